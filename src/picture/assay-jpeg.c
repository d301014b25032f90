/* Reads what a JPEG's markers say, without decoding it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decoders put up with a picture that stops half way and paint the rest grey, so whether a file is
 * whole has to be asked of its markers.
 */

#include "picture/assay-jpeg.h"

#include "picture/assay-orientation.h"

#include <string.h>

#define MARKER_SOF0 0xc0
#define MARKER_SOF2 0xc2
#define MARKER_SOF15 0xcf
#define MARKER_DHT 0xc4
#define MARKER_JPG 0xc8
#define MARKER_DAC 0xcc
#define MARKER_RST0 0xd0
#define MARKER_RST7 0xd7
#define MARKER_SOI 0xd8
#define MARKER_EOI 0xd9
#define MARKER_SOS 0xda
#define MARKER_APP0 0xe0
#define MARKER_APP1 0xe1
#define MARKER_TEM 0x01

#define SIZE_BYTES 8
#define DENSITY_BYTES 12
#define CENTIMETRES_PER_INCH 2.54

static const char exif_mark[] = "Exif\0";

static gboolean
is_size (guint8 marker)
{
  return marker >= MARKER_SOF0 && marker <= MARKER_SOF15 && marker != MARKER_DHT
         && marker != MARKER_JPG && marker != MARKER_DAC;
}

static gboolean
is_alone (guint8 marker)
{
  return marker == MARKER_SOI || marker == MARKER_TEM
         || (marker >= MARKER_RST0 && marker <= MARKER_RST7);
}

static void
read_size (guint8 marker, const guint8 *data, gsize length, AssayJpegInfo *info)
{
  if (length < SIZE_BYTES - 2)
    return;
  info->height = (guint) data[1] << 8 | data[2];
  info->width = (guint) data[3] << 8 | data[4];
  info->components = data[5];
  /* Eight bits, Huffman. In print colours most files hold inverted values, which cairo 1.16 does
   * not tell the PDF, so they would come out as negatives. */
  info->plain =
      marker <= MARKER_SOF2 && data[0] == 8 && (info->components == 1 || info->components == 3);
}

static void
read_exif (const guint8 *data, gsize length, AssayJpegInfo *info)
{
  if (length > sizeof exif_mark && memcmp (data, exif_mark, sizeof exif_mark) == 0)
    info->orientation = assay_orientation_read (data, length);
}

/* Where scanners say how finely they looked. */
static void
read_density (const guint8 *data, gsize length, AssayJpegInfo *info)
{
  double unit;

  if (length < DENSITY_BYTES || memcmp (data, "JFIF", 5) != 0 || data[7] < 1 || data[7] > 2)
    return;
  unit = data[7] == 1 ? 1 : CENTIMETRES_PER_INCH;
  info->across_dpi = ((guint) data[8] << 8 | data[9]) * unit;
  info->down_dpi = ((guint) data[10] << 8 | data[11]) * unit;
}

/* The next marker at or after @at: 0xff with neither a stuffed zero nor a restart behind it. */
static gsize
find_marker (const guint8 *data, gsize length, gsize at)
{
  while (at + 1 < length)
    {
      const guint8 *found = memchr (data + at, 0xff, length - 1 - at);
      guint8 next;

      if (found == NULL)
        break;
      next = found[1];
      if (next != 0 && next != 0xff && !(next >= MARKER_RST0 && next <= MARKER_RST7))
        return (gsize) (found - data);
      at = (gsize) (found - data) + 1;
    }

  return length;
}

gboolean
assay_jpeg_read (const guint8 *data, gsize length, AssayJpegInfo *out_info)
{
  gsize at = 2;

  *out_info = (AssayJpegInfo){ .orientation = 1 };
  if (length < 3 || data[0] != 0xff || data[1] != MARKER_SOI || data[2] != 0xff)
    return FALSE;

  while ((at = find_marker (data, length, at)) + 1 < length)
    {
      guint8 marker = data[at + 1];
      gsize size;

      at += 2;
      if (is_alone (marker))
        continue;
      if (marker == MARKER_EOI)
        {
          out_info->whole = TRUE;
          break;
        }
      size = at + 1 < length ? (gsize) data[at] << 8 | data[at + 1] : 0;
      if (size < 2 || size > length - at)
        break;
      if (is_size (marker) && out_info->width == 0)
        read_size (marker, data + at + 2, size - 2, out_info);
      else if (marker == MARKER_APP0)
        read_density (data + at + 2, size - 2, out_info);
      else if (marker == MARKER_APP1)
        read_exif (data + at + 2, size - 2, out_info);
      at += size;
    }

  return out_info->width > 0 && out_info->height > 0;
}
