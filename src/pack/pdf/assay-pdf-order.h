/* Putting the pages of a document in another order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/pdf/assay-pdf-objects.h"

G_BEGIN_DECLS

/* Page @order[i] becomes page i (both from 0); @order names every page once. Links, bookmarks and
 * the structure lead to page objects, so they stay right; the structure keeps its order, which is
 * the one in which a document is read aloud. */
void assay_pdf_order_pages (qpdf_data pdf, const guint *order);

G_END_DECLS
