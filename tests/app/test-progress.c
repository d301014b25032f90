/* Waiting for work: nothing flashes up for what is quick, and nothing else happens meanwhile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-fixture.h"

#include "app/window/assay-progress-dialog.h"

#define SEEN_FOR_US (300 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  AppFixture *app;
  GtkWindow *window;
  AssayProgressDialog *progress;
  gboolean may_end; /* atomic: the work goes on until then */
  guint n_shown;
  guint n_ended;
  gint64 shown; /* by the monotonic clock */
  gint64 gone;
  GError *error;
} Fixture;

static gpointer
work (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  Fixture *self = data;

  while (!g_atomic_int_get (&self->may_end))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      g_thread_yield ();
    }

  return self;
}

static void
ended_cb (gpointer owner, gpointer result, const GError *error)
{
  Fixture *self = g_object_get_data (owner, "fixture");

  g_assert_true ((result == self) == (error == NULL));
  g_assert_null (assay_progress_dialog_get_shown (owner));
  g_assert_true (assay_progress_dialog_get_parent (owner) == self->window);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  self->n_ended++;
}

static void
windows_changed_cb (Fixture *self, guint position, guint n_gone, guint n_new)
{
  self->n_shown += n_new;
  if (n_new > 0)
    self->shown = g_get_monotonic_time ();
  if (n_gone > 0)
    self->gone = g_get_monotonic_time ();
}

static void
start (Fixture *self)
{
  g_signal_connect_swapped (gtk_window_get_toplevels (), "items-changed",
                            G_CALLBACK (windows_changed_cb), self);
  self->progress =
      assay_progress_dialog_run (self->window, "Saving a copy", work, self, NULL, ended_cb);
  g_object_set_data (G_OBJECT (self->progress), "fixture", self);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->app = app_fixture_new ();
  self->window = GTK_WINDOW (app_fixture_open_window (self->app));
  start (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (gtk_window_get_toplevels (), self);
  g_clear_error (&self->error);
  app_fixture_free (self->app);
}

static gboolean
is_shown (gpointer data)
{
  return ((Fixture *) data)->n_shown > 0;
}

static gboolean
is_ended (gpointer data)
{
  return ((Fixture *) data)->n_ended > 0;
}

static void
finish (Fixture *self)
{
  g_atomic_int_set (&self->may_end, TRUE);
  app_wait_until (is_ended, self, "the work to end");
  g_assert_cmpuint (self->n_ended, ==, 1);
}

static gboolean
press_cb (gboolean *is_pressed)
{
  *is_pressed = TRUE;

  return GDK_EVENT_STOP;
}

/* Ended before the main loop turned: there was nothing to wait for. */
static void
test_quick (Fixture *self, gconstpointer data)
{
  finish (self);
  g_assert_no_error (self->error);
  g_assert_cmpuint (self->n_shown, ==, 0);
}

/* Ended the moment it is shown: it stays until one can have seen it. */
static void
test_seen (Fixture *self, gconstpointer data)
{
  app_wait_until (is_shown, self, "the dialog");
  finish (self);
  g_assert_no_error (self->error);
  g_assert_cmpuint (self->n_shown, ==, 1);
  g_assert_cmpint (self->gone - self->shown, >=, SEEN_FOR_US);
}

/* The window it will stand over cannot be closed from under the work, and takes no second order. */
static void
test_guard (Fixture *self, gconstpointer data)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->window));
  guint n_controllers = g_list_model_get_n_items (controllers);
  gboolean is_asked = FALSE;
  gulong handler =
      g_signal_connect_swapped (self->window, "close-request", G_CALLBACK (press_cb), &is_asked);

  gtk_window_close (self->window);
  g_assert_false (is_asked);
  g_assert_nonnull (gtk_widget_get_cursor (GTK_WIDGET (self->window)));
  app_wait_until (is_shown, self, "the dialog");
  g_assert_true (
      gtk_window_get_modal (GTK_WINDOW (assay_progress_dialog_get_shown (self->progress))));
  g_assert_cmpuint (g_list_model_get_n_items (controllers), ==, n_controllers - 1);
  finish (self);
  g_assert_null (gtk_widget_get_cursor (GTK_WIDGET (self->window)));
  gtk_window_close (self->window);
  g_assert_true (is_asked);
  g_signal_handler_disconnect (self->window, handler);
}

static void
test_stopped (Fixture *self, gconstpointer data)
{
  app_wait_until (is_shown, self, "the dialog");
  gtk_window_close (GTK_WINDOW (assay_progress_dialog_get_shown (self->progress)));
  g_assert_nonnull (assay_progress_dialog_get_shown (self->progress));
  app_wait_until (is_ended, self, "the work to stop");
  g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add ("/progress/quick", Fixture, NULL, set_up, test_quick, tear_down);
  g_test_add ("/progress/seen", Fixture, NULL, set_up, test_seen, tear_down);
  g_test_add ("/progress/guard", Fixture, NULL, set_up, test_guard, tear_down);
  g_test_add ("/progress/stopped", Fixture, NULL, set_up, test_stopped, tear_down);

  return g_test_run ();
}
