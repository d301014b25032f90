/* Which evidence files have been read whole and found right.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/assay-pack-seen.h"

#include "core/portfolio/assay-evidence-store.h"
#include "pack/assay-pack-kept.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define KEY "evidence-seen"
/* Digest, stamp, whether its pages are known, what cannot be shown, sizes in pairs. */
#define ROW_TYPE "(s(tttxx)bu@ad)"
#define TYPE "a(s(tttxx)buad)"

/* Times on some disks are no finer than two seconds. */
#define SETTLED_AFTER ((gint64) 3 * NANOSECONDS)
#define NANOSECONDS 1000000000

typedef struct
{
  AssayFileStamp stamp;
  gboolean is_settled;
  gboolean is_used; /* known or noted in this run */
  guint n_unshown;
  GArray *sizes; /* AssayPdfSize, or NULL */
} Row;

struct _AssayPackSeen
{
  AssayPageCache *cache;
  char *folder;
  gint64 now;       /* in nanoseconds, before anything was read */
  GHashTable *rows; /* digest → Row */
  GVariant *loaded;
};

/* --- Stamps ----------------------------------------------------------------------------------- */

gboolean
assay_file_stamp_take (int fd, AssayFileStamp *out_stamp)
{
  struct stat info;

  if (fd < 0 || fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    return FALSE;
  *out_stamp = (AssayFileStamp){
    .size = (guint64) info.st_size,
    .inode = info.st_ino,
    .device = info.st_dev,
    .modified = (gint64) info.st_mtim.tv_sec * NANOSECONDS + info.st_mtim.tv_nsec,
    .changed = (gint64) info.st_ctim.tv_sec * NANOSECONDS + info.st_ctim.tv_nsec,
  };

  return TRUE;
}

gboolean
assay_file_stamp_is_same (const AssayFileStamp *a, const AssayFileStamp *b)
{
  return a->size == b->size && a->inode == b->inode && a->device == b->device
         && a->modified == b->modified && a->changed == b->changed;
}

static gboolean
is_settled (const AssayFileStamp *stamp, gint64 now)
{
  return now - MAX (stamp->modified, stamp->changed) > SETTLED_AFTER;
}

/* --- Rows ------------------------------------------------------------------------------------- */

static void
free_row (gpointer data)
{
  g_clear_pointer (&((Row *) data)->sizes, g_array_unref);
  g_free (data);
}

static void
load_row (AssayPackSeen *self, GVariant *value)
{
  Row *row = g_new0 (Row, 1);
  g_autoptr (GVariant) numbers = NULL;
  const char *sha256;
  gboolean has_pages;
  gconstpointer data;
  gsize n;

  g_variant_get (value, "(&s(tttxx)bu@ad)", &sha256, &row->stamp.size, &row->stamp.inode,
                 &row->stamp.device, &row->stamp.modified, &row->stamp.changed, &has_pages,
                 &row->n_unshown, &numbers);
  row->is_settled = TRUE;
  if (has_pages)
    {
      data = g_variant_get_fixed_array (numbers, &n, sizeof (double));
      row->sizes = g_array_new (FALSE, FALSE, sizeof (AssayPdfSize));
      g_array_append_vals (row->sizes, data, (guint) (n / 2));
    }
  g_hash_table_insert (self->rows, g_strdup (sha256), row);
}

AssayPackSeen *
assay_pack_seen_new (AssayPageCache *cache, const char *folder, gint64 now)
{
  AssayPackSeen *self = g_new0 (AssayPackSeen, 1);

  self->cache = cache;
  self->folder = g_strdup (folder);
  self->now = now * NANOSECONDS;
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_row);
  self->loaded = assay_pack_kept_load (cache, KEY, TYPE, NULL, NULL);
  for (gsize i = 0; self->loaded != NULL && i < g_variant_n_children (self->loaded); i++)
    {
      g_autoptr (GVariant) value = g_variant_get_child_value (self->loaded, i);

      load_row (self, value);
    }

  return self;
}

void
assay_pack_seen_free (AssayPackSeen *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->loaded, g_variant_unref);
  g_hash_table_unref (self->rows);
  g_free (self->folder);
  g_free (self);
}

/* --- Files ------------------------------------------------------------------------------------ */

static int
open_content (AssayPackSeen *self, const char *sha256)
{
  g_autofree char *path = assay_evidence_store_dup_path (self->folder, sha256);

  return g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW, 0);
}

int
assay_pack_seen_open (AssayPackSeen *self, const char *sha256)
{
  const Row *row = g_hash_table_lookup (self->rows, sha256);
  int fd = row != NULL ? open_content (self, sha256) : -1;
  AssayFileStamp stamp;

  if (fd < 0)
    return -1;
  if (assay_file_stamp_take (fd, &stamp) && assay_file_stamp_is_same (&stamp, &row->stamp))
    return fd;
  close (fd);

  return -1;
}

gboolean
assay_pack_seen_is_known (AssayPackSeen *self, const char *sha256)
{
  Row *row = g_hash_table_lookup (self->rows, sha256);
  int fd = assay_pack_seen_open (self, sha256);

  if (fd < 0)
    return FALSE;
  close (fd);
  row->is_used = TRUE;

  return TRUE;
}

gboolean
assay_pack_seen_take_stamp (AssayPackSeen *self, const char *sha256, AssayFileStamp *out_stamp)
{
  int fd = open_content (self, sha256);
  gboolean taken = assay_file_stamp_take (fd, out_stamp);

  if (fd >= 0)
    close (fd);

  return taken;
}

void
assay_pack_seen_note (AssayPackSeen *self, const char *sha256, const AssayFileStamp *before)
{
  AssayFileStamp after;
  Row *row;

  g_hash_table_remove (self->rows, sha256);
  if (!assay_pack_seen_take_stamp (self, sha256, &after)
      || !assay_file_stamp_is_same (before, &after))
    return;
  row = g_new0 (Row, 1);
  row->stamp = after;
  row->is_used = TRUE;
  row->is_settled = is_settled (before, self->now);
  g_hash_table_insert (self->rows, g_strdup (sha256), row);
}

/* --- Pages ------------------------------------------------------------------------------------ */

AssayPdfSource *
assay_pack_seen_new_source (AssayPackSeen *self, const char *sha256, const char *name)
{
  const Row *row = g_hash_table_lookup (self->rows, sha256);
  g_autofree char *path = assay_evidence_store_dup_path (self->folder, sha256);

  return row != NULL && row->sizes != NULL
             ? assay_pdf_source_new_known (path, name, row->sizes, row->n_unshown)
             : NULL;
}

void
assay_pack_seen_note_source (AssayPackSeen *self, const char *sha256, AssayPdfSource *source)
{
  Row *row = g_hash_table_lookup (self->rows, sha256);
  guint n = assay_pdf_source_get_n_pages (source);

  if (row == NULL)
    return;
  g_clear_pointer (&row->sizes, g_array_unref);
  row->sizes = g_array_new (FALSE, FALSE, sizeof (AssayPdfSize));
  row->n_unshown = assay_pdf_source_get_n_unshown (source);
  for (guint i = 0; i < n; i++)
    {
      AssayPdfSize size;

      assay_pdf_source_get_page_size (source, i, &size.width, &size.height);
      g_array_append_val (row->sizes, size);
    }
}

/* --- Keeping ---------------------------------------------------------------------------------- */

static GVariant *
format_row (const char *sha256, const Row *row)
{
  GVariant *sizes =
      g_variant_new_fixed_array (G_VARIANT_TYPE_DOUBLE,
                                 row->sizes != NULL ? row->sizes->data : NULL,
                                 row->sizes != NULL ? row->sizes->len * 2 : 0, sizeof (double));

  return g_variant_new (ROW_TYPE, sha256, row->stamp.size, row->stamp.inode, row->stamp.device,
                        row->stamp.modified, row->stamp.changed, row->sizes != NULL, row->n_unshown,
                        sizes);
}

void
assay_pack_seen_save (AssayPackSeen *self)
{
  g_autoptr (GList) keys =
      g_list_sort (g_hash_table_get_keys (self->rows), (GCompareFunc) g_strcmp0);
  g_autoptr (GVariant) value = NULL;
  GVariantBuilder rows;

  g_variant_builder_init (&rows, G_VARIANT_TYPE (TYPE));
  for (GList *key = keys; key != NULL; key = key->next)
    {
      const Row *row = g_hash_table_lookup (self->rows, key->data);

      if (row->is_used && row->is_settled)
        g_variant_builder_add_value (&rows, format_row (key->data, row));
    }
  value = g_variant_ref_sink (g_variant_builder_end (&rows));
  if (self->loaded == NULL || !g_variant_equal (self->loaded, value))
    assay_pack_kept_save (self->cache, KEY, value, NULL, NULL);
}
