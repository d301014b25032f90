/* How a return comes to the window: chosen from the menu, or dropped.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* "win.open-return" asks for a file; "win.look-at-return" with its path shows what it brings. */
void assay_return_arrival_install (GtkWidgetClass *window_class);

/* Wherever a page takes no files itself, a return may be dropped. */
void assay_return_arrival_take_drops (GtkWidget *window);

G_END_DECLS
