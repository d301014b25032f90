/* What all blocks share, and those without words: space, groups and drawings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/layout/assay-block.h"

#define WIDOW_LINES 2

typedef struct
{
  AssayBlock parent;
  double height;
  gboolean ends_page;
} Space;

typedef struct
{
  AssayBlock parent;
  const char *tag; /* NULL closes */
} Group;

typedef struct
{
  AssayBlock parent;
  double height;
  double width;
  char *alternative; /* NULL for decoration */
  AssayDrawFunc draw;
  AssayWriteFunc write;
  gpointer data;
  GDestroyNotify destroy;
} Picture;

void
assay_block_keep_with_next (AssayBlock *self)
{
  self->is_kept = TRUE;
}

void
assay_block_free (AssayBlock *self)
{
  if (self == NULL)
    return;
  if (self->klass->free != NULL)
    self->klass->free (self);
  g_free (self);
}

void
assay_block_add_lines (
    GArray *pieces, const AssayPiece *piece, guint n_lines, guint n_uncut, double leading)
{
  guint line = 0;

  while (line < n_lines)
    {
      AssayPiece part = *piece;
      guint left = n_lines - line;
      guint n = line == 0 ? MAX (n_uncut, WIDOW_LINES) : 1;

      part.first_line = line;
      part.n_lines = left < n + WIDOW_LINES ? left : n;
      part.height = part.n_lines * leading;
      if (line > 0)
        {
          part.before = 0;
          part.need = 0;
          part.anchor = NULL;
        }
      line += part.n_lines;
      if (line < n_lines)
        part.after = 0;
      g_array_append_val (pieces, part);
    }
}

guint
assay_pieces_count_lines (const AssayPiece *pieces, guint n_pieces)
{
  guint n = 0;

  for (guint i = 0; i < n_pieces; i++)
    n += pieces[i].n_lines;

  return n;
}

guint
assay_pieces_count_part (const AssayPiece *pieces, guint n_pieces)
{
  guint n = 1;

  while (n < n_pieces && pieces[n].part == pieces[0].part)
    n++;

  return n;
}

/* --- Space ------------------------------------------------------------------------------------ */

static void
measure_space (AssayBlock *block, AssayTypography *typography, double width, GArray *pieces)
{
  const Space *self = (const Space *) block;
  AssayPiece piece = { .height = self->height, .starts_page = self->ends_page };

  g_array_append_val (pieces, piece);
}

static const AssayBlockClass space_class = { measure_space, NULL, NULL, NULL, NULL, NULL };

AssayBlock *
assay_space_new (double height)
{
  Space *self = g_new0 (Space, 1);

  self->parent.klass = &space_class;
  self->height = height;

  return &self->parent;
}

AssayBlock *
assay_page_break_new (void)
{
  AssayBlock *block = assay_space_new (0);

  ((Space *) block)->ends_page = TRUE;

  return block;
}

/* --- Groups ----------------------------------------------------------------------------------- */

static void
open_group (AssayBlock *block, AssayCanvas *canvas)
{
  const Group *self = (const Group *) block;

  if (self->tag != NULL)
    assay_canvas_open_group (canvas, self->tag);
  else
    assay_canvas_close_group (canvas);
}

static void
write_group (const AssayBlock *block, AssayMarkup *markup)
{
  const Group *self = (const Group *) block;

  if (self->tag != NULL)
    assay_markup_open (markup, g_str_equal (self->tag, "Sect") ? "section" : "div", NULL);
  else
    assay_markup_close (markup);
  assay_markup_end_line (markup);
}

static const AssayBlockClass group_class = { NULL, NULL, open_group, NULL, NULL, write_group };

AssayBlock *
assay_group_open_new (const char *tag)
{
  Group *self = g_new0 (Group, 1);

  self->parent.klass = &group_class;
  self->tag = tag;

  return &self->parent;
}

AssayBlock *
assay_group_close_new (void)
{
  return assay_group_open_new (NULL);
}

/* --- Drawings --------------------------------------------------------------------------------- */

static void
measure_picture (AssayBlock *block, AssayTypography *typography, double width, GArray *pieces)
{
  Picture *self = (Picture *) block;
  AssayPiece piece = { .height = self->height };

  self->width = width;
  g_array_append_val (pieces, piece);
}

static void
draw_picture (
    AssayBlock *block, AssayCanvas *canvas, const AssayPiece *pieces, guint n_pieces, double x)
{
  const Picture *self = (const Picture *) block;
  cairo_t *cr = assay_canvas_get_cairo (canvas);

  if (self->alternative != NULL)
    assay_canvas_open_figure (canvas, self->alternative);
  cairo_save (cr);
  cairo_translate (cr, x, pieces[0].y);
  self->draw (cr, self->width, self->height, self->data);
  cairo_restore (cr);
  if (self->alternative != NULL)
    assay_canvas_close_leaf (canvas);
}

static void
free_picture (AssayBlock *block)
{
  const Picture *self = (const Picture *) block;

  g_free (self->alternative);
  if (self->destroy != NULL)
    self->destroy (self->data);
}

static void
write_picture (const AssayBlock *block, AssayMarkup *markup)
{
  const Picture *self = (const Picture *) block;

  if (self->write == NULL)
    return;
  self->write (markup, self->data);
  assay_markup_end_line (markup);
}

static const AssayBlockClass picture_class = { measure_picture, draw_picture, NULL, NULL,
                                               free_picture,    write_picture };

AssayBlock *
assay_drawing_new (double height,
                   const char *alternative,
                   AssayDrawFunc draw,
                   gpointer data,
                   GDestroyNotify destroy)
{
  Picture *self = g_new0 (Picture, 1);

  self->parent.klass = &picture_class;
  self->height = height;
  self->alternative = g_strdup (alternative);
  self->draw = draw;
  self->data = data;
  self->destroy = destroy;

  return &self->parent;
}

void
assay_drawing_set_write (AssayBlock *self, AssayWriteFunc write)
{
  g_assert (self->klass == &picture_class);
  ((Picture *) self)->write = write;
}
