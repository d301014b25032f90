/* The one window class: a start page, or a portfolio with its sidebar, sections and preview.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-section.h"
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

/* The section in front; only with a document. */
AssaySection *assay_window_get_section (AssayWindow *self);

/* The same, at a place other than the overview; NULL, or one that there is no section for, is the
 * overview. */
void assay_window_set_document_at (AssayWindow *self, AssayDocument *document, const char *place);

/* The path of what is being opened in this window; NULL when nothing is. Without a document, that
 * decides between the page that waits and the start page. */
void assay_window_set_opening (AssayWindow *self, const char *path);
const char *assay_window_get_opening (AssayWindow *self);

/* Goes to a place (assay-section.h). */
void assay_window_show (AssayWindow *self, const char *place);

/* Begins to open the portfolio folder at @path; when that fails, tells why. Offers to open for
 * reading when it is locked, and to take the lock away when its holder is gone. */
void assay_window_open (AssayWindow *self, const char *path);

AssayContext *assay_window_get_context (AssayWindow *self);
AssaySchemeLibrary *assay_window_get_library (AssayWindow *self);

G_END_DECLS
