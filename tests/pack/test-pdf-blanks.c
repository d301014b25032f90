/* What is left open in the evidence: each once, and nothing wrong when it comes back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/layout/assay-figures.h"

#define END 100u

static AssayPdfBlanks *
new_blanks (void)
{
  AssayPdfBlanks *blanks = assay_pdf_blanks_new ();
  const AssayPdfFigure figures[] = {
    { .page = 1, .face = assay_figures_get_face (ASSAY_TEXT_FOOT, TRUE, FALSE), .number = 20 },
    { .page = 2,
      .face = assay_figures_get_face (ASSAY_TEXT_TABLE, FALSE, TRUE),
      .first = (char *) "a",
      .last = (char *) "b",
      .begins = TRUE,
      .is_link = TRUE,
      .number = END - 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    assay_pdf_blanks_add_figure (blanks, &figures[i]);
  assay_pdf_blanks_add_words (blanks, ASSAY_PDF_WORDS_LINK, "Training", "a", 0);
  assay_pdf_blanks_add_words (blanks, ASSAY_PDF_WORDS_PAGE, "", NULL, 7);

  return blanks;
}

/* Words that are the same are one; those of another page, place or kind are not. */
static void
test_words_once (void)
{
  g_autoptr (AssayPdfBlanks) blanks = new_blanks ();

  g_assert_cmpuint (assay_pdf_blanks_add_words (blanks, ASSAY_PDF_WORDS_LINK, "Training", "a", 3),
                    ==, 0);
  g_assert_cmpuint (assay_pdf_blanks_add_words (blanks, ASSAY_PDF_WORDS_PAGE, "", NULL, 7), ==, 1);
  g_assert_cmpuint (assay_pdf_blanks_add_words (blanks, ASSAY_PDF_WORDS_PAGE, "", NULL, 8), ==, 2);
  g_assert_cmpuint (assay_pdf_blanks_add_words (blanks, ASSAY_PDF_WORDS_LINK, "Training", "b", 0),
                    ==, 3);
  g_assert_cmpuint (
      assay_pdf_blanks_add_words (blanks, ASSAY_PDF_WORDS_BOOKMARK, "Training", "a", 0), ==, 4);
  g_assert_cmpuint (blanks->words->len, ==, 5);
}

static void
test_and_back (void)
{
  g_autoptr (AssayPdfBlanks) blanks = new_blanks (), back = NULL;
  g_autoptr (GVariant) value = g_variant_ref_sink (assay_pdf_blanks_format (blanks)), again = NULL;

  g_assert_cmpstr (g_variant_get_type_string (value), ==, ASSAY_PDF_BLANKS_TYPE);
  back = assay_pdf_blanks_parse (value, END);
  g_assert_nonnull (back);
  again = g_variant_ref_sink (assay_pdf_blanks_format (back));
  g_assert_true (g_variant_equal (value, again));
}

/* A number that no object has, or a kind that there is not, would write beyond the table. */
static void
test_wrong_values (void)
{
  static const char *const wrong[] = {
    "([(0, 4, false, nothing, nothing, false, 100)], [])",
    "(@a(uubmsmsbu) [], [(0, 'a', nothing, 0, 4294967295)])",
    "(@a(uubmsmsbu) [], [(3, 'a', nothing, 0, 20)])",
  };
  g_autoptr (AssayPdfBlanks) blanks = new_blanks ();
  g_autoptr (GVariant) value = g_variant_ref_sink (assay_pdf_blanks_format (blanks));

  g_assert_null (assay_pdf_blanks_parse (value, END - 1));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) parsed =
          g_variant_parse (G_VARIANT_TYPE (ASSAY_PDF_BLANKS_TYPE), wrong[i], NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_null (assay_pdf_blanks_parse (parsed, END));
    }
}

/* Each look is drawn once, and one that there is not, never. */
static void
test_faces (void)
{
  g_autoptr (AssayPdfBlanks) blanks = new_blanks ();
  const AssayPdfFigure more[] = {
    { .face = assay_figures_get_face (ASSAY_TEXT_FOOT, TRUE, FALSE) },
    { .face = G_MAXUINT },
  };
  g_autoptr (GArray) faces = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    assay_pdf_blanks_add_figure (blanks, &more[i]);
  faces = assay_figures_list_faces (blanks);
  g_assert_cmpuint (faces->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf-blanks/words-once", test_words_once);
  g_test_add_func ("/pdf-blanks/and-back", test_and_back);
  g_test_add_func ("/pdf-blanks/wrong-values", test_wrong_values);
  g_test_add_func ("/pdf-blanks/faces", test_faces);

  return g_test_run ();
}
