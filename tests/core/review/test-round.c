/* What a later round is about: what is carried, what must be confirmed, what was answered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "sketch.h"

#include "core/review/assay-round.h"

#include <string.h>

/* Round one, ready; an earlier return that determined 1.1 and 1.2, and asked about 2.1. */
typedef struct
{
  AssayScheme *scheme;
  AssayPortfolio *before;
  AssayPortfolio *after;
  GPtrArray *earlier;
  AssayRound *round;
} Case;

static AssayPoint *
add_point (Case *self, AssayPointKind kind, const char *criterion)
{
  g_autofree char *id = assay_point_format_id ("k7f2m4xq", self->earlier->len + 1);
  AssayPoint *point = assay_point_new (id);

  point->kind = kind;
  point->round = 1;
  point->criterion = g_strdup (criterion);
  point->text = g_strdup ("As the assessor said it.");
  g_ptr_array_add (self->earlier, point);

  return point;
}

static AssayPoint *
get_sent (Case *self, guint index)
{
  return self->after->points->pdata[index];
}

static void
set_up (Case *self, gconstpointer data)
{
  AssayPoint *point;

  self->scheme = assay_fixture_load_small_scheme ();
  self->before = sketch_ready_portfolio ();
  self->after = sketch_ready_portfolio ();
  self->earlier = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_point_unref);
  point = add_point (self, ASSAY_POINT_DETERMINATION, "1.1");
  point->outcome = g_strdup (ASSAY_JUDGED_MET);
  point = add_point (self, ASSAY_POINT_DETERMINATION, "1.2");
  point->outcome = g_strdup (ASSAY_JUDGED_NOT_MET);
  point->items = g_strdup ("E001");
  add_point (self, ASSAY_POINT_REQUEST, "2.1");
  add_point (self, ASSAY_POINT_COMMENT, NULL);
  for (guint i = 0; i < self->earlier->len; i++)
    g_ptr_array_add (self->after->points, assay_point_copy (self->earlier->pdata[i]));
}

static void
tear_down (Case *self, gconstpointer data)
{
  assay_scheme_unref (self->scheme);
  assay_portfolio_unref (self->before);
  assay_portfolio_unref (self->after);
  g_ptr_array_unref (self->earlier);
  assay_round_free (self->round);
}

static void
compute (Case *self)
{
  assay_round_free (self->round);
  self->round = assay_round_new (self->scheme, self->before, self->after, self->earlier);
}

static gboolean
must_confirm (Case *self, const char *criterion)
{
  return assay_round_lookup_determination (self->round, criterion)->must_confirm;
}

/* Nothing but the return's own points came in between: everything is carried. */
static void
test_nothing_changed (Case *self, gconstpointer data)
{
  compute (self);
  g_assert_true (assay_portfolio_changes_is_empty (self->round->changes));
  g_assert_cmpuint (self->round->determinations->len, ==, 2);
  g_assert_cmpuint (self->round->n_to_confirm, ==, 0);
  g_assert_cmpuint (self->round->n_altered, ==, 0);
  /* Asked: "not met", and the request. */
  g_assert_cmpuint (self->round->answers->len, ==, 2);
  g_assert_cmpuint (self->round->n_unanswered, ==, 2);
  g_assert_null (assay_round_lookup_determination (self->round, "2.1"));
}

static void
test_response_changed (Case *self, gconstpointer data)
{
  sketch_set (&sketch_response (self->after, "1.1", "partly")->text, "New.");
  compute (self);
  g_assert_true (must_confirm (self, "1.1"));
  g_assert_false (must_confirm (self, "1.2"));
  g_assert_cmpuint (assay_round_lookup_determination (self->round, "1.1")->changed, ==,
                    ASSAY_CHANGED_RATING | ASSAY_CHANGED_TEXT);
}

/* What was looked at may be cited elsewhere only. */
static void
test_item_looked_at (Case *self, gconstpointer data)
{
  AssayEvidence *item = (AssayEvidence *) assay_portfolio_lookup_evidence (self->after, 1);

  sketch_set (&item->sha256, "another file");
  compute (self);
  g_assert_true (must_confirm (self, "1.2"));
  g_assert_true (
      (assay_round_lookup_determination (self->round, "1.2")->changed & ASSAY_CHANGED_EVIDENCE)
      != 0);
}

/* Also where the service took the item's number out of the point that it sent back. */
static void
test_item_hidden (Case *self, gconstpointer data)
{
  AssayEvidence *item = (AssayEvidence *) assay_portfolio_lookup_evidence (self->after, 1);

  item->withdrawn = TRUE;
  sketch_set (&get_sent (self, 1)->items, NULL);
  compute (self);
  g_assert_true (must_confirm (self, "1.2"));
  g_assert_cmpuint (self->round->n_altered, ==, 1);
}

static void
test_answered (Case *self, gconstpointer data)
{
  const AssayRoundAnswer *answer;

  sketch_set (&get_sent (self, 1)->answer, "It is new.");
  sketch_set (&get_sent (self, 3)->answer, "Thank you.");
  compute (self);
  g_assert_true (must_confirm (self, "1.2"));
  g_assert_false (must_confirm (self, "1.1"));
  g_assert_cmpuint (self->round->n_unanswered, ==, 1);
  g_assert_cmpuint (self->round->answers->len, ==, 3);
  answer = self->round->answers->pdata[0];
  g_assert_cmpstr (answer->now->answer, ==, "It is new.");
  g_assert_true (answer->is_answered);
  g_assert_false (answer->is_altered);
}

/* Whatever of the assessor's words comes back otherwise is told, and so is what does not. */
static void
test_altered (Case *self, gconstpointer data)
{
  AssayPoint *sent = get_sent (self, 1);
  const AssayRoundAnswer *answer;

  sketch_set (&sent->outcome, ASSAY_JUDGED_MET);
  g_ptr_array_remove_index (self->after->points, 3);
  compute (self);
  g_assert_cmpuint (self->round->n_altered, ==, 2);
  answer = self->round->answers->pdata[0];
  g_assert_true (answer->is_altered);
  answer = self->round->answers->pdata[self->round->answers->len - 1];
  g_assert_null (answer->now);
  g_assert_true (answer->is_altered);
  /* The determination is the assessor's own. */
  g_assert_cmpstr (assay_round_lookup_determination (self->round, "1.2")->point->outcome, ==,
                   ASSAY_JUDGED_NOT_MET);
}

/* Of several rounds, the latest determination counts. */
static void
test_latest (Case *self, gconstpointer data)
{
  AssayPoint *point = add_point (self, ASSAY_POINT_DETERMINATION, "1.2");

  point->round = 2;
  point->outcome = g_strdup (ASSAY_JUDGED_CONDITIONS);
  compute (self);
  g_assert_cmpuint (self->round->determinations->len, ==, 2);
  g_assert_cmpstr (assay_round_lookup_determination (self->round, "1.2")->point->outcome, ==,
                   ASSAY_JUDGED_CONDITIONS);
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
  add ("/round/nothing-changed", test_nothing_changed);
  add ("/round/response-changed", test_response_changed);
  add ("/round/item-looked-at", test_item_looked_at);
  add ("/round/item-hidden", test_item_hidden);
  add ("/round/answered", test_answered);
  add ("/round/altered", test_altered);
  add ("/round/latest", test_latest);

  return g_test_run ();
}
