/* What the milestones make of a day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The worst milestone decides. A milestone that is to be reached by a submission or an award is not
 * reached by being said to be.
 */

#include "core/register/assay-standing-private.h"

/* The first day on which a verified submission or report was received; NONE for none by now. One
 * that came in stays a milestone reached, however old, unless it was old when the contract began.
 */
static AssayDate
find_first_received (AssayStandingWork *work)
{
  AssayDate since = assay_date_add_months (work->is->begins, -(int) work->long_months);
  AssayDate first = ASSAY_DATE_NONE;

  for (guint i = 0; i < work->is->n_received; i++)
    {
      const AssayCaseReceived *one = &work->is->received[i];

      if (!assay_standing_accepts_scheme (work, one->scheme) || one->day < since)
        continue;
      assay_standing_meet_first_day (work, one->day);
      if (one->day == ASSAY_DATE_NONE || one->day > work->on)
        continue;
      if (!one->is_verified)
        assay_standing_say (work, ASSAY_WHY_SUBMISSION_UNVERIFIED, one->id, one->day, 0);
      else if (first == ASSAY_DATE_NONE || one->day < first)
        first = one->day;
    }

  return first;
}

/* Not reached: overdue, near, or ahead. */
static AssayStandingState
judge_open (AssayStandingWork *work, const AssayCaseMilestone *milestone)
{
  AssayDate near = assay_date_add_months (milestone->due, -(int) work->short_months);

  if (milestone->due == ASSAY_DATE_NONE)
    {
      assay_standing_say (work, ASSAY_WHY_MILESTONE_UNDATED, milestone->id, ASSAY_DATE_NONE, 0);
      return ASSAY_STANDING_UNKNOWN;
    }
  assay_standing_meet_last_day (work, milestone->due);
  if (milestone->due < work->on)
    {
      assay_standing_say (work, ASSAY_WHY_MILESTONE_OVERDUE, milestone->id, milestone->due, 0);
      return ASSAY_STANDING_LATE;
    }
  if (milestone->kind != ASSAY_MILESTONE_SAID)
    assay_standing_meet_first_day (work, near);
  if (milestone->kind != ASSAY_MILESTONE_SAID && work->on >= near)
    {
      assay_standing_say (work, ASSAY_WHY_MILESTONE_NEAR, milestone->id, milestone->due,
                          work->short_months);
      return ASSAY_STANDING_AT_RISK;
    }
  assay_standing_say (work, ASSAY_WHY_MILESTONE_AHEAD, milestone->id, milestone->due, 0);

  return ASSAY_STANDING_ON_COURSE;
}

static AssayStandingState
say_reached (AssayStandingWork *work, const AssayCaseMilestone *milestone, AssayDate day)
{
  assay_standing_say (work, ASSAY_WHY_MILESTONE_REACHED, milestone->id, day, 0);

  return ASSAY_STANDING_ON_COURSE;
}

static AssayStandingState
judge_said (AssayStandingWork *work, const AssayCaseMilestone *milestone)
{
  assay_standing_meet_first_day (work, milestone->reached);
  if (milestone->reached == ASSAY_DATE_NONE || milestone->reached > work->on)
    return judge_open (work, milestone);
  if (milestone->is_sourced)
    return say_reached (work, milestone, milestone->reached);
  assay_standing_say (work, ASSAY_WHY_MILESTONE_UNCONFIRMED, milestone->id, milestone->reached, 0);

  return ASSAY_STANDING_UNKNOWN;
}

/* @is_held: an award counts today. A submission is no longer asked for then. */
static AssayStandingState
judge_milestone (AssayStandingWork *work,
                 const AssayCaseMilestone *milestone,
                 gboolean is_held,
                 AssayDate received)
{
  switch (milestone->kind)
    {
    case ASSAY_MILESTONE_SAID:
      return judge_said (work, milestone);
    case ASSAY_MILESTONE_SUBMITTED:
      if (is_held || received != ASSAY_DATE_NONE)
        return say_reached (work, milestone, received);
      return judge_open (work, milestone);
    case ASSAY_MILESTONE_AWARDED:
      if (is_held)
        return say_reached (work, milestone, ASSAY_DATE_NONE);
      return judge_open (work, milestone);
    }

  g_assert_not_reached ();
}

/* The last day on which anything was heard of the way to the mark; NONE for never. */
static AssayDate
find_last_heard (const AssayStandingWork *work)
{
  AssayDate last = ASSAY_DATE_NONE;

  for (guint i = 0; i < work->is->n_milestones; i++)
    {
      const AssayCaseMilestone *one = &work->is->milestones[i];

      if (one->kind == ASSAY_MILESTONE_SAID && one->reached <= work->on)
        last = MAX (last, one->reached);
    }
  for (guint i = 0; i < work->is->n_received; i++)
    {
      const AssayCaseReceived *one = &work->is->received[i];

      if (one->is_verified && assay_standing_accepts_scheme (work, one->scheme)
          && one->day <= work->on)
        last = MAX (last, one->day);
    }

  return last;
}

/* Every milestone is reached: good for as long as what was heard is, and at least as long as the
 * milestones were agreed for, so that reaching one early costs nothing. An award that counts today
 * says more than either. */
static AssayStandingState
judge_past (AssayStandingWork *work, gboolean is_held)
{
  AssayDate heard = find_last_heard (work);
  AssayDate until = assay_date_add_months (heard, (int) work->fresh_months);

  for (guint i = 0; i < work->is->n_milestones; i++)
    until = MAX (until, work->is->milestones[i].due);
  if (is_held || work->on <= until)
    {
      if (!is_held)
        assay_standing_meet_last_day (work, until);
      assay_standing_say (work, ASSAY_WHY_MILESTONES_PAST, 0, ASSAY_DATE_NONE, 0);
      return ASSAY_STANDING_ON_COURSE;
    }
  assay_standing_say (work, ASSAY_WHY_MILESTONES_OLD, 0, heard, work->fresh_months);

  return ASSAY_STANDING_UNKNOWN;
}

AssayStandingState
assay_standing_judge_milestones (AssayStandingWork *work)
{
  AssayStandingState worst = ASSAY_STANDING_ON_COURSE;
  AssayDate received = find_first_received (work);
  gboolean is_held = assay_standing_is_covered (work, work->on);
  guint n_reached = 0;

  if (work->is->n_milestones == 0)
    {
      assay_standing_say (work, ASSAY_WHY_NO_MILESTONES, 0, ASSAY_DATE_NONE, 0);
      return ASSAY_STANDING_UNKNOWN;
    }
  for (guint i = 0; i < work->is->n_milestones; i++)
    {
      guint before = work->reasons->len;

      worst = MIN (worst, judge_milestone (work, &work->is->milestones[i], is_held, received));
      if (g_array_index (work->reasons, AssayStandingReason, before).why
          == ASSAY_WHY_MILESTONE_REACHED)
        n_reached++;
    }
  if (n_reached < work->is->n_milestones)
    return worst;

  return MIN (worst, judge_past (work, is_held));
}

gboolean
assay_standing_has_overdue_milestone (AssayStandingWork *work)
{
  AssayDate received = find_first_received (work);
  gboolean is_late = FALSE;

  for (guint i = 0; i < work->is->n_milestones; i++)
    {
      guint before = work->reasons->len;
      AssayStandingState state = judge_milestone (work, &work->is->milestones[i], FALSE, received);

      /* The mark's own day decides; before it a milestone is at most a risk, and always told. */
      if (state == ASSAY_STANDING_LATE)
        is_late = TRUE;
      g_array_index (work->reasons, AssayStandingReason, before).makes =
          state == ASSAY_STANDING_LATE ? ASSAY_STANDING_AT_RISK : ASSAY_STANDING_NOT_REQUIRED;
    }

  return is_late;
}

void
assay_standing_say_forgotten_milestones (AssayStandingWork *work)
{
  for (guint i = 0; i < work->is->n_milestones; i++)
    {
      const AssayCaseMilestone *one = &work->is->milestones[i];
      gboolean is_reached = one->reached != ASSAY_DATE_NONE && one->reached <= work->on;

      if (one->kind != ASSAY_MILESTONE_SAID || one->due == ASSAY_DATE_NONE)
        continue;
      assay_standing_meet_last_day (work, one->due);
      assay_standing_meet_first_day (work, one->reached);
      if (one->due < work->on && !is_reached)
        assay_standing_say (work, ASSAY_WHY_MILESTONE_OVERDUE, one->id, one->due, 0);
    }
}
