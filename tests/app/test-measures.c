/* The page of measures: adding, changing and removing a figure, each one edit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-fixture.h"
#include "app/measures/assay-measure-expander.h"
#include "app/measures/assay-measures-section.h"
#include "app/widgets/assay-field.h"

static GtkWidget *
open_measure (AppFixture *fixture)
{
  GtkWidget *window = GTK_WIDGET (app_fixture_open_window (fixture));
  GtkWidget *expander;

  app_activate_action (window, "win.show", "measures");
  app_settle (window);
  expander = app_find_widget (window, ASSAY_TYPE_MEASURE_EXPANDER, NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), TRUE);
  app_settle (window);

  return expander;
}

static GPtrArray *
get_figures (AppFixture *fixture)
{
  return assay_document_get_portfolio (fixture->document)->figures;
}

static void
type (GtkWidget *root, const char *title, const char *text)
{
  g_autoptr (GPtrArray) widgets = app_list_widgets (root, TRUE);

  for (guint i = 0; i < widgets->len; i++)
    if (ASSAY_IS_FIELD (widgets->pdata[i])
        && g_str_has_prefix (
            adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widgets->pdata[i])), title))
      {
        gtk_editable_set_text (widgets->pdata[i], text);
        return;
      }
  g_error ("no field %s", title);
}

static void
test_added (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *measure = open_measure (fixture);
  guint n = get_figures (fixture)->len;

  g_assert_nonnull (app_lookup_label (measure, "People referred."));
  g_assert_nonnull (app_lookup_label (measure, "Each once."));
  app_activate (app_find_widget (measure, GTK_TYPE_BUTTON, "Add a figure"));
  type (measure, "First", "2020-01-01");
  type (measure, "Last", "2020-03-31");
  type (measure, "Value", "many");
  app_activate (app_find_widget (measure, GTK_TYPE_BUTTON, "Record"));
  g_assert_cmpuint (get_figures (fixture)->len, ==, n);
  g_assert_nonnull (app_find_widget (measure, GTK_TYPE_BUTTON, "Record"));
  type (measure, "Value", "12");
  type (measure, "Where", "Case list");
  app_activate (app_find_widget (measure, GTK_TYPE_BUTTON, "Record"));
  app_settle (measure);
  g_assert_cmpuint (get_figures (fixture)->len, ==, n + 1);
  g_assert_null (app_lookup_widget (measure, GTK_TYPE_BUTTON, "Record"));
  /* The period is taken now. */
  app_activate (app_find_widget (measure, GTK_TYPE_BUTTON, "Add a figure"));
  type (measure, "First", "2020-01-01");
  type (measure, "Last", "2020-03-31");
  type (measure, "Value", "13");
  app_activate (app_find_widget (measure, GTK_TYPE_BUTTON, "Record"));
  g_assert_cmpuint (get_figures (fixture)->len, ==, n + 1);
  g_assert_true (assay_document_undo (fixture->document, NULL));
  g_assert_cmpuint (get_figures (fixture)->len, ==, n);
}

static GtkWidget *
find_row_button (GtkWidget *measure, const char *start)
{
  g_autoptr (GPtrArray) widgets = app_list_widgets (measure, TRUE);

  for (guint i = 0; i < widgets->len; i++)
    {
      g_autofree char *name =
          GTK_IS_BUTTON (widgets->pdata[i]) ? app_dup_accessible_name (widgets->pdata[i]) : NULL;

      if (name != NULL && g_str_has_prefix (name, start))
        return widgets->pdata[i];
    }
  g_error ("no button %s", start);
}

/* A new period takes the old one's place: one figure as before, one undo. */
static void
test_changed (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *measure = open_measure (fixture);
  const AssayFigure *figure;

  g_assert_cmpuint (get_figures (fixture)->len, ==, 1);
  app_activate (find_row_button (measure, "Change the figure"));
  type (measure, "First", "2020-01-01");
  type (measure, "Last", "2020-03-31");
  app_activate (app_find_widget (measure, GTK_TYPE_BUTTON, "Record"));
  app_settle (measure);
  g_assert_cmpuint (get_figures (fixture)->len, ==, 1);
  figure = get_figures (fixture)->pdata[0];
  g_assert_cmpuint (figure->from, ==, assay_date_new (2020, 1, 1));
  g_assert_cmpstr (figure->value, ==, "128");
  g_assert_true (assay_document_undo (fixture->document, NULL));
  figure = get_figures (fixture)->pdata[0];
  g_assert_cmpuint (get_figures (fixture)->len, ==, 1);
  g_assert_cmpuint (figure->from, !=, assay_date_new (2020, 1, 1));
}

static void
test_removed (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *measure = open_measure (fixture);

  g_signal_emit_by_name (find_row_button (measure, "Remove the figure"), "clicked");
  app_settle (measure);
  g_assert_cmpuint (get_figures (fixture)->len, ==, 0);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (measure)), ==,
                   "No figures yet");
  g_assert_true (assay_document_undo (fixture->document, NULL));
  g_assert_cmpuint (get_figures (fixture)->len, ==, 1);
}

/* A new figure that is half typed is there again when the portfolio is. */
static void
test_draft (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  GtkWidget *measure = open_measure (fixture);
  g_autofree char *schema = assay_fixture_schema_path ();
  g_autoptr (AssayDocument) again = NULL;
  g_autoptr (GError) error = NULL;

  app_activate (app_find_widget (measure, GTK_TYPE_BUTTON, "Add a figure"));
  type (measure, "First", "2021-01-01");
  app_activate_action (GTK_WIDGET (fixture->window), "win.close-portfolio", NULL);
  again =
      assay_document_open (fixture->base->context, fixture->path, schema, ASSAY_OPEN_WRITE, &error);
  g_assert_no_error (error);
  assay_window_set_document (fixture->window, again);
  measure = open_measure (fixture);
  type (measure, "Last", "2021-12-31");
  type (measure, "Value", "7");
  app_activate (app_find_widget (measure, GTK_TYPE_BUTTON, "Record"));
  g_assert_nonnull (app_lookup_label (measure, "7"));
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/measures/added", test_added);
  g_test_add_func ("/measures/changed", test_changed);
  g_test_add_func ("/measures/removed", test_removed);
  g_test_add_func ("/measures/draft", test_draft);

  return g_test_run ();
}
