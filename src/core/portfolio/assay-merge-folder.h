/* Merging another copy, a folder, one file or what a sync program left, into a portfolio's folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The other copy may come from anywhere and is only read: a folder without a lock and without
 * following links, a file unpacked into a private place first, with every check that opening one
 * has. Nothing of it comes in but values through the gate and contents of the digest they name.
 */

#pragma once

#include "core/portfolio/assay-ancestor.h"
#include "core/portfolio/assay-merge.h"

G_BEGIN_DECLS

typedef struct _AssayOtherCopy AssayOtherCopy;

/* @path: a portfolio's folder, a portfolio saved as one file, or a second portfolio.xml that a sync
 * program left in a portfolio's folder, which has no history of its own. The errors of opening
 * either. */
AssayOtherCopy *assay_other_copy_open (AssayContext *context,
                                       const char *path,
                                       const char *schema_path,
                                       AssayProgress progress,
                                       GCancellable *cancellable,
                                       GError **error);

/* Removes what was unpacked. */
void assay_other_copy_free (AssayOtherCopy *self);

AssayPortfolioFolder *assay_other_copy_get_folder (AssayOtherCopy *self);

/* The past that @folder and @other share; its portfolio is NULL where none is known. Without one,
 * only a copy for a service of the same name is taken. REFUSED for copies that do not belong
 * together. @folder may be a reading of its own, away from where it is changed: what is shared then
 * stays shared. */
AssayAncestor *assay_other_copy_find_past (AssayOtherCopy *self,
                                           AssayPortfolioFolder *folder,
                                           GCancellable *cancellable,
                                           GError **error);

/* What merging @other into @folder comes to, as the two are now; changes nothing. @out_shared (may
 * be NULL): how many entries of the history both share, 0 where no common past is known. The errors
 * of assay_merge_compute() and assay_other_copy_find_past(). */
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

/* The same in two steps, for whoever must not wait: the files, which may be stored on a thread
 * while the folder at @path is in use; then the edit, where the folder is. One thread at a time. */
typedef struct _AssayMergeContents AssayMergeContents;

AssayMergeContents *assay_merge_contents_new (AssayContext *context, const char *path);
AssayMergeContents *assay_merge_contents_ref (AssayMergeContents *self);
void assay_merge_contents_unref (AssayMergeContents *self);

/* Stores the files that the result of @merge needs; on failure, those before it stay until they are
 * taken back. */
gboolean assay_merge_contents_store (AssayMergeContents *self,
                                     AssayOtherCopy *other,
                                     const AssayMerge *merge,
                                     AssayProgress progress,
                                     GCancellable *cancellable,
                                     GError **error);

/* Takes away again what was stored, but nothing that an item of @folder holds by now. */
void assay_merge_contents_take_back (AssayMergeContents *self, AssayPortfolioFolder *folder);

/* Makes the edit, or takes back what was stored for it. */
gboolean assay_portfolio_folder_apply_merge (AssayPortfolioFolder *folder,
                                             const AssayMerge *merge,
                                             AssayMergeContents *contents,
                                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayMergeContents, assay_merge_contents_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayOtherCopy, assay_other_copy_free)

G_END_DECLS
