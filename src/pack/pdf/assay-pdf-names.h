/* The named destinations of an evidence PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/pdf/assay-pdf-objects.h"

G_BEGIN_DECLS

typedef struct _AssayPdfNames AssayPdfNames;

/* For one document, which must outlive it. Nothing is read before the first look-up. */
AssayPdfNames *assay_pdf_names_new (qpdf_data pdf);
void assay_pdf_names_free (AssayPdfNames *self);

/* What @name, a name (/Dests of the catalogue, as PDF 1.1 has it) or a string (the name tree), says
 * its destination is: an array or a dictionary; 0 when nobody knows it. Writers mix the two up, so
 * both places are looked in. */
qpdf_oh assay_pdf_names_lookup (AssayPdfNames *self, qpdf_oh name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPdfNames, assay_pdf_names_free)

G_END_DECLS
