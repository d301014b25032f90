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

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AssayRegisterDatabase AssayRegisterDatabase;

/* One row of an answer. FALSE with an error ends it. */
typedef gboolean (*AssayRegisterRowFunc) (const char *const *columns,
                                          guint n_columns,
                                          gpointer user_data,
                                          GError **error);

/* @id_type and @day_type are what a column of that kind is declared as. Errors are of ASSAY_ERROR:
 * REFUSED for a reference that leads nowhere or would, LOCKED for others who do not let go. */
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
  /* What is wrong with how it is kept, in its own words; char*. */
  gboolean (*check) (AssayRegisterDatabase *self, GPtrArray *problems, GError **error);
  void (*close) (AssayRegisterDatabase *self);
} AssayRegisterDatabaseClass;

struct _AssayRegisterDatabase
{
  const AssayRegisterDatabaseClass *class;
};

/* The statements that make an empty register, in order; NULL at the end. */
char **assay_register_schema_list (const AssayRegisterDatabaseClass *class);

/* @path is a file. create() expects an empty file; open() refuses what is not a register, with
 * INVALID, and one whose tables are not exactly ours, with DAMAGED. */
AssayRegisterDatabase *assay_register_sqlite_create (const char *path, GError **error);
AssayRegisterDatabase *
assay_register_sqlite_open (const char *path, gboolean is_to_write, GError **error);

G_END_DECLS
