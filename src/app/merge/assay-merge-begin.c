/* Where taking in another copy begins.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/merge/assay-merge-begin.h"

#include "app/widgets/assay-keyed-list.h"
#include "app/widgets/assay-path-dialog.h"
#include "present/assay-drafts.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssayMergeBegin
{
  AdwBin parent_instance;
  GtkWidget *folder_button;
  GtkWidget *begun_part;
  GtkListBox *begun;
};

enum
{
  WANTED,
  FORGOTTEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayMergeBegin, assay_merge_begin, ADW_TYPE_BIN)

/* --- Choosing a copy --- */

static void
copy_chosen_cb (gpointer owner, GPtrArray *paths, gpointer data)
{
  g_signal_emit (owner, signals[WANTED], 0, paths->pdata[0]);
}

static void
add_filter (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Copies in one file"));
  gtk_file_filter_add_mime_type (filter, "application/zip");
  gtk_file_filter_add_suffix (filter, "zip");
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
choose_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gboolean is_folder = g_str_equal (action, "merge.choose-folder");
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      is_folder ? _ ("The folder of the other copy") : _ ("The other copy in one file"),
      GTK_WINDOW (gtk_widget_get_root (widget)),
      is_folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_OPEN,
      _ ("_Compare"), _ ("_Cancel"));

  if (!is_folder)
    add_filter (GTK_FILE_CHOOSER (dialog));
  assay_path_dialog_ask (dialog, widget, copy_chosen_cb, NULL, NULL);
}

/* --- What was left for later --- */

/* The row may go with what the signal does. */
static void
tell (AssayMergeBegin *self, GtkWidget *button, guint signal)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);
  g_autofree char *path = g_strdup (assay_keyed_list_get_key (GTK_LIST_BOX_ROW (row)));

  g_signal_emit (self, signals[signal], 0, path);
}

static void
go_on_clicked_cb (AssayMergeBegin *self, GtkWidget *button)
{
  tell (self, button, WANTED);
}

static void
forget_clicked_cb (AssayMergeBegin *self, GtkWidget *button)
{
  tell (self, button, FORGOTTEN);
}

static void
add_button (AssayMergeBegin *self,
            GtkWidget *row,
            const char *label,
            const char *name,
            GCallback clicked_cb)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", clicked_cb, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static const char *
row_get_key (gconstpointer item)
{
  return ((const AssayDraft *) item)->subject;
}

static GtkWidget *
row_make (gpointer owner, gconstpointer item)
{
  const AssayDraft *draft = item;
  g_autofree char *name = g_filename_display_basename (draft->subject);
  g_autofree char *folder = g_path_get_dirname (draft->subject);
  g_autofree char *shown_folder = g_filename_display_name (folder);
  g_autofree char *go_on = g_strdup_printf (_ ("Go on with %s"), name);
  g_autofree char *forget = g_strdup_printf (_ ("Forget what was chosen for %s"), name);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", name,
                                 "subtitle", shown_folder, "activatable", FALSE, "selectable",
                                 FALSE, "focusable", FALSE, NULL);

  add_button (owner, row, _ ("Forget"), forget, G_CALLBACK (forget_clicked_cb));
  add_button (owner, row, _ ("Go on"), go_on, G_CALLBACK (go_on_clicked_cb));

  return row;
}

static void
row_update (GtkWidget *row, gpointer owner, gconstpointer item)
{
}

static const AssayKeyedRows keyed_rows = { row_get_key, row_make, row_update };

void
assay_merge_begin_set_drafts (AssayMergeBegin *self, const GPtrArray *drafts)
{
  assay_keyed_list_fill (self->begun, drafts, drafts->len, &keyed_rows, self);
  gtk_widget_set_visible (self->begun_part, drafts->len > 0);
}

void
assay_merge_begin_focus (AssayMergeBegin *self)
{
  gtk_widget_grab_focus (self->folder_button);
}

/* --- Coming and going --- */

static void
assay_merge_begin_dispose (GObject *object)
{

  G_OBJECT_CLASS (assay_merge_begin_parent_class)->dispose (object);
}

static void
assay_merge_begin_class_init (AssayMergeBeginClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_merge_begin_dispose;
  signals[WANTED] = g_signal_new ("wanted", ASSAY_TYPE_MERGE_BEGIN, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FORGOTTEN] = g_signal_new ("forgotten", ASSAY_TYPE_MERGE_BEGIN, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/merge/assay-merge-begin.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayMergeBegin, folder_button);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeBegin, begun_part);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeBegin, begun);
  gtk_widget_class_install_action (widget_class, "merge.choose-folder", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "merge.choose-file", NULL, choose_cb);
}

static void
assay_merge_begin_init (AssayMergeBegin *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
