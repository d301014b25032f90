/* Turning documents into pages with LibreOffice itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "document-maker.h"
#include "pdf-maker.h"

#include <glib/gstdio.h>
#include <string.h>

#define FLAT_HEAD                                                                                  \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                   \
  "<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "            \
  "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "                                 \
  "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" "                              \
  "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" "                        \
  "xmlns:script=\"urn:oasis:names:tc:opendocument:xmlns:script:1.0\" "                             \
  "xmlns:presentation=\"urn:oasis:names:tc:opendocument:xmlns:presentation:1.0\" "                 \
  "xmlns:xlink=\"http://www.w3.org/1999/xlink\" office:version=\"1.2\" "

#define FLAT_SLIDES                                                                                \
  FLAT_HEAD "office:mimetype=\"application/vnd.oasis.opendocument.presentation\">"                 \
            "<office:body><office:presentation>"                                                   \
            "<draw:page draw:name=\"one\"><draw:frame svg:width=\"10cm\" svg:height=\"3cm\" "      \
            "svg:x=\"1cm\" svg:y=\"1cm\"><draw:text-box><text:p>First slide</text:p>"              \
            "</draw:text-box></draw:frame></draw:page>"                                            \
            "<draw:page draw:name=\"two\"><draw:frame svg:width=\"10cm\" svg:height=\"3cm\" "      \
            "svg:x=\"1cm\" svg:y=\"1cm\"><draw:text-box><text:p>Second slide</text:p>"             \
            "</draw:text-box></draw:frame></draw:page>"                                            \
            "</office:presentation></office:body></office:document>"

static void
assert_says (const char *path, const char *words)
{
  g_autofree char *text = pdf_run ("pdftotext", "-layout", path, "-", NULL);

  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, text);
}

static guint
count_pages (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayPdfSource) source = assay_pdf_source_open (path, "pages", &error);

  g_assert_no_error (error);

  return assay_pdf_source_get_n_pages (source);
}

static void
get_size (const char *path, double *out_width, double *out_height)
{
  g_autoptr (AssayPdfSource) source = assay_pdf_source_open (path, "pages", NULL);

  assay_pdf_source_get_page_size (source, 0, out_width, out_height);
}

/* The same document, made in two places, is the same pages to the last byte but for the seal. */
static void
test_word_document (void)
{
  g_autoptr (DocumentPlace) here = document_place_new (), there = document_place_new ();
  g_autoptr (AssayConverter) first = document_place_new_converter (here);
  g_autoptr (AssayConverter) second = document_place_new_converter (there);
  g_autofree char *letter = document_make (here, "letter.docx");
  g_autofree char *pages = document_convert (first, letter, NULL);
  g_autofree char *again = document_convert (second, letter, NULL);
  g_autofree char *bytes = NULL, *other = NULL;
  gsize length, other_length;

  pdf_assert_sound (pages);
  assert_says (pages, "Minutes of the panel");
  assert_says (pages, "Second page of the minutes");
  g_assert_cmpuint (count_pages (pages), ==, 2);
  g_assert_true (g_file_get_contents (pages, &bytes, &length, NULL));
  g_assert_true (g_file_get_contents (again, &other, &other_length, NULL));
  g_assert_cmpmem (bytes, length, other, other_length);
  g_assert_cmpuint (assay_converter_get_conversions (first)->milliseconds, >, 0);
  g_assert_cmpuint (document_place_count_leftovers (here), ==, 0);
}

/* Too wide for its paper: turned, and on one page; a row as high as its words. */
static void
test_wide_sheet (void)
{
  g_autoptr (DocumentPlace) place = document_place_new ();
  g_autoptr (AssayConverter) converter = document_place_new_converter (place);
  g_autofree char *sheet = document_make (place, "sheet.xlsx");
  g_autofree char *pages = document_convert (converter, sheet, NULL);
  g_autofree char *text = NULL;
  double width, height;

  g_assert_cmpuint (count_pages (pages), ==, 1);
  get_size (pages, &width, &height);
  g_assert_cmpfloat (width, >, height);
  text = pdf_run ("pdftotext", "-layout", pages, "-", NULL);
  g_assert_nonnull (strstr (text, "Column 14"));
  /* Were the row too low, its last words would stand below those of the next. */
  g_assert_true (strstr (text, "be read") != NULL && strstr (text, "Row below") != NULL);
  g_assert_true (strstr (text, "be read") < strstr (text, "Row below"));
}

/* An installation without a screen cannot show comments, and must not fall over them. */
static void
test_comments (void)
{
  static const char letter[] =
      "<?xml version=\"1.0\"?><office:document "
      "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
      "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.2\" "
      "office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:body><office:text>"
      "<text:p>What was agreed<office:annotation><dc:creator>Reader</dc:creator>"
      "<dc:date>2026-01-02T03:04:05</dc:date><text:p>Is that so?</text:p></office:annotation>"
      "</text:p></office:text></office:body></office:document>";
  g_autoptr (DocumentPlace) place = document_place_new ();
  g_autoptr (AssayConverter) converter = document_place_new_converter (place);
  g_autofree char *path = assay_fixture_write (place->fixture, "letter.fodt", letter);
  g_autofree char *pages = document_convert (converter, path, NULL);

  pdf_assert_sound (pages);
  assert_says (pages, "What was agreed");
  g_assert_cmpuint (document_place_count_leftovers (place), ==, 0);
}

static void
test_other_documents (void)
{
  g_autoptr (DocumentPlace) place = document_place_new ();
  g_autoptr (AssayConverter) converter = document_place_new_converter (place);
  g_autofree char *odt = document_make (place, "letter.odt");
  g_autofree char *rtf = assay_fixture_write (place->fixture, "a.rtf",
                                              "{\\rtf1\\ansi A letter in {\\b rich} text\\par}");
  g_autofree char *slides = assay_fixture_write (place->fixture, "a.fodp", FLAT_SLIDES);
  g_autofree char *odt_pages = document_convert (converter, odt, NULL);
  g_autofree char *rtf_pages = document_convert (converter, rtf, NULL);
  g_autofree char *slide_pages = document_convert (converter, slides, NULL);

  assert_says (odt_pages, "A letter from Writer");
  assert_says (rtf_pages, "A letter in rich text");
  assert_says (slide_pages, "Second slide");
  g_assert_cmpuint (count_pages (slide_pages), ==, 2);
}

static void
test_powerpoint (void)
{
  g_autoptr (DocumentPlace) place = document_place_new ();
  g_autoptr (AssayConverter) converter = document_place_new_converter (place);
  g_autofree char *slides = assay_fixture_write (place->fixture, "talk.fodp", FLAT_SLIDES);
  g_autofree char *talk = assay_fixture_path (place->fixture, "talk.pptx");
  g_autofree char *profile =
      g_strdup_printf ("-env:UserInstallation=file://%s/profile", place->fixture->folder);
  g_autofree char *pages = NULL;

  g_free (pdf_run ("soffice", profile, "--headless", "--convert-to", "pptx", "--outdir",
                   place->fixture->folder, slides, NULL));
  pages = document_convert (converter, talk, NULL);
  assert_says (pages, "First slide");
  g_assert_cmpuint (count_pages (pages), ==, 2);
}

/* A document that is none, but begins like one. */
static void
test_broken_document (void)
{
  g_autoptr (DocumentPlace) place = document_place_new ();
  g_autoptr (AssayConverter) converter = document_place_new_converter (place);
  g_autofree char *whole = document_make (place, "letter.docx");
  g_autofree char *cut = NULL, *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (whole, &bytes, &length, NULL));
  cut = document_write (place, "cut.docx", bytes, length / 3);
  error = document_fail (converter, cut, NULL);
  g_assert_nonnull (error);
  g_assert_cmpuint (document_place_count_leftovers (place), ==, 0);
}

static gboolean
was_asked_cb (GSocketService *service,
              GSocketConnection *connection,
              GObject *source,
              gpointer data)
{
  g_atomic_int_inc ((int *) data);

  return FALSE;
}

/* A picture that lies on a server, and a macro that starts with the document: neither the one is
 * fetched nor the other run. */
static void
test_links_and_macros (void)
{
  g_autoptr (DocumentPlace) place = document_place_new ();
  g_autoptr (AssayConverter) converter = document_place_new_converter (place);
  g_autoptr (GSocketService) service = g_threaded_socket_service_new (4);
  g_autofree char *sign = assay_fixture_path (place->fixture, "sign");
  g_autofree char *text = NULL, *path = NULL, *pages = NULL;
  int n_asked = 0;
  guint16 port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, NULL);

  g_assert_cmpuint (port, >, 0);
  g_signal_connect (service, "run", G_CALLBACK (was_asked_cb), &n_asked);
  text = g_strdup_printf (
      FLAT_HEAD
      "xmlns:dom=\"http://www.w3.org/2001/xml-events\" "
      "xmlns:ooo=\"http://openoffice.org/2004/office\" "
      "office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:scripts>"
      "<office:script script:language=\"ooo:Basic\"><ooo:libraries>"
      "<ooo:library-embedded ooo:name=\"Standard\"><ooo:module ooo:name=\"Evil\">"
      "<ooo:source-code>Sub Go\nOpen \"%s\" For Output As #1\nClose #1\nEnd Sub</ooo:source-code>"
      "</ooo:module></ooo:library-embedded></ooo:libraries></office:script>"
      "<office:event-listeners><script:event-listener script:language=\"ooo:script\" "
      "script:event-name=\"dom:load\" xlink:type=\"simple\" "
      "xlink:href=\"vnd.sun.star.script:Standard.Evil.Go?language=Basic&amp;location=document\"/>"
      "</office:event-listeners></office:scripts><office:body><office:text>"
      "<text:p>Words <draw:frame svg:width=\"2cm\" svg:height=\"2cm\" text:anchor-type=\"as-char\">"
      "<draw:image xlink:href=\"http://127.0.0.1:%u/picture.png\" xlink:type=\"simple\" "
      "xlink:show=\"embed\" xlink:actuate=\"onLoad\"/></draw:frame></text:p>"
      "</office:text></office:body></office:document>",
      sign, port);
  path = assay_fixture_write (place->fixture, "evil.fodt", text);
  pages = document_convert (converter, path, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  assert_says (pages, "Words");
  g_assert_cmpint (g_atomic_int_get (&n_asked), ==, 0);
  g_assert_false (g_file_test (sign, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/word-document", test_word_document);
  g_test_add_func ("/office/wide-sheet", test_wide_sheet);
  g_test_add_func ("/office/comments", test_comments);
  g_test_add_func ("/office/other-documents", test_other_documents);
  g_test_add_func ("/office/powerpoint", test_powerpoint);
  g_test_add_func ("/office/broken-document", test_broken_document);
  g_test_add_func ("/office/links-and-macros", test_links_and_macros);

  return g_test_run ();
}
