/* Submissions dropped on a register: what was found, what is kept, and where it shows then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-access.h"
#include "app-desk.h"

#include "app/overview/assay-overview-row.h"
#include "app/register/assay-received-section.h"

#include <string.h>

/* --- A submission --- */

static gboolean
is_nothing_kept (gpointer data)
{
  return app_desk_count (data, ASSAY_HELD_RECEIVED) + app_desk_count (data, ASSAY_HELD_RESULT)
             + app_desk_count (data, ASSAY_HELD_MEASURE)
         == 0;
}

static void
test_submission (AppDesk *self, gconstpointer data)
{
  const AssayHeldMeasure *measure;
  const AssayHeldReceived *received;

  g_assert_cmpint (app_desk_get_standing (self, APP_DESK_TOWARDS), ==, ASSAY_STANDING_LATE);
  app_desk_look_at (self, self->mail->submission, "Submission of “North Vale”, small, round 1");
  g_assert_true (app_desk_says (self, "It is verified. Only data are kept"));
  g_assert_true (app_desk_says (self, "It is not signed"));
  g_assert_null (app_lookup_widget (app_desk_get_section (self), GTK_TYPE_DROP_DOWN, NULL));
  g_assert_cmpuint (app_desk_count (self, ASSAY_HELD_RECEIVED), ==, 0);
  app_desk_take (self);
  received = app_desk_get_first (self, ASSAY_HELD_RECEIVED);
  g_assert_true (received->is_verified);
  g_assert_cmpstr (received->fingerprint, ==, self->mail->fingerprint);
  g_assert_cmpuint (app_desk_count (self, ASSAY_HELD_RESULT), ==, 2);
  measure = app_desk_get_first (self, ASSAY_HELD_MEASURE);
  g_assert_cmpstr (measure->figure, ==, "128");
  app_desk_assert_no_secrets (self);
  g_assert_cmpint (app_desk_get_standing (self, APP_DESK_TOWARDS), ==, ASSAY_STANDING_ON_COURSE);
  /* From the list of what came lately to the contract's page, where it stands too. */
  app_activate (app_find_widget (app_desk_get_section (self), ASSAY_TYPE_OVERVIEW_ROW, NULL));
  g_assert_true (app_desk_says (self, "On course, as recorded on 22 November 2026."));
  g_assert_true (app_desk_says (self, "Submission of 22 November 2026"));
  g_assert_true (app_desk_says (self, "Referrals, 1 April 2025 to 31 March 2026"));
  g_assert_cmpuint (app_access_check ("contract", app_desk_get_section (self)), ==, 0);
  /* Taken back, nothing of it is left. */
  app_activate_action (self->window, "win.undo", NULL);
  app_wait_until (is_nothing_kept, self, "the submission to be taken back");
  g_assert_cmpint (app_desk_get_standing (self, APP_DESK_TOWARDS), ==, ASSAY_STANDING_LATE);
}

/* It is received as such, and never counts. */
static void
test_altered (AppDesk *self, gconstpointer data)
{
  const AssayHeldReceived *received;

  app_desk_look_at (self, self->mail->altered, "Submission of “North Vale”, small, round 1");
  g_assert_true (app_desk_says (self, "It failed verification: it is kept as received"));
  g_assert_nonnull (
      app_lookup_widget (app_desk_get_section (self), GTK_TYPE_LIST_BOX, "What was found"));
  g_assert_nonnull (app_lookup_widget (app_desk_get_section (self), ASSAY_TYPE_OVERVIEW_ROW, NULL));
  app_desk_take (self);
  received = app_desk_get_first (self, ASSAY_HELD_RECEIVED);
  g_assert_false (received->is_verified);
  g_assert_nonnull (strstr (received->findings, "E001"));
  g_assert_cmpuint (
      app_desk_count (self, ASSAY_HELD_RESULT) + app_desk_count (self, ASSAY_HELD_MEASURE), ==, 0);
  g_assert_cmpint (app_desk_get_standing (self, APP_DESK_TOWARDS), ==, ASSAY_STANDING_LATE);
  g_assert_true (app_desk_says (self, "small, round 1. It failed verification and does not"));
  app_desk_show_contract (self, APP_DESK_TOWARDS);
  g_assert_true (app_desk_says (self, "Late, as recorded on 22 November 2026."));
  g_assert_true (app_desk_says (self, "Submission. small, round 1: failed verification"));
  /* The same, whole, still can come. */
  app_activate_action (self->window, "win.show", "received");
  app_desk_look_at (self, self->mail->submission, "Submission of “North Vale”");
  app_desk_take (self);
  g_assert_cmpint (app_desk_get_standing (self, APP_DESK_TOWARDS), ==, ASSAY_STANDING_ON_COURSE);
}

static void
test_folder (AppDesk *self, gconstpointer data)
{
  app_desk_look_at (self, self->mail->unpacked, "Submission of “North Vale”, small, round 1");
  g_assert_true (app_desk_says (self, "It is verified."));
  app_desk_take (self);
  g_assert_true (
      ((const AssayHeldReceived *) app_desk_get_first (self, ASSAY_HELD_RECEIVED))->is_verified);
}

/* What came before is told, however often it comes, and pressed twice it is taken once. */
static void
test_twice (AppDesk *self, gconstpointer data)
{
  GtkWidget *section = app_desk_get_section (self);

  app_desk_look_at (self, self->mail->submission, "Submission of “North Vale”");
  g_assert_true (gtk_widget_activate_action (section, "received.take", NULL));
  gtk_widget_activate_action (section, "received.take", NULL);
  app_wait_until (app_desk_is_put_aside, self, "the file to be taken in");
  app_desk_look_at (self, self->mail->unpacked, "Submission of “North Vale”");
  g_assert_true (app_desk_says (self, "It was received before; nothing needs doing."));
  g_assert_null (app_desk_lookup_take (self));
  g_assert_cmpuint (app_desk_count (self, ASSAY_HELD_RECEIVED), ==, 1);
  app_activate (app_find_widget (section, GTK_TYPE_BUTTON, "Put it aside"));
  g_assert_true (app_desk_is_put_aside (self));
}

/* --- A locked one --- */

#define LOCKED "It is locked with a passphrase"

static gboolean
is_gone (gpointer widget)
{
  return *(gpointer *) widget == NULL;
}

/* With the focus where one types, as it is when somebody presses Enter. */
static void
answer (AdwMessageDialog *dialog, const char *passphrase)
{
  GtkWidget *entry = app_find_widget (GTK_WIDGET (dialog), GTK_TYPE_PASSWORD_ENTRY, "Passphrase");
  gpointer held = entry;

  g_assert_true (gtk_widget_grab_focus (entry));
  app_settle (GTK_WIDGET (dialog));
  gtk_editable_set_text (GTK_EDITABLE (entry), passphrase);
  g_object_add_weak_pointer (G_OBJECT (entry), &held);
  adw_message_dialog_response (dialog, "open");
  gtk_window_destroy (GTK_WINDOW (dialog));
  app_wait_until (is_gone, &held, "what was typed to go");
}

static void
test_locked (AppDesk *self, gconstpointer data)
{
  app_desk_drop (self, self->mail->locked);
  answer (app_desk_wait_for_question (LOCKED,
                                      "The service has told you a passphrase for “locked.zip”"),
          "river copper");
  answer (app_desk_wait_for_question (LOCKED, "That passphrase does not open “locked.zip”."),
          APP_MAIL_PASSPHRASE);
  app_desk_wait_for (self, "Submission of “North Vale”, small, round 1");
  g_assert_true (app_desk_says (self, "It is verified."));
  app_desk_take (self);
  g_assert_cmpint (app_desk_get_standing (self, APP_DESK_TOWARDS), ==, ASSAY_STANDING_ON_COURSE);
}

/* Whoever does not know it puts it aside, and what waits behind it is looked at. */
static void
test_not_unlocked (AppDesk *self, gconstpointer data)
{
  const char *const paths[] = { self->mail->locked, self->mail->report, NULL };

  g_assert_true (app_drop_files (app_desk_get_section (self), paths));
  adw_message_dialog_response (app_desk_wait_for_question (LOCKED, "The service has told you"),
                               "cancel");
  app_desk_wait_for (self, "Report of “North Vale”");
}

/* --- Dropped on another page --- */

static void
drop_on_contracts (AppDesk *self, const char *const *paths, const char *start)
{
  app_activate_action (self->window, "win.show", "contracts");
  app_settle (self->window);
  g_assert_true (app_drop_files (app_desk_get_section (self), paths));
  app_desk_wait_for (self, start);
  g_assert_true (ASSAY_IS_RECEIVED_SECTION (app_desk_get_section (self)));
}

/* What somebody sent is no table of contracts: it is looked at where it can be taken in. */
static void
test_on_contracts (AppDesk *self, gconstpointer data)
{
  g_autofree char *award = app_mail_write_award (self->mail, NULL);
  const char *const sent[][2] = {
    { self->mail->submission, "Submission of “North Vale”" },
    { self->mail->unpacked, "Submission of “North Vale”" },
    { self->mail->report, "Report of “North Vale”" },
    { self->mail->answer, "Answer about measures of “North Vale”" },
    { award, "Award of “North Vale”" },
    { self->mail->report_pdf, "Report.pdf" },
  };
  const char *const several[] = { self->mail->report, self->mail->other, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (sent); i++)
    {
      const char *const paths[] = { sent[i][0], NULL };

      drop_on_contracts (self, paths, sent[i][1]);
      app_activate (app_find_widget (app_desk_get_section (self), GTK_TYPE_BUTTON, "Put it aside"));
      g_assert_true (app_desk_is_put_aside (self));
    }
  /* Of several none is lost. */
  drop_on_contracts (self, several, "Report of “North Vale”");
  app_activate (app_find_widget (app_desk_get_section (self), GTK_TYPE_BUTTON, "Put it aside"));
  app_desk_wait_for (self, "notes.txt");
  g_assert_cmpuint (app_desk_count (self, ASSAY_HELD_RECEIVED), ==, 0);
}

/* --- Nothing of these --- */

static void
test_other (AppDesk *self, gconstpointer data)
{
  app_desk_look_at (self, self->mail->other, "notes.txt");
  g_assert_null (app_desk_lookup_take (self));
  app_desk_drop (self, self->mail->request);
  app_activate (app_find_widget (app_desk_get_section (self), GTK_TYPE_BUTTON, "Put it aside"));
  app_desk_wait_for (self, "request.xml");
  g_assert_null (app_desk_lookup_take (self));
  app_activate (app_find_widget (app_desk_get_section (self), GTK_TYPE_BUTTON, "Put it aside"));
  g_assert_true (app_desk_is_put_aside (self));
  g_assert_cmpuint (app_desk_count (self, ASSAY_HELD_RECEIVED), ==, 0);
}

/* --- Several --- */

/* One after the other, each held against what was taken in before it. */
static void
test_many (AppDesk *self, gconstpointer data)
{
  const char *const paths[] = { self->mail->submission, self->mail->other, self->mail->unpacked,
                                self->mail->report, NULL };

  g_assert_true (app_drop_files (app_desk_get_section (self), paths));
  app_desk_wait_for (self, "Submission of “North Vale”");
  g_assert_true (app_desk_says (self, "3 more files wait."));
  app_activate (app_desk_lookup_take (self));
  app_desk_wait_for (self, "notes.txt");
  g_assert_true (app_desk_says (self, "2 more files wait."));
  app_activate (app_find_widget (app_desk_get_section (self), GTK_TYPE_BUTTON, "Put it aside"));
  app_desk_wait_for (self, "Submission of “North Vale”");
  g_assert_true (app_desk_says (self, "It was received before"));
  app_activate (app_find_widget (app_desk_get_section (self), GTK_TYPE_BUTTON, "Put it aside"));
  app_desk_wait_for (self, "Report of “North Vale”");
  g_assert_false (app_desk_says (self, "1 more file waits."));
  app_desk_take (self);
  g_assert_cmpuint (app_desk_count (self, ASSAY_HELD_RECEIVED), ==, 2);
}

/* A PDF is for reading: which file to ask for is said. */
static void
test_report_pdf (AppDesk *self, gconstpointer data)
{
  g_autofree char *said =
      g_strdup_printf ("%s: a PDF is for reading. Choose the file that was sent with it",
                       self->mail->report_pdf);

  app_desk_look_at (self, self->mail->report_pdf, "Report.pdf");
  g_assert_true (app_desk_says (self, said));
  g_assert_null (app_desk_lookup_take (self));
  g_assert_cmpuint (app_desk_count (self, ASSAY_HELD_RECEIVED), ==, 0);
}

/* --- When it cannot be kept --- */

static gboolean
can_take (gpointer data)
{
  GtkWidget *button = app_desk_lookup_take (data);

  return button != NULL && gtk_widget_is_sensitive (button);
}

/* It is said, what was looked at stays, and is taken in once that is possible. */
static void
test_cannot_be_written (AppDesk *self, gconstpointer data)
{
  g_autofree char *start = g_strdup_printf ("%s does not take this", self->book->path);

  app_desk_look_at (self, self->mail->submission, "Submission of “North Vale”");
  register_fixture_meddle (self->book, "CREATE UNIQUE INDEX one ON result (received)");
  app_activate (app_desk_lookup_take (self));
  adw_message_dialog_response (app_desk_wait_for_question ("That did not work", start), "close");
  app_wait_until (can_take, self, "the file to stay");
  g_assert_cmpuint (register_count (self->book->store, ASSAY_HELD_RECEIVED), ==, 0);
  register_fixture_meddle (self->book, "DROP INDEX one");
  app_desk_take (self);
  g_assert_cmpuint (register_count (self->book->store, ASSAY_HELD_RECEIVED), ==, 1);
  g_assert_cmpuint (register_count (self->book->store, ASSAY_HELD_RESULT), ==, 2);
}

static void
add_tests (const AppDeskStart *starts)
{
#define ADD(name, start, function)                                                                 \
  g_test_add ("/app/register-received/" name, AppDesk, &starts[start], app_desk_set_up, function,  \
              app_desk_tear_down)

  ADD ("submission", APP_DESK_ONE, test_submission);
  ADD ("altered", APP_DESK_ONE, test_altered);
  ADD ("folder", APP_DESK_ONE, test_folder);
  ADD ("twice", APP_DESK_ONE, test_twice);
  ADD ("locked", APP_DESK_ONE, test_locked);
  ADD ("not-unlocked", APP_DESK_ONE, test_not_unlocked);
  ADD ("on-contracts", APP_DESK_ONE, test_on_contracts);
  ADD ("other", APP_DESK_ONE, test_other);
  ADD ("many", APP_DESK_ONE, test_many);
  ADD ("report-pdf", APP_DESK_ONE, test_report_pdf);
  ADD ("cannot-be-written", APP_DESK_ONE, test_cannot_be_written);
}

int
main (int argc, char **argv)
{
  return app_desk_run (&argc, &argv, add_tests);
}
