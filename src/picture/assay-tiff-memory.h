/* A TIFF in memory, for libtiff.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <tiffio.h>

G_BEGIN_DECLS

/* For reading; @data must outlive it. NULL when it does not begin like one. TIFFClose() frees it.
 * Nothing that libtiff has to say is printed. */
TIFF *assay_tiff_memory_read (const guint8 *data, gsize length);

/* For writing to and reading back from @bytes, which must outlive it. */
TIFF *assay_tiff_memory_write (GByteArray *bytes);

G_END_DECLS
