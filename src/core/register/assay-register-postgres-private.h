/* What the parts of the PostgreSQL driver share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder.
 */

#pragma once

#include "core/register/assay-register-database.h"

#include <libpq-fe.h>

G_BEGIN_DECLS

/* The schema that a register has for itself in its database. */
#define ASSAY_REGISTER_POSTGRES_SCHEMA "assay"

/* @connection is NULL when it was lost or not made yet. @statements names what the server prepared
 * for this connection: char* SQL -> char* name. */
typedef struct
{
  AssayRegisterDatabase database;
  PGconn *connection;
  GPtrArray *address; /* keyword and value in turn */
  char *shown;
  GHashTable *statements;
  gboolean is_in_transaction;
} AssayRegisterPostgres;

/* Makes the connection and says how it is to behave; nothing of the register is looked at. Errors
 * name the address as it may be shown. */
gboolean assay_register_postgres_connect (AssayRegisterPostgres *self, GError **error);
void assay_register_postgres_disconnect (AssayRegisterPostgres *self);

/* Runs one statement, as AssayRegisterDatabaseClass.run. Where the connection was lost on the way
 * it is NULL afterwards. */
gboolean assay_register_postgres_ask (AssayRegisterPostgres *self,
                                      const char *sql,
                                      const char *const *parameters,
                                      guint n_parameters,
                                      AssayRegisterRowFunc row,
                                      gpointer user_data,
                                      guint *out_changed,
                                      GError **error);

/* Runs a statement that has neither parameters nor an answer. */
gboolean
assay_register_postgres_tell (AssayRegisterPostgres *self, const char *sql, GError **error);

/* Tells the server to keep what was done. Who does not want to wait any more still waits for some
 * seconds; a connection without an answer by then is NULL afterwards. */
gboolean assay_register_postgres_commit (AssayRegisterPostgres *self, GError **error);

/* Sets what @result, an answer that is none, comes to; NULL for a connection that is gone. Always
 * FALSE. */
gboolean
assay_register_postgres_fail (AssayRegisterPostgres *self, const PGresult *result, GError **error);

/* Why a connection was not made. Always FALSE. */
gboolean assay_register_postgres_fail_to_connect (AssayRegisterPostgres *self, GError **error);

/* What differs between the tables that are there and ours, each as a line (char*). */
gboolean assay_register_postgres_compare (AssayRegisterPostgres *self,
                                          GPtrArray *differences,
                                          GError **error);

/* Values that belong to what is not there, each as "kind id" (char*). */
gboolean assay_register_postgres_list_orphans (AssayRegisterPostgres *self,
                                               GPtrArray *orphans,
                                               GError **error);

/* AssayRegisterDatabaseClass.share. */
gboolean assay_register_postgres_share (AssayRegisterDatabase *database,
                                        const char *role,
                                        AssayRegisterShare share,
                                        GError **error);

/* AssayRegisterDatabaseClass.list_shares. */
gboolean assay_register_postgres_list_shares (AssayRegisterDatabase *database,
                                              GPtrArray *shares,
                                              GError **error);

/* Row functions: the first column of the row, as a text that is replaced (char**), or appended to
 * an array (GPtrArray). */
gboolean assay_register_postgres_take_text (const char *const *columns,
                                            guint n_columns,
                                            gpointer user_data,
                                            GError **error);
gboolean assay_register_postgres_add_text (const char *const *columns,
                                           guint n_columns,
                                           gpointer user_data,
                                           GError **error);

G_END_DECLS
