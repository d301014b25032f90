/* Ctrl-C stops the work at hand, tidily.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* From now on the first SIGINT, SIGTERM or SIGHUP cancels @cancellable, so that the command can put
 * things back and let go of its lock; a second one ends the program at once. Call once, before any
 * other thread is started. */
void assay_interrupt_watch (GCancellable *cancellable);

G_END_DECLS
