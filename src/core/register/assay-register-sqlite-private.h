/* What the parts of the SQLite driver share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder.
 */

#pragma once

#include "core/register/assay-register-database.h"

#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct
{
  AssayRegisterDatabase database;
  sqlite3 *sqlite;
  char *path;
  GHashTable *statements; /* char* -> sqlite3_stmt */
  gint64 until;           /* how long others are waited for */
} AssayRegisterSqlite;

/* Sets what @result, a result code with its extension, comes to. Always FALSE. */
gboolean assay_register_sqlite_fail (AssayRegisterSqlite *self, int result, GError **error);

G_END_DECLS
