/* Undo and redo, and which actions there are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/window/assay-window.h"

G_BEGIN_DECLS

/* win.undo and win.redo, with their keys. */
void assay_window_actions_install (GtkWidgetClass *widget_class);

/* Whether there is something to take back or do again, and what; said by the buttons, too. */
void assay_window_actions_update_undo (AssayWindow *self,
                                       GtkWidget *undo_button,
                                       GtkWidget *redo_button);

/* After the window's document came or went. */
void assay_window_actions_update (AssayWindow *self);

G_END_DECLS
