/* Working out how a contract stands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is asked on the day, then the better of what the awards and what the progress make of it.
 * Taking the better of the two is what makes it true that another award never worsens a standing.
 * Every day on which something changes is met on the way, so that the next one is known.
 */

#include "core/register/assay-standing-private.h"

#include <stdlib.h>

void
assay_standing_say (
    AssayStandingWork *work, AssayStandingWhy why, gint64 id, AssayDate date, guint months)
{
  AssayStandingReason reason = { .why = why, .date = date, .id = id, .months = months };

  reason.makes = assay_standing_why_get_state (why);

  g_array_append_val (work->reasons, reason);
}

static void
meet (AssayStandingWork *work, AssayDate day)
{
  if (work->next == ASSAY_DATE_NONE || day < work->next)
    work->next = day;
}

void
assay_standing_meet_first_day (AssayStandingWork *work, AssayDate day)
{
  if (day != ASSAY_DATE_NONE && day > work->on)
    meet (work, day);
}

void
assay_standing_meet_last_day (AssayStandingWork *work, AssayDate day)
{
  if (day != ASSAY_DATE_NONE && day >= work->on)
    meet (work, day);
}

int
assay_standing_compare (AssayStandingState a, AssayStandingState b)
{
  int rank_of_a = MAX ((int) a, (int) ASSAY_STANDING_LATE);
  int rank_of_b = MAX ((int) b, (int) ASSAY_STANDING_LATE);

  return rank_of_a - rank_of_b;
}

gboolean
assay_standing_is_broken (AssayStandingState state)
{
  return state == ASSAY_STANDING_LAPSED || state == ASSAY_STANDING_LATE;
}

static AssayStandingState
choose_better (AssayStandingState a, AssayStandingState b)
{
  return assay_standing_compare (a, b) >= 0 ? a : b;
}

/* --- What is asked on the day -----------------------------------------------------------------
 */

/* On the way to the first day on which the mark must be held. @last is the last day without it. */
static AssayStandingState
judge_progress (AssayStandingWork *work, AssayDate day, AssayDate last)
{
  AssayDate near = assay_date_add_months (last, -(int) work->short_months);
  gboolean is_late = assay_standing_has_overdue_milestone (work);

  assay_standing_meet_last_day (work, last);
  assay_standing_meet_first_day (work, near);
  assay_standing_say (work, ASSAY_WHY_DUE, 0, day, 0);
  if (assay_standing_is_covered (work, day) || assay_standing_is_under_way (work, ASSAY_DATE_NONE))
    return ASSAY_STANDING_ON_COURSE;
  if (work->on >= near)
    assay_standing_say (work, ASSAY_WHY_SUBMISSION_DUE, 0, day, work->short_months);

  return is_late || work->on >= near ? ASSAY_STANDING_AT_RISK : ASSAY_STANDING_ON_COURSE;
}

/* It has to be held today. @since is the first day on which it had to be. */
static AssayStandingState
judge_held (AssayStandingWork *work, AssayDate since)
{
  AssayStandingState state = assay_standing_judge_awards (work);

  if (!assay_standing_is_broken (state))
    return state;
  if (since == ASSAY_DATE_NONE)
    return ASSAY_STANDING_UNKNOWN;
  assay_standing_say (work, ASSAY_WHY_NOT_HELD, 0, since, 0);
  assay_standing_is_under_way (work, assay_standing_find_last_begin (work));

  return state;
}

static AssayStandingState
judge_holds (AssayStandingWork *work)
{
  AssayDate begins = work->is->begins;
  AssayStandingState state;

  if (begins == ASSAY_DATE_NONE)
    assay_standing_say (work, ASSAY_WHY_CONTRACT_UNDATED, 0, ASSAY_DATE_NONE, 0);
  if (work->on >= begins)
    {
      state = judge_held (work, begins);
      if (!assay_standing_is_broken (state))
        assay_standing_say_forgotten_milestones (work);
      return state;
    }
  assay_standing_say (work, ASSAY_WHY_CONTRACT_NOT_BEGUN, 0, begins, 0);

  return judge_progress (work, begins, begins - 1);
}

static AssayStandingState
judge_secures (AssayStandingWork *work)
{
  AssayDate by = work->is->by;
  AssayStandingState held;

  if (by == ASSAY_DATE_NONE)
    assay_standing_say (work, ASSAY_WHY_CLAUSE_UNDATED, 0, ASSAY_DATE_NONE, 0);
  if (work->on > by)
    return judge_held (work, by);
  held = assay_standing_judge_awards (work);
  if (held >= ASSAY_STANDING_MET_WITH_CONDITIONS)
    return held;

  return choose_better (held, judge_progress (work, by, by));
}

static AssayStandingState
judge_works (AssayStandingWork *work)
{
  AssayStandingState held;

  if (work->on < work->is->begins)
    {
      assay_standing_meet_first_day (work, work->is->begins);
      assay_standing_say (work, ASSAY_WHY_CONTRACT_NOT_BEGUN, 0, work->is->begins, 0);
      return ASSAY_STANDING_NOT_REQUIRED;
    }
  held = assay_standing_judge_awards (work);
  if (held >= ASSAY_STANDING_MET_WITH_CONDITIONS)
    return held;

  return choose_better (assay_standing_judge_milestones (work), held);
}

/* Whether the clause was broken when the contract ended. A day to secure the mark by that is the
 * contract's last passes on that day, so nobody is asked after it. */
static gboolean
is_ended_unkept (const AssayStandingCase *is)
{
  g_autoptr (AssayStanding) last = assay_standing_compute (is, is->ends);
  gboolean is_last_chance = is->clause == ASSAY_CLAUSE_SECURES && is->by == is->ends;

  return assay_standing_is_broken (last->state)
         || (is_last_chance
             && (last->state == ASSAY_STANDING_AT_RISK || last->state == ASSAY_STANDING_ON_COURSE));
}

static AssayStandingState
judge (AssayStandingWork *work)
{
  AssayDate ends = work->is->ends;

  if (work->is->clause == ASSAY_CLAUSE_NONE)
    {
      assay_standing_say (work, ASSAY_WHY_NO_CLAUSE, 0, ASSAY_DATE_NONE, 0);
      return ASSAY_STANDING_NOT_REQUIRED;
    }
  if (ends != ASSAY_DATE_NONE && work->on > ends)
    {
      assay_standing_say (work,
                          is_ended_unkept (work->is) ? ASSAY_WHY_CONTRACT_ENDED_UNKEPT
                                                     : ASSAY_WHY_CONTRACT_ENDED,
                          0, ends, 0);
      return ASSAY_STANDING_NOT_REQUIRED;
    }
  assay_standing_meet_last_day (work, ends);
  if (work->is->lacks_partners)
    {
      assay_standing_say (work, ASSAY_WHY_NO_PARTNERS, 0, ASSAY_DATE_NONE, 0);
      return ASSAY_STANDING_UNKNOWN;
    }

  switch (work->is->clause)
    {
    case ASSAY_CLAUSE_NONE:
      break;
    case ASSAY_CLAUSE_HOLDS:
      return judge_holds (work);
    case ASSAY_CLAUSE_SECURES:
      return judge_secures (work);
    case ASSAY_CLAUSE_WORKS:
      return judge_works (work);
    }

  g_assert_not_reached ();
}

/* --- Putting it together ----------------------------------------------------------------------
 */

#define ORDER(a, b) (((a) > (b)) - ((a) < (b)))

static int
compare_awards (gconstpointer a, gconstpointer b)
{
  const AssayCaseAward *one = *(const AssayCaseAward *const *) a;
  const AssayCaseAward *other = *(const AssayCaseAward *const *) b;

  return one->from != other->from ? ORDER (one->from, other->from) : ORDER (one->id, other->id);
}

/* What is said, whatever it makes of the day. */
static int
compare_said (gconstpointer a, gconstpointer b)
{
  const AssayStandingReason *one = a, *other = b;

  if (one->why != other->why)
    return ORDER (one->why, other->why);
  if (one->date != other->date)
    return ORDER (one->date, other->date);

  return ORDER (one->id, other->id);
}

static int
compare_reasons (gconstpointer a, gconstpointer b)
{
  const AssayStandingReason *one = a, *other = b;

  return one->is_aside != other->is_aside ? ORDER (one->is_aside, other->is_aside)
                                          : compare_said (a, b);
}

/* The awards and the progress may have said the same; the better of what they make of it holds. */
static void
merge_reasons (GArray *reasons)
{
  guint n = 0;

  g_array_sort (reasons, compare_said);
  for (guint i = 0; i < reasons->len; i++)
    {
      AssayStandingReason *one = &g_array_index (reasons, AssayStandingReason, i);
      AssayStandingReason *last =
          n > 0 ? &g_array_index (reasons, AssayStandingReason, n - 1) : NULL;

      if (last != NULL && compare_said (last, one) == 0)
        last->makes = choose_better (last->makes, one->makes);
      else
        g_array_index (reasons, AssayStandingReason, n++) = *one;
    }
  g_array_set_size (reasons, n);
}

static void
sort_reasons (GArray *reasons, AssayStandingState state)
{
  merge_reasons (reasons);
  for (guint i = 0; i < reasons->len; i++)
    {
      AssayStandingReason *one = &g_array_index (reasons, AssayStandingReason, i);

      one->is_aside = assay_standing_compare (one->makes, state) < 0;
    }
  g_array_sort (reasons, compare_reasons);
}

static AssayStandingStep
choose_step (const AssayStanding *self)
{
  if (self->state == ASSAY_STANDING_NOT_REQUIRED)
    return ASSAY_STEP_NONE;
  for (guint i = 0; i < self->reasons->len; i++)
    {
      AssayStandingWhy why = g_array_index (self->reasons, AssayStandingReason, i).why;

      if (assay_standing_why_get_step (why) != ASSAY_STEP_NONE)
        return assay_standing_why_get_step (why);
    }

  return ASSAY_STEP_NONE;
}

AssayStanding *
assay_standing_compute (const AssayStandingCase *standing_case, AssayDate on)
{
  AssayStanding *self = g_new0 (AssayStanding, 1);
  g_autofree const AssayCaseAward **awards =
      g_new (const AssayCaseAward *, standing_case->n_awards + 1);
  AssayStandingWork work = { .is = standing_case, .on = on, .awards = awards };

  g_assert (on != ASSAY_DATE_NONE);
  work.reasons = g_array_sized_new (FALSE, FALSE, sizeof (AssayStandingReason), 4);
  work.long_months = standing_case->long_months;
  work.short_months = standing_case->short_months;
  work.fresh_months = standing_case->fresh_months;
  if (work.long_months == 0)
    work.long_months = ASSAY_STANDING_LONG_MONTHS;
  if (work.short_months == 0)
    work.short_months = ASSAY_STANDING_SHORT_MONTHS;
  if (work.fresh_months == 0)
    work.fresh_months = ASSAY_STANDING_FRESH_MONTHS;
  for (guint i = 0; i < standing_case->n_awards; i++)
    awards[i] = &standing_case->awards[i];
  qsort (awards, standing_case->n_awards, sizeof *awards, compare_awards);

  self->state = judge (&work);
  self->reasons = work.reasons;
  self->next = work.next;
  sort_reasons (self->reasons, self->state);
  self->step = choose_step (self);

  return self;
}

void
assay_standing_free (AssayStanding *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->reasons);
  g_free (self);
}
