/* JPEG, BMP and GIF, through gdk-pixbuf.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The loader puts up with files that stop half way and paints what is missing, so whether they are
 * whole is asked of the files themselves.
 */

#include "base/assay-limits.h"
#include "picture/assay-jpeg.h"
#include "picture/assay-picture-forms.h"
#include "picture/assay-reducer.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#define BMP_HEADER_BYTES 34
#define GIF_HEADER_BYTES 13

gboolean
assay_picture_jpeg_look (const guint8 *data, gsize length, AssayPictureLook *look)
{
  AssayJpegInfo info;
  AssayPictureFrame frame = { 0 };

  if (!assay_jpeg_read (data, length, &info) || !info.whole)
    return FALSE;
  frame.width = info.width;
  frame.height = info.height;
  frame.orientation = info.orientation;
  frame.across_dpi = info.across_dpi;
  frame.down_dpi = info.down_dpi;
  g_array_append_val (look->frames, frame);

  return TRUE;
}

/* --- BMP --- */

static guint32
read_32 (const guint8 *data)
{
  return (guint32) data[0] | (guint32) data[1] << 8 | (guint32) data[2] << 16
         | (guint32) data[3] << 24;
}

/* Whether rows of a BMP with this kind of compression are all of one length. */
static gboolean
is_flat_bmp (guint32 compression)
{
  const guint32 none = 0, masks = 3;

  return compression == none || compression == masks;
}

gboolean
assay_picture_bmp_look (const guint8 *data, gsize length, AssayPictureLook *look)
{
  AssayPictureFrame frame = { .orientation = 1 };
  gint32 height;
  guint64 row;

  if (length < BMP_HEADER_BYTES)
    return FALSE;
  if (data[14] == 12)
    {
      frame.width = (guint) data[18] | (guint) data[19] << 8;
      frame.height = (guint) data[20] | (guint) data[21] << 8;
      g_array_append_val (look->frames, frame);
      return TRUE;
    }
  /* Rows of a negative height begin at the top. */
  height = (gint32) read_32 (data + 22);
  frame.width = read_32 (data + 18);
  frame.height = height < 0 ? (guint) - (gint64) height : (guint) height;
  g_array_append_val (look->frames, frame);
  /* One that is too large is refused for that, by whoever asked. */
  if ((guint64) frame.width * frame.height > ASSAY_LIMIT_PICTURE_PIXELS
      || !is_flat_bmp (read_32 (data + 30)))
    return TRUE;
  row = ((guint64) frame.width * (data[28] | (guint) data[29] << 8) + 31) / 32 * 4;

  return read_32 (data + 10) + row * frame.height <= length;
}

/* --- GIF --- */

static gsize
measure_palette (guint8 flags)
{
  return (flags & 0x80) != 0 ? (gsize) 3 << ((flags & 7) + 1) : 0;
}

/* Behind the parts that begin at @at: each says its length, an empty one ends them. */
static gsize
skip_parts (const guint8 *data, gsize length, gsize at)
{
  while (at < length && data[at] != 0)
    at += (gsize) data[at] + 1;

  return at + 1;
}

static guint
count_gif_pictures (const guint8 *data, gsize length)
{
  gsize at = GIF_HEADER_BYTES + measure_palette (data[10]);
  guint n = 0;

  while (at + 10 < length && n < 2)
    {
      if (data[at] == '!')
        at = skip_parts (data, length, at + 2);
      else if (data[at] == ',')
        {
          n++;
          at = skip_parts (data, length, at + 11 + measure_palette (data[at + 9]));
        }
      else
        break;
    }

  return n;
}

gboolean
assay_picture_gif_look (const guint8 *data, gsize length, AssayPictureLook *look)
{
  AssayPictureFrame frame = { .orientation = 1 };

  if (length < GIF_HEADER_BYTES)
    return FALSE;
  frame.width = (guint) data[6] | (guint) data[7] << 8;
  frame.height = (guint) data[8] | (guint) data[9] << 8;
  g_array_append_val (look->frames, frame);
  look->moves = count_gif_pictures (data, length) > 1;

  return TRUE;
}

/* --- Pixels --- */

typedef struct
{
  guint64 max_pixels;
} Wish;

/* Before a pixel is read: a JPEG can be read at an eighth of its size, which saves the memory. */
static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, Wish *wish)
{
  guint factor =
      width > 0 && height > 0
          ? assay_reducer_compute_factor ((guint) width, (guint) height, wish->max_pixels)
          : 1;

  if (factor > 1)
    gdk_pixbuf_loader_set_size (loader, MAX (width / (int) factor, 1),
                                MAX (height / (int) factor, 1));
}

static cairo_surface_t *
take_pixels (GdkPixbuf *pixbuf, guint64 max_pixels)
{
  guint width = (guint) gdk_pixbuf_get_width (pixbuf);
  guint height = (guint) gdk_pixbuf_get_height (pixbuf);
  g_autoptr (AssayReducer) reducer = assay_reducer_new (width, height, max_pixels);
  const guint8 *pixels = gdk_pixbuf_read_pixels (pixbuf);

  for (guint y = 0; y < height; y++)
    assay_reducer_add_row (reducer, pixels + (gsize) y * (gsize) gdk_pixbuf_get_rowstride (pixbuf),
                           (guint) gdk_pixbuf_get_n_channels (pixbuf));

  return assay_reducer_finish (reducer);
}

cairo_surface_t *
assay_picture_pixbuf_decode (const guint8 *data,
                             gsize length,
                             const AssayPictureFrame *frame,
                             guint64 max_pixels)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  Wish wish = { max_pixels };
  gboolean written, whole;
  GdkPixbuf *pixbuf;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &wish);
  written = gdk_pixbuf_loader_write (loader, data, length, NULL);
  whole = gdk_pixbuf_loader_close (loader, NULL);
  pixbuf = written && whole ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;

  return pixbuf != NULL ? take_pixels (pixbuf, max_pixels) : NULL;
}
