/* Words: nearest match, cleaning, checking.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "base/assay-text.h"

#include <string.h>

static void
test_nearest (void)
{
  static const char *const levels[] = { "not-yet", "partly",         "largely",
                                        "fully",   "not-applicable", NULL };
  static const char *const criteria[] = { "1.1", "1.2", "2.5", "10.1", NULL };
  static const struct
  {
    const char *text;
    const char *nearest;
  } cases[] = {
    { "largly", "largely" },
    { "Largely", "largely" },
    { " fully ", "fully" },
    { "fulyl", "fully" },
    { "partially", "partly" },
    { "not yet", "not-yet" },
    { "notapplicable", "not-applicable" },
    { "zebra", NULL },
    { "", NULL },
    { "x", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (assay_text_find_nearest (cases[i].text, levels), ==, cases[i].nearest);
  g_assert_cmpstr (assay_text_find_nearest ("2,5", criteria), ==, "2.5");
  g_assert_cmpstr (assay_text_find_nearest ("10.11", criteria), ==, "10.1");
}

/* Text of any length and any bytes; the table inside has a size. */
static void
test_nearest_takes_anything (void)
{
  g_autofree char *longest = g_strnfill (64, 'a');
  g_autofree char *too_long = g_strnfill (65, 'a');
  g_autofree char *very_long = g_strnfill (100000, 'a');
  const char *const candidates[] = { "", "b", longest, very_long, NULL };
  const char *const none[] = { NULL };

  g_assert_cmpstr (assay_text_find_nearest (longest, candidates), ==, longest);
  g_assert_null (assay_text_find_nearest (too_long, candidates));
  g_assert_null (assay_text_find_nearest (very_long, candidates));
  g_assert_null (assay_text_find_nearest ("\xff\xfe\xff\xfe\xff\xfe\xff\xfe", candidates));
  g_assert_null (assay_text_find_nearest ("b", none));
}

static void
test_fold_space (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } cases[] = {
    { "", "" }, { "  ", "" }, { " a  b\t\nc ", "a b c" }, { "a", "a" }, { "é  ü", "é ü" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = assay_text_fold_space (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

static void
test_clean (void)
{
  static const struct
  {
    const char *text;
    const char *clean;
  } cases[] = {
    { NULL, "" },
    { "a\r\nb\rc\n", "a\nb\nc" },
    { "a\tb", "a\tb" },
    { "a\x01\x1b[0mb\x7f", "a[0mb" },
    { "a \n\n ", "a" },
    { "bad \xff byte", "bad \xef\xbf\xbd byte" },
    { "\xef\xbf\xbe"
      "a\xef\xbf\xbf",
      "a" },
    { "😀 ü", "😀 ü" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = assay_text_clean (cases[i].text);
      g_autofree char *again = assay_text_clean (clean);

      g_assert_cmpstr (clean, ==, cases[i].clean);
      g_assert_cmpstr (again, ==, clean);
    }
}

static void
test_shorten (void)
{
  static const struct
  {
    const char *text;
    const char *said;
  } cases[] = {
    { NULL, "" },          { " a\n b ", "a b" },    { "üüüüü", "üüüüü" },
    { "üüüüüü", "üüüü…" }, { "abc  defg", "abc…" }, { "\xff\x01", "\xef\xbf\xbd" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *said = assay_text_shorten (cases[i].text, 5);

      g_assert_cmpstr (said, ==, cases[i].said);
    }
}

static void
test_blank (void)
{
  g_assert_true (assay_text_is_blank (NULL));
  g_assert_true (assay_text_is_blank (""));
  g_assert_true (assay_text_is_blank (" \t\r\n"));
  /* A hard space, an em space and a joiner that nobody sees. */
  g_assert_true (assay_text_is_blank ("\xc2\xa0\xe2\x80\x83\xe2\x80\x8b"));
  g_assert_false (assay_text_is_blank ("\xc2\xa0\xc3\xa4"));
  g_assert_false (assay_text_is_blank ("\xa0"));
  g_assert_false (assay_text_is_blank (" \xc2"));
  g_assert_false (assay_text_is_blank (" a "));
}

static void
assert_checked (gboolean line, const char *text, guint max, int code, const char *message)
{
  g_autoptr (GError) error = NULL;
  gboolean good = line ? assay_text_check_line (text, "The title", max, &error)
                       : assay_text_check_block (text, "The title", max, &error);

  if (code < 0)
    {
      g_assert_no_error (error);
      g_assert_true (good);
      return;
    }
  g_assert_false (good);
  g_assert_error (error, ASSAY_ERROR, code);
  g_assert_nonnull (strstr (error->message, "The title"));
  g_assert_nonnull (strstr (error->message, message));
}

static void
test_check (void)
{
  assert_checked (TRUE, "A plan", 10, -1, NULL);
  assert_checked (TRUE, "üüüüüüüüüü", 10, -1, NULL);
  assert_checked (TRUE, "üüüüüüüüüüü", 10, ASSAY_ERROR_TOO_LARGE, "10 characters");
  assert_checked (TRUE, " \n ", 10, ASSAY_ERROR_INVALID, "empty");
  assert_checked (TRUE, "", 10, ASSAY_ERROR_INVALID, "empty");
  assert_checked (TRUE, "a\nb", 10, ASSAY_ERROR_INVALID, "more than one line");
  assert_checked (TRUE, "a\rb", 10, ASSAY_ERROR_INVALID, "more than one line");
  assert_checked (FALSE, "a\nb", 10, -1, NULL);
  assert_checked (FALSE, "a\xff", 10, ASSAY_ERROR_INVALID, "UTF-8");
  assert_checked (FALSE, "12345678901", 10, ASSAY_ERROR_TOO_LARGE, "shorten it");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/nearest", test_nearest);
  g_test_add_func ("/text/nearest-takes-anything", test_nearest_takes_anything);
  g_test_add_func ("/text/fold-space", test_fold_space);
  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/shorten", test_shorten);
  g_test_add_func ("/text/blank", test_blank);
  g_test_add_func ("/text/check", test_check);

  return g_test_run ();
}
