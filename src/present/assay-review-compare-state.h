/* What comparing with the review of another assessor shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure. Until both have finished, nothing of the other review is in the state: neither what was
 * determined nor by whom.
 */

#pragma once

#include "core/review/assay-review-agreement.h"

G_BEGIN_DECLS

/* What one of the two says of a criterion. */
typedef struct
{
  AssayJudgement judgement;
  char *who;  /* "This review, by Assessor" */
  char *text; /* reason, what is lacking and what was looked at, a paragraph each; never NULL */
} AssayReviewCompareSide;

/* A criterion on which the two differ. */
typedef struct
{
  char *criterion; /* its id */
  char *title;     /* "2.5 Risk assessment" */
  AssayReviewCompareSide own;
  AssayReviewCompareSide other;
  gboolean is_settled;
  char *settled;     /* what was settled, by whom and when, or that nothing is; never NULL */
  char *description; /* all of it, for who hears it */
} AssayReviewCompareRow;

/* Texts are NULL where there is nothing to say. */
typedef struct
{
  char *locked;        /* why nothing can be compared yet */
  char *problem;       /* why the review that was chosen cannot be compared with */
  char *who;           /* "Compared with the review by Second." */
  char *share;         /* "Both reviews agree on 28 of 33 (84.8 %)." */
  char *kappa;         /* the figure, and what it means */
  char *left;          /* how many differences are still to be settled */
  char *caution;       /* the other review has changed since something was settled */
  char *settle_locked; /* why nothing can be settled now */
  GPtrArray *rows;     /* AssayReviewCompareRow, in the scheme's order; never NULL */
} AssayReviewCompareState;

/* @other is the review that was chosen, or NULL while none is. */
AssayReviewCompareState *assay_review_compare_state_new (const AssayReviewGround *ground,
                                                         AssayReview *other);
void assay_review_compare_state_free (AssayReviewCompareState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayReviewCompareState, assay_review_compare_state_free)

G_END_DECLS
