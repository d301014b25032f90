/* A list box whose rows have no keys: as many rows as there are items, in their order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For rows that only show. Where somebody may be writing in one, assay-keyed-list.h keeps it with
 * its item.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Takes rows away at the end, or puts new ones of @make there, until there are @n_rows. Those that
 * stay are the same widgets, so that focus stays where it is; what they show is for the caller to
 * say. @make is given @owner. */
void assay_row_list_set_length (GtkListBox *list,
                                guint n_rows,
                                GtkWidget *(*make) (gpointer owner),
                                gpointer owner);

G_END_DECLS
