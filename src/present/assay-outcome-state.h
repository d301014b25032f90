/* What the page of recommendation, decision and award shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/review/assay-review-edit.h"
#include "present/assay-review-overview-state.h"

G_BEGIN_DECLS

/* One of the three steps. @status says what there is, and why it cannot be made now. */
typedef struct
{
  char *status;
  gboolean can_make;
} AssayOutcomeStep;

typedef struct
{
  AssayReviewOverviewState *overview;
  AssayOutcomeStep recommendation;
  AssayOutcomeStep decision;
  AssayOutcomeStep award;
} AssayOutcomeState;

AssayOutcomeState *assay_outcome_state_new (const AssayReviewGround *ground);
void assay_outcome_state_free (AssayOutcomeState *self);

/* What can be recommended, or decided (AssayLevel), ids as in files. */
GPtrArray *assay_outcome_list (gboolean of_decision);

/* The conditions of an award as they are written: one a line, the day in front
 * ("2027-03-01 Show two cases"). AssayAwardCondition, empty for a blank text; NULL with INVALID,
 * naming the line. */
GPtrArray *assay_outcome_parse_conditions (const char *text, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayOutcomeState, assay_outcome_state_free)

G_END_DECLS
