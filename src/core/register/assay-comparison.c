/* Services side by side: only what is alike, and for everything else the reason.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-comparison-private.h"

#include "core/register/assay-measures-answer.h"

#include <string.h>

/* In the order of AssayApartReason. */
static const char *const reason_ids[] = { "edition",       "unit",   "definition",
                                          "counting-rule", "period", "alone" };

G_STATIC_ASSERT (G_N_ELEMENTS (reason_ids) == ASSAY_APART_LAST + 1);

const char *
assay_apart_reason_get_id (AssayApartReason reason)
{
  g_assert ((guint) reason < G_N_ELEMENTS (reason_ids));

  return reason_ids[reason];
}

static void
table_free (gpointer data)
{
  AssayComparedTable *self = data;

  g_array_unref (self->services);
  g_array_unref (self->periods);
  g_free (self->figures);
  g_free (self->showing);
  g_free (self->totals);
  g_free (self->part_of);
  g_strfreev (self->beside);
  g_free (self);
}

void
assay_comparison_free (AssayComparison *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->tables);
  g_array_unref (self->apart);
  g_free (self);
}

/* --- Kinds ------------------------------------------------------------------------------------
 */

#define MEASURE(values, i) ((const AssayHeldMeasure *) (values)->pdata[i])

/* In what the kinds of two figures of one scheme and measure differ first; PERIOD where they are of
 * one kind. */
static AssayApartReason
find_difference (const AssayHeldMeasure *one, const AssayHeldMeasure *other)
{
  if (!assay_measures_is_same_text (one->edition, other->edition))
    return ASSAY_APART_EDITION;
  if (one->unit != other->unit)
    return ASSAY_APART_UNIT;
  if (!assay_measures_is_same_text (one->definition, other->definition))
    return ASSAY_APART_DEFINITION;
  if (!assay_measures_is_same_text (one->counting_rule, other->counting_rule))
    return ASSAY_APART_RULE;

  return ASSAY_APART_PERIOD;
}

static gboolean
is_one_measure (const AssayHeldMeasure *one, const AssayHeldMeasure *other)
{
  return g_str_equal (one->scheme, other->scheme) && g_str_equal (one->measure, other->measure);
}

gboolean
assay_comparison_is_wanted (const GArray *services, gint64 service)
{
  for (guint i = 0; services != NULL && i < services->len; i++)
    if (g_array_index (services, gint64, i) == service)
      return TRUE;

  return services == NULL;
}

/* GPtrArray of GPtrArray of figures of one kind, in the order of the register. */
static GPtrArray *
sort_into_kinds (const AssayRegister *held, const GArray *services)
{
  const GPtrArray *all = assay_register_get_values (held, ASSAY_HELD_MEASURE);
  GPtrArray *kinds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < all->len; i++)
    {
      const AssayHeldMeasure *measure = MEASURE (all, i);
      GPtrArray *kind = NULL;

      if (!assay_comparison_is_wanted (services, measure->service))
        continue;
      for (guint j = 0; j < kinds->len && kind == NULL; j++)
        if (is_one_measure (measure, MEASURE ((GPtrArray *) kinds->pdata[j], 0))
            && find_difference (measure, MEASURE ((GPtrArray *) kinds->pdata[j], 0))
                   == ASSAY_APART_PERIOD)
          kind = kinds->pdata[j];
      if (kind == NULL)
        {
          kind = g_ptr_array_new ();
          g_ptr_array_add (kinds, kind);
        }
      g_ptr_array_add (kind, (gpointer) measure);
    }

  return kinds;
}

/* --- Tables -----------------------------------------------------------------------------------
 */

static int
compare_services (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

static int
compare_periods (gconstpointer a, gconstpointer b)
{
  const AssayComparedPeriod *one = a, *other = b;

  if (one->from != other->from)
    return one->from < other->from ? -1 : 1;

  return one->until < other->until ? -1 : one->until > other->until;
}

/* Adds what is not there; the elements are compared as bytes. */
static void
add_once (GArray *array, gconstpointer element)
{
  gsize size = g_array_get_element_size (array);

  for (guint i = 0; i < array->len; i++)
    if (memcmp (array->data + i * size, element, size) == 0)
      return;
  g_array_append_vals (array, element, 1);
}

static guint
find_place (const GArray *array, gconstpointer element, GCompareFunc compare)
{
  guint place = 0;

  g_array_binary_search ((GArray *) array, element, compare, &place);

  return place;
}

static const AssayMeasure *
find_known (const GPtrArray *known, const AssayHeldMeasure *like)
{
  for (guint i = 0; known != NULL && i < known->len; i++)
    {
      const AssayScheme *scheme = known->pdata[i];

      if (g_str_equal (scheme->id, like->scheme)
          && assay_measures_is_same_text (scheme->edition, like->edition))
        return assay_scheme_lookup_measure (scheme, like->measure);
    }

  return NULL;
}

/* What the figures of one time come to, as far as they can be added. */
static void
add_up (AssayComparedTable *self, guint period)
{
  AssayComparedTotal *total = &self->totals[period];

  total->has_total = self->like->unit == ASSAY_UNIT_COUNT || self->like->unit == ASSAY_UNIT_PERCENT;
  for (guint i = 0; i < self->services->len; i++)
    {
      const AssayHeldMeasure *figure = assay_compared_table_get (self, i, period);
      gboolean is_count = self->like->unit == ASSAY_UNIT_COUNT;

      if (figure == NULL)
        continue;
      total->n_services++;
      if (!is_count && figure->base == NULL)
        total->has_total = FALSE;
      if (!total->has_total)
        continue;
      total->part += g_ascii_strtoull (is_count ? figure->figure : figure->part, NULL, 10);
      total->base += is_count ? 0 : g_ascii_strtoull (figure->base, NULL, 10);
    }
  if (total->n_services < 2)
    total->has_total = FALSE;
}

static AssayComparedTable *
table_new (const GPtrArray *kind, const GPtrArray *known)
{
  AssayComparedTable *self = g_new0 (AssayComparedTable, 1);
  const AssayMeasure *measure = find_known (known, MEASURE (kind, 0));

  self->like = MEASURE (kind, 0);
  self->services = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->periods = g_array_new (FALSE, FALSE, sizeof (AssayComparedPeriod));
  for (guint i = 0; i < kind->len; i++)
    {
      AssayComparedPeriod period = { MEASURE (kind, i)->from, MEASURE (kind, i)->until };

      add_once (self->services, &MEASURE (kind, i)->service);
      add_once (self->periods, &period);
    }
  g_array_sort (self->services, compare_services);
  g_array_sort (self->periods, compare_periods);
  self->figures = g_new0 (const AssayHeldMeasure *, self->services->len * self->periods->len);
  self->showing = g_new0 (AssayShowing, self->services->len * self->periods->len);
  self->totals = g_new0 (AssayComparedTotal, self->periods->len);
  for (guint i = 0; i < kind->len; i++)
    {
      AssayComparedPeriod period = { MEASURE (kind, i)->from, MEASURE (kind, i)->until };
      guint row = find_place (self->services, &MEASURE (kind, i)->service, compare_services);
      guint column = find_place (self->periods, &period, compare_periods);

      self->figures[row * self->periods->len + column] = MEASURE (kind, i);
    }
  for (guint i = 0; i < self->periods->len; i++)
    add_up (self, i);
  self->is_known = measure != NULL;
  self->part_of = measure != NULL ? g_strdup (measure->part_of) : NULL;
  self->beside = measure != NULL ? g_strdupv (measure->beside) : NULL;

  return self;
}

/* By scheme and measure; of those, the one with most services first. */
static int
compare_tables (gconstpointer a, gconstpointer b)
{
  const AssayComparedTable *one = *(AssayComparedTable *const *) a;
  const AssayComparedTable *other = *(AssayComparedTable *const *) b;
  int order = strcmp (one->like->scheme, other->like->scheme);

  if (order == 0)
    order = strcmp (one->like->measure, other->like->measure);
  if (order != 0)
    return order;
  if (one->services->len != other->services->len)
    return one->services->len > other->services->len ? -1 : 1;

  return one->like->value.id < other->like->value.id ? -1 : 1;
}

/* --- What stands apart ------------------------------------------------------------------------
 */

static void
set_apart (AssayComparison *self,
           AssayApartReason reason,
           const AssayHeldMeasure *measure,
           const AssayHeldMeasure *other)
{
  AssayApart apart = { reason, measure, other };

  g_array_append_val (self->apart, apart);
}

static const AssayHeldMeasure *
get_first (const AssayComparedTable *table, guint service)
{
  const AssayHeldMeasure *figure = NULL;

  for (guint i = 0; figure == NULL && i < table->periods->len; i++)
    figure = assay_compared_table_get (table, service, i);

  return figure;
}

static void
set_table_apart (AssayComparison *self,
                 const AssayComparedTable *table,
                 const AssayComparedTable *main_table)
{
  AssayApartReason reason = find_difference (table->like, main_table->like);

  for (guint i = 0; table != main_table && i < table->services->len; i++)
    set_apart (self, reason, get_first (table, i), main_table->like);
  if (table == main_table && table->services->len == 1)
    set_apart (self, ASSAY_APART_ALONE, get_first (table, 0), NULL);
  for (guint i = 0; table->services->len > 1 && i < table->services->len; i++)
    for (guint j = 0; j < table->periods->len; j++)
      if (assay_compared_table_get (table, i, j) != NULL && table->totals[j].n_services == 1)
        set_apart (self, ASSAY_APART_PERIOD, assay_compared_table_get (table, i, j), NULL);
}

AssayComparison *
assay_comparison_new (const AssayRegister *held, const GArray *services, const GPtrArray *known)
{
  AssayComparison *self = g_new0 (AssayComparison, 1);
  g_autoptr (GPtrArray) kinds = sort_into_kinds (held, services);
  const AssayComparedTable *main_table = NULL;

  self->tables = g_ptr_array_new_with_free_func (table_free);
  self->apart = g_array_new (FALSE, FALSE, sizeof (AssayApart));
  for (guint i = 0; i < kinds->len; i++)
    g_ptr_array_add (self->tables, table_new (kinds->pdata[i], known));
  g_ptr_array_sort (self->tables, compare_tables);
  for (guint i = 0; i < self->tables->len; i++)
    {
      const AssayComparedTable *table = self->tables->pdata[i];

      if (main_table == NULL || !is_one_measure (table->like, main_table->like))
        main_table = table;
      set_table_apart (self, table, main_table);
    }

  return self;
}

/* --- Looking at one ---------------------------------------------------------------------------
 */

const AssayHeldMeasure *
assay_compared_table_get (const AssayComparedTable *self, guint service, guint period)
{
  return self->figures[service * self->periods->len + period];
}

gboolean
assay_compared_table_is_shown (const AssayComparedTable *self, guint service, guint period)
{
  return assay_compared_table_get (self, service, period) != NULL
         && self->showing[service * self->periods->len + period] == ASSAY_SHOWN;
}

gboolean
assay_compared_table_is_total_shown (const AssayComparedTable *self, guint period)
{
  return self->totals[period].has_total && self->totals[period].showing == ASSAY_SHOWN;
}

gboolean
assay_compared_table_can_rank (const AssayComparedTable *self)
{
  return self->is_known && (self->beside == NULL || *self->beside == NULL);
}

GPtrArray *
assay_comparison_list_beside (const AssayComparison *self,
                              const AssayComparedTable *table,
                              GPtrArray *out_missing)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; table->beside != NULL && table->beside[i] != NULL; i++)
    {
      guint n_before = list->len;

      for (guint j = 0; j < self->tables->len; j++)
        {
          const AssayComparedTable *one = self->tables->pdata[j];

          if (g_str_equal (one->like->scheme, table->like->scheme)
              && assay_measures_is_same_text (one->like->edition, table->like->edition)
              && g_str_equal (one->like->measure, table->beside[i]))
            g_ptr_array_add (list, (gpointer) one);
        }
      if (list->len == n_before && out_missing != NULL)
        g_ptr_array_add (out_missing, table->beside[i]);
    }

  return list;
}
