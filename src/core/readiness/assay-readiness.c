/* Computing readiness: criteria from what was said and cited, standards from criteria, the verdict
 * from both.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure, and linear in criteria and citations but for one binary search each. Nothing here rounds in
 * favour of the service: a percentage is rounded down, so that 100 is only ever everything, and
 * thresholds are compared without dividing.
 */

#include "core/readiness/assay-readiness.h"

#include "base/assay-text.h"
#include "core/readiness/assay-counting.h"

/* What the scheme's scoring adds up. */
typedef struct
{
  guint64 ready;
  guint64 applicable;
} Score;

gboolean
assay_condition_is_met (const AssayCondition *condition, const AssayPortfolio *portfolio)
{
  const AssayAnswer *answer;

  if (condition->question == NULL)
    return TRUE;
  answer = assay_portfolio_lookup_answer (portfolio, condition->question);
  if (answer == NULL || assay_text_is_blank (answer->value))
    return TRUE;

  return assay_answer_has_option (answer, condition->value);
}

/* --- One criterion ----------------------------------------------------------------------------
 */

static void
take_reasons (AssayCriterionReadiness *self, GArray *reasons)
{
  self->n_reasons = reasons->len;
  self->reasons = g_memdup2 (reasons->data, reasons->len * sizeof (AssayReason));
}

static void
set_state (AssayCriterionReadiness *self, AssayState state, AssayReason reason)
{
  self->state = state;
  self->n_reasons = 1;
  self->reasons = g_memdup2 (&reason, sizeof reason);
}

/* Said not applicable: it stands only where the scheme allows it and with a reason. */
static void
judge_not_applicable (AssayCriterionReadiness *self)
{
  if (!self->criterion->not_applicable_allowed)
    set_state (self, ASSAY_STATE_NOT_ASSESSED,
               (AssayReason){ .code = ASSAY_REASON_NOT_APPLICABLE_REFUSED });
  else if (assay_text_is_blank (self->response->reason))
    set_state (self, ASSAY_STATE_NOT_ASSESSED,
               (AssayReason){ .code = ASSAY_REASON_NOT_APPLICABLE_UNEXPLAINED });
  else
    set_state (self, ASSAY_STATE_NOT_APPLICABLE,
               (AssayReason){ .code = ASSAY_REASON_SAID_NOT_APPLICABLE,
                              .text = self->response->reason });
}

/* Rated high enough: ready when one citation counts. @scratch is empty and stays so. */
static void
judge_citations (AssayCriterionReadiness *self, const AssayReadiness *readiness, GArray *scratch)
{
  const AssayResponse *response = self->response;
  g_autoptr (GArray) others = NULL;

  if (response->citations->len == 0)
    {
      set_state (self, ASSAY_STATE_CLAIMED, (AssayReason){ .code = ASSAY_REASON_NO_CITATION });
      return;
    }

  others = g_array_new (FALSE, FALSE, sizeof (AssayReason));
  for (guint i = 0; i < response->citations->len; i++)
    {
      guint before = others->len;

      if (!assay_counting_judge (readiness, self->criterion, response, i, others))
        continue;
      g_array_append_vals (scratch, &g_array_index (others, AssayReason, before), 1);
      g_array_set_size (others, before);
    }
  self->n_counting = scratch->len;
  self->state = self->n_counting > 0 ? ASSAY_STATE_READY : ASSAY_STATE_CLAIMED;
  g_array_append_vals (scratch, others->data, others->len);
  take_reasons (self, scratch);
  g_array_set_size (scratch, 0);
}

static void
judge_criterion (AssayCriterionReadiness *self, const AssayReadiness *readiness, GArray *scratch)
{
  const AssayCondition *condition = &self->criterion->applies_when;
  const char *level_id = self->response != NULL ? self->response->level : NULL;
  const AssayLevel *level;

  if (!assay_condition_is_met (condition, readiness->portfolio))
    {
      set_state (self, ASSAY_STATE_NOT_APPLICABLE,
                 (AssayReason){ .code = ASSAY_REASON_PROFILE_EXCLUDES, .id = condition->question });
      return;
    }
  if (level_id == NULL)
    {
      set_state (self, ASSAY_STATE_NOT_ASSESSED, (AssayReason){ .code = ASSAY_REASON_NO_RATING });
      return;
    }

  level = assay_scheme_lookup_level (readiness->scheme, level_id);
  if (level == NULL)
    set_state (self, ASSAY_STATE_NOT_ASSESSED,
               (AssayReason){ .code = ASSAY_REASON_UNKNOWN_LEVEL, .id = level_id });
  else if (level == readiness->scheme->not_applicable)
    judge_not_applicable (self);
  else if (level->rank < readiness->scheme->threshold->rank)
    set_state (self, ASSAY_STATE_GAP,
               (AssayReason){ .code = ASSAY_REASON_UNDER_THRESHOLD, .id = level->id });
  else
    judge_citations (self, readiness, scratch);
}

/* --- Adding up ---------------------------------------------------------------------------------
 */

static gboolean
is_assessed (AssayState state)
{
  return state != ASSAY_STATE_NOT_ASSESSED && state != ASSAY_STATE_NOT_APPLICABLE;
}

static void
add_to_score (Score *score, const AssayScheme *scheme, const AssayCriterionReadiness *criterion)
{
  guint weight = scheme->scoring == ASSAY_SCORING_WEIGHTED ? criterion->criterion->weight : 1;

  if (criterion->state == ASSAY_STATE_NOT_APPLICABLE)
    return;
  score->applicable += weight;
  if (criterion->state == ASSAY_STATE_READY)
    score->ready += weight;
}

static int
compute_percent (Score score, guint n_assessed)
{
  return n_assessed == 0 ? -1 : (int) (score.ready * 100 / score.applicable);
}

static gboolean
is_enough (Score score, const AssayScheme *scheme)
{
  guint threshold = scheme->scoring == ASSAY_SCORING_ALL ? 100 : scheme->scoring_threshold;

  return score.applicable > 0 && score.ready * 100 >= score.applicable * threshold;
}

/* Whether @a is less ready than @b: by state, then by rating, then by how much counts. */
static gboolean
is_weaker (const AssayScheme *scheme,
           const AssayCriterionReadiness *a,
           const AssayCriterionReadiness *b)
{
  const AssayLevel *level_of_a, *level_of_b;

  if (a->state != b->state)
    return a->state < b->state;
  if (a->state == ASSAY_STATE_NOT_ASSESSED)
    return FALSE;
  level_of_a = assay_scheme_lookup_level (scheme, a->response->level);
  level_of_b = assay_scheme_lookup_level (scheme, b->response->level);
  if (level_of_a != level_of_b)
    return level_of_a->rank < level_of_b->rank;

  return a->n_counting < b->n_counting;
}

static void
add_up_standard (AssayStandardReadiness *self, const AssayReadiness *readiness)
{
  Score score = { 0, 0 };

  for (guint i = 0; i < self->standard->criteria->len; i++)
    {
      const AssayCriterion *criterion = self->standard->criteria->pdata[i];
      const AssayCriterionReadiness *part = &readiness->criteria[criterion->index];

      self->counts[part->state]++;
      add_to_score (&score, readiness->scheme, part);
      if (is_assessed (part->state))
        self->n_assessed++;
      if (part->state == ASSAY_STATE_NOT_APPLICABLE)
        continue;
      self->n_applicable++;
      if (self->weakest == NULL || is_weaker (readiness->scheme, part, self->weakest))
        self->weakest = part;
    }
  self->percent = compute_percent (score, self->n_assessed);
  self->holds = is_enough (score, readiness->scheme);
}

static AssayVerdict
choose_verdict (const AssayReadiness *self, Score score)
{
  gboolean ready;

  if (self->n_assessed == 0)
    return ASSAY_VERDICT_NOT_ASSESSED;
  ready = self->scheme->scoring == ASSAY_SCORING_FLAT ? is_enough (score, self->scheme)
                                                      : self->n_holding == self->n_standards;

  return ready ? ASSAY_VERDICT_READY : ASSAY_VERDICT_NOT_READY;
}

static void
add_up (AssayReadiness *self)
{
  Score score = { 0, 0 };

  for (guint i = 0; i < self->n_standards; i++)
    {
      AssayStandardReadiness *standard = &self->standards[i];

      standard->standard = self->scheme->standards->pdata[i];
      add_up_standard (standard, self);
      for (guint state = 0; state < ASSAY_N_STATES; state++)
        self->counts[state] += standard->counts[state];
      self->n_applicable += standard->n_applicable;
      self->n_assessed += standard->n_assessed;
      if (standard->holds)
        self->n_holding++;
    }
  for (guint i = 0; i < self->n_criteria; i++)
    add_to_score (&score, self->scheme, &self->criteria[i]);
  self->percent = compute_percent (score, self->n_assessed);
  self->verdict = choose_verdict (self, score);
}

/* --- The whole ---------------------------------------------------------------------------------
 */

AssayReadiness *
assay_readiness_compute (AssayScheme *scheme, AssayPortfolio *portfolio, AssayDate on)
{
  return assay_readiness_compute_as_found (scheme, portfolio, NULL, on);
}

AssayReadiness *
assay_readiness_compute_on (const AssayReadiness *self, AssayDate on)
{
  return assay_readiness_compute_as_found (self->scheme, self->portfolio, self->absent, on);
}

AssayReadiness *
assay_readiness_compute_as_found (AssayScheme *scheme,
                                  AssayPortfolio *portfolio,
                                  const GArray *absent,
                                  AssayDate on)
{
  AssayReadiness *self = g_atomic_rc_box_new0 (AssayReadiness);
  g_autoptr (GArray) scratch = g_array_new (FALSE, FALSE, sizeof (AssayReason));

  g_assert (on != ASSAY_DATE_NONE);

  self->scheme = assay_scheme_ref (scheme);
  self->portfolio = assay_portfolio_ref (portfolio);
  self->absent = absent != NULL ? g_array_copy ((GArray *) absent) : NULL;
  self->on = on;
  self->n_standards = scheme->standards->len;
  self->standards = g_new0 (AssayStandardReadiness, self->n_standards);
  self->n_criteria = scheme->criteria->len;
  self->criteria = g_new0 (AssayCriterionReadiness, self->n_criteria);

  for (guint i = 0; i < self->n_criteria; i++)
    {
      AssayCriterionReadiness *criterion = &self->criteria[i];

      criterion->criterion = scheme->criteria->pdata[i];
      criterion->response = assay_portfolio_lookup_response (portfolio, criterion->criterion->id);
      judge_criterion (criterion, self, scratch);
    }
  add_up (self);

  return self;
}

AssayReadiness *
assay_readiness_ref (AssayReadiness *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_readiness (gpointer value)
{
  AssayReadiness *self = value;

  for (guint i = 0; i < self->n_criteria; i++)
    g_free (self->criteria[i].reasons);
  g_free (self->criteria);
  g_free (self->standards);
  g_clear_pointer (&self->absent, g_array_unref);
  assay_portfolio_unref (self->portfolio);
  assay_scheme_unref (self->scheme);
}

void
assay_readiness_unref (AssayReadiness *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear_readiness);
}
