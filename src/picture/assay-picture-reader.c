/* Reads a picture from outside, whatever its form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "picture/assay-picture-reader.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "picture/assay-orientation.h"
#include "picture/assay-picture-forms.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

typedef struct
{
  const char *type;
  gboolean (*look) (const guint8 *data, gsize length, AssayPictureLook *look);
  cairo_surface_t *(*decode) (const guint8 *data,
                              gsize length,
                              const AssayPictureFrame *frame,
                              guint64 max_pixels);
} Form;

static const Form forms[] = {
  { "image/jpeg", assay_picture_jpeg_look, assay_picture_pixbuf_decode },
  { "image/png", assay_picture_png_look, assay_picture_png_decode },
  { "image/tiff", assay_picture_tiff_look, assay_picture_tiff_decode },
  { "image/gif", assay_picture_gif_look, assay_picture_pixbuf_decode },
  { "image/bmp", assay_picture_bmp_look, assay_picture_pixbuf_decode },
  { "image/webp", assay_picture_webp_look, assay_picture_webp_decode },
  { "image/heic", assay_picture_heif_look, assay_picture_heif_decode },
  { "image/avif", assay_picture_heif_look, assay_picture_heif_decode },
};

/* --- Kinds --- */

/* The brand says what is in the box. */
static const char *
guess_heif_type (const guint8 *data, gsize length)
{
  static const struct
  {
    const char *brand;
    const char *type;
  } brands[] = {
    { "heic", "image/heic" }, { "heix", "image/heic" }, { "mif1", "image/heic" },
    { "heim", "image/heic" }, { "heis", "image/heic" }, { "avif", "image/avif" },
  };

  if (length < 12 || memcmp (data + 4, "ftyp", 4) != 0)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (brands); i++)
    if (memcmp (data + 8, brands[i].brand, 4) == 0)
      return brands[i].type;

  return NULL;
}

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
    { "II+\0", 4, "image/tiff" },        { "MM\0+", 4, "image/tiff" },
    { "GIF87a", 6, "image/gif" },        { "GIF89a", 6, "image/gif" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (length >= kinds[i].length && memcmp (data, kinds[i].start, kinds[i].length) == 0)
        return kinds[i].type;
    }
  if (length >= 16 && memcmp (data, "RIFF", 4) == 0 && memcmp (data + 8, "WEBP", 4) == 0)
    return "image/webp";
  /* "BM" may begin any text; the size of the header behind it, and zeros, settle it. */
  if (length >= 18 && memcmp (data, "BM", 2) == 0 && data[15] == 0 && data[16] == 0 && data[17] == 0
      && (data[14] == 12 || (data[14] >= 40 && data[14] <= 124)))
    return "image/bmp";

  return guess_heif_type (data, length);
}

static const Form *
find_form (const char *type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (type != NULL && g_str_equal (forms[i].type, type))
      return &forms[i];

  return NULL;
}

/* --- Reading --- */

static void
set_damaged (const char *name, GError **error)
{
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
               _ ("%s is damaged or cut off: the picture cannot be read whole. Copy it again from "
                  "where it came."),
               name);
}

static gboolean
check_frames (const AssayPictureLook *look, const char *name, GError **error)
{
  for (guint i = 0; i < look->frames->len; i++)
    {
      const AssayPictureFrame *frame = &g_array_index (look->frames, AssayPictureFrame, i);

      if (frame->width == 0 || frame->height == 0)
        {
          set_damaged (name, error);
          return FALSE;
        }
      if ((guint64) frame->width * frame->height > ASSAY_LIMIT_PICTURE_PIXELS)
        {
          g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
                       _ ("%s is too large a picture (%u by %u pixels). Save a smaller copy and "
                          "add that."),
                       name, frame->width, frame->height);
          return FALSE;
        }
    }

  return TRUE;
}

AssayPictureLook *
assay_picture_look (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (AssayPictureLook) self = g_new0 (AssayPictureLook, 1);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  const Form *form = find_form (assay_picture_guess_type (data, length));

  self->frames = g_array_new (FALSE, TRUE, sizeof (AssayPictureFrame));
  if (form == NULL)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID, _ ("%s is not a picture."), name);
      return NULL;
    }
  self->type = form->type;
  if (!form->look (data, length, self) || self->frames->len == 0)
    {
      set_damaged (name, error);
      return NULL;
    }

  return check_frames (self, name, error) ? g_steal_pointer (&self) : NULL;
}

void
assay_picture_look_free (AssayPictureLook *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->frames);
  g_free (self);
}

cairo_surface_t *
assay_picture_decode (GBytes *bytes,
                      const AssayPictureLook *look,
                      guint frame,
                      guint64 max_pixels,
                      const char *name,
                      GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  cairo_surface_t *surface =
      find_form (look->type)
          ->decode (data, length, &g_array_index (look->frames, AssayPictureFrame, frame),
                    max_pixels);

  if (surface == NULL)
    set_damaged (name, error);

  return surface;
}

GBytes *
assay_picture_read_fax (
    GBytes *bytes, const AssayPictureLook *look, guint frame, const char *name, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  GBytes *strip = assay_picture_fax_pack (data, length,
                                          &g_array_index (look->frames, AssayPictureFrame, frame));

  if (strip == NULL)
    set_damaged (name, error);

  return strip;
}

cairo_matrix_t
assay_picture_get_upright (guint orientation, double width, double height)
{
  const double w = width, h = height;
  const cairo_matrix_t turns[] = {
    { 1, 0, 0, 1, 0, 0 }, { -1, 0, 0, 1, w, 0 }, { -1, 0, 0, -1, w, h }, { 1, 0, 0, -1, 0, h },
    { 0, 1, 1, 0, 0, 0 }, { 0, 1, -1, 0, h, 0 }, { 0, -1, -1, 0, h, w }, { 0, -1, 1, 0, 0, w },
  };

  return turns[orientation - 1];
}
