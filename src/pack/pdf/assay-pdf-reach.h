/* Makes sure that copying parts of a PDF from outside cannot overflow the stack.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/pdf/assay-pdf-objects.h"

G_BEGIN_DECLS

/* Follows everything that @root leads to, as qpdf_oh_copy_foreign_object() does. FALSE when that
 * goes deeper than any honest file. @seen (new with assay_pdf_reach_new()) holds what earlier calls
 * have followed; objects must then be copied in the order they were followed here. */
GHashTable *assay_pdf_reach_new (void);
gboolean assay_pdf_reach (qpdf_data pdf, AssayPdfRef root, GHashTable *seen);

G_END_DECLS
