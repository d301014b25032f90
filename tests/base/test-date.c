/* Calendar days.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-date.h"
#include "base/assay-error.h"

#include <string.h>

static void
test_parse (void)
{
  static const char *const good[] = { "1900-01-01", "2026-11-22", "2028-02-29", "2200-12-31" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      AssayDate date = ASSAY_DATE_NONE;
      g_autofree char *again = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (assay_date_parse (good[i], &date, &error));
      g_assert_no_error (error);
      again = assay_date_format_iso (date);
      g_assert_cmpstr (again, ==, good[i]);
    }
}

static void
test_parse_refuses (void)
{
  static const char *const bad[] = {
    "",           "2026",       "2026-11",        "2026-11-31",
    "2027-02-29", "2026-13-01", "2026-00-10",     "2026-01-00",
    "1899-12-31", "2201-01-01", "22-11-2026",     "2026/11/22",
    "2026-11-2x", "2026-1-022", " 2026-11-22",    "2026-11-22 ",
    "+026-11-22", "tomorrow",   "２０２６-11-22",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      AssayDate date = 42;
      g_autoptr (GError) error = NULL;

      g_assert_false (assay_date_parse (bad[i], &date, &error));
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
      g_assert_cmpuint (date, ==, 42);
      g_assert_nonnull (strstr (error->message, "2027-01-12"));
    }
}

/* However long the text, the message stays short and says UTF-8. */
static void
test_parse_quotes (void)
{
  g_autoptr (GString) text = g_string_new ("x");
  g_autoptr (GError) error = NULL;
  AssayDate date;

  for (guint i = 0; i < 500; i++)
    g_string_append (text, "ü");
  g_assert_false (assay_date_parse (text->str, &date, &error));
  g_assert_cmpuint (strlen (error->message), <, 300);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_compare (void)
{
  AssayDate last = assay_date_new (2026, 12, 31), first = assay_date_new (2027, 1, 1);

  g_assert_cmpuint (first - last, ==, 1);
  g_assert_cmpuint (assay_date_new (1, 1, 1), ==, 1);
  g_assert_cmpuint (assay_date_new (2028, 3, 1) - assay_date_new (2028, 2, 28), ==, 2);
}

static void
test_format (void)
{
  AssayDate date = assay_date_new (2026, 11, 2);
  g_autofree char *iso = assay_date_format_iso (date);
  g_autofree char *full = assay_date_format_long (date);
  g_autofree char *brief = assay_date_format_short (date);

  g_assert_cmpstr (iso, ==, "2026-11-02");
  g_assert_cmpstr (full, ==, "2 November 2026");
  g_assert_cmpstr (brief, ==, "2 Nov 2026");
  g_assert_null (assay_date_format_iso (ASSAY_DATE_NONE));
  g_assert_null (assay_date_format_long (ASSAY_DATE_NONE));
  g_assert_null (assay_date_format_short (ASSAY_DATE_NONE));
}

static void
test_add_months (void)
{
  static const struct
  {
    const char *from;
    int months;
    const char *to;
  } cases[] = {
    { "2026-11-22", 0, "2026-11-22" },   { "2026-11-22", 2, "2027-01-22" },
    { "2026-11-22", -11, "2025-12-22" }, { "2026-01-31", 1, "2026-02-28" },
    { "2028-01-31", 1, "2028-02-29" },   { "2026-03-31", -1, "2026-02-28" },
    { "2028-02-29", 12, "2029-02-28" },  { "2026-12-31", 24, "2028-12-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AssayDate from, to;

      g_assert_true (assay_date_parse (cases[i].from, &from, NULL));
      g_assert_true (assay_date_parse (cases[i].to, &to, NULL));
      g_assert_cmpuint (assay_date_add_months (from, cases[i].months), ==, to);
    }
  g_assert_cmpuint (assay_date_add_months (ASSAY_DATE_NONE, 3), ==, ASSAY_DATE_NONE);
}

/* Every day there is, written and read. */
static void
test_every_day (void)
{
  AssayDate first = assay_date_new (1900, 1, 1), last = assay_date_new (2200, 12, 31);

  for (AssayDate day = first; day <= last; day += 17)
    {
      g_autofree char *text = assay_date_format_iso (day);
      AssayDate again;

      g_assert_true (assay_date_parse (text, &again, NULL));
      g_assert_cmpuint (again, ==, day);
    }
}

static void
test_written (void)
{
  static const char *const good[] = { "2026-11-22",   "22 November 2026",  "22 nov 2026",
                                      "22/11/2026",   " 22.11.2026 ",      "22-11-2026",
                                      "22 Nov. 2026", "22  November\n2026" };
  static const char *const bad[] = { "soon",
                                     "2026",
                                     "March",
                                     "31/2/2026",
                                     "11/22/2026",
                                     "22/11/26",
                                     "2026-02-30",
                                     "22 November",
                                     "1e9",
                                     "22/11/20261",
                                     "0/0/0",
                                     "1/1/1066",
                                     "1/-1/2026",
                                     "22 November 26",
                                     "99999999999/1/2027",
                                     "2027-01-12x",
                                     "22 November 1066" };
  AssayDate date = ASSAY_DATE_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;

      if (!assay_date_parse_written (good[i], &date, &error))
        g_error ("“%s”: %s", good[i], error->message);
      g_assert_cmpuint (date, ==, assay_date_new (2026, 11, 22));
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      if (assay_date_parse_written (bad[i], &date, &error))
        g_error ("“%s” is taken for a date", bad[i]);
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, bad[i]));
      g_assert_cmpuint (date, ==, ASSAY_DATE_NONE);
    }
  g_assert_true (assay_date_parse_written ("  ", &date, NULL));
  g_assert_cmpuint (date, ==, ASSAY_DATE_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/parse-refuses", test_parse_refuses);
  g_test_add_func ("/date/parse-quotes", test_parse_quotes);
  g_test_add_func ("/date/written", test_written);
  g_test_add_func ("/date/compare", test_compare);
  g_test_add_func ("/date/format", test_format);
  g_test_add_func ("/date/add-months", test_add_months);
  g_test_add_func ("/date/every-day", test_every_day);

  return g_test_run ();
}
