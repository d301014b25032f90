/* How annotations look that bring no appearance of their own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/pdf/assay-pdf-objects.h"

G_BEGIN_DECLS

/* For one document, in which the appearances are made; its file stays as it is. */
typedef struct
{
  qpdf_data pdf;
  gboolean stale;   /* the document says that the looks of its fields are out of date */
  AssayPdfRef font; /* once it is needed */
  guint n_made;
  gsize n_bytes;
} AssayPdfAppearances;

typedef enum
{
  ASSAY_PDF_APPEARANCE_MADE,
  ASSAY_PDF_APPEARANCE_NONE,    /* there is nothing to see */
  ASSAY_PDF_APPEARANCE_UNKNOWN, /* there is, but nobody can say how it looks */
} AssayPdfAppearance;

void assay_pdf_appearances_init (AssayPdfAppearances *self, qpdf_data pdf);

/* Makes the appearance of @annotation from what it says, as viewers do, for its /Rect, @box, in the
 * page's own space. Text can only be set in letters of Western Europe, and only
 * ASSAY_LIMIT_ITEM_LOOKS appearances are made for one document. */
AssayPdfAppearance assay_pdf_appearances_make (AssayPdfAppearances *self,
                                               qpdf_oh annotation,
                                               const AssayPdfBox *box,
                                               qpdf_oh *out_form);

/* Whether the annotation is a field whose look the document says is out of date. */
gboolean assay_pdf_appearances_is_stale (const AssayPdfAppearances *self, qpdf_oh annotation);

G_END_DECLS
