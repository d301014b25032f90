/* Taking in what services and assessors send.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is kept of a file before somebody has seen what was found in it and said yes. Several
 * files wait for each other: what one of them would mean depends on those taken in before it.
 */

#include "app/register/assay-received-section.h"

#include "app/assay-report.h"
#include "app/overview/assay-overview-row.h"
#include "app/register/assay-received-job.h"
#include "app/register/assay-register-document.h"
#include "app/register/assay-register-steps.h"
#include "app/register/assay-register-trouble.h"
#include "app/register/assay-service-choice.h"
#include "app/review/assay-key-confirm.h"
#include "app/widgets/assay-file-intake.h"
#include "app/window/assay-passphrase-question.h"
#include "app/window/assay-progress-dialog.h"
#include "app/window/assay-window.h"
#include "base/assay-error.h"
#include "present/assay-arrival-wording.h"
#include "present/assay-intake-state.h"
#include "present/assay-key-confirm-state.h"
#include "present/assay-received-state.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define SECTION_KEY "assay-section"
#define SUGGESTED "suggested-action"

/* A thousand members of a bag may each be wrong. */
#define MOST_FINDINGS 100u
#define MOST_LATELY 20u

struct _AssayReceivedSection
{
  AssaySection parent_instance;
  AssayDocument *document;    /* borrowed; only compared */
  AssayRegisterMoment *shown; /* that the rest is shown by */
  GPtrArray *waiting;         /* char*: paths */
  char *path;                 /* what is looked at; NULL: nothing */
  AssayArrival *arrival;      /* NULL: it is not looked at yet, or cannot be */
  gboolean is_unlocking;      /* a passphrase was given */
  gboolean is_taking;

  GtkWidget *choose_button;
  GtkWidget *folder_button;
  GtkWidget *result;
  GtkLabel *what;
  GtkLabel *waiting_label;
  GtkLabel *signature;
  GtkWidget *key_button;
  GtkLabel *state;
  GtkListBox *findings;
  GtkLabel *more_findings;
  GtkWidget *services_room;
  GtkDropDown *services;
  GtkWidget *take_button;
  GtkWidget *lately_room;
  GtkListBox *lately;
};

G_DEFINE_FINAL_TYPE (AssayReceivedSection, assay_received_section, ASSAY_TYPE_SECTION)

static void look (AssayReceivedSection *self, const char *passphrase);

static AssayRegisterDocument *
get_register (AssayReceivedSection *self)
{
  AssayDocument *document = assay_section_get_document (ASSAY_SECTION (self));

  return document != NULL ? ASSAY_REGISTER_DOCUMENT (document) : NULL;
}

static const AssayRegister *
get_held (AssayReceivedSection *self)
{
  return assay_register_document_get_moment (get_register (self))->held;
}

/* --- What was found --- */

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
show_findings (AssayReceivedSection *self)
{
  const GPtrArray *findings = self->arrival != NULL ? self->arrival->findings : NULL;
  guint n = findings != NULL ? findings->len : 0;
  g_autoptr (GPtrArray) rows = n > 0 ? assay_intake_list_rows (findings, MOST_FINDINGS) : NULL;
  g_autofree char *more = n > MOST_FINDINGS ? assay_arrival_word_more (MOST_FINDINGS, n) : NULL;

  if (rows != NULL)
    assay_overview_row_fill (self->findings, rows);
  gtk_widget_set_visible (GTK_WIDGET (self->findings), n > 0);
  show_text (self->more_findings, more);
}

/* A key that needs a look is among the findings, with its digits. */
static gboolean
is_signature_found (const AssayArrival *arrival)
{
  return arrival->standing == ASSAY_SIGNER_NEW || arrival->standing == ASSAY_SIGNER_CHANGED
         || arrival->standing == ASSAY_SIGNER_BROKEN;
}

static void
show_signature (AssayReceivedSection *self)
{
  const AssayArrival *arrival = self->arrival;
  const AssaySignature *signature = arrival != NULL ? arrival->signature : NULL;
  g_autofree char *signer =
      arrival != NULL && !is_signature_found (arrival)
          ? assay_wording_signer (arrival->standing, signature != NULL ? signature->name : NULL)
          : NULL;

  show_text (self->signature, signer);
  gtk_widget_set_visible (self->key_button,
                          signature != NULL && assay_key_confirm_is_open (arrival->standing));
}

/* What is to be done with a file comes before the next file. */
static void
show_result (AssayReceivedSection *self, gboolean is_shown)
{
  gtk_widget_set_visible (self->result, is_shown);
  if (is_shown)
    gtk_widget_remove_css_class (self->choose_button, SUGGESTED);
  else
    gtk_widget_add_css_class (self->choose_button, SUGGESTED);
}

static void
show_waiting (AssayReceivedSection *self)
{
  g_autofree char *text =
      self->waiting->len > 0 ? assay_arrival_word_waiting (self->waiting->len) : NULL;

  show_text (self->waiting_label, text);
}

static void
show_state (AssayReceivedSection *self)
{
  AssayRegisterGround ground = assay_register_document_get_ground (get_register (self));
  g_autofree char *what = assay_arrival_word (&ground, self->arrival);
  g_autofree char *state = assay_arrival_word_state (&ground, self->arrival);

  show_text (self->what, what);
  show_text (self->state, state);
  gtk_widget_set_visible (self->take_button,
                          self->arrival->state == ASSAY_ARRIVAL_CAN_BE_TAKEN
                              && assay_section_is_editable (ASSAY_SECTION (self)));
}

/* Asked as long as the name alone does not say whose it is, so that a choice can be changed. */
static void
show_services (AssayReceivedSection *self)
{
  AssayRegisterGround ground = assay_register_document_get_ground (get_register (self));

  gtk_widget_set_visible (self->services_room, self->arrival->is_service_asked);
  if (self->arrival->is_service_asked)
    assay_service_choice_set (self->services, assay_arrival_list_choices (&ground, self->arrival),
                              self->arrival->service);
}

static void
show_arrival (AssayReceivedSection *self)
{
  show_waiting (self);
  show_findings (self);
  show_signature (self);
  show_services (self);
  show_state (self);
  show_result (self, TRUE);
}

/* Why the file cannot be looked at stands where its findings would: others may wait behind it. */
static void
show_trouble (AssayReceivedSection *self, const GError *error)
{
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *text = assay_arrival_word_error (error);

  show_waiting (self);
  show_findings (self);
  show_signature (self);
  show_text (self->what, shown);
  show_text (self->state, text);
  gtk_widget_set_visible (self->services_room, FALSE);
  gtk_widget_set_visible (self->take_button, FALSE);
  show_result (self, TRUE);
}

static void
forget (AssayReceivedSection *self)
{
  g_clear_pointer (&self->arrival, assay_arrival_free);
  g_clear_pointer (&self->path, g_free);
  self->is_unlocking = FALSE;
  self->is_taking = FALSE;
  show_result (self, FALSE);
}

static void
forget_all (AssayReceivedSection *self)
{
  g_ptr_array_set_size (self->waiting, 0);
  forget (self);
}

/* --- Looking --- */

static void
look_at_next (AssayReceivedSection *self)
{
  forget (self);
  if (self->waiting->len == 0)
    {
      /* Somebody may have gone on to another page meanwhile. */
      if (gtk_widget_get_mapped (GTK_WIDGET (self)))
        gtk_widget_grab_focus (self->choose_button);
      return;
    }
  self->path = g_ptr_array_steal_index (self->waiting, 0);
  look (self, NULL);
}

static void
passphrase_answered_cb (GtkWindow *window, const char *passphrase, gpointer data)
{
  AssayReceivedSection *self = data;

  if (self->path == NULL || get_register (self) == NULL)
    return;
  if (passphrase == NULL)
    {
      look_at_next (self);
      return;
    }
  self->is_unlocking = TRUE;
  look (self, passphrase);
}

static void
take_error (AssayReceivedSection *self, GtkWindow *parent, const GError *error)
{
  if (g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    forget_all (self);
  else if (g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_ENCRYPTED) && parent != NULL)
    assay_passphrase_question_ask (parent, self->path, self->is_unlocking, passphrase_answered_cb,
                                   g_object_ref (self), g_object_unref);
  else
    {
      show_trouble (self, error);
      gtk_widget_child_focus (self->result, GTK_DIR_TAB_FORWARD);
    }
}

static void
examined_cb (gpointer owner, gpointer result, const GError *error)
{
  AssayReceivedSection *self = g_object_get_data (owner, SECTION_KEY);

  if (get_register (self) == NULL || self->path == NULL)
    {
      assay_arrival_free (result);
      return;
    }
  if (error != NULL)
    {
      take_error (self, assay_progress_dialog_get_parent (owner), error);
      return;
    }
  self->arrival = result;
  assay_arrival_look_again (self->arrival, get_held (self));
  show_arrival (self);
  gtk_widget_child_focus (self->result, GTK_DIR_TAB_FORWARD);
}

static void
look (AssayReceivedSection *self, const char *passphrase)
{
  AssayRegisterDocument *document = get_register (self);
  AssayProgressDialog *dialog = assay_progress_dialog_run (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Looking at what was sent"),
      assay_received_job_run,
      assay_received_job_new (assay_register_document_get_moment (document), self->path, passphrase,
                              assay_document_get_today (ASSAY_DOCUMENT (document))),
      assay_received_job_free, examined_cb);

  g_object_set_data_full (G_OBJECT (dialog), SECTION_KEY, g_object_ref (self), g_object_unref);
}

void
assay_received_section_look_at (AssayReceivedSection *self, GPtrArray *paths)
{
  if (get_register (self) == NULL)
    return;
  for (guint i = 0; i < paths->len; i++)
    g_ptr_array_add (self->waiting, g_strdup (paths->pdata[i]));
  if (self->path == NULL)
    look_at_next (self);
  else
    show_waiting (self);
}

static void
arrived_cb (gpointer owner, GPtrArray *paths)
{
  assay_received_section_look_at (owner, paths);
}

/* "received.choose", "received.choose-folder". */
static void
choose_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (!assay_section_is_editable (ASSAY_SECTION (widget)))
    return;
  if (g_str_equal (action, "received.choose"))
    assay_file_intake_choose (widget, _ ("Choose what was sent"), _ ("_Look at It"), TRUE,
                              arrived_cb);
  else
    assay_file_intake_choose_folder (widget, _ ("Choose an unpacked submission"), _ ("_Look at It"),
                                     arrived_cb);
}

/* --- Deciding --- */

static void
service_chosen_cb (AssayReceivedSection *self)
{
  gint64 service = assay_service_choice_get (self->services);
  g_autoptr (GError) error = NULL;

  if (self->arrival == NULL || self->is_taking || service == 0 || service == self->arrival->service)
    return;
  if (assay_arrival_choose_service (self->arrival, get_held (self), service, &error))
    show_state (self);
  else
    assay_report_error (GTK_WIDGET (self), error);
}

/* The key is in the memory of whoever looks; so it is looked at again. */
static void
key_confirmed_cb (gpointer owner)
{
  AssayReceivedSection *self = owner;

  if (self->arrival == NULL || self->is_taking || get_register (self) == NULL)
    return;
  g_clear_pointer (&self->arrival, assay_arrival_free);
  show_result (self, FALSE);
  self->is_unlocking = FALSE;
  look (self, NULL);
}

static void
confirm_key_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayReceivedSection *self = ASSAY_RECEIVED_SECTION (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (self->arrival != NULL && self->arrival->signature != NULL
      && assay_key_confirm_is_open (self->arrival->standing) && ASSAY_IS_WINDOW (root))
    assay_key_confirm_ask (widget, assay_window_get_context (ASSAY_WINDOW (root)),
                           self->arrival->standing, self->arrival->signature, key_confirmed_cb);
}

static void
taken_cb (gpointer owner, AssayRegisterOutcome outcome, const GError *error)
{
  AssayReceivedSection *self = owner;

  if (!self->is_taking || get_register (self) == NULL)
    return;
  self->is_taking = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "received.take", TRUE);
  if (outcome == ASSAY_REGISTER_APPLIED)
    {
      assay_report_toast (GTK_WIDGET (self), _ ("Taken in"), _ ("Undo"), "win.undo", NULL);
      look_at_next (self);
      return;
    }
  /* It stays, to be taken in once that is possible again. */
  assay_arrival_look_again (self->arrival, get_held (self));
  show_arrival (self);
  if (outcome == ASSAY_REGISTER_FAILED)
    assay_register_trouble_show (GTK_WIDGET (self), error);
}

static void
take_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayReceivedSection *self = ASSAY_RECEIVED_SECTION (widget);
  GArray *edits;

  if (self->arrival == NULL || self->is_taking || self->arrival->state != ASSAY_ARRIVAL_CAN_BE_TAKEN
      || !assay_section_is_editable (ASSAY_SECTION (self)))
    return;
  edits = assay_register_edits_new ();
  for (guint i = 0; i < self->arrival->edits->len; i++)
    {
      const AssayRegisterEdit *edit = &g_array_index (self->arrival->edits, AssayRegisterEdit, i);

      assay_register_edits_add (edits, edit->verb, assay_register_value_copy (edit->value));
    }
  self->is_taking = TRUE;
  gtk_widget_action_set_enabled (widget, "received.take", FALSE);
  assay_register_document_apply (get_register (self), edits, _ ("Took in what was sent"), self,
                                 taken_cb);
}

static void
put_aside_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayReceivedSection *self = ASSAY_RECEIVED_SECTION (widget);

  if (!self->is_taking && get_register (self) != NULL)
    look_at_next (self);
}

/* --- The section --- */

static void
show_lately (AssayReceivedSection *self)
{
  AssayRegisterGround ground = assay_register_document_get_ground (get_register (self));
  g_autoptr (GPtrArray) rows = assay_received_list_lately (&ground, MOST_LATELY);

  assay_overview_row_fill (self->lately, rows);
  gtk_widget_set_visible (self->lately_room, rows->len > 0);
}

/* What others did meanwhile may change what a file would mean. */
static void
show_moment (AssayReceivedSection *self, AssayRegisterMoment *moment)
{
  g_clear_pointer (&self->shown, assay_register_moment_unref);
  self->shown = assay_register_moment_ref (moment);
  show_lately (self);
  if (self->arrival == NULL || self->is_taking)
    return;
  assay_arrival_look_again (self->arrival, moment->held);
  show_arrival (self);
}

static void
assay_received_section_refresh (AssaySection *section, AssayDocument *document)
{
  AssayReceivedSection *self = ASSAY_RECEIVED_SECTION (section);
  AssayRegisterMoment *moment =
      assay_register_document_get_moment (ASSAY_REGISTER_DOCUMENT (document));

  gtk_widget_set_sensitive (self->choose_button, assay_section_is_editable (section));
  gtk_widget_set_sensitive (self->folder_button, assay_section_is_editable (section));
  if (self->document != document)
    {
      forget_all (self);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "received.take", TRUE);
    }
  self->document = document;
  if (self->shown != moment)
    show_moment (self, moment);
}

static void
assay_received_section_dispose (GObject *object)
{
  AssayReceivedSection *self = ASSAY_RECEIVED_SECTION (object);

  g_clear_pointer (&self->arrival, assay_arrival_free);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->shown, assay_register_moment_unref);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (assay_received_section_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, AssayReceivedSection, choose_button);
  gtk_widget_class_bind_template_child (widget_class, AssayReceivedSection, folder_button);
  gtk_widget_class_bind_template_child (widget_class, AssayReceivedSection, result);
  gtk_widget_class_bind_template_child (widget_class, AssayReceivedSection, what);
  gtk_widget_class_bind_template_child (widget_class, AssayReceivedSection, waiting_label);
  gtk_widget_class_bind_template_child (widget_class, AssayReceivedSection, signature);
  gtk_widget_class_bind_template_child (widget_class, AssayReceivedSection, key_button);
  gtk_widget_class_bind_template_child (widget_class, AssayReceivedSection, state);
  gtk_widget_class_bind_template_child (widget_class, AssayReceivedSection, findings);
  gtk_widget_class_bind_template_child (widget_class, AssayReceivedSection, more_findings);
  gtk_widget_class_bind_template_child (widget_class, AssayReceivedSection, services_room);
  gtk_widget_class_bind_template_child (widget_class, AssayReceivedSection, services);
  gtk_widget_class_bind_template_child (widget_class, AssayReceivedSection, take_button);
  gtk_widget_class_bind_template_child (widget_class, AssayReceivedSection, lately_room);
  gtk_widget_class_bind_template_child (widget_class, AssayReceivedSection, lately);
}

static void
assay_received_section_class_init (AssayReceivedSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_received_section_dispose;
  ASSAY_SECTION_CLASS (klass)->refresh = assay_received_section_refresh;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/assay/Assay/register/assay-received-section.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, service_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, assay_overview_row_activated_cb);
  gtk_widget_class_install_action (widget_class, "received.choose", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "received.choose-folder", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "received.confirm-key", NULL, confirm_key_cb);
  gtk_widget_class_install_action (widget_class, "received.take", NULL, take_cb);
  gtk_widget_class_install_action (widget_class, "received.put-aside", NULL, put_aside_cb);
}

static void
assay_received_section_init (AssayReceivedSection *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_service_choice_set_up (self->services);
  assay_file_intake_take_drops (ASSAY_SECTION (self), arrived_cb);
}
