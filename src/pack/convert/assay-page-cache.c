/* Where pages made from evidence are kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When an entry was last used is its file's time of change, set anew at each use.
 */

#include "pack/convert/assay-page-cache.h"

#include "base/assay-digest.h"
#include "pack/convert/assay-page-seal.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#define ENDING ".pdf"
#define TAG_FILE "CACHEDIR.TAG"

/* What backup and cleaning programs look for. */
static const char tag_text[] = "Signature: 8a477f597d28d172789f06886806bc55\n"
                               "# Pages that Assay has made from evidence. This folder may be "
                               "deleted at any time.\n";

struct _AssayPageCache
{
  AssayDisk *disk;
  char *folder;
  gboolean is_passing; /* goes with the cache */
  AssayPageSeal *seal; /* NULL where it is passing */
};

typedef struct
{
  char *path;
  guint64 size;
  gint64 used;
} Entry;

/* A link could lead anywhere, and what somebody else owns they can change behind our back. */
static gboolean
is_ours (const char *folder)
{
  GStatBuf info;

  return g_lstat (folder, &info) == 0 && S_ISDIR (info.st_mode) && info.st_uid == getuid ()
         && g_chmod (folder, 0700) == 0 && g_access (folder, R_OK | W_OK | X_OK) == 0;
}

static gboolean
open_lasting (AssayPageCache *self, const char *folder)
{
  g_autofree char *tag = g_build_filename (folder, TAG_FILE, NULL);

  if (!assay_disk_make_folder (self->disk, folder, NULL) || !is_ours (folder))
    return FALSE;
  self->seal = assay_page_seal_new (NULL);
  if (self->seal == NULL)
    return FALSE;
  /* Without it the folder is as good; another program may be writing it. */
  if (!g_file_test (tag, G_FILE_TEST_EXISTS))
    assay_disk_replace (self->disk, tag, tag_text, sizeof tag_text - 1, NULL);
  assay_staging_sweep (folder);
  self->folder = g_strdup (folder);

  return TRUE;
}

static gboolean
open_passing (AssayPageCache *self, GError **error)
{
  GError *problem = NULL;

  g_clear_pointer (&self->seal, assay_page_seal_free);
  self->folder = g_dir_make_tmp ("assay-pages-XXXXXX", &problem);
  self->is_passing = TRUE;
  if (self->folder == NULL)
    assay_error_propagate (error, problem, NULL);

  return self->folder != NULL;
}

AssayPageCache *
assay_page_cache_new (AssayDisk *disk, const char *folder, GError **error)
{
  g_autoptr (AssayPageCache) self = g_new0 (AssayPageCache, 1);

  self->disk = assay_disk_ref (disk);
  if ((folder == NULL || !open_lasting (self, folder)) && !open_passing (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
assay_page_cache_free (AssayPageCache *self)
{
  if (self == NULL)
    return;
  if (self->is_passing && self->folder != NULL)
    assay_staging_remove_tree (self->folder);
  g_clear_pointer (&self->seal, assay_page_seal_free);
  assay_disk_unref (self->disk);
  g_free (self->folder);
  g_free (self);
}

static char *
dup_path (AssayPageCache *self, const char *key)
{
  g_autofree char *name = g_strconcat (key, ENDING, NULL);

  return g_build_filename (self->folder, name, NULL);
}

char *
assay_page_cache_lookup (AssayPageCache *self, const char *key)
{
  g_autofree char *path = dup_path (self, key);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;
  if (self->seal != NULL && !assay_page_seal_check (self->seal, path, key))
    {
      assay_disk_remove (self->disk, path, NULL);
      return NULL;
    }
  utime (path, NULL);

  return g_steal_pointer (&path);
}

char *
assay_page_cache_take (AssayPageCache *self, const char *key, const char *path, GError **error)
{
  g_autofree char *place = dup_path (self, key);

  if (self->seal != NULL && !assay_page_seal_add (self->seal, path, key, error))
    return NULL;
  if (g_chmod (path, 0600) != 0)
    {
      assay_error_set_from_errno (error, path, errno);
      return NULL;
    }
  if (!assay_disk_publish (self->disk, path, place, error))
    return NULL;

  return g_steal_pointer (&place);
}

gboolean
assay_page_cache_is_lasting (const AssayPageCache *self)
{
  return !self->is_passing;
}

void
assay_page_cache_forget (AssayPageCache *self, const char *key)
{
  g_autofree char *path = dup_path (self, key);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    assay_disk_remove (self->disk, path, NULL);
}

AssayStaging *
assay_page_cache_new_staging (AssayPageCache *self, GError **error)
{
  return assay_staging_new (self->folder, error);
}

/* --- Keeping it small ------------------------------------------------------------------------- */

static void
clear_entry (gpointer data)
{
  g_free (((Entry *) data)->path);
}

static int
compare_use (gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;

  if (x->used != y->used)
    return x->used < y->used ? -1 : 1;

  return strcmp (x->path, y->path);
}

static GArray *
list_entries (AssayPageCache *self, guint64 *out_bytes)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  g_array_set_clear_func (entries, clear_entry);
  *out_bytes = 0;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      Entry entry;
      GStatBuf info;

      if (!g_str_has_suffix (name, ENDING) || g_lstat (path, &info) != 0 || !S_ISREG (info.st_mode))
        continue;
      entry = (Entry){ g_steal_pointer (&path), (guint64) info.st_size, (gint64) info.st_mtime };
      *out_bytes += entry.size;
      g_array_append_val (entries, entry);
    }

  return entries;
}

void
assay_page_cache_tidy (AssayPageCache *self, guint64 max_bytes)
{
  guint64 bytes;
  g_autoptr (GArray) entries = list_entries (self, &bytes);

  g_array_sort (entries, compare_use);
  for (guint i = 0; i < entries->len && bytes > max_bytes; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      if (assay_disk_remove (self->disk, entry->path, NULL))
        bytes -= entry->size;
    }
}
