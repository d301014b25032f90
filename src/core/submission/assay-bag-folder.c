/* A bag that is an ordinary folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Links are never followed, neither while listing nor while reading: each part of a name is opened
 * in its own folder, so that a folder cannot be changed for a link in between.
 */

#include "core/submission/assay-bag-private.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "core/document/assay-folder-path.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK_BYTES (1024 * 1024)
#define MOST_DEPTH 64u

typedef struct
{
  char *path;
  int fd;
  GPtrArray *names;
  guint8 *block;
} Folder;

typedef struct
{
  const char *path;
  GPtrArray *items;
  GPtrArray *findings;
  GCancellable *cancellable;
} Listing;

static void
folder_free (gpointer data)
{
  Folder *self = data;

  close (self->fd);
  g_ptr_array_unref (self->names);
  g_free (self->block);
  g_free (self->path);
  g_free (self);
}

/* --- Listing --- */

static gboolean
list_folder (Listing *self, int fd, const char *prefix, guint depth, GError **error);

static AssayBagMemberType
type_of (const struct stat *info)
{
  if (S_ISREG (info->st_mode))
    return ASSAY_BAG_FILE;

  return S_ISDIR (info->st_mode) ? ASSAY_BAG_FOLDER : ASSAY_BAG_OTHER;
}

static gboolean
set_error (Listing *self, const char *name, int error_number, GError **error)
{
  g_autofree char *place = g_build_filename (self->path, name, NULL);

  assay_error_set_from_errno (error, place, error_number);

  return FALSE;
}

static gboolean
list_inside (
    Listing *self, int parent, const char *part, const char *name, guint depth, GError **error)
{
  g_autofree char *prefix = g_strconcat (name, "/", NULL);
  int fd = openat (parent, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

  if (fd < 0)
    return set_error (self, name, errno, error);

  return list_folder (self, fd, prefix, depth + 1, error);
}

static gboolean
list_one (
    Listing *self, int parent, const char *part, const char *prefix, guint depth, GError **error)
{
  g_autofree char *name = g_strconcat (prefix, part, NULL);
  AssayBagItem *item;
  struct stat info;

  if (fstatat (parent, part, &info, AT_SYMLINK_NOFOLLOW) != 0)
    return set_error (self, name, errno, error);
  if (self->items->len >= ASSAY_LIMIT_ZIP_ENTRIES || depth > MOST_DEPTH)
    {
      assay_bag_tell (self->findings, ASSAY_FINDING_ZIP_TOO_MANY, NULL, NULL, NULL);
      return TRUE;
    }
  item = g_new0 (AssayBagItem, 1);
  item->bytes = g_strdup (name);
  item->length = strlen (name);
  item->is_marked = TRUE;
  item->type = type_of (&info);
  item->size = item->type == ASSAY_BAG_FILE ? (guint64) info.st_size : 0;
  g_ptr_array_add (self->items, item);

  return item->type != ASSAY_BAG_FOLDER || list_inside (self, parent, part, name, depth, error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Sorted, so that findings come in one order everywhere. */
static GPtrArray *
read_names (DIR *stream)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const struct dirent *entry;

  while ((entry = readdir (stream)) != NULL)
    if (!g_str_equal (entry->d_name, ".") && !g_str_equal (entry->d_name, "..")
        && names->len <= ASSAY_LIMIT_ZIP_ENTRIES)
      g_ptr_array_add (names, g_strdup (entry->d_name));
  g_ptr_array_sort (names, compare_names);

  return names;
}

/* Closes @fd. */
static gboolean
list_folder (Listing *self, int fd, const char *prefix, guint depth, GError **error)
{
  DIR *stream = fdopendir (fd);
  g_autoptr (GPtrArray) names = NULL;
  gboolean done = stream != NULL;

  if (stream == NULL)
    {
      set_error (self, prefix, errno, error);
      close (fd);
      return FALSE;
    }
  names = read_names (stream);
  for (guint i = 0; i < names->len && done; i++)
    done = assay_check_not_cancelled (self->cancellable, error)
           && list_one (self, dirfd (stream), names->pdata[i], prefix, depth, error);
  closedir (stream);

  return done;
}

/* --- Reading --- */

/* The file @name, opened part by part. */
static int
open_member (const Folder *self, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);
  int fd = dup (self->fd);

  for (guint i = 0; parts[i] != NULL && fd >= 0; i++)
    {
      int flags = parts[i + 1] != NULL ? O_DIRECTORY : O_NONBLOCK;
      int next = openat (fd, parts[i], O_RDONLY | O_NOFOLLOW | O_CLOEXEC | flags);
      int error_number = errno;

      close (fd);
      errno = error_number;
      fd = next;
    }

  return fd;
}

static AssayBagRead
read_member (gpointer data,
             guint position,
             const char *name,
             AssayBagBlockFunc func,
             gpointer func_data,
             GPtrArray *findings,
             GCancellable *cancellable,
             GError **error)
{
  Folder *self = data;
  AssayBagRead result = ASSAY_BAG_READ_FAILED;
  int fd = open_member (self, self->names->pdata[position]);
  int error_number = errno;

  while (fd >= 0 && assay_check_not_cancelled (cancellable, error))
    {
      gssize got = read (fd, self->block, BLOCK_BYTES);

      if (got > 0)
        func (self->block, (gsize) got, func_data);
      else if (got == 0)
        result = ASSAY_BAG_READ_WHOLE;
      else if (errno == EINTR)
        continue;
      else
        error_number = errno;
      if (got <= 0)
        break;
    }
  if (fd >= 0)
    close (fd);
  if (result == ASSAY_BAG_READ_WHOLE || g_cancellable_is_cancelled (cancellable))
    return result;
  assay_bag_tell (findings, ASSAY_FINDING_ZIP_UNREADABLE, name, g_strerror (error_number), NULL);

  return ASSAY_BAG_READ_BROKEN;
}

gboolean
assay_bag_folder_open (const char *path,
                       int fd,
                       AssayBagSource *out_source,
                       GPtrArray *out_items,
                       GPtrArray *findings,
                       GCancellable *cancellable,
                       GError **error)
{
  Folder *self = g_new0 (Folder, 1);
  Listing listing = { path, out_items, findings, cancellable };
  int listed = dup (fd);

  self->path = g_strdup (path);
  self->fd = fd;
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->block = g_malloc (BLOCK_BYTES);
  out_source->data = self;
  out_source->read = read_member;
  out_source->free = folder_free;
  if (listed < 0)
    return set_error (&listing, "", errno, error);
  if (!list_folder (&listing, listed, "", 0, error))
    return FALSE;
  for (guint i = 0; i < out_items->len; i++)
    g_ptr_array_add (self->names, g_strdup (((const AssayBagItem *) out_items->pdata[i])->bytes));

  return TRUE;
}
