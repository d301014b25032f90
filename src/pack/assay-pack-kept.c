/* A value that is kept in a portfolio's cache for the next pack.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line that says what it is and how long the value is; the value; the bytes; and behind them the
 * cache's own mark, which is checked before anything is read.
 */

#include "pack/assay-pack-kept.h"

#include "assay-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define FIRST_LINE "Assay " ASSAY_VERSION " %016" G_GINT64_MODIFIER "x\n"
#define MAX_LINE_BYTES 128u
#define MAX_VALUE_BYTES (256u * 1024 * 1024)

/* --- Reading ---------------------------------------------------------------------------------- */

static gboolean
read_whole (int fd, void *data, gsize length, off_t offset)
{
  return pread (fd, data, length, offset) == (gssize) length;
}

/* How long the value is; 0 for none of ours. */
static guint64
read_first_line (int fd, gsize *out_line_length)
{
  g_autofree char *sample = g_strdup_printf (FIRST_LINE, (guint64) 0);
  gsize length = strlen (sample), digits = strlen ("0000000000000000\n");
  char line[MAX_LINE_BYTES] = { 0 };
  guint64 value;

  g_assert (length < sizeof line);
  if (!read_whole (fd, line, length, 0) || strncmp (line, sample, length - digits) != 0)
    return 0;
  value = g_ascii_strtoull (line + length - digits, NULL, 16);
  *out_line_length = length;

  return value <= MAX_VALUE_BYTES ? value : 0;
}

static GVariant *
read_value (int fd, const char *type, guint64 *out_start)
{
  gsize line_length = 0;
  guint64 length = read_first_line (fd, &line_length);
  g_autofree guint8 *data = length > 0 ? g_malloc (length) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GVariant) value = NULL;

  if (data == NULL || !read_whole (fd, data, length, (off_t) line_length))
    return NULL;
  *out_start = line_length + length;
  bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  value = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (type), bytes, FALSE));

  return g_variant_is_normal_form (value) ? g_steal_pointer (&value) : NULL;
}

GVariant *
assay_pack_kept_load (
    AssayPageCache *cache, const char *key, const char *type, char **out_path, guint64 *out_start)
{
  g_autofree char *path = assay_page_cache_lookup (cache, key);
  int fd = path != NULL ? g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0) : -1;
  GVariant *value;
  guint64 start = 0;

  if (fd < 0)
    return NULL;
  value = read_value (fd, type, &start);
  close (fd);
  if (out_path != NULL)
    {
      *out_path = g_steal_pointer (&path);
      *out_start = start;
    }

  return value;
}

/* --- Writing ---------------------------------------------------------------------------------- */

static gboolean
write_whole (int fd, const char *data, gsize length)
{
  while (length > 0)
    {
      gssize done = write (fd, data, length);

      if (done < 0 && errno == EINTR)
        continue;
      if (done < 0)
        return FALSE;
      data += done;
      length -= (gsize) done;
    }

  return TRUE;
}

static gboolean
write_value (const char *path, GVariant *value, AssayKeptFunc append, gpointer data)
{
  g_autofree char *line = g_strdup_printf (FIRST_LINE, (guint64) g_variant_get_size (value));
  int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  gboolean written = fd >= 0 && write_whole (fd, line, strlen (line))
                     && write_whole (fd, g_variant_get_data (value), g_variant_get_size (value))
                     && (append == NULL || append (fd, data));

  return fd >= 0 && close (fd) == 0 && written;
}

void
assay_pack_kept_save (
    AssayPageCache *cache, const char *key, GVariant *value, AssayKeptFunc append, gpointer data)
{
  g_autoptr (AssayStaging) staging = NULL;
  g_autofree char *path = NULL;
  g_autofree char *place = NULL;

  if (!assay_page_cache_is_lasting (cache))
    return;
  staging = assay_page_cache_new_staging (cache, NULL);
  if (staging == NULL)
    return;
  path = assay_staging_dup_child (staging, key);
  if (write_value (path, value, append, data))
    place = assay_page_cache_take (cache, key, path, NULL);
  /* An old one of something else is of no use to anybody. */
  if (place == NULL)
    assay_page_cache_forget (cache, key);
}
