/* What a comment drawn on a page shows: highlights, lines, shapes, ink, text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/pdf/assay-pdf-appearance.h"

G_BEGIN_DECLS

/* Appends what @annotation shows. */
AssayPdfAppearance assay_pdf_markup_append (qpdf_data pdf,
                                            qpdf_oh annotation,
                                            const AssayPdfBox *box,
                                            GString *content);

G_END_DECLS
