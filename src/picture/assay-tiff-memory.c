/* A TIFF in memory, for libtiff.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "picture/assay-tiff-memory.h"

#include <string.h>

/* One of @bytes and @data. */
typedef struct
{
  GByteArray *bytes;
  const guint8 *data;
  guint64 length;
  guint64 at;
} Memory;

static const guint8 *
get_data (const Memory *self, guint64 *out_length)
{
  *out_length = self->bytes != NULL ? self->bytes->len : self->length;

  return self->bytes != NULL ? self->bytes->data : self->data;
}

static tsize_t
read_memory (thandle_t handle, tdata_t to, tsize_t wanted)
{
  Memory *self = handle;
  guint64 length;
  const guint8 *data = get_data (self, &length);
  guint64 left = self->at < length ? length - self->at : 0;
  guint64 n = MIN ((guint64) MAX (wanted, 0), left);

  if (n > 0)
    memcpy (to, data + self->at, n);
  self->at += n;

  return (tsize_t) n;
}

static tsize_t
write_memory (thandle_t handle, tdata_t from, tsize_t n)
{
  Memory *self = handle;
  guint64 end = self->at + (guint64) MAX (n, 0);

  if (self->bytes == NULL || n < 0 || end > G_MAXINT)
    return -1;
  if (end > self->bytes->len)
    g_byte_array_set_size (self->bytes, (guint) end);
  memcpy (self->bytes->data + self->at, from, (gsize) n);
  self->at = end;

  return n;
}

static toff_t
seek_memory (thandle_t handle, toff_t offset, int from)
{
  Memory *self = handle;
  guint64 length;

  get_data (self, &length);
  if (from == SEEK_SET)
    self->at = offset;
  else
    self->at = (from == SEEK_END ? length : self->at) + offset;

  return self->at;
}

static int
close_memory (thandle_t handle)
{
  g_free (handle);

  return 0;
}

static toff_t
measure_memory (thandle_t handle)
{
  guint64 length;

  get_data (handle, &length);

  return length;
}

/* Nothing is copied for reading. */
static int
map_memory (thandle_t handle, tdata_t *out_data, toff_t *out_length)
{
  Memory *self = handle;

  if (self->bytes != NULL)
    return 0;
  *out_data = (tdata_t) self->data;
  *out_length = self->length;

  return 1;
}

static void
unmap_memory (thandle_t handle, tdata_t data, toff_t length)
{
}

static TIFF *
open_memory (Memory *memory, const char *mode)
{
  TIFF *tiff;

  TIFFSetErrorHandler (NULL);
  TIFFSetWarningHandler (NULL);
  tiff = TIFFClientOpen ("picture", mode, memory, read_memory, write_memory, seek_memory,
                         close_memory, measure_memory, map_memory, unmap_memory);
  if (tiff == NULL)
    g_free (memory);

  return tiff;
}

TIFF *
assay_tiff_memory_read (const guint8 *data, gsize length)
{
  Memory *memory = g_new0 (Memory, 1);

  memory->data = data;
  memory->length = length;

  return open_memory (memory, "r");
}

TIFF *
assay_tiff_memory_write (GByteArray *bytes)
{
  Memory *memory = g_new0 (Memory, 1);

  memory->bytes = bytes;

  return open_memory (memory, "w");
}
