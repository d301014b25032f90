/* A register that several people share, in a PostgreSQL database.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who writes takes the one row of “register” first and keeps it to the end of the transaction. So
 * edits come one after the other, as they do in a file: none can deadlock with another, the trail's
 * numbers rise in the order in which edits came true, and whoever holds the row knows that every
 * edit before is either there or not. The last is how an edit whose answer was lost is settled. The
 * row is taken before anything is read, and reading is of what is committed, because a snapshot
 * that was taken before the wait would be older than the edit that was waited for. An edit is a few
 * milliseconds, so nobody notices the queue.
 *
 * An advisory lock would do the same, but anybody who may only look could hold one.
 */

#include "base/assay-error.h"
#include "core/register/assay-register-address.h"
#include "core/register/assay-register-postgres-private.h"
#include "core/register/assay-register-schema.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* --- Transactions -----------------------------------------------------------------------------
 */

static gboolean
postgres_run (AssayRegisterDatabase *database,
              const char *sql,
              const char *const *parameters,
              guint n_parameters,
              AssayRegisterRowFunc row,
              gpointer user_data,
              guint *out_changed,
              GError **error)
{
  return assay_register_postgres_ask ((AssayRegisterPostgres *) database, sql, parameters,
                                      n_parameters, row, user_data, out_changed, error);
}

/* Whatever is left of a transaction that the server cannot be told to forget, it forgets with the
 * connection. */
static void
postgres_roll_back (AssayRegisterDatabase *database)
{
  AssayRegisterPostgres *self = (AssayRegisterPostgres *) database;
  AssayRegisterTrouble trouble = database->trouble;

  if (self->connection != NULL && self->is_in_transaction
      && !assay_register_postgres_tell (self, "ROLLBACK", NULL))
    assay_register_postgres_disconnect (self);
  self->is_in_transaction = FALSE;
  database->trouble = trouble;
}

static void
set_no_register (const AssayRegisterPostgres *self, GError **error)
{
  g_set_error (
      error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
      _ ("%s is not a register. Look whether the address names the database that you mean, "
         "or ask whoever keeps it"),
      self->shown);
}

static gboolean
check_format (AssayRegisterPostgres *self, const char *format, GError **error)
{
  gint64 number = 0;

  if (g_strcmp0 (format, ASSAY_REGISTER_FORMAT) == 0)
    return TRUE;
  if (format != NULL && g_ascii_string_to_signed (format, 10, 2, G_MAXINT64, &number, NULL))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_NEWER,
                 _ ("%s was written by a newer version of Assay; open it with that one"),
                 self->shown);
  else
    set_no_register (self, error);

  return FALSE;
}

/* Takes the row that who writes must have. The format is looked at again, because somebody may have
 * brought in a newer Assay while this one was open. */
static gboolean
take_turn (AssayRegisterPostgres *self, GError **error)
{
  g_autofree char *format = NULL;

  return assay_register_postgres_ask (self, "SELECT format FROM register FOR UPDATE", NULL, 0,
                                      assay_register_postgres_take_text, &format, NULL, error)
         && check_format (self, format, error);
}

static gboolean
begin_once (AssayRegisterPostgres *self, gboolean is_to_write, GError **error)
{
  self->is_in_transaction = TRUE;
  if (!is_to_write)
    return assay_register_postgres_tell (self, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
                                         error);

  return assay_register_postgres_tell (self, "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE",
                                       error)
         && take_turn (self, error);
}

static gboolean look_at_register (AssayRegisterPostgres *self, GError **error);

/* Nothing is lost when a connection turns out to be gone here: it is made anew, once, and what it
 * leads to is looked at as if for the first time. */
static gboolean
postgres_begin (AssayRegisterDatabase *database, gboolean is_to_write, GError **error)
{
  AssayRegisterPostgres *self = (AssayRegisterPostgres *) database;

  database->trouble = ASSAY_REGISTER_TROUBLE_NONE;
  if (is_to_write && database->is_read_only)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_ACCESS,
                   _ ("%s was opened to be read; open it for writing to change it"), self->shown);
      return FALSE;
    }
  for (guint attempt = 0;; attempt++)
    {
      g_autoptr (GError) local = NULL;

      if (self->connection == NULL
          && (!assay_register_postgres_connect (self, error) || !look_at_register (self, error)))
        return FALSE;
      if (begin_once (self, is_to_write, &local))
        return TRUE;
      postgres_roll_back (database);
      if (attempt > 0 || database->trouble != ASSAY_REGISTER_TROUBLE_AGAIN)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      assay_register_postgres_disconnect (self);
    }
}

/* An error that the server answers with means that it kept nothing. No answer means nothing. */
static gboolean
postgres_commit (AssayRegisterDatabase *database, GError **error)
{
  AssayRegisterPostgres *self = (AssayRegisterPostgres *) database;

  /* COMMIT of what failed before is a ROLLBACK, and goes well. */
  if (self->connection == NULL || PQtransactionStatus (self->connection) != PQTRANS_INTRANS)
    {
      assay_register_postgres_disconnect (self);
      return assay_register_postgres_fail (self, NULL, error);
    }
  if (assay_register_postgres_commit (self, error))
    {
      self->is_in_transaction = FALSE;
      return TRUE;
    }
  if (self->connection == NULL || PQtransactionStatus (self->connection) == PQTRANS_UNKNOWN)
    database->trouble = ASSAY_REGISTER_TROUBLE_UNSURE;

  return FALSE;
}

/* --- Checking ---------------------------------------------------------------------------------
 */

static gboolean
postgres_check (AssayRegisterDatabase *database, GPtrArray *problems, GError **error)
{
  AssayRegisterPostgres *self = (AssayRegisterPostgres *) database;

  return assay_register_postgres_compare (self, problems, error)
         && assay_register_postgres_list_orphans (self, problems, error);
}

/* "no schema", "no right", "no register" or "register". */
#define WHAT_IS_THERE                                                                              \
  "SELECT CASE WHEN n.oid IS NULL THEN 'no schema' "                                               \
  "WHEN NOT has_schema_privilege (n.oid, 'USAGE') THEN 'no right' "                                \
  "WHEN NOT EXISTS (SELECT FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid "             \
  "WHERE c.relnamespace = n.oid AND c.relname = 'register' AND c.relkind = 'r' "                   \
  "AND a.attname = 'format') THEN 'no register' "                                                  \
  "ELSE 'register' END FROM (SELECT) one LEFT JOIN pg_namespace n ON n.nspname = "                 \
  "'" ASSAY_REGISTER_POSTGRES_SCHEMA "'"

static gboolean
check_presence (AssayRegisterPostgres *self, GError **error)
{
  g_autofree char *what = NULL;

  if (!assay_register_postgres_ask (self, WHAT_IS_THERE, NULL, 0, assay_register_postgres_take_text,
                                    &what, NULL, error))
    return FALSE;
  if (g_strcmp0 (what, "register") == 0)
    return TRUE;
  if (g_strcmp0 (what, "no right") == 0)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_ACCESS,
                 _ ("The register at %s is not shared with you. Ask whoever made it to share it"),
                 self->shown);
  else if (g_strcmp0 (what, "no schema") == 0)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND,
                 _ ("There is no register at %s yet; make a new one there first"), self->shown);
  else
    set_no_register (self, error);

  return FALSE;
}

static gboolean
check_tables (AssayRegisterPostgres *self, GError **error)
{
  g_autoptr (GPtrArray) differences = g_ptr_array_new_with_free_func (g_free);

  if (!assay_register_postgres_compare (self, differences, error))
    return FALSE;
  if (differences->len == 0)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
               _ ("%s was made or changed by another program, so nothing in it can be relied on; "
                  "take the last copy that works"),
               self->shown);

  return FALSE;
}

/* “f” where a change would be refused later; better said now. */
#define MAY_CHANGE                                                                                 \
  "SELECT has_table_privilege ('" ASSAY_REGISTER_POSTGRES_SCHEMA ".trail', 'INSERT') "             \
  "AND has_any_column_privilege ('" ASSAY_REGISTER_POSTGRES_SCHEMA ".register', 'UPDATE') "        \
  "AND NOT pg_is_in_recovery ()"

static gboolean
check_rights (AssayRegisterPostgres *self, GError **error)
{
  g_autofree char *may_change = NULL;

  if (self->database.is_read_only)
    return TRUE;
  if (!assay_register_postgres_ask (self, MAY_CHANGE, NULL, 0, assay_register_postgres_take_text,
                                    &may_change, NULL, error))
    return FALSE;
  if (g_strcmp0 (may_change, "t") == 0)
    return TRUE;
  g_set_error (
      error, ASSAY_ERROR, ASSAY_ERROR_ACCESS,
      _ ("You may look at the register at %s but not change it. Open it to be read, or ask "
         "whoever made it to let you make changes"),
      self->shown);

  return FALSE;
}

static gboolean
read_format (AssayRegisterPostgres *self, GError **error)
{
  g_autoptr (GPtrArray) formats = g_ptr_array_new_with_free_func (g_free);

  if (!assay_register_postgres_ask (self, "SELECT format FROM register", NULL, 0,
                                    assay_register_postgres_add_text, formats, NULL, error))
    return FALSE;

  return check_format (self, formats->len == 1 ? formats->pdata[0] : NULL, error);
}

/* The version before the tables: a newer one has others. */
static gboolean
look_at_register (AssayRegisterPostgres *self, GError **error)
{
  if (check_presence (self, error) && read_format (self, error) && check_tables (self, error)
      && check_rights (self, error))
    return TRUE;
  assay_register_postgres_disconnect (self);

  return FALSE;
}

/* --- Opening ----------------------------------------------------------------------------------
 */

static void
postgres_close (AssayRegisterDatabase *database)
{
  AssayRegisterPostgres *self = (AssayRegisterPostgres *) database;

  assay_register_postgres_disconnect (self);
  g_hash_table_unref (self->statements);
  g_ptr_array_unref (self->address);
  g_free (self->shown);
  g_free (self);
}

static const AssayRegisterDatabaseClass postgres_class = {
  .id_type = "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
  .day_type = "DATE",
  .begin = postgres_begin,
  .commit = postgres_commit,
  .roll_back = postgres_roll_back,
  .run = postgres_run,
  .check = postgres_check,
  .share = assay_register_postgres_share,
  .list_shares = assay_register_postgres_list_shares,
  .close = postgres_close,
};

/* @cancellable is for making the connection and the first look; it is let go of afterwards. */
static AssayRegisterPostgres *
postgres_new (const char *address, gboolean is_to_write, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) pairs = assay_register_address_parse (address, error);
  AssayRegisterPostgres *self;

  if (pairs == NULL)
    return NULL;
  self = g_new0 (AssayRegisterPostgres, 1);
  self->database.class = &postgres_class;
  self->database.is_read_only = !is_to_write;
  self->database.cancellable = cancellable;
  self->address = g_steal_pointer (&pairs);
  self->shown = assay_register_address_dup_shown (address);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

/* A schema that is there already is one, whatever is in it. Two who make it at once take turns, so
 * that the second finds the first's. */
static gboolean
write_register (AssayRegisterPostgres *self, const char *title, GError **error)
{
  self->is_in_transaction = TRUE;
  if (assay_register_postgres_tell (self, "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE", error)
      && assay_register_postgres_tell (self, "SELECT pg_advisory_xact_lock (20261)", error)
      && assay_register_postgres_tell (self, "CREATE SCHEMA " ASSAY_REGISTER_POSTGRES_SCHEMA, error)
      /* What is made goes into the first of the path. */
      && assay_register_postgres_tell (self,
                                       "SET LOCAL search_path = " ASSAY_REGISTER_POSTGRES_SCHEMA
                                       ", pg_catalog, pg_temp",
                                       error)
      && assay_register_schema_write (&self->database, title, error)
      && postgres_commit (&self->database, error))
    return TRUE;
  if (error != NULL && g_error_matches (*error, ASSAY_ERROR, ASSAY_ERROR_ACCESS))
    {
      g_clear_error (error);
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_ACCESS,
                   _ ("You may not begin a register at %s. Ask whoever runs the server to let you "
                      "create a schema in that database, or to begin the register and share it "
                      "with you"),
                   self->shown);
    }
  if (self->database.trouble == ASSAY_REGISTER_TROUBLE_UNSURE)
    g_prefix_error (error, "%s ", _ ("The register may have been made or not; try to open it."));
  postgres_roll_back (&self->database);

  return FALSE;
}

static AssayRegisterDatabase *
give (AssayRegisterPostgres *self, gboolean is_there)
{
  self->database.cancellable = NULL;
  if (is_there)
    return &self->database;
  postgres_close (&self->database);

  return NULL;
}

AssayRegisterDatabase *
assay_register_postgres_create (const char *address,
                                const char *title,
                                GCancellable *cancellable,
                                GError **error)
{
  AssayRegisterPostgres *self = postgres_new (address, TRUE, cancellable, error);

  if (self == NULL)
    return NULL;

  return give (self, assay_register_postgres_connect (self, error)
                         && write_register (self, title, error) && look_at_register (self, error));
}

AssayRegisterDatabase *
assay_register_postgres_open (const char *address,
                              gboolean is_to_write,
                              GCancellable *cancellable,
                              GError **error)
{
  AssayRegisterPostgres *self = postgres_new (address, is_to_write, cancellable, error);

  if (self == NULL)
    return NULL;

  return give (self,
               assay_register_postgres_connect (self, error) && look_at_register (self, error));
}
