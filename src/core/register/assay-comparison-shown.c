/* Which figures of a comparison may leave.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All tables are looked at together, because one service may have told the same thing twice: by two
 * editions, with two wordings of a definition, or in a share of it. And they are looked at as they
 * grew: a paper for a board may have been made after each answer, with the totals of that day, and
 * whoever kept it can take it from the next one. What came together is told by the day of the
 * answer, in the order in which the register took the figures in.
 */

#include "core/register/assay-comparison.h"

#include <string.h>

/* What a number in the table is in the suppression. */
#define NOT_THERE G_MAXUINT

/* A table as it grows. @figures: by service, then period. */
typedef struct
{
  AssayComparedTable *table;
  guint *figures;
  gboolean *is_in_total;  /* as @figures */
  guint *totals;          /* by period: that of the last time */
  gboolean *has_new;      /* by service */
  gboolean *is_total_new; /* by period */
} Growing;

typedef struct
{
  AssaySuppression *suppression;
  GHashTable *told;   /* a service and a time -> GArray of Told */
  GPtrArray *growing; /* Growing, by what they count */
} Shown;

/* A figure of the comparison. */
typedef struct
{
  const AssayHeldMeasure *measure;
  guint time; /* how many days came before its own */
  Growing *growing;
  guint service;
  guint period;
} Place;

static guint64
read_count (const char *text)
{
  return g_ascii_strtoull (text, NULL, 10);
}

/* Gives the figure, and in @out_counted the one whose counts it is made of, which may be another.
 */
static guint
add_figure (AssaySuppression *suppression, const AssayHeldMeasure *measure, guint *out_counted)
{
  if (measure->unit == ASSAY_UNIT_COUNT)
    *out_counted = assay_suppression_add_count (suppression, read_count (measure->figure));
  else if (measure->base == NULL)
    *out_counted = assay_suppression_add_unjudged (suppression);
  else if (measure->unit == ASSAY_UNIT_PERCENT)
    *out_counted = assay_suppression_add_share (suppression, read_count (measure->part),
                                                read_count (measure->base));
  else
    {
      *out_counted = assay_suppression_add_count (suppression, read_count (measure->base));
      return assay_suppression_add_derived (suppression, out_counted, 1);
    }

  return *out_counted;
}

/* Whether a figure is made of counts that sums are made of. */
static gboolean
can_add (const AssayHeldMeasure *measure)
{
  return measure->unit == ASSAY_UNIT_COUNT
         || (measure->unit == ASSAY_UNIT_PERCENT && measure->base != NULL);
}

/* What a service told for one time. */
typedef struct
{
  const AssayHeldMeasure *measure;
  const char *part_of; /* the id of a measure, or NULL */
  guint figure;
} Told;

/* Whether two figures of one service and time may be made of the same counts: one measure said
 * twice, or a share and a count that it is of. Two counts of different things that happen to be
 * equal are not taken for the same: among small numbers, that is the rule. */
static gboolean
may_be_alike (const AssayHeldMeasure *one, const AssayHeldMeasure *other)
{
  return (one->unit == ASSAY_UNIT_COUNT) != (other->unit == ASSAY_UNIT_COUNT)
         || (g_str_equal (one->scheme, other->scheme)
             && g_str_equal (one->measure, other->measure));
}

static gboolean
is_part (const Told *part, const Told *whole)
{
  return part->measure->unit == ASSAY_UNIT_COUNT && whole->measure->unit == ASSAY_UNIT_COUNT
         && g_strcmp0 (part->part_of, whole->measure->measure) == 0
         && g_str_equal (part->measure->scheme, whole->measure->scheme);
}

/* What one figure says of another. */
static void
relate (AssaySuppression *suppression, const Told *one, const Told *other)
{
  if (may_be_alike (one->measure, other->measure))
    assay_suppression_add_alike (suppression, one->figure, other->figure);
  if (is_part (one, other))
    assay_suppression_add_part (suppression, one->figure, other->figure);
  else if (is_part (other, one))
    assay_suppression_add_part (suppression, other->figure, one->figure);
}

/* The same said twice is hidden twice. */
static void
tie (Shown *self, const AssayHeldMeasure *measure, const char *part_of, guint figure)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %u %u", measure->service,
                                          measure->from, measure->until);
  GArray *all = g_hash_table_lookup (self->told, key);
  Told told = { measure, part_of, figure };

  if (all == NULL)
    {
      all = g_array_new (FALSE, FALSE, sizeof (Told));
      g_hash_table_insert (self->told, g_steal_pointer (&key), all);
    }
  for (guint i = 0; i < all->len; i++)
    relate (self->suppression, &told, &g_array_index (all, Told, i));
  g_array_append_val (all, told);
}

/* --- As a table grows -------------------------------------------------------------------------
 */

static void
growing_free (gpointer data)
{
  Growing *self = data;

  g_free (self->figures);
  g_free (self->is_in_total);
  g_free (self->totals);
  g_free (self->has_new);
  g_free (self->is_total_new);
  g_free (self);
}

static Growing *
growing_new (AssayComparedTable *table)
{
  Growing *self = g_new0 (Growing, 1);
  guint n = table->services->len * table->periods->len;

  self->table = table;
  self->figures = g_new (guint, n);
  self->is_in_total = g_new0 (gboolean, n);
  self->totals = g_new (guint, table->periods->len);
  self->has_new = g_new0 (gboolean, table->services->len);
  self->is_total_new = g_new0 (gboolean, table->periods->len);
  for (guint i = 0; i < n; i++)
    self->figures[i] = NOT_THERE;
  for (guint i = 0; i < table->periods->len; i++)
    self->totals[i] = NOT_THERE;

  return self;
}

static guint
get_figure (const Growing *self, guint service, guint period)
{
  return self->figures[service * self->table->periods->len + period];
}

static void
add_place (Shown *self, const Place *place)
{
  Growing *growing = place->growing;
  guint counted;

  growing->figures[place->service * growing->table->periods->len + place->period] =
      add_figure (self->suppression, place->measure, &counted);
  growing->has_new[place->service] = TRUE;
  growing->is_total_new[place->period] = TRUE;
  tie (self, place->measure, growing->table->part_of, counted);
}

static void
add_periods (Shown *self, const Growing *growing, guint service)
{
  g_autoptr (GArray) periods = g_array_new (FALSE, FALSE, sizeof (AssayFigurePeriod));

  for (guint i = 0; i < growing->table->periods->len; i++)
    {
      const AssayHeldMeasure *measure = assay_compared_table_get (growing->table, service, i);
      AssayFigurePeriod period = { get_figure (growing, service, i), 0, 0 };

      if (period.figure == NOT_THERE || !can_add (measure))
        continue;
      period.from = measure->from;
      period.until = measure->until;
      g_array_append_val (periods, period);
    }
  assay_suppression_add_periods (self->suppression, (const AssayFigurePeriod *) periods->data,
                                 periods->len);
}

/* What there is for one period by now, all services together; FALSE where that cannot be added. */
static gboolean
add_up (const Growing *growing, guint period, guint64 *out_part, guint64 *out_base)
{
  const gboolean is_count = growing->table->like->unit == ASSAY_UNIT_COUNT;
  guint n = 0;

  *out_part = *out_base = 0;
  for (guint i = 0; i < growing->table->services->len; i++)
    {
      const AssayHeldMeasure *measure = assay_compared_table_get (growing->table, i, period);

      if (get_figure (growing, i, period) == NOT_THERE)
        continue;
      if (!can_add (measure))
        return FALSE;
      n++;
      *out_part += read_count (is_count ? measure->figure : measure->part);
      *out_base += is_count ? 0 : read_count (measure->base);
    }

  return n > 1;
}

/* The total of one day is that of the day before and what has come since: that says as much as a
 * sum of all, and leaves fewer sums to look through. */
static void
add_total (Shown *self, Growing *growing, guint period)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (guint));
  guint64 part, base;
  guint total;

  if (!add_up (growing, period, &part, &base))
    {
      growing->totals[period] = NOT_THERE;
      return;
    }
  if (growing->totals[period] != NOT_THERE)
    g_array_append_val (parts, growing->totals[period]);
  for (guint i = 0; i < growing->table->services->len; i++)
    {
      guint place = i * growing->table->periods->len + period;

      if (growing->figures[place] == NOT_THERE || growing->is_in_total[place])
        continue;
      g_array_append_val (parts, growing->figures[place]);
      growing->is_in_total[place] = TRUE;
    }
  total = growing->table->like->unit == ASSAY_UNIT_COUNT
              ? assay_suppression_add_count (self->suppression, part)
              : assay_suppression_add_share (self->suppression, part, base);
  assay_suppression_add_sum (self->suppression, total, (const guint *) parts->data, parts->len);
  growing->totals[period] = total;
}

/* Everything that came with one day is there: what may be shown of it? */
static void
decide (Shown *self)
{
  for (guint i = 0; i < self->growing->len; i++)
    {
      Growing *growing = self->growing->pdata[i];

      for (guint j = 0; j < growing->table->services->len; j++)
        if (growing->has_new[j])
          add_periods (self, growing, j);
      for (guint j = 0; j < growing->table->periods->len; j++)
        if (growing->is_total_new[j])
          add_total (self, growing, j);
      memset (growing->has_new, 0, growing->table->services->len * sizeof *growing->has_new);
      memset (growing->is_total_new, 0,
              growing->table->periods->len * sizeof *growing->is_total_new);
    }
  assay_suppression_run (self->suppression);
}

/* --- All tables ------------------------------------------------------------------------------- */

/* By what is said in them alone: what is decided must come out the same when there is more. */
static int
compare_growing (gconstpointer a, gconstpointer b)
{
  const AssayHeldMeasure *one = (*(Growing *const *) a)->table->like;
  const AssayHeldMeasure *other = (*(Growing *const *) b)->table->like;
  const char *const of_one[] = { one->scheme, one->measure, one->edition, one->definition,
                                 one->counting_rule };
  const char *const of_other[] = { other->scheme, other->measure, other->edition, other->definition,
                                   other->counting_rule };

  for (guint i = 0; i < G_N_ELEMENTS (of_one); i++)
    if (strcmp (of_one[i], of_other[i]) != 0)
      return strcmp (of_one[i], of_other[i]);

  return (one->unit > other->unit) - (one->unit < other->unit);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const AssayHeldMeasure *one = ((const Place *) a)->measure;
  const AssayHeldMeasure *other = ((const Place *) b)->measure;

  return (one->value.id > other->value.id) - (one->value.id < other->value.id);
}

/* What came together stands as in the tables: in which order it was entered says nothing. */
static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *one = a, *other = b;

  if (one->time != other->time)
    return one->time < other->time ? -1 : 1;
  if (one->growing != other->growing)
    return compare_growing (&one->growing, &other->growing);
  if (one->service != other->service)
    return one->service < other->service ? -1 : 1;

  return one->period < other->period ? -1 : one->period > other->period;
}

/* In the order in which the register took them in. */
static GArray *
list_places (const GPtrArray *growing)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint i = 0; i < growing->len; i++)
    {
      const AssayComparedTable *table = ((Growing *) growing->pdata[i])->table;

      for (guint j = 0; j < table->services->len; j++)
        for (guint k = 0; k < table->periods->len; k++)
          {
            Place place = { assay_compared_table_get (table, j, k), 0, growing->pdata[i], j, k };

            if (place.measure != NULL)
              g_array_append_val (places, place);
          }
    }
  g_array_sort (places, compare_ids);
  for (guint i = 1; i < places->len; i++)
    {
      const Place *last = &g_array_index (places, Place, i - 1);
      Place *place = &g_array_index (places, Place, i);

      place->time = last->time + (place->measure->day != last->measure->day ? 1 : 0);
    }
  g_array_sort (places, compare_places);

  return places;
}

static void
take_showing (const Shown *self, const Growing *growing)
{
  AssayComparedTable *table = growing->table;

  for (guint i = 0; i < table->services->len * table->periods->len; i++)
    if (growing->figures[i] != NOT_THERE)
      table->showing[i] = assay_suppression_get_showing (self->suppression, growing->figures[i]);
  for (guint i = 0; i < table->periods->len; i++)
    if (growing->totals[i] != NOT_THERE)
      table->totals[i].showing =
          assay_suppression_get_showing (self->suppression, growing->totals[i]);
}

void
assay_comparison_suppress (AssayComparison *self, guint below)
{
  g_autoptr (AssaySuppression) suppression = assay_suppression_new (below);
  g_autoptr (GHashTable) told =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) growing = g_ptr_array_new_with_free_func (growing_free);
  g_autoptr (GArray) places = NULL;
  Shown shown = { suppression, told, growing };

  for (guint i = 0; i < self->tables->len; i++)
    g_ptr_array_add (growing, growing_new (self->tables->pdata[i]));
  g_ptr_array_sort (growing, compare_growing);
  places = list_places (growing);
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      add_place (&shown, place);
      if (i + 1 == places->len || place[1].time != place->time)
        decide (&shown);
    }
  for (guint i = 0; i < growing->len; i++)
    take_showing (&shown, growing->pdata[i]);
}
