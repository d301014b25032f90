/* What the program answers about a picture.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "page/assay-page-picture.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "page/assay-page-answer.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

/* Only what evidence may be: other decoders of the system are nobody's concern here. */
static const char *const formats[] = { "jpeg", "png", "tiff", "gif", "bmp", NULL };

static gboolean
check (const char *path, int *out_width, int *out_height, GError **error)
{
  GdkPixbufFormat *format = gdk_pixbuf_get_file_info (path, out_width, out_height);
  g_autofree char *name = format != NULL ? gdk_pixbuf_format_get_name (format) : NULL;

  if (name == NULL || !g_strv_contains (formats, name))
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID, "%s is no PDF and no picture", path);
      return FALSE;
    }
  if (*out_width <= 0 || *out_height <= 0
      || (guint64) *out_width * (guint64) *out_height > ASSAY_LIMIT_PICTURE_PIXELS)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE, "%s is too large", path);
      return FALSE;
    }

  return TRUE;
}

/* Upright. A broken end of a file is an error here, as it is when the file is added. */
static GdkPixbuf *
load (const char *path, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GdkPixbuf) stored = gdk_pixbuf_new_from_file (path, &reason);
  GdkPixbuf *upright;

  if (stored == NULL)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED, "%s: %s", path, reason->message);
      return NULL;
    }
  upright = gdk_pixbuf_apply_embedded_orientation (stored);
  if (upright == NULL)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE, "%s is too large", path);

  return upright;
}

gboolean
assay_page_picture_info (const char *path, GError **error)
{
  int width, height;
  g_autoptr (GdkPixbuf) picture = NULL;

  if (!check (path, &width, &height, error))
    return FALSE;
  picture = load (path, error);

  return picture != NULL && assay_page_write_line ("pages", "1", error)
         && assay_page_write_size (gdk_pixbuf_get_width (picture), gdk_pixbuf_get_height (picture),
                                   error);
}

/* Over white, so that what is transparent reads as on paper. */
static guint32
blend (const guchar *pixel, gboolean has_alpha)
{
  guint alpha = has_alpha ? pixel[3] : 255;
  guint white = 255 - alpha;
  guint red = (pixel[0] * alpha) / 255 + white;
  guint green = (pixel[1] * alpha) / 255 + white;
  guint blue = (pixel[2] * alpha) / 255 + white;

  return 0xff000000u | MIN (red, 255) << 16 | MIN (green, 255) << 8 | MIN (blue, 255);
}

static void
copy_pixels (GdkPixbuf *picture, cairo_surface_t *surface)
{
  int width = gdk_pixbuf_get_width (picture), height = gdk_pixbuf_get_height (picture);
  int channels = gdk_pixbuf_get_n_channels (picture);
  gboolean has_alpha = gdk_pixbuf_get_has_alpha (picture);
  const guchar *from = gdk_pixbuf_read_pixels (picture);
  guchar *to = cairo_image_surface_get_data (surface);

  for (int y = 0; y < height; y++)
    {
      const guchar *pixel = from + (gsize) y * (gsize) gdk_pixbuf_get_rowstride (picture);
      guchar *row = to + (gsize) y * (gsize) cairo_image_surface_get_stride (surface);

      for (int x = 0; x < width; x++, pixel += channels)
        {
          guint32 colour = blend (pixel, has_alpha);

          memcpy (row + (gsize) x * 4, &colour, 4);
        }
    }
  cairo_surface_mark_dirty (surface);
}

gboolean
assay_page_picture_render (const char *path, int width, GError **error)
{
  g_autoptr (GdkPixbuf) picture = NULL;
  g_autoptr (GdkPixbuf) scaled = NULL;
  cairo_surface_t *surface;
  int across, down;
  gboolean done;

  if (!check (path, &across, &down, error))
    return FALSE;
  picture = load (path, error);
  if (picture == NULL
      || !assay_page_choose_size (gdk_pixbuf_get_width (picture), gdk_pixbuf_get_height (picture),
                                  width, &across, &down, error))
    return FALSE;
  scaled = gdk_pixbuf_scale_simple (picture, across, down, GDK_INTERP_BILINEAR);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, across, down);
  if (scaled == NULL || cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE, "%s is too large", path);
      done = FALSE;
    }
  else
    {
      cairo_surface_flush (surface);
      copy_pixels (scaled, surface);
      done = assay_page_write_surface (surface, error);
    }
  cairo_surface_destroy (surface);

  return done;
}
