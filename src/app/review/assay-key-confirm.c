/* Asks whether the digits of a key are those its owner reads over the phone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/review/assay-key-confirm.h"

#include "app/assay-report.h"
#include "app/widgets/assay-mnemonic.h"
#include "core/submission/assay-signing-key.h"
#include "present/assay-key-confirm-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define QUESTION_KEY "assay-question"

typedef struct
{
  AssayContext *context;
  char *name;
  char *digits;
  AssayKeyConfirmedFunc confirmed_cb;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  assay_context_unref (question->context);
  g_free (question->name);
  g_free (question->digits);
  g_free (question);
}

/* --- Saying so --- */

static gboolean
confirm (const Question *question, GError **error)
{
  g_autofree char *folder = assay_key_folder_dup ();
  AssayDisk *disk = assay_context_get_disk (question->context);
  g_autoptr (AssayKnownKeys) keys = assay_known_keys_load (folder, error);

  if (keys == NULL || !assay_key_folder_make (folder, disk, error))
    return FALSE;
  assay_known_keys_confirm (keys, question->name, question->digits,
                            assay_context_get_today (question->context));

  return assay_known_keys_save (keys, folder, disk, error);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, GtkWidget *owner)
{
  const Question *question = g_object_get_data (G_OBJECT (dialog), QUESTION_KEY);
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "confirm"))
    return;
  if (!confirm (question, &error))
    {
      assay_report_error (owner, error);
      return;
    }
  told = g_strdup_printf (_ ("The key of “%s” is confirmed"), question->name);
  assay_report_toast (owner, told, NULL, NULL, NULL);
  if (question->confirmed_cb != NULL)
    question->confirmed_cb (owner);
}

/* --- Asking --- */

static void
compared_cb (GtkCheckButton *check, GParamSpec *spec, AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "confirm", gtk_check_button_get_active (check));
}

static GtkWidget *
new_comparing (AdwMessageDialog *dialog, const AssayKeyConfirmState *state)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *digits = g_object_new (GTK_TYPE_LABEL, "label", state->digits, "justify",
                                    GTK_JUSTIFY_CENTER, "wrap", TRUE, "selectable", TRUE, NULL);
  GtkWidget *said =
      g_object_new (GTK_TYPE_LABEL, "label", state->compare, "wrap", TRUE, "xalign", 0.0, NULL);
  GtkWidget *check =
      g_object_new (GTK_TYPE_CHECK_BUTTON, "child", said, "halign", GTK_ALIGN_CENTER, NULL);

  gtk_widget_add_css_class (digits, "key-digits");
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  state->compare, -1);
  g_signal_connect_object (check, "notify::active", G_CALLBACK (compared_cb), dialog, 0);
  gtk_box_append (GTK_BOX (box), digits);
  gtk_box_append (GTK_BOX (box), check);

  return box;
}

void
assay_key_confirm_ask (GtkWidget *owner,
                       AssayContext *context,
                       AssaySignerStanding standing,
                       const AssaySignature *signature,
                       AssayKeyConfirmedFunc confirmed_cb)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (owner));
  g_autofree char *digits = assay_signature_dup_digits (signature);
  g_autoptr (AssayKeyConfirmState) state =
      assay_key_confirm_state_new (standing, signature->name, digits);
  AdwMessageDialog *dialog =
      ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (window), state->title, state->body));
  Question *question = g_new0 (Question, 1);

  question->context = assay_context_ref (context);
  question->name = g_strdup (signature->name);
  question->digits = g_steal_pointer (&digits);
  question->confirmed_cb = confirmed_cb;
  g_object_set_data_full (G_OBJECT (dialog), QUESTION_KEY, question, question_free);
  adw_message_dialog_set_extra_child (dialog, new_comparing (dialog, state));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Not Now"), "confirm",
                                    _ ("_Confirm the Key"), NULL);
  adw_message_dialog_set_response_appearance (
      dialog, "confirm", state->is_change ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (dialog, "confirm", FALSE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), owner, 0);
  assay_mnemonic_name_buttons (GTK_WIDGET (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

AssaySignerStanding
assay_key_confirm_judge (const AssaySignature *signature, AssayDate today)
{
  g_autofree char *folder = assay_key_folder_dup ();
  g_autoptr (AssayKnownKeys) keys = assay_known_keys_load (folder, NULL);

  if (keys != NULL)
    assay_known_keys_add_own (keys, folder, today);

  return assay_known_keys_judge (keys, signature, TRUE);
}
