/* A register of its own for each test, and values made in a line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "register-fixture.h"

#include "postgres-fixture.h"

#include <sqlite3.h>

RegisterFixture *
register_fixture_new_bare (void)
{
  RegisterFixture *self = g_new0 (RegisterFixture, 1);

  self->files = assay_fixture_new ();
  self->is_database = g_strcmp0 (g_getenv ("ASSAY_TEST_STORE"), "postgres") == 0;
  self->path = self->is_database ? postgres_make_database ("UTF8")
                                 : assay_fixture_path (self->files, "contracts.assay-register");

  return self;
}

RegisterFixture *
register_fixture_new (void)
{
  RegisterFixture *self = register_fixture_new_bare ();
  g_autoptr (GError) error = NULL;

  self->store =
      assay_register_store_create (self->path, "Contracts", self->files->context, NULL, &error);
  g_assert_no_error (error);

  return self;
}

void
register_fixture_free (RegisterFixture *self)
{
  if (self == NULL)
    return;
  assay_register_store_close (self->store);
  if (self->is_database)
    postgres_drop_database (self->path);
  g_free (self->path);
  assay_fixture_free (self->files);
  g_free (self);
}

static void
meddle_with_file (const char *path, const char *sql)
{
  sqlite3 *sqlite;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &sqlite), ==, SQLITE_OK);
  sqlite3_exec (sqlite, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (sqlite);
}

void
register_fixture_meddle (RegisterFixture *self, const char *sql)
{
  g_autofree char *there = g_strdup_printf ("SET search_path = assay; %s", sql);

  if (self->is_database)
    postgres_run (self->path, there);
  else
    meddle_with_file (self->path, sql);
}

void
register_fixture_reopen (RegisterFixture *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->store, assay_register_store_close);
  self->store = assay_register_store_open (self->path, TRUE, self->files->context, NULL, &error);
  g_assert_no_error (error);
}

static void
set_field (AssayRegisterValue *value, const char *name, const char *text)
{
  const AssayHeldRow *row = assay_held_get_row (value->kind);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < row->n_fields; i++)
    if (g_str_equal (row->fields[i].name, name))
      {
        assay_held_field_parse (&row->fields[i], text, value, &error);
        g_assert_no_error (error);
        return;
      }
  g_assert_cmpstr (name, ==, "id");
  value->id = g_ascii_strtoll (text, NULL, 10);
}

static AssayHeldKind
find_kind (const char *id)
{
  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    if (g_str_equal (assay_held_get_row (kind)->id, id))
      return kind;

  g_assert_not_reached ();
}

gpointer
register_sketch (const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  AssayRegisterValue *value = assay_register_value_new (find_kind (words[0]));

  for (guint i = 1; words[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (words[i], "=", 2);

      set_field (value, parts[0], g_strdelimit (parts[1], "_", ' '));
    }

  return value;
}

void
register_add (AssayRegisterStore *store, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (assay_register_value_free);
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (AssayRegisterEdit));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      {
        AssayRegisterEdit edit = { ASSAY_REGISTER_ADD, register_sketch (lines[i]) };

        g_ptr_array_add (values, edit.value);
        g_array_append_val (edits, edit);
      }
  assay_register_store_apply (store, edits, NULL, NULL, &error);
  g_assert_no_error (error);
}

AssayRegister *
register_load (AssayRegisterStore *store)
{
  g_autoptr (GError) error = NULL;
  AssayRegister *held = assay_register_store_load (store, NULL, &error);

  g_assert_no_error (error);

  return held;
}

guint
register_count (AssayRegisterStore *store, AssayHeldKind kind)
{
  g_autoptr (AssayRegister) held = register_load (store);

  return assay_register_get_values (held, kind)->len;
}

AssayHeldArea *
register_take_area (AssayRegisterStore *store, gint64 id)
{
  g_autoptr (AssayRegister) held = register_load (store);
  gconstpointer area = assay_register_lookup (held, ASSAY_HELD_AREA, id);

  g_assert_nonnull (area);

  return assay_register_value_copy (area);
}

void
register_rename_area (AssayHeldArea *area, const char *name)
{
  g_free (area->name);
  area->name = g_strdup (name);
}

gboolean
register_apply_one (AssayRegisterStore *store,
                    AssayRegisterVerb verb,
                    gpointer value,
                    GPtrArray **out_collisions,
                    GError **error)
{
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (AssayRegisterEdit));
  AssayRegisterEdit edit = { verb, value };

  g_array_append_val (edits, edit);

  return assay_register_store_apply (store, edits, NULL, out_collisions, error);
}
