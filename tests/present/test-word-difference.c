/* Which words of two texts differ.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-word-difference.h"

#include <locale.h>
#include <string.h>

/* The text with what differs in brackets. */
static char *
show (const char *text, const GArray *spans)
{
  GString *shown = g_string_new (text);

  for (guint i = spans->len; i-- > 0;)
    {
      const AssayTextSpan *span = &g_array_index (spans, AssayTextSpan, i);

      g_string_insert_c (shown, span->start + span->length, ']');
      g_string_insert_c (shown, span->start, '[');
    }

  return g_string_free (shown, FALSE);
}

static void
assert_shown (const char *one, const char *other, const char *shown_one, const char *shown_other)
{
  g_autoptr (GArray) of_one = NULL;
  g_autoptr (GArray) of_other = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  assay_word_difference_compute (one, other, &of_one, &of_other);
  first = show (one, of_one);
  second = show (other, of_other);
  g_assert_cmpstr (first, ==, shown_one);
  g_assert_cmpstr (second, ==, shown_other);
}

static void
test_words (void)
{
  assert_shown ("The board agrees it.", "The board agrees it.", "The board agrees it.",
                "The board agrees it.");
  assert_shown ("Two reviews a year.", "Three long reviews a year.", "[Two] reviews a year.",
                "[Three long] reviews a year.");
  assert_shown ("One case, seen by two.", "One case, assessed and seen by two people.",
                "One case, seen by [two.]", "One case, [assessed and] seen by [two people.]");
  assert_shown ("a b c d e", "a c x e", "a [b] c [d] e", "a c [x] e");
}

/* Only words count, not how they are set. */
static void
test_blanks (void)
{
  assert_shown ("One line.\nAnother one.", "One line. Another  one.", "One line.\nAnother one.",
                "One line. Another  one.");
  assert_shown ("One\nmore line", "One line", "One\n[more] line", "One line");
  assert_shown ("", "", "", "");
  assert_shown ("", "Something.", "", "Something.");
}

static void
test_nothing_in_common (void)
{
  assert_shown ("Every case is assessed.", "Staff meet monthly", "Every case is assessed.",
                "Staff meet monthly");
}

static void
test_other_scripts (void)
{
  assert_shown ("Mae’r polisi’n gyfredol", "Mae’r cynllun’n gyfredol", "Mae’r [polisi’n] gyfredol",
                "Mae’r [cynllun’n] gyfredol");
  assert_shown ("ein Fall\302\240mehr", "ein Fall", "ein Fall\302\240[mehr]", "ein Fall");
}

static char *
make_random (GRand *random)
{
  static const char *const words[] = { "case", "plan", "seen", "by", "two", "éé", "\n" };
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (random, 0, 14); n > 0; n--)
    g_string_append_printf (text, "%s ", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);

  return g_string_free (text, FALSE);
}

static char *
leave_out (const char *text, const GArray *spans)
{
  g_autoptr (GString) left = g_string_new (text);
  g_auto (GStrv) words = NULL;
  GString *joined = g_string_new (NULL);

  for (guint i = spans->len; i-- > 0;)
    g_string_erase (left, g_array_index (spans, AssayTextSpan, i).start,
                    g_array_index (spans, AssayTextSpan, i).length);
  words = g_strsplit_set (left->str, " \n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (joined, "%s ", words[i]);

  return g_string_free (joined, FALSE);
}

/* Whatever is marked, the rest is the same in both, word for word. */
static void
test_rest_is_the_same (void)
{
  for (guint32 seed = 0; seed < 500; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autofree char *one = make_random (random);
      g_autofree char *other = make_random (random);
      g_autoptr (GArray) of_one = NULL;
      g_autoptr (GArray) of_other = NULL;
      g_autofree char *left = NULL;
      g_autofree char *right = NULL;

      assay_word_difference_compute (one, other, &of_one, &of_other);
      if (of_one->len + of_other->len == 0)
        continue;
      left = leave_out (one, of_one);
      right = leave_out (other, of_other);
      g_assert_cmpstr (left, ==, right);
    }
}

/* More than anybody reads: told as a whole, and soon. */
static void
test_very_long (void)
{
  g_autoptr (GString) one = g_string_new ("Begin ");
  g_autoptr (GString) other = g_string_new ("Begin ");
  g_autoptr (GArray) of_one = NULL;
  g_autoptr (GArray) of_other = NULL;

  for (guint i = 0; i < 5000; i++)
    {
      g_string_append_printf (one, "a%u ", i);
      g_string_append_printf (other, "b%u ", i);
    }
  g_string_append (one, "end");
  g_string_append (other, "end");
  assay_word_difference_compute (one->str, other->str, &of_one, &of_other);
  g_assert_cmpuint (of_one->len, ==, 1);
  g_assert_cmpuint (of_other->len, ==, 1);
  g_assert_cmpuint (g_array_index (of_one, AssayTextSpan, 0).start, ==, strlen ("Begin "));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/word-difference/words", test_words);
  g_test_add_func ("/word-difference/blanks", test_blanks);
  g_test_add_func ("/word-difference/nothing-in-common", test_nothing_in_common);
  g_test_add_func ("/word-difference/other-scripts", test_other_scripts);
  g_test_add_func ("/word-difference/rest-is-the-same", test_rest_is_the_same);
  g_test_add_func ("/word-difference/very-long", test_very_long);

  return g_test_run ();
}
