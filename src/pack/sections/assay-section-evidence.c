/* The evidence: each item behind a cover sheet, then its own pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No item is left out in silence: what has no pages gets a cover sheet that says so.
 */

#include "base/assay-text.h"
#include "pack/layout/assay-notice.h"
#include "pack/sections/assay-evidence-sheet.h"
#include "pack/sections/assay-section-parts.h"
#include "pack/sections/assay-sections.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define LABEL_POINTS 120.0

/* The pages of the pack that the item's own pages are. */
static AssayPhrase *
new_pages_of (const AssayPackItem *item)
{
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_TABLE);
  g_autofree char *first = assay_anchor_page (item, 1);
  g_autofree char *last = assay_anchor_page (item, item->n_pages);

  assay_phrase_add_page_range (phrase, first, item->n_pages > 1 ? last : NULL);

  return phrase;
}

static void
add_file_facts (AssayBlock *table, const AssayPackItem *item)
{
  const AssayEvidence *evidence = item->evidence;
  g_autofree char *size = assay_wording_size (evidence->size);
  g_autofree char *digest = assay_part_group_digits (evidence->sha256, 8, G_MAXUINT, 4);
  g_autofree char *pages = g_strdup_printf ("%u", item->n_pages);

  assay_part_add_fact (table, _ ("File"), evidence->source_name);
  assay_part_add_fact (table, _ ("Size"), size);
  if (item->n_pages > 0)
    {
      assay_part_add_fact (table, _ ("Pages"), pages);
      assay_part_add_fact_phrase (table, _ ("In this pack"), new_pages_of (item));
    }
  assay_part_add_fact_phrase (table, _ ("SHA-256"),
                              assay_phrase_new_text (ASSAY_TEXT_DIGEST, digest));
}

static void
add_facts (AssayContent *content, const AssayPackFacts *facts, const AssayPackItem *item)
{
  const AssayEvidence *evidence = item->evidence;
  AssayBlock *table = assay_part_new_fact_table (LABEL_POINTS);
  g_autofree char *period = assay_wording_period (evidence);

  assay_part_add_fact (table, _ ("Kind"), assay_part_get_kind (facts, evidence));
  assay_part_add_fact (table, _ ("Covers"), period != NULL ? period : _ ("no dates given"));
  assay_part_add_fact (table, _ ("Personal data"), assay_wording_privacy (evidence->privacy));
  assay_part_add_fact (table, _ ("What it is"), assay_wording_basis (evidence->basis));
  if (evidence->sha256 != NULL)
    add_file_facts (table, item);
  assay_content_add (content, table);
}

static void
add_citing_row (AssayBlock *table, const AssayPackItem *item, const AssayCiting *citing)
{
  g_autofree char *anchor = assay_anchor_criterion (citing->criterion);
  g_autofree char *place = assay_part_dup_place (citing->citation);

  assay_table_add_row (table, NULL);
  assay_table_add_phrase (table, assay_part_new_criterion_title_link (citing->criterion));
  assay_table_add_phrase (table, assay_part_new_page (anchor));
  assay_table_add_text (table, citing->citation->why);
  assay_table_add_text (table, place);
  if (item->n_pages > 0)
    assay_table_add_phrase (table, assay_part_new_cited_pages (item, citing->citation));
  else
    assay_table_add_text (table, ASSAY_PART_NOTHING);
}

static void
add_citings (AssayContent *content, const AssayPackFacts *facts, const AssayPackItem *item)
{
  const AssayColumn columns[] = {
    { facts->scheme->word_criterion, 0, 1.1, PANGO_ALIGN_LEFT },
    { _ ("Page"), ASSAY_PART_PAGE_POINTS, 0, PANGO_ALIGN_RIGHT },
    { _ ("Why it counts"), 0, 1, PANGO_ALIGN_LEFT },
    { _ ("Where in it"), 84, 0, PANGO_ALIGN_LEFT },
    { _ ("Cited page"), ASSAY_PART_PAGES_POINTS, 0, PANGO_ALIGN_RIGHT },
  };
  AssayBlock *table;

  assay_content_add_heading (content, ASSAY_HEADING_PART, _ ("Cited by"), NULL);
  if (item->citings->len == 0)
    {
      assay_content_add_note (content, _ ("Nothing cites this item."));
      return;
    }
  table = assay_table_new (columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < item->citings->len; i++)
    add_citing_row (table, item, &g_array_index (item->citings, AssayCiting, i));
  assay_content_add (content, table);
}

static const char *
get_note_title (AssayBasis basis)
{
  switch (basis)
    {
    case ASSAY_BASIS_FILE:
      return _ ("Note");
    case ASSAY_BASIS_OBSERVATION:
      return _ ("What was seen");
    case ASSAY_BASIS_DISCUSSION:
      return _ ("What will be talked about");
    }
  g_assert_not_reached ();
}

static void
add_note (AssayContent *content, const AssayEvidence *evidence)
{
  gboolean is_file = evidence->basis == ASSAY_BASIS_FILE;

  if (is_file && assay_text_is_blank (evidence->note))
    return;
  assay_content_add_heading (content, ASSAY_HEADING_PART, get_note_title (evidence->basis), NULL);
  if (assay_text_is_blank (evidence->note))
    assay_content_add_note (content, _ ("Nothing is written here yet."));
  else
    assay_content_add_paragraphs (content, ASSAY_TEXT_BODY, evidence->note);
}

/* First of all, for whoever leafs through in a hurry or in black and white. */
static void
add_not_shown (AssayContent *content, const AssayPackItem *item)
{
  g_autofree char *text = NULL;

  if (item->not_shown == NULL)
    return;
  text = item->is_lost
             ? g_strdup (item->not_shown)
             : g_strdup_printf ("%s\n%s", item->not_shown,
                                _ ("The file itself travels with the submission, unchanged."));
  assay_content_add (content, assay_notice_new (_ ("No page of this file follows"), text));
}

static void
add_moving (AssayContent *content, const AssayPackItem *item)
{
  if (item->picture != NULL && assay_picture_is_moving (item->picture))
    assay_content_add_note (content,
                            _ ("This picture moves. On paper only its beginning can be shown; the "
                               "file itself travels with the submission, unchanged."));
}

/* What is in the file and on none of its pages in the pack. */
static void
add_unshown (AssayContent *content, const AssayPackItem *item)
{
  guint n = item->pdf != NULL ? assay_pdf_source_get_n_unshown (item->pdf) : 0;
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  text = g_strdup_printf (
      ngettext (
          "%u note, link or form field in this file cannot be shown on its page. It is in the file "
          "itself, which travels with the submission, unchanged.",
          "%u notes, links or form fields in this file cannot be shown on its pages. They are in "
          "the file itself, which travels with the submission, unchanged.",
          n),
      n);
  assay_content_add_note (content, text);
}

static void
add_item (AssayContent *content, const AssayPackFacts *facts, const AssayPackItem *item)
{
  AssayPhrase *heading = assay_phrase_new (ASSAY_TEXT_TITLE);
  g_autofree char *number = g_strdup_printf ("%s  ", item->number);
  g_autofree char *title = g_strdup_printf ("%s %s", item->number, item->evidence->title);

  assay_phrase_add (heading, ASSAY_SPAN_ACCENT, number);
  assay_phrase_add (heading, ASSAY_SPAN_PLAIN, item->evidence->title);
  assay_content_begin_section (content, item->number);
  assay_content_add_bookmark (content, 1, title, item->number);
  assay_content_add (content,
                     assay_heading_new (ASSAY_HEADING_SECTION, heading, NULL, item->number));
  add_not_shown (content, item);
  add_facts (content, facts, item);
  add_moving (content, item);
  add_unshown (content, item);
  add_note (content, item->evidence);
  add_citings (content, facts, item);
  for (guint page = 1; page <= item->n_pages; page++)
    assay_content_add (content, assay_evidence_sheet_new (facts, item, page));
  assay_content_end_section (content);
}

/* The evidence begins with the first item's cover sheet: a page that only says "evidence" would be
 * one to turn. */
void
assay_section_add_evidence (AssayContent *content, const AssayPackFacts *facts)
{
  if (facts->items->len == 0)
    {
      assay_part_begin_section (content, _ ("Evidence"), ASSAY_ANCHOR_EVIDENCE);
      assay_content_add_paragraph (content, ASSAY_TEXT_LEAD,
                                   _ ("The service has not added any evidence yet."));
      assay_content_end_section (content);
      return;
    }
  assay_content_add_bookmark (content, 0, _ ("Evidence"),
                              assay_pack_facts_get_evidence_anchor (facts));
  assay_content_begin_stretch (content);
  for (guint i = 0; i < facts->items->len; i++)
    add_item (content, facts, facts->items->pdata[i]);
  assay_content_end_stretch (content);
}
