/* The safeguarding page: the criteria that keep harmed people safe, by themselves.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An assessor looks at these first, so they stand together on a page of their own, ready or not.
 */

#include "pack/sections/assay-section-parts.h"
#include "pack/sections/assay-sections.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define PARAGRAPH_GAP 4.0

gboolean
assay_section_has_safeguarding (const AssayPackFacts *facts)
{
  if (assay_scheme_lookup_tag (facts->scheme, ASSAY_TAG_VICTIM_SAFEGUARDING) == NULL)
    return FALSE;
  for (guint i = 0; i < facts->scheme->criteria->len; i++)
    if (assay_criterion_has_tag (facts->scheme->criteria->pdata[i], ASSAY_TAG_VICTIM_SAFEGUARDING))
      return TRUE;

  return FALSE;
}

static void
add_criterion (AssayContent *content,
               const AssayPackFacts *facts,
               const AssayCriterionReadiness *criterion)
{
  g_autofree char *anchor = assay_anchor_criterion (criterion->criterion);
  g_autofree char *why = assay_wording_why (facts->readiness, criterion);
  g_autofree char *label = g_strdup_printf ("%s  ", criterion->criterion->id);
  AssayPhrase *title = assay_phrase_new (ASSAY_TEXT_HEADING);
  AssayPhrase *statement = assay_phrase_new (ASSAY_TEXT_BODY);
  AssayPhrase *page = assay_phrase_new (ASSAY_TEXT_BODY);

  assay_phrase_add (title, ASSAY_SPAN_ACCENT, label);
  assay_phrase_add (title, ASSAY_SPAN_PLAIN, criterion->criterion->title);
  assay_content_add (content,
                     assay_heading_new (ASSAY_HEADING_CRITERION, title,
                                        assay_part_new_state_chip (criterion->state), NULL));
  assay_phrase_add (statement, ASSAY_SPAN_QUIET, criterion->criterion->statement);
  assay_content_add (content, assay_paragraph_new (statement, PARAGRAPH_GAP));
  assay_content_add_paragraph (content, ASSAY_TEXT_BODY, why);
  assay_phrase_add (page, ASSAY_SPAN_PLAIN, _ ("What the service says to it: page "));
  assay_phrase_add_page (page, anchor);
  assay_content_add (content, assay_paragraph_new (page, PARAGRAPH_GAP));
}

void
assay_section_add_safeguarding (AssayContent *content, const AssayPackFacts *facts)
{
  const AssayTerm *tag = assay_scheme_lookup_tag (facts->scheme, ASSAY_TAG_VICTIM_SAFEGUARDING);

  assay_part_begin_section (content, tag->title, ASSAY_ANCHOR_SAFEGUARDING);
  assay_content_add_paragraph (content, ASSAY_TEXT_LEAD, tag->meaning);
  for (guint i = 0; i < facts->readiness->n_criteria; i++)
    {
      const AssayCriterionReadiness *criterion = &facts->readiness->criteria[i];

      if (assay_criterion_has_tag (criterion->criterion, ASSAY_TAG_VICTIM_SAFEGUARDING))
        add_criterion (content, facts, criterion);
    }
  assay_content_end_section (content);
}
