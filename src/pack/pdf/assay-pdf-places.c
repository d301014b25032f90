/* Where the items' pages are in the pack, and what the items' own destinations become there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/pdf/assay-pdf-places.h"

#include "pack/pdf/assay-pdf-source-private.h"

#include <math.h>

/* What viewers can zoom to; beyond it a file only means to annoy. */
#define MIN_ZOOM 0.05
#define MAX_ZOOM 64.0

/* What is known of one source. */
typedef struct
{
  const AssayPdfPlacement **by_page;
  AssayPdfTargets *targets;
} Item;

struct _AssayPdfPlaces
{
  GHashTable *items; /* AssayPdfSource → Item */
};

static void
free_item (gpointer data)
{
  Item *item = data;

  assay_pdf_targets_free (item->targets);
  g_free (item->by_page);
  g_free (item);
}

AssayPdfPlaces *
assay_pdf_places_new (const AssayPdfPlacement *placements, guint n_placements)
{
  AssayPdfPlaces *self = g_new0 (AssayPdfPlaces, 1);

  self->items = g_hash_table_new_full (NULL, NULL, NULL, free_item);
  for (guint i = 0; i < n_placements; i++)
    {
      const AssayPdfPlacement *placement = &placements[i];
      Item *item = g_hash_table_lookup (self->items, placement->source);

      if (item == NULL)
        {
          item = g_new0 (Item, 1);
          item->by_page = g_new0 (const AssayPdfPlacement *, placement->source->pages->len);
          g_hash_table_insert (self->items, placement->source, item);
        }
      if (item->by_page[placement->source_page] == NULL)
        item->by_page[placement->source_page] = placement;
    }

  return self;
}

void
assay_pdf_places_free (AssayPdfPlaces *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->items);
  g_free (self);
}

const AssayPdfPlacement *
assay_pdf_places_lookup (AssayPdfPlaces *self, AssayPdfSource *source, guint page)
{
  const Item *item = g_hash_table_lookup (self->items, source);

  return item != NULL && page < source->pages->len ? item->by_page[page] : NULL;
}

AssayPdfTargets *
assay_pdf_places_get_targets (AssayPdfPlaces *self, AssayPdfSource *source)
{
  Item *item = g_hash_table_lookup (self->items, source);

  if (item->targets == NULL)
    item->targets = assay_pdf_targets_new (source->pdf, source->pages);

  return item->targets;
}

guint
assay_pdf_placement_get_number (const AssayPdfPlacement *placement)
{
  return placement->number != 0 ? placement->number : placement->page + 1;
}

AssayPdfMatrix
assay_pdf_placement_get_matrix (const AssayPdfPlacement *placement)
{
  const AssayPdfPage *page = g_ptr_array_index (placement->source->pages, placement->source_page);
  AssayPdfMatrix upright = assay_pdf_page_get_upright (page);
  AssayPdfBox box = assay_pdf_box_transform (&page->box, &upright);
  double scale = MIN (placement->width / box.x1, placement->height / box.y1);
  double x = placement->x + (placement->width - box.x1 * scale) / 2;
  double y = placement->y + (placement->height - box.y1 * scale) / 2;

  return (AssayPdfMatrix){ upright.a * scale, upright.b * scale,     upright.c * scale,
                           upright.d * scale, upright.e * scale + x, upright.f * scale + y };
}

/* A matrix that turns by quarters: each new coordinate comes from one old one, and is open where
 * that was. */
static void
transform_corner (const AssayPdfMatrix *matrix, gboolean turned, double *x, double *y)
{
  double across = turned ? matrix->c * *y : matrix->a * *x;
  double up = turned ? matrix->b * *x : matrix->d * *y;

  *x = across + matrix->e;
  *y = up + matrix->f;
}

static AssayPdfView
turn_view (AssayPdfView view)
{
  switch (view)
    {
    case ASSAY_PDF_VIEW_FIT_H:
      return ASSAY_PDF_VIEW_FIT_V;
    case ASSAY_PDF_VIEW_FIT_V:
      return ASSAY_PDF_VIEW_FIT_H;
    case ASSAY_PDF_VIEW_FIT_BH:
      return ASSAY_PDF_VIEW_FIT_BV;
    case ASSAY_PDF_VIEW_FIT_BV:
      return ASSAY_PDF_VIEW_FIT_BH;
    case ASSAY_PDF_VIEW_XYZ:
    case ASSAY_PDF_VIEW_FIT:
    case ASSAY_PDF_VIEW_FIT_R:
    case ASSAY_PDF_VIEW_FIT_B:
      break;
    }

  return view;
}

/* Beyond the page's edge there is nothing to see, or the stamp of another. */
static void
clamp_to_box (const AssayPdfPlacement *placement, double *x, double *y)
{
  if (!isnan (*x))
    *x = CLAMP (*x, placement->x, placement->x + placement->width);
  if (!isnan (*y))
    *y = CLAMP (*y, placement->y, placement->y + placement->height);
}

static void
transform_rectangle (const AssayPdfMatrix *matrix, AssayPdfTarget *target)
{
  AssayPdfBox box = { MIN (target->left, target->right), MIN (target->bottom, target->top),
                      MAX (target->left, target->right), MAX (target->bottom, target->top) };

  box = assay_pdf_box_transform (&box, matrix);
  target->left = box.x0;
  target->bottom = box.y0;
  target->right = box.x1;
  target->top = box.y1;
}

/* What @target is on the sheet. */
static AssayPdfTarget
transform_target (const AssayPdfPlacement *placement, const AssayPdfTarget *target)
{
  const AssayPdfPage *page = g_ptr_array_index (placement->source->pages, placement->source_page);
  AssayPdfMatrix matrix = assay_pdf_placement_get_matrix (placement);
  double scale = hypot (matrix.a, matrix.b) / page->unit;
  gboolean turned = page->rotation % 180 != 0;
  AssayPdfTarget there = *target;

  if (target->view == ASSAY_PDF_VIEW_FIT_R)
    {
      if (isnan (target->left + target->bottom + target->right + target->top))
        there.view = ASSAY_PDF_VIEW_FIT;
      else
        transform_rectangle (&matrix, &there);
      clamp_to_box (placement, &there.right, &there.bottom);
    }
  else
    {
      transform_corner (&matrix, turned, &there.left, &there.top);
      there.view = turned ? turn_view (target->view) : target->view;
    }
  clamp_to_box (placement, &there.left, &there.top);
  /* A zoom of 0 means the same as none. */
  there.zoom = target->zoom > 0 ? CLAMP (target->zoom / scale, MIN_ZOOM, MAX_ZOOM) : NAN;

  return there;
}

static void
append_coordinate (qpdf_data pdf, qpdf_oh array, double number)
{
  qpdf_oh_append_item (
      pdf, array, isnan (number) ? qpdf_oh_new_null (pdf) : assay_pdf_new_number (pdf, number));
}

qpdf_oh
assay_pdf_placement_new_destination (const AssayPdfPlacement *placement,
                                     qpdf_data pdf,
                                     const AssayPdfTarget *target)
{
  AssayPdfTarget there = transform_target (placement, target);
  qpdf_oh array = qpdf_oh_new_array (pdf);
  const double *coordinate;

  qpdf_oh_append_item (pdf, array, qpdf_get_page_n (pdf, placement->page));
  qpdf_oh_append_item (pdf, array, qpdf_oh_new_name (pdf, assay_pdf_view_get_name (there.view)));
  for (guint i = 0; (coordinate = assay_pdf_target_get_coordinate (&there, i)) != NULL; i++)
    append_coordinate (pdf, array, *coordinate);

  return array;
}
