/* Telling people what went wrong.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/assay-report.h"

#include "app/widgets/assay-mnemonic.h"
#include "base/assay-error.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

AdwToastOverlay *
assay_report_find_overlay (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);

  if (overlay == NULL && ADW_IS_APPLICATION_WINDOW (root))
    overlay = adw_application_window_get_content (ADW_APPLICATION_WINDOW (root));

  return ADW_IS_TOAST_OVERLAY (overlay) ? ADW_TOAST_OVERLAY (overlay) : NULL;
}

void
assay_report_toast (GtkWidget *widget,
                    const char *text,
                    const char *label,
                    const char *action_name,
                    const char *target)
{
  AdwToastOverlay *overlay = assay_report_find_overlay (widget);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast;

  if (overlay == NULL)
    return;
  toast = adw_toast_new (escaped);
  if (action_name != NULL)
    {
      adw_toast_set_button_label (toast, label);
      adw_toast_set_action_name (toast, action_name);
      if (target != NULL)
        adw_toast_set_action_target_value (toast, g_variant_new_string (target));
    }
  adw_toast_overlay_add_toast (overlay, toast);
}

static void
show_dialog (GtkWidget *widget, const GError *error, const char *step)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                              _ ("That did not work"), NULL);
  g_autofree char *body =
      step != NULL ? g_strdup_printf ("%s\n\n%s", error->message, step) : g_strdup (error->message);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  assay_mnemonic_name_buttons (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
assay_report_error (GtkWidget *widget, const GError *error)
{
  const char *step = assay_wording_error_step (error);
  g_autofree char *text = NULL;

  if (g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error->domain == ASSAY_ERROR
      && assay_error_lookup_row ((AssayError) error->code)->show != ASSAY_ERROR_SHOW_DIALOG)
    {
      text = step != NULL ? g_strdup_printf ("%s. %s", error->message, step)
                          : g_strdup (error->message);
      assay_report_toast (widget, text, NULL, NULL, NULL);
      return;
    }
  show_dialog (widget, error, step);
}
