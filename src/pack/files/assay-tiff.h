/* Reads what TIFF headers say; EXIF data in photographs has the same form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @orientation is 1 to 8 as in EXIF; 1 is upright. */
typedef struct
{
  guint orientation;
  guint n_pages;
} AssayTiffInfo;

/* FALSE when @data does not begin like a TIFF. Reads only inside @data, whatever the offsets in it
 * say. */
gboolean assay_tiff_read (const guint8 *data, gsize length, AssayTiffInfo *out_info);

/* Whether an orientation lays the picture on its side. */
gboolean assay_orientation_is_sideways (guint orientation);

G_END_DECLS
