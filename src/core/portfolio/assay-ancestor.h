/* The common past of two copies of one portfolio.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A copy begins with the history of what it was copied from, line for line: who, when, what. So the
 * longest beginning that two histories share is the past they share, and the portfolio then is that
 * beginning played again.
 *
 * A line that is missing from the journals ends the known past: an earlier moment that is certain
 * is a better base than a later one that may not be so. From an earlier base more is reported as
 * changed on both sides, but nothing is lost. Where the very beginning is missing from one of them,
 * nothing is known of a common past; the two are then compared without a base.
 */

#pragma once

#include "core/portfolio/assay-portfolio-folder.h"

G_BEGIN_DECLS

/* @sequence is the last entry both share; 0, with @portfolio NULL, where the past is not known. */
typedef struct
{
  guint64 sequence;
  AssayPortfolio *portfolio;
} AssayAncestor;

/* Both as assay_portfolio_folder_list_history() gives them. REFUSED when both histories are there
 * from their beginning and begin differently: these are no copies of one portfolio. CANCELLED when
 * asked to stop. Pure. */
AssayAncestor *assay_ancestor_find (const GPtrArray *ours,
                                    const GPtrArray *theirs,
                                    GCancellable *cancellable,
                                    GError **error);
void assay_ancestor_free (AssayAncestor *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayAncestor, assay_ancestor_free)

G_END_DECLS
