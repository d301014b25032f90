/* What the history of a review shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/review/assay-review-folder.h"

G_BEGIN_DECLS

typedef struct
{
  char *what; /* "Determined 2.5 “Further work”" */
  char *who;  /* "today 14:02, Assessor" */
} AssayReviewHistoryLine;

/* AssayReviewHistoryLine, newest first. @entries: AssayEntry, oldest first; @now in UTC seconds. */
GPtrArray *
assay_review_history_state_new (const AssayScheme *scheme, const GPtrArray *entries, gint64 now);

G_END_DECLS
