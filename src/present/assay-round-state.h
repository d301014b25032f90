/* What is shown of what changed: since a submission, for the service; since the round before, for
 * the assessor.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/review/assay-round.h"

G_BEGIN_DECLS

/* One thing that changed. */
typedef struct
{
  char *where;   /* "2.5 Risk assessment", "E007 “Panel”", "2.5, point k7f2m4xq.003" */
  char *place;   /* "criterion:2.5", "evidence:E007"; NULL where there is none */
  char *what;    /* "the rating, the evidence cited", "replaced by another file", "answered: …" */
  char *earlier; /* for the assessor: "Determined “not met”: to be confirmed"; NULL otherwise */
} AssayRoundRow;

/* Criteria, then items, then points, then what concerns the whole. */
typedef struct
{
  GPtrArray *rows; /* AssayRoundRow */
  char *summary;
  char *caution; /* points that did not come back as they were returned; NULL: none */
} AssayRoundState;

/* For the service: what changed from what was submitted to now. Rows of points say only that the
 * answer changed. */
AssayRoundState *assay_round_state_new_since (const AssayScheme *scheme,
                                              const AssayPortfolio *before,
                                              const AssayPortfolio *after);

/* For the assessor. */
AssayRoundState *assay_round_state_new (const AssayScheme *scheme,
                                        const AssayPortfolio *before,
                                        const AssayPortfolio *after,
                                        const AssayRound *round);
void assay_round_state_free (AssayRoundState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRoundState, assay_round_state_free)

G_END_DECLS
