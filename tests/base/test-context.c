/* The clock and the author, from outside or fixed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "base/assay-context.h"

static void
test_fixed (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();

  g_assert_cmpint (assay_context_get_now (fixture->context), ==, ASSAY_FIXTURE_NOW);
  g_assert_cmpuint (assay_context_get_today (fixture->context), ==, assay_date_new (2026, 11, 22));
  g_assert_cmpstr (assay_context_get_author (fixture->context), ==, "Service manager");
  g_assert_true (assay_context_get_disk (fixture->context) == fixture->disk);
}

static void
test_environment (void)
{
  g_autoptr (AssayContext) context = NULL;

  g_setenv ("SOURCE_DATE_EPOCH", "1000000000", TRUE);
  g_setenv ("ASSAY_AUTHOR", " Night\x01 shift\n lead ", TRUE);
  context = assay_context_new ();
  g_assert_cmpint (assay_context_get_now (context), ==, 1000000000);
  g_assert_cmpuint (assay_context_get_today (context), ==, assay_date_new (2001, 9, 9));
  g_assert_cmpstr (assay_context_get_author (context), ==, "Night shift lead");
}

/* A clock that cannot be is no clock: the system's is used. */
static void
test_bad_epoch (void)
{
  static const char *const bad[] = { "", "yesterday", "-5", "0", "99999999999999999999", "12x" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (AssayContext) context = NULL;
      gint64 now = g_get_real_time () / G_USEC_PER_SEC;

      g_setenv ("SOURCE_DATE_EPOCH", bad[i], TRUE);
      context = assay_context_new ();
      g_assert_cmpint (ABS (assay_context_get_now (context) - now), <, 600);
    }
  g_unsetenv ("SOURCE_DATE_EPOCH");
}

static void
test_time (void)
{
  static const char *const bad[] = {
    "",          "2026-11-22",           "2026-11-22T14:02:09",  "2026-11-22T14:02:09+01",
    "yesterday", "2026-13-22T14:02:09Z", "2026-11-22T25:02:09Z", "2026-11-22T14:02:09ZZ"
  };
  g_autofree char *text = assay_context_format_time (1795356129);
  gint64 seconds = 0;

  g_assert_cmpstr (text, ==, "2026-11-22T14:02:09Z");
  g_assert_true (assay_context_parse_time (text, &seconds));
  g_assert_cmpint (seconds, ==, 1795356129);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (assay_context_parse_time (bad[i], &seconds));
  g_assert_cmpint (seconds, ==, 1795356129);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/context/fixed", test_fixed);
  g_test_add_func ("/context/environment", test_environment);
  g_test_add_func ("/context/bad-epoch", test_bad_epoch);
  g_test_add_func ("/context/time", test_time);

  return g_test_run ();
}
