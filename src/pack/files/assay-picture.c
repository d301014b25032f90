/* One picture from outside, opened to become a page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/files/assay-picture.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "pack/files/assay-jpeg.h"
#include "pack/files/assay-outside.h"
#include "pack/files/assay-tiff.h"

#include "assay-config.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define MAX_FILE_BYTES (512ll * 1024 * 1024)

/* What cairo takes. */
#define MAX_SIDE 32767

#define BMP_HEADER_BYTES 34

struct _AssayPicture
{
  char *path;
  char *name;
  const char *type;
  guint width; /* as stored */
  guint height;
  guint orientation;
  GBytes *jpeg; /* only for one that goes into the PDF as it is */
  char *digest; /* of it */
};

const char *
assay_picture_guess_type (const guint8 *data, gsize length)
{
  static const struct
  {
    const char *start;
    gsize length;
    const char *type;
  } kinds[] = {
    { "\xff\xd8\xff", 3, "image/jpeg" }, { "\x89PNG\r\n\x1a\n", 8, "image/png" },
    { "II*\0", 4, "image/tiff" },        { "MM\0*", 4, "image/tiff" },
    { "GIF87a", 6, "image/gif" },        { "GIF89a", 6, "image/gif" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (length >= kinds[i].length && memcmp (data, kinds[i].start, kinds[i].length) == 0)
        return kinds[i].type;
    }
  /* "BM" may begin any text; the size of the header behind it, and zeros, settle it. */
  if (length >= 18 && memcmp (data, "BM", 2) == 0 && data[15] == 0 && data[16] == 0 && data[17] == 0
      && (data[14] == 12 || (data[14] >= 40 && data[14] <= 124)))
    return "image/bmp";

  return NULL;
}

static gboolean
set_damaged (AssayPicture *self, GError **error)
{
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
               _ ("%s is damaged or cut off: the picture cannot be read whole. Copy it again from "
                  "where it came."),
               self->name);

  return FALSE;
}

static gboolean
read_jpeg (AssayPicture *self, GBytes *bytes, GError **error)
{
  AssayJpegInfo info;
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (!assay_jpeg_read (data, length, &info) || !info.whole)
    return set_damaged (self, error);
  self->width = info.width;
  self->height = info.height;
  self->orientation = info.orientation;
  if (info.plain)
    {
      self->jpeg = g_bytes_ref (bytes);
      self->digest = assay_digest_of_bytes (data, length);
    }

  return TRUE;
}

static gboolean
read_tiff (AssayPicture *self, GBytes *bytes, GError **error)
{
  AssayTiffInfo info;
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (!assay_tiff_read (data, length, &info))
    return set_damaged (self, error);
  if (info.n_pages > 1)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                   _ ("%s holds %u pictures in one file. Save it as a PDF and add that."),
                   self->name, info.n_pages);
      return FALSE;
    }
  self->orientation = info.orientation;

  return TRUE;
}

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

/* The loader paints what is missing of a BMP black, so its length is reckoned here. */
static gboolean
read_bmp (AssayPicture *self, GBytes *bytes, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  guint64 row;

  if (length < BMP_HEADER_BYTES)
    return set_damaged (self, error);
  if (data[14] == 12 || !is_flat_bmp (read_32 (data + 30)))
    return TRUE;
  row = ((guint64) self->width * (data[28] | (guint) data[29] << 8) + 31) / 32 * 4;
  if (read_32 (data + 10) + row * self->height > length)
    return set_damaged (self, error);

  return TRUE;
}

/* The size, from whichever header the loader knows. */
static gboolean
read_size (AssayPicture *self, GError **error)
{
  int width = 0, height = 0;

  if (gdk_pixbuf_get_file_info (self->path, &width, &height) == NULL || width <= 0 || height <= 0)
    return set_damaged (self, error);
  self->width = (guint) width;
  self->height = (guint) height;

  return TRUE;
}

static gboolean
check_size (AssayPicture *self, GError **error)
{
  if (self->width <= MAX_SIDE && self->height <= MAX_SIDE
      && (guint64) self->width * self->height <= ASSAY_LIMIT_PICTURE_PIXELS)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
               _ ("%s is too large a picture (%u by %u pixels). Save a smaller copy and add that."),
               self->name, self->width, self->height);

  return FALSE;
}

static gboolean
read_headers (AssayPicture *self, GBytes *bytes, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  self->type = assay_picture_guess_type (data, length);
  self->orientation = 1;
  if (self->type == NULL)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID, _ ("%s is not a picture."), self->name);
      return FALSE;
    }
  if (g_str_equal (self->type, "image/jpeg"))
    return read_jpeg (self, bytes, error) && check_size (self, error);
  if (!read_size (self, error) || !check_size (self, error))
    return FALSE;
  if (g_str_equal (self->type, "image/tiff"))
    return read_tiff (self, bytes, error);
  if (g_str_equal (self->type, "image/bmp"))
    return read_bmp (self, bytes, error);

  return TRUE;
}

AssayPicture *
assay_picture_open (const char *path, const char *name, GError **error)
{
  g_autoptr (AssayPicture) self = g_new0 (AssayPicture, 1);
  g_autoptr (GBytes) bytes = NULL;

  self->path = g_strdup (path);
  self->name = name != NULL ? g_strdup (name) : g_filename_display_name (path);
  bytes = assay_outside_read (path, self->name, MAX_FILE_BYTES, error);
  if (bytes == NULL || !read_headers (self, bytes, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
assay_picture_free (AssayPicture *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->jpeg, g_bytes_unref);
  g_free (self->digest);
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

void
assay_picture_get_size (AssayPicture *self, guint *out_width, guint *out_height)
{
  gboolean sideways = assay_orientation_is_sideways (self->orientation);

  *out_width = sideways ? self->height : self->width;
  *out_height = sideways ? self->width : self->height;
}

const char *
assay_picture_get_type_name (AssayPicture *self)
{
  return self->type;
}

/* Through the incremental loader: for GIF the other way in does not notice a missing end. */
static GdkPixbuf *
decode_stepwise (AssayPicture *self)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  g_autoptr (GBytes) bytes = assay_outside_read (self->path, self->name, MAX_FILE_BYTES, NULL);
  gboolean written = bytes != NULL && gdk_pixbuf_loader_write_bytes (loader, bytes, NULL);
  gboolean whole = gdk_pixbuf_loader_close (loader, NULL);
  GdkPixbuf *pixbuf = written && whole ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;

  return pixbuf != NULL ? g_object_ref (pixbuf) : NULL;
}

/* The pixels, upright. The loader itself knows which turns the library beneath has made. */
static GdkPixbuf *
decode (AssayPicture *self, GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = g_str_equal (self->type, "image/gif")
                                     ? decode_stepwise (self)
                                     : gdk_pixbuf_new_from_file (self->path, NULL);

  if (pixbuf == NULL)
    {
      set_damaged (self, error);
      return NULL;
    }

  return gdk_pixbuf_apply_embedded_orientation (pixbuf);
}

gboolean
assay_picture_check (AssayPicture *self, GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = decode (self, error);

  return pixbuf != NULL;
}

/* One row onto white paper. */
static void
convert_row (const guint8 *from, int channels, int width, guint32 *to)
{
  for (int i = 0; i < width; i++, from += channels)
    {
      guint alpha = channels == 4 ? from[3] : 255;
      guint red = (from[0] * alpha + 255 * (255 - alpha) + 127) / 255;
      guint green = (from[1] * alpha + 255 * (255 - alpha) + 127) / 255;
      guint blue = (from[2] * alpha + 255 * (255 - alpha) + 127) / 255;

      to[i] = red << 16 | green << 8 | blue;
    }
}

static cairo_surface_t *
convert (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf);
  int height = gdk_pixbuf_get_height (pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  guchar *pixels = cairo_image_surface_get_data (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  const guchar *source = gdk_pixbuf_read_pixels (pixbuf);
  gsize source_stride = (gsize) gdk_pixbuf_get_rowstride (pixbuf);
  int channels = gdk_pixbuf_get_n_channels (pixbuf);

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    return surface;
  cairo_surface_flush (surface);
  for (gsize row = 0; row < (gsize) height; row++)
    convert_row (source + row * source_stride, channels, width,
                 (guint32 *) (gpointer) (pixels + row * stride));
  cairo_surface_mark_dirty (surface);

  return surface;
}

/* A surface that stands for the JPEG: cairo writes the bytes and never looks at its pixels, of
 * which there is one bit each. */
static cairo_surface_t *
make_stand_in (AssayPicture *self)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_A1, (int) self->width, (int) self->height);
  char *id = g_strdup (self->digest);
  gsize length;
  const guint8 *data = g_bytes_get_data (self->jpeg, &length);

  if (cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, data, length,
                                   (cairo_destroy_func_t) g_bytes_unref, self->jpeg)
      == CAIRO_STATUS_SUCCESS)
    g_bytes_ref (self->jpeg);
  if (cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_UNIQUE_ID, (const guint8 *) id,
                                   strlen (id), g_free, id)
      != CAIRO_STATUS_SUCCESS)
    g_free (id);

  return surface;
}

/* From the surface's pixels to upright ones; what was decoded is upright already. */
static cairo_matrix_t
get_upright (AssayPicture *self)
{
  guint orientation = self->jpeg != NULL ? self->orientation : 1;
  const double w = self->width, h = self->height;
  const cairo_matrix_t turns[] = {
    { 1, 0, 0, 1, 0, 0 }, { -1, 0, 0, 1, w, 0 }, { -1, 0, 0, -1, w, h }, { 1, 0, 0, -1, 0, h },
    { 0, 1, 1, 0, 0, 0 }, { 0, 1, -1, 0, h, 0 }, { 0, -1, -1, 0, h, w }, { 0, -1, 1, 0, 0, w },
  };

  return turns[orientation - 1];
}

static cairo_surface_t *
make_surface (AssayPicture *self, GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  if (self->jpeg != NULL)
    return make_stand_in (self);
  pixbuf = decode (self, error);

  return pixbuf != NULL ? convert (pixbuf) : NULL;
}

gboolean
assay_picture_draw (AssayPicture *self,
                    cairo_t *cr,
                    double x,
                    double y,
                    double width,
                    double height,
                    GError **error)
{
  cairo_surface_t *surface = make_surface (self, error);
  cairo_matrix_t upright = get_upright (self);
  guint pixels_across, pixels_down;
  gboolean drawn;

  if (surface == NULL)
    return FALSE;
  drawn = cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS || set_damaged (self, error);
  if (drawn)
    {
      assay_picture_get_size (self, &pixels_across, &pixels_down);
      cairo_save (cr);
      cairo_translate (cr, x, y);
      cairo_scale (cr, width / pixels_across, height / pixels_down);
      cairo_transform (cr, &upright);
      cairo_set_source_surface (cr, surface, 0, 0);
      cairo_paint (cr);
      cairo_restore (cr);
    }
  cairo_surface_destroy (surface);

  return drawn;
}
