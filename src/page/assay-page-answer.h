/* What the program answers with, and how it is written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines of words, or the bytes of one picture; src/present/assay-page-answer.c reads them.
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* More than a screen has; and what one picture may take (96 MB). */
#define ASSAY_PAGE_MAX_WIDTH 4096
#define ASSAY_PAGE_MAX_PIXELS (24 * 1000 * 1000)

/* The size in pixels of a page of @width × @height (in any unit) that is to be @wanted pixels wide:
 * less where the whole would be too large. FALSE for a page without any area. */
gboolean assay_page_choose_size (
    double width, double height, int wanted, int *out_width, int *out_height, GError **error);

/* "WIDTH HEIGHT\n", then the rows without gaps, four bytes for a pixel as cairo has them in memory
 * (CAIRO_FORMAT_ARGB32). */
gboolean assay_page_write_surface (cairo_surface_t *surface, GError **error);

/* "size WIDTH HEIGHT\n" and "hit PAGE X1 Y1 X2 Y2\n"; numbers with a point, whatever the language.
 * A hit's corners are parts of the page's width and height, from its upper left. */
gboolean assay_page_write_size (double width, double height, GError **error);
gboolean
assay_page_write_hit (guint page, double x1, double y1, double x2, double y2, GError **error);

/* @text on one line: "WORD TEXT\n". */
gboolean assay_page_write_line (const char *word, const char *text, GError **error);
gboolean assay_page_write_bytes (const void *data, gsize length, GError **error);
gboolean assay_page_flush (GError **error);

G_END_DECLS
