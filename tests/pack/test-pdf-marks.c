/* Form fields, comments and stamps that bring no look of their own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages are 200 by 300 points, so that they are twice as large in the box of a join: a place x, y
 * comes to 50 + 2x, 60 + 2y.
 */

#include "base/assay-limits.h"
#include "join-job.h"

#include <string.h>

/* A page with @annotations, joined; @form is the catalogue's /AcroForm. Object 4 is a look that
 * says "old", object 5 its font. */
static JoinJob *
join (const char *form, const char *annotations, guint n_unshown)
{
  JoinJob *job = join_job_new ();
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  AssayPdfSource *source;

  pdf_maker_add (maker, "<< /Type /Catalog /Pages 2 0 R /AcroForm << %s >> >>", form);
  pdf_maker_add (maker, "<< /Type /Pages /Count 1 /Kids [3 0 R] /MediaBox [0 0 200 300] >>");
  pdf_maker_add (maker, "<< /Type /Page /Parent 2 0 R /Annots [%s] >>", annotations);
  pdf_maker_add_stream (maker,
                        "/Subtype /Form /BBox [0 0 100 20] /Resources << /Font << /F1 5 0 R >> >>",
                        "BT /F1 12 Tf 2 5 Td (old) Tj ET");
  pdf_maker_add (maker, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  path = pdf_maker_write (maker, job->fixture->folder, "a.pdf");
  source = join_job_open (job, path);
  g_assert_cmpuint (assay_pdf_source_get_n_unshown (source), ==, n_unshown);
  join_job_place (job, source, 0, 0);
  join_job_run (job, 1, &error);
  g_assert_no_error (error);
  pdf_assert_sound (job->output);

  return job;
}

static char *
join_and_read (const char *form, const char *annotations, guint n_unshown)
{
  g_autoptr (JoinJob) job = join (form, annotations, n_unshown);

  return pdf_get_text (job->output, 1);
}

static void
assert_shows (const char *form, const char *annotations, const char *words)
{
  g_autofree char *text = join_and_read (form, annotations, 0);

  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in “%s”, from %s", words, text, annotations);
}

#define FIELD "<< /Subtype /Widget /Rect [10 100 180 120] "

static void
test_text_fields (void)
{
  static const struct
  {
    const char *field, *words;
  } rows[] = {
    { FIELD "/FT /Tx /V (Ann Example) /DA (/Helv 12 Tf 0 g) >>", "Ann Example" },
    { FIELD "/FT /Tx /V (Ann Example) /DA (/Helv 0 Tf 1 0 0 rg) /Q 2 >>", "Ann Example" },
    { FIELD "/FT /Tx /V <FEFF00E90020201C0061201D> >>", "é “a”" },
    { FIELD "/FT /Tx /V (\357\273\277Z\303\274rich \342\202\254) >>", "Zürich €" },
    { FIELD "/FT /Tx /V (a\\\\\\(b\\)) >>", "a\\(b)" },
    { FIELD "/FT /Tx /V (ABC) /Ff 16777216 /MaxLen 3 >>", "A" },
    { FIELD "/FT /Tx /V (secret) /Ff 8192 >>", "******" },
    { FIELD "/FT /Ch /Ff 131072 /V (b) /Opt [[(a) (Apples)] [(b) (Pears)]] >>", "Pears" },
    { FIELD "/FT /Ch /Ff 131072 /V (Plums) /Opt [(Plums)] >>", "Plums" },
    { FIELD "/FT /Ch /V [(a) (b)] /Opt [[(a) (One)] [(b) (Two)]] >>", "Two" },
    { FIELD "/FT /Btn /Ff 65536 /MK << /CA (Press) >> >>", "Press" },
    { FIELD "/Parent << /FT /Tx /V (from above) /DA (/Helv 9 Tf) >> >>", "from above" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_shows ("", rows[i].field, rows[i].words);
}

/* Words go on in the next line, and lines stay lines. */
static void
test_many_lines (void)
{
  g_autofree char *text = join_and_read (
      "",
      "<< /Subtype /Widget /Rect [10 100 90 190] /FT /Tx /Ff 4096 /DA (/Helv 10 Tf 0 g) /V (The "
      "first paragraph has a few words.\\r\\nThe second has fewer.\\rThird) >>",
      0);
  const char *second = strstr (text, "The second"), *third = strstr (text, "Third");

  g_assert_nonnull (strstr (text, "The first"));
  g_assert_null (strstr (text, "The first paragraph has a few words."));
  g_assert_true (second != NULL && third != NULL && second < third);
}

/* What the file says is out of date is drawn anew; otherwise what it brings is shown. */
static void
test_stale_looks (void)
{
  const char *field = FIELD "/FT /Tx /V (new) /AP << /N 4 0 R >> >>";
  const char *emptied = FIELD "/FT /Tx /V () /AP << /N 4 0 R >> >>";
  const char *unknown = FIELD "/FT /Tx /V <FEFF0416> /AP << /N 4 0 R >> >>";
  g_autofree char *kept = join_and_read ("", field, 0);
  g_autofree char *renewed = join_and_read ("/NeedAppearances true", field, 0);
  g_autofree char *empty = join_and_read ("/NeedAppearances true", emptied, 0);
  g_autofree char *rather_old = join_and_read ("/NeedAppearances true", unknown, 0);

  g_assert_true (strstr (kept, "old") != NULL && strstr (kept, "new") == NULL);
  g_assert_true (strstr (renewed, "new") != NULL && strstr (renewed, "old") == NULL);
  g_assert_nonnull (strstr (rather_old, "old"));
  g_assert_null (strstr (empty, "old"));
}

/* Hidden ones stay hidden, and what there is no drawing for is counted. */
static void
test_unshown (void)
{
  static const struct
  {
    const char *annotation;
    guint n;
  } rows[] = {
    { FIELD "/FT /Tx /V <FEFF0416> >>", 1 },
    { FIELD "/FT /Tx /V <FEFF0416> /F 2 >>", 0 },
    { FIELD "/FT /Sig >>", 0 },
    { FIELD "/FT /Tx >>", 0 },
    { FIELD ">>", 0 },
    { "<< /Subtype /Text /Rect [10 10 30 30] /Contents (a note) >>", 1 },
    { "<< /Subtype /Text /Rect [10 10 30 30] /AP << /N 4 0 R >> >>", 0 },
    { "<< /Subtype /Text /Rect [10 10 30 30] /F 32 >>", 0 },
    { "<< /Subtype /Popup /Rect [10 10 30 30] >>", 0 },
    { "<< /Subtype /Movie /Rect [10 10 30 30] >>", 1 },
    { "<< /Subtype /Ink /Rect [10 10 30 30] /InkList [[1] (words)] >>", 1 },
    { "<< /Subtype /FreeText /Rect [10 10 30 30] /Contents <FEFF0416> >>", 1 },
    { "<< /Subtype /Stamp /Rect [0 0 0 0] >>", 0 },
    { "<< /Subtype /Stamp >>", 0 },
    { "<< >> 7 (words) null 99 0 R", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = NULL;

      g_test_message ("%s", rows[i].annotation);
      text = join_and_read ("", rows[i].annotation, rows[i].n);
      g_assert_null (strstr (text, "old") != NULL && strstr (rows[i].annotation, "4 0 R") == NULL
                         ? text
                         : NULL);
    }
}

/* @points are x, y and the colour there, once joined. */
typedef struct
{
  const char *annotation;
  struct
  {
    double x, y;
    char colour;
  } points[4];
} Look;

static void
test_looks (void)
{
  static const Look rows[] = {
    { "<< /Subtype /Widget /Rect [10 10 50 50] /FT /Btn /AS /Yes >>",
      { { 34.4, 31, 'k' }, { 20, 42, 'w' } } },
    { "<< /Subtype /Widget /Rect [10 10 50 50] /FT /Btn /Ff 32768 /V /Yes >>",
      { { 30, 30, 'k' }, { 12, 12, 'w' } } },
    { "<< /Subtype /Widget /Rect [10 10 50 50] /FT /Btn /V /Off >>", { { 30, 30, 'w' } } },
    { "<< /Subtype /Widget /Rect [10 10 50 50] /FT /Tx /BS << /W 4 >> /MK << /BC [1 0 0] /BG [0 0 "
      "1] >> >>",
      { { 12, 30, 'r' }, { 30, 30, 'b' }, { 55, 30, 'w' } } },
    { "<< /Subtype /Square /Rect [10 10 50 50] /C [1 0 0] /IC [0 0 1] /BS << /W 8 >> >>",
      { { 13, 30, 'r' }, { 30, 30, 'b' } } },
    { "<< /Subtype /Circle /Rect [10 10 50 50] /C [1 0 0] /IC [0 0 1] /Border [0 0 8] >>",
      { { 13, 30, 'r' }, { 30, 30, 'b' }, { 12, 12, 'w' } } },
    { "<< /Subtype /Line /Rect [10 10 50 50] /L [10 30 50 30] /C [1 0 0] /BS << /W 6 >> >>",
      { { 30, 30, 'r' }, { 30, 40, 'w' } } },
    { "<< /Subtype /PolyLine /Rect [10 10 50 50] /Vertices [20 10 20 40 50 40] /BS << /W 6 >> >>",
      { { 20, 30, 'k' }, { 40, 40, 'k' }, { 40, 20, 'w' } } },
    { "<< /Subtype /Polygon /Rect [10 10 50 50] /Vertices [10 10 50 10 30 50] /IC [0 1 0] /BS << "
      "/W 0 >> >>",
      { { 30, 20, 'g' }, { 12, 45, 'w' } } },
    { "<< /Subtype /Ink /Rect [10 10 50 50] /InkList [[10 20 50 20] [20 30 20 50]] /C [0 0 1] /BS "
      "<< /W 6 >> >>",
      { { 30, 20, 'b' }, { 20, 40, 'b' }, { 40, 40, 'w' } } },
    { "<< /Subtype /Highlight /Rect [10 10 50 50] /C [0 1 0] /QuadPoints [10 50 50 50 10 40 50 40] "
      ">>",
      { { 30, 45, 'g' }, { 30, 20, 'w' } } },
    { "<< /Subtype /StrikeOut /Rect [10 10 50 90] /C [1 0 0] >>",
      { { 30, 46, 'r' }, { 30, 60, 'w' }, { 30, 20, 'w' } } },
    { "<< /Subtype /Underline /Rect [10 10 50 90] /C [1 0 0] >>",
      { { 30, 16.5, 'r' }, { 30, 60, 'w' } } },
    { "<< /Subtype /Square /Rect [10 10 50 50] /IC [0 0 1] /F 2 >>", { { 30, 30, 'w' } } },
    { "<< /Subtype /Square /Rect [10 10 50 50] /IC [0 0 1] /CA 0 >>", { { 30, 30, 'w' } } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JoinJob) job = join ("", rows[i].annotation, 0);
      g_autoptr (PdfPicture) picture = pdf_render (job->output, 1);

      for (guint j = 0; j < 4 && rows[i].points[j].colour != '\0'; j++)
        {
          double x = rows[i].points[j].x, y = rows[i].points[j].y;

          g_test_message ("%s at %g, %g", rows[i].annotation, x, y);
          g_assert_cmpint (pdf_picture_get_colour (picture, 50 + 2 * x, 60 + 2 * y), ==,
                           rows[i].points[j].colour);
        }
    }
}

/* The text beneath a highlight can still be read. */
static void
test_highlighted_text (void)
{
  g_autoptr (JoinJob) job = join (
      "",
      "<< /Subtype /FreeText /Rect [10 10 190 60] /DA (/Helv 60 Tf 0 g) /Contents (WWW) /BS << /W "
      "0 >> >> << /Subtype /Highlight /Rect [10 10 190 60] /C [0 1 0] >>",
      0);
  g_autoptr (PdfPicture) picture = pdf_render (job->output, 1);
  guint n_black = 0;

  for (double x = 10; x < 190; x++)
    n_black += pdf_picture_get_colour (picture, 50 + 2 * x, 60 + 2 * 35) == 'k';
  g_assert_cmpuint (n_black, >, 5);
}

static void
test_words_of_marks (void)
{
  assert_shows ("", "<< /Subtype /Stamp /Rect [10 10 190 60] /Name /NotApproved >>",
                "NOT APPROVED");
  assert_shows ("", "<< /Subtype /Stamp /Rect [10 10 190 60] >>", "DRAFT");
  assert_shows ("",
                "<< /Subtype /FreeText /Rect [10 10 190 60] /Contents (Seen by both) /DA (/F 10 Tf "
                "1 0 0 rg) /C [1 1 0] /Q 1 >>",
                "Seen by both");
}

/* Where a field has a look for each state, and does not say which it is in. */
static void
test_states (void)
{
  assert_shows ("", FIELD "/FT /Btn /AS /Yes /AP << /N << /Yes 4 0 R >> >> >>", "old");
  assert_shows ("", FIELD "/FT /Btn /V /Yes /AP << /N << /Yes 4 0 R >> >> >>", "old");
  {
    g_autofree char *off =
        join_and_read ("", FIELD "/FT /Btn /AS /Off /AP << /N << /Yes 4 0 R >> >> >>", 0);
    g_autofree char *silent =
        join_and_read ("", FIELD "/FT /Btn /AP << /N << /Yes 4 0 R >> >> >>", 0);

    g_assert_null (strstr (off, "old"));
    g_assert_null (strstr (silent, "old"));
  }
}

/* Numbers and lengths that nobody means. */
static void
test_absurd (void)
{
  g_autoptr (GString) many = g_string_new ("<< /Subtype /Widget /Rect [10 10 12 190] /FT /Tx /Ff "
                                           "4096 /V (");

  for (guint i = 0; i < 90000; i++)
    g_string_append_c (many, 'W');
  g_string_append (many, ") >>");
  g_free (join_and_read ("/NeedAppearances (yes)", many->str, 1));
  assert_shows ("",
                "<< /Subtype /Widget /Rect [10 10 190 60] /FT /Tx /DA (/Helv 1e300 Tf -5 7 nan rg) "
                "/V (big) /Q 99 /MaxLen -3 /Ff 16777216 >>",
                "");
  g_free (join_and_read ("", "<< /Subtype /Square /Rect [0 0 1e9 1e9] /BS << /W 1e9 >> >>", 0));
  g_free (join_and_read (
      "", "<< /Subtype /Widget /Rect [10 10 50 50] /Parent 3 0 R /FT /Tx /V (a) >>", 0));
}

/* One field, named again and again. */
static void
test_too_many (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayPdfSource) source = NULL;
  g_autofree char *path = NULL;
  const guint n = ASSAY_LIMIT_ITEM_ANNOTATIONS + 5;

  for (guint i = 0; i < n; i++)
    g_string_append (many, "4 0 R ");
  pdf_maker_add (maker, "<< /Type /Catalog /Pages 2 0 R >>");
  pdf_maker_add (maker, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>");
  pdf_maker_add (maker, "<< /Type /Page /Parent 2 0 R /Annots [%s] >>", many->str);
  pdf_maker_add (maker, FIELD "/FT /Tx /V (again) >>");
  path = pdf_maker_write (maker, fixture->folder, "a.pdf");
  source = assay_pdf_source_open (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (assay_pdf_source_get_n_unshown (source), ==, n - ASSAY_LIMIT_ITEM_LOOKS);
}

/* More links on a page than readers take: the page must not end the file for them. */
static void
test_too_many_links (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < 4 * ASSAY_LIMIT_PAGE_LINKS; i++)
    g_string_append (many, "<< /Subtype /Link /Rect [1 1 9 9] /Dest [3 0 R /Fit] >>\n");
  g_string_append (many, "<< /Subtype /FreeText /Rect [10 100 180 120] /DA (/Helv 9 Tf) "
                         "/Contents (last) >>");
  text = join_and_read ("", many->str, 3 * ASSAY_LIMIT_PAGE_LINKS);
  g_assert_nonnull (strstr (text, "last"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf-marks/text-fields", test_text_fields);
  g_test_add_func ("/pdf-marks/many-lines", test_many_lines);
  g_test_add_func ("/pdf-marks/stale-looks", test_stale_looks);
  g_test_add_func ("/pdf-marks/unshown", test_unshown);
  g_test_add_func ("/pdf-marks/looks", test_looks);
  g_test_add_func ("/pdf-marks/highlighted-text", test_highlighted_text);
  g_test_add_func ("/pdf-marks/words-of-marks", test_words_of_marks);
  g_test_add_func ("/pdf-marks/states", test_states);
  g_test_add_func ("/pdf-marks/absurd", test_absurd);
  g_test_add_func ("/pdf-marks/too-many", test_too_many);
  g_test_add_func ("/pdf-marks/too-many-links", test_too_many_links);

  return g_test_run ();
}
