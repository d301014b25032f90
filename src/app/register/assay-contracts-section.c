/* Every contract with its standing, what needs attention first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table and the narrow window's list show one model with one selection; only the one that is in
 * front has it, so that the other makes no rows.
 */

#include "app/register/assay-contracts-section.h"

#include "app/register/assay-contract-cells.h"
#include "app/register/assay-contracts-model.h"
#include "app/register/assay-day-button.h"
#include "app/register/assay-import-window.h"
#include "app/register/assay-received-section.h"
#include "app/register/assay-register-document.h"
#include "app/register/assay-register-export-file.h"
#include "app/register/assay-register-form-window.h"
#include "app/register/assay-register-report-file.h"
#include "app/widgets/assay-columns.h"
#include "app/widgets/assay-file-intake.h"
#include "app/widgets/assay-one-stop.h"
#include "app/window/assay-window.h"
#include "core/register/assay-register-import-table.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* Below these widths (pixels) columns go that the contract's page tells too; and at last the table,
 * which would be mostly dots. */
#define WIDTH_FOR_ALL 1000
#define WIDTH_FOR_MOST 760
#define WIDTH_FOR_TABLE 600
/* No row is lower than a line of small text. */
#define LEAST_ROW_HEIGHT 16.0
#define USUAL_DPI (96 * 1024.0)

struct _AssayContractsSection
{
  AssaySection parent_instance;
  AssayContractsModel *model;
  GtkSingleSelection *selection;
  GtkColumnViewColumn *columns[ASSAY_CONTRACT_N_COLUMNS];
  AssayRegisterMoment *shown;
  char *text;
  guint states;
  AssayRegisterSort sort;
  gboolean is_descending;
  int probed;      /* the column whose sorter was asked first; -1: none */
  int width_class; /* 0: the list, 1: a table of the least … 3: of everything */
  guint fit_source;
  gboolean is_filling;

  GtkLabel *verdict;
  AssayColumns *counts;
  GtkToggleButton *count_buttons[ASSAY_N_STANDINGS];
  AssayChip *count_chips[ASSAY_N_STANDINGS];
  GtkSearchEntry *search;
  AssayDayButton *day_button;
  GtkMenuButton *sort_button;
  GtkMenuButton *save_button;
  GtkWidget *begin_buttons;
  GtkWidget *import_button;
  GtkWidget *add_button;
  GtkLabel *count;
  GtkStack *results;
  GtkStack *forms;
  GtkScrolledWindow *table_scroller;
  GtkScrolledWindow *list_scroller;
  GtkColumnView *view;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (AssayContractsSection, assay_contracts_section, ASSAY_TYPE_SECTION)

static AssayRegisterDocument *
get_register (AssayContractsSection *self)
{
  AssayDocument *document = assay_section_get_document (ASSAY_SECTION (self));

  return document != NULL ? ASSAY_REGISTER_DOCUMENT (document) : NULL;
}

/* --- What is shown --- */

static void
show_count (AssayContractsSection *self)
{
  guint n_all = self->shown->contracts->n_rows;
  guint n_shown = assay_contracts_model_count (self->model);
  g_autofree char *text =
      n_shown == n_all
          ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u contract", "%u contracts", n_all),
                             n_all)
          : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u contract",
                                          "%u of %u contracts", n_all),
                             n_shown, n_all);

  gtk_label_set_text (self->count, text);
  gtk_stack_set_visible_child_name (self->results, n_all == 0     ? "empty"
                                                   : n_shown == 0 ? "none"
                                                                  : "some");
}

/* The contract that is selected stays so. */
static void
filter_anew (AssayContractsSection *self)
{
  const AssayRegisterFilter filter = { .text = self->text,
                                       .states = self->states,
                                       .sort = self->sort,
                                       .is_descending = self->is_descending };
  AssayContractItem *selected = gtk_single_selection_get_selected_item (self->selection);
  gint64 contract = selected != NULL ? assay_contract_item_get_row (selected)->contract : 0;

  if (self->shown == NULL)
    return;
  assay_contracts_model_set (self->model, self->shown, &filter);
  gtk_single_selection_set_selected (self->selection,
                                     assay_contracts_model_find (self->model, contract));
  show_count (self);
}

static void
search_changed_cb (AssayContractsSection *self)
{
  g_free (self->text);
  self->text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  filter_anew (self);
}

static void
count_toggled_cb (AssayContractsSection *self)
{
  if (self->is_filling)
    return;
  self->states = 0;
  for (guint i = 0; i < ASSAY_N_STANDINGS; i++)
    if (gtk_toggle_button_get_active (self->count_buttons[i]))
      self->states |= 1u << i;
  filter_anew (self);
}

static void
show_all_cb (AssayContractsSection *self)
{
  self->is_filling = TRUE;
  for (guint i = 0; i < ASSAY_N_STANDINGS; i++)
    gtk_toggle_button_set_active (self->count_buttons[i], FALSE);
  self->is_filling = FALSE;
  self->states = 0;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  /* The entry tells of its text a moment later. */
  search_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
show_counts (AssayContractsSection *self)
{
  const AssayRegisterContractsState *state = self->shown->contracts;

  for (guint i = 0; i < ASSAY_N_STANDINGS; i++)
    {
      g_autofree char *word =
          g_strdup_printf ("%u %s", state->counts[i], assay_register_word_standing (i));
      g_autofree char *sentence = assay_register_word_standing_count (i, state->counts[i]);

      assay_chip_set (self->count_chips[i], assay_contract_get_tone (i),
                      assay_register_word_standing_sign (i), word);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->count_buttons[i]), sentence);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->count_buttons[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
      gtk_widget_set_visible (GTK_WIDGET (self->count_buttons[i]),
                              state->counts[i] > 0 || (self->states & 1u << i) != 0);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->counts), state->n_rows > 0);
}

static void
assay_contracts_section_refresh (AssaySection *section, AssayDocument *document)
{
  AssayContractsSection *self = ASSAY_CONTRACTS_SECTION (section);
  AssayRegisterDocument *book = ASSAY_REGISTER_DOCUMENT (document);
  AssayRegisterMoment *moment = assay_register_document_get_moment (book);
  AssayRegisterMoment *before = self->shown;

  if (before == moment)
    return;
  self->shown = assay_register_moment_ref (moment);
  g_clear_pointer (&before, assay_register_moment_unref);
  gtk_label_set_text (self->verdict, moment->contracts->verdict);
  assay_day_button_set_day (self->day_button, moment->on, assay_document_get_today (document));
  gtk_widget_set_visible (self->begin_buttons, assay_section_is_editable (section));
  gtk_widget_set_visible (self->add_button, assay_section_is_editable (section));
  gtk_widget_set_visible (self->import_button, assay_section_is_editable (section));
  show_counts (self);
  filter_anew (self);
}

static void
assay_contracts_section_show_subject (AssaySection *section, const char *subject)
{
  if (g_strcmp0 (subject, "search") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (ASSAY_CONTRACTS_SECTION (section)->search));
}

/* --- What people do --- */

static void
activated_cb (AssayContractsSection *self, guint position)
{
  g_autoptr (AssayContractItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  g_autofree char *place = NULL;

  if (item == NULL)
    return;
  place =
      g_strdup_printf ("contract:%" G_GINT64_FORMAT, assay_contract_item_get_row (item)->contract);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", place);
}

static void
day_chosen_cb (AssayContractsSection *self, guint day)
{
  AssayRegisterDocument *document = get_register (self);

  if (document != NULL)
    assay_register_document_set_day (document, day);
}

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayContractsSection *self = ASSAY_CONTRACTS_SECTION (widget);

  if (assay_section_is_editable (ASSAY_SECTION (self)))
    assay_register_form_window_show (GTK_WINDOW (gtk_widget_get_root (widget)), get_register (self),
                                     ASSAY_FORM_ADD,
                                     assay_register_value_new (ASSAY_HELD_CONTRACT));
}

static gboolean
are_tables (GPtrArray *paths)
{
  gboolean are = TRUE;

  for (guint i = 0; are && i < paths->len; i++)
    are = assay_import_table_is_at (paths->pdata[i]);

  return are;
}

/* Contracts come as a table; what services and assessors send is looked at on its own page, which
 * says of each file what it is. */
static void
arrived_cb (gpointer owner, GPtrArray *paths)
{
  AssayRegisterDocument *document = get_register (owner);
  GtkRoot *root = gtk_widget_get_root (owner);
  AssaySection *section;

  if (document == NULL || !ASSAY_IS_WINDOW (root))
    return;
  if (are_tables (paths))
    {
      assay_import_window_show (GTK_WINDOW (root), document, paths->pdata[0]);
      return;
    }
  gtk_widget_activate_action (owner, "win.show", "s", "received");
  section = assay_window_get_section (ASSAY_WINDOW (root));
  if (ASSAY_IS_RECEIVED_SECTION (section))
    assay_received_section_look_at (ASSAY_RECEIVED_SECTION (section), paths);
}

static void
import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (assay_section_is_editable (ASSAY_SECTION (widget)))
    assay_file_intake_choose (widget, _ ("Choose a table (CSV)"), _ ("_Look at It"), FALSE,
                              arrived_cb);
}

static void
report_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayRegisterDocument *document = get_register (ASSAY_CONTRACTS_SECTION (widget));

  if (document != NULL)
    assay_register_report_file_ask (GTK_WINDOW (gtk_widget_get_root (widget)), document);
}

/* "contracts.save", with the kind; "contracts.example". */
static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayRegisterDocument *document = get_register (ASSAY_CONTRACTS_SECTION (widget));
  guint kind = parameter != NULL ? g_variant_get_uint32 (parameter) : ASSAY_EXPORT_EXAMPLE;

  if (document != NULL && kind <= ASSAY_EXPORT_LAST)
    assay_register_export_file_ask (GTK_WINDOW (gtk_widget_get_root (widget)), document, kind);
}

static void
fill_exports (AssayContractsSection *self)
{
  static const char *const words[] = {
    [ASSAY_EXPORT_CONTRACTS] = N_ ("Contracts, as a table (CSV)…"),
    [ASSAY_EXPORT_AWARDS] = N_ ("Awards, as a table (CSV)…"),
    [ASSAY_EXPORT_DATES] = N_ ("What is due, for calendar programs…"),
    [ASSAY_EXPORT_EXAMPLE] = N_ ("A table to begin from (CSV)…"),
  };
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (words[i]), NULL);

      g_menu_item_set_action_and_target_value (item, "contracts.save", g_variant_new_uint32 (i));
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->save_button, G_MENU_MODEL (menu));
}

/* --- Sorting --- */

static const AssayRegisterSort sorts[ASSAY_CONTRACT_N_COLUMNS] = {
  [ASSAY_CONTRACT_AREA] = ASSAY_REGISTER_SORT_AREA,
  [ASSAY_CONTRACT_SERVICE] = ASSAY_REGISTER_SORT_SERVICE,
  [ASSAY_CONTRACT_CLAUSE] = ASSAY_REGISTER_SORT_CONTRACT,
  [ASSAY_CONTRACT_STANDING] = ASSAY_REGISTER_SORT_STANDING,
  [ASSAY_CONTRACT_WHY] = ASSAY_REGISTER_SORT_ATTENTION,
  [ASSAY_CONTRACT_NEXT] = ASSAY_REGISTER_SORT_NEXT,
};

static int
probe_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  GtkColumnViewColumn *column = data;
  AssayContractsSection *self = g_object_get_data (G_OBJECT (column), "assay-section");

  for (int i = 0; self->probed < 0 && i < ASSAY_CONTRACT_N_COLUMNS; i++)
    if (self->columns[i] == column)
      self->probed = i;

  return -1;
}

/* With GTK 4.8 a column view does not tell by which column it is sorted; but what sorts it asks
 * that column first, and turns its answer round where the order is. */
static void
header_clicked_cb (AssayContractsSection *self, GtkSorterChange change, GtkSorter *sorter)
{
  GtkOrdering answer;

  self->probed = -1;
  answer = gtk_sorter_compare (sorter, self->model, self->model);
  self->sort = self->probed >= 0 ? sorts[self->probed] : ASSAY_REGISTER_SORT_ATTENTION;
  self->is_descending = self->probed >= 0 && answer == GTK_ORDERING_LARGER;
  filter_anew (self);
}

/* The heads of columns do not take the focus, so the keyboard sorts from here. Once more the same
 * turns the order round. */
static void
sort_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayContractsSection *self = ASSAY_CONTRACTS_SECTION (widget);
  guint chosen = g_variant_get_uint32 (parameter);
  GtkSortType order = self->sort == sorts[chosen] && !self->is_descending ? GTK_SORT_DESCENDING
                                                                          : GTK_SORT_ASCENDING;

  gtk_column_view_sort_by_column (self->view,
                                  chosen == ASSAY_CONTRACT_WHY ? NULL : self->columns[chosen],
                                  order);
}

static void
fill_sorts (AssayContractsSection *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < ASSAY_CONTRACT_N_COLUMNS; i++)
    {
      g_autoptr (GMenuItem) item = NULL;

      if (i == ASSAY_CONTRACT_CLAUSE)
        continue;
      item = g_menu_item_new (i == ASSAY_CONTRACT_WHY ? _ ("What needs attention")
                                                      : assay_contract_column_word (i),
                              NULL);
      g_menu_item_set_action_and_target_value (item, "contracts.sort", g_variant_new_uint32 (i));
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->sort_button, G_MENU_MODEL (menu));
}

/* --- Width --- */

static gboolean
fit_cb (gpointer data)
{
  AssayContractsSection *self = data;
  gboolean is_table = self->width_class > 0;

  self->fit_source = 0;
  gtk_column_view_column_set_visible (self->columns[ASSAY_CONTRACT_AREA], self->width_class > 1);
  gtk_column_view_column_set_visible (self->columns[ASSAY_CONTRACT_CLAUSE], self->width_class > 2);
  gtk_column_view_set_model (self->view, is_table ? GTK_SELECTION_MODEL (self->selection) : NULL);
  gtk_list_view_set_model (self->list, is_table ? NULL : GTK_SELECTION_MODEL (self->selection));
  gtk_stack_set_visible_child_name (self->forms, is_table ? "table" : "list");

  return G_SOURCE_REMOVE;
}

/* How much larger than usual text is. */
static double
get_text_scale (AssayContractsSection *self)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);

  return dpi > 0 ? dpi / USUAL_DPI : 1;
}

/* Rows cannot change while sizes are given out, which is when this is told; by whichever form is in
 * front. */
static void
width_changed_cb (AssayContractsSection *self, GParamSpec *spec, GtkAdjustment *across)
{
  double width = gtk_adjustment_get_page_size (across) / get_text_scale (self);
  int width_class =
      (width >= WIDTH_FOR_TABLE) + (width >= WIDTH_FOR_MOST) + (width >= WIDTH_FOR_ALL);

  if (width <= 0 || width_class == self->width_class)
    return;
  self->width_class = width_class;
  if (self->fit_source == 0)
    self->fit_source = g_idle_add (fit_cb, self);
}

/* Rows are about equally high, so where the screen is tells which they are; with as many before and
 * behind, because they are not quite. */
static void
scrolled_cb (AssayContractsSection *self, GtkAdjustment *down)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  double upper = gtk_adjustment_get_upper (down), page = gtk_adjustment_get_page_size (down);
  double value = MAX (gtk_adjustment_get_value (down) - page, 0);
  /* Before rows have their places, all of them would seem to be there. */
  double most = page / LEAST_ROW_HEIGHT, fit = upper > 0 ? page / upper * n : most;

  if (upper > 0 && page > 0)
    assay_contracts_model_set_seen (self->model, (guint) (value / upper * n),
                                    (guint) (3 * MIN (fit, most)) + 1);
}

static void
watch (AssayContractsSection *self, GtkScrolledWindow *scroller)
{
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (scroller);

  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (scroller), "notify::page-size",
                           G_CALLBACK (width_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (down, "changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (down, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
}

/* --- Coming and going --- */

static void
add_column (AssayContractsSection *self, AssayContractColumn column)
{
  GtkColumnViewColumn *made = gtk_column_view_column_new (assay_contract_column_word (column),
                                                          assay_contract_cells_new (column));
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (probe_cb, made, NULL));

  g_object_set_data (G_OBJECT (made), "assay-section", self);
  if (column != ASSAY_CONTRACT_CLAUSE && column != ASSAY_CONTRACT_WHY)
    gtk_column_view_column_set_sorter (made, sorter);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, column == ASSAY_CONTRACT_WHY
                                               || column == ASSAY_CONTRACT_SERVICE);
  gtk_column_view_append_column (self->view, made);
  self->columns[column] = made;
  g_object_unref (made);
}

static void
add_counts (AssayContractsSection *self)
{
  for (guint i = 0; i < ASSAY_N_STANDINGS; i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();
      GtkWidget *chip = assay_chip_new ();

      gtk_button_set_child (GTK_BUTTON (button), chip);
      gtk_widget_set_halign (chip, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "count");
      self->count_buttons[i] = GTK_TOGGLE_BUTTON (button);
      self->count_chips[i] = ASSAY_CHIP (chip);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (count_toggled_cb), self);
      assay_columns_append (self->counts, button);
    }
}

/* What has the focus is the list inside. */
static void
name_list (AssayContractsSection *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Contracts"), -1);
}

static void
assay_contracts_section_dispose (GObject *object)
{
  AssayContractsSection *self = ASSAY_CONTRACTS_SECTION (object);

  g_clear_handle_id (&self->fit_source, g_source_remove);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_pointer (&self->shown, assay_register_moment_unref);

  G_OBJECT_CLASS (assay_contracts_section_parent_class)->dispose (object);
}

static void
assay_contracts_section_finalize (GObject *object)
{
  g_free (ASSAY_CONTRACTS_SECTION (object)->text);

  G_OBJECT_CLASS (assay_contracts_section_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/assay/Assay/register/assay-contracts-section.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayContractsSection, verdict);
  gtk_widget_class_bind_template_child (widget_class, AssayContractsSection, counts);
  gtk_widget_class_bind_template_child (widget_class, AssayContractsSection, search);
  gtk_widget_class_bind_template_child (widget_class, AssayContractsSection, day_button);
  gtk_widget_class_bind_template_child (widget_class, AssayContractsSection, sort_button);
  gtk_widget_class_bind_template_child (widget_class, AssayContractsSection, save_button);
  gtk_widget_class_bind_template_child (widget_class, AssayContractsSection, begin_buttons);
  gtk_widget_class_bind_template_child (widget_class, AssayContractsSection, add_button);
  gtk_widget_class_bind_template_child (widget_class, AssayContractsSection, import_button);
  gtk_widget_class_bind_template_child (widget_class, AssayContractsSection, count);
  gtk_widget_class_bind_template_child (widget_class, AssayContractsSection, results);
  gtk_widget_class_bind_template_child (widget_class, AssayContractsSection, forms);
  gtk_widget_class_bind_template_child (widget_class, AssayContractsSection, table_scroller);
  gtk_widget_class_bind_template_child (widget_class, AssayContractsSection, list_scroller);
  gtk_widget_class_bind_template_child (widget_class, AssayContractsSection, view);
  gtk_widget_class_bind_template_child (widget_class, AssayContractsSection, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_chosen_cb);
}

static void
assay_contracts_section_class_init (AssayContractsSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_contracts_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_contracts_section_finalize;
  ASSAY_SECTION_CLASS (klass)->refresh = assay_contracts_section_refresh;
  ASSAY_SECTION_CLASS (klass)->show_subject = assay_contracts_section_show_subject;
  g_type_ensure (ASSAY_TYPE_COLUMNS);
  g_type_ensure (ASSAY_TYPE_DAY_BUTTON);
  g_type_ensure (ASSAY_TYPE_ONE_STOP);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "contracts.sort", "u", sort_cb);
  gtk_widget_class_install_action (widget_class, "contracts.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "contracts.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "contracts.report", NULL, report_cb);
  gtk_widget_class_install_action (widget_class, "contracts.save", "u", save_cb);
  gtk_widget_class_install_action (widget_class, "contracts.example", NULL, save_cb);
}

static void
assay_contracts_section_init (AssayContractsSection *self)
{
  g_autoptr (GtkListItemFactory) rows = assay_contract_rows_new ();

  self->width_class = 3;
  gtk_widget_init_template (GTK_WIDGET (self));
  add_counts (self);
  fill_sorts (self);
  fill_exports (self);
  self->model = assay_contracts_model_new ();
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_factory (self->list, rows);
  for (guint i = 0; i < ASSAY_CONTRACT_N_COLUMNS; i++)
    add_column (self, (AssayContractColumn) i);
  name_list (self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  assay_file_intake_take_drops (ASSAY_SECTION (self), arrived_cb);
  watch (self, self->table_scroller);
  watch (self, self->list_scroller);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (header_clicked_cb), self, G_CONNECT_SWAPPED);
}
