/* What a review's report says that the window does not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-review-report-wording.h"

#include "core/review/assay-review-state.h"
#include "present/assay-review-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

AssayReviewStanding
assay_review_compute_standing (const AssayReview *review)
{
  const AssayDecision *decision = assay_review_get_decision (review);

  if (decision != NULL && decision->outcome != ASSAY_OUTCOME_REOPEN)
    return assay_review_stands_on_decision (review, decision) ? ASSAY_REVIEW_STANDING_DECIDED
                                                              : ASSAY_REVIEW_STANDING_BROKEN;
  if (decision != NULL && assay_review_stands_on_decision (review, decision))
    return ASSAY_REVIEW_STANDING_REOPENED;
  if (assay_review_is_recommended (review))
    return ASSAY_REVIEW_STANDING_RECOMMENDED;

  return assay_review_get_recommendation (review) != NULL ? ASSAY_REVIEW_STANDING_CHANGED
                                                          : ASSAY_REVIEW_STANDING_DRAFT;
}

char *
assay_review_word_standing (const AssayReview *review)
{
  const AssayDecision *decision = assay_review_get_decision (review);
  const AssayRecommendation *recommendation = assay_review_get_recommendation (review);

  switch (assay_review_compute_standing (review))
    {
    case ASSAY_REVIEW_STANDING_DRAFT:
      return g_strdup (_ ("Draft: nothing is recommended yet."));
    case ASSAY_REVIEW_STANDING_CHANGED:
      return g_strdup (_ ("Draft: the review was changed after it was recommended on, so nothing "
                          "is recommended on what stands here."));
    case ASSAY_REVIEW_STANDING_RECOMMENDED:
      return g_strdup_printf (_ ("The assessor recommends: %s. Nothing is decided yet."),
                              assay_review_word_outcome (recommendation->outcome));
    case ASSAY_REVIEW_STANDING_REOPENED:
      return g_strdup (_ ("Draft: the review was given back to the assessor, and nothing has "
                          "changed since."));
    case ASSAY_REVIEW_STANDING_DECIDED:
      return g_strdup_printf (_ ("The decision: %s."),
                              assay_review_word_outcome (decision->outcome));
    case ASSAY_REVIEW_STANDING_BROKEN:
      return g_strdup (_ ("A decision was recorded, and the review or the submission is not what "
                          "it was made on: it does not hold for what stands here."));
    }

  g_assert_not_reached ();
}

const char *
assay_review_word_award_standing (AssayAwardStanding standing)
{
  switch (standing)
    {
    case ASSAY_AWARD_HOLDS:
      return NULL;
    case ASSAY_AWARD_NONE:
      return _ ("this review has no award; record the decision and then the award first");
    case ASSAY_AWARD_NOT_DECIDED:
      return _ ("the award carries out another decision than the last one; record the award that "
                "the last decision grants");
    case ASSAY_AWARD_NOT_GRANTED:
      return _ ("the decision grants no award; if it should, record a decision that does");
    case ASSAY_AWARD_CHANGED_SINCE:
      return _ ("the review or the submission is not what the decision was made on; recommend and "
                "decide again");
    }

  g_assert_not_reached ();
}

static const char *
word_strength (double kappa)
{
  if (kappa < 0)
    return _ ("less agreement than by chance");
  if (kappa <= 0.2)
    return _ ("slight agreement");
  if (kappa <= 0.4)
    return _ ("fair agreement");
  if (kappa <= 0.6)
    return _ ("moderate agreement");
  if (kappa <= 0.8)
    return _ ("substantial agreement");

  return _ ("almost perfect agreement");
}

char *
assay_review_explain_kappa (double kappa)
{
  /* TRANSLATORS: "That is substantial agreement, in the words …" */
  return g_strdup_printf (_ ("That is %s, in the words of Landis and Koch (1977). Kappa is what "
                             "is left when agreement by chance is taken out: 1 is full agreement, "
                             "0 is no more than chance."),
                          word_strength (kappa));
}
