/* What the program answers with, and how it is written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pictures go out as plain pixels and not as PNG: the reader then decodes nothing that a hostile
 * file could have had a hand in.
 */

#include "page/assay-page-answer.h"

#include "base/assay-error.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

gboolean
assay_page_choose_size (
    double width, double height, int wanted, int *out_width, int *out_height, GError **error)
{
  double pixels;
  double across = CLAMP (wanted, 1, ASSAY_PAGE_MAX_WIDTH);

  if (!isfinite (width) || !isfinite (height) || width <= 0 || height <= 0)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED, "the page has no size");
      return FALSE;
    }
  pixels = across * across * (height / width);
  if (pixels > ASSAY_PAGE_MAX_PIXELS)
    across *= sqrt (ASSAY_PAGE_MAX_PIXELS / pixels);
  *out_width = (int) MAX (across, 1);
  *out_height = (int) CLAMP (round (across * height / width), 1, 32767);

  return TRUE;
}

gboolean
assay_page_write_bytes (const void *data, gsize length, GError **error)
{
  if (fwrite (data, 1, length, stdout) == length)
    return TRUE;
  assay_error_set_from_errno (error, "the answer", errno);

  return FALSE;
}

gboolean
assay_page_flush (GError **error)
{
  if (fflush (stdout) == 0)
    return TRUE;
  assay_error_set_from_errno (error, "the answer", errno);

  return FALSE;
}

gboolean
assay_page_write_line (const char *word, const char *text, GError **error)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *line = NULL;

  for (char *c = valid; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  line = g_strdup_printf ("%s %s\n", word, valid);

  return assay_page_write_bytes (line, strlen (line), error);
}

static char *
format_number (char *buffer, double number)
{
  return g_ascii_formatd (buffer, G_ASCII_DTOSTR_BUF_SIZE, "%.5f", isfinite (number) ? number : 0);
}

gboolean
assay_page_write_size (double width, double height, GError **error)
{
  char w[G_ASCII_DTOSTR_BUF_SIZE], h[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *text =
      g_strdup_printf ("%s %s", format_number (w, width), format_number (h, height));

  return assay_page_write_line ("size", text, error);
}

gboolean
assay_page_write_hit (guint page, double x1, double y1, double x2, double y2, GError **error)
{
  char numbers[4][G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *text =
      g_strdup_printf ("%u %s %s %s %s", page, format_number (numbers[0], CLAMP (x1, 0, 1)),
                       format_number (numbers[1], CLAMP (y1, 0, 1)),
                       format_number (numbers[2], CLAMP (x2, 0, 1)),
                       format_number (numbers[3], CLAMP (y2, 0, 1)));

  return assay_page_write_line ("hit", text, error);
}

gboolean
assay_page_write_surface (cairo_surface_t *surface, GError **error)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  const guchar *rows;
  g_autofree char *head = g_strdup_printf ("%d %d\n", width, height);

  cairo_surface_flush (surface);
  rows = cairo_image_surface_get_data (surface);
  if (rows == NULL || !assay_page_write_bytes (head, strlen (head), error))
    return FALSE;
  for (int y = 0; y < height; y++)
    if (!assay_page_write_bytes (rows + (gsize) y * (gsize) stride, (gsize) width * 4, error))
      return FALSE;

  return TRUE;
}
