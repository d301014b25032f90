/* The overview in its window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-fixture.h"

#include "app/overview/assay-overview-card.h"
#include "app/overview/assay-overview-row.h"
#include "app/overview/assay-overview-section.h"
#include "app/widgets/assay-columns.h"

static guint
count_rows (GtkWidget *root, GType type)
{
  g_autoptr (GPtrArray) widgets = app_list_widgets (root, TRUE);
  guint n = 0;

  for (guint i = 0; i < widgets->len; i++)
    n += G_TYPE_CHECK_INSTANCE_TYPE (widgets->pdata[i], type);

  return n;
}

/* Every card is a button that a screen reader names with all it says. */
static void
test_cards (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *window = GTK_WIDGET (app_fixture_open_window (fixture));
  GtkWidget *card =
      app_find_widget (window, ASSAY_TYPE_OVERVIEW_CARD,
                       "1 First, 1 to go. 1 of 2 indicators ready. Weakest: 1.2 Safety");

  g_assert_cmpuint (count_rows (window, ASSAY_TYPE_OVERVIEW_CARD), ==, 2);
  g_assert_true (gtk_widget_get_focusable (card));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (card)), ==, "win.show");
  g_assert_cmpstr (
      g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (card)), NULL),
      ==, "criterion:1.2");
}

/* One stop for each card, and none between. */
static void
test_card_focus (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *window = GTK_WIDGET (app_fixture_open_window (fixture));
  GtkWidget *card = app_find_widget (window, ASSAY_TYPE_OVERVIEW_CARD, NULL);
  GtkWidget *focus;

  g_assert_true (gtk_widget_grab_focus (card));
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_true (ASSAY_IS_OVERVIEW_CARD (focus) && focus != card);
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  g_assert_true (ASSAY_IS_OVERVIEW_ROW (gtk_root_get_focus (GTK_ROOT (window))));
}

static void
test_row_leads (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *window = GTK_WIDGET (app_fixture_open_window (fixture));

  /* 2.1 depends on a question that is not answered. */
  app_activate (app_find_widget (window, ASSAY_TYPE_OVERVIEW_ROW,
                                 "Complex and sensitive cases, Profile. “Complex and sensitive "
                                 "cases” is not answered in the profile, and 2.1 depends on it."));
  g_assert_nonnull (app_lookup_label (window, "Name of the service"));
}

/* A change reaches the page without taking the focus away. */
static void
test_refresh_keeps_focus (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *window = GTK_WIDGET (app_fixture_open_window (fixture));
  GtkWidget *row = app_find_widget (window, ASSAY_TYPE_OVERVIEW_ROW, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (gtk_widget_grab_focus (row));
  app_fixture_apply (fixture,
                     assay_edit_rate (assay_document_get_portfolio (fixture->document),
                                      fixture->scheme, "2.1", "partly", NULL, &error),
                     error);
  app_settle (window);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == row);
  g_assert_nonnull (app_lookup_label (window, "Rated 2.1 “Partly”"));
}

/* Fits a narrow window. */
static void
test_narrow (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *window = GTK_WIDGET (app_fixture_open_window (fixture));
  GtkWidget *section = app_find_widget (window, ASSAY_TYPE_OVERVIEW_SECTION, NULL);
  int minimum = 0;

  gtk_widget_measure (section, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

/* --- The layouts under it --- */

static int
measure_width (GtkWidget *widget, int height)
{
  int minimum = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, height, &minimum, NULL, NULL, NULL);

  return minimum;
}

/* What GTK would find by trying out widths is not looked for. */
static void
test_width_is_no_matter_of_height (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *window = GTK_WIDGET (app_fixture_open_window (fixture));
  GtkWidget *section = app_find_widget (window, ASSAY_TYPE_OVERVIEW_SECTION, NULL);
  int least = measure_width (section, -1);

  g_assert_cmpint (least, <=, 360);
  for (int height = 200; height < 1000; height += 200)
    g_assert_cmpint (measure_width (section, height), ==, least);
}

static int
measure_height (GtkWidget *widget, int width)
{
  int minimum = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);

  return minimum;
}

static void
test_columns (void)
{
  GtkWidget *columns = g_object_ref_sink (g_object_new (ASSAY_TYPE_COLUMNS, "column-width", 100,
                                                        "max-columns", 3, "spacing", 10, NULL));
  GtkWidget *children[5];

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      children[i] = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
      gtk_widget_set_size_request (children[i], 60, 40);
      assay_columns_append (ASSAY_COLUMNS (columns), children[i]);
    }

  g_assert_cmpint (measure_width (columns, -1), ==, 60);
  g_assert_cmpint (measure_height (columns, 60), ==, 5 * 40 + 4 * 10);
  g_assert_cmpint (measure_height (columns, 209), ==, 5 * 40 + 4 * 10);
  g_assert_cmpint (measure_height (columns, 210), ==, 3 * 40 + 2 * 10);
  g_assert_cmpint (measure_height (columns, 2000), ==, 2 * 40 + 10);
  /* The highest of a row makes it. */
  gtk_widget_set_size_request (children[0], 60, 70);
  g_assert_cmpint (measure_height (columns, 210), ==, 70 + 2 * 40 + 2 * 10);
  /* What is hidden takes no room. */
  for (guint i = 1; i < G_N_ELEMENTS (children); i++)
    gtk_widget_set_visible (children[i], FALSE);
  g_assert_cmpint (measure_height (columns, 210), ==, 70);

  g_object_unref (columns);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/overview/cards", test_cards);
  g_test_add_func ("/overview/card-focus", test_card_focus);
  g_test_add_func ("/overview/row-leads", test_row_leads);
  g_test_add_func ("/overview/refresh-keeps-focus", test_refresh_keeps_focus);
  g_test_add_func ("/overview/narrow", test_narrow);
  g_test_add_func ("/overview/width-is-no-matter-of-height", test_width_is_no_matter_of_height);
  g_test_add_func ("/overview/columns", test_columns);

  return g_test_run ();
}
