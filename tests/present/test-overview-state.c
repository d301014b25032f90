/* What the overview shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "present/assay-overview-state.h"
#include "sketch.h"

typedef struct
{
  AssayScheme *scheme;
  AssayPortfolio *portfolio;
  AssayReadiness *readiness;
  AssayOverviewState *state;
} Case;

static void
set_up (Case *self, gconstpointer data)
{
  self->scheme = assay_fixture_load_small_scheme ();
  self->portfolio = sketch_ready_portfolio ();
}

static void
tear_down (Case *self, gconstpointer data)
{
  g_clear_pointer (&self->state, assay_overview_state_free);
  g_clear_pointer (&self->readiness, assay_readiness_unref);
  assay_portfolio_unref (self->portfolio);
  assay_scheme_unref (self->scheme);
}

static void
make_state (Case *self)
{
  self->readiness =
      assay_readiness_compute (self->scheme, self->portfolio,
                               assay_readiness_choose_date (self->portfolio, sketch_today ()));
  self->state =
      assay_overview_state_new (self->readiness, sketch_today (), NULL, ASSAY_FIXTURE_NOW);
}

static const AssayOverviewRow *
find_row (const GPtrArray *rows, const char *place)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const AssayOverviewRow *row = rows->pdata[i];

      if (g_strcmp0 (row->place, place) == 0)
        return row;
    }

  return NULL;
}

static void
test_ready (Case *self, gconstpointer data)
{
  const AssayOverviewCard *card;

  make_state (self);
  card = self->state->cards->pdata[0];
  g_assert_false (self->state->is_fresh);
  g_assert_cmpstr (self->state->verdict, ==, "Ready: both standards hold.");
  g_assert_cmpstr (self->state->line, ==,
                   "5 of 5 indicators are ready for the planned submission on 12 January 2027, in "
                   "51 days.");
  g_assert_cmpuint (self->state->in_the_way->len, ==, 0);
  g_assert_cmpuint (self->state->first_steps->len, ==, 0);
  g_assert_cmpuint (self->state->cards->len, ==, 2);
  g_assert_cmpstr (card->row.chip, ==, "Holds");
  g_assert_cmpstr (card->row.place, ==, "criterion:1.1");
  g_assert_null (card->weakest);
  g_assert_cmpuint (self->state->safeguarding->len, ==, 1);
}

static void
test_in_the_way (Case *self, gconstpointer data)
{
  const AssayOverviewCard *card;

  sketch_response (self->portfolio, "1.2", "partly");
  sketch_response (self->portfolio, "1.3", NULL);
  sketch_evidence (self->portfolio, 9)->privacy = ASSAY_PRIVACY_NONE_STATED;
  make_state (self);
  card = self->state->cards->pdata[0];

  g_assert_cmpstr (card->row.chip, ==, "2 to go");
  g_assert_cmpint (card->row.tone, ==, ASSAY_STATE_CLAIMED);
  g_assert_cmpstr (card->row.place, ==, "criterion:1.2");
  g_assert_cmpstr (card->weakest, ==, "Weakest: 1.3 Partners");
  g_assert_cmpstr (self->state->line, ==,
                   "3 of 5 indicators are ready for the planned submission on 12 January 2027, in "
                   "51 days. Both standards must hold.");
  g_assert_cmpuint (self->state->in_the_way->len, ==, 3);
  g_assert_cmpstr (find_row (self->state->in_the_way, "criterion:1.2")->chip, ==, "Gap");
  g_assert_cmpstr (find_row (self->state->in_the_way, "criterion:1.2")->text, ==,
                   "Rated “Partly”, which is under “Largely”. Plan an action with an owner and a "
                   "date, and rate it again when it is done.");
  g_assert_cmpstr (find_row (self->state->in_the_way, "criterion:1.3")->description, ==,
                   "1.3 Partners, Not assessed. Not rated yet.");
  g_assert_cmpstr (find_row (self->state->in_the_way, "evidence:E009")->chip, ==, "Privacy");
}

/* Ready today, but not on the planned day: the line says so, and the row says by what. */
static void
test_falls (Case *self, gconstpointer data)
{
  for (guint i = 0; i < self->portfolio->evidence->len; i++)
    ((AssayEvidence *) self->portfolio->evidence->pdata[i])->until = assay_date_new (2026, 12, 2);
  make_state (self);

  g_assert_cmpstr (self->state->line, ==,
                   "0 of 5 indicators are ready for the planned submission on 12 January 2027, in "
                   "51 days. Both standards must hold. Today 5 are ready; from 3 December 2026 on "
                   "some evidence is out of date.");
  g_assert_cmpuint (self->state->in_the_way->len, ==, 5);
  g_assert_cmpstr (find_row (self->state->in_the_way, "criterion:2.1")->chip, ==, "Evidence");
}

static void
test_profile_and_date (Case *self, gconstpointer data)
{
  self->portfolio->head->planned = ASSAY_DATE_NONE;
  for (guint i = self->portfolio->answers->len; i > 0; i--)
    if (g_str_equal (((AssayAnswer *) self->portfolio->answers->pdata[i - 1])->question,
                     "complex-cases"))
      g_ptr_array_remove_index (self->portfolio->answers, i - 1);
  make_state (self);

  g_assert_true (g_str_has_suffix (self->state->line, "today. No submission is planned yet."));
  g_assert_cmpstr (find_row (self->state->in_the_way, "profile:complex-cases")->title, ==,
                   "Complex and sensitive cases");
  g_assert_cmpstr (find_row (self->state->in_the_way, "profile")->chip, ==, "Date");
}

/* The portfolio of a service that has only begun: what to do, and no list of what is missing. */
static void
test_fresh (Case *self, gconstpointer data)
{
  assay_portfolio_unref (self->portfolio);
  self->portfolio = sketch_portfolio ();
  make_state (self);

  g_assert_true (self->state->is_fresh);
  g_assert_cmpuint (self->state->cards->len, ==, 0);
  g_assert_cmpuint (self->state->in_the_way->len, ==, 0);
  g_assert_cmpuint (self->state->safeguarding->len, ==, 0);
  g_assert_nonnull (find_row (self->state->first_steps, "profile"));
  g_assert_nonnull (find_row (self->state->first_steps, "health"));
  g_assert_nonnull (find_row (self->state->first_steps, "criterion:1.1"));
}

/* Many that are not rated are one line, which leads to the health check. */
static void
test_many_unrated (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_rss ();
  g_autoptr (AssayPortfolio) portfolio = sketch_portfolio ();
  g_autoptr (AssayReadiness) readiness = NULL;
  g_autoptr (AssayOverviewState) state = NULL;

  sketch_response (portfolio, "1.1", "partly");
  readiness = assay_readiness_compute (scheme, portfolio, sketch_planned_day ());
  state = assay_overview_state_new (readiness, sketch_today (), NULL, ASSAY_FIXTURE_NOW);

  g_assert_cmpstr (find_row (state->in_the_way, "health")->title, ==,
                   "32 indicators have no rating yet");
  g_assert_nonnull (find_row (state->in_the_way, "criterion:1.1"));
  g_assert_null (find_row (state->in_the_way, "criterion:1.2"));
}

/* A row costs a widget: of very many, the rest is one line that leads to the whole list. */
static void
test_many_in_the_way (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_rss ();
  g_autoptr (AssayPortfolio) portfolio = sketch_portfolio ();
  g_autoptr (AssayReadiness) readiness = NULL;
  g_autoptr (AssayOverviewState) state = NULL;

  for (guint i = 1; i <= 100; i++)
    sketch_evidence (portfolio, i)->privacy = ASSAY_PRIVACY_NONE_STATED;
  sketch_response (portfolio, "1.1", "partly");
  readiness = assay_readiness_compute (scheme, portfolio, sketch_planned_day ());
  state = assay_overview_state_new (readiness, sketch_today (), NULL, ASSAY_FIXTURE_NOW);

  g_assert_cmpuint (state->in_the_way->len, <, 30);
  g_assert_nonnull (strstr (find_row (state->in_the_way, "pack")->title, "more"));
}

static void
assert_time (gint64 ago, const char *expected)
{
  g_autofree char *said = assay_overview_word_time (ASSAY_FIXTURE_NOW - ago, ASSAY_FIXTURE_NOW);

  g_assert_cmpstr (said, ==, expected);
}

static void
test_times (void)
{
  assert_time (3 * 3600, "today 09:00");
  assert_time (13 * 3600, "yesterday 23:00");
  assert_time (2 * 86400, "Friday 12:00");
  assert_time (7 * 86400, "15 November 2026");
  /* Another computer's clock. */
  assert_time (-2 * 86400, "24 November 2026");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/overview-state/ready", Case, NULL, set_up, test_ready, tear_down);
  g_test_add ("/overview-state/in-the-way", Case, NULL, set_up, test_in_the_way, tear_down);
  g_test_add ("/overview-state/falls", Case, NULL, set_up, test_falls, tear_down);
  g_test_add ("/overview-state/profile-and-date", Case, NULL, set_up, test_profile_and_date,
              tear_down);
  g_test_add ("/overview-state/fresh", Case, NULL, set_up, test_fresh, tear_down);
  g_test_add_func ("/overview-state/many-unrated", test_many_unrated);
  g_test_add_func ("/overview-state/many-in-the-way", test_many_in_the_way);
  g_test_add_func ("/overview-state/times", test_times);

  return g_test_run ();
}
