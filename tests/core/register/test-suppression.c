/* What is not shown, case by case; and what somebody could still find out, by trying every number.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * attack_suppression.py does the same from outside for plain tables, thousands of them.
 */

#include "suppression-sketch.h"

#include <string.h>

/* --- Tables, case by case --------------------------------------------------------------------- */

static const struct
{
  const char *name;
  guint rows;
  guint columns;
  guint64 counts[12];
  const char *expected; /* below 5 */
} tables[] = {
  { "nothing-small", 2, 2, { 5, 6, 7, 0 }, "5 6 | 11 / 7 0 | 7 / 12 6 | 18" },
  { "one-alone", 1, 1, { 4 }, "* | * / * | *" },
  { "none-alone", 1, 1, { 0 }, "0 | 0 / 0 | 0" },
  { "threshold-alone", 1, 1, { 5 }, "5 | 5 / 5 | 5" },
  { "one-row", 1, 3, { 3, 20, 30 }, "* * 30 | 53 / * * 30 | 53" },
  { "all-small", 2, 2, { 1, 1, 1, 1 }, "* * | * / * * | * / * * | *" },
  { "nobody-else", 2, 2, { 3, 0, 0, 40 }, "* 0 | * / 0 40 | 40 / * 40 | *" },
  { "ring",
    3,
    3,
    { 3, 20, 30, 10, 11, 12, 40, 50, 60 },
    "* * 30 | 53 / * * 12 | 33 / 40 50 60 | 150 / 53 81 102 | 236" },
};

static void
test_table (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (SuppressionTable) table =
      suppression_table_new (5, tables[i].rows, tables[i].columns, tables[i].counts);
  g_autofree char *text = suppression_table_format (table);

  g_assert_cmpstr (text, ==, tables[i].expected);
}

/* --- Puzzles: counts, the sums that they are in, and the numbers they could be -----------------
 */

#define MAX_COUNTS 64u
#define MAX_SUMS 64u
#define MAX_TERMS 16u
#define MAX_TRIES 2000000u

/* A sum is counts[terms[0]] = the others; @least holds for what is hidden. */
typedef struct
{
  guint n_counts;
  guint n_sums;
  gint64 counts[MAX_COUNTS];
  gint64 least[MAX_COUNTS];
  gboolean is_known[MAX_COUNTS];
  guint sums[MAX_SUMS][MAX_TERMS];
  guint n_terms[MAX_SUMS];
} Puzzle;

typedef struct
{
  gint64 low[MAX_COUNTS];
  gint64 high[MAX_COUNTS];
} Bounds;

static guint
add_unknown (Puzzle *self, gint64 count, gint64 least)
{
  g_assert (self->n_counts < MAX_COUNTS);
  self->counts[self->n_counts] = count;
  self->least[self->n_counts] = MIN (least, count);

  return self->n_counts++;
}

static void
add_sum (Puzzle *self, guint total, const guint *parts, guint n_parts)
{
  g_assert (self->n_sums < MAX_SUMS && n_parts < MAX_TERMS);
  self->sums[self->n_sums][0] = total;
  memcpy (self->sums[self->n_sums] + 1, parts, n_parts * sizeof *parts);
  self->n_terms[self->n_sums++] = n_parts + 1;
}

/* Narrows the bounds by one sum; FALSE where it cannot be. */
static gboolean
narrow (const Puzzle *self, guint sum, Bounds *bounds, gboolean *out_is_narrower)
{
  const guint *terms = self->sums[sum];
  gint64 low = 0, high = 0;

  for (guint i = 1; i < self->n_terms[sum]; i++)
    {
      low += bounds->low[terms[i]];
      high += bounds->high[terms[i]];
    }
  for (guint i = 0; i < self->n_terms[sum]; i++)
    {
      gint64 *own_low = &bounds->low[terms[i]], *own_high = &bounds->high[terms[i]];
      gint64 new_low = i == 0 ? low : bounds->low[terms[0]] - (high - *own_high);
      gint64 new_high = i == 0 ? high : bounds->high[terms[0]] - (low - *own_low);

      if (new_low > *own_low || new_high < *own_high)
        {
          gint64 was_low = *own_low, was_high = *own_high;

          *out_is_narrower = TRUE;
          *own_low = MAX (*own_low, new_low);
          *own_high = MIN (*own_high, new_high);
          if (i > 0)
            {
              low += *own_low - was_low;
              high += *own_high - was_high;
            }
        }
      if (*own_low > *own_high)
        return FALSE;
    }

  return TRUE;
}

/* What leaves the least to choose from, but something. */
static guint
find_narrowest (const Puzzle *self, const Bounds *bounds)
{
  guint narrowest = MAX_COUNTS;

  for (guint i = 0; i < self->n_counts; i++)
    if (bounds->low[i] < bounds->high[i]
        && (narrowest == MAX_COUNTS
            || bounds->high[i] - bounds->low[i] < bounds->high[narrowest] - bounds->low[narrowest]))
      narrowest = i;

  return narrowest;
}

/* Whether there are whole numbers within the bounds that make every sum come out: one half of what
 * is left is tried, then the other. */
static gboolean
can_be (const Puzzle *self, Bounds bounds, guint *tries)
{
  gboolean is_narrower = TRUE;
  guint narrowest;
  Bounds upper;

  g_assert_cmpuint (++*tries, <, MAX_TRIES);
  while (is_narrower)
    {
      is_narrower = FALSE;
      for (guint i = 0; i < self->n_sums; i++)
        if (!narrow (self, i, &bounds, &is_narrower))
          return FALSE;
    }
  narrowest = find_narrowest (self, &bounds);
  if (narrowest == MAX_COUNTS)
    return TRUE;
  upper = bounds;
  bounds.high[narrowest] = (bounds.low[narrowest] + bounds.high[narrowest]) / 2;
  upper.low[narrowest] = bounds.high[narrowest] + 1;

  return can_be (self, bounds, tries) || can_be (self, upper, tries);
}

/* The same, with everything hidden within @width of what it is. */
static gboolean
could_be_near (const Puzzle *self, guint count, gint64 low, gint64 high, gint64 width)
{
  Bounds bounds;
  guint tries = 0;

  for (guint i = 0; i < self->n_counts; i++)
    {
      gint64 room = self->is_known[i] ? 0 : width;

      bounds.low[i] = MAX (self->counts[i] - room, self->is_known[i] ? 0 : self->least[i]);
      bounds.high[i] = self->counts[i] + room;
    }
  bounds.low[count] = MAX (bounds.low[count], low);
  bounds.high[count] = MIN (bounds.high[count], high);

  return bounds.low[count] <= bounds.high[count] && can_be (self, bounds, &tries);
}

/* Whether @count could be from @low to @high for all that is known. Near the truth is where one
 * finds it soonest. */
static gboolean
could_be (const Puzzle *self, guint count, gint64 low, gint64 high)
{
  return could_be_near (self, count, low, high, 6) || could_be_near (self, count, low, high, 1000);
}

/* The first numbers that one finds are as good as any: so it is asked about each. */
static void
assert_secret (const Puzzle *self, guint count, gint64 below, gint64 floor)
{
  if (self->counts[count] <= 0 || self->counts[count] >= below)
    return;
  g_assert_false (self->is_known[count]);
  g_assert_true (could_be (self, count, below, G_MAXINT32));
  g_assert_true (could_be (self, count, 0, floor));
}

/* --- Sums over sums ----------------------------------------------------------------------------
 */

static gint64
draw (GRand *rand)
{
  static const gint64 counts[] = { 0, 0, 1, 2, 3, 4, 5, 8, 15, 40 };

  return counts[g_rand_int_range (rand, 0, G_N_ELEMENTS (counts))];
}

/* Six counts in two groups, the groups' sums, the sum of all, and sums that cut across. */
static void
test_hierarchy (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);

  for (guint round = 0; round < 400; round++)
    {
      static const guint groups[][3] = { { 0, 1, 2 }, { 3, 4, 5 }, { 0, 3, 4 }, { 1, 2, 5 } };
      static const guint pairs[][2] = { { 6, 7 }, { 8, 9 } };
      g_autoptr (AssaySuppression) suppression = assay_suppression_new (5);
      Puzzle puzzle = { 0 };
      guint n_groups = round % 2 == 0 ? 2 : 4, all;

      for (guint i = 0; i < 6; i++)
        add_unknown (&puzzle, draw (rand), 1);
      for (guint i = 0; i < n_groups; i++)
        {
          gint64 sum = 0;

          for (guint j = 0; j < 3; j++)
            sum += puzzle.counts[groups[i][j]];
          add_sum (&puzzle, add_unknown (&puzzle, sum, 1), groups[i], 3);
        }
      all = add_unknown (&puzzle, puzzle.counts[6] + puzzle.counts[7], 1);
      for (guint i = 0; i < n_groups / 2; i++)
        add_sum (&puzzle, all, pairs[i], 2);

      for (guint i = 0; i < puzzle.n_counts; i++)
        assay_suppression_add_count (suppression, (guint64) puzzle.counts[i]);
      for (guint i = 0; i < puzzle.n_sums; i++)
        assay_suppression_add_sum (suppression, puzzle.sums[i][0], puzzle.sums[i] + 1,
                                   puzzle.n_terms[i] - 1);
      assay_suppression_run (suppression);
      for (guint i = 0; i < puzzle.n_counts; i++)
        puzzle.is_known[i] = assay_suppression_is_shown (suppression, i);
      for (guint i = 0; i < puzzle.n_counts; i++)
        {
          if (puzzle.counts[i] == 0)
            g_assert_true (puzzle.is_known[i]);
          /* A total of small counts is at least the number of those that are not 0. */
          assert_secret (&puzzle, i, 5, i < 6 ? 1 : puzzle.counts[i]);
        }
    }
}

/* --- Percentages -------------------------------------------------------------------------------
 */

/* Rows of shares with the share of all in the last place, for two columns and both together. */
static void
test_shares (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (AssaySuppression) suppression = assay_suppression_new (5);
      Puzzle puzzle = { 0 };
      guint n = (guint) g_rand_int_range (rand, 1, 5), shares[5];
      gint64 parts = 0, others = 0;
      guint cells[3][5];

      for (guint i = 0; i <= n; i++)
        {
          gint64 part = i < n ? draw (rand) : parts;
          gint64 other = i < n ? draw (rand) + (part == 0) : others;

          parts += part;
          others += other;
          cells[0][i] = add_unknown (&puzzle, part, 0);
          cells[1][i] = add_unknown (&puzzle, other, 0);
          cells[2][i] = add_unknown (&puzzle, part + other, 1);
          add_sum (&puzzle, cells[2][i], (guint[]){ cells[0][i], cells[1][i] }, 2);
          shares[i] =
              assay_suppression_add_share (suppression, (guint64) part, (guint64) (part + other));
        }
      for (guint i = 0; i < 3; i++)
        add_sum (&puzzle, cells[i][n], cells[i], n);
      assay_suppression_add_sum (suppression, shares[n], shares, n);
      assay_suppression_run (suppression);
      for (guint i = 0; i <= n; i++)
        for (guint j = 0; j < 3; j++)
          puzzle.is_known[cells[j][i]] = assay_suppression_is_shown (suppression, shares[i]);
      for (guint i = 0; i <= n; i++)
        for (guint j = 0; j < 3; j++)
          assert_secret (&puzzle, cells[j][i], 5, i < n || j < 2 ? 1 : MAX (1, (gint64) n));
    }
}

static void
test_shares_by_case (void)
{
  g_autoptr (AssaySuppression) suppression = assay_suppression_new (5);
  guint plain = assay_suppression_add_share (suppression, 45, 60);
  guint few = assay_suppression_add_share (suppression, 4, 60);
  guint few_others = assay_suppression_add_share (suppression, 56, 60);
  guint few_asked = assay_suppression_add_share (suppression, 0, 4);
  guint none = assay_suppression_add_share (suppression, 0, 60);
  guint unjudged = assay_suppression_add_unjudged (suppression);

  assay_suppression_run (suppression);
  g_assert_cmpint (assay_suppression_get_showing (suppression, plain), ==, ASSAY_SHOWN);
  g_assert_cmpint (assay_suppression_get_showing (suppression, few), ==, ASSAY_HIDDEN_SMALL);
  g_assert_cmpint (assay_suppression_get_showing (suppression, few_others), ==, ASSAY_HIDDEN_SMALL);
  g_assert_cmpint (assay_suppression_get_showing (suppression, few_asked), ==, ASSAY_HIDDEN_SMALL);
  g_assert_cmpint (assay_suppression_get_showing (suppression, none), ==, ASSAY_SHOWN);
  g_assert_cmpint (assay_suppression_get_showing (suppression, unjudged), ==,
                   ASSAY_HIDDEN_UNJUDGED);
}

/* What is worked out is shown where what it is worked out from is. */
static void
test_derived (void)
{
  g_autoptr (AssaySuppression) suppression = assay_suppression_new (5);
  guint first = assay_suppression_add_count (suppression, 20);
  guint second = assay_suppression_add_count (suppression, 22);
  guint third = assay_suppression_add_count (suppression, 2);
  guint change = assay_suppression_add_derived (suppression, (guint[]){ first, second }, 2);
  guint fall = assay_suppression_add_derived (suppression, (guint[]){ second, third }, 2);
  guint both = assay_suppression_add_derived (suppression, (guint[]){ change, fall }, 2);

  assay_suppression_run (suppression);
  g_assert_true (assay_suppression_is_shown (suppression, change));
  g_assert_cmpint (assay_suppression_get_showing (suppression, fall), ==, ASSAY_HIDDEN_DERIVED);
  g_assert_false (assay_suppression_is_shown (suppression, both));
}

/* --- Periods -----------------------------------------------------------------------------------
 */

#define MONTHS 12u

typedef struct
{
  guint from;
  guint until; /* the month after the last */
} Months;

/* Months, quarters, halves, three quarters and the year. */
static const Months spans[] = { { 0, 12 }, { 0, 9 },  { 0, 6 }, { 6, 12 }, { 0, 3 }, { 3, 6 },
                                { 6, 9 },  { 9, 12 }, { 0, 1 }, { 1, 2 },  { 4, 5 }, { 11, 12 } };

/* One service says some of these, all at once or one after the other with a paper after each;
 * whoever reads knows that a span is the sum of its months. What was shown cannot be taken back, so
 * that a count which is hidden later is not 0 may bound what else was in it: one after the other,
 * nobody is taken to use that. */
static void
try_periods (GRand *rand, gboolean in_turn)
{
  g_autoptr (AssaySuppression) suppression = assay_suppression_new (5);
  AssayFigurePeriod periods[G_N_ELEMENTS (spans)];
  guint n_periods = 0, months[MONTHS], start = in_turn ? (guint) g_rand_int_range (rand, 0, 12) : 0;
  Puzzle puzzle = { 0 };

  for (guint i = 0; i < MONTHS; i++)
    months[i] = add_unknown (&puzzle, g_rand_boolean (rand) ? 0 : draw (rand), 0);
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      const Months *span = &spans[(start + i * (in_turn ? 5 : 1)) % G_N_ELEMENTS (spans)];
      gint64 sum = 0;
      AssayFigurePeriod *period = &periods[n_periods];

      if (g_rand_int_range (rand, 0, 3) == 0)
        continue;
      for (guint j = span->from; j < span->until; j++)
        sum += puzzle.counts[j];
      period->figure = assay_suppression_add_count (suppression, (guint64) sum);
      period->from = assay_date_new (2026, (int) span->from + 1, 1);
      period->until = assay_date_add_months (assay_date_new (2026, 1, 1), (int) span->until) - 1;
      add_sum (&puzzle, add_unknown (&puzzle, sum, in_turn ? 0 : 1), months + span->from,
               span->until - span->from);
      n_periods++;
      if (!in_turn)
        continue;
      assay_suppression_add_periods (suppression, periods, n_periods);
      assay_suppression_run (suppression);
    }
  if (!in_turn)
    assay_suppression_add_periods (suppression, periods, n_periods);
  assay_suppression_run (suppression);
  for (guint i = 0; i < n_periods; i++)
    puzzle.is_known[MONTHS + i] = assay_suppression_is_shown (suppression, periods[i].figure);

  /* Any stretch of months, whether anybody reported it or not. */
  for (guint from = 0; from < MONTHS; from++)
    for (guint until = from + 1; until <= MONTHS; until++)
      {
        Puzzle asked = puzzle;
        gint64 sum = 0;

        for (guint i = from; i < until; i++)
          sum += puzzle.counts[i];
        if (sum > 0 && sum < 5)
          {
            guint count = add_unknown (&asked, sum, 0);

            add_sum (&asked, count, months + from, until - from);
            g_assert_true (could_be (&asked, count, 5, G_MAXINT32));
          }
      }
}

static void
test_periods (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261124);

  for (guint round = 0; round < 400; round++)
    try_periods (rand, FALSE);
}

static void
test_periods_in_turn (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261129);

  for (guint round = 0; round < 400; round++)
    try_periods (rand, TRUE);
}

#define QUARTERS 4u
#define SERVICES 3u
#define ALL_SPANS 8u /* of the first @spans: all that end with a quarter */

/* Whether what happened in some quarters, at one service or at all, could be more than it was. */
static void
assert_quarters (
    const Puzzle *puzzle, guint first_service, guint n_services, guint from, guint until)
{
  Puzzle asked = *puzzle;
  guint parts[QUARTERS * SERVICES], n_parts = 0, count;
  gint64 sum = 0;

  for (guint i = first_service; i < first_service + n_services; i++)
    for (guint j = from; j < until; j++)
      {
        parts[n_parts++] = i * QUARTERS + j;
        sum += puzzle->counts[i * QUARTERS + j];
      }
  if (sum == 0 || sum >= 5)
    return;
  count = add_unknown (&asked, sum, 0);
  add_sum (&asked, count, parts, n_parts);
  g_assert_true (could_be (&asked, count, 5, G_MAXINT32));
}

/* Services side by side, each with the same spans, and a total of all for every span: at once, or
 * span after span with a paper after each. */
static void
try_services (GRand *rand, gboolean in_turn)
{
  g_autoptr (AssaySuppression) suppression = assay_suppression_new (5);
  Puzzle puzzle = { 0 };
  AssayFigurePeriod periods[SERVICES + 1][ALL_SPANS];
  guint n = 0, figures[SERVICES], start = in_turn ? (guint) g_rand_int_range (rand, 0, 8) : 0;

  for (guint i = 0; i < SERVICES * QUARTERS; i++)
    add_unknown (&puzzle, draw (rand), 0);
  for (guint i = 0; i < ALL_SPANS; i++)
    {
      const Months *span = &spans[(start + i * (in_turn ? 3 : 1)) % ALL_SPANS];
      const guint from = span->from / 3, until = span->until / 3;
      guint cells[SERVICES + 1];
      gint64 all = 0;

      if (g_rand_int_range (rand, 0, 3) == 0)
        continue;
      for (guint j = 0; j <= SERVICES; j++)
        {
          gint64 sum = j < SERVICES ? 0 : all;

          for (guint k = from; j < SERVICES && k < until; k++)
            sum += puzzle.counts[j * QUARTERS + k];
          all += sum;
          cells[j] = add_unknown (&puzzle, sum, in_turn ? 0 : 1);
          periods[j][n] =
              (AssayFigurePeriod){ assay_suppression_add_count (suppression, (guint64) sum),
                                   1 + 3 * from, 3 * until };
          if (j == SERVICES)
            break;
          figures[j] = periods[j][n].figure;
          add_sum (&puzzle, cells[j],
                   (guint[]){ j * QUARTERS + from, j * QUARTERS + from + 1, j * QUARTERS + from + 2,
                              j * QUARTERS + from + 3 },
                   until - from);
        }
      add_sum (&puzzle, cells[SERVICES], cells, SERVICES);
      assay_suppression_add_sum (suppression, periods[SERVICES][n].figure, figures, SERVICES);
      n++;
      for (guint j = 0; in_turn && j <= SERVICES; j++)
        assay_suppression_add_periods (suppression, periods[j], n);
      if (in_turn)
        assay_suppression_run (suppression);
    }
  for (guint i = 0; !in_turn && i <= SERVICES; i++)
    assay_suppression_add_periods (suppression, periods[i], n);
  assay_suppression_run (suppression);
  for (guint i = 0; i < n * (SERVICES + 1); i++)
    puzzle.is_known[SERVICES * QUARTERS + i] = assay_suppression_is_shown (suppression, i);

  for (guint from = 0; from < QUARTERS; from++)
    for (guint until = from + 1; until <= QUARTERS; until++)
      {
        for (guint i = 0; i < SERVICES; i++)
          assert_quarters (&puzzle, i, 1, from, until);
        assert_quarters (&puzzle, 0, SERVICES, from, until);
      }
}

static void
test_services_and_periods (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261126);

  for (guint round = 0; round < 200; round++)
    try_services (rand, round % 2 == 1);
}

#define MOST_ANSWERS 7u

/* Services answer one after the other, and each time there is a paper with the total of that day:
 * whoever kept them all has all those totals. */
static void
test_services_in_turn (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261130);

  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (AssaySuppression) suppression = assay_suppression_new (5);
      Puzzle puzzle = { 0 };
      guint n = (guint) g_rand_int_range (rand, 2, MOST_ANSWERS + 1);
      guint figures[MOST_ANSWERS], cells[MOST_ANSWERS], totals[MOST_ANSWERS], sums[MOST_ANSWERS];
      gboolean was_shown[MOST_ANSWERS];
      gint64 all = 0;

      for (guint i = 0; i < n; i++)
        {
          gint64 count = draw (rand);

          all += count;
          cells[i] = add_unknown (&puzzle, count, 1);
          figures[i] = assay_suppression_add_count (suppression, (guint64) count);
          if (i == 0)
            {
              assay_suppression_run (suppression);
              was_shown[0] = assay_suppression_is_shown (suppression, figures[0]);
              continue;
            }
          sums[i] = add_unknown (&puzzle, all, 1);
          add_sum (&puzzle, sums[i], cells, i + 1);
          totals[i] = assay_suppression_add_count (suppression, (guint64) all);
          assay_suppression_add_sum (suppression, totals[i], figures, i + 1);
          assay_suppression_run (suppression);
          puzzle.is_known[sums[i]] = assay_suppression_is_shown (suppression, totals[i]);
          was_shown[i] = assay_suppression_is_shown (suppression, figures[i]);
          for (guint j = 0; j < i; j++)
            g_assert_cmpint (assay_suppression_is_shown (suppression, figures[j]), ==,
                             was_shown[j]);
        }
      for (guint i = 0; i < n; i++)
        puzzle.is_known[cells[i]] = was_shown[i];
      for (guint i = 0; i < n; i++)
        assert_secret (&puzzle, cells[i], 5, 1);
    }
}

/* The fourth quarter is the year less the first three, though nobody wrote it down. */
static void
test_year_less_three (void)
{
  static const struct
  {
    guint64 year;
    gboolean is_all_shown;
  } cases[] = { { 62, FALSE }, { 60, TRUE }, { 65, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AssaySuppression) suppression = assay_suppression_new (5);
      guint n_shown = 0;
      AssayFigurePeriod periods[4];

      for (guint j = 0; j < 4; j++)
        {
          periods[j].figure = assay_suppression_add_count (suppression, j < 3 ? 20 : cases[i].year);
          periods[j].from = assay_date_new (2026, j < 3 ? 1 + 3 * (int) j : 1, 1);
          periods[j].until = assay_date_add_months (periods[j].from, j < 3 ? 3 : 12) - 1;
        }
      assay_suppression_add_periods (suppression, periods, 4);
      assay_suppression_run (suppression);
      for (guint j = 0; j < 4; j++)
        n_shown += assay_suppression_is_shown (suppression, periods[j].figure);
      g_assert_cmpuint (n_shown, ==, cases[i].is_all_shown ? 4 : 3);
      g_assert_true (assay_suppression_is_shown (suppression, periods[3].figure));
    }
}

/* --- The same again ----------------------------------------------------------------------------
 */

static void
test_same_again (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261125);

  for (guint round = 0; round < 50; round++)
    {
      guint64 counts[20];
      g_autoptr (SuppressionTable) one = NULL;
      g_autoptr (SuppressionTable) other = NULL;
      g_autofree char *text_of_one = NULL;
      g_autofree char *text_of_other = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
        counts[i] = (guint64) draw (rand);
      one = suppression_table_new (5, 4, 5, counts);
      other = suppression_table_new (5, 4, 5, counts);
      text_of_one = suppression_table_format (one);
      text_of_other = suppression_table_format (other);
      g_assert_cmpstr (text_of_one, ==, text_of_other);
    }
}

/* Sums that do not come out are no reason to give a count away. */
static void
test_wrong_sum (void)
{
  g_autoptr (AssaySuppression) suppression = assay_suppression_new (5);
  guint small = assay_suppression_add_count (suppression, 2);
  guint large = assay_suppression_add_count (suppression, 30);
  guint total = assay_suppression_add_count (suppression, 35);

  assay_suppression_add_sum (suppression, total, (guint[]){ small, large }, 2);
  assay_suppression_run (suppression);
  g_assert_false (assay_suppression_is_shown (suppression, small));
  g_assert_false (assay_suppression_is_shown (suppression, large)
                  && assay_suppression_is_shown (suppression, total));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *name = g_strconcat ("/suppression/table/", tables[i].name, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_table);
    }
  g_test_add_func ("/suppression/hierarchy", test_hierarchy);
  g_test_add_func ("/suppression/shares", test_shares);
  g_test_add_func ("/suppression/shares-by-case", test_shares_by_case);
  g_test_add_func ("/suppression/derived", test_derived);
  g_test_add_func ("/suppression/periods", test_periods);
  g_test_add_func ("/suppression/services-and-periods", test_services_and_periods);
  g_test_add_func ("/suppression/periods-in-turn", test_periods_in_turn);
  g_test_add_func ("/suppression/services-in-turn", test_services_in_turn);
  g_test_add_func ("/suppression/year-less-three", test_year_less_three);
  g_test_add_func ("/suppression/same-again", test_same_again);
  g_test_add_func ("/suppression/wrong-sum", test_wrong_sum);

  return g_test_run ();
}
