/* Searching the portfolio: a field and what it finds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/document/assay-folder-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_SEARCH_PANEL (assay_search_panel_get_type ())
G_DECLARE_FINAL_TYPE (AssaySearchPanel, assay_search_panel, ASSAY, SEARCH_PANEL, AdwBin)

/* Searches in @document, or in nothing where it is NULL. Signal "stopped": Escape was pressed. */
void assay_search_panel_set_document (AssaySearchPanel *self, AssayDocument *document);

/* Puts the cursor in the field, with its text selected. */
void assay_search_panel_begin (AssaySearchPanel *self);

G_END_DECLS
