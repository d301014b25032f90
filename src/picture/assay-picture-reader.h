/* Reads a picture from outside, whatever its form: what its headers say, and its pixels.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Known are JPEG, PNG, TIFF, GIF, BMP, WebP and HEIF (which HEIC and AVIF are kinds of). Whoever
 * reads a file that may be hostile does so in a process of its own (assay-binder, assay-page).
 */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* One picture of a file; a TIFF may hold several, each a page. */
typedef struct
{
  guint width; /* pixels, as stored */
  guint height;
  guint orientation; /* 1 to 8 as in EXIF: how what is decoded is to be turned */
  double across_dpi; /* dots per inch, as stored; 0 where the file does not say */
  double down_dpi;
  gboolean is_bilevel; /* black and white, and fit for assay_picture_read_fax() */
  guint64 place;       /* in the file; for the reader */
} AssayPictureFrame;

typedef struct
{
  const char *type; /* media type */
  GArray *frames;   /* AssayPictureFrame, at least one */
  gboolean moves;   /* it is animated; its first picture is the frame */
} AssayPictureLook;

/* The media type of a picture that is known, judged by its first bytes (32 are enough), or NULL. */
const char *assay_picture_guess_type (const guint8 *data, gsize length);

/* What the file says it holds. Errors name @name: INVALID (no picture), DAMAGED, TOO_LARGE (a frame
 * over ASSAY_LIMIT_PICTURE_PIXELS). Pixels are not looked at. */
AssayPictureLook *assay_picture_look (GBytes *bytes, const char *name, GError **error);
void assay_picture_look_free (AssayPictureLook *self);

/* The pixels of a frame, on white, turned as they are stored. Where there are more than
 * @max_pixels, evenly made smaller. Free with cairo_surface_destroy(). DAMAGED when they cannot be
 * read whole. */
cairo_surface_t *assay_picture_decode (GBytes *bytes,
                                       const AssayPictureLook *look,
                                       guint frame,
                                       guint64 max_pixels,
                                       const char *name,
                                       GError **error);

/* The pixels of a bilevel frame, packed by ITU-T T.6 ("Group 4"), which loses nothing; one strip,
 * runs begin with white. DAMAGED when they cannot be read whole. */
GBytes *assay_picture_read_fax (
    GBytes *bytes, const AssayPictureLook *look, guint frame, const char *name, GError **error);

/* From the pixels of a decoded image of this size, @orientation, to upright ones. */
cairo_matrix_t assay_picture_get_upright (guint orientation, double width, double height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPictureLook, assay_picture_look_free)

G_END_DECLS
