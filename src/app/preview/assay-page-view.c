/* One page as it lies on the table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/preview/assay-page-view.h"

#define NATURAL_WIDTH 400
#define MIN_WIDTH 120

struct _AssayPageView
{
  GtkWidget parent_instance;
  GdkTexture *texture;
  double shape;
  int width;
  GArray *hits;
};

G_DEFINE_FINAL_TYPE (AssayPageView, assay_page_view, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
assay_page_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
assay_page_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  AssayPageView *self = ASSAY_PAGE_VIEW (widget);
  int width;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->width > 0 ? self->width : MIN_WIDTH;
      *natural = self->width > 0 ? self->width : NATURAL_WIDTH;
      return;
    }
  width = self->width > 0 ? self->width : for_size > 0 ? for_size : NATURAL_WIDTH;
  *minimum = *natural = (int) (width * self->shape);
}

/* Centred and never out of shape. */
static void
assay_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AssayPageView *self = ASSAY_PAGE_VIEW (widget);
  float width = (float) gtk_widget_get_width (widget);
  float paper = MIN (self->width > 0 ? (float) self->width : width,
                     (float) (gtk_widget_get_height (widget) / self->shape));
  float height = paper * (float) self->shape;
  float left = MAX ((width - paper) / 2, 0);
  graphene_rect_t sheet = GRAPHENE_RECT_INIT (left, 0, paper, height);
  const GdkRGBA white = { 1, 1, 1, 1 };
  const GdkRGBA mark = { 0.98f, 0.80f, 0.10f, 0.42f };

  gtk_snapshot_append_color (snapshot, &white, &sheet);
  if (self->texture != NULL)
    gtk_snapshot_append_texture (snapshot, self->texture, &sheet);
  for (guint i = 0; i < self->hits->len; i++)
    {
      const AssayPageHit *hit = &g_array_index (self->hits, AssayPageHit, i);
      graphene_rect_t box =
          GRAPHENE_RECT_INIT (left + (float) hit->x1 * paper, (float) hit->y1 * height,
                              (float) (hit->x2 - hit->x1) * paper,
                              (float) (hit->y2 - hit->y1) * height);

      graphene_rect_normalize (&box);
      gtk_snapshot_append_color (snapshot, &mark, &box);
    }
}

void
assay_page_view_set_page (AssayPageView *self,
                          GdkTexture *texture,
                          double shape,
                          const char *description)
{
  g_set_object (&self->texture, texture);
  if (texture != NULL)
    shape = (double) gdk_texture_get_height (texture) / gdk_texture_get_width (texture);
  if (self->shape != shape)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  self->shape = shape;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
assay_page_view_set_hits (AssayPageView *self, const GArray *hits, guint page)
{
  g_array_set_size (self->hits, 0);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    if (g_array_index (hits, AssayPageHit, i).page == page)
      g_array_append_val (self->hits, g_array_index (hits, AssayPageHit, i));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
assay_page_view_set_width (AssayPageView *self, int width)
{
  if (self->width == width)
    return;
  self->width = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
assay_page_view_finalize (GObject *object)
{
  AssayPageView *self = ASSAY_PAGE_VIEW (object);

  g_clear_object (&self->texture);
  g_array_unref (self->hits);

  G_OBJECT_CLASS (assay_page_view_parent_class)->finalize (object);
}

static void
assay_page_view_class_init (AssayPageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_page_view_finalize;
  widget_class->get_request_mode = assay_page_view_get_request_mode;
  widget_class->measure = assay_page_view_measure;
  widget_class->snapshot = assay_page_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "page");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
assay_page_view_init (AssayPageView *self)
{
  self->shape = 1.4142;
  self->hits = g_array_new (FALSE, FALSE, sizeof (AssayPageHit));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_VISIBLE);
}
