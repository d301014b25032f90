/* Opening, troubles with it, searching, and changes from outside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-fixture.h"

#include "app/assay-settings.h"
#include "app/create/assay-create-window.h"
#include "app/document/assay-folder-watch.h"
#include "app/evidence/assay-evidence-section.h"
#include "app/overview/assay-overview-section.h"
#include "app/start/assay-recents.h"
#include "app/window/assay-opening.h"
#include "base/assay-error.h"
#include "core/portfolio/assay-portfolio-archive.h"

#include <string.h>

typedef struct
{
  AppFixture *app;
  AssayWindow *window;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->app = app_fixture_new ();
  self->window = app_fixture_open_window (self->app);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  app_fixture_free (self->app);
}

static void
close_portfolio (Fixture *self)
{
  app_activate_action (GTK_WIDGET (self->window), "win.close-portfolio", NULL);
  app_settle (GTK_WIDGET (self->window));
}

static gboolean
is_over (gpointer data)
{
  Fixture *self = data;

  return assay_window_get_opening (self->window) == NULL;
}

/* Reading is done elsewhere; its end is told on the main thread. */
static void
wait_for_end (Fixture *self)
{
  g_assert_false (is_over (self));
  app_wait_until (is_over, self, "opening is over");
}

static void
open_path (Fixture *self, const char *path)
{
  assay_window_open (self->window, path);
  wait_for_end (self);
}

static GtkWidget *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *at = windows; at != NULL; at = at->next)
    if (ADW_IS_MESSAGE_DIALOG (at->data) && gtk_widget_get_visible (at->data))
      return at->data;

  return NULL;
}

static gboolean
has_dialog (gpointer data)
{
  return find_dialog () != NULL;
}

/* What a file is, is looked at elsewhere before anything is asked. */
static void
respond (const char *response)
{
  GtkWidget *dialog;

  app_wait_until (has_dialog, NULL, "a dialog");
  dialog = find_dialog ();
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
write_lock (Fixture *self)
{
  g_autofree char *path = g_build_filename (self->app->path, ASSAY_LOCK_FILE, NULL);

  g_assert_true (g_file_set_contents (path,
                                      "<in-use author=\"Ann\" host=\"elsewhere\" machine=\"0\" "
                                      "pid=\"1\" since=\"2026-11-22T09:00:00Z\"/>",
                                      -1, NULL));
}

static void
test_locked_elsewhere_can_be_read (Fixture *self, gconstpointer data)
{
  close_portfolio (self);
  write_lock (self);
  open_path (self, self->app->path);
  g_assert_null (assay_window_get_document (self->window));
  g_assert_nonnull (
      strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (find_dialog ())), "Ann"));
  respond ("read");
  wait_for_end (self);
  g_assert_true (assay_document_is_read_only (assay_window_get_document (self->window)));
  app_settle (GTK_WIDGET (self->window));
  g_assert_nonnull (app_lookup_label (GTK_WIDGET (self->window),
                                      "For reading only: Ann has it open on “elsewhere” (today at "
                                      "09:00). When they have closed it, open it for writing."));
  g_assert_false (gtk_widget_is_sensitive (
      app_find_widget (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, "Undo")));
}

static void
test_locked_elsewhere_can_be_taken_over (Fixture *self, gconstpointer data)
{
  close_portfolio (self);
  write_lock (self);
  open_path (self, self->app->path);
  respond ("unlock");
  wait_for_end (self);
  g_assert_false (assay_document_is_read_only (assay_window_get_document (self->window)));
}

static void
test_reading_can_become_writing (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  AssayEdit *edit;

  close_portfolio (self);
  assay_opening_start (self->window, self->app->path, ASSAY_OPEN_READ);
  wait_for_end (self);
  g_assert_true (assay_document_is_read_only (assay_window_get_document (self->window)));
  edit = assay_edit_flag (assay_document_get_portfolio (assay_window_get_document (self->window)),
                          self->app->scheme, "2.2", TRUE, &error);
  g_assert_no_error (error);
  g_assert_false (assay_document_apply (assay_window_get_document (self->window), edit, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.reopen", NULL);
  wait_for_end (self);
  g_assert_false (assay_document_is_read_only (assay_window_get_document (self->window)));
}

static void
test_portfolio_file_opens_its_folder (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->app->path, ASSAY_PORTFOLIO_FILE, NULL);

  close_portfolio (self);
  open_path (self, path);
  g_assert_cmpstr (assay_document_get_path (assay_window_get_document (self->window)), ==,
                   self->app->path);
}

static void
test_not_there_is_told (Fixture *self, gconstpointer data)
{
  open_path (self, "/nowhere/at/all");
  g_assert_nonnull (find_dialog ());
  g_assert_true (assay_window_get_document (self->window) == self->app->document);
  respond ("close");
}

static gboolean
is_noticed (gpointer data)
{
  Fixture *self = data;

  return app_lookup_label (GTK_WIDGET (self->window),
                           "Another program or person has changed this portfolio.")
         != NULL;
}

static void
test_change_from_outside_is_noticed (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->app->path, ASSAY_PORTFOLIO_FILE, NULL);
  g_autofree char *text = NULL;
  g_autofree char *changed = NULL;

  g_assert_true (
      assay_portfolio_folder_save (assay_document_get_folder (self->app->document), NULL));
  g_assert_false (is_noticed (self));
  text = assay_fixture_read (path);
  changed = g_strconcat (text, "<!-- somebody else was here -->\n", NULL);
  g_assert_true (g_file_set_contents (path, changed, -1, NULL));
  app_wait_until (is_noticed, self, "the change is told");

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.reload", NULL);
  wait_for_end (self);
  g_assert_nonnull (assay_window_get_document (self->window));
  g_assert_false (assay_document_is_changed_outside (assay_window_get_document (self->window)));
}

static void
test_own_change_is_not_from_outside (Fixture *self, gconstpointer data)
{
  GError *error = NULL;
  AssayEdit *edit = assay_edit_rate (assay_document_get_portfolio (self->app->document),
                                     self->app->scheme, "2.2", "fully", NULL, &error);

  app_fixture_apply (self->app, edit, error);
  assay_document_undo (self->app->document, &error);
  g_assert_no_error (error);
  g_assert_false (assay_document_is_changed_outside (self->app->document));
}

static void
test_watch_is_told_what_to_expect (Fixture *self, gconstpointer data)
{
  g_autofree char *file = assay_fixture_write (self->app->base, "watched/portfolio.xml", "one");
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *journal =
      assay_fixture_write (self->app->base, "watched/journal/000001.log", "one\n");
  g_autoptr (AssayFolderWatch) watch = assay_folder_watch_new (folder, ASSAY_PORTFOLIO_FILE);

  assay_folder_watch_look (watch);
  g_assert_false (assay_folder_watch_is_changed (watch));
  g_assert_true (g_file_set_contents (file, "ours", -1, NULL));
  assay_folder_watch_expect (watch);
  assay_folder_watch_look (watch);
  g_assert_false (assay_folder_watch_is_changed (watch));
  g_assert_true (g_file_set_contents (journal, "one\ntwo\n", -1, NULL));
  assay_folder_watch_look (watch);
  g_assert_true (assay_folder_watch_is_changed (watch));
}

static gboolean
has_hit (gpointer data)
{
  Fixture *self = data;

  return app_lookup_widget (GTK_WIDGET (self->window), ADW_TYPE_ACTION_ROW, "2.1 Complex cases")
         != NULL;
}

static void
test_search_goes_there (Fixture *self, gconstpointer data)
{
  GtkWidget *entry;
  GtkWidget *hit;

  app_activate_action (GTK_WIDGET (self->window), "win.search", NULL);
  app_settle (GTK_WIDGET (self->window));
  entry =
      app_find_widget (GTK_WIDGET (self->window), GTK_TYPE_SEARCH_ENTRY, "Search the portfolio");
  gtk_editable_set_text (GTK_EDITABLE (entry), "complex");
  app_wait_until (has_hit, self, "the criterion is found");
  hit = app_find_widget (GTK_WIDGET (self->window), ADW_TYPE_ACTION_ROW, "2.1 Complex cases");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (hit)), ==, "win.show");
  g_assert_cmpstr (
      g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (hit)), NULL),
      ==, "criterion:2.1");
  g_signal_emit_by_name (entry, "stop-search");
  app_settle (GTK_WIDGET (self->window));
  g_assert_nonnull (
      app_lookup_widget (GTK_WIDGET (self->window), GTK_TYPE_LIST_BOX, "Sections of the document"));
}

static gboolean
is_unpacked (gpointer data)
{
  Fixture *self = data;
  AssayDocument *document = assay_window_get_document (self->window);

  return document != NULL
         && g_str_has_suffix (assay_document_get_path (document), "Assay/copy of it");
}

static void
test_copy_is_unpacked_and_opened (Fixture *self, gconstpointer data)
{
  g_autofree char *zip_path = assay_fixture_path (self->app->base, "copy of it.zip");
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;

  assay_portfolio_archive_save (assay_document_get_folder (self->app->document), zip_path,
                                ASSAY_PROGRESS_NONE, NULL, &error);
  g_assert_no_error (error);
  assay_window_open (self->window, zip_path);
  respond ("go");
  app_wait_until (is_unpacked, self, "the copy is open");
  folder = g_strdup (assay_document_get_path (assay_window_get_document (self->window)));
  close_portfolio (self);
  assay_fixture_remove (folder);
}

/* In passing, over the window. */
static gboolean
is_told (gpointer data)
{
  const Fixture *self = data;
  g_autoptr (GPtrArray) widgets = app_list_widgets (GTK_WIDGET (self->window), TRUE);

  for (guint i = 0; i < widgets->len; i++)
    if (GTK_IS_LABEL (widgets->pdata[i])
        && strstr (gtk_label_get_label (widgets->pdata[i]), "wrong.zip") != NULL)
      return TRUE;

  return FALSE;
}

/* A file that only looks like one: told, and nothing of it is left. */
static void
test_wrong_copy_is_told (Fixture *self, gconstpointer data)
{
  g_autofree char *zip_path = assay_fixture_write (self->app->base, "wrong.zip", "no ZIP at all");
  g_autofree char *parent = assay_create_window_dup_usual_folder ();
  g_autofree char *folder = g_build_filename (parent, "wrong", NULL);

  assay_window_open (self->window, zip_path);
  respond ("go");
  app_wait_until (is_told, self, "the trouble is told");
  g_assert_true (assay_window_get_document (self->window) == self->app->document);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_size_is_remembered (Fixture *self, gconstpointer data)
{
  g_autoptr (GSettings) settings = assay_settings_new ();
  AssayWindow *first =
      assay_window_new (GTK_APPLICATION (self->app->application), self->app->base->context);
  AssayWindow *second;
  int width, height;

  g_assert_nonnull (settings);
  gtk_window_set_default_size (GTK_WINDOW (first), 777, 555);
  gtk_window_present (GTK_WINDOW (first));
  app_settle (GTK_WIDGET (first));
  gtk_window_destroy (GTK_WINDOW (first));
  second = assay_window_new (GTK_APPLICATION (self->app->application), self->app->base->context);
  gtk_window_get_default_size (GTK_WINDOW (second), &width, &height);
  gtk_window_destroy (GTK_WINDOW (second));
  g_assert_cmpint (width, ==, 777);
  g_assert_cmpint (height, ==, 555);
  g_settings_reset (settings, ASSAY_SETTINGS_WIDTH);
  g_settings_reset (settings, ASSAY_SETTINGS_HEIGHT);
}

static void
test_place_is_remembered (Fixture *self, gconstpointer data)
{
  g_autofree char *place = NULL;

  close_portfolio (self);
  open_path (self, self->app->path);
  assay_window_show (self->window, "evidence");
  assay_window_show (self->window, "overview");
  close_portfolio (self);
  place = assay_recents_dup_place (self->app->path);
  g_assert_cmpstr (place, ==, "overview");
}

/* The window waits, and shows the portfolio where one was in it. */
static void
test_window_waits (Fixture *self, gconstpointer data)
{
  close_portfolio (self);
  open_path (self, self->app->path);
  assay_window_show (self->window, "evidence");
  close_portfolio (self);
  assay_window_open (self->window, self->app->path);
  g_assert_null (assay_window_get_document (self->window));
  g_assert_cmpstr (assay_window_get_opening (self->window), ==, self->app->path);
  g_assert_null (app_lookup_label (GTK_WIDGET (self->window), "Prepare for a quality mark…"));
  /* A second time, it is the same window and the same opening. */
  g_assert_true (
      assay_opening_lookup_window (GTK_APPLICATION (self->app->application), self->app->path)
      == self->window);
  assay_window_open (self->window, self->app->path);
  wait_for_end (self);
  g_assert_null (find_dialog ());
  app_settle (GTK_WIDGET (self->window));
  g_assert_nonnull (
      app_lookup_widget (GTK_WIDGET (self->window), ASSAY_TYPE_EVIDENCE_SECTION, NULL));
  g_assert_null (app_lookup_widget (GTK_WIDGET (self->window), ASSAY_TYPE_OVERVIEW_SECTION, NULL));
}

static gboolean
is_gone (gpointer data)
{
  return *(GObject **) data == NULL;
}

/* What opens in @window. */
static void
watch_opening (AssayWindow *window, GObject **out_opening)
{
  *out_opening = g_object_get_data (G_OBJECT (window), "assay-opening");
  g_assert_nonnull (*out_opening);
  g_object_add_weak_pointer (*out_opening, (gpointer *) out_opening);
}

static void
assert_let_go (Fixture *self)
{
  g_autoptr (AssayFolderHolder) holder = assay_portfolio_folder_lookup_holder (self->app->path);

  g_assert_null (holder);
}

/* Nobody is there any more to show it to: it is closed again, and no lock is left. */
static void
test_closed_while_opening (Fixture *self, gconstpointer data)
{
  AssayWindow *other;
  GObject *opening;

  close_portfolio (self);
  other = assay_window_new (GTK_APPLICATION (self->app->application), self->app->base->context);
  gtk_window_present (GTK_WINDOW (other));
  assay_window_open (other, self->app->path);
  watch_opening (other, &opening);
  gtk_window_destroy (GTK_WINDOW (other));
  app_wait_until (is_gone, &opening, "the opening ends");
  assert_let_go (self);
  g_assert_null (find_dialog ());
  open_path (self, self->app->path);
  g_assert_nonnull (assay_window_get_document (self->window));
}

/* Whoever asks for another before the first is there gets the other. */
static void
test_another_is_wanted (Fixture *self, gconstpointer data)
{
  GObject *first;

  close_portfolio (self);
  assay_window_open (self->window, self->app->path);
  watch_opening (self->window, &first);
  assay_window_open (self->window, "/nowhere/at/all");
  g_assert_cmpstr (assay_window_get_opening (self->window), ==, "/nowhere/at/all");
  wait_for_end (self);
  app_wait_until (is_gone, &first, "the first opening ends");
  assert_let_go (self);
  g_assert_null (assay_window_get_document (self->window));
  respond ("close");
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/opening/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("window-waits", test_window_waits);
  ADD ("closed-while-opening", test_closed_while_opening);
  ADD ("another-is-wanted", test_another_is_wanted);
  ADD ("locked-elsewhere-can-be-read", test_locked_elsewhere_can_be_read);
  ADD ("locked-elsewhere-can-be-taken-over", test_locked_elsewhere_can_be_taken_over);
  ADD ("reading-can-become-writing", test_reading_can_become_writing);
  ADD ("portfolio-file-opens-its-folder", test_portfolio_file_opens_its_folder);
  ADD ("not-there-is-told", test_not_there_is_told);
  ADD ("change-from-outside-is-noticed", test_change_from_outside_is_noticed);
  ADD ("own-change-is-not-from-outside", test_own_change_is_not_from_outside);
  ADD ("watch-is-told-what-to-expect", test_watch_is_told_what_to_expect);
  ADD ("search-goes-there", test_search_goes_there);
  ADD ("copy-is-unpacked-and-opened", test_copy_is_unpacked_and_opened);
  ADD ("wrong-copy-is-told", test_wrong_copy_is_told);
  ADD ("size-is-remembered", test_size_is_remembered);
  ADD ("place-is-remembered", test_place_is_remembered);
#undef ADD

  return g_test_run ();
}
