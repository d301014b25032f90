/* A review's folder from the inside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder of the source.
 */

#pragma once

#include "core/document/assay-gate.h"
#include "core/review/assay-review-folder.h"

G_BEGIN_DECLS

/* @members: an item's number -> its file's name in the submission (char*), of what was there when
 * the review was opened. */
struct _AssayReviewFolder
{
  GObject parent_instance;

  AssayGate *gate;
  AssayScheme *scheme;
  AssayPortfolio *portfolio;
  GHashTable *members;
  char *schema_path;
};

/* A new object without a review in it. */
AssayReviewFolder *
assay_review_folder_new (AssayContext *context, const char *path, AssayOpenMode mode);

/* Adds what is wrong with the submission that lies in the review (AssayReviewFindingTag,
 * review-part-…). With @hash_contents every file is read; else it is the seal, the lists and
 * documents under it, and whether every item's file is there and of its size. FALSE only when it
 * was cancelled. */
gboolean assay_review_folder_check_submission (AssayReviewFolder *self,
                                               gboolean hash_contents,
                                               GPtrArray *findings,
                                               AssayProgress progress,
                                               GCancellable *cancellable,
                                               GError **error);

/* The path of a file of the submission, by its name in the bag. */
char *assay_review_folder_dup_member (AssayReviewFolder *self, const char *name);

G_END_DECLS
