/* HEIF: what newer telephones make photographs in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The library turns a picture upright itself, as the form asks.
 */

#include "picture/assay-picture-forms.h"
#include "picture/assay-reducer.h"

#include <libheif/heif.h>

/* The picture that the file is about; others in it are parts or copies. Frees both together. */
typedef struct
{
  struct heif_context *context;
  struct heif_image_handle *handle;
} Opened;

static gboolean
open_primary (Opened *self, const guint8 *data, gsize length)
{
  *self = (Opened){ .context = heif_context_alloc () };

  return self->context != NULL
         && heif_context_read_from_memory_without_copy (self->context, data, length, NULL).code
                == heif_error_Ok
         && heif_context_get_primary_image_handle (self->context, &self->handle).code
                == heif_error_Ok;
}

static void
close_primary (Opened *self)
{
  if (self->handle != NULL)
    heif_image_handle_release (self->handle);
  if (self->context != NULL)
    heif_context_free (self->context);
}

gboolean
assay_picture_heif_look (const guint8 *data, gsize length, AssayPictureLook *look)
{
  AssayPictureFrame frame = { .orientation = 1 };
  Opened opened;
  gboolean found = open_primary (&opened, data, length);

  if (found)
    {
      frame.width = (guint) MAX (heif_image_handle_get_width (opened.handle), 0);
      frame.height = (guint) MAX (heif_image_handle_get_height (opened.handle), 0);
      g_array_append_val (look->frames, frame);
    }
  close_primary (&opened);

  return found;
}

static cairo_surface_t *
take_pixels (const struct heif_image *image, guint64 max_pixels)
{
  int width = heif_image_get_width (image, heif_channel_interleaved);
  int height = heif_image_get_height (image, heif_channel_interleaved);
  int stride = 0;
  const guint8 *pixels = heif_image_get_plane_readonly (image, heif_channel_interleaved, &stride);
  g_autoptr (AssayReducer) reducer = NULL;

  if (pixels == NULL || width <= 0 || height <= 0 || stride < width * 4)
    return NULL;
  reducer = assay_reducer_new ((guint) width, (guint) height, max_pixels);
  for (int y = 0; y < height; y++)
    assay_reducer_add_row (reducer, pixels + (gsize) y * (gsize) stride, 4);

  return assay_reducer_finish (reducer);
}

cairo_surface_t *
assay_picture_heif_decode (const guint8 *data,
                           gsize length,
                           const AssayPictureFrame *frame,
                           guint64 max_pixels)
{
  Opened opened;
  struct heif_image *image = NULL;
  cairo_surface_t *surface = NULL;

  if (open_primary (&opened, data, length)
      && heif_decode_image (opened.handle, &image, heif_colorspace_RGB,
                            heif_chroma_interleaved_RGBA, NULL)
                 .code
             == heif_error_Ok)
    surface = take_pixels (image, max_pixels);
  if (image != NULL)
    heif_image_release (image);
  close_primary (&opened);

  return surface;
}
