/* A box that cannot be overlooked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/layout/assay-notice.h"

#define FRAME 1.5
#define BAR 8.0
#define PADDING 12.0
#define GAP 4.0
#define MARGIN 14.0

typedef struct
{
  AssayBlock parent;
  AssayPhrase *title;
  AssayPhrase *text;
  double width;
} Notice;

static void
measure_notice (AssayBlock *block, AssayTypography *typography, double width, GArray *pieces)
{
  Notice *self = (Notice *) block;
  double room = width - BAR - 2 * PADDING - FRAME;
  AssayPiece piece = { .before = MARGIN, .after = MARGIN, .n_lines = 1 };

  self->width = width;
  assay_phrase_measure (self->title, typography, room, PANGO_ALIGN_LEFT);
  assay_phrase_measure (self->text, typography, room, PANGO_ALIGN_LEFT);
  piece.height = 2 * PADDING + assay_phrase_get_height (self->title) + GAP
                 + assay_phrase_get_height (self->text);
  g_array_append_val (pieces, piece);
}

static void
draw_frame (const Notice *self, AssayCanvas *canvas, double x, double y, double height)
{
  cairo_t *cr = assay_canvas_get_cairo (canvas);

  assay_canvas_set_colour (canvas, assay_colour_ink);
  cairo_rectangle (cr, x, y, BAR, height);
  cairo_fill (cr);
  cairo_set_line_width (cr, FRAME);
  cairo_rectangle (cr, x + FRAME / 2, y + FRAME / 2, self->width - FRAME, height - FRAME);
  cairo_stroke (cr);
}

static void
draw_notice (
    AssayBlock *block, AssayCanvas *canvas, const AssayPiece *pieces, guint n_pieces, double x)
{
  Notice *self = (Notice *) block;
  double left = x + BAR + PADDING, top = pieces[0].y + PADDING;

  draw_frame (self, canvas, x, pieces[0].y, pieces[0].height);
  assay_phrase_draw_whole (self->title, canvas, "P", left, top);
  assay_phrase_draw_whole (self->text, canvas, "P", left,
                           top + assay_phrase_get_height (self->title) + GAP);
}

static void
write_notice (const AssayBlock *block, AssayMarkup *markup)
{
  const Notice *self = (const Notice *) block;

  assay_markup_open (markup, "div", "class", "notice", "role", "note", NULL);
  assay_markup_open (markup, "p", "dir", "auto", NULL);
  assay_phrase_write (self->title, markup);
  assay_markup_close (markup);
  assay_markup_open (markup, "p", "dir", "auto", NULL);
  assay_phrase_write (self->text, markup);
  assay_markup_close (markup);
  assay_markup_close (markup);
  assay_markup_end_line (markup);
}

static void
free_notice (AssayBlock *block)
{
  Notice *self = (Notice *) block;

  assay_phrase_free (self->title);
  assay_phrase_free (self->text);
}

static const AssayBlockClass notice_class = { measure_notice, draw_notice, NULL,
                                              NULL,           free_notice, write_notice };

AssayBlock *
assay_notice_new (const char *title, const char *text)
{
  Notice *self = g_new0 (Notice, 1);

  self->parent.klass = &notice_class;
  self->title = assay_phrase_new (ASSAY_TEXT_BODY);
  assay_phrase_add (self->title, ASSAY_SPAN_STRONG, title);
  self->text = assay_phrase_new_text (ASSAY_TEXT_BODY, text);

  return &self->parent;
}
