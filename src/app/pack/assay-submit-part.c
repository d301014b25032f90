/* Submitting.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is found before it is that of a submission made today, whatever day is planned. The file is
 * written from the portfolio of the moment in which it was asked for; what is edited meanwhile has
 * changed since the submission.
 */

#include "app/pack/assay-submit-part.h"

#include "app/assay-report.h"
#include "app/pack/assay-folded-lines.h"
#include "app/pack/assay-saved-file.h"
#include "app/pack/assay-submit-job.h"
#include "app/pack/assay-submit-lock.h"
#include "app/pack/assay-submit-signer.h"
#include "app/widgets/assay-scroll.h"
#include "core/portfolio/assay-submission-record.h"
#include "pack/submit/assay-preflight.h"
#include "present/assay-history-state.h"
#include "present/assay-pack-state.h"
#include "present/assay-submissions-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* @sent is what was submitted last, by @sent_fingerprint; NULL where it is not known. */
struct _AssaySubmitPart
{
  AdwBin parent_instance;
  AssayDocument *document; /* borrowed */
  AssayReadiness *readiness;
  GPtrArray *findings;
  AssaySubmitState *state;
  AssayPortfolio *sent;
  char *sent_fingerprint;
  AssayWork *writing;
  char *written;
  char *fingerprint;
  char *digits; /* of the key it is signed with; NULL for none */
  gboolean is_locked;

  GtkLabel *standing;
  GtkListBox *changes_list;
  AdwExpanderRow *changes;
  GtkLabel *verdict;
  GtkLabel *told;
  AdwExpanderRow *blocking;
  AdwExpanderRow *leaving;
  AdwExpanderRow *staying;
  AssaySubmitLock *lock;
  AssaySubmitSigner *signer;
  GtkButton *submit_button;
  GtkWidget *writing_box;
  GtkLabel *writing_label;
  GtkProgressBar *writing_bar;
  GtkWidget *cancel_button;
  GtkWidget *result;
  GtkLabel *done;
  AdwActionRow *file_row;
  AdwActionRow *fingerprint_row;
  AdwActionRow *digits_row;
  GtkLabel *next;
};

G_DEFINE_FINAL_TYPE (AssaySubmitPart, assay_submit_part, ADW_TYPE_BIN)

/* --- What was submitted --- */

/* Read again only when there is another submission. */
static void
load_sent (AssaySubmitPart *self)
{
  const AssaySubmission *last =
      assay_portfolio_get_last_submission (assay_document_get_portfolio (self->document));
  const char *fingerprint = last != NULL ? last->fingerprint : NULL;

  if (g_strcmp0 (fingerprint, self->sent_fingerprint) == 0)
    return;
  g_clear_pointer (&self->sent, assay_portfolio_unref);
  g_free (self->sent_fingerprint);
  self->sent_fingerprint = g_strdup (fingerprint);
  if (last != NULL)
    self->sent =
        assay_submission_record_load (assay_document_get_path (self->document), last, NULL);
}

static void
line_free (gpointer data)
{
  AssayFoldedLine *line = data;

  g_free (line->text);
  g_free (line);
}

static void
show_standing (AssaySubmitPart *self)
{
  g_autoptr (AssaySubmissionsState) state = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);

  load_sent (self);
  state = assay_submissions_state_new (assay_document_get_scheme (self->document),
                                       assay_document_get_portfolio (self->document), self->sent);
  gtk_label_set_text (self->standing, state->summary);
  for (guint i = 0; state->changes != NULL && i < state->changes->len; i++)
    {
      const AssayHistoryChange *change = state->changes->pdata[i];
      AssayFoldedLine *line = g_new0 (AssayFoldedLine, 1);

      line->title = change->label;
      line->text = g_strdup_printf (_ ("Before: %s\nNow: %s"),
                                    change->before != NULL ? change->before : _ ("nothing"),
                                    change->after != NULL ? change->after : _ ("nothing"));
      g_ptr_array_add (lines, line);
    }
  assay_folded_lines_fill (self->changes, _ ("What has changed since"), lines);
  gtk_widget_set_visible (GTK_WIDGET (self->changes_list), lines->len > 0);
}

/* --- Before --- */

static gboolean
has_finding (const GPtrArray *findings, const AssayFinding *wanted)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const AssayFinding *finding = findings->pdata[i];

      if (finding->tag == wanted->tag && g_strcmp0 (finding->subject, wanted->subject) == 0)
        return TRUE;
    }

  return FALSE;
}

/* What reading the evidence has found so far; the rest is found when it is put in. */
static void
add_of_contents (GPtrArray *findings, const GPtrArray *of_contents)
{
  for (guint i = 0; of_contents != NULL && i < of_contents->len; i++)
    {
      const AssayFinding *finding = of_contents->pdata[i];

      if (!has_finding (findings, finding))
        g_ptr_array_add (findings, assay_finding_new (finding->tag, finding->subject,
                                                      finding->detail, finding->detail2));
    }
  assay_findings_sort (findings);
}

static guint
count_told (const GPtrArray *findings)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += assay_submit_is_told (findings->pdata[i]);

  return n;
}

static void
look (AssaySubmitPart *self, const GPtrArray *of_contents)
{
  AssayPortfolioFolder *folder = assay_document_get_folder (self->document);
  AssayDate today = assay_document_get_today (self->document);

  g_clear_pointer (&self->state, assay_submit_state_free);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->readiness, assay_readiness_unref);
  self->readiness = assay_submit_compute_readiness (folder, today);
  /* Without a cancellable it always comes to its end. */
  self->findings =
      assay_preflight_list (folder, self->readiness, today, FALSE, ASSAY_PROGRESS_NONE, NULL, NULL);
  add_of_contents (self->findings, of_contents);
  self->state =
      assay_submit_state_new (self->readiness, self->findings, count_told (self->findings));
}

static void
show_state (AssaySubmitPart *self)
{
  const AssaySubmitState *state = self->state;

  gtk_label_set_text (self->verdict, state->verdict);
  gtk_label_set_text (self->told, state->told != NULL ? state->told : "");
  gtk_widget_set_visible (GTK_WIDGET (self->told), state->told != NULL);
  assay_folded_lines_fill (self->blocking, state->blocking_title, state->blocking);
  assay_folded_lines_fill (self->leaving, state->leaving_title, state->leaving);
  assay_folded_lines_fill (self->staying, state->staying_title, state->staying);
}

static void
show_writing (AssaySubmitPart *self)
{
  gboolean busy = self->writing != NULL;
  gboolean can_submit = self->state != NULL && self->state->can_submit && !busy
                        && !assay_document_is_read_only (self->document);

  gtk_widget_set_visible (self->writing_box, busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "submit.cancel", busy);
  /* Nothing may have the focus while it goes out of reach. */
  if (busy && gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    gtk_widget_grab_focus (self->cancel_button);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "submit.choose", can_submit);
  gtk_widget_set_sensitive (GTK_WIDGET (self->lock), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->signer), !busy);
}

void
assay_submit_part_set_document (AssaySubmitPart *self,
                                AssayDocument *document,
                                const GPtrArray *of_contents)
{
  if (document != self->document)
    {
      self->document = document;
      g_clear_pointer (&self->writing, assay_work_forget);
      g_clear_pointer (&self->sent, assay_portfolio_unref);
      g_clear_pointer (&self->sent_fingerprint, g_free);
      assay_submit_lock_forget (self->lock);
      gtk_widget_set_visible (self->result, FALSE);
    }
  assay_submit_signer_refresh (self->signer);
  look (self, of_contents);
  show_standing (self);
  show_state (self);
  show_writing (self);
}

/* --- Afterwards --- */

static char *
word_done (const AssaySubmitReport *report)
{
  g_autofree char *day = assay_date_format_long (report->submission->on);
  g_autofree char *size = g_format_size (report->size);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "Round %u of %s: %u evidence file and a pack of %u pages, "
                                       "%s",
                                       "Round %u of %s: %u evidence files and a pack of %u pages, "
                                       "%s",
                                       report->n_items),
                          report->submission->round, day, report->n_items, report->pack->n_pages,
                          size);
}

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

static void
show_result (AssaySubmitPart *self, const AssaySubmitReport *report)
{
  g_autofree char *name = g_filename_display_basename (self->written);
  g_autofree char *folder = g_path_get_dirname (self->written);
  g_autofree char *shown_folder = g_filename_display_name (folder);
  g_autofree char *done = word_done (report);
  g_autofree char *groups = assay_submit_state_word_fingerprint (report->submission->fingerprint);
  g_autofree char *next = assay_submit_state_word_next (self->is_locked, self->digits);

  g_free (self->fingerprint);
  self->fingerprint = g_strdup (report->submission->fingerprint);
  gtk_label_set_text (self->done, done);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->file_row), name);
  adw_action_row_set_subtitle (self->file_row, shown_folder);
  adw_action_row_set_subtitle (self->fingerprint_row, groups);
  adw_action_row_set_subtitle (self->digits_row, self->digits != NULL ? self->digits : "");
  gtk_widget_set_visible (GTK_WIDGET (self->digits_row), self->digits != NULL);
  gtk_label_set_text (self->next, next);
  gtk_widget_set_visible (self->result, TRUE);
  gtk_widget_child_focus (self->result, GTK_DIR_TAB_FORWARD);
  gtk_widget_add_tick_callback (self->result, scroll_cb, NULL, NULL);
}

static void
written_cb (gpointer owner, gpointer result, const GError *error)
{
  AssaySubmitPart *self = owner;
  g_autoptr (AssaySubmitOutcome) outcome = result;
  g_autoptr (GError) refused = NULL;

  self->writing = NULL;
  if (error != NULL || !assay_submit_outcome_remember (outcome, self->document, &refused))
    {
      show_writing (self);
      assay_report_error (GTK_WIDGET (self), error != NULL ? error : refused);
      gtk_widget_grab_focus (GTK_WIDGET (self->submit_button));
      return;
    }
  show_writing (self);
  assay_submit_lock_forget (self->lock);
  g_free (self->written);
  self->written = g_strdup (outcome->path);
  show_result (self, outcome->report);
}

/* --- Doing it --- */

static void
writing_advanced_cb (gpointer owner, double fraction, const char *what)
{
  AssaySubmitPart *self = owner;

  gtk_progress_bar_set_fraction (self->writing_bar, MAX (fraction, 0));
  gtk_label_set_text (self->writing_label, what);
}

static void
keep_digits (AssaySubmitPart *self, const AssaySigningKey *key)
{
  g_free (self->digits);
  self->digits = key != NULL ? assay_key_digits_compute (assay_signing_key_get_public (key)) : NULL;
}

void
assay_submit_part_submit_to (AssaySubmitPart *self, const char *path)
{
  AssayDisk *disk = assay_context_get_disk (assay_document_get_context (self->document));
  AssaySigningKey *key = NULL;
  char *passphrase = NULL;
  g_autoptr (GError) error = NULL;

  if (!assay_pack_state_check_target (assay_document_get_path (self->document), path, &error))
    {
      assay_report_error (GTK_WIDGET (self), error);
      return;
    }
  if (!assay_submit_lock_take (self->lock, &passphrase))
    return;
  if (!assay_submit_signer_take (self->signer, disk, &key))
    {
      assay_submit_lock_clear_passphrase (passphrase);
      return;
    }
  self->is_locked = passphrase != NULL;
  keep_digits (self, key);
  gtk_widget_set_visible (self->result, FALSE);
  writing_advanced_cb (self, 0, _ ("Reading the evidence…"));
  self->writing = assay_submit_job_start (self, self->document, self->readiness, self->findings,
                                          path, passphrase, key, writing_advanced_cb, written_cb);
  show_writing (self);
}

gboolean
assay_submit_part_is_busy (AssaySubmitPart *self)
{
  return self->writing != NULL;
}

static void
place_chosen_cb (GtkWidget *owner, const char *path)
{
  assay_submit_part_submit_to (ASSAY_SUBMIT_PART (owner), path);
}

/* What is wrong with a passphrase is said before a place is asked for. */
static void
choose_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssaySubmitPart *self = ASSAY_SUBMIT_PART (widget);
  char *passphrase = NULL;

  if (!assay_submit_lock_take (self->lock, &passphrase))
    return;
  assay_submit_lock_clear_passphrase (passphrase);
  assay_saved_file_choose (widget, _ ("Write the submission"), self->document,
                           self->state->file_name, place_chosen_cb);
}

static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssaySubmitPart *self = ASSAY_SUBMIT_PART (widget);

  gtk_label_set_text (self->writing_label, _ ("Stopping…"));
  gtk_widget_action_set_enabled (widget, "submit.cancel", FALSE);
  assay_work_cancel (self->writing);
}

static void
show_in_folder_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *folder = g_path_get_dirname (ASSAY_SUBMIT_PART (widget)->written);

  assay_saved_file_show (widget, folder);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssaySubmitPart *self = ASSAY_SUBMIT_PART (widget);
  gboolean of_key = g_str_equal (action, "submit.copy-digits");

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          of_key ? self->digits : self->fingerprint);
}

/* --- Coming and going --- */

static void
assay_submit_part_dispose (GObject *object)
{
  AssaySubmitPart *self = ASSAY_SUBMIT_PART (object);

  g_clear_pointer (&self->writing, assay_work_forget);

  G_OBJECT_CLASS (assay_submit_part_parent_class)->dispose (object);
}

static void
assay_submit_part_finalize (GObject *object)
{
  AssaySubmitPart *self = ASSAY_SUBMIT_PART (object);

  g_clear_pointer (&self->state, assay_submit_state_free);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->readiness, assay_readiness_unref);
  g_clear_pointer (&self->sent, assay_portfolio_unref);
  g_free (self->sent_fingerprint);
  g_free (self->written);
  g_free (self->fingerprint);
  g_free (self->digits);

  G_OBJECT_CLASS (assay_submit_part_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    gssize offset;
  } children[] = {
#define CHILD(name) { #name, G_STRUCT_OFFSET (AssaySubmitPart, name) }
    CHILD (standing),      CHILD (changes_list),    CHILD (changes),       CHILD (verdict),
    CHILD (told),          CHILD (blocking),        CHILD (leaving),       CHILD (staying),
    CHILD (lock),          CHILD (signer),          CHILD (submit_button), CHILD (writing_box),
    CHILD (writing_label), CHILD (writing_bar),     CHILD (result),        CHILD (done),
    CHILD (file_row),      CHILD (fingerprint_row), CHILD (digits_row),    CHILD (next),
    CHILD (cancel_button),
#undef CHILD
  };

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_class_bind_template_child_full (widget_class, children[i].name, FALSE,
                                               children[i].offset);
}

static void
assay_submit_part_class_init (AssaySubmitPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_submit_part_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_submit_part_finalize;
  g_type_ensure (ASSAY_TYPE_SUBMIT_LOCK);
  g_type_ensure (ASSAY_TYPE_SUBMIT_SIGNER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/pack/assay-submit-part.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "submit.choose", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "submit.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "submit.show-in-folder", NULL, show_in_folder_cb);
  gtk_widget_class_install_action (widget_class, "submit.copy-fingerprint", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "submit.copy-digits", NULL, copy_cb);
}

static void
assay_submit_part_init (AssaySubmitPart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
