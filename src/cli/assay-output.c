/* What people read on a terminal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-output.h"

#include "base/assay-error.h"
#include "base/assay-text.h"

#include "assay-config.h"

#include <errno.h>
#include <stdio.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssayTable
{
  guint n_columns;
  gboolean *right;
  GPtrArray *cells; /* char*, headings first */
};

static gboolean
is_harmless (gunichar c)
{
  return c == '\n' || c == '\t' || g_unichar_type (c) != G_UNICODE_CONTROL;
}

static void
put (FILE *stream, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) clean = g_string_sized_new (strlen (valid) + 1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (clean, is_harmless (c) ? c : 0xfffd);
    }
  g_string_append_c (clean, '\n');
  fputs (clean->str, stream);
}

void
assay_output_print (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  put (stdout, text);
}

void
assay_output_say (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  put (stderr, text);
}

gboolean
assay_output_flush (GError **error)
{
  errno = 0;
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  assay_error_set_from_errno (error, _ ("standard output"), errno != 0 ? errno : EIO);

  return FALSE;
}

AssayTable *
assay_table_new (const char *const *headings)
{
  AssayTable *self = g_new0 (AssayTable, 1);

  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->n_columns = g_strv_length ((char **) headings);
  self->right = g_new0 (gboolean, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    assay_table_add (self, headings[i]);

  return self;
}

void
assay_table_free (AssayTable *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self->right);
  g_free (self);
}

void
assay_table_align_right (AssayTable *self, guint column)
{
  g_return_if_fail (column < self->n_columns);

  self->right[column] = TRUE;
}

void
assay_table_add (AssayTable *self, const char *cell)
{
  g_autofree char *valid = g_utf8_make_valid (cell != NULL ? cell : "", -1);

  g_ptr_array_add (self->cells, assay_text_fold_space (valid));
}

void
assay_table_take (AssayTable *self, char *cell)
{
  g_autofree char *owned = cell;

  assay_table_add (self, owned);
}

void
assay_table_add_number (AssayTable *self, guint64 number)
{
  assay_table_take (self, g_strdup_printf ("%" G_GUINT64_FORMAT, number));
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
measure_column (const AssayTable *self, guint column)
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
assay_table_print (const AssayTable *self)
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
