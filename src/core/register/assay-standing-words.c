/* The stable names of standings, reasons and steps, and which step a reason asks for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-standing-private.h"

static const char *const state_ids[] = { "lapsed",  "late",        "unknown",
                                         "at-risk", "on-course",   "met-with-conditions",
                                         "met",     "not-required" };

G_STATIC_ASSERT (G_N_ELEMENTS (state_ids) == ASSAY_N_STANDINGS);

typedef struct
{
  const char *id;
  AssayStandingStep step;
} WhyRow;

/* In the order of AssayStandingWhy. */
static const WhyRow why_rows[] = {
  { "condition-overdue", ASSAY_STEP_ASK_CONDITION },
  { "milestone-overdue", ASSAY_STEP_ASK_MILESTONE },
  { "award-withdrawn", ASSAY_STEP_ASK_AWARD },
  { "award-ended", ASSAY_STEP_ASK_AWARD },
  { "not-held", ASSAY_STEP_ASK_AWARD },
  { "award-undated", ASSAY_STEP_COMPLETE_AWARD },
  { "award-unconfirmed", ASSAY_STEP_CONFIRM_AWARD },
  { "information-old", ASSAY_STEP_CONFIRM_AWARD },
  { "contract-undated", ASSAY_STEP_RECORD_TERM },
  { "clause-undated", ASSAY_STEP_AGREE_DATE },
  { "no-milestones", ASSAY_STEP_AGREE_MILESTONES },
  { "milestone-undated", ASSAY_STEP_AGREE_MILESTONES },
  { "milestone-unconfirmed", ASSAY_STEP_CONFIRM_MILESTONE },
  { "renewal-due", ASSAY_STEP_ASK_RENEWAL },
  { "submission-due", ASSAY_STEP_ASK_SUBMISSION },
  { "milestone-near", ASSAY_STEP_ASK_SUBMISSION },
  { "submission-unverified", ASSAY_STEP_ASK_AGAIN },
  { "condition-open", ASSAY_STEP_FOLLOW_CONDITION },
  { "condition-undated", ASSAY_STEP_FOLLOW_CONDITION },
  { "renewal-open", ASSAY_STEP_PLAN_RENEWAL },
  { "ends-before-contract", ASSAY_STEP_PLAN_RENEWAL },
  { "milestones-past", ASSAY_STEP_AGREE_MILESTONES },
  { "submission-received", ASSAY_STEP_AWAIT_DECISION },
  { "award-begins", ASSAY_STEP_NONE },
  { "milestone-ahead", ASSAY_STEP_FOLLOW_MILESTONE },
  { "due", ASSAY_STEP_FOLLOW_PROGRESS },
  { "other-scheme", ASSAY_STEP_NONE },
  { "award-in-force", ASSAY_STEP_NONE },
  { "milestone-reached", ASSAY_STEP_NONE },
  { "contract-not-begun", ASSAY_STEP_NONE },
  { "contract-ended", ASSAY_STEP_NONE },
  { "no-clause", ASSAY_STEP_NONE },
};

G_STATIC_ASSERT (G_N_ELEMENTS (why_rows) == ASSAY_WHY_LAST + 1);

static const char *const step_ids[] = {
  "none",           "ask-condition",    "ask-milestone",  "ask-award",        "complete-award",
  "confirm-award",  "record-term",      "agree-date",     "agree-milestones", "confirm-milestone",
  "ask-renewal",    "ask-submission",   "ask-again",      "follow-condition", "plan-renewal",
  "await-decision", "follow-milestone", "follow-progress"
};

G_STATIC_ASSERT (G_N_ELEMENTS (step_ids) == ASSAY_STEP_LAST + 1);

const char *const assay_clause_words[] = { "none", "holds", "secures", "works-towards", NULL };

G_STATIC_ASSERT (G_N_ELEMENTS (assay_clause_words) == ASSAY_CLAUSE_LAST + 2);

const char *const assay_milestone_words[] = { "said", "submitted", "awarded", NULL };

G_STATIC_ASSERT (G_N_ELEMENTS (assay_milestone_words) == ASSAY_MILESTONE_LAST + 2);

const char *
assay_standing_state_get_id (AssayStandingState state)
{
  g_assert ((guint) state < G_N_ELEMENTS (state_ids));

  return state_ids[state];
}

const char *
assay_standing_why_get_id (AssayStandingWhy why)
{
  g_assert ((guint) why < G_N_ELEMENTS (why_rows));

  return why_rows[why].id;
}

AssayStandingStep
assay_standing_why_get_step (AssayStandingWhy why)
{
  g_assert ((guint) why < G_N_ELEMENTS (why_rows));

  return why_rows[why].step;
}

const char *
assay_standing_step_get_id (AssayStandingStep step)
{
  g_assert ((guint) step < G_N_ELEMENTS (step_ids));

  return step_ids[step];
}

const char *
assay_clause_kind_get_id (AssayClauseKind kind)
{
  g_assert ((guint) kind <= ASSAY_CLAUSE_LAST);

  return assay_clause_words[kind];
}

const char *
assay_milestone_kind_get_id (AssayMilestoneKind kind)
{
  g_assert ((guint) kind <= ASSAY_MILESTONE_LAST);

  return assay_milestone_words[kind];
}
