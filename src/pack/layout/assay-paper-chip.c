/* A state as a sign and a word in a small outlined box.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/layout/assay-paper-chip.h"

#include "pack/html/assay-html-chart.h"

#define PADDING 4.0
#define ABOVE_BASELINE 8.4
#define BELOW_BASELINE 3.0
#define CORNER 2.5
#define OUTLINE 0.8

struct _AssayPaperChip
{
  AssayPhrase *phrase;
  AssayColour colour;
};

AssayPaperChip *
assay_paper_chip_new (const char *sign, const char *word, AssayColour colour)
{
  AssayPaperChip *self = g_new0 (AssayPaperChip, 1);

  self->phrase = assay_phrase_new (ASSAY_TEXT_CHIP);
  if (sign != NULL)
    {
      assay_phrase_add (self->phrase, ASSAY_SPAN_PLAIN, sign);
      assay_phrase_add (self->phrase, ASSAY_SPAN_PLAIN, " ");
    }
  assay_phrase_add (self->phrase, ASSAY_SPAN_PLAIN, word);
  self->colour = colour;

  return self;
}

void
assay_paper_chip_free (AssayPaperChip *self)
{
  if (self == NULL)
    return;
  assay_phrase_free (self->phrase);
  g_free (self);
}

void
assay_paper_chip_measure (AssayPaperChip *self, AssayTypography *typography)
{
  assay_phrase_measure (self->phrase, typography, -1, PANGO_ALIGN_LEFT);
}

double
assay_paper_chip_get_width (const AssayPaperChip *self)
{
  return assay_phrase_get_width (self->phrase) + 2 * PADDING;
}

static void
trace_box (cairo_t *cr, double x, double y, double width, double height)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - CORNER, y + CORNER, CORNER, -G_PI_2, 0);
  cairo_arc (cr, x + width - CORNER, y + height - CORNER, CORNER, 0, G_PI_2);
  cairo_arc (cr, x + CORNER, y + height - CORNER, CORNER, G_PI_2, G_PI);
  cairo_arc (cr, x + CORNER, y + CORNER, CORNER, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
draw_frame (const AssayPaperChip *self, AssayCanvas *canvas, double x, double baseline)
{
  cairo_t *cr = assay_canvas_get_cairo (canvas);

  assay_canvas_set_colour (canvas, self->colour);
  cairo_set_line_width (cr, OUTLINE);
  trace_box (cr, x + OUTLINE / 2, baseline - ABOVE_BASELINE,
             assay_paper_chip_get_width (self) - OUTLINE, ABOVE_BASELINE + BELOW_BASELINE);
  cairo_stroke (cr);
}

void
assay_paper_chip_draw (
    AssayPaperChip *self, AssayCanvas *canvas, const char *tag, double x, double baseline)
{
  assay_canvas_open_group (canvas, tag);
  assay_paper_chip_draw_inside (self, canvas, x, baseline);
  assay_canvas_close_group (canvas);
}

void
assay_paper_chip_draw_inside (AssayPaperChip *self, AssayCanvas *canvas, double x, double baseline)
{
  AssayTypography *typography = assay_canvas_get_typography (canvas);
  double top = baseline - assay_typography_get_baseline (typography, ASSAY_TEXT_CHIP);

  assay_phrase_draw_inside (self->phrase, canvas, self->colour, x + PADDING, top, 0, 1);
  draw_frame (self, canvas, x, baseline);
}

static gboolean
is_colour (AssayColour a, AssayColour b)
{
  return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

/* A style sheet has its own colours, so it is told what a colour stands for. */
static char *
dup_style_class (AssayColour colour)
{
  for (int state = 0; state < ASSAY_N_STATES; state++)
    if (is_colour (colour, assay_chart_palette_paper.states[state]))
      return g_strconcat ("chip ", assay_html_state_class ((AssayState) state), NULL);

  return g_strconcat ("chip ", is_colour (colour, assay_colour_accent) ? "marked" : "outside",
                      NULL);
}

void
assay_paper_chip_write (const AssayPaperChip *self, AssayMarkup *markup)
{
  g_autofree char *style_class = dup_style_class (self->colour);

  assay_markup_open (markup, "span", "class", style_class, NULL);
  assay_phrase_write (self->phrase, markup);
  assay_markup_close (markup);
}
