/* Asks where something that came in one file is to be kept as a folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window/assay-place-question.h"

#include "app/widgets/assay-mnemonic.h"
#include "app/widgets/assay-path-dialog.h"

#include <adwaita.h>

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define ASKING_KEY "assay-asking"

/* What the dialog holds, and after it the file chooser. */
typedef struct
{
  char *folder;
  char *elsewhere;
  char *go_there;
  AssayPlaceFunc chosen_cb;
  gpointer data;
  GDestroyNotify free_data;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  if (asking->free_data != NULL)
    asking->free_data (asking->data);
  g_free (asking->folder);
  g_free (asking->elsewhere);
  g_free (asking->go_there);
  g_free (asking);
}

char *
assay_place_dup_free (const char *parent, const char *name)
{
  char *path = g_build_filename (parent, name, NULL);

  for (guint n = 2; g_file_test (path, G_FILE_TEST_EXISTS); n++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s %u", name, n);

      g_free (path);
      path = g_build_filename (parent, numbered, NULL);
    }

  return path;
}

/* --- Another place --- */

static void
parent_chosen_cb (gpointer window, GPtrArray *paths, gpointer data)
{
  const Asking *asking = data;
  g_autofree char *name = g_path_get_basename (asking->folder);
  g_autofree char *folder = assay_place_dup_free (paths->pdata[0], name);

  asking->chosen_cb (window, folder, asking->data);
}

/* Takes @asking. */
static void
choose_parent (GtkWindow *window, Asking *asking)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (asking->elsewhere, window, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                   asking->go_there, NULL);

  assay_path_dialog_ask (dialog, GTK_WIDGET (window), parent_chosen_cb, asking, asking_free);
}

/* --- Asking --- */

static void
response_cb (AdwMessageDialog *dialog, const char *response, GtkWindow *window)
{
  const Asking *asking = g_object_get_data (G_OBJECT (dialog), ASKING_KEY);

  if (g_str_equal (response, "go"))
    asking->chosen_cb (window, asking->folder, asking->data);
  else if (g_str_equal (response, "choose"))
    choose_parent (window, g_object_steal_data (G_OBJECT (dialog), ASKING_KEY));
}

void
assay_place_question_ask (GtkWindow *window,
                          const AssayPlaceQuestion *question,
                          AssayPlaceFunc chosen_cb,
                          gpointer data,
                          GDestroyNotify free_data)
{
  AdwMessageDialog *dialog =
      ADW_MESSAGE_DIALOG (adw_message_dialog_new (window, question->title, question->body));
  Asking *asking = g_new0 (Asking, 1);

  asking->folder = g_strdup (question->folder);
  asking->elsewhere = g_strdup (question->elsewhere);
  asking->go_there = g_strdup (question->go_there);
  asking->chosen_cb = chosen_cb;
  asking->data = data;
  asking->free_data = free_data;
  g_object_set_data_full (G_OBJECT (dialog), ASKING_KEY, asking, asking_free);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "choose",
                                    _ ("Choose Another _Place…"), "go", question->go, NULL);
  adw_message_dialog_set_response_appearance (dialog, "go", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "go");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), window, 0);
  assay_mnemonic_name_buttons (GTK_WIDGET (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}
