/* The table of evidence, at full size.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-evidence.h"
#include "app/evidence/assay-evidence-section.h"

#include <string.h>

static guint
get_number (AssayEvidenceTable *table, guint position)
{
  g_autoptr (AssayEvidenceItem) item =
      g_list_model_get_item (assay_evidence_table_get_shown (table), position);

  g_assert_nonnull (item);

  return assay_evidence_item_get_row (item)->number;
}

#define N_MANY 5000

/* As one edit: adding them one by one would sync the disk for each. */
static void
add_many (AppFixture *fixture)
{
  const AssayHead *head = assay_document_get_portfolio (fixture->document)->head;
  g_autoptr (AssayPortfolio) none = assay_portfolio_new (assay_head_copy (head));
  g_autoptr (AssayPortfolio) many = assay_portfolio_new (assay_head_copy (head));
  guint first = assay_portfolio_folder_get_next_evidence_number (
      assay_document_get_folder (fixture->document));

  for (guint i = 0; i < N_MANY; i++)
    {
      AssayEvidence *item = assay_evidence_new (first + i);

      item->basis = ASSAY_BASIS_OBSERVATION;
      item->title = g_strdup_printf ("Item %u", (i * 7919) % N_MANY);
      item->privacy = i % 10 == 0 ? ASSAY_PRIVACY_NONE_STATED : ASSAY_PRIVACY_REDACTED;
      g_ptr_array_add (many->evidence, item);
    }
  app_fixture_apply (fixture, assay_edit_compute_difference (ASSAY_VERB_ADD_EVIDENCE, none, many),
                     NULL);
}

static void
test_many (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  guint few = app_evidence_count_items (fixture);
  GtkWidget *section;
  GtkWindow *window;
  AssayEvidenceTable *table;
  GtkWidget *view;
  GtkWidget *search;
  GListModel *columns;
  g_autoptr (GtkColumnViewColumn) title = NULL;

  add_many (fixture);
  section = g_object_new (ASSAY_TYPE_EVIDENCE_SECTION, NULL);
  window = app_fixture_show_section (fixture, ASSAY_SECTION (section));
  table = app_evidence_find_table (section);
  view = app_find_widget (section, GTK_TYPE_COLUMN_VIEW, NULL);
  search = app_find_widget (section, GTK_TYPE_SEARCH_ENTRY, "Search evidence");
  g_assert_cmpuint (app_evidence_count_shown (table), ==, few + N_MANY);
  for (guint i = 1; i < app_evidence_count_shown (table); i++)
    g_assert_cmpuint (get_number (table, i - 1), <, get_number (table, i));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (app_find_widget (section, GTK_TYPE_DROP_DOWN,
                                                              "Which items to show")),
                              ASSAY_EVIDENCE_SHOW_NO_PRIVACY);
  g_assert_cmpuint (app_evidence_count_shown (table), ==, N_MANY / 10 + 1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (app_find_widget (section, GTK_TYPE_DROP_DOWN,
                                                              "Which items to show")),
                              ASSAY_EVIDENCE_SHOW_ALL);

  columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (view));
  title = g_list_model_get_item (columns, ASSAY_EVIDENCE_COLUMN_TITLE);
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (view), title, GTK_SORT_DESCENDING);
  for (guint i = 1; i < app_evidence_count_shown (table); i++)
    {
      g_autoptr (AssayEvidenceItem) one =
          g_list_model_get_item (assay_evidence_table_get_shown (table), i - 1);
      g_autoptr (AssayEvidenceItem) next =
          g_list_model_get_item (assay_evidence_table_get_shown (table), i);

      g_assert_cmpint (assay_evidence_row_compare (assay_evidence_item_get_row (one),
                                                   assay_evidence_item_get_row (next),
                                                   ASSAY_EVIDENCE_COLUMN_TITLE),
                       >, 0);
    }

  gtk_editable_set_text (GTK_EDITABLE (search), "item 4711");
  g_signal_emit_by_name (search, "search-changed");
  /* The item of that title, and E4711. */
  g_assert_cmpuint (app_evidence_count_shown (table), ==, 2);

  /* Going to an item that the search hides shows it. */
  assay_section_show_subject (ASSAY_SECTION (section), "E002");
  app_settle (section);
  g_assert_cmpuint (assay_evidence_table_get_chosen (table), ==, 2);
  g_assert_cmpuint (app_evidence_count_shown (table), ==, few + N_MANY);
  gtk_window_destroy (window);
}

static void
test_nothing_found (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *section = app_evidence_open (fixture, "evidence");
  AssayEvidenceTable *table = app_evidence_find_table (section);
  GtkWidget *search = app_find_widget (section, GTK_TYPE_SEARCH_ENTRY, "Search evidence");

  gtk_editable_set_text (GTK_EDITABLE (search), "nothing has this");
  g_signal_emit_by_name (search, "search-changed");
  app_settle (section);
  g_assert_cmpuint (app_evidence_count_shown (table), ==, 0);
  app_activate (app_find_widget (section, GTK_TYPE_BUTTON, "Show all evidence"));
  app_settle (section);
  g_assert_cmpuint (app_evidence_count_shown (table), ==, app_evidence_count_items (fixture));
}

static void
test_rows_are_named (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *section = app_evidence_open (fixture, "evidence");
  g_autoptr (GPtrArray) widgets = app_list_widgets (section, TRUE);
  guint n = 0;

  for (guint i = 0; i < widgets->len; i++)
    {
      g_autofree char *name = app_dup_accessible_name (widgets->pdata[i]);

      n += name != NULL && g_str_has_prefix (name, "E00") && strstr (name, ", ") != NULL;
    }
  g_assert_cmpuint (n, ==, app_evidence_count_items (fixture));
}

static guint
get_first_number (AssayEvidenceTable *table)
{
  g_autoptr (AssayEvidenceItem) item =
      g_list_model_get_item (assay_evidence_table_get_shown (table), 0);

  return assay_evidence_item_get_row (item)->number;
}

/* The heads of columns are for the mouse; the menu is for the keyboard. */
static void
test_sorts_by_menu (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *section = app_evidence_open (fixture, "evidence");
  AssayEvidenceTable *table = app_evidence_find_table (section);

  g_assert_cmpuint (get_first_number (table), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (table), "table.sort", "u", 0u);
  g_assert_cmpuint (get_first_number (table), ==, 5);
  gtk_widget_activate_action (GTK_WIDGET (table), "table.sort", "u", 0u);
  g_assert_cmpuint (get_first_number (table), ==, 1);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/evidence-table/many", test_many);
  g_test_add_func ("/evidence-table/nothing-found", test_nothing_found);
  g_test_add_func ("/evidence-table/rows-are-named", test_rows_are_named);
  g_test_add_func ("/evidence-table/sorts-by-menu", test_sorts_by_menu);

  return g_test_run ();
}
