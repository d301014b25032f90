/* Makes an image of rows of pixels, smaller where there are more than anybody can see.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows come one by one, so that a picture of hundreds of megapixels never stands in memory whole.
 * Where there are too many, squares of them become one pixel, the mean of all: nothing is skipped,
 * so that thin lines become pale and do not vanish.
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct _AssayReducer AssayReducer;

/* For @height rows of @width pixels; what comes out has at most @max_pixels. */
AssayReducer *assay_reducer_new (guint width, guint height, guint64 max_pixels);
void assay_reducer_free (AssayReducer *self);

/* The side of the squares; 1 where nothing need be made smaller. */
guint assay_reducer_compute_factor (guint width, guint height, guint64 max_pixels);

/* The next row from the top, with @channels bytes for each pixel: 3, red, green and blue; 4, alpha
 * (not premultiplied) behind them. Transparent parts come out white. */
void assay_reducer_add_row (AssayReducer *self, const guint8 *row, guint channels);

/* The image (CAIRO_FORMAT_RGB24), for the caller to destroy; NULL when rows are missing or memory
 * is. */
cairo_surface_t *assay_reducer_finish (AssayReducer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayReducer, assay_reducer_free)

G_END_DECLS
