/* Making edits of a review: what comes of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "core/review/assay-review-agreement.h"
#include "core/review/assay-review-completeness.h"
#include "core/review/assay-review-edit-private.h"
#include "core/review/assay-review-permission.h"
#include "core/review/assay-review-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* --- Settling --- */

static const AssayComparison *
find_comparison (const AssayAgreement *agreement, const AssayCriterion *criterion)
{
  for (guint i = 0; i < agreement->comparisons->len; i++)
    {
      const AssayComparison *one = &g_array_index (agreement->comparisons, AssayComparison, i);

      if (one->criterion == criterion)
        return one;
    }

  return NULL;
}

static gboolean
check_settled (const AssayComparison *one,
               const AssayCriterion *criterion,
               AssayJudgement settled,
               GError **error)
{
  if (one == NULL || one->own == one->other)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                 _ ("%s: both reviews say the same; there is nothing to settle"), criterion->id);
  else if (settled == ASSAY_JUDGEMENT_NONE)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                 _ ("%s: say which judgement was settled on"), criterion->id);
  else
    return TRUE;

  return FALSE;
}

AssayEdit *
assay_review_settle (const AssayReviewGround *ground,
                     AssayReview *other,
                     const char *criterion,
                     AssayJudgement settled,
                     const char *text,
                     GError **error)
{
  const AssayCriterion *asked = assay_scheme_find_criterion (ground->scheme, criterion, error);
  g_autoptr (AssayAgreement) agreement = NULL;
  g_autoptr (AssaySettlement) settlement = assay_settlement_new ();
  const AssayComparison *one;
  AssayEdit *edit;

  if (asked == NULL || !assay_review_may (ground, ASSAY_REVIEW_VERB_SETTLE, error))
    return NULL;
  agreement = assay_review_compare (ground, other, error);
  if (agreement == NULL)
    return NULL;
  one = find_comparison (agreement, asked);
  if (!check_settled (one, asked, settled, error)
      || !assay_edit_need_block (text, _ ("how it was settled"), &settlement->text, error))
    return NULL;
  settlement->criterion = g_strdup (asked->id);
  settlement->own = one->own;
  settlement->other = one->other;
  settlement->settled = settled;
  settlement->other_author = g_strdup (assay_review_get_declaration (other)->author);
  settlement->other_digest = assay_review_compute_digest (other);
  settlement->author = g_strdup (ground->author);
  settlement->day = ground->today;
  edit =
      assay_review_edit_new (ASSAY_REVIEW_VERB_SETTLE, asked->id, assay_judgement_get_id (settled));
  assay_edit_add (edit, ASSAY_REVIEW_SETTLEMENT,
                  assay_review_lookup_settlement (ground->review, asked->id),
                  g_steal_pointer (&settlement));

  return edit;
}

/* --- Recommending --- */

static gboolean
check_complete (const AssayReviewGround *ground, GError **error)
{
  g_autoptr (GPtrArray) findings = assay_review_check_complete (ground);
  guint n_blocking = assay_findings_count (findings, ASSAY_SEVERITY_BLOCKING);

  if (n_blocking == 0)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
               g_dngettext (GETTEXT_PACKAGE,
                            "%u thing still stands between this review and a recommendation; the "
                            "review’s check lists it",
                            "%u things still stand between this review and a recommendation; the "
                            "review’s check lists them",
                            n_blocking),
               n_blocking);

  return FALSE;
}

static gboolean
check_recommended (AssayOutcome outcome, GError **error)
{
  if (outcome != ASSAY_OUTCOME_NONE && outcome != ASSAY_OUTCOME_REOPEN)
    return TRUE;
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                       _ ("Recommend one of: award, award-with-conditions, further-work, "
                          "no-award"));

  return FALSE;
}

AssayEdit *
assay_review_recommend (const AssayReviewGround *ground,
                        AssayOutcome outcome,
                        const char *reasons,
                        GError **error)
{
  g_autoptr (AssayRecommendation) recommendation = assay_recommendation_new ();
  AssayEdit *edit;

  if (!assay_review_may (ground, ASSAY_REVIEW_VERB_RECOMMEND, error)
      || !check_recommended (outcome, error)
      || !assay_edit_need_block (reasons, _ ("the reasons"), &recommendation->reasons, error)
      || !check_complete (ground, error))
    return NULL;
  recommendation->outcome = outcome;
  recommendation->author = g_strdup (ground->author);
  recommendation->day = ground->today;
  recommendation->digest = assay_review_compute_digest (ground->review);
  edit = assay_review_edit_new (ASSAY_REVIEW_VERB_RECOMMEND, NULL, assay_outcome_get_id (outcome));
  assay_edit_add (edit, ASSAY_REVIEW_RECOMMENDATION,
                  assay_review_get_recommendation (ground->review),
                  g_steal_pointer (&recommendation));

  return edit;
}

/* --- Deciding --- */

static gboolean
check_decided (const AssayReviewGround *ground,
               AssayOutcome outcome,
               const char *role,
               GError **error)
{
  if (outcome == ASSAY_OUTCOME_NONE)
    g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                         _ ("Say what is decided: award, award-with-conditions, further-work, "
                            "no-award or reopen"));
  else if (!assay_review_is_other_role (ground->review, role))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                 _ ("“%s” is the assessor’s role; a decision is made in another one"), role);
  else
    return TRUE;

  return FALSE;
}

AssayEdit *
assay_review_decide (const AssayReviewGround *ground,
                     const char *role,
                     AssayOutcome outcome,
                     const char *reasons,
                     GError **error)
{
  g_autoptr (AssayDecision) decision = assay_decision_new ();
  g_autofree char *subject = NULL;
  const AssayAward *award = assay_review_get_award (ground->review);
  AssayEdit *edit;

  if (!assay_review_may (ground, ASSAY_REVIEW_VERB_DECIDE, error)
      || !assay_edit_need_line (role, _ ("the role of whoever decides"), &decision->role, error)
      || !check_decided (ground, outcome, decision->role, error)
      || !assay_edit_need_block (reasons, _ ("the reasons"), &decision->reasons, error))
    return NULL;
  decision->number = ground->next_decision;
  decision->outcome = outcome;
  decision->author = g_strdup (ground->author);
  decision->day = ground->today;
  decision->fingerprint = g_strdup (ground->review->head->fingerprint);
  decision->digest = assay_review_compute_digest (ground->review);
  subject = assay_review_model.dup_label (ASSAY_REVIEW_DECISION, decision);
  edit = assay_review_edit_new (ASSAY_REVIEW_VERB_DECIDE, subject, assay_outcome_get_id (outcome));
  assay_edit_add (edit, ASSAY_REVIEW_DECISION, NULL, g_steal_pointer (&decision));
  /* An award carries out one decision; a new one ends it, and the journal keeps it. */
  if (award != NULL)
    assay_edit_add (edit, ASSAY_REVIEW_AWARD, award, NULL);

  return edit;
}

/* --- Awarding --- */

static gboolean
take_conditions (const GPtrArray *asked, AssayAward *award, GError **error)
{
  for (guint i = 0; asked != NULL && i < asked->len; i++)
    {
      const AssayAwardCondition *fields = asked->pdata[i];
      g_autoptr (AssayAwardCondition) condition = assay_award_condition_new ();

      if (!assay_edit_need_block (fields->what, _ ("the condition"), &condition->what, error)
          || !assay_edit_check_date (fields->due, TRUE, _ ("the day a condition is due"), error))
        return FALSE;
      condition->due = fields->due;
      g_ptr_array_add (award->conditions, g_steal_pointer (&condition));
    }

  return TRUE;
}

static gboolean
check_conditions (const AssayDecision *decision, const AssayAward *award, GError **error)
{
  gboolean is_needed = decision->outcome == ASSAY_OUTCOME_CONDITIONS;

  if (is_needed == (award->conditions->len > 0))
    return TRUE;
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                       is_needed ? _ ("The decision was an award with conditions; say what they "
                                      "are and when each is due")
                                 : _ ("The decision was an award without conditions; leave them "
                                      "out, or decide again"));

  return FALSE;
}

static gboolean
take_period (const AssayReviewGround *ground,
             AssayDate from,
             AssayDate until,
             AssayAward *award,
             GError **error)
{
  int months = (int) ground->scheme->award_months;

  if (!assay_edit_check_date (from, TRUE, _ ("the award’s first day"), error))
    return FALSE;
  award->from = from;
  /* A month from the 12th ends on the 11th. */
  award->until =
      until == ASSAY_DATE_NONE && months > 0 ? assay_date_add_months (from, months) - 1 : until;
  if (!assay_edit_check_date (award->until, TRUE, _ ("the award’s last day"), error))
    return FALSE;

  return assay_edit_check_period (award->from, award->until, TRUE, error);
}

AssayEdit *
assay_review_award (const AssayReviewGround *ground,
                    AssayDate from,
                    AssayDate until,
                    const GPtrArray *conditions,
                    GError **error)
{
  const AssayDecision *decision = assay_review_get_decision (ground->review);
  g_autoptr (AssayAward) award = assay_award_new ();
  g_autofree char *first = NULL;
  AssayEdit *edit;

  if (!assay_review_may (ground, ASSAY_REVIEW_VERB_AWARD, error)
      || !take_period (ground, from, until, award, error)
      || !take_conditions (conditions, award, error) || !check_conditions (decision, award, error))
    return NULL;
  award->decision = decision->number;
  first = assay_date_format_iso (award->from);
  edit = assay_review_edit_new (ASSAY_REVIEW_VERB_AWARD, NULL, first);
  assay_edit_add (edit, ASSAY_REVIEW_AWARD, assay_review_get_award (ground->review),
                  g_steal_pointer (&award));

  return edit;
}
