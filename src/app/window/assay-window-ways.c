/* Going about in the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window/assay-window-panes.h"
#include "app/window/assay-window-private.h"

/* Only a narrow window has leaves; in a wide one, turning back would choose what is seen when it
 * gets narrow. */
void
assay_window_turn_leaf (AssayWindow *self, AdwNavigationDirection direction)
{
  if (direction == ADW_NAVIGATION_DIRECTION_FORWARD || adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_navigate (self->leaflet, direction);
}

static void
show_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayWindow *self = ASSAY_WINDOW (widget);

  assay_window_show (self, g_variant_get_string (parameter, NULL));
  assay_window_turn_leaf (self, ADW_NAVIGATION_DIRECTION_FORWARD);
  assay_window_panes_enter (self->sections, GTK_WIDGET (self->sidebar_stack));
}

static void
step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayWindow *self = ASSAY_WINDOW (widget);
  int by = g_str_equal (action, "win.next") ? 1 : -1;
  g_autofree char *place = NULL;

  if (self->document == NULL)
    return;
  place = assay_document_dup_neighbour (self->document, self->place, by);
  if (place != NULL)
    gtk_widget_activate_action (widget, "win.show", "s", place);
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  assay_window_turn_leaf (ASSAY_WINDOW (widget), ADW_NAVIGATION_DIRECTION_BACK);
}

static void
pane_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayWindow *self = ASSAY_WINDOW (widget);
  GtkWidget *const panes[] = { GTK_WIDGET (self->sidebar_stack), GTK_WIDGET (self->sections),
                               GTK_WIDGET (assay_preview_flap_get_pane (self->preview)) };

  assay_window_panes_step (panes, G_N_ELEMENTS (panes),
                           g_str_equal (action, "win.next-pane") ? 1 : -1);
}

void
assay_window_ways_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show", "s", show_cb);
  gtk_widget_class_install_action (widget_class, "win.previous", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "win.next", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "win.next-pane", NULL, pane_cb);
  gtk_widget_class_install_action (widget_class, "win.previous-pane", NULL, pane_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
}
