/* What a review keeps of its rounds: the returns that were written from it, and, where there was an
 * earlier round, what was submitted and returned then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   returned/0001-ID.xml           every return written from this review, in order
 *   earlier/portfolio.xml          what was submitted in the round before, in the submission form
 *   earlier/returned/0001-ID.xml   what was returned on that round and those before it, in order
 *
 * So a later round can be held against the assessor's own words and never against what the service
 * says that they were, and the earlier review need not be at hand.
 */

#pragma once

#include "core/review/assay-return.h"
#include "core/review/assay-review-folder.h"
#include "core/review/assay-round.h"

G_BEGIN_DECLS

/* What is meant for the service, as assay_return_new_from_review() makes it; REFUSED, besides,
 * while a judgement that was carried from an earlier round is not confirmed though something
 * changed that it was made on (assay-round.h). @schema_path is return.xsd. */
AssayReturn *assay_review_folder_make_return (AssayReviewFolder *self,
                                              const char *schema_path,
                                              AssayDate day,
                                              GError **error);

/* Keeps @given in the folder, which must be open for writing, and then writes it to @path, as a
 * document that the person sends on. An older file there is replaced only by a whole new one. */
gboolean assay_review_folder_write_return (AssayReviewFolder *self,
                                           const AssayReturn *given,
                                           const char *path,
                                           GError **error);

/* For the making of @self: takes in what is kept of @earlier. Where no return was written from
 * that, it takes in what a return would say now. */
gboolean assay_review_folder_keep_earlier (AssayReviewFolder *self,
                                           AssayReviewFolder *earlier,
                                           GError **error);

/* What this round is about. *@out_before, to be unreferenced, is what was submitted in the round
 * before. REFUSED where the review was begun without an earlier one; DAMAGED where what is kept is
 * not what was submitted then. Of several returns on one round the last one counts, and those of
 * which something came back. */
AssayRound *assay_review_folder_load_round (AssayReviewFolder *self,
                                            const char *schema_path,
                                            AssayPortfolio **out_before,
                                            GError **error);

G_END_DECLS
