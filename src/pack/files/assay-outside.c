/* Opens files that come from outside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/files/assay-outside.h"

#include "base/assay-error.h"

#include "assay-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* A pack keeps all of its sources open, and there may be more of them than the usual 1,024. */
static gboolean
raise_file_limit (void)
{
  struct rlimit limit;

  if (getrlimit (RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= limit.rlim_max)
    return FALSE;
  limit.rlim_cur = limit.rlim_max;

  return setrlimit (RLIMIT_NOFILE, &limit) == 0;
}

static gboolean
check_kind (const struct stat *info, const char *name, GError **error)
{
  if (S_ISREG (info->st_mode))
    return TRUE;
  if (S_ISDIR (info->st_mode))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                 _ ("%s is a folder. Add the files in it instead."), name);
  else
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID, _ ("%s is not a file that can be kept."),
                 name);

  return FALSE;
}

int
assay_outside_open (const char *path, const char *name, goffset *out_size, GError **error)
{
  const int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK;
  int fd = g_open (path, flags, 0);
  struct stat info;

  if (fd < 0 && errno == EMFILE && raise_file_limit ())
    fd = g_open (path, flags, 0);
  /* A socket, or a pipe that nobody writes to. */
  if (fd < 0 && errno == ENXIO && g_stat (path, &info) == 0)
    {
      check_kind (&info, name, error);
      return -1;
    }
  if (fd < 0 || fstat (fd, &info) != 0)
    {
      assay_error_set_from_errno (error, name, errno);
      if (fd >= 0)
        close (fd);
      return -1;
    }
  if (!check_kind (&info, name, error))
    {
      close (fd);
      return -1;
    }
  *out_size = info.st_size;

  return fd;
}

GBytes *
assay_outside_read (const char *path, const char *name, goffset max_bytes, GError **error)
{
  GError *problem = NULL;
  goffset size;
  int fd = assay_outside_open (path, name, &size, error);
  char *data;
  gsize length;

  if (fd < 0)
    return NULL;
  close (fd);
  if (size > max_bytes)
    {
      g_autofree char *limit = g_format_size ((guint64) max_bytes);

      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
                   _ ("%s is larger than %s. Save a smaller copy and add that."), name, limit);
      return NULL;
    }
  if (!g_file_get_contents (path, &data, &length, &problem))
    {
      assay_error_propagate (error, problem, name);
      return NULL;
    }

  return g_bytes_new_take (data, length);
}
