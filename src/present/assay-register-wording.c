/* A register in words: how contracts stand, and when what is next.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-register-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* Up to so many days a distance is told in days, and up to so many months in months. */
#define MOST_DAYS 90u
#define MOST_MONTHS 24u

/* In the order of AssayStandingState. Late and at risk differ by more than how full the sign is in
 * words, which always stand beside it. */
static const struct
{
  AssayStandingState state;
  const char *sign;
  const char *word;
} states[] = {
  { ASSAY_STANDING_LAPSED, "✗", N_ ("Lapsed") },
  { ASSAY_STANDING_LATE, "▲", N_ ("Late") },
  { ASSAY_STANDING_UNKNOWN, "?", N_ ("Unknown") },
  { ASSAY_STANDING_AT_RISK, "△", N_ ("At risk") },
  { ASSAY_STANDING_ON_COURSE, "→", N_ ("On course") },
  { ASSAY_STANDING_MET_WITH_CONDITIONS, "◆", N_ ("Met with conditions") },
  { ASSAY_STANDING_MET, "●", N_ ("Met") },
  { ASSAY_STANDING_NOT_REQUIRED, "–", N_ ("Not required") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (states) == ASSAY_N_STANDINGS);

const char *
assay_register_word_standing (AssayStandingState state)
{
  g_assert ((guint) state < ASSAY_N_STANDINGS && states[state].state == state);

  return _ (states[state].word);
}

const char *
assay_register_word_standing_sign (AssayStandingState state)
{
  g_assert ((guint) state < ASSAY_N_STANDINGS && states[state].state == state);

  return states[state].sign;
}

char *
assay_register_word_standing_count (AssayStandingState state, guint n)
{
  switch (state)
    {
    case ASSAY_STANDING_LAPSED:
      return g_strdup_printf (ngettext ("%u contract is lapsed.", "%u contracts are lapsed.", n),
                              n);
    case ASSAY_STANDING_LATE:
      return g_strdup_printf (ngettext ("%u contract is late.", "%u contracts are late.", n), n);
    case ASSAY_STANDING_UNKNOWN:
      return g_strdup_printf (
          ngettext ("Of %u contract it is unknown.", "Of %u contracts it is unknown.", n), n);
    case ASSAY_STANDING_AT_RISK:
      return g_strdup_printf (ngettext ("%u contract is at risk.", "%u contracts are at risk.", n),
                              n);
    case ASSAY_STANDING_ON_COURSE:
      return g_strdup_printf (
          ngettext ("%u contract is on course.", "%u contracts are on course.", n), n);
    case ASSAY_STANDING_MET_WITH_CONDITIONS:
      return g_strdup_printf (ngettext ("%u clause is met with conditions.",
                                        "%u clauses are met with conditions.", n),
                              n);
    case ASSAY_STANDING_MET:
      return g_strdup_printf (ngettext ("%u clause is met.", "%u clauses are met.", n), n);
    case ASSAY_STANDING_NOT_REQUIRED:
      return g_strdup_printf (ngettext ("Of %u contract no mark is asked now.",
                                        "Of %u contracts no mark is asked now.", n),
                              n);
    }

  g_assert_not_reached ();
}

/* --- What comes next --- */

static const struct
{
  AssayStandingStep step;
  const char *text;
} steps[] = {
  { ASSAY_STEP_NONE, NULL },
  { ASSAY_STEP_ASK_CONDITION, N_ ("Ask the service how the condition was met.") },
  { ASSAY_STEP_ASK_MILESTONE, N_ ("Ask the service how far the milestone is.") },
  { ASSAY_STEP_ASK_AWARD, N_ ("Ask the service when it will hold the mark.") },
  { ASSAY_STEP_COMPLETE_AWARD, N_ ("Find out the award’s first and last day.") },
  { ASSAY_STEP_CONFIRM_AWARD, N_ ("Confirm the award with whoever gave it.") },
  { ASSAY_STEP_RECORD_TERM, N_ ("Record the contract’s first and last day.") },
  { ASSAY_STEP_AGREE_DATE, N_ ("Agree with the service by when.") },
  { ASSAY_STEP_AGREE_MILESTONES, N_ ("Agree milestones with the service, each with its day.") },
  { ASSAY_STEP_CONFIRM_MILESTONE, N_ ("Record how it is known that the milestone is reached.") },
  { ASSAY_STEP_RECORD_PARTNERS, N_ ("Record the partners of the service.") },
  { ASSAY_STEP_ASK_RENEWAL, N_ ("Ask the service for the renewal’s submission.") },
  { ASSAY_STEP_ASK_SUBMISSION, N_ ("Ask the service for its submission.") },
  { ASSAY_STEP_ASK_AGAIN, N_ ("Ask the service for a submission that can be verified.") },
  { ASSAY_STEP_FOLLOW_CONDITION, N_ ("Ask the service about the condition before its day.") },
  { ASSAY_STEP_PLAN_RENEWAL, N_ ("Ask the service when the renewal begins.") },
  { ASSAY_STEP_AWAIT_DECISION, N_ ("Wait for the decision on the submission.") },
  { ASSAY_STEP_FOLLOW_MILESTONE, N_ ("Ask the service about the milestone before its day.") },
  { ASSAY_STEP_FOLLOW_PROGRESS, N_ ("Ask the service how far it is.") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (steps) == ASSAY_STEP_LAST + 1);

const char *
assay_register_word_step (AssayStandingStep step)
{
  g_assert ((guint) step <= ASSAY_STEP_LAST && steps[step].step == step);

  return steps[step].text != NULL ? _ (steps[step].text) : NULL;
}

/* Whole months from the earlier to the later day. */
static guint
count_months (AssayDate earlier, AssayDate later)
{
  guint months = (later - earlier) / 31;

  while (assay_date_add_months (earlier, (int) months + 1) <= later)
    months++;

  return months;
}

static char *
word_ahead (guint days, guint months)
{
  if (days == 1)
    return g_strdup (_ ("tomorrow"));
  if (days <= MOST_DAYS)
    return g_strdup_printf (ngettext ("in %u day", "in %u days", days), days);
  if (months <= MOST_MONTHS)
    return g_strdup_printf (ngettext ("in %u month", "in %u months", months), months);

  return g_strdup_printf (ngettext ("in %u year", "in %u years", months / 12), months / 12);
}

static char *
word_ago (guint days, guint months)
{
  if (days == 1)
    return g_strdup (_ ("yesterday"));
  if (days <= MOST_DAYS)
    return g_strdup_printf (ngettext ("%u day ago", "%u days ago", days), days);
  if (months <= MOST_MONTHS)
    return g_strdup_printf (ngettext ("%u month ago", "%u months ago", months), months);

  return g_strdup_printf (ngettext ("%u year ago", "%u years ago", months / 12), months / 12);
}

char *
assay_register_word_distance (AssayDate day, AssayDate on)
{
  if (day == on)
    return g_strdup (_ ("today"));
  if (day > on)
    return word_ahead (day - on, count_months (on, day));

  return word_ago (on - day, count_months (day, on));
}

char *
assay_register_word_next (AssayDate next, AssayDate on)
{
  g_autofree char *day = assay_date_format_long (next);
  g_autofree char *distance = NULL;

  if (day == NULL)
    return g_strdup (_ ("nothing known ahead"));
  distance = assay_register_word_distance (next, on);

  /* Translators: a day and how far away it is: "3 December 2026, in 11 days". */
  return g_strdup_printf (_ ("%s, %s"), day, distance);
}

/* --- All of them --- */

static char *
word_broken (guint n_broken, guint n_asked, const char *day)
{
  if (n_broken == 0)
    return g_strdup_printf (_ ("No contract is known to break its quality clause, as recorded on "
                               "%s."),
                            day);
  if (n_broken == n_asked)
    return g_strdup_printf (
        ngettext ("%u contract has a quality clause and does not keep it, as recorded on %s.",
                  "%u contracts have a quality clause and none keeps it, as recorded on %s.",
                  n_asked),
        n_asked, day);

  /* Translators: the first number is that of contracts that do not keep their clause. */
  return g_strdup_printf (
      ngettext ("%u of %u contracts with a quality clause does not keep it, as recorded on %s.",
                "%u of %u contracts with a quality clause do not keep it, as recorded on %s.",
                n_broken),
      n_broken, n_asked, day);
}

char *
assay_register_word_verdict (const guint *counts, AssayDate on)
{
  g_autofree char *day = assay_date_format_long (on);
  guint n_broken = 0, n_asked = 0;
  g_autofree char *broken = NULL;
  g_autofree char *unknown = NULL;

  for (guint i = 0; i < ASSAY_STANDING_NOT_REQUIRED; i++)
    {
      n_asked += counts[i];
      n_broken += assay_standing_is_broken (i) ? counts[i] : 0;
    }
  if (n_asked == 0)
    return g_strdup_printf (_ ("No contract asks for a mark, as recorded on %s."), day);
  broken = word_broken (n_broken, n_asked, day);
  if (counts[ASSAY_STANDING_UNKNOWN] == 0)
    return g_steal_pointer (&broken);
  unknown = g_strdup_printf (
      ngettext ("Of %u contract nobody can say, because what is recorded is not enough.",
                "Of %u contracts nobody can say, because what is recorded is not enough.",
                counts[ASSAY_STANDING_UNKNOWN]),
      counts[ASSAY_STANDING_UNKNOWN]);

  return g_strjoin (" ", broken, unknown, NULL);
}
