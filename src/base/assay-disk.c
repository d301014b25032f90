/* The one seam for writes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * g_file_set_contents_full() would do most of assay_disk_replace(), but it does not sync the
 * folder, and no test could stand between its steps.
 */

#include "base/assay-disk.h"

#include "base/assay-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_MODE 0600
#define FOLDER_MODE 0700
#define DOCUMENT_MODE 0666
#define PRIVATE_UMASK 0077
#define UMASK_LINE "\nUmask:\t"

struct _AssayDisk
{
  gatomicrefcount refs;
  gint count; /* atomic */
  guint faulty;
  AssayDiskFault fault;
  int error_number;
  gboolean dead;
};

struct _AssayDiskFile
{
  AssayDisk *disk;
  char *path;
  int fd;
  guint64 length;
};

AssayDisk *
assay_disk_new (void)
{
  AssayDisk *self = g_new0 (AssayDisk, 1);

  g_atomic_ref_count_init (&self->refs);

  return self;
}

AssayDisk *
assay_disk_ref (AssayDisk *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

void
assay_disk_unref (AssayDisk *self)
{
  if (self != NULL && g_atomic_ref_count_dec (&self->refs))
    g_free (self);
}

void
assay_disk_set_fault (AssayDisk *self, guint nth, AssayDiskFault fault, int error_number)
{
  g_atomic_int_set (&self->count, 0);
  self->faulty = nth;
  self->fault = fault;
  self->error_number = error_number;
  self->dead = FALSE;
}

guint
assay_disk_get_count (AssayDisk *self)
{
  return (guint) g_atomic_int_get (&self->count);
}

/* Counts an operation and says what becomes of it. */
static AssayDiskFault
meet_fault (AssayDisk *self)
{
  /* Evidence is stored on a thread of its own while the journal is written on another. */
  guint count = (guint) g_atomic_int_add (&self->count, 1) + 1;

  if (self->dead)
    return ASSAY_DISK_FAULT_FAIL;
  if (self->fault == ASSAY_DISK_FAULT_NONE || count != self->faulty)
    return ASSAY_DISK_FAULT_NONE;
  if (self->fault == ASSAY_DISK_FAULT_CRASH)
    self->dead = TRUE;

  return self->fault;
}

/* For operations that either happen or do not. */
static gboolean
may_go_on (AssayDisk *self, const char *path, GError **error)
{
  if (meet_fault (self) == ASSAY_DISK_FAULT_NONE)
    return TRUE;
  assay_error_set_from_errno (error, path, self->error_number != 0 ? self->error_number : EIO);

  return FALSE;
}

static gboolean
check (int result, const char *path, GError **error)
{
  if (result == 0)
    return TRUE;
  assay_error_set_from_errno (error, path, errno);

  return FALSE;
}

static AssayDiskFile *
open_file (AssayDisk *self, const char *path, int flags, GError **error)
{
  AssayDiskFile *file;
  struct stat info;
  int fd;

  if (!may_go_on (self, path, error))
    return NULL;
  fd = g_open (path, O_WRONLY | O_CREAT | O_CLOEXEC | flags, FILE_MODE);
  if (fd < 0 || fstat (fd, &info) != 0)
    {
      assay_error_set_from_errno (error, path, errno);
      if (fd >= 0)
        close (fd);
      return NULL;
    }
  file = g_new0 (AssayDiskFile, 1);
  file->disk = assay_disk_ref (self);
  file->path = g_strdup (path);
  file->fd = fd;
  file->length = (guint64) info.st_size;

  return file;
}

AssayDiskFile *
assay_disk_create (AssayDisk *self, const char *path, GError **error)
{
  return open_file (self, path, O_EXCL, error);
}

AssayDiskFile *
assay_disk_open_append (AssayDisk *self, const char *path, GError **error)
{
  return open_file (self, path, O_APPEND, error);
}

static gboolean
write_all (AssayDiskFile *file, const char *data, gsize length, GError **error)
{
  while (length > 0)
    {
      gssize done = write (file->fd, data, length);

      if (done < 0 && errno == EINTR)
        continue;
      if (done < 0)
        {
          assay_error_set_from_errno (error, file->path, errno);
          return FALSE;
        }
      data += done;
      length -= (gsize) done;
      file->length += (guint64) done;
    }

  return TRUE;
}

gboolean
assay_disk_file_write (AssayDiskFile *file, const void *data, gsize length, GError **error)
{
  AssayDiskFault fault = meet_fault (file->disk);
  int error_number = file->disk->error_number;

  if (fault == ASSAY_DISK_FAULT_NONE)
    return write_all (file, data, length, error);
  if (fault == ASSAY_DISK_FAULT_FAIL || write_all (file, data, length / 2, error))
    assay_error_set_from_errno (error, file->path, error_number != 0 ? error_number : ENOSPC);

  return FALSE;
}

gboolean
assay_disk_file_sync (AssayDiskFile *file, GError **error)
{
  return may_go_on (file->disk, file->path, error) && check (g_fsync (file->fd), file->path, error);
}

gboolean
assay_disk_file_truncate (AssayDiskFile *file, guint64 length, GError **error)
{
  if (!may_go_on (file->disk, file->path, error)
      || !check (ftruncate (file->fd, (off_t) length), file->path, error))
    return FALSE;
  file->length = length;

  return TRUE;
}

guint64
assay_disk_file_get_length (AssayDiskFile *file)
{
  return file->length;
}

int
assay_disk_file_get_fd (AssayDiskFile *file)
{
  return file->fd;
}

void
assay_disk_file_close (AssayDiskFile *file)
{
  if (file == NULL)
    return;
  close (file->fd);
  assay_disk_unref (file->disk);
  g_free (file->path);
  g_free (file);
}

gboolean
assay_disk_rename (AssayDisk *self, const char *from, const char *to, GError **error)
{
  return may_go_on (self, to, error) && check (g_rename (from, to), to, error);
}

gboolean
assay_disk_remove (AssayDisk *self, const char *path, GError **error)
{
  return may_go_on (self, path, error) && check (g_remove (path), path, error);
}

gboolean
assay_disk_make_folder (AssayDisk *self, const char *path, GError **error)
{
  if (!may_go_on (self, path, error))
    return FALSE;
  if (g_mkdir (path, FOLDER_MODE) == 0)
    return TRUE;
  if (errno == EEXIST && g_file_test (path, G_FILE_TEST_IS_DIR))
    return TRUE;
  assay_error_set_from_errno (error, path, errno);

  return FALSE;
}

gboolean
assay_disk_sync_folder (AssayDisk *self, const char *path, GError **error)
{
  int fd;
  gboolean done;

  if (!may_go_on (self, path, error))
    return FALSE;
  fd = g_open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (fd < 0)
    return check (-1, path, error);
  /* Some network shares cannot sync a folder and say so with EINVAL; the rename is all they offer.
   */
  done = fsync (fd) == 0 || errno == EINVAL || check (-1, path, error);
  close (fd);

  return done;
}

static gboolean
sync_parent (AssayDisk *self, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return assay_disk_sync_folder (self, folder, error);
}

gboolean
assay_disk_replace (
    AssayDisk *self, const char *path, const void *data, gsize length, GError **error)
{
  g_autofree char *temporary = g_strdup_printf ("%s.part", path);
  AssayDiskFile *file;
  gboolean written;

  /* One left by a crash is only ours: writers hold the folder's lock. */
  if (g_file_test (temporary, G_FILE_TEST_EXISTS) && !assay_disk_remove (self, temporary, error))
    return FALSE;
  file = assay_disk_create (self, temporary, error);
  if (file == NULL)
    return FALSE;
  written = assay_disk_file_write (file, data, length, error) && assay_disk_file_sync (file, error);
  assay_disk_file_close (file);

  if (written && assay_disk_rename (self, temporary, path, error))
    return sync_parent (self, path, error);
  assay_disk_remove (self, temporary, NULL);

  return FALSE;
}

static gboolean
publish (AssayDisk *self, const char *temporary, const char *path, mode_t mode, GError **error)
{
  g_autoptr (AssayDiskFile) file = assay_disk_open_append (self, temporary, error);

  /* Where there are no modes, on some network shares and memory sticks, it stays as it is. */
  if (file != NULL && mode != FILE_MODE && fchmod (file->fd, mode) != 0)
    g_debug ("%s stays for its owner alone: %s", temporary, g_strerror (errno));
  if (file != NULL && assay_disk_file_sync (file, error)
      && assay_disk_rename (self, temporary, path, error))
    return sync_parent (self, path, error);
  assay_disk_remove (self, temporary, NULL);

  return FALSE;
}

gboolean
assay_disk_publish (AssayDisk *self, const char *temporary, const char *path, GError **error)
{
  return publish (self, temporary, path, FILE_MODE, error);
}

/* The system tells it only while setting another, which other threads would notice. */
static mode_t
read_umask (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return PRIVATE_UMASK;
  line = strstr (status, UMASK_LINE);

  return line != NULL ? (mode_t) strtoul (line + strlen (UMASK_LINE), NULL, 8) : PRIVATE_UMASK;
}

static mode_t
choose_document_mode (const char *path)
{
  GStatBuf info;

  if (g_lstat (path, &info) == 0 && S_ISREG (info.st_mode))
    return (info.st_mode & DOCUMENT_MODE) | FILE_MODE;

  return (DOCUMENT_MODE & ~read_umask ()) | FILE_MODE;
}

gboolean
assay_disk_publish_document (AssayDisk *self,
                             const char *temporary,
                             const char *path,
                             GError **error)
{
  return publish (self, temporary, path, choose_document_mode (path), error);
}
