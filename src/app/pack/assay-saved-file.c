/* A file that is written for somebody.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/pack/assay-saved-file.h"

#include "app/assay-report.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define CHOSEN_KEY "assay-chosen"

typedef struct
{
  AssaySavedFileFunc func;
} Chosen;

static void
place_chosen_cb (GtkWidget *owner, int response, GtkFileChooserNative *dialog)
{
  const Chosen *chosen = g_object_get_data (G_OBJECT (dialog), CHOSEN_KEY);
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path != NULL)
    chosen->func (owner, path);
  else if (file != NULL)
    assay_report_toast (owner, _ ("Choose a folder on this computer."), NULL, NULL, NULL);
}

/* Shows files of the kind that @name ends in. */
static void
set_filter (GtkFileFilter *filter, const char *name)
{
  static const struct
  {
    const char *suffix;
    const char *title;
  } kinds[] = { { "pdf", N_ ("PDF documents") },
                { "xml", N_ ("XML files") },
                { "zip", N_ ("Submissions in one file") } };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_suffix (name, kinds[i].suffix))
      {
        gtk_file_filter_set_name (filter, _ (kinds[i].title));
        gtk_file_filter_add_suffix (filter, kinds[i].suffix);
      }
}

GtkNativeDialog *
assay_saved_file_choose (GtkWidget *owner,
                         const char *title,
                         AssayDocument *document,
                         const char *name,
                         AssaySavedFileFunc chosen)
{
  GtkRoot *root = gtk_widget_get_root (owner);
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Write"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *parent = g_path_get_dirname (assay_document_get_path (document));
  g_autoptr (GFile) folder = g_file_new_for_path (parent);
  Chosen *kept = g_new0 (Chosen, 1);

  kept->func = chosen;
  g_object_set_data_full (G_OBJECT (dialog), CHOSEN_KEY, kept, g_free);
  set_filter (filter, name);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (place_chosen_cb), owner,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));

  return GTK_NATIVE_DIALOG (dialog);
}

static void
uri_shown_cb (GObject *window, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) owner = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (window), result, &error))
    assay_report_error (owner, error);
}

void
assay_saved_file_show (GtkWidget *owner, const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  GtkRoot *root = gtk_widget_get_root (owner);

  if (uri != NULL && GTK_IS_WINDOW (root))
    gtk_show_uri_full (GTK_WINDOW (root), uri, GDK_CURRENT_TIME, NULL, uri_shown_cb,
                       g_object_ref (owner));
}
