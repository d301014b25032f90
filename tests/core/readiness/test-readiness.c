/* Readiness by example: each state, each reason, each border between days, each way of scoring.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "core/readiness/assay-readiness.h"
#include "sketch.h"

#include <string.h>

static const AssayCriterionReadiness *
judge_on (SketchCase *self, const char *criterion, AssayDate on)
{
  g_clear_pointer (&self->readiness, assay_readiness_unref);
  self->readiness = assay_readiness_compute (self->scheme, self->portfolio, on);

  return &self->readiness->criteria[assay_scheme_lookup_criterion (self->scheme, criterion)->index];
}

static const AssayCriterionReadiness *
judge (SketchCase *self, const char *criterion)
{
  return judge_on (self, criterion, sketch_planned_day ());
}

/* The citation and the item that criterion 1.2 rests on: a record, look-back 12 months. */
static AssayCitation *
get_citation (SketchCase *self)
{
  return assay_portfolio_lookup_response (self->portfolio, "1.2")->citations->pdata[0];
}

static AssayEvidence *
get_item (SketchCase *self)
{
  return (AssayEvidence *) assay_portfolio_lookup_evidence (self->portfolio, 2);
}

static AssayResponse *
get_response (SketchCase *self)
{
  return (AssayResponse *) assay_portfolio_lookup_response (self->portfolio, "1.2");
}

static void
assert_reasons (const AssayCriterionReadiness *criterion, AssayState state, const char *expected)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < criterion->n_reasons; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "",
                            assay_reason_get_id (criterion->reasons[i].code));
  g_assert_cmpstr (ids->str, ==, expected);
  g_assert_cmpstr (assay_state_get_id (criterion->state), ==, assay_state_get_id (state));
}

static void
test_ready (SketchCase *self, gconstpointer data)
{
  const AssayCriterionReadiness *criterion = judge (self, "1.2");

  assert_reasons (criterion, ASSAY_STATE_READY, "counts");
  g_assert_cmpuint (criterion->n_counting, ==, 1);
  g_assert_cmpuint (criterion->reasons[0].evidence, ==, 2);
  g_assert_cmpuint (criterion->reasons[0].citation, ==, 0);
  g_assert_cmpint (self->readiness->verdict, ==, ASSAY_VERDICT_READY);
  g_assert_cmpuint (self->readiness->n_holding, ==, 2);
  g_assert_cmpint (self->readiness->percent, ==, 100);
  g_assert_cmpuint (self->readiness->counts[ASSAY_STATE_READY], ==, 5);
}

static void
test_not_assessed (SketchCase *self, gconstpointer data)
{
  AssayResponse *response = get_response (self);

  sketch_set (&response->level, NULL);
  assert_reasons (judge (self, "1.2"), ASSAY_STATE_NOT_ASSESSED, "no-rating");

  sketch_set (&response->level, "splendid");
  assert_reasons (judge (self, "1.2"), ASSAY_STATE_NOT_ASSESSED, "unknown-level");
  g_assert_cmpstr (judge (self, "1.2")->reasons[0].id, ==, "splendid");

  /* 1.2 does not allow it, 1.3 allows it with a reason. */
  sketch_set (&response->level, "not-applicable");
  sketch_set (&response->reason, "We never meet anybody.");
  assert_reasons (judge (self, "1.2"), ASSAY_STATE_NOT_ASSESSED, "not-applicable-refused");
  sketch_response (self->portfolio, "1.3", "not-applicable");
  assert_reasons (judge (self, "1.3"), ASSAY_STATE_NOT_ASSESSED, "not-applicable-unexplained");
  g_assert_cmpuint (self->readiness->n_assessed, ==, 3);
  g_assert_cmpuint (self->readiness->n_applicable, ==, 5);
  g_assert_cmpint (self->readiness->verdict, ==, ASSAY_VERDICT_NOT_READY);
}

static void
test_not_applicable (SketchCase *self, gconstpointer data)
{
  AssayResponse *response = sketch_response (self->portfolio, "1.3", "not-applicable");
  const AssayCriterionReadiness *criterion;

  sketch_set (&response->reason, "We work alone.");
  criterion = judge (self, "1.3");
  assert_reasons (criterion, ASSAY_STATE_NOT_APPLICABLE, "said-not-applicable");
  g_assert_cmpstr (criterion->reasons[0].text, ==, "We work alone.");
  g_assert_cmpuint (self->readiness->standards[0].n_applicable, ==, 2);
  g_assert_true (self->readiness->standards[0].holds);
  g_assert_cmpint (self->readiness->verdict, ==, ASSAY_VERDICT_READY);
}

static void
test_profile (SketchCase *self, gconstpointer data)
{
  AssayAnswer *answer =
      (AssayAnswer *) assay_portfolio_lookup_answer (self->portfolio, "complex-cases");
  const AssayCriterionReadiness *criterion;

  sketch_set (&answer->value, "no");
  criterion = judge (self, "2.1");
  assert_reasons (criterion, ASSAY_STATE_NOT_APPLICABLE, "profile-excludes");
  g_assert_cmpstr (criterion->reasons[0].id, ==, "complex-cases");

  /* Nobody answered: it is asked. */
  sketch_set (&answer->value, NULL);
  assert_reasons (judge (self, "2.1"), ASSAY_STATE_READY, "counts");
  g_ptr_array_remove (self->portfolio->answers, answer);
  assert_reasons (judge (self, "2.1"), ASSAY_STATE_READY, "counts");
}

static void
test_gap (SketchCase *self, gconstpointer data)
{
  const AssayCriterionReadiness *criterion;

  sketch_response (self->portfolio, "1.2", "partly");
  criterion = judge (self, "1.2");
  assert_reasons (criterion, ASSAY_STATE_GAP, "under-threshold");
  g_assert_cmpstr (criterion->reasons[0].id, ==, "partly");
  g_assert_true (self->readiness->standards[0].weakest == criterion);
  g_assert_false (self->readiness->standards[0].holds);
  g_assert_true (self->readiness->standards[1].holds);
  g_assert_cmpint (self->readiness->verdict, ==, ASSAY_VERDICT_NOT_READY);
  g_assert_cmpint (self->readiness->standards[0].percent, ==, 66);
}

/* Each thing that can be wrong with a citation, alone. */
static void
test_each_reason (SketchCase *self, gconstpointer data)
{
  AssayResponse *response = get_response (self);
  AssayEvidence *item = get_item (self);
  AssayCitation *citation = get_citation (self);

  sketch_set (&item->kind, "policy");
  assert_reasons (judge (self, "1.2"), ASSAY_STATE_CLAIMED, "wrong-kind");
  g_assert_cmpstr (judge (self, "1.2")->reasons[0].id, ==, "policy");
  sketch_set (&item->kind, "no-such-kind");
  assert_reasons (judge (self, "1.2"), ASSAY_STATE_CLAIMED, "wrong-kind");
  sketch_set (&item->kind, NULL);
  assert_reasons (judge (self, "1.2"), ASSAY_STATE_CLAIMED, "no-kind");
  sketch_set (&item->kind, "record");

  sketch_set (&citation->pages, "4-6");
  assert_reasons (judge (self, "1.2"), ASSAY_STATE_CLAIMED, "no-such-page");
  sketch_set (&citation->pages, "  ");
  assert_reasons (judge (self, "1.2"), ASSAY_STATE_CLAIMED, "no-place");
  sketch_set (&citation->place, "Escalation");
  assert_reasons (judge (self, "1.2"), ASSAY_STATE_READY, "counts");

  sketch_set (&citation->why, " \n");
  assert_reasons (judge (self, "1.2"), ASSAY_STATE_CLAIMED, "no-why");
  sketch_set (&citation->why, "Because.");

  item->privacy = ASSAY_PRIVACY_NONE_STATED;
  assert_reasons (judge (self, "1.2"), ASSAY_STATE_CLAIMED, "no-privacy");
  item->privacy = ASSAY_PRIVACY_CONSENT;
  assert_reasons (judge (self, "1.2"), ASSAY_STATE_READY, "counts");

  item->withdrawn = TRUE;
  assert_reasons (judge (self, "1.2"), ASSAY_STATE_CLAIMED, "withdrawn");
  item->withdrawn = FALSE;

  citation->evidence = 77;
  assert_reasons (judge (self, "1.2"), ASSAY_STATE_CLAIMED, "missing-item");
  g_assert_cmpuint (judge (self, "1.2")->reasons[0].evidence, ==, 77);

  g_ptr_array_set_size (response->citations, 0);
  assert_reasons (judge (self, "1.2"), ASSAY_STATE_CLAIMED, "no-citation");
}

/* All that is wrong is told at once; of the dates only the first trouble. */
static void
test_all_reasons_of_one (SketchCase *self, gconstpointer data)
{
  AssayEvidence *item = get_item (self);
  AssayCitation *citation = get_citation (self);

  sketch_set (&item->kind, NULL);
  item->privacy = ASSAY_PRIVACY_NONE_STATED;
  item->from = item->to = assay_date_new (2020, 1, 1);
  item->until = assay_date_new (2021, 1, 1);
  sketch_set (&citation->pages, NULL);
  sketch_set (&citation->why, NULL);
  assert_reasons (judge (self, "1.2"), ASSAY_STATE_CLAIMED,
                  "out-of-date no-kind no-place no-why no-privacy");
}

/* What counts is told first, and one that counts is enough. */
static void
test_counting_first (SketchCase *self, gconstpointer data)
{
  AssayEvidence *bad;
  const AssayCriterionReadiness *criterion;

  g_ptr_array_set_size (get_response (self)->citations, 0);
  bad = sketch_evidence (self->portfolio, 8);
  bad->privacy = ASSAY_PRIVACY_NONE_STATED;
  sketch_citation (self->portfolio, "1.2", 8);
  sketch_citation (self->portfolio, "1.2", 2);
  criterion = judge (self, "1.2");
  assert_reasons (criterion, ASSAY_STATE_READY, "counts no-privacy");
  g_assert_cmpuint (criterion->n_counting, ==, 1);
  g_assert_cmpuint (criterion->reasons[0].citation, ==, 1);
  g_assert_cmpuint (criterion->reasons[1].evidence, ==, 8);
}

/* A kind within an accepted kind is accepted; the other way round it is not. */
static void
test_kind_within (SketchCase *self, gconstpointer data)
{
  AssayEvidence *item = get_item (self);

  sketch_set (&item->kind, "harmed-person-voice");
  assert_reasons (judge (self, "1.2"), ASSAY_STATE_READY, "counts");
  sketch_set (&item->kind, "participant-voice");
  assert_reasons (judge (self, "1.2"), ASSAY_STATE_READY, "counts");
  sketch_set (&item->kind, "data");
  assert_reasons (judge (self, "1.2"), ASSAY_STATE_CLAIMED, "wrong-kind");
}

/* What is not a file has no pages to name. */
static void
test_not_a_file (SketchCase *self, gconstpointer data)
{
  AssayEvidence *item = get_item (self);

  sketch_set (&get_citation (self)->pages, NULL);
  item->basis = ASSAY_BASIS_OBSERVATION;
  assert_reasons (judge (self, "1.2"), ASSAY_STATE_READY, "counts");
  item->basis = ASSAY_BASIS_DISCUSSION;
  assert_reasons (judge (self, "1.2"), ASSAY_STATE_READY, "counts");
}

static void
assert_without (
    SketchCase *self, const guint *numbers, guint n, AssayState state, const char *expected)
{
  const AssayCriterion *criterion = assay_scheme_lookup_criterion (self->scheme, "1.2");
  g_autoptr (GArray) absent = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (AssayReadiness) today = NULL, later = NULL;

  g_array_append_vals (absent, numbers, n);
  today = assay_readiness_compute_as_found (self->scheme, self->portfolio, absent, sketch_today ());
  later = assay_readiness_compute_on (today, sketch_planned_day ());
  assert_reasons (&today->criteria[criterion->index], state, expected);
  assert_reasons (&later->criteria[criterion->index], state, expected);
}

static void
test_missing_file (SketchCase *self, gconstpointer data)
{
  const guint others[] = { 1, 3, 900 }, with_it[] = { 1, 2, 3, 900 };

  assert_without (self, others, 0, ASSAY_STATE_READY, "counts");
  assert_without (self, others, G_N_ELEMENTS (others), ASSAY_STATE_READY, "counts");
  assert_without (self, with_it, G_N_ELEMENTS (with_it), ASSAY_STATE_CLAIMED, "missing-file");
}

static void
test_until (SketchCase *self, gconstpointer data)
{
  AssayEvidence *item = get_item (self);
  AssayDate until = assay_date_new (2026, 12, 3);
  const AssayCriterionReadiness *criterion;

  item->until = until;
  assert_reasons (judge_on (self, "1.2", until - 1), ASSAY_STATE_READY, "counts");
  assert_reasons (judge_on (self, "1.2", until), ASSAY_STATE_READY, "counts");
  criterion = judge_on (self, "1.2", until + 1);
  assert_reasons (criterion, ASSAY_STATE_CLAIMED, "out-of-date");
  g_assert_cmpuint (criterion->reasons[0].date, ==, until);
}

static void
test_from (SketchCase *self, gconstpointer data)
{
  AssayEvidence *item = get_item (self);
  const AssayCriterionReadiness *criterion = judge_on (self, "1.2", item->from - 1);

  assert_reasons (criterion, ASSAY_STATE_CLAIMED, "not-begun");
  g_assert_cmpuint (criterion->reasons[0].date, ==, item->from);
  assert_reasons (judge_on (self, "1.2", item->from), ASSAY_STATE_READY, "counts");
}

/* 1.2 looks back 12 months. */
static void
test_look_back (SketchCase *self, gconstpointer data)
{
  static const struct
  {
    int year, month, day;
    AssayState state;
  } days[] = {
    { 2026, 12, 31, ASSAY_STATE_READY }, { 2027, 6, 29, ASSAY_STATE_READY },
    { 2027, 6, 30, ASSAY_STATE_READY },  { 2027, 7, 1, ASSAY_STATE_CLAIMED },
    { 2028, 1, 1, ASSAY_STATE_CLAIMED },
  };
  AssayEvidence *item = get_item (self);

  item->from = assay_date_new (2026, 1, 1);
  item->to = assay_date_new (2026, 6, 30);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      AssayDate on = assay_date_new (days[i].year, days[i].month, days[i].day);
      const AssayCriterionReadiness *criterion = judge_on (self, "1.2", on);

      g_assert_cmpint (criterion->state, ==, days[i].state);
      if (criterion->state == ASSAY_STATE_READY)
        continue;
      assert_reasons (criterion, ASSAY_STATE_CLAIMED, "too-old");
      g_assert_cmpuint (criterion->reasons[0].date, ==, item->to);
      g_assert_cmpuint (criterion->reasons[0].months, ==, 12);
    }
}

/* Where a month has no such day, the look-back reaches to its last day. */
static void
test_look_back_in_leap_year (SketchCase *self, gconstpointer data)
{
  AssayEvidence *item = get_item (self);

  item->from = ASSAY_DATE_NONE;
  item->to = assay_date_new (2027, 2, 28);
  assert_reasons (judge_on (self, "1.2", assay_date_new (2028, 2, 28)), ASSAY_STATE_READY,
                  "counts");
  assert_reasons (judge_on (self, "1.2", assay_date_new (2028, 2, 29)), ASSAY_STATE_READY,
                  "counts");
  assert_reasons (judge_on (self, "1.2", assay_date_new (2028, 3, 1)), ASSAY_STATE_CLAIMED,
                  "too-old");
}

/* The period ends at "to"; without it at "until"; without both at "from". */
static void
test_period_end (SketchCase *self, gconstpointer data)
{
  AssayEvidence *item = get_item (self);
  AssayDate long_ago = assay_date_new (2020, 1, 1);

  item->from = long_ago;
  item->to = ASSAY_DATE_NONE;
  assert_reasons (judge (self, "1.2"), ASSAY_STATE_CLAIMED, "too-old");
  g_assert_cmpuint (judge (self, "1.2")->reasons[0].date, ==, long_ago);

  item->until = assay_date_new (2028, 1, 1);
  assert_reasons (judge (self, "1.2"), ASSAY_STATE_READY, "counts");

  item->to = long_ago;
  assert_reasons (judge (self, "1.2"), ASSAY_STATE_CLAIMED, "too-old");
}

/* 1.2 looks back, so an item without dates cannot count; 1.3 does not. */
static void
test_undated (SketchCase *self, gconstpointer data)
{
  AssayEvidence *item = get_item (self);
  AssayEvidence *agreement = (AssayEvidence *) assay_portfolio_lookup_evidence (self->portfolio, 3);

  item->from = item->to = item->until = ASSAY_DATE_NONE;
  assert_reasons (judge (self, "1.2"), ASSAY_STATE_CLAIMED, "undated");
  agreement->from = agreement->to = agreement->until = ASSAY_DATE_NONE;
  assert_reasons (judge (self, "1.3"), ASSAY_STATE_READY, "counts");
  agreement->from = agreement->to = assay_date_new (1995, 1, 1);
  assert_reasons (judge (self, "1.3"), ASSAY_STATE_READY, "counts");
}

static void
test_nothing_said (SketchCase *self, gconstpointer data)
{
  g_autoptr (AssayPortfolio) empty = sketch_portfolio ();
  g_autoptr (AssayReadiness) readiness =
      assay_readiness_compute (self->scheme, empty, sketch_planned_day ());

  g_assert_cmpstr (assay_verdict_get_id (readiness->verdict), ==, "not-assessed");
  g_assert_cmpint (readiness->percent, ==, -1);
  g_assert_cmpuint (readiness->n_holding, ==, 0);
  g_assert_cmpuint (readiness->n_assessed, ==, 0);
  g_assert_cmpuint (readiness->counts[ASSAY_STATE_NOT_ASSESSED], ==, 5);
  g_assert_cmpint (readiness->standards[0].percent, ==, -1);
  g_assert_nonnull (readiness->standards[0].weakest);
}

/* A standard in which nothing applies does not hold, so the service is not ready. */
static void
test_nothing_applies (SketchCase *self, gconstpointer data)
{
  AssayAnswer *answer =
      (AssayAnswer *) assay_portfolio_lookup_answer (self->portfolio, "complex-cases");
  AssayResponse *response = sketch_response (self->portfolio, "2.2", "not-applicable");

  sketch_set (&answer->value, "no");
  sketch_set (&response->reason, "Nobody to ask.");
  judge (self, "2.2");
  g_assert_false (self->readiness->standards[1].holds);
  g_assert_null (self->readiness->standards[1].weakest);
  g_assert_cmpint (self->readiness->standards[1].percent, ==, -1);
  g_assert_cmpuint (self->readiness->standards[1].n_applicable, ==, 0);
  g_assert_cmpint (self->readiness->verdict, ==, ASSAY_VERDICT_NOT_READY);
  g_assert_cmpint (self->readiness->percent, ==, 100);
}

static void
test_weakest (SketchCase *self, gconstpointer data)
{
  AssayResponse *response = sketch_response (self->portfolio, "1.1", "partly");

  sketch_response (self->portfolio, "1.3", "not-yet");
  judge (self, "1.1");
  g_assert_cmpstr (self->readiness->standards[0].weakest->criterion->id, ==, "1.3");
  sketch_set (&response->level, NULL);
  judge (self, "1.1");
  g_assert_cmpstr (self->readiness->standards[0].weakest->criterion->id, ==, "1.1");
}

/* The small scheme with another way of scoring. */
static AssayScheme *
load_scored (const char *scoring)
{
  g_autofree char *path = g_build_filename (g_getenv ("ASSAY_TEST_DATA"), "small-scheme.xml", NULL);
  g_autofree char *text = assay_fixture_read (path);
  g_autofree char *schema = assay_fixture_schema_path ();
  g_auto (GStrv) halves = g_strsplit (text, "<scoring model=\"all\"/>", 2);
  g_autofree char *joined = g_strconcat (halves[0], scoring, halves[1], NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (joined, strlen (joined));
  g_autoptr (GError) error = NULL;
  AssayScheme *scheme = assay_scheme_load_bytes (bytes, "scored", schema, NULL, &error);

  g_assert_no_error (error);

  return scheme;
}

static void
test_scoring (SketchCase *self, gconstpointer data)
{
  /* 1.1 is a gap. In the first standard 1.2 carries 2 of 4: weighted 75 %, flat two of three. */
  static const struct
  {
    const char *scoring;
    gboolean holds;
    int percent;
    int overall;
    AssayVerdict verdict;
  } cases[] = {
    { "<scoring model=\"all\"/>", FALSE, 66, 80, ASSAY_VERDICT_NOT_READY },
    { "<scoring model=\"weighted\" threshold=\"75\"/>", TRUE, 75, 83, ASSAY_VERDICT_READY },
    { "<scoring model=\"weighted\" threshold=\"76\"/>", FALSE, 75, 83, ASSAY_VERDICT_NOT_READY },
    { "<scoring model=\"flat\" threshold=\"66\"/>", TRUE, 66, 80, ASSAY_VERDICT_READY },
    { "<scoring model=\"flat\" threshold=\"67\"/>", FALSE, 66, 80, ASSAY_VERDICT_READY },
    { "<scoring model=\"flat\" threshold=\"80\"/>", FALSE, 66, 80, ASSAY_VERDICT_READY },
    { "<scoring model=\"flat\" threshold=\"81\"/>", FALSE, 66, 80, ASSAY_VERDICT_NOT_READY },
    { "<scoring model=\"flat\" threshold=\"100\"/>", FALSE, 66, 80, ASSAY_VERDICT_NOT_READY },
  };

  sketch_response (self->portfolio, "1.1", "not-yet");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AssayScheme) scheme = load_scored (cases[i].scoring);
      g_autoptr (AssayReadiness) readiness =
          assay_readiness_compute (scheme, self->portfolio, sketch_planned_day ());

      g_test_message ("%s", cases[i].scoring);
      g_assert_cmpint (readiness->standards[0].holds, ==, cases[i].holds);
      g_assert_cmpint (readiness->standards[0].percent, ==, cases[i].percent);
      g_assert_cmpint (readiness->percent, ==, cases[i].overall);
      g_assert_cmpint (readiness->verdict, ==, cases[i].verdict);
    }
}

static void
test_choose_date (SketchCase *self, gconstpointer data)
{
  AssayDate today = sketch_today ();

  self->portfolio->head->planned = today + 1;
  g_assert_cmpuint (assay_readiness_choose_date (self->portfolio, today), ==, today + 1);
  self->portfolio->head->planned = today;
  g_assert_cmpuint (assay_readiness_choose_date (self->portfolio, today), ==, today);
  self->portfolio->head->planned = today - 1;
  g_assert_cmpuint (assay_readiness_choose_date (self->portfolio, today), ==, today);
  self->portfolio->head->planned = ASSAY_DATE_NONE;
  g_assert_cmpuint (assay_readiness_choose_date (self->portfolio, today), ==, today);
}

static AssayDate
find_fall (AssayScheme *scheme, AssayPortfolio *portfolio, AssayDate from, AssayDate to)
{
  g_autoptr (AssayReadiness) readiness = assay_readiness_compute (scheme, portfolio, from);

  return assay_readiness_find_fall (readiness, to);
}

static void
test_fall (SketchCase *self, gconstpointer data)
{
  AssayEvidence *item = get_item (self);
  AssayDate from = sketch_today (), to = sketch_planned_day ();
  AssayEvidence *successor;

  g_assert_cmpuint (find_fall (self->scheme, self->portfolio, from, to), ==, ASSAY_DATE_NONE);
  item->until = assay_date_new (2026, 12, 3);
  g_assert_cmpuint (find_fall (self->scheme, self->portfolio, from, to), ==, item->until + 1);
  g_assert_cmpuint (find_fall (self->scheme, self->portfolio, from, item->until + 1), ==,
                    item->until + 1);
  g_assert_cmpuint (find_fall (self->scheme, self->portfolio, from, item->until), ==,
                    ASSAY_DATE_NONE);

  /* A newer item that begins the day after takes over; one a day later leaves a hole. */
  successor = sketch_evidence (self->portfolio, 9);
  sketch_citation (self->portfolio, "1.2", 9);
  successor->from = item->until + 1;
  g_assert_cmpuint (find_fall (self->scheme, self->portfolio, from, to), ==, ASSAY_DATE_NONE);
  successor->from = item->until + 2;
  g_assert_cmpuint (find_fall (self->scheme, self->portfolio, from, to), ==, item->until + 1);
}

/* Several days at a month's end can look back to the same day. */
static void
test_fall_at_month_end (SketchCase *self, gconstpointer data)
{
  static const struct
  {
    const char *covers_to;
    const char *fall;
  } cases[] = {
    { "2027-02-28", "2028-03-01" },
    { "2027-03-30", "2028-03-31" },
    { "2028-02-29", "2029-03-01" },
    { "2027-12-31", "2029-01-01" },
  };
  AssayEvidence *item = get_item (self);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AssayDate from = sketch_planned_day ();
      AssayDate fall = ASSAY_DATE_NONE;

      item->from = ASSAY_DATE_NONE;
      g_assert_true (assay_date_parse (cases[i].covers_to, &item->to, NULL));
      g_assert_true (assay_date_parse (cases[i].fall, &fall, NULL));
      judge_on (self, "1.2", from);
      g_assert_cmpuint (
          assay_readiness_find_fall_of (self->readiness, &self->readiness->criteria[1]), ==, fall);
      assert_reasons (judge_on (self, "1.2", fall - 1), ASSAY_STATE_READY, "counts");
      assert_reasons (judge_on (self, "1.2", fall), ASSAY_STATE_CLAIMED, "too-old");
    }
}

/* Scripts know every id, so every code has its own. */
static void
test_ids (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i <= ASSAY_REASON_LAST; i++)
    g_assert_true (g_hash_table_add (seen, (gpointer) assay_reason_get_id (i)));
  g_hash_table_remove_all (seen);
  for (guint i = 0; i < ASSAY_N_STATES; i++)
    g_assert_true (g_hash_table_add (seen, (gpointer) assay_state_get_id (i)));
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
  add ("/readiness/ready", test_ready);
  add ("/readiness/not-assessed", test_not_assessed);
  add ("/readiness/not-applicable", test_not_applicable);
  add ("/readiness/profile", test_profile);
  add ("/readiness/gap", test_gap);
  add ("/readiness/each-reason", test_each_reason);
  add ("/readiness/all-reasons-of-one", test_all_reasons_of_one);
  add ("/readiness/counting-first", test_counting_first);
  add ("/readiness/kind-within", test_kind_within);
  add ("/readiness/not-a-file", test_not_a_file);
  add ("/readiness/missing-file", test_missing_file);
  add ("/readiness/until", test_until);
  add ("/readiness/from", test_from);
  add ("/readiness/look-back", test_look_back);
  add ("/readiness/look-back-in-leap-year", test_look_back_in_leap_year);
  add ("/readiness/period-end", test_period_end);
  add ("/readiness/undated", test_undated);
  add ("/readiness/nothing-said", test_nothing_said);
  add ("/readiness/nothing-applies", test_nothing_applies);
  add ("/readiness/weakest", test_weakest);
  add ("/readiness/scoring", test_scoring);
  add ("/readiness/choose-date", test_choose_date);
  add ("/readiness/fall", test_fall);
  add ("/readiness/fall-at-month-end", test_fall_at_month_end);
  g_test_add_func ("/readiness/ids", test_ids);

  return g_test_run ();
}
