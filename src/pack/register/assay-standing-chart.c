/* How many contracts stand how.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Length alone tells the amount; the dark bars are those that need somebody.
 */

#include "pack/register/assay-standing-chart.h"

#include "pack/register/assay-register-report-sections.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define ROW 15.0
#define BAR 9.0
#define SIGN_WIDTH 16.0
#define WORD_WIDTH 118.0
#define NUMBER_WIDTH 34.0
#define OUTLINE 0.7
#define MARGIN 8.0

typedef struct
{
  AssayBlock parent;
  guint counts[ASSAY_N_STANDINGS];
  double width;
} Chart;

static void
measure_chart (AssayBlock *block, AssayTypography *typography, double width, GArray *pieces)
{
  AssayPiece piece = { .before = MARGIN, .height = ROW * ASSAY_N_STANDINGS, .after = MARGIN };

  ((Chart *) block)->width = width;
  g_array_append_val (pieces, piece);
}

/* "Lapsed: 0, late: 2 …" */
static char *
describe (const Chart *self)
{
  GString *text = g_string_new (_ ("Contracts by how they stand. "));

  for (guint i = 0; i < ASSAY_N_STANDINGS; i++)
    g_string_append_printf (text, _ ("%s%s: %u"), i > 0 ? ", " : "",
                            assay_register_word_standing (i), self->counts[i]);
  g_string_append_c (text, '.');

  return g_string_free (text, FALSE);
}

static void
draw_bar (AssayCanvas *canvas, AssayStandingState state, double x, double y, double width)
{
  cairo_t *cr = assay_canvas_get_cairo (canvas);
  gboolean needs_somebody = state <= ASSAY_STANDING_AT_RISK;

  cairo_rectangle (cr, x + OUTLINE / 2, y + OUTLINE / 2, width - OUTLINE, BAR - OUTLINE);
  assay_canvas_set_colour (canvas, needs_somebody ? assay_colour_ink : assay_colour_tint);
  cairo_fill_preserve (cr);
  assay_canvas_set_colour (canvas, assay_colour_ink);
  cairo_set_line_width (cr, OUTLINE);
  cairo_stroke (cr);
}

static void
draw_row (const Chart *self,
          AssayCanvas *canvas,
          AssayStandingState state,
          guint most,
          double x,
          double y)
{
  double left = x + SIGN_WIDTH + WORD_WIDTH;
  double room = self->width - SIGN_WIDTH - WORD_WIDTH - NUMBER_WIDTH;
  double width = most > 0 ? room * self->counts[state] / most : 0;
  g_autofree char *number = g_strdup_printf ("%u", self->counts[state]);

  assay_register_report_draw_text (canvas, ASSAY_TEXT_TABLE, ASSAY_SPAN_PLAIN,
                                   assay_register_word_standing_sign (state), PANGO_ALIGN_LEFT, x,
                                   y, SIGN_WIDTH);
  assay_register_report_draw_text (canvas, ASSAY_TEXT_TABLE, ASSAY_SPAN_PLAIN,
                                   assay_register_word_standing (state), PANGO_ALIGN_LEFT,
                                   x + SIGN_WIDTH, y, WORD_WIDTH);
  if (self->counts[state] > 0)
    draw_bar (canvas, state, left, y + (ROW - BAR) / 2 - 1, MAX (width, 2));
  assay_register_report_draw_text (canvas, ASSAY_TEXT_TABLE, ASSAY_SPAN_STRONG, number,
                                   PANGO_ALIGN_LEFT, left + width + 5, y, NUMBER_WIDTH - 5);
}

static void
draw_chart (
    AssayBlock *block, AssayCanvas *canvas, const AssayPiece *pieces, guint n_pieces, double x)
{
  const Chart *self = (const Chart *) block;
  g_autofree char *alternative = describe (self);
  guint most = 0;

  for (guint i = 0; i < ASSAY_N_STANDINGS; i++)
    most = MAX (most, self->counts[i]);
  assay_canvas_open_figure (canvas, alternative);
  for (guint i = 0; i < ASSAY_N_STANDINGS; i++)
    draw_row (self, canvas, i, most, x, pieces[0].y + i * ROW);
  assay_canvas_close_leaf (canvas);
}

static const AssayBlockClass chart_class = { measure_chart, draw_chart, NULL, NULL, NULL, NULL };

AssayBlock *
assay_standing_chart_new (const guint *counts)
{
  Chart *self = g_new0 (Chart, 1);

  self->parent.klass = &chart_class;
  for (guint i = 0; i < ASSAY_N_STANDINGS; i++)
    self->counts[i] = counts[i];

  return &self->parent;
}
