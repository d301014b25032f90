/* The window: places, titles, undo and redo.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-fixture.h"

static void
test_opens_at_overview (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssayWindow *window = app_fixture_open_window (fixture);

  g_assert_true (assay_window_get_document (window) == fixture->document);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "North Vale");
  g_assert_nonnull (app_lookup_label (GTK_WIDGET (window), "Overview"));
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/window/opens-at-overview", test_opens_at_overview);

  return g_test_run ();
}
