/* What several sections show in the same way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/sections/assay-section-parts.h"

#include "core/portfolio/assay-pages.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* A longer one would fill the cover. */
#define LONG_NAME_CHARS 120

static AssayColour
colour_of (AssayState state)
{
  return assay_chart_palette_paper.states[state];
}

AssayPaperChip *
assay_part_new_state_chip (AssayState state)
{
  return assay_paper_chip_new (assay_wording_state_sign (state), assay_wording_state (state),
                               colour_of (state));
}

AssayPaperChip *
assay_part_new_holds_chip (gboolean holds)
{
  AssayState like = holds ? ASSAY_STATE_READY : ASSAY_STATE_CLAIMED;

  return assay_paper_chip_new (assay_wording_state_sign (like), holds ? _ ("Holds") : _ ("Not yet"),
                               colour_of (like));
}

AssayPaperChip *
assay_part_new_action_chip (AssayActionState state)
{
  const char *word = assay_wording_action_state (state);

  switch (state)
    {
    case ASSAY_ACTION_OPEN:
      return assay_paper_chip_new ("○", word, assay_colour_accent);
    case ASSAY_ACTION_DONE:
      return assay_paper_chip_new ("✓", word, colour_of (ASSAY_STATE_READY));
    case ASSAY_ACTION_DROPPED:
      return assay_paper_chip_new ("–", word, assay_colour_quiet);
    }
  g_assert_not_reached ();
}

AssayPhrase *
assay_part_new_criterion_link (const AssayCriterion *criterion)
{
  g_autofree char *anchor = assay_anchor_criterion (criterion);
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_TABLE);

  assay_phrase_add_link (phrase, anchor, criterion->id);

  return phrase;
}

AssayPhrase *
assay_part_new_criterion_title_link (const AssayCriterion *criterion)
{
  g_autofree char *anchor = assay_anchor_criterion (criterion);
  g_autofree char *text = g_strdup_printf ("%s %s", criterion->id, criterion->title);
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_TABLE);

  assay_phrase_add_link (phrase, anchor, text);

  return phrase;
}

AssayPhrase *
assay_part_new_page (const char *anchor)
{
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_TABLE);

  assay_phrase_add_page (phrase, anchor);

  return phrase;
}

static void
add_range (AssayPhrase *phrase, const AssayPackItem *item, const AssayPageRange *range)
{
  guint end = MIN (range->last, item->n_pages);
  g_autofree char *first = assay_anchor_page (item, range->first);
  g_autofree char *last = assay_anchor_page (item, end);

  if (range->first > item->n_pages)
    return;
  if (!assay_phrase_is_empty (phrase))
    assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, "\n");
  assay_phrase_add_page_range (phrase, first, end > range->first ? last : NULL);
}

AssayPhrase *
assay_part_new_cited_pages (const AssayPackItem *item, const AssayCitation *citation)
{
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_TABLE);
  g_autoptr (GArray) ranges =
      citation->pages != NULL ? assay_pages_parse (citation->pages, NULL) : NULL;

  for (guint i = 0; ranges != NULL && i < ranges->len; i++)
    add_range (phrase, item, &g_array_index (ranges, AssayPageRange, i));
  if (assay_phrase_is_empty (phrase))
    {
      g_autofree char *only = assay_anchor_page (item, 1);

      assay_phrase_add_page (phrase, item->n_pages == 1 ? only : item->number);
    }

  return phrase;
}

char *
assay_part_dup_place (const AssayCitation *citation)
{
  char *place = assay_wording_place (citation);

  return place != NULL ? place : g_strdup (ASSAY_PART_NOTHING);
}

char *
assay_part_dup_former_name (const AssayPackFacts *facts, const AssayPageEntry *entry)
{
  const char *name = entry->name;

  if (entry->title != NULL)
    return g_strdup (entry->title);
  if (g_str_has_prefix (name, ASSAY_ANCHOR_STANDARD_PREFIX))
    return g_strdup_printf ("%s %s", facts->scheme->word_standard,
                            name + strlen (ASSAY_ANCHOR_STANDARD_PREFIX));
  if (g_str_has_prefix (name, ASSAY_ANCHOR_CRITERION_PREFIX))
    return g_strdup_printf ("%s %s", facts->scheme->word_criterion,
                            name + strlen (ASSAY_ANCHOR_CRITERION_PREFIX));

  return g_strdup (name);
}

void
assay_part_begin_section (AssayContent *content, const char *title, const char *anchor)
{
  assay_content_begin_section (content, title);
  assay_content_add_bookmark (content, 0, title, anchor);
  assay_content_add_heading (content, ASSAY_HEADING_SECTION, title, anchor);
}

AssayBlock *
assay_part_new_fact_table (double label_points)
{
  const AssayColumn columns[] = {
    { NULL, label_points, 0, PANGO_ALIGN_LEFT },
    { NULL, 0, 1, PANGO_ALIGN_LEFT },
  };
  AssayBlock *table = assay_table_new (columns, G_N_ELEMENTS (columns));

  return table;
}

void
assay_part_add_fact (AssayBlock *table, const char *label, const char *value)
{
  assay_part_add_fact_phrase (table, label, assay_phrase_new_text (ASSAY_TEXT_TABLE, value));
}

void
assay_part_add_fact_phrase (AssayBlock *table, const char *label, AssayPhrase *value)
{
  AssayPhrase *name = assay_phrase_new (ASSAY_TEXT_TABLE);

  assay_phrase_add (name, ASSAY_SPAN_QUIET, label);
  assay_table_add_row (table, NULL);
  assay_table_add_phrase (table, name);
  assay_table_add_phrase (table, value);
}

void
assay_part_add_cover_fact (AssayBlock *table,
                           const char *label,
                           AssayTextStyle style,
                           AssaySpanStyle span,
                           const char *value)
{
  AssayPhrase *name = assay_phrase_new (ASSAY_TEXT_BODY), *text = assay_phrase_new (style);

  assay_phrase_add (name, ASSAY_SPAN_QUIET, label);
  assay_phrase_add (text, span, value);
  assay_table_add_row (table, NULL);
  assay_table_add_phrase (table, name);
  assay_table_add_phrase (table, text);
}

void
assay_part_add_cover_title (
    AssayContent *content, const char *kind, const char *name, gboolean is_small, const char *below)
{
  gboolean is_long = is_small || g_utf8_strlen (name, -1) > LONG_NAME_CHARS;
  AssayTextStyle style = is_long ? ASSAY_TEXT_TITLE : ASSAY_TEXT_COVER_TITLE;
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_COVER_LINE);

  assay_phrase_add (phrase, ASSAY_SPAN_ACCENT, kind);
  assay_content_add (content, assay_paragraph_new (phrase, 0));
  assay_content_add (content,
                     assay_heading_new (ASSAY_HEADING_COVER, assay_phrase_new_text (style, name),
                                        NULL, ASSAY_ANCHOR_COVER));
  assay_content_add_paragraph (content, ASSAY_TEXT_COVER_LINE, below);
}

void
assay_part_add_cover_foot (AssayContent *content, const AssayScheme *scheme, const char *standing)
{
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_NOTE);

  assay_phrase_add (phrase, ASSAY_SPAN_QUIET, scheme->origin_line);
  assay_phrase_add (phrase, ASSAY_SPAN_QUIET, "\n");
  assay_phrase_add (phrase, ASSAY_SPAN_QUIET, standing);
  assay_content_add (content, assay_footing_new (phrase));
}

AssayBlock *
assay_part_new_contents (void)
{
  const AssayColumn columns[] = {
    { NULL, 18, 0, PANGO_ALIGN_LEFT },
    { NULL, 0, 1, PANGO_ALIGN_LEFT },
    { NULL, 48, 0, PANGO_ALIGN_RIGHT },
  };
  AssayBlock *table = assay_table_new (columns, G_N_ELEMENTS (columns));

  assay_table_set_style (table, ASSAY_TEXT_BODY);
  assay_table_set_contents (table);

  return table;
}

void
assay_part_add_entry (AssayBlock *table, const char *number, const char *title, const char *anchor)
{
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_BODY);
  AssayPhrase *page = assay_phrase_new (ASSAY_TEXT_BODY);

  assay_phrase_add_link (phrase, anchor, title);
  assay_phrase_add_page (page, anchor);
  assay_table_add_row (table, NULL);
  assay_table_add_strong (table, number);
  assay_table_add_phrase (table, phrase);
  assay_table_add_phrase (table, page);
}

char *
assay_part_group_digits (const char *digest, guint group, guint n_digits, guint per_line)
{
  GString *text = g_string_new (NULL);
  gsize length = MIN (strlen (digest), n_digits);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && i % group == 0)
        g_string_append_c (text, per_line > 0 && i / group % per_line == 0 ? '\n' : ' ');
      g_string_append_c (text, digest[i]);
    }

  return g_string_free (text, FALSE);
}

const char *
assay_part_get_kind (const AssayPackFacts *facts, const AssayEvidence *evidence)
{
  const AssayTerm *kind =
      evidence->kind != NULL ? assay_scheme_lookup_kind (facts->scheme, evidence->kind) : NULL;

  return kind != NULL ? kind->title : _ ("not stated");
}
