/* A new portfolio, made through the three steps.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-fixture.h"

#include "app/create/assay-create-window.h"
#include "core/scheme/assay-scheme-library.h"

#include <glib/gstdio.h>

typedef struct
{
  AssayFixture *base;
  AssaySchemeLibrary *library;
  AssayCreateWindow *window;
  AssayDocument *created;
} Fixture;

static void
created_cb (Fixture *self, AssayDocument *document)
{
  self->created = g_object_ref (document);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->base = assay_fixture_new ();
  self->library = assay_scheme_library_new (NULL);
  self->window = assay_create_window_new (NULL, self->base->context, self->library, &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (self->window, "created", G_CALLBACK (created_cb), self);
  gtk_window_present (GTK_WINDOW (self->window));
  app_settle (GTK_WIDGET (self->window));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->created == NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  else
    {
      g_autofree char *path = g_strdup (assay_document_get_path (self->created));

      assay_document_close (self->created, NULL);
      assay_fixture_remove (path);
    }
  g_clear_object (&self->created);
  assay_scheme_library_free (self->library);
  assay_fixture_free (self->base);
}

static GtkWidget *
find (Fixture *self, GType type, const char *name)
{
  return app_find_widget (GTK_WIDGET (self->window), type, name);
}

static void
press (Fixture *self, const char *name)
{
  /* The last one closes the window. */
  g_signal_emit_by_name (find (self, GTK_TYPE_BUTTON, name), "clicked");
  if (self->created == NULL)
    app_settle (GTK_WIDGET (self->window));
}

static void
type (Fixture *self, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (self, ADW_TYPE_ENTRY_ROW, name)), text);
}

static void
test_schemes_say_where_they_come_from (Fixture *self, gconstpointer data)
{
  g_assert_nonnull (
      find (self, GTK_TYPE_CHECK_BUTTON, "Restorative Service Standards, edition of 2026"));
  g_assert_nonnull (app_lookup_label (
      GTK_WIDGET (self->window),
      "The criteria in this scheme were written by the Assay project. They are not the Restorative "
      "Justice Council’s own text, and this is not an official form of any awarding body."));
}

static void
test_three_steps (Fixture *self, gconstpointer data)
{
  const AssayPortfolio *portfolio;

  gtk_check_button_set_active (GTK_CHECK_BUTTON (
                                   find (self, GTK_TYPE_CHECK_BUTTON,
                                         "Restorative Service Standards, edition of 2026")),
                               TRUE);
  press (self, "Next");
  type (self, "Name of the service", "Vale: Service");
  type (self, "Sites", "Two towns");
  press (self, "Next");
  type (self, "Planned date, as YYYY-MM-DD (may stay empty)", "2027-01-12");
  press (self, "Create");

  g_assert_nonnull (self->created);
  portfolio = assay_document_get_portfolio (self->created);
  g_assert_cmpstr (portfolio->head->service, ==, "Vale: Service");
  g_assert_cmpstr (portfolio->head->scheme_id, ==, "rss");
  g_assert_cmpuint (portfolio->head->planned, ==, assay_date_new (2027, 1, 12));
  g_assert_cmpstr (assay_portfolio_lookup_answer (portfolio, "sites")->value, ==, "Two towns");
  g_assert_true (g_str_has_suffix (assay_document_get_path (self->created), "Assay/Vale- Service"));
}

/* A button that is activated stays down for a moment first. */
static gboolean
is_in_entry (gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (data);
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, ADW_TYPE_ENTRY_ROW) : NULL;

  return row != NULL && g_object_get_data (data, "before") != row;
}

static void
press_enter (Fixture *self)
{
  GtkWidget *window = GTK_WIDGET (self->window);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  g_object_set_data (G_OBJECT (window), "before",
                     gtk_widget_get_ancestor (focus, ADW_TYPE_ENTRY_ROW));
  app_activate_action (window, "default.activate", NULL);
  app_wait_until (is_in_entry, window, "Enter to go on to the next field");
}

/* Who changes nothing needs Enter, a name, Enter and Enter. */
static void
test_focus_is_where_to_go_on (Fixture *self, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (self->window);

  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (gtk_window_get_focus (window))));
  press_enter (self);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window),
                                         find (self, ADW_TYPE_ENTRY_ROW, "Name of the service")));
  type (self, "Name of the service", "Quick");
  press_enter (self);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window),
                                         find (self, ADW_TYPE_ENTRY_ROW,
                                               "Planned date, as YYYY-MM-DD (may stay empty)")));
}

static void
test_no_name_is_told_in_its_place (Fixture *self, gconstpointer data)
{
  GtkWidget *name;

  press (self, "Next");
  press (self, "Next");
  name = find (self, ADW_TYPE_ENTRY_ROW, "Name of the service");
  g_assert_true (gtk_widget_has_css_class (name, "error"));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (self->window)), name));
  type (self, "Name of the service", "V");
  g_assert_false (gtk_widget_has_css_class (name, "error"));
}

static void
test_wrong_date_makes_nothing (Fixture *self, gconstpointer data)
{
  GtkWidget *planned;
  g_autofree char *folder = assay_create_window_dup_usual_folder ();
  g_autofree char *path = g_build_filename (folder, "Wrong", NULL);

  press (self, "Next");
  type (self, "Name of the service", "Wrong");
  press (self, "Next");
  planned = find (self, ADW_TYPE_ENTRY_ROW, "Planned date, as YYYY-MM-DD (may stay empty)");
  gtk_editable_set_text (GTK_EDITABLE (planned), "12 January");
  press (self, "Create");
  g_assert_null (self->created);
  g_assert_true (gtk_widget_has_css_class (planned, "error"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_taken_folder_is_left_alone (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = assay_create_window_dup_usual_folder ();
  g_autofree char *path = g_build_filename (folder, "Taken", NULL);
  g_autofree char *file = g_build_filename (path, "mine.txt", NULL);

  g_mkdir_with_parents (path, 0700);
  g_assert_true (g_file_set_contents (file, "mine", -1, NULL));
  press (self, "Next");
  type (self, "Name of the service", "Taken");
  press (self, "Next");
  press (self, "Create");
  g_assert_null (self->created);
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
  assay_fixture_remove (path);
}

static void
test_back_keeps_what_was_typed (Fixture *self, gconstpointer data)
{
  press (self, "Next");
  type (self, "Name of the service", "Kept");
  press (self, "Next");
  press (self, "Back");
  g_assert_cmpstr (gtk_editable_get_text (
                       GTK_EDITABLE (find (self, ADW_TYPE_ENTRY_ROW, "Name of the service"))),
                   ==, "Kept");
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/create/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("schemes-say-where-they-come-from", test_schemes_say_where_they_come_from);
  ADD ("three-steps", test_three_steps);
  ADD ("focus-is-where-to-go-on", test_focus_is_where_to_go_on);
  ADD ("no-name-is-told-in-its-place", test_no_name_is_told_in_its_place);
  ADD ("wrong-date-makes-nothing", test_wrong_date_makes_nothing);
  ADD ("taken-folder-is-left-alone", test_taken_folder_is_left_alone);
  ADD ("back-keeps-what-was-typed", test_back_keeps_what_was_typed);
#undef ADD

  return g_test_run ();
}
