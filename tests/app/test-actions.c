/* The page of all actions: adding, changing in place, closing and opening again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-fixture.h"
#include "app/actions/assay-action-expander.h"
#include "app/actions/assay-actions-section.h"
#include "app/widgets/assay-field.h"

#include <string.h>

static GtkWidget *
open_actions (AppFixture *fixture, const char *place)
{
  GtkWidget *window = GTK_WIDGET (app_fixture_open_window (fixture));

  app_activate_action (window, "win.show", place);
  app_settle (window);

  return app_find_widget (window, ASSAY_TYPE_ACTIONS_SECTION, NULL);
}

static const AssayAction *
get_action (AppFixture *fixture, guint number)
{
  return assay_portfolio_lookup_action (assay_document_get_portfolio (fixture->document), number);
}

static GtkWidget *
find_expander (GtkWidget *section)
{
  return app_lookup_widget (section, ASSAY_TYPE_ACTION_EXPANDER, NULL);
}

static AssayField *
find_field (GtkWidget *root, const char *title)
{
  g_autoptr (GPtrArray) widgets = app_list_widgets (root, TRUE);

  for (guint i = 0; i < widgets->len; i++)
    if (ASSAY_IS_FIELD (widgets->pdata[i])
        && g_str_has_prefix (
            adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widgets->pdata[i])), title))
      return widgets->pdata[i];
  g_error ("no field %s", title);
}

/* As typing it and pressing Enter does. */
static void
type (AssayField *field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (field), text);
  g_signal_emit_by_name (field, "entry-activated");
}

static void
test_changed_in_place (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *section = open_actions (fixture, "actions:A001");
  GtkWidget *row = find_expander (section);

  g_assert_nonnull (row);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  type (find_field (row, "What"), "  Ask everybody  ");
  g_assert_cmpstr (get_action (fixture, 1)->what, ==, "Ask everybody");
  g_assert_cmpstr (assay_field_get_text (find_field (row, "What")), ==, "Ask everybody");
  type (find_field (row, "Due"), "2026-12-24");
  g_assert_cmpuint (get_action (fixture, 1)->due, ==, assay_date_new (2026, 12, 24));
  g_assert_true (find_expander (section) == row);
  /* One act, one undo. */
  g_assert_true (assay_document_undo (fixture->document, NULL));
  g_assert_cmpuint (get_action (fixture, 1)->due, ==, assay_date_new (2026, 11, 1));
  g_assert_cmpstr (get_action (fixture, 1)->what, ==, "Ask everybody");
  g_assert_cmpstr (assay_field_get_text (find_field (row, "Due")), ==, "2026-11-01");
}

static void
test_refused_beside_the_field (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *section = open_actions (fixture, "actions:A001");
  AssayField *due = find_field (section, "Due");

  type (due, "soon");
  g_assert_cmpuint (get_action (fixture, 1)->due, ==, assay_date_new (2026, 11, 1));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (due), "error"));
  g_assert_cmpstr (assay_field_get_text (due), ==, "soon");
  gtk_test_accessible_assert_state (due, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  type (due, "2026-12-24");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (due), "error"));
  type (find_field (section, "Who"), "");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (find_field (section, "Who")), "error"));
  g_assert_nonnull (get_action (fixture, 1)->owner);
}

static void
test_half_typed_stays (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *section = open_actions (fixture, "actions:A001");
  AssayField *what = find_field (section, "What");
  GError *error = NULL;

  gtk_editable_set_text (GTK_EDITABLE (what), "Ask ever");
  app_fixture_apply (fixture,
                     assay_edit_rate (assay_document_get_portfolio (fixture->document),
                                      fixture->scheme, "2.1", "partly", NULL, &error),
                     error);
  app_settle (section);
  g_assert_cmpstr (assay_field_get_text (what), ==, "Ask ever");
}

static void
test_done_and_open_again (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *section = open_actions (fixture, "actions:A001");

  /* Not app_activate(): the button goes with its row. */
  gtk_widget_activate_action (find_expander (section), "action.set-state", "s", "done");
  g_assert_cmpint (get_action (fixture, 1)->state, ==, ASSAY_ACTION_DONE);
  app_settle (section);
  g_assert_null (find_expander (section));
  g_assert_nonnull (app_lookup_label (section, "Nothing left to do"));
  app_activate (app_find_widget (section, GTK_TYPE_TOGGLE_BUTTON, "All"));
  app_settle (section);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (find_expander (section)), TRUE);
  app_settle (section);
  app_activate (app_find_widget (find_expander (section), GTK_TYPE_BUTTON, "Open again"));
  g_assert_cmpint (get_action (fixture, 1)->state, ==, ASSAY_ACTION_OPEN);
}

static void
test_added (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *section = open_actions (fixture, "actions");
  AdwComboRow *criterion;

  app_activate (app_find_widget (section, GTK_TYPE_BUTTON, "Add action"));
  app_settle (section);
  criterion = ADW_COMBO_ROW (app_find_widget (section, ADW_TYPE_COMBO_ROW, NULL));
  adw_combo_row_set_selected (criterion, 1);
  app_activate (app_find_widget (section, GTK_TYPE_BUTTON, "Add"));
  /* Nothing is filled in: it says so at the first field, and nothing is added. */
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (find_field (section, "What")), "error"));
  g_assert_null (get_action (fixture, 2));
  gtk_editable_set_text (GTK_EDITABLE (find_field (section, "What")), "Write it down");
  gtk_editable_set_text (GTK_EDITABLE (find_field (section, "Who")), "Coordinator");
  gtk_editable_set_text (GTK_EDITABLE (find_field (section, "Due")), "2026-12-01");
  app_activate (app_find_widget (section, GTK_TYPE_BUTTON, "Add"));
  app_settle (section);
  g_assert_nonnull (get_action (fixture, 2));
  g_assert_cmpstr (get_action (fixture, 2)->criterion, ==, "1.2");
  g_assert_cmpstr (get_action (fixture, 2)->what, ==, "Write it down");
  /* The form is empty and away. */
  g_assert_null (app_lookup_widget (section, ADW_TYPE_COMBO_ROW, NULL));
  g_assert_true (assay_document_undo (fixture->document, NULL));
  g_assert_null (get_action (fixture, 2));
}

/* What is half typed in a row is applied on the way out, and half a form waits for another day. */
static void
test_nothing_is_lost (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *section = open_actions (fixture, "actions:A001");
  g_autofree char *schema = assay_fixture_schema_path ();
  g_autoptr (AssayDocument) again = NULL;
  g_autoptr (GError) error = NULL;

  gtk_editable_set_text (GTK_EDITABLE (find_field (find_expander (section), "Who does it")),
                         "Lead");
  app_activate_action (section, "actions.add", NULL);
  gtk_editable_set_text (GTK_EDITABLE (find_field (section, "What is to be done")), "Write to a");
  adw_combo_row_set_selected (ADW_COMBO_ROW (app_find_widget (section, ADW_TYPE_COMBO_ROW, NULL)),
                              2);
  app_activate_action (GTK_WIDGET (fixture->window), "win.close-portfolio", NULL);
  again =
      assay_document_open (fixture->base->context, fixture->path, schema, ASSAY_OPEN_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (assay_portfolio_lookup_action (assay_document_get_portfolio (again), 1)->owner,
                   ==, "Lead");

  assay_window_set_document (fixture->window, again);
  assay_window_show (fixture->window, "actions");
  app_settle (GTK_WIDGET (fixture->window));
  section = app_find_widget (GTK_WIDGET (fixture->window), ASSAY_TYPE_ACTIONS_SECTION, NULL);
  g_assert_cmpstr (assay_field_get_text (find_field (section, "What is to be done")), ==,
                   "Write to a");
  g_assert_cmpuint (adw_combo_row_get_selected (
                        ADW_COMBO_ROW (app_find_widget (section, ADW_TYPE_COMBO_ROW, NULL))),
                    ==, 2);
  app_activate_action (section, "actions.cancel", NULL);
  g_assert_null (app_lookup_widget (section, ADW_TYPE_COMBO_ROW, NULL));
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/actions/changed-in-place", test_changed_in_place);
  g_test_add_func ("/actions/refused-beside-the-field", test_refused_beside_the_field);
  g_test_add_func ("/actions/half-typed-stays", test_half_typed_stays);
  g_test_add_func ("/actions/done-and-open-again", test_done_and_open_again);
  g_test_add_func ("/actions/added", test_added);
  g_test_add_func ("/actions/nothing-is-lost", test_nothing_is_lost);

  return g_test_run ();
}
