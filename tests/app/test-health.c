/* The health check in its window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-case.h"

#include "app/profile/assay-field-row.h"
#include "app/widgets/assay-rating-group.h"

static AssayRatingGroup *
find_rating (AppCase *self)
{
  return ASSAY_RATING_GROUP (app_find_widget (self->window, ASSAY_TYPE_RATING_GROUP, NULL));
}

static void
choose (AppCase *self, const char *level)
{
  g_signal_emit_by_name (find_rating (self), "chosen", level);
  app_settle (self->window);
}

static void
press (AppCase *self, const char *label)
{
  app_activate (app_find_widget (self->window, GTK_TYPE_BUTTON, label));
  app_settle (self->window);
}

/* Begins at the first that is not rated, with nothing chosen; the last leads to the results. */
static void
test_rates (AppCase *self, gconstpointer data)
{
  g_assert_nonnull (app_lookup_label (self->window, "Indicator 4 of 5"));
  g_assert_nonnull (app_lookup_label (self->window, "Complex cases get more."));
  g_assert_null (assay_rating_group_get_level (find_rating (self)));
  choose (self, "largely");
  g_assert_cmpstr (app_fixture_get_response (self->fixture, "2.1")->level, ==, "largely");
  g_assert_cmpstr (assay_rating_group_get_level (find_rating (self)), ==, "largely");
  g_assert_nonnull (app_lookup_label (self->window, "5 of 5 indicators rated"));
  press (self, "Next");
  g_assert_nonnull (app_lookup_label (self->window, "Indicator 5 of 5"));
  press (self, "See the results");
  g_assert_nonnull (app_lookup_label (self->window, "What the health check shows"));
  g_assert_null (app_lookup_widget (self->window, GTK_TYPE_BUTTON, "Rate the rest"));
}

static void
test_skips_and_resumes (AppCase *self, gconstpointer data)
{
  press (self, "Skip");
  press (self, "See the results");
  g_assert_null (app_fixture_get_response (self->fixture, "2.1"));
  press (self, "Rate the rest");
  g_assert_nonnull (app_lookup_label (self->window, "Indicator 4 of 5"));
}

/* "Not applicable" waits for its reason, and does not let go without. */
static void
test_reason (AppCase *self, gconstpointer data)
{
  AssayFieldRow *reason;

  press (self, "Skip");
  choose (self, "not-applicable");
  g_assert_cmpstr (app_fixture_get_response (self->fixture, "2.2")->level, ==, "partly");
  press (self, "See the results");
  g_assert_nonnull (app_lookup_label (self->window, "Indicator 5 of 5"));
  reason = ASSAY_FIELD_ROW (app_find_widget (self->window, ASSAY_TYPE_FIELD_ROW, NULL));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (reason), "error"));
  gtk_editable_set_text (GTK_EDITABLE (reason), "Nobody to ask yet.");
  press (self, "See the results");
  g_assert_cmpstr (app_fixture_get_response (self->fixture, "2.2")->level, ==, "not-applicable");
  g_assert_cmpstr (app_fixture_get_response (self->fixture, "2.2")->reason, ==,
                   "Nobody to ask yet.");
}

static void
write_entry (AppCase *self, const char *title, const char *text)
{
  g_autoptr (GPtrArray) widgets = app_list_widgets (self->window, TRUE);

  for (guint i = 0; i < widgets->len; i++)
    if (ADW_IS_ENTRY_ROW (widgets->pdata[i])
        && g_str_equal (adw_preferences_row_get_title (widgets->pdata[i]), title))
      {
        gtk_editable_set_text (GTK_EDITABLE (widgets->pdata[i]), text);
        return;
      }
  g_assert_not_reached ();
}

/* The form stays, with what is in it, until the action is good; numbers are never given twice. */
static void
test_plans_action (AppCase *self, gconstpointer data)
{
  const GPtrArray *actions;
  const AssayAction *added;

  assay_window_show (self->fixture->window, "health:results");
  app_settle (self->window);
  press (self, "Plan an action for 2.2 Feedback");
  write_entry (self, "What will be done", "Ask everybody");
  write_entry (self, "By when (like 12 January 2027)", "3 January 2027");
  press (self, "Add the action");
  actions = assay_document_get_portfolio (self->fixture->document)->actions;
  g_assert_cmpuint (actions->len, ==, 1);
  write_entry (self, "Who sees to it (a role)", "Service manager");
  press (self, "Add the action");
  actions = assay_document_get_portfolio (self->fixture->document)->actions;
  g_assert_cmpuint (actions->len, ==, 2);
  added = actions->pdata[1];
  g_assert_cmpuint (added->number, ==, 2);
  g_assert_cmpstr (added->criterion, ==, "2.2");
  g_assert_cmpuint (added->due, ==, assay_date_new (2027, 1, 3));
  g_assert_null (app_lookup_widget (self->window, GTK_TYPE_BUTTON, "Add the action"));
}

/* Fits a narrow window, with the form open too. */
static void
test_narrow (AppCase *self, gconstpointer data)
{
  GtkWidget *section =
      gtk_widget_get_ancestor (GTK_WIDGET (find_rating (self)), ASSAY_TYPE_SECTION);
  int step = 0, results = 0;

  gtk_widget_measure (section, GTK_ORIENTATION_HORIZONTAL, -1, &step, NULL, NULL, NULL);
  g_assert_cmpint (step, <=, 360);
  assay_window_show (self->fixture->window, "health:results");
  app_settle (self->window);
  press (self, "Plan an action for 2.2 Feedback");
  gtk_widget_measure (section, GTK_ORIENTATION_HORIZONTAL, -1, &results, NULL, NULL, NULL);
  g_assert_cmpint (results, <=, 360);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add ("/health/rates", AppCase, "health", app_case_set_up, test_rates, app_case_tear_down);
  g_test_add ("/health/skips-and-resumes", AppCase, "health", app_case_set_up,
              test_skips_and_resumes, app_case_tear_down);
  g_test_add ("/health/reason", AppCase, "health", app_case_set_up, test_reason,
              app_case_tear_down);
  g_test_add ("/health/plans-action", AppCase, "health", app_case_set_up, test_plans_action,
              app_case_tear_down);
  g_test_add ("/health/narrow", AppCase, "health", app_case_set_up, test_narrow,
              app_case_tear_down);

  return g_test_run ();
}
