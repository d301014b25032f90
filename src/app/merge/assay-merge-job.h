/* Comparing with another copy and bringing its files, away from the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-work.h"
#include "app/document/assay-folder-document.h"
#include "present/assay-merge-choices.h"

G_BEGIN_DECLS

/* Another copy, and the past that it shares with ours: read once, then the same for every thread
 * until the last reference goes, and what was unpacked with it. */
typedef struct _AssayMergeReading AssayMergeReading;

AssayMergeReading *assay_merge_reading_ref (AssayMergeReading *self);
void assay_merge_reading_unref (AssayMergeReading *self);

/* Each starts work of @owner; the results are an AssayMergeReading, an AssayMergePage, and nothing
 * but whether it was done. */
AssayWork *assay_merge_job_read (gpointer owner,
                                 AssayDocument *document,
                                 const char *schema_path,
                                 const char *path,
                                 AssayWorkProgressFunc advanced_cb,
                                 AssayWorkDoneFunc done_cb);
AssayWork *assay_merge_job_compare (gpointer owner,
                                    AssayDocument *document,
                                    AssayMergeReading *reading,
                                    const AssayMergeChoices *choices,
                                    AssayWorkDoneFunc done_cb);

/* The AssayWorkFunc that stores the files of a merge, and what it works on; the progress dialog
 * starts it. */
typedef struct _AssayMergeStoring AssayMergeStoring;

AssayMergeStoring *assay_merge_storing_new (AssayDocument *document,
                                            AssayMergeReading *reading,
                                            const AssayMergePage *page);
void assay_merge_storing_free (gpointer self);

/* Borrowed; for after the work, when the files are to be used or taken back. */
AssayMergeContents *assay_merge_storing_get_contents (AssayMergeStoring *self);

gpointer assay_merge_storing_run (gpointer self,
                                  AssayProgress progress,
                                  GCancellable *cancellable,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayMergeReading, assay_merge_reading_unref)

G_END_DECLS
