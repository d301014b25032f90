/* A private folder for work in progress.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/convert/assay-staging.h"

#include <errno.h>
#include <ftw.h>
#include <glib/gstdio.h>
#include <stdio.h>

/* No single conversion lasts nearly as long. */
#define DEAD_AFTER_SECONDS (60 * 60)
#define OPEN_FOLDERS 16

AssayStaging *
assay_staging_new (const char *parent, GError **error)
{
  g_autofree char *path = g_build_filename (parent, ASSAY_STAGING_PREFIX "XXXXXX", NULL);
  AssayStaging *self;

  if (g_mkdtemp (path) == NULL)
    {
      assay_error_set_from_errno (error, parent, errno);
      return NULL;
    }
  self = g_new0 (AssayStaging, 1);
  self->path = g_steal_pointer (&path);

  return self;
}

void
assay_staging_free (AssayStaging *self)
{
  if (self == NULL)
    return;
  assay_staging_remove_tree (self->path);
  g_free (self->path);
  g_free (self);
}

char *
assay_staging_dup_child (const AssayStaging *self, const char *name)
{
  return g_build_filename (self->path, name, NULL);
}

static int
remove_one_cb (const char *path, const struct stat *info, int type, struct FTW *place)
{
  /* Goes on after a failure, to remove as much as can be. */
  if (remove (path) != 0)
    g_debug ("%s stays: %s", path, g_strerror (errno));

  return 0;
}

void
assay_staging_remove_tree (const char *path)
{
  nftw (path, remove_one_cb, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
}

void
assay_staging_sweep (const char *parent)
{
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (parent, name, NULL);
      GStatBuf info;

      if (g_str_has_prefix (name, ASSAY_STAGING_PREFIX) && g_lstat (path, &info) == 0
          && S_ISDIR (info.st_mode)
          && info.st_mtime < g_get_real_time () / G_USEC_PER_SEC - DEAD_AFTER_SECONDS)
        assay_staging_remove_tree (path);
    }
}
