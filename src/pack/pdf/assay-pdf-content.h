/* The content streams of one page as the bytes of a single stream.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/pdf/assay-pdf-objects.h"

G_BEGIN_DECLS

/* Decodes the streams (AssayPdfRef), puts a line end between them and compresses the whole for
 * /FlateDecode. FALSE when one cannot be decoded or they are larger than any honest page. What can
 * still be read of a broken stream counts, as in viewers. */
gboolean assay_pdf_content_join (qpdf_data pdf, GArray *streams, GByteArray *out_data);

/* The stream's bytes as they are in the file (but decrypted). FALSE when they cannot be read. */
gboolean assay_pdf_content_read_raw (qpdf_data pdf, qpdf_oh stream, GByteArray *out_data);

G_END_DECLS
