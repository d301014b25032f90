/* One criterion in a review's report: what was asked, what the service says, what was determined
 * and why.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-text.h"
#include "core/review/assay-review-state.h"
#include "pack/review/assay-review-report-sections.h"
#include "pack/sections/assay-section-parts.h"
#include "present/assay-review-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define PARAGRAPH_GAP 3.0
/* About four lines: the pack has the rest. */
#define SHORT_CHARS 360u

static void
add_heading (AssayContent *content,
             const AssayReviewFacts *facts,
             const AssayCriterion *criterion,
             const AssayDetermination *determination)
{
  g_autofree char *anchor = assay_anchor_criterion (criterion);
  g_autofree char *number = g_strdup_printf ("%s  ", criterion->id);
  g_autofree char *title = g_strdup_printf ("%s %s", criterion->id, criterion->title);
  AssayJudgement judgement = assay_review_get_judgement (facts->review, criterion->id);
  gboolean asked = assay_review_is_asked (criterion, facts->portfolio);
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_HEADING);
  AssayBlock *heading;

  assay_phrase_add (phrase, ASSAY_SPAN_ACCENT, number);
  assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, criterion->title);
  heading = assay_heading_new (
      ASSAY_HEADING_CRITERION, phrase,
      asked ? assay_review_part_new_chip (judgement)
            : assay_paper_chip_new (ASSAY_PART_NOTHING, _ ("Does not apply"), assay_colour_quiet),
      anchor);
  if (determination != NULL && assay_review_facts_is_to_confirm (facts, determination))
    assay_heading_add_chip (heading,
                            assay_paper_chip_new ("?", _ ("To be confirmed"), assay_colour_accent));
  assay_content_add_bookmark (content, 1, title, anchor);
  assay_content_add (content, heading);
}

static void
add_quiet (AssayContent *content, const char *text)
{
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_BODY);

  assay_phrase_add (phrase, ASSAY_SPAN_QUIET, text);
  assay_content_add (content, assay_paragraph_new (phrase, PARAGRAPH_GAP));
}

/* --- What the service says --- */

/* Where the pack has it in full; 0 where that is not known. */
static guint
find_page (const AssayReviewFacts *facts, const AssayCriterion *criterion)
{
  g_autofree char *anchor = assay_anchor_criterion (criterion);
  const AssayPageEntry *entry =
      facts->map != NULL ? assay_page_map_lookup (facts->map, ASSAY_PAGE_PLACE, anchor) : NULL;

  return entry != NULL && entry->pages->len > 0 ? g_array_index (entry->pages, guint, 0) : 0;
}

static void
add_in_full (AssayPhrase *phrase, const AssayReviewFacts *facts, const AssayCriterion *criterion)
{
  guint page = find_page (facts, criterion);
  g_autofree char *text = g_strdup_printf (_ ("In full on page %u"), page);

  if (page == 0)
    return;
  assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, " ");
  assay_phrase_add_file_link (phrase, ASSAY_REVIEW_PACK_NAME, page, text);
}

static void
add_said (AssayPhrase *phrase, const char *text)
{
  g_autofree char *folded = NULL, *shortened = NULL;

  if (assay_text_is_blank (text))
    return;
  folded = assay_text_fold_space (text);
  shortened = assay_text_shorten (folded, SHORT_CHARS);
  assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, shortened);
}

static void
add_service (AssayContent *content, const AssayReviewFacts *facts, const AssayCriterion *criterion)
{
  const AssayResponse *response = assay_portfolio_lookup_response (facts->portfolio, criterion->id);
  const AssayLevel *level = response != NULL && response->level != NULL
                                ? assay_scheme_lookup_level (facts->scheme, response->level)
                                : NULL;
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_BODY);

  assay_content_add_heading (content, ASSAY_HEADING_LABEL, _ ("What the service says"), NULL);
  if (level != NULL)
    {
      g_autofree char *title = g_strdup_printf (_ ("%s. "), level->title);

      assay_phrase_add (phrase, ASSAY_SPAN_STRONG, title);
    }
  if (response != NULL)
    {
      add_said (phrase, response->reason);
      add_said (phrase, response->text);
    }
  if (assay_phrase_is_empty (phrase))
    assay_phrase_add (phrase, ASSAY_SPAN_QUIET, _ ("Nothing."));
  else
    add_in_full (phrase, facts, criterion);
  assay_content_add (content, assay_paragraph_new (phrase, PARAGRAPH_GAP));
}

/* --- What was determined --- */

static void
add_block (AssayContent *content, const char *label, const char *text)
{
  if (assay_text_is_blank (text))
    return;
  assay_content_add_heading (content, ASSAY_HEADING_LABEL, label, NULL);
  assay_content_add_paragraphs (content, ASSAY_TEXT_BODY, text);
}

static void
add_settlement (AssayContent *content, const AssaySettlement *settlement)
{
  g_autofree char *line = NULL, *day = NULL;

  if (settlement == NULL)
    return;
  day = assay_date_format_long (settlement->day);
  line = g_strdup_printf (_ ("Two assessors differed: “%s” here, “%s” in the other review. "
                             "Settled as “%s” on %s."),
                          assay_review_word_judgement (settlement->own),
                          assay_review_word_judgement (settlement->other),
                          assay_review_word_judgement (settlement->settled), day);
  assay_content_add_heading (content, ASSAY_HEADING_LABEL, _ ("Settled between two assessors"),
                             NULL);
  assay_content_add_paragraph (content, ASSAY_TEXT_BODY, line);
  assay_content_add_paragraphs (content, ASSAY_TEXT_BODY, settlement->text);
}

static void
add_looked (AssayContent *content,
            const AssayReviewFacts *facts,
            const AssayDetermination *determination)
{
  AssayBlock *list;

  if (determination->looked->len == 0)
    return;
  list = assay_list_new ();
  for (guint i = 0; i < determination->looked->len; i++)
    {
      const AssayLook *look = determination->looked->pdata[i];
      const AssayEvidence *item =
          assay_portfolio_lookup_evidence (facts->portfolio, look->evidence);
      AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_BODY);
      g_autofree char *title =
          g_strdup_printf ("  %s", item != NULL ? item->title : _ ("not in this submission"));

      assay_review_part_add_look (phrase, facts, look->evidence, look->pages);
      assay_phrase_add (phrase, ASSAY_SPAN_QUIET, title);
      assay_list_add (list, phrase);
    }
  assay_content_add_heading (content, ASSAY_HEADING_LABEL, _ ("Items looked at"), NULL);
  assay_content_add (content, list);
}

/* Words that need no colour and no sign: there are four of them in a line. */
static void
add_qualities (AssayContent *content, const AssayDetermination *determination)
{
  AssayPhrase *phrase;
  gboolean is_said = FALSE;

  for (guint i = 0; i < ASSAY_N_QUALITIES; i++)
    is_said = is_said || determination->qualities[i] != ASSAY_SAID_NOTHING;
  if (!is_said)
    return;
  phrase = assay_phrase_new (ASSAY_TEXT_BODY);
  for (guint i = 0; i < ASSAY_N_QUALITIES; i++)
    {
      AssaySaid said = determination->qualities[i];
      g_autofree char *text = g_strdup_printf (_ ("%s: "), assay_review_word_quality (i));

      if (i > 0)
        assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, "   ");
      assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, text);
      assay_phrase_add (phrase, said == ASSAY_SAID_NO ? ASSAY_SPAN_STRONG : ASSAY_SPAN_PLAIN,
                        assay_review_word_said (said));
    }
  assay_content_add_heading (content, ASSAY_HEADING_LABEL, _ ("Whether the evidence suffices"),
                             NULL);
  assay_content_add (content, assay_paragraph_new (phrase, PARAGRAPH_GAP));
}

static void
add_carrying (AssayContent *content,
              const AssayReviewFacts *facts,
              const AssayDetermination *determination)
{
  gboolean is_to_confirm = assay_review_facts_is_to_confirm (facts, determination);
  g_autofree char *text = NULL;

  if (determination->carried > 0)
    text = g_strdup_printf (
        is_to_confirm ? _ ("This determination is from round %u and waits to be confirmed.")
                      : _ ("This determination is carried from round %u: nothing has changed that "
                           "it was made on."),
        determination->carried);
  else if (is_to_confirm)
    text = g_strdup (_ ("This determination was made on something else than was submitted, and "
                        "waits to be confirmed."));
  if (text != NULL)
    assay_content_add_note (content, text);
}

static void
add_reason (AssayContent *content, const AssayDetermination *determination, gboolean is_settled)
{
  g_autofree char *word =
      g_strdup_printf (_ ("%s. "), assay_review_word_judgement (determination->judgement));
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_BODY);

  assay_content_add_heading (content, ASSAY_HEADING_LABEL,
                             is_settled ? _ ("Determination and reason before it was settled")
                                        : _ ("Determination and reason"),
                             NULL);
  assay_phrase_add (phrase, ASSAY_SPAN_STRONG, word);
  if (!assay_text_is_blank (determination->reason))
    assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, determination->reason);
  assay_content_add (content, assay_paragraph_new (phrase, PARAGRAPH_GAP));
}

static void
add_determination (AssayContent *content,
                   const AssayReviewFacts *facts,
                   const AssayDetermination *determination)
{
  const AssaySettlement *settlement =
      assay_review_lookup_settlement (facts->review, determination->criterion);

  if (determination->judgement != ASSAY_JUDGEMENT_NONE)
    add_reason (content, determination, settlement != NULL);
  add_carrying (content, facts, determination);
  add_settlement (content, settlement);
  add_block (content, _ ("What is lacking"), determination->lacking);
  add_looked (content, facts, determination);
  add_qualities (content, determination);
  add_block (content, _ ("Comment to the service"), determination->comment);
}

void
assay_review_report_add_criterion (AssayContent *content,
                                   const AssayReviewFacts *facts,
                                   const AssayCriterion *criterion)
{
  const AssayDetermination *determination =
      assay_review_lookup_determination (facts->review, criterion->id);

  add_heading (content, facts, criterion, determination);
  add_quiet (content, criterion->statement);
  add_service (content, facts, criterion);
  /* One that holds nothing but a private note must read like none at all. */
  if ((determination == NULL || determination->judgement == ASSAY_JUDGEMENT_NONE)
      && assay_review_is_asked (criterion, facts->portfolio))
    assay_content_add_note (content, _ ("Nothing is determined here yet."));
  if (determination != NULL)
    add_determination (content, facts, determination);
}
