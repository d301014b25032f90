/* Which way up a picture is, as EXIF says it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * EXIF data has the form of a TIFF. Orientations are 1 to 8 as in EXIF; 1 is upright.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The orientation that EXIF data states, with or without its mark "Exif" before it; 1 when it
 * states none. Reads only inside @data, whatever the offsets in it say. */
guint assay_orientation_read (const guint8 *data, gsize length);

/* Whether an orientation lays the picture on its side. */
gboolean assay_orientation_is_sideways (guint orientation);

G_END_DECLS
