/* Evidence PDFs of all kinds: honest, odd, damaged and hostile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "pdf-maker.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define A4 "/MediaBox [0 0 595 842]"

static void
assert_opens (const char *path, guint n_pages, double width, double height)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayPdfSource) source = assay_pdf_source_open (path, "E001", &error);
  double w, h;

  g_assert_no_error (error);
  g_assert_cmpuint (assay_pdf_source_get_n_pages (source), ==, n_pages);
  assay_pdf_source_get_page_size (source, n_pages - 1, &w, &h);
  g_assert_cmpfloat_with_epsilon (w, width, 0.01);
  g_assert_cmpfloat_with_epsilon (h, height, 0.01);
}

static void
assert_refused (const char *path, AssayError code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayPdfSource) source = assay_pdf_source_open (path, "E007 Risk form", &error);

  g_assert_null (source);
  g_assert_error (error, ASSAY_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, "E007 Risk form"));
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” is not in “%s”", words, error->message);
}

static void
test_sizes (void)
{
  static const struct
  {
    const char *page;
    double width, height;
  } rows[] = {
    { A4, 595, 842 },
    { A4 " /Rotate 90", 842, 595 },
    { A4 " /Rotate 180", 595, 842 },
    { A4 " /Rotate -90", 842, 595 },
    { A4 " /Rotate 450", 842, 595 },
    { A4 " /Rotate 45", 595, 842 },
    { "/MediaBox [0.5 0.25 595.75 842.125]", 595.25, 841.875 },
    { A4 " /Rotate (sideways)", 595, 842 },
    { "/MediaBox [0 0 842 1191]", 842, 1191 },
    { "/MediaBox [0 0 842 595]", 842, 595 },
    { "/MediaBox [595 842 0 0]", 595, 842 },
    { "/MediaBox [-100 -100 495 742]", 595, 842 },
    { A4 " /CropBox [100 100 300 400]", 200, 300 },
    { A4 " /CropBox [500 800 900 900]", 95, 42 },
    { A4 " /CropBox [1000 1000 1100 1100]", 595, 842 },
    { A4 " /CropBox [0 0 0 0]", 595, 842 },
    { A4 " /UserUnit 2", 1190, 1684 },
    { A4 " /UserUnit -2", 595, 842 },
    { A4 " /UserUnit 2 /Rotate 90", 1684, 1190 },
    { "", 595.276, 841.89 },
    { "/MediaBox [0 0 0 0]", 595.276, 841.89 },
    { "/MediaBox [0 0 1]", 595.276, 841.89 },
    { "/MediaBox 5", 595.276, 841.89 },
    { "/MediaBox [(a) (b) (c) (d)]", 595.276, 841.89 },
    { "/MediaBox [0 0 99999999999 99999999999]", 595.276, 841.89 },
    { "/MediaBox [0 0 14400 14400] /UserUnit 75000", 595.276, 841.89 },
    { "/MediaBox [0 0 0.5 842]", 595.276, 841.89 },
  };
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = pdf_write_page (fixture->folder, "a.pdf", rows[i].page, "");

      g_test_message ("%s", rows[i].page);
      assert_opens (path, 1, rows[i].width, rows[i].height);
    }
}

static void
test_inherited (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autofree char *path = NULL;

  pdf_maker_add (maker, "<< /Type /Catalog /Pages 2 0 R >>");
  pdf_maker_add (maker, "<< /Type /Pages /Count 2 /Kids [3 0 R 4 0 R] /MediaBox [0 0 100 200] "
                        "/Rotate 90 >>");
  pdf_maker_add (maker, "<< /Type /Page /Parent 2 0 R /Rotate 0 >>");
  pdf_maker_add (maker, "<< /Type /Pages /Parent 2 0 R /Count 1 /Kids [5 0 R] /CropBox [0 0 50 60] "
                        ">>");
  pdf_maker_add (maker, "<< /Type /Page /Parent 4 0 R >>");
  path = pdf_maker_write (maker, fixture->folder, "a.pdf");
  assert_opens (path, 2, 60, 50);
}

static void
test_direct_pages (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autofree char *path = NULL;

  pdf_maker_add (maker,
                 "<< /Type /Catalog /Pages << /Type /Pages /Count 2 /Kids [<< /Type /Page "
                 "/MediaBox [0 0 10 20] >> << /Kids [<< /MediaBox [0 0 30 40] >>] >>] >> >>");
  path = pdf_maker_write (maker, fixture->folder, "a.pdf");
  assert_opens (path, 2, 30, 40);
}

static void
test_same_page_twice (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autofree char *path = NULL;

  pdf_maker_add (maker, "<< /Type /Catalog /Pages 2 0 R >>");
  pdf_maker_add (maker, "<< /Type /Pages /Count 2 /Kids [3 0 R 3 0 R] >>");
  pdf_maker_add (maker, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 10 20] >>");
  path = pdf_maker_write (maker, fixture->folder, "a.pdf");
  assert_opens (path, 2, 10, 20);
}

/* What other programs make of the same file. */
static void
test_other_forms (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *plain = pdf_write_pages (fixture->folder, "plain.pdf", 3);
  g_autofree char *packed = assay_fixture_path (fixture, "packed.pdf");
  g_autofree char *linear = assay_fixture_path (fixture, "linear.pdf");
  g_autofree char *owned = assay_fixture_path (fixture, "owned.pdf");

  g_free (pdf_run ("qpdf", "--object-streams=generate", plain, packed, NULL));
  g_free (pdf_run ("qpdf", "--linearize", plain, linear, NULL));
  g_free (
      pdf_run ("qpdf", "--encrypt", "", "owner", "256", "--print=none", "--", plain, owned, NULL));
  assert_opens (packed, 3, 595, 842);
  assert_opens (linear, 3, 595, 842);
  assert_opens (owned, 3, 595, 842);
}

static void
test_encrypted (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *plain = pdf_write_pages (fixture->folder, "plain.pdf", 1);
  g_autofree char *locked = assay_fixture_path (fixture, "locked.pdf");

  g_free (pdf_run ("qpdf", "--encrypt", "secret", "owner", "256", "--", plain, locked, NULL));
  assert_refused (locked, ASSAY_ERROR_ENCRYPTED, "Save a copy without the password and add that");
}

static void
test_no_file (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *missing = assay_fixture_path (fixture, "missing.pdf");
  g_autoptr (GError) error = NULL;

  assert_refused (missing, ASSAY_ERROR_NOT_FOUND, "E007");
  assert_refused (fixture->folder, ASSAY_ERROR_INVALID, "is a folder");
  g_assert_null (assay_pdf_source_open (missing, NULL, &error));
  g_assert_nonnull (strstr (error->message, missing));
}

static void
test_not_a_pdf (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *empty = assay_fixture_write (fixture, "empty.pdf", "");
  g_autofree char *words = assay_fixture_write (fixture, "words.pdf", "These are only words.\n");
  g_autofree char *header = assay_fixture_write (fixture, "header.pdf", "%PDF-1.7\n");
  g_autofree char *junk =
      assay_fixture_write (fixture, "junk.pdf",
                           "%PDF-1.7\ntrailer << /Root 1 0 R >>\nstartxref\n7\n%%EOF\n");

  assert_refused (empty, ASSAY_ERROR_DAMAGED, "is not a PDF");
  assert_refused (words, ASSAY_ERROR_DAMAGED, "is not a PDF");
  assert_refused (header, ASSAY_ERROR_DAMAGED, "is cut off");
  assert_refused (junk, ASSAY_ERROR_DAMAGED, "is damaged");
}

static void
test_no_pages (void)
{
  static const char *const trees[] = {
    "<< /Type /Pages /Count 0 /Kids [] >>",
    "<< /Type /Pages /Count 7 /Kids [] >>",
    "<< /Type /Pages >>",
    "null",
    "(words)",
  };
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (trees); i++)
    {
      g_autoptr (PdfMaker) maker = pdf_maker_new ();
      g_autofree char *path = NULL;

      pdf_maker_add (maker, "<< /Type /Catalog /Pages 2 0 R >>");
      pdf_maker_add (maker, "%s", trees[i]);
      path = pdf_maker_write (maker, fixture->folder, "a.pdf");
      g_test_message ("%s", trees[i]);
      assert_refused (path, ASSAY_ERROR_DAMAGED, "has no pages");
    }
}

static void
test_missing_page (void)
{
  static const char *const kids[] = { "[3 0 R 9 0 R]", "[3 0 R null]", "[3 0 R (words)]",
                                      "[3 0 R << /Type /Pages >>]" };
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (kids); i++)
    {
      g_autoptr (PdfMaker) maker = pdf_maker_new ();
      g_autofree char *path = NULL;

      pdf_maker_add (maker, "<< /Type /Catalog /Pages 2 0 R >>");
      pdf_maker_add (maker, "<< /Type /Pages /Count 2 /Kids %s >>", kids[i]);
      pdf_maker_add (maker, "<< /Type /Page /Parent 2 0 R " A4 " >>");
      path = pdf_maker_write (maker, fixture->folder, "a.pdf");
      g_test_message ("%s", kids[i]);
      assert_refused (path, ASSAY_ERROR_DAMAGED, "page 2 cannot be read");
    }
}

static void
test_looping_tree (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autofree char *path = NULL;

  pdf_maker_add (maker, "<< /Type /Catalog /Pages 2 0 R >>");
  pdf_maker_add (maker, "<< /Type /Pages /Count 2 /Kids [3 0 R 4 0 R] >>");
  pdf_maker_add (maker, "<< /Type /Page /Parent 2 0 R >>");
  pdf_maker_add (maker, "<< /Type /Pages /Parent 2 0 R /Count 1 /Kids [2 0 R] >>");
  path = pdf_maker_write (maker, fixture->folder, "a.pdf");
  assert_refused (path, ASSAY_ERROR_DAMAGED, "is damaged");
}

/* Deep enough to overflow the stack of a reader that recurses. */
static void
test_deep_tree (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autofree char *path = NULL;

  pdf_maker_add (maker, "<< /Type /Catalog /Pages 2 0 R >>");
  for (guint i = 0; i < 100000; i++)
    pdf_maker_add (maker, "<< /Kids [%u 0 R] >>", i + 3);
  pdf_maker_add (maker, "<< /Type /Page >>");
  path = pdf_maker_write (maker, fixture->folder, "a.pdf");
  assert_refused (path, ASSAY_ERROR_DAMAGED, "is damaged");
}

static void
test_deep_resources (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autofree char *path = NULL;

  pdf_maker_add (maker, "<< /Type /Catalog /Pages 2 0 R >>");
  pdf_maker_add (maker, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>");
  pdf_maker_add (maker, "<< /Type /Page /Resources 4 0 R >>");
  for (guint i = 0; i < 100000; i++)
    pdf_maker_add (maker, "<< /Next [%u 0 R] >>", i + 5);
  pdf_maker_add (maker, "<< >>");
  path = pdf_maker_write (maker, fixture->folder, "a.pdf");
  assert_refused (path, ASSAY_ERROR_DAMAGED, "is damaged");
}

/* Loops among resources are allowed; counts and lengths are not believed. */
static void
test_tall_tales (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autofree char *path = NULL;

  pdf_maker_add (maker, "<< /Type /Catalog /Pages 2 0 R >>");
  pdf_maker_add (maker, "<< /Type /Pages /Count 2147483647 /Kids [3 0 R] >>");
  pdf_maker_add (maker, "<< /Type /Page /Parent 2 0 R /Resources 4 0 R /Contents 6 0 R >>");
  pdf_maker_add (maker, "<< /A 5 0 R /B 4 0 R >>");
  pdf_maker_add (maker, "[4 0 R 5 0 R 3 0 R 2 0 R]");
  pdf_maker_add (maker, "<< /Length 99999999999 >>\nstream\n0 0 m\nendstream");
  path = pdf_maker_write (maker, fixture->folder, "a.pdf");
  assert_opens (path, 1, 595.276, 841.89);
}

static void
test_too_many_pages (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autoptr (GString) kids = g_string_new (NULL);
  g_autofree char *path = NULL;

  for (guint i = 0; i <= ASSAY_LIMIT_PAGE_NUMBER; i++)
    g_string_append (kids, "3 0 R ");
  pdf_maker_add (maker, "<< /Type /Catalog /Pages 2 0 R >>");
  pdf_maker_add (maker, "<< /Type /Pages /Kids [%s] >>", kids->str);
  pdf_maker_add (maker, "<< /Type /Page >>");
  path = pdf_maker_write (maker, fixture->folder, "a.pdf");
  assert_refused (path, ASSAY_ERROR_TOO_LARGE, "has more than 100000 pages");
}

/* Cut anywhere, a file is refused: the end belongs to it. */
static void
test_cut_off (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *whole = pdf_write_pages (fixture->folder, "whole.pdf", 20);
  g_autofree char *path = assay_fixture_path (fixture, "cut.pdf");
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (whole, &data, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (length, >, 2000);
  for (gsize kept = 20; kept + 20 < length; kept += 97)
    {
      g_autoptr (AssayPdfSource) source = NULL;

      g_file_set_contents (path, data, (gssize) kept, &error);
      g_assert_no_error (error);
      source = assay_pdf_source_open (path, NULL, &error);
      g_assert_null (source);
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
      g_clear_error (&error);
    }
}

/* The file's end is there, but a piece of its middle is not. */
static void
test_hole (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *path = pdf_write_pages (fixture->folder, "whole.pdf", 20);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  memset (data + length / 3, 0, 600);
  g_file_set_contents (path, data, (gssize) length, &error);
  g_assert_no_error (error);
  assert_refused (path, ASSAY_ERROR_DAMAGED, "is damaged");
}

/* The last stream ends nowhere. */
static void
test_lost_stream (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autofree char *path = NULL;

  pdf_maker_add (maker, "<< /Type /Catalog /Pages 2 0 R >>");
  pdf_maker_add (maker, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>");
  pdf_maker_add (maker, "<< /Type /Page /Parent 2 0 R /Resources << /XObject << /I 4 0 R >> >> >>");
  pdf_maker_add (maker, "<< /Length 99999 >>\nstream\nabc");
  {
    GString *file = pdf_maker_build (maker);
    char *ending = g_strrstr (file->str, "endobj");

    memcpy (ending, "......", 6);
    path = assay_fixture_write (fixture, "a.pdf", file->str);
    g_string_free (file, TRUE);
  }
  assert_refused (path, ASSAY_ERROR_DAMAGED, "is damaged");
}

/* Faults any viewer mends without a word. */
static void
test_small_faults (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *path = pdf_write_pages (fixture->folder, "a.pdf", 2);
  g_autofree char *text = assay_fixture_read (path);
  g_autofree char *shifted = g_strconcat ("\n\n\n", text, NULL);
  g_autofree char *tailed = g_strconcat (text, "\r\n\r\n-- \r\nSent by a mail program\r\n", NULL);
  g_autofree char *moved = assay_fixture_write (fixture, "b.pdf", shifted);
  g_autofree char *mailed = assay_fixture_write (fixture, "c.pdf", tailed);
  g_autofree char *padded = assay_fixture_path (fixture, "d.pdf");
  g_autoptr (GError) error = NULL;
  gsize length = strlen (text);

  text = g_realloc (text, length + 5000);
  memset (text + length, 0, 5000);
  g_file_set_contents (padded, text, (gssize) length + 5000, &error);
  g_assert_no_error (error);

  assert_opens (moved, 2, 595, 842);
  assert_opens (mailed, 2, 595, 842);
  assert_opens (padded, 2, 595, 842);
}

/* Bytes changed at random must never do worse than a refusal. */
static void
test_noise (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *whole = pdf_write_pages (fixture->folder, "whole.pdf", 2);
  g_autofree char *packed = assay_fixture_path (fixture, "packed.pdf");
  g_autofree char *path = assay_fixture_path (fixture, "noisy.pdf");
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_free (pdf_run ("qpdf", "--object-streams=generate", whole, packed, NULL));
  g_file_get_contents (packed, &data, &length, &error);
  g_assert_no_error (error);
  for (int round = 0; round < 300; round++)
    {
      g_autofree char *noisy = g_memdup2 (data, length);
      g_autoptr (AssayPdfSource) source = NULL;

      for (int i = 0; i < 4; i++)
        noisy[g_test_rand_int_range (0, (gint32) length)] = (char) g_test_rand_int ();
      g_file_set_contents (path, noisy, (gssize) length, &error);
      g_assert_no_error (error);
      source = assay_pdf_source_open (path, NULL, &error);
      g_assert_true ((source == NULL) == (error != NULL));
      if (error != NULL)
        g_assert_true (error->domain == ASSAY_ERROR);
      g_clear_error (&error);
    }
}

/* More sources than may be open at first. */
static void
test_many_open (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *path = pdf_write_pages (fixture->folder, "a.pdf", 1);
  g_autoptr (GPtrArray) sources =
      g_ptr_array_new_with_free_func ((GDestroyNotify) assay_pdf_source_free);
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_NOFILE, &limit), ==, 0);
  g_assert_cmpuint (limit.rlim_max, >, 300);
  limit.rlim_cur = 100;
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &limit), ==, 0);
  for (int i = 0; i < 200; i++)
    {
      g_autoptr (GError) error = NULL;

      g_ptr_array_add (sources, assay_pdf_source_open (path, NULL, &error));
      g_assert_no_error (error);
    }
}

/* A page with a picture of @length bytes, which are a hole in the file. */
static char *
write_long_stream (AssayFixture *fixture, const char *name, guint64 length)
{
  char *path = assay_fixture_path (fixture, name);
  g_autofree char *head = g_strdup_printf (
      "%%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages "
      "/Count 1 /Kids [3 0 R] >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R " A4
      " /Contents 5 0 R /Resources << /XObject << /I 4 0 R >> >> >>\nendobj\n5 0 obj\n<< /Length 0 "
      ">>\nstream\n\nendstream\nendobj\n4 0 obj\n<< /Subtype /Image /Width 1 /Height 1 /ColorSpace "
      "/DeviceGray /BitsPerComponent 8 /Length %" G_GUINT64_FORMAT " >>\nstream\n",
      length);
  guint64 table = strlen (head) + length + strlen ("\nendstream\nendobj\n");
  g_autoptr (GString) tail = g_string_new ("\nendstream\nendobj\nxref\n0 6\n0000000000 65535 f \n");
  int fd;

  for (guint i = 1; i <= 5; i++)
    {
      g_autofree char *object = g_strdup_printf ("\n%u 0 obj", i);

      g_string_append_printf (tail, "%010u 00000 n \n", (guint) (strstr (head, object) + 1 - head));
    }
  g_string_append_printf (tail,
                          "trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%" G_GUINT64_FORMAT
                          "\n%%%%EOF\n",
                          table);
  fd = g_open (path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  g_assert_cmpint (write (fd, head, strlen (head)), ==, (gssize) strlen (head));
  g_assert_cmpint (pwrite (fd, tail->str, tail->len, (off_t) (strlen (head) + length)), ==,
                   (gssize) tail->len);
  g_assert_true (g_close (fd, NULL));

  return path;
}

/* What would not go through the memory is refused before it is read. */
static void
test_long_streams (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *just = write_long_stream (fixture, "just.pdf", ASSAY_LIMIT_ITEM_STREAM_BYTES);
  g_autofree char *above =
      write_long_stream (fixture, "above.pdf", ASSAY_LIMIT_ITEM_STREAM_BYTES + 1);
  g_autofree char *huge = write_long_stream (fixture, "huge.pdf", 1024ull * 1024 * 1024);

  assert_opens (just, 1, 595, 842);
  assert_refused (above, ASSAY_ERROR_TOO_LARGE, "too large for a pack");
  assert_refused (huge, ASSAY_ERROR_TOO_LARGE, "too large for a pack");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf-source/sizes", test_sizes);
  g_test_add_func ("/pdf-source/inherited", test_inherited);
  g_test_add_func ("/pdf-source/direct-pages", test_direct_pages);
  g_test_add_func ("/pdf-source/same-page-twice", test_same_page_twice);
  g_test_add_func ("/pdf-source/other-forms", test_other_forms);
  g_test_add_func ("/pdf-source/encrypted", test_encrypted);
  g_test_add_func ("/pdf-source/no-file", test_no_file);
  g_test_add_func ("/pdf-source/not-a-pdf", test_not_a_pdf);
  g_test_add_func ("/pdf-source/no-pages", test_no_pages);
  g_test_add_func ("/pdf-source/missing-page", test_missing_page);
  g_test_add_func ("/pdf-source/looping-tree", test_looping_tree);
  g_test_add_func ("/pdf-source/deep-tree", test_deep_tree);
  g_test_add_func ("/pdf-source/deep-resources", test_deep_resources);
  g_test_add_func ("/pdf-source/tall-tales", test_tall_tales);
  g_test_add_func ("/pdf-source/too-many-pages", test_too_many_pages);
  g_test_add_func ("/pdf-source/cut-off", test_cut_off);
  g_test_add_func ("/pdf-source/hole", test_hole);
  g_test_add_func ("/pdf-source/lost-stream", test_lost_stream);
  g_test_add_func ("/pdf-source/small-faults", test_small_faults);
  g_test_add_func ("/pdf-source/noise", test_noise);
  g_test_add_func ("/pdf-source/long-streams", test_long_streams);
  g_test_add_func ("/pdf-source/many-open", test_many_open);

  return g_test_run ();
}
