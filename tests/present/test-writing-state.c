/* How long a text says it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-writing-state.h"

static void
test_word_length (void)
{
  static const struct
  {
    const char *text;
    const char *hint;
  } rows[] = {
    { "", "40 to 150 words is usual" },
    { " … — ", "40 to 150 words is usual" },
    { "Done", "1 word; 40 to 150 is usual" },
    { "It’s a follow-up, twice.", "4 words; 40 to 150 is usual" },
  };
  g_autoptr (GString) many = g_string_new (NULL);
  g_autofree char *told = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *hint = assay_writing_state_word_length (rows[i].text, TRUE);

      g_assert_cmpstr (hint, ==, rows[i].hint);
    }
  for (guint i = 0; i < 87; i++)
    g_string_append (many, "word ");
  told = assay_writing_state_word_length (many->str, TRUE);
  g_assert_cmpstr (told, ==, "about 90 words; 40 to 150 is usual");
}

/* Not every text has a usual length. */
static void
test_without_usual (void)
{
  g_autofree char *none = assay_writing_state_word_length (" ", FALSE);
  g_autofree char *one = assay_writing_state_word_length ("Leeds", FALSE);
  g_autofree char *some =
      assay_writing_state_word_length ("a b c d e f g h i j k l m n o p q r s t u v w", FALSE);

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (one, ==, "1 word");
  g_assert_cmpstr (some, ==, "about 20 words");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/writing-state/word-length", test_word_length);
  g_test_add_func ("/writing-state/without-usual", test_without_usual);

  return g_test_run ();
}
