/* Looking for words in a PDF: the entry, and the pages that have them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signals: "changed" when there are other hits; "page-chosen" (guint page).
 */

#pragma once

#include "present/assay-page-reply.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_PAGE_SEARCH (assay_page_search_get_type ())
G_DECLARE_FINAL_TYPE (AssayPageSearch, assay_page_search, ASSAY, PAGE_SEARCH, AdwBin)

/* Forgets what was found. @path NULL: nothing can be searched. */
void assay_page_search_set_file (AssayPageSearch *self, const char *path, guint patience_ms);

void assay_page_search_set_open (AssayPageSearch *self, gboolean open);
gboolean assay_page_search_is_open (AssayPageSearch *self);

/* AssayPageHit; NULL for none. */
const GArray *assay_page_search_get_hits (AssayPageSearch *self);

G_END_DECLS
