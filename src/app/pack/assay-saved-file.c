/* A file that is written for somebody.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/pack/assay-saved-file.h"

#include "app/assay-report.h"
#include "app/widgets/assay-path-dialog.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

typedef struct
{
  AssaySavedFileFunc func;
} Chosen;

static void
place_chosen_cb (gpointer owner, GPtrArray *paths, gpointer data)
{
  const Chosen *chosen = data;

  chosen->func (owner, paths->pdata[0]);
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

void
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
  set_filter (filter, name);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  assay_path_dialog_ask (dialog, owner, place_chosen_cb, kept, g_free);
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
