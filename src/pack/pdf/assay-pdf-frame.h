/* What holds a file together: its catalogue, page tree, named places, structure and layers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/pdf/assay-pdf-join.h"

G_BEGIN_DECLS

/* What a drawn document calls its places, and its outermost bookmarks, noted in @part. @writer is
 * at @pdf and writes the objects with the next drain. */
void assay_pdf_list_names (AssayPdfWriter *writer, qpdf_data pdf, AssayPdfPart *part);
void assay_pdf_list_bookmarks (AssayPdfWriter *writer, qpdf_data pdf, AssayPdfPart *part);

/* Puts the bookmarks of @part beneath @bookmark of @pdf, which has none and stays closed. */
void assay_pdf_take_bookmarks (AssayPdfWriter *writer,
                               qpdf_data pdf,
                               AssayPdfRef bookmark,
                               const AssayPdfPart *part);

/* Writes what is left of @pdf around @part, which was made of it, and the evidence of @info.
 * Returns the number of the Info dictionary. */
guint assay_pdf_write_frame (AssayPdfWriter *writer,
                             qpdf_data pdf,
                             const AssayPdfPart *part,
                             const AssayPdfJoinInfo *info);

G_END_DECLS
