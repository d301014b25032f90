/* What a register gives away as a table. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * UTF-8 with a mark, CRLF, commas, quotes where they are needed (RFC 4180), days as 2026-11-22. The
 * headers are those of an import (assay-register-import-columns.h), which reads it back and then
 * has nothing to change. A text that a spreadsheet would compute when it opens the file (it begins
 * with = + - @ or a tab) has an apostrophe before it.
 */

#pragma once

#include "core/register/assay-register-import-columns.h"
#include "core/register/assay-register.h"

G_BEGIN_DECLS

/* What a contract's STANDING, REASONS or NEXT_STEP is called; owned. */
typedef char *(*AssayExportDescribe) (const AssayContractStanding *standing,
                                      AssayImportColumn column,
                                      gpointer user_data);

/* Every contract with its service, clauses, milestones and extensions, in the order of @standings
 * (AssayContractStanding, of the same register) and with how it stands on @on. A contract has as
 * many rows as it needs; the standing is in the first. @describe NULL: stable ids. */
char *assay_register_export_contracts (const AssayRegister *self,
                                       const GPtrArray *standings,
                                       AssayDate on,
                                       AssayExportDescribe describe,
                                       gpointer user_data);

/* Every award with its conditions, by service and first day. */
char *assay_register_export_awards (const AssayRegister *self);

/* A table to begin from: every column, and rows of made-up organisations. */
char *assay_register_export_example (void);

/* With an apostrophe where a spreadsheet would compute it; and without that. */
char *assay_export_dup_guarded (const char *text);
char *assay_export_dup_unguarded (const char *text);

G_END_DECLS
