/* Somebody in a hurry: nothing that is still under way may reach what is gone. Run on files and
 * databases.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-register.h"

#include "app/register/assay-register-steps.h"

#define N_DAYS 100u

/* A few turns of the main loop, each time another number: work ends between them or not. */
static void
turn (guint n)
{
  for (guint i = 0; i < n; i++)
    g_main_context_iteration (NULL, FALSE);
}

static AssayDate
get_day (guint i)
{
  return assay_date_new (2026, 1 + i % 12, 1 + i % 28);
}

static gboolean
is_worked_out (gpointer data)
{
  return assay_register_document_get_moment (data)->on == get_day (N_DAYS - 1);
}

/* Many days, and a page of every kind meanwhile: the last is what is shown. */
static void
test_days (AppRegister *self, gconstpointer data)
{
  static const char *const places[] = { "contracts", "calendar", "changes", "compare", "received" };

  for (guint i = 0; i < N_DAYS; i++)
    {
      assay_register_document_set_day (self->document, get_day (i));
      if (i % 7 == 0)
        app_activate_action (self->window, "win.show", places[i / 7 % G_N_ELEMENTS (places)]);
      turn (i % 11);
    }
  app_wait_until (is_worked_out, self->document, "the last day");
}

static gboolean
is_open (gpointer data)
{
  return assay_window_get_document (data) != NULL && assay_window_get_opening (data) == NULL
         && ASSAY_IS_REGISTER_DOCUMENT (assay_window_get_document (data));
}

/* Opening, something else, and opening again before the first is there. */
static void
test_opening (AppRegister *self, gconstpointer data)
{
  AssayWindow *window = ASSAY_WINDOW (self->window);

  for (guint i = 0; i < 16; i++)
    {
      app_activate_action (self->window, "win.close-portfolio", NULL);
      assay_window_open (window, i % 2 == 0 ? self->book->path : self->app->path);
      turn (i % 13);
      if (i % 5 == 0)
        app_activate_action (self->window, "win.close-portfolio", NULL);
      assay_window_open (window, self->book->path);
      turn (i * 7 % 29);
    }
  app_wait_until (is_open, window, "the register");
  app_settle (self->window);
  g_assert_nonnull (app_lookup_label (app_register_get_section (self), "3 contracts"));
}

static void
add_note (AssayRegisterDocument *document)
{
  const AssayRegister *held = assay_register_document_get_moment (document)->held;
  AssayHeldNote *note =
      assay_register_value_copy (assay_register_get_values (held, ASSAY_HELD_NOTE)->pdata[0]);
  GArray *edits = assay_register_edits_new ();

  note->value.id = 0;
  note->value.version = 0;
  assay_register_edits_add (edits, ASSAY_REGISTER_ADD, note);
  assay_register_document_apply (document, edits, "Added a note", NULL, NULL);
}

/* Closed at any moment of its work, everything that was handed over is made, once. */
static void
test_closing (AppRegister *self, gconstpointer data)
{
  AssayWindow *window = ASSAY_WINDOW (self->window);
  guint n = register_count (self->book->store, ASSAY_HELD_NOTE);

  for (guint i = 0; i < 8; i++)
    {
      AssayRegisterDocument *document;

      app_activate_action (self->window, "win.close-portfolio", NULL);
      assay_window_open (window, self->book->path);
      app_wait_until (is_open, window, "the register");
      document = ASSAY_REGISTER_DOCUMENT (assay_window_get_document (window));
      assay_register_document_set_day (document, get_day (i));
      add_note (document);
      app_activate_action (self->window, "win.show", i % 2 == 0 ? "changes" : "compare");
      add_note (document);
      turn (i * 3);
      app_activate_action (self->window, "win.close-portfolio", NULL);
      g_assert_cmpuint (register_count (self->book->store, ASSAY_HELD_NOTE), ==, n + 2 * (i + 1));
    }
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* A window of its own is closed while it opens the register, and is let go of in the end. */
static void
test_window_closed (AppRegister *self, gconstpointer data)
{
  for (guint i = 0; i < 8; i++)
    {
      AssayWindow *window =
          assay_window_new (GTK_APPLICATION (self->app->application), self->app->base->context);
      gpointer watched = window;

      g_object_add_weak_pointer (G_OBJECT (window), &watched);
      gtk_window_present (GTK_WINDOW (window));
      assay_window_open (window, self->book->path);
      turn (i * 5);
      gtk_window_destroy (GTK_WINDOW (window));
      app_wait_until (is_gone, &watched, "the window to go");
    }
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

#define ADD(name, function)                                                                        \
  g_test_add ("/app/register-hurry/" name, AppRegister, APP_REGISTER_SOME, app_register_set_up,    \
              function, app_register_tear_down)

  ADD ("days", test_days);
  ADD ("opening", test_opening);
  ADD ("closing", test_closing);
  ADD ("window-closed", test_window_closed);

  return g_test_run ();
}
