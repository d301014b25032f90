/* PNG, row by row.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sixteen bits become eight, palettes and greys become colours, and what the file says of its gamma
 * is respected, so that it looks on paper as where it was made.
 */

#include "picture/assay-picture-forms.h"
#include "picture/assay-reducer.h"

#include <png.h>
#include <setjmp.h>
#include <string.h>

#define INCHES_PER_METRE 0.0254
#define SCREEN_GAMMA 2.2

typedef struct
{
  const guint8 *data;
  gsize length;
  gsize at;
  png_structp png;
  png_infop info;
  guint8 *rows; /* one, or all of an interlaced picture */
  AssayReducer *reducer;
  cairo_surface_t *surface;
} Reading;

static void
read_bytes (png_structp png, png_bytep to, png_size_t length)
{
  Reading *reading = png_get_io_ptr (png);

  if (length > reading->length - reading->at)
    png_error (png, "cut off");
  memcpy (to, reading->data + reading->at, length);
  reading->at += length;
}

static void
fail (png_structp png, png_const_charp message)
{
  png_longjmp (png, 1);
}

static void
ignore (png_structp png, png_const_charp message)
{
}

static gboolean
begin (Reading *self, const guint8 *data, gsize length)
{
  *self = (Reading){ .data = data, .length = length };
  self->png = png_create_read_struct (PNG_LIBPNG_VER_STRING, NULL, fail, ignore);
  self->info = self->png != NULL ? png_create_info_struct (self->png) : NULL;
  if (self->info == NULL)
    return FALSE;
  png_set_read_fn (self->png, self, read_bytes);

  return TRUE;
}

static void
end (Reading *self)
{
  g_clear_pointer (&self->reducer, assay_reducer_free);
  g_clear_pointer (&self->rows, g_free);
  png_destroy_read_struct (&self->png, &self->info, NULL);
}

/* An animation says so before its pixels; this library reads only the first picture of it. */
static gboolean
find_animation (const guint8 *data, gsize length)
{
  const guint8 *pixels = memmem (data, length, "IDAT", 4);
  gsize head = pixels != NULL ? (gsize) (pixels - data) : length;

  return memmem (data, head, "acTL", 4) != NULL;
}

static gboolean
read_head (Reading *self, AssayPictureLook *look)
{
  AssayPictureFrame frame = { .orientation = 1 };

  if (setjmp (png_jmpbuf (self->png)) != 0)
    return FALSE;
  png_read_info (self->png, self->info);
  frame.width = png_get_image_width (self->png, self->info);
  frame.height = png_get_image_height (self->png, self->info);
  frame.across_dpi = png_get_x_pixels_per_meter (self->png, self->info) * INCHES_PER_METRE;
  frame.down_dpi = png_get_y_pixels_per_meter (self->png, self->info) * INCHES_PER_METRE;
  g_array_append_val (look->frames, frame);

  return TRUE;
}

gboolean
assay_picture_png_look (const guint8 *data, gsize length, AssayPictureLook *look)
{
  Reading reading;
  gboolean done = begin (&reading, data, length) && read_head (&reading, look);

  end (&reading);
  look->moves = find_animation (data, length);

  return done;
}

/* Whatever is stored, eight bits of red, green, blue and perhaps alpha. Returns the passes. */
static int
ask_for_plain_pixels (Reading *self)
{
  double gamma;
  int intent;

  png_set_expand (self->png);
  png_set_scale_16 (self->png);
  png_set_gray_to_rgb (self->png);
  if (png_get_sRGB (self->png, self->info, &intent) == 0
      && png_get_gAMA (self->png, self->info, &gamma) != 0 && gamma > 0)
    png_set_gamma (self->png, SCREEN_GAMMA, gamma);

  return png_set_interlace_handling (self->png);
}

static gboolean
read_pixels (Reading *self, const AssayPictureFrame *frame, guint64 max_pixels)
{
  gsize row_bytes;
  guint channels;
  int n_passes;

  if (setjmp (png_jmpbuf (self->png)) != 0)
    return FALSE;
  png_read_info (self->png, self->info);
  n_passes = ask_for_plain_pixels (self);
  png_read_update_info (self->png, self->info);
  row_bytes = png_get_rowbytes (self->png, self->info);
  channels = png_get_channels (self->png, self->info);
  self->reducer = assay_reducer_new (frame->width, frame->height, max_pixels);
  self->rows = g_try_malloc0_n (n_passes > 1 ? frame->height : 1, row_bytes);
  if (self->rows == NULL)
    return FALSE;
  /* The passes but the last fill the picture in; the last makes each row whole. */
  for (int pass = 0; pass < n_passes; pass++)
    for (guint y = 0; y < frame->height; y++)
      {
        guint8 *row = self->rows + (n_passes > 1 ? y * row_bytes : 0);

        png_read_row (self->png, row, NULL);
        if (pass == n_passes - 1)
          assay_reducer_add_row (self->reducer, row, channels);
      }
  png_read_end (self->png, NULL);
  self->surface = assay_reducer_finish (self->reducer);

  return TRUE;
}

cairo_surface_t *
assay_picture_png_decode (const guint8 *data,
                          gsize length,
                          const AssayPictureFrame *frame,
                          guint64 max_pixels)
{
  Reading reading;
  cairo_surface_t *surface = NULL;

  if (begin (&reading, data, length) && read_pixels (&reading, frame, max_pixels))
    surface = reading.surface;
  end (&reading);

  return surface;
}
