/* Opens files that come from outside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A descriptor for reading a plain file, and its size. Never waits, whatever @path is. -1 with
 * NOT_FOUND, ACCESS, INVALID (a folder, a device, a pipe) or IO, naming @name. */
int assay_outside_open (const char *path, const char *name, goffset *out_size, GError **error);

/* The whole file; TOO_LARGE when it has more than @max_bytes. */
GBytes *assay_outside_read (const char *path, const char *name, goffset max_bytes, GError **error);

G_END_DECLS
