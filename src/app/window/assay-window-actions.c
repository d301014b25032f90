/* Undo and redo, and which actions there are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window/assay-window-actions.h"

#include "app/assay-report.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

void
assay_window_actions_update_undo (AssayWindow *self, GtkWidget *undo_button, GtkWidget *redo_button)
{
  AssayDocument *document = assay_window_get_document (self);
  const char *undo = document != NULL ? assay_document_get_undo_text (document) : NULL;
  const char *redo = document != NULL ? assay_document_get_redo_text (document) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo != NULL);
  gtk_widget_set_tooltip_text (undo_button, undo != NULL ? undo : _ ("Nothing to undo"));
  gtk_widget_set_tooltip_text (redo_button, redo != NULL ? redo : _ ("Nothing to redo"));
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayDocument *document = assay_window_get_document (ASSAY_WINDOW (widget));
  gboolean back = g_str_equal (action, "win.undo");
  g_autofree char *what = g_strdup (back ? assay_document_get_undo_text (document)
                                         : assay_document_get_redo_text (document));
  g_autoptr (GError) error = NULL;

  if (back ? assay_document_undo (document, &error) : assay_document_redo (document, &error))
    assay_report_toast (widget, what, NULL, NULL, NULL);
  else
    assay_report_error (widget, error);
}

void
assay_window_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, undo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
}

/* What there is only with a document; copies in one file and returns are of portfolios. */
void
assay_window_actions_update (AssayWindow *self)
{
  static const char *const actions[] = {
    "win.close-portfolio", "win.search", "win.previous",  "win.next",         "win.show",
    "win.reload",          "win.reopen", "win.next-pane", "win.previous-pane"
  };
  AssayDocument *document = assay_window_get_document (self);
  gboolean has_portfolio = document != NULL && assay_document_get_folder (document) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-copy", has_portfolio);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.open-return", has_portfolio);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.take-in-copy", has_portfolio);
}
