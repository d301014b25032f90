/* The links on an item's page, made anew on its sheet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is copied but numbers, names and texts that are known here: an annotation of a file from
 * outside can carry scripts, other files and whatever else hangs on it.
 */

#include "pack/pdf/assay-pdf-links.h"

#include "pack/pdf/assay-pdf-source-private.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define POINT_NUMBERS 2
#define QUAD_NUMBERS 8
/* A link that runs over more lines than these is a whole page, and its rectangle says as much. */
#define MAX_QUADS 500
#define MAX_PLAIN_ITEMS 16
#define QUAD_SLACK 1.0

/* One link on its way. */
typedef struct
{
  AssayPdfPlaces *places;
  const AssayPdfPlacement *placement;
  qpdf_data from;
  qpdf_data to;
  AssayPdfMatrix matrix;
  qpdf_oh original;
} Passage;

/* --- Looks ------------------------------------------------------------------------------------ */

/* A number, a name, or a short array of such; 0 for anything else. */
static qpdf_oh
copy_plain (const Passage *passage, qpdf_oh object, guint depth)
{
  int n = qpdf_oh_is_array (passage->from, object)
              ? qpdf_oh_get_array_n_items (passage->from, object)
              : -1;
  double number;
  qpdf_oh array;

  if (assay_pdf_read_number (passage->from, object, &number))
    return assay_pdf_new_number (passage->to, number);
  if (qpdf_oh_is_name (passage->from, object))
    return qpdf_oh_new_name (passage->to, qpdf_oh_get_name (passage->from, object));
  if (n < 0 || n > MAX_PLAIN_ITEMS || depth > 1)
    return 0;
  array = qpdf_oh_new_array (passage->to);
  for (int i = 0; i < n; i++)
    {
      qpdf_oh item =
          copy_plain (passage, qpdf_oh_get_array_item (passage->from, object, i), depth + 1);

      if (item == 0)
        return 0;
      qpdf_oh_append_item (passage->to, array, item);
    }

  return array;
}

static void
copy_key (const Passage *passage, qpdf_oh from, qpdf_oh to, const char *key)
{
  qpdf_oh value = copy_plain (passage, qpdf_oh_get_key (passage->from, from, key), 0);

  if (value != 0)
    qpdf_oh_replace_key (passage->to, to, key, value);
}

static void
copy_looks (const Passage *passage, qpdf_oh link)
{
  qpdf_oh style = qpdf_oh_get_key (passage->from, passage->original, "/BS");
  qpdf_oh copy;

  copy_key (passage, passage->original, link, "/Border");
  copy_key (passage, passage->original, link, "/C");
  copy_key (passage, passage->original, link, "/H");
  if (!qpdf_oh_is_dictionary (passage->from, style))
    return;
  copy = qpdf_oh_new_dictionary (passage->to);
  copy_key (passage, style, copy, "/W");
  copy_key (passage, style, copy, "/S");
  copy_key (passage, style, copy, "/D");
  qpdf_oh_replace_key (passage->to, link, "/BS", copy);
}

/* As a viewer would: /BS before /Border, and one point where nothing is said. */
static double
read_border_width (const Passage *passage)
{
  qpdf_data pdf = passage->from;
  qpdf_oh style = qpdf_oh_get_key (pdf, passage->original, "/BS");
  qpdf_oh border = qpdf_oh_get_key (pdf, passage->original, "/Border");
  double width;

  if (assay_pdf_read_number (pdf, qpdf_oh_get_key_if_dict (pdf, style, "/W"), &width))
    return width;
  if (!qpdf_oh_is_dictionary (pdf, style) && qpdf_oh_is_array (pdf, border)
      && qpdf_oh_get_array_n_items (pdf, border) >= 3
      && assay_pdf_read_number (pdf, qpdf_oh_get_array_item (pdf, border, 2), &width))
    return width;

  return 1;
}

/* The frame of a link that is left out. */
static void
append_border (const Passage *passage, GString *drawing)
{
  double width = read_border_width (passage);
  AssayPdfBox box;

  if (!(width > 0)
      || !assay_pdf_read_box (passage->from,
                              qpdf_oh_get_key (passage->from, passage->original, "/Rect"), &box))
    return;
  width = MIN (width, MIN (box.x1 - box.x0, box.y1 - box.y0) / 2);
  g_string_append (drawing, "q ");
  if (!assay_pdf_append_colour (
          passage->from, qpdf_oh_get_key (passage->from, passage->original, "/C"), TRUE, drawing))
    g_string_append (drawing, "0 G ");
  assay_pdf_append_number (drawing, width);
  g_string_append (drawing, " w ");
  assay_pdf_append_rectangle (drawing, &box, width / 2);
  g_string_append (drawing, "S Q\n");
}

/* --- Place ------------------------------------------------------------------------------------ */

/* The link's rectangle on the sheet, no larger than what is seen of the page. */
static gboolean
compute_rectangle (const Passage *passage, AssayPdfBox *out_box)
{
  const AssayPdfPlacement *placement = passage->placement;
  const AssayPdfPage *page = g_ptr_array_index (placement->source->pages, placement->source_page);
  AssayPdfBox box;

  if (!assay_pdf_read_box (passage->from,
                           qpdf_oh_get_key (passage->from, passage->original, "/Rect"), &box)
      || !assay_pdf_box_intersect (&box, &page->box, &box))
    return FALSE;
  *out_box = assay_pdf_box_transform (&box, &passage->matrix);

  return TRUE;
}

/* Where only parts of the rectangle lead somewhere, as in a link over two lines. */
static void
copy_quads (const Passage *passage, const AssayPdfBox *box, qpdf_oh link)
{
  const AssayPdfMatrix *matrix = &passage->matrix;
  qpdf_oh quads = qpdf_oh_get_key (passage->from, passage->original, "/QuadPoints");
  int n = qpdf_oh_is_array (passage->from, quads) ? qpdf_oh_get_array_n_items (passage->from, quads)
                                                  : 0;
  g_autofree double *numbers = NULL;
  qpdf_oh copy;

  if (n < QUAD_NUMBERS || n % QUAD_NUMBERS != 0 || n > MAX_QUADS * QUAD_NUMBERS)
    return;
  numbers = g_new (double, (gsize) n);
  if (!assay_pdf_read_numbers (passage->from, quads, numbers, n))
    return;
  copy = qpdf_oh_new_array (passage->to);
  for (int i = 0; i < n; i += POINT_NUMBERS)
    {
      double x = matrix->a * numbers[i] + matrix->c * numbers[i + 1] + matrix->e;
      double y = matrix->b * numbers[i] + matrix->d * numbers[i + 1] + matrix->f;

      /* Points outside the rectangle make viewers ignore all of them. */
      if (x < box->x0 - QUAD_SLACK || x > box->x1 + QUAD_SLACK || y < box->y0 - QUAD_SLACK
          || y > box->y1 + QUAD_SLACK)
        return;
      qpdf_oh_append_item (passage->to, copy,
                           assay_pdf_new_number (passage->to, CLAMP (x, box->x0, box->x1)));
      qpdf_oh_append_item (passage->to, copy,
                           assay_pdf_new_number (passage->to, CLAMP (y, box->y0, box->y1)));
    }
  qpdf_oh_replace_key (passage->to, link, "/QuadPoints", copy);
}

/* --- Target ----------------------------------------------------------------------------------- */

static void
set_contents (qpdf_data pdf, qpdf_oh link, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  qpdf_oh_replace_key (pdf, link, "/Contents", qpdf_oh_new_unicode_string (pdf, valid));
}

/* FALSE when it leads nowhere in the pack and nowhere outside. */
static gboolean
set_target (const Passage *passage, qpdf_oh link)
{
  AssayPdfSource *source = passage->placement->source;
  g_auto (AssayPdfTarget) target = { 0 };
  const AssayPdfPlacement *there;
  g_autofree char *text = NULL;

  assay_pdf_targets_read (assay_pdf_places_get_targets (passage->places, source), passage->original,
                          passage->placement->source_page, &target);
  if (target.kind == ASSAY_PDF_TARGET_ADDRESS)
    {
      assay_pdf_set_address (passage->to, link, target.address);
      set_contents (passage->to, link, target.address);
      return TRUE;
    }
  there = target.kind == ASSAY_PDF_TARGET_PAGE
              ? assay_pdf_places_lookup (passage->places, source, target.page)
              : NULL;
  if (there == NULL)
    return FALSE;
  qpdf_oh_replace_key (passage->to, link, "/Dest",
                       assay_pdf_placement_new_destination (there, passage->to, &target));
  /* Translators: what a link leads to: a page of an item ("E007") and of the whole document. */
  text = g_strdup_printf (_ ("Page %u of %s, on page %u"), target.page + 1, source->name,
                          assay_pdf_placement_get_number (there));
  set_contents (passage->to, link, text);

  return TRUE;
}

/* The new annotation, or 0. */
static qpdf_oh
make_link (const Passage *passage, GString *drawing)
{
  qpdf_data pdf = passage->to;
  qpdf_oh link;
  AssayPdfBox box;

  if (!compute_rectangle (passage, &box))
    return 0;
  link = qpdf_oh_new_dictionary (pdf);
  if (!set_target (passage, link))
    {
      append_border (passage, drawing);
      return 0;
    }
  qpdf_oh_replace_key (pdf, link, "/Type", qpdf_oh_new_name (pdf, "/Annot"));
  qpdf_oh_replace_key (pdf, link, "/Subtype", qpdf_oh_new_name (pdf, "/Link"));
  qpdf_oh_replace_key (pdf, link, "/Rect", assay_pdf_new_box (pdf, &box));
  qpdf_oh_replace_key (pdf, link, "/F", qpdf_oh_new_integer (pdf, an_print));
  copy_looks (passage, link);
  copy_quads (passage, &box, link);

  return qpdf_make_indirect_object (pdf, link);
}

static qpdf_oh
get_annotation (qpdf_data pdf, const AssayPdfPage *page, guint index)
{
  qpdf_oh object = assay_pdf_get_object (pdf, page->object);

  return qpdf_oh_get_array_item (pdf, qpdf_oh_get_key (pdf, object, "/Annots"), (int) index);
}

/* The sheet's annotations as an array of its own. */
static qpdf_oh
take_annotations (qpdf_data pdf, qpdf_oh sheet)
{
  qpdf_oh old = qpdf_oh_get_key (pdf, sheet, "/Annots");
  int n = qpdf_oh_is_array (pdf, old) ? qpdf_oh_get_array_n_items (pdf, old) : 0;
  qpdf_oh annotations = qpdf_oh_new_array (pdf);

  for (int i = 0; i < n; i++)
    qpdf_oh_append_item (pdf, annotations, qpdf_oh_get_array_item (pdf, old, i));
  qpdf_oh_replace_key (pdf, sheet, "/Annots", annotations);

  return annotations;
}

void
assay_pdf_links_add (AssayPdfPlaces *places,
                     const AssayPdfPlacement *placement,
                     qpdf_data pdf,
                     qpdf_oh sheet,
                     GArray *links,
                     GString *drawing)
{
  const AssayPdfPage *page = g_ptr_array_index (placement->source->pages, placement->source_page);
  Passage passage = { .places = places,
                      .placement = placement,
                      .from = placement->source->pdf,
                      .to = pdf,
                      .matrix = assay_pdf_placement_get_matrix (placement) };
  qpdf_oh annotations;

  if (page->links == NULL)
    return;
  annotations = take_annotations (pdf, sheet);
  for (guint i = 0; i < page->links->len; i++)
    {
      AssayPdfLink link = { .page = placement->page };
      qpdf_oh object;

      passage.original = get_annotation (passage.from, page, g_array_index (page->links, guint, i));
      object = make_link (&passage, drawing);
      qpdf_oh_release_all (passage.from);
      if (object == 0)
        continue;
      qpdf_oh_append_item (pdf, annotations, object);
      link.annotation = assay_pdf_get_ref (pdf, object);
      g_array_append_val (links, link);
    }
}
