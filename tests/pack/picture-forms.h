/* Pictures made for tests, in the forms that gdk-pixbuf cannot write.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All return the path of the file @name in @folder. The quarters are red, green, blue and black,
 * once round from the top left, as in picture-maker.h.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PICTURE_PNG_16,
  PICTURE_PNG_PALETTE,
  PICTURE_PNG_INTERLACED,
} PicturePng;

char *picture_write_png (const char *folder, const char *name, PicturePng kind);

/* Black and white pixels in turns, @side of them each way. */
char *picture_write_chessboard (const char *folder, const char *name, guint side);

typedef enum
{
  PICTURE_TIFF_LZW,
  PICTURE_TIFF_JPEG,
  PICTURE_TIFF_TILES,
  PICTURE_TIFF_16,
  PICTURE_TIFF_CMYK,
  PICTURE_TIFF_BIG, /* 64-bit offsets */
} PictureTiff;

char *picture_write_kind_of_tiff (const char *folder, const char *name, PictureTiff kind);

/* Red all over; @dpi is 0 to say nothing of it. */
char *picture_write_red_tiff (
    const char *folder, const char *name, guint width, guint height, double dpi);

typedef enum
{
  PICTURE_SCAN_FAX_3, /* with half as many rows as it has columns to the inch */
  PICTURE_SCAN_FAX_4,
  PICTURE_SCAN_BLACK_IS_ZERO,
  PICTURE_SCAN_OTHER_BITS_FIRST,
} PictureScan;

/* A TIFF of @n_pages sheets of A4 at 200 dots to the inch, white, the lower right quarter black. */
char *picture_write_scan (const char *folder, const char *name, PictureScan kind, guint n_pages);

char *picture_write_webp (const char *folder, const char *name);
char *picture_write_heic (const char *folder, const char *name);

/* Red, in two pictures. */
char *picture_write_moving_gif (const char *folder, const char *name);

G_END_DECLS
