/* A portfolio as one ZIP file, with the same layout as the folder; out and in again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/portfolio/assay-portfolio-folder.h"

G_BEGIN_DECLS

/* Writes portfolio.xml, scheme.xml, what was submitted, evidence (that of withdrawn and undone
 * items too, so that undo works in the copy) and the journal, stored not squeezed, with fixed
 * times, so that the same folder gives the same bytes. Evidence is hashed on the way: DAMAGED when
 * an item's file is missing or altered. An older file at @path is replaced only by a whole new one.
 * @progress counts bytes. */
gboolean assay_portfolio_archive_save (AssayPortfolioFolder *folder,
                                       const char *path,
                                       AssayProgress progress,
                                       GCancellable *cancellable,
                                       GError **error);

/* Makes a folder from such a file. Trusts nothing: names (no absolute ones, no "..", no links, no
 * duplicates, nothing but the layout above and in-use.xml, which is left out), sizes against
 * ASSAY_LIMIT_ZIP_* and growth beyond reason, every digest, then XML. The folder must not exist, or
 * be empty; on failure nothing of it is left. */
gboolean assay_portfolio_archive_open (AssayContext *context,
                                       const char *zip_path,
                                       const char *folder_path,
                                       const char *schema_path,
                                       AssayProgress progress,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
