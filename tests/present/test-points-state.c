/* What is shown of points, and of what changed between rounds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "sketch.h"

#include "present/assay-points-state.h"
#include "present/assay-round-state.h"

#include <string.h>

static AssayPoint *
add_point (AssayPortfolio *portfolio, AssayPointKind kind, const char *criterion)
{
  g_autofree char *id = assay_point_format_id ("k7f2m4xq", portfolio->points->len + 1);
  AssayPoint *point = assay_point_new (id);

  point->kind = kind;
  point->round = 1;
  point->criterion = g_strdup (criterion);
  g_ptr_array_add (portfolio->points, point);

  return point;
}

/* One of each kind, not in the scheme's order. */
static void
add_points (AssayPortfolio *portfolio)
{
  AssayPoint *point = add_point (portfolio, ASSAY_POINT_COMMENT, NULL);

  point->text = g_strdup ("A warm welcome.");
  point = add_point (portfolio, ASSAY_POINT_REQUEST, "2.1");
  point->due = assay_date_new (2027, 4, 1);
  point = add_point (portfolio, ASSAY_POINT_DETERMINATION, "1.1");
  point->outcome = g_strdup (ASSAY_JUDGED_NOT_MET);
  point->items = g_strdup ("E002 E099");
  point = add_point (portfolio, ASSAY_POINT_CORRECTIVE, "1.1");
  point->answer = g_strdup ("Done.");
  point->answer_items = g_strdup ("E002");
  point = add_point (portfolio, ASSAY_POINT_RECOMMENDATION, NULL);
  point->outcome = g_strdup ("further-work");
  point = add_point (portfolio, ASSAY_POINT_DECISION, NULL);
  point->outcome = g_strdup ("no-award");
  point->from = assay_date_new (2027, 3, 9);
  point = add_point (portfolio, ASSAY_POINT_AWARD, "9.9");
  point->from = assay_date_new (2027, 4, 1);
  point->due = assay_date_new (2030, 3, 31);
}

static void
assert_headings (const AssayPointsState *state, const char *const *headings)
{
  g_assert_cmpuint (state->rows->len, ==, g_strv_length ((char **) headings));
  for (guint i = 0; i < state->rows->len; i++)
    g_assert_cmpstr (((const AssayPointsRow *) state->rows->pdata[i])->heading, ==, headings[i]);
}

static void
test_rows (SketchCase *self, gconstpointer data)
{
  static const char *const all[] = { "Determination: not met",
                                     "Corrective action",
                                     "Request, due on 1 April 2027",
                                     "Award, from 1 April 2027 to 31 March 2030",
                                     "Comment",
                                     "Recommendation: further work",
                                     "Decision: no award, on 9 March 2027",
                                     NULL };
  static const char *const open[] = { "Determination: not met", "Request, due on 1 April 2027",
                                      NULL };
  g_autoptr (AssayPointsState) state = NULL;
  g_autoptr (AssayPointsState) open_state = NULL;
  const AssayPointsRow *row;

  add_points (self->portfolio);
  state = assay_points_state_new (self->scheme, self->portfolio, self->portfolio->points, FALSE);
  open_state =
      assay_points_state_new (self->scheme, self->portfolio, self->portfolio->points, TRUE);
  assert_headings (state, all);
  assert_headings (open_state, open);
  g_assert_cmpstr (state->summary, ==, "2 of 3 points that ask for it are still to be answered.");
  g_assert_cmpstr (open_state->summary, ==, state->summary);
  row = state->rows->pdata[0];
  g_assert_cmpstr (row->place, ==, "criterion:1.1");
  g_assert_true (g_str_has_prefix (row->where, "1.1 "));
  g_assert_nonnull (strstr (row->items, "E002 “"));
  g_assert_true (g_str_has_suffix (row->items, ", E099"));
  g_assert_cmpstr (row->word, ==, "To answer");
  row = state->rows->pdata[1];
  g_assert_cmpstr (row->word, ==, "Answered");
  g_assert_nonnull (strstr (row->answer_items, "E002 “"));
  row = state->rows->pdata[4];
  g_assert_cmpstr (row->where, ==, "The whole submission");
  g_assert_null (row->place);
}

/* A file that is only looked at knows neither scheme nor portfolio. */
static void
test_bare (SketchCase *self, gconstpointer data)
{
  g_autoptr (AssayPointsState) state = NULL;
  const AssayPointsRow *row;

  add_points (self->portfolio);
  state = assay_points_state_new (NULL, NULL, self->portfolio->points, FALSE);
  row = state->rows->pdata[0];
  g_assert_cmpstr (row->where, ==, "2.1");
  row = state->rows->pdata[1];
  g_assert_cmpstr (row->items, ==, "E002, E099");
}

static void
test_summaries (SketchCase *self, gconstpointer data)
{
  g_autoptr (AssayPointsState) none =
      assay_points_state_new (self->scheme, self->portfolio, self->portfolio->points, FALSE);
  g_autoptr (AssayPointsState) quiet = NULL;
  g_autoptr (AssayPointsState) done = NULL;

  g_assert_cmpstr (none->summary, ==, "No return has been received.");
  add_point (self->portfolio, ASSAY_POINT_COMMENT, NULL);
  quiet = assay_points_state_new (self->scheme, self->portfolio, self->portfolio->points, FALSE);
  g_assert_cmpstr (quiet->summary, ==, "Nothing in the return asks for an answer.");
  add_point (self->portfolio, ASSAY_POINT_REQUEST, "1.1")->answer = g_strdup ("Here.");
  done = assay_points_state_new (self->scheme, self->portfolio, self->portfolio->points, FALSE);
  g_assert_cmpstr (done->summary, ==, "Everything that was asked is answered.");
}

static void
test_signatures (void)
{
  AssaySignature signature = { .name = (char *) "Assessing body" };

  for (guint i = 0; i < ASSAY_N_SIGNER_STANDINGS; i++)
    {
      g_autofree char *said =
          assay_points_word_signature (i == ASSAY_SIGNER_UNSIGNED ? NULL : &signature,
                                       (AssaySignerStanding) i);

      g_assert_true (g_str_has_suffix (said, "."));
      g_assert_null (strstr (said, "(null)"));
      g_assert_true ((strstr (said, "Assessing body") != NULL)
                     == (i != ASSAY_SIGNER_UNSIGNED && i != ASSAY_SIGNER_UNCHECKED));
    }
}

/* --- What changed --- */

static char *
join_rows (const AssayRoundState *state)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < state->rows->len; i++)
    {
      const AssayRoundRow *row = state->rows->pdata[i];

      g_string_append_printf (text, "%s: %s%s%s\n", row->where, row->what,
                              row->earlier != NULL ? " | " : "",
                              row->earlier != NULL ? row->earlier : "");
    }

  return g_string_free (text, FALSE);
}

static void
test_since (SketchCase *self, gconstpointer data)
{
  g_autoptr (AssayPortfolio) before = sketch_ready_portfolio ();
  g_autoptr (AssayRoundState) nothing =
      assay_round_state_new_since (self->scheme, before, self->portfolio);
  g_autoptr (AssayRoundState) state = NULL;
  g_autofree char *rows = NULL;
  AssayEvidence *item;

  g_assert_cmpstr (nothing->summary, ==, "Nothing has changed since it was submitted.");
  g_assert_cmpuint (nothing->rows->len, ==, 0);
  sketch_set (&sketch_response (self->portfolio, "1.1", "fully")->note, "Private.");
  sketch_set (&sketch_response (self->portfolio, "1.1", "partly")->text, "New.");
  item = sketch_evidence (self->portfolio, 9);
  sketch_set (&item->title, "Panel");
  add_point (self->portfolio, ASSAY_POINT_REQUEST, "2.1")->answer = g_strdup ("Here.");
  state = assay_round_state_new_since (self->scheme, before, self->portfolio);
  rows = join_rows (state);
  g_assert_nonnull (strstr (rows, ": the rating, how it is met\n"));
  g_assert_nonnull (strstr (rows, "E009 “Panel”: added\n"));
  g_assert_nonnull (strstr (rows, ", Request: answered: Here.\n"));
  g_assert_null (strstr (rows, "Private"));
  g_assert_cmpstr (state->summary, ==, "4 things have changed since it was submitted.");
}

static void
test_round (SketchCase *self, gconstpointer data)
{
  g_autoptr (AssayPortfolio) before = sketch_ready_portfolio ();
  g_autoptr (GPtrArray) earlier =
      g_ptr_array_new_with_free_func ((GDestroyNotify) assay_point_unref);
  g_autoptr (AssayRound) round = NULL;
  g_autoptr (AssayRoundState) state = NULL;
  g_autofree char *rows = NULL;

  add_points (self->portfolio);
  for (guint i = 0; i < self->portfolio->points->len; i++)
    g_ptr_array_add (earlier, assay_point_copy (self->portfolio->points->pdata[i]));
  sketch_set (&((AssayPoint *) earlier->pdata[1])->text, "Send ten.");
  sketch_response (self->portfolio, "1.1", "partly");
  round = assay_round_new (self->scheme, before, self->portfolio, earlier);
  state = assay_round_state_new (self->scheme, before, self->portfolio, round);
  rows = join_rows (state);
  g_assert_nonnull (strstr (rows, "| Determined “not met”: to be confirmed\n"));
  g_assert_nonnull (strstr (rows, ": not answered | It came back in other"));
  g_assert_nonnull (strstr (rows, ": answered with E002: Done.\n"));
  g_assert_cmpstr (state->summary, ==, "1 of 1 earlier determination is to be confirmed.");
  g_assert_null (strstr (rows, "k7f2m4xq"));
  g_assert_cmpstr (state->caution, ==,
                   "1 point came back in other words than were returned. Go by your own return.");
}

/* What did not come back is told once, in words; and all of it as what it most likely is. */
static void
test_missing (SketchCase *self, gconstpointer data)
{
  g_autoptr (AssayPortfolio) before = sketch_ready_portfolio ();
  g_autoptr (GPtrArray) earlier =
      g_ptr_array_new_with_free_func ((GDestroyNotify) assay_point_unref);
  g_autoptr (AssayRound) some = NULL, all = NULL;
  g_autoptr (AssayRoundState) of_some = NULL, of_all = NULL;
  g_autofree char *rows = NULL;

  add_points (self->portfolio);
  for (guint i = 0; i < self->portfolio->points->len; i++)
    g_ptr_array_add (earlier, assay_point_copy (self->portfolio->points->pdata[i]));
  g_ptr_array_remove_index (self->portfolio->points, 1);
  some = assay_round_new (self->scheme, before, self->portfolio, earlier);
  of_some = assay_round_state_new (self->scheme, before, self->portfolio, some);
  g_assert_true (g_str_has_prefix (of_some->caution, "1 point did not come back: 2.1 "));
  g_assert_true (g_str_has_suffix (of_some->caution, ". Go by your own return."));
  g_ptr_array_set_size (self->portfolio->points, 0);
  all = assay_round_new (self->scheme, before, self->portfolio, earlier);
  of_all = assay_round_state_new (self->scheme, before, self->portfolio, all);
  rows = join_rows (of_all);
  g_assert_true (g_str_has_prefix (of_all->caution, "Nothing of what you returned came back"));
  g_assert_null (strstr (rows, "not answered"));
  g_assert_null (strstr (of_all->caution, "k7f2m4xq"));
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
  add ("/points-state/rows", test_rows);
  add ("/points-state/bare", test_bare);
  add ("/points-state/summaries", test_summaries);
  g_test_add_func ("/points-state/signatures", test_signatures);
  add ("/round-state/since", test_since);
  add ("/round-state/round", test_round);
  add ("/round-state/missing", test_missing);

  return g_test_run ();
}
