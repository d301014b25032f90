/* What does not look right in a register, one thing at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-check.h"
#include "register-fixture.h"

#include <string.h>

#define SERVICE "service id=-1 name=North_Vale\n"
#define CONTRACT SERVICE "contract id=-2 service=-1 title=Vale begins=2025-04-01 ends=2028-03-31\n"
#define AWARD_IS "scheme=rss from_day=2026-01-01 until_day=2028-12-31 "
#define AWARD_OF "service=-1 " AWARD_IS
#define AWARD "award " AWARD_OF
#define PARTNERSHIP                                                                                \
  "service id=-1 name=Both is_partnership=1\nservice id=-3 name=One\nservice id=-4 name=Other\n"   \
  "contract id=-2 service=-1 title=Vale begins=2025-04-01 ends=2028-03-31\n"
#define KNOWN "source=Letter confirmed=2026-01-02\n"

/* A register, and "doubt kind/id other" for each. */
static const struct
{
  const char *name;
  const char *is;
  const char *expected;
} rows[] = {
  { "nothing", CONTRACT "clause contract=-2 clause=holds\n" AWARD KNOWN, "" },
  { "same-name", SERVICE "service name=NORTH__Vale\nservice name=North_Vale_West\n",
    "same-name service/2 1; " },
  { "same-area", "area name=Vale\narea name=vale\n" SERVICE, "same-name area/2 1; " },
  { "area-and-service", "area name=North_Vale\n" SERVICE, "" },
  { "overlap", CONTRACT "contract service=-1 title=Next begins=2028-03-31 ends=2029-03-31\n",
    "overlap contract/2 1; " },
  { "follows", CONTRACT "contract service=-1 title=Next begins=2028-04-01 ends=2029-03-31\n", "" },
  { "other-area",
    "area id=-7 name=Vale\n" CONTRACT
    "contract service=-1 area=-7 title=Next begins=2028-03-31 ends=2029-03-31\n",
    "" },
  { "overlap-without-end",
    SERVICE "contract service=-1 title=Old begins=2020-01-01\n"
            "contract service=-1 title=New begins=2026-01-01 ends=2027-01-01\n",
    "overlap contract/2 1; contract-undated contract/1 0; " },
  { "contract-undated", SERVICE "contract service=-1 title=Vale ends=2028-03-31\n",
    "contract-undated contract/1 0; " },
  { "clause-undated", CONTRACT "clause contract=-2 clause=secures\n",
    "clause-undated clause/1 1; " },
  { "clause-late", CONTRACT "clause contract=-2 clause=secures by_day=2028-04-01\n",
    "clause-late clause/1 1; " },
  { "clause-in-extension",
    CONTRACT "clause contract=-2 clause=secures by_day=2028-04-01\n"
             "extension contract=-2 until=2029-03-31\n",
    "" },
  { "no-milestones", CONTRACT "clause contract=-2 clause=works-towards\n",
    "no-milestones clause/1 1; " },
  { "milestone-undated",
    CONTRACT "clause id=-3 contract=-2 clause=works-towards\n"
             "milestone clause=-3 milestone=said what=Begun\n",
    "milestone-undated milestone/1 1; " },
  { "award-before-scheme",
    SERVICE "award service=-1 scheme=rss from_day=2019-12-31 until_day=2022-12-30 " KNOWN,
    "award-before-scheme award/1 1; " },
  { "award-with-scheme",
    SERVICE "award service=-1 scheme=rss from_day=2020-01-01 until_day=2022-12-30 " KNOWN, "" },
  { "award-of-other-scheme",
    SERVICE "award service=-1 scheme=ro from_day=2019-12-31 until_day=2022-12-30 " KNOWN, "" },
  { "award-before-edition",
    SERVICE
    "award service=-1 scheme=ro edition=2026 from_day=2025-12-31 until_day=2027-12-30 " KNOWN,
    "award-before-scheme award/1 1; " },
  { "award-of-edition",
    SERVICE
    "award service=-1 scheme=ro edition=2026 from_day=2026-01-01 until_day=2027-12-30 " KNOWN,
    "" },
  { "award-of-edition-without-year",
    SERVICE
    "award service=-1 scheme=ro edition=2nd from_day=2020-01-01 until_day=2022-12-30 " KNOWN,
    "" },
  { "award-unconfirmed", SERVICE AWARD "source=Letter\n", "award-incomplete award/1 1; " },
  { "award-without-source", SERVICE AWARD "confirmed=2026-01-02\n",
    "award-incomplete award/1 1; " },
  { "extension-backwards", CONTRACT "extension contract=-2 until=2028-03-31\n",
    "extension-backwards extension/1 1; " },
  { "clause-early", CONTRACT "clause contract=-2 clause=secures by_day=2025-03-31\n",
    "clause-early clause/1 1; " },
  { "clause-on-first-day", CONTRACT "clause contract=-2 clause=secures by_day=2025-04-01\n", "" },
  { "condition-undated", SERVICE "award id=-5 " AWARD_OF KNOWN "condition award=-5 what=Train\n",
    "condition-undated condition/1 1; " },
  { "condition-undated-met",
    SERVICE "award id=-5 " AWARD_OF KNOWN "condition award=-5 what=Train met=2026-02-01\n", "" },
  { "one-partner",
    PARTNERSHIP "clause contract=-2 clause=holds is_of_each_partner=1\n"
                "partner partnership=-1 service=-3\n",
    "no-partners clause/1 1; " },
  { "two-partners",
    PARTNERSHIP "clause contract=-2 clause=holds is_of_each_partner=1\n"
                "partner partnership=-1 service=-3\npartner partnership=-1 service=-4\n",
    "" },
  { "same-partner",
    PARTNERSHIP "partner partnership=-1 service=-3\npartner partnership=-1 service=-3\n",
    "same-partner partner/2 1; " },
  { "same-partner-alone",
    PARTNERSHIP "clause contract=-2 clause=holds is_of_each_partner=1\n"
                "partner partnership=-1 service=-3\npartner partnership=-1 service=-3\n",
    "no-partners clause/1 1; same-partner partner/2 1; " },
  { "award-of-partner",
    PARTNERSHIP "clause contract=-2 clause=holds schemes=rss\npartner partnership=-1 service=-3\n"
                "award service=-3 " AWARD_IS KNOWN,
    "award-of-partner clause/1 1; " },
  { "award-of-both",
    PARTNERSHIP "clause contract=-2 clause=holds schemes=rss\npartner partnership=-1 service=-3\n"
                "award service=-3 " AWARD_IS KNOWN "award service=-1 " AWARD_IS KNOWN,
    "" },
  { "other-award-of-partner",
    PARTNERSHIP "clause contract=-2 clause=holds schemes=ro\npartner partnership=-1 service=-3\n"
                "award service=-3 " AWARD_IS KNOWN,
    "" },
  { "no-partners", CONTRACT "clause contract=-2 clause=holds is_of_each_partner=1\n",
    "no-partners clause/1 1; " },
};

static void
test_row (gconstpointer data)
{
  guint place = GPOINTER_TO_UINT (data);
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (AssayRegister) held = NULL;
  g_autoptr (GArray) since = g_array_new (FALSE, FALSE, sizeof (AssaySchemeSince));
  g_autoptr (GArray) doubts = NULL;
  g_autoptr (GString) told = g_string_new (NULL);
  AssaySchemeSince rss = { "rss", assay_date_new (2020, 1, 1) };

  g_array_append_val (since, rss);
  register_add (fixture->store, rows[place].is);
  held = register_load (fixture->store);
  doubts = assay_register_check (held, since);
  for (guint i = 0; i < doubts->len; i++)
    {
      AssayRegisterDoubt doubt = g_array_index (doubts, AssayRegisterDoubt, i);

      g_string_append_printf (told, "%s %s/%" G_GINT64_FORMAT " %" G_GINT64_FORMAT "; ",
                              assay_doubt_get_id (doubt.doubt), assay_held_get_row (doubt.kind)->id,
                              doubt.id, doubt.other);
    }
  g_assert_cmpstr (told->str, ==, rows[place].expected);
}

/* Every doubt has its row, so that none is there only on paper. */
static void
test_all_shown (void)
{
  for (guint doubt = 0; doubt <= ASSAY_DOUBT_LAST; doubt++)
    {
      guint n = 0;

      for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
        n += strstr (rows[i].expected, assay_doubt_get_id (doubt)) != NULL;
      g_assert_cmpuint (n, >, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strconcat ("/register/check/", rows[i].name, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/register/check/all-shown", test_all_shown);

  return g_test_run ();
}
