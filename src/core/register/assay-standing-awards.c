/* What the awards and the submissions make of a day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Several awards may be in force at once; the best of them decides, so that one more can never make
 * it worse. How long the mark lasts is followed from award to award as long as one takes over from
 * the other without a day between.
 */

#include "core/register/assay-standing-private.h"

gboolean
assay_standing_accepts_scheme (const AssayStandingWork *work, const char *scheme)
{
  const char *const *schemes = work->is->schemes;

  if (schemes == NULL || schemes[0] == NULL)
    return TRUE;

  return scheme != NULL && g_strv_contains (schemes, scheme);
}

/* --- One award --------------------------------------------------------------------------------
 */

/* The last day on which it holds; NONE where nobody knows. */
static AssayDate
get_last_day (const AssayCaseAward *award)
{
  if (award->withdrawn == ASSAY_DATE_NONE)
    return award->until;
  if (award->until == ASSAY_DATE_NONE)
    return award->withdrawn - 1;

  return MIN (award->until, award->withdrawn - 1);
}

static gboolean
is_in_force (const AssayCaseAward *award, AssayDate day)
{
  AssayDate last = get_last_day (award);

  return award->from <= day && (last == ASSAY_DATE_NONE || day <= last);
}

static gboolean
is_dated (const AssayCaseAward *award)
{
  return award->from != ASSAY_DATE_NONE && get_last_day (award) != ASSAY_DATE_NONE;
}

static gboolean
is_confirmed (const AssayCaseAward *award)
{
  return award->is_sourced && award->confirmed != ASSAY_DATE_NONE;
}

/* Information counts up to this day, and no longer. */
static AssayDate
get_fresh_until (const AssayStandingWork *work, const AssayCaseAward *award)
{
  return assay_date_add_months (award->confirmed, (int) work->fresh_months);
}

static gboolean
is_known (const AssayCaseAward *award)
{
  return is_dated (award) && is_confirmed (award);
}

/* LATE for a condition past its day, MET_WITH_CONDITIONS for one that is open, MET for none. */
static AssayStandingState
judge_conditions (AssayStandingWork *work, const AssayCaseAward *award)
{
  AssayStandingState state = ASSAY_STANDING_MET;

  for (guint i = 0; i < award->n_conditions; i++)
    {
      const AssayCaseCondition *condition = &award->conditions[i];

      assay_standing_meet_first_day (work, condition->met);
      if (condition->met != ASSAY_DATE_NONE && condition->met <= work->on)
        continue;
      assay_standing_meet_last_day (work, condition->due);
      if (condition->due == ASSAY_DATE_NONE)
        assay_standing_say (work, ASSAY_WHY_CONDITION_UNDATED, condition->id, ASSAY_DATE_NONE, 0);
      else if (condition->due < work->on)
        assay_standing_say (work, ASSAY_WHY_CONDITION_OVERDUE, condition->id, condition->due, 0);
      else
        assay_standing_say (work, ASSAY_WHY_CONDITION_OPEN, condition->id, condition->due, 0);
      if (condition->due != ASSAY_DATE_NONE && condition->due < work->on)
        state = ASSAY_STANDING_LATE;
      else
        state = MIN (state, ASSAY_STANDING_MET_WITH_CONDITIONS);
    }

  return state;
}

/* One that is in force. */
static AssayStandingState
judge_award (AssayStandingWork *work, const AssayCaseAward *award)
{
  AssayStandingState state;

  if (!is_dated (award))
    assay_standing_say (work, ASSAY_WHY_AWARD_UNDATED, award->id, ASSAY_DATE_NONE, 0);
  if (!is_confirmed (award))
    assay_standing_say (work, ASSAY_WHY_AWARD_UNCONFIRMED, award->id, ASSAY_DATE_NONE, 0);
  if (!is_known (award))
    return ASSAY_STANDING_UNKNOWN;

  assay_standing_say (work, ASSAY_WHY_AWARD_IN_FORCE, award->id, get_last_day (award), 0);
  state = judge_conditions (work, award);
  assay_standing_meet_last_day (work, get_fresh_until (work, award));
  if (work->on <= get_fresh_until (work, award))
    return state;
  assay_standing_say (work, ASSAY_WHY_INFORMATION_OLD, award->id, award->confirmed,
                      work->fresh_months);

  return MIN (state, ASSAY_STANDING_UNKNOWN);
}

/* --- All of them ------------------------------------------------------------------------------
 */

/* Whether it would count, were it in force today. */
static gboolean
counts_today (AssayStandingWork *work, const AssayCaseAward *award)
{
  gboolean is_kept = TRUE;

  if (!is_known (award))
    return FALSE;
  for (guint i = 0; i < award->n_conditions; i++)
    {
      const AssayCaseCondition *condition = &award->conditions[i];

      assay_standing_meet_first_day (work, condition->met);
      assay_standing_meet_last_day (work, condition->due);
      if (condition->due != ASSAY_DATE_NONE && condition->due < work->on
          && (condition->met == ASSAY_DATE_NONE || condition->met > work->on))
        is_kept = FALSE;
    }
  assay_standing_meet_last_day (work, get_fresh_until (work, award));

  return is_kept && work->on <= get_fresh_until (work, award);
}

/* How long the mark is held from the day asked about on. */
typedef struct
{
  AssayDate last;  /* the last day reached without a gap */
  AssayDate since; /* the earliest first day of the awards that reach so far */
} Run;

/* The awards are sorted by their first day, so one pass follows the run. */
static Run
find_run (AssayStandingWork *work)
{
  Run run = { work->on - 1, ASSAY_DATE_NONE };

  for (guint i = 0; i < work->is->n_awards; i++)
    {
      const AssayCaseAward *award = work->awards[i];

      if (!assay_standing_accepts_scheme (work, award->scheme) || award->from > run.last + 1
          || get_last_day (award) < work->on || !counts_today (work, award))
        continue;
      run.last = MAX (run.last, get_last_day (award));
      if (run.since == ASSAY_DATE_NONE)
        run.since = award->from;
    }

  return run;
}

/* Whether the mark has to be renewed before the contract ends, and how near that is. */
static AssayStandingState
judge_renewal (AssayStandingWork *work, AssayStandingState state)
{
  Run run = find_run (work);
  AssayDate last = run.last;
  AssayDate wide = assay_date_add_months (last, -(int) work->long_months);
  AssayDate near = assay_date_add_months (last, -(int) work->short_months);

  assay_standing_meet_last_day (work, last);
  if (work->is->ends != ASSAY_DATE_NONE && last >= work->is->ends)
    return state;
  assay_standing_meet_first_day (work, wide);
  assay_standing_meet_first_day (work, near);
  assay_standing_say (work, ASSAY_WHY_ENDS_BEFORE_CONTRACT, 0, last, 0);
  if (work->on < wide || assay_standing_is_under_way (work, run.since))
    return state;
  if (work->on < near)
    {
      assay_standing_say (work, ASSAY_WHY_RENEWAL_OPEN, 0, last, work->long_months);
      return state;
    }
  assay_standing_say (work, ASSAY_WHY_RENEWAL_DUE, 0, last, work->short_months);

  return ASSAY_STANDING_AT_RISK;
}

/* Nothing in force: the award that ended last is why, or else there never was one. */
static AssayStandingState
judge_past (AssayStandingWork *work)
{
  const AssayCaseAward *ended = NULL;

  for (guint i = 0; i < work->is->n_awards; i++)
    {
      const AssayCaseAward *award = work->awards[i];
      AssayDate last = get_last_day (award);

      if (!assay_standing_accepts_scheme (work, award->scheme) || last == ASSAY_DATE_NONE
          || last >= work->on || last < award->from)
        continue;
      if (ended == NULL || last > get_last_day (ended))
        ended = award;
    }
  if (ended == NULL)
    return ASSAY_STANDING_LATE;
  if (get_last_day (ended) == ended->until)
    assay_standing_say (work, ASSAY_WHY_AWARD_ENDED, ended->id, ended->until, 0);
  else
    assay_standing_say (work, ASSAY_WHY_AWARD_WITHDRAWN, ended->id, ended->withdrawn, 0);

  return ASSAY_STANDING_LAPSED;
}

static void
say_not_in_force (AssayStandingWork *work, const AssayCaseAward *award)
{
  assay_standing_meet_first_day (work, award->from);
  if (award->from <= work->on || !is_known (award) || get_last_day (award) < award->from)
    return;
  assay_standing_say (work, ASSAY_WHY_AWARD_BEGINS, award->id, award->from, 0);
  assay_standing_meet_last_day (work, get_fresh_until (work, award));
  if (work->on <= get_fresh_until (work, award))
    return;
  assay_standing_say (work, ASSAY_WHY_INFORMATION_OLD, award->id, award->confirmed,
                      work->fresh_months);
  /* Today another one counts; this one is no renewal yet. */
  g_array_index (work->reasons, AssayStandingReason, work->reasons->len - 1).makes =
      ASSAY_STANDING_AT_RISK;
}

AssayStandingState
assay_standing_judge_awards (AssayStandingWork *work)
{
  AssayStandingState best = ASSAY_STANDING_LATE;
  gboolean is_any = FALSE;

  for (guint i = 0; i < work->is->n_awards; i++)
    {
      const AssayCaseAward *award = work->awards[i];

      if (!assay_standing_accepts_scheme (work, award->scheme))
        {
          if (is_in_force (award, work->on))
            assay_standing_say (work, ASSAY_WHY_OTHER_SCHEME, award->id, ASSAY_DATE_NONE, 0);
          assay_standing_meet_first_day (work, award->from);
          assay_standing_meet_last_day (work, get_last_day (award));
          continue;
        }
      if (!is_in_force (award, work->on))
        {
          say_not_in_force (work, award);
          continue;
        }
      is_any = TRUE;
      assay_standing_meet_last_day (work, get_last_day (award));
      best = MAX (best, judge_award (work, award));
    }
  if (!is_any)
    return judge_past (work);

  return best >= ASSAY_STANDING_MET_WITH_CONDITIONS ? judge_renewal (work, best) : best;
}

gboolean
assay_standing_is_covered (AssayStandingWork *work, AssayDate day)
{
  gboolean is_covered = FALSE;

  for (guint i = 0; i < work->is->n_awards; i++)
    {
      const AssayCaseAward *award = work->awards[i];

      if (!assay_standing_accepts_scheme (work, award->scheme) || !is_in_force (award, day))
        continue;
      if (!is_dated (award))
        assay_standing_say (work, ASSAY_WHY_AWARD_UNDATED, award->id, ASSAY_DATE_NONE, 0);
      if (!is_confirmed (award))
        assay_standing_say (work, ASSAY_WHY_AWARD_UNCONFIRMED, award->id, ASSAY_DATE_NONE, 0);
      if (!is_known (award))
        continue;
      assay_standing_meet_last_day (work, get_fresh_until (work, award));
      if (work->on > get_fresh_until (work, award))
        {
          assay_standing_say (work, ASSAY_WHY_INFORMATION_OLD, award->id, award->confirmed,
                              work->fresh_months);
          continue;
        }
      if (judge_conditions (work, award) == ASSAY_STANDING_LATE)
        continue;
      assay_standing_say (work, ASSAY_WHY_AWARD_IN_FORCE, award->id, get_last_day (award), 0);
      is_covered = TRUE;
    }

  return is_covered;
}

/* --- What was received ------------------------------------------------------------------------
 */

AssayDate
assay_standing_find_last_begin (const AssayStandingWork *work)
{
  AssayDate last = ASSAY_DATE_NONE;

  for (guint i = 0; i < work->is->n_awards; i++)
    {
      const AssayCaseAward *award = work->awards[i];

      if (assay_standing_accepts_scheme (work, award->scheme) && award->from <= work->on)
        last = MAX (last, award->from);
    }

  return last;
}

/* What a report answers is what came before it, but for a later round that crossed it. */
static gboolean
is_answered (const AssayStandingWork *work, const AssayCaseReceived *submission)
{
  for (guint i = 0; i < work->is->n_received; i++)
    {
      const AssayCaseReceived *report = &work->is->received[i];
      gboolean is_of_before =
          report->round != 0 && submission->round != 0 && report->round < submission->round;

      if (report->is_against && report->is_verified && report->day <= work->on
          && report->day >= submission->day && !is_of_before
          && assay_standing_accepts_scheme (work, report->scheme))
        return TRUE;
    }

  return FALSE;
}

static const AssayCaseReceived *
choose_later (const AssayCaseReceived *a, const AssayCaseReceived *b)
{
  if (a == NULL || b->day > a->day || (b->day == a->day && b->id < a->id))
    return b;

  return a;
}

gboolean
assay_standing_is_under_way (AssayStandingWork *work, AssayDate since)
{
  const AssayCaseReceived *latest = NULL, *against = NULL;

  for (guint i = 0; i < work->is->n_received; i++)
    {
      const AssayCaseReceived *one = &work->is->received[i];
      AssayDate stale = assay_date_add_months (one->day, (int) work->long_months);

      if (!assay_standing_accepts_scheme (work, one->scheme) || one->day == ASSAY_DATE_NONE
          || one->day <= since)
        continue;
      assay_standing_meet_first_day (work, one->day);
      assay_standing_meet_first_day (work, stale);
      if (one->day > work->on || work->on >= stale)
        continue;
      if (!one->is_verified)
        assay_standing_say (work, ASSAY_WHY_SUBMISSION_UNVERIFIED, one->id, one->day, 0);
      else if (one->is_against)
        against = choose_later (against, one);
      else if (!is_answered (work, one))
        latest = choose_later (latest, one);
    }
  if (latest != NULL)
    assay_standing_say (work, ASSAY_WHY_SUBMISSION_RECEIVED, latest->id, latest->day, 0);
  else if (against != NULL)
    assay_standing_say (work, ASSAY_WHY_REPORT_AGAINST, against->id, against->day, 0);

  return latest != NULL;
}
