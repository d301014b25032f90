/* What stands on the sheets of the evidence: all of the item's page, and nothing over it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-limits.h"
#include "pack-sample.h"
#include "pdf-maker.h"
#include "picture-forms.h"
#include "picture-maker.h"

#include <string.h>

/* Points that are the stamp's and the foot's alone. */
#define STAMP_WIDTH 24
#define FOOT_HEIGHT 32

/* Margins in which no cover sheet may have anything. */
#define MARGIN 36

static gboolean
is_red (const PdfPicture *picture, int x, int y)
{
  const guchar *pixel = picture->pixels + (y * picture->width + x) * 3;

  return pixel[0] > 200 && pixel[1] < 60 && pixel[2] < 60;
}

static gboolean
is_white (const PdfPicture *picture, int x, int y)
{
  const guchar *pixel = picture->pixels + (y * picture->width + x) * 3;

  return pixel[0] == 255 && pixel[1] == 255 && pixel[2] == 255;
}

typedef struct
{
  int left, top, right, bottom;
  guint n_red;
} Extent;

static Extent
find_red (const PdfPicture *picture)
{
  Extent extent = { picture->width, picture->height, -1, -1, 0 };

  for (int y = 0; y < picture->height; y++)
    for (int x = 0; x < picture->width; x++)
      if (is_red (picture, x, y))
        {
          extent.left = MIN (extent.left, x);
          extent.top = MIN (extent.top, y);
          extent.right = MAX (extent.right, x);
          extent.bottom = MAX (extent.bottom, y);
          extent.n_red++;
        }

  return extent;
}

/* The item's page is red all over: on its sheet the red is one whole rectangle, which neither the
 * stamp nor the foot has bitten into, and besides it only they have left anything. */
static void
assert_untouched (const char *path, guint page)
{
  g_autoptr (PdfPicture) picture = pdf_render (path, page);
  Extent red = find_red (picture);

  g_test_message ("page %u of %d by %d: red from %d, %d to %d, %d", page, picture->width,
                  picture->height, red.left, red.top, red.right, red.bottom);
  g_assert_cmpuint (red.n_red, >, 100);
  g_assert_cmpuint (red.n_red, ==,
                    (guint) (red.right - red.left + 1) * (guint) (red.bottom - red.top + 1));
  g_assert_cmpint (red.left, >=, STAMP_WIDTH);
  g_assert_cmpint (red.bottom, <=, picture->height - FOOT_HEIGHT);
  for (int y = 0; y < picture->height - FOOT_HEIGHT; y++)
    for (int x = STAMP_WIDTH + 1; x < picture->width; x++)
      {
        gboolean near =
            x >= red.left - 1 && x <= red.right + 1 && y >= red.top - 1 && y <= red.bottom + 1;

        if (!near && !is_white (picture, x, y))
          g_error ("page %u has something at %d, %d", page, x, y);
      }
}

static guint
assert_all_untouched (PackSample *sample)
{
  guint n = 0;

  for (guint page = 1; page <= sample->report->n_pages; page++)
    {
      g_autofree char *text = pdf_get_text (sample->output, page);

      if (strstr (text, "item page ") == NULL)
        continue;
      assert_untouched (sample->output, page);
      n++;
    }

  return n;
}

static void
test_sheets_of_pdfs (void)
{
  static const struct
  {
    int width, height, turned;
  } sizes[] = {
    { 595, 842, 0 },   { 595, 842, 90 },  { 842, 595, 270 }, { 612, 792, 180 },
    { 1190, 842, 0 },  { 842, 1190, 90 }, { 2384, 3370, 0 }, { 200, 900, 0 },
    { 3000, 400, 90 }, { 240, 150, 0 },   { 419, 595, 0 },
  };
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_small_scheme ());

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.pdf", i);
      g_autofree char *page = g_strdup_printf ("/MediaBox [0 0 %d %d] /Rotate %d", sizes[i].width,
                                               sizes[i].height, sizes[i].turned);
      g_autofree char *content =
          g_strdup_printf ("1 0 0 rg 0 0 %d %d re f", sizes[i].width, sizes[i].height);

      pack_sample_add (sample, "A page of an uncommon size with a long title to fill its stamp",
                       pdf_write_page (sample->fixture->folder, name, page, content),
                       "application/pdf", 1);
    }
  pack_sample_write (sample);
  g_assert_cmpuint (assert_all_untouched (sample), ==, G_N_ELEMENTS (sizes));
}

/* Only what the crop box leaves is shown. */
static void
test_cropped_sheet (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_small_scheme ());

  pack_sample_add (sample, "Cropped",
                   pdf_write_page (sample->fixture->folder, "a.pdf",
                                   "/MediaBox [0 0 800 1000] /CropBox [100 400 500 900]",
                                   "0 0 1 rg 0 0 800 1000 re f 1 0 0 rg 100 400 400 500 re f"),
                   "application/pdf", 1);
  pack_sample_write (sample);
  g_assert_cmpuint (assert_all_untouched (sample), ==, 1);
}

static void
test_sheets_of_pictures (void)
{
  static const struct
  {
    guint width, height;
    double dpi;
  } sizes[] = {
    { 40, 30, 0 },       /* never blown up */
    { 1240, 1754, 150 }, /* A4, scanned */
    { 1754, 1240, 150 }, /* lying */
    { 1754, 2480, 150 }, /* A3 */
    { 3000, 200, 0 },
  };
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_small_scheme ());

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.tif", i);

      pack_sample_add (sample, "A picture",
                       picture_write_red_tiff (sample->fixture->folder, name, sizes[i].width,
                                               sizes[i].height, sizes[i].dpi),
                       "image/tiff", 1);
    }
  pack_sample_write (sample);
  g_assert_cmpuint (assert_all_untouched (sample), ==, G_N_ELEMENTS (sizes));
}

/* A small picture is printed as small as a screen shows it, a scanned sheet as large as it was. */
static void
test_size_of_pictures (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_small_scheme ());
  g_autoptr (PdfPicture) small = NULL;
  g_autoptr (PdfPicture) scan = NULL;
  Extent red;

  pack_sample_add (sample, "Small",
                   picture_write_red_tiff (sample->fixture->folder, "a.tif", 96, 48, 0),
                   "image/tiff", 1);
  pack_sample_add (sample, "Scan",
                   picture_write_red_tiff (sample->fixture->folder, "b.tif", 1654, 2339, 200),
                   "image/tiff", 1);
  pack_sample_write (sample);
  scan = pdf_render (sample->output, sample->report->n_pages - 1);
  small = pdf_render (sample->output, sample->report->n_pages - 3);
  red = find_red (small);
  g_assert_cmpint (ABS (red.right - red.left + 1 - 72), <=, 1);
  g_assert_cmpint (ABS (red.bottom - red.top + 1 - 36), <=, 1);
  red = find_red (scan);
  g_assert_cmpint (red.right - red.left, >, 540);
}

/* A TIFF of several pages is as many of the pack. */
static void
test_pages_of_one_tiff (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_small_scheme ());
  g_autofree char *text = NULL;

  pack_sample_add (sample, "Scan",
                   picture_write_scan (sample->fixture->folder, "a.tif", PICTURE_SCAN_FAX_4, 3),
                   "image/tiff", 3);
  pack_sample_write (sample);
  g_assert_cmpuint (sample->report->n_evidence_pages, ==, 3);
  text = pdf_run ("pdftotext", sample->output, "-", NULL);
  g_assert_nonnull (strstr (text, "item page 3 of 3"));
}

/* --- Cover sheets --- */

/* The page of the first cover sheet that says @words. */
static guint
find_page (PackSample *sample, const char *words)
{
  for (guint page = 1; page <= sample->report->n_pages; page++)
    {
      g_autofree char *text = pdf_get_text (sample->output, page);

      if (strstr (text, words) != NULL)
        return page;
    }
  g_error ("no page says “%s”", words);
}

static void
assert_margins_free (const char *path, guint page)
{
  g_autoptr (PdfPicture) picture = pdf_render (path, page);

  for (int y = 0; y < picture->height; y++)
    for (int x = 0; x < MARGIN; x++)
      if (!is_white (picture, x, y) || !is_white (picture, picture->width - 1 - x, y))
        g_error ("page %u has something in its margin, at %d, %d", page, x, y);
}

/* Titles and names as long as they may be, in letters of any script, without a place to break. */
static void
test_long_names (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_small_scheme ());
  g_autofree char *unbroken = g_strnfill (ASSAY_LIMIT_LINE_CHARS, 'm');
  g_autofree char *name = g_strconcat ("n", unbroken + ASSAY_LIMIT_LINE_CHARS - 240, ".pdf", NULL);

  pack_sample_add (sample, unbroken, pdf_write_pages (sample->fixture->folder, name, 1),
                   "application/pdf", 1);
  pack_sample_add (sample, "سياسة الحماية · Политика безопасности · Πολιτική · नीति",
                   pdf_write_pages (sample->fixture->folder, "b.pdf", 2), "application/pdf", 2);
  pack_sample_write (sample);
  pdf_assert_sound (sample->output);
  for (guint page = find_page (sample, "Nothing cites this item."); page <= sample->report->n_pages;
       page++)
    {
      g_autofree char *text = pdf_get_text (sample->output, page);

      if (strstr (text, "item page ") == NULL)
        assert_margins_free (sample->output, page);
    }
}

static void
cite_everywhere (PackSample *sample, guint number)
{
  const GPtrArray *criteria = sample->scheme->criteria;

  for (guint i = 0; i < criteria->len; i++)
    {
      AssayPortfolio *portfolio = assay_portfolio_folder_get_portfolio (sample->folder);
      const AssayCriterion *criterion = criteria->pdata[i];
      g_autofree char *why = g_strnfill (ASSAY_LIMIT_LINE_CHARS, 'w');
      GError *error = NULL;
      AssayEdit *edit = assay_edit_cite (portfolio, sample->scheme, criterion->id, number, "1",
                                         NULL, why, &error);

      pack_sample_apply (sample, edit, error);
    }
}

/* Cited by every criterion there is, at length: the table goes on over pages and stays in them. */
static void
test_cited_everywhere (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_rss ());
  guint number =
      pack_sample_add (sample, "Handbook", pdf_write_pages (sample->fixture->folder, "a.pdf", 1),
                       "application/pdf", 1);
  guint first, end;

  cite_everywhere (sample, number);
  pack_sample_write (sample);
  pdf_assert_sound (sample->output);
  first = find_page (sample, "In this pack");
  end = find_page (sample, "item page 1 of 1");
  g_assert_cmpuint (end, >, first + 2);
  for (guint page = first; page < end; page++)
    assert_margins_free (sample->output, page);
}

/* What was added although nobody can open it: a cover sheet that says so before all else. */
static void
test_unreadable (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_small_scheme ());
  g_autofree char *plain = pdf_write_pages (sample->fixture->folder, "plain.pdf", 2);
  char *locked = assay_fixture_path (sample->fixture, "locked.pdf");
  char *cut = picture_write (sample->fixture->folder, "cut.png", "png");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  guint page;

  g_free (pdf_run ("qpdf", "--encrypt", "secret", "owner", "256", "--", plain, locked, NULL));
  picture_cut (cut, picture_get_length (cut) * 2 / 3);
  pack_sample_add (sample, "Locked", locked, "application/pdf", 0);
  pack_sample_add (sample, "Cut", cut, "image/png", 0);
  pack_sample_write (sample);
  g_assert_cmpuint (sample->report->not_shown->len, ==, 2);
  g_assert_cmpuint (sample->report->n_evidence_pages, ==, 0);
  page = find_page (sample, "No page of this file follows");
  first = pdf_get_text (sample->output, page);
  second = pdf_get_text (sample->output, page + 1);
  g_assert_nonnull (strstr (first, "The file needs a password"));
  g_assert_nonnull (strstr (first, "travels with the submission"));
  g_assert_nonnull (strstr (second, "The file is damaged"));
}

static void
test_moving (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_small_scheme ());

  pack_sample_add (sample, "Film", picture_write_moving_gif (sample->fixture->folder, "a.gif"),
                   "image/gif", 1);
  pack_sample_write (sample);
  find_page (sample, "This picture moves.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evidence-pages/pdfs", test_sheets_of_pdfs);
  g_test_add_func ("/evidence-pages/cropped", test_cropped_sheet);
  g_test_add_func ("/evidence-pages/pictures", test_sheets_of_pictures);
  g_test_add_func ("/evidence-pages/size-of-pictures", test_size_of_pictures);
  g_test_add_func ("/evidence-pages/one-tiff", test_pages_of_one_tiff);
  g_test_add_func ("/evidence-pages/long-names", test_long_names);
  g_test_add_func ("/evidence-pages/cited-everywhere", test_cited_everywhere);
  g_test_add_func ("/evidence-pages/unreadable", test_unreadable);
  g_test_add_func ("/evidence-pages/moving", test_moving);

  return g_test_run ();
}
