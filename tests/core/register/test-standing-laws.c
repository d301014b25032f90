/* Laws of a contract's standing, on seeded random contracts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With -m slow a hundred thousand of them for each law.
 */

#include "case-sketch.h"

#include <string.h>

#define N_CASES (g_test_slow () ? 100000u : 1500u)
#define N_DAYS_OF_A_CASE 40u
#define FIRST_DAY assay_date_new (2024, 1, 1)
#define SPAN_DAYS 2200

static const char *const schemes[] = { "rss", "ro" };

/* Often the same few days, so that borders meet. */
static AssayDate
draw_day (GRand *random)
{
  if (g_rand_int_range (random, 0, 10) == 0)
    return ASSAY_DATE_NONE;
  if (g_rand_boolean (random))
    return assay_date_add_months (FIRST_DAY, g_rand_int_range (random, 0, 72));

  return FIRST_DAY + (AssayDate) g_rand_int_range (random, 0, SPAN_DAYS);
}

static void
draw_award (CaseSketch *sketch, GRand *random)
{
  guint place = sketch->is.n_awards++;
  AssayCaseAward *award = &sketch->awards[place];

  *award = (AssayCaseAward){ .id = place + 1,
                             .scheme = schemes[g_rand_int_range (random, 0, 2)],
                             .from = draw_day (random),
                             .confirmed = draw_day (random),
                             .is_sourced = g_rand_int_range (random, 0, 5) > 0,
                             .conditions = sketch->conditions[place] };
  award->until = assay_date_add_months (award->from, g_rand_int_range (random, 1, 48));
  if (g_rand_int_range (random, 0, 8) == 0)
    award->withdrawn = draw_day (random);
  award->n_conditions =
      (guint) g_rand_int_range (random, 0, 6) % 3 * (guint) g_rand_boolean (random);
  for (guint i = 0; i < award->n_conditions; i++)
    sketch->conditions[place][i] =
        (AssayCaseCondition){ 100 * place + i + 1, draw_day (random),
                              g_rand_boolean (random) ? draw_day (random) : ASSAY_DATE_NONE };
}

static CaseSketch *
draw_case (GRand *random)
{
  CaseSketch *sketch = case_sketch_new ("");
  AssayStandingCase *is = &sketch->is;

  is->clause = g_rand_int_range (random, 0, ASSAY_CLAUSE_LAST + 1);
  is->begins = draw_day (random);
  is->ends = assay_date_add_months (is->begins, g_rand_int_range (random, 6, 60));
  is->by = draw_day (random);
  sketch->schemes[0] = g_rand_boolean (random) ? (char *) schemes[0] : NULL;
  for (guint i = (guint) g_rand_int_range (random, 0, 4); i > 0; i--)
    draw_award (sketch, random);
  is->n_milestones = (guint) g_rand_int_range (random, 0, 4);
  for (guint i = 0; i < is->n_milestones; i++)
    sketch->milestones[i] = (AssayCaseMilestone){
      i + 1, g_rand_int_range (random, 0, ASSAY_MILESTONE_LAST + 1), draw_day (random),
      g_rand_boolean (random) ? draw_day (random) : ASSAY_DATE_NONE, g_rand_boolean (random)
    };
  is->n_received = (guint) g_rand_int_range (random, 0, 4);
  for (guint i = 0; i < is->n_received; i++)
    sketch->received[i] = (AssayCaseReceived){ .id = i + 1,
                                               .scheme = schemes[g_rand_int_range (random, 0, 2)],
                                               .day = draw_day (random),
                                               .is_verified = g_rand_int_range (random, 0, 3) > 0,
                                               .is_against = g_rand_int_range (random, 0, 4) == 0,
                                               .round = (guint) g_rand_int_range (random, 0, 3) };

  return sketch;
}

static AssayDate
draw_on (GRand *random)
{
  return FIRST_DAY + (AssayDate) g_rand_int_range (random, 0, SPAN_DAYS);
}

static AssayStandingState
judge (const CaseSketch *sketch, AssayDate on)
{
  g_autoptr (AssayStanding) standing = assay_standing_compute (&sketch->is, on);

  return standing->state;
}

typedef void (*Law) (CaseSketch *sketch, GRand *random);

static void
check_law (gconstpointer data)
{
  Law law = *(const Law *) data;
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);

  for (guint i = 0; i < N_CASES; i++)
    {
      g_autoptr (CaseSketch) sketch = draw_case (random);

      law (sketch, random);
    }
}

/* One more award of any kind, on any day. */
static void
check_another_award (CaseSketch *sketch, GRand *random)
{
  AssayDate days[N_DAYS_OF_A_CASE];
  AssayStandingState before[N_DAYS_OF_A_CASE];

  for (guint i = 0; i < N_DAYS_OF_A_CASE; i++)
    {
      days[i] = draw_on (random);
      before[i] = judge (sketch, days[i]);
    }
  draw_award (sketch, random);
  for (guint i = 0; i < N_DAYS_OF_A_CASE; i++)
    g_assert_cmpint (assay_standing_compare (judge (sketch, days[i]), before[i]), >=, 0);
}

/* The same award for longer. */
static void
check_longer_award (CaseSketch *sketch, GRand *random)
{
  AssayDate days[N_DAYS_OF_A_CASE];
  AssayStandingState before[N_DAYS_OF_A_CASE];

  if (sketch->is.n_awards == 0)
    draw_award (sketch, random);
  for (guint i = 0; i < N_DAYS_OF_A_CASE; i++)
    {
      days[i] = draw_on (random);
      before[i] = judge (sketch, days[i]);
    }
  if (sketch->awards[0].until != ASSAY_DATE_NONE)
    sketch->awards[0].until += (AssayDate) g_rand_int_range (random, 1, 900);
  for (guint i = 0; i < N_DAYS_OF_A_CASE; i++)
    g_assert_cmpint (assay_standing_compare (judge (sketch, days[i]), before[i]), >=, 0);
}

/* Another submission that was verified, or an award confirmed once more today. */
static void
check_more_known (CaseSketch *sketch, GRand *random)
{
  AssayDate on = draw_on (random);
  AssayStandingState before = judge (sketch, on);

  sketch->received[sketch->is.n_received++] = (AssayCaseReceived){
    .id = 99, .scheme = "rss", .day = draw_day (random), .is_verified = TRUE
  };
  g_assert_cmpint (assay_standing_compare (judge (sketch, on), before), >=, 0);
  before = judge (sketch, on);
  for (guint i = 0; i < sketch->is.n_awards; i++)
    if (sketch->awards[i].is_sourced && sketch->awards[i].confirmed != ASSAY_DATE_NONE)
      sketch->awards[i].confirmed = MAX (sketch->awards[i].confirmed, on);
  g_assert_cmpint (assay_standing_compare (judge (sketch, on), before), >=, 0);
}

/* Fisher and Yates. */
static void
shuffle (gpointer items, guint n, gsize size, GRand *random)
{
  g_autofree guint8 *kept = g_malloc (size);
  guint8 *bytes = items;

  for (guint i = n; i > 1; i--)
    {
      gsize other = (gsize) g_rand_int_range (random, 0, (int) i);

      memcpy (kept, bytes + (i - 1) * size, size);
      memmove (bytes + (i - 1) * size, bytes + other * size, size);
      memcpy (bytes + other * size, kept, size);
    }
}

/* Every list in another order: the same standing, reasons, date, step. */
static void
check_order (CaseSketch *sketch, GRand *random)
{
  AssayStandingCase *is = &sketch->is;
  AssayDate on = draw_on (random);
  g_autoptr (AssayStanding) before = assay_standing_compute (is, on);
  g_autoptr (AssayStanding) after = NULL;
  g_autofree char *told_before = case_sketch_format (before);
  g_autofree char *told_after = NULL;

  shuffle (sketch->awards, is->n_awards, sizeof *sketch->awards, random);
  shuffle (sketch->milestones, is->n_milestones, sizeof *sketch->milestones, random);
  shuffle (sketch->received, is->n_received, sizeof *sketch->received, random);
  after = assay_standing_compute (is, on);
  told_after = case_sketch_format (after);
  g_assert_cmpstr (told_before, ==, told_after);
}

/* Nothing that lies ahead is known: no award, no submission, nothing reached, met or confirmed. */
static void
forget_ahead (CaseSketch *sketch, AssayDate on)
{
  AssayStandingCase *is = &sketch->is;

  for (guint i = 0; i < is->n_awards; i++)
    {
      AssayCaseAward *award = &sketch->awards[i];

      award->from = MIN (award->from, on);
      award->confirmed = MIN (award->confirmed, on);
      for (guint j = 0; j < award->n_conditions; j++)
        if (sketch->conditions[i][j].met > on)
          sketch->conditions[i][j].met = ASSAY_DATE_NONE;
    }
  for (guint i = 0; i < is->n_milestones; i++)
    if (sketch->milestones[i].reached > on)
      sketch->milestones[i].reached = ASSAY_DATE_NONE;
  for (guint i = 0; i < is->n_received; i++)
    sketch->received[i].day = MIN (sketch->received[i].day, on);
}

/* While a contract runs and nobody records anything, it never stands better than before. */
static void
check_growing_old (CaseSketch *sketch, GRand *random)
{
  AssayDate on = draw_on (random);
  AssayStandingState before;

  on = MAX (on, sketch->is.begins);
  forget_ahead (sketch, on);
  before = judge (sketch, on);
  for (guint i = 0; i < N_DAYS_OF_A_CASE; i++)
    {
      AssayDate later = on + (AssayDate) g_rand_int_range (random, 0, 1500);

      if (sketch->is.ends == ASSAY_DATE_NONE || later <= sketch->is.ends)
        g_assert_cmpint (assay_standing_compare (judge (sketch, later), before), <=, 0);
    }
}

/* One more milestone that was reached, and a condition that was met. */
static void
check_more_done (CaseSketch *sketch, GRand *random)
{
  AssayDate on = draw_on (random);
  AssayStandingState before = judge (sketch, on);
  AssayDate reached = on - (AssayDate) g_rand_int_range (random, 0, 1000);

  if (sketch->is.n_milestones > 0 && sketch->milestones[0].kind == ASSAY_MILESTONE_SAID
      && (sketch->milestones[0].reached == ASSAY_DATE_NONE || sketch->milestones[0].reached > on))
    {
      sketch->milestones[0].reached = reached;
      sketch->milestones[0].is_sourced = TRUE;
    }
  g_assert_cmpint (assay_standing_compare (judge (sketch, on), before), >=, 0);
  before = judge (sketch, on);
  sketch->milestones[sketch->is.n_milestones++] =
      (AssayCaseMilestone){ 99, ASSAY_MILESTONE_SAID, draw_day (random), reached, TRUE };
  g_assert_cmpint (assay_standing_compare (judge (sketch, on), before), >=, 0);
  before = judge (sketch, on);
  for (guint i = 0; i < sketch->is.n_awards; i++)
    if (sketch->awards[i].n_conditions > 0)
      sketch->conditions[i][0].met = reached;
  g_assert_cmpint (assay_standing_compare (judge (sketch, on), before), >=, 0);
}

/* The worst that the conditions still allow. */
static AssayStandingState
limit_by_conditions (const AssayCaseAward *award, AssayDate on)
{
  AssayStandingState limit = ASSAY_STANDING_MET;

  for (guint i = 0; i < award->n_conditions; i++)
    {
      const AssayCaseCondition *condition = &award->conditions[i];
      gboolean is_met = condition->met != ASSAY_DATE_NONE && condition->met <= on;

      if (!is_met && condition->due != ASSAY_DATE_NONE && condition->due < on)
        return ASSAY_STANDING_LATE;
      if (!is_met)
        limit = ASSAY_STANDING_MET_WITH_CONDITIONS;
    }

  return limit;
}

/* Written apart from the rules: "met" needs an award that is fully known, fresh, in force, of a
 * scheme that the clause takes, and without a condition that says otherwise; and a contract that
 * runs. */
static void
check_never_met_unknown (CaseSketch *sketch, GRand *random)
{
  AssayDate on = draw_on (random);
  AssayStandingState state = judge (sketch, on);
  AssayStandingState limit = ASSAY_STANDING_LAPSED;

  for (guint i = 0; i < sketch->is.n_awards; i++)
    {
      const AssayCaseAward *award = &sketch->awards[i];
      gboolean is_known = award->from != ASSAY_DATE_NONE && award->until != ASSAY_DATE_NONE
                          && award->confirmed != ASSAY_DATE_NONE && award->is_sourced;

      if (is_known && award->from <= on && on <= award->until
          && (award->withdrawn == ASSAY_DATE_NONE || on < award->withdrawn)
          && on <= assay_date_add_months (award->confirmed, 12)
          && (sketch->schemes[0] == NULL || g_str_equal (award->scheme, sketch->schemes[0])))
        limit = MAX (limit, limit_by_conditions (award, on));
    }
  if (state != ASSAY_STANDING_MET && state != ASSAY_STANDING_MET_WITH_CONDITIONS)
    return;
  g_assert_cmpint (state, <=, limit);
  g_assert_true (sketch->is.ends == ASSAY_DATE_NONE || on <= sketch->is.ends);
}

/* Whatever is not good says why, first; and what decided nothing stands behind. */
static void
check_told (CaseSketch *sketch, GRand *random)
{
  g_autoptr (AssayStanding) standing = assay_standing_compute (&sketch->is, draw_on (random));
  gboolean is_aside = FALSE, is_told = FALSE;

  for (guint i = 0; i < standing->reasons->len; i++)
    {
      AssayStandingReason reason = g_array_index (standing->reasons, AssayStandingReason, i);
      int order = assay_standing_compare (reason.makes, standing->state);

      g_assert_true (reason.is_aside || !is_aside);
      g_assert_cmpint (reason.is_aside, ==, order < 0);
      is_aside = reason.is_aside;
      is_told = is_told || order == 0;
    }
  g_assert_false (g_array_index (standing->reasons, AssayStandingReason, 0).is_aside);
  if (standing->state <= ASSAY_STANDING_AT_RISK
      || standing->state == ASSAY_STANDING_MET_WITH_CONDITIONS)
    g_assert_true (is_told);
}

/* With nobody touching anything, nothing changes before the next date. */
static void
check_next (CaseSketch *sketch, GRand *random)
{
  AssayDate on = draw_on (random);
  AssayDate last = FIRST_DAY + SPAN_DAYS;
  g_autoptr (AssayStanding) standing = assay_standing_compute (&sketch->is, on);
  AssayDate until = standing->next != ASSAY_DATE_NONE ? MIN (standing->next, last) : last;

  g_assert_true (standing->next == ASSAY_DATE_NONE || standing->next >= on);
  g_assert_cmpuint (standing->reasons->len, >, 0);
  for (AssayDate day = on; day < until; day++)
    g_assert_cmpint (judge (sketch, day), ==, standing->state);
}

int
main (int argc, char **argv)
{
  static const Law another_award = check_another_award, longer_award = check_longer_award,
                   more_known = check_more_known, order = check_order,
                   never_met_unknown = check_never_met_unknown, next = check_next,
                   growing_old = check_growing_old, more_done = check_more_done, told = check_told;

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/standing/laws/another-award", &another_award, check_law);
  g_test_add_data_func ("/standing/laws/longer-award", &longer_award, check_law);
  g_test_add_data_func ("/standing/laws/more-known", &more_known, check_law);
  g_test_add_data_func ("/standing/laws/order", &order, check_law);
  g_test_add_data_func ("/standing/laws/never-met-unknown", &never_met_unknown, check_law);
  g_test_add_data_func ("/standing/laws/growing-old", &growing_old, check_law);
  g_test_add_data_func ("/standing/laws/more-done", &more_done, check_law);
  g_test_add_data_func ("/standing/laws/told", &told, check_law);
  g_test_add_data_func ("/standing/laws/next", &next, check_law);

  return g_test_run ();
}
