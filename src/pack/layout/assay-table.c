/* A table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/layout/assay-table-private.h"

#define GUTTER 12.0
#define PADDING 4.5
#define HEAD_PADDING 3.0
#define AFTER 6.0
#define DARKEST 0.68 /* ink on it has a contrast of more than 7 to 1 */
#define RULE 0.8
#define HAIRLINE 0.4
#define BAR_HEIGHT 6.5
#define LINES_KEPT_TOGETHER 8u
#define HEAD_PART G_MAXUINT

static void
clear_cell (gpointer data)
{
  AssayTableCell *cell = data;

  assay_phrase_free (cell->phrase);
  assay_paper_chip_free (cell->chip);
  g_free (cell->counts);
}

static void
clear_row (gpointer data)
{
  g_free (((AssayTableRow *) data)->anchor);
}

const AssayTableRow *
assay_table_row_at (const AssayTable *self, guint index)
{
  return &g_array_index (self->rows, AssayTableRow, index);
}

AssayTableCell *
assay_table_cell_at (const AssayTable *self, guint row, guint column)
{
  guint index = assay_table_row_at (self, row)->first_cell + column;

  g_assert (index < self->cells->len);

  return &g_array_index (self->cells, AssayTableCell, index);
}

/* The first cell that says something names its row. */
guint
assay_table_find_name (const AssayTable *self, guint row)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      const AssayTableCell *cell = assay_table_cell_at (self, row, i);

      if (cell->type == ASSAY_TABLE_CELL_CHIP
          || (cell->type == ASSAY_TABLE_CELL_PHRASE && !assay_phrase_is_empty (cell->phrase)))
        return i;
    }

  return self->n_columns;
}

/* --- Measuring -------------------------------------------------------------------------------- */

static void
spread_columns (AssayTable *self)
{
  double rest = self->width - GUTTER * (self->n_columns - 1), shares = 0, x = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      rest -= self->columns[i].points;
      shares += self->columns[i].share;
    }
  for (guint i = 0; i < self->n_columns; i++)
    {
      AssayTableColumn *column = &self->columns[i];

      column->x = x;
      column->width = column->points + (shares > 0 ? rest * column->share / shares : 0);
      x += column->width + GUTTER;
    }
}

static void
measure_head (AssayTable *self, AssayTypography *typography, GArray *pieces)
{
  AssayPiece piece = { .part = HEAD_PART, .keep_with_next = TRUE };
  guint n_lines = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      AssayTableColumn *column = &self->columns[i];

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
measure_cell (AssayTableCell *cell, const AssayTableColumn *column, AssayTypography *typography)
{
  switch (cell->type)
    {
    case ASSAY_TABLE_CELL_PHRASE:
      assay_phrase_measure (cell->phrase, typography, column->width, column->alignment);
      return assay_phrase_get_n_lines (cell->phrase);
    case ASSAY_TABLE_CELL_CHIP:
      assay_paper_chip_measure (cell->chip, typography);
      return 1;
    case ASSAY_TABLE_CELL_BAR:
    case ASSAY_TABLE_CELL_SWATCH:
      return 1;
    }
  g_assert_not_reached ();
}

static void
measure_row (AssayTable *self, guint row, AssayTypography *typography, GArray *pieces)
{
  AssayPiece piece = { .repeated = self->head_height, .part = row };
  guint n_lines = 1, first = pieces->len;

  for (guint i = 0; i < self->n_columns; i++)
    {
      guint n = measure_cell (assay_table_cell_at (self, row, i), &self->columns[i], typography);

      n_lines = MAX (n_lines, n);
    }
  piece.anchor = assay_table_row_at (self, row)->anchor;
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
  AssayTable *self = (AssayTable *) block;

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

/* How many columns the head of @column stands over: those to the right of it that have none. */
static guint
count_headed (const AssayTable *self, guint column)
{
  guint n = 1;

  while (column + n < self->n_columns && assay_phrase_is_empty (self->columns[column + n].title))
    n++;

  return n;
}

/* Nothing stands over the first columns when their heads are empty. */
static void
open_head (const AssayTable *self, AssayCanvas *canvas, guint column)
{
  gboolean is_empty = assay_phrase_is_empty (self->columns[column].title);

  assay_canvas_open_group (canvas, is_empty ? "TD" : ASSAY_PDF_TAG_COLUMN_HEADER);
  assay_canvas_set_span (canvas, count_headed (self, column));
}

static void
draw_head (AssayTable *self, AssayCanvas *canvas, double x, double y)
{
  assay_canvas_open_group (canvas, "TR");
  for (guint i = 0; i < self->n_columns; i += count_headed (self, i))
    {
      const AssayTableColumn *column = &self->columns[i];

      open_head (self, canvas, i);
      assay_phrase_draw_inside (column->title, canvas, assay_colour_quiet, x + column->x,
                                y + HEAD_PADDING, 0, G_MAXUINT);
      assay_canvas_close_group (canvas);
    }
  assay_canvas_close_group (canvas);
}

/* On the pages after the first it is only for the eye. */
static void
draw_head_again (AssayTable *self, AssayCanvas *canvas, double x, double y)
{
  for (guint i = 0; i < self->n_columns; i++)
    assay_phrase_draw (self->columns[i].title, canvas, NULL, assay_colour_quiet,
                       x + self->columns[i].x, y + HEAD_PADDING, 0, G_MAXUINT);
}

static void
draw_head_rule (const AssayTable *self, AssayCanvas *canvas, double x, double y)
{
  assay_canvas_draw_rule (canvas, x, y + self->head_height - RULE / 2, self->width, RULE,
                          assay_colour_ink);
}

static void
draw_bar (const AssayTable *self,
          AssayCanvas *canvas,
          const AssayTableCell *cell,
          double x,
          double y,
          double width)
{
  cairo_t *cr = assay_canvas_get_cairo (canvas);
  g_autofree char *alternative = assay_chart_describe (cell->counts);

  if (cell->type == ASSAY_TABLE_CELL_BAR)
    assay_canvas_open_figure (canvas, alternative);
  cairo_save (cr);
  cairo_translate (cr, x, y + self->baseline - BAR_HEIGHT + 0.1);
  assay_chart_draw_bar (cr, width, BAR_HEIGHT, cell->counts, &assay_chart_palette_paper);
  cairo_restore (cr);
  if (cell->type == ASSAY_TABLE_CELL_BAR)
    assay_canvas_close_leaf (canvas);
}

static void
draw_cell (const AssayTable *self,
           AssayCanvas *canvas,
           const AssayTableCell *cell,
           guint column,
           guint first_line,
           guint n_lines,
           double x,
           double y)
{
  switch (cell->type)
    {
    case ASSAY_TABLE_CELL_PHRASE:
      assay_phrase_draw_inside (cell->phrase, canvas, assay_colour_ink, x, y, first_line, n_lines);
      break;
    case ASSAY_TABLE_CELL_CHIP:
      if (first_line == 0)
        assay_paper_chip_draw_inside (cell->chip, canvas, x, y + self->baseline);
      break;
    case ASSAY_TABLE_CELL_BAR:
    case ASSAY_TABLE_CELL_SWATCH:
      if (first_line == 0)
        draw_bar (self, canvas, cell, x, y, self->columns[column].width);
      break;
    }
}

static void
open_part (AssayCanvas *canvas, const char *tag, gboolean goes_on)
{
  if (goes_on)
    assay_canvas_resume_group (canvas, tag);
  else
    assay_canvas_open_group (canvas, tag);
}

static void
draw_row_rule (const AssayTable *self, AssayCanvas *canvas, double x, double y)
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

/* For the eye only, so outside of what is read. The gutter is its own on both sides by half. */
static void
draw_shade (const AssayTable *self,
            AssayCanvas *canvas,
            guint column,
            double shade,
            double x,
            const AssayPiece *pieces,
            guint n)
{
  double grey = 1 - shade * (1 - DARKEST);
  double top = pieces[0].y + RULE; /* below the rule above it */
  double bottom = pieces[n - 1].y + pieces[n - 1].height;
  double left = self->columns[column].x - (column > 0 ? GUTTER / 2 : 0);
  double right = self->columns[column].x + self->columns[column].width + GUTTER / 2;

  if (shade <= 0)
    return;
  assay_canvas_set_colour (canvas, (AssayColour){ grey, grey, grey });
  cairo_rectangle (assay_canvas_get_cairo (canvas), x + left, top, MIN (right, self->width) - left,
                   bottom - top);
  cairo_fill (assay_canvas_get_cairo (canvas));
}

static void
draw_row (const AssayTable *self, AssayCanvas *canvas, const AssayPiece *pieces, guint n, double x)
{
  guint row = pieces[0].part, first_line = pieces[0].first_line,
        name = assay_table_find_name (self, row);
  guint n_lines = assay_pieces_count_lines (pieces, n);
  double y = pieces[0].y + (first_line == 0 ? PADDING : 0);

  for (guint i = 0; i < self->n_columns; i++)
    draw_shade (self, canvas, i, assay_table_cell_at (self, row, i)->shade, x, pieces, n);
  open_part (canvas, "TR", first_line > 0);
  for (guint i = 0; i < self->n_columns; i++)
    {
      open_part (canvas, i == name ? ASSAY_PDF_TAG_ROW_HEADER : "TD", first_line > 0);
      draw_cell (self, canvas, assay_table_cell_at (self, row, i), i, first_line, n_lines,
                 x + self->columns[i].x, y);
      assay_canvas_close_group (canvas);
    }
  assay_canvas_close_group (canvas);
  draw_row_rule (self, canvas, x, pieces[n - 1].y + pieces[n - 1].height);
}

static void
draw_table (
    AssayBlock *block, AssayCanvas *canvas, const AssayPiece *pieces, guint n_pieces, double x)
{
  AssayTable *self = (AssayTable *) block;
  guint i = 0;

  if (pieces[0].on_top && pieces[0].repeated > 0)
    {
      draw_head_again (self, canvas, x, pieces[0].y - self->head_height);
      draw_head_rule (self, canvas, x, pieces[0].y - self->head_height);
    }
  while (i < n_pieces)
    {
      guint n = assay_pieces_count_part (&pieces[i], n_pieces - i);

      if (pieces[i].part == HEAD_PART)
        {
          draw_head (self, canvas, x, pieces[i].y);
          draw_head_rule (self, canvas, x, pieces[i].y);
        }
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
  AssayTable *self = (AssayTable *) block;

  for (guint i = 0; i < self->n_columns; i++)
    assay_phrase_free (self->columns[i].title);
  g_free (self->columns);
  g_array_unref (self->rows);
  g_array_unref (self->cells);
}

static const AssayBlockClass table_class = { measure_table, draw_table, open_table,
                                             close_table,   free_table, assay_table_write };

/* --- Building --------------------------------------------------------------------------------- */

static AssayTable *
as_table (const AssayBlock *block)
{
  g_assert (block->klass == &table_class);

  return (AssayTable *) block;
}

AssayBlock *
assay_table_new (const AssayColumn *columns, guint n_columns)
{
  AssayTable *self = g_new0 (AssayTable, 1);

  self->parent.klass = &table_class;
  self->columns = g_new0 (AssayTableColumn, n_columns);
  self->n_columns = n_columns;
  self->style = ASSAY_TEXT_TABLE;
  for (guint i = 0; i < n_columns; i++)
    {
      AssayTableColumn *column = &self->columns[i];

      column->points = columns[i].points;
      column->share = columns[i].share;
      column->alignment = columns[i].alignment;
      if (columns[i].title != NULL)
        column->title = assay_phrase_new_text (ASSAY_TEXT_TABLE_HEAD, columns[i].title);
    }
  self->rows = g_array_new (FALSE, TRUE, sizeof (AssayTableRow));
  g_array_set_clear_func (self->rows, clear_row);
  self->cells = g_array_new (FALSE, TRUE, sizeof (AssayTableCell));
  g_array_set_clear_func (self->cells, clear_cell);

  return &self->parent;
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
  AssayTable *table = as_table (self);
  AssayTableRow row = { g_strdup (anchor), table->cells->len };

  g_assert (table->cells->len == table->rows->len * table->n_columns);
  g_array_append_val (table->rows, row);
}

static void
add_cell (AssayBlock *self, AssayTableCell cell)
{
  g_array_append_val (as_table (self)->cells, cell);
}

void
assay_table_add_phrase (AssayBlock *self, AssayPhrase *phrase)
{
  add_cell (self, (AssayTableCell){ .type = ASSAY_TABLE_CELL_PHRASE, .phrase = phrase });
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
assay_table_add_shaded (AssayBlock *self, const char *text, double shade)
{
  AssayPhrase *phrase = assay_phrase_new_text (as_table (self)->style, text);

  add_cell (self, (AssayTableCell){ .type = ASSAY_TABLE_CELL_PHRASE,
                                    .phrase = phrase,
                                    .shade = CLAMP (shade, 0, 1) });
}

void
assay_table_add_chip (AssayBlock *self, AssayPaperChip *chip)
{
  add_cell (self, (AssayTableCell){ .type = ASSAY_TABLE_CELL_CHIP, .chip = chip });
}

void
assay_table_add_bar (AssayBlock *self, const guint counts[ASSAY_N_STATES])
{
  add_cell (self,
            (AssayTableCell){ .type = ASSAY_TABLE_CELL_BAR,
                              .counts = g_memdup2 (counts, ASSAY_N_STATES * sizeof (guint)) });
}

void
assay_table_add_swatch (AssayBlock *self, AssayState state)
{
  guint *counts = g_new0 (guint, ASSAY_N_STATES);

  counts[state] = 1;
  add_cell (self, (AssayTableCell){ .type = ASSAY_TABLE_CELL_SWATCH, .counts = counts });
}

gboolean
assay_table_is_empty (const AssayBlock *self)
{
  return as_table (self)->rows->len == 0;
}
