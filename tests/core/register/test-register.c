/* From what a register holds to how its contracts stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "case-sketch.h"
#include "register-fixture.h"

#include <string.h>

#define CONTRACT                                                                                   \
  "service id=-1 name=North_Vale\n"                                                                \
  "contract id=-2 service=-1 title=Vale begins=2025-04-01 ends=2028-03-31\n"
#define HOLDS CONTRACT "clause id=-3 contract=-2 clause=holds schemes=rss\n"
#define LASTING                                                                                    \
  "award id=-4 service=-1 scheme=rss from_day=2025-01-01 until_day=2028-03-31 source=Certificate " \
  "confirmed=2026-10-01\n"
#define ON assay_date_new (2026, 11, 22)

/* The first contract on @on, as case_sketch_format() tells it. */
static void
assert_standing (const char *text, const GArray *lead_times, AssayDate on, const char *expected)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (AssayRegister) held = NULL;
  g_autoptr (AssayContractStanding) standing = NULL;
  g_autofree char *told = NULL;

  register_add (fixture->store, text);
  held = register_load (fixture->store);
  standing =
      assay_register_compute_standing (held, assay_register_lookup (held, ASSAY_HELD_CONTRACT, 1),
                                       lead_times, on);
  told = case_sketch_format (standing->standing);
  g_assert_cmpstr (told, ==, expected);
}

static void
test_plain (void)
{
  assert_standing (CONTRACT, NULL, ON, "not-required: no-clause; -; none");
  assert_standing (HOLDS, NULL, ON, "late: not-held; 2028-03-31; ask-award");
  assert_standing (HOLDS LASTING, NULL, ON, "met: award-in-force/1; 2027-10-01; none");
  assert_standing (HOLDS LASTING "condition award=-4 what=Train due=2026-11-30\n", NULL, ON,
                   "met-with-conditions: condition-open/1 award-in-force/1; 2026-11-30; "
                   "follow-condition");
  assert_standing (HOLDS "award service=-1 scheme=rss from_day=2025-01-01 until_day=2028-03-31 "
                         "confirmed=2026-10-01\n",
                   NULL, ON, "unknown: award-unconfirmed/1; 2028-03-31; confirm-award");
  assert_standing (CONTRACT "clause id=-3 contract=-2 clause=works-towards\n"
                            "milestone clause=-3 milestone=submitted what=Begun due=2026-03-31\n"
                            "received service=-1 received=submission scheme=rss day=2026-03-01 "
                            "is_verified=1\n",
                   NULL, ON,
                   "on-course: milestones-past milestone-reached/1; 2027-03-01; agree-milestones");
}

/* The conditions of two awards stay with their own. */
static void
test_conditions_of_two (void)
{
  assert_standing (HOLDS LASTING
                   "award id=-5 service=-1 scheme=rss from_day=2025-02-01 until_day=2028-03-31 "
                   "source=Letter confirmed=2026-10-01\n"
                   "condition award=-5 what=Later due=2026-12-01\n"
                   "condition award=-4 what=Sooner due=2026-11-25\n",
                   NULL, ON,
                   "met-with-conditions: condition-open/2 condition-open/1 award-in-force/1 "
                   "award-in-force/2; 2026-11-25; follow-condition");
}

/* An extension counts from the day it was taken, and not because it may be. */
static void
test_extensions (void)
{
  assert_standing (HOLDS LASTING "extension contract=-2 until=2029-03-31\n", NULL, ON,
                   "met: award-in-force/1; 2027-10-01; none");
  assert_standing (HOLDS LASTING "extension contract=-2 until=2029-03-31 taken=2026-11-22\n", NULL,
                   ON, "met: ends-before-contract award-in-force/1; 2027-03-31; plan-renewal");
  assert_standing (HOLDS LASTING "extension contract=-2 until=2029-03-31 taken=2026-11-23\n", NULL,
                   ON, "met: award-in-force/1; 2027-10-01; none");
}

static void
test_partners (void)
{
#define PARTNERS                                                                                   \
  "service id=-1 name=Partnership is_partnership=1\nservice id=-8 name=One\nservice id=-9 "        \
  "name=Two\npartner partnership=-1 service=-8\npartner partnership=-1 service=-9\n"               \
  "contract id=-2 service=-1 title=Vale begins=2025-04-01 ends=2028-03-31\n"                       \
  "award service=-8 scheme=rss from_day=2025-01-01 until_day=2028-03-31 source=Letter "            \
  "confirmed=2026-10-01\n"
  /* Asked of each: one of two is not enough. */
  assert_standing (PARTNERS "clause contract=-2 clause=holds is_of_each_partner=1\n", NULL, ON,
                   "late: not-held; 2028-03-31; ask-award");
  assert_standing (PARTNERS "clause contract=-2 clause=holds is_of_each_partner=1\n"
                            "award service=-9 scheme=rss from_day=2025-01-01 until_day=2028-03-31 "
                            "source=Letter confirmed=2026-10-01\n",
                   NULL, ON, "met: award-in-force/1; 2027-10-01; none");
  /* Asked of the partnership: a partner's award is not its own. */
  assert_standing (PARTNERS "clause contract=-2 clause=holds\n", NULL, ON,
                   "late: not-held; 2028-03-31; ask-award");
#undef PARTNERS
}

/* Nobody can say of partners that nobody recorded. One is no partnership. */
static void
test_partners_unknown (void)
{
#define NO_PARTNERS                                                                                \
  "service id=-1 name=Partnership is_partnership=1\nservice id=-8 name=One\n"                      \
  "contract id=-2 service=-1 title=Vale begins=2025-04-01 ends=2028-03-31\n"                       \
  "clause contract=-2 clause=holds is_of_each_partner=1\n"                                         \
  "award service=-8 scheme=rss from_day=2025-01-01 until_day=2028-03-31 source=Letter "            \
  "confirmed=2026-10-01\n"                                                                         \
  "award service=-1 scheme=rss from_day=2025-01-01 until_day=2028-03-31 source=Letter "            \
  "confirmed=2026-10-01\n"
  assert_standing (NO_PARTNERS, NULL, ON, "unknown: no-partners; 2028-03-31; record-partners");
  assert_standing (NO_PARTNERS "partner partnership=-1 service=-8\n", NULL, ON,
                   "unknown: no-partners; 2028-03-31; record-partners");
  assert_standing (NO_PARTNERS "partner partnership=-1 service=-8\n"
                               "partner partnership=-1 service=-8\n",
                   NULL, ON, "unknown: no-partners; 2028-03-31; record-partners");
#undef NO_PARTNERS
  /* A service that is no partnership is its own only partner. */
  assert_standing ("service id=-1 name=One\n"
                   "contract id=-2 service=-1 title=Vale begins=2025-04-01 ends=2028-03-31\n"
                   "clause contract=-2 clause=holds is_of_each_partner=1\n" LASTING,
                   NULL, ON, "met: award-in-force/1; 2027-10-01; none");
}

/* A report that leaves something to do is no sign that the mark is near; a submission whose service
 * finds itself wanting is still one. */
static void
test_reports (void)
{
#define SECURES                                                                                    \
  "service id=-1 name=Vale\n"                                                                      \
  "contract id=-2 service=-1 title=Vale begins=2025-04-01 ends=2028-03-31\n"                       \
  "clause contract=-2 clause=secures schemes=rss by_day=2026-12-31\n"                              \
  "received id=-5 service=-1 received=submission scheme=rss day=2026-10-01 round=1 is_verified=1 " \
  "signature=unsigned\n"                                                                           \
  "result received=-5 standard=s1 title=One state=not-ready ready=1 applies=2\n"                   \
  "received id=-6 service=-1 received=report scheme=rss day=2026-11-01 round=1 is_verified=1 "     \
  "signature=unsigned\n"
  assert_standing (SECURES "result received=-6 standard=s1 title=One state=met-with-conditions "
                           "ready=1 applies=2\n",
                   NULL, ON, "on-course: submission-received/2 due; 2026-12-31; await-decision");
  assert_standing (SECURES
                   "result received=-6 standard=s1 title=One state=met ready=2 applies=2\n"
                   "result received=-6 standard=s2 title=Two state=not-met ready=1 applies=2\n",
                   NULL, ON,
                   "at-risk: submission-due report-against/2 due; 2026-12-31; "
                   "ask-submission");
  assert_standing (
      SECURES "result received=-6 standard=s2 title=Two state=further-work ready=1 applies=2\n",
      NULL, ON,
      "at-risk: submission-due report-against/2 due; 2026-12-31; "
      "ask-submission");
#undef SECURES
}

/* Of two clauses the worse one decides. */
static void
test_two_clauses (void)
{
  assert_standing (HOLDS LASTING "clause contract=-2 clause=holds schemes=ro\n", NULL, ON,
                   "late: not-held other-scheme/1; 2028-03-31; ask-award");
  assert_standing (HOLDS LASTING "clause contract=-2 clause=none\n", NULL, ON,
                   "met: award-in-force/1; 2027-10-01; none");
}

static void
test_lead_times (void)
{
  g_autoptr (GArray) lead_times = g_array_new (FALSE, FALSE, sizeof (AssayLeadTimes));
  AssayLeadTimes own = { "rss", 18, 6 }, other = { "ro", 60, 40 };
  const char *text = HOLDS "award service=-1 scheme=rss from_day=2024-01-01 until_day=2027-05-01 "
                           "source=Certificate confirmed=2026-10-01\n";

  g_array_append_val (lead_times, other);
  assert_standing (text, lead_times, ON,
                   "met: renewal-open ends-before-contract award-in-force/1; 2027-02-01; "
                   "plan-renewal");
  g_array_append_val (lead_times, own);
  assert_standing (text, lead_times, ON,
                   "at-risk: renewal-due ends-before-contract award-in-force/1; 2027-05-01; "
                   "ask-renewal");
}

/* What needs attention comes first. */
static void
test_list (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (AssayRegister) held = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GString) titles = g_string_new (NULL);

  register_add (fixture->store, HOLDS LASTING
                "contract id=-10 service=-1 title=Asks_nothing\n"
                "service id=-11 name=Other\n"
                "contract id=-12 service=-11 title=Late_b begins=2025-04-01 ends=2027-03-31\n"
                "clause contract=-12 clause=holds\n"
                "contract id=-13 service=-11 title=Late_a begins=2025-04-01 ends=2027-03-31\n"
                "clause contract=-13 clause=holds\n"
                "contract id=-14 service=-11 title=Late_soon begins=2025-04-01 ends=2026-12-31\n"
                "clause contract=-14 clause=holds\n");
  held = register_load (fixture->store);
  list = assay_register_list_standings (held, NULL, ON);
  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (titles, "%s; ",
                            ((AssayContractStanding *) list->pdata[i])->contract->title);
  g_assert_cmpstr (titles->str, ==, "Late soon; Late a; Late b; Vale; Asks nothing; ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/register/plain", test_plain);
  g_test_add_func ("/register/conditions-of-two", test_conditions_of_two);
  g_test_add_func ("/register/extensions", test_extensions);
  g_test_add_func ("/register/partners", test_partners);
  g_test_add_func ("/register/reports", test_reports);
  g_test_add_func ("/register/partners-unknown", test_partners_unknown);
  g_test_add_func ("/register/two-clauses", test_two_clauses);
  g_test_add_func ("/register/lead-times", test_lead_times);
  g_test_add_func ("/register/list", test_list);

  return g_test_run ();
}
