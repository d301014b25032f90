/* The page of a criterion: rating, writing, planning, and nothing lost on the way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-case.h"

#include "app/widgets/assay-rating-group.h"
#include "app/widgets/assay-rating-row.h"

/* The text view of the first or second AssayWriting. */
static GtkTextBuffer *
get_buffer (AssaySection *section)
{
  GtkWidget *view = app_find_in_section (section, GTK_TYPE_TEXT_VIEW, "How we meet this");

  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
}

static char *
dup_text (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* --- Rating --- */

static void
press_digit (AssaySection *section, guint number)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (section));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller)
          || g_list_model_get_n_items (G_LIST_MODEL (controller)) != 9)
        continue;
      for (guint j = 0; j < 9; j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          if (j + 1 == number)
            gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                          GTK_WIDGET (section),
                                          gtk_shortcut_get_arguments (shortcut));
        }
      return;
    }
  g_assert_not_reached ();
}

static void
assert_checked (AssaySection *section, const char *title, gboolean checked)
{
  GtkWidget *row = app_find_in_section (section, ASSAY_TYPE_RATING_ROW, title);

  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_CHECKED,
                                    checked ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                            : GTK_ACCESSIBLE_TRISTATE_FALSE);
}

static void
test_rating (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssaySection *section = app_show_criterion (fixture, "2.1");
  GtkWidget *row = app_find_in_section (section, ASSAY_TYPE_RATING_ROW, "Largely");
  guint before = app_count_history (fixture);

  /* Nothing is chosen beforehand, and a level that the criterion does not allow is not listed. */
  assert_checked (section, "Not yet", FALSE);
  assert_checked (section, "Largely", FALSE);
  g_assert_null (app_lookup_widget (GTK_WIDGET (section), ASSAY_TYPE_RATING_ROW, "Not applicable"));

  gtk_widget_grab_focus (row);
  app_activate (row);
  g_assert_cmpstr (app_fixture_get_response (fixture, "2.1")->level, ==, "largely");
  assert_checked (section, "Largely", TRUE);
  g_assert_true (gtk_widget_has_focus (row));

  press_digit (section, 2);
  g_assert_cmpstr (app_fixture_get_response (fixture, "2.1")->level, ==, "partly");
  press_digit (section, 5);
  g_assert_cmpstr (app_fixture_get_response (fixture, "2.1")->level, ==, "partly");
  g_assert_cmpuint (app_count_history (fixture), ==, before + 2);

  app_undo (fixture);
  assert_checked (section, "Partly", FALSE);
  assert_checked (section, "Largely", TRUE);
  app_activate (app_find_in_section (section, GTK_TYPE_BUTTON, "Take the rating away"));
  g_assert_null (app_fixture_get_response (fixture, "2.1"));
}

static void
test_not_applicable (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssaySection *section = app_show_criterion (fixture, "2.2");
  GtkWidget *reason;

  app_activate (app_find_in_section (section, ASSAY_TYPE_RATING_ROW, "Not applicable"));
  g_assert_cmpstr (app_fixture_get_response (fixture, "2.2")->level, ==, "partly");
  reason = app_find_in_section (section, ADW_TYPE_ENTRY_ROW, "Why it does not apply");
  g_assert_nonnull (
      app_lookup_label (GTK_WIDGET (section), "Not yet saved: say why it does not apply."));
  assert_checked (section, "Not applicable", TRUE);

  gtk_editable_set_text (GTK_EDITABLE (reason), "We work with adults only.");
  g_signal_emit_by_name (reason, "apply");
  g_assert_cmpstr (app_fixture_get_response (fixture, "2.2")->level, ==, "not-applicable");
  g_assert_cmpstr (app_fixture_get_response (fixture, "2.2")->reason, ==,
                   "We work with adults only.");
  g_assert_null (
      app_lookup_label (GTK_WIDGET (section), "Not yet saved: say why it does not apply."));

  app_activate (app_find_in_section (section, ASSAY_TYPE_RATING_ROW, "Fully"));
  g_assert_null (app_fixture_get_response (fixture, "2.2")->reason);
  g_assert_null (
      app_lookup_widget (GTK_WIDGET (section), ADW_TYPE_ENTRY_ROW, "Why it does not apply"));
}

/* A reason that was typed but not applied comes along when one goes on. */
static void
test_reason_is_not_lost (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssaySection *section = app_show_criterion (fixture, "2.2");

  app_activate (app_find_in_section (section, ASSAY_TYPE_RATING_ROW, "Not applicable"));
  gtk_editable_set_text (GTK_EDITABLE (app_find_in_section (section, ADW_TYPE_ENTRY_ROW,
                                                            "Why it does not apply")),
                         "Adults only.");
  assay_section_show_subject (section, "1.1");
  g_assert_cmpstr (app_fixture_get_response (fixture, "2.2")->reason, ==, "Adults only.");
  g_assert_cmpstr (app_fixture_get_response (fixture, "1.1")->level, ==, "fully");
}

/* --- Writing --- */

static gboolean
is_saved (gpointer data)
{
  const AssayResponse *response = app_fixture_get_response (data, "2.1");

  return response != NULL && g_strcmp0 (response->text, "Two facilitators.") == 0;
}

static void
test_writing_pauses (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssaySection *section = app_show_criterion (fixture, "2.1");
  GtkTextBuffer *buffer = get_buffer (section);
  guint before = app_count_history (fixture);
  g_autofree char *shown = NULL;

  gtk_text_buffer_set_text (buffer, "Two facilitators. ", -1);
  g_assert_null (app_fixture_get_response (fixture, "2.1"));
  app_wait_until (is_saved, fixture, "the text is saved when typing pauses");
  g_assert_cmpuint (app_count_history (fixture), ==, before + 1);
  /* The space that was just typed is still there to go on from. */
  shown = dup_text (buffer);
  g_assert_cmpstr (shown, ==, "Two facilitators. ");
  g_assert_nonnull (app_lookup_label (GTK_WIDGET (section), "2 words; 40 to 150 is usual"));
}

static void
test_writing_is_not_lost (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssaySection *section = app_show_criterion (fixture, "2.1");
  GtkTextBuffer *buffer = get_buffer (section);
  g_autofree char *elsewhere = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayDocument) again = NULL;
  g_autofree char *schema = assay_fixture_schema_path ();

  gtk_text_buffer_set_text (buffer, "Gone on at once.", -1);
  assay_section_show_subject (section, "1.2");
  g_assert_cmpstr (app_fixture_get_response (fixture, "2.1")->text, ==, "Gone on at once.");
  elsewhere = dup_text (buffer);
  g_assert_cmpstr (elsewhere, !=, "Gone on at once.");

  gtk_text_buffer_set_text (buffer, "Closed at once.", -1);
  assay_document_close (fixture->document, &error);
  g_assert_no_error (error);
  again =
      assay_document_open (fixture->base->context, fixture->path, schema, ASSAY_OPEN_READ, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (
      assay_portfolio_lookup_response (assay_document_get_portfolio (again), "1.2")->text, ==,
      "Closed at once.");
}

/* Half-typed text stays when something else changes; saved text follows an undo. */
static void
test_writing_and_undo (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssaySection *section = app_show_criterion (fixture, "1.1");
  GtkTextBuffer *buffer = get_buffer (section);
  g_autofree char *old = dup_text (buffer);
  g_autofree char *half = NULL;
  g_autofree char *undone = NULL;

  gtk_text_buffer_set_text (buffer, "Half ty", -1);
  app_activate (app_find_in_section (section, ASSAY_TYPE_RATING_ROW, "Partly"));
  half = dup_text (buffer);
  g_assert_cmpstr (half, ==, "Half ty");
  assay_section_show_subject (section, "1.2");
  assay_section_show_subject (section, "1.1");
  app_undo (fixture);
  undone = dup_text (buffer);
  g_assert_cmpstr (undone, ==, old);
  g_assert_cmpstr (app_fixture_get_response (fixture, "1.1")->level, ==, "partly");
}

static void
test_note_and_flag (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssaySection *section = app_show_criterion (fixture, "2.1");
  GtkWidget *flag =
      app_find_in_section (section, GTK_TYPE_TOGGLE_BUTTON, "Mark this to come back to");
  GtkWidget *view;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (flag), TRUE);
  g_assert_true (app_fixture_get_response (fixture, "2.1")->flagged);
  app_undo (fixture);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (flag)));

  adw_expander_row_set_expanded (
      ADW_EXPANDER_ROW (app_find_in_section (section, ADW_TYPE_EXPANDER_ROW, "Private note")),
      TRUE);
  view = app_find_in_section (section, GTK_TYPE_TEXT_VIEW, "Private note");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "Ask the board.", -1);
  assay_section_show_subject (section, "1.1");
  g_assert_cmpstr (app_fixture_get_response (fixture, "2.1")->note, ==, "Ask the board.");
}

/* --- Actions, and where it stands --- */

static void
test_actions (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssaySection *section = app_show_criterion (fixture, "2.2");
  AssayPortfolio *portfolio;
  const AssayAction *action;
  GtkWidget *form;

  app_activate (app_find_in_section (section, GTK_TYPE_BUTTON, "Done: Ask by telephone as well"));
  action = assay_portfolio_lookup_action (assay_document_get_portfolio (fixture->document), 1);
  g_assert_cmpint (action->state, ==, ASSAY_ACTION_DONE);

  form = app_find_in_section (section, ADW_TYPE_EXPANDER_ROW, "Plan an action");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (form), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (app_find_in_section (section, ADW_TYPE_ENTRY_ROW,
                                                            "What will be done")),
                         "Ask again");
  app_activate (app_find_in_section (section, GTK_TYPE_BUTTON, "Add the action"));
  g_assert_cmpuint (assay_document_get_portfolio (fixture->document)->actions->len, ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (app_find_in_section (section, ADW_TYPE_ENTRY_ROW,
                                                            "Who answers for it (a role)")),
                         "Lead");
  app_activate (app_find_in_section (section, GTK_TYPE_BUTTON, "Add the action"));
  portfolio = assay_document_get_portfolio (fixture->document);
  g_assert_cmpuint (portfolio->actions->len, ==, 2);
  action = portfolio->actions->pdata[1];
  g_assert_cmpstr (action->what, ==, "Ask again");
  g_assert_cmpstr (action->owner, ==, "Lead");
  g_assert_cmpstr (action->criterion, ==, "2.2");
  g_assert_cmpuint (action->due, ==, assay_document_get_today (fixture->document) + 28);
}

/* Half an action waits at its criterion. */
static void
test_action_draft (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssaySection *section = app_show_criterion (fixture, "2.2");
  const char *what = "What will be done";

  adw_expander_row_set_expanded (
      ADW_EXPANDER_ROW (app_find_in_section (section, ADW_TYPE_EXPANDER_ROW, "Plan an action")),
      TRUE);
  gtk_editable_set_text (GTK_EDITABLE (app_find_in_section (section, ADW_TYPE_ENTRY_ROW, what)),
                         "Ask aga");
  assay_section_show_subject (section, "2.1");
  g_assert_null (app_lookup_widget (GTK_WIDGET (section), ADW_TYPE_ENTRY_ROW, what));
  assay_section_show_subject (section, "2.2");
  g_assert_cmpstr (gtk_editable_get_text (
                       GTK_EDITABLE (app_find_in_section (section, ADW_TYPE_ENTRY_ROW, what))),
                   ==, "Ask aga");
  gtk_editable_set_text (GTK_EDITABLE (app_find_in_section (section, ADW_TYPE_ENTRY_ROW, what)),
                         "Ask again");

  /* In another window too. */
  g_signal_emit_by_name (fixture->document, "closing");
  section = app_show_criterion (fixture, "2.2");
  g_assert_cmpstr (gtk_editable_get_text (
                       GTK_EDITABLE (app_find_in_section (section, ADW_TYPE_ENTRY_ROW, what))),
                   ==, "Ask again");
}

/* A part that is opened is open at every criterion, and in every window. */
static void
test_guide_is_remembered (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssaySection *section = app_show_criterion (fixture, "2.2");
  AssaySection *other = app_show_criterion (fixture, "2.1");
  const char *part = "Typical evidence";

  g_assert_false (adw_expander_row_get_expanded (
      ADW_EXPANDER_ROW (app_find_in_section (section, ADW_TYPE_EXPANDER_ROW, part))));
  adw_expander_row_set_expanded (
      ADW_EXPANDER_ROW (app_find_in_section (section, ADW_TYPE_EXPANDER_ROW, part)), TRUE);
  g_assert_true (adw_expander_row_get_expanded (
      ADW_EXPANDER_ROW (app_find_in_section (other, ADW_TYPE_EXPANDER_ROW, part))));
  other = app_show_criterion (fixture, "1.1");
  g_assert_false (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (
      app_find_in_section (other, ADW_TYPE_EXPANDER_ROW, "Examples for your sectors"))));
  g_assert_true (adw_expander_row_get_expanded (
      ADW_EXPANDER_ROW (app_find_in_section (other, ADW_TYPE_EXPANDER_ROW, part))));
}

static void
test_neighbours (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssayWindow *window = app_fixture_open_window (fixture);
  GtkWidget *root = GTK_WIDGET (window);

  assay_window_show (window, "criterion:1.2");
  app_settle (root);
  g_assert_nonnull (app_lookup_label (root, "People are safe."));
  app_activate (app_find_widget (root, GTK_TYPE_BUTTON, "Next: 1.3 Partners"));
  app_settle (root);
  g_assert_nonnull (app_lookup_label (root, "Partners know their part."));
  app_activate (app_find_widget (root, GTK_TYPE_BUTTON, "Previous: 1.2 Safety"));
  app_settle (root);
  g_assert_nonnull (app_lookup_label (root, "People are safe."));
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/criterion/rating", test_rating);
  g_test_add_func ("/criterion/not-applicable", test_not_applicable);
  g_test_add_func ("/criterion/reason-is-not-lost", test_reason_is_not_lost);
  g_test_add_func ("/criterion/writing-pauses", test_writing_pauses);
  g_test_add_func ("/criterion/writing-is-not-lost", test_writing_is_not_lost);
  g_test_add_func ("/criterion/writing-and-undo", test_writing_and_undo);
  g_test_add_func ("/criterion/note-and-flag", test_note_and_flag);
  g_test_add_func ("/criterion/actions", test_actions);
  g_test_add_func ("/criterion/action-draft", test_action_draft);
  g_test_add_func ("/criterion/guide-is-remembered", test_guide_is_remembered);
  g_test_add_func ("/criterion/neighbours", test_neighbours);

  return g_test_run ();
}
