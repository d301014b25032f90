/* What the window needs to know of the preview: a flap at the end side of its content.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When it comes into a window, it gives the window the actions "win.preview" (with "E007" or
 * "E007:4") and "win.toggle-preview", and the key F9.
 */

#pragma once

#include "app/document/assay-folder-document.h"
#include "app/preview/assay-preview-pane.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_PREVIEW_FLAP (assay_preview_flap_get_type ())
G_DECLARE_FINAL_TYPE (AssayPreviewFlap, assay_preview_flap, ASSAY, PREVIEW_FLAP, AdwBin)

/* Where the person is; both NULL when the document goes. */
void
assay_preview_flap_set_place (AssayPreviewFlap *self, AssayDocument *document, const char *place);

AssayPreviewPane *assay_preview_flap_get_pane (AssayPreviewFlap *self);

G_END_DECLS
