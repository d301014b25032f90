/* Writing a ZIP that must last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands around the members is made in assay-zip-layout, and the bytes go through the one seam
 * for writes, small ones gathered. Hashing has a thread of its own (base/assay-digest-pipe.h), so
 * that it costs no time beside reading, locking and writing.
 */

#include "core/portfolio/assay-zip-writer.h"

#include "base/assay-digest-pipe.h"
#include "base/assay-error.h"
#include "core/document/assay-folder-path.h"
#include "core/portfolio/assay-evidence-store.h"
#include "core/portfolio/assay-zip-cipher.h"
#include "core/portfolio/assay-zip-layout.h"

#include "assay-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define BLOCK_BYTES (1024 * 1024)

struct _AssayZipWriter
{
  AssayDisk *disk;
  char *path;
  char *temporary; /* NULL once it is in its place */
  char *passphrase;
  AssayDiskFile *file;
  AssayDigestPipe *pipe;
  guint8 *block;
  GByteArray *waiting; /* to be written behind what is in the file */
  GByteArray *directory;
  guint64 n_members;
  AssayZipMember member; /* the one being written */
  AssayZipCipher *cipher;
  AssayProgress progress;
  GCancellable *cancellable;
  guint64 done;
  guint64 total;
};

/* --- The file --- */

static gboolean
flush (AssayZipWriter *self, GError **error)
{
  gboolean done =
      self->waiting->len == 0
      || assay_disk_file_write (self->file, self->waiting->data, self->waiting->len, error);

  g_byte_array_set_size (self->waiting, 0);

  return done;
}

/* A large block goes out as it is. */
static gboolean
put (AssayZipWriter *self, const guint8 *bytes, gsize length, GError **error)
{
  if (self->waiting->len + length > BLOCK_BYTES && !flush (self, error))
    return FALSE;
  if (length >= BLOCK_BYTES)
    return assay_disk_file_write (self->file, bytes, length, error);
  g_byte_array_append (self->waiting, bytes, (guint) length);

  return TRUE;
}

static guint64
get_offset (const AssayZipWriter *self)
{
  return assay_disk_file_get_length (self->file) + self->waiting->len;
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
  self->passphrase = g_strdup (passphrase);
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
  self->waiting = g_byte_array_sized_new (BLOCK_BYTES);
  self->directory = g_byte_array_new ();

  return g_steal_pointer (&self);
}

void
assay_zip_writer_free (AssayZipWriter *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->file, assay_disk_file_close);
  if (self->temporary != NULL)
    assay_disk_remove (self->disk, self->temporary, NULL);
  g_clear_pointer (&self->pipe, assay_digest_pipe_free);
  g_clear_pointer (&self->cipher, assay_zip_cipher_free);
  g_clear_pointer (&self->waiting, g_byte_array_unref);
  g_clear_pointer (&self->directory, g_byte_array_unref);
  if (self->passphrase != NULL)
    gnutls_memset (self->passphrase, 0, strlen (self->passphrase));
  assay_disk_unref (self->disk);
  g_free (self->passphrase);
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

/* Salt and verifier, with a cipher ready behind them. */
static gboolean
begin_lock (AssayZipWriter *self, GError **error)
{
  guint8 head[ASSAY_ZIP_MOST_SALT_BYTES + ASSAY_ZIP_VERIFIER_BYTES];

  g_clear_pointer (&self->cipher, assay_zip_cipher_free);
  if (gnutls_rnd (GNUTLS_RND_RANDOM, head, ASSAY_ZIP_MOST_SALT_BYTES) == 0)
    self->cipher = assay_zip_cipher_new (ASSAY_ZIP_AES256, self->passphrase, head,
                                         head + ASSAY_ZIP_MOST_SALT_BYTES);
  if (self->cipher != NULL)
    return put (self, head, sizeof head, error);
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_IO,
               _ ("This computer does not allow the encryption that a locked ZIP file needs"));

  return FALSE;
}

/* @crc is that of the content, where it is known. */
static gboolean
begin_member (
    AssayZipWriter *self, const char *name, guint64 size, const guint32 *crc, GError **error)
{
  gboolean is_locked = self->passphrase != NULL;
  g_autoptr (GByteArray) header = g_byte_array_new ();

  self->member = (AssayZipMember){ .name = name,
                                   .offset = get_offset (self),
                                   .size = size,
                                   .crc = crc != NULL ? *crc : 0,
                                   .is_locked = is_locked,
                                   .has_trailer = !is_locked && crc == NULL };
  assay_zip_layout_append_header (header, &self->member);

  return put (self, header->data, header->len, error) && (!is_locked || begin_lock (self, error));
}

/* The next bytes of the content; they are locked where they are. */
static gboolean
write_block (AssayZipWriter *self, const char *title, guint8 *bytes, gsize length, GError **error)
{
  if (!assay_check_not_cancelled (self->cancellable, error))
    return FALSE;
  if (self->cipher != NULL)
    assay_zip_cipher_lock (self->cipher, bytes, length);
  else if (self->member.has_trailer)
    self->member.crc = (guint32) crc32_z (self->member.crc, bytes, length);
  if (!put (self, bytes, length, error))
    return FALSE;
  self->done += length;
  assay_progress_tell (self->progress, self->done, self->total, title);

  return TRUE;
}

static gboolean
end_member (AssayZipWriter *self, GError **error)
{
  guint8 code[ASSAY_ZIP_CODE_BYTES];
  g_autoptr (GByteArray) trailer = g_byte_array_new ();

  if (self->cipher != NULL)
    {
      assay_zip_cipher_finish (self->cipher, code);
      g_byte_array_append (trailer, code, sizeof code);
    }
  assay_zip_layout_append_trailer (trailer, &self->member);
  if (!put (self, trailer->data, trailer->len, error))
    return FALSE;
  assay_zip_layout_append_row (self->directory, &self->member);
  self->member.name = NULL;
  self->n_members++;

  return TRUE;
}

gboolean
assay_zip_writer_add_bytes (
    AssayZipWriter *self, const char *name, const void *data, gsize length, GError **error)
{
  guint32 crc = (guint32) crc32_z (0, data, length);
  const guint8 *at = data;

  if (!begin_member (self, name, length, &crc, error))
    return FALSE;
  while (length > 0)
    {
      gsize part = MIN (length, BLOCK_BYTES);

      memcpy (self->block, at, part);
      if (!write_block (self, name, self->block, part, error))
        return FALSE;
      at += part;
      length -= part;
    }

  return end_member (self, error);
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
  if (!begin_member (self, name, size, NULL, error))
    return FALSE;
  while ((got = read_block (self, fd, title, error)) > 0)
    {
      if ((guint64) got > left)
        return set_altered (title, error);
      left -= (guint64) got;
      assay_digest_pipe_push (self->pipe, self->block, (gsize) got);
      if (!write_block (self, title, self->block, (gsize) got, error))
        return FALSE;
    }
  if (got < 0)
    return FALSE;

  return left == 0 ? end_member (self, error) : set_altered (title, error);
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

static gboolean
write_directory (AssayZipWriter *self, GError **error)
{
  guint64 offset = get_offset (self);
  gsize length = self->directory->len;

  assay_zip_layout_append_end (self->directory, self->n_members, offset, length);

  return put (self, self->directory->data, self->directory->len, error) && flush (self, error);
}

gboolean
assay_zip_writer_publish (AssayZipWriter *self, GError **error)
{
  gboolean done;

  /* A member that was not ended must not be published. */
  g_assert (self->member.name == NULL);

  if (!assay_check_not_cancelled (self->cancellable, error) || !write_directory (self, error))
    return FALSE;
  g_clear_pointer (&self->file, assay_disk_file_close);
  done = assay_disk_publish (self->disk, self->temporary, self->path, error);
  /* Where it failed, it has been removed. */
  g_clear_pointer (&self->temporary, g_free);

  return done;
}
