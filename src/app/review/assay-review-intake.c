/* From a submission that somebody has sent to a review that is open.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/review/assay-review-intake.h"

#include "app/assay-report.h"
#include "app/create/assay-create-window.h"
#include "app/review/assay-earlier-review.h"
#include "app/review/assay-findings-dialog.h"
#include "app/start/assay-recents.h"
#include "app/widgets/assay-mnemonic.h"
#include "app/widgets/assay-path-dialog.h"
#include "app/window/assay-place-question.h"
#include "app/window/assay-progress-dialog.h"
#include "base/assay-error.h"
#include "core/submission/assay-bag.h"
#include "core/submission/assay-signing-key.h"
#include "pack/submit/assay-pack-seal.h"
#include "present/assay-intake-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define INTAKE_KEY "assay-intake"
#define ENTRY_KEY "assay-entry"
#define BAG_DECLARATION "bagit.txt"

/* What is asked of the thread, and what the dialogs after it go on with. */
typedef struct
{
  AssayContext *context;
  char *archive;
  char *folder;
  char *schema_path;
  char *passphrase;           /* or NULL */
  char *earlier;              /* the review of the round before; NULL for none */
  gboolean is_earlier_chosen; /* whether somebody has said so */
} Intake;

/* Findings are worth showing with an error and without one. */
typedef struct
{
  Intake *intake;
  AssayReading *reading;           /* NULL with @error */
  AssayVerification *verification; /* or NULL */
  AssayEarlierReview *earlier;     /* to be asked about first; or NULL */
  GError *error;
} Outcome;

static Intake *
intake_copy (const Intake *self)
{
  Intake *copy = g_new0 (Intake, 1);

  copy->context = assay_context_ref (self->context);
  copy->archive = g_strdup (self->archive);
  copy->folder = g_strdup (self->folder);
  copy->schema_path = g_strdup (self->schema_path);
  copy->passphrase = g_strdup (self->passphrase);
  copy->earlier = g_strdup (self->earlier);
  copy->is_earlier_chosen = self->is_earlier_chosen;

  return copy;
}

static void
intake_free (gpointer data)
{
  Intake *self = data;

  assay_context_unref (self->context);
  g_free (self->archive);
  g_free (self->folder);
  g_free (self->schema_path);
  g_free (self->passphrase);
  g_free (self->earlier);
  g_free (self);
}

static void
outcome_free (Outcome *self)
{
  intake_free (self->intake);
  g_clear_pointer (&self->reading, assay_reading_free);
  g_clear_pointer (&self->verification, assay_verification_free);
  g_clear_pointer (&self->earlier, assay_earlier_review_free);
  g_clear_error (&self->error);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Outcome, outcome_free)

gboolean
assay_review_intake_takes (const char *path, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) findings = assay_findings_new ();
  g_autoptr (AssayBag) bag = assay_bag_open (path, NULL, findings, cancellable, NULL);

  return bag != NULL && assay_bag_lookup (bag, BAG_DECLARATION) != NULL;
}

/* --- On the thread --- */

/* The keys of others, and the user's own. */
static AssayKnownKeys *
load_keys (AssayContext *context, const char *folder, GError **error)
{
  AssayKnownKeys *keys = assay_known_keys_load (folder, error);

  if (keys != NULL)
    assay_known_keys_add_own (keys, folder, assay_context_get_today (context));

  return keys;
}

/* Whoever sends again is known again. What cannot be written down is no reason to stop. */
static void
remember_key (AssayContext *context, const char *folder, const AssaySignature *signature)
{
  g_autoptr (GError) error = NULL;

  if (!assay_known_keys_remember_signer (folder, signature, assay_context_get_disk (context),
                                         assay_context_get_today (context), &error))
    g_info ("%s", error->message);
}

/* TRUE without one, too. */
static gboolean
open_earlier (const Intake *intake,
              AssayReviewFolder **out_earlier,
              GCancellable *cancellable,
              GError **error)
{
  *out_earlier =
      intake->earlier != NULL
          ? assay_review_folder_open (intake->context, intake->earlier, intake->schema_path,
                                      ASSAY_OPEN_READ, cancellable, error)
          : NULL;

  return intake->earlier == NULL || *out_earlier != NULL;
}

static AssayReviewFolder *
make_folder (const Intake *intake,
             Outcome *outcome,
             AssayProgress progress,
             GCancellable *cancellable)
{
  g_autofree char *key_folder = assay_key_folder_dup ();
  g_autoptr (AssayReviewFolder) earlier = NULL;
  g_autoptr (AssayKnownKeys) keys = load_keys (intake->context, key_folder, &outcome->error);
  const AssayVerifyRequest request = { .schema_path = intake->schema_path,
                                       .passphrase = intake->passphrase,
                                       .known_keys = keys,
                                       .examine = assay_pack_seal_check };
  AssayReviewFolder *folder;

  if (keys == NULL || !open_earlier (intake, &earlier, cancellable, &outcome->error))
    return NULL;
  folder = assay_review_folder_create (intake->context, intake->folder, intake->archive, &request,
                                       earlier, progress, cancellable, &outcome->verification,
                                       &outcome->error);
  if (folder != NULL && outcome->verification->signature != NULL)
    remember_key (intake->context, key_folder, outcome->verification->signature);

  return folder;
}

/* A later round, of which nobody has said yet what it goes on from. */
static gboolean
has_to_ask (const Intake *intake, Outcome *outcome, GCancellable *cancellable)
{
  g_autofree char *parent = g_path_get_dirname (intake->folder);
  const AssayEarlierSearch search = { intake->context, intake->archive, intake->passphrase,
                                      intake->schema_path, parent };

  if (!intake->is_earlier_chosen)
    outcome->earlier = assay_earlier_review_find (&search, cancellable);
  if (outcome->earlier != NULL && outcome->earlier->round > 1)
    return TRUE;
  g_clear_pointer (&outcome->earlier, assay_earlier_review_free);

  return FALSE;
}

static gpointer
receive (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  const Intake *intake = data;
  g_autofree char *parent = g_path_get_dirname (intake->folder);
  g_autoptr (AssayReviewFolder) folder = NULL;
  Outcome *outcome = g_new0 (Outcome, 1);

  outcome->intake = intake_copy (intake);
  if (!has_to_ask (intake, outcome, cancellable))
    {
      g_mkdir_with_parents (parent, 0700);
      folder = make_folder (intake, outcome, progress, cancellable);
    }
  if (folder != NULL)
    outcome->reading =
        assay_reading_new_for_folder (intake->context, &assay_folder_kind_of_review, folder);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    return outcome;
  /* Nobody hears of it any more, and nobody would let go of the folder. */
  outcome_free (outcome);

  return NULL;
}

/* --- The passphrase --- */

static void run (AssayWindow *window, Intake *intake);

static void
passphrase_response_cb (AdwMessageDialog *dialog, const char *response, AssayWindow *window)
{
  const Intake *before = g_object_get_data (G_OBJECT (dialog), INTAKE_KEY);
  GtkEditable *entry = g_object_get_data (G_OBJECT (dialog), ENTRY_KEY);
  Intake *intake;

  if (!g_str_equal (response, "open"))
    return;
  intake = intake_copy (before);
  g_free (intake->passphrase);
  intake->passphrase = g_strdup (gtk_editable_get_text (entry));
  gtk_editable_set_text (entry, "");
  run (window, intake);
}

static void
ask_for_passphrase (AssayWindow *window, const Intake *intake, gboolean was_wrong)
{
  g_autofree char *body = assay_intake_word_passphrase (intake->archive, was_wrong);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
      adw_message_dialog_new (GTK_WINDOW (window), _ ("It is locked with a passphrase"), body));
  GtkWidget *entry = g_object_new (GTK_TYPE_PASSWORD_ENTRY, "show-peek-icon", TRUE,
                                   "activates-default", TRUE, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Passphrase"), -1);
  g_object_set_data_full (G_OBJECT (dialog), INTAKE_KEY, intake_copy (intake), intake_free);
  g_object_set_data (G_OBJECT (dialog), ENTRY_KEY, entry);
  adw_message_dialog_set_extra_child (dialog, entry);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "open", _ ("_Open"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "open", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "open");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (passphrase_response_cb), window, 0);
  assay_mnemonic_name_buttons (GTK_WIDGET (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

/* --- The round before --- */

/* Takes @path, which may be NULL. */
static void
run_after (AssayWindow *window, const Intake *before, char *path)
{
  Intake *intake = intake_copy (before);

  g_free (intake->earlier);
  intake->earlier = path;
  intake->is_earlier_chosen = TRUE;
  run (window, intake);
}

static void
earlier_chosen_cb (gpointer window, GPtrArray *paths, gpointer data)
{
  run_after (window, data, g_strdup (paths->pdata[0]));
}

static void
choose_earlier (AssayWindow *window, const Intake *intake)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("The review of the round before"), GTK_WINDOW (window),
                                   GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Carry On From It"),
                                   NULL);

  assay_path_dialog_ask (dialog, GTK_WIDGET (window), earlier_chosen_cb, intake_copy (intake),
                         intake_free);
}

static void
earlier_response_cb (AdwMessageDialog *dialog, const char *response, AssayWindow *window)
{
  const Intake *intake = g_object_get_data (G_OBJECT (dialog), INTAKE_KEY);

  if (g_str_equal (response, "carry"))
    run_after (window, intake, g_strdup (intake->earlier));
  else if (g_str_equal (response, "without"))
    run_after (window, intake, NULL);
  else if (g_str_equal (response, "choose"))
    choose_earlier (window, intake);
}

static void
ask_for_earlier (AssayWindow *window, const Outcome *outcome)
{
  const AssayEarlierReview *found = outcome->earlier;
  g_autofree char *title = g_strdup_printf (_ ("This is round %u"), found->round);
  g_autofree char *body = assay_intake_word_earlier (found->earlier_round, found->path);
  AdwMessageDialog *dialog =
      ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (window), title, body));
  Intake *intake = intake_copy (outcome->intake);

  intake->earlier = g_strdup (found->path);
  g_object_set_data_full (G_OBJECT (dialog), INTAKE_KEY, intake, intake_free);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "without",
                                    _ ("_Begin Without It"), "choose", _ ("C_hoose a Review…"),
                                    NULL);
  if (found->path != NULL)
    {
      adw_message_dialog_add_response (dialog, "carry", _ ("Carry _On From It"));
      adw_message_dialog_set_response_appearance (dialog, "carry", ADW_RESPONSE_SUGGESTED);
    }
  adw_message_dialog_set_default_response (dialog, found->path != NULL ? "carry" : "choose");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (earlier_response_cb), window, 0);
  assay_mnemonic_name_buttons (GTK_WIDGET (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- After it --- */

static void
show_review (AssayWindow *window, Outcome *outcome)
{
  g_autoptr (AssayDocument) document = assay_document_new_for_reading (outcome->reading);

  assay_recents_remember (assay_window_get_context (window), assay_document_get_path (document),
                          assay_document_get_portfolio (document)->head->service);
  assay_window_set_document (window, document);
  assay_findings_dialog_show (GTK_WINDOW (window), outcome->verification, FALSE);
}

static void
received_cb (gpointer owner, gpointer result, const GError *error)
{
  GtkWindow *parent = assay_progress_dialog_get_parent (owner);
  g_autoptr (Outcome) outcome = result;

  if (parent == NULL || outcome == NULL)
    return;
  if (outcome->earlier != NULL)
    ask_for_earlier (ASSAY_WINDOW (parent), outcome);
  else if (outcome->reading != NULL)
    show_review (ASSAY_WINDOW (parent), outcome);
  else if (g_error_matches (outcome->error, ASSAY_ERROR, ASSAY_ERROR_ENCRYPTED))
    ask_for_passphrase (ASSAY_WINDOW (parent), outcome->intake,
                        outcome->intake->passphrase != NULL);
  else if (g_error_matches (outcome->error, ASSAY_ERROR, ASSAY_ERROR_REFUSED)
           && outcome->verification != NULL)
    assay_findings_dialog_show (parent, outcome->verification, TRUE);
  else
    assay_report_error (GTK_WIDGET (parent), outcome->error);
}

/* Takes @intake. */
static void
run (AssayWindow *window, Intake *intake)
{
  assay_progress_dialog_run (GTK_WINDOW (window), _ ("Verifying the submission"), receive, intake,
                             intake_free, received_cb);
}

/* --- Before it --- */

static void
place_chosen_cb (GtkWindow *window, const char *folder, gpointer data)
{
  Intake *intake = intake_copy (data);

  g_free (intake->folder);
  intake->folder = g_strdup (folder);
  run (ASSAY_WINDOW (window), intake);
}

static Intake *
intake_new (AssayWindow *window, const char *path, GError **error)
{
  const char *schema =
      assay_scheme_library_get_schema_path (assay_window_get_library (window), error);
  g_autofree char *parent = assay_create_window_dup_usual_folder ();
  g_autofree char *name = assay_intake_dup_folder_name (path);
  Intake *intake;

  if (schema == NULL)
    return NULL;
  intake = g_new0 (Intake, 1);
  intake->context = assay_context_ref (assay_window_get_context (window));
  intake->archive = g_strdup (path);
  intake->folder = assay_place_dup_free (parent, name);
  intake->schema_path = g_strdup (schema);

  return intake;
}

void
assay_review_intake_begin (AssayWindow *window, const char *path)
{
  g_autoptr (GError) error = NULL;
  Intake *intake = intake_new (window, path, &error);
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;
  AssayPlaceQuestion question = { .go = _ ("_Verify and Open"),
                                  .elsewhere = _ ("Where to keep the review"),
                                  .go_there = _ ("_Verify and Keep Here") };

  if (intake == NULL)
    {
      assay_report_error (GTK_WIDGET (window), error);
      return;
    }
  assay_intake_word_question (path, intake->folder, &title, &body);
  question.title = title;
  question.body = body;
  question.folder = intake->folder;
  assay_place_question_ask (GTK_WINDOW (window), &question, place_chosen_cb, intake, intake_free);
}

static void
file_chosen_cb (gpointer window, GPtrArray *paths, gpointer data)
{
  assay_review_intake_begin (window, paths->pdata[0]);
}

void
assay_review_intake_choose (AssayWindow *window)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Choose a submission"), GTK_WINDOW (window),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Choose"), NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Submissions"));
  gtk_file_filter_add_mime_type (filter, "application/zip");
  gtk_file_filter_add_suffix (filter, "zip");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  assay_path_dialog_ask (dialog, GTK_WIDGET (window), file_chosen_cb, NULL, NULL);
}
