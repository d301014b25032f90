/* Submitting: what stands in the way stops it, the file is what it says, and nothing is remembered
 * that was not written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-fixture.h"

#include "app/pack/assay-pack-section.h"
#include "app/pack/assay-submit-part.h"
#include "core/scheme/assay-scheme-library.h"
#include "core/submission/assay-verify.h"
#include "present/assay-submit-state.h"

#include <string.h>

typedef struct
{
  AppFixture *app;
  GtkWidget *section;
  GtkWidget *part;
  char *target;
} Case;

static gboolean
is_idle (gpointer section)
{
  return !assay_pack_section_is_busy (section);
}

static gboolean
is_done (gpointer part)
{
  return !assay_submit_part_is_busy (part);
}

static AssayPortfolio *
get_portfolio (Case *self)
{
  return assay_document_get_portfolio (self->app->document);
}

#define APPLY(self, maker, ...)                                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    GError *error_ = NULL;                                                                         \
    AssayEdit *edit_ = maker (get_portfolio (self), (self)->app->scheme, __VA_ARGS__, &error_);    \
    app_fixture_apply ((self)->app, edit_, error_);                                                \
  }                                                                                                \
  G_STMT_END

/* What the fixture leaves open, put right. */
static void
make_ready (Case *self)
{
  g_autoptr (AssayEvidence) item =
      assay_evidence_copy (assay_portfolio_lookup_evidence (get_portfolio (self), 4));

  item->privacy = ASSAY_PRIVACY_NO_PERSONAL_DATA;
  g_free (item->kind);
  item->kind = g_strdup ("data");
  APPLY (self, assay_edit_amend_evidence, item);
  APPLY (self, assay_edit_set_answer, "sites", "One");
  APPLY (self, assay_edit_set_answer, "sectors", "justice");
  APPLY (self, assay_edit_set_answer, "complex-cases", "no");
  APPLY (self, assay_edit_set_answer, "size", "small");
  APPLY (self, assay_edit_set_answer, "offers", "direct");
  APPLY (self, assay_edit_uncite, "1.2", 2, NULL);
  APPLY (self, assay_edit_cite, "1.2", 2, "1", NULL, "It shows the room.");
  APPLY (self, assay_edit_rate, "2.2", "largely", NULL);
  APPLY (self, assay_edit_cite, "2.2", 4, NULL, "Answers", "It says what people answered.");
}

static void
set_up (Case *self, gconstpointer data)
{
  GtkWidget *window;

  self->app = app_fixture_new ();
  self->target = assay_fixture_path (self->app->base, "round 1.zip");
  if (data != NULL)
    make_ready (self);
  window = GTK_WIDGET (app_fixture_open_window (self->app));
  app_activate_action (window, "win.show", "pack");
  app_settle (window);
  self->section = app_find_widget (window, ASSAY_TYPE_PACK_SECTION, NULL);
  app_wait_until (is_idle, self->section, "the files are read");
  self->part = app_find_widget (self->section, ASSAY_TYPE_SUBMIT_PART, NULL);
  app_settle (self->part);
}

static void
tear_down (Case *self, gconstpointer data)
{
  app_fixture_free (self->app);
  g_free (self->target);
}

static void
submit (Case *self)
{
  assay_submit_part_submit_to (ASSAY_SUBMIT_PART (self->part), self->target);
  app_wait_until (is_done, self->part, "the submission is written");
  app_settle (self->part);
}

static GtkEditable *
find_entry (Case *self, const char *name)
{
  GtkWidget *entry = app_lookup_widget (self->part, GTK_TYPE_PASSWORD_ENTRY, name);

  return GTK_EDITABLE (entry != NULL ? entry : app_find_widget (self->part, GTK_TYPE_ENTRY, name));
}

static AdwExpanderRow *
find_fold (Case *self, const char *start)
{
  g_autoptr (GPtrArray) widgets = app_list_widgets (self->part, TRUE);

  for (guint i = 0; i < widgets->len; i++)
    if (ADW_IS_EXPANDER_ROW (widgets->pdata[i])
        && g_str_has_prefix (
            adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widgets->pdata[i])), start))
      return widgets->pdata[i];

  return NULL;
}

static gboolean
says (Case *self, const char *start)
{
  g_autoptr (GPtrArray) widgets = app_list_widgets (self->part, TRUE);

  for (guint i = 0; i < widgets->len; i++)
    if (GTK_IS_LABEL (widgets->pdata[i])
        && g_str_has_prefix (gtk_label_get_text (widgets->pdata[i]), start))
      return TRUE;

  return FALSE;
}

/* As somebody at the other end has it, who knows no keys. */
static AssayVerification *
verify (Case *self, const char *passphrase)
{
  g_autofree char *schema = assay_fixture_schema_path ();
  const AssayVerifyRequest request = { .schema_path = schema, .passphrase = passphrase };
  g_autoptr (GError) error = NULL;
  AssayVerification *verification =
      assay_verify (self->target, &request, ASSAY_PROGRESS_NONE, NULL, &error);

  g_assert_no_error (error);

  return verification;
}

/* --- Tests --- */

static void
test_what_stands_in_the_way_leads_there (Case *self, gconstpointer data)
{
  AdwExpanderRow *fold = find_fold (self, "5 things stand in the way");
  g_autoptr (GPtrArray) widgets = NULL;
  GtkWidget *row = NULL;

  g_assert_true (says (self, "It cannot be submitted today"));
  g_assert_false (
      gtk_widget_is_sensitive (app_find_widget (self->part, GTK_TYPE_BUTTON, "Submit…")));
  g_assert_nonnull (fold);
  adw_expander_row_set_expanded (fold, TRUE);
  app_settle (self->part);
  widgets = app_list_widgets (GTK_WIDGET (fold), TRUE);
  for (guint i = 0; i < widgets->len && row == NULL; i++)
    if (ADW_IS_ACTION_ROW (widgets->pdata[i])
        && g_str_has_prefix (
            adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widgets->pdata[i])), "E004"))
      row = widgets->pdata[i];
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_activate (row));
  app_settle (GTK_WIDGET (self->app->window));
  g_assert_false (app_is_shown (self->section));
  g_assert_false (g_file_test (self->target, G_FILE_TEST_EXISTS));
}

static void
test_submitted_and_changed_since (Case *self, gconstpointer data)
{
  const AssaySubmission *submission;
  g_autofree char *shown = NULL;
  g_autoptr (AssayVerification) verification = NULL;

  g_assert_true (says (self, "Nothing has been submitted yet."));
  g_assert_true (says (self, "It can be submitted today, as round 1."));
  submit (self);
  submission = assay_portfolio_get_last_submission (get_portfolio (self));
  g_assert_nonnull (submission);
  g_assert_true (says (self, "Round 1 of 22 November 2026: 3 evidence files"));
  shown = assay_submit_state_word_fingerprint (submission->fingerprint);
  g_assert_true (says (self, shown));
  g_assert_true (says (self, "Submitted on 22 November 2026 as round 1; nothing has changed"));
  verification = verify (self, NULL);
  g_assert_cmpuint (verification->findings->len, ==, 0);
  g_assert_cmpstr (verification->fingerprint, ==, submission->fingerprint);

  APPLY (self, assay_edit_write_text, "1.2", "Asked by telephone as well.");
  /* What stays private has changed for nobody. */
  APPLY (self, assay_edit_write_note, "1.2", "Only for us.");
  app_settle (self->part);
  g_assert_true (says (self, "Submitted on 22 November 2026 as round 1; 1 change"));
  g_assert_nonnull (find_fold (self, "What has changed since"));
  g_assert_true (says (self, "It can be submitted today, as round 2."));
}

static void
test_locked (Case *self, gconstpointer data)
{
  g_autoptr (AssayVerification) verification = NULL;

  app_activate (app_find_widget (self->part, GTK_TYPE_CHECK_BUTTON, "Lock it with a passphrase"));
  gtk_editable_set_text (find_entry (self, "Passphrase"), "river copper lamp moss");
  g_assert_true (says (self, "Very hard to guess"));
  gtk_editable_set_text (find_entry (self, "The same once more"), "river copper lamp");
  submit (self);
  g_assert_true (says (self, "The two are not the same"));
  g_assert_false (g_file_test (self->target, G_FILE_TEST_EXISTS));
  g_assert_null (assay_portfolio_get_last_submission (get_portfolio (self)));

  gtk_editable_set_text (find_entry (self, "The same once more"), "river copper lamp moss");
  submit (self);
  verification = verify (self, "river copper lamp moss");
  g_assert_cmpuint (verification->findings->len, ==, 0);
  g_assert_true (says (self, "Send the file to the assessor"));
  /* It is kept nowhere, not even in the fields. */
  g_assert_null (app_lookup_widget (self->part, GTK_TYPE_PASSWORD_ENTRY, "Passphrase"));
  app_activate (app_find_widget (self->part, GTK_TYPE_CHECK_BUTTON, "Lock it with a passphrase"));
  g_assert_cmpstr (gtk_editable_get_text (find_entry (self, "Passphrase")), ==, "");
}

/* The first use asks who signs; the second knows. */
static void
test_signed (Case *self, gconstpointer data)
{
  static const char label[] = "Sign it, so that a change on the way shows";
  g_autofree char *folder = assay_key_folder_dup ();
  g_autoptr (AssayVerification) verification = NULL;
  g_autoptr (AssaySigningKey) key = NULL;
  g_autofree char *digits = NULL;

  app_activate (app_find_widget (self->part, GTK_TYPE_CHECK_BUTTON, label));
  submit (self);
  g_assert_false (g_file_test (self->target, G_FILE_TEST_EXISTS));
  gtk_editable_set_text (find_entry (self, "Who signs: organisation and role"),
                         "North Vale, manager");
  submit (self);
  key = assay_signing_key_load (folder, NULL);
  g_assert_nonnull (key);
  digits = assay_key_digits_compute (assay_signing_key_get_public (key));
  g_assert_true (says (self, "You sign as “North Vale, manager”."));
  g_assert_true (says (self, digits));
  verification = verify (self, NULL);
  g_assert_nonnull (verification->signature);
  g_assert_cmpstr (verification->signature->name, ==, "North Vale, manager");
  g_assert_cmpint (verification->standing, ==, ASSAY_SIGNER_NEW);
}

/* Locked and signed at once: without the passphrase there is nothing to read, with it the signature
 * is one of what came. */
static void
test_locked_and_signed (Case *self, gconstpointer data)
{
  g_autofree char *folder = assay_key_folder_dup ();
  g_autoptr (AssayDisk) disk = assay_disk_new ();
  g_autofree char *schema = assay_fixture_schema_path ();
  const AssayVerifyRequest blind = { .schema_path = schema };
  g_autoptr (AssaySigningKey) key = NULL;
  g_autoptr (AssayVerification) verification = NULL;
  g_autoptr (AssayVerification) unread = NULL;
  g_autoptr (GError) error = NULL;

  key = assay_signing_key_take (folder, "North Vale, manager", disk, &error);
  g_assert_no_error (error);
  app_activate (app_find_widget (self->part, GTK_TYPE_CHECK_BUTTON,
                                 "Sign it, so that a change on the way shows"));
  g_assert_true (says (self, "You sign as “North Vale, manager”."));
  app_activate (app_find_widget (self->part, GTK_TYPE_CHECK_BUTTON, "Lock it with a passphrase"));
  gtk_editable_set_text (find_entry (self, "Passphrase"), "river copper lamp moss");
  gtk_editable_set_text (find_entry (self, "The same once more"), "river copper lamp moss");
  submit (self);
  unread = assay_verify (self->target, &blind, ASSAY_PROGRESS_NONE, NULL, &error);
  g_assert_true (unread == NULL || unread->signature == NULL);
  verification = verify (self, "river copper lamp moss");
  g_assert_cmpstr (verification->signature->name, ==, "North Vale, manager");
  g_assert_cmpint (verification->standing, ==, ASSAY_SIGNER_NEW);
}

static void
test_refused_inside_the_folder (Case *self, gconstpointer data)
{
  g_free (self->target);
  self->target = g_build_filename (self->app->path, "round 1.zip", NULL);
  submit (self);
  g_assert_false (g_file_test (self->target, G_FILE_TEST_EXISTS));
  g_assert_null (assay_portfolio_get_last_submission (get_portfolio (self)));
}

static void
test_cancelled (Case *self, gconstpointer data)
{
  assay_submit_part_submit_to (ASSAY_SUBMIT_PART (self->part), self->target);
  app_activate_action (self->part, "submit.cancel", NULL);
  app_wait_until (is_done, self->part, "the submission is given up");
  g_assert_false (g_file_test (self->target, G_FILE_TEST_EXISTS));
  g_assert_null (assay_portfolio_get_last_submission (get_portfolio (self)));
  g_assert_true (
      gtk_widget_is_sensitive (app_find_widget (self->part, GTK_TYPE_BUTTON, "Submit…")));
}

/* A round that was submitted in the meantime: the file is of a round that nobody will know. */
static void
test_file_goes_when_it_cannot_be_remembered (Case *self, gconstpointer data)
{
  g_autoptr (AssaySubmission) other = assay_submission_new (1);
  GError *error = NULL;

  assay_submit_part_submit_to (ASSAY_SUBMIT_PART (self->part), self->target);
  other->on = assay_document_get_today (self->app->document);
  other->fingerprint = g_strnfill (64, 'a');
  other->sha256 = g_strnfill (64, 'b');
  app_fixture_apply (self->app, assay_edit_submit (get_portfolio (self), other, &error), error);
  app_wait_until (is_done, self->part, "the submission is written");
  g_assert_false (g_file_test (self->target, G_FILE_TEST_EXISTS));
  g_assert_cmpstr (assay_portfolio_get_last_submission (get_portfolio (self))->fingerprint, ==,
                   other->fingerprint);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

#define TEST(name, data, function)                                                                 \
  g_test_add ("/submit/" name, Case, data, set_up, function, tear_down)
  TEST ("what-stands-in-the-way-leads-there", NULL, test_what_stands_in_the_way_leads_there);
  TEST ("submitted-and-changed-since", "ready", test_submitted_and_changed_since);
  TEST ("locked", "ready", test_locked);
  TEST ("signed", "ready", test_signed);
  TEST ("locked-and-signed", "ready", test_locked_and_signed);
  TEST ("refused-inside-the-folder", "ready", test_refused_inside_the_folder);
  TEST ("cancelled", "ready", test_cancelled);
  TEST ("file-goes-when-it-cannot-be-remembered", "ready",
        test_file_goes_when_it_cannot_be_remembered);
#undef TEST

  return g_test_run ();
}
