/* A new portfolio in three short steps: the scheme, the service, the plan.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/document/assay-folder-document.h"
#include "core/scheme/assay-scheme-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_CREATE_WINDOW (assay_create_window_get_type ())
G_DECLARE_FINAL_TYPE (AssayCreateWindow, assay_create_window, ASSAY, CREATE_WINDOW, AdwWindow)

/* Signal "created" (AssayDocument): the portfolio is made and open. The window then closes. NULL
 * with an error when there is no scheme to choose. */
AssayCreateWindow *assay_create_window_new (GtkWindow *parent,
                                            AssayContext *context,
                                            AssaySchemeLibrary *library,
                                            GError **error);

/* Where portfolios are kept unless somebody says otherwise: "Assay" among the documents. */
char *assay_create_window_dup_usual_folder (void);

G_END_DECLS
