/* The words of a cell in the table of contracts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Readers hear the cell around it, which is named (assay-contract-cells.c).
 */

#include "app/register/assay-contract-text.h"

#define LINES 2
#define METRICS_KEY "assay-metrics"

struct _AssayContractText
{
  GtkWidget parent_instance;
  int least;
  int most;
  gboolean wraps;
  gboolean stands_out;
  char *first;
  char *second;
  PangoLayout *layout; /* as last drawn; NULL: to be made */
  guint serial;        /* of its fonts */
};

G_DEFINE_FINAL_TYPE (AssayContractText, assay_contract_text, GTK_TYPE_WIDGET)

/* --- Size --- */

typedef struct
{
  guint serial;
  int char_width; /* pixels */
  int line_height;
} Metrics;

/* The same for a whole table, so they are kept with it until its fonts change. */
static const Metrics *
get_metrics (GtkWidget *widget)
{
  GtkWidget *table = gtk_widget_get_ancestor (widget, GTK_TYPE_COLUMN_VIEW);
  GtkWidget *keeper = table != NULL ? table : widget;
  PangoContext *context = gtk_widget_get_pango_context (keeper);
  Metrics *metrics = g_object_get_data (G_OBJECT (keeper), METRICS_KEY);
  PangoFontMetrics *fonts;

  if (metrics != NULL && metrics->serial == pango_context_get_serial (context))
    return metrics;
  metrics = g_new0 (Metrics, 1);
  fonts = pango_context_get_metrics (context, NULL, NULL);
  metrics->serial = pango_context_get_serial (context);
  metrics->char_width =
      PANGO_PIXELS_CEIL (MAX (pango_font_metrics_get_approximate_char_width (fonts),
                              pango_font_metrics_get_approximate_digit_width (fonts)));
  metrics->line_height = PANGO_PIXELS_CEIL (
      MAX (pango_font_metrics_get_height (fonts),
           pango_font_metrics_get_ascent (fonts) + pango_font_metrics_get_descent (fonts)));
  pango_font_metrics_unref (fonts);
  g_object_set_data_full (G_OBJECT (keeper), METRICS_KEY, metrics, g_free);

  return metrics;
}

static void
assay_contract_text_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  const AssayContractText *self = ASSAY_CONTRACT_TEXT (widget);
  const Metrics *metrics = get_metrics (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = LINES * metrics->line_height;
  else
    {
      *minimum = self->least * metrics->char_width;
      *natural = self->most * metrics->char_width;
    }
}

/* --- Drawing --- */

static PangoLayout *
new_layout (AssayContractText *self)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);

  if (self->second != NULL)
    {
      g_autofree char *markup =
          g_markup_printf_escaped (self->stands_out ? "<b>%s</b>\n<small>%s</small>"
                                                    : "%s\n<small>%s</small>",
                                   self->first, self->second);

      pango_layout_set_markup (layout, markup, -1);
    }
  else
    pango_layout_set_text (layout, self->first, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  /* Lines in all, or in each paragraph. */
  pango_layout_set_height (layout, self->wraps ? -LINES : -1);

  return layout;
}

static void
assay_contract_text_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AssayContractText *self = ASSAY_CONTRACT_TEXT (widget);
  guint serial = pango_context_get_serial (gtk_widget_get_pango_context (widget));
  int height = 0;

  if (self->first == NULL)
    return;
  if (self->layout != NULL && self->serial != serial)
    g_clear_object (&self->layout);
  if (self->layout == NULL)
    self->layout = new_layout (self);
  self->serial = serial;
  pango_layout_set_width (self->layout, gtk_widget_get_width (widget) * PANGO_SCALE);
  pango_layout_get_pixel_size (self->layout, NULL, &height);
  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget), 0,
                              MAX (0, (gtk_widget_get_height (widget) - height) / 2), self->layout);
}

/* --- Coming and going --- */

void
assay_contract_text_set (AssayContractText *self,
                         const char *first,
                         const char *second,
                         gboolean stands_out)
{
  if (g_strcmp0 (self->first, first) == 0 && g_strcmp0 (self->second, second) == 0
      && self->stands_out == stands_out)
    return;
  g_free (self->first);
  g_free (self->second);
  self->first = g_strdup (first);
  self->second = g_strdup (second);
  self->stands_out = stands_out;
  g_clear_object (&self->layout);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
assay_contract_text_new (int least, int most, gboolean wraps)
{
  AssayContractText *self = g_object_new (ASSAY_TYPE_CONTRACT_TEXT, NULL);

  self->least = least;
  self->most = most;
  self->wraps = wraps;

  return GTK_WIDGET (self);
}

static void
assay_contract_text_finalize (GObject *object)
{
  AssayContractText *self = ASSAY_CONTRACT_TEXT (object);

  g_clear_object (&self->layout);
  g_free (self->first);
  g_free (self->second);

  G_OBJECT_CLASS (assay_contract_text_parent_class)->finalize (object);
}

static void
assay_contract_text_class_init (AssayContractTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_contract_text_finalize;
  widget_class->measure = assay_contract_text_measure;
  widget_class->snapshot = assay_contract_text_snapshot;
  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
assay_contract_text_init (AssayContractText *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}
