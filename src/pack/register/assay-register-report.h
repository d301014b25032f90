/* The board report of a register: how every contract's quality clause stands, as a PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It says what is recorded in one register on one day, and where that is known from; it is the
 * commissioner's own paper and no awarding body's. Notes on contracts and the names of those who
 * changed something are not in it.
 */

#pragma once

#include "base/assay-context.h"
#include "base/assay-progress.h"
#include "present/assay-register-changes-state.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* @contracts is for the day that the report speaks for; @changes (nullable) says what changed up to
 * that day. @title is the register's. The PDF goes to @path. All borrowed. */
typedef struct
{
  const AssayRegisterContractsState *contracts;
  const AssayRegisterChangesState *changes;
  const char *title;
  const char *path;
} AssayRegisterReportOrder;

/* The same order and fonts give the same bytes. The file is replaced only by a whole new one. May
 * run on a thread, with a context that has a disk of its own. @progress counts pages. @out_n_pages
 * is nullable. */
gboolean assay_register_report_write (AssayContext *context,
                                      const AssayRegisterReportOrder *order,
                                      AssayProgress progress,
                                      GCancellable *cancellable,
                                      guint *out_n_pages,
                                      GError **error);

G_END_DECLS
