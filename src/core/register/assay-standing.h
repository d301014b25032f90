/* Whether a contract's quality clause is kept on a given day, and why. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A clause asks for one of three things (the wording is each commissioner's own, so only dates
 * count): that the mark is held for as long as the contract runs; that it is secured by a day, and
 * held from then on; or that the service works towards it, which is only as good as its milestones.
 *
 * The rules:
 *  - An award counts where its scheme is one that the clause names (or the clause names none), and
 *    its first and last day, its source and the day somebody confirmed it are known. Anything less
 *    is unknown, and so is an award not confirmed for longer than the case allows: what nobody
 * knows is never "met".
 *  - A condition that nobody has met by its day makes the award count as late.
 *  - An award that ends before the contract does is told from the start. It needs renewing: from
 * the long lead time on the reason says so, and from the short one the standing is at risk, unless
 * a submission has been received since the award began: an earlier one led to the award that there
 * is. An award that takes over counts as the renewal only while it counts itself.
 *  - The same lead times hold towards the day on which the mark must first be held.
 *  - A submission counts where it was verified, is of a scheme that counts, and is not older than
 * the long lead time: one that led nowhere by then is not under way. Nor is one that a report has
 * answered that does not find everything met, until the next round.
 *  - Milestones are the way to the mark. When all are reached and none lies ahead, the last that
 * was heard grows old like any information. Where the mark has to be held already, an overdue one
 * is told and decides nothing.
 *  - A clause that is asked of each partner of a partnership is unknown while fewer than two of
 * them are recorded.
 *  - Nothing is asked outside the contract's term; a contract that ended without its clause being
 * kept says so.
 *
 * Two laws follow, and the tests hold them: another award never makes the standing worse
 * (assay_standing_compare()), and from the day asked about up to the next date nothing changes.
 */

#pragma once

#include "base/assay-date.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_STANDING_LAPSED,
  ASSAY_STANDING_LATE,
  ASSAY_STANDING_UNKNOWN,
  ASSAY_STANDING_AT_RISK,
  ASSAY_STANDING_ON_COURSE,
  ASSAY_STANDING_MET_WITH_CONDITIONS,
  ASSAY_STANDING_MET,
  ASSAY_STANDING_NOT_REQUIRED,
} AssayStandingState;

#define ASSAY_N_STANDINGS (ASSAY_STANDING_NOT_REQUIRED + 1)

typedef enum
{
  ASSAY_CLAUSE_NONE,    /* the contract asks for no mark */
  ASSAY_CLAUSE_HOLDS,   /* held from the first to the last day of the contract */
  ASSAY_CLAUSE_SECURES, /* secured by a day, and held from then on */
  ASSAY_CLAUSE_WORKS,   /* worked towards, as the milestones say */
} AssayClauseKind;

#define ASSAY_CLAUSE_LAST ASSAY_CLAUSE_WORKS

/* What a milestone is reached by: by being said to be, by a submission, or by an award. */
typedef enum
{
  ASSAY_MILESTONE_SAID,
  ASSAY_MILESTONE_SUBMITTED,
  ASSAY_MILESTONE_AWARDED,
} AssayMilestoneKind;

#define ASSAY_MILESTONE_LAST ASSAY_MILESTONE_AWARDED

/* Why a contract stands as it does, the most urgent first. The comment says which fields of
 * AssayStandingReason are set. */
typedef enum
{
  ASSAY_WHY_CONDITION_OVERDUE, /* id: the condition; date: its day */
  ASSAY_WHY_MILESTONE_OVERDUE, /* id: the milestone; date: its day */
  ASSAY_WHY_AWARD_WITHDRAWN,   /* id: the award; date: the day it was */
  ASSAY_WHY_AWARD_ENDED,       /* id: the award; date: its last day */
  ASSAY_WHY_NOT_HELD,          /* date: the first day on which it had to be */
  ASSAY_WHY_AWARD_UNDATED,     /* id: the award */
  ASSAY_WHY_AWARD_UNCONFIRMED, /* id: the award: no source, or no day of confirming */
  ASSAY_WHY_INFORMATION_OLD,   /* id: the award; date: when it was confirmed; months: the limit */
  ASSAY_WHY_CONTRACT_UNDATED,  /* - */
  ASSAY_WHY_CLAUSE_UNDATED,    /* - */
  ASSAY_WHY_NO_MILESTONES,     /* - */
  ASSAY_WHY_MILESTONE_UNDATED, /* id: the milestone */
  ASSAY_WHY_MILESTONE_UNCONFIRMED, /* id: the milestone: said to be reached, without a source */
  ASSAY_WHY_MILESTONES_OLD,        /* date: the last that was heard; months: the limit; all are
                                      reached, and none ahead */
  ASSAY_WHY_NO_PARTNERS,           /* - */
  ASSAY_WHY_RENEWAL_DUE,           /* date: the last day held; months: the short lead time */
  ASSAY_WHY_SUBMISSION_DUE,        /* date: the day to be held by; months: the short lead time */
  ASSAY_WHY_MILESTONE_NEAR, /* id: the milestone; date: its day; months: the short lead time */
  ASSAY_WHY_REPORT_AGAINST, /* id: the report; date: the day */
  ASSAY_WHY_SUBMISSION_UNVERIFIED, /* id: what was received; date: the day */
  ASSAY_WHY_CONDITION_OPEN,        /* id: the condition; date: its day */
  ASSAY_WHY_CONDITION_UNDATED,     /* id: the condition */
  ASSAY_WHY_RENEWAL_OPEN,          /* date: the last day held; months: the long lead time */
  ASSAY_WHY_ENDS_BEFORE_CONTRACT,  /* date: the last day held */
  ASSAY_WHY_MILESTONES_PAST,       /* -: all reached, and none ahead */
  ASSAY_WHY_SUBMISSION_RECEIVED,   /* id: what was received; date: the day */
  ASSAY_WHY_AWARD_BEGINS,          /* id: the award; date: its first day */
  ASSAY_WHY_MILESTONE_AHEAD,       /* id: the milestone; date: its day */
  ASSAY_WHY_DUE,                   /* date: the last day by which it is to be secured */
  ASSAY_WHY_OTHER_SCHEME,          /* id: an award in force that the clause does not name */
  ASSAY_WHY_AWARD_IN_FORCE,        /* id: the award; date: its last day */
  ASSAY_WHY_MILESTONE_REACHED,     /* id: the milestone; date: when, where one is known */
  ASSAY_WHY_CONTRACT_NOT_BEGUN,    /* date: its first day */
  ASSAY_WHY_CONTRACT_ENDED_UNKEPT, /* date: its last day, on which the clause was not kept */
  ASSAY_WHY_CONTRACT_ENDED,        /* date: its last day */
  ASSAY_WHY_NO_CLAUSE,             /* - */
} AssayStandingWhy;

#define ASSAY_WHY_LAST ASSAY_WHY_NO_CLAUSE

/* What the commissioner does next. */
typedef enum
{
  ASSAY_STEP_NONE,
  ASSAY_STEP_ASK_CONDITION,     /* ask how a condition was met */
  ASSAY_STEP_ASK_MILESTONE,     /* ask how a milestone was reached */
  ASSAY_STEP_ASK_AWARD,         /* ask when the mark will be held */
  ASSAY_STEP_COMPLETE_AWARD,    /* find out the award's dates */
  ASSAY_STEP_CONFIRM_AWARD,     /* confirm the award with whoever gave it */
  ASSAY_STEP_RECORD_TERM,       /* record the contract's dates */
  ASSAY_STEP_AGREE_DATE,        /* agree by when */
  ASSAY_STEP_AGREE_MILESTONES,  /* agree (further) milestones with their days */
  ASSAY_STEP_CONFIRM_MILESTONE, /* record how it is known */
  ASSAY_STEP_RECORD_PARTNERS,   /* record who the partners are */
  ASSAY_STEP_ASK_RENEWAL,       /* ask for the renewal's submission */
  ASSAY_STEP_ASK_SUBMISSION,    /* ask for the submission */
  ASSAY_STEP_ASK_AGAIN,         /* ask for a submission that can be verified */
  ASSAY_STEP_FOLLOW_CONDITION,  /* ask before the condition's day */
  ASSAY_STEP_PLAN_RENEWAL,      /* ask when the renewal begins */
  ASSAY_STEP_AWAIT_DECISION,    /* wait for the awarding body */
  ASSAY_STEP_FOLLOW_MILESTONE,  /* ask before the milestone's day */
  ASSAY_STEP_FOLLOW_PROGRESS,   /* ask how far the service is */
} AssayStandingStep;

#define ASSAY_STEP_LAST ASSAY_STEP_FOLLOW_PROGRESS

/* "met-with-conditions", "award-ended", "ask-renewal", "holds" …: stable. */
const char *assay_standing_state_get_id (AssayStandingState state);
const char *assay_standing_why_get_id (AssayStandingWhy why);
const char *assay_standing_step_get_id (AssayStandingStep step);
const char *assay_clause_kind_get_id (AssayClauseKind kind);
const char *assay_milestone_kind_get_id (AssayMilestoneKind kind);

/* What is known. Ids are whatever the caller names his values by, unique in their list; 0 is none.
 * Days are inclusive: an award holds on its last day, and "by" a day includes it. */
typedef struct
{
  gint64 id;
  AssayDate due;
  AssayDate met; /* the day on which it was; NONE: not yet */
} AssayCaseCondition;

typedef struct
{
  gint64 id;
  const char *scheme;
  AssayDate from;
  AssayDate until;
  AssayDate withdrawn; /* the first day on which it no longer held; NONE: it was not */
  gboolean is_sourced; /* somebody wrote down where this is known from */
  AssayDate confirmed; /* when it was last confirmed there */
  const AssayCaseCondition *conditions;
  guint n_conditions;
} AssayCaseAward;

typedef struct
{
  gint64 id;
  AssayMilestoneKind kind;
  AssayDate due;
  AssayDate reached; /* of SAID alone */
  gboolean is_sourced;
} AssayCaseMilestone;

/* A submission, or an assessor's report on one. */
typedef struct
{
  gint64 id;
  const char *scheme;
  AssayDate day;
  gboolean is_verified;
  gboolean is_against; /* a report that does not find everything met */
  guint round;         /* 0: nobody knows */
} AssayCaseReceived;

typedef struct
{
  AssayClauseKind clause;
  AssayDate begins;
  AssayDate ends;             /* with every extension taken up; NONE: nobody knows */
  AssayDate by;               /* of SECURES */
  const char *const *schemes; /* ids, NULL at the end; NULL or none: any scheme */
  gboolean lacks_partners;    /* asked of each partner, and they are not recorded */
  const AssayCaseMilestone *milestones;
  guint n_milestones;
  const AssayCaseAward *awards;
  guint n_awards;
  const AssayCaseReceived *received;
  guint n_received;
  guint long_months; /* lead times, and how long information stays good; 0: 12, 3 and 12 */
  guint short_months;
  guint fresh_months;
} AssayStandingCase;

#define ASSAY_STANDING_LONG_MONTHS 12u
#define ASSAY_STANDING_SHORT_MONTHS 3u
#define ASSAY_STANDING_FRESH_MONTHS 12u

/* @makes is what it would make of the day alone. Where that is worse than the standing it did not
 * decide, and @is_aside: something better did. */
typedef struct
{
  AssayStandingWhy why;
  AssayDate date;
  gint64 id;
  guint months;
  AssayStandingState makes;
  gboolean is_aside;
} AssayStandingReason;

/* @next is the day to look again: today where today is the last day of something; NONE where
 * nothing known lies ahead. */
typedef struct
{
  AssayStandingState state;
  AssayDate next;
  AssayStandingStep step;
  GArray *reasons; /* AssayStandingReason: what decided, the most urgent first, at least one; then
                      what is aside, likewise */
} AssayStanding;

/* @on must be a date. */
AssayStanding *assay_standing_compute (const AssayStandingCase *standing_case, AssayDate on);
void assay_standing_free (AssayStanding *self);

/* Less than, equal to or more than 0 as @a is worse than, as good as or better than @b. Late and
 * lapsed are equally bad: both are a clause that is not kept. */
int assay_standing_compare (AssayStandingState a, AssayStandingState b);

/* Whether a clause that stands so is broken. */
gboolean assay_standing_is_broken (AssayStandingState state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayStanding, assay_standing_free)

G_END_DECLS
