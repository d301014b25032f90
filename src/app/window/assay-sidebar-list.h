/* The rows of the sidebar.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows @rows (AssaySidebarRow) and selects the one at @place, if there is one. */
void assay_sidebar_list_fill (GtkListBox *list, const GPtrArray *rows, const char *place);

G_END_DECLS
