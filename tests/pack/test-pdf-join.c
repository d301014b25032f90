/* Joined files: sound, the right way up, with everything that was on the pages, and repeatable.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "join-job.h"

#include <string.h>

#define A4 "/MediaBox [0 0 595 842]"

/* The corners of the item on its sheet, once round from the lower left, a little inside. */
static char *
read_corners (JoinJob *job, guint index)
{
  const AssayPdfPlacement *placement = &g_array_index (job->placements, AssayPdfPlacement, index);
  g_autoptr (PdfPicture) picture = pdf_render (job->output, placement->page + 1);
  double w, h, scale, x, y, margin;

  assay_pdf_source_get_page_size (placement->source, placement->source_page, &w, &h);
  scale = MIN (BOX_WIDTH / w, BOX_HEIGHT / h);
  w *= scale;
  h *= scale;
  x = BOX_X + (BOX_WIDTH - w) / 2;
  y = BOX_Y + (BOX_HEIGHT - h) / 2;
  margin = 0.04 * MIN (w, h);

  /* Nothing reaches beyond the item. */
  g_assert_cmpint (pdf_picture_get_colour (picture, x - 4, y + h / 2), ==, 'w');
  g_assert_cmpint (pdf_picture_get_colour (picture, x + w + 4, y + h / 2), ==, 'w');
  g_assert_cmpint (pdf_picture_get_colour (picture, x + w / 2, y - 4), ==, 'w');
  g_assert_cmpint (pdf_picture_get_colour (picture, x + w / 2, y + h + 4), ==, 'w');

  return g_strdup_printf ("%c%c%c%c", pdf_picture_get_colour (picture, x + margin, y + margin),
                          pdf_picture_get_colour (picture, x + w - margin, y + margin),
                          pdf_picture_get_colour (picture, x + w - margin, y + h - margin),
                          pdf_picture_get_colour (picture, x + margin, y + h - margin));
}

/* A page whose visible corners are red, green, blue and black, once round from the lower left,
 * before it is turned; with something beyond them, which must not show. */
static char *
write_corners (const char *folder, const char *page, double x0, double y0, double x1, double y1)
{
  double size = MIN (x1 - x0, y1 - y0) / 8;
  g_autofree char *content = g_strdup_printf (
      "0.5 g %g %g %g %g re f 1 g %g %g %g %g re f 1 0 0 rg %g %g %g %g re f 0 1 0 rg %g %g %g %g "
      "re f 0 0 1 rg %g %g %g %g re f 0 g %g %g %g %g re f",
      x0 - 500, y0 - 500, x1 - x0 + 1000, y1 - y0 + 1000, x0, y0, x1 - x0, y1 - y0, x0, y0, size,
      size, x1 - size, y0, size, size, x1 - size, y1 - size, size, size, x0, y1 - size, size, size);

  return pdf_write_page (folder, "corners.pdf", page, content);
}

static void
test_orientation (void)
{
  static const struct
  {
    const char *page;
    double x0, y0, x1, y1;
    const char *corners;
  } rows[] = {
    { A4, 0, 0, 595, 842, "rgbk" },
    { A4 " /Rotate 90", 0, 0, 595, 842, "gbkr" },
    { A4 " /Rotate 180", 0, 0, 595, 842, "bkrg" },
    { A4 " /Rotate 270", 0, 0, 595, 842, "krgb" },
    { A4 " /Rotate -90", 0, 0, 595, 842, "krgb" },
    { "/MediaBox [0 0 842 595]", 0, 0, 842, 595, "rgbk" },
    { "/MediaBox [0 0 842 1191]", 0, 0, 842, 1191, "rgbk" },
    { "/MediaBox [-300 -200 100 300]", -300, -200, 100, 300, "rgbk" },
    { "/MediaBox [-300 -200 100 300] /Rotate 90", -300, -200, 100, 300, "gbkr" },
    { A4 " /CropBox [100 200 300 700]", 100, 200, 300, 700, "rgbk" },
    { A4 " /CropBox [100 200 300 700] /Rotate 90", 100, 200, 300, 700, "gbkr" },
    { A4 " /CropBox [100 200 300 700] /Rotate 180", 100, 200, 300, 700, "bkrg" },
    { A4 " /CropBox [100 200 300 700] /Rotate 270", 100, 200, 300, 700, "krgb" },
    { A4 " /UserUnit 3 /Rotate 90", 0, 0, 595, 842, "gbkr" },
    { "/MediaBox [0 0 60 80]", 0, 0, 60, 80, "rgbk" },
    { "/MediaBox [0 0 14000 14000] /UserUnit 10", 0, 0, 14000, 14000, "rgbk" },
    { "/MediaBox [0 0 99999999999 9]", 0, 0, 595.276, 841.89, "rgbk" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JoinJob) job = join_job_new ();
      g_autofree char *corners = NULL;

      g_test_message ("%s", rows[i].page);
      join_job_run_all (job, write_corners (job->fixture->folder, rows[i].page, rows[i].x0,
                                            rows[i].y0, rows[i].x1, rows[i].y1));
      corners = read_corners (job, 0);
      g_assert_cmpstr (corners, ==, rows[i].corners);
    }
}

static void
assert_says (const char *path, guint page, const char *words)
{
  g_autofree char *text = pdf_get_text (path, page);

  if (strstr (text, words) == NULL)
    g_error ("“%s” is not on page %u: “%s”", words, page, text);
}

static void
test_text (void)
{
  g_autoptr (JoinJob) job = join_job_new ();

  join_job_run_all (job, pdf_write_pages (job->fixture->folder, "form.pdf", 3));
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *drawn = g_strdup_printf ("drawn %u", i);
      g_autofree char *item = g_strdup_printf ("page %u of form.pdf", i);

      assert_says (job->output, i, drawn);
      assert_says (job->output, i, item);
    }
}

/* Packed, encrypted and linearised files give the same pages. */
static void
test_other_forms (void)
{
  static const char *const options[][5] = {
    { "--object-streams=generate" },
    { "--linearize" },
    { "--encrypt", "", "owner", "256", "--" },
    { "--stream-data=compress" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autoptr (JoinJob) job = join_job_new ();
      g_autofree char *plain = pdf_write_pages (job->fixture->folder, "a.pdf", 2);
      char *other = assay_fixture_path (job->fixture, "b.pdf");
      const char *const *o = options[i];

      /* NULL ends the arguments: those that are not there come last. */
      if (o[1] == NULL)
        g_free (pdf_run ("qpdf", o[0], plain, other, NULL));
      else
        g_free (pdf_run ("qpdf", o[0], o[1], o[2], o[3], o[4], plain, other, NULL));
      join_job_run_all (job, other);
      assert_says (job->output, 2, "page 2 of a.pdf");
    }
}

static void
test_inherited_resources (void)
{
  g_autoptr (JoinJob) job = join_job_new ();
  g_autoptr (PdfMaker) maker = pdf_maker_new ();

  pdf_maker_add (maker, "<< /Type /Catalog /Pages 2 0 R >>");
  pdf_maker_add (maker, "<< /Type /Pages /Count 1 /Kids [3 0 R] /MediaBox [0 0 595 842] >>");
  pdf_maker_add (maker, "<< /Type /Pages /Parent 2 0 R /Count 1 /Kids [4 0 R] /Resources << /Font "
                        "<< /F1 5 0 R >> >> >>");
  pdf_maker_add (maker, "<< /Type /Page /Parent 3 0 R /Contents 6 0 R >>");
  pdf_maker_add (maker, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  pdf_maker_add_stream (maker, "", "BT /F1 20 Tf 72 700 Td (inherited words) Tj ET");
  join_job_run_all (job, pdf_maker_write (maker, job->fixture->folder, "a.pdf"));
  assert_says (job->output, 1, "inherited words");
}

/* Cut between an operator and its arguments, and packed in different ways. */
static void
test_several_streams (void)
{
  g_autoptr (JoinJob) job = join_job_new ();
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autofree char *plain = NULL;
  char *mixed = assay_fixture_path (job->fixture, "mixed.pdf");

  pdf_maker_add (maker, "<< /Type /Catalog /Pages 2 0 R >>");
  pdf_maker_add (maker, "<< /Type /Pages /Count 2 /Kids [3 0 R 8 0 R] >>");
  pdf_maker_add (maker, "<< /Type /Page /Parent 2 0 R " A4 " /Contents [4 0 R 5 0 R 6 0 R] "
                        "/Resources << /Font << /F1 7 0 R >> >> >>");
  pdf_maker_add_stream (maker, "", "BT /F1 20 Tf 72");
  pdf_maker_add_stream (maker, "/Filter [/ASCIIHexDecode]", "20373030205464 >");
  pdf_maker_add_stream (maker, "", "(three streams) Tj ET");
  pdf_maker_add (maker, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  pdf_maker_add (maker, "<< /Type /Page /Parent 2 0 R " A4 " /Contents [] >>");
  plain = pdf_maker_write (maker, job->fixture->folder, "a.pdf");
  g_free (pdf_run ("qpdf", "--stream-data=compress", "--decode-level=none", plain, mixed, NULL));
  join_job_run_all (job, mixed);
  assert_says (job->output, 1, "three streams");
  assert_says (job->output, 2, "drawn 2");
}

/* What is drawn on top of an item is as it was, whatever state the item leaves behind. */
static void
test_untidy_content (void)
{
  static const char *const contents[] = {
    "q q q 0 1 0 rg 3 0 0 3 0 0 cm 0 0 1 1 re W n BT /F1 10 Tf 7 Tr",
    "Q Q Q 1 0 0 rg 0 0 0 0 0 0 cm",
    "Q 0 0 0 0 re W n (unfinished",
    "/Span BDC EMC EMC EMC ET BI ID EI",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (JoinJob) job = join_job_new ();
      g_autoptr (PdfPicture) before = NULL;
      g_autoptr (PdfPicture) after = NULL;
      const int margin_rows = 30;

      join_job_run_all (job, pdf_write_page (job->fixture->folder, "a.pdf", A4, contents[i]));
      before = pdf_render (job->drawn, 1);
      after = pdf_render (job->output, 1);
      g_assert_cmpint (pdf_picture_get_colour (before, 300, 820), ==, 'w');
      g_assert_cmpmem (before->pixels, before->width * margin_rows * 3, after->pixels,
                       after->width * margin_rows * 3);
    }
}

/* Two pages with one content stream between them, each with its own idea of /X. */
static void
test_shared_content (void)
{
  g_autoptr (JoinJob) job = join_job_new ();
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  pdf_maker_add (maker, "<< /Type /Catalog /Pages 2 0 R >>");
  pdf_maker_add (maker, "<< /Type /Pages /Count 2 /Kids [3 0 R 4 0 R] /MediaBox [0 0 100 100] >>");
  pdf_maker_add (maker, "<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /XObject << /X "
                        "6 0 R >> >> >>");
  pdf_maker_add (maker, "<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /XObject << /X "
                        "7 0 R >> >> >>");
  pdf_maker_add_stream (maker, "", "/X Do");
  pdf_maker_add_stream (maker, "/Subtype /Form /BBox [0 0 100 100]", "1 0 0 rg 0 0 100 100 re f");
  pdf_maker_add_stream (maker, "/Subtype /Form /BBox [0 0 100 100]", "0 0 1 rg 0 0 100 100 re f");
  join_job_run_all (job, pdf_maker_write (maker, job->fixture->folder, "a.pdf"));
  first = read_corners (job, 0);
  second = read_corners (job, 1);
  g_assert_cmpstr (first, ==, "rrrr");
  g_assert_cmpstr (second, ==, "bbbb");
}

/* Stamps and filled-in fields show, in their state; what is hidden, links, and what lies
 * beyond the page do not. */
static void
test_annotations (void)
{
  static const char *const rotations[] = { "", "/Rotate 90" };
  static const char *const corners[] = { "rgww", "gwwr" };

  for (gsize i = 0; i < G_N_ELEMENTS (rotations); i++)
    {
      g_autoptr (JoinJob) job = join_job_new ();
      g_autoptr (PdfMaker) maker = pdf_maker_new ();
      g_autofree char *seen = NULL;

      pdf_maker_add (maker, "<< /Type /Catalog /Pages 2 0 R >>");
      pdf_maker_add (maker, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>");
      pdf_maker_add (maker,
                     "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] %s /Annots [4 0 R 5 0 R "
                     "6 0 R 7 0 R 8 0 R 11 0 R 99 0 R] >>",
                     rotations[i]);
      pdf_maker_add (maker, "<< /Subtype /Stamp /Rect [0 0 40 40] /F 4 /AP << /N 9 0 R >> >>");
      pdf_maker_add (maker, "<< /Subtype /Widget /FT /Btn /Rect [160 0 200 40] /AS /Yes /AP << /N "
                            "<< /Yes 10 0 R /Off 9 0 R >> >> >>");
      pdf_maker_add (maker,
                     "<< /Subtype /Stamp /Rect [160 160 200 200] /F 2 /AP << /N 9 0 R >> >>");
      pdf_maker_add (maker, "<< /Subtype /Link /Rect [0 160 40 200] /AP << /N 9 0 R >> >>");
      pdf_maker_add (maker, "<< /Subtype /Popup /Rect [0 160 40 200] /F 32 /AP << /N 9 0 R >> >>");
      pdf_maker_add_stream (maker, "/Subtype /Form /BBox [0 0 1 1] /Matrix [0 9 -9 0 5 5]",
                            "1 0 0 rg 0 0 1 1 re f");
      pdf_maker_add_stream (maker, "/BBox [-10 -10 10 10]", "0 1 0 rg -10 -10 20 20 re f");
      pdf_maker_add (maker, "<< /Subtype /Stamp /Rect [-30 90 0 110] /AP << /N 9 0 R >> >>");
      join_job_run_all (job, pdf_maker_write (maker, job->fixture->folder, "a.pdf"));
      seen = read_corners (job, 0);
      g_assert_cmpstr (seen, ==, corners[i]);
    }
}

static void
test_layers (void)
{
  static const char *const views[] = { "/OFF [4 0 R]", "/BaseState /OFF /ON [5 0 R]" };

  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autoptr (JoinJob) job = join_job_new ();
      g_autoptr (PdfMaker) maker = pdf_maker_new ();
      g_autofree char *seen = NULL;

      pdf_maker_add (maker,
                     "<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [4 0 R 5 0 R] /D << %s "
                     ">> >> >>",
                     views[i]);
      pdf_maker_add (maker, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>");
      pdf_maker_add (
          maker, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 6 0 R "
                 "/Resources << /Properties << /Secret 4 0 R /Open 5 0 R /Unlisted 10 0 R >> >> "
                 "/Annots [7 0 R] >>");
      pdf_maker_add (maker, "<< /Type /OCG /Name (Names) >>");
      pdf_maker_add (maker, "<< /Type /OCG /Name (Text) >>");
      pdf_maker_add_stream (maker, "",
                            "/OC /Secret BDC 1 0 0 rg 0 0 40 40 re f EMC /OC /Open BDC 0 1 0 rg "
                            "160 0 40 40 re f EMC /OC /Unlisted BDC 0 0 1 rg 0 160 40 40 re f EMC");
      pdf_maker_add (maker, "<< /Subtype /Stamp /Rect [160 160 200 200] /OC 4 0 R /AP << /N 8 0 R "
                            ">> >>");
      pdf_maker_add_stream (maker, "/Subtype /Form /BBox [0 0 1 1]", "0 0 1 rg 0 0 1 1 re f");
      pdf_maker_add (maker, "<< /Type /OCG /Name (In no list) >>");
      pdf_maker_add (maker, "<< /Type /OCMD /OCGs [9 0 R] >>");
      join_job_run_all (job, pdf_maker_write (maker, job->fixture->folder, "a.pdf"));
      seen = read_corners (job, 0);
      g_assert_cmpstr (seen, ==, "wgwb");
    }
}

/* What pages share is written once, and its bytes are those of the file. */
static void
test_shared_resources (void)
{
  g_autoptr (JoinJob) job = join_job_new ();
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autoptr (GString) kids = g_string_new (NULL);
  g_autoptr (GString) data = g_string_new ("the very bytes of a picture ");
  g_autofree char *written = NULL;
  g_autoptr (GError) error = NULL;
  const char *found;
  gsize length;

  while (data->len < 100000)
    g_string_append_c (data, (char) ('a' + data->len % 26));
  for (guint i = 0; i < 50; i++)
    g_string_append_printf (kids, "%u 0 R ", i + 5);
  pdf_maker_add (maker, "<< /Type /Catalog /Pages 2 0 R >>");
  pdf_maker_add (maker, "<< /Type /Pages /Count 50 /Kids [%s] " A4 " >>", kids->str);
  pdf_maker_add_stream (maker,
                        "/Type /XObject /Subtype /Image /Width 500 /Height 200 "
                        "/BitsPerComponent 8 /ColorSpace /DeviceGray",
                        data->str);
  pdf_maker_add_stream (maker, "", "q 300 0 0 300 100 100 cm /I Do Q");
  for (guint i = 0; i < 50; i++)
    pdf_maker_add (maker, "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << "
                          "/I 3 0 R >> >> >>");
  join_job_run_all (job, pdf_maker_write (maker, job->fixture->folder, "a.pdf"));
  g_file_get_contents (job->output, &written, &length, &error);
  g_assert_no_error (error);
  found = memmem (written, length, data->str, data->len);
  g_assert_nonnull (found);
  g_assert_null (memmem (found + 1, length - (gsize) (found + 1 - written), data->str, 1000));
}

/* Links, destinations and page count are those of the drawn file. */
static void
test_destinations (void)
{
  g_autoptr (JoinJob) job = join_job_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  join_job_run_all (job, pdf_write_pages (job->fixture->folder, "a.pdf", 4));
  before = pdf_run ("pdfinfo", "-dests", job->drawn, NULL);
  after = pdf_run ("pdfinfo", "-dests", job->output, NULL);
  g_assert_nonnull (strstr (before, "\"p3\""));
  g_assert_cmpstr (before, ==, after);
}

static void
test_finish (void)
{
  g_autoptr (JoinJob) job = join_job_new ();
  g_autofree char *plain = NULL;
  g_autofree char *path = assay_fixture_path (job->fixture, "plain.pdf");
  g_autofree char *trailer = NULL;
  g_autofree char *original = NULL;

  join_job_run_all (job, pdf_write_pages (job->fixture->folder, "a.pdf", 2));
  g_free (pdf_run ("qpdf", "--qdf", "--object-streams=disable", job->output, path, NULL));
  plain = assay_fixture_read (path);
  g_assert_nonnull (strstr (plain, "/Lang (en-GB)"));
  g_assert_nonnull (strstr (plain, "/DisplayDocTitle true"));
  g_assert_nonnull (strstr (plain, "/Tabs /S"));
  g_assert_nonnull (strstr (plain, "/MarkInfo"));
  g_assert_nonnull (strstr (plain, "/StructTreeRoot"));
  trailer = pdf_run ("qpdf", "--show-object=trailer", job->output, NULL);
  g_assert_nonnull (strstr (trailer, "/ID ["));
  original = assay_fixture_read (job->output);
  g_assert_true (g_str_has_prefix (original, "%PDF-1.7"));
}

/* Two items on one sheet, one of them twice in the file; sheets in any order. */
static void
test_free_placing (void)
{
  g_autoptr (JoinJob) job = join_job_new ();
  g_autofree char *one = pdf_write_pages (job->fixture->folder, "one.pdf", 1);
  g_autofree char *two = pdf_write_pages (job->fixture->folder, "two.pdf", 2);
  AssayPdfSource *first = join_job_open (job, one);
  AssayPdfSource *second = join_job_open (job, two);
  g_autoptr (GError) error = NULL;

  join_job_place (job, second, 1, 2);
  join_job_place (job, first, 0, 0);
  join_job_place (job, second, 0, 0);
  join_job_place (job, first, 0, 2);
  g_array_index (job->placements, AssayPdfPlacement, 1).y += 80;
  g_array_index (job->placements, AssayPdfPlacement, 3).y += 80;
  join_job_run (job, 3, &error);
  g_assert_no_error (error);
  pdf_assert_sound (job->output);
  assert_says (job->output, 1, "page 1 of one.pdf");
  assert_says (job->output, 1, "page 1 of two.pdf");
  assert_says (job->output, 2, "drawn 2");
  assert_says (job->output, 3, "page 2 of two.pdf");
  assert_says (job->output, 3, "page 1 of one.pdf");
}

static void
test_nothing_to_place (void)
{
  g_autoptr (JoinJob) job = join_job_new ();
  g_autoptr (GError) error = NULL;

  join_job_run (job, 2, &error);
  g_assert_no_error (error);
  pdf_assert_sound (job->output);
  assert_says (job->output, 2, "drawn 2");
}

static void
test_same_bytes (void)
{
  g_autofree char *first = NULL;
  gsize first_length = 0;

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (JoinJob) job = join_job_new ();
      g_autofree char *bytes = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;

      join_job_run_all (job, pdf_write_pages (job->fixture->folder, "a.pdf", 12));
      g_file_get_contents (job->output, &bytes, &length, &error);
      g_assert_no_error (error);
      if (first == NULL)
        first_length = length;
      else
        g_assert_cmpmem (first, first_length, bytes, length);
      if (first == NULL)
        first = g_steal_pointer (&bytes);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf-join/orientation", test_orientation);
  g_test_add_func ("/pdf-join/text", test_text);
  g_test_add_func ("/pdf-join/other-forms", test_other_forms);
  g_test_add_func ("/pdf-join/inherited-resources", test_inherited_resources);
  g_test_add_func ("/pdf-join/several-streams", test_several_streams);
  g_test_add_func ("/pdf-join/untidy-content", test_untidy_content);
  g_test_add_func ("/pdf-join/shared-content", test_shared_content);
  g_test_add_func ("/pdf-join/annotations", test_annotations);
  g_test_add_func ("/pdf-join/layers", test_layers);
  g_test_add_func ("/pdf-join/shared-resources", test_shared_resources);
  g_test_add_func ("/pdf-join/destinations", test_destinations);
  g_test_add_func ("/pdf-join/finish", test_finish);
  g_test_add_func ("/pdf-join/free-placing", test_free_placing);
  g_test_add_func ("/pdf-join/nothing-to-place", test_nothing_to_place);
  g_test_add_func ("/pdf-join/same-bytes", test_same_bytes);

  return g_test_run ();
}
