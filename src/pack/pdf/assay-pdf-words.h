/* Whether a page of an evidence PDF has words that can be read out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/pdf/assay-pdf-source.h"

G_BEGIN_DECLS

/* Page @index (from 0) has fonts at hand, on itself or in a form on it, or a form field or note on
 * it. What is drawn is not looked at: that would mean unpacking every page. So a scan that shares
 * its fonts with other pages passes for text; one alone, as scanners make them, does not. */
gboolean assay_pdf_source_has_words (AssayPdfSource *self, guint index);

G_END_DECLS
