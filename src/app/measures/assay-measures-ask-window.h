/* A form over the window of a register: asks a service for its figures, with a file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/register/assay-register-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_MEASURES_ASK_WINDOW (assay_measures_ask_window_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayMeasuresAskWindow, assay_measures_ask_window, ASSAY, MEASURES_ASK_WINDOW, AdwWindow)

/* Shows the form over @parent, first for the service of @contract; 0: for none in particular. */
void assay_measures_ask_window_show (GtkWindow *parent,
                                     AssayRegisterDocument *document,
                                     gint64 contract);

G_END_DECLS
