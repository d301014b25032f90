/* A review on disk: the folder, its journal, its lock, the submission it is about, and the one gate
 * through which it changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   review.xml           the whole review, canonical form
 *   journal/000001.log   one line per edit, appended and synced at the moment of the edit
 *   in-use.xml           who has it open
 *   submission/          the bag as it was verified, unpacked; never altered, read-only
 *   returned/, earlier/  what is kept of rounds (assay-review-earlier.h)
 *
 * The promise is a portfolio's (core/document/assay-gate.h): what apply() returned
 * TRUE for survives a crash in the next instruction.
 *
 * The submission is verified in full when the review is made. Opening looks at portfolio.xml,
 * scheme.xml and the names and sizes of files; each item's digest is checked when it is opened.
 */

#pragma once

#include "base/assay-context.h"
#include "base/assay-progress.h"
#include "core/portfolio/assay-finding.h"
#include "core/document/assay-gate.h"
#include "core/review/assay-review-edit.h"
#include "core/submission/assay-verify.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define ASSAY_REVIEW_FILE "review.xml"
#define ASSAY_SUBMISSION_FOLDER "submission"
#define ASSAY_EARLIER_FOLDER "earlier"

#define ASSAY_TYPE_REVIEW_FOLDER (assay_review_folder_get_type ())
G_DECLARE_FINAL_TYPE (AssayReviewFolder, assay_review_folder, ASSAY, REVIEW_FOLDER, GObject)

/* Makes the folder (its parent must exist; the folder may exist if it is empty) from the submission
 * at @archive, a ZIP or a bag's folder, and opens it for writing. @earlier, or NULL, is the review
 * of the round before: its determinations are carried in, and what a later round
 * is held against is kept.
 *
 * *@out_verification is what verifying found, also on failure; NULL where it did not come to that.
 * ENCRYPTED without its passphrase. A submission with blocking findings is REFUSED: what cannot be
 * shown to be what was sent must not be judged, and to look at it "assay verify" is enough. The
 * scheme is the one that came in the submission, whether this computer knows it or not. EXISTS when
 * there is something in the folder. On failure nothing of it is left. @progress counts bytes. */
AssayReviewFolder *assay_review_folder_create (AssayContext *context,
                                               const char *path,
                                               const char *archive,
                                               const AssayVerifyRequest *request,
                                               AssayReviewFolder *earlier,
                                               AssayProgress progress,
                                               GCancellable *cancellable,
                                               AssayVerification **out_verification,
                                               GError **error);

/* @schema_path is scheme.xsd. NOT_FOUND when the path is none or no review; LOCKED with who, where
 * and since when; DAMAGED, NEWER, INVALID, ACCESS. */
AssayReviewFolder *assay_review_folder_open (AssayContext *context,
                                             const char *path,
                                             const char *schema_path,
                                             AssayOpenMode mode,
                                             GCancellable *cancellable,
                                             GError **error);

/* Whether the folder at @path looks like a review. */
gboolean assay_review_folder_is_one (const char *path);

gboolean assay_review_folder_close (AssayReviewFolder *self, GError **error);

const char *assay_review_folder_get_path (AssayReviewFolder *self);

/* The scheme that came in the submission. */
AssayScheme *assay_review_folder_get_scheme (AssayReviewFolder *self);

/* What the service submitted; never changes. */
AssayPortfolio *assay_review_folder_get_portfolio (AssayReviewFolder *self);

/* The state as of now; hold a reference to keep that moment. */
AssayReview *assay_review_folder_get_review (AssayReviewFolder *self);

/* What an edit is made on now: review, author, day, the lowest numbers never given. Borrowed until
 * the next act. */
AssayReviewGround assay_review_folder_get_ground (AssayReviewFolder *self);

/* The gate. On TRUE the edit is safe on disk and get_review() has it; "changed" is emitted. On
 * FALSE nothing has changed, on disk or here. An empty edit is TRUE and leaves no trace. */
gboolean assay_review_folder_apply (AssayReviewFolder *self, AssayEdit *edit, GError **error);

gboolean assay_review_folder_save (AssayReviewFolder *self, GError **error);

/* Undo and redo reach back over closing, as far as the last decision. Openings of sensitive items
 * stay. REFUSED when there is nothing. */
gboolean assay_review_folder_undo (AssayReviewFolder *self, AssayEdit **out_edit, GError **error);
gboolean assay_review_folder_redo (AssayReviewFolder *self, AssayEdit **out_edit, GError **error);
AssayEdit *assay_review_folder_peek_undo (AssayReviewFolder *self);
AssayEdit *assay_review_folder_peek_redo (AssayReviewFolder *self);

/* Everything that ever happened, oldest first; AssayEntry. */
GPtrArray *assay_review_folder_list_history (AssayReviewFolder *self, GError **error);
GPtrArray *
assay_review_folder_list_latest (AssayReviewFolder *self, guint n_entries, GError **error);

/* Where the file of an item is; NULL for what is not a file. Only for looking whether it is there:
 * what is opened goes through open_evidence(). */
char *assay_review_folder_dup_evidence_path (AssayReviewFolder *self, guint evidence);

/* The path of an item's file after its digest was checked. A sensitive item needs @why (REFUSED
 * without), which is journalled before the path is given: so it needs a review open for writing.
 * NOT_FOUND, DAMAGED where the file is not the one that was submitted. */
char *assay_review_folder_open_evidence (AssayReviewFolder *self,
                                         guint evidence,
                                         const char *why,
                                         AssayProgress progress,
                                         GCancellable *cancellable,
                                         GError **error);

/* What the submission was signed with, held again against what lies here; NULL where it was not
 * signed, or this is no longer what was signed. */
AssaySignature *assay_review_folder_load_signature (AssayReviewFolder *self);

/* data/pack.pdf of the submission. Only for showing where it is: what is read of it is held against
 * the seal before, with the next. */
char *assay_review_folder_dup_pack_path (AssayReviewFolder *self);

/* Whether the pack in the review's folder @path is the one that was submitted when @review was
 * begun; for any thread. DAMAGED when it is another, or the lists that say so are. */
gboolean assay_review_check_pack (const char *path,
                                  const AssayReview *review,
                                  AssayProgress progress,
                                  GCancellable *cancellable,
                                  GError **error);

/* The path of the pack after that check. */
char *assay_review_folder_open_pack (AssayReviewFolder *self,
                                     AssayProgress progress,
                                     GCancellable *cancellable,
                                     GError **error);

/* The numbers (guint, ascending) of items whose file is not there or not of the right size. */
GArray *assay_review_folder_list_absent (AssayReviewFolder *self);

/* Looks at the folder: every file of the submission there and, when @hash_contents, unaltered;
 * damaged journal lines; changes from outside. AssayFinding. NULL only with an error. */
GPtrArray *assay_review_folder_check (AssayReviewFolder *self,
                                      gboolean hash_contents,
                                      AssayProgress progress,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
