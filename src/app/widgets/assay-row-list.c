/* A list box whose rows have no keys.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/widgets/assay-row-list.h"

void
assay_row_list_set_length (GtkListBox *list,
                           guint n_rows,
                           GtkWidget *(*make) (gpointer owner),
                           gpointer owner)
{
  GtkListBoxRow *row;
  guint n_shown = 0;

  while (gtk_list_box_get_row_at_index (list, (int) n_shown) != NULL)
    n_shown++;
  for (; n_shown < n_rows; n_shown++)
    gtk_list_box_append (list, make (owner));
  while ((row = gtk_list_box_get_row_at_index (list, (int) n_rows)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}
