/* Contracts to be judged, sketched in a few lines of text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One thing to a line; "-" is a day that nobody knows:
 *
 *     contract 2025-04-01 2028-03-31
 *     holds rss                             (or: secures 2026-03-31 rss; works-towards; none)
 *     partnerless                           (asked of each partner, and none is recorded)
 *     award 1 rss 2024-01-01 2026-12-31 2026-06-01       (from, until, confirmed)
 *     hearsay                               (the award above has no source)
 *     withdrawn 2026-02-01                  (the award above)
 *     condition 11 2026-09-30 -             (of the award above: due, met)
 *     milestone 21 said 2026-03-31 2026-02-01             (due, reached)
 *     hearsay-milestone                     (the milestone above has no source)
 *     received 31 rss 2026-02-01 verified   (or: refused; or: against 2, a report on round 2; or:
 *                                            round 2, a submission)
 */

#pragma once

#include "core/register/assay-standing.h"

G_BEGIN_DECLS

#define CASE_SKETCH_ROOM 8u

typedef struct
{
  AssayStandingCase is;
  char *schemes[CASE_SKETCH_ROOM];
  AssayCaseAward awards[CASE_SKETCH_ROOM];
  AssayCaseCondition conditions[CASE_SKETCH_ROOM][CASE_SKETCH_ROOM];
  AssayCaseMilestone milestones[CASE_SKETCH_ROOM];
  AssayCaseReceived received[CASE_SKETCH_ROOM];
  GPtrArray *texts;
} CaseSketch;

CaseSketch *case_sketch_new (const char *text);
void case_sketch_free (CaseSketch *self);

/* "state: reason reason; next; step", the ids of a standing; what is aside behind a bar. */
char *case_sketch_format (const AssayStanding *standing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CaseSketch, case_sketch_free)

G_END_DECLS
