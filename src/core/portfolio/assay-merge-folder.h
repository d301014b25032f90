/* Merging another copy, a folder or one file, into a portfolio's folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The other copy may come from anywhere and is only read: a folder without a lock and without
 * following links, a file unpacked into a private place first, with every check that opening one
 * has. Nothing of it comes in but values through the gate and contents of the digest they name.
 */

#pragma once

#include "core/portfolio/assay-merge.h"
#include "core/portfolio/assay-portfolio-folder.h"

G_BEGIN_DECLS

typedef struct _AssayOtherCopy AssayOtherCopy;

/* @path: a portfolio's folder, or a portfolio saved as one file. The errors of opening either. */
AssayOtherCopy *assay_other_copy_open (AssayContext *context,
                                       const char *path,
                                       const char *schema_path,
                                       AssayProgress progress,
                                       GCancellable *cancellable,
                                       GError **error);

/* Removes what was unpacked. */
void assay_other_copy_free (AssayOtherCopy *self);

AssayPortfolioFolder *assay_other_copy_get_folder (AssayOtherCopy *self);

/* What merging @other into @folder comes to, as the two are now; changes nothing. @out_shared (may
 * be NULL): how many entries of the history both share, 0 where no common past is known. Without
 * one, only a copy for a service of the same name is taken. REFUSED for copies that do not belong
 * together; the errors of assay_merge_compute() and assay_ancestor_find(). */
AssayMerge *assay_portfolio_folder_merge (AssayPortfolioFolder *folder,
                                          AssayOtherCopy *other,
                                          const GPtrArray *resolutions,
                                          guint64 *out_shared,
                                          GCancellable *cancellable,
                                          GError **error);

/* Makes it so: stores the files that the result needs, each checked against its digest, then makes
 * one edit. @merge must have been computed for the folder as it is now (REFUSED otherwise); what is
 * still open stays ours. TOO_LARGE where the edit would not fit one line of the journal. On failure
 * the folder is as it was, its evidence too. @progress counts the bytes of each file. */
gboolean assay_portfolio_folder_take_merge (AssayPortfolioFolder *folder,
                                            AssayOtherCopy *other,
                                            const AssayMerge *merge,
                                            AssayProgress progress,
                                            GCancellable *cancellable,
                                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayOtherCopy, assay_other_copy_free)

G_END_DECLS
