/* One picture from outside, opened to become a page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A JPEG goes into the PDF as the bytes it is, never decoded: nothing is lost, and a dozen
 * photographs take no longer than copying them. A scan in black and white goes in packed as a fax,
 * bit for bit. Everything else, rare kinds of JPEG (print colours) among it, is decoded when it is
 * drawn and packed without loss; where it has more than ASSAY_LIMIT_PRINT_PIXELS, which is more
 * than the finest printer puts on a page, it is evenly made smaller first.
 */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AssayPicture AssayPicture;

/* Errors name the path (or @name where given) and are: INVALID (not a picture), DAMAGED, TOO_LARGE
 * (more than ASSAY_LIMIT_PICTURE_PIXELS, or wider or higher than a page can hold), NOT_FOUND,
 * ACCESS. Reads headers, and a JPEG to its end; pixels are not looked at. */
AssayPicture *assay_picture_open (const char *path, const char *name, GError **error);
void assay_picture_free (AssayPicture *self);

/* A TIFF may hold several pictures, each a page; all others hold one. Pages count from 0. */
guint assay_picture_get_n_pages (AssayPicture *self);

/* In pixels, the right way up (what a camera said about it is respected). */
void assay_picture_get_size (AssayPicture *self, guint page, guint *out_width, guint *out_height);

/* The size of what was scanned, in points, the right way up. FALSE where the file does not say how
 * fine its dots are, or says what screens have, which many put there without meaning it. */
gboolean
assay_picture_get_scan_size (AssayPicture *self, guint page, double *out_width, double *out_height);

/* The same at 96 dots to the inch, as screens have: as large as a picture can be printed without
 * looking coarse. The shape is that on paper; the dots of a fax are higher than wide. */
void assay_picture_get_screen_size (AssayPicture *self,
                                    guint page,
                                    double *out_width,
                                    double *out_height);

const char *assay_picture_get_type_name (AssayPicture *self);

/* Whether it is animated, so that only its first picture is shown. */
gboolean assay_picture_is_moving (AssayPicture *self);

/* Decodes all of it to be sure that it can be. DAMAGED when not. */
gboolean assay_picture_check (AssayPicture *self, GError **error);

/* Fills the rectangle with the page, upright. The rectangle is in user space with y downwards, as
 * cairo has it; its shape is the caller's business. For PDF surfaces: on others a JPEG or a scan in
 * black and white stays blank. Transparent parts come out white. DAMAGED when the pixels cannot be
 * decoded; nothing is drawn then. */
gboolean assay_picture_draw (
    AssayPicture *self, guint page, cairo_t *cr, const cairo_rectangle_t *box, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPicture, assay_picture_free)

G_END_DECLS
