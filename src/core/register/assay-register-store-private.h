/* What reading and changing a register share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder.
 */

#pragma once

#include "core/register/assay-register-database.h"
#include "core/register/assay-register-store.h"

G_BEGIN_DECLS

struct _AssayRegisterStore
{
  AssayRegisterDatabase *database;
  AssayContext *context;
  char *title;
};

/* "SELECT id, version, … FROM kind @rest". */
char *assay_register_format_select (AssayHeldKind kind, const char *rest);

/* A row of such a statement as a value. DAMAGED where it is none, naming it. */
gboolean assay_register_take_row (const AssayHeldRow *row,
                                  AssayHeldKind kind,
                                  const char *const *columns,
                                  gpointer *out_value,
                                  GError **error);

G_END_DECLS
