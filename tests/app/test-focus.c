/* The focus stays where it is, whatever changes around it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everywhere Tab comes to, something else of the portfolio changes: who types or reads there goes
 * on as if nothing had happened.
 */

#include "app-fixture.h"

#define STOP_MAX 200

typedef struct
{
  AppFixture *app;
  GtkWidget *window;
  gboolean is_flagged;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->app = app_fixture_new ();
  self->window = GTK_WIDGET (app_fixture_open_window (self->app));
  self->is_flagged = TRUE;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  app_fixture_free (self->app);
}

static void
change_something_else (Fixture *self)
{
  GError *error = NULL;
  AssayEdit *edit;

  self->is_flagged = !self->is_flagged;
  edit = assay_edit_flag (assay_document_get_portfolio (self->app->document), self->app->scheme,
                          "1.2", self->is_flagged, &error);
  app_fixture_apply (self->app, edit, error);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static GtkWidget *
get_focus (Fixture *self)
{
  return gtk_root_get_focus (GTK_ROOT (self->window));
}

static GPtrArray *
list_stops (Fixture *self)
{
  GPtrArray *stops = g_ptr_array_new_with_free_func (g_object_unref);

  gtk_root_set_focus (GTK_ROOT (self->window), NULL);
  while (stops->len < STOP_MAX && gtk_widget_child_focus (self->window, GTK_DIR_TAB_FORWARD))
    {
      if (get_focus (self) == NULL || g_ptr_array_find (stops, get_focus (self), NULL))
        break;
      g_ptr_array_add (stops, g_object_ref (get_focus (self)));
    }

  return stops;
}

static guint
check_stop (Fixture *self, const char *place, GtkWidget *stop)
{
  g_autofree char *name = app_dup_accessible_name (stop);
  GtkWidget *focus;

  if (!gtk_widget_get_mapped (stop) || !gtk_widget_grab_focus (stop))
    return 0;
  change_something_else (self);
  focus = get_focus (self);
  if (focus == stop)
    return 0;
  g_printerr ("%s: the focus left %s “%s” for %s\n", place, G_OBJECT_TYPE_NAME (stop),
              name != NULL ? name : "", focus != NULL ? G_OBJECT_TYPE_NAME (focus) : "nothing");

  return 1;
}

static void
test_change (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) places = app_list_places (ASSAY_WINDOW (self->window));
  guint n_faults = 0;

  for (guint i = 0; i < places->len; i++)
    {
      g_autoptr (GPtrArray) stops = NULL;

      assay_window_show (ASSAY_WINDOW (self->window), places->pdata[i]);
      app_settle (self->window);
      stops = list_stops (self);
      g_assert_cmpuint (stops->len, >, 5);
      g_assert_cmpuint (stops->len, <, STOP_MAX);
      for (guint j = 0; j < stops->len; j++)
        n_faults += check_stop (self, places->pdata[i], stops->pdata[j]);
    }
  g_assert_cmpuint (n_faults, ==, 0);
}

/* --- Windows over the window --- */

static gboolean
has_closed (gpointer window)
{
  g_autoptr (GList) all = gtk_window_list_toplevels ();

  for (GList *at = all; at != NULL; at = at->next)
    if (gtk_window_get_transient_for (at->data) == GTK_WINDOW (window)
        && gtk_widget_get_visible (at->data))
      return FALSE;

  return TRUE;
}

static GtkWindow *
find_over (Fixture *self)
{
  g_autoptr (GList) all = gtk_window_list_toplevels ();

  for (GList *at = all; at != NULL; at = at->next)
    if (gtk_window_get_transient_for (at->data) == GTK_WINDOW (self->window)
        && gtk_widget_get_visible (at->data))
      return at->data;
  g_error ("No window has come");
}

static void
test_dialogs (Fixture *self, gconstpointer data)
{
  static const char *const actions[] = { "win.new-portfolio", "win.show-help-overlay",
                                         "evidence.add-plain" };
  GtkWidget *focus;

  assay_window_show (ASSAY_WINDOW (self->window), "evidence");
  app_settle (self->window);
  focus = app_find_widget (self->window, GTK_TYPE_BUTTON, "Add files");
  g_assert_true (gtk_widget_grab_focus (focus));
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      app_activate_action (focus, actions[i], NULL);
      gtk_window_close (find_over (self));
      app_wait_until (has_closed, self->window, actions[i]);
      g_assert_true (get_focus (self) == focus);
    }
}

/* Search stops where it began. */
static void
test_search (Fixture *self, gconstpointer data)
{
  GtkWidget *focus;

  assay_window_show (ASSAY_WINDOW (self->window), "criterion:2.2");
  app_settle (self->window);
  focus = app_find_widget (self->window, GTK_TYPE_TEXT_VIEW, "How we meet this");
  g_assert_true (gtk_widget_grab_focus (focus));
  app_activate_action (self->window, "win.search", NULL);
  g_assert_false (get_focus (self) == focus);
  g_signal_emit_by_name (app_find_widget (self->window, GTK_TYPE_SEARCH_ENTRY, NULL),
                         "stop-search");
  app_settle (self->window);
  g_assert_true (get_focus (self) == focus);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/focus/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("change", test_change);
  ADD ("dialogs", test_dialogs);
  ADD ("search", test_search);
#undef ADD

  return g_test_run ();
}
