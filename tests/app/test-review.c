/* A review in its window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-access.h"
#include "app-fixture.h"
#include "app-width.h"
#include "review-desk.h"

#include "app/preview/assay-preview-guard.h"
#include "app/preview/assay-preview-pane.h"
#include "app/review/assay-determination-section.h"
#include "app/review/assay-earlier-review.h"
#include "app/review/assay-outcome-files.h"
#include "app/review/assay-pack-copy.h"
#include "app/widgets/assay-rating-row.h"
#include "base/assay-error.h"
#include "core/review/assay-return.h"
#include "core/review/assay-review-state.h"
#include "present/assay-review-wording.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  AppFixture *app;
  ReviewDesk *desk;
  GtkWidget *window;
  AssayDocument *document;
} Case;

/* How far a review is when it is opened. */
enum
{
  BEGUN,
  DECLARED,
  FINISHED,
  RECOMMENDED, /* and opened by somebody else than the assessor */
  CARRIED,     /* a second round, begun from a finished first one, and declared */
};

static void
finish (ReviewDesk *desk)
{
  AssayDate today = assay_context_get_today (desk->context);

  review_desk_determine_all (desk, ASSAY_JUDGEMENT_MET);
  review_desk_visit (desk, today, "One case.");
  review_desk_visit (desk, today, "Another.");
}

static void
recommend (ReviewDesk *desk)
{
  AssayReviewGround ground = assay_review_folder_get_ground (desk->folder);
  GError *error = NULL;
  AssayEdit *edit = assay_review_recommend (&ground, ASSAY_OUTCOME_CONDITIONS,
                                            "Two cases are to be shown.", &error);

  review_desk_apply (desk, edit, &error);
  review_desk_reopen (desk, REVIEW_DESK_PANEL);
}

static void
carry_on (ReviewDesk *desk)
{
  const AssayVerifyRequest request = { .schema_path = desk->schema };
  g_autofree char *archive = review_desk_write_archive (desk, "submission 2.zip", 2);
  g_autofree char *path = assay_fixture_path (desk->fixture, "review 2");
  g_autoptr (AssayReviewFolder) earlier = desk->folder;
  g_autoptr (AssayVerification) verification = NULL;
  g_autoptr (GError) error = NULL;

  desk->folder = assay_review_folder_create (desk->context, path, archive, &request, earlier,
                                             ASSAY_PROGRESS_NONE, NULL, &verification, &error);
  g_assert_no_error (error);
  g_assert_true (assay_review_folder_close (earlier, &error));
  review_desk_declare (desk);
}

static void
set_up (Case *self, gconstpointer data)
{
  int stage = GPOINTER_TO_INT (data);
  g_autoptr (AssayReading) reading = NULL;

  self->app = app_fixture_new ();
  self->window = GTK_WIDGET (app_fixture_open_window (self->app));
  self->desk = review_desk_new ();
  review_desk_begin (self->desk);
  if (stage >= DECLARED)
    review_desk_declare (self->desk);
  if (stage >= FINISHED)
    finish (self->desk);
  if (stage == RECOMMENDED)
    recommend (self->desk);
  if (stage == CARRIED)
    carry_on (self->desk);
  reading = assay_reading_new_for_folder (self->desk->context, &assay_folder_kind_of_review,
                                          self->desk->folder);
  self->document = assay_document_new_for_reading (reading);
  assay_window_set_document (ASSAY_WINDOW (self->window), self->document);
  app_settle (self->window);
}

static void
tear_down (Case *self, gconstpointer data)
{
  app_activate_action (self->window, "win.close-portfolio", NULL);
  g_object_unref (self->document);
  review_desk_free (self->desk);
  app_fixture_free (self->app);
}

static void
go (Case *self, const char *place)
{
  app_activate_action (self->window, "win.show", place);
  app_settle (self->window);
}

/* Every place can be read, reached and made as narrow as a telephone. */
static void
test_places (Case *self, gconstpointer data)
{
  static const char *const places[] = { "overview",       "declaration", "criterion:1.1",
                                        "evidence",       "visits",      "questions",
                                        "requests",       "corrections", "samples",
                                        "recommendation", "history",     "changes" };
  guint n_faults = 0;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (g_str_equal (places[i], "changes") && GPOINTER_TO_INT (data) != CARRIED)
        continue;
      g_assert_true (app_has_place (ASSAY_WINDOW (self->window), places[i]));
      go (self, places[i]);
      n_faults += app_access_check (places[i], self->window);
      n_faults += !app_fits_width (self->window, APP_NARROW, places[i]);
    }
  g_assert_cmpuint (n_faults, ==, 0);
  g_assert_false (app_has_place (ASSAY_WINDOW (self->window), "pack"));
}

static GtkWidget *
find_judgement (Case *self, const char *name)
{
  GtkWidget *section = app_find_widget (self->window, ASSAY_TYPE_DETERMINATION_SECTION, NULL);

  return app_find_widget (section, ASSAY_TYPE_RATING_ROW, name);
}

/* Nothing is chosen for anybody, and before the declaration nothing can be. */
static void
test_undeclared (Case *self, gconstpointer data)
{
  GtkWidget *row;

  go (self, "criterion:1.1");
  row = find_judgement (self, "Met");
  g_assert_false (assay_rating_row_is_checked (ASSAY_RATING_ROW (row)));
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  g_assert_nonnull (app_lookup_widget (self->window, GTK_TYPE_BUTTON, "Make your declaration"));
}

static AssayJudgement
get_judgement (Case *self)
{
  return assay_review_get_judgement (review_desk_get_review (self->desk), "1.1");
}

/* A judgement without its grounds waits, and is saved once they are there. */
static void
test_judgement_waits (Case *self, gconstpointer data)
{
  GtkWidget *row;

  go (self, "criterion:1.1");
  row = find_judgement (self, "Met");
  app_activate (row);
  g_assert_true (assay_rating_row_is_checked (ASSAY_RATING_ROW (row)));
  g_assert_cmpint (get_judgement (self), ==, ASSAY_JUDGEMENT_NONE);
  g_assert_nonnull (app_lookup_label (self->window, "Not saved yet: it still needs your reason."));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (
                                app_find_widget (self->window, GTK_TYPE_TEXT_VIEW, "Your reason"))),
                            "Seen.", -1);
  go (self, "overview");
  g_assert_cmpint (get_judgement (self), ==, ASSAY_JUDGEMENT_MET);
}

/* --- Sensitive items --- */

static gboolean
is_shown_cb (gpointer data)
{
  return !gtk_widget_get_mapped (data);
}

static GtkWindow *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *at = windows; at != NULL; at = at->next)
    if (ADW_IS_MESSAGE_DIALOG (at->data) && gtk_widget_get_visible (at->data))
      return at->data;

  return NULL;
}

/* It opens once somebody has said why, and that is on record before it does. */
static void
test_sensitive (Case *self, gconstpointer data)
{
  AssayReview *review = review_desk_get_review (self->desk);
  GtkWidget *guard, *button;
  AdwMessageDialog *dialog;

  go (self, "evidence");
  app_activate_action (self->window, "win.preview", "E002");
  app_settle (self->window);
  guard = app_find_widget (self->window, ASSAY_TYPE_PREVIEW_GUARD, NULL);
  button = app_find_widget (guard, GTK_TYPE_BUTTON, "Give a reason and open it…");
  app_activate (button);
  dialog = ADW_MESSAGE_DIALOG (find_dialog ());
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "open"));
  gtk_editable_set_text (GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog)),
                         "It is the only voice.");
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "open"));
  g_assert_cmpuint (review->openings->len, ==, 0);
  adw_message_dialog_response (dialog, "open");
  gtk_window_destroy (GTK_WINDOW (dialog));
  review = review_desk_get_review (self->desk);
  g_assert_cmpuint (review->openings->len, ==, 1);
  app_wait_until (is_shown_cb, guard, "the item to be shown");
}

/* What holds nothing personal opens at once, compared with its digest. */
static void
test_not_sensitive (Case *self, gconstpointer data)
{
  GtkWidget *guard;

  go (self, "evidence");
  app_activate_action (self->window, "win.preview", "E001");
  guard = app_lookup_widget (self->window, ASSAY_TYPE_PREVIEW_GUARD, NULL);
  if (guard != NULL)
    app_wait_until (is_shown_cb, guard, "the item to be shown");
  g_assert_cmpuint (review_desk_get_review (self->desk)->openings->len, ==, 0);
}

/* --- What comes of it --- */

static void
press (Case *self, const char *name)
{
  app_activate (app_find_widget (self->window, GTK_TYPE_BUTTON, name));
  app_settle (self->window);
}

static void
choose (Case *self, const char *group, const char *name)
{
  GtkWidget *rows = app_find_widget (self->window, 0, group);

  app_activate (app_find_widget (rows, ASSAY_TYPE_RATING_ROW, name));
}

static void
write_in (Case *self, const char *name, const char *text)
{
  GtkWidget *view = app_find_widget (self->window, GTK_TYPE_TEXT_VIEW, name);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

static void
type_in (Case *self, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (app_find_widget (self->window, ADW_TYPE_ENTRY_ROW, name)),
                         text);
}

/* Without what it needs nothing is made, and why is said; then it is on the disk. */
static void
test_recommend (Case *self, gconstpointer data)
{
  const AssayRecommendation *made;

  go (self, "recommendation");
  press (self, "Recommend");
  g_assert_null (assay_review_get_recommendation (review_desk_get_review (self->desk)));
  choose (self, "What you recommend", "No award");
  write_in (self, "Reasons for the recommendation", "Cases were not shown.");
  press (self, "Recommend");
  made = assay_review_get_recommendation (review_desk_get_review (self->desk));
  g_assert_cmpint (made->outcome, ==, ASSAY_OUTCOME_NO_AWARD);
  g_assert_cmpstr (made->reasons, ==, "Cases were not shown.");
  g_assert_true (assay_review_is_recommended (review_desk_get_review (self->desk)));
}

/* What speaks against an outcome is said as soon as it is chosen, and stops nobody. */
static void
test_award_beside_not_met (Case *self, gconstpointer data)
{
  static const char doubt[] = "1.2 is judged as “Not met”, and yet the outcome is an award.\n"
                              "Check that both are meant, and that the reasons say why.";
  const AssayRecommendation *made;

  review_desk_determine (self->desk, "1.2", ASSAY_JUDGEMENT_NOT_MET);
  go (self, "recommendation");
  g_assert_null (app_lookup_label (self->window, doubt));
  choose (self, "What you recommend", "Award");
  g_assert_nonnull (app_lookup_label (self->window, doubt));
  choose (self, "What you recommend", "No award");
  g_assert_null (app_lookup_label (self->window, doubt));
  choose (self, "What you recommend", "Award");
  write_in (self, "Reasons for the recommendation", "It was put right on the day of the visit.");
  press (self, "Recommend");
  made = assay_review_get_recommendation (review_desk_get_review (self->desk));
  g_assert_cmpint (made->outcome, ==, ASSAY_OUTCOME_AWARD);
  g_assert_nonnull (app_lookup_label (
      self->window, "1.2 is judged as “Not met”, and yet the outcome is an award."));
}

/* --- Files for others --- */

static GtkWidget *
find_files (Case *self)
{
  return app_find_widget (self->window, ASSAY_TYPE_OUTCOME_FILES, NULL);
}

static gboolean
is_written_cb (gpointer data)
{
  return app_lookup_widget (data, GTK_TYPE_BUTTON, "Show in folder") != NULL;
}

static char *
write_file (Case *self, AssayOutcomeFile file, const char *name)
{
  GtkWidget *files = find_files (self);
  char *path = assay_fixture_path (self->desk->fixture, name);

  assay_outcome_files_write_to (ASSAY_OUTCOME_FILES (files), file, path);
  app_wait_until (is_written_cb, files, name);
  app_settle (self->window);

  return path;
}

static void
assert_begins (const char *path, const char *start)
{
  g_autofree char *bytes = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, start));
}

static void
test_decide_and_award (Case *self, gconstpointer data)
{
  const AssayReview *review;
  const AssayAward *award;
  g_autofree char *path = NULL;

  go (self, "recommendation");
  g_assert_null (app_lookup_widget (self->window, GTK_TYPE_BUTTON, "Write the certificate…"));
  choose (self, "What is decided", "Award with conditions");
  type_in (self, "Role of whoever decides", "Chair of the panel");
  write_in (self, "Reasons for the decision", "As recommended.");
  press (self, "Record the decision");
  review = review_desk_get_review (self->desk);
  g_assert_cmpstr (assay_review_get_decision (review)->role, ==, "Chair of the panel");
  g_assert_cmpstr (assay_review_get_decision (review)->author, ==, REVIEW_DESK_PANEL);
  type_in (self, "From, as YYYY-MM-DD", "2027-03-01");
  type_in (self, "Until, as YYYY-MM-DD; empty: as long as the scheme says", "2029-03-01");
  write_in (self, "Conditions, one a line with its day in front", "2027-09-01 Show two cases");
  press (self, "Record the award");
  award = assay_review_get_award (review_desk_get_review (self->desk));
  g_assert_nonnull (award);
  g_assert_cmpuint (award->conditions->len, ==, 1);
  path = write_file (self, ASSAY_OUTCOME_FILE_CERTIFICATE, "certificate.pdf");
  assert_begins (path, "%PDF-");
}

/* The return is kept in the review as it was written, and never has the private note. */
static void
test_return (Case *self, gconstpointer data)
{
  AssayReviewGround ground = assay_review_folder_get_ground (self->desk->folder);
  g_autofree char *kept = g_build_filename (self->desk->path, "returned", NULL);
  g_autofree char *path = NULL, *text = NULL;
  g_autoptr (GDir) folder = NULL;
  GError *error = NULL;

  review_desk_apply (self->desk, assay_review_write_note (&ground, "1.1", "Only for me.", &error),
                     &error);
  go (self, "recommendation");
  path = write_file (self, ASSAY_OUTCOME_FILE_RETURN, "return.xml");
  assert_begins (path, "<?xml");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "<determination"));
  g_assert_null (strstr (text, "Only for me."));
  folder = g_dir_open (kept, 0, NULL);
  g_assert_nonnull (folder);
  g_assert_nonnull (g_dir_read_name (folder));
}

/* A pack that tells no pages is said, and keeps nobody from having a report. */
static void
test_report (Case *self, gconstpointer data)
{
  g_autofree char *path = NULL;

  go (self, "recommendation");
  path = write_file (self, ASSAY_OUTCOME_FILE_REPORT, "report.pdf");
  assert_begins (path, "%PDF-");
  g_assert_nonnull (app_lookup_label (
      self->window,
      "Read it before you send it. It names no pages of the pack, which does not tell them or is "
      "not the one that was submitted; checking the review says which."));
}

static gboolean
has_dialog_cb (gpointer data)
{
  return find_dialog () != NULL;
}

static gboolean
is_review_open_cb (gpointer data)
{
  AssayDocument *document = assay_window_get_document (data);

  return document != NULL && assay_document_get_review_folder (document) != NULL;
}

/* What somebody did to the submission since is told when the review is opened. */
static void
test_altered_since_is_told (Case *self, gconstpointer data)
{
  g_autofree char *pack = assay_review_folder_dup_pack_path (self->desk->folder);
  g_autofree char *folder = g_path_get_dirname (pack);
  GtkWindow *dialog;

  app_activate_action (self->window, "win.close-portfolio", NULL);
  g_chmod (folder, 0700);
  g_assert_cmpint (g_remove (pack), ==, 0);
  assay_window_open (ASSAY_WINDOW (self->window), self->desk->path);
  app_wait_until (is_review_open_cb, self->window, "the review to be open");
  app_wait_until (has_dialog_cb, NULL, "what was found");
  dialog = find_dialog ();
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "Something in this review is not as it was left");
  g_assert_cmpuint (app_access_check ("findings", GTK_WIDGET (dialog)), ==, 0);
  gtk_window_destroy (dialog);
}

static void
forget_key (void)
{
  g_autofree char *folder = assay_key_folder_dup ();
  g_autofree char *key = g_build_filename (folder, "signing-key.pem", NULL);

  g_remove (key);
}

static gboolean
says (Case *self, const char *text)
{
  g_autoptr (GPtrArray) widgets = app_list_widgets (self->window, TRUE);

  for (guint i = 0; i < widgets->len; i++)
    if (GTK_IS_LABEL (widgets->pdata[i])
        && strstr (gtk_label_get_text (widgets->pdata[i]), text) != NULL)
      return TRUE;

  return FALSE;
}

/* With a key there is the choice; what is written is signed with it, and its digits are told. */
static void
test_return_signed (Case *self, gconstpointer data)
{
  g_autofree char *folder = assay_key_folder_dup ();
  g_autofree char *schema = g_build_filename (g_getenv ("ASSAY_STANDARDS_DIR"), "return.xsd", NULL);
  g_autoptr (AssayDisk) disk = assay_disk_new ();
  g_autoptr (AssaySigningKey) key = NULL;
  g_autoptr (AssayReturn) given = NULL;
  g_autofree char *path = NULL, *digits = NULL;
  g_autoptr (GError) error = NULL;

  forget_key ();
  key = assay_signing_key_take (folder, "Panel of the north", disk, &error);
  g_assert_no_error (error);
  digits = assay_key_digits_compute (assay_signing_key_get_public (key));
  go (self, "recommendation");
  app_activate (app_find_widget (self->window, GTK_TYPE_CHECK_BUTTON,
                                 "Sign the return with the key of Panel of the north"));
  path = write_file (self, ASSAY_OUTCOME_FILE_RETURN, "return.xml");
  given = assay_return_load (path, schema, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (given->is_intact);
  g_assert_cmpstr (given->signature->name, ==, "Panel of the north");
  g_assert_true (says (self, digits));
  forget_key ();
}

static char *
copy_pack (Case *self, const char *report, GError **error)
{
  AssayReviewFolder *folder = self->desk->folder;

  return assay_pack_copy_beside (self->desk->fixture->disk, assay_review_folder_get_path (folder),
                                 assay_review_folder_get_review (folder), report,
                                 ASSAY_PROGRESS_NONE, NULL, error);
}

/* Where the report's links look for it; another file of that name is nobody's to lose. */
static void
test_pack_beside_the_report (Case *self, gconstpointer data)
{
  g_autofree char *report = assay_fixture_path (self->desk->fixture, "report.pdf");
  g_autofree char *path = NULL, *again = NULL, *text = NULL, *kept = NULL;
  g_autoptr (GError) error = NULL;

  path = copy_pack (self, report, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (path, "/pack.pdf"));
  text = assay_fixture_read (path);
  g_assert_cmpstr (text, ==, "%PDF-1.4\n");
  again = copy_pack (self, report, &error);
  g_assert_cmpstr (again, ==, path);
  g_assert_true (g_file_set_contents (path, "another", -1, NULL));
  g_assert_null (copy_pack (self, report, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_EXISTS);
  kept = assay_fixture_read (path);
  g_assert_cmpstr (kept, ==, "another");
}

/* What is not what was submitted, or not there, goes to nobody under that name. */
static void
test_altered_pack_is_not_handed_on (Case *self, gconstpointer data)
{
  g_autofree char *report = assay_fixture_path (self->desk->fixture, "report.pdf");
  g_autofree char *beside = assay_fixture_path (self->desk->fixture, "pack.pdf");
  g_autofree char *pack = assay_review_folder_dup_pack_path (self->desk->folder);
  g_autofree char *folder = g_path_get_dirname (pack);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  g_assert_cmpint (g_chmod (pack, 0600), ==, 0);
  g_assert_true (g_file_set_contents (pack, "%PDF-1.5\n", -1, NULL));
  g_assert_null (copy_pack (self, report, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_cmpint (g_remove (pack), ==, 0);
  g_assert_null (copy_pack (self, report, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == ASSAY_ERROR);
  g_assert_false (g_file_test (beside, G_FILE_TEST_EXISTS));
}

static void
test_nothing_is_written_inside (Case *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->desk->path, "return.xml", NULL);

  go (self, "recommendation");
  assay_outcome_files_write_to (ASSAY_OUTCOME_FILES (find_files (self)), ASSAY_OUTCOME_FILE_RETURN,
                                path);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (is_written_cb (find_files (self)));
}

/* Every sign is in the font that also prints it; and a menu has nothing that does nothing here. */
static void
test_signs_and_menu (Case *self, gconstpointer data)
{
  PangoContext *context = gtk_widget_get_pango_context (self->window);
  PangoFontDescription *inter = pango_font_description_from_string ("Inter 11");
  g_autoptr (PangoFont) font = pango_context_load_font (context, inter);

  for (int judgement = 0; judgement < ASSAY_N_JUDGEMENTS; judgement++)
    {
      const char *sign = assay_review_word_judgement_sign ((AssayJudgement) judgement);

      g_assert_true (pango_font_has_char (font, g_utf8_get_char (sign)));
    }
  pango_font_description_free (inter);
  gtk_menu_button_popup (
      GTK_MENU_BUTTON (app_find_widget (self->window, GTK_TYPE_MENU_BUTTON, "Main menu")));
  app_settle (self->window);
  g_assert_nonnull (app_lookup_label (self->window, "Close"));
  g_assert_null (app_lookup_label (self->window, "Take In Another Copy…"));
  g_assert_null (app_lookup_label (self->window, "Save a Copy as One File…"));
}

/* --- The second round --- */

static const AssayDetermination *
get_first (Case *self)
{
  return assay_review_lookup_determination (review_desk_get_review (self->desk), "1.1");
}

/* What was determined in the first round, and rests on nothing that changed, counts as made: it can
 * be said anew, and there is nothing to confirm. */
static void
test_carried (Case *self, gconstpointer data)
{
  g_assert_cmpuint (get_first (self)->carried, ==, 1);
  go (self, "changes");
  go (self, "criterion:1.1");
  g_assert_null (app_lookup_widget (self->window, GTK_TYPE_BUTTON, "Confirm it"));
  press (self, "Determine it anew");
  g_assert_cmpuint (get_first (self)->carried, ==, 0);
  g_assert_cmpint (get_first (self)->judgement, ==, ASSAY_JUDGEMENT_MET);
  g_assert_null (app_lookup_widget (self->window, GTK_TYPE_BUTTON, "Determine it anew"));
}

/* The latest review before it of the same service; none for a first round. */
static void
test_earlier_is_found (Case *self, gconstpointer data)
{
  ReviewDesk *desk = self->desk;
  g_autofree char *archive = review_desk_write_archive (desk, "submission 2.zip", 2);
  g_autofree char *folder = g_path_get_dirname (desk->path);
  AssayEarlierSearch search = { desk->context, archive, NULL, desk->schema, folder };
  g_autoptr (AssayEarlierReview) second = assay_earlier_review_find (&search, NULL);
  g_autoptr (AssayEarlierReview) first = NULL;

  g_assert_cmpuint (second->round, ==, 2);
  g_assert_cmpuint (second->earlier_round, ==, 1);
  g_assert_cmpstr (second->path, ==, desk->path);
  search.archive = desk->archive;
  first = assay_earlier_review_find (&search, NULL);
  g_assert_cmpuint (first->round, ==, 1);
  g_assert_null (first->path);
  search.archive = desk->schema;
  g_assert_null (assay_earlier_review_find (&search, NULL));
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add ("/review/places", Case, GINT_TO_POINTER (DECLARED), set_up, test_places, tear_down);
  g_test_add ("/review/places-undeclared", Case, NULL, set_up, test_places, tear_down);
  g_test_add ("/review/places-carried", Case, GINT_TO_POINTER (CARRIED), set_up, test_places,
              tear_down);
  g_test_add ("/review/signs-and-menu", Case, NULL, set_up, test_signs_and_menu, tear_down);
  g_test_add ("/review/carried", Case, GINT_TO_POINTER (CARRIED), set_up, test_carried, tear_down);
  g_test_add ("/review/earlier-is-found", Case, GINT_TO_POINTER (DECLARED), set_up,
              test_earlier_is_found, tear_down);
  g_test_add ("/review/undeclared", Case, NULL, set_up, test_undeclared, tear_down);
  g_test_add ("/review/judgement-waits", Case, GINT_TO_POINTER (DECLARED), set_up,
              test_judgement_waits, tear_down);
  g_test_add ("/review/sensitive", Case, GINT_TO_POINTER (DECLARED), set_up, test_sensitive,
              tear_down);
  g_test_add ("/review/not-sensitive", Case, GINT_TO_POINTER (DECLARED), set_up, test_not_sensitive,
              tear_down);
  g_test_add ("/review/recommend", Case, GINT_TO_POINTER (FINISHED), set_up, test_recommend,
              tear_down);
  g_test_add ("/review/award-beside-not-met", Case, GINT_TO_POINTER (FINISHED), set_up,
              test_award_beside_not_met, tear_down);
  g_test_add ("/review/decide-and-award", Case, GINT_TO_POINTER (RECOMMENDED), set_up,
              test_decide_and_award, tear_down);
  g_test_add ("/review/return", Case, GINT_TO_POINTER (FINISHED), set_up, test_return, tear_down);
  g_test_add ("/review/report", Case, GINT_TO_POINTER (FINISHED), set_up, test_report, tear_down);
  g_test_add ("/review/altered-since-is-told", Case, GINT_TO_POINTER (DECLARED), set_up,
              test_altered_since_is_told, tear_down);
  g_test_add ("/review/return-signed", Case, GINT_TO_POINTER (FINISHED), set_up, test_return_signed,
              tear_down);
  g_test_add ("/review/pack-beside-the-report", Case, GINT_TO_POINTER (BEGUN), set_up,
              test_pack_beside_the_report, tear_down);
  g_test_add ("/review/altered-pack-is-not-handed-on", Case, GINT_TO_POINTER (FINISHED), set_up,
              test_altered_pack_is_not_handed_on, tear_down);
  g_test_add ("/review/nothing-is-written-inside", Case, GINT_TO_POINTER (FINISHED), set_up,
              test_nothing_is_written_inside, tear_down);

  return g_test_run ();
}
