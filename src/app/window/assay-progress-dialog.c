/* Work that one waits for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A window that comes and goes within a blink tells nobody anything. So quick work shows none, and
 * one that is shown stays long enough to be seen. It is made when it is shown, and gone when it is
 * hidden: see app/widgets/assay-path-dialog.h on windows that are hidden.
 */

#include "app/window/assay-progress-dialog.h"

#include "app/widgets/assay-mnemonic.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define APPEARS_AFTER_MS 250
#define STAYS_FOR_MS 400

struct _AssayProgressDialog
{
  GObject parent_instance;
  GtkWindow *parent; /* a weak pointer */
  char *heading;
  AssayWork *work; /* until it has ended */
  AssayWorkDoneFunc done_cb;
  gpointer result;
  GError *error;
  guint appearing;
  GtkEventController *guard;
  gulong closing;
  AdwMessageDialog *dialog; /* a weak pointer */
  GtkProgressBar *bar;
  gint64 appeared;
};

G_DEFINE_FINAL_TYPE (AssayProgressDialog, assay_progress_dialog, G_TYPE_OBJECT)

/* --- Before it appears: the window it will stand over takes nothing meanwhile --- */

static gboolean
guard_event_cb (GtkEventControllerLegacy *guard, GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  return type == GDK_KEY_PRESS || type == GDK_BUTTON_PRESS || type == GDK_SCROLL
         || type == GDK_TOUCH_BEGIN || type == GDK_PAD_BUTTON_PRESS;
}

static gboolean
guard_close_cb (GtkWindow *window)
{
  return TRUE;
}

static void
guard (AssayProgressDialog *self)
{
  self->guard = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (self->guard, GTK_PHASE_CAPTURE);
  g_signal_connect (self->guard, "event", G_CALLBACK (guard_event_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self->parent), self->guard);
  self->closing =
      g_signal_connect (self->parent, "close-request", G_CALLBACK (guard_close_cb), NULL);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->parent), "progress");
}

/* Nothing is left to undo where the window went in the meantime: it all went with it. */
static void
unguard (AssayProgressDialog *self)
{
  if (self->parent != NULL && self->guard != NULL)
    {
      gtk_widget_remove_controller (GTK_WIDGET (self->parent), self->guard);
      g_signal_handler_disconnect (self->parent, self->closing);
      gtk_widget_set_cursor (GTK_WIDGET (self->parent), NULL);
    }
  self->guard = NULL;
}

/* --- The dialog --- */

static void
stop_cb (AssayProgressDialog *self)
{
  if (self->work != NULL)
    assay_work_cancel (self->work);
}

/* The dialog goes when the work has stopped, not before: somebody wants to hear the end. */
static gboolean
close_cb (AssayProgressDialog *self)
{
  stop_cb (self);

  return TRUE;
}

static void
show (AssayProgressDialog *self)
{
  GtkWidget *dialog = adw_message_dialog_new (self->parent, self->heading, "");

  g_set_weak_pointer (&self->dialog, ADW_MESSAGE_DIALOG (dialog));
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->heading, -1);
  adw_message_dialog_set_extra_child (self->dialog, GTK_WIDGET (self->bar));
  adw_message_dialog_add_response (self->dialog, "stop", _ ("_Stop"));
  adw_message_dialog_set_close_response (self->dialog, "stop");
  g_signal_connect_object (dialog, "response", G_CALLBACK (stop_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "close-request", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  assay_mnemonic_name_buttons (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
appear_cb (gpointer data)
{
  AssayProgressDialog *self = data;

  self->appearing = 0;
  self->appeared = g_get_monotonic_time ();
  unguard (self);
  if (self->parent != NULL)
    show (self);

  return G_SOURCE_REMOVE;
}

/* --- The work --- */

static void
advanced_cb (gpointer owner, double fraction, const char *what)
{
  AssayProgressDialog *self = owner;

  if (self->dialog == NULL)
    return;
  if (fraction < 0)
    gtk_progress_bar_pulse (self->bar);
  else
    gtk_progress_bar_set_fraction (self->bar, fraction);
  adw_message_dialog_set_body (self->dialog, what != NULL ? what : "");
}

static gboolean
end_cb (gpointer data)
{
  AssayProgressDialog *self = data;

  if (self->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  self->done_cb (self, g_steal_pointer (&self->result), self->error);
  g_object_unref (self);

  return G_SOURCE_REMOVE;
}

static void
ended_cb (gpointer owner, gpointer result, const GError *error)
{
  AssayProgressDialog *self = owner;
  gint64 shown_ms = (g_get_monotonic_time () - self->appeared) / 1000;

  self->work = NULL;
  self->result = result;
  self->error = error != NULL ? g_error_copy (error) : NULL;
  g_clear_handle_id (&self->appearing, g_source_remove);
  unguard (self);
  if (self->dialog == NULL || shown_ms >= STAYS_FOR_MS)
    end_cb (self);
  else
    g_timeout_add (STAYS_FOR_MS - (guint) shown_ms, end_cb, self);
}

AssayProgressDialog *
assay_progress_dialog_run (GtkWindow *parent,
                           const char *heading,
                           AssayWorkFunc func,
                           gpointer data,
                           GDestroyNotify free_data,
                           AssayWorkDoneFunc done_cb)
{
  AssayProgressDialog *self = g_object_new (ASSAY_TYPE_PROGRESS_DIALOG, NULL);

  g_set_weak_pointer (&self->parent, parent);
  self->heading = g_strdup (heading);
  self->done_cb = done_cb;
  self->work = assay_work_start (self, func, data, free_data, NULL, advanced_cb, ended_cb);
  guard (self);
  self->appearing = g_timeout_add (APPEARS_AFTER_MS, appear_cb, self);

  return self;
}

GtkWindow *
assay_progress_dialog_get_parent (AssayProgressDialog *self)
{
  g_return_val_if_fail (ASSAY_IS_PROGRESS_DIALOG (self), NULL);

  return self->parent;
}

AdwMessageDialog *
assay_progress_dialog_get_shown (AssayProgressDialog *self)
{
  g_return_val_if_fail (ASSAY_IS_PROGRESS_DIALOG (self), NULL);

  return self->dialog;
}

/* --- The class --- */

static void
assay_progress_dialog_finalize (GObject *object)
{
  AssayProgressDialog *self = ASSAY_PROGRESS_DIALOG (object);

  g_clear_weak_pointer (&self->parent);
  g_clear_weak_pointer (&self->dialog);
  g_clear_error (&self->error);
  g_free (self->heading);

  G_OBJECT_CLASS (assay_progress_dialog_parent_class)->finalize (object);
}

static void
assay_progress_dialog_class_init (AssayProgressDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_progress_dialog_finalize;
}

static void
assay_progress_dialog_init (AssayProgressDialog *self)
{
}
