/* A register as a file for other programs, with words for whoever opens it there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "present/assay-register-wording.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_EXPORT_CONTRACTS, /* CSV, with how each stands */
  ASSAY_EXPORT_AWARDS,    /* CSV */
  ASSAY_EXPORT_DATES,     /* iCalendar: what lies ahead and what is overdue */
  ASSAY_EXPORT_EXAMPLE,   /* CSV of made-up contracts, to begin a table from */
} AssayExportKind;

#define ASSAY_EXPORT_LAST ASSAY_EXPORT_EXAMPLE

/* "contracts" …: stable. */
const char *assay_export_kind_get_id (AssayExportKind kind);

/* The whole file. @title is the register's; @now is in seconds since 1970. Pure. */
char *assay_register_format_export (const AssayRegisterGround *ground,
                                    AssayExportKind kind,
                                    const char *title,
                                    gint64 now);

G_END_DECLS
