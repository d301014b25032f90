/* Reading hostile XML and writing canonical XML.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "core/xml/assay-xml.h"

static xmlDoc *
parse (const char *text, GError **error)
{
  return assay_xml_parse (text, strlen (text), "letter.xml", error);
}

static void
assert_refused (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) document = parse (text, &error);

  g_assert_null (document);
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
  if (strstr (error->message, expected) == NULL)
    g_error ("“%s” does not say “%s”", error->message, expected);
}

static void
test_parse_walks (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) document = parse ("<a x='1'>\n<b>one</b><c/><b>two</b></a>", &error);
  const xmlNode *root, *b;
  g_autofree char *x = NULL, *missing = NULL, *second = NULL, *child = NULL;

  g_assert_no_error (error);
  root = xmlDocGetRootElement (document);
  g_assert_true (assay_xml_is (root, "a"));
  x = assay_xml_dup_attribute (root, "x");
  g_assert_cmpstr (x, ==, "1");
  missing = assay_xml_dup_attribute (root, "y");
  g_assert_null (missing);
  b = assay_xml_first (root, "b");
  g_assert_cmpuint (assay_xml_get_line (b), ==, 2);
  second = assay_xml_dup_text (assay_xml_next (b, "b"));
  g_assert_cmpstr (second, ==, "two");
  child = assay_xml_dup_child_text (root, "b");
  g_assert_cmpstr (child, ==, "one");
  g_assert_null (assay_xml_next (assay_xml_next (b, "b"), NULL));
}

static void
test_parse_refuses (void)
{
  assert_refused ("", "empty");
  assert_refused ("hello", "line 1: not well-formed");
  assert_refused ("<a>\n<b></a>", "line 2: not well-formed");
  assert_refused ("<a>", "letter.xml, line 1");
  assert_refused ("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "a DOCTYPE is not allowed");
  assert_refused ("<!DOCTYPE a SYSTEM 'file:///etc/hostname'><a/>", "a DOCTYPE is not allowed");
  assert_refused ("<a>&nothing;</a>", "not well-formed");
  assert_refused ("<a>\xff\xfe</a>", "not well-formed");
}

static void
test_parse_refuses_depth (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i <= ASSAY_LIMIT_XML_DEPTH; i++)
    g_string_append (text, "<a>");
  for (guint i = 0; i <= ASSAY_LIMIT_XML_DEPTH; i++)
    g_string_append (text, "</a>");
  assert_refused (text->str, "nested more than");
}

static void
test_load_refuses (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *path = assay_fixture_write (fixture, "big.xml", "0123456789");
  g_autofree char *gone = assay_fixture_path (fixture, "gone.xml");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (assay_xml_load_bytes (path, 9, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (assay_xml_load_bytes (gone, 9, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (assay_xml_load_bytes (fixture->folder, 9, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
  g_clear_error (&error);

  bytes = assay_xml_load_bytes (path, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 10);
}

static void
write_sample (AssayXmlWriter *writer)
{
  assay_xml_writer_open (writer, "a");
  assay_xml_writer_attribute (writer, "x", "1 < 2 & \"so\"\non");
  assay_xml_writer_attribute (writer, "none", NULL);
  assay_xml_writer_attribute_uint (writer, "n", G_MAXUINT64);
  assay_xml_writer_element (writer, "b", "two\nlines");
  assay_xml_writer_element (writer, "c", "");
  assay_xml_writer_open (writer, "d");
  assay_xml_writer_close (writer);
  assay_xml_writer_markup (writer, "<e>kept\ntext</e>");
  assay_xml_writer_close (writer);
}

static void
test_writer_pretty (void)
{
  g_autoptr (AssayXmlWriter) writer = assay_xml_writer_new (TRUE);
  g_autofree char *text = NULL;

  write_sample (writer);
  text = assay_xml_writer_finish (writer);
  g_assert_cmpstr (text, ==,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<a x=\"1 &lt; 2 &amp; &quot;so&quot;&#10;on\" n=\"18446744073709551615\">\n"
                   "  <b>two\nlines</b>\n"
                   "  <d/>\n"
                   "  <e>kept\ntext</e>\n"
                   "</a>\n");
}

static void
test_writer_one_line (void)
{
  g_autoptr (AssayXmlWriter) writer = assay_xml_writer_new (FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) document = NULL;
  g_autofree char *text = NULL, *b = NULL, *x = NULL, *e = NULL;

  write_sample (writer);
  text = assay_xml_writer_finish (writer);
  g_assert_null (strchr (text, '\n'));

  document = parse (text, &error);
  g_assert_no_error (error);
  b = assay_xml_dup_child_text (xmlDocGetRootElement (document), "b");
  g_assert_cmpstr (b, ==, "two\nlines");
  e = assay_xml_dup_child_text (xmlDocGetRootElement (document), "e");
  g_assert_cmpstr (e, ==, "kept\ntext");
  x = assay_xml_dup_attribute (xmlDocGetRootElement (document), "x");
  g_assert_cmpstr (x, ==, "1 < 2 & \"so\"\non");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml/parse/walks", test_parse_walks);
  g_test_add_func ("/xml/parse/refuses", test_parse_refuses);
  g_test_add_func ("/xml/parse/refuses-depth", test_parse_refuses_depth);
  g_test_add_func ("/xml/load/refuses", test_load_refuses);
  g_test_add_func ("/xml/writer/pretty", test_writer_pretty);
  g_test_add_func ("/xml/writer/one-line", test_writer_one_line);

  return g_test_run ();
}
