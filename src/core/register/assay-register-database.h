/* What a register is kept in: one small table of functions, so that the rules are written once and
 * hold whatever keeps them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder. The statements are those that SQLite and PostgreSQL both understand, with
 * parameters $1, $2 … in the order of their first use. Everything goes in and out as text; NULL is
 * NULL.
 */

#pragma once

#include "core/register/assay-register-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AssayRegisterDatabase AssayRegisterDatabase;

/* One row of an answer. FALSE with an error ends it. */
typedef gboolean (*AssayRegisterRowFunc) (const char *const *columns,
                                          guint n_columns,
                                          gpointer user_data,
                                          GError **error);

/* More than any table has; a row goes out in an array of so many. */
#define ASSAY_REGISTER_MAX_COLUMNS 32u

/* What a failure means for the transaction it happened in. */
typedef enum
{
  ASSAY_REGISTER_TROUBLE_NONE,   /* the same would fail again */
  ASSAY_REGISTER_TROUBLE_AGAIN,  /* nothing of it is kept, and it may go well when done again */
  ASSAY_REGISTER_TROUBLE_UNSURE, /* it may be kept or not */
} AssayRegisterTrouble;

/* @id_type and @day_type are what a column of that kind is declared as. Errors are of ASSAY_ERROR:
 * REFUSED for a reference that leads nowhere or would, LOCKED for others who do not let go.
 *
 * begin() makes a lost connection anew. Between begin() to write and the end of that transaction
 * nobody else writes, and what is read is the newest; a transaction to read sees one moment. */
typedef struct
{
  const char *id_type;
  const char *day_type;
  gboolean (*begin) (AssayRegisterDatabase *self, gboolean is_to_write, GError **error);
  gboolean (*commit) (AssayRegisterDatabase *self, GError **error);
  void (*roll_back) (AssayRegisterDatabase *self);
  gboolean (*run) (AssayRegisterDatabase *self,
                   const char *sql,
                   const char *const *parameters,
                   guint n_parameters,
                   AssayRegisterRowFunc row,
                   gpointer user_data,
                   guint *out_changed,
                   GError **error);
  /* What is wrong with how it is kept, in its own words; char*. Inside a transaction. */
  gboolean (*check) (AssayRegisterDatabase *self, GPtrArray *problems, GError **error);
  /* Who else may do what, for a role of the database. Inside a transaction to write. */
  gboolean (*share) (AssayRegisterDatabase *self,
                     const char *role,
                     AssayRegisterShare share,
                     GError **error);
  /* Adds AssayRegisterShared. Inside a transaction. */
  gboolean (*list_shares) (AssayRegisterDatabase *self, GPtrArray *shares, GError **error);
  void (*close) (AssayRegisterDatabase *self);
} AssayRegisterDatabaseClass;

/* @trouble is what the last begin(), run() or commit() that failed meant. @cancellable is borrowed
 * while something runs that may be stopped, else NULL; what it stops fails with CANCELLED. A
 * commit() that waits for its answer goes on waiting for a moment: it is worth knowing. */
struct _AssayRegisterDatabase
{
  const AssayRegisterDatabaseClass *class;
  gboolean is_read_only;
  AssayRegisterTrouble trouble;
  GCancellable *cancellable;
};

/* @path is a file. create() expects an empty file; open() refuses what is not a register, with
 * INVALID, and one whose tables are not exactly ours, with DAMAGED. */
AssayRegisterDatabase *assay_register_sqlite_create (const char *path, GError **error);
AssayRegisterDatabase *assay_register_sqlite_open (const char *path,
                                                   gboolean is_to_write,
                                                   GCancellable *cancellable,
                                                   GError **error);

/* @address is a database. create() makes the empty tables too, all or none: EXISTS where there is a
 * register. open() refuses as for a file; NOT_FOUND where the database has no register, ACCESS
 * where we may not. */
AssayRegisterDatabase *assay_register_postgres_create (const char *address,
                                                       const char *title,
                                                       GCancellable *cancellable,
                                                       GError **error);
AssayRegisterDatabase *assay_register_postgres_open (const char *address,
                                                     gboolean is_to_write,
                                                     GCancellable *cancellable,
                                                     GError **error);

G_END_DECLS
