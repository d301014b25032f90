/* The forms of pictures, each read in a file of its own; for assay-picture-reader.c only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A look appends the frames, and gives FALSE for a file that is damaged. A decode gives NULL for
 * one. Neither trusts anything that stands in the file.
 */

#pragma once

#include "picture/assay-picture-reader.h"

G_BEGIN_DECLS

gboolean assay_picture_png_look (const guint8 *data, gsize length, AssayPictureLook *look);
cairo_surface_t *assay_picture_png_decode (const guint8 *data,
                                           gsize length,
                                           const AssayPictureFrame *frame,
                                           guint64 max_pixels);

gboolean assay_picture_tiff_look (const guint8 *data, gsize length, AssayPictureLook *look);
cairo_surface_t *assay_picture_tiff_decode (const guint8 *data,
                                            gsize length,
                                            const AssayPictureFrame *frame,
                                            guint64 max_pixels);

gboolean assay_picture_webp_look (const guint8 *data, gsize length, AssayPictureLook *look);
cairo_surface_t *assay_picture_webp_decode (const guint8 *data,
                                            gsize length,
                                            const AssayPictureFrame *frame,
                                            guint64 max_pixels);

gboolean assay_picture_heif_look (const guint8 *data, gsize length, AssayPictureLook *look);
cairo_surface_t *assay_picture_heif_decode (const guint8 *data,
                                            gsize length,
                                            const AssayPictureFrame *frame,
                                            guint64 max_pixels);

gboolean assay_picture_jpeg_look (const guint8 *data, gsize length, AssayPictureLook *look);
gboolean assay_picture_bmp_look (const guint8 *data, gsize length, AssayPictureLook *look);
gboolean assay_picture_gif_look (const guint8 *data, gsize length, AssayPictureLook *look);
/* Of the three above. */
cairo_surface_t *assay_picture_pixbuf_decode (const guint8 *data,
                                              gsize length,
                                              const AssayPictureFrame *frame,
                                              guint64 max_pixels);

/* The strip of a bilevel TIFF's frame; NULL for a damaged one. */
GBytes *assay_picture_fax_pack (const guint8 *data, gsize length, const AssayPictureFrame *frame);

G_END_DECLS
