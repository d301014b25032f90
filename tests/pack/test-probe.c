/* What files from outside are taken for, and which are turned away at the door.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "base/assay-error.h"
#include "pack/files/assay-probe.h"
#include "pdf-maker.h"
#include "picture-maker.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
assert_is (const char *path, AssayFileClass file_class, const char *type, guint pages, guint width)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayProbe) probe = assay_probe_file (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (probe->file_class, ==, file_class);
  g_assert_cmpstr (probe->type, ==, type);
  g_assert_cmpuint (probe->pages, ==, pages);
  g_assert_cmpuint (probe->width, ==, width);
}

static void
assert_refused (const char *path, AssayError code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayProbe) probe = assay_probe_file (path, NULL, &error);
  g_autofree char *name = g_path_get_basename (path);

  g_assert_null (probe);
  g_assert_error (error, ASSAY_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, name));
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” is not in “%s”", words, error->message);
}

static void
test_pdf (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *named = pdf_write_pages (fixture->folder, "report.pdf", 4);
  g_autofree char *shouting = pdf_write_pages (fixture->folder, "REPORT.PDF", 2);
  g_autofree char *nameless = pdf_write_pages (fixture->folder, "report", 3);

  assert_is (named, ASSAY_FILE_PDF, "application/pdf", 4, 0);
  assert_is (shouting, ASSAY_FILE_PDF, "application/pdf", 2, 0);
  assert_is (nameless, ASSAY_FILE_PDF, "application/pdf", 3, 0);
}

static void
test_bad_pdf (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *plain = pdf_write_pages (fixture->folder, "plain.pdf", 4);
  g_autofree char *locked = assay_fixture_path (fixture, "locked.pdf");

  g_free (pdf_run ("qpdf", "--encrypt", "secret", "owner", "256", "--", plain, locked, NULL));
  assert_refused (locked, ASSAY_ERROR_ENCRYPTED, "needs a password");
  picture_cut (plain, picture_get_length (plain) / 2);
  assert_refused (plain, ASSAY_ERROR_DAMAGED, "is cut off");
}

static void
test_pictures (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *png = picture_write (fixture->folder, "a.png", "png");
  g_autofree char *bmp = picture_write (fixture->folder, "a.bmp", "bmp");
  g_autofree char *tiff = picture_write (fixture->folder, "a.tif", "tiff");
  g_autofree char *several = picture_write_tiff (fixture->folder, "scan.tif", 1, 3);
  g_autofree char *jpeg = picture_write_turned_jpeg (fixture->folder, "a.JPG", 6);
  g_autofree char *misnamed = picture_write (fixture->folder, "b.png", "jpeg");
  g_autofree char *gif = picture_write_gif (fixture->folder, "a.gif");

  assert_is (png, ASSAY_FILE_PICTURE, "image/png", 1, PICTURE_WIDTH);
  assert_is (bmp, ASSAY_FILE_PICTURE, "image/bmp", 1, PICTURE_WIDTH);
  assert_is (tiff, ASSAY_FILE_PICTURE, "image/tiff", 1, PICTURE_WIDTH);
  assert_is (several, ASSAY_FILE_PICTURE, "image/tiff", 3, PICTURE_WIDTH);
  assert_is (jpeg, ASSAY_FILE_PICTURE, "image/jpeg", 1, PICTURE_HEIGHT);
  assert_is (misnamed, ASSAY_FILE_PICTURE, "image/jpeg", 1, PICTURE_WIDTH);
  assert_is (gif, ASSAY_FILE_PICTURE, "image/gif", 1, 4);
}

static void
test_bad_pictures (void)
{
  static const char *const forms[] = { "png", "jpeg" };
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *path = picture_write (fixture->folder, "photo", forms[i]);

      picture_cut (path, picture_get_length (path) * 2 / 3);
      assert_refused (path, ASSAY_ERROR_DAMAGED, "cannot be read whole");
    }
}

static void
test_false_names (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *png = assay_fixture_write (fixture, "a.png", "only words\n");
  g_autofree char *jpg = assay_fixture_write (fixture, "a.JPG", "<html><body>404</body></html>\n");
  g_autofree char *pdf = assay_fixture_write (fixture, "a.pdf", "<html><body>404</body></html>\n");
  g_autofree char *picture = picture_write (fixture->folder, "b.pdf", "png");
  g_autofree char *pages = pdf_write_pages (fixture->folder, "b.png", 1);

  assert_refused (png, ASSAY_ERROR_INVALID, "is named .png but is not a picture");
  assert_refused (jpg, ASSAY_ERROR_INVALID, "is named .jpg but is not a picture");
  assert_refused (pdf, ASSAY_ERROR_INVALID, "is named .pdf but is not a PDF");
  assert_refused (picture, ASSAY_ERROR_INVALID, "is named .pdf but is not a PDF");
  assert_refused (pages, ASSAY_ERROR_INVALID, "is named .png but is not a picture");
}

static void
test_other (void)
{
  static const struct
  {
    const char *name;
    const char *content;
    const char *type;
  } rows[] = {
    { "notes.txt", "Dear all,\n", "text/plain" },
    { "quote.txt", "The file begins with %PDF-1.7, they say.\n", "text/plain" },
    { "bmw.txt", "BMW drivers were asked.\n", "text/plain" },
    { "table.csv", "a,b\n1,2\n", "text/csv" },
    { "mail.eml", "From: a@example.org\nTo: b@example.org\nSubject: c\n\nd\n", "message/rfc822" },
    { "policy.docx", "PK\003\004 and so on",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
    { "log.XLSX", "PK\003\004 and so on",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
    { "slides.pptx", "PK\003\004 and so on",
      "application/vnd.openxmlformats-officedocument.presentationml.presentation" },
    { "policy.odt", "PK\003\004 and so on", "application/vnd.oasis.opendocument.text" },
    { "log.ods", "PK\003\004 and so on", "application/vnd.oasis.opendocument.spreadsheet" },
    { "slides.odp", "PK\003\004 and so on", "application/vnd.oasis.opendocument.presentation" },
    { "bundle.zip", "PK\003\004 and so on", "application/zip" },
    { "plan.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "image/svg+xml" },
  };
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = assay_fixture_write (fixture, rows[i].name, rows[i].content);

      g_test_message ("%s", rows[i].name);
      assert_is (path, ASSAY_FILE_OTHER, rows[i].type, 0, 0);
    }
}

static void
test_empty (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *text = assay_fixture_write (fixture, "a.txt", "");
  g_autofree char *pdf = assay_fixture_write (fixture, "a.pdf", "");

  assert_refused (text, ASSAY_ERROR_INVALID, "is empty");
  assert_refused (pdf, ASSAY_ERROR_INVALID, "is empty");
}

/* None of these may be waited for. */
static void
test_not_a_file (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *folder = assay_fixture_path (fixture, "folder.pdf");
  g_autofree char *pipe = assay_fixture_path (fixture, "pipe.pdf");
  g_autofree char *loop = assay_fixture_path (fixture, "loop.pdf");
  g_autofree char *missing = assay_fixture_path (fixture, "missing.pdf");

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (symlink (loop, loop), ==, 0);
  assert_refused (folder, ASSAY_ERROR_INVALID, "is a folder");
  assert_refused (pipe, ASSAY_ERROR_INVALID, "is not a file");
  assert_refused ("/dev/zero", ASSAY_ERROR_INVALID, "is not a file");
  assert_refused (loop, ASSAY_ERROR_IO, "");
  assert_refused (missing, ASSAY_ERROR_NOT_FOUND, "");
}

static void
test_unreadable (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *path = pdf_write_pages (fixture->folder, "a.pdf", 1);

  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  /* Root may read everything. */
  if (geteuid () == 0)
    assert_is (path, ASSAY_FILE_PDF, "application/pdf", 1, 0);
  else
    assert_refused (path, ASSAY_ERROR_ACCESS, "");
}

static void
test_too_large (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *path = assay_fixture_write (fixture, "a.bin", "x");

  /* A file with a hole: nothing is written. */
  g_assert_cmpint (truncate (path, 9ll * 1024 * 1024 * 1024), ==, 0);
  assert_refused (path, ASSAY_ERROR_TOO_LARGE, "is larger than");
}

static void
test_cancelled (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *path = assay_fixture_write (fixture, "a.txt", "x");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (assay_probe_file (path, cancellable, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/probe/pdf", test_pdf);
  g_test_add_func ("/probe/bad-pdf", test_bad_pdf);
  g_test_add_func ("/probe/pictures", test_pictures);
  g_test_add_func ("/probe/bad-pictures", test_bad_pictures);
  g_test_add_func ("/probe/false-names", test_false_names);
  g_test_add_func ("/probe/other", test_other);
  g_test_add_func ("/probe/empty", test_empty);
  g_test_add_func ("/probe/not-a-file", test_not_a_file);
  g_test_add_func ("/probe/unreadable", test_unreadable);
  g_test_add_func ("/probe/too-large", test_too_large);
  g_test_add_func ("/probe/cancelled", test_cancelled);

  return g_test_run ();
}
