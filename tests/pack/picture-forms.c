/* Pictures made for tests, in the forms that gdk-pixbuf cannot write.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "picture-forms.h"

#include "picture-maker.h"

#include <libheif/heif.h>
#include <png.h>
#include <string.h>
#include <tiffio.h>
#include <webp/encode.h>

/* Big enough for blocks of sixteen and for lossy forms to keep the colours in. */
#define WIDTH 160
#define HEIGHT 96

static const guint8 quarters[4][3] = { { 255, 0, 0 }, { 0, 255, 0 }, { 0, 0, 0 }, { 0, 0, 255 } };

/* Which of the four: 0 to 3, row by row. */
static guint
get_quarter (int x, int y)
{
  return (guint) (y * 2 / HEIGHT * 2 + x * 2 / WIDTH);
}

static guint8 *
make_pixels (void)
{
  guint8 *pixels = g_malloc (WIDTH * HEIGHT * 3);

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      memcpy (pixels + (y * WIDTH + x) * 3, quarters[get_quarter (x, y)], 3);

  return pixels;
}

static char *
write_bytes (const char *folder, const char *name, const void *data, gsize length)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, (gssize) length, &error);
  g_assert_no_error (error);

  return path;
}

/* --- PNG --- */

static void
append_png (png_structp png, png_bytep data, png_size_t length)
{
  g_byte_array_append (png_get_io_ptr (png), data, (guint) length);
}

static void
flush_png (png_structp png)
{
}

static void
set_palette (png_structp png, png_infop info)
{
  png_color colours[4];

  for (int i = 0; i < 4; i++)
    colours[i] = (png_color){ quarters[i][0], quarters[i][1], quarters[i][2] };
  png_set_PLTE (png, info, colours, 4);
}

static void
fill_png_row (guint8 *row, int y, PicturePng kind)
{
  for (int x = 0; x < WIDTH; x++)
    for (int i = 0; i < 3; i++)
      {
        guint8 value = quarters[get_quarter (x, y)][i];

        if (kind == PICTURE_PNG_16)
          row[x * 6 + i * 2] = row[x * 6 + i * 2 + 1] = value;
        else if (kind == PICTURE_PNG_INTERLACED)
          row[x * 3 + i] = value;
        else
          row[x] = (guint8) get_quarter (x, y);
      }
}

char *
picture_write_png (const char *folder, const char *name, PicturePng kind)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct (png);
  guint8 rows[HEIGHT][WIDTH * 6];
  png_bytep pointers[HEIGHT];
  gboolean palette = kind == PICTURE_PNG_PALETTE;

  png_set_write_fn (png, file, append_png, flush_png);
  png_set_IHDR (png, info, WIDTH, HEIGHT, kind == PICTURE_PNG_16 ? 16 : 8,
                palette ? PNG_COLOR_TYPE_PALETTE : PNG_COLOR_TYPE_RGB,
                kind == PICTURE_PNG_INTERLACED ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  if (palette)
    set_palette (png, info);
  for (int y = 0; y < HEIGHT; y++)
    {
      fill_png_row (rows[y], y, kind);
      pointers[y] = rows[y];
    }
  png_set_rows (png, info, pointers);
  png_write_png (png, info, PNG_TRANSFORM_IDENTITY, NULL);
  png_destroy_write_struct (&png, &info);

  return write_bytes (folder, name, file->data, file->len);
}

char *
picture_write_chessboard (const char *folder, const char *name, guint side)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct (png);
  g_autofree guint8 *row = g_malloc (side / 8 + 1);

  png_set_write_fn (png, file, append_png, flush_png);
  png_set_compression_level (png, 1);
  png_set_IHDR (png, info, side, side, 1, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_write_info (png, info);
  for (guint y = 0; y < side; y++)
    {
      memset (row, y % 2 == 0 ? 0x55 : 0xaa, side / 8 + 1);
      png_write_row (png, row);
    }
  png_write_end (png, NULL);
  png_destroy_write_struct (&png, &info);

  return write_bytes (folder, name, file->data, file->len);
}

/* --- TIFF --- */

static void
set_head (TIFF *tiff, guint width, guint height, guint bits, guint samples)
{
  TIFFSetField (tiff, TIFFTAG_IMAGEWIDTH, width);
  TIFFSetField (tiff, TIFFTAG_IMAGELENGTH, height);
  TIFFSetField (tiff, TIFFTAG_BITSPERSAMPLE, bits);
  TIFFSetField (tiff, TIFFTAG_SAMPLESPERPIXEL, samples);
  TIFFSetField (tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
}

static void
write_tiles (TIFF *tiff, const guint8 *pixels)
{
  guint8 tile[32 * 32 * 3];

  for (guint top = 0; top < HEIGHT; top += 32)
    for (guint left = 0; left < WIDTH; left += 32)
      {
        for (guint y = 0; y < 32; y++)
          memcpy (tile + y * 32 * 3, pixels + ((top + y) * WIDTH + left) * 3, 32 * 3);
        TIFFWriteTile (tiff, tile, left, top, 0, 0);
      }
}

/* From eight bits of red, green and blue to what @kind stores. */
static void
fill_tiff_row (guint8 *row, const guint8 *pixels, PictureTiff kind)
{
  for (int x = 0; x < WIDTH; x++, pixels += 3)
    for (int i = 0; i < 3; i++)
      {
        if (kind == PICTURE_TIFF_16)
          row[x * 6 + i * 2] = row[x * 6 + i * 2 + 1] = pixels[i];
        else if (kind == PICTURE_TIFF_CMYK)
          row[x * 4 + i] = (guint8) (255 - pixels[i]);
        else
          row[x * 3 + i] = pixels[i];
      }
}

char *
picture_write_kind_of_tiff (const char *folder, const char *name, PictureTiff kind)
{
  static const guint compressions[] = { COMPRESSION_LZW,  COMPRESSION_JPEG,
                                        COMPRESSION_NONE, COMPRESSION_ADOBE_DEFLATE,
                                        COMPRESSION_LZW,  COMPRESSION_LZW };
  char *path = g_build_filename (folder, name, NULL);
  g_autofree guint8 *pixels = make_pixels ();
  TIFF *tiff = TIFFOpen (path, kind == PICTURE_TIFF_BIG ? "w8" : "w");
  gboolean cmyk = kind == PICTURE_TIFF_CMYK;

  set_head (tiff, WIDTH, HEIGHT, kind == PICTURE_TIFF_16 ? 16 : 8, cmyk ? 4 : 3);
  TIFFSetField (tiff, TIFFTAG_PHOTOMETRIC, cmyk ? PHOTOMETRIC_SEPARATED : PHOTOMETRIC_RGB);
  TIFFSetField (tiff, TIFFTAG_COMPRESSION, compressions[kind]);
  if (kind == PICTURE_TIFF_TILES)
    {
      TIFFSetField (tiff, TIFFTAG_TILEWIDTH, 32);
      TIFFSetField (tiff, TIFFTAG_TILELENGTH, 32);
      write_tiles (tiff, pixels);
    }
  else
    TIFFSetField (tiff, TIFFTAG_ROWSPERSTRIP, 16);
  for (int y = 0; kind != PICTURE_TIFF_TILES && y < HEIGHT; y++)
    {
      guint8 row[WIDTH * 6] = { 0 };

      fill_tiff_row (row, pixels + y * WIDTH * 3, kind);
      TIFFWriteScanline (tiff, row, (guint32) y, 0);
    }
  TIFFClose (tiff);

  return path;
}

char *
picture_write_red_tiff (const char *folder, const char *name, guint width, guint height, double dpi)
{
  char *path = g_build_filename (folder, name, NULL);
  TIFF *tiff = TIFFOpen (path, "w");
  g_autofree guint8 *row = g_malloc0 (width * 3);

  set_head (tiff, width, height, 8, 3);
  TIFFSetField (tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_RGB);
  TIFFSetField (tiff, TIFFTAG_COMPRESSION, COMPRESSION_LZW);
  if (dpi > 0)
    {
      TIFFSetField (tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
      TIFFSetField (tiff, TIFFTAG_XRESOLUTION, dpi);
      TIFFSetField (tiff, TIFFTAG_YRESOLUTION, dpi);
    }
  for (guint x = 0; x < width; x++)
    row[x * 3] = 255;
  for (guint y = 0; y < height; y++)
    TIFFWriteScanline (tiff, row, y, 0);
  TIFFClose (tiff);

  return path;
}

#define SCAN_WIDTH 1653u
#define SCAN_ACROSS_DPI 200.0f

static void
write_scan_page (TIFF *tiff, PictureScan kind)
{
  gboolean is_fax_3 = kind == PICTURE_SCAN_FAX_3;
  gboolean black_is_zero = kind == PICTURE_SCAN_BLACK_IS_ZERO;
  /* The coarse faxes have half as many rows as columns. */
  guint height = is_fax_3 ? 1169 : 2338;

  set_head (tiff, SCAN_WIDTH, height, 1, 1);
  TIFFSetField (tiff, TIFFTAG_PHOTOMETRIC,
                black_is_zero ? PHOTOMETRIC_MINISBLACK : PHOTOMETRIC_MINISWHITE);
  TIFFSetField (tiff, TIFFTAG_COMPRESSION,
                is_fax_3 ? COMPRESSION_CCITTFAX3
                         : (black_is_zero ? COMPRESSION_LZW : COMPRESSION_CCITTFAX4));
  TIFFSetField (tiff, TIFFTAG_FILLORDER,
                kind == PICTURE_SCAN_OTHER_BITS_FIRST ? FILLORDER_LSB2MSB : FILLORDER_MSB2LSB);
  TIFFSetField (tiff, TIFFTAG_ROWSPERSTRIP, 128);
  TIFFSetField (tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
  TIFFSetField (tiff, TIFFTAG_XRESOLUTION, SCAN_ACROSS_DPI);
  TIFFSetField (tiff, TIFFTAG_YRESOLUTION, is_fax_3 ? SCAN_ACROSS_DPI / 2 : SCAN_ACROSS_DPI);
  for (guint y = 0; y < height; y++)
    {
      guint8 row[SCAN_WIDTH / 8 + 1];

      memset (row, black_is_zero ? 0xff : 0, sizeof row);
      if (y > height / 2)
        memset (row + sizeof row / 2, black_is_zero ? 0 : 0xff, sizeof row / 2 + 1);
      TIFFWriteScanline (tiff, row, y, 0);
    }
}

char *
picture_write_scan (const char *folder, const char *name, PictureScan kind, guint n_pages)
{
  char *path = g_build_filename (folder, name, NULL);
  TIFF *tiff = TIFFOpen (path, "w");

  for (guint page = 0; page < n_pages; page++)
    {
      write_scan_page (tiff, kind);
      TIFFWriteDirectory (tiff);
    }
  TIFFClose (tiff);

  return path;
}

/* --- Newer forms --- */

char *
picture_write_webp (const char *folder, const char *name)
{
  g_autofree guint8 *pixels = make_pixels ();
  guint8 *data = NULL;
  gsize length = WebPEncodeLosslessRGB (pixels, WIDTH, HEIGHT, WIDTH * 3, &data);
  char *path = write_bytes (folder, name, data, length);

  WebPFree (data);

  return path;
}

static void
assert_fine (struct heif_error error)
{
  g_assert_cmpstr (error.code == heif_error_Ok ? NULL : error.message, ==, NULL);
}

char *
picture_write_heic (const char *folder, const char *name)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autofree guint8 *pixels = make_pixels ();
  struct heif_context *context = heif_context_alloc ();
  struct heif_encoder *encoder = NULL;
  struct heif_image *image = NULL;
  guint8 *plane;
  int stride;

  assert_fine (
      heif_image_create (WIDTH, HEIGHT, heif_colorspace_RGB, heif_chroma_interleaved_RGB, &image));
  assert_fine (heif_image_add_plane (image, heif_channel_interleaved, WIDTH, HEIGHT, 8));
  plane = heif_image_get_plane (image, heif_channel_interleaved, &stride);
  for (int y = 0; y < HEIGHT; y++)
    memcpy (plane + y * stride, pixels + y * WIDTH * 3, WIDTH * 3);
  assert_fine (heif_context_get_encoder_for_format (context, heif_compression_HEVC, &encoder));
  assert_fine (heif_encoder_set_lossy_quality (encoder, 95));
  assert_fine (heif_context_encode_image (context, image, encoder, NULL, NULL));
  assert_fine (heif_context_write_to_file (context, path));
  heif_encoder_release (encoder);
  heif_image_release (image);
  heif_context_free (context);

  return path;
}

char *
picture_write_moving_gif (const char *folder, const char *name)
{
  g_autofree char *still = picture_write_gif (folder, "still.gif");
  g_autofree char *data = NULL;
  g_autoptr (GByteArray) file = g_byte_array_new ();
  gsize length;
  const gsize head = 6 + 7 + 2 * 3;

  g_assert_true (g_file_get_contents (still, &data, &length, NULL));
  g_byte_array_append (file, (const guint8 *) data, (guint) length - 1);
  g_byte_array_append (file, (const guint8 *) data + head, (guint) (length - head));

  return write_bytes (folder, name, file->data, file->len);
}
