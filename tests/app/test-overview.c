/* The overview in its window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-fixture.h"

#include "app/overview/assay-overview-card.h"
#include "app/overview/assay-overview-row.h"
#include "app/overview/assay-overview-section.h"

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

/* The cell of the flow box is no stop of its own. */
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

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/overview/cards", test_cards);
  g_test_add_func ("/overview/card-focus", test_card_focus);
  g_test_add_func ("/overview/row-leads", test_row_leads);
  g_test_add_func ("/overview/refresh-keeps-focus", test_refresh_keeps_focus);
  g_test_add_func ("/overview/narrow", test_narrow);

  return g_test_run ();
}
