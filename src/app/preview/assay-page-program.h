/* Asks the program assay-page, which reads files from outside so that this one need not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Longer than the child allows itself to work; for one that only waits. */
#define ASSAY_PAGE_PATIENCE_MS 10000

/* @question ends with NULL: "render", path, "4", "800". Whatever the child does, the callback runs
 * within @patience_ms or soon after @cancellable is cancelled, and the child is gone then. */
void assay_page_program_ask_async (const char *const *question,
                                   guint patience_ms,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);

/* The answer; NULL with an error of ASSAY_ERROR by the child's exit status, DAMAGED when it
 * crashed, G_IO_ERROR_TIMED_OUT when it was ended because of the time, G_IO_ERROR_CANCELLED. */
GBytes *assay_page_program_ask_finish (GAsyncResult *result, GError **error);

G_END_DECLS
