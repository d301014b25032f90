/* evidence/.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One thread: hashing runs at some 1.7 GB/s and disks do not, so a second one would only wait. What
 * does help is to start writing out early, so that the sync at the end has little left to do.
 */

#include "core/portfolio/assay-evidence-store.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "core/document/assay-folder-path.h"
#include "core/portfolio/assay-portfolio-folder.h"

#include "assay-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define BLOCK_BYTES (1024 * 1024)
#define WRITE_OUT_BYTES (8 * 1024 * 1024)

static char *
dup_shelf (const char *folder, const char *sha256)
{
  char shelf[3] = { sha256[0], sha256[1], '\0' };

  return g_build_filename (folder, ASSAY_EVIDENCE_FOLDER, shelf, NULL);
}

char *
assay_evidence_store_dup_path (const char *folder, const char *sha256)
{
  g_autofree char *shelf = dup_shelf (folder, sha256);

  return g_build_filename (shelf, sha256, NULL);
}

gboolean
assay_evidence_store_check_path (const char *folder, const char *sha256, GError **error)
{
  g_autofree char *store = g_build_filename (folder, ASSAY_EVIDENCE_FOLDER, NULL);
  g_autofree char *shelf = dup_shelf (folder, sha256);

  return assay_path_check_folder (store, error) && assay_path_check_folder (shelf, error);
}

/* Makes a folder where there is none, and sees to it that it stays. */
static gboolean
ensure_folder (AssayDisk *disk, const char *path, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);

  if (assay_path_get_type (path, NULL) == ASSAY_PATH_FOLDER)
    return TRUE;

  return assay_path_check_folder (path, error) && assay_disk_make_folder (disk, path, error)
         && assay_disk_sync_folder (disk, parent, error);
}

static void
start_writing_out (AssayDiskFile *file, guint64 from, guint64 to)
{
#ifdef SYNC_FILE_RANGE_WRITE
  sync_file_range (assay_disk_file_get_fd (file), (off_t) from, (off_t) (to - from),
                   SYNC_FILE_RANGE_WRITE);
#endif
}

static gboolean
check_size (const AssayContentSource *source, guint64 size, GError **error)
{
  g_autofree char *limit = NULL;

  if (size <= ASSAY_LIMIT_EVIDENCE_BYTES)
    return TRUE;
  limit = g_format_size (ASSAY_LIMIT_EVIDENCE_BYTES);
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
               _ ("%s is larger than %s; split it or make it smaller"), source->name, limit);

  return FALSE;
}

/* Copies everything; the digest, or NULL with an error. */
static char *
copy_content (AssayDiskFile *file,
              const AssayContentSource *source,
              AssayProgress progress,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (AssayDigest) digest = assay_digest_new ();
  g_autofree guint8 *block = g_malloc (BLOCK_BYTES);
  guint64 done = 0, written_out = 0;

  while (TRUE)
    {
      gssize got = source->read (source->data, block, BLOCK_BYTES, error);

      if (got < 0 || !assay_check_not_cancelled (cancellable, error))
        return NULL;
      if (got == 0)
        return assay_digest_finish (digest);
      if (!check_size (source, done + (guint64) got, error)
          || !assay_disk_file_write (file, block, (gsize) got, error))
        return NULL;
      assay_digest_update (digest, block, (gsize) got);
      done += (guint64) got;
      if (done - written_out >= WRITE_OUT_BYTES)
        {
          start_writing_out (file, written_out, done);
          written_out = done;
        }
      assay_progress_tell (progress, done, source->total, source->name);
    }
}

static gboolean
check_expected (const AssayContentSource *source,
                const char *sha256,
                const char *expected,
                GError **error)
{
  if (expected == NULL || g_str_equal (sha256, expected))
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
               _ ("%s is not what it was: its SHA-256 is %s"), source->name, sha256);

  return FALSE;
}

/* Whether the content is there already. What is there under this name with another size was changed
 * by something else, and is neither used nor overwritten. */
static gboolean
find_content (const char *path, guint64 size, gboolean *out_found, GError **error)
{
  guint64 size_there = 0;
  AssayPathType type = assay_path_get_type (path, &size_there);

  *out_found = type == ASSAY_PATH_FILE && size_there == size;
  if (*out_found || type == ASSAY_PATH_NOTHING)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
               _ ("%s has been changed by something else; move it away and add the file again"),
               path);

  return FALSE;
}

/* Puts the finished temporary file where it belongs. It is gone afterwards in any case. */
static gboolean
put_in_place (AssayDisk *disk,
              const char *folder,
              const char *temporary,
              const char *sha256,
              guint64 size,
              GError **error)
{
  g_autofree char *shelf = dup_shelf (folder, sha256);
  g_autofree char *path = assay_evidence_store_dup_path (folder, sha256);
  gboolean found = FALSE;

  if (!ensure_folder (disk, shelf, error) || !find_content (path, size, &found, error))
    {
      assay_disk_remove (disk, temporary, NULL);
      return FALSE;
    }
  if (found)
    return assay_disk_remove (disk, temporary, error);

  return assay_disk_publish (disk, temporary, path, error);
}

gboolean
assay_evidence_store_take (AssayDisk *disk,
                           const char *folder,
                           const AssayContentSource *source,
                           const char *expected,
                           AssayProgress progress,
                           GCancellable *cancellable,
                           char **out_sha256,
                           guint64 *out_size,
                           GError **error)
{
  g_autofree char *store = g_build_filename (folder, ASSAY_EVIDENCE_FOLDER, NULL);
  g_autofree char *unique = g_uuid_string_random ();
  g_autofree char *temporary = g_strdup_printf ("%s/%s.part", store, unique);
  g_autofree char *sha256 = NULL;
  AssayDiskFile *file;
  guint64 size;

  if (!ensure_folder (disk, store, error))
    return FALSE;
  file = assay_disk_create (disk, temporary, error);
  if (file == NULL)
    return FALSE;
  sha256 = copy_content (file, source, progress, cancellable, error);
  size = assay_disk_file_get_length (file);
  assay_disk_file_close (file);
  if (sha256 == NULL || !check_expected (source, sha256, expected, error))
    {
      assay_disk_remove (disk, temporary, NULL);
      return FALSE;
    }
  if (!put_in_place (disk, folder, temporary, sha256, size, error))
    return FALSE;
  if (out_sha256 != NULL)
    *out_sha256 = g_steal_pointer (&sha256);
  if (out_size != NULL)
    *out_size = size;

  return TRUE;
}

/* --- Files --- */

typedef struct
{
  int fd;
  const char *path;
} OpenFile;

static gssize
read_file (gpointer data, void *block, gsize length, GError **error)
{
  const OpenFile *file = data;
  gssize got;

  do
    got = read (file->fd, block, length);
  while (got < 0 && errno == EINTR);
  if (got < 0)
    assay_error_set_from_errno (error, file->path, errno);

  return got;
}

static int
open_plain_file (const char *path, guint64 *out_size, GError **error)
{
  /* Without O_NONBLOCK, opening a pipe would wait for a writer for ever. */
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  struct stat info;

  if (fd < 0 || fstat (fd, &info) != 0)
    {
      assay_error_set_from_errno (error, path, errno);
      if (fd >= 0)
        close (fd);
      return -1;
    }
  if (!S_ISREG (info.st_mode))
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID, _ ("%s is not a file; choose a file"),
                   path);
      close (fd);
      return -1;
    }
  *out_size = (guint64) info.st_size;

  return fd;
}

gboolean
assay_evidence_store_add_file (AssayDisk *disk,
                               const char *folder,
                               const char *path,
                               AssayProgress progress,
                               GCancellable *cancellable,
                               char **out_sha256,
                               guint64 *out_size,
                               GError **error)
{
  guint64 total = 0;
  OpenFile file = { open_plain_file (path, &total, error), path };
  AssayContentSource source = { read_file, &file, path, total };
  gboolean done;

  if (file.fd < 0)
    return FALSE;
#ifdef POSIX_FADV_SEQUENTIAL
  posix_fadvise (file.fd, 0, 0, POSIX_FADV_SEQUENTIAL);
#endif
  done = check_size (&source, total, error)
         && assay_evidence_store_take (disk, folder, &source, NULL, progress, cancellable,
                                       out_sha256, out_size, error);
  close (file.fd);

  return done;
}

/* --- Another portfolio's --- */

static gboolean
set_not_whole (const char *name, gboolean is_there, GError **error)
{
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
               is_there ? _ ("%s is not the file that was added to the other copy. Put it back "
                             "there, or ask for another copy")
                        : _ ("%s is missing from the other copy. Put its file back there, or ask "
                             "for another copy"),
               name);

  return FALSE;
}

/* FALSE: not there, or not what it should be. */
static gboolean
open_other (const char *path, const char *name, guint64 size, int *out_fd, GError **error)
{
  struct stat info = { 0 };

  *out_fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0);
  if (*out_fd < 0 && errno != ENOENT && errno != ELOOP)
    {
      assay_error_set_from_errno (error, name, errno);
      return FALSE;
    }
  if (*out_fd < 0)
    return set_not_whole (name, FALSE, error);
  if (fstat (*out_fd, &info) == 0 && S_ISREG (info.st_mode) && (guint64) info.st_size == size)
    return TRUE;
  close (*out_fd);

  return set_not_whole (name, TRUE, error);
}

gboolean
assay_evidence_store_take_from (AssayDisk *disk,
                                const char *folder,
                                const char *other,
                                const char *sha256,
                                guint64 size,
                                const char *name,
                                AssayProgress progress,
                                GCancellable *cancellable,
                                GError **error)
{
  g_autofree char *path = assay_evidence_store_dup_path (other, sha256);
  OpenFile file = { -1, name };
  AssayContentSource source = { read_file, &file, name, size };
  gboolean done;

  if (!assay_evidence_store_check_path (other, sha256, error)
      || !open_other (path, name, size, &file.fd, error))
    return FALSE;
  done = assay_evidence_store_take (disk, folder, &source, sha256, progress, cancellable, NULL,
                                    NULL, error);
  close (file.fd);

  return done;
}
