/* Stands before an item of a submission: is it still what was submitted, and may it be opened
 * without a word?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sensitive item opens on purpose only: somebody says why, that is journalled, and then the file
 * is compared with its digest like every other. Signal "ended" (const GError *error): the item may
 * be shown, or why not.
 */

#pragma once

#include "app/document/assay-folder-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_PREVIEW_GUARD (assay_preview_guard_get_type ())
G_DECLARE_FINAL_TYPE (AssayPreviewGuard, assay_preview_guard, ASSAY, PREVIEW_GUARD, AdwBin)

/* Begins with an item; the one before is no longer looked at. */
void assay_preview_guard_look (AssayPreviewGuard *self, AssayDocument *document, guint number);

/* Nothing is looked at any more: "ended" does not come. */
void assay_preview_guard_let_go (AssayPreviewGuard *self);

/* What was opened on purpose was opened in another document. */
void assay_preview_guard_forget (AssayPreviewGuard *self);

G_END_DECLS
