/* A window over that of a portfolio: what a commissioner asks for, what there is of it, and writing
 * the answer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is written is what is shown: the answer was made before, from the portfolio as it then was.
 */

#include "app/measures/assay-measures-answer-window.h"

#include "app/assay-report.h"
#include "app/pack/assay-saved-file.h"
#include "base/assay-error.h"
#include "present/assay-measures-answer-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssayMeasuresAnswerWindow
{
  AdwWindow parent_instance;
  AssayDocument *document;
  AssayMeasuresAnswer *answer;
  char *file;

  GtkLabel *verdict;
  GtkLabel *asked;
  GtkLabel *wanted;
  GtkListBox *rows;
  GtkListBox *findings;
  GtkWidget *write_button;
};

G_DEFINE_FINAL_TYPE (AssayMeasuresAnswerWindow, assay_measures_answer_window, ADW_TYPE_WINDOW)

static void
add_row (AssayMeasuresAnswerWindow *self, const AssayAnsweredRow *state)
{
  g_autofree char *about = state->note != NULL
                               ? g_strdup_printf ("%s\n%s", state->text, state->note)
                               : g_strdup (state->text);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", state->title,
                                 "subtitle", about, "subtitle-lines", 0, NULL);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             g_object_new (GTK_TYPE_LABEL, "label", state->sign, "width-chars", 2,
                                           NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, about,
                                  -1);
  gtk_list_box_append (self->rows, row);
}

static void
fill (AssayMeasuresAnswerWindow *self)
{
  g_autoptr (AssayMeasuresAnswerState) state = assay_measures_answer_state_new (self->answer);

  gtk_label_set_text (self->verdict, state->verdict);
  gtk_label_set_text (self->asked, state->asked);
  gtk_label_set_text (self->wanted, state->wanted);
  for (guint i = 0; i < state->rows->len; i++)
    add_row (self, state->rows->pdata[i]);
  for (guint i = 0; i < state->findings->len; i++)
    gtk_list_box_append (self->findings, g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE,
                                                       "title", state->findings->pdata[i], NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->findings), state->findings->len > 0);
  self->file = g_steal_pointer (&state->file);
}

/* --- Writing --- */

/* A portfolio's folder holds nothing but the portfolio. */
static gboolean
check_outside (AssayMeasuresAnswerWindow *self, const char *path, GError **error)
{
  g_autoptr (GFile) folder = g_file_new_for_path (assay_document_get_path (self->document));
  g_autoptr (GFile) file = g_file_new_for_path (path);

  if (!g_file_has_prefix (file, folder))
    return TRUE;
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                       _ ("That is inside the portfolio’s own folder; choose another place"));

  return FALSE;
}

static void
place_chosen_cb (GtkWidget *widget, const char *path)
{
  AssayMeasuresAnswerWindow *self = ASSAY_MEASURES_ANSWER_WINDOW (widget);
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
  AssayContext *context = assay_document_get_context (self->document);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!check_outside (self, path, &error)
      || !assay_measures_answer_save (self->answer, assay_context_get_disk (context), path, &error))
    {
      assay_report_error (parent, error);
      return;
    }
  text = g_strdup_printf (_ ("The answer is written: %s"), name);
  assay_report_toast (parent, text, NULL, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
write_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayMeasuresAnswerWindow *self = ASSAY_MEASURES_ANSWER_WINDOW (widget);

  assay_saved_file_choose (widget, _ ("Write the answer"), self->document, self->file,
                           place_chosen_cb);
}

/* --- The window --- */

void
assay_measures_answer_window_show (GtkWindow *parent,
                                   AssayDocument *document,
                                   AssayMeasuresAnswer *answer)
{
  AssayMeasuresAnswerWindow *self =
      g_object_new (ASSAY_TYPE_MEASURES_ANSWER_WINDOW, "transient-for", parent, NULL);

  self->document = g_object_ref (document);
  self->answer = answer;
  fill (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->write_button);
}

static void
assay_measures_answer_window_dispose (GObject *object)
{
  AssayMeasuresAnswerWindow *self = ASSAY_MEASURES_ANSWER_WINDOW (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->answer, assay_measures_answer_free);
  g_clear_pointer (&self->file, g_free);

  G_OBJECT_CLASS (assay_measures_answer_window_parent_class)->dispose (object);
}

static void
assay_measures_answer_window_class_init (AssayMeasuresAnswerWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_measures_answer_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/assay/Assay/measures/assay-measures-answer-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayMeasuresAnswerWindow, verdict);
  gtk_widget_class_bind_template_child (widget_class, AssayMeasuresAnswerWindow, asked);
  gtk_widget_class_bind_template_child (widget_class, AssayMeasuresAnswerWindow, wanted);
  gtk_widget_class_bind_template_child (widget_class, AssayMeasuresAnswerWindow, rows);
  gtk_widget_class_bind_template_child (widget_class, AssayMeasuresAnswerWindow, findings);
  gtk_widget_class_bind_template_child (widget_class, AssayMeasuresAnswerWindow, write_button);
  gtk_widget_class_install_action (widget_class, "answer.write", NULL, write_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "answer.write", NULL);
}

static void
assay_measures_answer_window_init (AssayMeasuresAnswerWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
