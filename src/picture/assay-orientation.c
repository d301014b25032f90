/* Which way up a picture is, as EXIF says it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "picture/assay-orientation.h"

#include <string.h>

#define HEADER_BYTES 8
#define ENTRY_BYTES 12
#define TAG_ORIENTATION 0x0112
#define TYPE_SHORT 3

static const char exif_mark[] = "Exif\0";

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

guint
assay_orientation_read (const guint8 *data, gsize length)
{
  Reader reader = { data, length, FALSE };

  if (length > sizeof exif_mark && memcmp (data, exif_mark, sizeof exif_mark) == 0)
    {
      reader.data += sizeof exif_mark;
      reader.length -= sizeof exif_mark;
    }
  if (reader.length < HEADER_BYTES
      || (memcmp (reader.data, "II*\0", 4) != 0 && memcmp (reader.data, "MM\0*", 4) != 0))
    return 1;
  reader.big_endian = reader.data[0] == 'M';

  return find_orientation (&reader, read_32 (&reader, 4));
}

gboolean
assay_orientation_is_sideways (guint orientation)
{
  return orientation >= 5;
}
