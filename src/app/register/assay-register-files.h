/* What the main menu and the start page do with registers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives a window "win.new-register", "win.open-register", "win.new-shared-register" and
 * "win.open-shared-register". */
void assay_register_files_install (GtkWidgetClass *widget_class);

G_END_DECLS
