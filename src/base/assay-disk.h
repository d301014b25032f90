/* The one seam through which everything that must last is written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order that makes a write durable is: write, sync the file, rename it into place, sync the
 * folder. assay_disk_replace() and assay_disk_publish() do it in that order, and nothing else in
 * Assay renames a file. Tests put a fault in the way of the n-th operation and then look at what is
 * left.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AssayDisk AssayDisk;
typedef struct _AssayDiskFile AssayDiskFile;

typedef enum
{
  ASSAY_DISK_OPEN,
  ASSAY_DISK_WRITE,
  ASSAY_DISK_SYNC,
  ASSAY_DISK_TRUNCATE,
  ASSAY_DISK_RENAME,
  ASSAY_DISK_SYNC_FOLDER,
  ASSAY_DISK_REMOVE,
  ASSAY_DISK_MAKE_FOLDER,
} AssayDiskOperation;

/* What a fault makes of an operation. SHORTEN writes half of the bytes and then fails; CRASH does
 * the same and then every later operation fails too, as if the program had died there. */
typedef enum
{
  ASSAY_DISK_FAULT_NONE,
  ASSAY_DISK_FAULT_FAIL,
  ASSAY_DISK_FAULT_SHORTEN,
  ASSAY_DISK_FAULT_CRASH,
} AssayDiskFault;

AssayDisk *assay_disk_new (void);
AssayDisk *assay_disk_ref (AssayDisk *self);
void assay_disk_unref (AssayDisk *self);

/* For tests: the operation with this number (counted from 1 from now on) meets @fault, with
 * @error_number (e.g. ENOSPC) as the system's answer. */
void assay_disk_set_fault (AssayDisk *self, guint nth, AssayDiskFault fault, int error_number);

/* How many operations have been asked for since the start or the last assay_disk_set_fault(). */
guint assay_disk_get_count (AssayDisk *self);

/* Files. @path is in the GLib file name encoding. create() fails with ASSAY_ERROR_EXISTS when there
 * is something; open_append() makes the file when there is none. All errors are of ASSAY_ERROR and
 * name the path. */
AssayDiskFile *assay_disk_create (AssayDisk *self, const char *path, GError **error);
AssayDiskFile *assay_disk_open_append (AssayDisk *self, const char *path, GError **error);
gboolean
assay_disk_file_write (AssayDiskFile *file, const void *data, gsize length, GError **error);
gboolean assay_disk_file_sync (AssayDiskFile *file, GError **error);
gboolean assay_disk_file_truncate (AssayDiskFile *file, guint64 length, GError **error);
guint64 assay_disk_file_get_length (AssayDiskFile *file);
int assay_disk_file_get_fd (AssayDiskFile *file);
void assay_disk_file_close (AssayDiskFile *file);

gboolean assay_disk_rename (AssayDisk *self, const char *from, const char *to, GError **error);
gboolean assay_disk_remove (AssayDisk *self, const char *path, GError **error);

/* Makes one folder; TRUE when it is there already. */
gboolean assay_disk_make_folder (AssayDisk *self, const char *path, GError **error);
gboolean assay_disk_sync_folder (AssayDisk *self, const char *path, GError **error);

/* Puts @data at @path atomically and durably: the old content or the new, never less. */
gboolean assay_disk_replace (
    AssayDisk *self, const char *path, const void *data, gsize length, GError **error);

/* Moves a finished temporary file, which a library wrote, into place: sync, rename, sync the
 * folder. The temporary file is removed when that fails. */
gboolean
assay_disk_publish (AssayDisk *self, const char *temporary, const char *path, GError **error);

/* The same for a document that a person saves where they like. Files made here are for their owner
 * alone; now it may be read by whoever could read the one that it takes the place of, and where
 * there was none, by whom the umask lets. */
gboolean assay_disk_publish_document (AssayDisk *self,
                                      const char *temporary,
                                      const char *path,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayDisk, assay_disk_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayDiskFile, assay_disk_file_close)

G_END_DECLS
