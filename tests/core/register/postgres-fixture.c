/* Databases on the private server that support/with-postgres runs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "postgres-fixture.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#define SECONDS 120

const char *
postgres_get_folder (void)
{
  const char *folder = g_getenv ("ASSAY_TEST_POSTGRES");

  if (folder == NULL)
    g_error ("Run this beside a server: tests/support/with-postgres");

  return folder;
}

static char *
format_address (const char *role, const char *database, const char *folder)
{
  g_autofree char *name = g_uri_escape_string (role, NULL, FALSE);
  g_autofree char *host = g_uri_escape_string (folder, NULL, FALSE);

  return g_strdup_printf ("postgresql://%s@/%s?host=%s", name, database, host);
}

static char *
dup_database (const char *address)
{
  const char *start = strstr (address, "@/") + 2;

  return g_strndup (start, strcspn (start, "?"));
}

char *
postgres_dup_address_for (const char *address, const char *role, const char *folder)
{
  g_autofree char *database = dup_database (address);

  return format_address (role, database, folder != NULL ? folder : postgres_get_folder ());
}

static char *
dup_keepers_address (void)
{
  return format_address ("keeper", "postgres", postgres_get_folder ());
}

PGconn *
postgres_connect (const char *address)
{
  PGconn *connection = PQconnectdb (address);

  if (PQstatus (connection) != CONNECTION_OK)
    g_error ("%s", PQerrorMessage (connection));

  return connection;
}

char *
postgres_ask (const char *address, const char *sql)
{
  PGconn *connection = postgres_connect (address);
  PGresult *result = PQexec (connection, sql);
  char *answer;

  if (PQresultStatus (result) != PGRES_COMMAND_OK && PQresultStatus (result) != PGRES_TUPLES_OK)
    g_error ("%s: %s", sql, PQerrorMessage (connection));
  answer = g_strdup (PQntuples (result) > 0 ? PQgetvalue (result, 0, 0) : "");
  PQclear (result);
  PQfinish (connection);

  return answer;
}

void
postgres_run (const char *address, const char *sql)
{
  g_free (postgres_ask (address, sql));
}

void
postgres_assert_refused (const char *address, const char *sql, const char *state)
{
  PGconn *connection = postgres_connect (address);
  PGresult *result = PQexec (connection, sql);

  g_assert_cmpint (PQresultStatus (result), ==, PGRES_FATAL_ERROR);
  g_assert_cmpstr (PQresultErrorField (result, PG_DIAG_SQLSTATE), ==, state);
  PQclear (result);
  PQfinish (connection);
}

char *
postgres_make_database (const char *encoding)
{
  g_autofree char *keepers = dup_keepers_address ();
  g_autofree char *name = g_strdup_printf ("t%d_%08x", (int) getpid (), g_random_int ());
  g_autofree char *sql =
      g_strdup_printf ("CREATE DATABASE %s TEMPLATE template0 ENCODING '%s' LOCALE 'C'", name,
                       encoding);

  postgres_run (keepers, sql);

  return format_address ("keeper", name, postgres_get_folder ());
}

void
postgres_drop_database (const char *address)
{
  g_autofree char *keepers = dup_keepers_address ();
  g_autofree char *name = dup_database (address);
  g_autofree char *sql = g_strdup_printf ("DROP DATABASE %s WITH (FORCE)", name);

  postgres_run (keepers, sql);
}

/* --- Ending it --------------------------------------------------------------------------------
 */

static GPid
read_server (void)
{
  g_autofree char *path = g_build_filename (postgres_get_folder (), "data/postmaster.pid", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));

  return (GPid) g_ascii_strtoll (text, NULL, 10);
}

/* "PID (name) state PARENT …" */
static gboolean
is_child_of (const char *pid, GPid parent)
{
  g_autofree char *path = g_strdup_printf ("/proc/%s/stat", pid);
  g_autofree char *text = NULL;
  const char *rest;

  if (!g_ascii_isdigit (*pid) || !g_file_get_contents (path, &text, NULL, NULL))
    return FALSE;
  rest = strrchr (text, ')');

  return rest != NULL && strlen (rest) > 4 && g_ascii_strtoll (rest + 4, NULL, 10) == parent;
}

/* The server is stopped first, so that it cannot tend to the children that it loses. */
void
postgres_kill_server (void)
{
  GPid server = read_server ();
  g_autoptr (GDir) processes = g_dir_open ("/proc", 0, NULL);
  const char *pid;

  kill (server, SIGSTOP);
  while ((pid = g_dir_read_name (processes)) != NULL)
    if (is_child_of (pid, server))
      kill ((GPid) g_ascii_strtoll (pid, NULL, 10), SIGKILL);
  kill (server, SIGKILL);
}

void
postgres_wait_for_server (const char *address)
{
  gint64 until = g_get_monotonic_time () + SECONDS * G_USEC_PER_SEC;

  while (PQping (address) != PQPING_OK)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_usleep (20000);
    }
}
