/* Puts a structure into the document that was drawn with it, and writes it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/pdf/assay-pdf-fill.h"
#include "pack/pdf/assay-pdf-links.h"
#include "pack/pdf/assay-pdf-part.h"
#include "pack/pdf/assay-pdf-structure.h"

G_BEGIN_DECLS

/* Forgets cairo's own structure elements, which are as many as there are pieces, before anything
 * else is done with @pdf: qpdf reads all objects there are when it makes a new one. */
void assay_pdf_drop_tree (qpdf_data pdf);

/* Makes an artifact of everything drawn that @structure does not own. What stands between
 * ASSAY_PDF_PLACED_BEGIN and _END becomes content of the element that was left for it, and @links
 * (AssayPdfLink) on those pages get elements beside it. Page i gets the number @first_key + i among
 * those that know the elements of its pieces, links the numbers after. Errors: CANCELLED, and
 * DAMAGED naming @name when the drawn pages are not as @structure says. */
gboolean assay_pdf_mark_pages (qpdf_data pdf,
                               AssayPdfStructure *structure,
                               GArray *links,
                               AssayPdfBlanks *blanks,
                               guint first_key,
                               const char *name,
                               GCancellable *cancellable,
                               GError **error);

/* Writes the elements of a @structure whose pages have been marked and have their numbers in @part,
 * which gets the outermost elements and what leads from pieces to elements. Where the structure
 * left a gap, those of @other (nullable) are put among them. */
gboolean assay_pdf_write_tree (AssayPdfWriter *writer,
                               qpdf_data pdf,
                               AssayPdfStructure *structure,
                               AssayPdfPart *part,
                               const AssayPdfPart *other,
                               const AssayPdfBlanks *blanks,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
