/* A review of the submission that a PackSample is, with something of everything in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/review/assay-review.h"
#include "pack-sample.h"
#include "pack/numbering/assay-page-map.h"

G_BEGIN_DECLS

/* What must never be in anything that leaves: they stand in notes, openings and names. */
#define REVIEW_SAMPLE_NOTE "Entre nous, the manager seemed tired."
#define REVIEW_SAMPLE_OPENING "Zugelassen for the sampled case."
#define REVIEW_SAMPLE_AUTHOR "Assessor-Login"
#define REVIEW_SAMPLE_OTHER "Second-Login"
#define REVIEW_SAMPLE_DECIDER "Panel-Login"

/* Everything is determined; nothing is recommended. */
AssayReview *review_sample_new (const PackSample *sample);

/* Recommends, decides and awards on what @review holds now. */
void review_sample_recommend (AssayReview *review, AssayOutcome outcome);
void review_sample_decide (AssayReview *review, AssayOutcome outcome);
void review_sample_award (AssayReview *review, guint n_conditions, const char *what);

/* Adds a settlement for a criterion that "met" and "not met" stood against each other on. */
void review_sample_settle (AssayReview *review, const char *criterion);

G_END_DECLS
