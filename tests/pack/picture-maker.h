/* Pictures made for tests: four coloured corners, in the forms that people's files have.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As stored, the quarters are red, green, blue and black, once round from the top left.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PICTURE_WIDTH 80
#define PICTURE_HEIGHT 40

/* Writes the file @name into @folder in a form that gdk-pixbuf can write ("png", "jpeg", "bmp",
 * "tiff") and returns its path. */
char *picture_write (const char *folder, const char *name, const char *form);

/* A JPEG as a camera writes it, with a note in EXIF on how it was held (1 to 8). */
char *picture_write_turned_jpeg (const char *folder, const char *name, guint orientation);

/* A TIFF, written byte by byte: @n_pages directories, each saying @orientation. */
char *picture_write_tiff (const char *folder, const char *name, guint orientation, guint n_pages);

/* A PNG whose left half is transparent. */
char *picture_write_half_clear_png (const char *folder, const char *name);

/* A red JPEG in print colours. */
char *picture_write_cmyk_jpeg (const char *folder, const char *name);

/* A red GIF of four by four pixels. */
char *picture_write_gif (const char *folder, const char *name);

/* Keeps the first @kept bytes of the file. */
void picture_cut (const char *path, gsize kept);

gsize picture_get_length (const char *path);

G_END_DECLS
