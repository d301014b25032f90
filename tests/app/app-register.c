/* A register in its window, and hands for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-register.h"

#include "app/register/assay-register-form-window.h"
#include "app/widgets/assay-field.h"

static void
failed_cb (AssayRegisterDocument *document, const GError *error)
{
  g_test_message ("Failed: %s", error->message);
}

/* @data is what the register holds, or NULL for nothing. */
void
app_register_set_up (AppRegister *self, gconstpointer data)
{
  g_autoptr (AssayRegisterReading) reading = NULL;
  g_autoptr (GError) error = NULL;

  self->app = app_fixture_new ();
  self->window = GTK_WIDGET (app_fixture_open_window (self->app));
  self->book = register_fixture_new ();
  if (data != NULL)
    register_add (self->book->store, data);
  reading =
      assay_register_reading_new (self->book->files->context, self->book->path, TRUE, NULL, &error);
  g_assert_no_error (error);
  self->document = ASSAY_REGISTER_DOCUMENT (assay_register_document_new (reading));
  g_signal_connect (self->document, "failed", G_CALLBACK (failed_cb), NULL);
  assay_window_set_document (ASSAY_WINDOW (self->window), ASSAY_DOCUMENT (self->document));
  app_settle (self->window);
}

void
app_register_tear_down (AppRegister *self, gconstpointer data)
{
  app_activate_action (self->window, "win.close-portfolio", NULL);
  g_object_unref (self->document);
  register_fixture_free (self->book);
  app_fixture_free (self->app);
}

const AssayRegister *
app_register_get_held (AppRegister *self)
{
  return assay_register_document_get_moment (self->document)->held;
}

guint
app_register_count (AppRegister *self, AssayHeldKind kind)
{
  return assay_register_get_values (app_register_get_held (self), kind)->len;
}

void
app_register_go (AppRegister *self, const char *place)
{
  app_activate_action (self->window, "win.show", place);
  app_settle (self->window);
}

char *
app_register_dup_place (AppRegister *self, guint contract)
{
  const AssayRegisterValue *value =
      assay_register_get_values (app_register_get_held (self), ASSAY_HELD_CONTRACT)
          ->pdata[contract];

  return g_strdup_printf ("contract:%" G_GINT64_FORMAT, value->id);
}

GtkWidget *
app_register_get_section (AppRegister *self)
{
  return GTK_WIDGET (assay_window_get_section (ASSAY_WINDOW (self->window)));
}

/* --- Waiting --- */

typedef struct
{
  AppRegister *test;
  AssayHeldKind kind;
  guint n;
} Expected;

static gboolean
has_as_many (gpointer data)
{
  const Expected *expected = data;

  return app_register_count (expected->test, expected->kind) == expected->n;
}

void
app_register_wait_for (AppRegister *self, AssayHeldKind kind, guint n)
{
  Expected expected = { self, kind, n };

  app_wait_until (has_as_many, &expected, assay_held_get_row (kind)->id);
  app_settle (self->window);
}

GtkWindow *
app_register_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }

  return NULL;
}

gboolean
app_register_is_form_gone (gpointer data)
{
  return app_register_find_window (ASSAY_TYPE_REGISTER_FORM_WINDOW) == NULL;
}

GtkWidget *
app_register_get_form (AppRegister *self)
{
  GtkWindow *form = app_register_find_window (ASSAY_TYPE_REGISTER_FORM_WINDOW);

  g_assert_nonnull (form);
  app_settle (GTK_WIDGET (form));

  return GTK_WIDGET (form);
}

void
app_register_write_in (GtkWidget *form, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (app_find_widget (form, ASSAY_TYPE_FIELD, name)), text);
}

/* The form goes once it is safe, so nothing may wait for it to be drawn. */
void
app_register_save (GtkWidget *form)
{
  g_assert_true (gtk_widget_activate_action (form, "form.save", NULL));
}
