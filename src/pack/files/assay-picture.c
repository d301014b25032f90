/* One picture from outside, opened to become pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/files/assay-picture.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "pack/files/assay-outside.h"
#include "picture/assay-jpeg.h"
#include "picture/assay-orientation.h"
#include "picture/assay-picture-reader.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define MAX_FILE_BYTES (512ll * 1024 * 1024)

/* What cairo takes. */
#define MAX_SIDE 32767

#define POINTS_PER_INCH 72.0
#define SCREEN_DPI 96.0
/* What scanners and faxes do. Less is what cameras and programs put there without meaning it. */
#define LOWEST_DPI 97.5
#define HIGHEST_DPI 4800.0

struct _AssayPicture
{
  char *path;
  char *name;
  AssayPictureLook *look;
  GBytes *jpeg; /* only for one that goes into the PDF as it is */
  char *digest; /* of it */
};

static const AssayPictureFrame *
get_frame (AssayPicture *self, guint page)
{
  g_assert (page < self->look->frames->len);

  return &g_array_index (self->look->frames, AssayPictureFrame, page);
}

static gboolean
check_sides (AssayPicture *self, GError **error)
{
  const AssayPictureFrame *frame = get_frame (self, 0);

  if (frame->width <= MAX_SIDE && frame->height <= MAX_SIDE)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
               _ ("%s is too large a picture (%u by %u pixels). Save a smaller copy and add that."),
               self->name, frame->width, frame->height);

  return FALSE;
}

/* What goes in as it is, is kept. */
static gboolean
keep_plain (AssayPicture *self, GBytes *bytes, GError **error)
{
  AssayJpegInfo info;
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (!g_str_equal (self->look->type, "image/jpeg") || !assay_jpeg_read (data, length, &info)
      || !info.plain)
    return TRUE;
  self->jpeg = g_bytes_ref (bytes);
  self->digest = assay_digest_of_bytes (data, length);

  return check_sides (self, error);
}

AssayPicture *
assay_picture_open (const char *path, const char *name, GError **error)
{
  g_autoptr (AssayPicture) self = g_new0 (AssayPicture, 1);
  g_autoptr (GBytes) bytes = NULL;

  self->path = g_strdup (path);
  self->name = name != NULL ? g_strdup (name) : g_filename_display_name (path);
  bytes = assay_outside_read (path, self->name, MAX_FILE_BYTES, error);
  if (bytes == NULL)
    return NULL;
  self->look = assay_picture_look (bytes, self->name, error);
  if (self->look == NULL || !keep_plain (self, bytes, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
assay_picture_free (AssayPicture *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->jpeg, g_bytes_unref);
  g_clear_pointer (&self->look, assay_picture_look_free);
  g_free (self->digest);
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

guint
assay_picture_get_n_pages (AssayPicture *self)
{
  return self->look->frames->len;
}

void
assay_picture_get_size (AssayPicture *self, guint page, guint *out_width, guint *out_height)
{
  const AssayPictureFrame *frame = get_frame (self, page);
  gboolean sideways = assay_orientation_is_sideways (frame->orientation);

  *out_width = sideways ? frame->height : frame->width;
  *out_height = sideways ? frame->width : frame->height;
}

static gboolean
is_meant (double dpi)
{
  return dpi > LOWEST_DPI && dpi <= HIGHEST_DPI;
}

/* The height of a fax's dot is up to twice its width; what says more says nothing. */
static gboolean
states_its_dots (const AssayPictureFrame *frame)
{
  double ratio = frame->down_dpi > 0 ? frame->across_dpi / frame->down_dpi : 0;

  return ratio > 0.4 && ratio < 2.5 && (is_meant (frame->across_dpi) || is_meant (frame->down_dpi));
}

static void
measure (const AssayPictureFrame *frame,
         double across_dpi,
         double down_dpi,
         double *out_width,
         double *out_height)
{
  double width = frame->width / across_dpi * POINTS_PER_INCH;
  double height = frame->height / down_dpi * POINTS_PER_INCH;
  gboolean sideways = assay_orientation_is_sideways (frame->orientation);

  *out_width = sideways ? height : width;
  *out_height = sideways ? width : height;
}

gboolean
assay_picture_get_scan_size (AssayPicture *self, guint page, double *out_width, double *out_height)
{
  const AssayPictureFrame *frame = get_frame (self, page);

  if (!states_its_dots (frame))
    return FALSE;
  measure (frame, frame->across_dpi, frame->down_dpi, out_width, out_height);

  return TRUE;
}

void
assay_picture_get_screen_size (AssayPicture *self,
                               guint page,
                               double *out_width,
                               double *out_height)
{
  const AssayPictureFrame *frame = get_frame (self, page);
  double stretch = states_its_dots (frame) ? frame->across_dpi / frame->down_dpi : 1;

  measure (frame, SCREEN_DPI, SCREEN_DPI / stretch, out_width, out_height);
}

const char *
assay_picture_get_type_name (AssayPicture *self)
{
  return self->look->type;
}

gboolean
assay_picture_is_moving (AssayPicture *self)
{
  return self->look->moves;
}

/* --- Surfaces --------------------------------------------------------------------------------- */

static gboolean
set_bytes (cairo_surface_t *surface, const char *mime, GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (cairo_surface_set_mime_data (surface, mime, data, length,
                                   (cairo_destroy_func_t) g_bytes_unref, g_bytes_ref (bytes))
      == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_bytes_unref (bytes);

  return FALSE;
}

/* A surface that stands for @bytes: cairo writes them and never looks at its pixels, of which there
 * is one bit each. */
static cairo_surface_t *
make_stand_in (const AssayPictureFrame *frame, const char *mime, GBytes *bytes, const char *digest)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_A1, (int) frame->width, (int) frame->height);
  g_autoptr (GBytes) id = g_bytes_new (digest, strlen (digest));

  set_bytes (surface, mime, bytes);
  set_bytes (surface, CAIRO_MIME_TYPE_UNIQUE_ID, id);

  return surface;
}

/* With the default of PDF, in which what a fax calls black is black. */
static cairo_surface_t *
make_fax_stand_in (const AssayPictureFrame *frame, GBytes *strip)
{
  g_autofree char *words = g_strdup_printf ("Columns=%u Rows=%u K=-1", frame->width, frame->height);
  g_autoptr (GBytes) parameters = g_bytes_new (words, strlen (words));
  g_autofree char *digest =
      assay_digest_of_bytes (g_bytes_get_data (strip, NULL), g_bytes_get_size (strip));
  cairo_surface_t *surface = make_stand_in (frame, CAIRO_MIME_TYPE_CCITT_FAX, strip, digest);

  set_bytes (surface, CAIRO_MIME_TYPE_CCITT_FAX_PARAMS, parameters);

  return surface;
}

static gboolean
goes_as_fax (const AssayPictureFrame *frame)
{
  return frame->is_bilevel && frame->width <= MAX_SIDE && frame->height <= MAX_SIDE;
}

static cairo_surface_t *
make_surface (AssayPicture *self, guint page, GError **error)
{
  const AssayPictureFrame *frame = get_frame (self, page);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) strip = NULL;

  if (self->jpeg != NULL)
    return make_stand_in (frame, CAIRO_MIME_TYPE_JPEG, self->jpeg, self->digest);
  bytes = assay_outside_read (self->path, self->name, MAX_FILE_BYTES, error);
  if (bytes == NULL)
    return NULL;
  if (!goes_as_fax (frame))
    return assay_picture_decode (bytes, self->look, page, ASSAY_LIMIT_PRINT_PIXELS, self->name,
                                 error);
  strip = assay_picture_read_fax (bytes, self->look, page, self->name, error);

  return strip != NULL ? make_fax_stand_in (frame, strip) : NULL;
}

gboolean
assay_picture_check (AssayPicture *self, GError **error)
{
  g_autoptr (GBytes) bytes = assay_outside_read (self->path, self->name, MAX_FILE_BYTES, error);

  for (guint page = 0; bytes != NULL && page < self->look->frames->len; page++)
    {
      cairo_surface_t *surface = assay_picture_decode (bytes, self->look, page,
                                                       ASSAY_LIMIT_PRINT_PIXELS, self->name, error);

      if (surface == NULL)
        return FALSE;
      cairo_surface_destroy (surface);
    }

  return bytes != NULL;
}

/* --- Drawing ---------------------------------------------------------------------------------- */

/* The surface's pixels may be fewer than the frame's. */
static void
paint (const AssayPictureFrame *frame,
       cairo_surface_t *surface,
       cairo_t *cr,
       const cairo_rectangle_t *box)
{
  double width = cairo_image_surface_get_width (surface);
  double height = cairo_image_surface_get_height (surface);
  cairo_matrix_t upright = assay_picture_get_upright (frame->orientation, width, height);
  gboolean sideways = assay_orientation_is_sideways (frame->orientation);

  cairo_save (cr);
  cairo_translate (cr, box->x, box->y);
  cairo_scale (cr, box->width / (sideways ? height : width),
               box->height / (sideways ? width : height));
  cairo_transform (cr, &upright);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

gboolean
assay_picture_draw (
    AssayPicture *self, guint page, cairo_t *cr, const cairo_rectangle_t *box, GError **error)
{
  cairo_surface_t *surface = make_surface (self, page, error);
  gboolean drawn;

  if (surface == NULL)
    return FALSE;
  drawn = cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS;
  if (drawn)
    paint (get_frame (self, page), surface, cr, box);
  else
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED, _ ("%s takes more memory than there is."),
                 self->name);
  cairo_surface_destroy (surface);

  return drawn;
}
