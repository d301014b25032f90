/* Pictures made for tests.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "picture-maker.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

static const guchar quarters[2][2][3] = {
  { { 255, 0, 0 }, { 0, 255, 0 } },
  { { 0, 0, 0 }, { 0, 0, 255 } },
};

static const guchar *
get_colour (int x, int y)
{
  return quarters[y * 2 / PICTURE_HEIGHT][x * 2 / PICTURE_WIDTH];
}

static GdkPixbuf *
make_pixbuf (gboolean alpha)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, alpha, 8, PICTURE_WIDTH, PICTURE_HEIGHT);
  guchar *pixels = gdk_pixbuf_get_pixels (pixbuf);
  int stride = gdk_pixbuf_get_rowstride (pixbuf);
  int channels = gdk_pixbuf_get_n_channels (pixbuf);

  for (int y = 0; y < PICTURE_HEIGHT; y++)
    {
      for (int x = 0; x < PICTURE_WIDTH; x++)
        {
          guchar *pixel = pixels + y * stride + x * channels;

          memcpy (pixel, get_colour (x, y), 3);
          if (alpha)
            pixel[3] = x < PICTURE_WIDTH / 2 ? 0 : 255;
        }
    }

  return pixbuf;
}

static char *
save (GdkPixbuf *pixbuf, const char *folder, const char *name, const char *form)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  gdk_pixbuf_save (pixbuf, path, form, &error, NULL);
  g_assert_no_error (error);
  g_object_unref (pixbuf);

  return path;
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

char *
picture_write (const char *folder, const char *name, const char *form)
{
  return save (make_pixbuf (FALSE), folder, name, form);
}

char *
picture_write_half_clear_png (const char *folder, const char *name)
{
  return save (make_pixbuf (TRUE), folder, name, "png");
}

char *
picture_write_turned_jpeg (const char *folder, const char *name, guint orientation)
{
  /* An APP1 segment of 34 bytes: a big-endian TIFF header and one directory with one entry. */
  const guint8 exif[] = { 0xff, 0xe1, 0, 34,  'E', 'x', 'i', 'f', 0, 0,
                          'M',  'M',  0, '*', 0,   0,   0,   8,   0, 1,
                          1,    18,   0, 3,   0,   0,   0,   1,   0, (guint8) orientation,
                          0,    0,    0, 0,   0,   0 };
  g_autofree char *path = picture_write (folder, name, "jpeg");
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  g_byte_array_append (file, (const guint8 *) data, 2);
  g_byte_array_append (file, exif, sizeof exif);
  g_byte_array_append (file, (const guint8 *) data + 2, (guint) length - 2);

  return write_bytes (folder, name, file->data, file->len);
}

static void
append_16 (GByteArray *file, guint value)
{
  const guint8 bytes[] = { (guint8) value, (guint8) (value >> 8) };

  g_byte_array_append (file, bytes, sizeof bytes);
}

static void
append_32 (GByteArray *file, guint value)
{
  append_16 (file, value & 0xffff);
  append_16 (file, value >> 16);
}

static void
append_entry (GByteArray *file, guint tag, guint type, guint count, guint value)
{
  append_16 (file, tag);
  append_16 (file, type);
  append_32 (file, count);
  append_32 (file, value);
}

/* Where things stand: the header, the pixels, three numbers (bits per sample), the directories. */
#define TIFF_PIXELS 8
#define TIFF_BITS (TIFF_PIXELS + PICTURE_WIDTH * PICTURE_HEIGHT * 3)
#define TIFF_DIRECTORIES (TIFF_BITS + 6)
#define TIFF_ENTRIES 10
#define TIFF_DIRECTORY_BYTES (2 + TIFF_ENTRIES * 12 + 4)

static void
append_directory (GByteArray *file, guint orientation, guint next)
{
  const guint is_short = 3, is_long = 4;

  append_16 (file, TIFF_ENTRIES);
  append_entry (file, 256, is_long, 1, PICTURE_WIDTH);
  append_entry (file, 257, is_long, 1, PICTURE_HEIGHT);
  append_entry (file, 258, is_short, 3, TIFF_BITS);
  append_entry (file, 259, is_short, 1, 1);
  append_entry (file, 262, is_short, 1, 2);
  append_entry (file, 273, is_long, 1, TIFF_PIXELS);
  append_entry (file, 274, is_short, 1, orientation);
  append_entry (file, 277, is_short, 1, 3);
  append_entry (file, 278, is_long, 1, PICTURE_HEIGHT);
  append_entry (file, 279, is_long, 1, PICTURE_WIDTH * PICTURE_HEIGHT * 3);
  append_32 (file, next);
}

char *
picture_write_tiff (const char *folder, const char *name, guint orientation, guint n_pages)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();

  g_byte_array_append (file, (const guint8 *) "II*", 4);
  append_32 (file, TIFF_DIRECTORIES);
  for (int y = 0; y < PICTURE_HEIGHT; y++)
    {
      for (int x = 0; x < PICTURE_WIDTH; x++)
        g_byte_array_append (file, get_colour (x, y), 3);
    }
  for (int i = 0; i < 3; i++)
    append_16 (file, 8);
  for (guint i = 1; i <= n_pages; i++)
    append_directory (file, orientation,
                      i < n_pages ? TIFF_DIRECTORIES + i * TIFF_DIRECTORY_BYTES : 0);

  return write_bytes (folder, name, file->data, file->len);
}

char *
picture_write_cmyk_jpeg (const char *folder, const char *name)
{
  gsize length;
  g_autofree guchar *data =
      g_base64_decode ("/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwADAgIDAgIDAwMDBAMDBAUIBQUEBAUKBwcGCAwKDAwL"
                       "CgsLDQ4SEA0OEQ4LCxAWEBETFBUVFQwPFxgWFBgSFBUU/8AAFAgACAAIBEMRAE0RAFkRAEsR"
                       "AP/EABQAAQAAAAAAAAAAAAAAAAAAAAn/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oADgRDAE0A"
                       "WQBLAAA/AFTFUKoqb//Z",
                       &length);

  return write_bytes (folder, name, data, length);
}

char *
picture_write_gif (const char *folder, const char *name)
{
  /* A palette of red and white; sixteen pixels of red, with the palette's codes of three bits:
   * clear, then red and clear in turns so that codes never grow, then end. */
  const guint8 head[] = { 'G', 'I', 'F', '8', '9', 'a', 4, 0, 4, 0, 0x80, 0, 0, 255, 0,
                          0,   255, 255, 255, ',', 0,   0, 0, 0, 4, 0,    4, 0, 0,   2 };
  GByteArray *file = g_byte_array_new ();
  g_autofree char *path = NULL;
  guint8 codes[32] = { 0 };
  guint bits = 0;

  g_byte_array_append (file, head, sizeof head);
  for (int i = 0; i <= 32; i++)
    {
      guint code = i == 32 ? 5 : (i % 2 == 0 ? 4 : 0);

      for (int bit = 0; bit < 3; bit++, bits++)
        codes[bits / 8] |= (guint8) ((code >> bit & 1) << bits % 8);
    }
  g_byte_array_append (file, &(guint8){ (guint8) ((bits + 7) / 8) }, 1);
  g_byte_array_append (file, codes, (bits + 7) / 8);
  g_byte_array_append (file, (const guint8 *) "\0;", 2);
  path = write_bytes (folder, name, file->data, file->len);
  g_byte_array_unref (file);

  return g_steal_pointer (&path);
}

void
picture_cut (const char *path, gsize kept)
{
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kept, <, length);
  g_file_set_contents (path, data, (gssize) kept, &error);
  g_assert_no_error (error);
}

gsize
picture_get_length (const char *path)
{
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);

  return length;
}
