/* One picture from outside, opened to become a page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A JPEG goes into the PDF as the bytes it is, never decoded: nothing is lost, and a dozen
 * photographs take no longer than copying them. Everything else, rare kinds of JPEG (print colours)
 * among it, is decoded when it is drawn and packed without loss.
 */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AssayPicture AssayPicture;

/* The media type of a picture that this program can show (JPEG, PNG, TIFF, GIF, BMP), judged by its
 * first bytes (32 are enough), or NULL. */
const char *assay_picture_guess_type (const guint8 *data, gsize length);

/* Errors name the path (or @name where given) and are: INVALID (not a picture, or several in one
 * file), DAMAGED, TOO_LARGE (more than ASSAY_LIMIT_PICTURE_PIXELS, or wider or higher than a page
 * can hold), NOT_FOUND, ACCESS. Reads headers, and a JPEG to its end; pixels are not looked at. */
AssayPicture *assay_picture_open (const char *path, const char *name, GError **error);
void assay_picture_free (AssayPicture *self);

/* In pixels, the right way up (what a camera said about it is respected). */
void assay_picture_get_size (AssayPicture *self, guint *out_width, guint *out_height);

const char *assay_picture_get_type_name (AssayPicture *self);

/* Decodes the picture to be sure that it can be. DAMAGED when not. */
gboolean assay_picture_check (AssayPicture *self, GError **error);

/* Fills the rectangle with the picture, upright. The rectangle is in user space with y downwards,
 * as cairo has it; its shape is the caller's business. For PDF surfaces: on others a JPEG stays
 * blank. Transparent parts come out white. DAMAGED when the pixels cannot be decoded; nothing is
 * drawn then. */
gboolean assay_picture_draw (AssayPicture *self,
                             cairo_t *cr,
                             double x,
                             double y,
                             double width,
                             double height,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPicture, assay_picture_free)

G_END_DECLS
