/* Page ranges: what is understood, what is refused, and the one way back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "core/portfolio/assay-pages.h"

static void
test_understood (void)
{
  static const struct
  {
    const char *text;
    const char *canonical;
    const char *reading;
  } cases[] = {
    { "3", "3", "3" },
    { "3-4", "3-4", "3–4" },
    { "3–4", "3-4", "3–4" },
    { " 3 — 4 ", "3-4", "3–4" },
    { "1, 5-7", "1, 5-7", "1, 5–7" },
    { "1,5-7", "1, 5-7", "1, 5–7" },
    { "5-7 1", "5-7, 1", "5–7, 1" },
    { "4-4", "4", "4" },
    { "007", "7", "7" },
    { "p 4", "4", "4" },
    { "pp. 3-4", "3-4", "3–4" },
    { "Pages 3-4", "3-4", "3–4" },
    { "3\xc2\xa0-\xc2\xa0"
      "4",
      "3-4", "3–4" },
    { "100000", "100000", "100000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) ranges = assay_pages_parse (cases[i].text, &error);
      g_autofree char *canonical = NULL;
      g_autofree char *reading = NULL;

      g_assert_no_error (error);
      canonical = assay_pages_format (ranges);
      reading = assay_pages_format_for_reading (ranges);
      g_assert_cmpstr (canonical, ==, cases[i].canonical);
      g_assert_cmpstr (reading, ==, cases[i].reading);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } cases[] = {
    { "", "is not a list of pages" },
    { "  ", "is not a list of pages" },
    { ",", "is not a list of pages" },
    { "1,", "is not a list of pages" },
    { "1,,2", "is not a list of pages" },
    { "-3", "is not a list of pages" },
    { "3-", "is not a list of pages" },
    { "1-2-3", "is not a list of pages" },
    { "three", "“three” is not a list of pages" },
    { "3a", "is not a list of pages" },
    { "pages", "is not a list of pages" },
    { "1234567", "is not a list of pages" },
    { "99999999999999999999", "is not a list of pages" },
    { "\xff\xfe", "is not a list of pages" },
    { "0", "there is no page 0" },
    { "0-3", "there is no page 0" },
    { "7-5", "write “5-7”" },
    { "100001", "page 100001 is too high" },
    { "1-999999", "page 999999 is too high" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) ranges = assay_pages_parse (cases[i].text, &error);

      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
      g_assert_null (ranges);
      g_assert_nonnull (strstr (error->message, cases[i].message));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_too_many_ranges (void)
{
  g_autoptr (GString) text = g_string_new ("1");
  g_autoptr (GArray) most = NULL;
  g_autoptr (GArray) over = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i < ASSAY_LIMIT_PAGE_RANGES; i++)
    g_string_append_printf (text, ", %u", 2 * i + 1);
  most = assay_pages_parse (text->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (most->len, ==, ASSAY_LIMIT_PAGE_RANGES);

  g_string_append (text, ", 9999");
  over = assay_pages_parse (text->str, &error);
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
  g_assert_null (over);
}

static void
test_contain (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ranges = assay_pages_parse ("9, 3-5", &error);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (AssayPageRange));

  g_assert_no_error (error);
  g_assert_false (assay_pages_contain (ranges, 2));
  g_assert_true (assay_pages_contain (ranges, 3));
  g_assert_true (assay_pages_contain (ranges, 5));
  g_assert_false (assay_pages_contain (ranges, 6));
  g_assert_true (assay_pages_contain (ranges, 9));
  g_assert_cmpuint (assay_pages_get_last (ranges), ==, 9);
  g_assert_cmpuint (assay_pages_get_last (none), ==, 0);
}

/* Whatever the ranges, writing and reading them gives the same ranges, in both notations. */
static void
test_round_trip (void)
{
  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (AssayPageRange));
      guint n = (guint) g_test_rand_int_range (1, 12);

      for (guint i = 0; i < n; i++)
        {
          guint first = (guint) g_test_rand_int_range (1, 2000);
          AssayPageRange range = { first, first + (guint) g_test_rand_int_range (0, 3) };

          g_array_append_val (ranges, range);
        }
      for (guint notation = 0; notation < 2; notation++)
        {
          g_autofree char *text =
              notation == 0 ? assay_pages_format (ranges) : assay_pages_format_for_reading (ranges);
          g_autoptr (GError) error = NULL;
          g_autoptr (GArray) again = assay_pages_parse (text, &error);

          g_assert_no_error (error);
          g_assert_cmpmem (again->data, again->len * sizeof (AssayPageRange), ranges->data,
                           ranges->len * sizeof (AssayPageRange));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/understood", test_understood);
  g_test_add_func ("/pages/refused", test_refused);
  g_test_add_func ("/pages/too-many-ranges", test_too_many_ranges);
  g_test_add_func ("/pages/contain", test_contain);
  g_test_add_func ("/pages/round-trip", test_round_trip);

  return g_test_run ();
}
