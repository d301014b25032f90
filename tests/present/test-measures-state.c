/* What the page of measures shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "base/assay-error.h"
#include "present/assay-measures-state.h"
#include "sketch.h"

static AssayFigure *
new_figure (const char *measure, int month, const char *value)
{
  AssayFigure *figure = assay_figure_new ();

  figure->measure = g_strdup (measure);
  figure->from = assay_date_new (2026, month, 1);
  figure->to = assay_date_new (2026, month, 28);
  figure->value = g_strdup (value);

  return figure;
}

static void
test_rows (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) portfolio = sketch_portfolio ();
  g_autoptr (AssayMeasuresState) state = NULL;
  const AssayMeasuresItem *item;
  const AssayMeasuresRow *row;

  g_ptr_array_add (portfolio->figures, new_figure ("gone", 1, "7"));
  g_ptr_array_add (portfolio->figures, new_figure ("referrals", 1, "128"));
  g_ptr_array_add (portfolio->figures, new_figure ("referrals", 2, "130"));
  state = assay_measures_state_new (scheme, portfolio);
  g_assert_cmpuint (state->items->len, ==, 2);
  item = state->items->pdata[0];
  g_assert_cmpstr (item->title, ==, "Referrals");
  g_assert_cmpstr (item->definition, ==, "People referred.");
  g_assert_cmpstr (item->counting_rule, ==, "Each once.");
  g_assert_cmpstr (item->summary, ==, "2 figures");
  row = item->rows->pdata[0];
  g_assert_cmpstr (row->period, ==, "1 February 2026 to 28 February 2026");
  g_assert_cmpstr (row->value, ==, "130");
  g_assert_false (item->has_part);
  g_assert_cmpstr (row->from, ==, "2026-02-01");
  /* What another edition left is shown, and said to be that. */
  item = state->items->pdata[1];
  g_assert_null (item->measure);
  g_assert_cmpstr (item->title, ==, "gone");
  g_assert_cmpuint (item->rows->len, ==, 1);
}

static void
test_empty (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) portfolio = sketch_portfolio ();
  g_autoptr (AssayMeasuresState) state = assay_measures_state_new (scheme, portfolio);

  g_assert_cmpuint (state->items->len, ==, 1);
  g_assert_cmpstr (((const AssayMeasuresItem *) state->items->pdata[0])->summary, ==,
                   "No figures yet");
}

static void
test_period_is_taken (void)
{
  g_autoptr (AssayPortfolio) portfolio = sketch_portfolio ();
  g_autoptr (AssayFigure) same = new_figure ("referrals", 1, "5");
  g_autoptr (AssayFigure) other = new_figure ("referrals", 2, "5");
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (portfolio->figures, new_figure ("referrals", 1, "128"));
  g_assert_true (assay_measures_state_check_period (portfolio, other, NULL, &error));
  g_assert_true (assay_measures_state_check_period (portfolio, same, same, &error));
  g_assert_no_error (error);
  g_assert_false (assay_measures_state_check_period (portfolio, same, other, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (assay_measures_state_check_period (portfolio, same, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_EXISTS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/measures-state/rows", test_rows);
  g_test_add_func ("/measures-state/empty", test_empty);
  g_test_add_func ("/measures-state/period-is-taken", test_period_is_taken);

  return g_test_run ();
}
