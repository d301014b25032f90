/* Days that a calendar adds to those of the states' test: extensions and renewals, and the file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-register-calendar.h"
#include "register-fixture.h"

#include <string.h>

#define ON assay_date_new (2026, 11, 22)
#define REGISTER                                                                                   \
  "service id=-1 name=Vale\n"                                                                      \
  "contract id=-2 service=-1 title=Core begins=2025-04-01 ends=2030-03-31\n"                       \
  "extension contract=-2 until=2031-03-31\n"                                                       \
  "extension contract=-2 until=2029-03-31\n"                                                       \
  "clause contract=-2 clause=holds\n"                                                              \
  "award service=-1 scheme=rss from_day=2025-05-01 until_day=2028-06-30 source=List "              \
  "confirmed=2026-10-01\n"

/* "extension 2030-03-31, …" of everything ahead. */
static char *
list_days (const char *text)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (AssayRegister) held = NULL;
  g_autoptr (GPtrArray) list = NULL;
  AssayRegisterGround ground = { NULL, NULL, ON };
  GString *days = g_string_new (NULL);

  register_add (fixture->store, text);
  held = register_load (fixture->store);
  ground.held = held;
  list = assay_register_list_due (&ground, ASSAY_DATE_NONE, ASSAY_DATE_NONE);
  for (guint i = 0; i < list->len; i++)
    {
      const AssayDue *due = list->pdata[i];
      g_autofree char *day = assay_date_format_iso (due->day);

      g_string_append_printf (days, "%s%s %s", i > 0 ? ", " : "", assay_due_kind_get_id (due->due),
                              day);
    }

  return g_string_free (days, FALSE);
}

static void
test_days (void)
{
  g_autofree char *days = list_days (REGISTER);

  g_assert_cmpstr (days, ==,
                   "renewal 2027-06-30, renewal-last 2028-03-30, award-ends 2028-06-30, "
                   "contract-ends 2030-03-31, extension 2030-03-31");
}

/* The next date of a standing has a line of its own only where nothing else is due that day. */
static void
test_next (void)
{
  g_autofree char *old =
      list_days ("service id=-1 name=Vale\ncontract id=-2 service=-1 title=Core begins=2025-04-01 "
                 "ends=2027-03-31\nclause contract=-2 clause=holds\n"
                 "award service=-1 scheme=rss from_day=2025-03-01 until_day=2028-06-30 source=List "
                 "confirmed=2026-01-01\n");
  g_autofree char *near =
      list_days ("service id=-1 name=Vale\ncontract id=-2 service=-1 title=Core begins=2025-04-01 "
                 "ends=2029-03-31\nclause id=-3 contract=-2 clause=works-towards\n"
                 "milestone clause=-3 milestone=submitted what=Sent due=2027-09-30\n");

  /* Information gets old; a milestone gets near. */
  g_assert_cmpstr (old, ==,
                   "look-again 2027-01-01, contract-ends 2027-03-31, award-ends 2028-06-30");
  g_assert_cmpstr (near, ==,
                   "look-again 2027-06-30, milestone 2027-09-30, contract-ends 2029-03-31");
}

/* Nothing is renewed that lasts as long as the contract does, or that another award follows. */
static void
test_no_renewal (void)
{
  g_autofree char *lasting =
      list_days ("service id=-1 name=Vale\n"
                 "contract id=-2 service=-1 title=Core begins=2025-04-01 ends=2028-03-31\n"
                 "clause contract=-2 clause=holds\n"
                 "award service=-1 scheme=rss from_day=2025-05-01 until_day=2028-03-31\n");
  g_autofree char *followed = list_days (
      REGISTER "award service=1 scheme=rss from_day=2028-07-01 until_day=2031-06-30 source=List "
               "confirmed=2026-10-01\n");

  g_assert_cmpstr (lasting, ==, "contract-ends 2028-03-31, award-ends 2028-03-31");
  g_assert_null (strstr (followed, "2028-06-30"));
  g_assert_null (strstr (followed, "renewal"));
}

static void
test_file (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (AssayRegister) held = NULL;
  g_autofree char *file = NULL, *again = NULL;
  g_auto (GStrv) events = NULL;

  register_add (fixture->store, REGISTER);
  held = register_load (fixture->store);
  {
    const AssayRegisterGround ground = { held, NULL, ON };

    file = assay_register_format_calendar (&ground, "Contracts", 0, 0, ASSAY_FIXTURE_NOW);
    again = assay_register_format_calendar (&ground, "Contracts", 0, 0, ASSAY_FIXTURE_NOW);
  }
  events = g_strsplit (file, "BEGIN:VEVENT", -1);
  g_assert_cmpuint (g_strv_length (events), ==, 6);
  g_assert_cmpstr (again, ==, file);
  g_assert_nonnull (strstr (file, "UID:award-ends-1-award-1@"));
  g_assert_nonnull (strstr (file, "DTSTART;VALUE=DATE:20280630\r\n"));
  g_assert_nonnull (strstr (file, "SUMMARY:Vale\\, Core: The contract ends\r\n"));
  g_assert_nonnull (strstr (file, "DESCRIPTION:As recorded on 22 November 2026.\r\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/register-calendar/days", test_days);
  g_test_add_func ("/register-calendar/next", test_next);
  g_test_add_func ("/register-calendar/no-renewal", test_no_renewal);
  g_test_add_func ("/register-calendar/file", test_file);

  return g_test_run ();
}
