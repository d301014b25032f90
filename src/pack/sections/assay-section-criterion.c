/* One criterion.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/sections/assay-section-criterion.h"

#include "base/assay-text.h"
#include "pack/sections/assay-section-parts.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define PARAGRAPH_GAP 3.0

static void
add_heading (AssayContent *content,
             const AssayPackFacts *facts,
             const AssayCriterionReadiness *readiness)
{
  const AssayCriterion *criterion = readiness->criterion;
  g_autofree char *anchor = assay_anchor_criterion (criterion);
  g_autofree char *number = g_strdup_printf ("%s  ", criterion->id);
  g_autofree char *title = g_strdup_printf ("%s %s", criterion->id, criterion->title);
  const AssayTerm *tag = assay_scheme_lookup_tag (facts->scheme, ASSAY_TAG_VICTIM_SAFEGUARDING);
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_HEADING);
  AssayBlock *heading;

  assay_phrase_add (phrase, ASSAY_SPAN_ACCENT, number);
  assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, criterion->title);
  heading = assay_heading_new (ASSAY_HEADING_CRITERION, phrase,
                               assay_part_new_state_chip (readiness->state), anchor);
  /* Only safeguarding is marked: five tags on every criterion would mark nothing. */
  if (tag != NULL && assay_criterion_has_tag (criterion, ASSAY_TAG_VICTIM_SAFEGUARDING))
    assay_heading_add_chip (heading, assay_paper_chip_new (NULL, tag->title, assay_colour_accent));
  assay_content_add_bookmark (content, 1, title, anchor);
  assay_content_add (content, heading);
}

static void
add_statement (AssayContent *content, const AssayCriterion *criterion)
{
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_BODY);

  assay_phrase_add (phrase, ASSAY_SPAN_QUIET, criterion->statement);
  assay_content_add (content, assay_paragraph_new (phrase, PARAGRAPH_GAP));
}

static void
add_rating (AssayContent *content,
            const AssayPackFacts *facts,
            const AssayCriterionReadiness *criterion)
{
  const AssayLevel *level = assay_scheme_lookup_level (facts->scheme, criterion->response->level);
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_BODY);
  g_autofree char *why = assay_wording_why (facts->readiness, criterion);

  assay_content_add_heading (content, ASSAY_HEADING_LABEL, _ ("Rating"), NULL);
  if (level != NULL)
    {
      g_autofree char *title = g_strdup_printf (_ ("%s. "), level->title);

      assay_phrase_add (phrase, ASSAY_SPAN_STRONG, title);
      assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, level->meaning);
    }
  else
    assay_phrase_add (phrase, ASSAY_SPAN_QUIET, _ ("This edition does not have the level given."));
  assay_content_add (content, assay_paragraph_new (phrase, PARAGRAPH_GAP));
  assay_content_add_note (content, why);
}

/* Why the citation does not count, or NULL. */
static char *
dup_objection (const AssayPackFacts *facts,
               const AssayCriterionReadiness *criterion,
               guint citation)
{
  for (guint i = 0; i < criterion->n_reasons; i++)
    {
      const AssayReason *reason = &criterion->reasons[i];

      if (reason->code > ASSAY_REASON_COUNTS && reason->citation == citation)
        return assay_wording_reason (facts->readiness, reason);
    }

  return NULL;
}

static AssayPhrase *
new_item_link (const AssayPackItem *item, const AssayCitation *citation)
{
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_TABLE);
  g_autofree char *text = NULL;

  if (item == NULL)
    {
      text = assay_evidence_format_number (citation->evidence);
      assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, text);
    }
  else
    {
      text = g_strdup_printf ("%s %s", item->number, item->evidence->title);
      assay_phrase_add_link (phrase, item->number, text);
    }

  return phrase;
}

static AssayPhrase *
new_why (const AssayPackFacts *facts,
         const AssayCriterionReadiness *criterion,
         guint index,
         const char *why)
{
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_TABLE);
  g_autofree char *objection = dup_objection (facts, criterion, index);

  if (!assay_text_is_blank (why))
    assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, why);
  if (objection != NULL)
    {
      if (!assay_phrase_is_empty (phrase))
        assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, "\n");
      assay_phrase_add (phrase, ASSAY_SPAN_QUIET, objection);
    }
  if (assay_phrase_is_empty (phrase))
    assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, ASSAY_PART_NOTHING);

  return phrase;
}

static void
add_citation_row (AssayBlock *table,
                  const AssayPackFacts *facts,
                  const AssayCriterionReadiness *criterion,
                  guint index)
{
  const AssayCitation *citation = criterion->response->citations->pdata[index];
  const AssayPackItem *item = assay_pack_facts_lookup_item (facts, citation->evidence);
  g_autofree char *place = assay_part_dup_place (citation);

  assay_table_add_row (table, NULL);
  assay_table_add_phrase (table, new_item_link (item, citation));
  assay_table_add_text (table, place);
  assay_table_add_phrase (table, new_why (facts, criterion, index, citation->why));
  if (item != NULL)
    assay_table_add_phrase (table, assay_part_new_cited_pages (item, citation));
  else
    assay_table_add_text (table, ASSAY_PART_NOTHING);
}

static void
add_evidence (AssayContent *content,
              const AssayPackFacts *facts,
              const AssayCriterionReadiness *criterion)
{
  const AssayColumn columns[] = {
    { _ ("Item"), 0, 1, PANGO_ALIGN_LEFT },
    { _ ("Where in it"), 100, 0, PANGO_ALIGN_LEFT },
    { _ ("Why it counts"), 0, 1.15, PANGO_ALIGN_LEFT },
    { _ ("Page"), ASSAY_PART_PAGES_POINTS, 0, PANGO_ALIGN_RIGHT },
  };
  AssayBlock *table;

  assay_content_add_heading (content, ASSAY_HEADING_LABEL, _ ("Evidence"), NULL);
  if (criterion->response->citations->len == 0)
    {
      assay_content_add_note (content, _ ("No evidence is cited."));
      return;
    }
  table = assay_table_new (columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < criterion->response->citations->len; i++)
    add_citation_row (table, facts, criterion, i);
  assay_content_add (content, table);
}

static AssayPhrase *
new_action (const AssayAction *action)
{
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_BODY);
  g_autofree char *due = assay_date_format_long (action->due);
  g_autofree char *rest = g_strdup_printf (_ ("\n%s, by %s. %s."), action->owner, due,
                                           assay_wording_action_state (action->state));

  assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, action->what);
  assay_phrase_add (phrase, ASSAY_SPAN_QUIET, rest);

  return phrase;
}

static void
add_actions (AssayContent *content, const AssayPackFacts *facts, const AssayCriterion *criterion)
{
  const GPtrArray *actions = assay_pack_facts_lookup_actions (facts, criterion->id);
  AssayBlock *list;

  if (actions == NULL)
    return;
  list = assay_list_new ();
  for (guint i = 0; i < actions->len; i++)
    assay_list_add (list, new_action (actions->pdata[i]));
  assay_content_add_heading (content, ASSAY_HEADING_LABEL, _ ("Improvement"), NULL);
  assay_content_add (content, list);
}

static void
add_text (AssayContent *content, const AssayResponse *response)
{
  assay_content_add_heading (content, ASSAY_HEADING_LABEL, _ ("How the service meets this"), NULL);
  if (assay_text_is_blank (response->text))
    assay_content_add_note (content, _ ("Nothing is written here yet."));
  else
    assay_content_add_paragraphs (content, ASSAY_TEXT_BODY, response->text);
}

static gboolean
says_anything (const AssayResponse *response)
{
  return response != NULL
         && (response->level != NULL || !assay_text_is_blank (response->text)
             || response->citations->len > 0);
}

void
assay_section_add_criterion (AssayContent *content,
                             const AssayPackFacts *facts,
                             const AssayCriterionReadiness *criterion)
{
  const AssayResponse *response = criterion->response;
  gboolean applies = criterion->state != ASSAY_STATE_NOT_APPLICABLE;

  add_heading (content, facts, criterion);
  add_statement (content, criterion->criterion);
  if (!says_anything (response) || (!applies && response->level == NULL))
    {
      g_autofree char *why = assay_wording_why (facts->readiness, criterion);

      assay_content_add_note (content, why);
    }
  if (says_anything (response))
    {
      if (response->level != NULL)
        add_rating (content, facts, criterion);
      if (applies || !assay_text_is_blank (response->text))
        add_text (content, response);
      if (applies || response->citations->len > 0)
        add_evidence (content, facts, criterion);
    }
  add_actions (content, facts, criterion->criterion);
}
