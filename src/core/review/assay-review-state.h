/* What a judgement was made on, as digests, so that later anybody can tell whether it still stands.
 * Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/portfolio/assay-portfolio.h"
#include "core/review/assay-review.h"
#include "core/scheme/assay-scheme.h"

G_BEGIN_DECLS

/* SHA-256 over what a criterion rests on in a submission: the criterion as the scheme asks it, the
 * response, every item it cites (with the digest of its file) and the answers to profile questions
 * its being asked depends on. Two submissions in which nothing of that differs have the same. */
char *assay_review_compute_basis (const AssayScheme *scheme,
                                  const AssayPortfolio *portfolio,
                                  const char *criterion);

/* Whether the judgement was made on what the submission says now. TRUE where there is none. */
gboolean assay_review_is_current (const AssayDetermination *determination,
                                  const AssayScheme *scheme,
                                  const AssayPortfolio *portfolio);

/* What has to be done with a judgement that there is already. */
typedef enum
{
  ASSAY_CARRYING_NONE,      /* nothing: it was made here, on what was submitted */
  ASSAY_CARRYING_UNCHANGED, /* nothing: of an earlier round, and all it was made on is as it was */
  ASSAY_CARRYING_CHANGED,   /* made on something else than was submitted: it is to be confirmed */
} AssayCarrying;

/* The one answer for counts, lists and reports. NONE where there is no judgement. */
AssayCarrying assay_review_compute_carrying (const AssayDetermination *determination,
                                             const AssayScheme *scheme,
                                             const AssayPortfolio *portfolio);

/* SHA-256 over everything a recommendation and a decision rest on: the whole review without private
 * notes, openings, the recommendation, decisions and the award. */
char *assay_review_compute_digest (const AssayReview *self);

/* Whether the recommendation was made on what the review says now; FALSE where there is none. */
gboolean assay_review_is_recommended (const AssayReview *self);

/* Whether the decision was made on what the review and the submission are now. */
gboolean assay_review_stands_on_decision (const AssayReview *self, const AssayDecision *decision);

/* Why a review has no award that could be certified; these are stable. */
typedef enum
{
  ASSAY_AWARD_HOLDS,
  ASSAY_AWARD_NONE,
  ASSAY_AWARD_NOT_DECIDED,  /* the last decision is another one than it carries out */
  ASSAY_AWARD_NOT_GRANTED,  /* that decision grants none */
  ASSAY_AWARD_CHANGED_SINCE /* the review or the submission is not what was decided on */
} AssayAwardStanding;

AssayAwardStanding assay_review_compute_award_standing (const AssayReview *self);

/* Whether everything is determined that applies, and in this very round: what comparing two reviews
 * needs, because two who carry what one of them said before would agree without having judged. */
gboolean assay_review_is_finished (const AssayReview *self,
                                   const AssayScheme *scheme,
                                   const AssayPortfolio *portfolio);

/* Whether the criterion is to be determined: it applies by the profile, or the service answered it
 * all the same. Said not to apply, it still is: whether that is so is a judgement. */
gboolean assay_review_is_asked (const AssayCriterion *criterion, const AssayPortfolio *portfolio);

G_END_DECLS
