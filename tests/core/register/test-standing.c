/* How a contract stands, by example: clauses as commissioners write them, and what each day makes
 * of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "case-sketch.h"

typedef struct
{
  const char *name;
  const char *on;
  const char *is;
  const char *expected;
} Row;

/* "The Provider shall hold the quality mark throughout the term." Three years from April 2025. */
#define HOLDS "contract 2025-04-01 2028-03-31\nholds rss\n"
/* "… shall secure the quality mark by 31 March 2026." */
#define SECURES "contract 2025-04-01 2028-03-31\nsecures 2026-03-31 rss\n"
/* "… shall be working towards accreditation within the first year." */
#define WORKS                                                                                      \
  "contract 2025-04-01 2028-03-31\nworks-towards rss\nmilestone 21 submitted 2026-03-31 -\n"

#define LASTING "award 1 rss 2025-01-01 2028-03-31 2025-03-01\n"
#define ENDING "award 1 rss 2024-01-01 2026-12-31 2026-01-15\n"

static const Row rows[] = {
  /* Nothing is asked. */
  { "no-clause", "2026-01-01", "contract 2025-04-01 2028-03-31\nnone\n" LASTING,
    "not-required: no-clause; -; none" },
  { "ended", "2028-04-01", HOLDS, "not-required: contract-ended-unkept; -; none" },
  { "ended-kept", "2028-04-01", HOLDS "award 1 rss 2025-01-01 2028-03-31 2027-06-01\n",
    "not-required: contract-ended; -; none" },
  { "ended-unknown", "2028-04-01", HOLDS LASTING, "not-required: contract-ended; -; none" },
  { "ended-on-the-day-to-secure", "2028-04-01",
    "contract 2025-04-01 2028-03-31\nsecures 2028-03-31 rss\n",
    "not-required: contract-ended-unkept; -; none" },
  { "ended-secured-on-the-last-day", "2028-04-01",
    "contract 2025-04-01 2028-03-31\nsecures 2028-03-31 rss\n"
    "award 1 rss 2028-03-31 2031-03-30 2028-03-31\n",
    "not-required: contract-ended; -; none" },
  { "ended-before-the-day-to-secure", "2028-04-01",
    "contract 2025-04-01 2028-03-31\nsecures 2028-06-30 rss\n",
    "not-required: contract-ended; -; none" },
  { "ended-on-the-way", "2028-04-01", WORKS, "not-required: contract-ended-unkept; -; none" },
  { "last-day-of-contract", "2028-03-31", HOLDS, "late: not-held; 2028-03-31; ask-award" },
  { "works-not-begun", "2025-03-31", WORKS, "not-required: contract-not-begun; 2025-04-01; none" },

  /* Holds it. */
  { "holds-met", "2025-06-01", HOLDS LASTING, "met: award-in-force/1; 2026-03-01; none" },
  { "holds-first-day", "2025-04-01", HOLDS LASTING, "met: award-in-force/1; 2026-03-01; none" },
  { "holds-never", "2025-04-01", HOLDS, "late: not-held; 2028-03-31; ask-award" },
  { "holds-other-scheme", "2025-06-01", HOLDS "award 1 ro 2025-01-01 2028-03-31 2025-03-01\n",
    "late: not-held other-scheme/1; 2028-03-31; ask-award" },
  { "holds-any-scheme", "2025-06-01",
    "contract 2025-04-01 2028-03-31\nholds\naward 1 ro 2025-01-01 2028-03-31 2025-03-01\n",
    "met: award-in-force/1; 2026-03-01; none" },
  { "holds-one-of-several", "2025-06-01",
    "contract 2025-04-01 2028-03-31\nholds rss ro\naward 1 ro 2025-01-01 2028-03-31 2025-03-01\n",
    "met: award-in-force/1; 2026-03-01; none" },
  { "holds-milestone-forgotten", "2025-10-01", HOLDS LASTING "milestone 21 said 2025-09-30 -\n",
    "met: award-in-force/1 | milestone-overdue/21; 2026-03-01; ask-milestone" },
  { "holds-partners-unknown", "2025-06-01", HOLDS LASTING "partnerless\n",
    "unknown: no-partners; 2028-03-31; record-partners" },
  { "holds-not-begun-covered", "2025-03-15", HOLDS LASTING,
    "on-course: due award-in-force/1 contract-not-begun; 2025-03-31; follow-progress" },
  { "holds-not-begun-far", "2024-12-30", HOLDS,
    "on-course: due contract-not-begun; 2024-12-31; follow-progress" },
  { "holds-not-begun-near", "2024-12-31", HOLDS,
    "at-risk: submission-due due contract-not-begun; 2025-03-31; ask-submission" },
  { "holds-not-begun-submitted", "2025-01-15", HOLDS "received 31 rss 2025-01-10 verified\n",
    "on-course: submission-received/31 due contract-not-begun; 2025-03-31; await-decision" },

  /* The award ends before the contract does. */
  { "ends-before-told-early", "2025-06-01", HOLDS "award 1 rss 2024-01-01 2026-12-31 2025-03-01\n",
    "met: ends-before-contract award-in-force/1; 2025-12-31; plan-renewal" },
  { "ends-before-long-lead", "2026-01-20", HOLDS ENDING,
    "met: renewal-open ends-before-contract award-in-force/1; 2026-09-30; plan-renewal" },
  { "ends-before-short-lead", "2026-09-30", HOLDS ENDING,
    "at-risk: renewal-due ends-before-contract award-in-force/1; 2026-12-31; ask-renewal" },
  { "ends-before-submitted", "2026-10-15", HOLDS ENDING "received 31 rss 2026-10-01 verified\n",
    "met: ends-before-contract submission-received/31 award-in-force/1; 2026-12-31; "
    "plan-renewal" },
  { "ends-before-submission-refused", "2026-10-15",
    HOLDS ENDING "received 31 rss 2026-10-01 refused\n",
    "at-risk: renewal-due submission-unverified/31 ends-before-contract award-in-force/1; "
    "2026-12-31; ask-renewal" },
  { "ends-before-other-submission", "2026-10-15",
    HOLDS ENDING "received 31 ro 2026-10-01 verified\n",
    "at-risk: renewal-due ends-before-contract award-in-force/1; 2026-12-31; ask-renewal" },
  /* What led to the award is not its renewal. */
  { "ends-before-submission-of-before", "2026-12-24",
    HOLDS "award 1 rss 2026-02-01 2027-01-31 2026-12-20\nreceived 31 rss 2026-01-05 verified\n",
    "at-risk: renewal-due ends-before-contract award-in-force/1; 2027-01-31; ask-renewal" },
  { "ends-before-submission-since", "2026-12-24",
    HOLDS "award 1 rss 2026-02-01 2027-01-31 2026-12-20\nreceived 31 rss 2026-10-05 verified\n",
    "met: ends-before-contract submission-received/31 award-in-force/1; 2027-01-31; "
    "plan-renewal" },
  { "last-day-of-award", "2026-12-31", HOLDS ENDING,
    "at-risk: renewal-due ends-before-contract award-in-force/1; 2026-12-31; ask-renewal" },
  { "lapsed", "2027-01-01", HOLDS ENDING, "lapsed: award-ended/1 not-held; 2028-03-31; ask-award" },
  { "lapsed-submitted", "2027-01-01", HOLDS ENDING "received 31 rss 2026-10-01 verified\n",
    "lapsed: award-ended/1 not-held submission-received/31; 2027-10-01; ask-award" },
  { "renewed-without-a-gap", "2026-12-31",
    HOLDS ENDING "award 2 rss 2027-01-01 2029-12-31 2026-12-01\n",
    "met: award-begins/2 award-in-force/1; 2026-12-31; none" },
  { "renewed-with-a-gap", "2026-12-31",
    HOLDS ENDING "award 2 rss 2027-01-02 2029-12-31 2026-12-01\n",
    "at-risk: renewal-due ends-before-contract award-begins/2 award-in-force/1; 2026-12-31; "
    "ask-renewal" },
  { "in-the-gap", "2027-01-01", HOLDS ENDING "award 2 rss 2027-01-02 2029-12-31 2026-12-01\n",
    "lapsed: award-ended/1 not-held award-begins/2; 2027-01-02; ask-award" },
  { "renewed-by-what-is-old", "2026-12-30",
    HOLDS ENDING "award 2 rss 2027-01-01 2029-12-31 2025-06-01\n",
    "at-risk: information-old/2 renewal-due ends-before-contract award-begins/2 "
    "award-in-force/1; 2026-12-31; confirm-award" },
  { "renewed-by-what-is-overdue", "2026-12-30",
    HOLDS ENDING "award 2 rss 2026-01-01 2029-12-31 2026-06-01\ncondition 11 2026-08-31 -\n",
    "at-risk: renewal-due ends-before-contract award-in-force/1 award-in-force/2 | "
    "condition-overdue/11; 2026-12-31; ask-renewal" },
  { "withdrawn", "2026-02-01", HOLDS ENDING "withdrawn 2026-02-01\n",
    "lapsed: award-withdrawn/1 not-held; 2028-03-31; ask-award" },
  { "day-before-withdrawal", "2026-01-31", HOLDS ENDING "withdrawn 2026-02-01\n",
    "at-risk: renewal-due ends-before-contract award-in-force/1; 2026-01-31; ask-renewal" },

  /* Conditions. */
  { "condition-open", "2025-06-01", HOLDS LASTING "condition 11 2025-09-30 -\n",
    "met-with-conditions: condition-open/11 award-in-force/1; 2025-09-30; follow-condition" },
  { "condition-last-day", "2025-09-30", HOLDS LASTING "condition 11 2025-09-30 -\n",
    "met-with-conditions: condition-open/11 award-in-force/1; 2025-09-30; follow-condition" },
  { "condition-passed", "2025-10-01", HOLDS LASTING "condition 11 2025-09-30 -\n",
    "late: condition-overdue/11 not-held award-in-force/1; 2026-03-01; ask-condition" },
  { "condition-met-late", "2025-10-15", HOLDS LASTING "condition 11 2025-09-30 2025-10-15\n",
    "met: award-in-force/1; 2026-03-01; none" },
  { "condition-met-too-late-for-then", "2025-10-14",
    HOLDS LASTING "condition 11 2025-09-30 2025-10-15\n",
    "late: condition-overdue/11 not-held award-in-force/1; 2025-10-15; ask-condition" },
  { "condition-of-another-award", "2025-10-15",
    HOLDS LASTING "award 2 rss 2025-02-01 2028-03-31 2025-03-01\ncondition 11 2025-09-30 -\n",
    "met: award-in-force/1 award-in-force/2 | condition-overdue/11; 2026-03-01; ask-condition" },
  { "condition-met", "2025-10-01", HOLDS LASTING "condition 11 2025-09-30 2025-09-01\n",
    "met: award-in-force/1; 2026-03-01; none" },
  { "condition-undated", "2025-06-01", HOLDS LASTING "condition 11 - -\n",
    "met-with-conditions: condition-undated/11 award-in-force/1; 2026-03-01; follow-condition" },

  /* What nobody knows. */
  { "award-without-source", "2025-06-01", HOLDS LASTING "hearsay\n",
    "unknown: award-unconfirmed/1; 2028-03-31; confirm-award" },
  { "award-never-confirmed", "2025-06-01", HOLDS "award 1 rss 2025-01-01 2028-03-31 -\n",
    "unknown: award-unconfirmed/1; 2028-03-31; confirm-award" },
  { "award-without-end", "2025-06-01", HOLDS "award 1 rss 2025-01-01 - 2025-03-01\n",
    "unknown: award-undated/1; 2028-03-31; complete-award" },
  { "award-without-start", "2025-06-01", HOLDS "award 1 rss - 2028-03-31 2025-03-01\n",
    "unknown: award-undated/1; 2028-03-31; complete-award" },
  { "information-leap-day", "2025-02-28",
    "contract 2024-02-29 2028-02-29\nholds rss\naward 1 rss 2024-02-29 2028-02-29 2024-02-29\n",
    "met: award-in-force/1; 2025-02-28; none" },
  { "information-after-leap-day", "2025-03-01",
    "contract 2024-02-29 2028-02-29\nholds rss\naward 1 rss 2024-02-29 2028-02-29 2024-02-29\n",
    "unknown: information-old/1 award-in-force/1; 2028-02-29; confirm-award" },
  { "information-last-good-day", "2026-03-01", HOLDS LASTING,
    "met: award-in-force/1; 2026-03-01; none" },
  { "information-old", "2026-03-02", HOLDS LASTING,
    "unknown: information-old/1 award-in-force/1; 2028-03-31; confirm-award" },
  { "contract-without-start", "2025-06-01", "contract - 2028-03-31\nholds rss\n",
    "unknown: contract-undated; 2028-03-31; record-term" },
  { "contract-without-end", "2025-06-01", "contract 2025-04-01 -\nholds rss\n" LASTING,
    "met: ends-before-contract award-in-force/1; 2026-03-01; plan-renewal" },
  { "clause-without-date", "2025-06-01", "contract 2025-04-01 2028-03-31\nsecures - rss\n",
    "unknown: clause-undated; 2028-03-31; agree-date" },

  /* Secures it by a day. */
  { "secures-far", "2025-12-30", SECURES, "on-course: due; 2025-12-31; follow-progress" },
  { "secures-near", "2025-12-31", SECURES,
    "at-risk: submission-due due; 2026-03-31; ask-submission" },
  { "secures-near-submitted", "2026-01-15", SECURES "received 31 rss 2026-01-10 verified\n",
    "on-course: submission-received/31 due; 2026-03-31; await-decision" },
  { "secures-report-against", "2026-02-15",
    SECURES "received 31 rss 2026-01-10 verified\nreceived 32 rss 2026-02-10 against 0\n",
    "at-risk: submission-due report-against/32 due; 2026-03-31; ask-submission" },
  { "secures-report-against-far", "2025-10-15",
    SECURES "received 31 rss 2025-09-10 verified\nreceived 32 rss 2025-10-10 against 0\n",
    "on-course: report-against/32 due; 2025-12-31; ask-submission" },
  { "secures-before-the-report", "2026-02-09",
    SECURES "received 31 rss 2026-01-10 verified\nreceived 32 rss 2026-02-10 against 0\n",
    "on-course: submission-received/31 due; 2026-02-10; await-decision" },
  { "secures-next-round", "2026-02-25",
    SECURES "received 31 rss 2026-01-10 round 1\nreceived 32 rss 2026-02-10 against 1\n"
            "received 33 rss 2026-02-20 round 2\n",
    "on-course: submission-received/33 due; 2026-03-31; await-decision" },
  { "secures-next-round-crossed-the-report", "2026-02-25",
    SECURES "received 31 rss 2026-01-10 round 1\nreceived 33 rss 2026-02-05 round 2\n"
            "received 32 rss 2026-02-10 against 1\n",
    "on-course: submission-received/33 due; 2026-03-31; await-decision" },
  { "secures-other-report-against", "2026-02-15",
    SECURES "received 31 rss 2026-01-10 verified\nreceived 32 ro 2026-02-10 against 0\n",
    "on-course: submission-received/31 due; 2026-03-31; await-decision" },
  { "secures-submission-stale", "2026-01-15", SECURES "received 31 rss 2025-01-15 verified\n",
    "at-risk: submission-due due; 2026-03-31; ask-submission" },
  { "secures-on-the-day", "2026-03-31", SECURES,
    "at-risk: submission-due due; 2026-03-31; ask-submission" },
  { "secures-late", "2026-04-01", SECURES, "late: not-held; 2028-03-31; ask-award" },
  { "secures-award-to-come", "2026-01-15", SECURES "award 1 rss 2026-03-31 2029-03-30 2026-01-10\n",
    "on-course: award-begins/1 due award-in-force/1; 2026-03-31; follow-progress" },
  { "secures-award-too-late", "2026-01-15",
    SECURES "award 1 rss 2026-04-01 2029-03-31 2026-01-10\n",
    "at-risk: submission-due award-begins/1 due; 2026-03-31; ask-submission" },
  { "secures-award-long-ago", "2025-06-01",
    SECURES "award 1 rss 2020-01-01 2022-12-31 2022-06-01\n",
    "on-course: due | award-ended/1; 2025-12-31; follow-progress" },
  { "secures-milestone-near", "2025-09-01", SECURES "milestone 21 submitted 2025-09-30 -\n",
    "on-course: milestone-near/21 due; 2025-09-30; ask-submission" },
  { "secures-by-last-day", "2028-03-31", "contract 2025-04-01 2028-03-31\nsecures 2028-03-31 rss\n",
    "at-risk: submission-due due; 2028-03-31; ask-submission" },
  { "secured-early", "2025-06-01", SECURES LASTING, "met: award-in-force/1; 2026-03-01; none" },
  { "secured-then-lapsed", "2027-01-01", SECURES ENDING,
    "lapsed: award-ended/1 not-held; 2028-03-31; ask-award" },
  { "secures-milestone-overdue", "2025-10-01", SECURES "milestone 21 said 2025-09-30 -\n",
    "at-risk: milestone-overdue/21 due; 2025-12-31; ask-milestone" },

  /* Works towards it. */
  { "works-without-milestones", "2025-06-01", "contract 2025-04-01 2028-03-31\nworks-towards rss\n",
    "unknown: no-milestones; 2028-03-31; agree-milestones" },
  { "works-ahead", "2025-12-30", WORKS,
    "on-course: milestone-ahead/21; 2025-12-31; follow-milestone" },
  { "works-near", "2025-12-31", WORKS, "at-risk: milestone-near/21; 2026-03-31; ask-submission" },
  { "works-last-day", "2026-03-31", WORKS,
    "at-risk: milestone-near/21; 2026-03-31; ask-submission" },
  { "works-late", "2026-04-01", WORKS, "late: milestone-overdue/21; 2028-03-31; ask-milestone" },
  { "works-submitted", "2026-04-01", WORKS "received 31 rss 2026-02-01 verified\n",
    "on-course: milestones-past milestone-reached/21; 2027-02-01; agree-milestones" },
  { "works-submission-grown-old", "2027-02-02", WORKS "received 31 rss 2026-02-01 verified\n",
    "unknown: milestones-old milestone-reached/21; 2028-03-31; agree-milestones" },
  { "works-submitted-early", "2026-03-31", WORKS "received 31 rss 2025-01-01 verified\n",
    "on-course: milestones-past milestone-reached/21; 2026-03-31; agree-milestones" },
  { "works-said-grown-old", "2027-06-01",
    "contract 2025-04-01 2028-03-31\nworks-towards\nmilestone 21 said 2026-03-31 2026-03-01\n",
    "unknown: milestones-old milestone-reached/21; 2028-03-31; agree-milestones" },
  { "works-reached-late", "2026-05-01",
    "contract 2025-04-01 2028-03-31\nworks-towards\nmilestone 21 said 2026-03-31 2026-04-20\n"
    "milestone 22 awarded 2027-03-31 -\n",
    "on-course: milestone-ahead/22 milestone-reached/21; 2026-12-31; follow-milestone" },
  { "works-award-long-ago", "2025-06-01", WORKS "award 1 rss 2020-01-01 2022-12-31 2022-06-01\n",
    "on-course: milestone-ahead/21 | award-ended/1; 2025-12-31; follow-milestone" },
  { "works-submission-refused", "2026-04-01", WORKS "received 31 rss 2026-02-01 refused\n",
    "late: milestone-overdue/21 submission-unverified/31; 2028-03-31; ask-milestone" },
  { "works-submitted-long-before", "2026-04-01", WORKS "received 31 rss 2023-02-01 verified\n",
    "late: milestone-overdue/21; 2028-03-31; ask-milestone" },
  { "works-undated", "2025-06-01",
    "contract 2025-04-01 2028-03-31\nworks-towards rss\nmilestone 21 said - -\n",
    "unknown: milestone-undated/21; 2028-03-31; agree-milestones" },
  { "works-said-reached", "2025-06-01",
    "contract 2025-04-01 2028-03-31\nworks-towards\nmilestone 21 said 2025-09-30 2025-05-01\n"
    "milestone 22 awarded 2027-03-31 -\n",
    "on-course: milestone-ahead/22 milestone-reached/21; 2026-12-31; follow-milestone" },
  { "works-reached-by-hearsay", "2025-06-01",
    "contract 2025-04-01 2028-03-31\nworks-towards\nmilestone 21 said 2025-09-30 2025-05-01\n"
    "hearsay-milestone\n",
    "unknown: milestone-unconfirmed/21; 2028-03-31; confirm-milestone" },
  { "works-awarded", "2025-06-01", WORKS LASTING, "met: award-in-force/1; 2026-03-01; none" },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (CaseSketch) sketch = case_sketch_new (row->is);
  g_autoptr (AssayStanding) standing = NULL;
  g_autofree char *found = NULL;
  AssayDate on;

  g_assert_true (assay_date_parse (row->on, &on, NULL));
  standing = assay_standing_compute (&sketch->is, on);
  found = case_sketch_format (standing);
  g_assert_cmpstr (found, ==, row->expected);
}

/* A reason carries what its sentence needs. */
static void
test_values (void)
{
  g_autoptr (CaseSketch) sketch = case_sketch_new (HOLDS ENDING);
  g_autoptr (AssayStanding) standing =
      assay_standing_compute (&sketch->is, assay_date_new (2026, 10, 1));
  AssayStandingReason due = g_array_index (standing->reasons, AssayStandingReason, 0);

  g_assert_cmpint (due.why, ==, ASSAY_WHY_RENEWAL_DUE);
  g_assert_cmpuint (due.date, ==, assay_date_new (2026, 12, 31));
  g_assert_cmpuint (due.months, ==, 3);

  /* The scheme's own lead times. */
  sketch->is.short_months = 2;
  g_clear_pointer (&standing, assay_standing_free);
  standing = assay_standing_compute (&sketch->is, assay_date_new (2026, 10, 1));
  g_assert_cmpint (standing->state, ==, ASSAY_STANDING_MET);
}

static void
test_broken (void)
{
  for (guint state = 0; state < ASSAY_N_STANDINGS; state++)
    g_assert_cmpint (assay_standing_is_broken (state), ==,
                     state == ASSAY_STANDING_LATE || state == ASSAY_STANDING_LAPSED);
  g_assert_cmpint (assay_standing_compare (ASSAY_STANDING_LATE, ASSAY_STANDING_LAPSED), ==, 0);
  g_assert_cmpint (assay_standing_compare (ASSAY_STANDING_LATE, ASSAY_STANDING_UNKNOWN), <, 0);
  g_assert_cmpint (assay_standing_compare (ASSAY_STANDING_MET, ASSAY_STANDING_ON_COURSE), >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strconcat ("/standing/row/", rows[i].name, NULL);

      g_test_add_data_func (name, &rows[i], test_row);
    }
  g_test_add_func ("/standing/values", test_values);
  g_test_add_func ("/standing/broken", test_broken);

  return g_test_run ();
}
