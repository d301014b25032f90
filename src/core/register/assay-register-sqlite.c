/* A register in one file, by SQLite.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A rollback journal and not a write-ahead log: between edits there is then exactly one file, which
 * programs that copy or synchronise files take whole. A write-ahead log also wants memory that all
 * who have the file open share, which a network drive does not have, and files beside it that even
 * somebody who only reads has to write. What it would give, reading while somebody writes, is not
 * missed with edits of milliseconds. A file that another program made one of is turned back.
 * synchronous=EXTRA also syncs the folder once the journal is gone, so that an edit that was called
 * saved stays saved.
 *
 * A journal that a killed program left is played back by the next who opens the file. Who opens it
 * to read does it too, in a connection of its own, if the system lets them; otherwise nothing is
 * shown, because half an edit could be.
 *
 * The file may come from anybody. Nothing in it runs: views and triggers are off, its schema is not
 * trusted, and it must be exactly ours before anything is asked of it.
 */

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "core/register/assay-register-schema.h"
#include "core/register/assay-register-sqlite-private.h"

#include "assay-config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* "Assa", so that file(1) and we can tell it from other databases. */
#define APPLICATION_ID "1098084193"
#define BUSY_SECONDS 10
/* Between one look whether the others have let go and the next. */
#define LOOK_MILLISECONDS 20

/* --- Statements -------------------------------------------------------------------------------
 */

static sqlite3_stmt *
prepare (AssayRegisterSqlite *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);
  int result;

  if (statement != NULL)
    return statement;
  result = sqlite3_prepare_v3 (self->sqlite, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (result != SQLITE_OK)
    {
      assay_register_sqlite_fail (self, result, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, g_strdup (sql), statement);

  return statement;
}

static gboolean
give_row (sqlite3_stmt *statement, AssayRegisterRowFunc row, gpointer user_data, GError **error)
{
  const char *columns[ASSAY_REGISTER_MAX_COLUMNS];
  guint n = MIN ((guint) sqlite3_column_count (statement), ASSAY_REGISTER_MAX_COLUMNS);

  for (guint i = 0; i < n; i++)
    {
      columns[i] = (const char *) sqlite3_column_text (statement, (int) i);
      /* A text may hold anything in a file from outside. */
      if (columns[i] != NULL
          && !g_utf8_validate_len (columns[i], (gsize) sqlite3_column_bytes (statement, (int) i),
                                   NULL))
        {
          g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
                               _ ("The register holds something that is not text"));
          return FALSE;
        }
    }

  return row (columns, n, user_data, error);
}

static gboolean
sqlite_run (AssayRegisterDatabase *database,
            const char *sql,
            const char *const *parameters,
            guint n_parameters,
            AssayRegisterRowFunc row,
            gpointer user_data,
            guint *out_changed,
            GError **error)
{
  AssayRegisterSqlite *self = (AssayRegisterSqlite *) database;
  sqlite3_stmt *statement = prepare (self, sql, error);
  gboolean is_given = TRUE;
  int result = SQLITE_OK;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < n_parameters && result == SQLITE_OK; i++)
    result = sqlite3_bind_text (statement, (int) i + 1, parameters[i], -1, SQLITE_TRANSIENT);
  if (result == SQLITE_OK)
    while ((result = sqlite3_step (statement)) == SQLITE_ROW && is_given)
      is_given = row == NULL || give_row (statement, row, user_data, error);
  if (is_given && result != SQLITE_DONE)
    assay_register_sqlite_fail (self, result, error);
  if (out_changed != NULL)
    *out_changed = (guint) sqlite3_changes (self->sqlite);
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);

  return is_given && result == SQLITE_DONE;
}

static gboolean
run_plain (AssayRegisterSqlite *self, const char *sql, GError **error)
{
  int result = sqlite3_exec (self->sqlite, sql, NULL, NULL, NULL);

  return result == SQLITE_OK || assay_register_sqlite_fail (self, result, error);
}

static AssayRegisterSqlite *
open_file (const char *path, int flags, GCancellable *cancellable, GError **error);

/* Plays back a journal that somebody left: opening to write does it. */
static gboolean
heal (AssayRegisterSqlite *self)
{
  AssayRegisterSqlite *writer =
      open_file (self->path, SQLITE_OPEN_READWRITE, self->database.cancellable, NULL);
  gboolean is_healed;

  if (writer == NULL)
    return FALSE;
  is_healed = run_plain (writer, "PRAGMA application_id", NULL);
  writer->database.class->close (&writer->database);

  return is_healed;
}

/* BEGIN alone would take the moment only with the first thing that is read. */
static int
begin_to_read (AssayRegisterSqlite *self)
{
  int result = sqlite3_exec (self->sqlite, "BEGIN; PRAGMA application_id", NULL, NULL, NULL);

  if (result != SQLITE_OK)
    sqlite3_exec (self->sqlite, "ROLLBACK", NULL, NULL, NULL);

  return result;
}

static gboolean
sqlite_begin (AssayRegisterDatabase *database, gboolean is_to_write, GError **error)
{
  AssayRegisterSqlite *self = (AssayRegisterSqlite *) database;
  int result;

  database->trouble = ASSAY_REGISTER_TROUBLE_NONE;
  if (is_to_write && database->is_read_only)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_ACCESS,
                   _ ("%s was opened to be read; open it for writing to change it"), self->path);
      return FALSE;
    }
  if (is_to_write)
    return run_plain (self, "BEGIN IMMEDIATE", error);
  result = begin_to_read (self);
  if ((result == SQLITE_READONLY_ROLLBACK || result == SQLITE_READONLY_RECOVERY) && heal (self))
    result = begin_to_read (self);

  return result == SQLITE_OK || assay_register_sqlite_fail (self, result, error);
}

/* A disk that failed may have done so after the journal was gone, which is what keeps an edit. */
static gboolean
sqlite_commit (AssayRegisterDatabase *database, GError **error)
{
  AssayRegisterSqlite *self = (AssayRegisterSqlite *) database;
  int result = sqlite3_exec (self->sqlite, "COMMIT", NULL, NULL, NULL);

  if (result == SQLITE_OK)
    return TRUE;
  if ((result & 0xff) == SQLITE_IOERR)
    database->trouble = ASSAY_REGISTER_TROUBLE_UNSURE;

  return assay_register_sqlite_fail (self, result, error);
}

/* Fails only where SQLite rolled back by itself already. */
static void
sqlite_roll_back (AssayRegisterDatabase *database)
{
  sqlite3_exec (((AssayRegisterSqlite *) database)->sqlite, "ROLLBACK", NULL, NULL, NULL);
}

/* --- Checking ---------------------------------------------------------------------------------
 */

static gboolean
take_problem (const char *const *columns, guint n_columns, gpointer user_data, GError **error)
{
  if (columns[0] != NULL && !g_str_equal (columns[0], "ok"))
    g_ptr_array_add (user_data, g_strdup (columns[0]));

  return TRUE;
}

static gboolean
take_orphan (const char *const *columns, guint n_columns, gpointer user_data, GError **error)
{
  g_ptr_array_add (user_data, g_strdup_printf ("%s %s", columns[0], columns[1]));

  return TRUE;
}

/* SQLite's own words are not translated; they are for whoever repairs the file. */
static gboolean
sqlite_check (AssayRegisterDatabase *database, GPtrArray *problems, GError **error)
{
  return sqlite_run (database, "PRAGMA integrity_check(20)", NULL, 0, take_problem, problems, NULL,
                     error)
         && sqlite_run (database, "PRAGMA foreign_key_check", NULL, 0, take_orphan, problems, NULL,
                        error);
}

static gboolean
take_schema (const char *const *columns, guint n_columns, gpointer user_data, GError **error)
{
  g_hash_table_add (user_data, g_strdup (columns[0] != NULL ? columns[0] : ""));

  return TRUE;
}

/* What another program or an attacker put beside or in place of our tables would otherwise run, or
 * answer, in their name. */
static gboolean
check_schema (AssayRegisterSqlite *self, GError **error)
{
  g_auto (GStrv) ours = assay_register_schema_list (self->database.class);
  g_autoptr (GHashTable) theirs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = 0;

  if (!sqlite_run (&self->database,
                   "SELECT sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite^_%' ESCAPE '^'", NULL,
                   0, take_schema, theirs, NULL, error))
    return FALSE;
  for (; ours[n] != NULL; n++)
    if (!g_hash_table_contains (theirs, ours[n]))
      break;
  if (ours[n] == NULL && g_hash_table_size (theirs) == n)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
               _ ("%s was made or changed by another program, so nothing in it can be relied on; "
                  "take the last copy that works"),
               self->path);

  return FALSE;
}

static gboolean
take_text (const char *const *columns, guint n_columns, gpointer user_data, GError **error)
{
  char **text = user_data;

  g_free (*text);
  *text = g_strdup (columns[0]);

  return TRUE;
}

static gboolean
check_application (AssayRegisterSqlite *self, GError **error)
{
  g_autofree char *id = NULL;

  if (!sqlite_run (&self->database, "PRAGMA application_id", NULL, 0, take_text, &id, NULL, error))
    return FALSE;
  if (g_strcmp0 (id, APPLICATION_ID) == 0)
    return TRUE;

  return assay_register_sqlite_fail (self, SQLITE_NOTADB, error);
}

/* Before the schema is compared: a newer one is another one. */
static gboolean
check_version (AssayRegisterSqlite *self, GError **error)
{
  g_autofree char *version = NULL;

  if (!sqlite_run (&self->database, "PRAGMA user_version", NULL, 0, take_text, &version, NULL,
                   error))
    return FALSE;
  if (g_strcmp0 (version, ASSAY_REGISTER_FORMAT) == 0)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_NEWER,
               _ ("%s was written by a newer version of Assay; open it with that one"), self->path);

  return FALSE;
}

static gboolean
sqlite_share (AssayRegisterDatabase *database,
              const char *role,
              AssayRegisterShare share,
              GError **error)
{
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
               _ ("%s is a file: it is shared by who may read or write the file. For people with "
                  "different rights, keep the register in a database"),
               ((AssayRegisterSqlite *) database)->path);

  return FALSE;
}

static gboolean
sqlite_list_shares (AssayRegisterDatabase *database, GPtrArray *shares, GError **error)
{
  return TRUE;
}

/* --- Opening ----------------------------------------------------------------------------------
 */

static void
sqlite_close (AssayRegisterDatabase *database)
{
  AssayRegisterSqlite *self = (AssayRegisterSqlite *) database;

  g_hash_table_unref (self->statements);
  sqlite3_close_v2 (self->sqlite);
  g_free (self->path);
  g_free (self);
}

static const AssayRegisterDatabaseClass sqlite_class = {
  .id_type = "INTEGER PRIMARY KEY AUTOINCREMENT",
  .day_type = "TEXT",
  .begin = sqlite_begin,
  .commit = sqlite_commit,
  .roll_back = sqlite_roll_back,
  .run = sqlite_run,
  .check = sqlite_check,
  .share = sqlite_share,
  .list_shares = sqlite_list_shares,
  .close = sqlite_close,
};

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

/* SQLite's own patience would not hear of somebody who does not want to wait. */
static int
wait_for_others (void *data, int n_times)
{
  AssayRegisterSqlite *self = data;
  GCancellable *cancellable = self->database.cancellable;
  gint64 now = g_get_monotonic_time ();
  GPollFD fd;
  guint n_fds;

  if (n_times == 0)
    self->until = now + BUSY_SECONDS * G_USEC_PER_SEC;
  if (now >= self->until || g_cancellable_is_cancelled (cancellable))
    return 0;
  n_fds = g_cancellable_make_pollfd (cancellable, &fd) ? 1 : 0;
  g_poll (&fd, n_fds, MIN (n_times + 1, LOOK_MILLISECONDS));
  if (n_fds > 0)
    g_cancellable_release_fd (cancellable);

  return !g_cancellable_is_cancelled (cancellable);
}

/* The absolute path, because SQLite would read "file:…" as something else. */
static AssayRegisterSqlite *
open_file (const char *path, int flags, GCancellable *cancellable, GError **error)
{
  AssayRegisterSqlite *self = g_new0 (AssayRegisterSqlite, 1);
  int result;

  self->database.class = &sqlite_class;
  self->database.is_read_only = (flags & SQLITE_OPEN_READONLY) != 0;
  self->database.cancellable = cancellable;
  self->path = g_canonicalize_filename (path, NULL);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  result = sqlite3_open_v2 (self->path, &self->sqlite,
                            flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (result != SQLITE_OK)
    {
      assay_register_sqlite_fail (self, result, error);
      sqlite_close (&self->database);
      return NULL;
    }
  sqlite3_busy_handler (self->sqlite, wait_for_others, self);
  sqlite3_db_config (self->sqlite, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->sqlite, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->sqlite, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (self->sqlite, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_db_config (self->sqlite, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
  sqlite3_limit (self->sqlite, SQLITE_LIMIT_LENGTH, ASSAY_LIMIT_REGISTER_TEXT_BYTES);
  sqlite3_limit (self->sqlite, SQLITE_LIMIT_ATTACHED, 0);

  return self;
}

static gboolean
set_up (AssayRegisterSqlite *self, GError **error)
{
  return run_plain (self, "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA synchronous=EXTRA",
                    error)
         && (self->database.is_read_only || run_plain (self, "PRAGMA journal_mode=DELETE", error));
}

AssayRegisterDatabase *
assay_register_sqlite_create (const char *path, GError **error)
{
  AssayRegisterSqlite *self = open_file (path, SQLITE_OPEN_READWRITE, NULL, error);

  if (self == NULL)
    return NULL;
  if (set_up (self, error)
      && run_plain (self,
                    "PRAGMA application_id=" APPLICATION_ID
                    "; PRAGMA user_version=" ASSAY_REGISTER_FORMAT,
                    error))
    return &self->database;
  sqlite_close (&self->database);

  return NULL;
}

/* SQLite quietly opens to read what cannot be written to, and notices a folder in which it cannot
 * make its journal only with the first change. Better said now. */
static gboolean
check_protection (AssayRegisterSqlite *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  if (self->database.is_read_only
      || (sqlite3_db_readonly (self->sqlite, "main") == 0 && g_access (folder, W_OK) == 0))
    return TRUE;

  return assay_register_sqlite_fail (self, SQLITE_READONLY, error);
}

static gboolean
check_file (AssayRegisterSqlite *self, GError **error)
{
  gboolean is_register;

  if (!sqlite_begin (&self->database, FALSE, error))
    return FALSE;
  is_register =
      check_application (self, error) && check_version (self, error) && check_schema (self, error);
  sqlite_roll_back (&self->database);

  return is_register;
}

AssayRegisterDatabase *
assay_register_sqlite_open (const char *path,
                            gboolean is_to_write,
                            GCancellable *cancellable,
                            GError **error)
{
  int flags = is_to_write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
  AssayRegisterSqlite *self = open_file (path, flags, cancellable, error);
  gboolean is_open;

  if (self == NULL)
    return NULL;
  is_open = check_file (self, error) && check_protection (self, error) && set_up (self, error);
  self->database.cancellable = NULL;
  if (is_open)
    return &self->database;
  sqlite_close (&self->database);

  return NULL;
}
