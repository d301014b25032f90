/* The page of a criterion: rating, writing, citing, planning, and nothing lost on the way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-fixture.h"

#include "app/criterion/assay-citation-list.h"
#include "app/criterion/assay-citation-row.h"
#include "app/criterion/assay-criterion-section.h"
#include "app/criterion/assay-evidence-picker.h"
#include "app/widgets/assay-writing.h"
#include "app/widgets/assay-rating-group.h"
#include "app/widgets/assay-rating-row.h"

static AssaySection *
show_criterion (AppFixture *fixture, const char *criterion)
{
  AssaySection *section = g_object_new (ASSAY_TYPE_CRITERION_SECTION, NULL);

  app_fixture_show_section (fixture, section);
  assay_section_show_subject (section, criterion);
  app_settle (GTK_WIDGET (section));

  return section;
}

static GtkWidget *
find (AssaySection *section, GType type, const char *name)
{
  return app_find_widget (GTK_WIDGET (section), type, name);
}

/* The text view of the first or second AssayWriting. */
static GtkTextBuffer *
get_buffer (AssaySection *section)
{
  GtkWidget *view = find (section, GTK_TYPE_TEXT_VIEW, "How we meet this");

  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
}

static char *
dup_text (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static guint
count_history (AppFixture *fixture)
{
  g_autoptr (GPtrArray) entries =
      assay_portfolio_folder_list_history (assay_document_get_folder (fixture->document), NULL);

  return entries->len;
}

static void
undo (AppFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  assay_document_undo (fixture->document, &error);
  g_assert_no_error (error);
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
  GtkWidget *row = find (section, ASSAY_TYPE_RATING_ROW, title);

  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_CHECKED,
                                    checked ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                            : GTK_ACCESSIBLE_TRISTATE_FALSE);
}

static void
test_rating (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssaySection *section = show_criterion (fixture, "2.1");
  GtkWidget *row = find (section, ASSAY_TYPE_RATING_ROW, "Largely");
  guint before = count_history (fixture);

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
  g_assert_cmpuint (count_history (fixture), ==, before + 2);

  undo (fixture);
  assert_checked (section, "Partly", FALSE);
  assert_checked (section, "Largely", TRUE);
  app_activate (find (section, GTK_TYPE_BUTTON, "Take the rating away"));
  g_assert_null (app_fixture_get_response (fixture, "2.1"));
}

static void
test_not_applicable (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssaySection *section = show_criterion (fixture, "2.2");
  GtkWidget *reason;

  app_activate (find (section, ASSAY_TYPE_RATING_ROW, "Not applicable"));
  g_assert_cmpstr (app_fixture_get_response (fixture, "2.2")->level, ==, "partly");
  reason = find (section, ADW_TYPE_ENTRY_ROW, "Why it does not apply");
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

  app_activate (find (section, ASSAY_TYPE_RATING_ROW, "Fully"));
  g_assert_null (app_fixture_get_response (fixture, "2.2")->reason);
  g_assert_null (
      app_lookup_widget (GTK_WIDGET (section), ADW_TYPE_ENTRY_ROW, "Why it does not apply"));
}

/* A reason that was typed but not applied comes along when one goes on. */
static void
test_reason_is_not_lost (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssaySection *section = show_criterion (fixture, "2.2");

  app_activate (find (section, ASSAY_TYPE_RATING_ROW, "Not applicable"));
  gtk_editable_set_text (GTK_EDITABLE (find (section, ADW_TYPE_ENTRY_ROW, "Why it does not apply")),
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
  AssaySection *section = show_criterion (fixture, "2.1");
  GtkTextBuffer *buffer = get_buffer (section);
  guint before = count_history (fixture);
  g_autofree char *shown = NULL;

  gtk_text_buffer_set_text (buffer, "Two facilitators. ", -1);
  g_assert_null (app_fixture_get_response (fixture, "2.1"));
  app_wait_until (is_saved, fixture, "the text is saved when typing pauses");
  g_assert_cmpuint (count_history (fixture), ==, before + 1);
  /* The space that was just typed is still there to go on from. */
  shown = dup_text (buffer);
  g_assert_cmpstr (shown, ==, "Two facilitators. ");
  g_assert_nonnull (app_lookup_label (GTK_WIDGET (section), "2 words; 40 to 150 is usual"));
}

static void
test_writing_is_not_lost (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssaySection *section = show_criterion (fixture, "2.1");
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
  AssaySection *section = show_criterion (fixture, "1.1");
  GtkTextBuffer *buffer = get_buffer (section);
  g_autofree char *old = dup_text (buffer);
  g_autofree char *half = NULL;
  g_autofree char *undone = NULL;

  gtk_text_buffer_set_text (buffer, "Half ty", -1);
  app_activate (find (section, ASSAY_TYPE_RATING_ROW, "Partly"));
  half = dup_text (buffer);
  g_assert_cmpstr (half, ==, "Half ty");
  assay_section_show_subject (section, "1.2");
  assay_section_show_subject (section, "1.1");
  undo (fixture);
  undone = dup_text (buffer);
  g_assert_cmpstr (undone, ==, old);
  g_assert_cmpstr (app_fixture_get_response (fixture, "1.1")->level, ==, "partly");
}

static void
test_note_and_flag (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssaySection *section = show_criterion (fixture, "2.1");
  GtkWidget *flag = find (section, GTK_TYPE_TOGGLE_BUTTON, "Mark this to come back to");
  GtkWidget *view;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (flag), TRUE);
  g_assert_true (app_fixture_get_response (fixture, "2.1")->flagged);
  undo (fixture);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (flag)));

  adw_expander_row_set_expanded (
      ADW_EXPANDER_ROW (find (section, ADW_TYPE_EXPANDER_ROW, "Private note")), TRUE);
  view = find (section, GTK_TYPE_TEXT_VIEW, "Private note");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "Ask the board.", -1);
  assay_section_show_subject (section, "1.1");
  g_assert_cmpstr (app_fixture_get_response (fixture, "2.1")->note, ==, "Ask the board.");
}

/* --- Citing --- */

static AssayCitationRow *
get_row (AssaySection *section, guint place)
{
  g_autoptr (GPtrArray) widgets = app_list_widgets (GTK_WIDGET (section), TRUE);
  guint n = 0;

  for (guint i = 0; i < widgets->len; i++)
    if (ASSAY_IS_CITATION_ROW (widgets->pdata[i]) && n++ == place)
      return widgets->pdata[i];

  return NULL;
}

static void
type_into (AssayCitationRow *row, const char *field, const char *text)
{
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  gtk_editable_set_text (
      GTK_EDITABLE (app_find_widget (GTK_WIDGET (row), ADW_TYPE_ENTRY_ROW, field)), text);
}

/* The button may go with its row, so that there is no waiting for it. */
static void
press (AssaySection *section, AssayCitationRow *row, const char *name)
{
  GtkWidget *button = app_find_widget (GTK_WIDGET (row), GTK_TYPE_BUTTON, name);

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  app_settle (GTK_WIDGET (section));
}

#define PAGES "Pages, for example 3 or 3–4"
#define PLACE "Place: a heading or paragraph"
#define WHY "Why it counts"

static void
test_amend_citation (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssaySection *section = show_criterion (fixture, "1.1");
  AssayCitationRow *row = get_row (section, 0);
  const AssayCitation *citation;
  guint before = count_history (fixture);

  type_into (row, PAGES, "9");
  press (section, row, "Save");
  g_assert_nonnull (app_lookup_label (GTK_WIDGET (row), "E001 has 3 pages, so there is no page 9"));
  g_assert_cmpuint (count_history (fixture), ==, before);

  type_into (row, PAGES, "2–3");
  type_into (row, PLACE, "Escalation");
  type_into (row, WHY, "Says who decides.");
  g_assert_null (app_lookup_label (GTK_WIDGET (row), "E001 has 3 pages, so there is no page 9"));
  press (section, row, "Save");
  g_assert_cmpuint (count_history (fixture), ==, before + 1);
  citation = app_fixture_get_response (fixture, "1.1")->citations->pdata[0];
  g_assert_cmpstr (citation->pages, ==, "2-3");
  g_assert_cmpstr (citation->place, ==, "Escalation");
  g_assert_cmpstr (citation->why, ==, "Says who decides.");
  g_assert_true (get_row (section, 0) == row);
  g_assert_cmpstr (assay_citation_row_get_pages (row), ==, "2-3");
  g_assert_false (assay_citation_row_is_unsaved (row));

  undo (fixture);
  g_assert_cmpstr (assay_citation_row_get_pages (row), ==, "2");
}

/* Half-typed fields live through other edits, and through going away and coming back. */
static void
test_half_typed_citation (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssaySection *section = show_criterion (fixture, "1.1");

  type_into (get_row (section, 0), WHY, "Half ty");
  app_activate (find (section, ASSAY_TYPE_RATING_ROW, "Partly"));
  g_assert_cmpstr (assay_citation_row_get_why (get_row (section, 0)), ==, "Half ty");
  assay_section_show_subject (section, "1.2");
  g_assert_cmpstr (assay_citation_row_get_why (get_row (section, 0)), !=, "Half ty");
  assay_section_show_subject (section, "1.1");
  g_assert_cmpstr (assay_citation_row_get_why (get_row (section, 0)), ==, "Half ty");
  g_assert_null (get_row (section, 1));
}

static void
test_remove_citation (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssaySection *section = show_criterion (fixture, "1.1");
  AssayCitationRow *row = get_row (section, 0);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  press (section, row, "Remove");
  g_assert_cmpuint (app_fixture_get_response (fixture, "1.1")->citations->len, ==, 0);
  g_assert_null (get_row (section, 0));
  undo (fixture);
  g_assert_nonnull (get_row (section, 0));
}

static void
test_draft (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssaySection *section = show_criterion (fixture, "2.1");
  AssayCitationList *list = ASSAY_CITATION_LIST (find (section, ASSAY_TYPE_CITATION_LIST, NULL));
  AssayCitationRow *row;
  const AssayCitation *citation;

  assay_citation_list_add_draft (list, 1);
  row = get_row (section, 0);
  g_assert_true (assay_citation_row_is_draft (row));
  g_assert_nonnull (app_lookup_label (GTK_WIDGET (row), "Not yet saved: say why it counts"));
  press (section, row, "Save");
  g_assert_null (app_fixture_get_response (fixture, "2.1"));
  g_assert_true (gtk_widget_has_css_class (
      app_find_widget (GTK_WIDGET (row), ADW_TYPE_ENTRY_ROW, WHY), "error"));

  /* It waits while one looks at another criterion. */
  type_into (row, PAGES, "1");
  assay_section_show_subject (section, "1.1");
  g_assert_false (assay_citation_row_is_draft (get_row (section, 0)));
  assay_section_show_subject (section, "2.1");
  g_assert_true (get_row (section, 0) == row);

  type_into (row, WHY, "Shows the plan.");
  press (section, row, "Save");
  citation = app_fixture_get_response (fixture, "2.1")->citations->pdata[0];
  g_assert_cmpuint (citation->evidence, ==, 1);
  g_assert_cmpstr (citation->pages, ==, "1");
  g_assert_false (assay_citation_row_is_draft (get_row (section, 0)));
  g_assert_null (get_row (section, 1));
}

static void
test_picker (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssaySection *section = show_criterion (fixture, "2.1");
  GtkWidget *button = find (section, GTK_TYPE_MENU_BUTTON, "Use an item…");
  GtkPopover *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
  GtkWidget *search;

  gtk_popover_popup (popover);
  app_settle (GTK_WIDGET (section));
  search = app_find_widget (GTK_WIDGET (popover), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "e003");
  g_signal_emit_by_name (search, "search-changed");
  g_signal_emit_by_name (search, "activate");
  g_assert_cmpuint (assay_citation_row_get_evidence (get_row (section, 0)), ==, 3);
  g_assert_true (assay_citation_row_is_draft (get_row (section, 0)));
}

static gboolean
has_draft (gpointer section)
{
  AssayCitationRow *row = get_row (section, 0);

  return row != NULL && assay_citation_row_is_draft (row);
}

static void
test_dropped_file (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssaySection *section = show_criterion (fixture, "2.1");
  g_autofree char *path = app_fixture_draw_pdf (fixture, "minutes.pdf", 2);

  g_assert_true (app_drop_file (GTK_WIDGET (section), path));
  app_wait_until (has_draft, section, "the dropped file has a draft");
  g_assert_cmpuint (assay_citation_row_get_evidence (get_row (section, 0)), ==, 6);

  /* Undoing the adding takes the draft along. */
  undo (fixture);
  g_assert_null (get_row (section, 0));
}

/* Ctrl+V, wherever the focus is but in a text. */
static void
paste (AssaySection *section)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (section));
  GtkShortcutTrigger *wanted = gtk_keyval_trigger_new (GDK_KEY_v, GDK_CONTROL_MASK);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      guint n_shortcuts = GTK_IS_SHORTCUT_CONTROLLER (controller)
                              ? g_list_model_get_n_items (G_LIST_MODEL (controller))
                              : 0;

      for (guint j = 0; j < n_shortcuts; j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted))
            n += gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                               GTK_WIDGET (section), NULL);
        }
    }
  g_object_unref (wanted);
  g_assert_cmpuint (n, ==, 1);
}

static void
test_pasted_file (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssaySection *section = show_criterion (fixture, "2.1");
  g_autofree char *path = app_fixture_draw_pdf (fixture, "minutes.pdf", 2);

  app_copy_file (GTK_WIDGET (section), path);
  paste (section);
  app_wait_until (has_draft, section, "the pasted file has a draft");
  g_assert_cmpuint (assay_citation_row_get_evidence (get_row (section, 0)), ==, 6);
}

/* --- Actions, and where it stands --- */

static void
test_actions (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssaySection *section = show_criterion (fixture, "2.2");
  AssayPortfolio *portfolio;
  const AssayAction *action;
  GtkWidget *form;

  app_activate (find (section, GTK_TYPE_BUTTON, "Done: Ask by telephone as well"));
  action = assay_portfolio_lookup_action (assay_document_get_portfolio (fixture->document), 1);
  g_assert_cmpint (action->state, ==, ASSAY_ACTION_DONE);

  form = find (section, ADW_TYPE_EXPANDER_ROW, "Plan an action");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (form), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (find (section, ADW_TYPE_ENTRY_ROW, "What will be done")),
                         "Ask again");
  app_activate (find (section, GTK_TYPE_BUTTON, "Add the action"));
  g_assert_cmpuint (assay_document_get_portfolio (fixture->document)->actions->len, ==, 1);
  gtk_editable_set_text (
      GTK_EDITABLE (find (section, ADW_TYPE_ENTRY_ROW, "Who answers for it (a role)")), "Lead");
  app_activate (find (section, GTK_TYPE_BUTTON, "Add the action"));
  portfolio = assay_document_get_portfolio (fixture->document);
  g_assert_cmpuint (portfolio->actions->len, ==, 2);
  action = portfolio->actions->pdata[1];
  g_assert_cmpstr (action->what, ==, "Ask again");
  g_assert_cmpstr (action->owner, ==, "Lead");
  g_assert_cmpstr (action->criterion, ==, "2.2");
  g_assert_cmpuint (action->due, ==, assay_document_get_today (fixture->document) + 28);
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
  g_test_add_func ("/criterion/amend-citation", test_amend_citation);
  g_test_add_func ("/criterion/half-typed-citation", test_half_typed_citation);
  g_test_add_func ("/criterion/remove-citation", test_remove_citation);
  g_test_add_func ("/criterion/draft", test_draft);
  g_test_add_func ("/criterion/picker", test_picker);
  g_test_add_func ("/criterion/dropped-file", test_dropped_file);
  g_test_add_func ("/criterion/pasted-file", test_pasted_file);
  g_test_add_func ("/criterion/actions", test_actions);
  g_test_add_func ("/criterion/neighbours", test_neighbours);

  return g_test_run ();
}
