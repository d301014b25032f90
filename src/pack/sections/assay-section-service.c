/* The service: its profile as it answered the scheme's questions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-text.h"
#include "pack/sections/assay-section-parts.h"
#include "pack/sections/assay-sections.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define LABEL_POINTS 150.0

static AssayPhrase *
new_answer (const AssayPackFacts *facts, const AssayQuestion *question)
{
  const AssayAnswer *answer = assay_portfolio_lookup_answer (facts->portfolio, question->id);
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_TABLE);

  if (answer != NULL && !assay_text_is_blank (answer->value))
    {
      g_autofree char *text = assay_wording_answer (question, answer);
      g_autofree char *clean = assay_text_clean (text);

      assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, clean);
    }
  else
    assay_phrase_add (phrase, ASSAY_SPAN_QUIET, _ ("Not answered yet"));

  return phrase;
}

static void
add_measured_by (AssayContent *content, const AssayPackFacts *facts)
{
  AssayBlock *table = assay_part_new_fact_table (LABEL_POINTS);
  const AssayHead *head = facts->portfolio->head;
  g_autofree char *planned = assay_date_format_long (head->planned);
  g_autofree char *round = g_strdup_printf ("%u", head->round);

  assay_content_add_heading (content, ASSAY_HEADING_PART, _ ("What it is measured by"), NULL);
  assay_part_add_fact (table, _ ("Scheme"), facts->scheme->title);
  assay_part_add_fact (table, _ ("Edition"), facts->scheme->edition);
  assay_part_add_fact (table, _ ("Origin of the text"),
                       assay_wording_origin (facts->scheme->origin));
  assay_part_add_fact (table, _ ("Planned submission"),
                       planned != NULL ? planned : _ ("no date yet"));
  assay_part_add_fact (table, _ ("Round"), round);
  assay_content_add (content, table);
}

void
assay_section_add_service (AssayContent *content, const AssayPackFacts *facts)
{
  AssayBlock *table = assay_part_new_fact_table (LABEL_POINTS);

  assay_part_begin_section (content, _ ("The service"), ASSAY_ANCHOR_SERVICE);
  assay_content_add_paragraph (content, ASSAY_TEXT_LEAD, facts->portfolio->head->service);
  for (guint i = 0; i < facts->scheme->questions->len; i++)
    {
      const AssayQuestion *question = facts->scheme->questions->pdata[i];

      assay_part_add_fact_phrase (table, question->title, new_answer (facts, question));
    }
  assay_content_add (content, table);
  add_measured_by (content, facts);
  assay_content_end_section (content);
}
