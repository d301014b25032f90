/* What does not look right in a register, and what to do about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-register-wording.h"

#include "present/assay-wording-template.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* {item} is what is doubted, {other} what it is doubted beside. */
static const struct
{
  AssayDoubt doubt;
  AssayHeldKind of_other;
  const char *sentence;
  const char *step;
} rows[] = {
  { ASSAY_DOUBT_SAME_NAME, 0, N_ ("There is more than one {kind} called “{item}”."),
    N_ ("If they are one, keep one; otherwise give them names that tell them apart.") },
  { ASSAY_DOUBT_OVERLAP, ASSAY_HELD_CONTRACT,
    N_ ("The contracts “{item}” and “{other}” are with the same service and area at one time."),
    N_ ("Look at the days of both.") },
  { ASSAY_DOUBT_CONTRACT_UNDATED, 0, N_ ("The contract “{item}” has no first or no last day."),
    N_ ("Record the days of the contract.") },
  { ASSAY_DOUBT_CLAUSE_UNDATED, ASSAY_HELD_CONTRACT,
    N_ ("In the contract “{other}” the mark is to be secured, but by no day."),
    N_ ("Record the day, or agree one.") },
  { ASSAY_DOUBT_CLAUSE_LATE, ASSAY_HELD_CONTRACT,
    N_ ("In the contract “{other}” the mark is to be secured after the contract has ended."),
    N_ ("Look at the day of the clause and at the contract’s last day.") },
  { ASSAY_DOUBT_NO_MILESTONES, ASSAY_HELD_CONTRACT,
    N_ ("In the contract “{other}” the mark is to be worked towards, but without milestones."),
    N_ ("Record the milestones, or agree some.") },
  { ASSAY_DOUBT_MILESTONE_UNDATED, ASSAY_HELD_CLAUSE,
    N_ ("The milestone “{item}” has no day by which it is to be reached."),
    N_ ("Record the day, or agree one.") },
  { ASSAY_DOUBT_AWARD_BEFORE_SCHEME, ASSAY_HELD_SERVICE,
    N_ ("An award of “{other}” ({item}) begins before its scheme, or the edition it "
        "states, existed."),
    N_ ("Look at the award’s first day, its scheme and its edition.") },
  { ASSAY_DOUBT_AWARD_INCOMPLETE, ASSAY_HELD_SERVICE,
    N_ ("An award of “{other}” ({item}) lacks a day, where it is known from, or when that was "
        "confirmed, so it does not count."),
    N_ ("Find out what is missing and record it.") },
  { ASSAY_DOUBT_EXTENSION_BACKWARDS, ASSAY_HELD_CONTRACT,
    N_ ("The extension of “{other}” to {item} ends no later than the contract does."),
    N_ ("Look at the extension’s last day.") },
  { ASSAY_DOUBT_NO_PARTNERS, ASSAY_HELD_CONTRACT,
    N_ ("The contract “{other}” asks for the mark of each partner, but not who they are: fewer "
        "than "
        "two are recorded."),
    N_ ("Record the partners of the service.") },
  { ASSAY_DOUBT_CLAUSE_EARLY, ASSAY_HELD_CONTRACT,
    N_ ("In the contract “{other}” the mark is to be secured before the contract begins."),
    N_ ("Look at the day of the clause and at the contract’s first day.") },
  { ASSAY_DOUBT_CONDITION_UNDATED, ASSAY_HELD_AWARD,
    N_ ("The condition “{item}” has no day by which it is to be met, so it never becomes late."),
    N_ ("Record the day, or ask whoever gave the award.") },
  { ASSAY_DOUBT_AWARD_OF_PARTNER, ASSAY_HELD_CONTRACT,
    N_ ("The contract “{other}” asks for the mark of the partnership as one, and only a partner "
        "has "
        "an award, which does not count for the whole."),
    N_ ("If the award is of the whole, record it so; if each partner is to hold the mark, say so "
        "in "
        "the clause.") },
  { ASSAY_DOUBT_SAME_PARTNER, ASSAY_HELD_SERVICE,
    N_ ("The partner “{item}” of “{other}” is recorded twice."), N_ ("Keep one.") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (rows) == ASSAY_DOUBT_LAST + 1);

typedef struct
{
  const AssayRegisterGround *ground;
  const AssayRegisterDoubt *doubt;
} Subject;

static char *
word_held (const Subject *self, AssayHeldKind kind, gint64 id)
{
  gconstpointer value = assay_register_lookup (self->ground->held, kind, id);

  return value != NULL ? assay_register_word_value (self->ground, value) : g_strdup ("?");
}

static char *
fill_gap (const char *name, gconstpointer data)
{
  const Subject *self = data;
  const AssayRegisterDoubt *doubt = self->doubt;

  if (g_str_equal (name, "kind"))
    return g_strdup (assay_register_word_kind (doubt->kind));
  if (g_str_equal (name, "item"))
    return word_held (self, doubt->kind, doubt->id);
  if (g_str_equal (name, "other"))
    return word_held (self, rows[doubt->doubt].of_other, doubt->other);

  return NULL;
}

char *
assay_register_word_doubt (const AssayRegisterGround *ground, const AssayRegisterDoubt *doubt)
{
  Subject subject = { ground, doubt };

  g_assert (rows[doubt->doubt].doubt == doubt->doubt);

  return assay_wording_fill (_ (rows[doubt->doubt].sentence), fill_gap, &subject);
}

const char *
assay_register_word_doubt_step (AssayDoubt doubt)
{
  g_assert (rows[doubt].doubt == doubt);

  return _ (rows[doubt].step);
}
