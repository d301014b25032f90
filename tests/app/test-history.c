/* The history's page: choosing an entry shows that moment; the list keeps up with new entries.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-fixture.h"
#include "app/history/assay-history-section.h"

static GtkWidget *
open_history (AppFixture *fixture)
{
  GtkWidget *window = GTK_WIDGET (app_fixture_open_window (fixture));

  app_activate_action (window, "win.show", "history");
  app_settle (window);

  return app_find_widget (window, ASSAY_TYPE_HISTORY_SECTION, NULL);
}

static GtkSingleSelection *
get_selection (GtkWidget *section)
{
  GtkWidget *list = app_find_widget (section, GTK_TYPE_LIST_VIEW, NULL);

  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
}

static void
rate (AppFixture *fixture, const char *level)
{
  GError *error = NULL;

  app_fixture_apply (fixture,
                     assay_edit_rate (assay_document_get_portfolio (fixture->document),
                                      fixture->scheme, "2.1", level, NULL, &error),
                     error);
}

static gboolean
shows_before_and_after (gpointer section)
{
  return app_lookup_label (section, "2.1, rating") != NULL;
}

static void
test_moment (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *section = open_history (fixture);
  GtkSingleSelection *selection = get_selection (section);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (selection));

  g_assert_cmpuint (n, >, 5);
  g_assert_nonnull (app_lookup_label (section, "Go back to any point"));
  rate (fixture, "partly");
  app_settle (section);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), ==, n + 1);
  gtk_single_selection_set_selected (selection, 0);
  app_wait_until (shows_before_and_after, section, "the moment is shown");
  g_assert_nonnull (app_lookup_label (section, "Partly"));
  g_assert_nonnull (app_lookup_label (section, "Nothing"));
  /* The last change can be undone from here, and then brought back. */
  app_activate (app_find_widget (section, GTK_TYPE_BUTTON, "Undo this"));
  app_settle (section);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), ==, n + 2);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 1);
  g_assert_null (app_lookup_widget (section, GTK_TYPE_BUTTON, "Undo this"));
  app_activate (app_find_widget (section, GTK_TYPE_BUTTON, "Bring this back"));
  app_settle (section);
  g_assert_cmpstr (app_fixture_get_response (fixture, "2.1")->level, ==, "partly");
}

static void
test_older_entry_has_no_button (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *section = open_history (fixture);
  GtkSingleSelection *selection = get_selection (section);

  rate (fixture, "partly");
  rate (fixture, "fully");
  app_settle (section);
  gtk_single_selection_set_selected (selection, 1);
  app_wait_until (shows_before_and_after, section, "the moment is shown");
  g_assert_null (app_lookup_widget (section, GTK_TYPE_BUTTON, "Undo this"));
  g_assert_null (app_lookup_widget (section, GTK_TYPE_BUTTON, "Bring this back"));
  /* What is chosen stays chosen while entries come in above it. */
  rate (fixture, "largely");
  app_settle (section);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 2);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/history/moment", test_moment);
  g_test_add_func ("/history/older-entry-has-no-button", test_older_entry_has_no_button);

  return g_test_run ();
}
