/* Black and white scans, packed as a fax is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page of A4 at 300 dots per inch takes some 30 KiB so, and a hundred times that as colours.
 */

#include "picture/assay-picture-forms.h"
#include "picture/assay-tiff-memory.h"

#include <string.h>

static TIFF *
begin_strip (GByteArray *bytes, const AssayPictureFrame *frame)
{
  TIFF *tiff = assay_tiff_memory_write (bytes);

  if (tiff == NULL)
    return NULL;
  TIFFSetField (tiff, TIFFTAG_IMAGEWIDTH, frame->width);
  TIFFSetField (tiff, TIFFTAG_IMAGELENGTH, frame->height);
  TIFFSetField (tiff, TIFFTAG_ROWSPERSTRIP, frame->height);
  TIFFSetField (tiff, TIFFTAG_BITSPERSAMPLE, 1);
  TIFFSetField (tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
  TIFFSetField (tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE);
  TIFFSetField (tiff, TIFFTAG_FILLORDER, FILLORDER_MSB2LSB);
  TIFFSetField (tiff, TIFFTAG_COMPRESSION, COMPRESSION_CCITTFAX4);

  return tiff;
}

static gboolean
copy_rows (TIFF *from, TIFF *to, const AssayPictureFrame *frame)
{
  gsize row_bytes = ((gsize) frame->width + 7) / 8;
  g_autofree guint8 *row = NULL;
  guint16 photometric = PHOTOMETRIC_MINISWHITE;

  TIFFGetField (from, TIFFTAG_PHOTOMETRIC, &photometric);
  if (TIFFScanlineSize (from) != (tmsize_t) row_bytes)
    return FALSE;
  row = g_malloc0 (row_bytes);
  for (guint y = 0; y < frame->height; y++)
    {
      if (TIFFReadScanline (from, row, y, 0) < 0)
        return FALSE;
      for (gsize i = 0; photometric == PHOTOMETRIC_MINISBLACK && i < row_bytes; i++)
        row[i] = (guint8) ~row[i];
      if (TIFFWriteScanline (to, row, y, 0) < 0)
        return FALSE;
    }

  return TRUE;
}

/* The strip of the TIFF in @file, without what is around it. */
static GBytes *
take_strip (GByteArray *file)
{
  TIFF *tiff = assay_tiff_memory_read (file->data, file->len);
  gsize size = tiff != NULL ? (gsize) MAX (TIFFRawStripSize (tiff, 0), 0) : 0;
  guint8 *strip = size > 0 ? g_malloc (size) : NULL;
  gboolean read =
      strip != NULL && TIFFReadRawStrip (tiff, 0, strip, (tmsize_t) size) == (tmsize_t) size;

  if (tiff != NULL)
    TIFFClose (tiff);
  if (read)
    return g_bytes_new_take (strip, size);
  g_free (strip);

  return NULL;
}

GBytes *
assay_picture_fax_pack (const guint8 *data, gsize length, const AssayPictureFrame *frame)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();
  TIFF *from = assay_tiff_memory_read (data, length);
  TIFF *to =
      from != NULL && TIFFSetSubDirectory (from, frame->place) ? begin_strip (file, frame) : NULL;
  gboolean done = to != NULL && copy_rows (from, to, frame);

  if (to != NULL)
    TIFFClose (to);
  if (from != NULL)
    TIFFClose (from);

  return done ? take_strip (file) : NULL;
}
