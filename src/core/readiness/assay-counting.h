/* Whether a citation counts for a criterion: why, why not, and for how long.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/readiness/assay-readiness.h"

G_BEGIN_DECLS

/* Days on which a citation counts, both ends included. @last is G_MAXUINT32 where there is no end;
 * @first is after @last where there is no day. */
typedef struct
{
  AssayDate first;
  AssayDate last;
} AssayCountingSpan;

/* Of @readiness only what it was asked is looked at: scheme, portfolio, absent files and day.
 * Appends to @reasons (AssayReason) either one ASSAY_REASON_COUNTS or everything that stands in the
 * way of the response's citation number @place, and says which. */
gboolean assay_counting_judge (const AssayReadiness *readiness,
                               const AssayCriterion *criterion,
                               const AssayResponse *response,
                               guint place,
                               GArray *reasons);

/* The days on which the same citation counts. */
AssayCountingSpan assay_counting_compute_span (const AssayReadiness *readiness,
                                               const AssayCriterion *criterion,
                                               const AssayCitation *citation);

G_END_DECLS
