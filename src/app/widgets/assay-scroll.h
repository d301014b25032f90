/* Bringing a part of a page into view.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GTK scrolls to what gets the focus, once; what grows afterwards, as a text or a row that opens,
 * has to be followed.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Scrolls the page that @widget is on, as little as needed, so that @height from @y on, in the
 * widget's own coordinates, is seen. The widget must have its place already. */
void assay_scroll_show (GtkWidget *widget, double y, double height);

G_END_DECLS
