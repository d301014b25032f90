/* Runs a program that reads what is hostile, and sees to it that it ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program leads a process group of its own, so that whatever it started ends with it; it has
 * limits on memory, processor time and the size of files; and, where the system allows that to
 * ordinary users, it has no network.
 */

#pragma once

#include "base/assay-progress.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* @environment is whole, not added to. @name says in errors what was run. Waits until the program
 * has ended by itself (TRUE, with @out_status as from waitpid()) or has been killed: CANCELLED when
 * @cancellable was, within a tenth of a second; TOO_LARGE after @seconds. NOT_FOUND, ACCESS or IO
 * when it could not be started. What it prints is thrown away. @progress is told of seconds as
 * they pass. May be called on any thread. */
gboolean assay_confined_run (const char *const *command,
                             const char *const *environment,
                             const char *folder,
                             const char *name,
                             guint seconds,
                             AssayProgress progress,
                             GCancellable *cancellable,
                             int *out_status,
                             GError **error);

G_END_DECLS
