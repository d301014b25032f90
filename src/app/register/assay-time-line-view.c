/* A contract's time line, drawn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All sizes are in heights of a line of text, so that it grows with the text. Beside the lanes
 * stands what they are; where there is no room for that, above each.
 */

#include "app/register/assay-time-line-view.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define NARROW 30.0 /* lines of text wide */
#define LANE 1.9
#define BAR 1.1
#define MARK 1.5
#define HEAD 2.5
#define LABELS 7.0
#define NEAR 0.6

struct _AssayTimeLineView
{
  GtkWidget parent_instance;
  AssayTimeLine *line;
};

/* What drawing needs to know, once for a frame. */
typedef struct
{
  GtkWidget *widget;
  const AssayTimeLine *line;
  cairo_t *cr;
  GdkRGBA text;
  double unit;
  double left;
  double width; /* of the days */
  double height;
  gboolean is_narrow;
} Frame;

static const char *const lane_names[ASSAY_N_LANES] = {
  [ASSAY_LANE_TERM] = N_ ("Contract"),
  [ASSAY_LANE_CLAUSE] = N_ ("Asked for"),
  [ASSAY_LANE_AWARD] = N_ ("Mark"),
  [ASSAY_LANE_EVENT] = N_ ("Events"),
};

/* How a span looks: what fills it, and whether its edge is broken. */
static const struct
{
  const char *colour; /* a named colour of style.css; NULL: that of text */
  double fill;
  gboolean is_dashed;
  gboolean is_hatched;
} span_looks[] = {
  [ASSAY_SPAN_TERM] = { NULL, 0.22, FALSE, FALSE },
  [ASSAY_SPAN_EXTENSION] = { NULL, 0.12, FALSE, FALSE },
  [ASSAY_SPAN_OPTION] = { NULL, 0, TRUE, FALSE },
  [ASSAY_SPAN_ASKED] = { "status_accent", 0.16, FALSE, FALSE },
  [ASSAY_SPAN_AWARD] = { "status_good", 0.26, FALSE, FALSE },
  [ASSAY_SPAN_OTHER] = { NULL, 0.05, TRUE, FALSE },
  [ASSAY_SPAN_GAP] = { "status_bad", 0.07, TRUE, TRUE },
};

G_STATIC_ASSERT (G_N_ELEMENTS (span_looks) == ASSAY_SPAN_LAST + 1);

static const char *const mark_colours[] = {
  [ASSAY_MARK_DUE] = "status_accent",   [ASSAY_MARK_MILESTONE] = NULL,
  [ASSAY_MARK_REACHED] = "status_good", [ASSAY_MARK_OVERDUE] = "status_bad",
  [ASSAY_MARK_CONDITION] = NULL,        [ASSAY_MARK_RECEIVED] = "status_good",
  [ASSAY_MARK_REFUSED] = "status_bad",  [ASSAY_MARK_WITHDRAWN] = "status_bad",
};

G_STATIC_ASSERT (G_N_ELEMENTS (mark_colours) == ASSAY_MARK_LAST + 1);

G_DEFINE_FINAL_TYPE (AssayTimeLineView, assay_time_line_view, GTK_TYPE_WIDGET)

/* --- Where things are --- */

static double
get_unit (GtkWidget *widget)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "X");
  int height = 0;

  pango_layout_get_pixel_size (layout, NULL, &height);

  return MAX (height, 8);
}

static gboolean
is_lane_used (const AssayTimeLine *line, AssayLane lane)
{
  for (guint i = 0; i < line->spans->len; i++)
    if (((const AssayTimeSpan *) line->spans->pdata[i])->lane == lane)
      return TRUE;
  for (guint i = 0; i < line->marks->len; i++)
    if (((const AssayTimeMark *) line->marks->pdata[i])->lane == lane)
      return TRUE;

  return FALSE;
}

static guint
count_lanes (const AssayTimeLine *line)
{
  guint n = 0;

  for (guint i = 0; line != NULL && i < ASSAY_N_LANES; i++)
    n += is_lane_used (line, i);

  return n;
}

static double
get_lane_height (const Frame *frame)
{
  return frame->unit * (frame->is_narrow ? LANE + 1.0 : LANE);
}

/* The middle of the lane's bars. */
static double
get_lane_y (const Frame *frame, AssayLane lane)
{
  guint place = 0;

  for (guint i = 0; i < lane; i++)
    place += is_lane_used (frame->line, i);

  return frame->unit * (HEAD + (frame->is_narrow ? 1.0 : 0.0)) + place * get_lane_height (frame)
         + frame->unit * LANE / 2;
}

static double
get_x (const Frame *frame, AssayDate day)
{
  return frame->left + assay_time_line_get_place (frame->line, day) * frame->width;
}

static Frame
frame_new (AssayTimeLineView *self, cairo_t *cr)
{
  GtkWidget *widget = GTK_WIDGET (self);
  Frame frame = { .widget = widget, .line = self->line, .cr = cr, .unit = get_unit (widget) };
  double width = gtk_widget_get_width (widget);

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &frame.text);
  frame.is_narrow = width < frame.unit * NARROW;
  frame.left = frame.unit * (frame.is_narrow ? 0.5 : LABELS);
  frame.width = width - frame.left - frame.unit;
  frame.height = gtk_widget_get_height (widget);

  return frame;
}

/* --- Drawing --- */

static void
set_colour (const Frame *frame, const char *name, double alpha)
{
  GdkRGBA colour = frame->text;

  if (name != NULL)
    gtk_style_context_lookup_color (gtk_widget_get_style_context (frame->widget), name, &colour);
  cairo_set_source_rgba (frame->cr, colour.red, colour.green, colour.blue, colour.alpha * alpha);
}

/* Centred on @y; @align 0 begins at @x, 0.5 is centred on it. FALSE, and nothing is drawn, where it
 * needs more than @room. */
static gboolean
draw_text (const Frame *frame, const char *text, double x, double y, double align, double room)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (frame->widget, text);
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();
  int width, height;

  pango_attr_list_insert (list, pango_attr_scale_new (0.85));
  pango_layout_set_attributes (layout, list);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (width > room)
    return FALSE;
  cairo_move_to (frame->cr, x - width * align, y - height / 2.0);
  pango_cairo_show_layout (frame->cr, layout);

  return TRUE;
}

static void
draw_upright (const Frame *frame, double x, double from)
{
  double at = (int) x + 0.5;

  cairo_move_to (frame->cr, at, from);
  cairo_line_to (frame->cr, at, frame->height);
  cairo_stroke (frame->cr);
}

/* A line at each new year, and its number where there is room. */
static void
draw_years (const Frame *frame)
{
  GDate day;
  double free_from = 0;

  cairo_set_line_width (frame->cr, 1);
  g_date_clear (&day, 1);
  g_date_set_julian (&day, frame->line->first);
  for (int year = g_date_get_year (&day);; year++)
    {
      AssayDate first = MAX (assay_date_new (year, 1, 1), frame->line->first);
      g_autofree char *text = g_strdup_printf ("%d", year);
      double x = get_x (frame, first);

      if (assay_date_new (year, 1, 1) > frame->line->last)
        return;
      set_colour (frame, NULL, 0.18);
      draw_upright (frame, x, frame->unit * 1.1);
      set_colour (frame, NULL, 0.8);
      if (x >= free_from
          && draw_text (frame, text, x, frame->unit * 0.5, 0, frame->left + frame->width - x))
        free_from = x + frame->unit * 3;
    }
}

static void
draw_today (const Frame *frame)
{
  g_autofree char *day = assay_date_format_short (frame->line->today);
  double x = get_x (frame, frame->line->today);
  gboolean is_right = x > frame->left + frame->width - frame->unit * 5;

  set_colour (frame, "status_accent", 1);
  cairo_set_line_width (frame->cr, 2);
  draw_upright (frame, x, frame->unit * 1.4);
  draw_text (frame, day, x + (is_right ? -4 : 4), frame->unit * 1.7, is_right ? 1 : 0,
             frame->width);
}

static void
draw_lane_names (const Frame *frame)
{
  set_colour (frame, NULL, 0.85);
  for (guint lane = 0; lane < ASSAY_N_LANES; lane++)
    if (is_lane_used (frame->line, lane))
      draw_text (frame, _ (lane_names[lane]), frame->is_narrow ? frame->left : 0,
                 get_lane_y (frame, lane) - (frame->is_narrow ? frame->unit * 1.05 : 0), 0,
                 frame->is_narrow ? frame->width : frame->left);
}

/* Strokes within the rectangle that is the path. */
static void
hatch (const Frame *frame, double x, double y, double width, double height)
{
  cairo_save (frame->cr);
  cairo_clip (frame->cr);
  cairo_set_line_width (frame->cr, 1.5);
  for (double at = x - height; at < x + width; at += 6)
    {
      cairo_move_to (frame->cr, at, y + height);
      cairo_line_to (frame->cr, at + height, y);
    }
  cairo_stroke (frame->cr);
  cairo_restore (frame->cr);
}

static void
draw_span (const Frame *frame, const AssayTimeSpan *span)
{
  const double dashes[] = { 4, 3 };
  const char *colour = span_looks[span->kind].colour;
  double x = get_x (frame, span->first);
  double width = MAX (get_x (frame, span->last + 1) - x, 3);
  double height = frame->unit * BAR;
  double y = get_lane_y (frame, span->lane) - height / 2;

  cairo_rectangle (frame->cr, x + 0.5, y + 0.5, width - 1, height - 1);
  set_colour (frame, colour, span_looks[span->kind].fill);
  cairo_fill_preserve (frame->cr);
  set_colour (frame, colour, span_looks[span->kind].is_hatched ? 0.55 : 0.8);
  if (span_looks[span->kind].is_hatched)
    {
      hatch (frame, x, y, width, height);
      cairo_rectangle (frame->cr, x + 0.5, y + 0.5, width - 1, height - 1);
    }
  cairo_set_dash (frame->cr, dashes, span_looks[span->kind].is_dashed ? 2 : 0, 0);
  cairo_set_line_width (frame->cr, 1);
  cairo_stroke (frame->cr);
  cairo_set_dash (frame->cr, NULL, 0, 0);
  if (span_looks[span->kind].is_hatched)
    return;
  set_colour (frame, NULL, 1);
  draw_text (frame, assay_span_kind_word (span->kind), x + 6, y + height / 2, 0, width - 10);
}

/* Its sign, which is another for each, in its colour. */
static void
draw_mark (const Frame *frame, const AssayTimeMark *mark)
{
  const char *sign = assay_mark_kind_word_sign (mark->kind);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (frame->widget, sign);
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();
  int width, height;

  pango_attr_list_insert (list, pango_attr_scale_new (MARK));
  pango_layout_set_attributes (layout, list);
  pango_layout_get_pixel_size (layout, &width, &height);
  set_colour (frame, mark_colours[mark->kind], 1);
  cairo_move_to (frame->cr, get_x (frame, mark->day) - width / 2.0,
                 get_lane_y (frame, mark->lane) - height / 2.0);
  pango_cairo_show_layout (frame->cr, layout);
}

static void
assay_time_line_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AssayTimeLineView *self = ASSAY_TIME_LINE_VIEW (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));
  cairo_t *cr;
  Frame frame;

  if (self->line == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  frame = frame_new (self, cr);
  draw_years (&frame);
  draw_lane_names (&frame);
  for (guint i = 0; i < self->line->spans->len; i++)
    draw_span (&frame, self->line->spans->pdata[i]);
  draw_today (&frame);
  for (guint i = 0; i < self->line->marks->len; i++)
    draw_mark (&frame, self->line->marks->pdata[i]);
  cairo_destroy (cr);
}

static void
assay_time_line_view_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  AssayTimeLineView *self = ASSAY_TIME_LINE_VIEW (widget);
  double unit = get_unit (widget);
  gboolean is_narrow = for_size > 0 && for_size < unit * NARROW;
  double lanes = count_lanes (self->line);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 100;
      *natural = 600;
      return;
    }
  *minimum = *natural = (int) (unit * (HEAD + 0.4 + lanes * (is_narrow ? LANE + 1.0 : LANE)));
}

static GtkSizeRequestMode
assay_time_line_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* --- What is under the pointer --- */

static const char *
find_text (const Frame *frame, double x, double y)
{
  const AssayTimeLine *line = frame->line;

  for (guint i = line->marks->len; i-- > 0;)
    {
      const AssayTimeMark *mark = line->marks->pdata[i];

      if (ABS (get_x (frame, mark->day) - x) < frame->unit * NEAR
          && ABS (get_lane_y (frame, mark->lane) - y) < frame->unit * NEAR)
        return mark->text;
    }
  for (guint i = line->spans->len; i-- > 0;)
    {
      const AssayTimeSpan *span = line->spans->pdata[i];

      if (x >= get_x (frame, span->first) && x <= get_x (frame, span->last + 1)
          && ABS (get_lane_y (frame, span->lane) - y) < frame->unit * BAR / 2)
        return span->text;
    }

  return NULL;
}

static gboolean
assay_time_line_view_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  AssayTimeLineView *self = ASSAY_TIME_LINE_VIEW (widget);
  Frame frame;
  const char *text;

  if (self->line == NULL || by_keyboard)
    return FALSE;
  frame = frame_new (self, NULL);
  text = find_text (&frame, x, y);
  gtk_tooltip_set_text (tooltip, text);

  return text != NULL;
}

/* --- Coming and going --- */

void
assay_time_line_view_set (AssayTimeLineView *self, AssayTimeLine *line)
{
  g_clear_pointer (&self->line, assay_time_line_free);
  self->line = line;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Time line"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  line != NULL ? line->description : "", -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
assay_time_line_view_finalize (GObject *object)
{
  g_clear_pointer (&ASSAY_TIME_LINE_VIEW (object)->line, assay_time_line_free);

  G_OBJECT_CLASS (assay_time_line_view_parent_class)->finalize (object);
}

static void
assay_time_line_view_class_init (AssayTimeLineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_time_line_view_finalize;
  widget_class->snapshot = assay_time_line_view_snapshot;
  widget_class->measure = assay_time_line_view_measure;
  widget_class->get_request_mode = assay_time_line_view_get_request_mode;
  widget_class->query_tooltip = assay_time_line_view_query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "timeline");
}

static void
assay_time_line_view_init (AssayTimeLineView *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}
