/* A register that a team shares: opening one, beginning one, and what others and the server do
 * meanwhile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Beside a private server (support/with-postgres).
 */

#include "app-access.h"
#include "app-register.h"
#include "app-width.h"
#include "line-fixture.h"
#include "postgres-fixture.h"

#include "app/register/assay-register-address-window.h"
#include "app/register/assay-register-form-window.h"
#include "app/register/assay-register-steps.h"
#include "app/start/assay-recents.h"
#include "app/widgets/assay-field.h"

#include <glib/gstdio.h>
#include <string.h>

/* --- Addresses --- */

static AssayDocument *
get_document (AppRegister *self)
{
  return assay_window_get_document (ASSAY_WINDOW (self->window));
}

static void
close_document (AppRegister *self)
{
  app_activate_action (self->window, "win.close-portfolio", NULL);
}

static GtkWidget *
ask (AppRegister *self, const char *action)
{
  GtkWindow *window;

  app_activate_action (self->window, action, NULL);
  window = app_register_find_window (ASSAY_TYPE_REGISTER_ADDRESS_WINDOW);
  g_assert_nonnull (window);
  app_settle (GTK_WIDGET (window));

  return GTK_WIDGET (window);
}

static void
type (GtkWidget *window, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (app_find_widget (window, GTK_TYPE_EDITABLE, name)), text);
}

static char *
dup_typed (GtkWidget *window, const char *name)
{
  return g_strdup (
      gtk_editable_get_text (GTK_EDITABLE (app_find_widget (window, GTK_TYPE_EDITABLE, name))));
}

static void
answer (GtkWidget *window)
{
  g_assert_true (gtk_widget_activate_action (window, "address.go", NULL));
}

static gboolean
is_open (gpointer data)
{
  AppRegister *self = data;

  return get_document (self) != NULL
         && assay_window_get_opening (ASSAY_WINDOW (self->window)) == NULL;
}

static gboolean
is_trouble_shown (gpointer data)
{
  return app_register_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

/* What any label or field in any window says. */
static gboolean
is_said_anywhere (const char *text)
{
  GListModel *windows = gtk_window_get_toplevels ();
  gboolean is_said = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      g_autoptr (GPtrArray) widgets = app_list_widgets (window, FALSE);
      const char *title = gtk_window_get_title (GTK_WINDOW (window));

      is_said |= title != NULL && strstr (title, text) != NULL;
      for (guint j = 0; j < widgets->len; j++)
        {
          GtkWidget *widget = widgets->pdata[j];

          if (GTK_IS_LABEL (widget))
            is_said |= strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
          else if (GTK_IS_ENTRY (widget))
            is_said |= strstr (gtk_editable_get_text (GTK_EDITABLE (widget)), text) != NULL;
        }
    }

  return is_said;
}

static gboolean
is_kept_anywhere (const char *text)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "assay", "recent.ini", NULL);
  g_autofree char *kept = NULL;

  return g_file_get_contents (path, &kept, NULL, NULL) && strstr (kept, text) != NULL;
}

#define PASSWORD "h@unter/2"

/* Somebody who needs a password, and may look. */
static char *
let_in_viewer (AppRegister *self)
{
  g_autoptr (GError) error = NULL;

  postgres_run (self->book->path, "DO $$ BEGIN CREATE ROLE guarded LOGIN PASSWORD '" PASSWORD "'; "
                                  "EXCEPTION WHEN duplicate_object THEN NULL; END $$");
  assay_register_store_share (self->book->store, "guarded", ASSAY_REGISTER_SHARE_VIEW, NULL,
                              &error);
  g_assert_no_error (error);

  return postgres_dup_address_for (self->book->path, "guarded", NULL);
}

/* Whoever may only look sees everything, can change nothing, and reads why. The password is for
 * this once. */
static void
test_viewer (AppRegister *self, gconstpointer data)
{
  g_autofree char *address = let_in_viewer (self);
  GtkWidget *asking;

  close_document (self);
  asking = ask (self, "win.open-shared-register");
  g_assert_cmpuint (app_access_check ("address", asking), ==, 0);
  g_assert_true (app_fits_width (asking, APP_NARROW, "address"));
  type (asking, "Address", address);
  type (asking, "Password, if one is asked for", PASSWORD);
  answer (asking);
  app_wait_until (is_open, self, "the register");
  app_settle (self->window);
  g_assert_true (assay_document_is_read_only (get_document (self)));
  g_assert_nonnull (app_lookup_label (
      self->window,
      "For reading only: you may look at this register but not change it. Ask whoever "
      "made it to let you make changes, then open it for writing."));
  g_assert_nonnull (app_lookup_label (app_register_get_section (self), "3 contracts"));
  g_assert_null (
      app_lookup_widget (app_register_get_section (self), GTK_TYPE_BUTTON, "Add a contract…"));
  app_register_go (self, "received");
  g_assert_false (gtk_widget_get_sensitive (
      app_find_widget (app_register_get_section (self), GTK_TYPE_BUTTON, "Choose files…")));
  g_assert_cmpstr (assay_document_get_path (get_document (self)), ==, address);
  g_assert_false (is_said_anywhere ("unter"));
  g_assert_false (is_kept_anywhere ("unter"));
  g_assert_true (is_kept_anywhere ("guarded"));
}

static void
write_secret (AppRegister *self, const char *name, const char *text, const char *variable)
{
  g_autofree char *path = assay_fixture_path (self->book->files, name);

  g_assert_true (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  g_setenv (variable, path, TRUE);
}

/* The database's own ways to be let in: a file of passwords, and a file of services. */
static void
test_own_ways (AppRegister *self, gconstpointer data)
{
  g_autofree char *address = let_in_viewer (self);
  g_autofree char *name = postgres_ask (self->book->path, "SELECT current_database ()");
  g_autofree char *service =
      g_strdup_printf ("[north]\nhost=%s\ndbname=%s\nuser=guarded\n", postgres_get_folder (), name);
  /* The last is as the recents have the one before. */
  const char *const addresses[] = { address, "postgresql:///?service=north",
                                    "postgresql://?service=north" };
  const char *const shown[] = { address, addresses[2], addresses[2] };

  write_secret (self, "passwords", "*:*:*:guarded:" PASSWORD "\n", "PGPASSFILE");
  write_secret (self, "services", service, "PGSERVICEFILE");
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      GtkWidget *asking;

      close_document (self);
      asking = ask (self, "win.open-shared-register");
      type (asking, "Address", addresses[i]);
      answer (asking);
      app_wait_until (is_open, self, addresses[i]);
      g_assert_cmpstr (assay_document_get_path (get_document (self)), ==, shown[i]);
    }
  g_unsetenv ("PGPASSFILE");
  g_unsetenv ("PGSERVICEFILE");
}

/* Its place is remembered under the address as it may be known. */
static void
test_remembered_once (AppRegister *self, gconstpointer data)
{
  g_autofree char *address = let_in_viewer (self);
  g_autofree char *secret = g_strconcat (address, "&password=h%40unter%2F2", NULL);
  guint n = 0;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) recents = NULL;

      close_document (self);
      assay_window_open (ASSAY_WINDOW (self->window), secret);
      app_wait_until (is_open, self, "the register");
      app_register_go (self, "calendar");
      recents = assay_recents_list ();
      n = 0;
      for (guint j = 0; j < recents->len; j++)
        n += g_str_equal (((const AssayRecent *) recents->pdata[j])->path, address);
      g_assert_cmpuint (n, ==, 1);
    }
}

/* Trouble names the address without the password, and leads back to where it is typed. */
static void
test_wrong_password (AppRegister *self, gconstpointer data)
{
  g_autofree char *address = let_in_viewer (self);
  g_autofree char *typed = NULL;
  GtkWidget *asking;
  GtkWindow *trouble;

  close_document (self);
  asking = ask (self, "win.open-shared-register");
  type (asking, "Address", address);
  type (asking, "Password, if one is asked for", "hunter2");
  answer (asking);
  app_wait_until (is_trouble_shown, NULL, "the trouble");
  trouble = app_register_find_window (ADW_TYPE_MESSAGE_DIALOG);
  app_settle (GTK_WIDGET (trouble));
  g_assert_true (is_said_anywhere ("does not let you in"));
  g_assert_true (is_said_anywhere ("guarded"));
  g_assert_false (is_said_anywhere ("hunter2"));
  g_assert_false (is_kept_anywhere ("hunter2"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (trouble), "again");
  asking = GTK_WIDGET (app_register_find_window (ASSAY_TYPE_REGISTER_ADDRESS_WINDOW));
  typed = dup_typed (asking, "Address");
  g_assert_cmpstr (typed, ==, address);
  gtk_window_destroy (GTK_WINDOW (asking));
}

/* What is no address is said at the field. */
static void
test_no_address (AppRegister *self, gconstpointer data)
{
  GtkWidget *asking = ask (self, "win.open-shared-register");

  type (asking, "Address", "contracts.example");
  answer (asking);
  g_assert_true (is_said_anywhere ("It begins with postgresql://"));
  type (asking, "Address", "postgresql://me:p@ss/word@host/db");
  answer (asking);
  g_assert_true (is_said_anywhere ("in a password, @ is written %40"));
  g_assert_true (app_register_find_window (ASSAY_TYPE_REGISTER_ADDRESS_WINDOW)
                 == GTK_WINDOW (asking));
  gtk_window_destroy (GTK_WINDOW (asking));
}

/* --- Beginning one --- */

static gboolean
is_refused (gpointer data)
{
  return is_said_anywhere (data);
}

static void
begin (AppRegister *self, const char *address, const char *title)
{
  GtkWidget *asking = ask (self, "win.new-shared-register");

  type (asking, "Address", address);
  type (asking, "Title", title);
  answer (asking);
}

/* The server's no is said in words, beside what was typed. */
static void
assert_not_begun (AppRegister *self, const char *address, const char *said)
{
  GtkWidget *asking;
  g_autofree char *typed = NULL;

  begin (self, address, "Contracts of the South");
  app_wait_until (is_refused, (gpointer) said, said);
  asking = GTK_WIDGET (app_register_find_window (ASSAY_TYPE_REGISTER_ADDRESS_WINDOW));
  typed = dup_typed (asking, "Title");
  g_assert_cmpstr (typed, ==, "Contracts of the South");
  gtk_window_destroy (GTK_WINDOW (asking));
}

static void
test_begin (AppRegister *self, gconstpointer data)
{
  g_autofree char *address = postgres_make_database ("UTF8");
  g_autofree char *plain = NULL;
  g_autofree char *nowhere = postgres_dup_address_for ("@/not_there", "keeper", NULL);
  g_autofree char *title = NULL;

  close_document (self);
  postgres_run (address, "DO $$ BEGIN CREATE ROLE plain LOGIN; "
                         "EXCEPTION WHEN duplicate_object THEN NULL; END $$");
  plain = postgres_dup_address_for (address, "plain", NULL);
  assert_not_begun (self, plain, "You may not begin a register at");
  assert_not_begun (self, self->book->path, "holds a register already");
  assert_not_begun (self, nowhere, "There is no such database");
  begin (self, address, " ");
  g_assert_true (is_said_anywhere ("Give the register a title"));
  gtk_window_destroy (app_register_find_window (ASSAY_TYPE_REGISTER_ADDRESS_WINDOW));
  begin (self, address, "Contracts of the South");
  app_wait_until (is_open, self, "the register");
  title = assay_document_dup_title (get_document (self));
  g_assert_cmpstr (title, ==, "Contracts of the South");
  g_assert_false (assay_document_is_read_only (get_document (self)));
  close_document (self);
  postgres_drop_database (address);
}

/* --- A server that goes away --- */

static gboolean
says (gpointer data)
{
  gpointer *both = data;

  return g_strcmp0 (assay_document_get_saved_text (both[0]), both[1]) == 0;
}

static void
wait_for_saying (AppRegister *self, const char *text)
{
  gpointer both[] = { self->document, (gpointer) text };

  app_wait_until (says, both, text);
}

static GtkWidget *
write_contract (AppRegister *self)
{
  GtkWidget *form;

  gtk_widget_activate_action (app_register_get_section (self), "contracts.add", NULL);
  form = app_register_get_form (self);
  app_register_write_in (form, "Service", "South Ridge");
  app_register_write_in (form, "Title", "Circles");

  return form;
}

static void
assert_written (GtkWidget *form)
{
  GtkWidget *title = app_find_widget (form, ASSAY_TYPE_FIELD, "Title");

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "Circles");
}

/* The trail past Assay, because the server has it. */
static guint
count_in_trail (AppRegister *self)
{
  g_autofree char *answer =
      postgres_ask (self->book->path, "SELECT count (*) FROM assay.trail WHERE kind = 'contract' "
                                      "AND became LIKE '%Circles%'");

  return (guint) g_ascii_strtoull (answer, NULL, 10);
}

/* It stays away until somebody lets it come back. */
static void
kill_server (const char *hold)
{
  g_assert_true (g_file_set_contents (hold, "", 0, NULL));
  postgres_kill_server ();
}

static void
test_killed (AppRegister *self, gconstpointer data)
{
  g_autofree char *hold = g_build_filename (postgres_get_folder (), "hold", NULL);
  g_autofree char *before =
      g_strdup (assay_document_get_saved_text (ASSAY_DOCUMENT (self->document)));
  guint n = app_register_count (self, ASSAY_HELD_CONTRACT);
  GtkWidget *form = write_contract (self);

  kill_server (hold);
  app_register_save (form);
  app_wait_until (is_refused, (gpointer) "Nothing of this was kept", "what became of it");
  g_assert_true (is_said_anywhere ("then try again"));
  assert_written (form);
  wait_for_saying (self, "Out of reach");
  g_assert_cmpuint (app_register_count (self, ASSAY_HELD_CONTRACT), ==, n);
  g_unlink (hold);
  postgres_wait_for_server (self->book->path);
  wait_for_saying (self, before);
  assert_written (form);
  app_register_save (form);
  app_register_wait_for (self, ASSAY_HELD_CONTRACT, n + 1);
  app_wait_until (app_register_is_form_gone, NULL, "the form to go");
  g_assert_cmpuint (count_in_trail (self), ==, 1);
}

/* What was handed over and could not be made is told of, although its document is closed. */
static void
test_closed_too_late (AppRegister *self, gconstpointer data)
{
  g_autofree char *hold = g_build_filename (postgres_get_folder (), "hold", NULL);
  GArray *edits = assay_register_edits_new ();
  GtkWindow *trouble;

  kill_server (hold);
  assay_register_edits_add (edits, ASSAY_REGISTER_ADD, register_sketch ("area name=Circles"));
  assay_register_document_apply (self->document, edits, "Added an area", NULL, NULL);
  close_document (self);
  trouble = app_register_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (trouble);
  g_assert_true (is_said_anywhere ("Nothing of this was kept"));
  gtk_window_destroy (trouble);
  g_unlink (hold);
  postgres_wait_for_server (self->book->path);
}

/* A line of its own between the window and the server. */
static LineFixture *
put_line_between (AppRegister *self)
{
  g_autofree char *address =
      postgres_dup_address_for (self->book->path, "keeper", self->book->files->folder);
  LineFixture *line = line_fixture_new (self->book->files->folder);
  g_autoptr (AssayRegisterReading) reading = NULL;
  g_autoptr (GError) error = NULL;

  close_document (self);
  g_object_unref (self->document);
  reading = assay_register_reading_new (self->book->files->context, address, TRUE, NULL, &error);
  g_assert_no_error (error);
  self->document = ASSAY_REGISTER_DOCUMENT (assay_register_document_new (reading));
  assay_window_set_document (ASSAY_WINDOW (self->window), ASSAY_DOCUMENT (self->document));
  app_settle (self->window);

  return line;
}

/* Its answer is lost: that is what is said, and trying again makes it once whether it was kept or
 * not. */
static void
test_answer_lost (AppRegister *self, gconstpointer data)
{
  static const LineFault faults[] = { LINE_CUT_BEFORE_COMMIT, LINE_CUT_AFTER_COMMIT };
  LineFixture *line = put_line_between (self);
  guint n = app_register_count (self, ASSAY_HELD_CONTRACT);

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      GtkWidget *form = write_contract (self);

      line_fixture_set (line, faults[i], TRUE);
      app_register_save (form);
      app_wait_until (is_refused, (gpointer) "nobody can say yet", "what became of it");
      assert_written (form);
      line_fixture_set (line, LINE_WHOLE, FALSE);
      app_register_save (form);
      app_wait_until (app_register_is_form_gone, NULL, "the form to go");
      app_register_wait_for (self, ASSAY_HELD_CONTRACT, n + i + 1);
      g_assert_cmpuint (count_in_trail (self), ==, i + 1);
    }
  close_document (self);
  line_fixture_free (line);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

#define ADD(name, function)                                                                        \
  g_test_add ("/app/register-shared/" name, AppRegister, APP_REGISTER_SOME, app_register_set_up,   \
              function, app_register_tear_down)

  ADD ("viewer", test_viewer);
  ADD ("own-ways", test_own_ways);
  ADD ("remembered-once", test_remembered_once);
  ADD ("wrong-password", test_wrong_password);
  ADD ("no-address", test_no_address);
  ADD ("begin", test_begin);
  ADD ("killed", test_killed);
  ADD ("closed-too-late", test_closed_too_late);
  ADD ("answer-lost", test_answer_lost);

  return g_test_run ();
}
