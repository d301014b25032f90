/* Reads what TIFF headers say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/files/assay-tiff.h"

#include <string.h>

#define HEADER_BYTES 8
#define ENTRY_BYTES 12
#define TAG_ORIENTATION 0x0112
#define TYPE_SHORT 3

/* Directories may be chained in a ring. */
#define MAX_PAGES 10000

typedef struct
{
  const guint8 *data;
  gsize length;
  gboolean big_endian;
} Reader;

/* 0 beyond the end. */
static guint
read_16 (const Reader *reader, gsize at)
{
  guint16 value;

  if (at > reader->length || reader->length - at < sizeof value)
    return 0;
  memcpy (&value, reader->data + at, sizeof value);

  return reader->big_endian ? GUINT16_FROM_BE (value) : GUINT16_FROM_LE (value);
}

static guint32
read_32 (const Reader *reader, gsize at)
{
  guint32 value;

  if (at > reader->length || reader->length - at < sizeof value)
    return 0;
  memcpy (&value, reader->data + at, sizeof value);

  return reader->big_endian ? GUINT32_FROM_BE (value) : GUINT32_FROM_LE (value);
}

static guint
find_orientation (const Reader *reader, gsize directory)
{
  guint n = read_16 (reader, directory);

  for (guint i = 0; i < n; i++)
    {
      gsize entry = directory + 2 + (gsize) i * ENTRY_BYTES;
      guint value = read_16 (reader, entry + 8);

      if (read_16 (reader, entry) == TAG_ORIENTATION && read_16 (reader, entry + 2) == TYPE_SHORT
          && value >= 1 && value <= 8)
        return value;
    }

  return 1;
}

gboolean
assay_tiff_read (const guint8 *data, gsize length, AssayTiffInfo *out_info)
{
  Reader reader = { data, length, FALSE };
  gsize directory;

  if (length < HEADER_BYTES || (memcmp (data, "II*\0", 4) != 0 && memcmp (data, "MM\0*", 4) != 0))
    return FALSE;
  reader.big_endian = data[0] == 'M';
  directory = read_32 (&reader, 4);
  out_info->orientation = find_orientation (&reader, directory);
  out_info->n_pages = 0;
  while (directory != 0 && directory < length && out_info->n_pages < MAX_PAGES)
    {
      out_info->n_pages++;
      directory =
          read_32 (&reader, directory + 2 + (gsize) read_16 (&reader, directory) * ENTRY_BYTES);
    }

  return TRUE;
}

gboolean
assay_orientation_is_sideways (guint orientation)
{
  return orientation >= 5;
}
