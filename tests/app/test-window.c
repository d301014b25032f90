/* The window: places, titles, undo and redo.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-fixture.h"

#include "app/criterion/assay-criterion-section.h"
#include "app/overview/assay-overview-section.h"
#include "app/preview/assay-preview-pane.h"
#include "app/window/assay-sidebar-row.h"

typedef struct
{
  AppFixture *app;
  AssayWindow *window;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->app = app_fixture_new ();
  self->window = app_fixture_open_window (self->app);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  app_fixture_free (self->app);
}

static void
rate (Fixture *self, const char *criterion, const char *level)
{
  GError *error = NULL;
  AssayEdit *edit = assay_edit_rate (assay_document_get_portfolio (self->app->document),
                                     self->app->scheme, criterion, level, NULL, &error);

  app_fixture_apply (self->app, edit, error);
  app_settle (GTK_WIDGET (self->window));
}

static const char *
get_level (Fixture *self, const char *criterion)
{
  const AssayResponse *response = app_fixture_get_response (self->app, criterion);

  return response != NULL ? response->level : NULL;
}

/* The title that stands in the header over the section. */
static gboolean
has_title (Fixture *self, const char *title)
{
  g_autoptr (GPtrArray) all = app_list_widgets (GTK_WIDGET (self->window), TRUE);

  for (guint i = 0; i < all->len; i++)
    if (ADW_IS_WINDOW_TITLE (all->pdata[i])
        && g_str_equal (adw_window_title_get_title (all->pdata[i]), title))
      return TRUE;

  return FALSE;
}

static void
test_opens_at_overview (Fixture *self, gconstpointer data)
{
  g_assert_true (assay_window_get_document (self->window) == self->app->document);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (self->window)), ==, "North Vale");
  g_assert_true (has_title (self, "Overview"));
  g_assert_true (has_title (self, "North Vale"));
}

/* Everything the sidebar leads to has a page and a title. */
static void
test_sidebar_leads_somewhere (Fixture *self, gconstpointer data)
{
  GtkWidget *sidebar =
      app_find_widget (GTK_WIDGET (self->window), GTK_TYPE_LIST_BOX, "Sections of the document");
  g_autoptr (GPtrArray) places = app_list_places (self->window);
  GtkListBoxRow *row;
  guint n_places = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (sidebar), i)) != NULL; i++)
    {
      const AssaySidebarRow *state = assay_sidebar_row_get_state (ASSAY_SIDEBAR_ROW (row));

      if (state->place != NULL && app_has_place (self->window, state->place))
        n_places++;
    }
  g_assert_cmpuint (n_places, >, 0);
  for (guint i = 0; i < places->len; i++)
    {
      const char *place = places->pdata[i];

      assay_window_show (self->window, place);
      app_settle (GTK_WIDGET (self->window));
      if (has_title (self, ""))
        g_error ("%s has no title", place);
    }
}

static void
test_unknown_place_changes_nothing (Fixture *self, gconstpointer data)
{
  assay_window_show (self->window, "nowhere");
  app_settle (GTK_WIDGET (self->window));
  g_assert_true (has_title (self, "Overview"));
}

static void
test_undo_and_redo (Fixture *self, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (self->window);
  GtkWidget *undo = app_find_widget (window, GTK_TYPE_BUTTON, "Undo");
  GtkWidget *redo = app_find_widget (window, GTK_TYPE_BUTTON, "Redo");

  rate (self, "2.2", "fully");
  g_assert_true (gtk_widget_is_sensitive (undo));
  g_assert_false (gtk_widget_is_sensitive (redo));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (undo), ==, "Undo: Rated 2.2 “Fully”");

  app_activate (undo);
  g_assert_cmpstr (get_level (self, "2.2"), ==, "partly");
  g_assert_true (gtk_widget_is_sensitive (redo));

  app_activate_action (window, "win.redo", NULL);
  g_assert_cmpstr (get_level (self, "2.2"), ==, "fully");
  g_assert_false (gtk_widget_is_sensitive (redo));
}

/* Back to the beginning by the button alone, every step named. */
static void
test_undo_reaches_the_beginning (Fixture *self, gconstpointer data)
{
  GtkWidget *undo = app_find_widget (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, "Undo");
  guint n_steps = 0;

  while (gtk_widget_is_sensitive (undo))
    {
      g_assert_true (g_str_has_prefix (gtk_widget_get_tooltip_text (undo), "Undo: "));
      app_activate (undo);
      n_steps++;
    }
  g_assert_cmpuint (n_steps, >, 10);
  g_assert_cmpuint (assay_document_get_portfolio (self->app->document)->responses->len, ==, 0);
}

static void
test_focus_stays_over_a_change (Fixture *self, gconstpointer data)
{
  GtkWidget *sidebar =
      app_find_widget (GTK_WIDGET (self->window), GTK_TYPE_LIST_BOX, "Sections of the document");
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (sidebar), 0);

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (row)));
  rate (self, "2.2", "fully");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self->window)) == GTK_WIDGET (row));
}

/* Whoever goes on from one section by the keyboard can use it at once in the next. */
static void
test_focus_follows_to_a_section (Fixture *self, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (self->window);
  GtkWidget *overview = app_find_widget (window, ASSAY_TYPE_OVERVIEW_SECTION, NULL);
  GtkWidget *focus;

  g_assert_true (gtk_widget_child_focus (overview, GTK_DIR_TAB_FORWARD));
  focus = gtk_root_get_focus (GTK_ROOT (window));
  app_activate_action (focus, "win.show", "criterion:2.1");
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_nonnull (focus);
  g_assert_nonnull (gtk_widget_get_ancestor (focus, ASSAY_TYPE_CRITERION_SECTION));
}

static GtkWidget *
find_focus_in (Fixture *self, GType section)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));

  return focus != NULL ? gtk_widget_get_ancestor (focus, section) : NULL;
}

static gboolean
has_focus_in_overview (gpointer data)
{
  return find_focus_in (data, ASSAY_TYPE_OVERVIEW_SECTION) != NULL;
}

/* Whoever opens a portfolio, or closes it, need not look for the place to go on. */
static void
test_focus_comes_with_a_document (Fixture *self, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (self->window);
  g_autofree char *path = g_strdup (self->app->path);
  g_autofree char *name = NULL;

  g_assert_nonnull (find_focus_in (self, ASSAY_TYPE_OVERVIEW_SECTION));
  app_activate_action (window, "win.close-portfolio", NULL);
  name = app_dup_accessible_name (gtk_root_get_focus (GTK_ROOT (window)));
  g_assert_cmpstr (name, ==, "Prepare for a quality mark…");
  assay_window_open (self->window, path);
  app_wait_until (has_focus_in_overview, self, "the focus to come into the overview");
  app_activate_action (window, "win.show", "criterion:2.1");
  g_assert_nonnull (find_focus_in (self, ASSAY_TYPE_CRITERION_SECTION));
}

static gboolean
is_in_sidebar (Fixture *self)
{
  GtkWidget *sidebar =
      app_find_widget (GTK_WIDGET (self->window), GTK_TYPE_LIST_BOX, "Sections of the document");
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, sidebar);
}

/* A heading is never a stop, up or down, and the ends are ends. */
static void
test_sidebar_steps_over_headings (Fixture *self, gconstpointer data)
{
  GtkWidget *sidebar =
      app_find_widget (GTK_WIDGET (self->window), GTK_TYPE_LIST_BOX, "Sections of the document");
  GtkListBox *list = GTK_LIST_BOX (sidebar);
  guint n_headings = 0;

  for (int i = 1; gtk_list_box_get_row_at_index (list, i) != NULL; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, i);
      GtkListBoxRow *above = gtk_list_box_get_row_at_index (list, i - 1);

      if (!gtk_widget_get_focusable (GTK_WIDGET (above)))
        {
          above = gtk_list_box_get_row_at_index (list, i - 2);
          n_headings++;
        }
      if (!gtk_widget_get_focusable (GTK_WIDGET (row)))
        continue;
      g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (row)));
      g_signal_emit_by_name (list, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, -1, FALSE, FALSE);
      g_assert_true (gtk_widget_is_focus (GTK_WIDGET (above)));
      g_signal_emit_by_name (list, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, 1, FALSE, FALSE);
      g_assert_true (gtk_widget_is_focus (GTK_WIDGET (row)));
    }
  g_assert_cmpuint (n_headings, >, 0);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (list, 0)));
  g_signal_emit_by_name (list, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, -1, FALSE, FALSE);
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (list, 0))));
}

/* From the section to the sidebar, to the section and, once it is open, to the preview. */
static void
test_panes (Fixture *self, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (self->window);

  g_assert_nonnull (find_focus_in (self, ASSAY_TYPE_OVERVIEW_SECTION));
  app_activate_action (window, "win.next-pane", NULL);
  g_assert_true (is_in_sidebar (self));
  app_activate_action (window, "win.next-pane", NULL);
  g_assert_nonnull (find_focus_in (self, ASSAY_TYPE_OVERVIEW_SECTION));
  app_activate_action (window, "win.preview", "E001");
  app_activate_action (window, "win.next-pane", NULL);
  g_assert_nonnull (find_focus_in (self, ASSAY_TYPE_PREVIEW_PANE));
  app_activate_action (window, "win.previous-pane", NULL);
  g_assert_nonnull (find_focus_in (self, ASSAY_TYPE_OVERVIEW_SECTION));
  app_activate_action (window, "win.previous-pane", NULL);
  g_assert_true (is_in_sidebar (self));
}

/* On screen or not. */
static GtkWidget *
find_section (Fixture *self, const char *type)
{
  g_autoptr (GPtrArray) all = app_list_widgets (GTK_WIDGET (self->window), FALSE);

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (G_OBJECT_TYPE_NAME (all->pdata[i]), type))
      return all->pdata[i];

  return NULL;
}

/* Sections are made when they are first gone to, and stay. */
static void
test_sections_are_made_when_needed (Fixture *self, gconstpointer data)
{
  GtkWidget *section;

  g_assert_null (find_section (self, "AssayMeasuresSection"));
  assay_window_show (self->window, "measures");
  section = find_section (self, "AssayMeasuresSection");
  g_assert_nonnull (section);
  g_assert_true (assay_section_get_document (ASSAY_SECTION (section)) == self->app->document);
  assay_window_show (self->window, "overview");
  assay_window_show (self->window, "measures");
  g_assert_true (find_section (self, "AssayMeasuresSection") == section);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/window/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("opens-at-overview", test_opens_at_overview);
  ADD ("sidebar-leads-somewhere", test_sidebar_leads_somewhere);
  ADD ("sidebar-steps-over-headings", test_sidebar_steps_over_headings);
  ADD ("unknown-place-changes-nothing", test_unknown_place_changes_nothing);
  ADD ("undo-and-redo", test_undo_and_redo);
  ADD ("undo-reaches-the-beginning", test_undo_reaches_the_beginning);
  ADD ("focus-stays-over-a-change", test_focus_stays_over_a_change);
  ADD ("focus-follows-to-a-section", test_focus_follows_to_a_section);
  ADD ("focus-comes-with-a-document", test_focus_comes_with_a_document);
  ADD ("panes", test_panes);
  ADD ("sections-are-made-when-needed", test_sections_are_made_when_needed);
#undef ADD

  return g_test_run ();
}
