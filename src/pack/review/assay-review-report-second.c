/* How far two assessors agreed, and what they settled.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/review/assay-review-report-sections.h"
#include "pack/sections/assay-section-parts.h"
#include "present/assay-review-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define CRITERION_POINTS 46
#define JUDGEMENT_POINTS 90
#define COUNT_POINTS 80

gboolean
assay_review_report_has_second (const AssayReviewFacts *facts)
{
  return facts->agreement != NULL || facts->review->settlements->len > 0;
}

/* The counts that percentage and kappa are worked out from. */
static void
add_counts (AssayContent *content, const AssayAgreement *agreement)
{
  const AssayColumn columns[] = {
    { _ ("This review down, the other across"), 0, 1, PANGO_ALIGN_LEFT },
    { assay_review_word_judgement (ASSAY_JUDGEMENT_MET), COUNT_POINTS, 0, PANGO_ALIGN_RIGHT },
    { assay_review_word_judgement (ASSAY_JUDGEMENT_CONDITIONS), COUNT_POINTS, 0,
      PANGO_ALIGN_RIGHT },
    { assay_review_word_judgement (ASSAY_JUDGEMENT_FURTHER_WORK), COUNT_POINTS, 0,
      PANGO_ALIGN_RIGHT },
    { assay_review_word_judgement (ASSAY_JUDGEMENT_NOT_MET), COUNT_POINTS, 0, PANGO_ALIGN_RIGHT },
  };
  AssayBlock *table = assay_table_new (columns, G_N_ELEMENTS (columns));

  for (guint own = ASSAY_JUDGEMENT_MET; own < ASSAY_N_JUDGEMENTS; own++)
    {
      assay_table_add_row (table, NULL);
      assay_table_add_strong (table, assay_review_word_judgement (own));
      for (guint other = ASSAY_JUDGEMENT_MET; other < ASSAY_N_JUDGEMENTS; other++)
        {
          g_autofree char *text = g_strdup_printf ("%u", agreement->table[own][other]);

          assay_table_add_text (table, text);
        }
    }
  assay_content_add (content, table);
}

static void
add_agreement (AssayContent *content, const AssayReviewFacts *facts)
{
  const AssayAgreement *agreement = facts->agreement;
  g_autofree char *sentence = NULL, *kappa = NULL;

  if (agreement == NULL)
    {
      assay_content_add_note (content, _ ("How far both agreed on everything cannot be told from "
                                          "what was settled."));
      return;
    }
  sentence = assay_review_word_agreement (agreement);
  assay_content_add_paragraph (content, ASSAY_TEXT_LEAD, sentence);
  if (agreement->has_kappa)
    {
      kappa = assay_review_word_kappa (agreement->kappa);
      assay_content_add_paragraph (content, ASSAY_TEXT_BODY, kappa);
    }
  if (!facts->is_compared)
    assay_content_add_note (content, _ ("Worked out from what was settled: where nothing was "
                                        "settled, both are taken to have said the same."));
  add_counts (content, agreement);
}

static void
add_settlements (AssayContent *content, const AssayReviewFacts *facts)
{
  const AssayColumn columns[] = {
    { facts->scheme->word_criterion, CRITERION_POINTS, 0, PANGO_ALIGN_LEFT },
    { _ ("This review"), JUDGEMENT_POINTS, 0, PANGO_ALIGN_LEFT },
    { _ ("The other"), JUDGEMENT_POINTS, 0, PANGO_ALIGN_LEFT },
    { _ ("Settled"), JUDGEMENT_POINTS, 0, PANGO_ALIGN_LEFT },
    { _ ("Why"), 0, 1, PANGO_ALIGN_LEFT },
  };
  const GPtrArray *settlements = facts->review->settlements;
  AssayBlock *table;

  if (settlements->len == 0)
    return;
  table = assay_table_new (columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < settlements->len; i++)
    {
      const AssaySettlement *settlement = settlements->pdata[i];

      assay_table_add_row (table, NULL);
      assay_table_add_phrase (table,
                              assay_review_part_new_criterion (facts, settlement->criterion));
      assay_table_add_chip (table, assay_review_part_new_chip (settlement->own));
      assay_table_add_chip (table, assay_review_part_new_chip (settlement->other));
      assay_table_add_chip (table, assay_review_part_new_chip (settlement->settled));
      assay_table_add_text (table, settlement->text);
    }
  assay_content_add_heading (content, ASSAY_HEADING_PART, _ ("What was settled"), NULL);
  assay_content_add (content, table);
}

/* Where both reviews are at hand, what differs still is said too. */
static void
add_open (AssayContent *content, const AssayReviewFacts *facts)
{
  AssayBlock *list = NULL;

  for (guint i = 0; facts->is_compared && i < facts->agreement->comparisons->len; i++)
    {
      const AssayComparison *one =
          &g_array_index (facts->agreement->comparisons, AssayComparison, i);
      g_autofree char *text = NULL;

      if (one->own == one->other || one->settlement != NULL)
        continue;
      text = g_strdup_printf (_ ("%s %s: “%s” here, “%s” in the other review."), one->criterion->id,
                              one->criterion->title, assay_review_word_judgement (one->own),
                              assay_review_word_judgement (one->other));
      if (list == NULL)
        list = assay_list_new ();
      assay_list_add (list, assay_phrase_new_text (ASSAY_TEXT_BODY, text));
    }
  if (list == NULL)
    return;
  assay_content_add_heading (content, ASSAY_HEADING_PART, _ ("Not settled yet"), NULL);
  assay_content_add (content, list);
}

void
assay_review_report_add_second (AssayContent *content, const AssayReviewFacts *facts)
{
  if (!assay_review_report_has_second (facts))
    return;
  assay_part_begin_section (content, _ ("Two assessors"), ASSAY_REVIEW_ANCHOR_SECOND);
  add_agreement (content, facts);
  add_settlements (content, facts);
  add_open (content, facts);
  assay_content_end_section (content);
}
