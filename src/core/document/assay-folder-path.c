/* Looking at what is really at a path.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/document/assay-folder-path.h"

#include "base/assay-error.h"

#include "assay-config.h"

#include <glib/gstdio.h>
#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

AssayPathType
assay_path_get_type (const char *path, guint64 *out_size)
{
  GStatBuf info;

  if (g_lstat (path, &info) != 0)
    return ASSAY_PATH_NOTHING;
  if (out_size != NULL)
    *out_size = (guint64) info.st_size;
  if (S_ISREG (info.st_mode))
    return ASSAY_PATH_FILE;

  return S_ISDIR (info.st_mode) ? ASSAY_PATH_FOLDER : ASSAY_PATH_OTHER;
}

static gboolean
check_type (const char *path, AssayPathType wanted, const char *what, GError **error)
{
  AssayPathType type = assay_path_get_type (path, NULL);

  if (type == ASSAY_PATH_NOTHING || type == wanted)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
               _ ("%s is not a plain %s; an Assay folder may hold no links. Move it away"), path,
               what);

  return FALSE;
}

gboolean
assay_path_check_file (const char *path, GError **error)
{
  return check_type (path, ASSAY_PATH_FILE, _ ("file"), error);
}

gboolean
assay_path_check_folder (const char *path, GError **error)
{
  return check_type (path, ASSAY_PATH_FOLDER, _ ("folder"), error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char **
assay_path_list_names (const char *path)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

void
assay_path_remove_tree (AssayDisk *disk, const char *path)
{
  if (assay_path_get_type (path, NULL) == ASSAY_PATH_FOLDER)
    {
      g_auto (GStrv) names = assay_path_list_names (path);

      for (guint i = 0; names[i] != NULL; i++)
        {
          g_autofree char *child = g_build_filename (path, names[i], NULL);

          assay_path_remove_tree (disk, child);
        }
    }
  if (assay_path_get_type (path, NULL) != ASSAY_PATH_NOTHING)
    assay_disk_remove (disk, path, NULL);
}

gboolean
assay_path_write_document (AssayDisk *disk, const char *path, const char *text, GError **error)
{
  g_autofree char *temporary = g_strconcat (path, ".part", NULL);
  AssayDiskFile *file = NULL;
  gboolean is_written;

  /* One that a crash left. */
  if (assay_path_get_type (temporary, NULL) == ASSAY_PATH_FILE
      && !assay_disk_remove (disk, temporary, error))
    return FALSE;
  file = assay_disk_create (disk, temporary, error);
  if (file == NULL)
    return FALSE;
  is_written = assay_disk_file_write (file, text, strlen (text), error);
  assay_disk_file_close (file);
  if (is_written)
    return assay_disk_publish_document (disk, temporary, path, error);
  assay_disk_remove (disk, temporary, NULL);

  return FALSE;
}

gboolean
assay_check_not_cancelled (GCancellable *cancellable, GError **error)
{
  if (!g_cancellable_is_cancelled (cancellable))
    return TRUE;
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED, _ ("Stopped as you asked"));

  return FALSE;
}
