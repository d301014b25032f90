/* The line to a PostgreSQL server: making it, asking over it, noticing that it is gone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing here waits for ever. The socket is watched together with the cancellable, and a server
 * that says nothing for a minute counts as gone: its machine may have been switched off without a
 * word. Answers come row by row, so that a register of tens of thousands is read while it arrives
 * and can be stopped at any row. Whoever stops waiting hangs up: to ask the server to stop would be
 * to wait for it again. What it was doing then comes to nothing, for it was not told to keep it.
 */

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "core/register/assay-register-postgres-private.h"

#include "assay-config.h"

#include <errno.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define CONNECT_SECONDS 15
/* Longer than any time the server gives itself below. */
#define ANSWER_SECONDS 75
/* For the answer to COMMIT, when somebody does not want to wait. A disk is done by then. */
#define COMMIT_SECONDS 3
/* GENERATED … AS IDENTITY and what we ask the catalogue came before; this is the oldest that was
 * still kept up when Assay learnt to share. */
#define OLDEST_SERVER 120000

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PGresult, PQclear)

/* How the server is to behave towards us. An edit is synced before it is called done whatever the
 * server's default is, rows that a policy hides are an error and not a shorter register, and a
 * client that died does not keep the others waiting. */
#define MANNERS                                                                                    \
  "SELECT set_config ('search_path', 'pg_catalog, " ASSAY_REGISTER_POSTGRES_SCHEMA                 \
  ", pg_temp', false), "                                                                           \
  "set_config ('datestyle', 'ISO, YMD', false), "                                                  \
  "set_config ('standard_conforming_strings', 'on', false), "                                      \
  "set_config ('row_security', 'off', false), "                                                    \
  "set_config ('statement_timeout', '60s', false), "                                               \
  "set_config ('lock_timeout', CASE WHEN (SELECT setting::int FROM pg_settings "                   \
  "WHERE name = 'lock_timeout') BETWEEN 1 AND 10000 THEN current_setting ('lock_timeout') "        \
  "ELSE '10s' END, false), "                                                                       \
  "set_config ('idle_in_transaction_session_timeout', '60s', false), "                             \
  "set_config ('tcp_keepalives_idle', '30', false), "                                              \
  "set_config ('tcp_keepalives_interval', '10', false), "                                          \
  "set_config ('tcp_keepalives_count', '3', false), "                                              \
  "set_config ('synchronous_commit', CASE current_setting ('synchronous_commit') "                 \
  "WHEN 'off' THEN 'on' WHEN 'local' THEN 'on' ELSE current_setting ('synchronous_commit') END, "  \
  "false)"

/* --- Waiting ----------------------------------------------------------------------------------
 */

typedef enum
{
  WAIT_READY,
  WAIT_STOPPED,
  WAIT_SILENT,
} Wait;

/* Until the socket can be used as @condition says, or @until (monotonic). */
static Wait
wait_for_socket (int socket, GIOCondition condition, GCancellable *cancellable, gint64 until)
{
  GPollFD fds[2] = { { .fd = socket, .events = (gushort) condition } };
  guint n = g_cancellable_make_pollfd (cancellable, &fds[1]) ? 2 : 1;
  gint64 left;
  int n_ready;

  do
    {
      left = MAX (until - g_get_monotonic_time (), 0);
      n_ready = g_poll (fds, n, (int) (left / 1000) + 1);
    }
  while (n_ready < 0 && errno == EINTR);
  if (n == 2)
    g_cancellable_release_fd (cancellable);
  if (g_cancellable_is_cancelled (cancellable))
    return WAIT_STOPPED;

  return n_ready > 0 ? WAIT_READY : WAIT_SILENT;
}

static gint64
in_seconds (guint seconds)
{
  return g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
}

/* Always FALSE. Doing it again is not what is wanted. */
static gboolean
set_stopped (AssayRegisterPostgres *self, GError **error)
{
  self->database.trouble = ASSAY_REGISTER_TROUBLE_NONE;
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED, _ ("Stopped"));

  return FALSE;
}

/* --- Making it --------------------------------------------------------------------------------
 */

void
assay_register_postgres_disconnect (AssayRegisterPostgres *self)
{
  g_hash_table_remove_all (self->statements);
  self->is_in_transaction = FALSE;
  g_clear_pointer (&self->connection, PQfinish);
}

/* The server's remarks are for nobody: libpq would print them. */
static void
ignore_notice (void *user_data, const PGresult *result)
{
}

/* What comes later has the last word. */
static PGconn *
start (const AssayRegisterPostgres *self)
{
  static const char *const before[] = {
    "keepalives_idle",  "30",    "keepalives_interval",       "10",    "keepalives_count", "3",
    "tcp_user_timeout", "60000", "fallback_application_name", "assay",
  };
  g_autoptr (GPtrArray) keywords = g_ptr_array_new (), values = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (before); i += 2)
    {
      g_ptr_array_add (keywords, (gpointer) before[i]);
      g_ptr_array_add (values, (gpointer) before[i + 1]);
    }
  for (guint i = 0; i < self->address->len; i += 2)
    {
      g_ptr_array_add (keywords, self->address->pdata[i]);
      g_ptr_array_add (values, self->address->pdata[i + 1]);
    }
  g_ptr_array_add (keywords, (gpointer) "client_encoding");
  g_ptr_array_add (values, (gpointer) "UTF8");
  g_ptr_array_add (keywords, NULL);
  g_ptr_array_add (values, NULL);

  return PQconnectStartParams ((const char *const *) keywords->pdata,
                               (const char *const *) values->pdata, 0);
}

static gboolean
finish_connecting (AssayRegisterPostgres *self, GError **error)
{
  PostgresPollingStatusType polling = PGRES_POLLING_WRITING;
  gint64 until = in_seconds (CONNECT_SECONDS);

  while (polling != PGRES_POLLING_OK)
    {
      GIOCondition condition = polling == PGRES_POLLING_READING ? G_IO_IN : G_IO_OUT;
      Wait wait = WAIT_READY;

      if (PQstatus (self->connection) != CONNECTION_BAD)
        wait = wait_for_socket (PQsocket (self->connection), condition, self->database.cancellable,
                                until);
      if (wait == WAIT_STOPPED)
        return set_stopped (self, error);
      polling = wait == WAIT_READY ? PQconnectPoll (self->connection) : PGRES_POLLING_FAILED;
      if (polling == PGRES_POLLING_FAILED)
        return assay_register_postgres_fail_to_connect (self, error);
    }

  return TRUE;
}

static gboolean
check_server (AssayRegisterPostgres *self, GError **error)
{
  const char *encoding = PQparameterStatus (self->connection, "server_encoding");

  if (PQserverVersion (self->connection) < OLDEST_SERVER)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                   _ ("%s is kept by a PostgreSQL that is too old for Assay; it needs version 12 "
                      "or newer"),
                   self->shown);
      return FALSE;
    }
  if (g_strcmp0 (encoding, "UTF8") != 0)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                   _ ("%s cannot hold every name: its encoding is %s. Ask whoever runs the server "
                      "for a database with the encoding UTF8"),
                   self->shown, encoding != NULL ? encoding : "?");
      return FALSE;
    }

  return TRUE;
}

gboolean
assay_register_postgres_connect (AssayRegisterPostgres *self, GError **error)
{
  assay_register_postgres_disconnect (self);
  self->connection = start (self);
  g_assert (self->connection != NULL);
  PQsetErrorVerbosity (self->connection, PQERRORS_SQLSTATE);
  PQsetNoticeReceiver (self->connection, ignore_notice, NULL);
  if (finish_connecting (self, error) && PQsetnonblocking (self->connection, 1) == 0
      && check_server (self, error)
      && assay_register_postgres_ask (self, MANNERS, NULL, 0, NULL, NULL, NULL, error)
      && assay_register_postgres_tell (self,
                                       self->database.is_read_only
                                           ? "SET default_transaction_read_only = on"
                                           : "SET default_transaction_read_only = off",
                                       error))
    return TRUE;
  assay_register_postgres_disconnect (self);

  return FALSE;
}

/* --- Asking -----------------------------------------------------------------------------------
 */

/* Tells the server to stop. The answer to what it was asked still has to be waited for. */
static void
stop_server (AssayRegisterPostgres *self)
{
  char message[256];
  PGcancel *cancel = PQgetCancel (self->connection);

  if (cancel != NULL)
    PQcancel (cancel, message, sizeof message);
  PQfreeCancel (cancel);
}

/* What is asked of the server now and what became of it. */
typedef struct
{
  AssayRegisterPostgres *self;
  AssayRegisterRowFunc row;
  gpointer user_data;
  guint n_changed;
  gboolean is_commit;
  gboolean is_given_up; /* by a person: the line is cut */
  gboolean is_stopped;  /* by us: what still comes is not looked at */
  gboolean is_failed;
  GError *error;
} Question;

static void
stop (Question *question)
{
  if (question->is_stopped)
    return;
  question->is_stopped = question->is_failed = TRUE;
  stop_server (question->self);
}

/* Until the next part of the answer can be taken without waiting. FALSE for a server that says
 * nothing, and for somebody who does not want to wait. */
static gboolean
await (Question *question)
{
  PGconn *connection = question->self->connection;
  GCancellable *cancellable = question->self->database.cancellable;
  gint64 until = in_seconds (ANSWER_SECONDS);
  int unsent;

  while ((unsent = PQflush (connection)) > 0 || PQisBusy (connection))
    {
      Wait wait = wait_for_socket (PQsocket (connection), unsent > 0 ? G_IO_IN | G_IO_OUT : G_IO_IN,
                                   cancellable, until);

      if (wait == WAIT_STOPPED && question->is_commit)
        {
          cancellable = NULL;
          until = in_seconds (COMMIT_SECONDS);
          continue;
        }
      question->is_given_up = wait == WAIT_STOPPED;
      if (wait != WAIT_READY)
        return FALSE;
      /* What it fails with is the next result. */
      if (PQconsumeInput (connection) == 0)
        return TRUE;
    }

  return TRUE;
}

static gboolean
give_row (Question *question, const PGresult *result)
{
  const char *columns[ASSAY_REGISTER_MAX_COLUMNS];
  int n = MIN (PQnfields (result), (int) ASSAY_REGISTER_MAX_COLUMNS);

  for (int i = 0; i < n; i++)
    {
      int length = PQgetlength (result, 0, i);

      columns[i] = PQgetisnull (result, 0, i) ? NULL : PQgetvalue (result, 0, i);
      if (length > ASSAY_LIMIT_REGISTER_TEXT_BYTES
          || (columns[i] != NULL && !g_utf8_validate (columns[i], length, NULL)))
        {
          g_set_error_literal (&question->error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
                               _ ("The register holds something that is not text"));
          return FALSE;
        }
    }

  return question->row (columns, (guint) n, question->user_data, &question->error);
}

static void
take_result (Question *question, const PGresult *result)
{
  switch ((guint) PQresultStatus (result))
    {
    case PGRES_SINGLE_TUPLE:
      if (!question->is_stopped && !give_row (question, result))
        stop (question);
      return;
    case PGRES_TUPLES_OK:
    case PGRES_COMMAND_OK:
      question->n_changed = (guint) g_ascii_strtoull (PQcmdTuples ((PGresult *) result), NULL, 10);
      return;
    default:
      if (!question->is_failed)
        assay_register_postgres_fail (question->self, result, &question->error);
      question->is_failed = TRUE;
      return;
    }
}

/* Rows may come faster than anybody has to wait for them. */
static gboolean
is_given_up (Question *question)
{
  if (!question->is_commit && g_cancellable_is_cancelled (question->self->database.cancellable))
    question->is_given_up = TRUE;

  return question->is_given_up;
}

/* Without a connection. What the server said first stands. */
static void
hang_up (Question *question)
{
  assay_register_postgres_disconnect (question->self);
  question->is_failed = TRUE;
  if (question->error != NULL)
    return;
  if (question->is_given_up)
    set_stopped (question->self, &question->error);
  else
    assay_register_postgres_fail (question->self, NULL, &question->error);
}

/* Takes the whole answer. A connection that was lost on the way is closed. */
static gboolean
collect (Question *question, GError **error)
{
  AssayRegisterPostgres *self = question->self;
  gboolean is_there;

  while ((is_there = await (question) && !is_given_up (question)))
    {
      g_autoptr (PGresult) result = PQgetResult (self->connection);

      if (result == NULL)
        break;
      take_result (question, result);
    }
  if (!is_there || PQstatus (self->connection) != CONNECTION_OK)
    hang_up (question);
  if (question->error != NULL)
    g_propagate_error (error, g_steal_pointer (&question->error));

  return !question->is_failed;
}

static gboolean
fail_to_send (AssayRegisterPostgres *self, GError **error)
{
  assay_register_postgres_disconnect (self);

  return assay_register_postgres_fail (self, NULL, error);
}

/* The name under which the server keeps @sql, so that it is read and planned once. */
static const char *
prepare (AssayRegisterPostgres *self, const char *sql, GError **error)
{
  const char *known = g_hash_table_lookup (self->statements, sql);
  g_autofree char *name = NULL;
  Question question = { .self = self };

  if (known != NULL)
    return known;
  name = g_strdup_printf ("assay_%u", g_hash_table_size (self->statements));
  if (!PQsendPrepare (self->connection, name, sql, 0, NULL))
    {
      fail_to_send (self, error);
      return NULL;
    }
  if (!collect (&question, error))
    return NULL;
  known = name;
  g_hash_table_insert (self->statements, g_strdup (sql), g_steal_pointer (&name));

  return known;
}

gboolean
assay_register_postgres_ask (AssayRegisterPostgres *self,
                             const char *sql,
                             const char *const *parameters,
                             guint n_parameters,
                             AssayRegisterRowFunc row,
                             gpointer user_data,
                             guint *out_changed,
                             GError **error)
{
  Question question = { .self = self, .row = row, .user_data = user_data };
  const char *name;
  int is_sent;

  if (self->connection == NULL)
    return assay_register_postgres_fail (self, NULL, error);
  if (n_parameters > 0)
    {
      name = prepare (self, sql, error);
      if (name == NULL)
        return FALSE;
      is_sent = PQsendQueryPrepared (self->connection, name, (int) n_parameters, parameters, NULL,
                                     NULL, 0);
    }
  else
    is_sent = PQsendQueryParams (self->connection, sql, 0, NULL, NULL, NULL, NULL, 0);
  if (!is_sent)
    return fail_to_send (self, error);
  if (row != NULL)
    PQsetSingleRowMode (self->connection);
  if (!collect (&question, error))
    return FALSE;
  if (out_changed != NULL)
    *out_changed = question.n_changed;

  return TRUE;
}

gboolean
assay_register_postgres_tell (AssayRegisterPostgres *self, const char *sql, GError **error)
{
  return assay_register_postgres_ask (self, sql, NULL, 0, NULL, NULL, NULL, error);
}

gboolean
assay_register_postgres_commit (AssayRegisterPostgres *self, GError **error)
{
  Question question = { .self = self, .is_commit = TRUE };

  if (!PQsendQueryParams (self->connection, "COMMIT", 0, NULL, NULL, NULL, NULL, 0))
    return fail_to_send (self, error);

  return collect (&question, error);
}

/* --- Rows -------------------------------------------------------------------------------------
 */

gboolean
assay_register_postgres_take_text (const char *const *columns,
                                   guint n_columns,
                                   gpointer user_data,
                                   GError **error)
{
  char **text = user_data;

  g_free (*text);
  *text = g_strdup (columns[0]);

  return TRUE;
}

gboolean
assay_register_postgres_add_text (const char *const *columns,
                                  guint n_columns,
                                  gpointer user_data,
                                  GError **error)
{
  g_ptr_array_add (user_data, g_strdup (columns[0]));

  return TRUE;
}
