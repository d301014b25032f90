/* What the page of all actions shows: in which order, and what it says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "present/assay-actions-state.h"
#include "sketch.h"

typedef struct
{
  AssayScheme *scheme;
  AssayPortfolio *portfolio;
} Case;

static void
set_up (Case *self, gconstpointer data)
{
  self->scheme = assay_fixture_load_small_scheme ();
  self->portfolio = sketch_portfolio ();
}

static void
tear_down (Case *self, gconstpointer data)
{
  assay_portfolio_unref (self->portfolio);
  assay_scheme_unref (self->scheme);
}

static void
add (Case *self, guint number, const char *criterion, AssayDate due, AssayActionState state)
{
  AssayAction *action = sketch_action (self->portfolio, number, criterion);

  action->due = due;
  action->state = state;
}

static void
assert_order (Case *self, gboolean all, const char *expected)
{
  g_autoptr (AssayActionsState) state =
      assay_actions_state_new (self->scheme, self->portfolio, sketch_today (), all);
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < state->rows->len; i++)
    g_string_append_printf (order, "%s%s", i > 0 ? " " : "",
                            ((const AssayActionsRow *) state->rows->pdata[i])->number);
  g_assert_cmpstr (order->str, ==, expected);
}

static void
test_order (Case *self, gconstpointer data)
{
  AssayDate today = sketch_today ();

  add (self, 1, "1.1", today + 9, ASSAY_ACTION_OPEN);
  add (self, 2, "1.1", today - 20, ASSAY_ACTION_DONE);
  add (self, 3, "1.2", today - 1, ASSAY_ACTION_OPEN);
  add (self, 4, "1.3", today, ASSAY_ACTION_OPEN);
  add (self, 5, "2.1", today - 30, ASSAY_ACTION_OPEN);
  add (self, 6, "2.1", ASSAY_DATE_NONE, ASSAY_ACTION_OPEN);
  add (self, 7, "2.1", today, ASSAY_ACTION_OPEN);
  assert_order (self, FALSE, "A005 A003 A004 A007 A001 A006");
  assert_order (self, TRUE, "A005 A003 A004 A007 A001 A006 A002");
}

static void
test_words (Case *self, gconstpointer data)
{
  g_autoptr (AssayActionsState) state = NULL;
  const AssayActionsRow *row;

  add (self, 1, "1.2", sketch_today () - 1, ASSAY_ACTION_OPEN);
  add (self, 2, "9.9", sketch_today (), ASSAY_ACTION_OPEN);
  sketch_set (&((AssayAction *) self->portfolio->actions->pdata[0])->owner, "Coordinator");
  state = assay_actions_state_new (self->scheme, self->portfolio, sketch_today (), FALSE);
  g_assert_cmpstr (state->summary, ==, "1 overdue, 2 open, 2 in all");
  row = state->rows->pdata[0];
  g_assert_true (row->is_overdue);
  g_assert_cmpstr (row->word, ==, "Overdue");
  g_assert_cmpstr (row->subtitle, ==, "Coordinator, due on 21 November 2026");
  g_assert_cmpstr (row->criterion, ==, "1.2 Safety");
  g_assert_cmpstr (row->place, ==, "criterion:1.2");
  g_assert_cmpstr (row->due, ==, "2026-11-21");
  /* Due today is not overdue; a criterion of another edition leads nowhere. */
  row = state->rows->pdata[1];
  g_assert_false (row->is_overdue);
  g_assert_cmpstr (row->word, ==, "Open");
  g_assert_cmpstr (row->criterion, ==, "9.9");
  g_assert_null (row->place);
}

static void
test_empty (Case *self, gconstpointer data)
{
  g_autoptr (AssayActionsState) state =
      assay_actions_state_new (self->scheme, self->portfolio, sketch_today (), TRUE);

  g_assert_cmpuint (state->rows->len, ==, 0);
  g_assert_cmpuint (state->n_all, ==, 0);
  g_assert_cmpstr (state->summary, ==, "No actions");
}

#define ADD(path, function) g_test_add (path, Case, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/actions-state/order", test_order);
  ADD ("/actions-state/words", test_words);
  ADD ("/actions-state/empty", test_empty);

  return g_test_run ();
}
