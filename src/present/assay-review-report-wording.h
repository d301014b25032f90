/* What a review's report says that the window does not: where it stands, and what a kappa means.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure; sentences are whole and translated.
 */

#pragma once

#include "core/review/assay-review-state.h"

G_BEGIN_DECLS

/* How far a review has come, by what it holds: never by what it once held. */
typedef enum
{
  ASSAY_REVIEW_STANDING_DRAFT,       /* nothing is recommended */
  ASSAY_REVIEW_STANDING_CHANGED,     /* changed after it was recommended on */
  ASSAY_REVIEW_STANDING_RECOMMENDED, /* and not decided */
  ASSAY_REVIEW_STANDING_REOPENED,    /* given back, and nothing changed since */
  ASSAY_REVIEW_STANDING_DECIDED,
  ASSAY_REVIEW_STANDING_BROKEN, /* there is a decision, on something else than stands here */
} AssayReviewStanding;

AssayReviewStanding assay_review_compute_standing (const AssayReview *review);

/* "The decision: Award with conditions.", "Draft: nothing is recommended yet." */
char *assay_review_word_standing (const AssayReview *review);

/* A part of a sentence, with what to do; NULL for HOLDS. */
const char *assay_review_word_award_standing (AssayAwardStanding standing);

/* "That is substantial agreement, …": the words of Landis and Koch (1977, Biometrics 33, 159-174).
 */
char *assay_review_explain_kappa (double kappa);

G_END_DECLS
