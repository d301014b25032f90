/* A review of the submission that a PackSample is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "review-sample.h"

#include "core/review/assay-review-sample.h"
#include "core/review/assay-review-state.h"

#define DAY(month, day) assay_date_new (2026, month, day)

static void
add_head (AssayReview *review, const PackSample *sample)
{
  AssayPortfolio *portfolio = assay_portfolio_folder_get_portfolio (sample->folder);
  AssayReviewHead *head = assay_review_head_new ();

  head->service = g_strdup (portfolio->head->service);
  head->scheme_id = g_strdup (sample->scheme->id);
  head->scheme_edition = g_strdup (sample->scheme->edition);
  head->scheme_sha256 = g_strdup (sample->scheme->sha256);
  head->round = 1;
  head->fingerprint = assay_portfolio_compute_fingerprint (portfolio);
  head->name = g_strdup ("vale.zip");
  head->seal = g_strnfill (64, 'a');
  review->head = head;
}

static void
add_declaration (AssayReview *review)
{
  AssayDeclaration *declaration = assay_declaration_new ();

  declaration->roles = g_strdup ("Lead assessor\nSafeguarding adviser");
  declaration->interest = ASSAY_INTEREST_MANAGED;
  declaration->statement =
      g_strdup ("Trained two of its facilitators in 2021. The second assessor determined standard "
                "4, which is about training.");
  declaration->author = g_strdup (REVIEW_SAMPLE_AUTHOR);
  declaration->day = DAY (11, 24);
  g_ptr_array_add (review->declarations, declaration);
}

static void
look (AssayDetermination *determination, guint evidence, const char *pages)
{
  AssayLook *one = assay_look_new ();

  one->evidence = evidence;
  one->pages = g_strdup (pages);
  g_ptr_array_add (determination->looked, one);
}

static AssayDetermination *
new_determination (const PackSample *sample, guint index)
{
  static const AssayJudgement judgements[] = { ASSAY_JUDGEMENT_MET,          ASSAY_JUDGEMENT_MET,
                                               ASSAY_JUDGEMENT_CONDITIONS,   ASSAY_JUDGEMENT_MET,
                                               ASSAY_JUDGEMENT_FURTHER_WORK, ASSAY_JUDGEMENT_MET,
                                               ASSAY_JUDGEMENT_NOT_MET };
  const AssayCriterion *criterion = sample->scheme->criteria->pdata[index];
  AssayDetermination *determination = assay_determination_new ();

  determination->criterion = g_strdup (criterion->id);
  determination->judgement = judgements[index % G_N_ELEMENTS (judgements)];
  determination->reason =
      g_strdup ("The procedure is clear about who decides, and four case files show that it is "
                "followed. Staff spoke about it in the same words.");
  determination->basis = assay_review_compute_basis (
      sample->scheme, assay_portfolio_folder_get_portfolio (sample->folder), criterion->id);
  if (determination->judgement > ASSAY_JUDGEMENT_MET)
    determination->lacking =
        g_strdup ("Nothing shows who reviews a risk assessment after it was first made.");
  look (determination, 1, index % 2 == 0 ? "4" : "3-4, 7");
  if (index % 3 == 0)
    look (determination, 5, NULL);
  if (index % 4 == 0)
    look (determination, 3, "1");
  for (guint i = 0; i < ASSAY_N_QUALITIES; i++)
    determination->qualities[i] = i == 3 && index % 5 == 4 ? ASSAY_SAID_NO : ASSAY_SAID_YES;
  if (index % 4 == 2)
    determination->comment = g_strdup ("The form is a good one; let others see it.");
  determination->note = g_strdup (REVIEW_SAMPLE_NOTE);

  return determination;
}

/* As in the file: sorted by criterion. */
static int
compare_determinations (gconstpointer a, gconstpointer b)
{
  const AssayDetermination *left = *(const AssayDetermination *const *) a;
  const AssayDetermination *right = *(const AssayDetermination *const *) b;

  return g_strcmp0 (left->criterion, right->criterion);
}

static void
add_asked (AssayReview *review)
{
  AssayRequest *request = assay_request_new ();
  AssayCorrection *correction = assay_correction_new ();

  request->number = 1;
  request->criterion = g_strdup ("1.3");
  request->what = g_strdup ("The minutes of the last two steering meetings.");
  request->due = DAY (12, 1);
  g_ptr_array_add (review->requests, request);
  request = assay_request_new ();
  request->number = 2;
  request->what = g_strdup ("An organisation chart.");
  request->state = ASSAY_REQUEST_ANSWERED;
  g_ptr_array_add (review->requests, request);
  correction->number = 1;
  correction->criterion = g_strdup ("1.3");
  correction->what = g_strdup ("Name who reviews each risk assessment, and by when.");
  correction->due = assay_date_new (2027, 3, 31);
  g_ptr_array_add (review->corrections, correction);
  correction = assay_correction_new ();
  correction->number = 2;
  correction->criterion = g_strdup ("2.1");
  correction->what = g_strdup ("Put the leaflet into plain words.");
  correction->due = DAY (11, 25);
  g_ptr_array_add (review->corrections, correction);
}

static void
add_enquiries (AssayReview *review)
{
  AssayEnquiry *enquiry = assay_enquiry_new ();

  enquiry->number = 1;
  enquiry->criterion = g_strdup ("1.1");
  enquiry->evidence = 1;
  enquiry->text = g_strdup ("Who may stop a meeting on the day?");
  enquiry->answer = g_strdup ("Either facilitator, without giving a reason.");
  g_ptr_array_add (review->enquiries, enquiry);
  enquiry = assay_enquiry_new ();
  enquiry->number = 2;
  enquiry->text = g_strdup ("How are interpreters prepared?");
  g_ptr_array_add (review->enquiries, enquiry);
}

static void
add_visits (AssayReview *review)
{
  static const char *const criteria[] = { "1.1", "2.5", NULL };
  AssayVisit *visit = assay_visit_new ();
  AssaySample *sample = assay_sample_new ();

  visit->number = 1;
  visit->day = DAY (11, 26);
  visit->kind = ASSAY_VISIT_ON_SITE;
  visit->met = g_strdup ("Service manager\nTwo facilitators\nA person who had been harmed");
  visit->seen = g_strdup ("A preparation meeting, with consent, and the store for case files.");
  visit->criteria = g_strdupv ((char **) criteria);
  g_ptr_array_add (review->visits, visit);
  visit = assay_visit_new ();
  visit->number = 2;
  visit->day = DAY (12, 3);
  visit->kind = ASSAY_VISIT_REMOTE;
  g_ptr_array_add (review->visits, visit);
  sample->number = 1;
  sample->what = g_strdup ("Cases closed from October 2025 to September 2026");
  sample->population = 118;
  sample->size = 12;
  sample->seed = assay_sample_make_seed (review->head->fingerprint, 1);
  g_ptr_array_add (review->samples, sample);
}

static void
add_opening (AssayReview *review)
{
  AssayOpening *opening = assay_opening_new ();

  opening->number = 1;
  opening->evidence = 2;
  opening->time = 1795348800;
  opening->author = g_strdup (REVIEW_SAMPLE_AUTHOR);
  opening->why = g_strdup (REVIEW_SAMPLE_OPENING);
  g_ptr_array_add (review->openings, opening);
}

AssayReview *
review_sample_new (const PackSample *sample)
{
  AssayReview *review = assay_review_new (NULL);

  add_head (review, sample);
  add_declaration (review);
  for (guint i = 0; i < sample->scheme->criteria->len; i++)
    g_ptr_array_add (review->determinations, new_determination (sample, i));
  g_ptr_array_sort (review->determinations, compare_determinations);
  add_asked (review);
  add_enquiries (review);
  add_visits (review);
  add_opening (review);

  return review;
}

void
review_sample_recommend (AssayReview *review, AssayOutcome outcome)
{
  AssayRecommendation *recommendation = assay_recommendation_new ();

  recommendation->outcome = outcome;
  recommendation->reasons =
      g_strdup ("The service works safely and with care. Reviewing risk assessments is the one "
                "thing that is not yet shown.\nIt can be put right within four months.");
  recommendation->author = g_strdup (REVIEW_SAMPLE_AUTHOR);
  recommendation->day = DAY (12, 7);
  recommendation->digest = assay_review_compute_digest (review);
  g_ptr_array_set_size (review->recommendations, 0);
  g_ptr_array_add (review->recommendations, recommendation);
}

void
review_sample_decide (AssayReview *review, AssayOutcome outcome)
{
  AssayDecision *decision = assay_decision_new ();

  decision->number = review->decisions->len + 1;
  decision->outcome = outcome;
  decision->role = g_strdup ("Chair of the awards panel");
  decision->reasons = g_strdup ("The panel follows the recommendation.");
  decision->author = g_strdup (REVIEW_SAMPLE_DECIDER);
  decision->day = DAY (12, 14);
  decision->fingerprint = g_strdup (review->head->fingerprint);
  decision->digest = assay_review_compute_digest (review);
  g_ptr_array_add (review->decisions, decision);
}

void
review_sample_award (AssayReview *review, guint n_conditions, const char *what)
{
  AssayAward *award = assay_award_new ();

  award->decision = review->decisions->len;
  award->from = assay_date_new (2027, 1, 1);
  award->until = assay_date_new (2029, 12, 31);
  for (guint i = 0; i < n_conditions; i++)
    {
      AssayAwardCondition *condition = assay_award_condition_new ();

      condition->what = g_strdup (what);
      condition->due = assay_date_new (2027, 3, 31);
      g_ptr_array_add (award->conditions, condition);
    }
  g_ptr_array_set_size (review->awards, 0);
  g_ptr_array_add (review->awards, award);
}

void
review_sample_settle (AssayReview *review, const char *criterion)
{
  AssaySettlement *settlement = assay_settlement_new ();

  settlement->criterion = g_strdup (criterion);
  settlement->own = ASSAY_JUDGEMENT_MET;
  settlement->other = ASSAY_JUDGEMENT_NOT_MET;
  settlement->settled = ASSAY_JUDGEMENT_CONDITIONS;
  settlement->text = g_strdup ("Both had read different editions of the policy.");
  settlement->other_author = g_strdup (REVIEW_SAMPLE_OTHER);
  settlement->other_digest = g_strnfill (64, 'b');
  settlement->author = g_strdup (REVIEW_SAMPLE_AUTHOR);
  settlement->day = DAY (12, 5);
  g_ptr_array_add (review->settlements, settlement);
}
