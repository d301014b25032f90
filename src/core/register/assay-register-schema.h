/* The tables of a register, as a description that statements and comparisons are written from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder.
 */

#pragma once

#include "core/register/assay-register-database.h"

G_BEGIN_DECLS

/* @of is the table that it refers to, or NULL. */
typedef struct
{
  const char *name;
  const char *type;
  gboolean is_id;
  gboolean is_needed;
  const char *of;
} AssayRegisterColumn;

typedef struct
{
  const char *name;
  GArray *columns; /* AssayRegisterColumn */
} AssayRegisterTable;

/* AssayRegisterTable, those that are referred to before those that refer. */
GPtrArray *assay_register_schema_list_tables (const AssayRegisterDatabaseClass *class);

/* The statements that make an empty register, in order; NULL at the end. */
char **assay_register_schema_list (const AssayRegisterDatabaseClass *class);

/* Makes the empty tables in the transaction that runs, and the one row of what the register is. */
gboolean
assay_register_schema_write (AssayRegisterDatabase *database, const char *title, GError **error);

/* The format that this Assay writes and reads. */
#define ASSAY_REGISTER_FORMAT "1"

G_END_DECLS
