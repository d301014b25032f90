/* What the sections of a review's report are told, and what several of them show in the same way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private notes, openings of sensitive items and the names of people are in the review, and no
 * section reads them: whoever acted is named by role.
 */

#pragma once

#include "core/review/assay-review-agreement.h"
#include "core/review/assay-review-completeness.h"
#include "pack/layout/assay-content.h"
#include "pack/layout/assay-table.h"
#include "pack/numbering/assay-page-map.h"
#include "present/assay-review-report-wording.h"

G_BEGIN_DECLS

/* The submission's pack, as links name it: it is to lie in the report's folder. */
#define ASSAY_REVIEW_PACK_NAME "pack.pdf"

#define ASSAY_REVIEW_ANCHOR_OUTCOME "outcome"
#define ASSAY_REVIEW_ANCHOR_ASKED "asked"
#define ASSAY_REVIEW_ANCHOR_VISITS "visits"
#define ASSAY_REVIEW_ANCHOR_SECOND "second"
#define ASSAY_REVIEW_ANCHOR_BASIS "basis"

/* What points is borrowed, but for @agreement and @roles. @map is NULL where the pages of the
 * pack are not known. @agreement is NULL where there was one assessor, or where what was settled
 * does not tell how much was agreed. */
typedef struct
{
  AssayReview *review;
  AssayScheme *scheme;
  AssayPortfolio *portfolio;
  const AssayPageMap *map;
  AssayDate today;
  AssayReviewCounts counts;
  AssayReviewStanding standing;
  AssayAwardStanding award_standing;
  AssayAgreement *agreement;
  gboolean is_compared; /* @agreement is from both reviews, not only from what was settled */
  char *roles;          /* "Lead assessor, second assessor"; NULL before the declaration */
} AssayReviewFacts;

/* @map is only taken where it is of this very submission. With @other (nullable), the second
 * assessor's review, both are compared: REFUSED as assay_review_compare(). */
AssayReviewFacts *assay_review_facts_new (AssayReview *review,
                                          AssayScheme *scheme,
                                          AssayPortfolio *portfolio,
                                          const AssayPageMap *map,
                                          AssayReview *other,
                                          AssayDate today,
                                          GError **error);
void assay_review_facts_free (AssayReviewFacts *self);

/* Whether a judgement waits to be confirmed: it was made on something else than was submitted. */
gboolean assay_review_facts_is_to_confirm (const AssayReviewFacts *self,
                                           const AssayDetermination *determination);

/* "● Met": a sign and a word. */
AssayPaperChip *assay_review_part_new_chip (AssayJudgement judgement);

/* "E007, p 4 (page 112)", leading to page 112 of the pack. Without @pages the item's cover sheet;
 * without a map, or where the pack does not show it, only text. */
void assay_review_part_add_look (AssayPhrase *phrase,
                                 const AssayReviewFacts *facts,
                                 guint evidence,
                                 const char *pages);

/* The ids of criteria, each leading to its place in the report; "–" for none. NULL-terminated. */
AssayPhrase *assay_review_part_new_criteria (const AssayReviewFacts *facts,
                                             AssayTextStyle style,
                                             const char *const *criteria);

/* One, or "–" for NULL, for a table. */
AssayPhrase *assay_review_part_new_criterion (const AssayReviewFacts *facts, const char *criterion);

/* "R001", by its type's letter. */
char *assay_review_part_format_number (char letter, guint number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayReviewFacts, assay_review_facts_free)

G_END_DECLS
