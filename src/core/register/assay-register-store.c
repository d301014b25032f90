/* Where a register is kept: opening it, reading it, its trail.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-store-private.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "base/assay-text.h"
#include "core/register/assay-register-address.h"
#include "core/register/assay-register-schema.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static gboolean
take_head (const char *const *columns, guint n_columns, gpointer user_data, GError **error)
{
  AssayRegisterStore *self = user_data;

  g_free (self->title);
  self->title = g_strdup (columns[0]);

  return TRUE;
}

static AssayRegisterStore *
store_new (AssayRegisterDatabase *database, const char *address, AssayContext *context)
{
  AssayRegisterStore *self = g_new0 (AssayRegisterStore, 1);

  self->database = database;
  self->context = assay_context_ref (context);
  self->shown = assay_register_address_dup_shown (address);

  return self;
}

void
assay_register_store_close (AssayRegisterStore *self)
{
  if (self == NULL)
    return;
  self->database->class->close (self->database);
  assay_context_unref (self->context);
  assay_register_question_free (self->question);
  g_free (self->title);
  g_free (self->shown);
  g_free (self);
}

const char *
assay_register_store_get_title (AssayRegisterStore *self)
{
  return self->title;
}

const char *
assay_register_store_get_address (AssayRegisterStore *self)
{
  return self->shown;
}

gboolean
assay_register_store_is_read_only (AssayRegisterStore *self)
{
  return self->database->is_read_only;
}

/* What is read by one statement or more, all at one moment. */
static gboolean
read_rows (AssayRegisterStore *self,
           const char *sql,
           const char *const *parameters,
           guint n_parameters,
           AssayRegisterRowFunc row,
           gpointer user_data,
           GCancellable *cancellable,
           GError **error)
{
  const AssayRegisterDatabaseClass *class = self->database->class;
  gboolean is_read;

  self->database->cancellable = cancellable;
  is_read =
      class->begin (self->database, FALSE, error)
      && class->run (self->database, sql, parameters, n_parameters, row, user_data, NULL, error);
  self->database->cancellable = NULL;
  class->roll_back (self->database);

  return is_read;
}

/* --- Making and opening -----------------------------------------------------------------------
 */

static gboolean
write_schema (AssayRegisterDatabase *database, const char *title, GError **error)
{
  const AssayRegisterDatabaseClass *class = database->class;

  if (!class->begin (database, TRUE, error))
    return FALSE;
  if (assay_register_schema_write (database, title, error) && class->commit (database, error))
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

static AssayRegisterDatabase *
create_file (
    const char *path, const char *title, AssayDisk *disk, GCancellable *cancellable, GError **error)
{
  g_autofree char *temporary = g_strdup_printf ("%s.%08x.new", path, g_random_int ());

  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_EXISTS,
                   _ ("%s is there already; choose another name"), path);
      return NULL;
    }
  if (!write_empty (temporary, title, disk, error)
      || !assay_disk_publish (disk, temporary, path, error))
    return NULL;

  return assay_register_sqlite_open (path, TRUE, cancellable, error);
}

static AssayRegisterDatabase *
open_file (const char *path, gboolean is_to_write, GCancellable *cancellable, GError **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return assay_register_sqlite_open (path, is_to_write, cancellable, error);
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND, _ ("There is no register at %s"), path);

  return NULL;
}

/* Takes @database, which may be NULL with @error set. */
static AssayRegisterStore *
open_store (AssayRegisterDatabase *database,
            const char *address,
            AssayContext *context,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (AssayRegisterStore) self = NULL;

  if (database == NULL)
    return NULL;
  self = store_new (database, address, context);
  if (!read_rows (self, "SELECT title FROM register", NULL, 0, take_head, self, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

AssayRegisterStore *
assay_register_store_create (const char *address,
                             const char *title,
                             AssayContext *context,
                             GCancellable *cancellable,
                             GError **error)
{
  AssayRegisterDatabase *database;

  if (!assay_text_check_line (title, _ ("The title"), ASSAY_LIMIT_LINE_CHARS, error))
    return NULL;
  if (assay_register_address_is_database (address))
    database = assay_register_postgres_create (address, title, cancellable, error);
  else
    database = create_file (address, title, assay_context_get_disk (context), cancellable, error);

  return open_store (database, address, context, cancellable, error);
}

AssayRegisterStore *
assay_register_store_open (const char *address,
                           gboolean is_to_write,
                           AssayContext *context,
                           GCancellable *cancellable,
                           GError **error)
{
  AssayRegisterDatabase *database;

  if (assay_register_address_is_database (address))
    database = assay_register_postgres_open (address, is_to_write, cancellable, error);
  else
    database = open_file (address, is_to_write, cancellable, error);

  return open_store (database, address, context, cancellable, error);
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
take_stamp (const char *const *columns, guint n_columns, gpointer user_data, GError **error)
{
  *(gint64 *) user_data = g_ascii_strtoll (columns[0], NULL, 10);

  return TRUE;
}

/* Edits come true one after the other, so the last line of the trail is the newest. */
#define STAMP "SELECT COALESCE (MAX (id), 0) FROM trail"

static gboolean
load_all (AssayRegisterStore *self,
          GPtrArray *values[ASSAY_N_HELD],
          gint64 *out_stamp,
          GCancellable *cancellable,
          GError **error)
{
  if (!self->database->class->run (self->database, STAMP, NULL, 0, take_stamp, out_stamp, NULL,
                                   error))
    return FALSE;
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
  gint64 stamp = 0;
  gboolean is_loaded;

  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    values[kind] = g_ptr_array_new_with_free_func (assay_register_value_free);
  self->database->cancellable = cancellable;
  is_loaded = self->database->class->begin (self->database, FALSE, error);
  if (is_loaded)
    {
      is_loaded = load_all (self, values, &stamp, cancellable, error);
      self->database->cancellable = NULL;
      self->database->class->roll_back (self->database);
    }
  self->database->cancellable = NULL;
  if (is_loaded)
    return assay_register_new (values, stamp);
  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    g_ptr_array_unref (values[kind]);

  return NULL;
}

gboolean
assay_register_store_get_stamp (AssayRegisterStore *self,
                                gint64 *out_stamp,
                                GCancellable *cancellable,
                                GError **error)
{
  return read_rows (self, STAMP, NULL, 0, take_stamp, out_stamp, cancellable, error);
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
assay_register_store_list_trail_until (AssayRegisterStore *self,
                                       const char *since,
                                       gint64 until,
                                       GCancellable *cancellable,
                                       GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (trail_line_free);
  g_autofree char *last = g_strdup_printf ("%" G_GINT64_FORMAT, until);
  const char *parameters[] = { since != NULL ? since : "", last };

  if (!read_rows (self,
                  "SELECT moment, author, verb, kind, item, was, became FROM trail WHERE id >= "
                  "(SELECT MIN (id) FROM trail WHERE moment >= $1) AND id <= $2 ORDER BY id",
                  parameters, 2, take_trail_line, lines, cancellable, error))
    return NULL;

  return g_steal_pointer (&lines);
}

GPtrArray *
assay_register_store_list_trail (AssayRegisterStore *self,
                                 const char *since,
                                 GCancellable *cancellable,
                                 GError **error)
{
  return assay_register_store_list_trail_until (self, since, G_MAXINT64, cancellable, error);
}

/* --- Looking after it -------------------------------------------------------------------------
 */

/* Has @list add to @found, at one moment. */
static gboolean
read_into (AssayRegisterStore *self,
           gboolean (*list) (AssayRegisterDatabase *, GPtrArray *, GError **),
           GPtrArray *found,
           GError **error)
{
  const AssayRegisterDatabaseClass *class = self->database->class;
  gboolean is_read;

  if (!class->begin (self->database, FALSE, error))
    return FALSE;
  is_read = list (self->database, found, error);
  class->roll_back (self->database);

  return is_read;
}

GPtrArray *
assay_register_store_check (AssayRegisterStore *self, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  return read_into (self, self->database->class->check, problems, error)
             ? g_steal_pointer (&problems)
             : NULL;
}

gboolean
assay_register_store_share (AssayRegisterStore *self,
                            const char *role,
                            AssayRegisterShare share,
                            GCancellable *cancellable,
                            GError **error)
{
  const AssayRegisterDatabaseClass *class = self->database->class;
  gboolean is_shared;

  self->database->cancellable = cancellable;
  is_shared = class->begin (self->database, TRUE, error)
              && class->share (self->database, role, share, error)
              && class->commit (self->database, error);
  self->database->cancellable = NULL;
  if (!is_shared)
    class->roll_back (self->database);

  return is_shared;
}

static void
shared_free (gpointer shared)
{
  AssayRegisterShared *self = shared;

  g_free (self->role);
  g_free (self);
}

GPtrArray *
assay_register_store_list_shares (AssayRegisterStore *self, GError **error)
{
  g_autoptr (GPtrArray) shares = g_ptr_array_new_with_free_func (shared_free);

  return read_into (self, self->database->class->list_shares, shares, error)
             ? g_steal_pointer (&shares)
             : NULL;
}
