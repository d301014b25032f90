/* A portfolio that is open for reading only: everything can be read, nothing changed, and the
 * window says why.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-fixture.h"

#include "app/profile/assay-choice-row.h"
#include "app/widgets/assay-rating-row.h"
#include "app/window/assay-opening.h"

static GtkWidget *
open_for_reading (AppFixture *fixture)
{
  AssayWindow *window = app_fixture_open_window (fixture);

  app_activate_action (GTK_WIDGET (window), "win.close-portfolio", NULL);
  assay_opening_start (window, fixture->path, ASSAY_OPEN_READ);
  app_settle (GTK_WIDGET (window));
  g_assert_true (assay_document_is_read_only (assay_window_get_document (window)));

  return GTK_WIDGET (window);
}

static AssaySection *
find_section (GtkWidget *window)
{
  return ASSAY_SECTION (app_find_widget (window, ASSAY_TYPE_SECTION, NULL));
}

static void
expand_all (AssaySection *section)
{
  g_autoptr (GPtrArray) widgets = app_list_widgets (GTK_WIDGET (section), TRUE);

  for (guint i = 0; i < widgets->len; i++)
    if (ADW_IS_EXPANDER_ROW (widgets->pdata[i]))
      adw_expander_row_set_expanded (widgets->pdata[i], TRUE);
  app_settle (GTK_WIDGET (section));
}

/* What only leads elsewhere or shows something. */
static gboolean
only_looks (GtkWidget *button)
{
  static const char *const harmless[] = { "Previous: ",
                                          "Next: ",
                                          "Look at it",
                                          "Back",
                                          "Skip",
                                          "Next",
                                          "See the results",
                                          "Results so far",
                                          "Open",
                                          "All",
                                          "Go through it again",
                                          "Write the report…",
                                          "Answer a request…" };
  g_autofree char *name = app_dup_accessible_name (button);

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (harmless); i++)
    if (g_str_has_suffix (harmless[i], " ") ? g_str_has_prefix (name, harmless[i])
                                            : g_str_equal (name, harmless[i]))
      return TRUE;
  g_test_message ("A button that can be pressed: %s", name != NULL ? name : "without a name");

  return FALSE;
}

static void
check_widget (GtkWidget *widget)
{
  if (GTK_IS_EDITABLE (widget))
    g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (widget)));
  else if (GTK_IS_TEXT_VIEW (widget))
    g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (widget)));
  else if (ASSAY_IS_CHOICE_ROW (widget) || ASSAY_IS_RATING_ROW (widget))
    g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget)));
  else if (GTK_IS_BUTTON (widget) && gtk_widget_is_sensitive (widget))
    g_assert_true (only_looks (widget));
  /* What is written has to be readable, and to be selected for copying. */
  if (GTK_IS_EDITABLE (widget) || GTK_IS_TEXT_VIEW (widget))
    g_assert_true (gtk_widget_is_sensitive (widget));
}

static void
test_place (gconstpointer data)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *window = open_for_reading (fixture);
  g_autoptr (GPtrArray) widgets = NULL;
  AssaySection *section;

  assay_window_show (fixture->window, data);
  app_settle (window);
  section = find_section (window);
  g_assert_false (assay_section_is_editable (section));
  expand_all (section);
  widgets = app_list_widgets (GTK_WIDGET (section), TRUE);
  for (guint i = 0; i < widgets->len; i++)
    check_widget (widgets->pdata[i]);
}

/* The same sections, once the portfolio can be written in. */
static void
test_becomes_writing (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *window = open_for_reading (fixture);
  GtkWidget *row;

  assay_window_show (fixture->window, "criterion:2.1");
  app_settle (window);
  g_assert_nonnull (
      app_lookup_label (window, "For reading only. Open it for writing to change anything."));
  row = app_find_widget (window, ASSAY_TYPE_RATING_ROW, "Largely");
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  app_activate_action (window, "win.reopen", NULL);
  assay_window_show (fixture->window, "criterion:2.1");
  app_settle (window);
  g_assert_true (assay_section_is_editable (find_section (window)));
  row = app_find_widget (window, ASSAY_TYPE_RATING_ROW, "Largely");
  g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_data_func ("/reading/profile", "profile", test_place);
  g_test_add_data_func ("/reading/criterion", "criterion:1.1", test_place);
  g_test_add_data_func ("/reading/not-applicable", "criterion:1.3", test_place);
  g_test_add_data_func ("/reading/planned", "criterion:2.2", test_place);
  g_test_add_data_func ("/reading/health", "health", test_place);
  g_test_add_data_func ("/reading/health-results", "health:results", test_place);
  g_test_add_data_func ("/reading/actions", "actions", test_place);
  g_test_add_data_func ("/reading/measures", "measures", test_place);
  g_test_add_func ("/reading/becomes-writing", test_becomes_writing);

  return g_test_run ();
}
