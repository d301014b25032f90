/* Charts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Solid is ready, hatched is claimed, an outline is a gap, the plain track is what nobody has
 * looked at: four things that stay apart in black and white. Hatching is lines, not a pattern
 * surface, so that a PDF holds lines too.
 */

#include "pack/assay-chart.h"

#include "assay-config.h"

#include <math.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define HATCH_STEP 2.6
#define HATCH_WIDTH 0.9
#define OUTLINE_WIDTH 0.8
#define RING_THICKNESS 0.16
#define RING_THIN 0.45 /* of the thickness */
#define GAP_WIDTH 0.8

const AssayChartPalette assay_chart_palette_paper = {
  .ink = { 0.106, 0.114, 0.125 },
  .quiet = { 0.902, 0.910, 0.922 },
  .states = {
    [ASSAY_STATE_NOT_ASSESSED] = { 0.353, 0.373, 0.404 },
    [ASSAY_STATE_NOT_APPLICABLE] = { 0.420, 0.439, 0.471 },
    [ASSAY_STATE_GAP] = { 0.655, 0.149, 0.125 },
    [ASSAY_STATE_CLAIMED] = { 0.580, 0.361, 0.000 },
    [ASSAY_STATE_READY] = { 0.114, 0.420, 0.247 },
  },
};

static const AssayState bar_order[] = { ASSAY_STATE_READY, ASSAY_STATE_CLAIMED, ASSAY_STATE_GAP,
                                        ASSAY_STATE_NOT_ASSESSED };

static guint
count_applicable (const guint counts[ASSAY_N_STATES])
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (bar_order); i++)
    n += counts[bar_order[i]];

  return n;
}

static void
set_colour (cairo_t *cr, AssayColour colour)
{
  cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
}

static void
outline_box (cairo_t *cr, double x, double width, double height, AssayColour colour)
{
  double line = MIN (OUTLINE_WIDTH, MIN (width, height) / 2);

  set_colour (cr, colour);
  cairo_set_line_width (cr, line);
  cairo_rectangle (cr, x + line / 2, line / 2, width - line, height - line);
  cairo_stroke (cr);
}

static void
hatch_box (cairo_t *cr, double x, double width, double height, AssayColour colour)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, 0, width, height);
  cairo_clip (cr);
  set_colour (cr, colour);
  cairo_set_line_width (cr, HATCH_WIDTH);
  for (double start = x - height; start < x + width; start += HATCH_STEP)
    {
      cairo_move_to (cr, start, height);
      cairo_line_to (cr, start + height, 0);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
  outline_box (cr, x, width, height, colour);
}

static void
fill_box (cairo_t *cr, double x, double width, double height, AssayColour colour)
{
  set_colour (cr, colour);
  cairo_rectangle (cr, x, 0, width, height);
  cairo_fill (cr);
}

static void
draw_share (cairo_t *cr,
            AssayState state,
            double x,
            double width,
            double height,
            const AssayChartPalette *palette)
{
  switch (state)
    {
    case ASSAY_STATE_READY:
      fill_box (cr, x, width, height, palette->states[state]);
      break;
    case ASSAY_STATE_CLAIMED:
      hatch_box (cr, x, width, height, palette->states[state]);
      break;
    case ASSAY_STATE_GAP:
      outline_box (cr, x, width, height, palette->states[state]);
      break;
    case ASSAY_STATE_NOT_ASSESSED:
    case ASSAY_STATE_NOT_APPLICABLE:
      fill_box (cr, x, width, height, palette->quiet);
      break;
    }
}

void
assay_chart_draw_bar (cairo_t *cr,
                      double width,
                      double height,
                      const guint counts[ASSAY_N_STATES],
                      const AssayChartPalette *palette)
{
  guint n_applicable = count_applicable (counts), n_before = 0;

  cairo_save (cr);
  if (n_applicable == 0)
    outline_box (cr, 0, width, height, palette->quiet);
  for (guint i = 0; i < G_N_ELEMENTS (bar_order); i++)
    {
      guint n = counts[bar_order[i]];
      double x, share;

      if (n == 0)
        continue;
      x = width * n_before / n_applicable;
      share = width * n / n_applicable;
      n_before += n;
      /* Neighbours are parted by a hair of paper, not by a line that would need a colour. */
      if (n_before < n_applicable)
        share = MAX (share - GAP_WIDTH, share / 2);
      draw_share (cr, bar_order[i], x, share, height, palette);
    }
  cairo_restore (cr);
}

static void
draw_arc (cairo_t *cr, double radius, double width, double from, double to, AssayColour colour)
{
  set_colour (cr, colour);
  cairo_set_line_width (cr, width);
  cairo_new_path (cr);
  cairo_arc (cr, 0, 0, radius, from, to);
  cairo_stroke (cr);
}

/* Ready is thick and the rest thin, so that the share is seen without colours. */
void
assay_chart_draw_ring (cairo_t *cr,
                       double size,
                       const guint counts[ASSAY_N_STATES],
                       const AssayChartPalette *palette)
{
  guint n_applicable = count_applicable (counts);
  double thickness = size * RING_THICKNESS, radius = (size - thickness) / 2;
  double from = -G_PI_2;

  cairo_save (cr);
  cairo_translate (cr, size / 2, size / 2);
  if (n_applicable == 0)
    draw_arc (cr, radius, thickness * RING_THIN, 0, 2 * G_PI, palette->quiet);
  for (guint i = 0; i < G_N_ELEMENTS (bar_order); i++)
    {
      AssayState state = bar_order[i];
      double to = from + 2 * G_PI * counts[state] / MAX (n_applicable, 1);
      gboolean is_ready = state == ASSAY_STATE_READY;

      if (counts[state] > 0)
        draw_arc (cr, radius, is_ready ? thickness : thickness * RING_THIN, from, to,
                  state == ASSAY_STATE_NOT_ASSESSED ? palette->quiet : palette->states[state]);
      from = to;
    }
  cairo_restore (cr);
}

static void
append_count (GString *text, const char *format, guint n)
{
  if (n == 0)
    return;
  if (text->len > 0)
    g_string_append (text, _ (", "));
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (text, format, n);
#pragma GCC diagnostic pop
}

char *
assay_chart_describe (const guint counts[ASSAY_N_STATES])
{
  GString *text = g_string_new (NULL);

  append_count (text, _ ("%u ready"), counts[ASSAY_STATE_READY]);
  append_count (text, _ ("%u claimed"), counts[ASSAY_STATE_CLAIMED]);
  append_count (text, _ ("%u gap"), counts[ASSAY_STATE_GAP]);
  append_count (text, _ ("%u not assessed"), counts[ASSAY_STATE_NOT_ASSESSED]);
  append_count (text, _ ("%u not applicable"), counts[ASSAY_STATE_NOT_APPLICABLE]);
  if (text->len == 0)
    g_string_append (text, _ ("nothing"));

  return g_string_free (text, FALSE);
}
