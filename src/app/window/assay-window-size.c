/* How large the window was when it was last closed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window/assay-window-size.h"

#include "app/assay-settings.h"

void
assay_window_size_restore (GtkWindow *self)
{
  g_autoptr (GSettings) settings = assay_settings_new ();

  if (settings == NULL)
    return;
  gtk_window_set_default_size (self, g_settings_get_int (settings, ASSAY_SETTINGS_WIDTH),
                               g_settings_get_int (settings, ASSAY_SETTINGS_HEIGHT));
  if (g_settings_get_boolean (settings, ASSAY_SETTINGS_MAXIMIZED))
    gtk_window_maximize (self);
}

void
assay_window_size_keep (GtkWindow *self)
{
  g_autoptr (GSettings) settings = assay_settings_new ();
  int width, height;

  if (settings == NULL)
    return;
  gtk_window_get_default_size (self, &width, &height);
  g_settings_set_int (settings, ASSAY_SETTINGS_WIDTH, width);
  g_settings_set_int (settings, ASSAY_SETTINGS_HEIGHT, height);
  g_settings_set_boolean (settings, ASSAY_SETTINGS_MAXIMIZED, gtk_window_is_maximized (self));
}
