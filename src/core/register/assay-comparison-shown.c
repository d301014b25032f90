/* Which figures of a comparison may leave.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All tables are looked at together, because one service may have told the same thing twice: by two
 * editions, or with two wordings of a definition.
 */

#include "core/register/assay-comparison.h"

/* What a number in the table is in the suppression. */
#define NOT_THERE G_MAXUINT

typedef struct
{
  AssaySuppression *suppression;
  GHashTable *told;   /* what was said -> the figure told first, plus one */
  GPtrArray *figures; /* GArray of guint, by table: its figures, then its totals */
} Shown;

static guint64
read_count (const char *text)
{
  return g_ascii_strtoull (text, NULL, 10);
}

static guint
add_figure (AssaySuppression *suppression, const AssayHeldMeasure *measure)
{
  guint base;

  if (measure->unit == ASSAY_UNIT_COUNT)
    return assay_suppression_add_count (suppression, read_count (measure->figure));
  if (measure->base == NULL)
    return assay_suppression_add_unjudged (suppression);
  if (measure->unit == ASSAY_UNIT_PERCENT)
    return assay_suppression_add_share (suppression, read_count (measure->part),
                                        read_count (measure->base));
  base = assay_suppression_add_count (suppression, read_count (measure->base));

  return assay_suppression_add_derived (suppression, &base, 1);
}

/* Whether a figure is made of counts that sums are made of. */
static gboolean
can_add (const AssayHeldMeasure *measure)
{
  return measure->unit == ASSAY_UNIT_COUNT
         || (measure->unit == ASSAY_UNIT_PERCENT && measure->base != NULL);
}

/* The same said twice is hidden twice. */
static void
tie (Shown *self, const AssayHeldMeasure *measure, guint figure)
{
  const gboolean is_count = measure->unit == ASSAY_UNIT_COUNT;
  char *key =
      g_strdup_printf ("%" G_GINT64_FORMAT " %s %s %u %u %s %s", measure->service, measure->scheme,
                       measure->measure, measure->from, measure->until,
                       is_count ? measure->figure : measure->part, is_count ? "" : measure->base);
  guint told = GPOINTER_TO_UINT (g_hash_table_lookup (self->told, key));

  if (told == 0)
    {
      g_hash_table_insert (self->told, key, GUINT_TO_POINTER (figure + 1));
      return;
    }
  told--;
  assay_suppression_add_same (self->suppression, told, figure);
  g_free (key);
}

static void
add_service (Shown *self, const AssayComparedTable *table, guint service, GArray *figures)
{
  g_autoptr (GArray) periods = g_array_new (FALSE, FALSE, sizeof (AssayFigurePeriod));

  for (guint i = 0; i < table->periods->len; i++)
    {
      const AssayHeldMeasure *measure = assay_compared_table_get (table, service, i);
      guint figure = measure != NULL ? add_figure (self->suppression, measure) : NOT_THERE;

      g_array_append_val (figures, figure);
      if (measure != NULL && can_add (measure))
        {
          AssayFigurePeriod period = { figure, measure->from, measure->until };

          g_array_append_val (periods, period);
          tie (self, measure, figure);
        }
    }
  assay_suppression_add_periods (self->suppression, (const AssayFigurePeriod *) periods->data,
                                 periods->len);
}

static guint
add_total (Shown *self, const AssayComparedTable *table, guint period, const GArray *figures)
{
  const AssayComparedTotal *total = &table->totals[period];
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (guint));
  guint sum;

  if (!total->has_total)
    return NOT_THERE;
  for (guint i = 0; i < table->services->len; i++)
    {
      guint figure = g_array_index (figures, guint, i * table->periods->len + period);

      if (figure != NOT_THERE)
        g_array_append_val (parts, figure);
    }
  sum = table->like->unit == ASSAY_UNIT_COUNT
            ? assay_suppression_add_count (self->suppression, total->part)
            : assay_suppression_add_share (self->suppression, total->part, total->base);
  assay_suppression_add_sum (self->suppression, sum, (const guint *) parts->data, parts->len);

  return sum;
}

static void
add_table (Shown *self, const AssayComparedTable *table)
{
  GArray *figures = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < table->services->len; i++)
    add_service (self, table, i, figures);
  for (guint i = 0; i < table->periods->len; i++)
    {
      guint sum = add_total (self, table, i, figures);

      g_array_append_val (figures, sum);
    }
  g_ptr_array_add (self->figures, figures);
}

static void
take_showing (const Shown *self, AssayComparedTable *table, const GArray *figures)
{
  guint n = table->services->len * table->periods->len;

  for (guint i = 0; i < n + table->periods->len; i++)
    {
      guint figure = g_array_index (figures, guint, i);
      AssayShowing showing = figure != NOT_THERE
                                 ? assay_suppression_get_showing (self->suppression, figure)
                                 : ASSAY_SHOWN;

      if (i < n)
        table->showing[i] = showing;
      else
        table->totals[i - n].showing = showing;
    }
}

void
assay_comparison_suppress (AssayComparison *self, guint below)
{
  g_autoptr (AssaySuppression) suppression = assay_suppression_new (below);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) figures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  Shown shown = { suppression, told, figures };

  for (guint i = 0; i < self->tables->len; i++)
    add_table (&shown, self->tables->pdata[i]);
  assay_suppression_run (suppression);
  for (guint i = 0; i < self->tables->len; i++)
    take_showing (&shown, self->tables->pdata[i], figures->pdata[i]);
}
