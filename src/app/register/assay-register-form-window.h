/* A form over the window: adds a value to a register, changes one, confirms what is known.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It stays until what is in it is safe. Where somebody else has changed the value meanwhile, what
 * was written here goes on to assay-collision-window.h with what they wrote.
 */

#pragma once

#include "app/register/assay-register-document.h"
#include "present/assay-register-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_REGISTER_FORM_WINDOW (assay_register_form_window_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayRegisterFormWindow, assay_register_form_window, ASSAY, REGISTER_FORM_WINDOW, AdwWindow)

/* Shows the form over @parent. Takes @value: what it begins with, and for a change the version that
 * was read. */
AssayRegisterFormWindow *assay_register_form_window_show (GtkWindow *parent,
                                                          AssayRegisterDocument *document,
                                                          AssayFormTask task,
                                                          gpointer value);

G_END_DECLS
