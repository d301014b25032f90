/* What the page of a criterion shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "sketch.h"

#include "present/assay-criterion-state.h"

static AssayCriterionState *
make_state (AssayPortfolio *portfolio, AssayScheme *scheme, const char *criterion)
{
  g_autoptr (AssayReadiness) readiness =
      assay_readiness_compute (scheme, portfolio, sketch_planned_day ());
  AssayCriterionState *state = assay_criterion_state_new (readiness, criterion, sketch_today ());

  return state;
}

static void
test_ready (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) portfolio = sketch_ready_portfolio ();
  g_autoptr (AssayCriterionState) state = make_state (portfolio, scheme, "1.2");
  const AssayCriterionCitation *citation = state->citations->pdata[0];

  g_assert_cmpstr (state->standard, ==, "Standard 1 · First");
  g_assert_cmpuint (state->tags->len, ==, 1);
  g_assert_cmpstr (state->tags->pdata[0], ==, "Victim safeguarding");
  g_assert_cmpstr (state->lead, ==, "Look after them.");
  g_assert_cmpuint (state->guidance->len, ==, 0);
  g_assert_cmpstr (state->kinds, ==, "record, participant voice");
  g_assert_cmpint (state->state, ==, ASSAY_STATE_READY);
  g_assert_cmpstr (state->previous->id, ==, "1.1");
  g_assert_cmpstr (state->next->id, ==, "1.3");

  g_assert_true (citation->counts);
  g_assert_cmpstr (citation->judgement, ==, "Counts");
  g_assert_null (citation->explanation);
  g_assert_cmpstr (citation->pages, ==, "2");
  g_assert_true (g_str_has_prefix (citation->detail, "page 2 · "));
  g_assert_true (g_str_has_suffix (citation->preview, ":2"));
}

static void
test_ends (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) portfolio = sketch_ready_portfolio ();
  g_autoptr (AssayCriterionState) first = make_state (portfolio, scheme, "1.1");
  g_autoptr (AssayCriterionState) last = make_state (portfolio, scheme, "2.2");

  g_assert_null (first->previous);
  g_assert_null (last->next);
  g_assert_null (make_state (portfolio, scheme, "9.9"));
}

/* A citation is judged even where nothing is rated; each thing in its way is told with a step. */
static void
test_judgements (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) portfolio = sketch_portfolio ();
  AssayEvidence *item = sketch_evidence (portfolio, 4);
  AssayCitation *citation;
  g_autoptr (AssayCriterionState) dated = NULL;
  g_autoptr (AssayCriterionState) placeless = NULL;
  const AssayCriterionCitation *shown;

  sketch_response (portfolio, "1.2", NULL);
  citation = sketch_citation (portfolio, "1.2", 4);
  item->until = assay_date_new (2026, 12, 3);
  sketch_set (&citation->place, "Escalation");
  dated = make_state (portfolio, scheme, "1.2");
  shown = dated->citations->pdata[0];
  g_assert_false (shown->counts);
  g_assert_cmpstr (shown->judgement, ==, "Out of date");
  g_assert_cmpstr (shown->explanation, ==,
                   "E004 goes out of date on 3 December 2026, before 12 January 2027. "
                   "Replace E004 with newer evidence, or cite another item.");
  g_assert_cmpstr (shown->preview, ==, "E004:2");
  g_assert_null (dated->level);

  item->until = ASSAY_DATE_NONE;
  sketch_set (&citation->pages, NULL);
  sketch_set (&citation->place, NULL);
  placeless = make_state (portfolio, scheme, "1.2");
  shown = placeless->citations->pdata[0];
  g_assert_cmpstr (shown->judgement, ==, "No place named");
  g_assert_cmpstr (shown->pages, ==, "");
  g_assert_cmpstr (shown->preview, ==, "E004");
}

static void
test_profile_decides (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) portfolio = sketch_portfolio ();
  g_autoptr (AssayCriterionState) open = make_state (portfolio, scheme, "2.2");
  g_autoptr (AssayCriterionState) examples = make_state (portfolio, scheme, "1.1");
  g_autoptr (AssayCriterionState) without = NULL;
  g_autoptr (AssayCriterionState) elsewhere = NULL;

  g_assert_cmpuint (open->look_for->len, ==, 1);
  g_assert_cmpuint (examples->examples->len, ==, 1);
  g_assert_cmpstr (((AssayCriterionLine *) examples->examples->pdata[0])->label, ==, "School");

  sketch_answer (portfolio, "complex-cases", "no");
  sketch_answer (portfolio, "sectors", "justice");
  without = make_state (portfolio, scheme, "2.2");
  elsewhere = make_state (portfolio, scheme, "1.1");
  g_assert_cmpuint (without->look_for->len, ==, 0);
  g_assert_cmpuint (elsewhere->examples->len, ==, 0);
}

static void
test_actions (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) portfolio = sketch_portfolio ();
  g_autoptr (AssayCriterionState) state = NULL;
  const AssayCriterionAction *action;

  sketch_action (portfolio, 1, "1.1")->state = ASSAY_ACTION_DONE;
  sketch_action (portfolio, 2, "1.1")->due = sketch_today () - 1;
  sketch_action (portfolio, 3, "1.2");
  state = make_state (portfolio, scheme, "1.1");
  g_assert_cmpuint (state->actions->len, ==, 2);
  action = state->actions->pdata[0];
  g_assert_cmpuint (action->number, ==, 2);
  g_assert_true (action->is_overdue);
  g_assert_cmpstr (action->place, ==, "actions:A002");
  g_assert_true (g_str_has_suffix (action->detail, "due 21 Nov 2026"));
  action = state->actions->pdata[1];
  g_assert_false (action->is_overdue);
}

static void
test_lines (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) portfolio = sketch_portfolio ();
  g_autoptr (AssayCriterionState) state = make_state (portfolio, scheme, "1.1");
  g_autofree char *lines = assay_criterion_state_format_lines (state->evidence);
  g_autofree char *points = assay_criterion_state_format_points (state->guidance);

  g_assert_cmpstr (lines, ==, "<b>Policy</b>\nThe plan.\n\n<b>Record</b>\nMinutes.");
  g_assert_cmpstr (points, ==, "");
}

static void
test_items (void)
{
  g_autoptr (AssayPortfolio) portfolio = sketch_portfolio ();
  g_auto (GStrv) items = NULL;

  sketch_set (&sketch_evidence (portfolio, 3)->title, "Log");
  sketch_evidence (portfolio, 5)->withdrawn = TRUE;
  items = assay_criterion_state_list_items (portfolio);
  g_assert_cmpuint (g_strv_length (items), ==, 1);
  g_assert_cmpstr (items[0], ==, "E003 Log");
  g_assert_cmpstr (assay_criterion_state_get_item_title (portfolio, 3), ==, "Log");
  g_assert_cmpstr (assay_criterion_state_get_item_title (portfolio, 9), ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/criterion-state/ready", test_ready);
  g_test_add_func ("/criterion-state/ends", test_ends);
  g_test_add_func ("/criterion-state/judgements", test_judgements);
  g_test_add_func ("/criterion-state/profile-decides", test_profile_decides);
  g_test_add_func ("/criterion-state/actions", test_actions);
  g_test_add_func ("/criterion-state/lines", test_lines);
  g_test_add_func ("/criterion-state/items", test_items);

  return g_test_run ();
}
