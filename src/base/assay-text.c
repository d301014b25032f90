/* Small pure functions on words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-text.h"

#include "base/assay-error.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define NAME_CHARS 10
#define NEAREST_MAX_BYTES 64
#define QUOTED_CHARS 60

static char *
fold_for_comparison (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *folded = g_utf8_casefold (valid, -1);

  return assay_text_fold_space (folded);
}

/* Optimal string alignment: insertions, deletions, changes and swapped neighbours count one each.
 */
static guint
edit_distance (const char *a, const char *b)
{
  gsize n = strlen (a), m = strlen (b);
  guint rows[3][NEAREST_MAX_BYTES + 1];

  for (gsize j = 0; j <= m; j++)
    rows[0][j] = (guint) j;
  for (gsize i = 1; i <= n; i++)
    {
      guint *now = rows[i % 3], *before = rows[(i + 2) % 3], *before_that = rows[(i + 1) % 3];

      now[0] = (guint) i;
      for (gsize j = 1; j <= m; j++)
        {
          now[j] = MIN (MIN (before[j], now[j - 1]) + 1, before[j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            now[j] = MIN (now[j], before_that[j - 2] + 1);
        }
    }

  return rows[n % 3][m];
}

const char *
assay_text_find_nearest (const char *text, const char *const *candidates)
{
  g_autofree char *wanted = fold_for_comparison (text);
  const char *best = NULL;
  guint best_distance = G_MAXUINT;

  if (strlen (wanted) > NEAREST_MAX_BYTES)
    return NULL;

  for (; *candidates != NULL; candidates++)
    {
      g_autofree char *candidate = fold_for_comparison (*candidates);
      gsize longest = MAX (strlen (candidate), strlen (wanted));
      guint distance;

      if (longest == 0 || strlen (candidate) > NEAREST_MAX_BYTES)
        continue;
      distance = edit_distance (wanted, candidate);
      /* Half the letters may differ in a short name, a third in a long one. */
      if (distance < best_distance && distance <= (longest <= 4 ? longest / 2 : longest / 3 + 1))
        {
          best = *candidates;
          best_distance = distance;
        }
    }

  return best;
}

char *
assay_text_fold_space (const char *text)
{
  GString *folded = g_string_new (NULL);
  gboolean pending = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isspace (*p))
        pending = folded->len > 0;
      else
        {
          if (pending)
            g_string_append_c (folded, ' ');
          pending = FALSE;
          g_string_append_c (folded, *p);
        }
    }

  return g_string_free (folded, FALSE);
}

static gboolean
fits_xml (gunichar c)
{
  return c == '\t' || c == '\n' || (c >= 0x20 && c != 0xfffe && c != 0xffff && c != 0x7f);
}

char *
assay_text_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text == NULL ? "" : text, -1);
  GString *clean = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        c = p[1] == '\n' ? 0 : '\n';
      if (c != 0 && fits_xml (c))
        g_string_append_unichar (clean, c);
    }
  while (clean->len > 0 && g_ascii_isspace (clean->str[clean->len - 1]))
    g_string_truncate (clean, clean->len - 1);

  return g_string_free (clean, FALSE);
}

char *
assay_text_shorten (const char *text, guint max_chars)
{
  g_autofree char *clean = assay_text_clean (text);
  g_autofree char *line = assay_text_fold_space (clean);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= (glong) max_chars)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, (glong) max_chars - 1);

  return g_strconcat (g_strchomp (start), "…", NULL);
}

char *
assay_text_dup_quoted (const char *text)
{
  return assay_text_shorten (text, QUOTED_CHARS);
}

char *
assay_text_make_name (void)
{
  g_autofree char *unique = g_uuid_string_random ();
  g_auto (GStrv) parts = g_strsplit (unique, "-", -1);
  g_autofree char *digits = g_strjoinv (NULL, parts);

  return g_strndup (digits, NAME_CHARS);
}

gboolean
assay_text_is_blank (const char *text)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char_validated (text, -1);

      /* What is no text at all is not blank either. */
      if (character == (gunichar) -1 || character == (gunichar) -2)
        return FALSE;
      if (!g_unichar_isspace (character) && !g_unichar_iszerowidth (character))
        return FALSE;
    }

  return TRUE;
}

gboolean
assay_text_check_block (const char *text, const char *what, guint max_chars, GError **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                   _ ("%s is not UTF-8 text; save it as UTF-8 and try again"), what);
      return FALSE;
    }
  if (assay_text_is_blank (text))
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID, _ ("%s is empty; write something"),
                   what);
      return FALSE;
    }
  if (g_utf8_strlen (text, -1) > (glong) max_chars)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
                   _ ("%s is longer than %u characters; shorten it"), what, max_chars);
      return FALSE;
    }

  return TRUE;
}

gboolean
assay_text_check_line (const char *text, const char *what, guint max_chars, GError **error)
{
  if (!assay_text_check_block (text, what, max_chars, error))
    return FALSE;
  if (strpbrk (text, "\r\n") != NULL)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                   _ ("%s has more than one line; write it on one"), what);
      return FALSE;
    }

  return TRUE;
}
