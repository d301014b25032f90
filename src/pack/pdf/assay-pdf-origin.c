/* Where in an evidence file the bytes of a stream stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libqpdf does not say where it reads a stream. So the places behind every "stream" are noted by
 * the bytes that they begin with; what is found that way is compared to its end, which costs less
 * than writing it does.
 */

#include "pack/pdf/assay-pdf-origin.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* What is shorter is kept with less room than it takes to say where it is. */
#define MIN_BYTES 4096u
#define START_BYTES 16u
#define BLOCK_BYTES (256u * 1024)
#define FIRST_LOOK_BYTES 2048u
#define MAX_PLACES 1000000u
/* Photographs of one camera begin alike. They are asked for in about the order they stand in. */
#define MAX_TRIES 32u

static const char keyword[] = "stream";
#define KEYWORD_BYTES (sizeof keyword - 1)

struct _AssayPdfOrigin
{
  char *path;
  char *name;
  int fd;
  gboolean is_read;
  GHashTable *places; /* how a stream starts, GBytes → Places */
  guint n_places;
  char *block;
};

/* Where streams stand that start alike, and which of them to try next. */
typedef struct
{
  GArray *offsets; /* guint64 */
  guint next;
} Places;

static void
free_places (gpointer data)
{
  g_array_unref (((Places *) data)->offsets);
  g_free (data);
}

AssayPdfOrigin *
assay_pdf_origin_new (const char *path, const char *name)
{
  AssayPdfOrigin *self = g_new0 (AssayPdfOrigin, 1);

  self->path = g_strdup (path);
  self->name = g_strdup (name);
  self->fd = -1;
  self->places = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref,
                                        free_places);
  self->block = g_malloc (BLOCK_BYTES);

  return self;
}

void
assay_pdf_origin_free (AssayPdfOrigin *self)
{
  if (self == NULL)
    return;
  if (self->fd >= 0)
    close (self->fd);
  g_hash_table_unref (self->places);
  g_free (self->block);
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

const char *
assay_pdf_origin_get_name (const AssayPdfOrigin *self)
{
  return self->name;
}

static gsize
read_at (AssayPdfOrigin *self, gsize length, guint64 offset)
{
  gsize n = 0;

  while (n < length)
    {
      gssize done = pread (self->fd, self->block + n, length - n, (off_t) (offset + n));

      if (done < 0 && errno == EINTR)
        continue;
      if (done <= 0)
        break;
      n += (gsize) done;
    }

  return n;
}

static void
note_place (AssayPdfOrigin *self, const char *start, guint64 offset)
{
  g_autoptr (GBytes) key = g_bytes_new (start, START_BYTES);
  Places *places = g_hash_table_lookup (self->places, key);

  if (self->n_places++ >= MAX_PLACES)
    return;
  if (places == NULL)
    {
      places = g_new0 (Places, 1);
      places->offsets = g_array_new (FALSE, FALSE, sizeof (guint64));
      g_hash_table_insert (self->places, g_steal_pointer (&key), places);
    }
  g_array_append_val (places->offsets, offset);
}

/* Notes what stands behind the keywords of a block, but for those too near to its end. */
static void
note_places (AssayPdfOrigin *self, gsize length, guint64 offset)
{
  const char *end = self->block + length, *p = self->block;

  while ((p = memmem (p, (gsize) (end - p), keyword, KEYWORD_BYTES)) != NULL)
    {
      p += KEYWORD_BYTES;
      if (p < end && *p == '\r')
        p++;
      if (p < end && *p == '\n')
        p++;
      if (p + START_BYTES > end)
        break;
      note_place (self, p, offset + (guint64) (p - self->block));
    }
}

static void
read_places (AssayPdfOrigin *self)
{
  /* So much of a block is looked at again with the next. */
  const gsize overlap = KEYWORD_BYTES + 2 + START_BYTES;
  guint64 offset = 0;
  gsize length;

  self->is_read = TRUE;
  self->fd = g_open (self->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  while (self->fd >= 0 && (length = read_at (self, BLOCK_BYTES, offset)) >= START_BYTES)
    {
      if (offset == 0)
        note_place (self, self->block, 0);
      note_places (self, length, offset);
      if (length < BLOCK_BYTES)
        break;
      offset += length - overlap;
    }
}

static gboolean
is_at (AssayPdfOrigin *self, const char *data, gsize length, guint64 offset)
{
  gsize n = FIRST_LOOK_BYTES;

  for (gsize i = 0; i < length; i += n, n = BLOCK_BYTES)
    {
      n = MIN (n, length - i);
      if (read_at (self, n, offset + i) != n || memcmp (self->block, data + i, n) != 0)
        return FALSE;
    }

  return TRUE;
}

gboolean
assay_pdf_origin_find (AssayPdfOrigin *self, const void *data, gsize length, guint64 *out_offset)
{
  g_autoptr (GBytes) start = NULL;
  Places *places;

  if (length < MIN_BYTES)
    return FALSE;
  if (!self->is_read)
    read_places (self);
  start = g_bytes_new (data, START_BYTES);
  places = g_hash_table_lookup (self->places, start);
  for (guint i = 0; places != NULL && i < MIN (places->offsets->len, MAX_TRIES); i++)
    {
      guint place = (places->next + i) % places->offsets->len;

      *out_offset = g_array_index (places->offsets, guint64, place);
      if (is_at (self, data, length, *out_offset))
        {
          places->next = place + 1;
          return TRUE;
        }
    }

  return FALSE;
}
