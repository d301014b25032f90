/* Why a contract stands as it does, as sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A reason names the thing and the day, so that it can be read alone, in a letter or before a
 * board.
 */

#include "present/assay-register-wording.h"

#include "present/assay-wording-private.h"
#include "present/assay-wording-template.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static const struct
{
  AssayStandingWhy why;
  const char *sentence;
} rows[] = {
  { ASSAY_WHY_CONDITION_OVERDUE,
    N_ ("The condition “{item}” was due on {date}, {distance}, and is not recorded as met.") },
  { ASSAY_WHY_MILESTONE_OVERDUE, N_ ("The milestone “{item}” was due on {date}, {distance}.") },
  { ASSAY_WHY_AWARD_WITHDRAWN, N_ ("The award of {scheme} was withdrawn on {date}, {distance}.") },
  { ASSAY_WHY_AWARD_ENDED, N_ ("The award of {scheme} ended on {date}, {distance}.") },
  { ASSAY_WHY_NOT_HELD,
    N_ ("The contract asks for the mark since {date}, and no award that counts in full is "
        "recorded.") },
  { ASSAY_WHY_AWARD_UNDATED,
    N_ ("The award of {scheme} is recorded without its first or its last day.") },
  { ASSAY_WHY_AWARD_UNCONFIRMED,
    N_ ("Nobody has recorded where the award of {scheme} is known from and when that was "
        "confirmed.") },
  { ASSAY_WHY_INFORMATION_OLD,
    N_ ("The award of {scheme} was last confirmed on {date}, more than {months} ago.") },
  { ASSAY_WHY_CONTRACT_UNDATED,
    N_ ("The contract’s first day is not recorded, so nobody can say from when the mark has to be "
        "held.") },
  { ASSAY_WHY_CLAUSE_UNDATED, N_ ("No day is recorded by which the mark is to be secured.") },
  { ASSAY_WHY_NO_MILESTONES, N_ ("No milestones are recorded, so nobody can say how far it is.") },
  { ASSAY_WHY_MILESTONE_UNDATED,
    N_ ("The milestone “{item}” has no day by which it is to be reached.") },
  { ASSAY_WHY_MILESTONE_UNCONFIRMED,
    N_ ("The milestone “{item}” is said to be reached, but not how that is known.") },
  { ASSAY_WHY_MILESTONES_OLD,
    N_ ("Every milestone is reached, but the last that was heard is of {date}, more than {months} "
        "ago, and none is agreed for the time ahead.") },
  { ASSAY_WHY_NO_PARTNERS,
    N_ ("The mark is asked of each partner, and fewer than two partners are recorded.") },
  { ASSAY_WHY_RENEWAL_DUE,
    N_ ("The mark is held until {date}, {distance}; that is within {months}, and no submission for "
        "its renewal is recorded.") },
  { ASSAY_WHY_SUBMISSION_DUE,
    N_ ("The mark is to be held by {date}, {distance}; that is within {months}, and no submission "
        "is recorded.") },
  { ASSAY_WHY_MILESTONE_NEAR,
    N_ ("The milestone “{item}” is due on {date}, {distance}; that is within {months}, and no "
        "submission is recorded.") },
  { ASSAY_WHY_REPORT_AGAINST, N_ ("The {received} of {date} does not find everything met, and "
                                  "nothing was submitted since.") },
  { ASSAY_WHY_SUBMISSION_UNVERIFIED,
    N_ ("The {received} of {date} failed verification, so it does not count.") },
  { ASSAY_WHY_CONDITION_OPEN, N_ ("The condition “{item}” is to be met by {date}, {distance}.") },
  { ASSAY_WHY_CONDITION_UNDATED,
    N_ ("The condition “{item}” has no day by which it is to be met.") },
  { ASSAY_WHY_RENEWAL_OPEN,
    N_ ("The mark is held until {date}, {distance}; its renewal is planned within {months} of "
        "that.") },
  { ASSAY_WHY_ENDS_BEFORE_CONTRACT,
    N_ ("The mark is held until {date}, which is before the contract ends.") },
  { ASSAY_WHY_MILESTONES_PAST,
    N_ ("Every milestone is reached, and none is agreed for the time ahead.") },
  { ASSAY_WHY_SUBMISSION_RECEIVED, N_ ("A verified {received} of {date} is recorded.") },
  { ASSAY_WHY_AWARD_BEGINS, N_ ("An award of {scheme} begins on {date}, {distance}.") },
  { ASSAY_WHY_MILESTONE_AHEAD, N_ ("The milestone “{item}” is due on {date}, {distance}.") },
  { ASSAY_WHY_DUE, N_ ("The mark is to be held by {date}, {distance}.") },
  { ASSAY_WHY_OTHER_SCHEME,
    N_ ("An award of {scheme} is in force, which the clause does not name.") },
  { ASSAY_WHY_AWARD_IN_FORCE, N_ ("An award of {scheme} is in force until {date}.") },
  { ASSAY_WHY_MILESTONE_REACHED, N_ ("The milestone “{item}” was reached on {date}.") },
  { ASSAY_WHY_CONTRACT_NOT_BEGUN, N_ ("The contract begins on {date}, {distance}.") },
  { ASSAY_WHY_CONTRACT_ENDED_UNKEPT,
    N_ ("The contract ended on {date}, {distance}, and its clause was not kept then.") },
  { ASSAY_WHY_CONTRACT_ENDED, N_ ("The contract ended on {date}, {distance}.") },
  { ASSAY_WHY_NO_CLAUSE, N_ ("The contract asks for no mark.") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (rows) == ASSAY_WHY_LAST + 1);

typedef struct
{
  const AssayRegisterGround *ground;
  const AssayStandingReason *reason;
} Subject;

/* What the id of a reason names. */
static AssayHeldKind
get_held (AssayStandingWhy why)
{
  switch (why)
    {
    case ASSAY_WHY_CONDITION_OVERDUE:
    case ASSAY_WHY_CONDITION_OPEN:
    case ASSAY_WHY_CONDITION_UNDATED:
      return ASSAY_HELD_CONDITION;
    case ASSAY_WHY_MILESTONE_OVERDUE:
    case ASSAY_WHY_MILESTONE_UNDATED:
    case ASSAY_WHY_MILESTONE_UNCONFIRMED:
    case ASSAY_WHY_MILESTONE_NEAR:
    case ASSAY_WHY_MILESTONE_AHEAD:
    case ASSAY_WHY_MILESTONE_REACHED:
      return ASSAY_HELD_MILESTONE;
    case ASSAY_WHY_REPORT_AGAINST:
    case ASSAY_WHY_SUBMISSION_UNVERIFIED:
    case ASSAY_WHY_SUBMISSION_RECEIVED:
      return ASSAY_HELD_RECEIVED;
    case ASSAY_WHY_AWARD_WITHDRAWN:
    case ASSAY_WHY_AWARD_ENDED:
    case ASSAY_WHY_AWARD_UNDATED:
    case ASSAY_WHY_AWARD_UNCONFIRMED:
    case ASSAY_WHY_INFORMATION_OLD:
    case ASSAY_WHY_AWARD_BEGINS:
    case ASSAY_WHY_OTHER_SCHEME:
    case ASSAY_WHY_AWARD_IN_FORCE:
      return ASSAY_HELD_AWARD;
    case ASSAY_WHY_NOT_HELD:
    case ASSAY_WHY_CONTRACT_UNDATED:
    case ASSAY_WHY_CLAUSE_UNDATED:
    case ASSAY_WHY_NO_MILESTONES:
    case ASSAY_WHY_RENEWAL_DUE:
    case ASSAY_WHY_SUBMISSION_DUE:
    case ASSAY_WHY_RENEWAL_OPEN:
    case ASSAY_WHY_ENDS_BEFORE_CONTRACT:
    case ASSAY_WHY_MILESTONES_PAST:
    case ASSAY_WHY_MILESTONES_OLD:
    case ASSAY_WHY_NO_PARTNERS:
    case ASSAY_WHY_DUE:
    case ASSAY_WHY_CONTRACT_NOT_BEGUN:
    case ASSAY_WHY_CONTRACT_ENDED_UNKEPT:
    case ASSAY_WHY_CONTRACT_ENDED:
    case ASSAY_WHY_NO_CLAUSE:
      return ASSAY_HELD_CONTRACT;
    }

  g_assert_not_reached ();
}

static gconstpointer
lookup (const Subject *self)
{
  return assay_register_lookup (self->ground->held, get_held (self->reason->why), self->reason->id);
}

static char *
word_item (const Subject *self)
{
  gconstpointer value = lookup (self);
  g_autofree char *name = value != NULL ? assay_register_word_value (self->ground, value) : NULL;

  return assay_wording_shorten (name != NULL ? name : "?");
}

static char *
word_scheme (const Subject *self)
{
  const AssayHeldAward *award = lookup (self);

  return g_strdup (award != NULL
                       ? assay_register_schemes_get_title (self->ground->schemes, award->scheme)
                       : "?");
}

static char *
word_received (const Subject *self)
{
  const AssayHeldReceived *received = lookup (self);
  g_autofree char *word = g_strdup (assay_register_word_received_kind (
      received != NULL ? received->received : ASSAY_RECEIVED_SUBMISSION));

  return assay_wording_word (word);
}

static char *
fill_gap (const char *name, gconstpointer data)
{
  const Subject *self = data;
  const AssayStandingReason *reason = self->reason;

  if (g_str_equal (name, "item"))
    return word_item (self);
  if (g_str_equal (name, "scheme"))
    return word_scheme (self);
  if (g_str_equal (name, "received"))
    return word_received (self);
  if (g_str_equal (name, "date"))
    return assay_date_format_long (reason->date);
  if (g_str_equal (name, "distance"))
    return assay_register_word_distance (reason->date, self->ground->on);
  if (g_str_equal (name, "months"))
    return g_strdup_printf (ngettext ("%u month", "%u months", reason->months), reason->months);

  return NULL;
}

char *
assay_register_word_reason (const AssayRegisterGround *ground, const AssayStandingReason *reason)
{
  Subject subject = { ground, reason };
  const char *sentence = _ (rows[reason->why].sentence);

  g_assert (rows[reason->why].why == reason->why);
  /* It may be an award that tells so, and then there is no day. */
  if (reason->why == ASSAY_WHY_MILESTONE_REACHED && reason->date == ASSAY_DATE_NONE)
    sentence = _ ("The milestone “{item}” is reached.");

  return assay_wording_fill (sentence, fill_gap, &subject);
}

char *
assay_register_word_why (const AssayRegisterGround *ground, const AssayContractStanding *standing)
{
  const AssayStandingReason *first =
      &g_array_index (standing->standing->reasons, AssayStandingReason, 0);
  g_autofree char *sentence = assay_register_word_reason (ground, first);

  if (standing->service == NULL || standing->service->value.id == standing->contract->service)
    return g_steal_pointer (&sentence);

  /* Translators: a partner of the contract's service, and what is said of it. */
  return g_strdup_printf (_ ("%s: %s"), standing->service->name, sentence);
}
