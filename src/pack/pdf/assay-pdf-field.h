/* What a form field shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/pdf/assay-pdf-appearance.h"

G_BEGIN_DECLS

/* The value of @key in a field, which may stand in one of those above it; null for none. */
qpdf_oh assay_pdf_field_get (qpdf_data pdf, qpdf_oh field, const char *key);

/* Reads "/Helv 12 Tf 0 g": a size, 0 where it is left open, and the colour's operators. */
void
assay_pdf_read_default_looks (qpdf_data pdf, qpdf_oh string, double *out_size, char **out_colour);

/* Appends what the field of @annotation shows. */
AssayPdfAppearance assay_pdf_field_append (qpdf_data pdf,
                                           qpdf_oh annotation,
                                           const AssayPdfBox *box,
                                           GString *content);

G_END_DECLS
