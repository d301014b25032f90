/* What assessors returned: looked at before it is taken in, and answered where it stands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-access.h"
#include "app-fixture.h"
#include "app-width.h"

#include "app/criterion/assay-criterion-section.h"
#include "app/evidence/assay-evidence-section.h"
#include "app/points/assay-point-card.h"
#include "app/points/assay-points-section.h"
#include "app/start/assay-recents.h"
#include "app/widgets/assay-writing.h"
#include "app/window/assay-opening.h"
#include "core/review/assay-return.h"

#include <string.h>

#define FINGERPRINT "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define OTHER "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

typedef struct
{
  AppFixture *app;
  GtkWidget *window;
  GtkWidget *section;
  char *path; /* of the return */
} Case;

static AssayPortfolio *
get_portfolio (Case *self)
{
  return assay_document_get_portfolio (self->app->document);
}

/* --- A return --- */

static AssayReturn *
new_return (const char *fingerprint)
{
  AssayReturn *given = assay_return_new ("k7f2m4xq");
  AssayPoint *point;

  given->fingerprint = g_strdup (fingerprint);
  given->scheme_id = g_strdup ("small");
  given->scheme_edition = g_strdup ("2026");
  given->round = 1;
  given->service = g_strdup ("North Vale");
  given->day = assay_date_new (2026, 11, 20);
  point = assay_return_add_point (given, ASSAY_POINT_DETERMINATION);
  point->criterion = g_strdup ("1.2");
  point->outcome = g_strdup (ASSAY_JUDGED_NOT_MET);
  point->items = g_strdup ("E002");
  point->text = g_strdup ("The room is shown, the assessment is not.");
  point->lacking = g_strdup ("A filled-in assessment.");
  point = assay_return_add_point (given, ASSAY_POINT_REQUEST);
  point->criterion = g_strdup ("2.2");
  point->due = assay_date_new (2027, 4, 1);
  point->text = g_strdup ("Send the survey.");
  point = assay_return_add_point (given, ASSAY_POINT_COMMENT);
  point->text = g_strdup ("A warm welcome.");

  return given;
}

static char *
write_return (Case *self, const char *fingerprint, const char *signer)
{
  g_autoptr (AssayReturn) given = new_return (fingerprint);
  g_autofree char *text = NULL;

  if (signer != NULL)
    {
      g_autoptr (AssayDisk) disk = assay_disk_new ();
      g_autofree char *folder = assay_fixture_path (self->app->base, signer);
      g_autoptr (GError) error = NULL;
      g_autoptr (AssaySigningKey) key =
          assay_signing_key_take (folder, "Assessor of the north", disk, &error);

      g_assert_no_error (error);
      g_assert_true (assay_return_sign (given, key, &error));
    }
  text = assay_return_format (given);

  return assay_fixture_write (self->app->base, "return.xml", text);
}

static gboolean
is_idle (gpointer section)
{
  return !assay_points_section_is_busy (section);
}

static void
look_at (Case *self)
{
  app_activate_action (self->window, "win.look-at-return", self->path);
  self->section = app_find_widget (self->window, ASSAY_TYPE_POINTS_SECTION, NULL);
  app_wait_until (is_idle, self->section, "the return is read");
  app_settle (self->window);
}

static void
remember_submission (Case *self)
{
  g_autoptr (AssaySubmission) submission = assay_submission_new (1);
  GError *error = NULL;

  submission->on = assay_date_new (2026, 11, 10);
  submission->fingerprint = g_strdup (FINGERPRINT);
  submission->sha256 = g_strdup (OTHER);
  app_fixture_apply (self->app, assay_edit_submit (get_portfolio (self), submission, &error),
                     error);
}

static void
set_up (Case *self, gconstpointer data)
{
  self->app = app_fixture_new ();
  remember_submission (self);
  self->path = write_return (self, FINGERPRINT, NULL);
  self->window = GTK_WIDGET (app_fixture_open_window (self->app));
}

static void
tear_down (Case *self, gconstpointer data)
{
  app_fixture_free (self->app);
  g_free (self->path);
}

static gboolean
says (Case *self, const char *start)
{
  g_autoptr (GPtrArray) widgets = app_list_widgets (self->window, TRUE);

  for (guint i = 0; i < widgets->len; i++)
    if (GTK_IS_LABEL (widgets->pdata[i])
        && g_str_has_prefix (gtk_label_get_text (widgets->pdata[i]), start))
      return TRUE;

  return FALSE;
}

static void
take (Case *self)
{
  app_activate (app_find_widget (self->window, GTK_TYPE_BUTTON, "Take it in"));
  app_settle (self->window);
}

static GtkTextView *
find_answer (Case *self, const char *to)
{
  g_autofree char *name = g_strdup_printf ("Your answer to: %s", to);

  return GTK_TEXT_VIEW (app_find_widget (self->window, GTK_TYPE_TEXT_VIEW, name));
}

static void
type_answer (Case *self, const char *to, const char *text)
{
  GtkTextView *view = find_answer (self, to);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
  assay_writing_flush (
      ASSAY_WRITING (gtk_widget_get_ancestor (GTK_WIDGET (view), ASSAY_TYPE_WRITING)));
  app_settle (self->window);
}

static const AssayPoint *
find_point (Case *self, const char *id)
{
  return assay_portfolio_find_point (get_portfolio (self), id, NULL);
}

/* --- Looking and taking in --- */

static void
test_looked_at_before_it_is_taken_in (Case *self, gconstpointer data)
{
  look_at (self);
  g_assert_true (says (self, "A return of 20 November 2026 on round 1"));
  g_assert_true (says (self, "Determination: not met"));
  g_assert_true (says (self, "What is lacking: A filled-in assessment."));
  g_assert_true (says (self, "Looked at: E002"));
  g_assert_null (app_lookup_widget (self->window, GTK_TYPE_TEXT_VIEW, NULL));
  g_assert_cmpuint (get_portfolio (self)->points->len, ==, 0);
  app_activate (app_find_widget (self->window, GTK_TYPE_BUTTON, "Not now"));
  g_assert_cmpuint (get_portfolio (self)->points->len, ==, 0);
  g_assert_true (says (self, "Nothing has come back yet"));
}

static void
test_taken_in_and_undone (Case *self, gconstpointer data)
{
  look_at (self);
  take (self);
  g_assert_cmpuint (get_portfolio (self)->points->len, ==, 3);
  g_assert_true (says (self, "2 of 2 points that ask for it are still to be answered."));
  app_activate_action (self->window, "win.undo", NULL);
  g_assert_cmpuint (get_portfolio (self)->points->len, ==, 0);
  g_assert_true (says (self, "Nothing has come back yet"));
  app_activate_action (self->window, "win.redo", NULL);
  g_assert_cmpuint (get_portfolio (self)->points->len, ==, 3);
}

static void
test_repeated_is_refused (Case *self, gconstpointer data)
{
  look_at (self);
  take (self);
  look_at (self);
  g_assert_false (
      gtk_widget_is_sensitive (app_find_widget (self->window, GTK_TYPE_BUTTON, "Take it in")));
  g_assert_nonnull (app_find_widget (self->window, GTK_TYPE_BUTTON, "Not now"));
  g_assert_cmpuint (get_portfolio (self)->points->len, ==, 3);
}

static void
test_of_another_submission_is_refused (Case *self, gconstpointer data)
{
  g_free (self->path);
  self->path = write_return (self, OTHER, NULL);
  look_at (self);
  g_assert_false (
      gtk_widget_is_sensitive (app_find_widget (self->window, GTK_TYPE_BUTTON, "Take it in")));
}

/* Nothing is shown of a file that is no return, and what was there stays. */
static void
test_broken_file (Case *self, gconstpointer data)
{
  g_free (self->path);
  self->path = assay_fixture_write (self->app->base, "return.xml", "<return");
  look_at (self);
  g_assert_true (says (self, "Nothing has come back yet"));
  g_assert_null (app_lookup_widget (self->window, GTK_TYPE_BUTTON, "Take it in"));
}

/* --- Signatures --- */

static void
forget_keys (void)
{
  g_autoptr (AssayDisk) disk = assay_disk_new ();
  g_autofree char *folder = assay_key_folder_dup ();
  g_autoptr (AssayKnownKeys) keys = assay_known_keys_new ();

  g_assert_true (assay_key_folder_make (folder, disk, NULL));
  g_assert_true (assay_known_keys_save (keys, folder, disk, NULL));
}

static void
test_new_known_and_changed_key (Case *self, gconstpointer data)
{
  forget_keys ();
  g_free (self->path);
  self->path = write_return (self, FINGERPRINT, "one");
  look_at (self);
  g_assert_true (
      says (self, "It is signed as “Assessor of the north”, with a key that is new to you"));
  take (self);
  look_at (self);
  g_assert_false (
      says (self, "It is signed as “Assessor of the north”, with a key that is new to you"));
  app_activate_action (self->window, "win.undo", NULL);
  g_free (self->path);
  self->path = write_return (self, FINGERPRINT, "two");
  look_at (self);
  g_assert_true (says (self, "It is signed as “Assessor of the north”, but with another key"));
  forget_keys ();
}

static AdwMessageDialog *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *at = windows; at != NULL; at = at->next)
    if (ADW_IS_MESSAGE_DIALOG (at->data) && gtk_widget_get_visible (at->data))
      return at->data;
  g_assert_not_reached ();
}

/* Nothing is confirmed before somebody says that they have compared; then it is on the disk. */
static void
test_key_is_confirmed (Case *self, gconstpointer data)
{
  g_autofree char *folder = assay_key_folder_dup ();
  AdwMessageDialog *dialog;
  g_autoptr (AssayKnownKeys) before = NULL;
  g_autoptr (AssayKnownKeys) after = NULL;

  forget_keys ();
  g_free (self->path);
  self->path = write_return (self, FINGERPRINT, "one");
  look_at (self);
  app_activate (app_find_widget (self->window, GTK_TYPE_BUTTON, "Confirm the key…"));
  dialog = find_dialog ();
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "confirm"));
  before = assay_known_keys_load (folder, NULL);
  g_assert_cmpuint (assay_known_keys_list (before)->len, ==, 0);
  app_activate (app_find_widget (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON,
                                 "They read the same digits to me"));
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "confirm"));
  g_assert_cmpuint (app_access_check ("key", GTK_WIDGET (dialog)), ==, 0);
  adw_message_dialog_response (dialog, "confirm");
  gtk_window_destroy (GTK_WINDOW (dialog));
  app_settle (self->window);
  after = assay_known_keys_load (folder, NULL);
  g_assert_true (assay_known_keys_lookup (after, "Assessor of the north")->is_confirmed);
  g_assert_true (says (self, "It is signed as “Assessor of the north”, with a key that you have"));
  g_assert_null (app_lookup_widget (self->window, GTK_TYPE_BUTTON, "Confirm the key…"));
  forget_keys ();
}

static void
test_altered_after_it_was_signed (Case *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  char *at;

  g_free (self->path);
  self->path = write_return (self, FINGERPRINT, "one");
  g_assert_true (g_file_get_contents (self->path, &text, NULL, NULL));
  at = strstr (text, "warm");
  memcpy (at, "cold", 4);
  g_assert_true (g_file_set_contents (self->path, text, -1, NULL));
  look_at (self);
  g_assert_true (says (self, "It cannot be taken in: it was altered since it was signed."));
  g_assert_false (
      gtk_widget_is_sensitive (app_find_widget (self->window, GTK_TYPE_BUTTON, "Take it in")));
}

/* --- Answering --- */

static void
test_answered_in_words (Case *self, gconstpointer data)
{
  look_at (self);
  take (self);
  type_answer (self, "2.2 Feedback, Request, due on 1 April 2027", "It is sent.");
  g_assert_cmpstr (find_point (self, "k7f2m4xq.002")->answer, ==, "It is sent.");
  g_assert_true (says (self, "1 of 2 points"));
  g_assert_true (says (self, "Answered"));
  type_answer (self, "2.2 Feedback, Request, due on 1 April 2027", "");
  g_assert_null (find_point (self, "k7f2m4xq.002")->answer);
  g_assert_true (says (self, "2 of 2 points"));
}

static void
test_answered_with_evidence (Case *self, gconstpointer data)
{
  GtkWidget *card;

  look_at (self);
  take (self);
  card = app_find_widget (self->window, ASSAY_TYPE_POINT_CARD,
                          "2.2 Feedback, Request, due on 1 April 2027");
  g_signal_emit_by_name (card, "item-added", "k7f2m4xq.002", 3u);
  g_signal_emit_by_name (card, "item-added", "k7f2m4xq.002", 1u);
  app_settle (self->window);
  g_assert_cmpstr (find_point (self, "k7f2m4xq.002")->answer_items, ==, "E001 E003");
  app_activate (app_find_widget (card, GTK_TYPE_BUTTON,
                                 "Take E001 “Case handling procedure” out of the answer"));
  g_assert_cmpstr (find_point (self, "k7f2m4xq.002")->answer_items, ==, "E003");
  app_activate_action (self->window, "win.undo", NULL);
  g_assert_cmpstr (find_point (self, "k7f2m4xq.002")->answer_items, ==, "E001 E003");
}

/* A point stands at its criterion, and what is half typed there is not lost by going on. */
static void
test_at_its_criterion (Case *self, gconstpointer data)
{
  GtkTextView *view;

  look_at (self);
  take (self);
  app_activate_action (self->window, "win.show", "criterion:1.1");
  g_assert_false (says (self, "Your answer"));
  app_activate_action (self->window, "win.show", "criterion:1.2");
  g_assert_true (says (self, "Determination: not met"));
  g_assert_false (says (self, "Request, due"));
  view = find_answer (self, "1.2 Safety, Determination: not met");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), "It is in E001 now.", -1);
  app_activate_action (self->window, "win.show", "criterion:1.1");
  g_assert_cmpstr (find_point (self, "k7f2m4xq.001")->answer, ==, "It is in E001 now.");
}

static void
test_overview_counts_them (Case *self, gconstpointer data)
{
  look_at (self);
  take (self);
  app_activate_action (self->window, "win.show", "overview");
  g_assert_true (says (self, "2 of the assessor’s points are not answered"));
}

/* --- Coming in --- */

static void
test_dropped_on_a_page_that_takes_files (Case *self, gconstpointer data)
{
  GtkWidget *evidence;

  app_activate_action (self->window, "win.show", "evidence");
  evidence = app_find_widget (self->window, ASSAY_TYPE_EVIDENCE_SECTION, NULL);
  g_assert_true (app_drop_file (evidence, self->path));
  self->section = app_find_widget (self->window, ASSAY_TYPE_POINTS_SECTION, NULL);
  app_wait_until (is_idle, self->section, "the return is read");
  app_settle (self->window);
  g_assert_true (says (self, "A return of 20 November 2026 on round 1"));
  g_assert_cmpuint (get_portfolio (self)->evidence->len, ==, 5);
}

static void
test_dropped_on_the_window (Case *self, gconstpointer data)
{
  g_autofree char *other = assay_fixture_write (self->app->base, "letter.txt", "A letter.\n");

  app_activate_action (self->window, "win.show", "overview");
  app_drop_file (self->window, other);
  app_settle (self->window);
  g_assert_true (says (self, "Only an assessor’s return can be dropped here."));
  g_assert_true (app_drop_file (self->window, self->path));
  self->section = app_find_widget (self->window, ASSAY_TYPE_POINTS_SECTION, NULL);
  app_wait_until (is_idle, self->section, "the return is read");
  app_settle (self->window);
  g_assert_true (says (self, "A return of 20 November 2026 on round 1"));
}

/* --- Opened as a file --- */

static gboolean
is_return_shown (gpointer data)
{
  return says (data, "A return of 20 November 2026 on round 1");
}

static gboolean
is_asked (gpointer data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *at = windows; at != NULL; at = at->next)
    if (ADW_IS_MESSAGE_DIALOG (at->data) && gtk_widget_get_visible (at->data))
      return TRUE;

  return FALSE;
}

static void
test_opened_where_its_portfolio_is_open (Case *self, gconstpointer data)
{
  assay_window_open (ASSAY_WINDOW (self->window), self->path);
  app_wait_until (is_return_shown, self, "the return is shown");
  g_assert_cmpuint (get_portfolio (self)->points->len, ==, 0);
}

static void
close_and_remember (Case *self)
{
  app_activate_action (self->window, "win.close-portfolio", NULL);
  assay_recents_remember (assay_window_get_context (ASSAY_WINDOW (self->window)), self->app->path,
                          "North Vale");
}

/* The one of those that were open lately which sent the submission. */
static void
test_opened_where_its_portfolio_was_open (Case *self, gconstpointer data)
{
  close_and_remember (self);
  assay_window_open (ASSAY_WINDOW (self->window), self->path);
  app_wait_until (is_return_shown, self, "the return is shown");
  g_assert_cmpstr (assay_document_get_path (
                       assay_window_get_document (ASSAY_WINDOW (self->window))),
                   ==, self->app->path);
}

/* Of a submission that nobody here sent: asked for, and what is chosen then says why not. */
static void
test_opened_without_its_portfolio (Case *self, gconstpointer data)
{
  AdwMessageDialog *dialog;

  close_and_remember (self);
  g_free (self->path);
  self->path = write_return (self, OTHER, NULL);
  assay_window_open (ASSAY_WINDOW (self->window), self->path);
  app_wait_until (is_asked, self, "it is asked for");
  dialog = find_dialog ();
  g_assert_true (g_str_has_prefix (adw_message_dialog_get_body (dialog), "It is to North Vale,"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  assay_opening_start_with_return (ASSAY_WINDOW (self->window), self->app->path, self->path);
  app_wait_until (is_return_shown, self, "the return is shown");
  g_assert_false (
      gtk_widget_is_sensitive (app_find_widget (self->window, GTK_TYPE_BUTTON, "Take it in")));
}

static gboolean
is_told_strange (gpointer data)
{
  return says (data, "“letter.txt” is nothing that Assay opens");
}

static void
test_strange_file_is_told (Case *self, gconstpointer data)
{
  g_autofree char *other = assay_fixture_write (self->app->base, "letter.txt", "A letter.\n");

  assay_window_open (ASSAY_WINDOW (self->window), other);
  app_wait_until (is_told_strange, self, "it is told");
  g_assert_nonnull (assay_window_get_document (ASSAY_WINDOW (self->window)));
}

/* --- For everybody --- */

static void
test_reached_by_everybody (Case *self, gconstpointer data)
{
  static const char *const places[] = { "points", "criterion:1.2" };
  guint n = 0;

  g_autoptr (AssayReturn) given = new_return (FINGERPRINT);
  GError *error = NULL;

  look_at (self);
  n += app_access_check ("return", self->window);
  app_activate (app_find_widget (self->window, GTK_TYPE_BUTTON, "Not now"));
  app_fixture_apply (self->app,
                     assay_return_make_edit (given, self->app->scheme, get_portfolio (self),
                                             "return.xml", &error),
                     error);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      app_activate_action (self->window, "win.show", places[i]);
      app_settle (self->window);
      n += app_access_check (places[i], self->window);
    }
  g_assert_cmpuint (n, ==, 0);
}

static void
test_narrow (Case *self, gconstpointer data)
{
  look_at (self);
  g_assert_true (app_fits_width (self->section, APP_NARROW, "return"));
  take (self);
  g_assert_true (app_fits_width (self->section, APP_NARROW, "points"));
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

#define TEST(name, function) g_test_add ("/points/" name, Case, NULL, set_up, function, tear_down)
  TEST ("looked-at-before-it-is-taken-in", test_looked_at_before_it_is_taken_in);
  TEST ("taken-in-and-undone", test_taken_in_and_undone);
  TEST ("repeated-is-refused", test_repeated_is_refused);
  TEST ("of-another-submission-is-refused", test_of_another_submission_is_refused);
  TEST ("broken-file", test_broken_file);
  TEST ("new-known-and-changed-key", test_new_known_and_changed_key);
  TEST ("key-is-confirmed", test_key_is_confirmed);
  TEST ("altered-after-it-was-signed", test_altered_after_it_was_signed);
  TEST ("answered-in-words", test_answered_in_words);
  TEST ("answered-with-evidence", test_answered_with_evidence);
  TEST ("at-its-criterion", test_at_its_criterion);
  TEST ("overview-counts-them", test_overview_counts_them);
  TEST ("dropped-on-a-page-that-takes-files", test_dropped_on_a_page_that_takes_files);
  TEST ("dropped-on-the-window", test_dropped_on_the_window);
  TEST ("opened-where-its-portfolio-is-open", test_opened_where_its_portfolio_is_open);
  TEST ("opened-where-its-portfolio-was-open", test_opened_where_its_portfolio_was_open);
  TEST ("opened-without-its-portfolio", test_opened_without_its_portfolio);
  TEST ("strange-file-is-told", test_strange_file_is_told);
  TEST ("reached-by-everybody", test_reached_by_everybody);
  TEST ("narrow", test_narrow);
#undef TEST

  return g_test_run ();
}
