/* Citing at a criterion: writing, keeping, picking, dropping.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-case.h"

#include "app/criterion/assay-citation-list.h"
#include "app/criterion/assay-citation-row.h"
#include "app/criterion/assay-evidence-picker.h"
#include "app/widgets/assay-rating-row.h"

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
  AssaySection *section = app_show_criterion (fixture, "1.1");
  AssayCitationRow *row = get_row (section, 0);
  const AssayCitation *citation;
  guint before = app_count_history (fixture);

  type_into (row, PAGES, "9");
  press (section, row, "Save");
  g_assert_nonnull (
      app_lookup_label (GTK_WIDGET (row), "E001 has 3 pages, so there is no page 9."));
  g_assert_cmpuint (app_count_history (fixture), ==, before);

  type_into (row, PAGES, "2–3");
  type_into (row, PLACE, "Escalation");
  type_into (row, WHY, "Says who decides.");
  g_assert_null (app_lookup_label (GTK_WIDGET (row), "E001 has 3 pages, so there is no page 9."));
  press (section, row, "Save");
  g_assert_cmpuint (app_count_history (fixture), ==, before + 1);
  citation = app_fixture_get_response (fixture, "1.1")->citations->pdata[0];
  g_assert_cmpstr (citation->pages, ==, "2-3");
  g_assert_cmpstr (citation->place, ==, "Escalation");
  g_assert_cmpstr (citation->why, ==, "Says who decides.");
  g_assert_true (get_row (section, 0) == row);
  g_assert_cmpstr (assay_citation_row_get_pages (row), ==, "2-3");
  g_assert_false (assay_citation_row_is_unsaved (row));

  app_undo (fixture);
  g_assert_cmpstr (assay_citation_row_get_pages (row), ==, "2");
}

/* Half-typed fields live through other edits, and through going away and coming back. */
static void
test_half_typed_citation (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssaySection *section = app_show_criterion (fixture, "1.1");

  type_into (get_row (section, 0), WHY, "Half ty");
  app_activate (app_find_in_section (section, ASSAY_TYPE_RATING_ROW, "Partly"));
  g_assert_cmpstr (assay_citation_row_get_why (get_row (section, 0)), ==, "Half ty");
  assay_section_show_subject (section, "1.2");
  g_assert_cmpstr (assay_citation_row_get_why (get_row (section, 0)), !=, "Half ty");
  assay_section_show_subject (section, "1.1");
  g_assert_cmpstr (assay_citation_row_get_why (get_row (section, 0)), ==, "Half ty");
  g_assert_null (get_row (section, 1));
}

/* What is typed and can be saved is saved on the way out, as every text is. */
static void
test_citation_is_flushed (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssaySection *section = app_show_criterion (fixture, "1.1");

  type_into (get_row (section, 0), PLACE, "Escalation");
  assay_section_show_subject (section, "1.2");
  g_assert_cmpstr (
      ((AssayCitation *) app_fixture_get_response (fixture, "1.1")->citations->pdata[0])->place, ==,
      "Escalation");
}

/* What cannot be saved yet is there again in another window, another day. */
static void
test_drafts_are_kept (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssaySection *section = app_show_criterion (fixture, "1.1");
  g_autofree char *schema = assay_fixture_schema_path ();
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;
  AssayCitationRow *row;

  type_into (get_row (section, 0), PAGES, "99");
  assay_citation_list_add_draft (
      ASSAY_CITATION_LIST (app_find_in_section (section, ASSAY_TYPE_CITATION_LIST, NULL)), 3);
  type_into (get_row (section, 1), PLACE, "Half a pl");
  assay_document_close (fixture->document, &error);
  g_assert_no_error (error);
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (section))));
  g_object_unref (fixture->document);
  fixture->document =
      assay_document_open (fixture->base->context, fixture->path, schema, ASSAY_OPEN_WRITE, &error);
  g_assert_no_error (error);

  section = app_show_criterion (fixture, "1.1");
  row = get_row (section, 0);
  g_assert_false (assay_citation_row_is_draft (row));
  g_assert_cmpstr (assay_citation_row_get_pages (row), ==, "99");
  row = get_row (section, 1);
  g_assert_true (assay_citation_row_is_draft (row));
  g_assert_cmpuint (assay_citation_row_get_evidence (row), ==, 3);
  g_assert_cmpstr (assay_citation_row_get_place (row), ==, "Half a pl");
  g_assert_null (get_row (section, 2));

  /* Finished or discarded, they are gone for good. */
  press (section, row, "Discard");
  type_into (get_row (section, 0), PAGES, "2");
  assay_section_show_subject (section, "1.2");
  left = assay_draft_store_list (assay_document_get_drafts (fixture->document), "citation", "1.1");
  g_assert_cmpuint (left->len, ==, 0);
}

static void
test_remove_citation (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssaySection *section = app_show_criterion (fixture, "1.1");
  AssayCitationRow *row = get_row (section, 0);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  press (section, row, "Remove");
  g_assert_cmpuint (app_fixture_get_response (fixture, "1.1")->citations->len, ==, 0);
  g_assert_null (get_row (section, 0));
  app_undo (fixture);
  g_assert_nonnull (get_row (section, 0));
}

static void
test_draft (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssaySection *section = app_show_criterion (fixture, "2.1");
  AssayCitationList *list =
      ASSAY_CITATION_LIST (app_find_in_section (section, ASSAY_TYPE_CITATION_LIST, NULL));
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
  AssaySection *section = app_show_criterion (fixture, "2.1");
  GtkWidget *button = app_find_in_section (section, GTK_TYPE_MENU_BUTTON, "Use an item…");
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

static gboolean
is_in_view (gpointer row)
{
  GtkWidget *page = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (row, page, &bounds) && bounds.size.height > 0
         && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (page);
}

/* A draft is far down the page: one is taken there, with all of its fields. */
static void
test_draft_is_shown (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssaySection *section = app_show_criterion (fixture, "2.1");

  assay_citation_list_add_draft (
      ASSAY_CITATION_LIST (app_find_in_section (section, ASSAY_TYPE_CITATION_LIST, NULL)), 1);
  g_assert_false (is_in_view (get_row (section, 0)));
  app_wait_until (is_in_view, get_row (section, 0), "the draft is seen");
}

static void
test_dropped_file (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssaySection *section = app_show_criterion (fixture, "2.1");
  g_autofree char *path = app_fixture_draw_pdf (fixture, "minutes.pdf", 2);

  g_assert_true (app_drop_file (GTK_WIDGET (section), path));
  app_wait_until (has_draft, section, "the dropped file has a draft");
  g_assert_cmpuint (assay_citation_row_get_evidence (get_row (section, 0)), ==, 6);

  /* Undoing the adding takes the draft along. */
  app_undo (fixture);
  g_assert_null (get_row (section, 0));
}

/* Ctrl+V, wherever the focus is but in a text. */
static void
paste (AssaySection *section)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (section));
  g_autoptr (GtkShortcutTrigger) wanted = gtk_keyval_trigger_new (GDK_KEY_v, GDK_CONTROL_MASK);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
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
  g_assert_cmpuint (n, ==, 1);
}

static void
test_pasted_file (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssaySection *section = app_show_criterion (fixture, "2.1");
  g_autofree char *path = app_fixture_draw_pdf (fixture, "minutes.pdf", 2);

  app_copy_file (GTK_WIDGET (section), path);
  paste (section);
  app_wait_until (has_draft, section, "the pasted file has a draft");
  g_assert_cmpuint (assay_citation_row_get_evidence (get_row (section, 0)), ==, 6);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/citation/amend", test_amend_citation);
  g_test_add_func ("/citation/half-typed", test_half_typed_citation);
  g_test_add_func ("/citation/is-flushed", test_citation_is_flushed);
  g_test_add_func ("/citation/drafts-are-kept", test_drafts_are_kept);
  g_test_add_func ("/citation/remove", test_remove_citation);
  g_test_add_func ("/citation/draft", test_draft);
  g_test_add_func ("/citation/picker", test_picker);
  g_test_add_func ("/citation/draft-is-shown", test_draft_is_shown);
  g_test_add_func ("/citation/dropped-file", test_dropped_file);
  g_test_add_func ("/citation/pasted-file", test_pasted_file);

  return g_test_run ();
}
