/* What the overview of a review shows: what still stands between the assessor and a recommendation,
 * how far it is, and what exactly is being judged.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/review/assay-review-edit.h"
#include "core/submission/assay-known-keys.h"
#include "present/assay-overview-state.h"

G_BEGIN_DECLS

/* Who signed the submission, as they say (NULL: nobody can be told), and what that is worth. */
typedef struct
{
  const char *name;
  AssaySignerStanding standing;
} AssayReviewSigner;

/* A fact about the submission: "Fingerprint", "9f3a …". */
typedef struct
{
  char *label;
  char *text;
} AssayReviewFact;

typedef struct
{
  char *verdict;         /* one sentence: where the review stands */
  char *line;            /* "Round 1 · 10 met, 2 met with conditions, 21 not determined" */
  GPtrArray *in_the_way; /* AssayOverviewRow */
  GPtrArray *facts;      /* AssayReviewFact */
  gboolean is_free;      /* nothing stands in the way of a recommendation */
} AssayReviewOverviewState;

/* @signer may be NULL: nobody has looked. */
AssayReviewOverviewState *assay_review_overview_state_new (const AssayReviewGround *ground,
                                                           const AssayReviewSigner *signer);
void assay_review_overview_state_free (AssayReviewOverviewState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayReviewOverviewState, assay_review_overview_state_free)

G_END_DECLS
