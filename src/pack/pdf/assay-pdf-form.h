/* Makes evidence pages into form XObjects of the pack.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/pdf/assay-pdf-source-private.h"

G_BEGIN_DECLS

typedef struct _AssayPdfForms AssayPdfForms;

/* For one document being joined, @pdf, which must outlive it. */
AssayPdfForms *assay_pdf_forms_new (qpdf_data pdf);
void assay_pdf_forms_free (AssayPdfForms *self);

/* Copies everything that @source's pages hang on into the document; a second call does nothing.
 * Stream data stays in the source's file until the document is written. */
gboolean assay_pdf_forms_import (AssayPdfForms *self, AssayPdfSource *source, GError **error);

/* The layers of all imported sources, as objects of the document (AssayPdfLayer). */
GArray *assay_pdf_forms_get_layers (AssayPdfForms *self);

/* The page's content as one form in the page's own space, made once per page. @source has been
 * imported. Errors are DAMAGED and name source and page. */
gboolean assay_pdf_forms_add_page (AssayPdfForms *self,
                                   AssayPdfSource *source,
                                   guint index,
                                   AssayPdfRef *out_form,
                                   GError **error);

/* An annotation's appearance as a form. */
gboolean assay_pdf_forms_add_mark (AssayPdfForms *self,
                                   AssayPdfSource *source,
                                   const AssayPdfMark *mark,
                                   AssayPdfRef *out_form,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPdfForms, assay_pdf_forms_free)

G_END_DECLS
