/* The items' own bookmarks, kept beneath those of the items.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/pdf/assay-pdf-fill.h"
#include "pack/pdf/assay-pdf-places.h"

G_BEGIN_DECLS

typedef struct _AssayPdfOutline AssayPdfOutline;

/* The outline of @pdf, the pack, as it was drawn. Both must outlive it. */
AssayPdfOutline *assay_pdf_outline_new (qpdf_data pdf, AssayPdfPlaces *places);
void assay_pdf_outline_free (AssayPdfOutline *self);

/* Puts the item's own bookmarks beneath its bookmark. Titles are given the page of the pack in
 * @format ("%s · p %u"); those that lead to an address outside or to nowhere stay as they are. Of
 * very many the first ASSAY_LIMIT_ITEM_BOOKMARKS are kept. */
void assay_pdf_outline_add (AssayPdfOutline *self,
                            const AssayPdfItem *item,
                            const char *format,
                            AssayPdfBlanks *blanks);

/* Leaves the titles of the bookmarks as they were drawn to @blanks, which has one for each. */
void assay_pdf_outline_leave_titles (AssayPdfOutline *self, AssayPdfBlanks *blanks);

/* The object of a bookmark as it was drawn, counted as in AssayPdfItem. */
AssayPdfRef assay_pdf_outline_get_bookmark (AssayPdfOutline *self, guint bookmark);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPdfOutline, assay_pdf_outline_free)

G_END_DECLS
