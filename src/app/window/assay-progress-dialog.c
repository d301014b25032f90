/* Work that one waits for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window/assay-progress-dialog.h"

#include "app/assay-report.h"
#include "app/widgets/assay-mnemonic.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssayProgressDialog
{
  AdwMessageDialog parent_instance;
  GtkProgressBar *bar;
  AssayWork *work;
  AssayWorkDoneFunc done_cb;
};

G_DEFINE_FINAL_TYPE (AssayProgressDialog, assay_progress_dialog, ADW_TYPE_MESSAGE_DIALOG)

static void
advanced_cb (gpointer owner, double fraction, const char *what)
{
  AssayProgressDialog *self = owner;

  if (fraction < 0)
    gtk_progress_bar_pulse (self->bar);
  else
    gtk_progress_bar_set_fraction (self->bar, fraction);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (self), what != NULL ? what : "");
}

static void
ended_cb (gpointer owner, gpointer result, const GError *error)
{
  AssayProgressDialog *self = owner;

  self->work = NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->done_cb (self, result, error);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
assay_progress_dialog_response (AdwMessageDialog *dialog, const char *response)
{
  AssayProgressDialog *self = ASSAY_PROGRESS_DIALOG (dialog);

  if (self->work != NULL)
    assay_work_cancel (self->work);
}

/* The dialog goes when the work has stopped, not before: somebody wants to hear the end. */
static gboolean
assay_progress_dialog_close_request (GtkWindow *window)
{
  AssayProgressDialog *self = ASSAY_PROGRESS_DIALOG (window);

  if (self->work == NULL)
    return FALSE;
  assay_work_cancel (self->work);

  return TRUE;
}

AssayProgressDialog *
assay_progress_dialog_run (GtkWindow *parent,
                           const char *heading,
                           AssayWorkFunc func,
                           gpointer data,
                           GDestroyNotify free_data,
                           AssayWorkDoneFunc done_cb)
{
  AssayProgressDialog *self = g_object_new (ASSAY_TYPE_PROGRESS_DIALOG, "transient-for", parent,
                                            "modal", TRUE, "heading", heading, NULL);

  self->done_cb = done_cb;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  heading, -1);
  self->work = assay_work_start (self, func, data, free_data, NULL, advanced_cb, ended_cb);
  gtk_window_present (GTK_WINDOW (self));

  return self;
}

static void
assay_progress_dialog_class_init (AssayProgressDialogClass *klass)
{
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = assay_progress_dialog_response;
  GTK_WINDOW_CLASS (klass)->close_request = assay_progress_dialog_close_request;
}

static void
assay_progress_dialog_init (AssayProgressDialog *self)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self);

  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  adw_message_dialog_set_extra_child (dialog, GTK_WIDGET (self->bar));
  adw_message_dialog_add_response (dialog, "stop", _ ("_Stop"));
  adw_message_dialog_set_close_response (dialog, "stop");
  assay_mnemonic_name_buttons (GTK_WIDGET (self));
}

void
assay_progress_dialog_tell_written (gpointer owner,
                                    char *path,
                                    const GError *error,
                                    const char *sentence)
{
  GtkWindow *window = gtk_window_get_transient_for (owner);
  g_autofree char *written = path;
  g_autofree char *shown = NULL;
  g_autofree char *text = NULL;

  if (window == NULL)
    return;
  if (error != NULL)
    {
      assay_report_error (GTK_WIDGET (window), error);
      return;
    }
  shown = g_filename_display_name (written);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = g_strdup_printf (sentence, shown);
#pragma GCC diagnostic pop
  assay_report_toast (GTK_WIDGET (window), text, NULL, NULL, NULL);
}
