/* Where a register is kept: opening it, reading it, its trail.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-store-private.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "base/assay-text.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define FORMAT "1"

static gboolean
take_head (const char *const *columns, guint n_columns, gpointer user_data, GError **error)
{
  AssayRegisterStore *self = user_data;

  g_free (self->title);
  self->title = g_strdup (columns[0]);

  return TRUE;
}

static AssayRegisterStore *
store_new (AssayRegisterDatabase *database, AssayContext *context)
{
  AssayRegisterStore *self = g_new0 (AssayRegisterStore, 1);

  self->database = database;
  self->context = assay_context_ref (context);

  return self;
}

void
assay_register_store_close (AssayRegisterStore *self)
{
  if (self == NULL)
    return;
  self->database->class->close (self->database);
  assay_context_unref (self->context);
  g_free (self->title);
  g_free (self);
}

const char *
assay_register_store_get_title (AssayRegisterStore *self)
{
  return self->title;
}

/* --- Making and opening -----------------------------------------------------------------------
 */

static gboolean
write_schema (AssayRegisterDatabase *database, const char *title, GError **error)
{
  const AssayRegisterDatabaseClass *class = database->class;
  g_auto (GStrv) statements = assay_register_schema_list (class);
  const char *parameters[] = { FORMAT, title };

  if (!class->begin (database, TRUE, error))
    return FALSE;
  for (guint i = 0; statements[i] != NULL; i++)
    if (!class->run (database, statements[i], NULL, 0, NULL, NULL, NULL, error))
      {
        class->roll_back (database);
        return FALSE;
      }
  if (class->run (database, "INSERT INTO register (format, title) VALUES ($1, $2)", parameters,
                  G_N_ELEMENTS (parameters), NULL, NULL, NULL, error)
      && class->commit (database, error))
    return TRUE;
  class->roll_back (database);

  return FALSE;
}

static gboolean
fill_empty (const char *temporary, const char *title, GError **error)
{
  AssayRegisterDatabase *database = assay_register_sqlite_create (temporary, error);
  gboolean is_written;

  if (database == NULL)
    return FALSE;
  is_written = write_schema (database, title, error);
  database->class->close (database);

  return is_written;
}

/* An empty register beside the place where it will stand. */
static gboolean
write_empty (const char *temporary, const char *title, AssayDisk *disk, GError **error)
{
  g_autoptr (AssayDiskFile) file = assay_disk_create (disk, temporary, error);

  if (file == NULL)
    return FALSE;
  if (fill_empty (temporary, title, error))
    return TRUE;
  assay_disk_remove (disk, temporary, NULL);

  return FALSE;
}

AssayRegisterStore *
assay_register_store_create (const char *path,
                             const char *title,
                             AssayContext *context,
                             GError **error)
{
  AssayDisk *disk = assay_context_get_disk (context);
  g_autofree char *temporary = g_strdup_printf ("%s.%08x.new", path, g_random_int ());

  if (!assay_text_check_line (title, _ ("The title"), ASSAY_LIMIT_LINE_CHARS, error))
    return NULL;
  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_EXISTS,
                   _ ("%s is there already; choose another name"), path);
      return NULL;
    }
  if (!write_empty (temporary, title, disk, error)
      || !assay_disk_publish (disk, temporary, path, error))
    return NULL;

  return assay_register_store_open (path, TRUE, context, error);
}

AssayRegisterStore *
assay_register_store_open (const char *path,
                           gboolean is_to_write,
                           AssayContext *context,
                           GError **error)
{
  AssayRegisterDatabase *database;
  g_autoptr (AssayRegisterStore) self = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND, _ ("There is no register at %s"),
                   path);
      return NULL;
    }
  database = assay_register_sqlite_open (path, is_to_write, error);
  if (database == NULL)
    return NULL;
  self = store_new (database, context);
  if (!database->class->run (database, "SELECT title FROM register", NULL, 0, take_head, self, NULL,
                             error))
    return NULL;

  return g_steal_pointer (&self);
}

/* --- Reading ----------------------------------------------------------------------------------
 */

static gboolean
parse_fields (const AssayHeldRow *row,
              const char *const *columns,
              AssayRegisterValue *value,
              GError **error)
{
  for (guint i = 0; i < row->n_fields; i++)
    if (!assay_held_field_parse (&row->fields[i], columns[i + 2], value, error))
      return FALSE;

  return assay_register_value_check (value, error);
}

gboolean
assay_register_take_row (const AssayHeldRow *row,
                         AssayHeldKind kind,
                         const char *const *columns,
                         gpointer *out_value,
                         GError **error)
{
  AssayRegisterValue *value = assay_register_value_new (kind);
  g_autoptr (GError) local = NULL;

  value->id = g_ascii_strtoll (columns[0] != NULL ? columns[0] : "", NULL, 10);
  value->version = g_ascii_strtoll (columns[1] != NULL ? columns[1] : "", NULL, 10);
  if (parse_fields (row, columns, value, &local))
    {
      *out_value = value;
      return TRUE;
    }
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED, _ ("%s %s cannot be read: %s"), row->id,
               columns[0], local->message);
  assay_register_value_free (value);

  return FALSE;
}

char *
assay_register_format_select (AssayHeldKind kind, const char *rest)
{
  const AssayHeldRow *row = assay_held_get_row (kind);
  GString *sql = g_string_new ("SELECT id, version");

  for (guint i = 0; i < row->n_fields; i++)
    g_string_append_printf (sql, ", %s", row->fields[i].name);
  g_string_append_printf (sql, " FROM %s %s", row->id, rest);

  return g_string_free (sql, FALSE);
}

typedef struct
{
  AssayHeldKind kind;
  const AssayHeldRow *row;
  GPtrArray *values;
} Reading;

static gboolean
take_value (const char *const *columns, guint n_columns, gpointer user_data, GError **error)
{
  Reading *reading = user_data;
  gpointer value;

  if (reading->values->len >= ASSAY_LIMIT_REGISTER_VALUES)
    {
      g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
                           _ ("The register holds more than Assay can show"));
      return FALSE;
    }
  if (!assay_register_take_row (reading->row, reading->kind, columns, &value, error))
    return FALSE;
  g_ptr_array_add (reading->values, value);

  return TRUE;
}

static gboolean
load_all (AssayRegisterStore *self,
          GPtrArray *values[ASSAY_N_HELD],
          GCancellable *cancellable,
          GError **error)
{
  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    {
      g_autofree char *sql = assay_register_format_select (kind, "ORDER BY id");
      Reading reading = { kind, assay_held_get_row (kind), values[kind] };

      if (g_cancellable_is_cancelled (cancellable))
        {
          g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED, _ ("Stopped"));
          return FALSE;
        }
      if (!self->database->class->run (self->database, sql, NULL, 0, take_value, &reading, NULL,
                                       error))
        return FALSE;
    }

  return TRUE;
}

AssayRegister *
assay_register_store_load (AssayRegisterStore *self, GCancellable *cancellable, GError **error)
{
  GPtrArray *values[ASSAY_N_HELD];
  gboolean is_loaded;

  if (!self->database->class->begin (self->database, FALSE, error))
    return NULL;
  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    values[kind] = g_ptr_array_new_with_free_func (assay_register_value_free);
  is_loaded = load_all (self, values, cancellable, error);
  self->database->class->roll_back (self->database);
  if (is_loaded)
    return assay_register_new (values);
  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    g_ptr_array_unref (values[kind]);

  return NULL;
}

/* --- The trail --------------------------------------------------------------------------------
 */

static void
trail_line_free (gpointer line)
{
  AssayTrailLine *self = line;

  g_free (self->moment);
  g_free (self->author);
  g_free (self->verb);
  g_free (self->kind);
  g_free (self->was);
  g_free (self->became);
  g_free (self);
}

static gboolean
take_trail_line (const char *const *columns, guint n_columns, gpointer user_data, GError **error)
{
  AssayTrailLine *line = g_new0 (AssayTrailLine, 1);

  line->moment = g_strdup (columns[0]);
  line->author = g_strdup (columns[1]);
  line->verb = g_strdup (columns[2]);
  line->kind = g_strdup (columns[3]);
  line->item = g_ascii_strtoll (columns[4] != NULL ? columns[4] : "", NULL, 10);
  line->was = g_strdup (columns[5]);
  line->became = g_strdup (columns[6]);
  g_ptr_array_add (user_data, line);

  return TRUE;
}

GPtrArray *
assay_register_store_list_trail (AssayRegisterStore *self, const char *since, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (trail_line_free);
  const char *parameters[] = { since != NULL ? since : "" };

  if (!self->database->class->run (
          self->database,
          "SELECT moment, author, verb, kind, item, was, became FROM trail "
          "WHERE moment >= $1 ORDER BY id",
          parameters, 1, take_trail_line, lines, NULL, error))
    return NULL;

  return g_steal_pointer (&lines);
}

GPtrArray *
assay_register_store_check (AssayRegisterStore *self, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  if (!self->database->class->check (self->database, problems, error))
    return NULL;

  return g_steal_pointer (&problems);
}
