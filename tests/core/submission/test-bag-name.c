/* Names inside a bag: which are safe, what they fold to, how manifests write them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/submission/assay-bag-name.h"

static void
test_escapes (void)
{
  static const char *const bad[] = { "",     "/a",   "a/../b", "..",   "a/..", "./a",  "a/./b",
                                     "a//b", "C:/a", "c:a",    "a\\b", "~",    "~x/a", "a/" };
  static const char *const good[] = { "a",     "a/b",  "a..b", "...", "a/b..",
                                      ".keep", "a/.b", "a~",   "é/ü" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_true (assay_bag_name_escapes (bad[i]));
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_false (assay_bag_name_escapes (good[i]));
}

static void
test_devices (void)
{
  static const char *const bad[] = { "CON",      "con.txt", "a/NUL/b", "Aux.tar.gz", "COM1",
                                     "lpt9.pdf", "COM0",    "LPT³",    "nul .txt",   "CONIN$" };
  static const char *const good[] = { "CONTENT", "com", "com10", "lpt", "nulls.txt", "a.con" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_true (assay_bag_name_is_device (bad[i]));
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_false (assay_bag_name_is_device (good[i]));
}

static void
test_unsafe (void)
{
  static const char *const bad[] = { "a:b", "a*", "a?", "a\"", "<a",    "a>",  "a|",
                                     "a ",  "a.", " a", "a\n", "a\x7f", "x /y" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_true (assay_bag_name_is_unsafe (bad[i]));
  g_assert_false (assay_bag_name_is_unsafe ("data/E007-risk assessment (2).pdf"));
}

static void
test_too_long (void)
{
  g_autofree char *longest = g_strnfill (ASSAY_BAG_NAME_MAX_BYTES, 'a');
  g_autofree char *longer = g_strconcat (longest, "a", NULL);
  g_autoptr (GString) deep = g_string_new ("a");

  g_assert_false (assay_bag_name_is_too_long (longest));
  g_assert_true (assay_bag_name_is_too_long (longer));
  for (guint i = 1; i < ASSAY_BAG_NAME_MAX_DEPTH; i++)
    g_string_append (deep, "/a");
  g_assert_false (assay_bag_name_is_too_long (deep->str));
  g_string_append (deep, "/a");
  g_assert_true (assay_bag_name_is_too_long (deep->str));
}

static void
test_fold (void)
{
  static const struct
  {
    const char *one;
    const char *other;
    gboolean is_same;
  } cases[] = {
    { "A.txt", "a.TXT", TRUE },    { "é", "e\xcc\x81", TRUE }, { "É", "e\xcc\x81", TRUE },
    { "straße", "STRASSE", TRUE }, { "a", "b", FALSE },        { "e", "é", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *one = assay_bag_name_fold (cases[i].one);
      g_autofree char *other = assay_bag_name_fold (cases[i].other);

      g_assert_cmpint (g_str_equal (one, other), ==, cases[i].is_same);
    }
}

static void
assert_decoded (const char *text, gboolean is_before_1_0, const char *name, gboolean is_loose)
{
  gboolean found_loose = FALSE;
  g_autofree char *found = assay_bag_name_decode (text, is_before_1_0, &found_loose);

  g_assert_cmpstr (found, ==, name);
  g_assert_cmpint (found_loose, ==, is_loose);
}

static void
test_decode (void)
{
  assert_decoded ("a%0Ab%0dc%25d", FALSE, "a\nb\rc%d", FALSE);
  assert_decoded ("a%0Ab%25d", TRUE, "a\nb%25d", FALSE);
  assert_decoded ("50%", FALSE, "50%", TRUE);
  assert_decoded ("50%", TRUE, "50%", FALSE);
  assert_decoded ("%2525", FALSE, "%25", FALSE);
  assert_decoded ("a%20b%2F", FALSE, "a%20b%2F", TRUE);
  assert_decoded ("%0", FALSE, "%0", TRUE);
}

static void
assert_taken (const char *bytes, gsize length, const char *name, gboolean is_broken)
{
  gboolean found_broken = FALSE;
  g_autofree char *found = assay_bag_name_from_bytes (bytes, length, &found_broken);

  g_assert_cmpstr (found, ==, name);
  g_assert_cmpint (found_broken, ==, is_broken);
}

static void
test_from_bytes (void)
{
  assert_taken ("data/é", 7, "data/é", FALSE);
  assert_taken ("a\nb", 3, "a\nb", FALSE);
  assert_taken ("a\xff"
                "b",
                3, "a\\xFFb", TRUE);
  assert_taken ("a\0b", 3, "a\\x00b", TRUE);
  assert_taken ("\xc3", 1, "\\xC3", TRUE);
  assert_taken ("\xed\xa0\x80", 3, "\\xED\\xA0\\x80", TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bag-name/escapes", test_escapes);
  g_test_add_func ("/bag-name/devices", test_devices);
  g_test_add_func ("/bag-name/unsafe", test_unsafe);
  g_test_add_func ("/bag-name/too-long", test_too_long);
  g_test_add_func ("/bag-name/fold", test_fold);
  g_test_add_func ("/bag-name/decode", test_decode);
  g_test_add_func ("/bag-name/from-bytes", test_from_bytes);

  return g_test_run ();
}
