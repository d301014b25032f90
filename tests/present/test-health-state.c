/* The steps of the health check, and what it shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "present/assay-health-state.h"
#include "sketch.h"

static void
compute (SketchCase *self)
{
  self->readiness = assay_readiness_compute (self->scheme, self->portfolio, sketch_planned_day ());
}

static void
test_steps (SketchCase *self, gconstpointer data)
{
  g_autoptr (AssayHealthStep) step = NULL;

  sketch_response (self->portfolio, "1.1", "fully");
  compute (self);
  step = assay_health_step_new (self->readiness, "2.1");

  g_assert_cmpstr (assay_health_find_unrated (self->readiness)->id, ==, "1.2");
  g_assert_cmpstr (assay_health_find_neighbour (self->readiness, "1.3", 1)->id, ==, "2.1");
  g_assert_cmpstr (assay_health_find_neighbour (self->readiness, "2.1", -1)->id, ==, "1.3");
  g_assert_null (assay_health_find_neighbour (self->readiness, "2.2", 1));
  g_assert_null (assay_health_find_neighbour (self->readiness, "1.1", -1));
  g_assert_cmpstr (step->where, ==, "Indicator 4 of 5");
  g_assert_cmpstr (step->standard, ==, "Standard 2: Second");
  g_assert_cmpstr (step->title, ==, "2.1 Complex cases");
  g_assert_null (step->level);
}

/* What the profile leaves out is no step; what the service says does not apply is one. */
static void
test_left_out (SketchCase *self, gconstpointer data)
{
  g_autoptr (AssayHealthStep) last = NULL;
  g_autoptr (AssayHealthStep) said = NULL;

  sketch_answer (self->portfolio, "complex-cases", "no");
  sketch_set (&sketch_response (self->portfolio, "1.3", "not-applicable")->reason,
              "We work alone.");
  compute (self);
  last = assay_health_step_new (self->readiness, "2.2");
  said = assay_health_step_new (self->readiness, "1.3");

  g_assert_null (assay_health_step_new (self->readiness, "2.1"));
  g_assert_null (assay_health_step_new (self->readiness, "9.9"));
  g_assert_cmpstr (assay_health_find_neighbour (self->readiness, "1.3", 1)->id, ==, "2.2");
  g_assert_cmpstr (last->where, ==, "Indicator 4 of 4");
  g_assert_cmpstr (said->level, ==, "not-applicable");
  g_assert_cmpstr (said->reason, ==, "We work alone.");
}

static void
test_results (SketchCase *self, gconstpointer data)
{
  g_autoptr (AssayHealthState) state = NULL;
  const AssayHealthStandard *first;
  const AssayHealthGap *gap;

  sketch_response (self->portfolio, "1.1", "largely");
  sketch_response (self->portfolio, "1.2", "partly");
  sketch_action (self->portfolio, 1, "1.2");
  compute (self);
  state = assay_health_state_new (self->readiness);
  first = state->standards->pdata[0];
  gap = first->gaps->pdata[0];

  g_assert_cmpstr (state->progress, ==, "2 of 5 indicators rated");
  g_assert_cmpstr (state->left, ==, "3 indicators are not rated yet.");
  g_assert_cmpuint (state->standards->len, ==, 1);
  g_assert_cmpstr (first->summary, ==, "1 strength, 1 area to improve, 1 not rated");
  g_assert_cmpstr (((AssayOverviewRow *) first->strengths->pdata[0])->place, ==, "criterion:1.1");
  g_assert_cmpstr (gap->criterion, ==, "1.2");
  g_assert_cmpstr (gap->row.chip, ==, "Partly");
  g_assert_cmpstr (gap->planned, ==, "A001: Write the plan down, due on 12 January 2027");
}

static void
test_done (SketchCase *self, gconstpointer data)
{
  g_autoptr (AssayHealthState) state = NULL;

  assay_portfolio_unref (self->portfolio);
  self->portfolio = sketch_ready_portfolio ();
  compute (self);
  state = assay_health_state_new (self->readiness);

  g_assert_null (assay_health_find_unrated (self->readiness));
  g_assert_null (state->left);
  g_assert_cmpuint (state->standards->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/health-state/steps", SketchCase, NULL, sketch_case_set_up_blank, test_steps,
              sketch_case_tear_down);
  g_test_add ("/health-state/left-out", SketchCase, NULL, sketch_case_set_up_blank, test_left_out,
              sketch_case_tear_down);
  g_test_add ("/health-state/results", SketchCase, NULL, sketch_case_set_up_blank, test_results,
              sketch_case_tear_down);
  g_test_add ("/health-state/done", SketchCase, NULL, sketch_case_set_up_blank, test_done,
              sketch_case_tear_down);

  return g_test_run ();
}
