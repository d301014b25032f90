/* The evidence index, and the reverse index: from an item to everything that cites it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/sections/assay-section-parts.h"
#include "pack/sections/assay-sections.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static AssayPhrase *
new_title (const AssayPackItem *item)
{
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_TABLE);

  assay_phrase_add_link (phrase, item->number, item->evidence->title);
  if (item->not_shown != NULL)
    {
      assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, "\n");
      assay_phrase_add (phrase, ASSAY_SPAN_QUIET, item->not_shown);
    }
  else if (item->evidence->basis != ASSAY_BASIS_FILE)
    {
      assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, "\n");
      assay_phrase_add (phrase, ASSAY_SPAN_QUIET, assay_wording_basis (item->evidence->basis));
      assay_phrase_add (phrase, ASSAY_SPAN_QUIET, _ (": no file; see its cover sheet"));
    }

  return phrase;
}

/* Each criterion once, however many citations it has. */
static AssayPhrase *
new_cited_by (const AssayPackItem *item)
{
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_TABLE);
  const AssayCriterion *last = NULL;

  for (guint i = 0; i < item->citings->len; i++)
    {
      const AssayCriterion *criterion = g_array_index (item->citings, AssayCiting, i).criterion;
      g_autofree char *anchor = assay_anchor_criterion (criterion);

      if (criterion == last)
        continue;
      if (last != NULL)
        assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, ", ");
      assay_phrase_add_link (phrase, anchor, criterion->id);
      last = criterion;
    }
  if (last == NULL)
    assay_phrase_add (phrase, ASSAY_SPAN_QUIET, _ ("not cited"));

  return phrase;
}

/* Short: the cover sheet has it in full. */
static char *
describe_period (const AssayEvidence *evidence)
{
  g_autofree char *from = assay_date_format_short (evidence->from);
  g_autofree char *to = assay_date_format_short (evidence->to);
  g_autofree char *until = assay_date_format_short (evidence->until);
  GString *text = g_string_new (NULL);

  if (from != NULL && to != NULL && evidence->from != evidence->to)
    g_string_append_printf (text, _ ("%s –\n%s"), from, to);
  else if (from != NULL && to == NULL)
    g_string_append_printf (text, _ ("from %s"), from);
  else if (to != NULL)
    g_string_append (text, to);
  if (until != NULL)
    g_string_append_printf (text, "%s%s %s", text->len > 0 ? "\n" : "", _ ("in date to"), until);
  if (text->len == 0)
    g_string_append (text, ASSAY_PART_NOTHING);

  return g_string_free (text, FALSE);
}

static void
add_index_row (AssayBlock *table, const AssayPackFacts *facts, const AssayPackItem *item)
{
  g_autofree char *period = describe_period (item->evidence);
  g_autofree char *end = assay_anchor_item_end (item);
  AssayPhrase *pages = assay_phrase_new (ASSAY_TEXT_TABLE);

  assay_phrase_add_page_range (pages, item->number, end);
  assay_table_add_row (table, NULL);
  assay_table_add_strong (table, item->number);
  assay_table_add_phrase (table, new_title (item));
  assay_table_add_text (table, assay_part_get_kind (facts, item->evidence));
  assay_table_add_text (table, period);
  assay_table_add_phrase (table, new_cited_by (item));
  assay_table_add_phrase (table, pages);
}

/* Numbers are never given again, so a reader who counts must be told about those that are gone. */
static void
add_withdrawn (AssayContent *content, const AssayPackFacts *facts)
{
  g_autoptr (GString) numbers = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < facts->portfolio->evidence->len; i++)
    {
      const AssayEvidence *evidence = facts->portfolio->evidence->pdata[i];
      g_autofree char *number = assay_evidence_format_number (evidence->number);

      if (!evidence->withdrawn)
        continue;
      if (numbers->len > 0)
        g_string_append (numbers, _ (", "));
      g_string_append (numbers, number);
    }
  if (numbers->len == 0)
    return;
  text = g_strdup_printf (_ ("Withdrawn and no longer part of the case; the numbers are not used "
                             "again: %s."),
                          numbers->str);
  assay_content_add_note (content, text);
}

static void
add_index (AssayContent *content, const AssayPackFacts *facts)
{
  const AssayColumn columns[] = {
    { _ ("No."), 30, 0, PANGO_ALIGN_LEFT },
    { _ ("Title"), 0, 1, PANGO_ALIGN_LEFT },
    { _ ("Kind"), 62, 0, PANGO_ALIGN_LEFT },
    { _ ("Covers"), 92, 0, PANGO_ALIGN_LEFT },
    { _ ("Cited by"), 54, 0, PANGO_ALIGN_LEFT },
    { _ ("Pages"), ASSAY_PART_PAGES_POINTS, 0, PANGO_ALIGN_RIGHT },
  };
  AssayBlock *table;

  assay_part_begin_section (content, _ ("Evidence index"), ASSAY_ANCHOR_INDEX);
  if (facts->items->len == 0)
    assay_content_add_paragraph (content, ASSAY_TEXT_LEAD,
                                 _ ("The service has not added any evidence yet."));
  else
    {
      table = assay_table_new (columns, G_N_ELEMENTS (columns));
      for (guint i = 0; i < facts->items->len; i++)
        add_index_row (table, facts, facts->items->pdata[i]);
      assay_content_add (content, table);
    }
  add_withdrawn (content, facts);
  assay_content_end_section (content);
}

static void
add_reverse_row (AssayBlock *table,
                 const AssayPackItem *item,
                 const AssayCiting *citing,
                 gboolean is_first)
{
  g_autofree char *anchor = assay_anchor_criterion (citing->criterion);
  g_autofree char *place = assay_part_dup_place (citing->citation);
  g_autofree char *title = g_strdup_printf ("%s %s", item->number, item->evidence->title);
  AssayPhrase *name = assay_phrase_new (ASSAY_TEXT_TABLE);

  if (is_first)
    assay_phrase_add_link (name, item->number, title);
  else
    assay_phrase_add (name, ASSAY_SPAN_QUIET, item->number);
  assay_table_add_row (table, NULL);
  assay_table_add_phrase (table, name);
  assay_table_add_phrase (table, assay_part_new_criterion_title_link (citing->criterion));
  assay_table_add_text (table, place);
  assay_table_add_phrase (table, assay_part_new_page (anchor));
}

static void
add_reverse_index (AssayContent *content, const AssayPackFacts *facts)
{
  const AssayColumn columns[] = {
    { _ ("Item"), 0, 1, PANGO_ALIGN_LEFT },
    { facts->scheme->word_criterion, 0, 1, PANGO_ALIGN_LEFT },
    { _ ("Where in the item"), 110, 0, PANGO_ALIGN_LEFT },
    { _ ("Page"), ASSAY_PART_PAGE_POINTS, 0, PANGO_ALIGN_RIGHT },
  };
  AssayBlock *table = assay_table_new (columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < facts->items->len; i++)
    {
      const AssayPackItem *item = facts->items->pdata[i];

      for (guint j = 0; j < item->citings->len; j++)
        add_reverse_row (table, item, &g_array_index (item->citings, AssayCiting, j), j == 0);
    }
  assay_part_begin_section (content, _ ("Where each item is used"), ASSAY_ANCHOR_REVERSE_INDEX);
  if (assay_table_is_empty (table))
    {
      assay_block_free (table);
      assay_content_add_paragraph (content, ASSAY_TEXT_LEAD, _ ("Nothing is cited yet."));
    }
  else
    assay_content_add (content, table);
  assay_content_end_section (content);
}

void
assay_section_add_indexes (AssayContent *content, const AssayPackFacts *facts)
{
  add_index (content, facts);
  add_reverse_index (content, facts);
}
