/* What a search through a portfolio finds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A portfolio is small beside a computer's speed, so everything is folded anew at each key.
 */

#include "present/assay-search-state.h"

#include "base/assay-text.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define EXCERPT_CHARS 90
#define EXCERPT_BEFORE 30

typedef struct
{
  char **words; /* folded */
  GPtrArray *first;
  GPtrArray *later;
} Search;

static void
hit_free (gpointer data)
{
  AssaySearchHit *hit = data;

  g_free (hit->place);
  g_free (hit->title);
  g_free (hit->where);
  g_free (hit->excerpt);
  g_free (hit);
}

/* One character as it is compared, appended to @folded: maybe nothing, maybe more than one. */
static void
append_folded (GString *folded, gunichar character)
{
  char buffer[8] = { 0 };
  g_autofree char *lower = NULL;
  g_autofree char *parts = NULL;

  /* Most of it, and nothing to allocate for. */
  if (character < 0x80)
    {
      g_string_append_c (folded, g_ascii_isspace (character) ? ' ' : g_ascii_tolower (character));
      return;
    }
  if (character == 0x2019 || character == 0x2018)
    character = '\'';
  else if (character == 0x2013 || character == 0x2014 || character == 0x2011)
    character = '-';
  else if (g_unichar_isspace (character))
    character = ' ';
  g_unichar_to_utf8 (character, buffer);
  lower = g_utf8_casefold (buffer, -1);
  parts = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  for (const char *at = parts; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_ismark (g_utf8_get_char (at)))
      g_string_append_unichar (folded, g_utf8_get_char (at));
}

char *
assay_search_fold (const char *text)
{
  GString *folded = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    append_folded (folded, g_utf8_get_char (at));

  return g_string_free (folded, FALSE);
}

static gboolean
has_all (const Search *self, const char *text)
{
  g_autofree char *folded = NULL;

  if (text == NULL)
    return FALSE;
  folded = assay_search_fold (text);
  for (guint i = 0; self->words[i] != NULL; i++)
    if (strstr (folded, self->words[i]) == NULL)
      return FALSE;

  return TRUE;
}

/* How many characters of @text stand before the first word. */
static glong
find_first (const Search *self, const char *text)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  glong n_chars = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at), n_chars++)
    {
      append_folded (folded, g_utf8_get_char (at));
      if (strstr (folded->str, self->words[0]) != NULL)
        return MAX (n_chars + 1 - g_utf8_strlen (self->words[0], -1), 0);
    }

  return 0;
}

static char *
dup_excerpt (const Search *self, const char *text)
{
  g_autofree char *line = assay_text_fold_space (text);
  glong from = MAX (find_first (self, line) - EXCERPT_BEFORE, 0);
  const char *start = g_utf8_offset_to_pointer (line, from);
  g_autofree char *rest = assay_text_shorten (start, EXCERPT_CHARS);

  return from > 0 ? g_strconcat ("…", rest, NULL) : g_steal_pointer (&rest);
}

/* @title and @excerpt are taken. */
static void
add_hit (GPtrArray *hits, const char *place, char *title, const char *where, char *excerpt)
{
  AssaySearchHit *hit = g_new0 (AssaySearchHit, 1);

  hit->place = g_strdup (place);
  hit->title = title;
  hit->where = g_strdup (where);
  hit->excerpt = excerpt;
  g_ptr_array_add (hits, hit);
}

/* What a return says of a criterion, and the answer. */
static void
search_point (Search *self, const AssayScheme *scheme, const AssayPoint *point)
{
  const AssayCriterion *criterion =
      point->criterion != NULL ? assay_scheme_lookup_criterion (scheme, point->criterion) : NULL;
  const struct
  {
    const char *where;
    const char *text;
  } parts[] = {
    { _ ("From the assessor"), point->text },
    { _ ("From the assessor"), point->lacking },
    { _ ("Answer to the assessor"), point->answer },
  };

  for (guint i = 0; criterion != NULL && i < G_N_ELEMENTS (parts); i++)
    if (has_all (self, parts[i].text))
      {
        g_autofree char *place = g_strconcat ("criterion:", criterion->id, NULL);

        add_hit (self->later, place, g_strdup_printf ("%s %s", criterion->id, criterion->title),
                 parts[i].where, dup_excerpt (self, parts[i].text));
        return;
      }
}

static void
search_criterion (Search *self, const AssayCriterionReadiness *part)
{
  const AssayCriterion *criterion = part->criterion;
  const AssayResponse *response = part->response;
  g_autofree char *place = g_strconcat ("criterion:", criterion->id, NULL);
  g_autofree char *title = g_strdup_printf ("%s %s", criterion->id, criterion->title);
  const struct
  {
    const char *where;
    const char *text;
  } parts[] = {
    { _ ("Statement"), criterion->statement },
    { _ ("How we meet this"), response != NULL ? response->text : NULL },
    { _ ("Private note"), response != NULL ? response->note : NULL },
  };

  if (has_all (self, title))
    {
      add_hit (self->first, place, g_steal_pointer (&title), NULL, NULL);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (has_all (self, parts[i].text))
      {
        add_hit (self->later, place, g_steal_pointer (&title), parts[i].where,
                 dup_excerpt (self, parts[i].text));
        return;
      }
}

static void
search_item (Search *self, const AssayEvidence *item)
{
  g_autofree char *number = assay_evidence_format_number (item->number);
  g_autofree char *place = g_strconcat ("evidence:", number, NULL);
  g_autofree char *title = g_strdup_printf ("%s %s", number, item->title);

  if (item->withdrawn)
    return;
  if (has_all (self, title))
    add_hit (self->first, place, g_steal_pointer (&title), _ ("Evidence"), NULL);
  else if (has_all (self, item->source_name))
    add_hit (self->later, place, g_steal_pointer (&title), _ ("File name"),
             g_strdup (item->source_name));
}

static char **
split_words (const char *text)
{
  g_autofree char *folded = assay_search_fold (text);
  g_autofree char *line = assay_text_fold_space (folded);

  return g_strsplit (line, " ", -1);
}

GPtrArray *
assay_search_state_new (const AssayReadiness *readiness, const char *text)
{
  g_auto (GStrv) words = split_words (text);
  g_autoptr (GPtrArray) later = g_ptr_array_new_with_free_func (hit_free);
  Search self = { words, g_ptr_array_new_with_free_func (hit_free), later };
  const GPtrArray *items = readiness->portfolio->evidence;

  if (words[0] == NULL || words[0][0] == '\0')
    return self.first;
  for (guint i = 0; i < readiness->n_criteria; i++)
    search_criterion (&self, &readiness->criteria[i]);
  for (guint i = 0; i < items->len; i++)
    search_item (&self, items->pdata[i]);
  for (guint i = 0; i < readiness->portfolio->points->len; i++)
    search_point (&self, readiness->scheme, readiness->portfolio->points->pdata[i]);
  g_ptr_array_extend_and_steal (self.first, g_steal_pointer (&later));
  if (self.first->len > ASSAY_SEARCH_MAX_HITS)
    g_ptr_array_set_size (self.first, (int) ASSAY_SEARCH_MAX_HITS);

  return self.first;
}
