/* What the program answers about a picture.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "page/assay-page-picture.h"

#include "base/assay-error.h"
#include "page/assay-page-answer.h"
#include "picture/assay-orientation.h"
#include "picture/assay-picture-reader.h"

#define MAX_SIZES 50

/* The file stays on the disk; only what is looked at comes into memory. */
static GBytes *
map_file (const char *path, GError **error)
{
  g_autoptr (GError) reason = NULL;
  GMappedFile *file = g_mapped_file_new (path, FALSE, &reason);
  GBytes *bytes;

  if (file == NULL)
    {
      assay_error_propagate (error, g_steal_pointer (&reason), path);
      return NULL;
    }
  bytes = g_mapped_file_get_bytes (file);
  g_mapped_file_unref (file);

  return bytes;
}

/* As it is printed: the dots of a fax are higher than wide. */
static void
measure (const AssayPictureFrame *frame, double *out_width, double *out_height)
{
  double stretch = frame->down_dpi > 0 ? frame->across_dpi / frame->down_dpi : 1;
  double height = frame->height * (stretch > 0.4 && stretch < 2.5 ? stretch : 1);
  gboolean sideways = assay_orientation_is_sideways (frame->orientation);

  *out_width = sideways ? height : frame->width;
  *out_height = sideways ? frame->width : height;
}

/* Of what is shown: the first page is decoded, so that a picture whose end is missing is called
 * damaged here as it is when it is added. */
gboolean
assay_page_picture_info (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = map_file (path, error);
  g_autoptr (AssayPictureLook) look =
      bytes != NULL ? assay_picture_look (bytes, path, error) : NULL;
  g_autofree char *pages = NULL;
  cairo_surface_t *first;

  if (look == NULL)
    return FALSE;
  first = assay_picture_decode (bytes, look, 0, ASSAY_PAGE_MAX_PIXELS, path, error);
  if (first == NULL)
    return FALSE;
  cairo_surface_destroy (first);
  pages = g_strdup_printf ("%u", look->frames->len);
  if (!assay_page_write_line ("pages", pages, error))
    return FALSE;
  for (guint i = 0; i < MIN (look->frames->len, MAX_SIZES); i++)
    {
      double width, height;

      measure (&g_array_index (look->frames, AssayPictureFrame, i), &width, &height);
      if (!assay_page_write_size (width, height, error))
        return FALSE;
    }

  return TRUE;
}

static void
draw (cairo_surface_t *picture, const AssayPictureFrame *frame, cairo_surface_t *surface)
{
  double width = cairo_image_surface_get_width (picture);
  double height = cairo_image_surface_get_height (picture);
  cairo_matrix_t upright = assay_picture_get_upright (frame->orientation, width, height);
  gboolean sideways = assay_orientation_is_sideways (frame->orientation);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, cairo_image_surface_get_width (surface) / (sideways ? height : width),
               cairo_image_surface_get_height (surface) / (sideways ? width : height));
  cairo_transform (cr, &upright);
  cairo_set_source_surface (cr, picture, 0, 0);
  /* Beyond its edge a picture goes on as it ends; else its border would be see-through. */
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint (cr);
  cairo_destroy (cr);
}

gboolean
assay_page_picture_render (const char *path, guint page, int width, GError **error)
{
  g_autoptr (GBytes) bytes = map_file (path, error);
  g_autoptr (AssayPictureLook) look =
      bytes != NULL ? assay_picture_look (bytes, path, error) : NULL;
  const AssayPictureFrame *frame;
  cairo_surface_t *picture, *surface;
  double whole_width, whole_height;
  int across, down;
  gboolean done;

  if (look == NULL)
    return FALSE;
  if (page == 0 || page > look->frames->len)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME, "no page %u", page);
      return FALSE;
    }
  frame = &g_array_index (look->frames, AssayPictureFrame, page - 1);
  measure (frame, &whole_width, &whole_height);
  if (!assay_page_choose_size (whole_width, whole_height, width, &across, &down, error))
    return FALSE;
  picture = assay_picture_decode (bytes, look, page - 1, ASSAY_PAGE_MAX_PIXELS, path, error);
  if (picture == NULL)
    return FALSE;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, across, down);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE, "%s is too large", path);
      done = FALSE;
    }
  else
    {
      draw (picture, frame, surface);
      done = assay_page_write_surface (surface, error);
    }
  cairo_surface_destroy (picture);
  cairo_surface_destroy (surface);

  return done;
}
