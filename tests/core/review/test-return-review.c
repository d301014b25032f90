/* A return made out of a review: what is meant for the service, and nothing else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "sketch.h"

#include "base/assay-error.h"
#include "core/review/assay-return-review.h"
#include "core/review/assay-review-state.h"
#include "core/review/assay-review-state.h"

#include <string.h>

#define FINGERPRINT "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define SECRET "not for the service"

typedef struct
{
  AssayScheme *scheme;
  AssayPortfolio *portfolio;
  AssayReview *review;
  GError *error;
} Case;

static AssayDetermination *
determine (Case *self, const char *criterion, AssayJudgement judgement)
{
  AssayDetermination *determination = assay_determination_new ();

  determination->criterion = g_strdup (criterion);
  determination->judgement = judgement;
  determination->note = g_strdup (SECRET);
  g_ptr_array_add (self->review->determinations, determination);

  return determination;
}

static void
look_at (AssayDetermination *determination, guint evidence)
{
  AssayLook *look = assay_look_new ();

  look->evidence = evidence;
  g_ptr_array_add (determination->looked, look);
}

static void
set_up (Case *self, gconstpointer data)
{
  AssayReviewHead *head = assay_review_head_new ();

  self->scheme = assay_fixture_load_small_scheme ();
  self->portfolio = sketch_ready_portfolio ();
  head->service = g_strdup ("North Vale");
  head->scheme_id = g_strdup ("small");
  head->scheme_edition = g_strdup ("2026");
  head->scheme_sha256 = g_strdup (self->scheme->sha256);
  head->fingerprint = g_strdup (FINGERPRINT);
  head->round = 1;
  self->review = assay_review_new (head);
}

static void
tear_down (Case *self, gconstpointer data)
{
  assay_scheme_unref (self->scheme);
  assay_portfolio_unref (self->portfolio);
  assay_review_unref (self->review);
  g_clear_error (&self->error);
}

static AssayReturn *
write_on (Case *self, int day)
{
  return assay_return_new_from_review (self->review, self->scheme, self->portfolio,
                                       assay_date_new (2027, 3, day), &self->error);
}

static void
assert_refused (Case *self, const char *words)
{
  g_assert_null (write_on (self, 1));
  g_assert_error (self->error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
  if (strstr (self->error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", self->error->message, words);
  g_clear_error (&self->error);
}

/* "determination 1.1 not-met E001 E002; comment 1.1 …" */
static void
assert_points (Case *self, const AssayReturn *given, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (self->error);
  for (guint i = 0; i < given->points->len; i++)
    {
      const AssayPoint *point = given->points->pdata[i];

      g_string_append_printf (text, "%s%s %s %s %s %s", i > 0 ? "; " : "",
                              assay_point_kind_get_id (point->kind),
                              point->criterion != NULL ? point->criterion : "-",
                              point->outcome != NULL ? point->outcome : "-",
                              point->items != NULL ? point->items : "-",
                              point->text != NULL ? point->text : "-");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* What was written can be read, and says the same. */
static void
assert_readable (const AssayReturn *given)
{
  g_autofree char *text = assay_return_format (given);
  g_autofree char *schema = g_build_filename (g_getenv ("ASSAY_STANDARDS_DIR"), "return.xsd", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayReturn) again =
      assay_return_parse (text, strlen (text), "return.xml", schema, NULL, &error);
  g_autofree char *text_again = NULL;

  g_assert_no_error (error);
  text_again = assay_return_format (again);
  g_assert_cmpstr (text_again, ==, text);
}

static void
test_determinations (Case *self, gconstpointer data)
{
  AssayDetermination *determination = determine (self, "1.1", ASSAY_JUDGEMENT_NOT_MET);
  g_autoptr (AssayReturn) given = NULL;

  determination->reason = g_strdup ("Old.");
  determination->lacking = g_strdup ("A new one.");
  determination->comment = g_strdup ("Well kept.");
  look_at (determination, 1);
  look_at (determination, 2);
  determine (self, "1.2", ASSAY_JUDGEMENT_MET);
  determine (self, "1.3", ASSAY_JUDGEMENT_NONE)->comment = g_strdup ("Later.");
  given = write_on (self, 1);
  assert_points (self, given,
                 "determination 1.1 not-met E001 E002 Old.; comment 1.1 - - Well kept.; "
                 "determination 1.2 met - -; comment 1.3 - - Later.");
  g_assert_cmpstr (given->fingerprint, ==, FINGERPRINT);
  assert_readable (given);
}

/* As if made on what the review says now. */
static void
stand_on_now (Case *self)
{
  g_autofree char *digest = assay_review_compute_digest (self->review);
  AssayRecommendation *recommendation = self->review->recommendations->pdata[0];
  AssayDecision *decision = self->review->decisions->pdata[0];

  g_free (recommendation->digest);
  g_free (decision->digest);
  g_free (decision->fingerprint);
  recommendation->digest = g_strdup (digest);
  decision->digest = g_strdup (digest);
  decision->fingerprint = g_strdup (self->review->head->fingerprint);
}

static void
test_asked_and_decided (Case *self, gconstpointer data)
{
  AssayRequest *request = assay_request_new ();
  AssayRequest *dropped = assay_request_new ();
  AssayCorrection *correction = assay_correction_new ();
  AssayCorrection *done = assay_correction_new ();
  AssayRecommendation *recommendation = assay_recommendation_new ();
  AssayDecision *decision = assay_decision_new ();
  AssayAward *award = assay_award_new ();
  AssayAwardCondition *condition = assay_award_condition_new ();
  g_autoptr (AssayReturn) given = NULL;
  const AssayPoint *point;

  request->number = 1;
  request->what = g_strdup ("Send ten.");
  dropped->number = 2;
  dropped->what = g_strdup (SECRET);
  dropped->state = ASSAY_REQUEST_DROPPED;
  correction->number = 1;
  correction->criterion = g_strdup ("2.1");
  correction->what = g_strdup ("Lock it.");
  correction->due = assay_date_new (2027, 5, 1);
  done->number = 2;
  done->what = g_strdup (SECRET);
  done->due = done->done = assay_date_new (2027, 2, 1);
  recommendation->outcome = ASSAY_OUTCOME_CONDITIONS;
  recommendation->reasons = g_strdup ("Nearly.");
  decision->number = 1;
  decision->outcome = ASSAY_OUTCOME_CONDITIONS;
  decision->day = assay_date_new (2027, 3, 9);
  award->decision = 1;
  award->from = assay_date_new (2027, 4, 1);
  award->until = assay_date_new (2030, 3, 31);
  condition->what = g_strdup ("Renew the plan");
  condition->due = assay_date_new (2027, 5, 31);
  g_ptr_array_add (award->conditions, condition);
  g_ptr_array_add (self->review->requests, request);
  g_ptr_array_add (self->review->requests, dropped);
  g_ptr_array_add (self->review->corrections, correction);
  g_ptr_array_add (self->review->corrections, done);
  g_ptr_array_add (self->review->recommendations, recommendation);
  g_ptr_array_add (self->review->decisions, decision);
  g_ptr_array_add (self->review->awards, award);
  stand_on_now (self);
  given = write_on (self, 1);
  assert_points (self, given,
                 "request - - - Send ten.; corrective-action 2.1 - - Lock it.; "
                 "recommendation - award-with-conditions - Nearly.; "
                 "decision - award-with-conditions - -; award - - - Renew the plan (2027-05-31)");
  point = given->points->pdata[4];
  g_assert_cmpuint (point->due, ==, award->until);
  assert_readable (given);
  assay_return_unref (given);
  /* Judged after it was recommended and decided: nothing was said of that. */
  determine (self, "1.1", ASSAY_JUDGEMENT_MET);
  given = write_on (self, 1);
  assert_points (self, given,
                 "determination 1.1 met - -; request - - - Send ten.; "
                 "corrective-action 2.1 - - Lock it.");
}

/* Everything a review can hold that is nobody's but the assessor's. */
static void
test_nothing_private (Case *self, gconstpointer data)
{
  AssayDeclaration *declaration = assay_declaration_new ();
  AssayEnquiry *enquiry = assay_enquiry_new ();
  AssayVisit *visit = assay_visit_new ();
  AssayOpening *opening = assay_opening_new ();
  AssaySample *sample = assay_sample_new ();
  AssayRecommendation *recommendation = assay_recommendation_new ();
  AssayDecision *decision = assay_decision_new ();
  g_autoptr (AssayReturn) given = NULL;
  g_autofree char *text = NULL;

  determine (self, "1.1", ASSAY_JUDGEMENT_MET);
  declaration->roles = g_strdup (SECRET);
  declaration->statement = g_strdup (SECRET);
  declaration->author = g_strdup (SECRET);
  enquiry->number = visit->number = opening->number = sample->number = decision->number = 1;
  enquiry->text = g_strdup (SECRET);
  enquiry->answer = g_strdup (SECRET);
  visit->met = g_strdup (SECRET);
  visit->seen = g_strdup (SECRET);
  opening->author = g_strdup (SECRET);
  opening->why = g_strdup (SECRET);
  sample->what = g_strdup (SECRET);
  sample->seed = g_strdup (SECRET);
  recommendation->outcome = decision->outcome = ASSAY_OUTCOME_AWARD;
  recommendation->author = g_strdup (SECRET);
  decision->author = g_strdup (SECRET);
  decision->role = g_strdup (SECRET);
  g_free (self->review->head->name);
  self->review->head->name = g_strdup (SECRET);
  g_ptr_array_add (self->review->declarations, declaration);
  g_ptr_array_add (self->review->enquiries, enquiry);
  g_ptr_array_add (self->review->visits, visit);
  g_ptr_array_add (self->review->openings, opening);
  g_ptr_array_add (self->review->samples, sample);
  g_ptr_array_add (self->review->recommendations, recommendation);
  g_ptr_array_add (self->review->decisions, decision);
  stand_on_now (self);
  given = write_on (self, 1);
  g_assert_no_error (self->error);
  text = assay_return_format (given);
  g_assert_null (strstr (text, SECRET));
  g_assert_nonnull (strstr (text, "<decision"));
}

/* What was settled between two assessors is what is returned. */
static void
test_settled (Case *self, gconstpointer data)
{
  AssaySettlement *settlement = assay_settlement_new ();
  g_autoptr (AssayReturn) given = NULL;

  determine (self, "1.1", ASSAY_JUDGEMENT_MET)->reason = g_strdup ("Mine.");
  settlement->criterion = g_strdup ("1.1");
  settlement->settled = ASSAY_JUDGEMENT_CONDITIONS;
  settlement->text = g_strdup ("Ours.");
  g_ptr_array_add (self->review->settlements, settlement);
  given = write_on (self, 1);
  assert_points (self, given, "determination 1.1 met-with-conditions - Ours.");
}

static void
test_refused (Case *self, gconstpointer data)
{
  AssayDetermination *determination;

  assert_refused (self, "Nothing in this review");
  determination = determine (self, "1.1", ASSAY_JUDGEMENT_FURTHER_WORK);
  assert_refused (self, "1.1");
  determination->lacking = g_strdup ("A new one.");
  assert_refused (self, "1.1");
  look_at (determination, 1);
  determination->carried = 1;
  determination->basis = g_strdup ("another state");
  assert_refused (self, "round 1");
  g_free (determination->basis);
  determination->basis = assay_review_compute_basis (self->scheme, self->portfolio, "1.1");
  {
    g_autoptr (AssayReturn) given = write_on (self, 1);

    g_assert_no_error (self->error);
    g_assert_cmpuint (given->points->len, ==, 1);
  }
}

/* The same review is the same return, on whatever day; another is another. */
static void
test_name (Case *self, gconstpointer data)
{
  g_autoptr (AssayReturn) one = NULL;
  g_autoptr (AssayReturn) same = NULL;
  g_autoptr (AssayReturn) later = NULL;
  g_autoptr (AssayReturn) other = NULL;
  g_autofree char *one_text = NULL;
  g_autofree char *same_text = NULL;

  determine (self, "1.1", ASSAY_JUDGEMENT_MET);
  one = write_on (self, 1);
  same = write_on (self, 1);
  later = write_on (self, 2);
  one_text = assay_return_format (one);
  same_text = assay_return_format (same);
  g_assert_cmpstr (one_text, ==, same_text);
  g_assert_cmpstr (one->id, ==, later->id);
  determine (self, "1.2", ASSAY_JUDGEMENT_MET);
  other = write_on (self, 1);
  g_assert_cmpstr (one->id, !=, other->id);
}

static void
add (const char *path, void (*test) (Case *, gconstpointer))
{
  g_test_add (path, Case, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/return-review/determinations", test_determinations);
  add ("/return-review/asked-and-decided", test_asked_and_decided);
  add ("/return-review/nothing-private", test_nothing_private);
  add ("/return-review/settled", test_settled);
  add ("/return-review/refused", test_refused);
  add ("/return-review/name", test_name);

  return g_test_run ();
}
