/* TIFF: scans, faxes, and what scanners and cameras of all times have made of the form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libtiff turns all of it (palettes, print colours, JPEG within) into plain colours, some rows at a
 * time.
 */

#include "picture/assay-picture-forms.h"
#include "picture/assay-reducer.h"
#include "picture/assay-tiff-memory.h"

#include <string.h>

/* Directories may be many; libtiff sees to it that they are no ring. */
#define MAX_PAGES 10000u
#define CENTIMETRES_PER_INCH 2.54
/* How much of a picture is decoded at a time, unless it is stored in larger pieces. */
#define BAND_PIXELS (4u * 1000 * 1000)

static gboolean
is_bilevel (TIFF *tiff)
{
  guint16 bits = 1, samples = 1, photometric = PHOTOMETRIC_MINISWHITE;

  TIFFGetFieldDefaulted (tiff, TIFFTAG_BITSPERSAMPLE, &bits);
  TIFFGetFieldDefaulted (tiff, TIFFTAG_SAMPLESPERPIXEL, &samples);
  TIFFGetField (tiff, TIFFTAG_PHOTOMETRIC, &photometric);

  return bits == 1 && samples == 1 && !TIFFIsTiled (tiff)
         && (photometric == PHOTOMETRIC_MINISWHITE || photometric == PHOTOMETRIC_MINISBLACK);
}

static void
read_frame (TIFF *tiff, AssayPictureFrame *frame)
{
  guint32 width = 0, height = 0;
  guint16 orientation = ORIENTATION_TOPLEFT, unit = RESUNIT_INCH;
  float across = 0, down = 0;
  double scale;

  TIFFGetField (tiff, TIFFTAG_IMAGEWIDTH, &width);
  TIFFGetField (tiff, TIFFTAG_IMAGELENGTH, &height);
  TIFFGetFieldDefaulted (tiff, TIFFTAG_ORIENTATION, &orientation);
  TIFFGetFieldDefaulted (tiff, TIFFTAG_RESOLUTIONUNIT, &unit);
  TIFFGetField (tiff, TIFFTAG_XRESOLUTION, &across);
  TIFFGetField (tiff, TIFFTAG_YRESOLUTION, &down);
  scale = unit == RESUNIT_CENTIMETER ? CENTIMETRES_PER_INCH : 1;
  frame->width = width;
  frame->height = height;
  frame->orientation = orientation >= 1 && orientation <= 8 ? orientation : 1;
  frame->across_dpi = (double) across * scale;
  frame->down_dpi = (double) down * scale;
  frame->is_bilevel = is_bilevel (tiff);
  frame->place = TIFFCurrentDirOffset (tiff);
}

/* A small copy of another page is none itself. */
static gboolean
is_thumbnail (TIFF *tiff)
{
  guint32 kind = 0;

  TIFFGetField (tiff, TIFFTAG_SUBFILETYPE, &kind);

  return (kind & FILETYPE_REDUCEDIMAGE) != 0;
}

gboolean
assay_picture_tiff_look (const guint8 *data, gsize length, AssayPictureLook *look)
{
  TIFF *tiff = assay_tiff_memory_read (data, length);
  guint n = 0;

  if (tiff == NULL)
    return FALSE;
  do
    {
      AssayPictureFrame frame = { 0 };

      read_frame (tiff, &frame);
      if (!is_thumbnail (tiff) || look->frames->len == 0)
        g_array_append_val (look->frames, frame);
      n++;
    }
  while (n < MAX_PAGES && !TIFFLastDirectory (tiff) && TIFFReadDirectory (tiff));
  TIFFClose (tiff);

  return TRUE;
}

/* libtiff puts the parts of a pixel into one number, and alpha into each colour; on white. */
static void
unpack_row (const guint32 *from, guint width, guint8 *to)
{
  for (guint x = 0; x < width; x++, to += 3)
    {
      guint white = 255 - TIFFGetA (from[x]);

      to[0] = (guint8) MIN (TIFFGetR (from[x]) + white, 255);
      to[1] = (guint8) MIN (TIFFGetG (from[x]) + white, 255);
      to[2] = (guint8) MIN (TIFFGetB (from[x]) + white, 255);
    }
}

/* Rows that are stored together are decoded together. */
static guint
choose_band (TIFF *tiff, const AssayPictureFrame *frame)
{
  guint32 rows = 0;
  guint wanted = MAX (BAND_PIXELS / frame->width, 1);

  if (TIFFIsTiled (tiff))
    TIFFGetField (tiff, TIFFTAG_TILELENGTH, &rows);
  else
    TIFFGetFieldDefaulted (tiff, TIFFTAG_ROWSPERSTRIP, &rows);
  rows = CLAMP (rows, 1, frame->height);

  return MIN (MAX (wanted / rows, 1) * rows, frame->height);
}

static gboolean
read_bands (TIFFRGBAImage *image, const AssayPictureFrame *frame, guint band, AssayReducer *reducer)
{
  g_autofree guint32 *raster = g_try_new (guint32, (gsize) band * frame->width);
  g_autofree guint8 *row = g_malloc ((gsize) frame->width * 3);

  if (raster == NULL)
    return FALSE;
  for (guint top = 0; top < frame->height; top += band)
    {
      guint n = MIN (band, frame->height - top);

      image->row_offset = (int) top;
      image->col_offset = 0;
      if (!TIFFRGBAImageGet (image, raster, frame->width, n))
        return FALSE;
      for (guint y = 0; y < n; y++)
        {
          unpack_row (raster + (gsize) y * frame->width, frame->width, row);
          assay_reducer_add_row (reducer, row, 3);
        }
    }

  return TRUE;
}

static cairo_surface_t *
decode_open (TIFF *tiff, const AssayPictureFrame *frame, guint64 max_pixels)
{
  g_autoptr (AssayReducer) reducer = NULL;
  TIFFRGBAImage image;
  char message[1024];
  cairo_surface_t *surface = NULL;

  if (!TIFFSetSubDirectory (tiff, frame->place)
      || !TIFFRGBAImageBegin (&image, tiff, 1 /* stop on errors */, message))
    return NULL;
  /* Rows as they are stored; whoever draws them turns them. */
  image.orientation = image.req_orientation = ORIENTATION_TOPLEFT;
  reducer = assay_reducer_new (frame->width, frame->height, max_pixels);
  if (image.width == frame->width && image.height == frame->height
      && read_bands (&image, frame, choose_band (tiff, frame), reducer))
    surface = assay_reducer_finish (reducer);
  TIFFRGBAImageEnd (&image);

  return surface;
}

cairo_surface_t *
assay_picture_tiff_decode (const guint8 *data,
                           gsize length,
                           const AssayPictureFrame *frame,
                           guint64 max_pixels)
{
  TIFF *tiff = assay_tiff_memory_read (data, length);
  cairo_surface_t *surface = tiff != NULL ? decode_open (tiff, frame, max_pixels) : NULL;

  if (tiff != NULL)
    TIFFClose (tiff);

  return surface;
}
