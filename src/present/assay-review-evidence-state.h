/* What the list of evidence in a review shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/readiness/assay-readiness.h"
#include "core/review/assay-review-edit.h"

G_BEGIN_DECLS

typedef struct
{
  char *number;   /* "E007" */
  char *title;    /* "E007 Case handling procedure" */
  char *subtitle; /* "Policy · since 1 April 2025 · cited at 2.5, 5.1" */
  gboolean is_sensitive;
  gboolean is_opened; /* sensitive, and opened before: "openings" says by whom */
  char *description;  /* all of it, for screen readers */
} AssayReviewEvidenceRow;

/* Items in use whose number, title or kind holds @filter; NULL or "" for all. */
GPtrArray *assay_review_evidence_state_new (const AssayReviewGround *ground, const char *filter);

G_END_DECLS
