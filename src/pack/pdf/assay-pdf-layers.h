/* The layers (optional content) of an evidence PDF: what its author hid stays hidden.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/pdf/assay-pdf-objects.h"

G_BEGIN_DECLS

typedef struct
{
  AssayPdfRef group;
  gboolean hidden;
} AssayPdfLayer;

/* AssayPdfLayer for every layer of @pdf, with what its default view says of it. */
GArray *assay_pdf_list_layers (qpdf_data pdf);

/* The keys (assay_pdf_ref_to_key()) of the hidden ones. */
GHashTable *assay_pdf_list_hidden_layers (GArray *layers);

/* Adds to @layers those that the pages use (of @reached, assay_pdf_reach()) and the catalogue does
 * not list. Nothing hides them; but beside the layers of others a reader would. */
void assay_pdf_add_unlisted_layers (qpdf_data pdf, GHashTable *reached, GArray *layers);

G_END_DECLS
