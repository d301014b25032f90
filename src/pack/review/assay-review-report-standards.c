/* A review's report, standard by standard.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/review/assay-review-state.h"
#include "pack/review/assay-review-report-sections.h"
#include "pack/sections/assay-section-parts.h"
#include "present/assay-review-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define NUMBER_POINTS 26
#define RATING_POINTS 84
#define JUDGEMENT_POINTS 112

static const char *
get_rating (const AssayReviewFacts *facts, const AssayCriterion *criterion)
{
  const AssayResponse *response = assay_portfolio_lookup_response (facts->portfolio, criterion->id);
  const AssayLevel *level = response != NULL && response->level != NULL
                                ? assay_scheme_lookup_level (facts->scheme, response->level)
                                : NULL;

  return level != NULL ? level->title : ASSAY_PART_NOTHING;
}

static void
add_row (AssayBlock *table, const AssayReviewFacts *facts, const AssayCriterion *criterion)
{
  g_autofree char *anchor = assay_anchor_criterion (criterion);
  AssayPhrase *title = assay_phrase_new (ASSAY_TEXT_TABLE);

  assay_phrase_add_link (title, anchor, criterion->title);
  assay_table_add_row (table, NULL);
  assay_table_add_strong (table, criterion->id);
  assay_table_add_phrase (table, title);
  assay_table_add_text (table, get_rating (facts, criterion));
  if (assay_review_is_asked (criterion, facts->portfolio))
    assay_table_add_chip (table, assay_review_part_new_chip (
                                     assay_review_get_judgement (facts->review, criterion->id)));
  else
    assay_table_add_text (table, _ ("Does not apply"));
  assay_table_add_phrase (table, assay_part_new_page (anchor));
}

static AssayBlock *
new_table (const AssayReviewFacts *facts, const AssayStandard *standard)
{
  const AssayColumn columns[] = {
    { "", NUMBER_POINTS, 0, PANGO_ALIGN_LEFT },
    { facts->scheme->word_criterion, 0, 1, PANGO_ALIGN_LEFT },
    { _ ("Service’s rating"), RATING_POINTS, 0, PANGO_ALIGN_LEFT },
    { _ ("Determination"), JUDGEMENT_POINTS, 0, PANGO_ALIGN_LEFT },
    { _ ("Page"), ASSAY_PART_PAGE_POINTS, 0, PANGO_ALIGN_RIGHT },
  };
  AssayBlock *table = assay_table_new (columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < standard->criteria->len; i++)
    add_row (table, facts, standard->criteria->pdata[i]);

  return table;
}

static void
open_standard (AssayContent *content, const AssayReviewFacts *facts, const AssayStandard *standard)
{
  g_autofree char *anchor = assay_anchor_standard (standard);
  g_autofree char *number = g_strdup_printf ("%s  ", standard->id);
  g_autofree char *title = g_strconcat (number, standard->title, NULL);
  AssayPhrase *heading = assay_phrase_new (ASSAY_TEXT_TITLE);

  assay_phrase_add (heading, ASSAY_SPAN_ACCENT, number);
  assay_phrase_add (heading, ASSAY_SPAN_PLAIN, standard->title);
  assay_content_add_bookmark (content, 0, title, anchor);
  assay_content_add (content, assay_heading_new (ASSAY_HEADING_SECTION, heading, NULL, anchor));
  assay_content_add (content, new_table (facts, standard));
}

void
assay_review_report_add_standards (AssayContent *content, const AssayReviewFacts *facts)
{
  for (guint i = 0; i < facts->scheme->standards->len; i++)
    {
      const AssayStandard *standard = facts->scheme->standards->pdata[i];
      g_autofree char *title =
          g_strdup_printf ("%s %s", facts->scheme->word_standard, standard->id);

      assay_content_begin_section (content, title);
      open_standard (content, facts, standard);
      for (guint j = 0; j < standard->criteria->len; j++)
        assay_review_report_add_criterion (content, facts, standard->criteria->pdata[j]);
      assay_content_end_section (content);
    }
}
