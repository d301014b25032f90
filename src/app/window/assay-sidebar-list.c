/* The rows of the sidebar.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window/assay-sidebar-list.h"

#include "app/widgets/assay-row-list.h"
#include "app/window/assay-sidebar-row.h"

static void
select_place (GtkListBox *list, const char *place)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (assay_sidebar_row_is_at (ASSAY_SIDEBAR_ROW (row), place))
      {
        gtk_list_box_select_row (list, row);
        return;
      }
  gtk_list_box_unselect_all (list);
}

static GtkWidget *
make_row (gpointer owner)
{
  return assay_sidebar_row_new ();
}

void
assay_sidebar_list_fill (GtkListBox *list, const GPtrArray *rows, const char *place)
{
  assay_row_list_set_length (list, rows->len, make_row, NULL);
  for (guint i = 0; i < rows->len; i++)
    assay_sidebar_row_set_state (ASSAY_SIDEBAR_ROW (gtk_list_box_get_row_at_index (list, (int) i)),
                                 g_ptr_array_index (rows, i));
  select_place (list, place);
}
