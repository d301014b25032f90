/* Taking a table of contracts into a register: what is shown before, and that nothing is taken
 * unless somebody says so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-access.h"
#include "app-fixture.h"
#include "app-width.h"
#include "register-fixture.h"

#include "app/register/assay-import-window.h"
#include "app/register/assay-register-document.h"
#include "app/widgets/assay-one-stop.h"
#include "core/register/assay-register-import.h"

#define NO_BREAK "\302\240"
#define HEADERS "Service,Contract,Begins,Ends\n"
#define GOOD                                                                                       \
  HEADERS "Harbour Team,Circles,2026-04-01,2028-03-31\n"                                           \
          "Ridge Team,Conferences,2026-04-01,2029-03-31\n"
#define AMBIGUOUS HEADERS "Harbour Team,Circles,01/04/2026,03/04/2028\n"
#define OTHER_WORDS "Träger,Contract\nHärte,Circles\n"
#define MANY_COLUMNS                                                                               \
  "Service,Contract,Begins,Ends,a1,a2,a3,a4,a5,a6,a7,a8,a9,a10,a11,a12,a13,a14,a15,a16,a17,a18,"   \
  "a19,a20,a21,a22,a23,a24,a25,a26,a27,a28,a29,a30,a31,a32,a33,a34,a35,a36,a37,a38,a39,a40\n"      \
  "Harbour Team,Circles,13/04/2026,01/03/2028\nRidge Team,Circles,01/04/2026,31/03/2028\n"
#define BAD                                                                                        \
  HEADERS "Harbour Team,Circles,2026-04-01,2028-03-31\n"                                           \
          "Ridge Team,Conferences,2026-04-01,soon\n"

typedef struct
{
  AppFixture *app;
  RegisterFixture *book;
  GtkWidget *window;
  AssayRegisterDocument *document;
  GtkWidget *import;
} Case;

static AssayImportWindow *
find_import (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ASSAY_IS_IMPORT_WINDOW (window))
        return ASSAY_IMPORT_WINDOW (window);
    }

  return NULL;
}

static gboolean
is_looked_at (gpointer data)
{
  return app_lookup_widget (data, ASSAY_TYPE_ONE_STOP, NULL) != NULL;
}

/* @data is the table that is dropped on the contracts. */
static void
set_up (Case *self, gconstpointer data)
{
  g_autoptr (AssayRegisterReading) reading = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  self->app = app_fixture_new ();
  self->window = GTK_WIDGET (app_fixture_open_window (self->app));
  self->book = register_fixture_new ();
  reading =
      assay_register_reading_new (self->book->files->context, self->book->path, TRUE, NULL, &error);
  g_assert_no_error (error);
  self->document = ASSAY_REGISTER_DOCUMENT (assay_register_document_new (reading));
  assay_window_set_document (ASSAY_WINDOW (self->window), ASSAY_DOCUMENT (self->document));
  app_settle (self->window);
  path = g_build_filename (self->app->path, "table.csv", NULL);
  g_file_set_contents (path, data, -1, &error);
  g_assert_no_error (error);
  g_assert_true (
      app_drop_file (GTK_WIDGET (assay_window_get_section (ASSAY_WINDOW (self->window))), path));
  self->import = GTK_WIDGET (find_import ());
  g_assert_nonnull (self->import);
  app_wait_until (is_looked_at, self->import, "the preview");
  app_settle (self->import);
}

static void
tear_down (Case *self, gconstpointer data)
{
  if (find_import () != NULL)
    gtk_window_destroy (GTK_WINDOW (find_import ()));
  app_activate_action (self->window, "win.close-portfolio", NULL);
  g_object_unref (self->document);
  register_fixture_free (self->book);
  app_fixture_free (self->app);
}

static guint
count (Case *self)
{
  return assay_register_get_values (assay_register_document_get_moment (self->document)->held,
                                    ASSAY_HELD_CONTRACT)
      ->len;
}

static gboolean
holds_none (gpointer data)
{
  return count (data) == 0;
}

static gboolean
holds_one (gpointer data)
{
  return count (data) == 1;
}

static gboolean
holds_two (gpointer data)
{
  return count (data) == 2;
}

static gboolean
is_gone (gpointer data)
{
  return find_import () == NULL;
}

static GtkWidget *
lookup_button (Case *self, const char *name)
{
  return app_lookup_widget (self->import, GTK_TYPE_BUTTON, name);
}

static gboolean
can_take_one (gpointer data)
{
  GtkWidget *button = lookup_button (data, "Take in 1 row");

  return button != NULL && gtk_widget_is_sensitive (button);
}

static gboolean
can_take_none (gpointer data)
{
  GtkWidget *button = lookup_button (data, "Take in 0 rows");

  return button != NULL && !gtk_widget_is_sensitive (button);
}

static void
take (Case *self, const char *name, AppCondition holds)
{
  g_assert_nonnull (lookup_button (self, name));
  g_assert_true (gtk_widget_activate_action (self->import, "import.take", NULL));
  app_wait_until (is_gone, self, "the window to go");
  app_wait_until (holds, self, "what was taken in");
}

static void
test_good (Case *self, gconstpointer data)
{
  g_autoptr (AssayRegister) kept = NULL;

  g_assert_true (holds_none (self));
  g_assert_cmpuint (app_access_check ("import", self->import), ==, 0);
  g_assert_true (app_fits_width (self->import, APP_NARROW, "import"));
  g_assert_nonnull (app_lookup_label (self->import, "Line 2: Circles, Harbour Team"));
  g_assert_null (lookup_button (self, "Leave out 1 row with errors"));
  take (self, "Take in 2 rows", holds_two);
  kept = register_load (self->book->store);
  g_assert_cmpuint (assay_register_get_values (kept, ASSAY_HELD_CONTRACT)->len, ==, 2);
  app_activate_action (self->window, "win.undo", NULL);
  app_wait_until (holds_none, self, "the table to be taken back");
}

/* Closing takes nothing. */
static void
test_put_aside (Case *self, gconstpointer data)
{
  g_autoptr (AssayRegister) kept = NULL;

  gtk_window_close (GTK_WINDOW (self->import));
  app_wait_until (is_gone, self, "the window to go");
  kept = register_load (self->book->store);
  g_assert_cmpuint (assay_register_get_values (kept, ASSAY_HELD_CONTRACT)->len, ==, 0);
}

/* Nobody guesses which day was meant. */
static void
test_ambiguous (Case *self, gconstpointer data)
{
  GtkWidget *order = app_find_widget (self->import, ADW_TYPE_COMBO_ROW, NULL);
  const AssayHeldContract *contract;

  g_assert_false (can_take_one (self));
  g_assert_cmpuint (app_access_check ("import-order", self->import), ==, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (order), ASSAY_DATES_DMY);
  app_wait_until (can_take_one, self, "the table in the order said");
  take (self, "Take in 1 row", holds_one);
  contract = assay_register_get_values (assay_register_document_get_moment (self->document)->held,
                                        ASSAY_HELD_CONTRACT)
                 ->pdata[0];
  g_assert_cmpint (contract->begins, ==, assay_date_new (2026, 4, 1));
  g_assert_cmpint (contract->ends, ==, assay_date_new (2028, 4, 3));
}

/* How days are read can be changed although nobody has to be asked; a table with many columns that
 * are not known leaves room for its rows. */
static void
test_many_columns (Case *self, gconstpointer data)
{
  GtkWidget *order = app_find_widget (self->import, ADW_TYPE_COMBO_ROW, NULL);
  GtkWidget *list = app_find_widget (self->import, GTK_TYPE_LIST_VIEW, "Rows of the table");

  g_assert_true (gtk_widget_is_sensitive (lookup_button (self, "Take in 2 rows")));
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (order)), ==, ASSAY_DATES_DECIDE);
  g_assert_cmpuint (app_access_check ("import-columns", self->import), ==, 0);
  g_assert_true (app_fits_width (self->import, APP_NARROW, "import-columns"));
  g_assert_cmpint (gtk_widget_get_height (self->import), <, 800);
  g_assert_cmpint (gtk_widget_get_height (list), >, 50);
}

static GtkWidget *
find_combo (Case *self, const char *title)
{
  g_autoptr (GPtrArray) rows = app_list_widgets (self->import, FALSE);

  for (guint i = 0; i < rows->len; i++)
    if (ADW_IS_COMBO_ROW (rows->pdata[i])
        && g_str_equal (adw_preferences_row_get_title (rows->pdata[i]), title))
      return rows->pdata[i];
  g_error ("There is no choice “%s”", title);
}

/* What no heading says, somebody says; and takes back. */
static void
test_columns (Case *self, gconstpointer data)
{
  const AssayHeldService *service;

  g_assert_false (can_take_one (self));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_combo (self, "Träger")),
                              ASSAY_IMPORT_SERVICE + 1);
  app_wait_until (can_take_one, self, "the column that was said");
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_combo (self, "Träger")), 0);
  app_wait_until (can_take_none, self, "the column to be left aside");
  /* Two at once: the answer is to the last. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_combo (self, "Träger")), ASSAY_IMPORT_AREA + 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_combo (self, "Träger")),
                              ASSAY_IMPORT_SERVICE + 1);
  app_wait_until (can_take_one, self, "the column again");
  g_assert_cmpuint (app_access_check ("import-columns-said", self->import), ==, 0);
  g_assert_true (app_fits_width (self->import, APP_NARROW, "import-columns-said"));
  take (self, "Take in 1 row", holds_one);
  service = assay_register_get_values (assay_register_document_get_moment (self->document)->held,
                                       ASSAY_HELD_SERVICE)
                ->pdata[0];
  g_assert_cmpstr (service->name, ==, "Härte");
}

/* A row with an error keeps everything out, until somebody leaves the row out; and that can be
 * taken back. */
static void
test_bad (Case *self, gconstpointer data)
{
  g_assert_false (can_take_one (self));
  g_assert_nonnull (app_lookup_label (
      self->import, "Line 3, column “Ends”: “soon” is not a day in the order dmy. Write it like "
                    "2026-11-22."));
  g_assert_nonnull (app_lookup_label (self->import, "✕" NO_BREAK "Error"));
  g_assert_cmpuint (app_access_check ("import-errors", self->import), ==, 0);
  app_activate (lookup_button (self, "Leave out 1 row with errors"));
  app_wait_until (can_take_one, self, "the row to be left out");
  g_assert_nonnull (app_lookup_label (self->import, "–" NO_BREAK "Left" NO_BREAK "out"));
  take (self, "Take in 1 row", holds_one);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

#define ADD(name, table, function)                                                                 \
  g_test_add ("/app/register-import/" name, Case, table, set_up, function, tear_down)

  ADD ("good", GOOD, test_good);
  ADD ("put-aside", GOOD, test_put_aside);
  ADD ("ambiguous", AMBIGUOUS, test_ambiguous);
  ADD ("many-columns", MANY_COLUMNS, test_many_columns);
  ADD ("columns", OTHER_WORDS, test_columns);
  ADD ("bad", BAD, test_bad);

  return g_test_run ();
}
