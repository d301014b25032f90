/* Tables of counts as text, what suppression makes of them, and attacks on that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "suppression-sketch.h"

static void
fill_totals (SuppressionTable *self, const guint64 *counts)
{
  guint rows = self->n_rows - 1, columns = self->n_columns - 1;

  for (guint i = 0; i < rows; i++)
    for (guint j = 0; j < columns; j++)
      {
        guint64 count = counts[i * columns + j];

        self->counts[i * self->n_columns + j] = count;
        self->counts[i * self->n_columns + columns] += count;
        self->counts[rows * self->n_columns + j] += count;
        self->counts[rows * self->n_columns + columns] += count;
      }
}

/* One sum for each row and each column, those of the totals included. */
static void
add_sums (SuppressionTable *self)
{
  g_autofree guint *parts = g_new (guint, MAX (self->n_rows, self->n_columns));

  for (guint i = 0; i < self->n_rows; i++)
    {
      for (guint j = 0; j + 1 < self->n_columns; j++)
        parts[j] = i * self->n_columns + j;
      assay_suppression_add_sum (self->suppression, (i + 1) * self->n_columns - 1, parts,
                                 self->n_columns - 1);
    }
  for (guint j = 0; j < self->n_columns; j++)
    {
      for (guint i = 0; i + 1 < self->n_rows; i++)
        parts[i] = i * self->n_columns + j;
      assay_suppression_add_sum (self->suppression, (self->n_rows - 1) * self->n_columns + j, parts,
                                 self->n_rows - 1);
    }
}

SuppressionTable *
suppression_table_new (guint below, guint n_rows, guint n_columns, const guint64 *counts)
{
  SuppressionTable *self = g_new0 (SuppressionTable, 1);

  self->n_rows = n_rows + 1;
  self->n_columns = n_columns + 1;
  self->counts = g_new0 (guint64, self->n_rows * self->n_columns);
  self->suppression = assay_suppression_new (below);
  fill_totals (self, counts);
  for (guint i = 0; i < self->n_rows * self->n_columns; i++)
    assay_suppression_add_count (self->suppression, self->counts[i]);
  add_sums (self);
  assay_suppression_run (self->suppression);

  return self;
}

void
suppression_table_free (SuppressionTable *self)
{
  assay_suppression_free (self->suppression);
  g_free (self->counts);
  g_free (self);
}

gboolean
suppression_table_is_shown (const SuppressionTable *self, guint row, guint column)
{
  return assay_suppression_is_shown (self->suppression, row * self->n_columns + column);
}

char *
suppression_table_format (const SuppressionTable *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->n_rows; i++)
    for (guint j = 0; j < self->n_columns; j++)
      {
        if (j > 0)
          g_string_append (text, j + 1 == self->n_columns ? " | " : " ");
        else if (i > 0)
          g_string_append (text, " / ");
        if (suppression_table_is_shown (self, i, j))
          g_string_append_printf (text, "%" G_GUINT64_FORMAT,
                                  self->counts[i * self->n_columns + j]);
        else
          g_string_append_c (text, '*');
      }

  return g_string_free (text, FALSE);
}
