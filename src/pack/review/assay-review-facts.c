/* What the sections of a review's report are told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/review/assay-review-facts.h"

#include "base/assay-text.h"
#include "core/portfolio/assay-pages.h"
#include "core/review/assay-review-state.h"
#include "pack/sections/assay-section-parts.h"
#include "present/assay-review-wording.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* --- Gathering --- */

/* What was settled tells what both said of everything, if all of it is about one other assessor:
 * where nothing was settled they said the same. */
static gboolean
is_with_one_other (const AssayReview *review)
{
  const AssaySettlement *first =
      review->settlements->len > 0 ? review->settlements->pdata[0] : NULL;

  for (guint i = 1; i < review->settlements->len; i++)
    {
      const AssaySettlement *settlement = review->settlements->pdata[i];

      if (g_strcmp0 (settlement->other_author, first->other_author) != 0)
        return FALSE;
    }

  return first != NULL;
}

static AssayAgreement *
agree_by_settlements (const AssayReviewFacts *facts)
{
  const AssayReview *review = facts->review;
  AssayAgreement *agreement;

  if (!is_with_one_other (review)
      || !assay_review_is_finished (review, facts->scheme, facts->portfolio))
    return NULL;
  agreement = g_new0 (AssayAgreement, 1);
  agreement->comparisons = g_array_new (FALSE, FALSE, sizeof (AssayComparison));
  for (guint i = 0; i < facts->scheme->criteria->len; i++)
    {
      const AssayCriterion *criterion = facts->scheme->criteria->pdata[i];
      const AssayDetermination *determination =
          assay_review_lookup_determination (review, criterion->id);
      AssayComparison one = { .criterion = criterion };

      if (!assay_review_is_asked (criterion, facts->portfolio) || determination == NULL)
        continue;
      one.settlement = assay_review_lookup_settlement (review, criterion->id);
      one.own = one.settlement != NULL ? one.settlement->own : determination->judgement;
      one.other = one.settlement != NULL ? one.settlement->other : determination->judgement;
      g_array_append_val (agreement->comparisons, one);
      agreement->table[one.own][one.other]++;
    }
  assay_agreement_compute (agreement);

  return agreement;
}

/* One role a line, in a sentence. */
static char *
join_roles (const AssayDeclaration *declaration)
{
  g_auto (GStrv) lines = NULL;

  if (declaration == NULL || assay_text_is_blank (declaration->roles))
    return NULL;
  lines = g_strsplit (declaration->roles, "\n", -1);

  return g_strjoinv (", ", lines);
}

AssayReviewFacts *
assay_review_facts_new (AssayReview *review,
                        AssayScheme *scheme,
                        AssayPortfolio *portfolio,
                        const AssayPageMap *map,
                        AssayReview *other,
                        AssayDate today,
                        GError **error)
{
  const AssayReviewGround ground = {
    .review = review, .scheme = scheme, .portfolio = portfolio, .today = today
  };
  g_autoptr (AssayReviewFacts) self = g_new0 (AssayReviewFacts, 1);

  self->review = review;
  self->scheme = scheme;
  self->portfolio = portfolio;
  if (map != NULL && g_strcmp0 (map->fingerprint, review->head->fingerprint) == 0)
    self->map = map;
  self->today = today;
  self->counts = assay_review_compute_counts (&ground);
  self->standing = assay_review_compute_standing (review);
  self->award_standing = assay_review_compute_award_standing (review);
  self->roles = join_roles (assay_review_get_declaration (review));
  self->is_compared = other != NULL;
  self->agreement =
      other != NULL ? assay_review_compare (&ground, other, error) : agree_by_settlements (self);
  if (other != NULL && self->agreement == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

void
assay_review_facts_free (AssayReviewFacts *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->agreement, assay_agreement_free);
  g_free (self->roles);
  g_free (self);
}

gboolean
assay_review_facts_is_to_confirm (const AssayReviewFacts *self,
                                  const AssayDetermination *determination)
{
  return assay_review_compute_carrying (determination, self->scheme, self->portfolio)
         == ASSAY_CARRYING_CHANGED;
}

/* --- What is shown in the same way --- */

/* The palette of readiness, whose order of good and bad is the same. */
static AssayColour
colour_of (AssayJudgement judgement)
{
  static const AssayState like[] = { ASSAY_STATE_NOT_ASSESSED, ASSAY_STATE_READY,
                                     ASSAY_STATE_CLAIMED, ASSAY_STATE_GAP, ASSAY_STATE_GAP };

  G_STATIC_ASSERT (G_N_ELEMENTS (like) == ASSAY_N_JUDGEMENTS);

  return assay_chart_palette_paper.states[like[judgement]];
}

AssayPaperChip *
assay_review_part_new_chip (AssayJudgement judgement)
{
  return assay_paper_chip_new (assay_review_word_judgement_sign (judgement),
                               assay_review_word_judgement (judgement), colour_of (judgement));
}

static const AssayPageEntry *
find_pages (const AssayReviewFacts *facts, AssayPageKind kind, const char *number)
{
  const AssayPageEntry *entry =
      facts->map != NULL ? assay_page_map_lookup (facts->map, kind, number) : NULL;

  return entry != NULL && entry->pages->len > 0 ? entry : NULL;
}

/* The pages of the pack that show a range of an item's own pages; none where one of them is not
 * shown. */
static GArray *
list_shown (const AssayPageEntry *entry, const AssayPageRange *range)
{
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (guint));

  if (entry != NULL && range->last <= entry->pages->len)
    g_array_append_vals (shown, &g_array_index (entry->pages, guint, range->first - 1),
                         range->last - range->first + 1);

  return shown;
}

/* "p 4 (page 112)"; @lead is what stands before it: the item's number, or what parts it from the
 * range before. */
static void
add_range (AssayPhrase *phrase,
           const AssayPageEntry *entry,
           const AssayPageRange *range,
           const char *lead)
{
  g_autoptr (GArray) shown = list_shown (entry, range);
  g_autofree char *own = range->first == range->last
                             ? g_strdup_printf (_ ("p %u"), range->first)
                             : g_strdup_printf (_ ("pp %u–%u"), range->first, range->last);
  g_autofree char *text = NULL, *pages = NULL;

  if (shown->len == 0)
    {
      text = g_strconcat (lead, own, NULL);
      assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, text);
      return;
    }
  pages = assay_page_list_format (shown);
  text = shown->len == 1 ? g_strdup_printf (_ ("%s%s (page %s)"), lead, own, pages)
                         : g_strdup_printf (_ ("%s%s (pages %s)"), lead, own, pages);
  assay_phrase_add_file_link (phrase, ASSAY_REVIEW_PACK_NAME, g_array_index (shown, guint, 0),
                              text);
}

static void
add_whole_item (AssayPhrase *phrase, const AssayPageEntry *cover, const char *number)
{
  guint page = cover != NULL ? g_array_index (cover->pages, guint, 0) : 0;
  g_autofree char *text = g_strdup_printf (_ ("%s (page %u)"), number, page);

  if (page > 0)
    assay_phrase_add_file_link (phrase, ASSAY_REVIEW_PACK_NAME, page, text);
  else
    assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, number);
}

void
assay_review_part_add_look (AssayPhrase *phrase,
                            const AssayReviewFacts *facts,
                            guint evidence,
                            const char *pages)
{
  g_autofree char *number = assay_evidence_format_number (evidence);
  g_autofree char *lead = g_strconcat (number, ", ", NULL);
  const AssayPageEntry *item = find_pages (facts, ASSAY_PAGE_ITEM, number);
  g_autoptr (GArray) ranges = pages != NULL ? assay_pages_parse (pages, NULL) : NULL;

  if (ranges == NULL || ranges->len == 0)
    {
      add_whole_item (phrase, find_pages (facts, ASSAY_PAGE_COVER, number), number);
      return;
    }
  for (guint i = 0; i < ranges->len; i++)
    {
      if (i > 0)
        assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, ", ");
      add_range (phrase, item, &g_array_index (ranges, AssayPageRange, i), i == 0 ? lead : "");
    }
}

AssayPhrase *
assay_review_part_new_criteria (const AssayReviewFacts *facts,
                                AssayTextStyle style,
                                const char *const *criteria)
{
  AssayPhrase *phrase = assay_phrase_new (style);

  for (guint i = 0; criteria != NULL && criteria[i] != NULL; i++)
    {
      const AssayCriterion *criterion = assay_scheme_lookup_criterion (facts->scheme, criteria[i]);
      g_autofree char *anchor = criterion != NULL ? assay_anchor_criterion (criterion) : NULL;

      if (i > 0)
        assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, ", ");
      if (anchor != NULL)
        assay_phrase_add_link (phrase, anchor, criteria[i]);
      else
        assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, criteria[i]);
    }
  if (assay_phrase_is_empty (phrase))
    assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, ASSAY_PART_NOTHING);

  return phrase;
}

AssayPhrase *
assay_review_part_new_criterion (const AssayReviewFacts *facts, const char *criterion)
{
  const char *const one[] = { criterion, NULL };

  return assay_review_part_new_criteria (facts, ASSAY_TEXT_TABLE, one);
}

char *
assay_review_part_format_number (char letter, guint number)
{
  return g_strdup_printf ("%c%03u", letter, number);
}
