/* Making a document's folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Building beside and renaming the whole folder would be atomic in one step, but leaves rubbish
 * with the user when it is interrupted and cannot fill a folder that somebody has made already,
 * such as the one a terminal stands in.
 */

#include "core/document/assay-folder-start.h"

#include "base/assay-error.h"
#include "core/document/assay-folder-lock.h"
#include "core/document/assay-folder-path.h"

#include "assay-config.h"

#include <errno.h>
#include <unistd.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define MARKER_FILE "unfinished.part"

struct _AssayFolderStart
{
  AssayDisk *disk;
  char *path;
  const char *const *layout;
  gboolean made_folder;
  gboolean is_finished;
  AssayDiskFile *marker;
};

static char *
dup_marker_path (const char *path)
{
  return g_build_filename (path, MARKER_FILE, NULL);
}

gboolean
assay_folder_is_unfinished (const char *path)
{
  g_autofree char *marker = dup_marker_path (path);

  return assay_path_get_type (marker, NULL) != ASSAY_PATH_NOTHING;
}

/* Only what the making puts there, finished or not. */
static void
clear_layout (AssayFolderStart *self)
{
  for (guint i = 0; self->layout[i] != NULL; i++)
    {
      g_autofree char *child = g_build_filename (self->path, self->layout[i], NULL);
      g_autofree char *part = g_strconcat (child, ".part", NULL);

      assay_path_remove_tree (self->disk, child);
      assay_path_remove_tree (self->disk, part);
    }
}

void
assay_folder_start_free (AssayFolderStart *self)
{
  if (self == NULL)
    return;
  if (self->marker != NULL && !self->is_finished)
    {
      g_autofree char *marker = dup_marker_path (self->path);

      clear_layout (self);
      assay_disk_remove (self->disk, marker, NULL);
    }
  if (self->made_folder && !self->is_finished)
    assay_disk_remove (self->disk, self->path, NULL);
  assay_disk_file_close (self->marker);
  assay_disk_unref (self->disk);
  g_free (self->path);
  g_free (self);
}

static gboolean
make_folder (AssayFolderStart *self, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (self->path);

  if (!g_file_test (parent, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND,
                   _ ("%s is not a folder; make it first, or choose another place"), parent);
      return FALSE;
    }
  if (!assay_disk_make_folder (self->disk, self->path, error))
    return FALSE;
  self->made_folder = TRUE;

  return assay_disk_sync_folder (self->disk, parent, error);
}

/* Whether the folder that is there may be filled. */
static gboolean
check_folder (AssayFolderStart *self, GError **error)
{
  g_auto (GStrv) names = NULL;

  if (!g_file_test (self->path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_EXISTS,
                   _ ("%s is there already and no folder; choose another name"), self->path);
      return FALSE;
    }
  if (access (self->path, R_OK | W_OK | X_OK) != 0)
    {
      assay_error_set_from_errno (error, self->path, errno);
      return FALSE;
    }
  names = assay_path_list_names (self->path);
  if (names[0] == NULL || assay_folder_is_unfinished (self->path))
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_EXISTS,
               _ ("%s is not empty; choose a new folder or an empty one"), self->path);

  return FALSE;
}

static gboolean
put_marker (AssayFolderStart *self, GError **error)
{
  g_autofree char *marker = dup_marker_path (self->path);
  gboolean resumed = assay_folder_is_unfinished (self->path);
  g_autoptr (AssayDiskFile) file = NULL;

  if (!assay_path_check_file (marker, error))
    return FALSE;
  file = assay_disk_open_append (self->disk, marker, error);
  if (file == NULL)
    return FALSE;
  /* Locked while it is being made: an attempt that is alive must not be cleared by another. */
  if (assay_lock_descriptor (assay_disk_file_get_fd (file)) == ASSAY_DESCRIPTOR_TAKEN)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_LOCKED,
                   _ ("%s is being made by another program right now"), self->path);
      return FALSE;
    }
  self->marker = g_steal_pointer (&file);
  if (resumed)
    clear_layout (self);

  return assay_disk_sync_folder (self->disk, self->path, error);
}

AssayFolderStart *
assay_folder_start_new (AssayContext *context,
                        const char *path,
                        const char *const *layout,
                        GError **error)
{
  g_autoptr (AssayFolderStart) self = g_new0 (AssayFolderStart, 1);

  self->disk = assay_disk_ref (assay_context_get_disk (context));
  self->path = g_strdup (path);
  self->layout = layout;
  if (assay_path_get_type (path, NULL) == ASSAY_PATH_NOTHING)
    {
      if (!make_folder (self, error))
        return NULL;
    }
  else if (!check_folder (self, error))
    return NULL;
  if (!put_marker (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

gboolean
assay_folder_start_finish (AssayFolderStart *self, GError **error)
{
  g_autofree char *marker = dup_marker_path (self->path);

  if (!assay_disk_remove (self->disk, marker, error)
      || !assay_disk_sync_folder (self->disk, self->path, error))
    return FALSE;
  self->is_finished = TRUE;

  return TRUE;
}
