/* The first two pages of a review's report: whose it is and what it is not, and where things stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It must never look like an awarding body's own paper.
 */

#include "base/assay-text.h"
#include "pack/review/assay-review-report-sections.h"
#include "pack/sections/assay-section-parts.h"
#include "present/assay-review-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define ABOVE_TITLE 72.0
#define ABOVE_FACTS 36.0
#define FACTS_WIDTH 440.0
#define LABEL_POINTS 128.0

/* --- Cover --- */

static void
add_title (AssayContent *content, const AssayReviewFacts *facts)
{
  g_autofree char *against = g_strdup_printf (_ ("against the %s, edition %s"),
                                              facts->scheme->title, facts->scheme->edition);

  assay_content_add (content, assay_space_new (ABOVE_TITLE));
  assay_part_add_cover_title (content, _ ("Review report"), facts->review->head->service, FALSE,
                              against);
}

static char *
describe_interest (const AssayDeclaration *declaration)
{
  const char *word = assay_review_word_interest (declaration->interest);

  return assay_text_is_blank (declaration->statement)
             ? g_strdup_printf (_ ("%s."), word)
             : g_strdup_printf (_ ("%s.\n%s"), word, declaration->statement);
}

static void
add_declaration (AssayBlock *table, const AssayReviewFacts *facts)
{
  const AssayDeclaration *declaration = assay_review_get_declaration (facts->review);
  g_autofree char *interest = NULL, *day = NULL;

  if (declaration == NULL)
    {
      assay_part_add_cover_fact (table, _ ("Assessed by"), ASSAY_TEXT_BODY, ASSAY_SPAN_PLAIN,
                                 _ ("not declared yet"));
      return;
    }
  interest = describe_interest (declaration);
  day = assay_date_format_long (declaration->day);
  assay_part_add_cover_fact (table, _ ("Assessed by"), ASSAY_TEXT_BODY, ASSAY_SPAN_PLAIN,
                             declaration->roles);
  assay_part_add_cover_fact (table, _ ("Conflict of interest"), ASSAY_TEXT_BODY, ASSAY_SPAN_PLAIN,
                             interest);
  if (day != NULL)
    assay_part_add_cover_fact (table, _ ("Declared on"), ASSAY_TEXT_BODY, ASSAY_SPAN_PLAIN, day);
}

static void
add_facts (AssayContent *content, const AssayReviewFacts *facts)
{
  const AssayReviewHead *head = facts->review->head;
  AssayBlock *table = assay_part_new_fact_table (LABEL_POINTS);
  g_autofree char *round = g_strdup_printf ("%u", head->round);
  g_autofree char *date = assay_date_format_long (facts->today);
  g_autofree char *standing = assay_review_word_standing (facts->review);
  g_autofree char *fingerprint = assay_part_group_digits (head->fingerprint, 4, 64, 8);

  assay_table_set_style (table, ASSAY_TEXT_BODY);
  assay_table_set_width (table, FACTS_WIDTH);
  assay_part_add_cover_fact (table, _ ("Outcome"), ASSAY_TEXT_BODY, ASSAY_SPAN_STRONG, standing);
  assay_part_add_cover_fact (table, _ ("Round"), ASSAY_TEXT_BODY, ASSAY_SPAN_PLAIN, round);
  assay_part_add_cover_fact (table, _ ("Fingerprint"), ASSAY_TEXT_COVER_DIGEST, ASSAY_SPAN_PLAIN,
                             fingerprint);
  add_declaration (table, facts);
  assay_part_add_cover_fact (table, _ ("Report of"), ASSAY_TEXT_BODY, ASSAY_SPAN_PLAIN, date);
  assay_content_add (content, assay_space_new (ABOVE_FACTS));
  assay_content_add (content, table);
}

void
assay_review_report_add_cover (AssayContent *content, const AssayReviewFacts *facts)
{
  assay_content_begin_section (content, _ ("Cover"));
  assay_content_add_bookmark (content, 0, _ ("Cover"), ASSAY_ANCHOR_COVER);
  add_title (content, facts);
  add_facts (content, facts);
  assay_part_add_cover_foot (
      content, facts->scheme,
      _ ("Made with Assay. This report is the assessor’s own statement. It is not "
         "an official document of any awarding body."));
  assay_content_end_section (content);
}

/* --- Contents --- */

static AssayBlock *
new_contents (const AssayReviewFacts *facts)
{
  AssayBlock *table = assay_part_new_contents ();

  assay_part_add_entry (table, "", _ ("Outcome"), ASSAY_REVIEW_ANCHOR_OUTCOME);
  for (guint i = 0; i < facts->scheme->standards->len; i++)
    {
      const AssayStandard *standard = facts->scheme->standards->pdata[i];
      g_autofree char *anchor = assay_anchor_standard (standard);

      assay_part_add_entry (table, standard->id, standard->title, anchor);
    }
  assay_part_add_entry (table, "", _ ("Asked of the service"), ASSAY_REVIEW_ANCHOR_ASKED);
  assay_part_add_entry (table, "", _ ("Visits, questions and samples"), ASSAY_REVIEW_ANCHOR_VISITS);
  if (assay_review_report_has_second (facts))
    assay_part_add_entry (table, "", _ ("Two assessors"), ASSAY_REVIEW_ANCHOR_SECOND);
  assay_part_add_entry (table, "", _ ("What this report rests on"), ASSAY_REVIEW_ANCHOR_BASIS);

  return table;
}

/* A sign and its word, so that a reader knows them before the first table. */
static AssayPhrase *
new_signs_note (void)
{
  AssayPhrase *phrase = assay_phrase_new_text (ASSAY_TEXT_BODY, _ ("Determinations: "));

  for (guint i = ASSAY_JUDGEMENT_MET; i < ASSAY_N_JUDGEMENTS; i++)
    {
      g_autofree char *text = g_strdup_printf (_ ("%s %s, "), assay_review_word_judgement_sign (i),
                                               assay_review_word_judgement (i));

      assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, text);
    }
  assay_phrase_add (phrase, ASSAY_SPAN_PLAIN,
                    _ ("made by the assessor alone; nothing is worked out from ratings."));

  return phrase;
}

void
assay_review_report_add_contents (AssayContent *content, const AssayReviewFacts *facts)
{
  const char *links =
      facts->map != NULL
          ? _ ("“E007, p 4 (page 112)” is page 4 of evidence item E007, which is page 112 of the "
               "submission’s pack. It opens there when pack.pdf lies in the same folder as this "
               "report.")
          : _ ("“E007, p 4” is page 4 of evidence item E007. Pages of the submission’s pack are "
               "not given, because it does not say what is on them.");
  AssayBlock *list = assay_list_new ();

  assay_part_begin_section (content, _ ("Contents"), ASSAY_ANCHOR_CONTENTS);
  assay_content_add (content, new_contents (facts));
  assay_content_add_heading (content, ASSAY_HEADING_PART, _ ("How to read this report"), NULL);
  assay_list_add (list, new_signs_note ());
  assay_list_add (list, assay_phrase_new_text (ASSAY_TEXT_BODY, links));
  assay_list_add (
      list, assay_phrase_new_text (ASSAY_TEXT_BODY,
                                   _ ("What the service says is shortened here; the pack has it in "
                                      "full.")));
  assay_list_add (list, assay_phrase_new_text (
                            ASSAY_TEXT_BODY, _ ("People are named by their role. Private notes are "
                                                "not in this report.")));
  assay_content_add (content, list);
  assay_content_end_section (content);
}
