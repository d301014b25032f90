/* The table of where each object of a PDF stands, and texts for its objects.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/pdf/assay-pdf-writer.h"

G_BEGIN_DECLS

/* How the table is packed, for its dictionary. */
#define ASSAY_PDF_TABLE_FORM                                                                       \
  "/W [ 1 5 2 ] /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 8 >>"

/* AssayPdfRow by number, packed. */
GByteArray *assay_pdf_table_pack (const GArray *rows);

/* A text string, with its brackets. */
void assay_pdf_append_text (GString *object, const char *text);

/* @length bytes packed for /FlateDecode. */
GByteArray *assay_pdf_pack_bytes (gconstpointer data, gsize length);

G_END_DECLS
