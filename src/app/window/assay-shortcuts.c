/* The window that lists the keys.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GtkApplication would make one beside every window and keep it hidden. With GTK 4.8 that is a
 * trap: when a screen reader asks for a window that has just closed, GTK answers with the last
 * window it has, and one that was never shown has no place on the bus: the program ends with a
 * signal. So no window of ours stays while it is hidden, and the template stands where GTK does not
 * look for it.
 */

#include "app/window/assay-shortcuts.h"

void
assay_shortcuts_show (GtkWindow *window)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/org/assay/Assay/window/help-overlay.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (shortcuts, window);
  gtk_window_set_destroy_with_parent (shortcuts, TRUE);
  gtk_window_present (shortcuts);
}
