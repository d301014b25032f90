/* Going from one part of the window to the next with F6.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Moves the focus into the next (@by 1) or previous (@by -1) of @panes that is on screen and has
 * something to focus. */
void assay_window_panes_step (GtkWidget *const *panes, guint n_panes, int by);

/* After going somewhere, perhaps from a menu: puts the focus into the page at @sections, unless it
 * is there already or in @sidebar, where somebody may be going on. */
void assay_window_panes_enter (GtkStack *sections, GtkWidget *sidebar);

G_END_DECLS
