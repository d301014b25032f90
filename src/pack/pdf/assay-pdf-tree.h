/* Puts a structure into the document that was drawn with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/pdf/assay-pdf-links.h"
#include "pack/pdf/assay-pdf-structure.h"

G_BEGIN_DECLS

/* Forgets cairo's own structure elements, which are as many as there are pieces, before anything
 * else is done with @pdf: qpdf reads all objects there are when it makes a new one. */
void assay_pdf_drop_tree (qpdf_data pdf);

/* Replaces cairo's structure tree by @structure and makes an artifact of everything drawn that it
 * does not own. What stands between ASSAY_PDF_PLACED_BEGIN and _END becomes content of the element
 * that was left for it, and @links (AssayPdfLink) on those pages get elements beside it. Where the
 * pages have been put in another @order (assay_pdf_order_pages()), it is needed; NULL otherwise.
 * Errors: CANCELLED, and DAMAGED naming @name when the drawn pages are not as @structure says. */
gboolean assay_pdf_write_tree (qpdf_data pdf,
                               AssayPdfStructure *structure,
                               const guint *order,
                               GArray *links,
                               const char *name,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
