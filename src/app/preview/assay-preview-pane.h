/* Shows an item of evidence beside the work: pages, pictures, text, notes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Actions for what is below it: "preview.previous-page", "preview.next-page", "preview.zoom-in",
 * "preview.zoom-out", "preview.fit-width", "preview.search", "preview.open-elsewhere".
 */

#pragma once

#include "app/document/assay-folder-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_PREVIEW_PANE (assay_preview_pane_get_type ())
G_DECLARE_FINAL_TYPE (AssayPreviewPane, assay_preview_pane, ASSAY, PREVIEW_PANE, AdwBin)

/* NULL when there is none (any more); forgets the item. */
void assay_preview_pane_set_document (AssayPreviewPane *self, AssayDocument *document);

/* The criterion the person is at, or NULL: citing is for that one. */
void assay_preview_pane_set_criterion (AssayPreviewPane *self, const char *criterion);

/* Shows the item; @page 0 is the first, or the one on show when the item is already. */
void assay_preview_pane_show (AssayPreviewPane *self, guint number, guint page);

/* The item on show and its page; 0 for none. */
guint assay_preview_pane_get_item (AssayPreviewPane *self);
guint assay_preview_pane_get_page (AssayPreviewPane *self);

/* How long a file may take before it is given up; for tests. */
void assay_preview_pane_set_patience (AssayPreviewPane *self, guint milliseconds);

G_END_DECLS
