/* Files that people drop on a section, paste into it, or choose for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/widgets/assay-file-intake.h"

#include "app/assay-report.h"
#include "app/widgets/assay-path-dialog.h"
#include "core/review/assay-return.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define TAKES_FILES "takes-files"
#define URI_LIST "text/uri-list"

/* Who is to get the files. */
typedef struct
{
  GWeakRef owner;
  AssayFilesArrived arrived;
} Taker;

static Taker *
taker_new (gpointer owner, AssayFilesArrived arrived)
{
  Taker *self = g_new0 (Taker, 1);

  g_weak_ref_init (&self->owner, owner);
  self->arrived = arrived;

  return self;
}

static void
taker_free (gpointer data)
{
  Taker *self = data;

  g_weak_ref_clear (&self->owner);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Taker, taker_free)

static void
closure_taker_free (gpointer data, GClosure *closure)
{
  taker_free (data);
}

/* --- Giving --- */

static void
add_path (GPtrArray *paths, GFile *file)
{
  char *path = g_file_get_path (file);

  if (path != NULL)
    g_ptr_array_add (paths, path);
}

static void
give (Taker *taker, GPtrArray *paths)
{
  g_autoptr (GtkWidget) owner = g_weak_ref_get (&taker->owner);

  if (owner == NULL)
    return;
  /* What an assessor returned is no evidence. */
  if (paths->len == 1 && assay_return_is_at (paths->pdata[0]))
    gtk_widget_activate_action (owner, "win.look-at-return", "s", paths->pdata[0]);
  else if (paths->len > 0)
    taker->arrived (owner, paths);
  else
    assay_report_toast (
        owner, _ ("Only files on this computer can be added. Save it here first, then add it."),
        NULL, NULL, NULL);
}

static void
give_list (Taker *taker, const GValue *value)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *file = files; file != NULL; file = file->next)
    add_path (paths, file->data);
  give (taker, paths);
}

/* --- Dropping --- */

static gboolean
accept_cb (GtkDropTarget *target, GdkDrop *drop, gpointer data)
{
  GtkWidget *section = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  return assay_section_is_editable (ASSAY_SECTION (section))
         && gdk_content_formats_match (gdk_drop_get_formats (drop),
                                       gtk_drop_target_get_formats (target));
}

static GdkDragAction
entered_cb (GtkWidget *section)
{
  gtk_widget_add_css_class (section, TAKES_FILES);

  return GDK_ACTION_COPY;
}

static void
left_cb (GtkWidget *section)
{
  gtk_widget_remove_css_class (section, TAKES_FILES);
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  GtkWidget *section = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  left_cb (section);
  if (!assay_section_is_editable (ASSAY_SECTION (section)))
    return FALSE;
  give_list (data, value);

  return TRUE;
}

/* Files are caught on their way down: a text would take their names. */
void
assay_file_intake_take_drops (AssaySection *section, AssayFilesArrived arrived)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect (target, "accept", G_CALLBACK (accept_cb), NULL);
  g_signal_connect_swapped (target, "enter", G_CALLBACK (entered_cb), section);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (left_cb), section);
  g_signal_connect_data (target, "drop", G_CALLBACK (dropped_cb), taker_new (section, arrived),
                         closure_taker_free, 0);
  gtk_widget_add_controller (GTK_WIDGET (section), GTK_EVENT_CONTROLLER (target));
}

/* --- Pasting --- */

static void
pasted_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (Taker) taker = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (clipboard), result, &error);

  if (value != NULL)
    give_list (taker, value);
  else
    g_info ("%s", error->message);
}

gboolean
assay_file_intake_paste (AssaySection *section, AssayFilesArrived arrived)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (section));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (!assay_section_is_editable (section)
      || !(gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST)
           || gdk_content_formats_contain_mime_type (formats, URI_LIST)))
    return FALSE;
  gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                  pasted_cb, taker_new (section, arrived));

  return TRUE;
}

/* --- Choosing --- */

static void
chosen_cb (gpointer owner, GPtrArray *paths, gpointer data)
{
  give (data, paths);
}

void
assay_file_intake_choose (GtkWidget *owner,
                          const char *title,
                          const char *accept,
                          gboolean several,
                          AssayFilesArrived arrived)
{
  GtkRoot *root = gtk_widget_get_root (owner);
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                   GTK_FILE_CHOOSER_ACTION_OPEN, accept, _ ("_Cancel"));

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), several);
  assay_path_dialog_ask (chooser, owner, chosen_cb, taker_new (owner, arrived), taker_free);
}
