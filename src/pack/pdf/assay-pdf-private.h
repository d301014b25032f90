/* Text that a PDF carries for the program that wrote it, where no reader sees it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It is the private data of a page-piece dictionary (ISO 32000-1, 14.5) of the document: an array
 * of strings, one per line. An attachment would make people ask what it is and whether it is safe.
 */

#pragma once

#include "pack/pdf/assay-pdf-objects.h"

G_BEGIN_DECLS

/* @date is when it was written, ISO 8601 in UTC ("2026-11-22T00:00:00Z"). */
void assay_pdf_set_private_text (qpdf_data pdf, const char *text, const char *date);

/* What the PDF at @path carries, at most @max_bytes of it. NULL with an error: NOT_FOUND for a PDF
 * without, TOO_LARGE, or as assay_pdf_source_open(). The file is not trusted: where a crash could
 * hurt, ask for it from a program of its own. */
char *assay_pdf_read_private_text (const char *path, gsize max_bytes, GError **error);

G_END_DECLS
