/* What the check finds: each finding alone, and that one trouble is told once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "core/readiness/assay-check.h"
#include "sketch.h"

#include <string.h>

/* Everything found, in order: "gap:1.2 unused:E009". Details follow after slashes. */
static void
assert_found_on (SketchCase *self, AssayDate on, const char *expected)
{
  g_autoptr (AssayReadiness) readiness =
      assay_readiness_compute (self->scheme, self->portfolio, on);
  g_autoptr (GPtrArray) findings = assay_check_portfolio (readiness, sketch_today ());
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const AssayFinding *finding = findings->pdata[i];

      g_string_append_printf (found, "%s%s", i > 0 ? " " : "",
                              assay_finding_tag_get_id (finding->tag));
      if (finding->subject != NULL)
        g_string_append_printf (found, ":%s", finding->subject);
      if (finding->detail != NULL)
        g_string_append_printf (found, "/%s", finding->detail);
      if (finding->detail2 != NULL)
        g_string_append_printf (found, "/%s", finding->detail2);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
assert_found (SketchCase *self, const char *expected)
{
  assert_found_on (self, sketch_planned_day (), expected);
}

static AssayEvidence *
get_item (SketchCase *self, guint number)
{
  return (AssayEvidence *) assay_portfolio_lookup_evidence (self->portfolio, number);
}

static AssayCitation *
get_citation (SketchCase *self, const char *criterion)
{
  return assay_portfolio_lookup_response (self->portfolio, criterion)->citations->pdata[0];
}

static void
test_nothing_to_say (SketchCase *self, gconstpointer data)
{
  assert_found (self, "");
}

static void
test_empty (SketchCase *self, gconstpointer data)
{
  assay_portfolio_unref (self->portfolio);
  self->portfolio = assay_portfolio_new (assay_head_new ());
  assert_found (self, "not-assessed:1.1/no-rating not-assessed:1.2/no-rating "
                      "not-assessed:1.3/no-rating not-assessed:2.1/no-rating "
                      "not-assessed:2.2/no-rating "
                      "profile-unanswered:complex-cases profile-incomplete:offers "
                      "profile-incomplete:sectors profile-incomplete:sites "
                      "profile-incomplete:size no-planned-date");
}

static void
test_not_assessed (SketchCase *self, gconstpointer data)
{
  sketch_response (self->portfolio, "1.2", "not-applicable");
  assert_found (self, "not-assessed:1.2/not-applicable-refused");
}

static void
test_gap (SketchCase *self, gconstpointer data)
{
  AssayAction *action;

  sketch_response (self->portfolio, "1.2", "partly");
  assert_found (self, "gap:1.2/partly gap-without-action:1.2");

  action = sketch_action (self->portfolio, 1, "1.2");
  assert_found (self, "gap:1.2/partly");
  action->state = ASSAY_ACTION_DONE;
  assert_found (self, "gap:1.2/partly gap-without-action:1.2");
}

static void
test_claimed (SketchCase *self, gconstpointer data)
{
  g_ptr_array_set_size (assay_portfolio_lookup_response (self->portfolio, "1.2")->citations, 0);
  assert_found (self, "claimed:1.2/largely unused:E002");
}

/* What a claimed criterion says about a citation is not said again. */
static void
test_claimed_says_why (SketchCase *self, gconstpointer data)
{
  sketch_set (&get_citation (self, "1.2")->pages, NULL);
  assert_found (self, "claimed:1.2/largely");
}

static void
test_nothing_applies (SketchCase *self, gconstpointer data)
{
  AssayAnswer *answer =
      (AssayAnswer *) assay_portfolio_lookup_answer (self->portfolio, "complex-cases");
  AssayResponse *response = sketch_response (self->portfolio, "2.2", "not-applicable");

  sketch_set (&answer->value, "no");
  sketch_set (&response->reason, "Nobody to ask.");
  assert_found (self, "nothing-applies:2 answer-not-asked:2.1");
}

/* Not-applicable by the profile and by the service: the two agree. */
static void
test_answer_that_agrees_with_profile (SketchCase *self, gconstpointer data)
{
  AssayAnswer *answer =
      (AssayAnswer *) assay_portfolio_lookup_answer (self->portfolio, "complex-cases");

  sketch_set (&answer->value, "no");
  sketch_response (self->portfolio, "2.1", "not-applicable");
  assert_found (self, "");
}

static void
test_answer_to_no_criterion (SketchCase *self, gconstpointer data)
{
  sketch_response (self->portfolio, "9.9", "largely");
  assert_found (self, "answer-not-asked:9.9");
}

/* Asked for today, it tells what is lost by the planned day, and when. */
static void
test_readiness_falls (SketchCase *self, gconstpointer data)
{
  get_item (self, 2)->until = assay_date_new (2026, 12, 3);
  assert_found_on (self, sketch_today (), "readiness-falls:1.2/2027-01-12/2026-12-04");

  /* Asked for the planned day, the criterion itself says it. */
  assert_found (self, "claimed:1.2/largely out-of-date:E002/2026-12-03");
}

/* Ready on the planned day and not yet today. */
static void
test_readiness_begins (SketchCase *self, gconstpointer data)
{
  get_item (self, 2)->from = assay_date_new (2026, 12, 3);
  assert_found (self, "readiness-falls:1.2/2026-11-22");
}

static void
test_profile (SketchCase *self, gconstpointer data)
{
  AssayAnswer *answer = (AssayAnswer *) assay_portfolio_lookup_answer (self->portfolio, "size");

  sketch_set (&answer->value, " ");
  assert_found (self, "profile-incomplete:size");
  g_ptr_array_set_size (self->portfolio->answers, 0);
  assert_found (self, "profile-unanswered:complex-cases profile-incomplete:offers "
                      "profile-incomplete:sectors profile-incomplete:sites "
                      "profile-incomplete:size");
}

static void
test_planned_date (SketchCase *self, gconstpointer data)
{
  self->portfolio->head->planned = ASSAY_DATE_NONE;
  assert_found_on (self, sketch_today (), "no-planned-date");
  self->portfolio->head->planned = sketch_today () - 1;
  assert_found_on (self, sketch_today (), "planned-date-past/2026-11-21");
  self->portfolio->head->planned = sketch_today ();
  assert_found_on (self, sketch_today (), "");
}

static void
test_response (SketchCase *self, gconstpointer data)
{
  AssayResponse *response = sketch_response (self->portfolio, "1.2", "fully");

  sketch_set (&response->text, " ");
  response->flagged = TRUE;
  assert_found (self, "no-text:1.2 flagged:1.2");
}

/* The criterion is ready by another citation, so this one is told on its own. */
static void
test_citations_beside (SketchCase *self, gconstpointer data)
{
  AssayCitation *second = sketch_citation (self->portfolio, "1.2", 5);

  assert_found (self, "citation-not-counted:1.2/E005/wrong-kind");
  sketch_set (&second->why, NULL);
  assert_found (self, "citation-not-counted:1.2/E005/no-why "
                      "citation-not-counted:1.2/E005/wrong-kind");
  second->evidence = 4;
  assert_found (self, "citation-not-counted:1.2/E004/no-why");
  sketch_set (&second->why, "It does.");
  sketch_set (&second->pages, NULL);
  assert_found (self, "citation-no-place:1.2/E004");
}

/* Cited twice with the same trouble is one trouble. */
static void
test_told_once (SketchCase *self, gconstpointer data)
{
  sketch_citation (self->portfolio, "1.2", 5);
  sketch_set (&sketch_citation (self->portfolio, "1.2", 5)->pages, "4");
  assert_found (self, "citation-not-counted:1.2/E005/wrong-kind");
}

/* What is wrong with an item is told at the item, once, though two criteria cite it. */
static void
test_evidence (SketchCase *self, gconstpointer data)
{
  AssayEvidence *item = sketch_evidence (self->portfolio, 9);

  assert_found (self, "unused:E009");
  sketch_citation (self->portfolio, "1.2", 9);
  sketch_citation (self->portfolio, "2.1", 9);
  assert_found (self, "");

  item->privacy = ASSAY_PRIVACY_NONE_STATED;
  assert_found (self, "no-privacy:E009");
  item->privacy = ASSAY_PRIVACY_REDACTED;
  sketch_set (&item->kind, NULL);
  assert_found (self, "no-kind:E009");
  sketch_set (&item->kind, "record");
  item->until = assay_date_new (2027, 1, 11);
  assert_found (self, "out-of-date:E009/2027-01-11");
  item->from = item->to = item->until = ASSAY_DATE_NONE;
  assert_found (self, "undated:E009");
  item->until = sketch_planned_day ();
  assert_found (self, "");
  item->pages = 0;
  assert_found (self, "unreadable:E009/record-9.pdf");
  sketch_set (&item->type, "audio/mpeg");
  assert_found (self, "not-pages:E009/record-9.pdf");
  sketch_set (&item->type, "application/msword");
  assert_found (self, "");
  sketch_set (&item->type, "text/csv");
  assert_found (self, "");
  item->basis = ASSAY_BASIS_DISCUSSION;
  assert_found (self, "");
}

/* An item that nobody cites only has to be fit to be read; a withdrawn one not even that. */
static void
test_evidence_beside_the_case (SketchCase *self, gconstpointer data)
{
  AssayEvidence *item = sketch_evidence (self->portfolio, 9);

  sketch_set (&item->kind, NULL);
  item->pages = 0;
  assert_found (self, "unreadable:E009/record-9.pdf unused:E009");
  sketch_set (&item->type, "audio/mpeg");
  assert_found (self, "unused:E009");
  item->privacy = ASSAY_PRIVACY_NONE_STATED;
  assert_found (self, "no-privacy:E009 unused:E009");
  item->withdrawn = TRUE;
  assert_found (self, "");
}

static void
test_actions (SketchCase *self, gconstpointer data)
{
  AssayAction *action = sketch_action (self->portfolio, 4, "1.2");

  action->due = sketch_today ();
  assert_found (self, "");
  action->due = sketch_today () - 1;
  assert_found (self, "action-overdue:A004/2026-11-21");
  action->state = ASSAY_ACTION_DROPPED;
  assert_found (self, "");
}

static AssayPoint *
add_point (SketchCase *self, const char *id, AssayPointKind kind)
{
  AssayPoint *point = assay_point_new (id);

  point->kind = kind;
  point->round = 1;
  point->criterion = g_strdup ("1.2");
  g_ptr_array_add (self->portfolio->points, point);

  return point;
}

/* A request blocks, a corrective action when it is due; nothing is said of what asks nothing. */
static void
test_points (SketchCase *self, gconstpointer data)
{
  AssayPoint *point = add_point (self, "r.001", ASSAY_POINT_REQUEST);

  assert_found (self, "request-unanswered:1.2/r.001");
  point->kind = ASSAY_POINT_CORRECTIVE;
  assert_found (self, "corrective-unanswered:1.2/r.001");
  point->due = sketch_planned_day () + 1;
  assert_found (self, "corrective-unanswered:1.2/r.001/2027-01-13");
  point->due = sketch_planned_day ();
  assert_found (self, "corrective-due:1.2/r.001/2027-01-12");
  sketch_set (&point->answer, "Done.");
  assert_found (self, "");
  sketch_set (&point->answer, NULL);
  for (guint kind = ASSAY_POINT_COMMENT; kind <= ASSAY_POINT_KIND_LAST; kind++)
    {
      point->kind = (AssayPointKind) kind;
      assert_found (self, "");
    }
}

/* What a later round determined again is not asked twice. */
static void
test_determinations (SketchCase *self, gconstpointer data)
{
  AssayPoint *point = add_point (self, "r.001", ASSAY_POINT_DETERMINATION);
  AssayPoint *later;

  sketch_set (&point->outcome, ASSAY_JUDGED_MET);
  assert_found (self, "");
  sketch_set (&point->outcome, ASSAY_JUDGED_NOT_MET);
  assert_found (self, "determination-unanswered:1.2/r.001/not-met");
  later = add_point (self, "s.001", ASSAY_POINT_DETERMINATION);
  later->round = 2;
  sketch_set (&later->outcome, ASSAY_JUDGED_MET);
  assert_found (self, "");
}

/* An item that answers a point is used; withdrawn, it answers nothing. */
static void
test_answer_items (SketchCase *self, gconstpointer data)
{
  AssayPoint *point = add_point (self, "r.001", ASSAY_POINT_REQUEST);
  AssayEvidence *item = sketch_evidence (self->portfolio, 9);

  sketch_set (&point->answer_items, "E009");
  assert_found (self, "");
  item->withdrawn = TRUE;
  assert_found (self, "answer-item-withdrawn:1.2/r.001/E009");
}

/* Where a share of the weight is enough and reached, a gap blocks nobody. */
static void
test_weighted (SketchCase *self, gconstpointer data)
{
  self->scheme->scoring = ASSAY_SCORING_WEIGHTED;
  self->scheme->scoring_threshold = 75;
  sketch_response (self->portfolio, "1.1", "partly");
  assert_found (self, "gap-without-action:1.1");
  self->scheme->scoring_threshold = 76;
  assert_found (self, "gap:1.1/partly gap-without-action:1.1");
}

static void
test_flat (SketchCase *self, gconstpointer data)
{
  AssayAnswer *answer =
      (AssayAnswer *) assay_portfolio_lookup_answer (self->portfolio, "complex-cases");
  AssayResponse *response = sketch_response (self->portfolio, "2.2", "not-applicable");

  /* Nothing of the second standard applies, and flat scoring does not ask. */
  sketch_set (&answer->value, "no");
  sketch_set (&response->reason, "Nobody to ask.");
  self->scheme->scoring = ASSAY_SCORING_FLAT;
  self->scheme->scoring_threshold = 66;
  sketch_response (self->portfolio, "1.1", "partly");
  assert_found (self, "gap-without-action:1.1 answer-not-asked:2.1");
}

static void
add (const char *path, void (*test) (SketchCase *, gconstpointer))
{
  g_test_add (path, SketchCase, NULL, sketch_case_set_up, test, sketch_case_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/check/nothing-to-say", test_nothing_to_say);
  add ("/check/empty", test_empty);
  add ("/check/not-assessed", test_not_assessed);
  add ("/check/gap", test_gap);
  add ("/check/claimed", test_claimed);
  add ("/check/claimed-says-why", test_claimed_says_why);
  add ("/check/nothing-applies", test_nothing_applies);
  add ("/check/answer-that-agrees-with-profile", test_answer_that_agrees_with_profile);
  add ("/check/answer-to-no-criterion", test_answer_to_no_criterion);
  add ("/check/readiness-falls", test_readiness_falls);
  add ("/check/readiness-begins", test_readiness_begins);
  add ("/check/profile", test_profile);
  add ("/check/planned-date", test_planned_date);
  add ("/check/response", test_response);
  add ("/check/citations-beside", test_citations_beside);
  add ("/check/told-once", test_told_once);
  add ("/check/evidence", test_evidence);
  add ("/check/evidence-beside-the-case", test_evidence_beside_the_case);
  add ("/check/actions", test_actions);
  add ("/check/points", test_points);
  add ("/check/determinations", test_determinations);
  add ("/check/answer-items", test_answer_items);
  add ("/check/weighted", test_weighted);
  add ("/check/flat", test_flat);

  return g_test_run ();
}
