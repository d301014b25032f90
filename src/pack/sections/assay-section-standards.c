/* Standard by standard: what opens each, then its criteria.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-text.h"
#include "pack/sections/assay-section-criterion.h"
#include "pack/sections/assay-section-parts.h"
#include "pack/sections/assay-sections.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static const char *
get_rating (const AssayPackFacts *facts, const AssayCriterionReadiness *criterion)
{
  const AssayLevel *level = NULL;

  if (criterion->response != NULL && criterion->response->level != NULL)
    level = assay_scheme_lookup_level (facts->scheme, criterion->response->level);

  return level != NULL ? level->title : ASSAY_PART_NOTHING;
}

static AssayBlock *
new_criterion_table (const AssayPackFacts *facts, const AssayStandard *standard)
{
  const AssayColumn columns[] = {
    { "", 26, 0, PANGO_ALIGN_LEFT },
    { facts->scheme->word_criterion, 0, 1, PANGO_ALIGN_LEFT },
    { _ ("Rating"), 84, 0, PANGO_ALIGN_LEFT },
    { _ ("State"), 84, 0, PANGO_ALIGN_LEFT },
    { _ ("Page"), ASSAY_PART_PAGE_POINTS, 0, PANGO_ALIGN_RIGHT },
  };
  AssayBlock *table = assay_table_new (columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < standard->criteria->len; i++)
    {
      const AssayCriterionReadiness *criterion =
          assay_pack_facts_get_criterion (facts, standard->criteria->pdata[i]);
      g_autofree char *anchor = assay_anchor_criterion (criterion->criterion);
      AssayPhrase *title = assay_phrase_new (ASSAY_TEXT_TABLE);

      assay_phrase_add_link (title, anchor, criterion->criterion->title);
      assay_table_add_row (table, NULL);
      assay_table_add_strong (table, criterion->criterion->id);
      assay_table_add_phrase (table, title);
      assay_table_add_text (table, get_rating (facts, criterion));
      assay_table_add_chip (table, assay_part_new_state_chip (criterion->state));
      assay_table_add_phrase (table, assay_part_new_page (anchor));
    }

  return table;
}

static void
open_standard (AssayContent *content,
               const AssayPackFacts *facts,
               const AssayStandardReadiness *standard)
{
  g_autofree char *anchor = assay_anchor_standard (standard->standard);
  g_autofree char *number = g_strdup_printf ("%s  ", standard->standard->id);
  g_autofree char *title = g_strconcat (number, standard->standard->title, NULL);
  g_autofree char *count =
      assay_wording_count_ready (facts->scheme, standard->counts[ASSAY_STATE_READY],
                                 standard->n_applicable);
  AssayPhrase *heading = assay_phrase_new (ASSAY_TEXT_TITLE);

  assay_phrase_add (heading, ASSAY_SPAN_ACCENT, number);
  assay_phrase_add (heading, ASSAY_SPAN_PLAIN, standard->standard->title);
  assay_content_add_bookmark (content, 0, title, anchor);
  assay_content_add (content,
                     assay_heading_new (ASSAY_HEADING_SECTION, heading,
                                        assay_part_new_holds_chip (standard->holds), anchor));
  assay_content_add_paragraph (content, ASSAY_TEXT_LEAD, count);
  if (!assay_text_is_blank (standard->standard->summary))
    assay_content_add_note (content, standard->standard->summary);
  assay_content_add (content, new_criterion_table (facts, standard->standard));
}

void
assay_section_add_standards (AssayContent *content, const AssayPackFacts *facts)
{
  for (guint i = 0; i < facts->readiness->n_standards; i++)
    {
      const AssayStandardReadiness *standard = &facts->readiness->standards[i];
      g_autofree char *title =
          g_strdup_printf ("%s %s", facts->scheme->word_standard, standard->standard->id);

      assay_content_begin_section (content, title);
      open_standard (content, facts, standard);
      for (guint j = 0; j < standard->standard->criteria->len; j++)
        assay_section_add_criterion (
            content, facts,
            assay_pack_facts_get_criterion (facts, standard->standard->criteria->pdata[j]));
      assay_content_end_section (content);
    }
}
