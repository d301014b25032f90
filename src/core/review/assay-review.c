/* A review as a value: holding its parts and finding them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/review/assay-review.h"

#include "base/assay-text.h"
#include "core/portfolio/assay-point.h"
#include "core/review/assay-review-record.h"

static void
clear_review (gpointer value)
{
  AssayReview *self = value;

  assay_review_head_unref (self->head);
  for (guint type = ASSAY_REVIEW_DECLARATION; type < ASSAY_N_REVIEW_TYPES; type++)
    g_ptr_array_unref (*assay_review_get_slot (self, type));
}

AssayReview *
assay_review_new (AssayReviewHead *head)
{
  AssayReview *self = g_atomic_rc_box_new0 (AssayReview);

  self->head = head;
  for (guint type = ASSAY_REVIEW_DECLARATION; type < ASSAY_N_REVIEW_TYPES; type++)
    *assay_review_get_slot (self, type) = assay_model_new_array (&assay_review_model, type);

  return self;
}

AssayReview *
assay_review_ref (AssayReview *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
assay_review_unref (AssayReview *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear_review);
}

/* --- Finding --- */

static gconstpointer
get_last (const GPtrArray *values)
{
  return values->len > 0 ? values->pdata[values->len - 1] : NULL;
}

const AssayDeclaration *
assay_review_get_declaration (const AssayReview *self)
{
  return get_last (self->declarations);
}

const AssayRecommendation *
assay_review_get_recommendation (const AssayReview *self)
{
  return get_last (self->recommendations);
}

const AssayAward *
assay_review_get_award (const AssayReview *self)
{
  return get_last (self->awards);
}

const AssayDecision *
assay_review_get_decision (const AssayReview *self)
{
  return get_last (self->decisions);
}

const AssayDetermination *
assay_review_lookup_determination (const AssayReview *self, const char *criterion)
{
  AssayDetermination like = { .criterion = (char *) criterion };

  return assay_model_lookup_like (&assay_review_model, self, ASSAY_REVIEW_DETERMINATION, &like);
}

const AssaySettlement *
assay_review_lookup_settlement (const AssayReview *self, const char *criterion)
{
  AssaySettlement like = { .criterion = (char *) criterion };

  return assay_model_lookup_like (&assay_review_model, self, ASSAY_REVIEW_SETTLEMENT, &like);
}

gconstpointer
assay_review_lookup (const AssayReview *self, guint type, guint number)
{
  const GPtrArray *values = *assay_review_get_slot ((gpointer) self, type);
  guint low = 0, high = values->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      guint found = assay_review_get_number (type, values->pdata[middle]);

      if (found == number)
        return values->pdata[middle];
      if (found < number)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

const AssayRequest *
assay_review_lookup_request (const AssayReview *self, guint number)
{
  return assay_review_lookup (self, ASSAY_REVIEW_REQUEST, number);
}

const AssayCorrection *
assay_review_lookup_correction (const AssayReview *self, guint number)
{
  return assay_review_lookup (self, ASSAY_REVIEW_CORRECTION, number);
}

const AssayEnquiry *
assay_review_lookup_enquiry (const AssayReview *self, guint number)
{
  return assay_review_lookup (self, ASSAY_REVIEW_ENQUIRY, number);
}

const AssayVisit *
assay_review_lookup_visit (const AssayReview *self, guint number)
{
  return assay_review_lookup (self, ASSAY_REVIEW_VISIT, number);
}

const AssaySample *
assay_review_lookup_sample (const AssayReview *self, guint number)
{
  return assay_review_lookup (self, ASSAY_REVIEW_SAMPLE, number);
}

AssayJudgement
assay_review_get_judgement (const AssayReview *self, const char *criterion)
{
  const AssaySettlement *settlement = assay_review_lookup_settlement (self, criterion);
  const AssayDetermination *determination = assay_review_lookup_determination (self, criterion);

  if (settlement != NULL)
    return settlement->settled;

  return determination != NULL ? determination->judgement : ASSAY_JUDGEMENT_NONE;
}

char *
assay_looks_format_items (const GPtrArray *looked)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < looked->len; i++)
    g_array_append_val (numbers, ((const AssayLook *) looked->pdata[i])->evidence);

  return assay_items_format (numbers);
}

AssayOutcome
assay_review_get_outcome (const AssayReview *self)
{
  const AssayDecision *decision = assay_review_get_decision (self);
  const AssayRecommendation *recommendation = assay_review_get_recommendation (self);

  if (decision != NULL && decision->outcome != ASSAY_OUTCOME_REOPEN)
    return decision->outcome;

  return recommendation != NULL ? recommendation->outcome : ASSAY_OUTCOME_NONE;
}

gboolean
assay_judgement_falls_short (AssayJudgement judgement)
{
  return judgement == ASSAY_JUDGEMENT_FURTHER_WORK || judgement == ASSAY_JUDGEMENT_NOT_MET;
}

AssayNeeds
assay_judgement_compute_needs (AssayJudgement judgement,
                               const char *reason,
                               const char *lacking,
                               guint n_looked)
{
  gboolean is_short = assay_judgement_falls_short (judgement);
  AssayNeeds needs = 0;

  if (judgement != ASSAY_JUDGEMENT_NONE && assay_text_is_blank (reason))
    needs |= ASSAY_NEEDS_REASON;
  if ((is_short || judgement == ASSAY_JUDGEMENT_CONDITIONS) && assay_text_is_blank (lacking))
    needs |= ASSAY_NEEDS_LACKING;
  if (is_short && n_looked == 0)
    needs |= ASSAY_NEEDS_ITEM;

  return needs;
}

gboolean
assay_outcome_grants (AssayOutcome outcome)
{
  return outcome == ASSAY_OUTCOME_AWARD || outcome == ASSAY_OUTCOME_CONDITIONS;
}
