/* The start page and the list of what was open before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-fixture.h"

#include "app/start/assay-recents.h"
#include "app/start/assay-start-page.h"

#include <string.h>

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
  assay_recents_remember (self->app->base->context, "/nowhere/Gone", "Gone Service");
  assay_recents_remember (self->app->base->context, self->app->path, "Small Service");
  app_activate_action (GTK_WIDGET (self->window), "win.close-portfolio", NULL);
  app_settle (GTK_WIDGET (self->window));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  assay_recents_remove (self->app->base->context, "/nowhere/Gone");
  assay_recents_remove (self->app->base->context, self->app->path);
  app_fixture_free (self->app);
}

static gboolean
has_looked (gpointer data)
{
  Fixture *self = data;

  return app_lookup_widget (GTK_WIDGET (self->window), ADW_TYPE_ACTION_ROW, "North Vale") != NULL
         && app_lookup_widget (GTK_WIDGET (self->window), GTK_TYPE_BUTTON,
                               "Remove “Gone Service” from the list")
                != NULL;
}

static void
test_closing_leads_here (Fixture *self, gconstpointer data)
{
  g_assert_null (assay_window_get_document (self->window));
  g_assert_nonnull (app_find_widget (GTK_WIDGET (self->window), ADW_TYPE_ACTION_ROW,
                                     "Prepare for a quality mark…"));
}

static void
test_recents_say_how_they_stand (Fixture *self, gconstpointer data)
{
  GtkWidget *row;

  app_wait_until (has_looked, self, "both were looked at");
  row = app_find_widget (GTK_WIDGET (self->window), ADW_TYPE_ACTION_ROW, "North Vale");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Not ready"));
  g_assert_nonnull (
      strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Small Test Standards"));
  /* And when it was last touched: by the clock of the disk, so only that it is told. */
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), " · "));
}

static gboolean
is_open (gpointer data)
{
  Fixture *self = data;

  return assay_window_get_document (self->window) != NULL;
}

static void
test_recent_opens (Fixture *self, gconstpointer data)
{
  GtkWidget *row;

  app_wait_until (has_looked, self, "both were looked at");
  row = app_find_widget (GTK_WIDGET (self->window), ADW_TYPE_ACTION_ROW, "North Vale");
  app_activate (row);
  app_wait_until (is_open, self, "the portfolio is open");
  g_assert_cmpstr (assay_document_get_path (assay_window_get_document (self->window)), ==,
                   self->app->path);
}

static void
test_gone_can_be_removed (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) recents = NULL;

  app_wait_until (has_looked, self, "both were looked at");
  /* The button goes with its row. */
  g_signal_emit_by_name (app_find_widget (GTK_WIDGET (self->window), GTK_TYPE_BUTTON,
                                          "Remove “Gone Service” from the list"),
                         "clicked");
  recents = assay_recents_list ();
  g_assert_cmpuint (recents->len, ==, 1);
  g_assert_cmpstr (((const AssayRecent *) recents->pdata[0])->title, ==, "Small Service");
}

static void
test_dropped_portfolio_opens (Fixture *self, gconstpointer data)
{
  GtkWidget *page = app_find_widget (GTK_WIDGET (self->window), ASSAY_TYPE_START_PAGE, NULL);

  g_assert_true (app_drop_file (page, self->app->path));
  app_wait_until (is_open, self, "the portfolio to open");
  g_assert_cmpstr (assay_document_get_path (assay_window_get_document (self->window)), ==,
                   self->app->path);
}

/* Newest first, each once, not for ever; places stay. */
static void
test_list (Fixture *self, gconstpointer data)
{
  AssayContext *context = self->app->base->context;
  g_autoptr (GPtrArray) recents = NULL;
  g_autofree char *place = NULL;

  assay_recents_set_place (context, "/nowhere/Gone", "criterion:1.2");
  assay_recents_set_place (context, "/nowhere/unknown", "overview");
  assay_recents_remember (context, "/nowhere/Gone", "New [name]\n=1");
  recents = assay_recents_list ();
  g_assert_cmpuint (recents->len, ==, 2);
  g_assert_cmpstr (((const AssayRecent *) recents->pdata[0])->title, ==, "New [name]\n=1");
  place = assay_recents_dup_place ("/nowhere/Gone");
  g_assert_cmpstr (place, ==, "criterion:1.2");

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *path = g_strdup_printf ("/nowhere/%u \xff", i);

      assay_recents_remember (context, path, "Many");
    }
  g_clear_pointer (&recents, g_ptr_array_unref);
  recents = assay_recents_list ();
  g_assert_cmpuint (recents->len, ==, ASSAY_RECENTS_MAX);
  for (guint i = 0; i < recents->len; i++)
    assay_recents_remove (context, ((const AssayRecent *) recents->pdata[i])->path);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/start/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("closing-leads-here", test_closing_leads_here);
  ADD ("recents-say-how-they-stand", test_recents_say_how_they_stand);
  ADD ("recent-opens", test_recent_opens);
  ADD ("gone-can-be-removed", test_gone_can_be_removed);
  ADD ("dropped-portfolio-opens", test_dropped_portfolio_opens);
  ADD ("list", test_list);
#undef ADD

  return g_test_run ();
}
