/* Files that people drop on a section, paste into it, or choose for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/widgets/assay-file-intake.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define TAKES_FILES "takes-files"
#define CHOOSER_KEY "assay-file-chooser"

typedef struct
{
  AssaySection *section;
  AssayFilesArrived arrived;
} Paste;

static void
add_path (GPtrArray *paths, GFile *file)
{
  char *path = g_file_get_path (file);

  if (path != NULL)
    g_ptr_array_add (paths, path);
}

static void
hand_over (gpointer owner, AssayFilesArrived arrived, const GValue *value)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *file = files; file != NULL; file = file->next)
    add_path (paths, file->data);
  arrived (owner, paths);
}

static GdkDragAction
entered_cb (AssaySection *section)
{
  if (!assay_section_is_editable (section))
    return 0;
  gtk_widget_add_css_class (GTK_WIDGET (section), TAKES_FILES);

  return GDK_ACTION_COPY;
}

static void
left_cb (AssaySection *section)
{
  gtk_widget_remove_css_class (GTK_WIDGET (section), TAKES_FILES);
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer arrived)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  AssaySection *section = ASSAY_SECTION (widget);

  left_cb (section);
  if (!assay_section_is_editable (section))
    return FALSE;
  hand_over (section, (AssayFilesArrived) arrived, value);

  return TRUE;
}

/* Files are caught on their way down: a text view would take their names for text. */
void
assay_file_intake_take_drops (AssaySection *section, AssayFilesArrived arrived)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (target, "enter", G_CALLBACK (entered_cb), section);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (left_cb), section);
  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), (gpointer) arrived);
  gtk_widget_add_controller (GTK_WIDGET (section), GTK_EVENT_CONTROLLER (target));
}

static void
pasted_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  Paste *paste = data;
  g_autoptr (AssaySection) section = paste->section;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (clipboard), result, &error);

  if (value == NULL)
    g_info ("%s", error->message);
  else if (assay_section_is_editable (section))
    hand_over (section, paste->arrived, value);
  g_free (paste);
}

gboolean
assay_file_intake_paste (AssaySection *section, AssayFilesArrived arrived)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (section));
  Paste *paste;

  if (!assay_section_is_editable (section)
      || !gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard),
                                             GDK_TYPE_FILE_LIST))
    return FALSE;
  paste = g_new0 (Paste, 1);
  paste->section = g_object_ref (section);
  paste->arrived = arrived;
  gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                  pasted_cb, paste);

  return TRUE;
}

/* --- Choosing --- */

static void
chooser_response_cb (GtkNativeDialog *dialog, int response, gpointer arrived)
{
  GObject *owner = g_object_get_data (G_OBJECT (dialog), "owner");
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      add_path (paths, file);
    }
  if (response == GTK_RESPONSE_ACCEPT)
    ((AssayFilesArrived) arrived) (owner, paths);
  g_object_set_data (owner, CHOOSER_KEY, NULL);
}

void
assay_file_intake_choose (GtkWidget *owner, const char *title, AssayFilesArrived arrived)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (owner)),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Add"), _ ("_Cancel"));

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_object_set_data (G_OBJECT (chooser), "owner", owner);
  g_signal_connect (chooser, "response", G_CALLBACK (chooser_response_cb), (gpointer) arrived);
  /* The dialog goes with its owner. */
  g_object_set_data_full (G_OBJECT (owner), CHOOSER_KEY, chooser, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
