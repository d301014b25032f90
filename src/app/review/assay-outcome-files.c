/* What an assessor writes for others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The two PDFs are set on a thread. The return is a few lines of text that the review keeps as
 * well, so it goes where its edits go: through the folder that is open.
 */

#include "app/review/assay-outcome-files.h"

#include "app/assay-report.h"
#include "app/pack/assay-saved-file.h"
#include "app/review/assay-pack-copy.h"
#include "app/widgets/assay-scroll.h"
#include "app/window/assay-progress-dialog.h"
#include "app/window/assay-window.h"
#include "core/review/assay-review-earlier.h"
#include "pack/assay-pack-bind.h"
#include "pack/review/assay-certificate.h"
#include "pack/review/assay-review-report.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define OWNER_KEY "assay-owner"

struct _AssayOutcomeFiles
{
  AdwBin parent_instance;
  AssayDocument *document; /* borrowed */
  AssayOutcomeFile file;   /* that is being written, or was */
  char *written;

  GtkWidget *return_part;
  GtkWidget *return_button;
  GtkLabel *return_about;
  GtkWidget *report_part;
  GtkWidget *report_button;
  GtkLabel *report_about;
  GtkWidget *certificate_part;
  GtkWidget *certificate_button;
  GtkLabel *certificate_about;
  GtkCheckButton *sign;
  GtkLabel *sign_label;
  GtkWidget *result;
  AdwActionRow *file_row;
  GtkWidget *open_button;
  AdwActionRow *pack_row;
  GtkLabel *next;
};

G_DEFINE_FINAL_TYPE (AssayOutcomeFiles, assay_outcome_files, ADW_TYPE_BIN)

/* --- Showing --- */

/* A key that cannot be used is told where it is used: when a submission or a return is signed. */
static AssaySigningKey *
load_key (GError **error)
{
  g_autofree char *folder = assay_key_folder_dup ();

  return assay_signing_key_load (folder, error);
}

static AssayOutcomeFilesState *
make_state (AssayOutcomeFiles *self)
{
  AssayReviewGround ground =
      assay_review_folder_get_ground (assay_document_get_review_folder (self->document));

  return assay_outcome_files_state_new (&ground, assay_document_is_read_only (self->document));
}

static void
show_part (GtkWidget *part, GtkWidget *button, GtkLabel *about, const AssayOutcomeFileRow *state)
{
  gtk_label_set_text (about, state->about);
  gtk_widget_set_sensitive (button, state->can_write);
  gtk_widget_set_visible (part, state->is_shown);
}

static void
show_signer (AssayOutcomeFiles *self)
{
  g_autoptr (AssaySigningKey) key = load_key (NULL);
  g_autofree char *text = assay_outcome_files_word_signer (key);

  gtk_widget_set_visible (GTK_WIDGET (self->sign), text != NULL);
  if (text == NULL)
    return;
  gtk_label_set_text (self->sign_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sign), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
}

void
assay_outcome_files_set_document (AssayOutcomeFiles *self, AssayDocument *document)
{
  g_autoptr (AssayOutcomeFilesState) state = NULL;

  if (document != self->document)
    gtk_widget_set_visible (self->result, FALSE);
  self->document = document;
  state = make_state (self);
  show_part (self->return_part, self->return_button, self->return_about,
             &state->rows[ASSAY_OUTCOME_FILE_RETURN]);
  show_part (self->report_part, self->report_button, self->report_about,
             &state->rows[ASSAY_OUTCOME_FILE_REPORT]);
  show_part (self->certificate_part, self->certificate_button, self->certificate_about,
             &state->rows[ASSAY_OUTCOME_FILE_CERTIFICATE]);
  show_signer (self);
}

/* --- Afterwards --- */

/* Once it has its place. */
static gboolean
scroll_cb (GtkWidget *result, GdkFrameClock *clock, gpointer data)
{
  int height = gtk_widget_get_height (result);

  if (height == 0)
    return G_SOURCE_CONTINUE;
  assay_scroll_show (result, 0, height);

  return G_SOURCE_REMOVE;
}

/* Takes @path. */
static void
show_result (AssayOutcomeFiles *self, char *path, const char *digits, gboolean leads_into_pack)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown_folder = g_filename_display_name (folder);
  g_autofree char *next = assay_outcome_files_word_next (self->file, digits, leads_into_pack);

  g_free (self->written);
  self->written = path;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->file_row), name);
  adw_action_row_set_subtitle (self->file_row, shown_folder);
  gtk_widget_set_visible (self->open_button, self->file != ASSAY_OUTCOME_FILE_RETURN);
  gtk_widget_set_visible (GTK_WIDGET (self->pack_row), leads_into_pack);
  gtk_label_set_text (self->next, next);
  gtk_widget_set_visible (self->result, TRUE);
  gtk_widget_child_focus (self->result, GTK_DIR_TAB_FORWARD);
  gtk_widget_add_tick_callback (self->result, scroll_cb, NULL, NULL);
}

/* --- The PDFs --- */

typedef struct
{
  AssayContext *context;
  AssayReview *review;
  AssayScheme *scheme;
  AssayPortfolio *portfolio;
  AssayDate today;
  AssayOutcomeFile file;
  char *folder; /* of the review */
  char *pack;
  char *path;
} Job;

typedef struct
{
  char *path;
  gboolean leads_into_pack;
} Written;

static void
job_free (gpointer data)
{
  Job *job = data;

  assay_context_unref (job->context);
  assay_review_unref (job->review);
  assay_scheme_unref (job->scheme);
  assay_portfolio_unref (job->portfolio);
  g_free (job->folder);
  g_free (job->pack);
  g_free (job->path);
  g_free (job);
}

static Job *
job_new (AssayOutcomeFiles *self, const char *path)
{
  AssayReviewFolder *folder = assay_document_get_review_folder (self->document);
  AssayContext *context = assay_document_get_context (self->document);
  g_autoptr (AssayDisk) disk = assay_disk_new ();
  Job *job = g_new0 (Job, 1);

  job->context = assay_context_new_with (assay_context_get_now (context),
                                         assay_context_get_author (context), disk);
  job->review = assay_review_ref (assay_review_folder_get_review (folder));
  job->scheme = assay_scheme_ref (assay_review_folder_get_scheme (folder));
  job->portfolio = assay_portfolio_ref (assay_review_folder_get_portfolio (folder));
  job->today = assay_document_get_today (self->document);
  job->file = self->file;
  job->folder = g_strdup (assay_review_folder_get_path (folder));
  job->pack = assay_review_folder_dup_pack_path (folder);
  job->path = g_strdup (path);

  return job;
}

/* NULL for a pack that does not say what is on its pages, or is not the one that was submitted. */
static AssayPageMap *
read_map (const Job *job, GCancellable *cancellable)
{
  return assay_review_check_pack (job->folder, job->review, ASSAY_PROGRESS_NONE, cancellable, NULL)
             ? assay_pack_bind_read_map (job->pack, cancellable, NULL)
             : NULL;
}

/* Without pages of the pack there is a report still. */
static gboolean
write_report (const Job *job,
              AssayProgress progress,
              GCancellable *cancellable,
              gboolean *out_leads_into_pack,
              GError **error)
{
  g_autoptr (AssayPageMap) map = read_map (job, cancellable);
  const AssayReviewReportOrder order = { .review = job->review,
                                         .scheme = job->scheme,
                                         .portfolio = job->portfolio,
                                         .map = map,
                                         .today = job->today,
                                         .path = job->path };

  *out_leads_into_pack = map != NULL;

  return assay_review_report_write (job->context, &order, progress, cancellable, NULL, error);
}

static gpointer
write_pdf (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  const AssayCertificateOrder order = { job->review, job->scheme, job->today, job->path };
  gboolean leads_into_pack = FALSE;
  gboolean is_written =
      job->file == ASSAY_OUTCOME_FILE_REPORT
          ? write_report (job, progress, cancellable, &leads_into_pack, error)
          : assay_certificate_write (job->context, &order, progress, cancellable, error);
  Written *written;

  if (!is_written)
    return NULL;
  written = g_new0 (Written, 1);
  written->path = g_strdup (job->path);
  written->leads_into_pack = leads_into_pack;

  return written;
}

static void
pdf_written_cb (gpointer owner, gpointer result, const GError *error)
{
  AssayOutcomeFiles *self = g_object_get_data (owner, OWNER_KEY);
  g_autofree Written *written = result;

  if (error != NULL)
    assay_report_error (GTK_WIDGET (self), error);
  else
    show_result (self, written->path, NULL, written->leads_into_pack);
}

static void
start_pdf (AssayOutcomeFiles *self, const char *path)
{
  AssayProgressDialog *dialog =
      assay_progress_dialog_run (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                 self->file == ASSAY_OUTCOME_FILE_REPORT
                                     ? _ ("Writing the report")
                                     : _ ("Writing the certificate"),
                                 write_pdf, job_new (self, path), job_free, pdf_written_cb);

  g_object_set_data_full (G_OBJECT (dialog), OWNER_KEY, g_object_ref (self), g_object_unref);
}

/* --- The return --- */

static AssayReturn *
make_return (AssayOutcomeFiles *self, AssaySigningKey *key, GError **error)
{
  AssayWindow *window = ASSAY_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autofree char *schema =
      assay_scheme_library_dup_schema_path (assay_window_get_library (window), "return.xsd", error);
  g_autoptr (AssayReturn) given =
      schema != NULL
          ? assay_review_folder_make_return (assay_document_get_review_folder (self->document),
                                             schema, assay_document_get_today (self->document),
                                             error)
          : NULL;

  if (given == NULL || (key != NULL && !assay_return_sign (given, key, error)))
    return NULL;

  return g_steal_pointer (&given);
}

static gboolean
write_return (AssayOutcomeFiles *self, const char *path, char **out_digits, GError **error)
{
  gboolean is_signed =
      gtk_widget_get_visible (GTK_WIDGET (self->sign)) && gtk_check_button_get_active (self->sign);
  g_autoptr (AssaySigningKey) key = is_signed ? load_key (error) : NULL;
  g_autoptr (AssayReturn) given = NULL;

  if (is_signed && key == NULL)
    return FALSE;
  given = make_return (self, key, error);
  if (given == NULL
      || !assay_review_folder_write_return (assay_document_get_review_folder (self->document),
                                            given, path, error))
    return FALSE;
  *out_digits = key != NULL ? assay_key_digits_compute (assay_signing_key_get_public (key)) : NULL;

  return TRUE;
}

/* --- Doing it --- */

void
assay_outcome_files_write_to (AssayOutcomeFiles *self, AssayOutcomeFile file, const char *path)
{
  g_autofree char *digits = NULL;
  g_autoptr (GError) error = NULL;

  self->file = file;
  gtk_widget_set_visible (self->result, FALSE);
  if (!assay_outcome_files_check_target (assay_document_get_path (self->document), path, &error))
    assay_report_error (GTK_WIDGET (self), error);
  else if (file != ASSAY_OUTCOME_FILE_RETURN)
    start_pdf (self, path);
  else if (write_return (self, path, &digits, &error))
    show_result (self, g_strdup (path), digits, FALSE);
  else
    assay_report_error (GTK_WIDGET (self), error);
}

static void
place_chosen_cb (GtkWidget *owner, const char *path)
{
  AssayOutcomeFiles *self = ASSAY_OUTCOME_FILES (owner);

  assay_outcome_files_write_to (self, self->file, path);
}

static void
choose (AssayOutcomeFiles *self, AssayOutcomeFile file, const char *title)
{
  g_autoptr (AssayOutcomeFilesState) state = make_state (self);

  self->file = file;
  assay_saved_file_choose (GTK_WIDGET (self), title, self->document, state->rows[file].name,
                           place_chosen_cb);
}

static void
return_clicked_cb (AssayOutcomeFiles *self)
{
  choose (self, ASSAY_OUTCOME_FILE_RETURN, _ ("Write the return file"));
}

static void
report_clicked_cb (AssayOutcomeFiles *self)
{
  choose (self, ASSAY_OUTCOME_FILE_REPORT, _ ("Write the report"));
}

static void
certificate_clicked_cb (AssayOutcomeFiles *self)
{
  choose (self, ASSAY_OUTCOME_FILE_CERTIFICATE, _ ("Write the certificate"));
}

static void
open_clicked_cb (AssayOutcomeFiles *self)
{
  assay_saved_file_show (GTK_WIDGET (self), self->written);
}

static void
show_parent (AssayOutcomeFiles *self, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  assay_saved_file_show (GTK_WIDGET (self), folder);
}

static void
folder_clicked_cb (AssayOutcomeFiles *self)
{
  show_parent (self, self->written);
}

/* --- The pack beside the report --- */

typedef struct
{
  char *folder;
  AssayReview *review;
  char *report;
} PackJob;

static void
pack_job_free (gpointer data)
{
  PackJob *job = data;

  g_free (job->folder);
  assay_review_unref (job->review);
  g_free (job->report);
  g_free (job);
}

static gpointer
copy_pack (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  const PackJob *job = data;
  g_autoptr (AssayDisk) disk = assay_disk_new ();

  return assay_pack_copy_beside (disk, job->folder, job->review, job->report, progress, cancellable,
                                 error);
}

static void
pack_copied_cb (gpointer owner, gpointer result, const GError *error)
{
  AssayOutcomeFiles *self = g_object_get_data (owner, OWNER_KEY);
  g_autofree char *path = result;

  if (error != NULL)
    assay_report_error (GTK_WIDGET (self), error);
  else
    assay_report_toast (GTK_WIDGET (self), _ ("A copy of the pack is beside the report"), NULL,
                        NULL, NULL);
}

static void
pack_clicked_cb (AssayOutcomeFiles *self)
{
  AssayProgressDialog *dialog;
  AssayReviewFolder *folder = assay_document_get_review_folder (self->document);
  PackJob *job = g_new0 (PackJob, 1);

  job->folder = g_strdup (assay_review_folder_get_path (folder));
  job->review = assay_review_ref (assay_review_folder_get_review (folder));
  job->report = g_strdup (self->written);
  dialog = assay_progress_dialog_run (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                      _ ("Copying the pack"), copy_pack, job, pack_job_free,
                                      pack_copied_cb);
  g_object_set_data_full (G_OBJECT (dialog), OWNER_KEY, g_object_ref (self), g_object_unref);
}

/* --- The class --- */

static void
assay_outcome_files_dispose (GObject *object)
{

  G_OBJECT_CLASS (assay_outcome_files_parent_class)->dispose (object);
}

static void
assay_outcome_files_finalize (GObject *object)
{
  g_free (ASSAY_OUTCOME_FILES (object)->written);

  G_OBJECT_CLASS (assay_outcome_files_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    gssize offset;
  } children[] = {
#define CHILD(name) { #name, G_STRUCT_OFFSET (AssayOutcomeFiles, name) }
    CHILD (return_part),       CHILD (return_button),
    CHILD (return_about),      CHILD (report_part),
    CHILD (report_button),     CHILD (report_about),
    CHILD (certificate_part),  CHILD (certificate_button),
    CHILD (certificate_about), CHILD (sign),
    CHILD (sign_label),        CHILD (result),
    CHILD (file_row),          CHILD (open_button),
    CHILD (pack_row),          CHILD (next),
#undef CHILD
  };

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_class_bind_template_child_full (widget_class, children[i].name, FALSE,
                                               children[i].offset);
}

static void
assay_outcome_files_class_init (AssayOutcomeFilesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_outcome_files_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_outcome_files_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/review/assay-outcome-files.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, return_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, report_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, certificate_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, folder_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, pack_clicked_cb);
}

static void
assay_outcome_files_init (AssayOutcomeFiles *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
