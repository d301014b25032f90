/* What a text says of itself while it is written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-writing-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* What assessors find long enough to judge by and short enough to read. */
#define USUAL_WORDS_FROM 40
#define USUAL_WORDS_TO 150
/* Over this, a count is told in tens. */
#define EXACT_WORDS 20

/* Words are runs of letters and digits, whatever else stands between them but an apostrophe or a
 * hyphen. */
static guint
count_words (const char *text)
{
  guint n = 0;
  gboolean inside = FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);
      gboolean is_word = g_unichar_isalnum (c) || g_unichar_ismark (c);
      gboolean joins = inside && (c == '\'' || c == 0x2019 || c == '-' || c == 0x2010);

      n += is_word && !inside;
      inside = is_word || joins;
    }

  return n;
}

static char *
word_count (guint n)
{
  if (n == 0)
    return g_strdup ("");
  if (n <= EXACT_WORDS)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u word", "%u words", n), n);

  return g_strdup_printf (_ ("about %u words"), (n + 5) / 10 * 10);
}

char *
assay_writing_state_word_length (const char *text, gboolean has_usual)
{
  guint n = count_words (text);

  if (!has_usual)
    return word_count (n);
  if (n == 0)
    return g_strdup_printf (_ ("%u to %u words is usual"), USUAL_WORDS_FROM, USUAL_WORDS_TO);
  if (n <= EXACT_WORDS)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u word; %u to %u is usual",
                                         "%u words; %u to %u is usual", n),
                            n, USUAL_WORDS_FROM, USUAL_WORDS_TO);

  return g_strdup_printf (_ ("about %u words; %u to %u is usual"), (n + 5) / 10 * 10,
                          USUAL_WORDS_FROM, USUAL_WORDS_TO);
}
