/* Settings, measures and results in a register: what may be kept and what may not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-settings.h"
#include "register-fixture.h"

#include "base/assay-error.h"

#include <string.h>

#define MEASURE                                                                                    \
  "measure service=1 scheme=rss edition=2026 measure=engagement title=Engagement "                 \
  "definition=Share counting_rule=People from_day=2026-01-01 until_day=2026-03-31 "                \
  "day=2026-04-20 "
#define RESULT "result received=1 standard=s1 title=Leadership state=ready "

/* What is wrong with a value; NULL: nothing. */
static const struct
{
  const char *name;
  const char *is;
  const char *wrong;
} rows[] = {
  { "count", MEASURE "unit=count figure=12", NULL },
  { "count-of-none", MEASURE "unit=count figure=0", NULL },
  { "count-in-parts", MEASURE "unit=count figure=1.5", "whole number" },
  { "count-below-0", MEASURE "unit=count figure=-1", "whole number" },
  { "no-number", MEASURE "unit=count figure=many", "not a number" },
  { "zeros-in-front", MEASURE "unit=count figure=007", "not a number" },
  { "no-figure", MEASURE "unit=count", "“figure” is needed" },
  { "backwards", MEASURE "unit=count figure=1 until_day=2025-12-31", "before it begins" },
  { "percent", MEASURE "unit=percent figure=75", NULL },
  { "percent-over", MEASURE "unit=percent figure=100.1", "0 to 100" },
  { "percent-below", MEASURE "unit=percent figure=-0.1", "0 to 100" },
  { "share", MEASURE "unit=percent figure=75 part=45 base=60", NULL },
  { "share-with-zeros", MEASURE "unit=percent figure=75.000000 part=45 base=60", NULL },
  { "share-rounded-up", MEASURE "unit=percent figure=66.7 part=2 base=3", NULL },
  { "share-cut", MEASURE "unit=percent figure=66.6 part=2 base=3", NULL },
  { "share-of-none", MEASURE "unit=percent figure=0 part=0 base=3", NULL },
  { "share-of-all", MEASURE "unit=percent figure=100 part=3 base=3", NULL },
  { "share-too-far", MEASURE "unit=percent figure=66.5 part=2 base=3", "is not 2 out of 3" },
  { "share-long", MEASURE "unit=percent figure=50.000000 part=499999999 base=999999999", NULL },
  { "part-without-base", MEASURE "unit=percent figure=75 part=45", "out of" },
  { "base-without-part", MEASURE "unit=percent figure=75 base=60", "number counted" },
  { "part-over-base", MEASURE "unit=percent figure=100 part=61 base=60", "at most" },
  { "base-of-none", MEASURE "unit=percent figure=0 part=0 base=0", "from 1" },
  { "base-too-long", MEASURE "unit=percent figure=0 part=0 base=1000000000", "from 1" },
  { "part-in-parts", MEASURE "unit=percent figure=50 part=1.5 base=3", "whole number" },
  { "part-of-a-count", MEASURE "unit=count figure=3 part=1 base=3", "only a percentage" },
  { "days-of-people", MEASURE "unit=days figure=12.5 base=8", NULL },
  { "part-of-days", MEASURE "unit=days figure=12.5 part=1 base=8", "only a percentage" },
  { "score-below-0", MEASURE "unit=score figure=-1.5", NULL },
  { "settings", "settings suppress_below=10 fresh_months=6", NULL },
  { "settings-as-without", "settings", NULL },
  { "suppress-nothing", "settings suppress_below=1", "below 2 to 100" },
  { "suppress-everything", "settings suppress_below=101", "below 2 to 100" },
  { "fresh-for-ever", "settings fresh_months=121", "up to 120 months" },
  { "result", RESULT "ready=3 applies=3", NULL },
  { "result-of-more", RESULT "ready=4 applies=3", "cannot be" },
};

static void
test_row (gconstpointer data)
{
  guint place = GPOINTER_TO_UINT (data);
  gpointer value = register_sketch (rows[place].is);
  g_autoptr (GError) error = NULL;

  if (assay_register_value_check (value, &error))
    g_assert_cmpstr (rows[place].wrong, ==, NULL);
  else
    {
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
      g_assert_nonnull (rows[place].wrong);
      g_assert_nonnull (strstr (error->message, rows[place].wrong));
    }
  assay_register_value_free (value);
}

static void
test_settings (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (AssayRegister) before = register_load (fixture->store);
  g_autoptr (AssayRegister) after = NULL;
  g_autoptr (GError) error = NULL;
  gpointer second = register_sketch ("settings suppress_below=7");

  g_assert_null (assay_register_get_settings (before));
  g_assert_cmpuint (assay_register_get_suppress_below (before), ==, 5);
  g_assert_cmpuint (assay_register_get_fresh_months (before), ==, 12);
  g_assert_cmpuint (assay_register_get_last_board (before), ==, ASSAY_DATE_NONE);

  register_add (fixture->store, "settings suppress_below=10 last_board=2026-10-01");
  after = register_load (fixture->store);
  g_assert_cmpuint (assay_register_get_suppress_below (after), ==, 10);
  g_assert_cmpuint (assay_register_get_fresh_months (after), ==, 12);
  g_assert_cmpuint (assay_register_get_last_board (after), ==, assay_date_new (2026, 10, 1));

  g_assert_false (register_apply_one (fixture->store, ASSAY_REGISTER_ADD, second, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
  assay_register_value_free (second);
}

/* How long information stays good is the commissioner's to say, and the standing listens. */
static void
test_freshness (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  AssayDate on = assay_date_new (2026, 11, 22);

  register_add (fixture->store,
                "service id=-1 name=Vale\n"
                "contract id=-2 service=-1 title=Vale begins=2025-04-01 ends=2028-03-31\n"
                "clause contract=-2 clause=holds\n"
                "award service=-1 scheme=rss from_day=2025-01-01 until_day=2028-03-31 "
                "source=Letter confirmed=2026-01-10\n");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AssayRegister) held = register_load (fixture->store);
      g_autoptr (AssayContractStanding) standing = assay_register_compute_standing (
          held, assay_register_lookup (held, ASSAY_HELD_CONTRACT, 1), NULL, on);

      g_assert_cmpint (standing->standing->state, ==,
                       i == 0 ? ASSAY_STANDING_MET : ASSAY_STANDING_UNKNOWN);
      if (i == 0)
        register_add (fixture->store, "settings fresh_months=6");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strconcat ("/register/measure/", rows[i].name, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/register/measure/one-settings", test_settings);
  g_test_add_func ("/register/measure/freshness", test_freshness);

  return g_test_run ();
}
