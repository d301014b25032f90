/* What a table of contracts would do to a register, before any of it is taken in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/register/assay-register-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_IMPORT_WINDOW (assay_import_window_get_type ())
G_DECLARE_FINAL_TYPE (AssayImportWindow, assay_import_window, ASSAY, IMPORT_WINDOW, AdwWindow)

/* Shows it over @parent. Nothing is taken in unless somebody says so there. */
AssayImportWindow *
assay_import_window_show (GtkWindow *parent, AssayRegisterDocument *document, const char *path);

G_END_DECLS
