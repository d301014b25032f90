/* A review in words: judgements, findings, questions, history.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure; every sentence is whole, translated, and ends with a full stop. Words alone do not.
 */

#pragma once

#include "core/document/assay-entry.h"
#include "core/portfolio/assay-finding.h"
#include "core/review/assay-review-agreement.h"
#include "core/review/assay-review-completeness.h"
#include "core/review/assay-review-prompts.h"

G_BEGIN_DECLS

/* "Met with conditions", "Not determined" … */
const char *assay_review_word_judgement (AssayJudgement judgement);

/* One character each, so that a judgement is never told by colour alone. */
const char *assay_review_word_judgement_sign (AssayJudgement judgement);
const char *assay_review_word_outcome (AssayOutcome outcome);
const char *assay_review_word_quality (AssayQuality quality);
const char *assay_review_word_said (AssaySaid said);
const char *assay_review_word_interest (AssayInterest interest);
const char *assay_review_word_request_state (AssayRequestState state);
const char *assay_review_word_visit_kind (AssayVisitKind kind);

/* A finding of AssayReviewFindingTag, and what to do. */
char *assay_review_word_finding (const AssayFinding *finding);
char *assay_review_word_finding_step (const AssayFinding *finding);

/* What the judgements say against an outcome (assay_review_check_outcome()), a sentence a line, and
 * what to do; NULL for nothing. Many are counted. */
char *assay_review_word_doubts (const AssayReview *review,
                                const AssayScheme *scheme,
                                AssayOutcome outcome);

/* "5 of 33 determined: 3 met, 1 met with conditions, 1 further work." */
char *assay_review_word_counts (const AssayReviewCounts *counts);

/* The question itself, as it is asked at a visit. */
char *assay_review_word_prompt (const AssayReviewGround *ground, const AssayPrompt *prompt);

/* "Determined 2.5 as “Met”", "Undid: …". */
char *assay_review_word_edit (const AssayEdit *edit);
char *assay_review_word_entry (const AssayEntry *entry);

/* What is commonly said of a kappa (Landis and Koch 1977, Biometrics 33, 159-174): "substantial
 * agreement"; NULL where it is not defined. */
const char *assay_review_word_kappa (const AssayAgreement *agreement);

/* "Both reviews agree on 28 of 33 (84.8 %)." */
char *assay_review_word_share (const AssayAgreement *agreement);

/* "Both reviews agree on 28 of 33 (84.8 %). Cohen’s kappa is 0.71: substantial agreement." Says so
 * where a figure is not defined. */
char *assay_review_word_agreement (const AssayAgreement *agreement);

G_END_DECLS
