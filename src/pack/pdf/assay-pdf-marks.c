/* What annotations draw on a page: filled-in form fields, stamps, highlights, signatures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * People fill in forms and put stamps on pages, and all of that is annotations, not page content.
 * Without it a form in the pack would look empty. Pop-up notes draw nothing of worth, and links are
 * made anew.
 */

#include "pack/pdf/assay-pdf-page.h"

#include "base/assay-limits.h"
#include "pack/pdf/assay-pdf-field.h"

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

/* The state of an annotation that looks different in each: its own, or its field's value. */
static char *
dup_state (qpdf_data pdf, qpdf_oh annotation)
{
  qpdf_oh state = qpdf_oh_get_key (pdf, annotation, "/AS");

  if (!qpdf_oh_is_name (pdf, state))
    state = assay_pdf_field_get (pdf, annotation, "/V");

  return g_strdup (qpdf_oh_is_name (pdf, state) ? qpdf_oh_get_name (pdf, state) : "/Off");
}

/* The normal appearance; where there are several, the one of the annotation's state. @out_given
 * says whether the annotation brings any: where it has none for its state, nothing is to be seen.
 */
static qpdf_oh
find_appearance (qpdf_data pdf, qpdf_oh annotation, gboolean *out_given)
{
  qpdf_oh looks = qpdf_oh_get_key_if_dict (pdf, annotation, "/AP");
  qpdf_oh normal = qpdf_oh_get_key_if_dict (pdf, looks, "/N");
  g_autofree char *state = NULL;

  *out_given = qpdf_oh_is_stream (pdf, normal) || qpdf_oh_is_dictionary (pdf, normal);
  if (!qpdf_oh_is_dictionary (pdf, normal))
    return normal;
  state = dup_state (pdf, annotation);

  return qpdf_oh_get_key (pdf, normal, state);
}

/* ISO 32000-1, 12.5.5, algorithm 8.1: the appearance's box, as its matrix leaves it, is stretched
 * to the annotation's rectangle. */
static gboolean
compute_matrix (qpdf_data pdf,
                const AssayPdfBox *rectangle,
                qpdf_oh form,
                AssayPdfMatrix *out_matrix)
{
  AssayPdfMatrix own = { 1, 0, 0, 1, 0, 0 };
  AssayPdfBox box, around;
  double n[6], across, up;

  if (!assay_pdf_read_box (pdf, qpdf_oh_get_key (pdf, form, "/BBox"), &box))
    return FALSE;
  if (assay_pdf_read_numbers (pdf, qpdf_oh_get_key (pdf, form, "/Matrix"), n, 6))
    own = (AssayPdfMatrix){ n[0], n[1], n[2], n[3], n[4], n[5] };
  around = assay_pdf_box_transform (&box, &own);
  across = around.x1 - around.x0;
  up = around.y1 - around.y0;
  if (!(across > 0 && up > 0))
    return FALSE;
  across = (rectangle->x1 - rectangle->x0) / across;
  up = (rectangle->y1 - rectangle->y0) / up;
  *out_matrix = (AssayPdfMatrix){
    across, 0, 0, up, rectangle->x0 - around.x0 * across, rectangle->y0 - around.y0 * up
  };

  return TRUE;
}

static void
add_mark (AssayPdfPage *page, qpdf_data pdf, qpdf_oh stream, const AssayPdfBox *box)
{
  AssayPdfMark mark;

  if (!compute_matrix (pdf, box, qpdf_oh_get_dict (pdf, stream), &mark.matrix))
    return;
  mark.appearance = assay_pdf_get_ref (pdf, stream);
  g_array_append_val (page->marks, mark);
}

/* The annotation's own appearance, or one that is made for it where that is missing or stale. */
static void
read_mark (AssayPdfPage *page, AssayPdfAnnotations *annotations, qpdf_oh annotation)
{
  AssayPdfAppearances *appearances = &annotations->appearances;
  qpdf_data pdf = appearances->pdf;
  AssayPdfAppearance made;
  gboolean given;
  AssayPdfBox box;
  qpdf_oh form = find_appearance (pdf, annotation, &given), fresh;

  if (!assay_pdf_read_box (pdf, qpdf_oh_get_key (pdf, annotation, "/Rect"), &box))
    return;
  if (!given || assay_pdf_appearances_is_stale (appearances, annotation))
    {
      made = assay_pdf_appearances_make (appearances, annotation, &box, &fresh);
      if (made == ASSAY_PDF_APPEARANCE_NONE)
        return;
      if (made == ASSAY_PDF_APPEARANCE_MADE)
        form = fresh;
      else if (!given)
        annotations->n_unshown++;
    }
  if (qpdf_oh_is_stream (pdf, form))
    add_mark (page, pdf, form, &box);
}

static void
add_link (AssayPdfPage *page, AssayPdfAnnotations *annotations, guint index)
{
  if (page->links == NULL)
    page->links = g_array_new (FALSE, FALSE, sizeof (guint));
  if (page->links->len < ASSAY_LIMIT_PAGE_LINKS)
    g_array_append_val (page->links, index);
  else
    annotations->n_unshown++;
}

static void
read_annotation (AssayPdfPage *page,
                 AssayPdfAnnotations *annotations,
                 qpdf_oh annotation,
                 guint index)
{
  qpdf_data pdf = annotations->appearances.pdf;
  qpdf_oh kind = qpdf_oh_get_key_if_dict (pdf, annotation, "/Subtype");

  if (!qpdf_oh_is_dictionary (pdf, annotation)
      || !is_shown (pdf, annotation, annotations->hidden_layers)
      || qpdf_oh_is_name_and_equals (pdf, kind, "/Popup"))
    return;
  if (qpdf_oh_is_name_and_equals (pdf, kind, "/Link"))
    add_link (page, annotations, index);
  else
    read_mark (page, annotations, annotation);
}

void
assay_pdf_page_read_annotations (AssayPdfPage *self,
                                 AssayPdfAnnotations *annotations,
                                 qpdf_oh object)
{
  qpdf_data pdf = annotations->appearances.pdf;
  qpdf_oh array = qpdf_oh_get_key_if_dict (pdf, object, "/Annots");
  guint n = qpdf_oh_is_array (pdf, array) ? (guint) qpdf_oh_get_array_n_items (pdf, array) : 0;
  guint n_read = MIN (n, annotations->budget);

  for (guint i = 0; i < n_read; i++)
    read_annotation (self, annotations, qpdf_oh_get_array_item (pdf, array, (int) i), i);
  annotations->budget -= n_read;
  annotations->n_unshown += n - n_read;
}
