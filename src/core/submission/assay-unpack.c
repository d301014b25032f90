/* Unpacking while verifying.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/submission/assay-unpack.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "core/document/assay-folder-path.h"
#include "core/submission/assay-verify-private.h"

#include "assay-config.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define FILE_MODE 0400

typedef struct
{
  const char *folder;
  AssayDisk *disk;
  gboolean is_made;      /* the folder is there, and of our making */
  GPtrArray *folders;    /* paths in it, each behind the one it is in */
  GHashTable *is_folder; /* the same as a set */
  AssayDiskFile *file;
  GError *error; /* what went wrong while a file was taken in */
} Unpack;

/* --- The folder --- */

static gboolean
check_room (const Unpack *self, guint64 most_bytes, GError **error)
{
  struct statvfs info;

  if (most_bytes > ASSAY_LIMIT_ZIP_BYTES)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
                   _ ("the submission is larger than Assay unpacks"));
      return FALSE;
    }
  /* Where the system cannot say, the writing will. */
  if (statvfs (self->folder, &info) != 0
      || most_bytes / MAX (info.f_frsize, 1) < (guint64) info.f_bavail)
    return TRUE;
  assay_error_set_from_errno (error, self->folder, ENOSPC);

  return FALSE;
}

static gboolean
prepare_cb (gpointer data, guint64 most_bytes, GError **error)
{
  Unpack *self = data;

  if (assay_path_get_type (self->folder, NULL) != ASSAY_PATH_NOTHING)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_EXISTS, _ ("%s is there already"), self->folder);
      return FALSE;
    }
  if (!assay_disk_make_folder (self->disk, self->folder, error))
    return FALSE;
  self->is_made = TRUE;

  return check_room (self, most_bytes, error);
}

/* Makes the folders that @name lies in. */
static gboolean
make_folders (Unpack *self, const char *name, GError **error)
{
  for (const char *slash = strchr (name, '/'); slash != NULL; slash = strchr (slash + 1, '/'))
    {
      g_autofree char *part = g_strndup (name, (gsize) (slash - name));
      char *path; /* owned by the array */

      if (g_hash_table_contains (self->is_folder, part))
        continue;
      path = g_build_filename (self->folder, part, NULL);
      g_ptr_array_add (self->folders, path);
      g_hash_table_add (self->is_folder, g_steal_pointer (&part));
      if (!assay_disk_make_folder (self->disk, path, error))
        return FALSE;
    }

  return TRUE;
}

/* --- One file --- */

static gboolean
begin_cb (gpointer data, const char *name, GError **error)
{
  Unpack *self = data;
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  if (!make_folders (self, name, error))
    return FALSE;
  self->file = assay_disk_create (self->disk, path, error);

  return self->file != NULL;
}

static void
take_cb (gpointer data, const void *block, gsize length)
{
  Unpack *self = data;

  if (self->error == NULL)
    assay_disk_file_write (self->file, block, length, &self->error);
}

static gboolean
end_cb (gpointer data, GError **error)
{
  Unpack *self = data;
  g_autoptr (AssayDiskFile) file = g_steal_pointer (&self->file);

  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  if (fchmod (assay_disk_file_get_fd (file), FILE_MODE) == 0)
    return assay_disk_file_sync (file, error);
  assay_error_set_from_errno (error, self->folder, errno);

  return FALSE;
}

/* --- The whole --- */

/* From the inside out, so that nothing is promised before what is in it is safe. */
static gboolean
sync_folders (Unpack *self, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (self->folder);

  for (guint i = self->folders->len; i-- > 0;)
    if (!assay_disk_sync_folder (self->disk, self->folders->pdata[i], error))
      return FALSE;

  return assay_disk_sync_folder (self->disk, self->folder, error)
         && assay_disk_sync_folder (self->disk, parent, error);
}

/* Whether the folder stays. */
static gboolean
finish (Unpack *self,
        const AssayVerifyRequest *request,
        AssayVerification *verification,
        GCancellable *cancellable,
        GError **error)
{
  if (verification == NULL
      || (self->is_made
          && !assay_verify_examine (request, self->folder, NULL, verification, cancellable, error)))
    return FALSE;

  return assay_verification_is_sound (verification) && sync_folders (self, error);
}

AssayVerification *
assay_submission_unpack (const char *path,
                         const AssayVerifyRequest *request,
                         const char *folder,
                         AssayDisk *disk,
                         AssayProgress progress,
                         GCancellable *cancellable,
                         GError **error)
{
  Unpack self = { .folder = folder,
                  .disk = disk,
                  .folders = g_ptr_array_new_with_free_func (g_free),
                  .is_folder = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  AssayBagKeeper keeper = { &self, prepare_cb, begin_cb, take_cb, end_cb };
  g_autoptr (GError) local = NULL;
  g_autoptr (AssayVerification) verification =
      assay_verify_keeping (path, request, &keeper, progress, cancellable, &local);
  gboolean is_kept = finish (&self, request, verification, cancellable, &local);

  g_clear_pointer (&self.file, assay_disk_file_close);
  g_clear_error (&self.error);
  g_ptr_array_unref (self.folders);
  g_hash_table_unref (self.is_folder);
  if (self.is_made && !is_kept)
    assay_path_remove_tree (disk, folder);
  if (local == NULL)
    return g_steal_pointer (&verification);
  g_propagate_error (error, g_steal_pointer (&local));

  return NULL;
}
