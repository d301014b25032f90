/* Where the review stands: recommendation, determinations in numbers, decision and award.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-text.h"
#include "core/review/assay-review-state.h"
#include "pack/layout/assay-notice.h"
#include "pack/review/assay-review-report-sections.h"
#include "pack/sections/assay-section-parts.h"
#include "present/assay-review-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define LABEL_POINTS 128.0
#define COUNT_POINTS 48
#define NUMBER_POINTS 20
#define LOWEST_POINTS 100

/* --- Recommendation --- */

static void
add_recommendation (AssayContent *content, const AssayReviewFacts *facts)
{
  const AssayRecommendation *recommendation = assay_review_get_recommendation (facts->review);
  g_autofree char *day = NULL, *line = NULL;

  if (recommendation == NULL || facts->standing == ASSAY_REVIEW_STANDING_CHANGED)
    return;
  day = assay_date_format_long (recommendation->day);
  line = g_strdup_printf (_ ("%s. Recommended on %s."),
                          assay_review_word_outcome (recommendation->outcome), day);
  assay_content_add_heading (content, ASSAY_HEADING_PART, _ ("The assessor’s recommendation"),
                             NULL);
  assay_content_add_paragraph (content, ASSAY_TEXT_BODY, line);
  assay_content_add_heading (content, ASSAY_HEADING_LABEL, _ ("Reasons"), NULL);
  assay_content_add_paragraphs (content, ASSAY_TEXT_BODY, recommendation->reasons);
}

/* --- In numbers --- */

typedef struct
{
  guint counts[ASSAY_N_JUDGEMENTS];
  guint n_asked;
  AssayJudgement lowest; /* NONE as soon as one is not determined */
} Tally;

static Tally
tally_standard (const AssayReviewFacts *facts, const AssayStandard *standard)
{
  Tally tally = { .lowest = ASSAY_JUDGEMENT_MET };

  for (guint i = 0; i < standard->criteria->len; i++)
    {
      const AssayCriterion *criterion = standard->criteria->pdata[i];
      AssayJudgement judgement = assay_review_get_judgement (facts->review, criterion->id);

      if (!assay_review_is_asked (criterion, facts->portfolio))
        continue;
      tally.n_asked++;
      tally.counts[judgement]++;
      tally.lowest = MAX (tally.lowest, judgement);
    }
  if (tally.n_asked == 0 || tally.counts[ASSAY_JUDGEMENT_NONE] > 0)
    tally.lowest = ASSAY_JUDGEMENT_NONE;

  return tally;
}

static void
add_count (AssayBlock *table, guint count)
{
  g_autofree char *text = g_strdup_printf ("%u", count);

  assay_table_add_text (table, count > 0 ? text : ASSAY_PART_NOTHING);
}

static void
add_standard_row (AssayBlock *table, const AssayReviewFacts *facts, const AssayStandard *standard)
{
  Tally tally = tally_standard (facts, standard);
  g_autofree char *anchor = assay_anchor_standard (standard);
  AssayPhrase *title = assay_phrase_new (ASSAY_TEXT_TABLE);

  assay_phrase_add_link (title, anchor, standard->title);
  assay_table_add_row (table, NULL);
  assay_table_add_strong (table, standard->id);
  assay_table_add_phrase (table, title);
  for (guint i = ASSAY_JUDGEMENT_MET; i < ASSAY_N_JUDGEMENTS; i++)
    add_count (table, tally.counts[i]);
  if (tally.n_asked > 0)
    assay_table_add_chip (table, assay_review_part_new_chip (tally.lowest));
  else
    assay_table_add_text (table, _ ("Does not apply"));
}

static char *
format_head (AssayJudgement judgement)
{
  return g_strdup_printf ("%s %s", assay_review_word_judgement_sign (judgement),
                          assay_review_word_judgement (judgement));
}

static void
add_carried (AssayContent *content, const AssayReviewFacts *facts)
{
  guint n_waiting = facts->counts.n_to_confirm;
  guint n_carried = facts->counts.n_carried;

  if (n_carried > 0)
    {
      g_autofree char *note = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "%u of these is carried from an earlier round: nothing has changed that it "
                       "was made on.",
                       "%u of these are carried from earlier rounds: nothing has changed that they "
                       "were made on.",
                       n_carried),
          n_carried);

      assay_content_add_note (content, note);
    }
  if (n_waiting > 0)
    {
      g_autofree char *note = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "%u of these was made on something else than was submitted, and waits to be "
                       "confirmed.",
                       "%u of these were made on something else than was submitted, and wait to be "
                       "confirmed.",
                       n_waiting),
          n_waiting);

      assay_content_add_note (content, note);
    }
}

static void
add_numbers (AssayContent *content, const AssayReviewFacts *facts)
{
  g_autofree char *met = format_head (ASSAY_JUDGEMENT_MET);
  g_autofree char *conditions = format_head (ASSAY_JUDGEMENT_CONDITIONS);
  g_autofree char *further = format_head (ASSAY_JUDGEMENT_FURTHER_WORK);
  g_autofree char *not_met = format_head (ASSAY_JUDGEMENT_NOT_MET);
  g_autofree char *counts = assay_review_word_counts (&facts->counts);
  const AssayColumn columns[] = {
    { "", NUMBER_POINTS, 0, PANGO_ALIGN_LEFT },
    { facts->scheme->word_standard, 0, 1, PANGO_ALIGN_LEFT },
    { met, COUNT_POINTS - 10, 0, PANGO_ALIGN_RIGHT },
    { conditions, COUNT_POINTS + 10, 0, PANGO_ALIGN_RIGHT },
    { further, COUNT_POINTS, 0, PANGO_ALIGN_RIGHT },
    { not_met, COUNT_POINTS, 0, PANGO_ALIGN_RIGHT },
    { _ ("Lowest"), LOWEST_POINTS, 0, PANGO_ALIGN_LEFT },
  };
  AssayBlock *table = assay_table_new (columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < facts->scheme->standards->len; i++)
    add_standard_row (table, facts, facts->scheme->standards->pdata[i]);
  assay_content_add_heading (content, ASSAY_HEADING_PART, _ ("What was determined"), NULL);
  assay_content_add_paragraph (content, ASSAY_TEXT_BODY, counts);
  assay_content_add (content, table);
  add_carried (content, facts);
}

/* --- Decision and award --- */

static void
add_earlier (AssayContent *content, const AssayReview *review)
{
  AssayBlock *list;

  if (review->decisions->len < 2)
    return;
  list = assay_list_new ();
  for (guint i = 0; i + 1 < review->decisions->len; i++)
    {
      const AssayDecision *decision = review->decisions->pdata[i];
      g_autofree char *number = assay_review_part_format_number ('D', decision->number);
      g_autofree char *day = assay_date_format_long (decision->day);
      g_autofree char *text =
          g_strdup_printf (_ ("%s, %s, by the %s: %s."), number, day, decision->role,
                           assay_review_word_outcome (decision->outcome));

      assay_list_add (list, assay_phrase_new_text (ASSAY_TEXT_BODY, text));
    }
  assay_content_add_heading (content, ASSAY_HEADING_LABEL, _ ("Decided before"), NULL);
  assay_content_add (content, list);
}

static void
add_decision (AssayContent *content, const AssayReviewFacts *facts)
{
  const AssayDecision *decision = assay_review_get_decision (facts->review);
  AssayBlock *table = assay_part_new_fact_table (LABEL_POINTS);
  g_autofree char *number = NULL, *day = NULL, *fingerprint = NULL;
  AssayPhrase *digest = assay_phrase_new (ASSAY_TEXT_DIGEST);

  number = assay_review_part_format_number ('D', decision->number);
  day = assay_date_format_long (decision->day);
  fingerprint = assay_part_group_digits (decision->fingerprint, 4, 64, 8);
  assay_phrase_add (digest, ASSAY_SPAN_PLAIN, fingerprint);
  assay_part_add_fact (table, _ ("Decision"), assay_review_word_outcome (decision->outcome));
  assay_part_add_fact (table, _ ("Number"), number);
  assay_part_add_fact (table, _ ("Decided by"), decision->role);
  assay_part_add_fact (table, _ ("Date"), day);
  assay_part_add_fact_phrase (table, _ ("Made on submission"), digest);
  assay_content_add_heading (content, ASSAY_HEADING_PART, _ ("The decision"), NULL);
  assay_content_add (content, table);
  assay_content_add_heading (content, ASSAY_HEADING_LABEL, _ ("Reasons"), NULL);
  assay_content_add_paragraphs (content, ASSAY_TEXT_BODY, decision->reasons);
  add_earlier (content, facts->review);
}

static void
add_conditions (AssayContent *content, const AssayAward *award)
{
  const AssayColumn columns[] = {
    { _ ("Due"), 72, 0, PANGO_ALIGN_LEFT },
    { _ ("Condition"), 0, 1, PANGO_ALIGN_LEFT },
  };
  AssayBlock *table;

  if (award->conditions->len == 0)
    return;
  table = assay_table_new (columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < award->conditions->len; i++)
    {
      const AssayAwardCondition *condition = award->conditions->pdata[i];
      g_autofree char *due = assay_date_format_short (condition->due);

      assay_table_add_row (table, NULL);
      assay_table_add_text (table, due != NULL ? due : ASSAY_PART_NOTHING);
      assay_table_add_text (table, condition->what);
    }
  assay_content_add_heading (content, ASSAY_HEADING_LABEL, _ ("Conditions"), NULL);
  assay_content_add (content, table);
}

static void
add_award (AssayContent *content, const AssayReviewFacts *facts)
{
  const AssayAward *award = assay_review_get_award (facts->review);
  AssayBlock *table;
  g_autofree char *from = NULL, *until = NULL;

  if (facts->award_standing != ASSAY_AWARD_HOLDS)
    {
      const char *why = assay_review_word_award_standing (facts->award_standing);
      g_autofree char *text =
          g_strdup_printf (_ ("An award is recorded and does not hold: %s."), why);

      if (award != NULL)
        assay_content_add_note (content, text);
      return;
    }
  from = assay_date_format_long (award->from);
  until = assay_date_format_long (award->until);
  table = assay_part_new_fact_table (LABEL_POINTS);
  assay_part_add_fact (table, _ ("From"), from);
  assay_part_add_fact (table, _ ("Until"), until);
  assay_content_add_heading (content, ASSAY_HEADING_PART, _ ("The award"), NULL);
  assay_content_add (content, table);
  add_conditions (content, award);
}

/* --- The whole --- */

static void
add_draft_notice (AssayContent *content, const AssayReviewFacts *facts)
{
  const AssayDeclaration *declaration = assay_review_get_declaration (facts->review);

  if (declaration != NULL && declaration->interest == ASSAY_INTEREST_BARRED)
    assay_content_add (content,
                       assay_notice_new (_ ("The assessor is barred"),
                                         _ ("By the declaration on the cover somebody else must "
                                            "assess this service.")));
  switch (facts->standing)
    {
    case ASSAY_REVIEW_STANDING_DRAFT:
    case ASSAY_REVIEW_STANDING_CHANGED:
    case ASSAY_REVIEW_STANDING_REOPENED:
      assay_content_add (content, assay_notice_new (_ ("A draft"),
                                                    _ ("This report shows a review that is not "
                                                       "finished. Do not act on it as an "
                                                       "outcome.")));
      break;
    case ASSAY_REVIEW_STANDING_BROKEN:
      assay_content_add (content, assay_notice_new (_ ("The decision does not hold"),
                                                    _ ("What stands here is not what was decided "
                                                       "on. Recommend and decide again.")));
      break;
    case ASSAY_REVIEW_STANDING_RECOMMENDED:
    case ASSAY_REVIEW_STANDING_DECIDED:
      break;
    }
}

/* Whoever reads the outcome sees with it what speaks against it. A recommendation on another state
 * is not shown. */
static void
add_doubts (AssayContent *content, const AssayReviewFacts *facts)
{
  g_autofree char *doubts = assay_review_word_doubts (facts->review, facts->scheme,
                                                      assay_review_get_outcome (facts->review));

  if (doubts != NULL && facts->standing != ASSAY_REVIEW_STANDING_CHANGED)
    assay_content_add (content,
                       assay_notice_new (_ ("Judgements speak against this outcome"), doubts));
}

void
assay_review_report_add_outcome (AssayContent *content, const AssayReviewFacts *facts)
{
  g_autofree char *standing = assay_review_word_standing (facts->review);

  assay_part_begin_section (content, _ ("Outcome"), ASSAY_REVIEW_ANCHOR_OUTCOME);
  assay_content_add_paragraph (content, ASSAY_TEXT_LEAD, standing);
  add_draft_notice (content, facts);
  add_doubts (content, facts);
  add_numbers (content, facts);
  add_recommendation (content, facts);
  if (assay_review_get_decision (facts->review) != NULL)
    add_decision (content, facts);
  add_award (content, facts);
  assay_content_end_section (content);
}
