/* Small pieces that sentences are made of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-text.h"
#include "present/assay-wording-private.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define SHORT_CHARS 120

char *
assay_wording_number (guint number)
{
  static const char *const words[] = { N_ ("no"),    N_ ("one"),  N_ ("two"), N_ ("three"),
                                       N_ ("four"),  N_ ("five"), N_ ("six"), N_ ("seven"),
                                       N_ ("eight"), N_ ("nine"), N_ ("ten") };

  return number < G_N_ELEMENTS (words) ? g_strdup (_ (words[number]))
                                       : g_strdup_printf ("%u", number);
}

char *
assay_wording_join (const GPtrArray *parts, guint most)
{
  guint n_told = parts->len <= most ? parts->len - 1 : most;
  g_autoptr (GString) told = g_string_new (NULL);
  g_autofree char *count = NULL;
  g_autofree char *last = NULL;

  if (parts->len == 1)
    return g_strdup (parts->pdata[0]);

  for (guint i = 0; i < n_told; i++)
    g_string_append_printf (told, "%s%s", i > 0 ? ", " : "", (const char *) parts->pdata[i]);
  if (parts->len <= most)
    last = g_strdup (parts->pdata[parts->len - 1]);
  else
    {
      count = assay_wording_number (parts->len - most);
      /* Translators: what ends a list that would be too long: "three more". */
      last = g_strdup_printf (_ ("%s more"), count);
    }

  /* Translators: the end of a list: "E001, E002" and "E003". */
  return g_strdup_printf (_ ("%s and %s"), told->str, last);
}

char *
assay_wording_word (const char *word)
{
  return g_utf8_strdown (word, -1);
}

char *
assay_wording_shorten (const char *text)
{
  char *line = assay_text_shorten (text, SHORT_CHARS);

  if (g_str_has_suffix (line, ".") && !g_str_has_suffix (line, ".."))
    line[strlen (line) - 1] = '\0';

  return line;
}

const char *
assay_wording_level (const AssayScheme *scheme, const char *id)
{
  const AssayLevel *level = assay_scheme_lookup_level (scheme, id);

  return level != NULL ? level->title : id;
}

char *
assay_wording_item (const AssayPortfolio *portfolio, guint number)
{
  const AssayEvidence *item = assay_portfolio_lookup_evidence (portfolio, number);
  g_autofree char *text = assay_evidence_format_number (number);
  g_autofree char *title = NULL;

  if (item == NULL || assay_text_is_blank (item->title))
    return g_steal_pointer (&text);
  title = assay_wording_shorten (item->title);

  return g_strdup_printf (_ ("%s “%s”"), text, title);
}

char *
assay_wording_kinds (const AssayScheme *scheme, const AssayCriterion *criterion)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < criterion->evidence->len; i++)
    {
      const AssayHint *hint = criterion->evidence->pdata[i];
      const AssayTerm *kind = assay_scheme_lookup_kind (scheme, hint->id);

      if (kind != NULL && !g_ptr_array_find (titles, kind->title, NULL))
        g_ptr_array_add (titles, kind->title);
    }

  for (guint i = 0; i < titles->len; i++)
    {
      if (i > 0)
        g_string_append (text, i + 1 < titles->len ? ", " : _ (" or "));
      g_string_append (text, titles->pdata[i]);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
