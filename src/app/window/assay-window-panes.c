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

static gboolean
has_focus (GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static gboolean
enter_cb (GtkWidget *sections, GdkFrameClock *clock, gpointer data)
{
  GtkWidget *page = gtk_stack_get_visible_child (GTK_STACK (sections));

  if (page != NULL && !has_focus (page) && !has_focus (data))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);

  return G_SOURCE_REMOVE;
}

/* A menu gives the focus back as it closes, after what was chosen in it is done; and one can go
 * only into what has been laid out. */
void
assay_window_panes_enter (GtkStack *sections, GtkWidget *sidebar)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (sections), enter_cb, g_object_ref (sidebar),
                                g_object_unref);
}
