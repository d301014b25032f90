/* A contract's time line on paper.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/register/assay-time-strip.h"

#include "pack/register/assay-register-report-sections.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define LABEL_WIDTH 62.0
#define AXIS 12.0
#define LANE 13.0
#define BAR 8.0
#define OUTLINE 0.7
#define HATCH 3.0
#define MARK_WIDTH 9.0
#define YEAR_WIDTH 26.0
#define TODAY_WIDTH 34.0
#define MARGIN 5.0
#define AFTER 9.0

typedef struct
{
  AssayBlock parent;
  AssayTimeLine *line;
  double width;
  gboolean has_lane[ASSAY_N_LANES];
  guint n_lanes;
} Strip;

typedef struct
{
  const Strip *strip;
  AssayCanvas *canvas;
  cairo_t *cr;
  double left; /* of the lanes */
  double width;
  double top; /* of the axis */
} Drawing;

/* --- Measuring --- */

static void
measure_strip (AssayBlock *block, AssayTypography *typography, double width, GArray *pieces)
{
  Strip *self = (Strip *) block;
  AssayPiece piece = { .before = MARGIN, .height = AXIS + LANE * self->n_lanes, .after = AFTER };

  self->width = width;
  g_array_append_val (pieces, piece);
}

static void
find_lanes (Strip *self)
{
  for (guint i = 0; i < self->line->spans->len; i++)
    self->has_lane[((AssayTimeSpan *) self->line->spans->pdata[i])->lane] = TRUE;
  for (guint i = 0; i < self->line->marks->len; i++)
    self->has_lane[((AssayTimeMark *) self->line->marks->pdata[i])->lane] = TRUE;
  for (guint i = 0; i < ASSAY_N_LANES; i++)
    self->n_lanes += self->has_lane[i] ? 1 : 0;
}

static const char *
word_lane (AssayLane lane)
{
  switch (lane)
    {
    case ASSAY_LANE_TERM:
      return _ ("Contract");
    case ASSAY_LANE_CLAUSE:
      return _ ("Asked for");
    case ASSAY_LANE_AWARD:
      return _ ("Held");
    case ASSAY_LANE_EVENT:
      return _ ("Events");
    }

  g_assert_not_reached ();
}

static double
get_lane_top (const Drawing *self, AssayLane lane)
{
  double y = self->top + AXIS;

  for (guint i = 0; i < lane; i++)
    y += self->strip->has_lane[i] ? LANE : 0;

  return y;
}

static double
get_x (const Drawing *self, AssayDate day)
{
  return self->left + self->width * assay_time_line_get_place (self->strip->line, day);
}

/* --- Drawing --- */

static void
draw_years (const Drawing *self, double bottom)
{
  const AssayTimeLine *line = self->strip->line;
  double today = get_x (self, line->today), taken = 0;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, line->first);
  for (int year = g_date_get_year (&date); year <= 2200; year++)
    {
      AssayDate day = assay_date_new (year, 1, 1);
      double x = get_x (self, day);
      g_autofree char *text = g_strdup_printf ("%d", year);

      if (day > line->last)
        return;
      if (day < line->first)
        continue;
      assay_canvas_set_colour (self->canvas, assay_colour_hairline);
      cairo_set_line_width (self->cr, 0.5);
      cairo_move_to (self->cr, x, self->top + AXIS - 2);
      cairo_line_to (self->cr, x, bottom);
      cairo_stroke (self->cr);
      /* Never over one another, over today or over the edge. */
      if (x < taken || x + YEAR_WIDTH > self->left + self->width + 4
          || (x + YEAR_WIDTH > today - TODAY_WIDTH / 2 && x < today + TODAY_WIDTH / 2))
        continue;
      assay_register_report_draw_text (self->canvas, ASSAY_TEXT_FOOT, ASSAY_SPAN_QUIET, text,
                                       PANGO_ALIGN_LEFT, x, self->top, YEAR_WIDTH);
      taken = x + YEAR_WIDTH;
    }
}

static void
draw_today (const Drawing *self, double bottom)
{
  static const double dashes[] = { 2.0, 1.5 };
  double x = get_x (self, self->strip->line->today);
  double text_left =
      CLAMP (x - TODAY_WIDTH / 2, self->left, self->left + self->width - TODAY_WIDTH);

  assay_canvas_set_colour (self->canvas, assay_colour_ink);
  cairo_set_line_width (self->cr, 1.0);
  cairo_set_dash (self->cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (self->cr, x, self->top + AXIS - 2);
  cairo_line_to (self->cr, x, bottom);
  cairo_stroke (self->cr);
  cairo_set_dash (self->cr, NULL, 0, 0);
  assay_register_report_draw_text (self->canvas, ASSAY_TEXT_FOOT, ASSAY_SPAN_STRONG, _ ("this day"),
                                   PANGO_ALIGN_CENTER, text_left, self->top, TODAY_WIDTH);
}

static void
hatch (cairo_t *cr, double x, double y, double width, double height)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  cairo_set_line_width (cr, 0.8);
  for (double at = x - height; at < x + width; at += HATCH)
    {
      cairo_move_to (cr, at, y + height);
      cairo_line_to (cr, at + height, y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
fill_span (AssayCanvas *canvas, AssaySpanKind kind, gboolean is_ahead, double x, double y, double w)
{
  cairo_t *cr = assay_canvas_get_cairo (canvas);
  static const double dashes[] = { 1.5, 1.5 };
  gboolean is_open =
      kind == ASSAY_SPAN_OPTION || kind == ASSAY_SPAN_OTHER || (kind == ASSAY_SPAN_GAP && is_ahead);

  cairo_set_line_width (cr, OUTLINE);
  cairo_rectangle (cr, x, y, w, BAR);
  assay_canvas_set_colour (canvas, kind == ASSAY_SPAN_AWARD  ? assay_colour_accent
                                   : kind == ASSAY_SPAN_TERM ? assay_colour_tint
                                                             : (AssayColour){ 1, 1, 1 });
  cairo_fill (cr);
  assay_canvas_set_colour (canvas, assay_colour_ink);
  if (kind == ASSAY_SPAN_GAP && !is_ahead)
    hatch (cr, x, y, w, BAR);
  if (is_open)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_rectangle (cr, x, y, w, BAR);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* A line with a stroke at each end: between these days. */
static void
draw_bracket (AssayCanvas *canvas, double x, double y, double width)
{
  cairo_t *cr = assay_canvas_get_cairo (canvas);
  double middle = y + BAR / 2;

  assay_canvas_set_colour (canvas, assay_colour_ink);
  cairo_set_line_width (cr, 1.2);
  cairo_move_to (cr, x, middle - 3);
  cairo_line_to (cr, x, middle + 3);
  cairo_move_to (cr, x, middle);
  cairo_line_to (cr, x + width, middle);
  cairo_move_to (cr, x + width, middle - 3);
  cairo_line_to (cr, x + width, middle + 3);
  cairo_stroke (cr);
}

static void
draw_one_span (
    AssayCanvas *canvas, AssaySpanKind kind, gboolean is_ahead, double x, double y, double width)
{
  if (kind == ASSAY_SPAN_ASKED)
    draw_bracket (canvas, x, y, width);
  else
    fill_span (canvas, kind, is_ahead, x, y, width);
}

static void
draw_spans (const Drawing *self)
{
  const GPtrArray *spans = self->strip->line->spans;

  for (guint i = 0; i < spans->len; i++)
    {
      const AssayTimeSpan *span = spans->pdata[i];
      double x = get_x (self, span->first), end = get_x (self, span->last + 1);
      double y = get_lane_top (self, span->lane) + (LANE - BAR) / 2;

      if (span->last < self->strip->line->first || span->first > self->strip->line->last)
        continue;
      draw_one_span (self->canvas, span->kind, span->is_ahead, x, y, MAX (end - x, 1.2));
    }
}

/* Signs of one lane never cover one another: the later one is moved on. */
static void
draw_marks (const Drawing *self)
{
  const GPtrArray *marks = self->strip->line->marks;
  double free_from[ASSAY_N_LANES] = { 0 };

  for (guint i = 0; i < marks->len; i++)
    {
      const AssayTimeMark *mark = marks->pdata[i];
      double x = MAX (get_x (self, mark->day) - MARK_WIDTH / 2, free_from[mark->lane]);

      free_from[mark->lane] = x + MARK_WIDTH;
      assay_register_report_draw_text (self->canvas, ASSAY_TEXT_FOOT, ASSAY_SPAN_STRONG,
                                       assay_mark_kind_word_sign (mark->kind), PANGO_ALIGN_CENTER,
                                       x, get_lane_top (self, mark->lane) + 1.5, MARK_WIDTH);
    }
}

static void
draw_strip (
    AssayBlock *block, AssayCanvas *canvas, const AssayPiece *pieces, guint n_pieces, double x)
{
  const Strip *self = (const Strip *) block;
  double bottom = pieces[0].y + pieces[0].height;
  Drawing drawing = { .strip = self,
                      .canvas = canvas,
                      .cr = assay_canvas_get_cairo (canvas),
                      .left = x + LABEL_WIDTH,
                      .width = self->width - LABEL_WIDTH - MARK_WIDTH,
                      .top = pieces[0].y };

  assay_canvas_open_figure (canvas, self->line->description);
  draw_years (&drawing, bottom);
  for (guint i = 0; i < ASSAY_N_LANES; i++)
    if (self->has_lane[i])
      assay_register_report_draw_text (canvas, ASSAY_TEXT_FOOT, ASSAY_SPAN_QUIET, word_lane (i),
                                       PANGO_ALIGN_LEFT, x, get_lane_top (&drawing, i) + 1.5,
                                       LABEL_WIDTH);
  draw_spans (&drawing);
  draw_today (&drawing, bottom);
  draw_marks (&drawing);
  assay_canvas_close_leaf (canvas);
}

static void
free_strip (AssayBlock *block)
{
  assay_time_line_free (((Strip *) block)->line);
}

static const AssayBlockClass strip_class = {
  measure_strip, draw_strip, NULL, NULL, free_strip, NULL
};

AssayBlock *
assay_time_strip_new (AssayTimeLine *line)
{
  Strip *self = g_new0 (Strip, 1);

  self->parent.klass = &strip_class;
  self->line = line;
  find_lanes (self);

  return &self->parent;
}

/* --- The legend --- */

#define LEGEND_ROW 14.0
#define LEGEND_SWATCH 30.0
#define LEGEND_COLUMNS 3u

typedef struct
{
  AssayBlock parent;
  double width;
} Legend;

/* Spans first, a gap twice, then marks. */
#define N_SPAN_ENTRIES (ASSAY_SPAN_LAST + 2u)
#define N_ENTRIES (N_SPAN_ENTRIES + ASSAY_MARK_LAST + 1u)

static const char *
word_entry (guint entry)
{
  if (entry == ASSAY_SPAN_GAP)
    return _ ("Asked for and not held");
  if (entry == ASSAY_SPAN_GAP + 1)
    return _ ("Ahead: no award recorded yet");
  if (entry < N_SPAN_ENTRIES)
    return assay_span_kind_word (entry);

  return assay_mark_kind_word (entry - N_SPAN_ENTRIES);
}

static void
measure_legend (AssayBlock *block, AssayTypography *typography, double width, GArray *pieces)
{
  guint n_rows = (N_ENTRIES + LEGEND_COLUMNS - 1) / LEGEND_COLUMNS;
  AssayPiece piece = { .before = MARGIN, .height = LEGEND_ROW * n_rows, .after = AFTER };

  ((Legend *) block)->width = width;
  g_array_append_val (pieces, piece);
}

static void
draw_entry (AssayCanvas *canvas, guint entry, double x, double y, double width)
{
  if (entry < N_SPAN_ENTRIES)
    draw_one_span (canvas, MIN (entry, (guint) ASSAY_SPAN_GAP), entry > ASSAY_SPAN_GAP, x,
                   y + (LEGEND_ROW - BAR) / 2, LEGEND_SWATCH - 8);
  else
    assay_register_report_draw_text (canvas, ASSAY_TEXT_FOOT, ASSAY_SPAN_PLAIN,
                                     assay_mark_kind_word_sign (entry - N_SPAN_ENTRIES),
                                     PANGO_ALIGN_CENTER, x, y + 1.5, LEGEND_SWATCH - 8);
  assay_register_report_draw_text (canvas, ASSAY_TEXT_FOOT, ASSAY_SPAN_PLAIN, word_entry (entry),
                                   PANGO_ALIGN_LEFT, x + LEGEND_SWATCH, y + 1.5,
                                   width - LEGEND_SWATCH);
}

static void
draw_legend (
    AssayBlock *block, AssayCanvas *canvas, const AssayPiece *pieces, guint n_pieces, double x)
{
  double column = ((Legend *) block)->width / LEGEND_COLUMNS;
  g_autoptr (GString) words = g_string_new (_ ("What the patterns and signs of the time lines "
                                               "mean:"));

  for (guint i = 0; i < N_ENTRIES; i++)
    g_string_append_printf (words, "%s %s", i > 0 ? "," : "", word_entry (i));
  assay_canvas_open_figure (canvas, words->str);
  for (guint i = 0; i < N_ENTRIES; i++)
    draw_entry (canvas, i, x + column * (i % LEGEND_COLUMNS),
                pieces[0].y + LEGEND_ROW * (i / LEGEND_COLUMNS), column);
  assay_canvas_close_leaf (canvas);
}

static const AssayBlockClass legend_class = { measure_legend, draw_legend, NULL, NULL, NULL, NULL };

AssayBlock *
assay_time_strip_legend_new (void)
{
  Legend *self = g_new0 (Legend, 1);

  self->parent.klass = &legend_class;

  return &self->parent;
}
