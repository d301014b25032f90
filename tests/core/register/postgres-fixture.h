/* Databases on the private server that support/with-postgres runs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <libpq-fe.h>

G_BEGIN_DECLS

/* A fresh database, as an address for the server's keeper. */
char *postgres_make_database (const char *encoding);

/* Even while somebody is in it. */
void postgres_drop_database (const char *address);

/* @address for somebody else, reached through another socket folder (NULL: the server's own). */
char *postgres_dup_address_for (const char *address, const char *role, const char *folder);

/* The server's folder. */
const char *postgres_get_folder (void);

/* A connection of its own, for what has to go on for more than one statement. */
PGconn *postgres_connect (const char *address);

/* Runs @sql and asserts that it goes well; the first answer, "" for none. */
void postgres_run (const char *address, const char *sql);
char *postgres_ask (const char *address, const char *sql);

/* Asserts that the server itself refuses @sql with SQLSTATE @state. */
void postgres_assert_refused (const char *address, const char *sql, const char *state);

/* Ends the server as a power cut would: all of it, at once. It comes up again by itself. */
void postgres_kill_server (void);

/* Until the server takes visitors. */
void postgres_wait_for_server (const char *address);

G_END_DECLS
