/* What the page of measures shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-measures-state.h"

#include "base/assay-error.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
row_free (gpointer data)
{
  AssayMeasuresRow *row = data;

  assay_figure_unref (row->figure);
  g_free (row->key);
  g_free (row->period);
  g_free (row->value);
  g_free (row->source);
  g_free (row->note);
  g_free (row->from);
  g_free (row->to);
  g_free (row);
}

static void
item_free (gpointer data)
{
  AssayMeasuresItem *item = data;

  g_free (item->id);
  g_free (item->title);
  g_free (item->definition);
  g_free (item->counting_rule);
  g_free (item->summary);
  g_ptr_array_unref (item->rows);
  g_free (item);
}

static AssayMeasuresRow *
row_new (const AssayMeasure *measure, AssayFigure *figure)
{
  AssayMeasuresRow *row = g_new0 (AssayMeasuresRow, 1);
  const AssayEvidence period = { .from = figure->from, .to = figure->to };

  row->figure = assay_figure_ref (figure);
  row->period = assay_wording_period (&period);
  row->value = assay_wording_figure (measure, figure);
  row->source = g_strdup (figure->source);
  row->note = g_strdup (figure->note);
  row->from = assay_date_format_iso (figure->from);
  row->to = assay_date_format_iso (figure->to);
  row->key = g_strdup_printf ("%s %s %s", figure->measure, row->from, row->to);

  return row;
}

/* Figures are sorted by measure and period; here the newest comes first. */
static void
add_rows (AssayMeasuresItem *item, const AssayPortfolio *portfolio)
{
  for (guint i = portfolio->figures->len; i > 0; i--)
    {
      AssayFigure *figure = portfolio->figures->pdata[i - 1];

      if (g_str_equal (figure->measure, item->id))
        g_ptr_array_add (item->rows, row_new (item->measure, figure));
    }
  item->summary = item->rows->len == 0
                      ? g_strdup (_ ("No figures yet"))
                      : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u figure", "%u figures",
                                                      item->rows->len),
                                         item->rows->len);
}

static AssayMeasuresItem *
item_new (const AssayMeasure *measure, const char *id, const AssayPortfolio *portfolio)
{
  AssayMeasuresItem *item = g_new0 (AssayMeasuresItem, 1);

  item->measure = measure;
  item->id = g_strdup (id);
  item->title = g_strdup (measure != NULL ? measure->title : id);
  item->definition =
      g_strdup (measure != NULL ? measure->definition
                                : _ ("This edition of the scheme has no such measure."));
  item->counting_rule = measure != NULL ? g_strdup (measure->counting_rule) : NULL;
  item->has_part = measure != NULL && measure->unit == ASSAY_UNIT_PERCENT;
  item->has_base = measure != NULL && measure->unit != ASSAY_UNIT_COUNT;
  item->rows = g_ptr_array_new_with_free_func (row_free);
  add_rows (item, portfolio);

  return item;
}

/* Figures kept from another edition are shown after the scheme's own. */
static void
add_strays (AssayMeasuresState *self, const AssayPortfolio *portfolio)
{
  const char *last = NULL;

  for (guint i = 0; i < portfolio->figures->len; i++)
    {
      const AssayFigure *figure = portfolio->figures->pdata[i];

      if (assay_scheme_lookup_measure (self->scheme, figure->measure) == NULL
          && g_strcmp0 (figure->measure, last) != 0)
        g_ptr_array_add (self->items, item_new (NULL, figure->measure, portfolio));
      last = figure->measure;
    }
}

AssayMeasuresState *
assay_measures_state_new (AssayScheme *scheme, const AssayPortfolio *portfolio)
{
  AssayMeasuresState *self = g_new0 (AssayMeasuresState, 1);

  self->scheme = assay_scheme_ref (scheme);
  self->items = g_ptr_array_new_with_free_func (item_free);
  for (guint i = 0; i < scheme->measures->len; i++)
    {
      const AssayMeasure *measure = scheme->measures->pdata[i];

      g_ptr_array_add (self->items, item_new (measure, measure->id, portfolio));
    }
  add_strays (self, portfolio);

  return self;
}

void
assay_measures_state_free (AssayMeasuresState *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->items);
  assay_scheme_unref (self->scheme);
  g_free (self);
}

gboolean
assay_measures_state_check_period (const AssayPortfolio *portfolio,
                                   const AssayFigure *figure,
                                   const AssayFigure *changing,
                                   GError **error)
{
  if (changing != NULL && changing->from == figure->from && changing->to == figure->to)
    return TRUE;
  if (assay_portfolio_lookup_figure (portfolio, figure->measure, figure->from, figure->to) == NULL)
    return TRUE;
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_EXISTS,
                       _ ("there is a figure for this period already; change that one"));

  return FALSE;
}
