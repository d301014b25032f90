/* A table as HTML.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/layout/assay-table-private.h"

#include "pack/html/assay-html-chart.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define SLIM_POINTS 40.0
#define MIDDLE_POINTS 70.0

static gboolean
has_head (const AssayTable *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].title != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
names_something (const AssayTableColumn *column)
{
  return column->title != NULL && !assay_phrase_is_empty (column->title);
}

/* How wide the column's words are likely to be: a column that has a share takes what is left. */
static const char *
get_column_class (const AssayTableColumn *column)
{
  if (column->alignment == PANGO_ALIGN_RIGHT)
    return "end";
  if (column->share > 0)
    return NULL;
  if (column->points < SLIM_POINTS)
    return "slim";

  return column->points < MIDDLE_POINTS ? "small" : "middle";
}

/* A column without a name gets an empty cell: an empty header would name its cells "". */
static void
write_head (const AssayTable *self, AssayMarkup *markup)
{
  assay_markup_open (markup, "thead", "role", "rowgroup", NULL);
  assay_markup_open (markup, "tr", "role", "row", NULL);
  for (guint i = 0; i < self->n_columns; i++)
    {
      const AssayTableColumn *column = &self->columns[i];

      if (names_something (column))
        {
          assay_markup_open (markup, "th", "role", "columnheader", "scope", "col", "class",
                             get_column_class (column), "dir",
                             assay_phrase_get_direction (column->title), NULL);
          assay_phrase_write (column->title, markup);
        }
      else
        assay_markup_open (markup, "td", "role", "cell", "class", get_column_class (column), NULL);
      assay_markup_close (markup);
    }
  assay_markup_close (markup);
  assay_markup_close (markup);
  assay_markup_end_line (markup);
}

static void
write_cell_content (const AssayTableCell *cell, AssayMarkup *markup)
{
  switch (cell->type)
    {
    case ASSAY_TABLE_CELL_PHRASE:
      assay_phrase_write (cell->phrase, markup);
      break;
    case ASSAY_TABLE_CELL_CHIP:
      assay_paper_chip_write (cell->chip, markup);
      break;
    case ASSAY_TABLE_CELL_BAR:
    case ASSAY_TABLE_CELL_SWATCH:
      assay_html_add_bar (markup, cell->counts, cell->type == ASSAY_TABLE_CELL_SWATCH);
      break;
    }
}

/* On a narrow screen a row becomes a block, and each cell is led by the name of its column. */
static void
write_cell (const AssayTable *self, guint row, guint index, AssayMarkup *markup)
{
  const AssayTableCell *cell = assay_table_cell_at (self, row, index);
  const AssayTableColumn *column = &self->columns[index];
  gboolean names_row = index == assay_table_find_name (self, row);
  const char *style_class = get_column_class (column);

  if (cell->type == ASSAY_TABLE_CELL_PHRASE && assay_phrase_get_style_class (cell->phrase) != NULL)
    style_class = assay_phrase_get_style_class (cell->phrase);
  assay_markup_open (markup, names_row ? "th" : "td", "role", names_row ? "rowheader" : "cell",
                     "scope", names_row ? "row" : NULL, "class", style_class, "dir",
                     cell->type == ASSAY_TABLE_CELL_PHRASE
                         ? assay_phrase_get_direction (cell->phrase)
                         : NULL,
                     NULL);
  if (names_something (column))
    {
      assay_markup_open (markup, "span", "class", "lead-in", "aria-hidden", "true", NULL);
      assay_phrase_write (column->title, markup);
      assay_markup_close (markup);
    }
  write_cell_content (cell, markup);
  assay_markup_close (markup);
}

static void
write_entry (const AssayTable *self, guint row, AssayMarkup *markup)
{
  assay_markup_open (markup, "li", NULL);
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (i > 0)
        assay_markup_add_raw (markup, " ");
      assay_markup_open (markup, "span", NULL);
      write_cell_content (assay_table_cell_at (self, row, i), markup);
      assay_markup_close (markup);
    }
  assay_markup_close (markup);
  assay_markup_end_line (markup);
}

static void
write_contents (const AssayTable *self, AssayMarkup *markup)
{
  assay_markup_open (markup, "nav", "aria-label", _ ("Contents"), NULL);
  assay_markup_open (markup, "ul", "class", "contents", NULL);
  assay_markup_end_line (markup);
  for (guint i = 0; i < self->rows->len; i++)
    write_entry (self, i, markup);
  assay_markup_close (markup);
  assay_markup_close (markup);
  assay_markup_end_line (markup);
}

void
assay_table_write (const AssayBlock *block, AssayMarkup *markup)
{
  const AssayTable *self = (const AssayTable *) block;

  if (self->is_contents)
    {
      write_contents (self, markup);
      return;
    }
  assay_markup_open (markup, "table", "role", "table", "class",
                     self->least_height > 0 ? "writing"
                     : has_head (self)      ? NULL
                                            : "facts",
                     NULL);
  assay_markup_end_line (markup);
  if (has_head (self))
    write_head (self, markup);
  assay_markup_open (markup, "tbody", "role", "rowgroup", NULL);
  assay_markup_end_line (markup);
  for (guint i = 0; i < self->rows->len; i++)
    {
      assay_markup_open (markup, "tr", "role", "row", "id", assay_table_row_at (self, i)->anchor,
                         NULL);
      for (guint k = 0; k < self->n_columns; k++)
        write_cell (self, i, k, markup);
      assay_markup_close (markup);
      assay_markup_end_line (markup);
    }
  assay_markup_close (markup);
  assay_markup_close (markup);
  assay_markup_end_line (markup);
}
