/* A table for people.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-listing.h"

#include "base/assay-text.h"
#include "cli/assay-output.h"

struct _AssayListing
{
  guint n_columns;
  gboolean *right;
  GPtrArray *cells; /* char*, headings first */
};

AssayListing *
assay_listing_new (const char *const *headings)
{
  AssayListing *self = g_new0 (AssayListing, 1);

  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->n_columns = g_strv_length ((char **) headings);
  self->right = g_new0 (gboolean, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    assay_listing_add (self, headings[i]);

  return self;
}

void
assay_listing_free (AssayListing *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self->right);
  g_free (self);
}

void
assay_listing_align_right (AssayListing *self, guint column)
{
  g_return_if_fail (column < self->n_columns);

  self->right[column] = TRUE;
}

void
assay_listing_add (AssayListing *self, const char *cell)
{
  g_autofree char *valid = g_utf8_make_valid (cell != NULL ? cell : "", -1);

  g_ptr_array_add (self->cells, assay_text_fold_space (valid));
}

void
assay_listing_take (AssayListing *self, char *cell)
{
  g_autofree char *owned = cell;

  assay_listing_add (self, owned);
}

void
assay_listing_add_number (AssayListing *self, guint64 number)
{
  assay_listing_take (self, g_strdup_printf ("%" G_GUINT64_FORMAT, number));
}

/* Columns of a terminal, as it would count them. */
static guint
measure (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }

  return width;
}

static guint
measure_column (const AssayListing *self, guint column)
{
  guint widest = 0;

  for (guint i = column; i < self->cells->len; i += self->n_columns)
    widest = MAX (widest, measure (g_ptr_array_index (self->cells, i)));

  return widest;
}

static void
append_cell (GString *line, const char *cell, guint width, gboolean right)
{
  guint padding = width - measure (cell);

  if (right)
    g_string_append_printf (line, "%*s%s", (int) padding, "", cell);
  else
    g_string_append_printf (line, "%s%*s", cell, (int) padding, "");
}

void
assay_listing_print (const AssayListing *self)
{
  g_autofree guint *widths = g_new (guint, self->n_columns);

  g_return_if_fail (self->cells->len % self->n_columns == 0);

  if (self->cells->len == self->n_columns)
    return;
  for (guint column = 0; column < self->n_columns; column++)
    widths[column] = measure_column (self, column);
  for (guint i = 0; i < self->cells->len; i += self->n_columns)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      for (guint column = 0; column < self->n_columns; column++)
        {
          if (column > 0)
            g_string_append (line, "  ");
          append_cell (line, g_ptr_array_index (self->cells, i + column), widths[column],
                       self->right[column]);
        }
      assay_output_print ("%s", g_strchomp (line->str));
    }
}
