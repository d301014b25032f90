/* Reads what the program assay-page answered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-page-reply.h"

#include "base/assay-error.h"

#include <math.h>
#include <string.h>

#define A4_SHAPE (297.0 / 210.0)
#define MAX_PAGES 10000000
#define MAX_SIDE 32767
#define MAX_HEAD 32
/* A page as narrow as a ribbon would make a window of any height. */
#define MIN_SHAPE 0.05
#define MAX_SHAPE 20.0

static void
refuse (GError **error)
{
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED, "the answer makes no sense");
}

static char **
split_lines (GBytes *reply)
{
  gsize length;
  const char *data = g_bytes_get_data (reply, &length);
  g_autofree char *text = g_utf8_make_valid (data != NULL ? data : "", (gssize) length);

  return g_strsplit (text, "\n", -1);
}

/* @text is exactly @n numbers from 0 to @max, parted by single spaces. */
static gboolean
parse_numbers (const char *text, double *numbers, guint n, double max)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  if (g_strv_length (words) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      char *end = NULL;

      numbers[i] = g_ascii_strtod (words[i], &end);
      if (end == words[i] || *end != '\0' || !isfinite (numbers[i]) || numbers[i] < 0
          || numbers[i] > max)
        return FALSE;
    }

  return TRUE;
}

void
assay_page_info_free (AssayPageInfo *self)
{
  g_free (self->title);
  g_array_unref (self->sizes);
  g_free (self);
}

AssayPageInfo *
assay_page_info_parse (GBytes *reply, GError **error)
{
  g_autoptr (AssayPageInfo) self = g_new0 (AssayPageInfo, 1);
  g_auto (GStrv) lines = split_lines (reply);

  self->sizes = g_array_new (FALSE, FALSE, sizeof (AssayPageSize));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      double numbers[2];

      if (g_str_has_prefix (lines[i], "pages ")
          && parse_numbers (lines[i] + strlen ("pages "), numbers, 1, MAX_PAGES))
        self->n_pages = (guint) numbers[0];
      else if (g_str_has_prefix (lines[i], "title ") && self->title == NULL)
        self->title = g_strdup (lines[i] + strlen ("title "));
      else if (g_str_has_prefix (lines[i], "size ")
               && parse_numbers (lines[i] + strlen ("size "), numbers, 2, G_MAXUINT32))
        g_array_append_vals (self->sizes, &(AssayPageSize){ numbers[0], numbers[1] }, 1);
    }
  if (self->n_pages > 0)
    return g_steal_pointer (&self);
  refuse (error);

  return NULL;
}

double
assay_page_info_get_shape (const AssayPageInfo *self, guint page)
{
  const AssayPageSize *size;

  if (page == 0 || page > self->sizes->len)
    return A4_SHAPE;
  size = &g_array_index (self->sizes, AssayPageSize, page - 1);
  if (size->width <= 0 || size->height <= 0)
    return A4_SHAPE;

  return CLAMP (size->height / size->width, MIN_SHAPE, MAX_SHAPE);
}

GArray *
assay_page_hits_parse (GBytes *reply, gboolean *out_more, GError **error)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (AssayPageHit));
  g_auto (GStrv) lines = split_lines (reply);

  *out_more = FALSE;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *space = strchr (lines[i], ' ');
      const char *corners = space != NULL ? strchr (space + 1, ' ') : NULL;
      g_autofree char *page = NULL;
      double number, c[4];

      if (g_str_equal (lines[i], "more "))
        *out_more = TRUE;
      if (!g_str_has_prefix (lines[i], "hit ") || corners == NULL)
        continue;
      page = g_strndup (space + 1, (gsize) (corners - space - 1));
      if (!parse_numbers (page, &number, 1, MAX_PAGES) || !parse_numbers (corners + 1, c, 4, 1)
          || number < 1)
        {
          refuse (error);
          return NULL;
        }
      g_array_append_vals (hits, &(AssayPageHit){ (guint) number, c[0], c[1], c[2], c[3] }, 1);
    }

  return g_steal_pointer (&hits);
}

GArray *
assay_page_hits_count (const GArray *hits)
{
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (AssayPageHits));

  for (guint i = 0; i < hits->len; i++)
    {
      guint page = g_array_index (hits, AssayPageHit, i).page;
      AssayPageHits *last =
          pages->len > 0 ? &g_array_index (pages, AssayPageHits, pages->len - 1) : NULL;

      if (last != NULL && last->page == page)
        last->n_hits++;
      else
        g_array_append_vals (pages, &(AssayPageHits){ page, 1 }, 1);
    }

  return pages;
}

GBytes *
assay_page_pixels_parse (GBytes *reply, int *out_width, int *out_height, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (reply, &length);
  const char *end = data != NULL ? memchr (data, '\n', MIN (length, MAX_HEAD)) : NULL;
  g_autofree char *head = end != NULL ? g_strndup (data, (gsize) (end - data)) : NULL;
  gsize start = end != NULL ? (gsize) (end - data) + 1 : 0;
  double sides[2];

  if (head == NULL || !parse_numbers (head, sides, 2, MAX_SIDE) || sides[0] < 1 || sides[1] < 1
      || (gsize) sides[0] * (gsize) sides[1] * 4 != length - start)
    {
      refuse (error);
      return NULL;
    }
  *out_width = (int) sides[0];
  *out_height = (int) sides[1];

  return g_bytes_new_from_bytes (reply, start, length - start);
}
