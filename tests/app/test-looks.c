/* What can be measured of the looks: every text stands out from what is behind it, at every place,
 * light and dark; and every place fits in the width of its window, with text twice as large too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is drawn is read from GTK's own drawing instructions, in the order in which they are
 * painted: fills are remembered, and each text is held against the fills that lie below it. A
 * second run under ADW_DEBUG_HIGH_CONTRAST does the same for high contrast (see meson.build).
 */

#include "app-fixture.h"
#include "app-width.h"
#include "review-desk.h"

#include <math.h>

/* WCAG 2.2, 1.4.3: small text, and text from 18 points or 14 points bold. */
#define LEAST_CONTRAST 4.5
#define LEAST_CONTRAST_LARGE 3.0
#define LARGE_PIXELS 24
#define LARGE_BOLD_PIXELS 18.6
#define MOST_DEPTH 64
#define USUAL_DPI (96 * 1024)

typedef struct
{
  graphene_rect_t bounds;
  GdkRGBA colour;
} Fill;

typedef struct
{
  AppFixture *app;
  AssayWindow *window;
  ReviewDesk *desk;        /* NULL for a portfolio */
  AssayDocument *document; /* of the desk's review */
  const char *place;
  GArray *fills; /* of Fill, in the order of painting */
  guint n_texts;
  guint n_faults;
} Fixture;

/* --- Colours --- */

static GdkRGBA
paint_over (GdkRGBA below, GdkRGBA above)
{
  float alpha = above.alpha;

  return (GdkRGBA){ above.red * alpha + below.red * (1 - alpha),
                    above.green * alpha + below.green * (1 - alpha),
                    above.blue * alpha + below.blue * (1 - alpha), 1 };
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (GdkRGBA colour)
{
  return 0.2126 * linear (colour.red) + 0.7152 * linear (colour.green)
         + 0.0722 * linear (colour.blue);
}

static double
contrast (GdkRGBA one, GdkRGBA other)
{
  double a = luminance (one), b = luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/* --- Reading what is drawn --- */

typedef struct
{
  float x, y;    /* where the node's origin is */
  float opacity; /* of everything above it */
  guint depth;
} Spot;

static GdkRGBA
find_ground (Fixture *self, const graphene_point_t *point)
{
  GdkRGBA ground = { 1, 1, 1, 1 };

  for (guint i = 0; i < self->fills->len; i++)
    {
      const Fill *fill = &g_array_index (self->fills, Fill, i);

      if (graphene_rect_contains_point (&fill->bounds, point))
        ground = paint_over (ground, fill->colour);
    }

  return ground;
}

static void
add_fill (Fixture *self, const GskRenderNode *node, Spot spot, GdkRGBA colour)
{
  Fill fill = { .colour = colour };

  gsk_render_node_get_bounds ((GskRenderNode *) node, &fill.bounds);
  graphene_rect_offset (&fill.bounds, spot.x, spot.y);
  fill.colour.alpha *= spot.opacity;
  g_array_append_val (self->fills, fill);
}

/* What is switched off may be faint; so may what is to be typed in place of. */
static gboolean
may_be_faint (Fixture *self, const graphene_point_t *point)
{
  GtkWidget *widget =
      gtk_widget_pick (GTK_WIDGET (self->window), point->x, point->y, GTK_PICK_INSENSITIVE);

  return widget == NULL || !gtk_widget_is_sensitive (widget);
}

static gboolean
is_large (PangoFont *font)
{
  PangoFontDescription *description = pango_font_describe_with_absolute_size (font);
  double pixels = pango_font_description_get_size (description) / (double) PANGO_SCALE;
  gboolean is_bold = pango_font_description_get_weight (description) >= PANGO_WEIGHT_BOLD;

  pango_font_description_free (description);

  return pixels >= (is_bold ? LARGE_BOLD_PIXELS : LARGE_PIXELS);
}

static void
check_text (Fixture *self, GskRenderNode *node, Spot spot)
{
  GdkRGBA colour = *gsk_text_node_get_color (node);
  double least = is_large (gsk_text_node_get_font (node)) ? LEAST_CONTRAST_LARGE : LEAST_CONTRAST;
  graphene_rect_t bounds;
  graphene_point_t middle;
  GdkRGBA ground;
  double found;

  /* A marked text is drawn again without any colour, so that it shows through the mark. */
  if (colour.alpha <= 0)
    return;
  gsk_render_node_get_bounds (node, &bounds);
  graphene_rect_offset (&bounds, spot.x, spot.y);
  graphene_rect_get_center (&bounds, &middle);
  if (may_be_faint (self, &middle))
    return;
  ground = find_ground (self, &middle);
  colour.alpha *= spot.opacity;
  found = contrast (paint_over (ground, colour), ground);
  self->n_texts++;
  if (found < least)
    {
      GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self->window), middle.x, middle.y,
                                           GTK_PICK_INSENSITIVE | GTK_PICK_NON_TARGETABLE);
      g_autofree char *name = gdk_rgba_to_string (&ground);

      g_printerr ("%s: contrast %.2f, not %.1f, on %s: %s “%s”\n", self->place, found, least, name,
                  G_OBJECT_TYPE_NAME (widget),
                  GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "");
      self->n_faults++;
    }
}

static void read_node (Fixture *self, GskRenderNode *node, Spot spot);

static void
read_transformed (Fixture *self, GskRenderNode *node, Spot spot)
{
  GskTransform *transform = gsk_transform_node_get_transform (node);
  float x, y;

  /* Arrows are turned; no text is. */
  if (gsk_transform_get_category (transform) < GSK_TRANSFORM_CATEGORY_2D_TRANSLATE)
    return;
  gsk_transform_to_translate (transform, &x, &y);
  spot.x += x;
  spot.y += y;
  read_node (self, gsk_transform_node_get_child (node), spot);
}

static void
read_node (Fixture *self, GskRenderNode *node, Spot spot)
{
  spot.depth++;
  g_assert_cmpuint (spot.depth, <, MOST_DEPTH);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wswitch-enum"
  switch (gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        read_node (self, gsk_container_node_get_child (node, i), spot);
      break;
    case GSK_TRANSFORM_NODE:
      read_transformed (self, node, spot);
      break;
    case GSK_OPACITY_NODE:
      spot.opacity *= gsk_opacity_node_get_opacity (node);
      read_node (self, gsk_opacity_node_get_child (node), spot);
      break;
    case GSK_CLIP_NODE:
      read_node (self, gsk_clip_node_get_child (node), spot);
      break;
    case GSK_ROUNDED_CLIP_NODE:
      read_node (self, gsk_rounded_clip_node_get_child (node), spot);
      break;
    case GSK_SHADOW_NODE:
      read_node (self, gsk_shadow_node_get_child (node), spot);
      break;
    case GSK_DEBUG_NODE:
      read_node (self, gsk_debug_node_get_child (node), spot);
      break;
    case GSK_COLOR_NODE:
      add_fill (self, node, spot, *gsk_color_node_get_color (node));
      break;
    case GSK_TEXT_NODE:
      check_text (self, node, spot);
      break;
    default:
      break; /* borders, shadows, pictures: never what a text lies on */
    }
#pragma GCC diagnostic pop
}

/* --- Going everywhere --- */

static void
show (Fixture *self, const char *place)
{
  self->place = place;
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show", "s", place));
  app_settle (GTK_WIDGET (self->window));
}

/* What is in the window now, text by text. */
static void
read_window (Fixture *self)
{
  GtkWidget *widget = GTK_WIDGET (self->window);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  int width, height;
  float border;

  app_settle (widget);
  width = gdk_paintable_get_intrinsic_width (paintable);
  height = gdk_paintable_get_intrinsic_height (paintable);
  border = (float) (width - gtk_widget_get_width (widget)) / 2;
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  g_array_set_size (self->fills, 0);
  read_node (self, node, (Spot){ -border, -border, 1, 0 });
}

static void
check_contrast_everywhere (Fixture *self, AdwColorScheme scheme)
{
  g_autoptr (GPtrArray) places = app_list_places (self->window);

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1200, 2000);
  app_settle (GTK_WIDGET (self->window));
  g_assert_cmpuint (places->len, >, 5);
  for (guint i = 0; i < places->len; i++)
    {
      show (self, places->pdata[i]);
      read_window (self);
    }
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  g_assert_cmpuint (self->n_texts, >, 50);
  g_assert_cmpuint (self->n_faults, ==, 0);
}

static void
test_light (Fixture *self, gconstpointer data)
{
  check_contrast_everywhere (self, ADW_COLOR_SCHEME_FORCE_LIGHT);
}

static void
test_dark (Fixture *self, gconstpointer data)
{
  check_contrast_everywhere (self, ADW_COLOR_SCHEME_FORCE_DARK);
  g_assert_cmpuint (self->fills->len, >, 0);
}

/* Text twice as large, as people set it who see little. */
static void
set_text_scale (Fixture *self, int scale)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_DPI * scale, NULL);
  app_settle (GTK_WIDGET (self->window));
}

static void
test_width (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) places = app_list_places (self->window);

  app_set_width (GTK_WINDOW (self->window), APP_NARROW);
  set_text_scale (self, GPOINTER_TO_INT (data));
  g_assert_cmpuint (places->len, >, 5);
  for (guint i = 0; i < places->len; i++)
    {
      show (self, places->pdata[i]);
      /* Without the border that a window has where nothing composes shadows. */
      if (!app_fits_width (adw_application_window_get_content (
                               ADW_APPLICATION_WINDOW (self->window)),
                           APP_NARROW, self->place))
        self->n_faults++;
    }
  set_text_scale (self, 1);
  g_assert_cmpuint (self->n_faults, ==, 0);
}

/* Without this the others would prove nothing. */
static void
test_measure (Fixture *self, gconstpointer data)
{
  GdkRGBA white = { 1, 1, 1, 1 }, black = { 0, 0, 0, 1 }, grey = { 0.5f, 0.5f, 0.5f, 1 };
  GtkWidget *label = gtk_label_new ("Faint");
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  g_assert_cmpfloat_with_epsilon (contrast (white, black), 21, 0.001);
  g_assert_cmpfloat_with_epsilon (contrast (grey, white), 3.98, 0.01);
  gtk_css_provider_load_from_data (style, "label { color: #999; }", -1);
  gtk_style_context_add_provider (gtk_widget_get_style_context (label), GTK_STYLE_PROVIDER (style),
                                  GTK_STYLE_PROVIDER_PRIORITY_USER);
  show (self, "overview");
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self->window), label);
  app_settle (GTK_WIDGET (self->window));
  read_window (self);
  g_assert_cmpuint (self->n_texts, ==, 1);
  g_assert_cmpuint (self->n_faults, ==, 1);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->app = app_fixture_new ();
  self->window = app_fixture_open_window (self->app);
  self->fills = g_array_new (FALSE, FALSE, sizeof (Fill));
}

/* A review with a determination of each kind, which is all that differs in colour. */
static void
set_up_review (Fixture *self, gconstpointer data)
{
  g_autoptr (AssayReading) reading = NULL;

  set_up (self, data);
  self->desk = review_desk_new ();
  review_desk_begin (self->desk);
  review_desk_declare (self->desk);
  review_desk_determine (self->desk, "1.1", ASSAY_JUDGEMENT_MET);
  review_desk_determine (self->desk, "1.2", ASSAY_JUDGEMENT_CONDITIONS);
  review_desk_determine (self->desk, "1.3", ASSAY_JUDGEMENT_FURTHER_WORK);
  review_desk_determine (self->desk, "2.1", ASSAY_JUDGEMENT_NOT_MET);
  review_desk_visit (self->desk, assay_context_get_today (self->desk->context), "One case.");
  reading = assay_reading_new_for_folder (self->desk->context, &assay_folder_kind_of_review,
                                          self->desk->folder);
  self->document = assay_document_new_for_reading (reading);
  assay_window_set_document (self->window, self->document);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_array_unref (self->fills);
  if (self->document != NULL)
    app_activate_action (GTK_WIDGET (self->window), "win.close-portfolio", NULL);
  g_clear_object (&self->document);
  g_clear_pointer (&self->desk, review_desk_free);
  app_fixture_free (self->app);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add ("/looks/measure", Fixture, NULL, set_up, test_measure, tear_down);
  g_test_add ("/looks/light", Fixture, NULL, set_up, test_light, tear_down);
  g_test_add ("/looks/dark", Fixture, NULL, set_up, test_dark, tear_down);
  g_test_add ("/looks/narrow", Fixture, GINT_TO_POINTER (1), set_up, test_width, tear_down);
  g_test_add ("/looks/narrow-and-large", Fixture, GINT_TO_POINTER (2), set_up, test_width,
              tear_down);
  g_test_add ("/looks/review-light", Fixture, NULL, set_up_review, test_light, tear_down);
  g_test_add ("/looks/review-dark", Fixture, NULL, set_up_review, test_dark, tear_down);
  g_test_add ("/looks/review-narrow", Fixture, GINT_TO_POINTER (1), set_up_review, test_width,
              tear_down);
  g_test_add ("/looks/review-narrow-and-large", Fixture, GINT_TO_POINTER (2), set_up_review,
              test_width, tear_down);

  return g_test_run ();
}
