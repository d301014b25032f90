/* What still stands between a review and a recommendation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only what the mark's procedure asks for blocks: a declaration, every judgement made on what is
 * there and with its grounds, conditions that have a date, two visits. The rest is for the assessor
 * to weigh. A judgement of the round before counts as made where nothing has changed that it was
 * made on: reports say from which round it is.
 */

#include "core/review/assay-review-completeness.h"

#include "core/review/assay-review-state.h"

#define VISITS_NEEDED 2

typedef struct
{
  const AssayReviewGround *ground;
  const AssayReview *review;
  GPtrArray *findings;
} Check;

static void
add_finding (GPtrArray *findings,
             AssayReviewFindingTag tag,
             const char *subject,
             const char *detail)
{
  g_ptr_array_add (findings, assay_finding_new ((AssayFindingTag) tag, subject, detail, NULL));
}

static void
add (Check *self, AssayReviewFindingTag tag, const char *subject, const char *detail)
{
  add_finding (self->findings, tag, subject, detail);
}

static void
check_declaration (Check *self)
{
  const AssayDeclaration *declaration = assay_review_get_declaration (self->review);

  if (declaration == NULL)
    add (self, ASSAY_FINDING_REVIEW_NOT_DECLARED, NULL, NULL);
  else if (declaration->interest == ASSAY_INTEREST_BARRED)
    add (self, ASSAY_FINDING_REVIEW_BARRED, NULL, NULL);
}

/* --- Criteria --- */

static gboolean
has_correction (const AssayReview *review, const char *criterion)
{
  for (guint i = 0; i < review->corrections->len; i++)
    if (g_str_equal (((const AssayCorrection *) review->corrections->pdata[i])->criterion,
                     criterion))
      return TRUE;

  return FALSE;
}

/* Of the judgement that stands: what was settled may ask for more than what was determined. */
static gboolean
has_grounds (const AssayReview *review, const AssayDetermination *determination)
{
  AssayJudgement judgement = assay_review_get_judgement (review, determination->criterion);

  return assay_judgement_compute_needs (judgement, determination->reason, determination->lacking,
                                        determination->looked->len)
         == 0;
}

static guint
count_qualities (const AssayDetermination *determination, AssaySaid said)
{
  guint count = 0;

  for (guint i = 0; i < ASSAY_N_QUALITIES; i++)
    count += determination->qualities[i] == said;

  return count;
}

static void
check_evidence (Check *self, const AssayDetermination *determination, AssayCarrying carrying)
{
  const char *criterion = determination->criterion;
  const AssayResponse *response =
      assay_portfolio_lookup_response (self->ground->portfolio, criterion);
  gboolean is_cited = response != NULL && response->citations->len > 0;

  if (assay_review_get_judgement (self->review, criterion) == ASSAY_JUDGEMENT_MET)
    {
      if (is_cited && determination->looked->len == 0)
        add (self, ASSAY_FINDING_REVIEW_NOT_LOOKED, criterion, NULL);
      if (count_qualities (determination, ASSAY_SAID_NO) > 0)
        add (self, ASSAY_FINDING_REVIEW_DOUBTED, criterion, NULL);
    }
  /* Where nothing has changed, it was said in the round that the judgement is from. */
  if (is_cited && carrying != ASSAY_CARRYING_UNCHANGED
      && count_qualities (determination, ASSAY_SAID_NOTHING) > 0)
    add (self, ASSAY_FINDING_REVIEW_QUALITIES_OPEN, criterion, NULL);
}

static void
check_criterion (Check *self, const AssayCriterion *criterion)
{
  const AssayDetermination *determination =
      assay_review_lookup_determination (self->review, criterion->id);
  AssayCarrying carrying =
      assay_review_compute_carrying (determination, self->ground->scheme, self->ground->portfolio);

  if (determination == NULL || determination->judgement == ASSAY_JUDGEMENT_NONE)
    {
      add (self, ASSAY_FINDING_REVIEW_NOT_DETERMINED, criterion->id, NULL);
      return;
    }
  if (carrying == ASSAY_CARRYING_CHANGED)
    add (self, ASSAY_FINDING_REVIEW_STATE_CHANGED, criterion->id, NULL);
  if (!has_grounds (self->review, determination))
    add (self, ASSAY_FINDING_REVIEW_NO_GROUNDS, criterion->id, NULL);
  if (assay_review_get_judgement (self->review, criterion->id) == ASSAY_JUDGEMENT_CONDITIONS
      && !has_correction (self->review, criterion->id))
    add (self, ASSAY_FINDING_REVIEW_NO_CORRECTION, criterion->id, NULL);
  check_evidence (self, determination, carrying);
}

static void
check_criteria (Check *self)
{
  const GPtrArray *criteria = self->ground->scheme->criteria;

  for (guint i = 0; i < criteria->len; i++)
    if (assay_review_is_asked (criteria->pdata[i], self->ground->portfolio))
      check_criterion (self, criteria->pdata[i]);
}

/* --- Lists --- */

static void
check_visits (Check *self)
{
  AssayReviewCounts counts = assay_review_compute_counts (self->ground);
  g_autofree char *held = g_strdup_printf ("%u", counts.n_visits_held);

  if (counts.n_visits_held < VISITS_NEEDED)
    add (self, ASSAY_FINDING_REVIEW_VISITS_FEW, NULL, held);
  for (guint i = 0; i < self->review->visits->len; i++)
    {
      const AssayVisit *visit = self->review->visits->pdata[i];
      g_autofree char *label = g_strdup_printf ("V%03u", visit->number);
      g_autofree char *day = assay_date_format_iso (visit->day);

      if (visit->seen == NULL && visit->day < self->ground->today)
        add (self, ASSAY_FINDING_REVIEW_VISIT_OVERDUE, label, day);
    }
}

static void
check_requests (Check *self)
{
  for (guint i = 0; i < self->review->requests->len; i++)
    {
      const AssayRequest *request = self->review->requests->pdata[i];
      g_autofree char *label = g_strdup_printf ("R%03u", request->number);

      if (request->state == ASSAY_REQUEST_OPEN)
        add (self, ASSAY_FINDING_REVIEW_REQUEST_OPEN, label, NULL);
    }
}

static void
check_corrections (Check *self)
{
  for (guint i = 0; i < self->review->corrections->len; i++)
    {
      const AssayCorrection *correction = self->review->corrections->pdata[i];
      g_autofree char *label = g_strdup_printf ("C%03u", correction->number);
      g_autofree char *due = assay_date_format_iso (correction->due);

      if (correction->done == ASSAY_DATE_NONE && correction->due < self->ground->today)
        add (self, ASSAY_FINDING_REVIEW_CORRECTION_LATE, label, due);
    }
}

static void
check_enquiries (Check *self)
{
  for (guint i = 0; i < self->review->enquiries->len; i++)
    {
      const AssayEnquiry *enquiry = self->review->enquiries->pdata[i];
      g_autofree char *label = g_strdup_printf ("Q%03u", enquiry->number);

      if (enquiry->answer == NULL)
        add (self, ASSAY_FINDING_REVIEW_ENQUIRY_OPEN, label, NULL);
    }
}

/* --- What comes of it --- */

static void
add_against (GPtrArray *findings, const AssayReview *review, AssayOutcome outcome, const char *id)
{
  AssayJudgement judgement = assay_review_get_judgement (review, id);

  if (assay_judgement_falls_short (judgement))
    add_finding (findings, ASSAY_FINDING_REVIEW_AWARD_SHORT, id,
                 assay_judgement_get_id (judgement));
  else if (judgement == ASSAY_JUDGEMENT_CONDITIONS && outcome == ASSAY_OUTCOME_AWARD)
    add_finding (findings, ASSAY_FINDING_REVIEW_AWARD_BARE, id, NULL);
}

/* Every criterion that was judged, whether or not it was asked: what is judged is reported. */
GPtrArray *
assay_review_check_outcome (const AssayReview *review,
                            const AssayScheme *scheme,
                            AssayOutcome outcome)
{
  GPtrArray *findings = assay_findings_new ();

  if (!assay_outcome_grants (outcome))
    return findings;
  for (guint i = 0; i < scheme->criteria->len; i++)
    add_against (findings, review, outcome,
                 ((const AssayCriterion *) scheme->criteria->pdata[i])->id);
  assay_findings_sort (findings);

  return findings;
}

GPtrArray *
assay_review_check_complete (const AssayReviewGround *ground)
{
  g_autoptr (GPtrArray) findings =
      assay_review_check_outcome (ground->review, ground->scheme,
                                  assay_review_get_outcome (ground->review));
  Check check = { .ground = ground, .review = ground->review, .findings = findings };

  check_declaration (&check);
  check_criteria (&check);
  check_visits (&check);
  check_requests (&check);
  check_corrections (&check);
  check_enquiries (&check);
  if (ground->review->samples->len == 0)
    add (&check, ASSAY_FINDING_REVIEW_NO_SAMPLE, NULL, NULL);
  if (assay_review_get_recommendation (ground->review) != NULL
      && !assay_review_is_recommended (ground->review))
    add (&check, ASSAY_FINDING_REVIEW_CHANGED_SINCE, NULL, NULL);
  assay_findings_sort (findings);

  return g_steal_pointer (&findings);
}

static void
count_criteria (const AssayReviewGround *ground, AssayReviewCounts *counts)
{
  for (guint i = 0; i < ground->scheme->criteria->len; i++)
    {
      const AssayCriterion *criterion = ground->scheme->criteria->pdata[i];
      AssayCarrying carrying;

      if (!assay_review_is_asked (criterion, ground->portfolio))
        continue;
      carrying = assay_review_compute_carrying (assay_review_lookup_determination (ground->review,
                                                                                   criterion->id),
                                                ground->scheme, ground->portfolio);
      counts->n_asked++;
      counts->counts[assay_review_get_judgement (ground->review, criterion->id)]++;
      counts->n_to_confirm += carrying == ASSAY_CARRYING_CHANGED;
      counts->n_carried += carrying == ASSAY_CARRYING_UNCHANGED;
    }
}

AssayReviewCounts
assay_review_compute_counts (const AssayReviewGround *ground)
{
  const AssayReview *review = ground->review;
  AssayReviewCounts counts = { .n_visits = review->visits->len };

  count_criteria (ground, &counts);
  for (guint i = 0; i < review->visits->len; i++)
    counts.n_visits_held += ((const AssayVisit *) review->visits->pdata[i])->seen != NULL;
  for (guint i = 0; i < review->requests->len; i++)
    counts.n_requests_open +=
        ((const AssayRequest *) review->requests->pdata[i])->state == ASSAY_REQUEST_OPEN;
  for (guint i = 0; i < review->corrections->len; i++)
    counts.n_corrections_open +=
        ((const AssayCorrection *) review->corrections->pdata[i])->done == ASSAY_DATE_NONE;

  return counts;
}
