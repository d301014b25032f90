/* What an assessor sees of what changed since the round before, and what of it is still to be
 * confirmed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/review/assay-review-edit.h"
#include "core/review/assay-round.h"
#include "present/assay-overview-state.h"

G_BEGIN_DECLS

typedef struct
{
  char *summary;
  char *caution;   /* NULL: none */
  GPtrArray *rows; /* AssayOverviewRow; some lead nowhere */
} AssayReviewChangesState;

/* @before is what was submitted in the round before, @round what this one is about. */
AssayReviewChangesState *assay_review_changes_state_new (const AssayReviewGround *ground,
                                                         const AssayPortfolio *before,
                                                         const AssayRound *round);
void assay_review_changes_state_free (AssayReviewChangesState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayReviewChangesState, assay_review_changes_state_free)

G_END_DECLS
