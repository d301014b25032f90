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
  AssayStandingState makes;
} WhyRow;

/* In the order of AssayStandingWhy. */
static const WhyRow why_rows[] = {
  { "condition-overdue", ASSAY_STEP_ASK_CONDITION, ASSAY_STANDING_LATE },
  { "milestone-overdue", ASSAY_STEP_ASK_MILESTONE, ASSAY_STANDING_LATE },
  { "award-withdrawn", ASSAY_STEP_ASK_AWARD, ASSAY_STANDING_LAPSED },
  { "award-ended", ASSAY_STEP_ASK_AWARD, ASSAY_STANDING_LAPSED },
  { "not-held", ASSAY_STEP_ASK_AWARD, ASSAY_STANDING_LATE },
  { "award-undated", ASSAY_STEP_COMPLETE_AWARD, ASSAY_STANDING_UNKNOWN },
  { "award-unconfirmed", ASSAY_STEP_CONFIRM_AWARD, ASSAY_STANDING_UNKNOWN },
  { "information-old", ASSAY_STEP_CONFIRM_AWARD, ASSAY_STANDING_UNKNOWN },
  { "contract-undated", ASSAY_STEP_RECORD_TERM, ASSAY_STANDING_UNKNOWN },
  { "clause-undated", ASSAY_STEP_AGREE_DATE, ASSAY_STANDING_UNKNOWN },
  { "no-milestones", ASSAY_STEP_AGREE_MILESTONES, ASSAY_STANDING_UNKNOWN },
  { "milestone-undated", ASSAY_STEP_AGREE_MILESTONES, ASSAY_STANDING_UNKNOWN },
  { "milestone-unconfirmed", ASSAY_STEP_CONFIRM_MILESTONE, ASSAY_STANDING_UNKNOWN },
  { "milestones-old", ASSAY_STEP_AGREE_MILESTONES, ASSAY_STANDING_UNKNOWN },
  { "no-partners", ASSAY_STEP_RECORD_PARTNERS, ASSAY_STANDING_UNKNOWN },
  { "renewal-due", ASSAY_STEP_ASK_RENEWAL, ASSAY_STANDING_AT_RISK },
  { "submission-due", ASSAY_STEP_ASK_SUBMISSION, ASSAY_STANDING_AT_RISK },
  { "milestone-near", ASSAY_STEP_ASK_SUBMISSION, ASSAY_STANDING_AT_RISK },
  { "report-against", ASSAY_STEP_ASK_SUBMISSION, ASSAY_STANDING_NOT_REQUIRED },
  { "submission-unverified", ASSAY_STEP_ASK_AGAIN, ASSAY_STANDING_NOT_REQUIRED },
  { "condition-open", ASSAY_STEP_FOLLOW_CONDITION, ASSAY_STANDING_MET_WITH_CONDITIONS },
  { "condition-undated", ASSAY_STEP_FOLLOW_CONDITION, ASSAY_STANDING_MET_WITH_CONDITIONS },
  { "renewal-open", ASSAY_STEP_PLAN_RENEWAL, ASSAY_STANDING_NOT_REQUIRED },
  { "ends-before-contract", ASSAY_STEP_PLAN_RENEWAL, ASSAY_STANDING_NOT_REQUIRED },
  { "milestones-past", ASSAY_STEP_AGREE_MILESTONES, ASSAY_STANDING_NOT_REQUIRED },
  { "submission-received", ASSAY_STEP_AWAIT_DECISION, ASSAY_STANDING_NOT_REQUIRED },
  { "award-begins", ASSAY_STEP_NONE, ASSAY_STANDING_NOT_REQUIRED },
  { "milestone-ahead", ASSAY_STEP_FOLLOW_MILESTONE, ASSAY_STANDING_NOT_REQUIRED },
  { "due", ASSAY_STEP_FOLLOW_PROGRESS, ASSAY_STANDING_NOT_REQUIRED },
  { "other-scheme", ASSAY_STEP_NONE, ASSAY_STANDING_NOT_REQUIRED },
  { "award-in-force", ASSAY_STEP_NONE, ASSAY_STANDING_NOT_REQUIRED },
  { "milestone-reached", ASSAY_STEP_NONE, ASSAY_STANDING_NOT_REQUIRED },
  { "contract-not-begun", ASSAY_STEP_NONE, ASSAY_STANDING_NOT_REQUIRED },
  { "contract-ended-unkept", ASSAY_STEP_NONE, ASSAY_STANDING_NOT_REQUIRED },
  { "contract-ended", ASSAY_STEP_NONE, ASSAY_STANDING_NOT_REQUIRED },
  { "no-clause", ASSAY_STEP_NONE, ASSAY_STANDING_NOT_REQUIRED },
};

G_STATIC_ASSERT (G_N_ELEMENTS (why_rows) == ASSAY_WHY_LAST + 1);

static const char *const step_ids[] = { "none",
                                        "ask-condition",
                                        "ask-milestone",
                                        "ask-award",
                                        "complete-award",
                                        "confirm-award",
                                        "record-term",
                                        "agree-date",
                                        "agree-milestones",
                                        "confirm-milestone",
                                        "record-partners",
                                        "ask-renewal",
                                        "ask-submission",
                                        "ask-again",
                                        "follow-condition",
                                        "plan-renewal",
                                        "await-decision",
                                        "follow-milestone",
                                        "follow-progress" };

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

AssayStandingState
assay_standing_why_get_state (AssayStandingWhy why)
{
  g_assert ((guint) why < G_N_ELEMENTS (why_rows));

  return why_rows[why].makes;
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
