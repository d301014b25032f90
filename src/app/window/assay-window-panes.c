/* Going from one part of the window to the next with F6.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window/assay-window-panes.h"

/* The pane with the focus; @n_panes where the focus is in none, as in a header bar. */
static guint
find_focused (GtkWidget *const *panes, guint n_panes)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (panes[0]));

  for (guint i = 0; i < n_panes && focus != NULL; i++)
    if (focus == panes[i] || gtk_widget_is_ancestor (focus, panes[i]))
      return i;

  return n_panes;
}

void
assay_window_panes_step (GtkWidget *const *panes, guint n_panes, int by)
{
  guint from = find_focused (panes, n_panes);

  if (from == n_panes)
    from = by > 0 ? n_panes - 1 : 0;
  for (guint i = 1; i <= n_panes; i++)
    {
      guint at = by > 0 ? (from + i) % n_panes : (from + n_panes - i) % n_panes;

      if (gtk_widget_get_mapped (panes[at])
          && gtk_widget_child_focus (panes[at], GTK_DIR_TAB_FORWARD))
        return;
    }
}
