/* Writing a ZIP that must last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libarchive makes the headers and the encryption; the bytes it gives go through the one seam for
 * writes. Hashing has a thread of its own (base/assay-digest-pipe.h), so that it costs no time
 * beside reading and writing.
 */

#include "core/portfolio/assay-zip-writer.h"

#include "base/assay-digest-pipe.h"
#include "base/assay-error.h"
#include "core/portfolio/assay-evidence-store.h"
#include "core/document/assay-folder-path.h"

#include "assay-config.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define BLOCK_BYTES (1024 * 1024)

typedef struct archive Archive;
typedef struct archive_entry ArchiveEntry;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArchiveEntry, archive_entry_free)

struct _AssayZipWriter
{
  AssayDisk *disk;
  char *path;
  char *temporary; /* NULL once it is in its place */
  Archive *archive;
  AssayDiskFile *file;
  AssayDigestPipe *pipe;
  guint8 *block;
  GError *write_error; /* what the disk said */
  gboolean is_given_up;
  AssayProgress progress;
  GCancellable *cancellable;
  guint64 done;
  guint64 total;
};

/* --- libarchive --- */

/* Never fails: libarchive loses its buffers when it is told of a failure. The error is kept, and
 * nothing more is written. */
static la_ssize_t
bytes_ready_cb (Archive *archive, void *data, const void *bytes, size_t length)
{
  AssayZipWriter *self = data;

  if (self->write_error == NULL && !self->is_given_up)
    assay_disk_file_write (self->file, bytes, length, &self->write_error);

  return (la_ssize_t) length;
}

static gboolean
check_archive (AssayZipWriter *self, la_ssize_t result, GError **error)
{
  if (self->write_error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->write_error));
  else if (result < ARCHIVE_OK)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_IO, _ ("The ZIP file could not be written: %s"),
                 archive_error_string (self->archive));
  else
    return TRUE;
  self->is_given_up = TRUE;

  return FALSE;
}

static gboolean
lock (AssayZipWriter *self, const char *passphrase, GError **error)
{
  return passphrase == NULL
         || (check_archive (self,
                            archive_write_set_format_option (self->archive, "zip", "encryption",
                                                             "aes256"),
                            error)
             && check_archive (self, archive_write_set_passphrase (self->archive, passphrase),
                               error));
}

static gboolean
open_archive (AssayZipWriter *self, const char *passphrase, GError **error)
{
  self->archive = archive_write_new ();

  return check_archive (self, archive_write_set_format_zip (self->archive), error)
         && check_archive (
             self, archive_write_set_format_option (self->archive, "zip", "compression", "store"),
             error)
         && lock (self, passphrase, error)
         && check_archive (self, archive_write_set_bytes_per_block (self->archive, BLOCK_BYTES),
                           error)
         && check_archive (self, archive_write_set_bytes_in_last_block (self->archive, 1), error)
         && check_archive (self,
                           archive_write_open (self->archive, self, NULL, bytes_ready_cb, NULL),
                           error);
}

AssayZipWriter *
assay_zip_writer_new (AssayDisk *disk,
                      const char *path,
                      const char *passphrase,
                      AssayProgress progress,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (AssayZipWriter) self = g_new0 (AssayZipWriter, 1);
  g_autofree char *temporary = g_strdup_printf ("%s.part", path);

  self->disk = assay_disk_ref (disk);
  self->path = g_strdup (path);
  self->progress = progress;
  self->cancellable = cancellable;
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_EXISTS,
                   _ ("%s is a folder; give the ZIP file another name"), path);
      return NULL;
    }
  if (assay_path_get_type (temporary, NULL) == ASSAY_PATH_FILE
      && !assay_disk_remove (disk, temporary, error))
    return NULL;
  self->file = assay_disk_create (disk, temporary, error);
  if (self->file == NULL)
    return NULL;
  self->temporary = g_steal_pointer (&temporary);
  self->pipe = assay_digest_pipe_new ();
  self->block = g_malloc (BLOCK_BYTES);

  return open_archive (self, passphrase, error) ? g_steal_pointer (&self) : NULL;
}

void
assay_zip_writer_free (AssayZipWriter *self)
{
  if (self == NULL)
    return;
  /* Freeing an unfinished archive writes its end, which must go nowhere. */
  self->is_given_up = TRUE;
  g_clear_pointer (&self->archive, archive_write_free);
  g_clear_pointer (&self->file, assay_disk_file_close);
  g_clear_error (&self->write_error);
  if (self->temporary != NULL)
    assay_disk_remove (self->disk, self->temporary, NULL);
  g_clear_pointer (&self->pipe, assay_digest_pipe_free);
  assay_disk_unref (self->disk);
  g_free (self->block);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}

void
assay_zip_writer_set_total (AssayZipWriter *self, guint64 total)
{
  self->total = total;
}

/* --- Members --- */

static gboolean
begin_entry (AssayZipWriter *self, const char *name, guint64 size, GError **error)
{
  g_autoptr (ArchiveEntry) entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) size);

  return check_archive (self, archive_write_header (self->archive, entry), error);
}

static gboolean
write_bytes (
    AssayZipWriter *self, const char *title, const void *data, gsize length, GError **error)
{
  if (!assay_check_not_cancelled (self->cancellable, error)
      || !check_archive (self, archive_write_data (self->archive, data, length), error))
    return FALSE;
  self->done += length;
  assay_progress_tell (self->progress, self->done, self->total, title);

  return TRUE;
}

gboolean
assay_zip_writer_add_bytes (
    AssayZipWriter *self, const char *name, const void *data, gsize length, GError **error)
{
  return begin_entry (self, name, length, error)
         && (length == 0 || write_bytes (self, name, data, length, error))
         && check_archive (self, archive_write_finish_entry (self->archive), error);
}

static gboolean
set_altered (const char *title, GError **error)
{
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
               _ ("%s is not the file that was added. Put it back from a backup, or add it anew"),
               title);

  return FALSE;
}

/* The next block of @fd; 0 at the end, -1 with an error. */
static gssize
read_block (AssayZipWriter *self, int fd, const char *title, GError **error)
{
  gssize got;

  do
    got = read (fd, self->block, BLOCK_BYTES);
  while (got < 0 && errno == EINTR);
  if (got < 0)
    assay_error_set_from_errno (error, title, errno);

  return got;
}

/* Exactly @size bytes of @fd; the digest of what was written is left in the pipe. */
static gboolean
add_open_file (
    AssayZipWriter *self, int fd, const char *title, const char *name, guint64 size, GError **error)
{
  guint64 left = size;
  gssize got;

  assay_digest_pipe_begin (self->pipe, ASSAY_DIGEST_BIT (ASSAY_DIGEST_SHA256));
  if (!begin_entry (self, name, size, error))
    return FALSE;
  while ((got = read_block (self, fd, title, error)) > 0)
    {
      if ((guint64) got > left)
        return set_altered (title, error);
      left -= (guint64) got;
      assay_digest_pipe_push (self->pipe, self->block, (gsize) got);
      if (!write_bytes (self, title, self->block, (gsize) got, error))
        return FALSE;
    }
  if (got < 0)
    return FALSE;

  return left == 0 ? check_archive (self, archive_write_finish_entry (self->archive), error)
                   : set_altered (title, error);
}

gboolean
assay_zip_writer_add_content (AssayZipWriter *self,
                              const char *folder,
                              const char *sha256,
                              guint64 size,
                              const char *title,
                              const char *name,
                              GError **error)
{
  g_autofree char *path = assay_evidence_store_dup_path (folder, sha256);
  g_autofree char *found = NULL;
  gboolean done;
  int fd;

  if (!assay_evidence_store_check_path (folder, sha256, error))
    return FALSE;
  fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0);
  if (fd < 0)
    {
      int error_number = errno;

      if (error_number == ENOENT)
        g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
                     _ ("%s is missing from the portfolio. Put it back from a backup, or add it "
                        "anew"),
                     title);
      else
        assay_error_set_from_errno (error, title, error_number);
      return FALSE;
    }
  done = add_open_file (self, fd, title, name, size, error);
  close (fd);
  if (!done)
    return FALSE;
  found = assay_digest_pipe_finish (self->pipe, ASSAY_DIGEST_SHA256);

  return g_str_equal (found, sha256) || set_altered (title, error);
}

gboolean
assay_zip_writer_add_file (AssayZipWriter *self,
                           const char *path,
                           const char *name,
                           char **out_sha256,
                           guint64 *out_size,
                           GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0);
  gboolean done = FALSE;
  struct stat info;

  if (fd < 0 || fstat (fd, &info) != 0)
    assay_error_set_from_errno (error, path, errno);
  else
    done = add_open_file (self, fd, name, name, (guint64) info.st_size, error);
  if (fd >= 0)
    close (fd);
  if (!done)
    return FALSE;
  *out_sha256 = assay_digest_pipe_finish (self->pipe, ASSAY_DIGEST_SHA256);
  *out_size = (guint64) info.st_size;

  return TRUE;
}

/* --- The end --- */

gboolean
assay_zip_writer_publish (AssayZipWriter *self, GError **error)
{
  gboolean done;

  if (!assay_check_not_cancelled (self->cancellable, error)
      || !check_archive (self, archive_write_close (self->archive), error))
    return FALSE;
  g_clear_pointer (&self->file, assay_disk_file_close);
  done = assay_disk_publish (self->disk, self->temporary, self->path, error);
  /* Where it failed, it has been removed. */
  g_clear_pointer (&self->temporary, g_free);

  return done;
}
