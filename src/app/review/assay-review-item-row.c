/* One entry of a review: opens to be read and changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/review/assay-review-item-row.h"

#include "app/widgets/assay-chip.h"
#include "app/widgets/assay-expander.h"
#include "app/widgets/assay-keyed-list.h"

struct _AssayReviewItemRow
{
  AdwExpanderRow parent_instance;
  AssayReviewFields *fields;
  AssayChip *chip;
  GtkButton *act;
};

G_DEFINE_FINAL_TYPE (AssayReviewItemRow, assay_review_item_row, ADW_TYPE_EXPANDER_ROW)

static void
place_row (gpointer list, GtkWidget *row)
{
  adw_expander_row_add_row (list, row);
}

void
assay_review_item_row_set (AssayReviewItemRow *self,
                           const AssayReviewItem *item,
                           gboolean read_only)
{
  gboolean is_numbered = item->act == NULL;
  const char *number = is_numbered ? item->key : "";
  g_autofree char *subtitle =
      item->subtitle != NULL && *item->subtitle != '\0'
          ? g_strdup_printf (is_numbered ? "%s · %s" : "%s%s", number, item->subtitle)
          : g_strdup (number);
  g_autofree char *name =
      g_strdup_printf ("%s %s%s%s", number, item->title, item->chip != NULL ? ", " : "",
                       item->chip != NULL ? item->chip : "");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), item->title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  assay_expander_set_name (ADW_EXPANDER_ROW (self), name);
  gtk_widget_set_visible (GTK_WIDGET (self->chip), item->chip != NULL);
  if (item->chip != NULL)
    assay_chip_set (self->chip, assay_chip_get_tone (item->tone), item->sign, item->chip);
  assay_review_fields_set (self->fields, item, read_only, place_row, self);
  gtk_widget_set_visible (GTK_WIDGET (self->act), item->act != NULL && !read_only);
  if (item->act != NULL)
    {
      g_autofree char *act = g_strdup_printf ("%s: %s", item->act, item->title);

      gtk_button_set_label (self->act, item->act);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->act), "s", item->key);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->act), "review-list.act");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->act), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      act, -1);
    }
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), item->fields->len > 0);
}

void
assay_review_item_row_settle (AssayReviewItemRow *self)
{
  assay_review_fields_settle (self->fields);
}

GtkWidget *
assay_review_item_row_new (gpointer owner, AssayReviewFieldFunc func)
{
  AssayReviewItemRow *self = g_object_new (ASSAY_TYPE_REVIEW_ITEM_ROW, NULL);

  self->fields = assay_review_fields_new (owner, func);

  return GTK_WIDGET (self);
}

/* --- A list of them --- */

typedef struct
{
  gpointer owner;
  AssayReviewFieldFunc func;
  gboolean read_only;
} Filling;

static const char *
row_get_key (gconstpointer item)
{
  return ((const AssayReviewItem *) item)->key;
}

static GtkWidget *
row_make (gpointer filling, gconstpointer item)
{
  return assay_review_item_row_new (((Filling *) filling)->owner, ((Filling *) filling)->func);
}

static void
row_update (GtkWidget *row, gpointer filling, gconstpointer item)
{
  assay_review_item_row_set (ASSAY_REVIEW_ITEM_ROW (row), item, ((Filling *) filling)->read_only);
}

void
assay_review_item_row_fill (GtkListBox *list,
                            const GPtrArray *items,
                            gpointer owner,
                            AssayReviewFieldFunc func,
                            gboolean read_only)
{
  static const AssayKeyedRows rows = { row_get_key, row_make, row_update };
  Filling filling = { owner, func, read_only };

  assay_keyed_list_fill (list, items, items->len, &rows, &filling);
  gtk_widget_set_visible (GTK_WIDGET (list), items->len > 0);
}

/* What is handed over may bring rows into another order. */
void
assay_review_item_row_settle_all (GtkListBox *list)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    g_ptr_array_add (rows, g_object_ref (row));
  for (guint i = 0; i < rows->len; i++)
    assay_review_item_row_settle (rows->pdata[i]);
}

/* --- The class --- */

static void
assay_review_item_row_dispose (GObject *object)
{
  g_clear_pointer (&ASSAY_REVIEW_ITEM_ROW (object)->fields, assay_review_fields_free);

  G_OBJECT_CLASS (assay_review_item_row_parent_class)->dispose (object);
}

static void
assay_review_item_row_class_init (AssayReviewItemRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_review_item_row_dispose;
  g_type_ensure (ASSAY_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/review/assay-review-item-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayReviewItemRow, chip);
  gtk_widget_class_bind_template_child (widget_class, AssayReviewItemRow, act);
}

static void
assay_review_item_row_init (AssayReviewItemRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
