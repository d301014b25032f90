/* The one window class: a start page, or a portfolio with its sidebar, sections and preview.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/document/assay-document.h"
#include "core/scheme/assay-scheme-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_WINDOW (assay_window_get_type ())
G_DECLARE_FINAL_TYPE (AssayWindow, assay_window, ASSAY, WINDOW, AdwApplicationWindow)

AssayWindow *assay_window_new (GtkApplication *application, AssayContext *context);

/* Shows the document; the one before is closed. */
void assay_window_set_document (AssayWindow *self, AssayDocument *document);
AssayDocument *assay_window_get_document (AssayWindow *self);

/* Goes to a place (assay-section.h). */
void assay_window_show (AssayWindow *self, const char *place);

/* Opens the portfolio folder at @path, or tells why not. Offers to open for reading when it is
 * locked, and to take the lock away when its holder is gone. */
void assay_window_open (AssayWindow *self, const char *path);

AssayContext *assay_window_get_context (AssayWindow *self);
AssaySchemeLibrary *assay_window_get_library (AssayWindow *self);

G_END_DECLS
