/* What annotations draw on a page: filled-in form fields, stamps, highlights, signatures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * People fill in forms and put stamps on pages, and all of that is annotations, not page content.
 * Without it a form in the pack would look empty. Pop-up notes draw nothing of worth, and links are
 * made anew.
 */

#include "pack/pdf/assay-pdf-page.h"

#define HIDDEN_FLAGS (an_hidden | an_no_view)

static gboolean
is_shown (qpdf_data pdf, qpdf_oh annotation, GHashTable *hidden_layers)
{
  qpdf_oh layer = qpdf_oh_get_key_if_dict (pdf, annotation, "/OC");
  gint64 key = assay_pdf_ref_to_key (assay_pdf_get_ref (pdf, layer));
  long long flags = 0;

  if (qpdf_oh_get_value_as_longlong (pdf, qpdf_oh_get_key_if_dict (pdf, annotation, "/F"), &flags)
      && (flags & HIDDEN_FLAGS) != 0)
    return FALSE;

  return !g_hash_table_contains (hidden_layers, &key);
}

/* The normal appearance; where there are several, the one of the annotation's state. */
static qpdf_oh
find_appearance (qpdf_data pdf, qpdf_oh annotation)
{
  qpdf_oh looks = qpdf_oh_get_key_if_dict (pdf, annotation, "/AP");
  qpdf_oh normal = qpdf_oh_get_key_if_dict (pdf, looks, "/N");
  qpdf_oh state = qpdf_oh_get_key_if_dict (pdf, annotation, "/AS");
  g_autofree char *name = NULL;

  if (!qpdf_oh_is_dictionary (pdf, normal) || !qpdf_oh_is_name (pdf, state))
    return normal;
  name = g_strdup (qpdf_oh_get_name (pdf, state));

  return qpdf_oh_get_key (pdf, normal, name);
}

/* ISO 32000-1, 12.5.5, algorithm 8.1: the appearance's box, as its matrix leaves it, is stretched
 * to the annotation's rectangle. */
static gboolean
compute_matrix (qpdf_data pdf, qpdf_oh annotation, qpdf_oh form, AssayPdfMatrix *out_matrix)
{
  AssayPdfMatrix own = { 1, 0, 0, 1, 0, 0 };
  AssayPdfBox box, rectangle, around;
  double n[6], across, up;

  if (!assay_pdf_read_box (pdf, qpdf_oh_get_key (pdf, annotation, "/Rect"), &rectangle)
      || !assay_pdf_read_box (pdf, qpdf_oh_get_key (pdf, form, "/BBox"), &box))
    return FALSE;
  if (assay_pdf_read_numbers (pdf, qpdf_oh_get_key (pdf, form, "/Matrix"), n, 6))
    own = (AssayPdfMatrix){ n[0], n[1], n[2], n[3], n[4], n[5] };
  around = assay_pdf_box_transform (&box, &own);
  across = around.x1 - around.x0;
  up = around.y1 - around.y0;
  if (!(across > 0 && up > 0))
    return FALSE;
  across = (rectangle.x1 - rectangle.x0) / across;
  up = (rectangle.y1 - rectangle.y0) / up;
  *out_matrix = (AssayPdfMatrix){
    across, 0, 0, up, rectangle.x0 - around.x0 * across, rectangle.y0 - around.y0 * up
  };

  return TRUE;
}

static void
add_mark (AssayPdfPage *page, qpdf_data pdf, qpdf_oh annotation)
{
  AssayPdfMark mark;
  qpdf_oh stream = find_appearance (pdf, annotation);

  if (!qpdf_oh_is_stream (pdf, stream)
      || !compute_matrix (pdf, annotation, qpdf_oh_get_dict (pdf, stream), &mark.matrix))
    return;
  mark.appearance = assay_pdf_get_ref (pdf, stream);
  g_array_append_val (page->marks, mark);
}

static void
add_link (AssayPdfPage *page, guint index)
{
  if (page->links == NULL)
    page->links = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (page->links, index);
}

static void
read_annotation (
    AssayPdfPage *page, qpdf_data pdf, qpdf_oh annotation, guint index, GHashTable *hidden_layers)
{
  qpdf_oh kind = qpdf_oh_get_key_if_dict (pdf, annotation, "/Subtype");

  if (!qpdf_oh_is_dictionary (pdf, annotation) || !is_shown (pdf, annotation, hidden_layers)
      || qpdf_oh_is_name_and_equals (pdf, kind, "/Popup"))
    return;
  if (qpdf_oh_is_name_and_equals (pdf, kind, "/Link"))
    add_link (page, index);
  else
    add_mark (page, pdf, annotation);
}

void
assay_pdf_page_read_annotations (
    AssayPdfPage *self, qpdf_data pdf, qpdf_oh object, GHashTable *hidden_layers, guint *budget)
{
  qpdf_oh annotations = qpdf_oh_get_key_if_dict (pdf, object, "/Annots");
  guint n = qpdf_oh_is_array (pdf, annotations)
                ? (guint) qpdf_oh_get_array_n_items (pdf, annotations)
                : 0;

  for (guint i = 0; i<n && * budget> 0; i++)
    {
      read_annotation (self, pdf, qpdf_oh_get_array_item (pdf, annotations, (int) i), i,
                       hidden_layers);
      (*budget)--;
    }
}
