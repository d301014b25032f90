/* What a document says about itself to programs that do not know PDF: its metadata stream (XMP).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/pdf/assay-pdf-objects.h"

G_BEGIN_DECLS

/* Says in XMP what the Info dictionary says, word for word, and writes the dictionary's dates in
 * their full form. @language is a BCP 47 tag. Claims no standard that nobody has checked. */
void assay_pdf_add_metadata (qpdf_data pdf, const char *language);

G_END_DECLS
