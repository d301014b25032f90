/* What still stands between a review and a recommendation. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tags are in core/portfolio/assay-finding.h (AssayReviewFindingTag), the words in
 * present/assay-wording-review.c.
 */

#pragma once

#include "core/portfolio/assay-finding.h"
#include "core/review/assay-review-edit.h"

G_BEGIN_DECLS

/* Findings, sorted: worst first. Blocking ones stand in the way of a recommendation. @today says
 * which visits are over and which days are past. With what assay_review_check_outcome() says of the
 * outcome so far. */
GPtrArray *assay_review_check_complete (const AssayReviewGround *ground);

/* What the judgements say against @outcome: an award beside one that falls short, or an award
 * without conditions beside one that has some. Warnings, and no more: an outcome is weighed by
 * people. Sorted; empty for outcomes that grant nothing. */
GPtrArray *assay_review_check_outcome (const AssayReview *review,
                                       const AssayScheme *scheme,
                                       AssayOutcome outcome);

/* Counts for a line of status. */
typedef struct
{
  guint n_asked;
  guint counts[ASSAY_N_JUDGEMENTS]; /* of those asked; NONE: not determined */
  guint n_to_confirm;               /* made on something else than was submitted */
  guint n_carried;                  /* of an earlier round, with nothing changed: made */
  guint n_visits;
  guint n_visits_held;
  guint n_requests_open;
  guint n_corrections_open;
} AssayReviewCounts;

AssayReviewCounts assay_review_compute_counts (const AssayReviewGround *ground);

G_END_DECLS
