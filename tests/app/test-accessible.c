/* Every place and every dialog as a screen reader and a keyboard meet it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules are in app-access.c; that each of them sees what it is there to see is shown in
 * test-access-rules.c. File choosers are GTK's own and not walked.
 */

#include "app-access.h"
#include "app-fixture.h"

#include "app/create/assay-create-window.h"
#include "app/preview/assay-page-view.h"
#include "app/window/assay-opening.h"
#include "app/window/assay-progress-dialog.h"
#include "core/scheme/assay-scheme-library.h"

/* --- What is hidden until one asks for it --- */

static void
open_expanders (GtkWidget *root)
{
  g_autoptr (GPtrArray) all = app_list_widgets (root, TRUE);

  for (guint i = 0; i < all->len; i++)
    if (ADW_IS_EXPANDER_ROW (all->pdata[i]))
      adw_expander_row_set_expanded (all->pdata[i], TRUE);
  app_settle (root);
}

/* In a menu the arrows lead on, not Tab. */
static guint
check_popover (const char *place, GtkPopover *popover)
{
  GtkWidget *widget = GTK_WIDGET (popover);

  if (GTK_IS_POPOVER_MENU (popover))
    return app_access_check_names (place, widget) + app_access_check_roles (place, widget)
           + app_access_check_reading (place, widget);

  return app_access_check (place, widget);
}

static guint
check_menus (const char *place, GtkWidget *root)
{
  g_autoptr (GPtrArray) all = app_list_widgets (root, TRUE);
  guint n_faults = 0;

  for (guint i = 0; i < all->len; i++)
    {
      GtkPopover *popover =
          GTK_IS_MENU_BUTTON (all->pdata[i]) ? gtk_menu_button_get_popover (all->pdata[i]) : NULL;
      g_autofree char *name = NULL;
      g_autofree char *inside = NULL;

      if (popover == NULL || !gtk_widget_is_sensitive (all->pdata[i]))
        continue;
      /* What is scrolled away has nothing to drop down from. */
      gtk_widget_child_focus (all->pdata[i], GTK_DIR_TAB_FORWARD);
      app_settle (root);
      gtk_menu_button_popup (all->pdata[i]);
      app_settle (root);
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (popover)));
      name = app_dup_accessible_name (all->pdata[i]);
      inside = g_strdup_printf ("%s, what drops down from “%s”", place, name);
      n_faults += check_popover (inside, popover);
      gtk_menu_button_popdown (all->pdata[i]);
      app_settle (root);
    }

  return n_faults;
}

static guint
check_all_in (const char *place, GtkWidget *root)
{
  open_expanders (root);

  return app_access_check (place, root) + check_menus (place, root);
}

/* --- Places --- */

static void
check_places (AppFixture *fixture)
{
  AssayWindow *window = app_fixture_open_window (fixture);
  g_autoptr (GPtrArray) places = app_list_places (window);
  guint n_faults = 0;

  g_assert_cmpuint (places->len, >, 0);
  for (guint i = 0; i < places->len; i++)
    {
      assay_window_show (window, places->pdata[i]);
      app_settle (GTK_WIDGET (window));
      n_faults += check_all_in (places->pdata[i], GTK_WIDGET (window));
    }
  g_assert_cmpuint (n_faults, ==, 0);
}

static void
test_places (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();

  check_places (fixture);
}

/* A portfolio with nothing in it has its empty states, and they have controls too. */
static void
test_places_when_empty (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new_for_scheme (assay_fixture_load_small_scheme ());

  check_places (fixture);
}

/* Before there is any document. */
static void
test_start (void)
{
  g_autoptr (AssayFixture) base = assay_fixture_new ();
  AssayWindow *window = assay_window_new (NULL, base->context);
  guint n_faults;

  gtk_window_present (GTK_WINDOW (window));
  app_settle (GTK_WIDGET (window));
  n_faults = check_all_in ("start", GTK_WIDGET (window));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_cmpuint (n_faults, ==, 0);
}

static gboolean
is_drawn (gpointer window)
{
  return app_lookup_widget (window, ADW_TYPE_ENTRY_ROW, "Why it counts") != NULL
         && app_lookup_widget (window, GTK_TYPE_SPINNER, NULL) == NULL;
}

/* The preview beside a criterion, with the box for citing and the search in the item. */
static void
test_preview (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssayWindow *window = app_fixture_open_window (fixture);
  guint n_faults;

  assay_window_show (window, "criterion:1.2");
  app_activate_action (GTK_WIDGET (window), "win.preview", "E001:2");
  app_wait_until (is_drawn, window, "the page beside the criterion");
  app_settle (GTK_WIDGET (window));
  n_faults = check_all_in ("criterion:1.2 and preview", GTK_WIDGET (window));
  app_activate_action (app_find_widget (GTK_WIDGET (window), ASSAY_TYPE_PAGE_VIEW, NULL),
                       "preview.search", NULL);
  n_faults += check_all_in ("search in the preview", GTK_WIDGET (window));
  g_assert_cmpuint (n_faults, ==, 0);
}

static void
test_search (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssayWindow *window = app_fixture_open_window (fixture);
  GtkWidget *entry;
  guint n_faults;

  app_activate_action (GTK_WIDGET (window), "win.search", NULL);
  n_faults = check_all_in ("search with nothing asked", GTK_WIDGET (window));
  entry = app_find_widget (GTK_WIDGET (window), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "facilitators");
  g_signal_emit_by_name (entry, "search-changed");
  app_settle (GTK_WIDGET (window));
  n_faults += check_all_in ("search with places", GTK_WIDGET (window));
  gtk_editable_set_text (GTK_EDITABLE (entry), "zzz");
  g_signal_emit_by_name (entry, "search-changed");
  app_settle (GTK_WIDGET (window));
  n_faults += check_all_in ("search without places", GTK_WIDGET (window));
  g_assert_cmpuint (n_faults, ==, 0);
}

/* --- Windows of their own --- */

/* The window that has come over @window, or NULL. */
static GtkWidget *
lookup_over (AssayWindow *window)
{
  g_autoptr (GListModel) all = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWidget) other = g_list_model_get_item (all, i);

      if (GTK_WINDOW (other) != GTK_WINDOW (window) && gtk_widget_get_visible (other)
          && gtk_window_get_transient_for (GTK_WINDOW (other)) == GTK_WINDOW (window))
        return other;
    }

  return NULL;
}

static gboolean
has_over (gpointer window)
{
  return lookup_over (window) != NULL;
}

static GtkWidget *
find_over (AssayWindow *window)
{
  app_wait_until (has_over, window, "a window over the window");

  return lookup_over (window);
}

static guint
check_over (const char *place, AssayWindow *window)
{
  GtkWidget *over = find_over (window);
  guint n_faults;

  app_settle (over);
  n_faults = check_all_in (place, over);
  gtk_window_destroy (GTK_WINDOW (over));

  return n_faults;
}

static void
press (GtkWidget *window, const char *name)
{
  app_activate (app_find_widget (window, GTK_TYPE_BUTTON, name));
}

static void
test_new_portfolio (void)
{
  g_autoptr (AssayFixture) base = assay_fixture_new ();
  AssaySchemeLibrary *library = assay_scheme_library_new (NULL);
  g_autoptr (GError) error = NULL;
  GtkWidget *window = GTK_WIDGET (assay_create_window_new (NULL, base->context, library, &error));
  guint n_faults;

  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (window));
  app_settle (window);
  n_faults = check_all_in ("new portfolio, scheme", window);
  press (window, "Next");
  n_faults += check_all_in ("new portfolio, service", window);
  press (window, "Next");
  n_faults += check_all_in ("new portfolio, service without a name", window);
  gtk_editable_set_text (
      GTK_EDITABLE (app_find_widget (window, ADW_TYPE_ENTRY_ROW, "Name of the service")), "Vale");
  press (window, "Next");
  n_faults += check_all_in ("new portfolio, plan", window);
  gtk_window_destroy (GTK_WINDOW (window));
  assay_scheme_library_free (library);
  g_assert_cmpuint (n_faults, ==, 0);
}

static void
test_shortcuts_and_about (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssayWindow *window = app_fixture_open_window (fixture);
  guint n_faults = 0;

  app_activate_action (GTK_WIDGET (window), "win.show-help-overlay", NULL);
  n_faults += app_access_check ("shortcuts", find_over (window));
  gtk_window_destroy (GTK_WINDOW (find_over (window)));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "about", NULL);
  n_faults += check_over ("about", window);
  g_assert_cmpuint (n_faults, ==, 0);
}

/* A folder held by somebody else, one that is not there, one that is broken, and a copy. */
static void
test_messages (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssayWindow *window = app_fixture_open_window (fixture);
  g_autofree char *lock = g_build_filename (fixture->path, ASSAY_LOCK_FILE, NULL);
  g_autofree char *zip = assay_fixture_write (fixture->base, "Copy.zip", "no copy");
  guint n_faults = 0;

  app_activate_action (GTK_WIDGET (window), "win.close-portfolio", NULL);
  g_assert_true (g_file_set_contents (lock,
                                      "<in-use author=\"Ann\" host=\"elsewhere\" machine=\"0\" "
                                      "pid=\"1\" since=\"2026-11-22T09:00:00Z\"/>",
                                      -1, NULL));
  assay_window_open (window, fixture->path);
  n_faults += check_over ("held by somebody", window);
  assay_window_open (window, "/nowhere/at all");
  n_faults += check_over ("not there", window);
  assay_window_open (window, zip);
  n_faults += check_over ("unpack a copy", window);
  g_assert_cmpuint (n_faults, ==, 0);
}

static void
test_evidence_dialogs (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssayWindow *window = app_fixture_open_window (fixture);
  guint n_faults;

  assay_window_show (window, "evidence");
  app_settle (GTK_WIDGET (window));
  app_activate_action (app_find_widget (GTK_WIDGET (window), GTK_TYPE_COLUMN_VIEW, NULL),
                       "evidence.add-plain", NULL);
  n_faults = check_over ("evidence that is not a file", window);
  g_assert_cmpuint (n_faults, ==, 0);
}

/* --- Waiting --- */

static gpointer
wait_to_be_stopped (gpointer data,
                    AssayProgress progress,
                    GCancellable *cancellable,
                    GError **error)
{
  while (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_thread_yield ();

  return NULL;
}

static void
stopped_cb (gpointer owner, gpointer result, const GError *error)
{
  gboolean *is_stopped = g_object_get_data (owner, "is-stopped");

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *is_stopped = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static gboolean
is_progress_shown (gpointer data)
{
  return assay_progress_dialog_get_shown (data) != NULL;
}

static void
test_progress (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssayWindow *window = app_fixture_open_window (fixture);
  gboolean is_stopped = FALSE;
  AssayProgressDialog *progress =
      assay_progress_dialog_run (GTK_WINDOW (window), "Saving a copy", wait_to_be_stopped, NULL,
                                 NULL, stopped_cb);
  AdwMessageDialog *dialog;
  guint n_faults;

  g_object_set_data (G_OBJECT (progress), "is-stopped", &is_stopped);
  app_wait_until (is_progress_shown, progress, "the dialog");
  dialog = assay_progress_dialog_get_shown (progress);
  app_settle (GTK_WIDGET (dialog));
  n_faults = app_access_check ("progress", GTK_WIDGET (dialog));
  adw_message_dialog_response (dialog, "stop");
  app_wait_until (is_true, &is_stopped, "the work to stop");
  g_assert_cmpuint (n_faults, ==, 0);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/accessible/places", test_places);
  g_test_add_func ("/accessible/places-when-empty", test_places_when_empty);
  g_test_add_func ("/accessible/start", test_start);
  g_test_add_func ("/accessible/preview", test_preview);
  g_test_add_func ("/accessible/search", test_search);
  g_test_add_func ("/accessible/new-portfolio", test_new_portfolio);
  g_test_add_func ("/accessible/shortcuts-and-about", test_shortcuts_and_about);
  g_test_add_func ("/accessible/messages", test_messages);
  g_test_add_func ("/accessible/evidence-dialogs", test_evidence_dialogs);
  g_test_add_func ("/accessible/progress", test_progress);

  return g_test_run ();
}
