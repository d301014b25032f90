/* Bringing a part of a page into view.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/widgets/assay-scroll.h"

void
assay_scroll_show (GtkWidget *widget, double y, double height)
{
  GtkWidget *page = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *scroll;
  double page_x, page_y;

  if (page == NULL || !gtk_widget_translate_coordinates (widget, page, 0, y, &page_x, &page_y))
    return;
  scroll = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page));
  page_y += gtk_adjustment_get_value (scroll);
  gtk_adjustment_clamp_page (scroll, page_y,
                             page_y + MIN (height, gtk_adjustment_get_page_size (scroll)));
}
