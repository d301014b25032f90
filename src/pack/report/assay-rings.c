/* A row of rings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Six stand beside each other; a scheme with more standards gets more rows, each of them a piece
 * that is not cut.
 */

#include "pack/report/assay-rings.h"

#include "pack/html/assay-html-chart.h"

#define PER_ROW 6u
#define RING 46.0
#define BELOW_RING 6.0
#define GUTTER 10.0
#define AFTER 12.0

typedef struct
{
  guint counts[ASSAY_N_STATES];
  AssayPhrase *amount;
  AssayPhrase *title;
} Ring;

typedef struct
{
  AssayBlock parent;
  GArray *rings; /* Ring */
  double column;
} Rings;

static void
clear_ring (gpointer data)
{
  Ring *ring = data;

  assay_phrase_free (ring->amount);
  assay_phrase_free (ring->title);
}

static Ring *
ring_at (const Rings *self, guint index)
{
  return &g_array_index (self->rings, Ring, index);
}

static double
measure_ring (Ring *ring, AssayTypography *typography, double width)
{
  assay_phrase_measure (ring->amount, typography, width, PANGO_ALIGN_LEFT);
  assay_phrase_measure (ring->title, typography, width, PANGO_ALIGN_LEFT);

  return RING + BELOW_RING + assay_phrase_get_height (ring->amount)
         + assay_phrase_get_height (ring->title);
}

static void
measure_rings (AssayBlock *block, AssayTypography *typography, double width, GArray *pieces)
{
  Rings *self = (Rings *) block;

  self->column = (width - (PER_ROW - 1) * GUTTER) / PER_ROW;
  for (guint i = 0; i < self->rings->len; i++)
    {
      double height = measure_ring (ring_at (self, i), typography, self->column);
      AssayPiece piece = { .height = height, .after = AFTER, .part = i / PER_ROW };
      AssayPiece *row;

      if (i % PER_ROW == 0)
        g_array_append_val (pieces, piece);
      row = &g_array_index (pieces, AssayPiece, pieces->len - 1);
      row->height = MAX (row->height, height);
    }
}

static void
draw_ring (const Ring *ring, AssayCanvas *canvas, double x, double y)
{
  cairo_t *cr = assay_canvas_get_cairo (canvas);
  double below = y + RING + BELOW_RING;
  g_autofree char *alternative = assay_chart_describe (ring->counts);

  assay_canvas_open_figure (canvas, alternative);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  assay_chart_draw_ring (cr, RING, ring->counts, &assay_chart_palette_paper);
  cairo_restore (cr);
  assay_canvas_close_leaf (canvas);
  assay_phrase_draw_whole (ring->amount, canvas, "P", x, below);
  assay_phrase_draw_whole (ring->title, canvas, "P", x,
                           below + assay_phrase_get_height (ring->amount));
}

static void
draw_rings (
    AssayBlock *block, AssayCanvas *canvas, const AssayPiece *pieces, guint n_pieces, double x)
{
  const Rings *self = (const Rings *) block;

  for (guint i = 0; i < n_pieces; i++)
    {
      guint first = pieces[i].part * PER_ROW, end = MIN (first + PER_ROW, self->rings->len);

      for (guint k = first; k < end; k++)
        draw_ring (ring_at (self, k), canvas, x + (k - first) * (self->column + GUTTER),
                   pieces[i].y);
    }
}

static void
write_rings (const AssayBlock *block, AssayMarkup *markup)
{
  const Rings *self = (const Rings *) block;

  assay_markup_open (markup, "ul", "class", "rings", NULL);
  assay_markup_end_line (markup);
  for (guint i = 0; i < self->rings->len; i++)
    {
      const Ring *ring = ring_at (self, i);

      assay_markup_open (markup, "li", NULL);
      assay_html_add_ring (markup, ring->counts);
      assay_markup_open (markup, "span", "class", "of", NULL);
      assay_phrase_write (ring->amount, markup);
      assay_markup_close (markup);
      assay_markup_add_raw (markup, " ");
      assay_phrase_write (ring->title, markup);
      assay_markup_close (markup);
      assay_markup_end_line (markup);
    }
  assay_markup_close (markup);
  assay_markup_end_line (markup);
}

static void
free_rings (AssayBlock *block)
{
  g_array_unref (((Rings *) block)->rings);
}

static const AssayBlockClass rings_class = { measure_rings, draw_rings, NULL,
                                             NULL,          free_rings, write_rings };

AssayBlock *
assay_rings_new (void)
{
  Rings *self = g_new0 (Rings, 1);

  self->parent.klass = &rings_class;
  self->rings = g_array_new (FALSE, TRUE, sizeof (Ring));
  g_array_set_clear_func (self->rings, clear_ring);

  return &self->parent;
}

void
assay_rings_add (AssayBlock *self,
                 const guint counts[ASSAY_N_STATES],
                 const char *amount,
                 AssayPhrase *title)
{
  Ring ring = { .amount = assay_phrase_new (ASSAY_TEXT_TABLE), .title = title };

  g_assert (self->klass == &rings_class);
  for (guint i = 0; i < ASSAY_N_STATES; i++)
    ring.counts[i] = counts[i];
  assay_phrase_add (ring.amount, ASSAY_SPAN_STRONG, amount);
  g_array_append_val (((Rings *) self)->rings, ring);
}
