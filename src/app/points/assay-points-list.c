/* Points of a return, and their answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/points/assay-points-list.h"

#include "app/assay-section.h"
#include "app/widgets/assay-keyed-list.h"
#include "base/assay-text.h"

struct _AssayPointsList
{
  AdwBin parent_instance;
  AssayDocument *document; /* borrowed */
  gboolean is_taken;
  gboolean shows_place;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (AssayPointsList, assay_points_list, ADW_TYPE_BIN)

/* --- Answering --- */

static gboolean
answer (AssayPointsList *self, const char *id, const char *text, const GArray *items)
{
  GtkWidget *section = gtk_widget_get_ancestor (GTK_WIDGET (self), ASSAY_TYPE_SECTION);
  g_autoptr (GError) error = NULL;

  return assay_section_apply (
      ASSAY_SECTION (section),
      assay_edit_answer_point (assay_document_get_portfolio (self->document), id,
                               text != NULL && !assay_text_is_blank (text) ? text : NULL, items,
                               &error),
      &error);
}

static const AssayPoint *
find_point (AssayPointsList *self, const char *id)
{
  return assay_portfolio_find_point (assay_document_get_portfolio (self->document), id, NULL);
}

/* A card that goes hands over what is half typed, when the point may be gone already. */
static gboolean
answered_cb (AssayPointsList *self, const char *id, const char *text)
{
  const AssayPoint *point = self->is_taken ? find_point (self, id) : NULL;
  g_autoptr (GArray) items = point != NULL ? assay_items_parse (point->answer_items, NULL) : NULL;

  return point != NULL && answer (self, id, text, items);
}

static void
item_added_cb (AssayPointsList *self, const char *id, guint number)
{
  const AssayPoint *point = find_point (self, id);
  g_autoptr (GArray) items = point != NULL ? assay_items_parse (point->answer_items, NULL) : NULL;

  if (items == NULL || assay_items_has (point->answer_items, number))
    return;
  g_array_append_val (items, number);
  answer (self, id, point->answer, items);
}

static void
item_removed_cb (AssayPointsList *self, const char *id, guint number)
{
  const AssayPoint *point = find_point (self, id);
  g_autoptr (GArray) items = point != NULL ? assay_items_parse (point->answer_items, NULL) : NULL;

  for (guint i = items != NULL ? items->len : 0; i > 0; i--)
    if (g_array_index (items, guint, i - 1) == number)
      g_array_remove_index (items, i - 1);
  if (items != NULL)
    answer (self, id, point->answer, items);
}

/* --- Cards --- */

static const char *
row_get_key (gconstpointer item)
{
  return ((const AssayPointsRow *) item)->point->id;
}

static GtkWidget *
row_make (gpointer owner, gconstpointer item)
{
  GtkWidget *card = assay_point_card_new ();

  g_signal_connect_object (card, "answered", G_CALLBACK (answered_cb), owner, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "item-added", G_CALLBACK (item_added_cb), owner,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "item-removed", G_CALLBACK (item_removed_cb), owner,
                           G_CONNECT_SWAPPED);

  return card;
}

static void
row_update (GtkWidget *row, gpointer owner, gconstpointer item)
{
  AssayPointsList *self = owner;
  AssayPointCardUse use = !self->is_taken                                ? ASSAY_POINT_CARD_LOOK
                          : assay_document_is_read_only (self->document) ? ASSAY_POINT_CARD_READ
                                                                         : ASSAY_POINT_CARD_ANSWER;

  assay_point_card_set (ASSAY_POINT_CARD (row), item, assay_document_get_portfolio (self->document),
                        use, self->shows_place);
}

static const AssayKeyedRows keyed_rows = { row_get_key, row_make, row_update };

void
assay_points_list_set (AssayPointsList *self,
                       AssayDocument *document,
                       const GPtrArray *rows,
                       gboolean is_taken,
                       gboolean shows_place)
{
  if (document != self->document)
    assay_points_list_clear (self);
  self->document = document;
  self->is_taken = is_taken;
  self->shows_place = shows_place;
  assay_keyed_list_fill (self->list, rows, rows->len, &keyed_rows, self);
}

gboolean
assay_points_list_go_to (AssayPointsList *self, const char *id)
{
  GtkListBoxRow *row = assay_keyed_list_find (self->list, id);

  return row != NULL && gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

void
assay_points_list_flush (AssayPointsList *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    assay_point_card_flush (ASSAY_POINT_CARD (row));
}

void
assay_points_list_clear (AssayPointsList *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    assay_point_card_forget (ASSAY_POINT_CARD (row));
  assay_keyed_list_clear (self->list);
}

/* --- Coming and going --- */

static void
assay_points_list_class_init (AssayPointsListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/points/assay-points-list.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayPointsList, list);
}

static void
assay_points_list_init (AssayPointsList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
