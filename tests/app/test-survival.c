/* What comes at the window from outside: a second window, a full disk, a broken folder, a drop.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A second person on the folder is in test-opening.c; a file that vanishes during its preview in
 * test-preview.c.
 */

#include "app-fixture.h"

#include "app/criterion/assay-criterion-section.h"
#include "app/start/assay-start-page.h"
#include "app/window/assay-opening.h"

#include <errno.h>
#include <string.h>

typedef struct
{
  AppFixture *app;
  AssayWindow *window;
  AssayWindow *other; /* NULL until a test makes it */
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
  if (self->other != NULL)
    gtk_window_destroy (GTK_WINDOW (self->other));
  app_fixture_free (self->app);
}

static const char *
get_level (AssayDocument *document, const char *criterion)
{
  const AssayResponse *response =
      assay_portfolio_lookup_response (assay_document_get_portfolio (document), criterion);

  return response != NULL ? response->level : NULL;
}

static void
choose_level (AssayWindow *window, const char *name)
{
  app_activate (app_find_widget (GTK_WIDGET (window), GTK_TYPE_LIST_BOX_ROW, name));
}

static gboolean
has_document (gpointer window)
{
  return assay_window_get_document (window) != NULL;
}

static GtkWidget *
find_message (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *at = windows; at != NULL; at = at->next)
    if (ADW_IS_MESSAGE_DIALOG (at->data) && gtk_widget_get_visible (at->data))
      return at->data;

  return NULL;
}

static gboolean
has_message (gpointer data)
{
  return find_message () != NULL;
}

/* --- Two windows --- */

static void
open_other (Fixture *self)
{
  self->other =
      assay_window_new (GTK_APPLICATION (self->app->application), self->app->base->context);
  gtk_window_present (GTK_WINDOW (self->other));
  app_settle (GTK_WIDGET (self->other));
}

/* To write is for one window: the one that has it comes to the front. */
static void
test_second_window_gives_way (Fixture *self, gconstpointer data)
{
  open_other (self);
  assay_window_open (self->other, self->app->path);
  app_settle (GTK_WIDGET (self->other));
  g_assert_null (assay_window_get_document (self->other));
  g_assert_true (assay_window_get_document (self->window) == self->app->document);
  assay_window_show (self->window, "criterion:2.1");
  app_settle (GTK_WIDGET (self->window));
  choose_level (self->window, "Fully");
  g_assert_cmpstr (get_level (self->app->document, "2.1"), ==, "fully");
}

static gboolean
is_changed_outside (gpointer window)
{
  return assay_document_is_changed_outside (assay_window_get_document (window));
}

/* A second may read along: it is told of what the first does, and reads it when asked to. */
static void
test_second_window_reads_along (Fixture *self, gconstpointer data)
{
  GError *error = NULL;
  AssayEdit *edit;

  open_other (self);
  assay_opening_start (self->other, self->app->path, ASSAY_OPEN_READ);
  app_wait_until (has_document, self->other, "the second window to read the portfolio");
  g_assert_true (assay_document_is_read_only (assay_window_get_document (self->other)));
  edit = assay_edit_rate (assay_document_get_portfolio (self->app->document), self->app->scheme,
                          "2.1", "fully", NULL, &error);
  app_fixture_apply (self->app, edit, error);
  app_wait_until (is_changed_outside, self->other, "the second window to notice");
  g_assert_null (get_level (assay_window_get_document (self->other), "2.1"));

  app_activate_action (GTK_WIDGET (self->other), "win.reload", NULL);
  app_wait_until (has_document, self->other, "the second window to read it again");
  g_assert_cmpstr (get_level (assay_window_get_document (self->other), "2.1"), ==, "fully");
  g_assert_false (assay_document_is_read_only (self->app->document));
}

/* --- A full disk --- */

/* What could not be written is said, is not shown as saved, and can be done again. */
static void
test_disk_fills_up (Fixture *self, gconstpointer data)
{
  GtkWidget *message;

  assay_window_show (self->window, "criterion:2.1");
  app_settle (GTK_WIDGET (self->window));
  assay_disk_set_fault (self->app->base->disk, 1, ASSAY_DISK_FAULT_FAIL, ENOSPC);
  choose_level (self->window, "Fully");
  g_assert_null (get_level (self->app->document, "2.1"));
  app_wait_until (has_message, NULL, "the message that the disk is full");
  message = find_message ();
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (message)), "space"));
  gtk_window_destroy (GTK_WINDOW (message));

  choose_level (self->window, "Fully");
  g_assert_cmpstr (get_level (self->app->document, "2.1"), ==, "fully");
}

/* --- A broken folder --- */

static void
break_portfolio (Fixture *self)
{
  g_autofree char *path = g_build_filename (self->app->path, ASSAY_PORTFOLIO_FILE, NULL);

  app_activate_action (GTK_WIDGET (self->window), "win.close-portfolio", NULL);
  g_assert_true (g_file_set_contents (path, "<portfolio", -1, NULL));
}

/* The journal knows it all. */
static void
test_broken_portfolio_is_made_whole (Fixture *self, gconstpointer data)
{
  break_portfolio (self);
  assay_window_open (self->window, self->app->path);
  app_wait_until (has_document, self->window, "the portfolio to open from its journal");
  g_assert_cmpstr (get_level (assay_window_get_document (self->window), "1.1"), ==, "fully");
}

static void
test_broken_portfolio_offers_what_can_be_done (Fixture *self, gconstpointer data)
{
  g_autofree char *journal = g_build_filename (self->app->path, "journal", NULL);
  AdwMessageDialog *message;

  break_portfolio (self);
  assay_fixture_remove (journal);
  assay_window_open (self->window, self->app->path);
  app_wait_until (has_message, NULL, "what can be done with a broken portfolio");
  message = ADW_MESSAGE_DIALOG (find_message ());
  g_assert_true (adw_message_dialog_has_response (message, "restore"));
  g_assert_true (adw_message_dialog_has_response (message, "close"));
  g_assert_false (adw_message_dialog_has_response (message, "unlock"));
  g_assert_null (assay_window_get_document (self->window));
  gtk_window_destroy (GTK_WINDOW (message));
}

/* --- Dropping --- */

static void
drop (Fixture *self, const char *path)
{
  GtkWidget *page = app_find_widget (GTK_WIDGET (self->window), ASSAY_TYPE_START_PAGE, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (page);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (&file, 1));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 0.0, 0.0, &taken);
    }
  g_assert_true (taken);
}

static void
test_folder_is_dropped (Fixture *self, gconstpointer data)
{
  app_activate_action (GTK_WIDGET (self->window), "win.close-portfolio", NULL);
  drop (self, self->app->path);
  app_wait_until (has_document, self->window, "the dropped folder to open");
  g_assert_cmpstr (assay_document_get_path (assay_window_get_document (self->window)), ==,
                   self->app->path);
}

static void
test_copy_is_dropped (Fixture *self, gconstpointer data)
{
  g_autofree char *zip = assay_fixture_write (self->app->base, "Copy.zip", "no matter what");
  AdwMessageDialog *message;

  app_activate_action (GTK_WIDGET (self->window), "win.close-portfolio", NULL);
  drop (self, zip);
  app_wait_until (has_message, NULL, "where to unpack the dropped copy");
  message = ADW_MESSAGE_DIALOG (find_message ());
  g_assert_true (adw_message_dialog_has_response (message, "go"));
  g_assert_nonnull (strstr (adw_message_dialog_get_heading (message), "Copy.zip"));
  gtk_window_destroy (GTK_WINDOW (message));
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/survival/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("second-window-gives-way", test_second_window_gives_way);
  ADD ("second-window-reads-along", test_second_window_reads_along);
  ADD ("disk-fills-up", test_disk_fills_up);
  ADD ("broken-portfolio-is-made-whole", test_broken_portfolio_is_made_whole);
  ADD ("broken-portfolio-offers-what-can-be-done", test_broken_portfolio_offers_what_can_be_done);
  ADD ("folder-is-dropped", test_folder_is_dropped);
  ADD ("copy-is-dropped", test_copy_is_dropped);
#undef ADD

  return g_test_run ();
}
