/* What a review's report says, one function for each part of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/review/assay-review-facts.h"

G_BEGIN_DECLS

/* Whose review of what this is; the page after it says where everything stands. */
void assay_review_report_add_cover (AssayContent *content, const AssayReviewFacts *facts);
void assay_review_report_add_contents (AssayContent *content, const AssayReviewFacts *facts);

/* Where the review stands, the recommendation, what was determined in numbers, decision, award. */
void assay_review_report_add_outcome (AssayContent *content, const AssayReviewFacts *facts);

/* Standard by standard, criterion by criterion. */
void assay_review_report_add_standards (AssayContent *content, const AssayReviewFacts *facts);
void assay_review_report_add_criterion (AssayContent *content,
                                        const AssayReviewFacts *facts,
                                        const AssayCriterion *criterion);

/* What the service is asked for: requests and corrective actions. */
void assay_review_report_add_asked (AssayContent *content, const AssayReviewFacts *facts);

/* Visits, questions and answers, samples. */
void assay_review_report_add_visits (AssayContent *content, const AssayReviewFacts *facts);

/* How far two assessors agreed, and what they settled; nothing where there was one. */
gboolean assay_review_report_has_second (const AssayReviewFacts *facts);
void assay_review_report_add_second (AssayContent *content, const AssayReviewFacts *facts);

/* Which submission, scheme and state of the review all this is about. */
void assay_review_report_add_basis (AssayContent *content, const AssayReviewFacts *facts);

G_END_DECLS
