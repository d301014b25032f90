/* What can be chosen in a review.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-review-choices.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

const char *
assay_review_word_judgement_meaning (AssayJudgement judgement)
{
  switch (judgement)
    {
    case ASSAY_JUDGEMENT_NONE:
      return "";
    case ASSAY_JUDGEMENT_MET:
      return _ ("The evidence shows it");
    case ASSAY_JUDGEMENT_CONDITIONS:
      return _ ("It is in place, and something is still to be put right");
    case ASSAY_JUDGEMENT_FURTHER_WORK:
      return _ ("It may be in place, and the evidence does not show it");
    case ASSAY_JUDGEMENT_NOT_MET:
      return _ ("It is not in place");
    }
  g_assert_not_reached ();
}

AssayState
assay_review_get_judgement_tone (AssayJudgement judgement)
{
  switch (judgement)
    {
    case ASSAY_JUDGEMENT_NONE:
      return ASSAY_STATE_NOT_ASSESSED;
    case ASSAY_JUDGEMENT_MET:
      return ASSAY_STATE_READY;
    case ASSAY_JUDGEMENT_CONDITIONS:
    case ASSAY_JUDGEMENT_FURTHER_WORK:
      return ASSAY_STATE_CLAIMED;
    case ASSAY_JUDGEMENT_NOT_MET:
      return ASSAY_STATE_GAP;
    }
  g_assert_not_reached ();
}

const char *
assay_review_word_outcome_meaning (AssayOutcome outcome)
{
  switch (outcome)
    {
    case ASSAY_OUTCOME_NONE:
      return "";
    case ASSAY_OUTCOME_AWARD:
      return _ ("The service holds the mark");
    case ASSAY_OUTCOME_CONDITIONS:
      return _ ("It holds the mark, and each condition has its day");
    case ASSAY_OUTCOME_FURTHER_WORK:
      return _ ("The service answers the points and submits again");
    case ASSAY_OUTCOME_NO_AWARD:
      return _ ("The service does not hold the mark");
    case ASSAY_OUTCOME_REOPEN:
      return _ ("Something has to be looked at again before a decision");
    }
  g_assert_not_reached ();
}

const char *
assay_review_word_interest_meaning (AssayInterest interest)
{
  switch (interest)
    {
    case ASSAY_INTEREST_NOT_SAID:
      return "";
    case ASSAY_INTEREST_NONE:
      return _ ("No work, money, friendship, family or dispute connects me with it");
    case ASSAY_INTEREST_MANAGED:
      return _ ("Say below what it is and what was agreed");
    case ASSAY_INTEREST_BARRED:
      return _ ("Say below what it is; nothing can be determined here by you");
    }
  g_assert_not_reached ();
}

const char *
assay_review_word_quality_question (AssayQuality quality)
{
  switch (quality)
    {
    case ASSAY_QUALITY_VALID:
      return _ ("It shows what it is cited for");
    case ASSAY_QUALITY_AUTHENTIC:
      return _ ("It is what it says it is, and the service’s own");
    case ASSAY_QUALITY_CURRENT:
      return _ ("It is of the period that counts");
    case ASSAY_QUALITY_SUFFICIENT:
      return _ ("There is enough of it");
    }
  g_assert_not_reached ();
}

const char *
assay_review_word_refusal (AssayRefusal refusal)
{
  switch (refusal)
    {
    case ASSAY_REFUSAL_NONE:
      return NULL;
    case ASSAY_REFUSAL_NOT_DECLARED:
      return _ ("First make your declaration: your role, and whether you have an interest in this "
                "service.");
    case ASSAY_REFUSAL_BARRED:
      return _ ("You declared an interest that bars you: somebody else must assess this service.");
    case ASSAY_REFUSAL_DECIDED:
      return _ (
          "It is decided. Only a decision that gives it back to the assessor opens it again.");
    case ASSAY_REFUSAL_NOT_RECOMMENDED:
      return _ ("The assessor has not recommended anything yet.");
    case ASSAY_REFUSAL_CHANGED_SINCE:
      return _ ("The review has changed since the recommendation. The assessor recommends again, "
                "then it can be decided.");
    case ASSAY_REFUSAL_SAME_PERSON:
      return _ ("Whoever assesses does not decide. Somebody else opens this review on their own "
                "account and records it.");
    case ASSAY_REFUSAL_NO_DECISION:
      return _ ("There is no decision yet that an award could carry out.");
    case ASSAY_REFUSAL_NOT_GRANTED:
      return _ ("The decision grants no award.");
    }
  g_assert_not_reached ();
}

static void
level_free (gpointer data)
{
  AssayLevel *level = data;

  g_free (level->id);
  g_free (level->title);
  g_free (level->meaning);
  g_free (level);
}

GPtrArray *
assay_review_levels_new (void)
{
  return g_ptr_array_new_with_free_func (level_free);
}

void
assay_review_levels_add (GPtrArray *levels, const char *id, const char *title, const char *meaning)
{
  AssayLevel *level = g_new0 (AssayLevel, 1);

  level->id = g_strdup (id);
  level->title = g_strdup (title);
  level->meaning = g_strdup (meaning);
  g_ptr_array_add (levels, level);
}
