/* A portfolio as it was: the history played again up to some point.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/portfolio/assay-portfolio-folder.h"

G_BEGIN_DECLS

/* The portfolio after the entry with @sequence (0: before the first), from nothing. @entries as
 * assay_portfolio_folder_list_history() gives them. Pure: touches nothing but values, so it may run
 * on a thread. @out_is_whole (may be NULL): whether no entry is missing up to there; otherwise what
 * comes back is only what the rest of the history tells. CANCELLED when asked to stop. */
AssayPortfolio *assay_replay (const GPtrArray *entries,
                              guint64 sequence,
                              gboolean *out_is_whole,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
