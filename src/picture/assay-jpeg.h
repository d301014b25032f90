/* Reads what a JPEG's markers say, without decoding it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @width and @height are as stored, before @orientation (1 to 8, as in EXIF). @whole says that the
 * file goes on to its end marker; @plain that every PDF viewer can show it as it is. */
typedef struct
{
  guint width;
  guint height;
  guint components;
  guint orientation;
  double across_dpi; /* dots per inch; 0 where the file does not say */
  double down_dpi;
  gboolean whole;
  gboolean plain;
} AssayJpegInfo;

/* FALSE when @data is no JPEG or ends before its size is known. */
gboolean assay_jpeg_read (const guint8 *data, gsize length, AssayJpegInfo *out_info);

G_END_DECLS
