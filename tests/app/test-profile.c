/* The page on the service in its window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-case.h"

#include "app/profile/assay-choice-row.h"
#include "app/profile/assay-field-row.h"

static AssayFieldRow *
find_field (AppCase *self, const char *title)
{
  g_autoptr (GPtrArray) widgets = app_list_widgets (self->window, TRUE);

  for (guint i = 0; i < widgets->len; i++)
    if (ASSAY_IS_FIELD_ROW (widgets->pdata[i])
        && g_str_equal (adw_preferences_row_get_title (widgets->pdata[i]), title))
      return widgets->pdata[i];
  g_assert_not_reached ();
}

static AssayPortfolio *
get_portfolio (AppCase *self)
{
  return assay_document_get_portfolio (self->fixture->document);
}

static AssayChoiceRow *
find_choice (AppCase *self, const char *title)
{
  return ASSAY_CHOICE_ROW (app_find_widget (self->window, ASSAY_TYPE_CHOICE_ROW, title));
}

static void
write_field (AssayFieldRow *field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (field), text);
  assay_field_row_settle (field);
}

/* Nothing is chosen before; one answer is one edit; the row says it is a radio button. */
static void
test_yes_no (AppCase *self, gconstpointer data)
{
  AssayChoiceRow *no = find_choice (self, "No");

  g_assert_false (assay_choice_row_is_chosen (no));
  g_assert_false (assay_choice_row_is_chosen (find_choice (self, "Yes")));
  gtk_test_accessible_assert_role (no, GTK_ACCESSIBLE_ROLE_RADIO);
  app_activate (GTK_WIDGET (no));
  g_assert_cmpstr (assay_portfolio_lookup_answer (get_portfolio (self), "complex-cases")->value, ==,
                   "no");
  g_assert_true (assay_choice_row_is_chosen (no));
  app_settle (self->window);
  /* Also when the section is shown anew for another reason. */
  assay_section_refresh (
      ASSAY_SECTION (gtk_widget_get_ancestor (GTK_WIDGET (no), ASSAY_TYPE_SECTION)));
  g_assert_nonnull (app_lookup_label (self->window, "2.1 no longer applies."));

  g_assert_true (assay_document_undo (self->fixture->document, NULL));
  g_assert_false (assay_choice_row_is_chosen (no));
  g_assert_null (app_lookup_label (self->window, "2.1 no longer applies."));
}

/* A yes or no can be taken back, and what it brought in is said to come back. */
static void
test_clears (AppCase *self, gconstpointer data)
{
  g_assert_null (app_lookup_widget (self->window, GTK_TYPE_BUTTON,
                                    "Take the answer away: Complex and sensitive cases"));
  app_activate (GTK_WIDGET (find_choice (self, "No")));
  app_activate (app_find_widget (self->window, GTK_TYPE_BUTTON,
                                 "Take the answer away: Complex and sensitive cases"));
  g_assert_null (assay_portfolio_lookup_answer (get_portfolio (self), "complex-cases"));
  g_assert_false (assay_choice_row_is_chosen (find_choice (self, "No")));
  g_assert_null (app_lookup_widget (self->window, GTK_TYPE_BUTTON,
                                    "Take the answer away: Complex and sensitive cases"));
  app_settle (self->window);
  g_assert_nonnull (app_lookup_label (self->window, "2.1 applies now."));
}

static GtkTextBuffer *
get_sites (AppCase *self)
{
  return gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (app_find_widget (self->window, GTK_TYPE_TEXT_VIEW, "Sites")));
}

/* A long answer has as many lines as it needs, and is saved on the way out. */
static void
test_long_answer (AppCase *self, gconstpointer data)
{
  gtk_text_buffer_set_text (get_sites (self), "Two rooms in Leeds.\nA hall in York.", -1);
  g_assert_nonnull (app_lookup_label (self->window, "8 words"));
  assay_window_show (self->fixture->window, "overview");
  app_settle (self->window);
  g_assert_cmpstr (assay_portfolio_lookup_answer (get_portfolio (self), "sites")->value, ==,
                   "Two rooms in Leeds.\nA hall in York.");
}

static void
test_choices (AppCase *self, gconstpointer data)
{
  gtk_test_accessible_assert_role (find_choice (self, "School"), GTK_ACCESSIBLE_ROLE_CHECKBOX);
  app_activate (GTK_WIDGET (find_choice (self, "School")));
  app_activate (GTK_WIDGET (find_choice (self, "Justice")));
  g_assert_cmpstr (assay_portfolio_lookup_answer (get_portfolio (self), "sectors")->value, ==,
                   "justice school");
  app_activate (GTK_WIDGET (find_choice (self, "School")));
  g_assert_cmpstr (assay_portfolio_lookup_answer (get_portfolio (self), "sectors")->value, ==,
                   "justice");
}

static void
test_planned (AppCase *self, gconstpointer data)
{
  AssayFieldRow *planned = find_field (self, "Planned submission");

  write_field (planned, "1/2/2027");
  g_assert_cmpuint (get_portfolio (self)->head->planned, ==, assay_date_new (2027, 2, 1));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (planned)), ==, "1 February 2027");

  /* What is no day stays to be put right, and changes nothing. */
  write_field (planned, "soon");
  g_assert_cmpuint (get_portfolio (self)->head->planned, ==, assay_date_new (2027, 2, 1));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (planned)), ==, "soon");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (planned), "error"));
  g_assert_nonnull (app_lookup_label (
      self->window, "“soon” is not a date; write it like 22 November 2026 or 22/11/2026."));
  /* Asked for again, the line keeps the focus for it to be put right. */
  g_signal_emit_by_name (planned, "apply");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (self->window)),
                                         GTK_WIDGET (planned)));
  write_field (planned, "");
  g_assert_cmpuint (get_portfolio (self)->head->planned, ==, ASSAY_DATE_NONE);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (planned), "error"));
}

/* The name cannot be empty; half a word survives a change elsewhere, and going away settles it. */
static void
test_half_typed (AppCase *self, gconstpointer data)
{
  AssayFieldRow *service = find_field (self, "Name of the service");

  write_field (service, "");
  g_assert_cmpstr (get_portfolio (self)->head->service, ==, "North Vale");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (service), "error"));
  gtk_editable_set_text (GTK_EDITABLE (service), "South V");
  app_activate (GTK_WIDGET (find_choice (self, "Small")));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (service)), ==, "South V");
  g_assert_cmpstr (get_portfolio (self)->head->service, ==, "North Vale");
  assay_window_show (self->fixture->window, "overview");
  app_settle (self->window);
  g_assert_cmpstr (get_portfolio (self)->head->service, ==, "South V");
}

/* A window that closes takes nothing half typed with it. */
static void
test_closing (AppCase *self, gconstpointer data)
{
  gtk_editable_set_text (GTK_EDITABLE (find_field (self, "Name of the service")), "South Vale");
  g_signal_emit_by_name (self->fixture->document, "closing");
  g_assert_cmpstr (get_portfolio (self)->head->service, ==, "South Vale");
}

/* Fits a narrow window. */
static void
test_narrow (AppCase *self, gconstpointer data)
{
  GtkWidget *section =
      gtk_widget_get_ancestor (GTK_WIDGET (find_field (self, "Planned submission")),
                               ASSAY_TYPE_SECTION);
  int minimum = 0;

  gtk_widget_measure (section, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

static gboolean
shows_all (gpointer view)
{
  GtkAdjustment *height = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  return gtk_widget_get_height (view) > 150
         && gtk_adjustment_get_upper (height) <= gtk_adjustment_get_page_size (height);
}

/* However long an answer is, nothing of it is cut, with nobody touching it. */
static void
test_answer_shows_whole (AppCase *self, gconstpointer data)
{
  GtkWidget *view = app_find_widget (self->window, GTK_TYPE_TEXT_VIEW, "Sites");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  AssayEdit *edit;

  for (guint i = 0; i < 40; i++)
    g_string_append (text, "A room in the old school, on two evenings a week. ");
  edit = assay_edit_set_answer (get_portfolio (self), self->fixture->scheme, "sites", text->str,
                                &error);
  app_fixture_apply (self->fixture, edit, error);
  app_wait_until (shows_all, view, "the whole answer to show");
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add ("/profile/yes-no", AppCase, "profile", app_case_set_up, test_yes_no,
              app_case_tear_down);
  g_test_add ("/profile/clears", AppCase, "profile", app_case_set_up, test_clears,
              app_case_tear_down);
  g_test_add ("/profile/long-answer", AppCase, "profile", app_case_set_up, test_long_answer,
              app_case_tear_down);
  g_test_add ("/profile/answer-shows-whole", AppCase, "profile", app_case_set_up,
              test_answer_shows_whole, app_case_tear_down);
  g_test_add ("/profile/choices", AppCase, "profile", app_case_set_up, test_choices,
              app_case_tear_down);
  g_test_add ("/profile/planned", AppCase, "profile", app_case_set_up, test_planned,
              app_case_tear_down);
  g_test_add ("/profile/half-typed", AppCase, "profile", app_case_set_up, test_half_typed,
              app_case_tear_down);
  g_test_add ("/profile/closing", AppCase, "profile", app_case_set_up, test_closing,
              app_case_tear_down);
  g_test_add ("/profile/narrow", AppCase, "profile", app_case_set_up, test_narrow,
              app_case_tear_down);

  return g_test_run ();
}
