/* How ready a service is on a given day: pure functions from scheme, portfolio and date.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules (design, section 5):
 *  - A criterion is not assessed (no rating that can stand: none, one of another edition, or "not
 *    applicable" without a reason or where the scheme does not allow it), not applicable (said so
 *    with a reason where the scheme allows it, or the profile says it does not apply), a gap (rated
 *    under the threshold), claimed (rated high enough, but no citation counts) or ready (at least
 *    one counts).
 *  - A citation counts on a day when its item is current that day, of a kind the criterion accepts,
 * cited with a place (pages or a heading; an item without a file needs none) and a reason, and
 * carries a privacy statement; and is not withdrawn, nor a file with pages that cannot be read.
 *  - An item is current on a day when its until-date is not past, its period has begun, and the
 * period it covers reaches to within the criterion's look-back. The period ends at @to; without it
 * at @until (the item is in force till then); without both at @from. An item with no date at all is
 * not current where the criterion has a look-back, because nobody can tell.
 *  - A condition on a profile question nobody has answered counts as met: what is asked of nobody
 * is the more dangerous mistake.
 *  - A standard holds when at least one criterion applies and, by the scheme's scoring, enough are
 * ready. The service is ready when all standards hold (flat scoring: when enough criteria are ready
 * overall). Without a single rating the verdict is "not assessed".
 */

#pragma once

#include "core/portfolio/assay-portfolio.h"
#include "core/scheme/assay-scheme.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_STATE_NOT_ASSESSED,
  ASSAY_STATE_NOT_APPLICABLE,
  ASSAY_STATE_GAP,
  ASSAY_STATE_CLAIMED,
  ASSAY_STATE_READY,
} AssayState;

#define ASSAY_N_STATES (ASSAY_STATE_READY + 1)

typedef enum
{
  ASSAY_VERDICT_NOT_ASSESSED,
  ASSAY_VERDICT_NOT_READY,
  ASSAY_VERDICT_READY,
} AssayVerdict;

/* Why a criterion is what it is. The comment says which fields of AssayReason are set. */
typedef enum
{
  ASSAY_REASON_NO_RATING,              /* - */
  ASSAY_REASON_SAID_NOT_APPLICABLE,    /* text: the service's reason */
  ASSAY_REASON_PROFILE_EXCLUDES,       /* id: the question */
  ASSAY_REASON_NOT_APPLICABLE_REFUSED, /* -: said not applicable where the scheme does not allow it
                                        */
  ASSAY_REASON_NOT_APPLICABLE_UNEXPLAINED, /* -: said not applicable without a reason */
  ASSAY_REASON_UNDER_THRESHOLD,            /* id: the level */
  ASSAY_REASON_UNKNOWN_LEVEL,              /* id: a level this edition does not have */
  ASSAY_REASON_NO_CITATION,                /* - */
  ASSAY_REASON_COUNTS,                     /* evidence, citation */
  /* Why a citation does not count; evidence and citation are always set. */
  ASSAY_REASON_MISSING_ITEM,
  ASSAY_REASON_MISSING_FILE, /* the item's file is not in the folder */
  ASSAY_REASON_UNREADABLE,   /* the item's file has pages that cannot be read */
  ASSAY_REASON_WITHDRAWN,
  ASSAY_REASON_NO_KIND,
  ASSAY_REASON_WRONG_KIND,   /* id: the item's kind */
  ASSAY_REASON_UNDATED,      /* months: the look-back */
  ASSAY_REASON_OUT_OF_DATE,  /* date: the until-date */
  ASSAY_REASON_NOT_BEGUN,    /* date: when the period begins */
  ASSAY_REASON_TOO_OLD,      /* date: where its period ends; months: the look-back */
  ASSAY_REASON_NO_SUCH_PAGE, /* the item has fewer pages than are cited */
  ASSAY_REASON_NO_PLACE,
  ASSAY_REASON_NO_WHY,
  ASSAY_REASON_NO_PRIVACY,
} AssayReasonCode;

#define ASSAY_REASON_LAST ASSAY_REASON_NO_PRIVACY

/* "no-rating", "out-of-date" …: stable. */
const char *assay_reason_get_id (AssayReasonCode code);
const char *assay_state_get_id (AssayState state);
const char *assay_verdict_get_id (AssayVerdict verdict);

/* Borrowed pointers live as long as the readiness, which holds scheme and portfolio. @citation is
 * the place in the response's citations. */
typedef struct
{
  AssayReasonCode code;
  guint evidence;
  guint citation;
  const char *id;
  const char *text;
  AssayDate date;
  guint months;
} AssayReason;

/* One criterion. For claimed and ready, reasons cover every citation, and one that does not count
 * has a reason for each thing that stands in its way; ready lists those that count first. */
typedef struct
{
  const AssayCriterion *criterion;
  const AssayResponse *response; /* NULL: none */
  AssayState state;
  guint n_counting; /* citations that count */
  AssayReason *reasons;
  guint n_reasons; /* at least 1 */
} AssayCriterionReadiness;

typedef struct
{
  const AssayStandard *standard;
  gboolean holds;
  guint counts[ASSAY_N_STATES]; /* criteria per state */
  guint n_applicable;
  guint n_assessed; /* applicable and rated */
  int percent; /* share of ready among applicable by weight or number; -1 while nothing is assessed
                */
  const AssayCriterionReadiness
      *weakest; /* the least ready applicable one; NULL when none applies */
} AssayStandardReadiness;

typedef struct
{
  AssayScheme *scheme;
  AssayPortfolio *portfolio;
  GArray *absent; /* guint, ascending: items whose file is not there; NULL for none */
  AssayDate on;
  AssayVerdict verdict;
  guint n_standards;
  guint n_holding;
  AssayStandardReadiness *standards; /* in the scheme's order */
  guint n_criteria;
  AssayCriterionReadiness *criteria; /* in the scheme's order: criteria[criterion->index] */
  guint counts[ASSAY_N_STATES];
  guint n_applicable;
  guint n_assessed;
  int percent;
} AssayReadiness;

/* Pure. @on must be a date. Takes it that every item's file is where it should be. */
AssayReadiness *
assay_readiness_compute (AssayScheme *scheme, AssayPortfolio *portfolio, AssayDate on);

/* The same with the folder as it was found: @absent (guint, ascending, or NULL) are the numbers of
 * items whose file is not there (assay_portfolio_folder_list_absent()). They count for nothing,
 * because a file that nobody can open must never make a service look ready. */
AssayReadiness *assay_readiness_compute_as_found (AssayScheme *scheme,
                                                  AssayPortfolio *portfolio,
                                                  const GArray *absent,
                                                  AssayDate on);

/* The same scheme, portfolio and folder on another day. */
AssayReadiness *assay_readiness_compute_on (const AssayReadiness *self, AssayDate on);

AssayReadiness *assay_readiness_ref (AssayReadiness *self);
void assay_readiness_unref (AssayReadiness *self);

/* The day a person means when they do not say: the planned submission date while it lies ahead of
 * @today or on it, otherwise @today. Evidence that will be out of date by then must not look ready
 * now. */
AssayDate assay_readiness_choose_date (const AssayPortfolio *portfolio, AssayDate today);

/* Whether the profile lets the criterion, or a look-for line, apply. */
gboolean assay_condition_is_met (const AssayCondition *condition, const AssayPortfolio *portfolio);

/* The first day after the readiness's own, up to and including @to, on which any criterion is less
 * ready with nobody touching anything; ASSAY_DATE_NONE when none is. */
AssayDate assay_readiness_find_fall (const AssayReadiness *self, AssayDate to);

/* The first day after the readiness's own on which a criterion that is ready then no longer is;
 * ASSAY_DATE_NONE when that day never comes. */
AssayDate assay_readiness_find_fall_of (const AssayReadiness *self,
                                        const AssayCriterionReadiness *criterion);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayReadiness, assay_readiness_unref)

G_END_DECLS
