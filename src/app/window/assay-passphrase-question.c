/* Asks for the passphrase of something that somebody sent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window/assay-passphrase-question.h"

#include "app/widgets/assay-mnemonic.h"
#include "app/widgets/assay-passphrase.h"
#include "present/assay-intake-state.h"

#include <adwaita.h>

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define ASKING_KEY "assay-asking"

typedef struct
{
  GtkEditable *entry; /* the dialog's */
  AssayPassphraseFunc answered_cb;
  gpointer data;
  GDestroyNotify free_data;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  if (asking->free_data != NULL)
    asking->free_data (asking->data);
  g_free (asking);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, GtkWindow *window)
{
  const Asking *asking = g_object_get_data (G_OBJECT (dialog), ASKING_KEY);
  char *passphrase =
      g_str_equal (response, "open") ? g_strdup (gtk_editable_get_text (asking->entry)) : NULL;

  gtk_editable_set_text (asking->entry, "");
  asking->answered_cb (window, passphrase, asking->data);
  assay_passphrase_free (passphrase);
}

void
assay_passphrase_question_ask (GtkWindow *window,
                               const char *path,
                               gboolean was_wrong,
                               AssayPassphraseFunc answered_cb,
                               gpointer data,
                               GDestroyNotify free_data)
{
  g_autofree char *body = assay_intake_word_passphrase (path, was_wrong);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
      adw_message_dialog_new (window, _ ("It is locked with a passphrase"), body));
  GtkWidget *entry = g_object_new (GTK_TYPE_PASSWORD_ENTRY, "show-peek-icon", TRUE,
                                   "activates-default", TRUE, NULL);
  Asking *asking = g_new0 (Asking, 1);

  asking->entry = GTK_EDITABLE (entry);
  asking->answered_cb = answered_cb;
  asking->data = data;
  asking->free_data = free_data;
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Passphrase"), -1);
  g_object_set_data_full (G_OBJECT (dialog), ASKING_KEY, asking, asking_free);
  assay_passphrase_watch_entry (entry);
  adw_message_dialog_set_extra_child (dialog, entry);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "open", _ ("_Open"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "open", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "open");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), window, 0);
  assay_mnemonic_name_buttons (GTK_WIDGET (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}
