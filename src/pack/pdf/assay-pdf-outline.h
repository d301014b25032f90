/* The items' own bookmarks, kept beneath those of the items.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/pdf/assay-pdf-places.h"

G_BEGIN_DECLS

/* Puts the own bookmarks of each of @items beneath its bookmark in @pdf, the pack, whose outline is
 * the drawn one. Titles are given the page of the pack in @format ("%s · p %u"), those that lead to
 * an address outside or to nowhere stay as they are. */
void assay_pdf_outline_add (qpdf_data pdf,
                            AssayPdfPlaces *places,
                            const AssayPdfItem *items,
                            guint n_items,
                            const char *format);

G_END_DECLS
