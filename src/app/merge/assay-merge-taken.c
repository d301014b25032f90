/* What comes in by itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/merge/assay-merge-taken.h"

#include "app/widgets/assay-expander.h"
#include "app/widgets/assay-keyed-list.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define MOST_AT_FIRST 50u
#define LINES_KEY "assay-lines"

struct _AssayMergeTaken
{
  AdwPreferencesGroup parent_instance;
  GPtrArray *groups; /* borrowed from the page, good while it is shown */
  gboolean shows_all;
  GtkListBox *list;
  GtkButton *more;
  GtkListBox *numbers_list;
  AdwExpanderRow *numbers;
  GPtrArray *number_rows;
};

G_DEFINE_FINAL_TYPE (AssayMergeTaken, assay_merge_taken, ADW_TYPE_PREFERENCES_GROUP)

static GtkWidget *
new_line (const AssayMergeLine *line)
{
  const char *nothing = _ ("nothing");
  g_autofree char *text =
      g_strdup_printf (_ ("Before: %s\nNow: %s"), line->before != NULL ? line->before : nothing,
                       line->after != NULL ? line->after : nothing);

  return g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", line->what, "subtitle",
                       text, "activatable", FALSE, NULL);
}

/* --- Places --- */

static const char *
group_get_key (gconstpointer item)
{
  return ((const AssayMergeGroup *) item)->title;
}

static GtkWidget *
group_make (gpointer owner, gconstpointer item)
{
  return g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, NULL);
}

static void
group_update (GtkWidget *row, gpointer owner, gconstpointer item)
{
  const AssayMergeGroup *group = item;
  GPtrArray *lines = g_object_get_data (G_OBJECT (row), LINES_KEY);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (row), lines->pdata[i]);
  lines = g_ptr_array_new ();
  for (guint i = 0; i < group->lines->len; i++)
    {
      GtkWidget *child = new_line (group->lines->pdata[i]);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), child);
      g_ptr_array_add (lines, child);
    }
  g_object_set_data_full (G_OBJECT (row), LINES_KEY, lines, (GDestroyNotify) g_ptr_array_unref);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), group->title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), group->text);
  assay_expander_set_name (ADW_EXPANDER_ROW (row), group->title);
}

static const AssayKeyedRows group_rows = { group_get_key, group_make, group_update };

static void
fill_groups (AssayMergeTaken *self)
{
  guint n = self->shows_all ? self->groups->len : MIN (self->groups->len, MOST_AT_FIRST);
  g_autofree char *more = g_strdup_printf (_ ("Show all %u"), self->groups->len);

  assay_keyed_list_fill (self->list, self->groups, n, &group_rows, self);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_button_set_label (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n < self->groups->len);
}

static void
more_clicked_cb (AssayMergeTaken *self)
{
  self->shows_all = TRUE;
  fill_groups (self);
  gtk_widget_grab_focus (
      GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) MOST_AT_FIRST)));
}

/* --- Numbers --- */

static void
fill_numbers (AssayMergeTaken *self, const AssayMergePage *page)
{
  const GPtrArray *numbers = page->state->numbers;

  gtk_widget_set_visible (GTK_WIDGET (self->numbers_list), numbers->len > 0);
  for (guint i = 0; i < self->number_rows->len; i++)
    adw_expander_row_remove (self->numbers, self->number_rows->pdata[i]);
  g_ptr_array_set_size (self->number_rows, 0);
  if (numbers->len == 0)
    return;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->numbers), page->numbers_title);
  assay_expander_set_name (self->numbers, page->numbers_title);
  for (guint i = 0; i < numbers->len; i++)
    {
      GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title",
                                     numbers->pdata[i], "activatable", FALSE, NULL);

      adw_expander_row_add_row (self->numbers, row);
      g_ptr_array_add (self->number_rows, row);
    }
}

void
assay_merge_taken_set_page (AssayMergeTaken *self, const AssayMergePage *page)
{
  self->groups = page->groups;
  gtk_widget_set_visible (GTK_WIDGET (self), page->groups_title != NULL);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         page->groups_title != NULL ? page->groups_title : "");
  fill_groups (self);
  fill_numbers (self, page);
}

static void
assay_merge_taken_finalize (GObject *object)
{
  g_ptr_array_unref (ASSAY_MERGE_TAKEN (object)->number_rows);

  G_OBJECT_CLASS (assay_merge_taken_parent_class)->finalize (object);
}

static void
assay_merge_taken_class_init (AssayMergeTakenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_merge_taken_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/merge/assay-merge-taken.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayMergeTaken, list);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeTaken, more);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeTaken, numbers_list);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeTaken, numbers);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
}

static void
assay_merge_taken_init (AssayMergeTaken *self)
{
  self->number_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
