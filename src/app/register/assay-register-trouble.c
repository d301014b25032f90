/* Saying that a register would not take something.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/register/assay-register-trouble.h"

#include "app/widgets/assay-mnemonic.h"
#include "base/assay-error.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#include <adwaita.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

void
assay_register_trouble_show (GtkWidget *widget, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *body = assay_wording_error_sentence (error->message);
  GtkWidget *dialog;

  if (g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED))
    return;
  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                   _ ("That did not work"), NULL);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  assay_mnemonic_name_buttons (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}
