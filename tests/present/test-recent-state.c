/* What the start page says of a portfolio that was open before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "base/assay-error.h"
#include "present/assay-recent-state.h"
#include "sketch.h"

#define DAY (24 * 60 * 60)

static void
assert_time (gint64 time, const char *expected)
{
  g_autofree char *text = assay_recent_state_word_time (time, ASSAY_FIXTURE_NOW);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_time (void)
{
  assert_time (ASSAY_FIXTURE_NOW, "today at 12:00");
  assert_time (ASSAY_FIXTURE_NOW - 11 * 60 * 60, "today at 01:00");
  assert_time (ASSAY_FIXTURE_NOW - DAY, "yesterday at 12:00");
  assert_time (ASSAY_FIXTURE_NOW - 2 * DAY, "on 20 November 2026");
}

static void
test_says_where_it_stands (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) portfolio = sketch_ready_portfolio ();
  g_autoptr (AssayReadiness) readiness =
      assay_readiness_compute (scheme, portfolio, sketch_planned_day ());
  g_autoptr (AssayRecentState) state =
      assay_recent_state_new (readiness, ASSAY_FIXTURE_NOW - DAY, ASSAY_FIXTURE_NOW);
  g_autoptr (AssayRecentState) timeless = assay_recent_state_new (readiness, 0, ASSAY_FIXTURE_NOW);

  g_assert_cmpstr (state->title, ==, portfolio->head->service);
  g_assert_true (g_str_has_prefix (state->scheme, "Small Test Standards, "));
  g_assert_true (g_str_has_prefix (state->verdict, "Ready"));
  g_assert_cmpstr (state->touched, ==, "Changed yesterday at 12:00");
  g_assert_false (state->is_gone);
  g_assert_null (timeless->touched);
}

static void
test_gone_is_not_damaged (void)
{
  g_autoptr (GError) gone = g_error_new (ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND, "gone");
  g_autoptr (GError) damaged = g_error_new (ASSAY_ERROR, ASSAY_ERROR_DAMAGED, "damaged");
  g_autoptr (AssayRecentState) first = assay_recent_state_new_gone ("Vale", gone);
  g_autoptr (AssayRecentState) second = assay_recent_state_new_gone ("Vale", damaged);

  g_assert_true (first->is_gone);
  g_assert_false (second->is_gone);
  g_assert_cmpstr (first->verdict, !=, second->verdict);
  g_assert_cmpstr (second->title, ==, "Vale");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recent-state/time", test_time);
  g_test_add_func ("/recent-state/says-where-it-stands", test_says_where_it_stands);
  g_test_add_func ("/recent-state/gone-is-not-damaged", test_gone_is_not_damaged);

  return g_test_run ();
}
