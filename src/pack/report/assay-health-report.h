/* The health-check report: strengths, areas to improve and planned actions in a few pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It is for the service's own board and says on every page that it is no submission. It holds no
 * evidence, no fingerprint and no private note.
 */

#pragma once

#include "base/assay-context.h"
#include "core/readiness/assay-readiness.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is written: the report on @readiness as a PDF to @path, and as HTML to @html_path
 * (nullable).
 * @today decides what is overdue. All borrowed. */
typedef struct
{
  const AssayReadiness *readiness;
  AssayDate today;
  const char *path;
  const char *html_path;
} AssayHealthReportOrder;

/* The same readiness, day and fonts give the same bytes. Each file is replaced only by a whole new
 * one. Opens no file of the evidence. May run on a thread, with a context that has a disk of its
 * own. @out_n_pages is nullable. */
gboolean assay_health_report_write (AssayContext *context,
                                    const AssayHealthReportOrder *order,
                                    GCancellable *cancellable,
                                    guint *out_n_pages,
                                    GError **error);

G_END_DECLS
