/* What a screen reader and a keyboard make of a window: names, roles and order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each check prints every fault with the place it was found at and gives their number, so that one
 * run tells all. What GTK and Adwaita make for themselves and cannot be told otherwise is left out,
 * rule by rule, where it is looked at.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Every control, list, picture and window has a name of its own: no class, no mnemonic. */
guint app_access_check_names (const char *place, GtkWidget *root);

/* What can be clicked or focused says what it is; headings are headings, lists are lists of items,
 * and radio buttons stand in a radio group. */
guint app_access_check_roles (const char *place, GtkWidget *root);

/* The tree is read as it is seen: from the top down, and in a row from the left. */
guint app_access_check_reading (const char *place, GtkWidget *root);

/* Tab goes through @root, a window or a popover, as it is read, there and back; comes to every
 * button and field; and is swallowed by none. Moves the focus. */
guint app_access_check_tab (const char *place, GtkWidget *root);

/* All four. */
guint app_access_check (const char *place, GtkWidget *root);

G_END_DECLS
