/* The one place where the application starts threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Work gets values that nobody else changes (a portfolio, a readiness, paths) and gives one back.
 * Its callbacks run on the main thread, and never after the owner is gone.
 */

#pragma once

#include "base/assay-progress.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AssayWork AssayWork;

/* On the working thread. Returns the result, or NULL with @error. */
typedef gpointer (*AssayWorkFunc) (gpointer data,
                                   AssayProgress progress,
                                   GCancellable *cancellable,
                                   GError **error);

/* On the main thread, at most some 20 times a second. @fraction is -1 while the end is not known.
 */
typedef void (*AssayWorkProgressFunc) (gpointer owner, double fraction, const char *what);

/* On the main thread, once; not after assay_work_forget(). @result is the caller's now; @error is
 * NULL exactly when the work was done. */
typedef void (*AssayWorkDoneFunc) (gpointer owner, gpointer result, const GError *error);

/* Starts at once. @owner is a GObject and is watched, not held: when it goes, the work is cancelled
 * and its result freed with @free_result. @data is freed with @free_data on whichever thread is
 * last.
 * @advanced_cb may be NULL. The handle is good until done_cb has run. */
AssayWork *assay_work_start (gpointer owner,
                             AssayWorkFunc func,
                             gpointer data,
                             GDestroyNotify free_data,
                             GDestroyNotify free_result,
                             AssayWorkProgressFunc advanced_cb,
                             AssayWorkDoneFunc done_cb);

/* Asks the work to stop; done_cb still runs, with ASSAY_ERROR_CANCELLED or G_IO_ERROR_CANCELLED. */
void assay_work_cancel (AssayWork *self);

/* Asks the work to stop, and does not want to hear of it again. The handle is no longer good. */
void assay_work_forget (AssayWork *self);

G_END_DECLS
