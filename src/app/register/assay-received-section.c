/* Taking in what services and assessors send.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is kept of a file before somebody has seen what was found in it and said yes.
 */

#include "app/register/assay-received-section.h"

#include "app/assay-report.h"
#include "app/register/assay-received-job.h"
#include "app/register/assay-register-document.h"
#include "app/register/assay-register-steps.h"
#include "app/register/assay-register-trouble.h"
#include "app/widgets/assay-file-intake.h"
#include "app/window/assay-progress-dialog.h"
#include "present/assay-arrival-wording.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define SECTION_KEY "assay-section"

/* A thousand members of a bag may each be wrong. */
#define MOST_FINDINGS 100u

struct _AssayReceivedSection
{
  AssaySection parent_instance;
  AssayDocument *document; /* borrowed; only compared */
  AssayArrival *arrival;

  GtkWidget *choose_button;
  GtkWidget *result;
  GtkLabel *what;
  GtkLabel *signature;
  GtkLabel *state;
  GtkListBox *findings;
  GtkWidget *services_room;
  AdwComboRow *services;
  GtkWidget *take_button;
};

G_DEFINE_FINAL_TYPE (AssayReceivedSection, assay_received_section, ASSAY_TYPE_SECTION)

static AssayRegisterDocument *
get_register (AssayReceivedSection *self)
{
  AssayDocument *document = assay_section_get_document (ASSAY_SECTION (self));

  return document != NULL ? ASSAY_REGISTER_DOCUMENT (document) : NULL;
}

/* --- What was found --- */

static void
add_finding (AssayReceivedSection *self, const AssayFinding *finding)
{
  static const char *const severities[] = { [ASSAY_SEVERITY_BLOCKING] = N_ ("Blocking"),
                                            [ASSAY_SEVERITY_WARNING] = N_ ("Warning"),
                                            [ASSAY_SEVERITY_ADVICE] = N_ ("Advice") };
  g_autofree char *what = assay_wording_finding (NULL, finding);
  g_autofree char *step = assay_wording_finding_step (NULL, finding);
  g_autofree char *subtitle =
      g_strdup_printf ("%s. %s", _ (severities[assay_finding_tag_get_severity (finding->tag)]),
                       step != NULL ? step : "");

  gtk_list_box_append (self->findings, g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE,
                                                     "title", what, "subtitle", subtitle, NULL));
}

static void
show_findings (AssayReceivedSection *self)
{
  const GPtrArray *findings = self->arrival->findings;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->findings, 0)) != NULL)
    gtk_list_box_remove (self->findings, GTK_WIDGET (row));
  for (guint i = 0; findings != NULL && i < findings->len && i < MOST_FINDINGS; i++)
    add_finding (self, findings->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->findings), findings != NULL && findings->len > 0);
}

static void
show_services (AssayReceivedSection *self, const AssayRegister *held)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const GArray *candidates = self->arrival->candidates;
  gboolean is_asked = self->arrival->state == ASSAY_ARRIVAL_NEEDS_SERVICE && candidates->len > 0;

  gtk_string_list_append (names, _ ("Choose…"));
  for (guint i = 0; is_asked && i < candidates->len; i++)
    {
      const AssayHeldService *service =
          assay_register_lookup (held, ASSAY_HELD_SERVICE, g_array_index (candidates, gint64, i));

      gtk_string_list_append (names, service != NULL ? service->name : "");
    }
  adw_combo_row_set_model (self->services, is_asked ? G_LIST_MODEL (names) : NULL);
  gtk_widget_set_visible (self->services_room, is_asked);
}

static void
show_state (AssayReceivedSection *self)
{
  AssayRegisterGround ground = assay_register_document_get_ground (get_register (self));
  g_autofree char *what = assay_arrival_word (&ground, self->arrival);
  g_autofree char *state = assay_arrival_word_state (&ground, self->arrival);
  const AssaySignature *signature = self->arrival->signature;
  g_autofree char *signer =
      assay_wording_signer (self->arrival->standing, signature != NULL ? signature->name : NULL);

  gtk_label_set_text (self->what, what);
  gtk_label_set_text (self->state, state);
  gtk_label_set_text (self->signature, signer);
  gtk_widget_set_visible (self->take_button,
                          self->arrival->state == ASSAY_ARRIVAL_CAN_BE_TAKEN
                              && assay_section_is_editable (ASSAY_SECTION (self)));
  gtk_widget_set_visible (self->result, TRUE);
}

static void
put_aside (AssayReceivedSection *self)
{
  g_clear_pointer (&self->arrival, assay_arrival_free);
  gtk_widget_set_visible (self->result, FALSE);
}

/* --- Looking --- */

static void
arrival_free (gpointer arrival)
{
  assay_arrival_free (arrival);
}

static void
examined_cb (gpointer owner, gpointer result, const GError *error)
{
  AssayReceivedSection *self = g_object_get_data (owner, SECTION_KEY);
  AssayRegisterDocument *document = get_register (self);

  if (error != NULL)
    {
      assay_report_error (GTK_WIDGET (self), error);
      return;
    }
  if (document == NULL)
    {
      arrival_free (result);
      return;
    }
  put_aside (self);
  self->arrival = result;
  show_findings (self);
  show_services (self, assay_register_document_get_moment (document)->held);
  show_state (self);
  gtk_widget_child_focus (self->result, GTK_DIR_TAB_FORWARD);
}

static void
arrived_cb (gpointer owner, GPtrArray *paths)
{
  AssayReceivedSection *self = owner;
  AssayRegisterDocument *document = get_register (self);
  AssayProgressDialog *dialog;
  AssayReceivedJob *job;

  if (document == NULL)
    return;
  job = assay_received_job_new (assay_register_document_get_moment (document), paths->pdata[0],
                                assay_document_get_today (ASSAY_DOCUMENT (document)));
  dialog = assay_progress_dialog_run (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                      _ ("Looking at what was sent"), assay_received_job_run, job,
                                      assay_received_job_free, examined_cb);
  g_object_set_data_full (G_OBJECT (dialog), SECTION_KEY, g_object_ref (self), g_object_unref);
}

static void
choose_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (assay_section_is_editable (ASSAY_SECTION (widget)))
    assay_file_intake_choose (widget, _ ("Choose what was sent"), _ ("_Look at It"), FALSE,
                              arrived_cb);
}

/* --- Deciding --- */

static void
service_chosen_cb (AssayReceivedSection *self)
{
  guint chosen = adw_combo_row_get_selected (self->services);
  g_autoptr (GError) error = NULL;

  if (self->arrival == NULL || chosen == 0 || chosen > self->arrival->candidates->len)
    return;
  if (!assay_arrival_choose_service (self->arrival,
                                     assay_register_document_get_moment (get_register (self))->held,
                                     g_array_index (self->arrival->candidates, gint64, chosen - 1),
                                     &error))
    {
      assay_report_error (GTK_WIDGET (self), error);
      return;
    }
  show_state (self);
}

static void
taken_cb (gpointer owner, AssayRegisterOutcome outcome, const GError *error)
{
  AssayReceivedSection *self = owner;

  if (outcome == ASSAY_REGISTER_APPLIED)
    {
      put_aside (self);
      gtk_widget_grab_focus (self->choose_button);
      assay_report_toast (GTK_WIDGET (self), _ ("Taken in"), _ ("Undo"), "win.undo", NULL);
    }
  else if (outcome == ASSAY_REGISTER_FAILED)
    assay_register_trouble_show (GTK_WIDGET (self), error);
}

static void
take_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayReceivedSection *self = ASSAY_RECEIVED_SECTION (widget);
  GArray *edits;

  if (self->arrival == NULL || self->arrival->state != ASSAY_ARRIVAL_CAN_BE_TAKEN
      || !assay_section_is_editable (ASSAY_SECTION (self)))
    return;
  edits = assay_register_edits_new ();
  for (guint i = 0; i < self->arrival->edits->len; i++)
    {
      const AssayRegisterEdit *edit = &g_array_index (self->arrival->edits, AssayRegisterEdit, i);

      assay_register_edits_add (edits, edit->verb, assay_register_value_copy (edit->value));
    }
  assay_register_document_apply (get_register (self), edits, _ ("Took in what was sent"), self,
                                 taken_cb);
}

static void
put_aside_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  put_aside (ASSAY_RECEIVED_SECTION (widget));
  gtk_widget_grab_focus (ASSAY_RECEIVED_SECTION (widget)->choose_button);
}

/* --- The section --- */

static void
assay_received_section_refresh (AssaySection *section, AssayDocument *document)
{
  AssayReceivedSection *self = ASSAY_RECEIVED_SECTION (section);

  gtk_widget_set_sensitive (self->choose_button, assay_section_is_editable (section));
  if (self->document != document)
    put_aside (self);
  self->document = document;
}

static void
assay_received_section_dispose (GObject *object)
{
  g_clear_pointer (&ASSAY_RECEIVED_SECTION (object)->arrival, assay_arrival_free);

  G_OBJECT_CLASS (assay_received_section_parent_class)->dispose (object);
}

static void
assay_received_section_class_init (AssayReceivedSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_received_section_dispose;
  ASSAY_SECTION_CLASS (klass)->refresh = assay_received_section_refresh;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/assay/Assay/register/assay-received-section.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayReceivedSection, choose_button);
  gtk_widget_class_bind_template_child (widget_class, AssayReceivedSection, result);
  gtk_widget_class_bind_template_child (widget_class, AssayReceivedSection, what);
  gtk_widget_class_bind_template_child (widget_class, AssayReceivedSection, signature);
  gtk_widget_class_bind_template_child (widget_class, AssayReceivedSection, state);
  gtk_widget_class_bind_template_child (widget_class, AssayReceivedSection, findings);
  gtk_widget_class_bind_template_child (widget_class, AssayReceivedSection, services_room);
  gtk_widget_class_bind_template_child (widget_class, AssayReceivedSection, services);
  gtk_widget_class_bind_template_child (widget_class, AssayReceivedSection, take_button);
  gtk_widget_class_bind_template_callback (widget_class, service_chosen_cb);
  gtk_widget_class_install_action (widget_class, "received.choose", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "received.take", NULL, take_cb);
  gtk_widget_class_install_action (widget_class, "received.put-aside", NULL, put_aside_cb);
}

static void
assay_received_section_init (AssayReceivedSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_file_intake_take_drops (ASSAY_SECTION (self), arrived_cb);
}
