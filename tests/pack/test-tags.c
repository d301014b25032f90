/* The tags of a pack, read as a program for blind readers reads them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack-sample.h"
#include "pack/pdf/assay-pdf-pieces.h"
#include "pdf-book.h"
#include "pdf-maker.h"
#include "picture-maker.h"

#include <string.h>

typedef struct
{
  const char *rule;
  const char *complaint;
} BreakRow;

static const BreakRow break_rows[] = {
  { "artifact", "is in no piece and no artifact" },
  { "owned-twice", "is owned twice" },
  { "owned-by-nobody", "is owned by nobody" },
  { "way-back", "does not know its owner" },
  { "alternative", "a figure does not say what it shows" },
  { "scope", "a header cell does not say of what" },
  { "level", "heading of level 3 after one of level 0" },
  { "list", "LI holds P" },
  { "columns", "a table has rows of" },
  { "link-element", "a link is in no element" },
  { "link-words", "a link does not say where it leads" },
  { "language", "the document has no language" },
  { "title-shown", "the title is not shown" },
  { "marked", "the document does not say that it is tagged" },
  { "tabs", "the tab key does not follow the structure" },
  { "title", "metadata and information differ in /Title" },
  { "date", "metadata and information differ in /ModDate" },
};

/* A whole pack, and a short one for what looks at all of it many times. */
static PackSample *sample;
static PackSample *small_sample;

static gboolean
run_script (const char *name, const char *const *arguments, char **out_said)
{
  g_autofree char *script = g_build_filename (g_getenv ("ASSAY_TEST_PACK"), name, NULL);
  g_autoptr (GPtrArray) command = g_ptr_array_new ();
  g_autofree char *complaint = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_ptr_array_add (command, (gpointer) "/usr/bin/python3");
  g_ptr_array_add (command, script);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (command, (gpointer) arguments[i]);
  g_ptr_array_add (command, NULL);
  g_spawn_sync (NULL, (char **) command->pdata, NULL, 0, NULL, NULL, out_said, &complaint, &status,
                &error);
  g_assert_no_error (error);
  g_test_message ("%s%s", *out_said, complaint);

  return g_spawn_check_wait_status (status, NULL);
}

static void
assert_says (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, text);
}

static guint
find_page (const char *words)
{
  for (guint i = 1; i <= sample->report->n_pages; i++)
    {
      g_autofree char *text = pdf_get_text (sample->output, i);

      if (strstr (text, words) != NULL)
        return i;
    }
  g_error ("“%s” is on no page", words);
}

/* A title in other letters, a page without words, a picture, and links of an item's own. */
static void
add_items (PackSample *pack)
{
  const char *folder = pack->fixture->folder;

  pack_sample_add (pack, "Справочник and Οδηγός", pdf_write_book (folder, "book.pdf", 6, 90),
                   "application/pdf", 6);
  pack_sample_add (pack, "A scan",
                   pdf_write_page (folder, "scan.pdf", "/MediaBox [0 0 500 700] /Resources << >>",
                                   "0.5 g 20 20 300 300 re f"),
                   "application/pdf", 1);
  pack_sample_add (pack, "A picture", picture_write (folder, "picture.jpg", "jpeg"), "image/jpeg",
                   1);
}

static void
make_samples (void)
{
  sample = pack_sample_new (assay_fixture_load_rss ());
  pack_sample_fill (sample);
  add_items (sample);
  pack_sample_write (sample);
  small_sample = pack_sample_new (assay_fixture_load_small_scheme ());
  add_items (small_sample);
  pack_sample_write (small_sample);
}

static void
test_tags (void)
{
  const char *const arguments[] = { sample->output, NULL };
  g_autofree char *said = NULL;

  pdf_assert_sound (sample->output);
  g_assert_true (run_script ("check-tags.py", arguments, &said));
  assert_says (said, "'el': ");
  assert_says (said, "'und-Cyrl': ");
}

static void
check_reading (guint page, const char *first, const char *second, const char *third)
{
  g_autofree char *number = g_strdup_printf ("%u", page);
  g_autofree char *spoken_number = g_strdup_printf ("Page %u", page);
  const char *const arguments[] = { sample->output, number, spoken_number, first,
                                    second,         third,  NULL };
  g_autofree char *said = NULL;

  g_assert_true (run_script ("check-tags.py", arguments, &said));
}

static void
test_reading_order (void)
{
  const char *const wrong[] = { sample->output, "2", "How ready the service is", "Contents", NULL };
  g_autofree char *said = NULL;

  check_reading (find_page ("item page 3 of 12"), "E001", "item page 3 of 12", "cited by");
  check_reading (find_page ("Photograph of the meeting room · item page 1"), "E003",
                 "item page 1 of 1", "Photograph of the meeting room, page 1 of 1");
  check_reading (find_page ("A scan · item page 1"), "E010", "item page 1 of 1",
                 "A scan, page 1 of 1");
  g_assert_false (run_script ("check-tags.py", wrong, &said));
  assert_says (said, "is not read after what comes before it");
}

/* Proves that each rule is looked at. */
static void
test_broken_rules_are_noticed (void)
{
  g_autofree char *broken = assay_fixture_path (small_sample->fixture, "broken.pdf");

  for (gsize i = 0; i < G_N_ELEMENTS (break_rows); i++)
    {
      const char *const breaking[] = { break_rows[i].rule, small_sample->output, broken, NULL };
      const char *const checking[] = { broken, NULL };
      g_autofree char *nothing = NULL, *said = NULL;

      g_assert_true (run_script ("break-tags.py", breaking, &nothing));
      g_assert_false (run_script ("check-tags.py", checking, &said));
      assert_says (said, break_rows[i].complaint);
    }
}

/* Marks are for those who listen: without them every page looks the same. */
static void
test_same_looks (void)
{
  g_autofree char *bare = assay_fixture_path (small_sample->fixture, "bare.pdf");
  const char *const arguments[] = { "marks", small_sample->output, bare, NULL };
  g_autofree char *nothing = NULL;

  g_assert_true (run_script ("break-tags.py", arguments, &nothing));
  for (guint i = 1; i <= small_sample->report->n_pages; i++)
    {
      PdfPicture *marked = pdf_render (small_sample->output, i), *plain = pdf_render (bare, i);
      gsize n = (gsize) marked->width * (gsize) marked->height * 3;

      g_assert_cmpint (marked->width, ==, plain->width);
      g_assert_cmpint (marked->height, ==, plain->height);
      g_assert_cmpint (memcmp (marked->pixels, plain->pixels, n), ==, 0);
      pdf_picture_free (marked);
      pdf_picture_free (plain);
    }
}

static const char *const good_contents[][2] = {
  { "0 0 9 9 re f", "/Artifact BMC\n0 0 9 9 re f\nEMC" },
  { "0 0 9 9 re W n", "0 0 9 9 re W n" },
  { "1 w BT (a\\) BDC) Tj ET", "1 w /Artifact BMC\nBT (a\\) BDC) Tj ET\nEMC" },
  { "BT /Span << /ActualText <feff0020> >> BDC EMC (a) Tj ET Q",
    "/Artifact BMC\nBT /Span << /ActualText <feff0020> >> BDC EMC (a) Tj ET\nEMC Q" },
  { "/x5 Do q", "/Artifact BMC\n/x5 Do\nEMC q" },
  { "BI /W 1 ID \1f\2 EI q", "/Artifact BMC\nBI /W 1 ID \1f\2 EI\nEMC q" },
  { "% f\n1 g", "% f\n1 g" },
  { "(never ends \\", "(never ends \\" },
};

static const char *const bad_contents[] = {
  "EMC", "/P << /MCID 0 >> BDC EMC", "/P BMC", "0 0 m 1 1 l", "/AssayPlaced BMC EMC", "BT",
};

static void
test_pieces (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good_contents); i++)
    {
      g_autoptr (GString) marked = g_string_new (NULL);

      g_assert_true (assay_pdf_mark_pieces (good_contents[i][0], strlen (good_contents[i][0]), 0,
                                            NULL, marked));
      g_assert_cmpstr (marked->str, ==, good_contents[i][1]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad_contents); i++)
    {
      g_autoptr (GString) marked = g_string_new (NULL);

      g_test_message ("%s", bad_contents[i]);
      g_assert_false (
          assay_pdf_mark_pieces (bad_contents[i], strlen (bad_contents[i]), 0, NULL, marked));
    }
}

static void
test_placed_piece (void)
{
  const char *content =
      ASSAY_PDF_PLACED_BEGIN "/f Do " ASSAY_PDF_PLACED_END "/P << /MCID 0 >> BDC (a) Tj EMC";
  g_autoptr (GString) marked = g_string_new (NULL);

  g_assert_true (assay_pdf_mark_pieces (content, strlen (content), 1, "Figure", marked));
  g_assert_cmpstr (marked->str, ==,
                   "/Figure <</MCID 1>> BDC\n/f Do EMC\n/P << /MCID 0 >> BDC (a) Tj EMC");
}

/* Figures that are left open are numbered behind what is placed; one that is not read is bare. */
static void
test_blank_pieces (void)
{
  const char *content = ASSAY_PDF_PLACED_BEGIN
      "/f Do " ASSAY_PDF_PLACED_END "/P << /MCID 0 >> BDC (a) Tj EMC\n" ASSAY_PDF_BLANK_BEGIN
      "/b Do " ASSAY_PDF_BLANK_END "/c Do\n" ASSAY_PDF_BLANK_BEGIN "/d Do " ASSAY_PDF_BLANK_END;
  g_autoptr (GString) marked = g_string_new (NULL);

  g_assert_true (assay_pdf_mark_pieces (content, strlen (content), 1, "P", marked));
  g_assert_cmpstr (marked->str, ==,
                   "/P <</MCID 1>> BDC\n/f Do EMC\n/P << /MCID 0 >> BDC (a) Tj EMC\n"
                   "/Span <</MCID 2>> BDC\n/b Do EMC\n/Artifact BMC\n/c Do\nEMC\n"
                   "/Span <</MCID 3>> BDC\n/d Do EMC\n");
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  make_samples ();
  g_test_add_func ("/tags/all", test_tags);
  g_test_add_func ("/tags/reading-order", test_reading_order);
  g_test_add_func ("/tags/broken-rules-are-noticed", test_broken_rules_are_noticed);
  g_test_add_func ("/tags/same-looks", test_same_looks);
  g_test_add_func ("/tags/pieces", test_pieces);
  g_test_add_func ("/tags/placed-piece", test_placed_piece);
  g_test_add_func ("/tags/blank-pieces", test_blank_pieces);
  status = g_test_run ();
  pack_sample_free (sample);
  pack_sample_free (small_sample);

  return status;
}
