/* Suppression: figures, the sums that hold them together, and which of them are not shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-suppression-private.h"

/* --- Figures ----------------------------------------------------------------------------------
 */

static void
clear_cell (gpointer value)
{
  g_array_unref (((AssayCell *) value)->equations);
}

static void
clear_figure (gpointer value)
{
  g_clear_pointer (&((AssayHiding *) value)->sources, g_array_unref);
}

AssaySuppression *
assay_suppression_new (guint below)
{
  AssaySuppression *self = g_new0 (AssaySuppression, 1);

  g_assert (below >= 2);

  self->below = below;
  self->figures = g_array_new (FALSE, TRUE, sizeof (AssayHiding));
  g_array_set_clear_func (self->figures, clear_figure);
  self->cells = g_array_new (FALSE, TRUE, sizeof (AssayCell));
  g_array_set_clear_func (self->cells, clear_cell);
  self->equations = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->secrets = assay_suppression_secrets_new ();

  return self;
}

void
assay_suppression_free (AssaySuppression *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->secrets);
  g_ptr_array_unref (self->equations);
  g_array_unref (self->cells);
  g_array_unref (self->figures);
  g_free (self);
}

guint
assay_suppression_add_cell (AssaySuppression *self, guint figure, gint64 value, gint64 least)
{
  AssayCell cell = { value, least, figure, g_array_new (FALSE, FALSE, sizeof (AssayTermOfSum)) };

  g_array_append_val (self->cells, cell);

  return self->cells->len - 1;
}

static void
add_term (AssaySuppression *self, guint equation, guint cell, int sign)
{
  AssayTermOfSum of_equation = { cell, sign }, of_cell = { equation, sign };

  g_array_append_val (ASSAY_EQUATION (self, equation), of_equation);
  g_array_append_val (ASSAY_CELL (self, cell)->equations, of_cell);
}

void
assay_suppression_add_equation (AssaySuppression *self,
                                guint total,
                                const guint *parts,
                                guint n_parts)
{
  guint equation = self->equations->len;

  g_ptr_array_add (self->equations, g_array_new (FALSE, FALSE, sizeof (AssayTermOfSum)));
  add_term (self, equation, total, -1);
  for (guint i = 0; i < n_parts; i++)
    add_term (self, equation, parts[i], 1);
}

static guint
add_figure (AssaySuppression *self, AssayShowing showing)
{
  AssayHiding figure = { .showing = showing };

  g_array_append_val (self->figures, figure);

  return self->figures->len - 1;
}

static void
add_cell_of (AssaySuppression *self, guint figure, guint64 value, gint64 least)
{
  AssayHiding *hiding = ASSAY_HIDING (self, figure);

  hiding->cells[hiding->n_cells++] =
      assay_suppression_add_cell (self, figure, (gint64) value, MIN (least, (gint64) value));
}

guint
assay_suppression_add_count (AssaySuppression *self, guint64 count)
{
  guint figure = add_figure (self, ASSAY_SHOWN);

  add_cell_of (self, figure, count, 1);

  return figure;
}

guint
assay_suppression_add_share (AssaySuppression *self, guint64 part, guint64 base)
{
  guint figure = add_figure (self, ASSAY_SHOWN);
  const guint *cells;

  g_assert (base > 0 && part <= base);

  add_cell_of (self, figure, part, 0);
  add_cell_of (self, figure, base - part, 0);
  add_cell_of (self, figure, base, 1);
  cells = ASSAY_HIDING (self, figure)->cells;
  assay_suppression_add_equation (self, cells[2], cells, 2);

  return figure;
}

guint
assay_suppression_add_unjudged (AssaySuppression *self)
{
  return add_figure (self, ASSAY_HIDDEN_UNJUDGED);
}

guint
assay_suppression_add_derived (AssaySuppression *self, const guint *sources, guint n_sources)
{
  guint figure = add_figure (self, ASSAY_HIDDEN_DERIVED);
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_vals (copy, sources, n_sources);
  ASSAY_HIDING (self, figure)->sources = copy;

  return figure;
}

void
assay_suppression_add_sum (AssaySuppression *self, guint total, const guint *parts, guint n_parts)
{
  AssayHiding *sum = ASSAY_HIDING (self, total);
  g_autofree guint *cells = g_new (guint, n_parts + 1);

  for (guint i = 0; i < sum->n_cells; i++)
    {
      for (guint j = 0; j < n_parts; j++)
        {
          g_assert (ASSAY_HIDING (self, parts[j])->n_cells == sum->n_cells);
          cells[j] = ASSAY_HIDING (self, parts[j])->cells[i];
        }
      assay_suppression_add_equation (self, sum->cells[i], cells, n_parts);
    }
  for (guint j = 0; j < n_parts; j++)
    sum->rank = MAX (sum->rank, ASSAY_HIDING (self, parts[j])->rank + 1);
}

void
assay_suppression_add_alike (AssaySuppression *self, guint one, guint other)
{
  const AssayHiding *of_one = ASSAY_HIDING (self, one), *of_other = ASSAY_HIDING (self, other);

  for (guint i = 0; i < of_one->n_cells; i++)
    for (guint j = 0; j < of_other->n_cells; j++)
      {
        gint64 value = ASSAY_CELL (self, of_one->cells[i])->value;

        if (value > 0 && value == ASSAY_CELL (self, of_other->cells[j])->value)
          assay_suppression_add_equation (self, of_one->cells[i], &of_other->cells[j], 1);
      }
}

void
assay_suppression_add_part (AssaySuppression *self, guint part, guint whole)
{
  guint cells[] = { ASSAY_HIDING (self, part)->cells[0], 0 };
  guint cell = ASSAY_HIDING (self, whole)->cells[0];
  gint64 rest = ASSAY_CELL (self, cell)->value - ASSAY_CELL (self, cells[0])->value;

  g_assert (ASSAY_HIDING (self, part)->n_cells == 1 && ASSAY_HIDING (self, whole)->n_cells == 1);

  if (rest < 0)
    return;
  cells[1] = assay_suppression_add_cell (self, ASSAY_NO_FIGURE, rest, 0);
  assay_suppression_add_equation (self, cell, cells, G_N_ELEMENTS (cells));
}

/* --- What is asked of a cell ------------------------------------------------------------------
 */

gboolean
assay_cell_is_small (const AssaySuppression *self, const AssayCell *cell)
{
  return cell->value > 0 && cell->value < self->below;
}

gboolean
assay_cell_is_hidden (const AssaySuppression *self, const AssayCell *cell)
{
  return cell->figure == ASSAY_NO_FIGURE
         || ASSAY_HIDING (self, cell->figure)->showing != ASSAY_SHOWN;
}

gboolean
assay_cell_can_hide (const AssaySuppression *self, const AssayCell *cell)
{
  const AssayHiding *figure = ASSAY_HIDING (self, cell->figure);

  return cell->figure >= self->n_decided
         && ASSAY_CELL (self, figure->cells[figure->n_cells - 1])->value > 0;
}

AssayShowing
assay_suppression_get_showing (const AssaySuppression *self, guint figure)
{
  return ASSAY_HIDING (self, figure)->showing;
}

gboolean
assay_suppression_is_shown (const AssaySuppression *self, guint figure)
{
  return assay_suppression_get_showing (self, figure) == ASSAY_SHOWN;
}
