/* The evidence as a table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/evidence/assay-evidence-table.h"

#include "app/evidence/assay-evidence-cells.h"
#include "app/widgets/assay-one-stop.h"
#include "present/assay-evidence-words.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* Below these widths (pixels) columns that can be read in the details go. */
#define WIDTH_FOR_ALL 1000
#define WIDTH_FOR_MOST 600

struct _AssayEvidenceTable
{
  AdwBin parent_instance;
  GListStore *store;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
  GtkColumnViewColumn *columns[ASSAY_EVIDENCE_N_COLUMNS];
  AssayEvidenceFilter filter;
  char **words;
  guint chosen;
  guint sorted_by; /* what was last asked for here, and which way */
  GtkSortType order;
  int width_class; /* 0: few columns … 2: all */
  guint fit_source;
  gboolean is_filling;

  GtkSearchEntry *search;
  GtkDropDown *filter_choice;
  GtkMenuButton *sort_button;
  GtkLabel *count;
  GtkStack *results;
  GtkScrolledWindow *scroller;
  GtkColumnView *view;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayEvidenceTable, assay_evidence_table, ADW_TYPE_BIN)

/* --- Sorting and filtering --- */

static int
compare_items (gconstpointer a, gconstpointer b, gpointer data)
{
  return assay_evidence_row_compare (assay_evidence_item_get_row ((AssayEvidenceItem *) a),
                                     assay_evidence_item_get_row ((AssayEvidenceItem *) b),
                                     GPOINTER_TO_UINT (data));
}

static gboolean
is_shown (gpointer item, gpointer data)
{
  AssayEvidenceTable *self = data;

  return assay_evidence_row_matches (assay_evidence_item_get_row (item), self->filter,
                                     (const char *const *) self->words);
}

static void
add_column (AssayEvidenceTable *self, AssayEvidenceColumn column)
{
  g_autoptr (GtkSorter) sorter =
      GTK_SORTER (gtk_custom_sorter_new (compare_items, GUINT_TO_POINTER (column), NULL));
  GtkColumnViewColumn *made;

  made = gtk_column_view_column_new (assay_evidence_word_column (column),
                                     assay_evidence_cells_new (column));
  gtk_column_view_column_set_sorter (made, sorter);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, column == ASSAY_EVIDENCE_COLUMN_TITLE);
  gtk_column_view_append_column (self->view, made);
  self->columns[column] = made;
  g_object_unref (made);
}

static void
update_shown (AssayEvidenceTable *self)
{
  guint n_all = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  g_autofree char *text = assay_evidence_word_count (n_shown, n_all);

  gtk_label_set_text (self->count, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->count), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  gtk_stack_set_visible_child_name (self->results, n_shown > 0 ? "some" : "none");
}

static gboolean
holds (const AssayEvidenceTable *self, guint position, guint number)
{
  g_autoptr (AssayEvidenceItem) item =
      g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  return item != NULL && assay_evidence_item_get_row (item)->number == number;
}

/* GTK_INVALID_LIST_POSITION where it is not shown. */
static guint
find_position (AssayEvidenceTable *self, guint number)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; number > 0 && i < n; i++)
    if (holds (self, i, number))
      return i;

  return GTK_INVALID_LIST_POSITION;
}

/* The choice outlives filters and changes of the item; what is not shown is not selected. */
static void
select_chosen (AssayEvidenceTable *self)
{
  gtk_single_selection_set_selected (self->selection, find_position (self, self->chosen));
}

static void
filter_anew (AssayEvidenceTable *self)
{
  GtkFilter *filter = gtk_filter_list_model_get_filter (self->filtered);

  self->is_filling = TRUE;
  gtk_filter_changed (filter, GTK_FILTER_CHANGE_DIFFERENT);
  select_chosen (self);
  self->is_filling = FALSE;
  update_shown (self);
}

static void
search_changed_cb (AssayEvidenceTable *self)
{
  g_strfreev (self->words);
  self->words = assay_evidence_split_search (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  filter_anew (self);
}

static void
filter_changed_cb (AssayEvidenceTable *self)
{
  guint selected = gtk_drop_down_get_selected (self->filter_choice);

  if (selected >= ASSAY_EVIDENCE_N_FILTERS || selected == self->filter)
    return;
  self->filter = (AssayEvidenceFilter) selected;
  filter_anew (self);
}

static void
show_all_cb (AssayEvidenceTable *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_drop_down_set_selected (self->filter_choice, ASSAY_EVIDENCE_SHOW_ALL);
  /* The entry tells of its text a moment later. */
  search_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* --- The choice --- */

static void
set_chosen (AssayEvidenceTable *self, guint number)
{
  if (self->chosen == number)
    return;
  self->chosen = number;
  g_signal_emit (self, signals[CHOSEN], 0, number);
}

static void
selected_cb (AssayEvidenceTable *self)
{
  AssayEvidenceItem *item;

  if (self->is_filling)
    return;
  item = gtk_single_selection_get_selected_item (self->selection);
  if (item != NULL)
    set_chosen (self, assay_evidence_item_get_row (item)->number);
}

/* A row that is chosen already opens its details again. */
static void
activated_cb (AssayEvidenceTable *self, guint position)
{
  selected_cb (self);
  g_signal_emit (self, signals[CHOSEN], 0, self->chosen);
}

static GtkWidget *
find_list (AssayEvidenceTable *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

void
assay_evidence_table_choose (AssayEvidenceTable *self, guint number)
{
  guint position = find_position (self, number);
  GtkWidget *list = find_list (self);

  if (number > 0 && position == GTK_INVALID_LIST_POSITION)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      gtk_drop_down_set_selected (self->filter_choice, ASSAY_EVIDENCE_SHOW_ALL);
      search_changed_cb (self);
      position = find_position (self, number);
    }
  self->is_filling = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->is_filling = FALSE;
  if (position != GTK_INVALID_LIST_POSITION && list != NULL)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
  if (number == 0 || position != GTK_INVALID_LIST_POSITION)
    set_chosen (self, number);
}

guint
assay_evidence_table_get_chosen (AssayEvidenceTable *self)
{
  return self->chosen;
}

GListModel *
assay_evidence_table_get_shown (AssayEvidenceTable *self)
{
  return G_LIST_MODEL (self->selection);
}

/* --- Rows --- */

static AssayEvidenceItem *
get_item (AssayEvidenceTable *self, guint position)
{
  g_autoptr (AssayEvidenceItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), position);

  return item; /* the store holds it */
}

static gboolean
is_same (AssayEvidenceTable *self, guint position, GPtrArray *rows, guint index)
{
  return assay_evidence_row_equal (assay_evidence_item_get_row (get_item (self, position)),
                                   g_ptr_array_index (rows, index));
}

/* Only what lies between the first and the last difference is put anew. */
void
assay_evidence_table_set_rows (AssayEvidenceTable *self, GPtrArray *rows)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  guint first = 0, tail = 0;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  while (first < MIN (n_old, rows->len) && is_same (self, first, rows, first))
    first++;
  while (tail < MIN (n_old, rows->len) - first
         && is_same (self, n_old - tail - 1, rows, rows->len - tail - 1))
    tail++;
  for (guint i = first; i < rows->len - tail; i++)
    g_ptr_array_add (items, assay_evidence_item_new (g_ptr_array_index (rows, i)));

  self->is_filling = TRUE;
  if (items->len > 0 || n_old > first + tail)
    g_list_store_splice (self->store, first, n_old - first - tail, items->pdata, items->len);
  select_chosen (self);
  self->is_filling = FALSE;
  update_shown (self);
}

/* --- Width --- */

static gboolean
fit_columns_cb (gpointer data)
{
  AssayEvidenceTable *self = data;

  self->fit_source = 0;
  gtk_column_view_column_set_visible (self->columns[ASSAY_EVIDENCE_COLUMN_KIND],
                                      self->width_class > 1);
  gtk_column_view_column_set_visible (self->columns[ASSAY_EVIDENCE_COLUMN_PERIOD],
                                      self->width_class > 1);
  gtk_column_view_column_set_visible (self->columns[ASSAY_EVIDENCE_COLUMN_USED_BY],
                                      self->width_class > 0);
  gtk_column_view_column_set_visible (self->columns[ASSAY_EVIDENCE_COLUMN_PRIVACY],
                                      self->width_class > 0);

  return G_SOURCE_REMOVE;
}

/* Columns cannot change while sizes are given out, which is when this is told. */
static void
width_changed_cb (AssayEvidenceTable *self, GParamSpec *spec, GtkAdjustment *across)
{
  double width = gtk_adjustment_get_page_size (across);
  int width_class = width >= WIDTH_FOR_ALL ? 2 : width >= WIDTH_FOR_MOST;

  if (width <= 0 || width_class == self->width_class)
    return;
  self->width_class = width_class;
  if (self->fit_source == 0)
    self->fit_source = g_idle_add (fit_columns_cb, self);
}

/* --- Sorting --- */

/* With GTK 4.8 the heads of columns do not take the focus, so the keyboard sorts from here. Once
 * more the same column turns the order round. */
static void
sort_cb (GtkWidget *widget, const char *action, GVariant *column)
{
  AssayEvidenceTable *self = ASSAY_EVIDENCE_TABLE (widget);
  guint chosen = g_variant_get_uint32 (column);

  self->order = chosen == self->sorted_by && self->order == GTK_SORT_ASCENDING ? GTK_SORT_DESCENDING
                                                                               : GTK_SORT_ASCENDING;
  self->sorted_by = chosen;
  gtk_column_view_sort_by_column (self->view, self->columns[chosen], self->order);
}

static void
fill_sorts (AssayEvidenceTable *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < ASSAY_EVIDENCE_N_COLUMNS; i++)
    {
      g_autoptr (GMenuItem) item =
          g_menu_item_new (assay_evidence_word_column ((AssayEvidenceColumn) i), NULL);

      g_menu_item_set_action_and_target_value (item, "table.sort", g_variant_new_uint32 (i));
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->sort_button, G_MENU_MODEL (menu));
}

/* --- Coming and going --- */

static void
fill_filters (AssayEvidenceTable *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < ASSAY_EVIDENCE_N_FILTERS; i++)
    gtk_string_list_append (names, assay_evidence_word_filter ((AssayEvidenceFilter) i));
  gtk_drop_down_set_model (self->filter_choice, G_LIST_MODEL (names));
}

static void
make_models (AssayEvidenceTable *self)
{
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);
  GtkSortListModel *sorted;

  self->store = g_list_store_new (ASSAY_TYPE_EVIDENCE_ITEM);
  self->filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->store)), filter);
  sorted =
      gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->filtered)), g_object_ref (sorter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
assay_evidence_table_dispose (GObject *object)
{
  AssayEvidenceTable *self = ASSAY_EVIDENCE_TABLE (object);

  g_clear_handle_id (&self->fit_source, g_source_remove);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_func (self->selection, selected_cb, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (assay_evidence_table_parent_class)->dispose (object);
}

static void
assay_evidence_table_finalize (GObject *object)
{
  g_strfreev (ASSAY_EVIDENCE_TABLE (object)->words);

  G_OBJECT_CLASS (assay_evidence_table_parent_class)->finalize (object);
}

static void
assay_evidence_table_class_init (AssayEvidenceTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_evidence_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_evidence_table_finalize;
  g_type_ensure (ASSAY_TYPE_ONE_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/evidence/assay-evidence-table.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayEvidenceTable, search);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidenceTable, filter_choice);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidenceTable, sort_button);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidenceTable, count);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidenceTable, results);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidenceTable, scroller);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidenceTable, view);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "table.sort", "u", sort_cb);
  signals[CHOSEN] = g_signal_new ("chosen", ASSAY_TYPE_EVIDENCE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
assay_evidence_table_init (AssayEvidenceTable *self)
{
  self->width_class = 2;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_filters (self);
  fill_sorts (self);
  for (guint i = 0; i < ASSAY_EVIDENCE_N_COLUMNS; i++)
    add_column (self, (AssayEvidenceColumn) i);
  make_models (self);
  /* What has the focus is the list inside. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (find_list (self)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Evidence"), -1);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller),
                           "notify::page-size", G_CALLBACK (width_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_sort_by_column (self->view, self->columns[ASSAY_EVIDENCE_COLUMN_NUMBER],
                                  GTK_SORT_ASCENDING);
}
