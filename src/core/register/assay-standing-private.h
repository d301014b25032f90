/* What the parts of the standing share while one is worked out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder.
 */

#pragma once

#include "core/register/assay-standing.h"

G_BEGIN_DECLS

/* A case on a day, with what has been found so far. @awards is sorted, so that the order in which
 * things were entered cannot matter. */
typedef struct
{
  const AssayStandingCase *is;
  AssayDate on;
  AssayDate next;
  GArray *reasons; /* AssayStandingReason */
  const AssayCaseAward **awards;
  guint long_months;
  guint short_months;
  guint fresh_months;
} AssayStandingWork;

/* The ids in the order of AssayClauseKind and AssayMilestoneKind, NULL at the end. */
extern const char *const assay_clause_words[];
extern const char *const assay_milestone_words[];

AssayStandingStep assay_standing_why_get_step (AssayStandingWhy why);

/* What a reason makes of the day alone; NOT_REQUIRED where it never speaks against it. */
AssayStandingState assay_standing_why_get_state (AssayStandingWhy why);

void assay_standing_say (
    AssayStandingWork *work, AssayStandingWhy why, gint64 id, AssayDate date, guint months);

/* A day ahead: one on which something begins, and the last one of something. NONE is none. */
void assay_standing_meet_first_day (AssayStandingWork *work, AssayDate day);
void assay_standing_meet_last_day (AssayStandingWork *work, AssayDate day);

/* Whether the clause takes awards of @scheme. */
gboolean assay_standing_accepts_scheme (const AssayStandingWork *work, const char *scheme);

/* What the awards alone make of the day: MET, MET_WITH_CONDITIONS, AT_RISK where it has to be
 * renewed, UNKNOWN, LATE or LAPSED. */
AssayStandingState assay_standing_judge_awards (AssayStandingWork *work);

/* Whether an award that counts covers @day and is known well enough on the day asked about. */
gboolean assay_standing_is_covered (AssayStandingWork *work, AssayDate day);

/* Says the latest submission after @since that counts as under way; FALSE for none. NONE: whenever
 * it was. */
gboolean assay_standing_is_under_way (AssayStandingWork *work, AssayDate since);

/* The first day of the award that began last, whether it still holds or not; NONE for none. */
AssayDate assay_standing_find_last_begin (const AssayStandingWork *work);

/* What the milestones make of a clause that is worked towards. */
AssayStandingState assay_standing_judge_milestones (AssayStandingWork *work);

/* Says how the milestones stand on the way to the mark; TRUE where one is overdue. */
gboolean assay_standing_has_overdue_milestone (AssayStandingWork *work);

/* Says the milestones that nobody recorded as reached by their day, where the mark is held. */
void assay_standing_say_forgotten_milestones (AssayStandingWork *work);

G_END_DECLS
