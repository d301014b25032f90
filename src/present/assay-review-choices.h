/* What can be chosen in a review: when to choose what, and why something cannot be chosen now.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words themselves are in assay-review-wording.h. All const, translated.
 */

#pragma once

#include "core/readiness/assay-readiness.h"
#include "core/review/assay-review-permission.h"

G_BEGIN_DECLS

/* When to choose it, in a sentence; "" for what says nothing. */
const char *assay_review_word_judgement_meaning (AssayJudgement judgement);
const char *assay_review_word_outcome_meaning (AssayOutcome outcome);
const char *assay_review_word_interest_meaning (AssayInterest interest);

/* What is asked of the evidence: "It shows what it is cited for". */
const char *assay_review_word_quality_question (AssayQuality quality);

/* The state whose colour a judgement has. */
AssayState assay_review_get_judgement_tone (AssayJudgement judgement);

/* Why it cannot be done now and what comes first, as a sentence; NULL where nothing stands in the
 * way. */
const char *assay_review_word_refusal (AssayRefusal refusal);

/* What one can choose, as a rating group shows it: AssayLevel with copies of these. */
GPtrArray *assay_review_levels_new (void);
void
assay_review_levels_add (GPtrArray *levels, const char *id, const char *title, const char *meaning);

G_END_DECLS
