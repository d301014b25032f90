/* The copies whose taking in was begun and left for later.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/merge/assay-merge-begun.h"

#include "app/widgets/assay-keyed-list.h"
#include "present/assay-drafts.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssayMergeBegun
{
  AdwPreferencesGroup parent_instance;
  GtkListBox *list;
};

enum
{
  WANTED,
  FORGOTTEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayMergeBegun, assay_merge_begun, ADW_TYPE_PREFERENCES_GROUP)

/* The row may go with what the signal does. */
static void
tell (AssayMergeBegun *self, GtkWidget *button, guint signal)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);
  g_autofree char *path = g_strdup (assay_keyed_list_get_key (GTK_LIST_BOX_ROW (row)));

  g_signal_emit (self, signals[signal], 0, path);
}

static void
wanted_clicked_cb (AssayMergeBegun *self, GtkWidget *button)
{
  tell (self, button, WANTED);
}

static void
forget_clicked_cb (AssayMergeBegun *self, GtkWidget *button)
{
  tell (self, button, FORGOTTEN);
}

static void
add_button (AssayMergeBegun *self,
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
  add_button (owner, row, _ ("Go on"), go_on, G_CALLBACK (wanted_clicked_cb));

  return row;
}

static void
row_update (GtkWidget *row, gpointer owner, gconstpointer item)
{
}

static const AssayKeyedRows keyed_rows = { row_get_key, row_make, row_update };

void
assay_merge_begun_set_drafts (AssayMergeBegun *self, const GPtrArray *drafts)
{
  assay_keyed_list_fill (self->list, drafts, drafts->len, &keyed_rows, self);
  gtk_widget_set_visible (GTK_WIDGET (self), drafts->len > 0);
}

static void
assay_merge_begun_class_init (AssayMergeBegunClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[WANTED] = g_signal_new ("wanted", ASSAY_TYPE_MERGE_BEGUN, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FORGOTTEN] = g_signal_new ("forgotten", ASSAY_TYPE_MERGE_BEGUN, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/merge/assay-merge-begun.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayMergeBegun, list);
}

static void
assay_merge_begun_init (AssayMergeBegun *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
