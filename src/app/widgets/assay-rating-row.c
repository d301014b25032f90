/* One level in a rating group.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For people and for screen readers the row itself is the radio button; its round mark is only
 * drawn.
 */

#include "app/widgets/assay-rating-row.h"

struct _AssayRatingRow
{
  GtkListBoxRow parent_instance;
  char *level;
  gboolean is_checked;
  GtkWidget *mark;
  GtkLabel *title;
  GtkLabel *meaning;
  GtkLabel *key;
};

G_DEFINE_FINAL_TYPE (AssayRatingRow, assay_rating_row, GTK_TYPE_LIST_BOX_ROW)

void
assay_rating_row_set (AssayRatingRow *self, const AssayLevel *level, guint number)
{
  g_autofree char *key = g_strdup_printf ("%u", number);
  const char *meaning = level->meaning != NULL ? level->meaning : "";

  g_free (self->level);
  self->level = g_strdup (level->id);
  gtk_label_set_text (self->title, level->title);
  gtk_label_set_text (self->meaning, meaning);
  gtk_widget_set_visible (GTK_WIDGET (self->meaning), *meaning != '\0');
  gtk_label_set_text (self->key, key);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  level->title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, meaning,
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);
}

void
assay_rating_row_set_checked (AssayRatingRow *self, gboolean checked)
{
  self->is_checked = checked;
  if (checked)
    gtk_widget_set_state_flags (self->mark, GTK_STATE_FLAG_CHECKED, FALSE);
  else
    gtk_widget_unset_state_flags (self->mark, GTK_STATE_FLAG_CHECKED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED,
                               checked ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                       : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
}

void
assay_rating_row_set_read_only (AssayRatingRow *self, gboolean read_only)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), !read_only);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_DISABLED, read_only, -1);
}

const char *
assay_rating_row_get_level (AssayRatingRow *self)
{
  return self->level;
}

gboolean
assay_rating_row_is_checked (AssayRatingRow *self)
{
  return self->is_checked;
}

GtkWidget *
assay_rating_row_new (void)
{
  return g_object_new (ASSAY_TYPE_RATING_ROW, NULL);
}

static void
assay_rating_row_finalize (GObject *object)
{
  g_free (ASSAY_RATING_ROW (object)->level);

  G_OBJECT_CLASS (assay_rating_row_parent_class)->finalize (object);
}

static void
assay_rating_row_class_init (AssayRatingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_rating_row_finalize;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/widgets/assay-rating-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayRatingRow, mark);
  gtk_widget_class_bind_template_child (widget_class, AssayRatingRow, title);
  gtk_widget_class_bind_template_child (widget_class, AssayRatingRow, meaning);
  gtk_widget_class_bind_template_child (widget_class, AssayRatingRow, key);
}

static void
assay_rating_row_init (AssayRatingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_rating_row_set_checked (self, FALSE);
}
