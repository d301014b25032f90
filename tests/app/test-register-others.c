/* A register that somebody else changes while it is open in the window. Run on files and databases.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-access.h"
#include "app-register.h"

#include "app/register/assay-collision-window.h"
#include "app/register/assay-register-form-window.h"
#include "app/register/assay-register-steps.h"
#include "app/widgets/assay-field.h"

#include <string.h>

static const AssayHeldNote *
get_note (const AssayRegister *held)
{
  return assay_register_get_values (held, ASSAY_HELD_NOTE)->pdata[0];
}

/* By somebody else, over a connection of theirs. */
static void
rewrite (AppRegister *self, const char *text)
{
  g_autoptr (AssayRegister) held = register_load (self->book->store);
  AssayHeldNote *note = assay_register_value_copy (get_note (held));
  g_autoptr (GError) error = NULL;

  g_free (note->text);
  note->text = g_strdup (text);
  register_apply_one (self->book->store, ASSAY_REGISTER_AMEND, note, NULL, &error);
  g_assert_no_error (error);
  assay_register_value_free (note);
}

static gboolean
is_note (gpointer data)
{
  gpointer *both = data;

  return g_str_equal (get_note (app_register_get_held (both[0]))->text, both[1]);
}

static void
wait_for_note (AppRegister *self, const char *text)
{
  gpointer both[] = { self, (gpointer) text };

  app_wait_until (is_note, both, text);
}

/* The form for a note of the first contract, with what is to stand there. */
static GtkWidget *
write_note (AppRegister *self, const char *action, gint64 of, const char *text)
{
  g_autofree char *place = app_register_dup_place (self, 0);
  g_autofree char *target = g_strdup_printf ("note:%" G_GINT64_FORMAT, of);
  GtkWidget *form, *view;

  app_register_go (self, place);
  app_activate_action (app_register_get_section (self), action, target);
  form = app_register_get_form (self);
  view = app_find_widget (form, GTK_TYPE_TEXT_VIEW, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);

  return form;
}

static GtkWidget *
rewrite_here (AppRegister *self, const char *text)
{
  return write_note (self, "register.amend", get_note (app_register_get_held (self))->value.id,
                     text);
}

static gboolean
is_collision_shown (gpointer data)
{
  GtkWindow *window = app_register_find_window (ASSAY_TYPE_COLLISION_WINDOW);

  return window != NULL && app_lookup_label (GTK_WIDGET (window), data) != NULL;
}

static GtkWidget *
wait_for_collision (const char *said)
{
  app_wait_until (is_collision_shown, (gpointer) said, said);

  return GTK_WIDGET (app_register_find_window (ASSAY_TYPE_COLLISION_WINDOW));
}

/* What they did is shown behind the form, and what is half typed in it stays. */
static void
test_half_typed (AppRegister *self, gconstpointer data)
{
  guint n = app_register_count (self, ASSAY_HELD_CONTRACT);
  GtkWidget *form, *title;

  gtk_widget_activate_action (app_register_get_section (self), "contracts.add", NULL);
  form = app_register_get_form (self);
  app_register_write_in (form, "Title", "Circles");
  rewrite (self, "Theirs");
  wait_for_note (self, "Theirs");
  title = app_find_widget (form, ASSAY_TYPE_FIELD, "Title");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "Circles");
  app_register_write_in (form, "Service", "South Ridge");
  app_register_save (form);
  app_register_wait_for (self, ASSAY_HELD_CONTRACT, n + 1);
}

/* Although theirs is shown already, ours was begun before: both are shown. */
static void
test_same_value (AppRegister *self, gconstpointer data)
{
  GtkWidget *form = rewrite_here (self, "Ours"), *collision;

  rewrite (self, "Theirs");
  wait_for_note (self, "Theirs");
  app_register_save (form);
  collision = wait_for_collision ("Theirs: Theirs\nYours: Ours");
  app_wait_until (app_register_is_form_gone, NULL, "the form to go");
  g_assert_true (gtk_widget_activate_action (collision, "collision.theirs", NULL));
  wait_for_note (self, "Theirs");
}

/* Who is first once more, while somebody chooses, is shown once more. */
static void
test_again (AppRegister *self, gconstpointer data)
{
  GtkWidget *form = rewrite_here (self, "Ours"), *collision;

  rewrite (self, "Theirs");
  app_register_save (form);
  collision = wait_for_collision ("Theirs: Theirs\nYours: Ours");
  rewrite (self, "Once more");
  g_assert_true (gtk_widget_activate_action (collision, "collision.mine", NULL));
  collision = wait_for_collision ("Theirs: Once more\nYours: Ours");
  g_assert_true (gtk_widget_activate_action (collision, "collision.mine", NULL));
  wait_for_note (self, "Ours");
}

static gboolean
is_said (gpointer data)
{
  gpointer *both = data;
  g_autoptr (GPtrArray) widgets = app_list_widgets (both[0], TRUE);

  for (guint i = 0; i < widgets->len; i++)
    if (GTK_IS_LABEL (widgets->pdata[i])
        && strstr (gtk_label_get_text (widgets->pdata[i]), both[1]) != NULL)
      return TRUE;

  return FALSE;
}

/* By somebody else, with everything that belongs to it. */
static void
remove_contract (AppRegister *self, guint number)
{
  g_autoptr (AssayRegister) held = register_load (self->book->store);
  const AssayRegisterValue *contract =
      assay_register_get_values (held, ASSAY_HELD_CONTRACT)->pdata[number];
  g_autoptr (GError) error = NULL;
  GArray *edits = assay_register_edits_new ();

  assay_register_edits_add_removal (edits, held, ASSAY_HELD_CONTRACT, contract->id);
  assay_register_store_apply (self->book->store, edits, NULL, NULL, &error);
  g_assert_no_error (error);
  assay_register_edits_free (edits);
}

/* What it was to belong to is gone: the form says so and stays, with what is in it. */
static void
test_owner_gone (AppRegister *self, gconstpointer data)
{
  const AssayRegisterValue *contract =
      assay_register_get_values (app_register_get_held (self), ASSAY_HELD_CONTRACT)->pdata[0];
  GtkWidget *form = write_note (self, "register.add", contract->id, "Rang them");
  gpointer both[] = { form, (gpointer) "what it belongs to is gone" };

  remove_contract (self, 0);
  app_register_save (form);
  app_wait_until (is_said, both, "why");
  g_assert_true (app_register_find_window (ASSAY_TYPE_REGISTER_FORM_WINDOW) == GTK_WINDOW (form));
  gtk_window_destroy (GTK_WINDOW (form));
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

#define ADD(name, function)                                                                        \
  g_test_add ("/app/register-others/" name, AppRegister, APP_REGISTER_SOME, app_register_set_up,   \
              function, app_register_tear_down)

  ADD ("half-typed", test_half_typed);
  ADD ("same-value", test_same_value);
  ADD ("again", test_again);
  ADD ("owner-gone", test_owner_gone);

  return g_test_run ();
}
