/* A ring that fills with what is ready.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same function draws it here and on paper (pack/assay-chart.h); here its colours follow the
 * style, and it grows with the text.
 */

#include "app/widgets/assay-ring.h"

#include "pack/assay-chart.h"

#include <adwaita.h>

#define DEFAULT_SIZE 52
#define USUAL_DPI (96 * 1024)

struct _AssayRing
{
  GtkWidget parent_instance;
  int size;
  guint counts[ASSAY_N_STATES];
};

enum
{
  PROP_SIZE = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (AssayRing, assay_ring, GTK_TYPE_WIDGET)

static AssayColour
lookup_colour (GtkStyleContext *style, const char *name, AssayColour otherwise)
{
  GdkRGBA found;

  return gtk_style_context_lookup_color (style, name, &found)
             ? (AssayColour){ found.red, found.green, found.blue }
             : otherwise;
}

/* The style's named colours, which fit light, dark and high contrast; the paper's where there is no
 * style. */
static AssayChartPalette
choose_palette (GtkWidget *widget)
{
  AssayChartPalette palette = assay_chart_palette_paper;
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  AssayColour *states = palette.states;

  palette.quiet = lookup_colour (style, "status_quiet", palette.quiet);
  states[ASSAY_STATE_GAP] = lookup_colour (style, "status_bad", states[ASSAY_STATE_GAP]);
  states[ASSAY_STATE_CLAIMED] =
      lookup_colour (style, "status_doubtful", states[ASSAY_STATE_CLAIMED]);
  states[ASSAY_STATE_READY] = lookup_colour (style, "status_good", states[ASSAY_STATE_READY]);

  return palette;
}

static void
assay_ring_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AssayRing *self = ASSAY_RING (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  int size = MIN (width, height);
  AssayChartPalette palette = choose_palette (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  cairo_translate (cr, (width - size) / 2.0, (height - size) / 2.0);
  assay_chart_draw_ring (cr, size, self->counts, &palette);
  cairo_destroy (cr);
}

static void
assay_ring_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  *minimum = *natural =
      dpi > 0 ? ASSAY_RING (widget)->size * dpi / USUAL_DPI : ASSAY_RING (widget)->size;
}

void
assay_ring_set_counts (AssayRing *self, const guint counts[ASSAY_N_STATES])
{
  g_autofree char *description = assay_chart_describe (counts);

  for (guint i = 0; i < ASSAY_N_STATES; i++)
    self->counts[i] = counts[i];
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
assay_ring_set_size (AssayRing *self, int size)
{
  self->size = size;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

GtkWidget *
assay_ring_new (int size)
{
  return g_object_new (ASSAY_TYPE_RING, "size", size, NULL);
}

static void
assay_ring_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  switch (id)
    {
    case PROP_SIZE:
      assay_ring_set_size (ASSAY_RING (object), g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
assay_ring_class_init (AssayRingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = assay_ring_set_property;
  widget_class->snapshot = assay_ring_snapshot;
  widget_class->measure = assay_ring_measure;
  properties[PROP_SIZE] = g_param_spec_int ("size", NULL, NULL, 8, 512, DEFAULT_SIZE,
                                            G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
assay_ring_init (AssayRing *self)
{
  self->size = DEFAULT_SIZE;
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi",
                           G_CALLBACK (gtk_widget_queue_resize), self, G_CONNECT_SWAPPED);
}
