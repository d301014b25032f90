/* What verifying a submission has shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/review/assay-findings-dialog.h"

#include "app/assay-report.h"
#include "app/overview/assay-overview-row.h"
#include "app/review/assay-key-confirm.h"
#include "app/widgets/assay-mnemonic.h"
#include "app/window/assay-window.h"
#include "present/assay-intake-state.h"
#include "present/assay-key-confirm-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define TEXT_KEY "assay-text"
#define SIGNATURE_KEY "assay-signature"
#define STANDING_KEY "assay-standing"
#define LIST_HEIGHT 320

/* A thousand members of a bag may each be wrong; the copied list has them all. */
#define MOST_ROWS 200u

static GtkWidget *
new_list (const GPtrArray *rows)
{
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy",
                                      GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                                      "max-content-height", LIST_HEIGHT, "min-content-height",
                                      MIN (LIST_HEIGHT, 80 * (int) rows->len), "child", list, NULL);

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What was found"), -1);
  assay_overview_row_fill (GTK_LIST_BOX (list), rows);

  return scroller;
}

static void
ask_for_key (AdwMessageDialog *dialog, GtkWindow *parent)
{
  const AssaySignature *signature = g_object_get_data (G_OBJECT (dialog), SIGNATURE_KEY);
  int standing = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (dialog), STANDING_KEY));

  assay_key_confirm_ask (GTK_WIDGET (parent), assay_window_get_context (ASSAY_WINDOW (parent)),
                         (AssaySignerStanding) standing, signature, NULL);
}

static void
free_signature (gpointer signature)
{
  assay_signature_free (signature);
}

/* Whoever has a telephone at hand need not look for the place. */
static void
offer_key (AdwMessageDialog *dialog, const AssayVerification *verification)
{
  if (verification->signature == NULL || !assay_key_confirm_is_open (verification->standing))
    return;
  g_object_set_data_full (G_OBJECT (dialog), SIGNATURE_KEY,
                          assay_signature_copy (verification->signature), free_signature);
  g_object_set_data (G_OBJECT (dialog), STANDING_KEY,
                     GINT_TO_POINTER ((int) verification->standing));
  adw_message_dialog_add_response (dialog, "key", _ ("Confirm the _Key…"));
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, GtkWindow *parent)
{
  if (g_str_equal (response, "key"))
    ask_for_key (dialog, parent);
  if (!g_str_equal (response, "copy"))
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (parent)),
                          g_object_get_data (G_OBJECT (dialog), TEXT_KEY));
  assay_report_toast (GTK_WIDGET (parent), _ ("The list is copied"), NULL, NULL, NULL);
}

static AdwMessageDialog *
dialog_new (GtkWindow *parent, const AssayIntakeState *state, const char *close)
{
  AdwMessageDialog *dialog =
      ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, state->title, state->body));

  g_object_set_data_full (G_OBJECT (dialog), TEXT_KEY, g_strdup (state->text), g_free);
  if (state->rows->len > 0)
    {
      adw_message_dialog_set_extra_child (dialog, new_list (state->rows));
      adw_message_dialog_add_response (dialog, "copy", _ ("Co_py the List"));
    }
  adw_message_dialog_add_response (dialog, "close", close);
  adw_message_dialog_set_default_response (dialog, "close");
  adw_message_dialog_set_close_response (dialog, "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), parent, 0);

  return dialog;
}

static void
present (AdwMessageDialog *dialog)
{
  assay_mnemonic_name_buttons (GTK_WIDGET (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

void
assay_findings_dialog_show (GtkWindow *parent,
                            const AssayVerification *verification,
                            gboolean is_refused)
{
  g_autoptr (AssayIntakeState) state = assay_intake_state_new (verification, MOST_ROWS, is_refused);
  AdwMessageDialog *dialog = dialog_new (parent, state, is_refused ? _ ("_Close") : _ ("_Begin"));

  if (!is_refused)
    offer_key (dialog, verification);
  present (dialog);
}

void
assay_findings_dialog_show_of_review (GtkWindow *parent, const GPtrArray *findings)
{
  g_autoptr (AssayIntakeState) state = assay_intake_state_new_for_review (findings, MOST_ROWS);

  present (dialog_new (parent, state, _ ("_Close")));
}
