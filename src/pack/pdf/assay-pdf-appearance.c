/* How annotations look that bring no appearance of their own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Many programs that fill in forms and mark up pages leave it to the viewer to draw what they
 * wrote. What is put under a page of the pack has no viewer to do it. qpdf could do it for text
 * fields, but only in a copy of the whole file, and with one line from the left.
 */

#include "pack/pdf/assay-pdf-appearance.h"

#include "base/assay-limits.h"
#include "pack/pdf/assay-pdf-field.h"
#include "pack/pdf/assay-pdf-lettering.h"
#include "pack/pdf/assay-pdf-markup.h"

#include <string.h>

void
assay_pdf_appearances_init (AssayPdfAppearances *self, qpdf_data pdf)
{
  qpdf_oh form = qpdf_oh_get_key_if_dict (pdf, qpdf_get_root (pdf), "/AcroForm");
  QPDF_BOOL stale = QPDF_FALSE;

  qpdf_oh_get_value_as_bool (pdf, qpdf_oh_get_key_if_dict (pdf, form, "/NeedAppearances"), &stale);
  *self = (AssayPdfAppearances){ .pdf = pdf, .stale = stale };
}

static gboolean
is_widget (qpdf_data pdf, qpdf_oh annotation)
{
  return qpdf_oh_is_name_and_equals (pdf, qpdf_oh_get_key (pdf, annotation, "/Subtype"), "/Widget");
}

gboolean
assay_pdf_appearances_is_stale (const AssayPdfAppearances *self, qpdf_oh annotation)
{
  qpdf_oh kind;

  if (!self->stale || !is_widget (self->pdf, annotation))
    return FALSE;
  kind = assay_pdf_field_get (self->pdf, annotation, "/FT");

  return qpdf_oh_is_name_and_equals (self->pdf, kind, "/Tx")
         || qpdf_oh_is_name_and_equals (self->pdf, kind, "/Ch");
}

static qpdf_oh
new_fonts (AssayPdfAppearances *self)
{
  qpdf_oh fonts = qpdf_oh_new_dictionary (self->pdf);

  if (!assay_pdf_ref_is_set (self->font))
    self->font = assay_pdf_get_ref (self->pdf, assay_pdf_lettering_new_font (self->pdf));
  qpdf_oh_replace_key (self->pdf, fonts, ASSAY_PDF_LETTERING_FONT,
                       assay_pdf_get_object (self->pdf, self->font));

  return fonts;
}

/* How see-through it is, and that a highlight lets the text beneath it show. */
static qpdf_oh
new_states (AssayPdfAppearances *self, qpdf_oh annotation)
{
  qpdf_data pdf = self->pdf;
  qpdf_oh states = qpdf_oh_new_dictionary (pdf), state = qpdf_oh_new_dictionary (pdf);
  qpdf_oh kind = qpdf_oh_get_key (pdf, annotation, "/Subtype");
  double opacity = 1;

  if (qpdf_oh_is_name_and_equals (pdf, kind, "/Highlight"))
    qpdf_oh_replace_key (pdf, state, "/BM", qpdf_oh_new_name (pdf, "/Multiply"));
  if (assay_pdf_read_number (pdf, qpdf_oh_get_key (pdf, annotation, "/CA"), &opacity))
    {
      opacity = CLAMP (opacity, 0, 1);
      qpdf_oh_replace_key (pdf, state, "/CA", assay_pdf_new_number (pdf, opacity));
      qpdf_oh_replace_key (pdf, state, "/ca", assay_pdf_new_number (pdf, opacity));
    }
  qpdf_oh_replace_key (pdf, states, "/AssayState", state);

  return states;
}

static qpdf_oh
new_form (AssayPdfAppearances *self, qpdf_oh annotation, const AssayPdfBox *box, GString *content)
{
  qpdf_data pdf = self->pdf;
  qpdf_oh stream = qpdf_oh_new_stream (pdf), none = qpdf_oh_new_null (pdf);
  qpdf_oh dictionary = qpdf_oh_get_dict (pdf, stream), resources = qpdf_oh_new_dictionary (pdf);

  g_string_prepend (content, "/AssayState gs\n");
  qpdf_oh_replace_stream_data (pdf, stream, (const unsigned char *) content->str, content->len,
                               none, none);
  qpdf_oh_replace_key (pdf, resources, "/ExtGState", new_states (self, annotation));
  if (strstr (content->str, ASSAY_PDF_LETTERING_FONT) != NULL)
    qpdf_oh_replace_key (pdf, resources, "/Font", new_fonts (self));
  qpdf_oh_replace_key (pdf, dictionary, "/Resources", resources);
  qpdf_oh_replace_key (pdf, dictionary, "/BBox", assay_pdf_new_box (pdf, box));

  return stream;
}

AssayPdfAppearance
assay_pdf_appearances_make (AssayPdfAppearances *self,
                            qpdf_oh annotation,
                            const AssayPdfBox *box,
                            qpdf_oh *out_form)
{
  g_autoptr (GString) content = g_string_new (NULL);
  AssayPdfAppearance made;

  /* A few bytes of a file can stand for any number of annotations. */
  if (self->n_made >= ASSAY_LIMIT_ITEM_LOOKS || self->n_bytes >= ASSAY_LIMIT_ITEM_LOOKS_BYTES)
    return ASSAY_PDF_APPEARANCE_UNKNOWN;
  made = is_widget (self->pdf, annotation)
             ? assay_pdf_field_append (self->pdf, annotation, box, content)
             : assay_pdf_markup_append (self->pdf, annotation, box, content);
  self->n_made++;
  self->n_bytes += content->len;
  if (made != ASSAY_PDF_APPEARANCE_MADE)
    return made;
  if (content->len == 0)
    return ASSAY_PDF_APPEARANCE_NONE;
  *out_form = new_form (self, annotation, box, content);

  return ASSAY_PDF_APPEARANCE_MADE;
}
