/* Page ranges as people write them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/portfolio/assay-pages.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "base/assay-text.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define EN_DASH "\xe2\x80\x93"

static const char *
skip_space (const char *text)
{
  while (g_ascii_isspace (*text) || g_str_has_prefix (text, "\xc2\xa0"))
    text += g_ascii_isspace (*text) ? 1 : 2;

  return text;
}

/* "p 4", "pp. 3-4", "pages 3-4": the word is what the number is, and is not kept. */
static const char *
skip_page_word (const char *text)
{
  static const char *const words[] = { "pages", "page", "pp", "p" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if (g_ascii_strncasecmp (text, words[i], length) != 0)
        continue;
      text += length;

      return skip_space (*text == '.' ? text + 1 : text);
    }

  return text;
}

/* What follows a hyphen or a dash of any kind, or NULL where there is none. */
static const char *
skip_dash (const char *text)
{
  gunichar c = g_utf8_get_char (text);

  /* HYPHEN to EM DASH, the ones word processors put in. */
  return c == '-' || (c >= 0x2010 && c <= 0x2014) ? g_utf8_next_char (text) : NULL;
}

/* A number of at most six digits, so that it cannot overflow; NULL where there is none. */
static const char *
take_number (const char *text, guint *out_number)
{
  guint digits = 0;

  *out_number = 0;
  for (; g_ascii_isdigit (*text) && digits < 6; text++, digits++)
    *out_number = *out_number * 10 + (guint) (*text - '0');

  return digits > 0 && !g_ascii_isdigit (*text) ? text : NULL;
}

/* One page or one range; NULL where there is none. */
static const char *
take_range (const char *text, AssayPageRange *out_range)
{
  const char *rest = take_number (text, &out_range->first);
  const char *dash;

  if (rest == NULL)
    return NULL;
  out_range->last = out_range->first;
  dash = skip_dash (skip_space (rest));

  return dash == NULL ? rest : take_number (skip_space (dash), &out_range->last);
}

static gboolean
check_range (const AssayPageRange *range, GError **error)
{
  if (range->first == 0 || range->last == 0)
    g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                         _ ("there is no page 0; pages count from 1"));
  else if (MAX (range->first, range->last) > ASSAY_LIMIT_PAGE_NUMBER)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                 _ ("page %u is too high; page numbers go up to %u"),
                 MAX (range->first, range->last), ASSAY_LIMIT_PAGE_NUMBER);
  else if (range->first > range->last)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                 _ ("pages “%u-%u” run backwards; write “%u-%u”"), range->first, range->last,
                 range->last, range->first);
  else
    return TRUE;

  return FALSE;
}

static void
set_not_pages (GError **error, const char *text)
{
  g_autofree char *quoted = assay_text_dup_quoted (text);

  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
               _ ("“%s” is not a list of pages; write it like 3, or 3-4, or 1, 5-7"), quoted);
}

GArray *
assay_pages_parse (const char *text, GError **error)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (AssayPageRange));
  const char *rest = skip_page_word (skip_space (valid));

  while (TRUE)
    {
      AssayPageRange range = { 0, 0 };

      rest = take_range (rest, &range);
      if (rest == NULL || ranges->len == ASSAY_LIMIT_PAGE_RANGES)
        {
          set_not_pages (error, valid);
          return NULL;
        }
      if (!check_range (&range, error))
        return NULL;
      g_array_append_val (ranges, range);

      rest = skip_space (rest);
      if (*rest == '\0')
        return g_steal_pointer (&ranges);
      if (*rest == ',' || *rest == ';')
        rest = skip_space (rest + 1);
    }
}

static char *
format_with (const GArray *ranges, const char *dash)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ranges->len; i++)
    {
      const AssayPageRange *range = &g_array_index (ranges, AssayPageRange, i);

      g_string_append_printf (text, "%s%u", i > 0 ? ", " : "", range->first);
      if (range->last != range->first)
        g_string_append_printf (text, "%s%u", dash, range->last);
    }

  return g_string_free (text, FALSE);
}

char *
assay_pages_format (const GArray *ranges)
{
  return format_with (ranges, "-");
}

char *
assay_pages_format_for_reading (const GArray *ranges)
{
  return format_with (ranges, EN_DASH);
}

gboolean
assay_pages_contain (const GArray *ranges, guint page)
{
  for (guint i = 0; i < ranges->len; i++)
    {
      const AssayPageRange *range = &g_array_index (ranges, AssayPageRange, i);

      if (page >= range->first && page <= range->last)
        return TRUE;
    }

  return FALSE;
}

guint
assay_pages_get_last (const GArray *ranges)
{
  guint last = 0;

  for (guint i = 0; i < ranges->len; i++)
    last = MAX (last, g_array_index (ranges, AssayPageRange, i).last);

  return last;
}
