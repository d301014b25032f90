/* A table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/layout/assay-table.h"

#include "pack/html/assay-html-chart.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define GUTTER 12.0
#define PADDING 4.5
#define HEAD_PADDING 3.0
#define AFTER 6.0
#define RULE 0.8
#define HAIRLINE 0.4
#define BAR_HEIGHT 6.5
#define LINES_KEPT_TOGETHER 8u
#define HEAD_PART G_MAXUINT
#define SLIM_POINTS 40.0
#define MIDDLE_POINTS 70.0

typedef enum
{
  CELL_PHRASE,
  CELL_CHIP,
  CELL_BAR,
} CellType;

typedef struct
{
  CellType type;
  AssayPhrase *phrase;
  AssayPaperChip *chip;
  guint *counts;
  gboolean is_swatch;
} Cell;

typedef struct
{
  char *anchor;
  guint first_cell;
} Row;

typedef struct
{
  AssayPhrase *title; /* NULL without a head */
  double points;
  double share;
  PangoAlignment alignment;
  double x;
  double width;
} Column;

typedef struct
{
  AssayBlock parent;
  Column *columns;
  guint n_columns;
  GArray *rows;  /* Row */
  GArray *cells; /* Cell, row by row */
  gboolean named_rows;
  gboolean is_contents;
  AssayTextStyle style;
  double least_height; /* of a row to write in; 0 otherwise */
  double asked_width;  /* 0: as wide as the page */
  double width;
  double leading;
  double baseline;
  double head_height; /* 0 without a head */
} Table;

static void
clear_cell (gpointer data)
{
  Cell *cell = data;

  assay_phrase_free (cell->phrase);
  assay_paper_chip_free (cell->chip);
  g_free (cell->counts);
}

static void
clear_row (gpointer data)
{
  g_free (((Row *) data)->anchor);
}

static const Row *
row_at (const Table *self, guint index)
{
  return &g_array_index (self->rows, Row, index);
}

static Cell *
cell_at (const Table *self, guint row, guint column)
{
  guint index = row_at (self, row)->first_cell + column;

  g_assert (index < self->cells->len);

  return &g_array_index (self->cells, Cell, index);
}

/* --- Measuring -------------------------------------------------------------------------------- */

static void
spread_columns (Table *self)
{
  double rest = self->width - GUTTER * (self->n_columns - 1), shares = 0, x = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      rest -= self->columns[i].points;
      shares += self->columns[i].share;
    }
  for (guint i = 0; i < self->n_columns; i++)
    {
      Column *column = &self->columns[i];

      column->x = x;
      column->width = column->points + (shares > 0 ? rest * column->share / shares : 0);
      x += column->width + GUTTER;
    }
}

static void
measure_head (Table *self, AssayTypography *typography, GArray *pieces)
{
  AssayPiece piece = { .part = HEAD_PART, .keep_with_next = TRUE };
  guint n_lines = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      Column *column = &self->columns[i];

      if (column->title == NULL)
        continue;
      assay_phrase_measure (column->title, typography, column->width, column->alignment);
      n_lines = MAX (n_lines, assay_phrase_get_n_lines (column->title));
    }
  if (n_lines == 0)
    return;
  self->head_height =
      n_lines * assay_typography_get_leading (typography, ASSAY_TEXT_TABLE_HEAD) + 2 * HEAD_PADDING;
  piece.height = self->head_height;
  g_array_append_val (pieces, piece);
}

static guint
measure_cell (Cell *cell, const Column *column, AssayTypography *typography)
{
  switch (cell->type)
    {
    case CELL_PHRASE:
      assay_phrase_measure (cell->phrase, typography, column->width, column->alignment);
      return assay_phrase_get_n_lines (cell->phrase);
    case CELL_CHIP:
      assay_paper_chip_measure (cell->chip, typography);
      return 1;
    case CELL_BAR:
      return 1;
    }
  g_assert_not_reached ();
}

static void
measure_row (Table *self, guint row, AssayTypography *typography, GArray *pieces)
{
  AssayPiece piece = { .repeated = self->head_height, .part = row };
  guint n_lines = 1, first = pieces->len;

  for (guint i = 0; i < self->n_columns; i++)
    {
      guint n = measure_cell (cell_at (self, row, i), &self->columns[i], typography);

      n_lines = MAX (n_lines, n);
    }
  piece.anchor = row_at (self, row)->anchor;
  assay_block_add_lines (pieces, &piece, n_lines, n_lines <= LINES_KEPT_TOGETHER ? n_lines : 0,
                         self->leading);
  g_array_index (pieces, AssayPiece, first).height += PADDING;
  g_array_index (pieces, AssayPiece, pieces->len - 1).height += PADDING;
  if (pieces->len == first + 1)
    {
      AssayPiece *only = &g_array_index (pieces, AssayPiece, first);

      only->height = MAX (only->height, self->least_height);
      /* The last row is not sent over the page alone. */
      only->keep_with_next = row + 2 == self->rows->len;
    }
}

static void
measure_table (AssayBlock *block, AssayTypography *typography, double width, GArray *pieces)
{
  Table *self = (Table *) block;

  self->width = self->asked_width > 0 ? MIN (self->asked_width, width) : width;
  self->leading = assay_typography_get_leading (typography, self->style);
  self->baseline = assay_typography_get_baseline (typography, self->style);
  spread_columns (self);
  measure_head (self, typography, pieces);
  for (guint i = 0; i < self->rows->len; i++)
    measure_row (self, i, typography, pieces);
  if (pieces->len > 0)
    g_array_index (pieces, AssayPiece, pieces->len - 1).after = AFTER;
}

/* --- Drawing ---------------------------------------------------------------------------------- */

static void
draw_head (Table *self, AssayCanvas *canvas, double x, double y, gboolean again)
{
  if (!again)
    assay_canvas_open_group (canvas, "TR");
  for (guint i = 0; i < self->n_columns; i++)
    {
      const Column *column = &self->columns[i];

      assay_phrase_draw (column->title, canvas, again ? NULL : "TH", assay_colour_quiet,
                         x + column->x, y + HEAD_PADDING, 0, G_MAXUINT);
    }
  if (!again)
    assay_canvas_close_group (canvas);
  assay_canvas_draw_rule (canvas, x, y + self->head_height - RULE / 2, self->width, RULE,
                          assay_colour_ink);
}

static void
draw_bar (
    const Table *self, AssayCanvas *canvas, const Cell *cell, double x, double y, double width)
{
  cairo_t *cr = assay_canvas_get_cairo (canvas);

  assay_canvas_open_group (canvas, "TD");
  assay_canvas_open_leaf (canvas, "Figure");
  cairo_save (cr);
  cairo_translate (cr, x, y + self->baseline - BAR_HEIGHT + 0.1);
  assay_chart_draw_bar (cr, width, BAR_HEIGHT, cell->counts, &assay_chart_palette_paper);
  cairo_restore (cr);
  assay_canvas_close_leaf (canvas);
  assay_canvas_close_group (canvas);
}

static void
draw_cell (const Table *self,
           AssayCanvas *canvas,
           const Cell *cell,
           guint column,
           const AssayPiece *piece,
           guint n_lines,
           double x,
           double y)
{
  const char *tag = column == 0 && self->named_rows ? "TH" : "TD";

  switch (cell->type)
    {
    case CELL_PHRASE:
      assay_phrase_draw (cell->phrase, canvas, tag, assay_colour_ink, x, y, piece->first_line,
                         n_lines);
      break;
    case CELL_CHIP:
      if (piece->first_line == 0)
        assay_paper_chip_draw (cell->chip, canvas, tag, x, y + self->baseline);
      break;
    case CELL_BAR:
      if (piece->first_line == 0)
        draw_bar (self, canvas, cell, x, y, self->columns[column].width);
      break;
    }
}

static void
draw_row_rule (const Table *self, AssayCanvas *canvas, double x, double y)
{
  if (self->least_height <= 0)
    {
      assay_canvas_draw_rule (canvas, x, y, self->width, HAIRLINE, assay_colour_hairline);
      return;
    }
  for (guint i = 0; i < self->n_columns; i++)
    assay_canvas_draw_rule (canvas, x + self->columns[i].x, y, self->columns[i].width, HAIRLINE,
                            assay_colour_rule);
}

static void
draw_row (const Table *self, AssayCanvas *canvas, const AssayPiece *pieces, guint n, double x)
{
  guint n_lines = assay_pieces_count_lines (pieces, n);
  double y = pieces[0].y + (pieces[0].first_line == 0 ? PADDING : 0);

  assay_canvas_open_group (canvas, "TR");
  for (guint i = 0; i < self->n_columns; i++)
    draw_cell (self, canvas, cell_at (self, pieces[0].part, i), i, &pieces[0], n_lines,
               x + self->columns[i].x, y);
  assay_canvas_close_group (canvas);
  draw_row_rule (self, canvas, x, pieces[n - 1].y + pieces[n - 1].height);
}

static void
draw_table (
    AssayBlock *block, AssayCanvas *canvas, const AssayPiece *pieces, guint n_pieces, double x)
{
  Table *self = (Table *) block;
  guint i = 0;

  if (pieces[0].on_top && pieces[0].repeated > 0)
    draw_head (self, canvas, x, pieces[0].y - self->head_height, TRUE);
  while (i < n_pieces)
    {
      guint n = assay_pieces_count_part (&pieces[i], n_pieces - i);

      if (pieces[i].part == HEAD_PART)
        draw_head (self, canvas, x, pieces[i].y, FALSE);
      else
        draw_row (self, canvas, &pieces[i], n, x);
      i += n;
    }
}

static void
open_table (AssayBlock *block, AssayCanvas *canvas)
{
  assay_canvas_open_group (canvas, "Table");
}

static void
close_table (AssayBlock *block, AssayCanvas *canvas)
{
  assay_canvas_close_group (canvas);
}

static void
free_table (AssayBlock *block)
{
  Table *self = (Table *) block;

  for (guint i = 0; i < self->n_columns; i++)
    assay_phrase_free (self->columns[i].title);
  g_free (self->columns);
  g_array_unref (self->rows);
  g_array_unref (self->cells);
}

/* --- As HTML ---------------------------------------------------------------------------------- */

static gboolean
has_head (const Table *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].title != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
names_something (const Column *column)
{
  return column->title != NULL && !assay_phrase_is_empty (column->title);
}

/* How wide the column's words are likely to be: a column that has a share takes what is left. */
static const char *
get_column_class (const Column *column)
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
write_head (const Table *self, AssayMarkup *markup)
{
  assay_markup_open (markup, "thead", "role", "rowgroup", NULL);
  assay_markup_open (markup, "tr", "role", "row", NULL);
  for (guint i = 0; i < self->n_columns; i++)
    {
      const Column *column = &self->columns[i];

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
write_cell_content (const Cell *cell, AssayMarkup *markup)
{
  switch (cell->type)
    {
    case CELL_PHRASE:
      assay_phrase_write (cell->phrase, markup);
      break;
    case CELL_CHIP:
      assay_paper_chip_write (cell->chip, markup);
      break;
    case CELL_BAR:
      assay_html_add_bar (markup, cell->counts, cell->is_swatch);
      break;
    }
}

/* On a narrow screen a row becomes a block, and each cell is led by the name of its column. */
static void
write_cell (const Table *self, const Cell *cell, guint index, AssayMarkup *markup)
{
  const Column *column = &self->columns[index];
  gboolean names_row = index == 0 && self->named_rows;
  const char *style_class = get_column_class (column);

  if (cell->type == CELL_PHRASE && assay_phrase_get_style_class (cell->phrase) != NULL)
    style_class = assay_phrase_get_style_class (cell->phrase);
  assay_markup_open (markup, names_row ? "th" : "td", "role", names_row ? "rowheader" : "cell",
                     "scope", names_row ? "row" : NULL, "class", style_class, "dir",
                     cell->type == CELL_PHRASE ? assay_phrase_get_direction (cell->phrase) : NULL,
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
write_entry (const Table *self, guint row, AssayMarkup *markup)
{
  assay_markup_open (markup, "li", NULL);
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (i > 0)
        assay_markup_add_raw (markup, " ");
      assay_markup_open (markup, "span", NULL);
      write_cell_content (cell_at (self, row, i), markup);
      assay_markup_close (markup);
    }
  assay_markup_close (markup);
  assay_markup_end_line (markup);
}

static void
write_contents (const Table *self, AssayMarkup *markup)
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

static void
write_table (const AssayBlock *block, AssayMarkup *markup)
{
  const Table *self = (const Table *) block;

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
      assay_markup_open (markup, "tr", "role", "row", "id", row_at (self, i)->anchor, NULL);
      for (guint k = 0; k < self->n_columns; k++)
        write_cell (self, cell_at (self, i, k), k, markup);
      assay_markup_close (markup);
      assay_markup_end_line (markup);
    }
  assay_markup_close (markup);
  assay_markup_close (markup);
  assay_markup_end_line (markup);
}

static const AssayBlockClass table_class = { measure_table, draw_table, open_table,
                                             close_table,   free_table, write_table };

/* --- Building --------------------------------------------------------------------------------- */

static Table *
as_table (const AssayBlock *block)
{
  g_assert (block->klass == &table_class);

  return (Table *) block;
}

AssayBlock *
assay_table_new (const AssayColumn *columns, guint n_columns)
{
  Table *self = g_new0 (Table, 1);

  self->parent.klass = &table_class;
  self->columns = g_new0 (Column, n_columns);
  self->n_columns = n_columns;
  self->style = ASSAY_TEXT_TABLE;
  for (guint i = 0; i < n_columns; i++)
    {
      Column *column = &self->columns[i];

      column->points = columns[i].points;
      column->share = columns[i].share;
      column->alignment = columns[i].alignment;
      if (columns[i].title != NULL)
        column->title = assay_phrase_new_text (ASSAY_TEXT_TABLE_HEAD, columns[i].title);
    }
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_array_set_clear_func (self->rows, clear_row);
  self->cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  g_array_set_clear_func (self->cells, clear_cell);

  return &self->parent;
}

void
assay_table_set_named_rows (AssayBlock *self)
{
  as_table (self)->named_rows = TRUE;
}

void
assay_table_set_contents (AssayBlock *self)
{
  as_table (self)->is_contents = TRUE;
}

void
assay_table_set_for_writing (AssayBlock *self, double height)
{
  as_table (self)->least_height = height;
}

void
assay_table_set_style (AssayBlock *self, AssayTextStyle style)
{
  as_table (self)->style = style;
}

void
assay_table_set_width (AssayBlock *self, double width)
{
  as_table (self)->asked_width = width;
}

void
assay_table_add_row (AssayBlock *self, const char *anchor)
{
  Table *table = as_table (self);
  Row row = { g_strdup (anchor), table->cells->len };

  g_assert (table->cells->len == table->rows->len * table->n_columns);
  g_array_append_val (table->rows, row);
}

static void
add_cell (AssayBlock *self, Cell cell)
{
  g_array_append_val (as_table (self)->cells, cell);
}

void
assay_table_add_phrase (AssayBlock *self, AssayPhrase *phrase)
{
  add_cell (self, (Cell){ .type = CELL_PHRASE, .phrase = phrase });
}

void
assay_table_add_text (AssayBlock *self, const char *text)
{
  assay_table_add_phrase (self, assay_phrase_new_text (as_table (self)->style, text));
}

void
assay_table_add_strong (AssayBlock *self, const char *text)
{
  AssayPhrase *phrase = assay_phrase_new (as_table (self)->style);

  assay_phrase_add (phrase, ASSAY_SPAN_STRONG, text);
  assay_table_add_phrase (self, phrase);
}

void
assay_table_add_chip (AssayBlock *self, AssayPaperChip *chip)
{
  add_cell (self, (Cell){ .type = CELL_CHIP, .chip = chip });
}

void
assay_table_add_bar (AssayBlock *self, const guint counts[ASSAY_N_STATES])
{
  add_cell (self, (Cell){ .type = CELL_BAR,
                          .counts = g_memdup2 (counts, ASSAY_N_STATES * sizeof (guint)) });
}

void
assay_table_add_swatch (AssayBlock *self, AssayState state)
{
  guint *counts = g_new0 (guint, ASSAY_N_STATES);

  counts[state] = 1;
  add_cell (self, (Cell){ .type = CELL_BAR, .counts = counts, .is_swatch = TRUE });
}

gboolean
assay_table_is_empty (const AssayBlock *self)
{
  return as_table (self)->rows->len == 0;
}
