/* Suppression: what figures for periods that lie in one another say of the time between them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A year less its first three quarters is the fourth, whether anybody wrote that down or not. Every
 * period is a bridge between two days, and whatever two days are joined by bridges, what happened
 * between them is known. So the days that are joined are put in order, each stretch from one to the
 * next becomes a count of its own, and every period is the sum of its stretches. A period less what
 * lies in it here and there is a count as well, even where nobody can say which part of the rest it
 * belongs to.
 */

#include "core/register/assay-suppression-private.h"

#define NOT_REACHED G_MININT64

/* @level: what is known to have been counted up to a day, from the first one of its group. */
typedef struct
{
  AssayDate day;
  guint group;
  gint64 level;
} Day;

/* From one day of a group to the next, and the cell that says how many. */
typedef struct
{
  guint cell;
  AssayDate from;
  AssayDate until;
} Stretch;

typedef struct
{
  AssaySuppression *self;
  GArray *periods; /* AssayFigurePeriod, with the day after the last one as @until */
  GArray *days;    /* Day, ascending */
  GArray *all;     /* Stretch */
  guint which;     /* of the figures' cells */
} Bridges;

#define DAY(bridges, i) (&g_array_index ((bridges)->days, Day, i))
#define PERIOD(bridges, i) (&g_array_index ((bridges)->periods, AssayFigurePeriod, i))

static guint
find_day (const Bridges *self, AssayDate day)
{
  guint place = 0;

  while (DAY (self, place)->day != day)
    place++;

  return place;
}

static void
add_day (Bridges *self, AssayDate date)
{
  Day day = { date, 0, NOT_REACHED };
  guint place = 0;

  while (place < self->days->len && DAY (self, place)->day < date)
    place++;
  if (place == self->days->len || DAY (self, place)->day != date)
    g_array_insert_val (self->days, place, day);
}

static gint64
get_value (const Bridges *self, const AssayFigurePeriod *period)
{
  return ASSAY_CELL (self->self, ASSAY_HIDING (self->self, period->figure)->cells[self->which])
      ->value;
}

/* Goes over the bridges from one day until nothing new is reached. */
static void
reach_group (Bridges *self, guint start)
{
  gboolean is_new = TRUE;

  DAY (self, start)->group = start;
  DAY (self, start)->level = 0;
  while (is_new)
    {
      is_new = FALSE;
      for (guint i = 0; i < self->periods->len; i++)
        {
          const AssayFigurePeriod *period = PERIOD (self, i);
          Day *from = DAY (self, find_day (self, period->from));
          Day *until = DAY (self, find_day (self, period->until));
          gint64 value = get_value (self, period);

          if ((from->level == NOT_REACHED) == (until->level == NOT_REACHED))
            continue;
          is_new = TRUE;
          if (from->level == NOT_REACHED)
            *from = (Day){ from->day, until->group, until->level - value };
          else
            *until = (Day){ until->day, from->group, from->level + value };
        }
    }
}

/* The next day of the same group; the number of days where there is none. */
static guint
find_next (const Bridges *self, guint place)
{
  guint next = place + 1;

  while (next < self->days->len && DAY (self, next)->group != DAY (self, place)->group)
    next++;

  return next;
}

/* The cell of one stretch: a figure's own where one is for just that, else one that is implied. */
static guint
take_stretch (Bridges *self, guint first, guint next)
{
  const Day *from = DAY (self, first), *until = DAY (self, next);

  for (guint i = 0; i < self->periods->len; i++)
    {
      const AssayFigurePeriod *period = PERIOD (self, i);

      if (period->from == from->day && period->until == until->day)
        return ASSAY_HIDING (self->self, period->figure)->cells[self->which];
    }

  return assay_suppression_add_cell (self->self, ASSAY_NO_FIGURE,
                                     MAX (until->level - from->level, 0), 0);
}

static void
add_stretches (Bridges *self)
{
  g_autofree guint *stretches = g_new (guint, self->days->len);

  for (guint i = 0; i < self->days->len; i++)
    {
      guint next = find_next (self, i);

      Stretch stretch = { ASSAY_NO_FIGURE, DAY (self, i)->day, 0 };

      if (next < self->days->len)
        {
          stretch.cell = take_stretch (self, i, next);
          stretch.until = DAY (self, next)->day;
          g_array_append_val (self->all, stretch);
        }
      stretches[i] = stretch.cell;
    }
  for (guint i = 0; i < self->periods->len; i++)
    {
      const AssayFigurePeriod *period = PERIOD (self, i);
      guint cell = ASSAY_HIDING (self->self, period->figure)->cells[self->which];
      guint end = find_day (self, period->until);
      g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (guint));

      for (guint day = find_day (self, period->from); day < end; day = find_next (self, day))
        g_array_append_val (parts, stretches[day]);
      if (parts->len > 1 || g_array_index (parts, guint, 0) != cell)
        assay_suppression_add_equation (self->self, cell, (const guint *) parts->data, parts->len);
    }
}

/* What is left of @outer after @inner. */
static void
add_rest (Bridges *self, const Stretch *outer, const Stretch *inner, guint n_inner)
{
  g_autofree guint *parts = g_new (guint, n_inner + 1);
  gint64 left = ASSAY_CELL (self->self, outer->cell)->value;

  for (guint i = 0; i < n_inner; i++)
    {
      parts[i] = inner[i].cell;
      left -= ASSAY_CELL (self->self, inner[i].cell)->value;
    }
  parts[n_inner] = assay_suppression_add_cell (self->self, ASSAY_NO_FIGURE, MAX (left, 0), 0);
  assay_suppression_add_equation (self->self, outer->cell, parts, n_inner + 1);
}

static gboolean
overlaps (const GArray *taken, const Stretch *one)
{
  for (guint i = 0; i < taken->len; i++)
    {
      const Stretch *other = &g_array_index (taken, Stretch, i);

      if (one->from < other->until && other->from < one->until)
        return TRUE;
    }

  return FALSE;
}

/* Less each one alone, and less as much as can be taken away at once, the longest first. What is
 * true of the rest of every stretch is true of the rest of every period, which is made of them. */
static void
add_rests (Bridges *self, const Stretch *outer)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (Stretch));

  for (guint i = 0; i < self->all->len; i++)
    {
      const Stretch *inner = &g_array_index (self->all, Stretch, i);

      if (inner->cell == outer->cell || inner->from < outer->from || outer->until < inner->until)
        continue;
      add_rest (self, outer, inner, 1);
      if (!overlaps (taken, inner))
        g_array_append_val (taken, *inner);
    }
  if (taken->len > 1)
    add_rest (self, outer, (const Stretch *) taken->data, taken->len);
}

/* A period that others lie in is shown rather than they, as a total is. */
static void
rank_periods (Bridges *self)
{
  for (guint i = 0; i < self->periods->len; i++)
    for (guint j = 0; j < self->periods->len; j++)
      {
        const AssayFigurePeriod *one = PERIOD (self, i), *other = PERIOD (self, j);
        AssayHiding *figure = ASSAY_HIDING (self->self, one->figure);

        if (one->from <= other->from && other->until <= one->until
            && one->until - one->from > other->until - other->from)
          figure->rank = MAX (figure->rank, 1);
      }
}

/* The longest first. */
static int
compare_stretches (gconstpointer a, gconstpointer b)
{
  const Stretch *one = a, *other = b;
  AssayDate length_of_one = one->until - one->from, length_of_other = other->until - other->from;

  if (length_of_one != length_of_other)
    return length_of_one > length_of_other ? -1 : 1;

  return one->from < other->from ? -1 : one->from > other->from;
}

static void
add_which (Bridges *self)
{
  self->days = g_array_new (FALSE, FALSE, sizeof (Day));
  self->all = g_array_new (FALSE, FALSE, sizeof (Stretch));
  for (guint i = 0; i < self->periods->len; i++)
    {
      add_day (self, PERIOD (self, i)->from);
      add_day (self, PERIOD (self, i)->until);
    }
  for (guint i = 0; i < self->days->len; i++)
    if (DAY (self, i)->level == NOT_REACHED)
      reach_group (self, i);
  add_stretches (self);
  g_array_sort (self->all, compare_stretches);
  for (guint i = 0; i < self->all->len; i++)
    add_rests (self, &g_array_index (self->all, Stretch, i));
  g_array_unref (self->all);
  g_array_unref (self->days);
}

void
assay_suppression_add_periods (AssaySuppression *self,
                               const AssayFigurePeriod *periods,
                               guint n_periods)
{
  Bridges bridges = { .self = self };
  guint n_cells = 0;

  bridges.periods = g_array_new (FALSE, FALSE, sizeof (AssayFigurePeriod));
  for (guint i = 0; i < n_periods; i++)
    if (ASSAY_HIDING (self, periods[i].figure)->n_cells > 0)
      {
        AssayFigurePeriod period = { periods[i].figure, periods[i].from, periods[i].until + 1 };

        n_cells = ASSAY_HIDING (self, period.figure)->n_cells;
        g_array_append_val (bridges.periods, period);
      }
  for (bridges.which = 0; bridges.which < n_cells; bridges.which++)
    add_which (&bridges);
  rank_periods (&bridges);
  g_array_unref (bridges.periods);
}
