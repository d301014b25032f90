/* Which language a passage is in, as far as its letters tell.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/layout/assay-script.h"

typedef struct
{
  GUnicodeScript script;
  const char *language;
} ScriptRow;

/* A language is named only where a script is hardly ever used for another. */
static const ScriptRow script_rows[] = {
  { G_UNICODE_SCRIPT_ARABIC, "und-Arab" },
  { G_UNICODE_SCRIPT_ARMENIAN, "hy" },
  { G_UNICODE_SCRIPT_BENGALI, "und-Beng" },
  { G_UNICODE_SCRIPT_CYRILLIC, "und-Cyrl" },
  { G_UNICODE_SCRIPT_DEVANAGARI, "und-Deva" },
  { G_UNICODE_SCRIPT_ETHIOPIC, "und-Ethi" },
  { G_UNICODE_SCRIPT_GEORGIAN, "ka" },
  { G_UNICODE_SCRIPT_GREEK, "el" },
  { G_UNICODE_SCRIPT_GUJARATI, "gu" },
  { G_UNICODE_SCRIPT_GURMUKHI, "pa" },
  { G_UNICODE_SCRIPT_HAN, "und-Hani" },
  { G_UNICODE_SCRIPT_HANGUL, "ko" },
  { G_UNICODE_SCRIPT_HEBREW, "und-Hebr" },
  { G_UNICODE_SCRIPT_HIRAGANA, "ja" },
  { G_UNICODE_SCRIPT_KANNADA, "kn" },
  { G_UNICODE_SCRIPT_KATAKANA, "ja" },
  { G_UNICODE_SCRIPT_KHMER, "km" },
  { G_UNICODE_SCRIPT_LAO, "lo" },
  { G_UNICODE_SCRIPT_MALAYALAM, "ml" },
  { G_UNICODE_SCRIPT_MONGOLIAN, "mn" },
  { G_UNICODE_SCRIPT_MYANMAR, "und-Mymr" },
  { G_UNICODE_SCRIPT_ORIYA, "or" },
  { G_UNICODE_SCRIPT_SINHALA, "si" },
  { G_UNICODE_SCRIPT_SYRIAC, "und-Syrc" },
  { G_UNICODE_SCRIPT_TAMIL, "ta" },
  { G_UNICODE_SCRIPT_TELUGU, "te" },
  { G_UNICODE_SCRIPT_THAANA, "dv" },
  { G_UNICODE_SCRIPT_THAI, "th" },
  { G_UNICODE_SCRIPT_TIBETAN, "und-Tibt" },
};

const char *
assay_language_of_script (GUnicodeScript script)
{
  for (gsize i = 0; i < G_N_ELEMENTS (script_rows); i++)
    if (script_rows[i].script == script)
      return script_rows[i].language;

  return NULL;
}

const char *
assay_language_of_run (GUnicodeScript script, const char *text)
{
  if (script != G_UNICODE_SCRIPT_HAN)
    return assay_language_of_script (script);
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      GUnicodeScript beside = g_unichar_get_script (g_utf8_get_char (at));

      if (beside == G_UNICODE_SCRIPT_HIRAGANA || beside == G_UNICODE_SCRIPT_KATAKANA
          || beside == G_UNICODE_SCRIPT_HANGUL)
        return assay_language_of_script (beside);
    }

  return assay_language_of_script (script);
}

static gboolean
is_shared (GUnicodeScript script)
{
  return script == G_UNICODE_SCRIPT_COMMON || script == G_UNICODE_SCRIPT_INHERITED
         || script == G_UNICODE_SCRIPT_UNKNOWN;
}

gsize
assay_language_measure_run (const char *text, const char *passage, const char **out_language)
{
  GUnicodeScript last = G_UNICODE_SCRIPT_COMMON;
  const char *at;

  *out_language = NULL;
  for (at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (at));
      const char *language;

      if (is_shared (script) || script == last)
        continue;
      language = assay_language_of_run (script, passage);
      if (!is_shared (last) && g_strcmp0 (language, *out_language) != 0)
        break;
      last = script;
      *out_language = language;
    }

  return (gsize) (at - text);
}
