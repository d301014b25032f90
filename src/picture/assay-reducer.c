/* Makes an image of rows of pixels, smaller where there are more than anybody can see.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "picture/assay-reducer.h"

/* What cairo takes. */
#define MAX_SIDE 32767u

struct _AssayReducer
{
  guint width;
  guint height;
  guint factor;
  guint n_rows;
  cairo_surface_t *surface;
  guint n_across;
  guint64 *sums; /* of the squares in hand, three for each; NULL where the factor is 1 */
};

static guint
divide_up (guint number, guint by)
{
  return number / by + (number % by != 0);
}

guint
assay_reducer_compute_factor (guint width, guint height, guint64 max_pixels)
{
  guint factor = 1;

  while (divide_up (width, factor) > MAX_SIDE || divide_up (height, factor) > MAX_SIDE
         || (guint64) divide_up (width, factor) * divide_up (height, factor) > max_pixels)
    factor++;

  return factor;
}

AssayReducer *
assay_reducer_new (guint width, guint height, guint64 max_pixels)
{
  AssayReducer *self = g_new0 (AssayReducer, 1);

  self->width = width;
  self->height = height;
  self->factor = assay_reducer_compute_factor (width, height, MAX (max_pixels, 1));
  self->n_across = divide_up (width, self->factor);
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) self->n_across,
                                              (int) divide_up (height, self->factor));
  if (self->factor > 1)
    self->sums = g_new0 (guint64, (gsize) self->n_across * 3);
  cairo_surface_flush (self->surface);

  return self;
}

void
assay_reducer_free (AssayReducer *self)
{
  cairo_surface_destroy (self->surface);
  g_free (self->sums);
  g_free (self);
}

/* A part of a colour on white paper. */
static guint
lay_on_white (guint value, guint alpha)
{
  return (value * alpha + 255 * (255 - alpha) + 127) / 255;
}

static guint32 *
get_row (AssayReducer *self, guint row)
{
  guchar *pixels = cairo_image_surface_get_data (self->surface);

  return (guint32 *) (gpointer) (pixels
                                 + (gsize) row
                                       * (gsize) cairo_image_surface_get_stride (self->surface));
}

static void
copy_row (AssayReducer *self, const guint8 *from, guint channels)
{
  guint32 *to = get_row (self, self->n_rows);

  for (guint x = 0; x < self->width; x++, from += channels)
    {
      guint alpha = channels == 4 ? from[3] : 255;

      to[x] = lay_on_white (from[0], alpha) << 16 | lay_on_white (from[1], alpha) << 8
              | lay_on_white (from[2], alpha);
    }
}

static void
sum_row (AssayReducer *self, const guint8 *from, guint channels)
{
  for (guint x = 0; x < self->width; x++, from += channels)
    {
      guint64 *sum = self->sums + (gsize) (x / self->factor) * 3;
      guint alpha = channels == 4 ? from[3] : 255;

      for (guint i = 0; i < 3; i++)
        sum[i] += lay_on_white (from[i], alpha);
    }
}

/* The squares are whole, or the picture ends in them. */
static void
write_means (AssayReducer *self, guint n_rows)
{
  guint32 *to = get_row (self, (self->n_rows - 1) / self->factor);

  for (guint x = 0; x < self->n_across; x++)
    {
      guint64 *sum = self->sums + (gsize) x * 3;
      guint64 n = (guint64) MIN (self->factor, self->width - x * self->factor) * n_rows;

      to[x] =
          (guint32) ((sum[0] + n / 2) / n << 16 | (sum[1] + n / 2) / n << 8 | (sum[2] + n / 2) / n);
      sum[0] = sum[1] = sum[2] = 0;
    }
}

void
assay_reducer_add_row (AssayReducer *self, const guint8 *row, guint channels)
{
  guint n_in_square;

  if (self->n_rows >= self->height || cairo_surface_status (self->surface) != CAIRO_STATUS_SUCCESS)
    return;
  if (self->factor == 1)
    {
      copy_row (self, row, channels);
      self->n_rows++;
      return;
    }
  sum_row (self, row, channels);
  self->n_rows++;
  n_in_square = (self->n_rows - 1) % self->factor + 1;
  if (n_in_square == self->factor || self->n_rows == self->height)
    write_means (self, n_in_square);
}

cairo_surface_t *
assay_reducer_finish (AssayReducer *self)
{
  if (self->n_rows < self->height || cairo_surface_status (self->surface) != CAIRO_STATUS_SUCCESS)
    return NULL;
  cairo_surface_mark_dirty (self->surface);

  return cairo_surface_reference (self->surface);
}
