/* Asking for a file or a folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/widgets/assay-path-dialog.h"

#include "app/assay-report.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define ASKING_KEY "assay-asking"

typedef struct
{
  GtkWidget *owner; /* the dialog ends with it */
  gulong owner_destroyed;
  AssayPathsChosen chosen;
  gpointer data;
  GDestroyNotify free_data;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  g_signal_handler_disconnect (self->owner, self->owner_destroyed);
  g_object_unref (self->owner);
  if (self->free_data != NULL)
    self->free_data (self->data);
  g_free (self);
}

static GPtrArray *
list_paths (GtkFileChooser *chooser)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (chooser);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      char *path = g_file_get_path (file);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }

  return paths;
}

static void
response_cb (GtkNativeDialog *dialog, int response)
{
  Asking *asking = g_object_steal_data (G_OBJECT (dialog), ASKING_KEY);
  g_autoptr (GPtrArray) paths = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    paths = list_paths (GTK_FILE_CHOOSER (dialog));
  g_object_unref (dialog);
  if (paths != NULL && paths->len > 0)
    asking->chosen (asking->owner, paths, asking->data);
  else if (paths != NULL)
    assay_report_toast (asking->owner, _ ("Choose a place on this computer."), NULL, NULL, NULL);
  asking_free (asking);
}

void
assay_path_dialog_ask (GtkFileChooserNative *dialog,
                       GtkWidget *owner,
                       AssayPathsChosen chosen,
                       gpointer data,
                       GDestroyNotify free_data)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->owner = g_object_ref (owner);
  asking->owner_destroyed =
      g_signal_connect_swapped (owner, "destroy", G_CALLBACK (g_object_unref), dialog);
  asking->chosen = chosen;
  asking->data = data;
  asking->free_data = free_data;
  g_object_set_data_full (G_OBJECT (dialog), ASKING_KEY, asking, asking_free);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
