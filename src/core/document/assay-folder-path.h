/* Looking at what is really at a path, without following links.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A folder may come from anywhere. A link inside it could make Assay read or write somewhere
 * else, so nothing inside a portfolio or review may be one.
 */

#pragma once

#include "base/assay-disk.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  ASSAY_PATH_NOTHING,
  ASSAY_PATH_FILE,
  ASSAY_PATH_FOLDER,
  ASSAY_PATH_OTHER, /* a link, a device, … */
} AssayPathType;

/* @out_size may be NULL. */
AssayPathType assay_path_get_type (const char *path, guint64 *out_size);

/* REFUSED when there is something and it is no plain file, or no plain folder. Nothing is fine. */
gboolean assay_path_check_file (const char *path, GError **error);
gboolean assay_path_check_folder (const char *path, GError **error);

/* The names in a folder, sorted; empty where it cannot be read. */
char **assay_path_list_names (const char *path);

/* Removes what is there, and what is in it, without following links. Goes on after a failure: what
 * can be removed is. */
void assay_path_remove_tree (AssayDisk *disk, const char *path);

/* Writes a small text where a person wants it, as assay_disk_publish_document() does: whole, or
 * what was there stays. */
gboolean
assay_path_write_document (AssayDisk *disk, const char *path, const char *text, GError **error);

/* FALSE with ASSAY_ERROR_CANCELLED when the person asked to stop. */
gboolean assay_check_not_cancelled (GCancellable *cancellable, GError **error);

G_END_DECLS
