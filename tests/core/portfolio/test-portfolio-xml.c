/* portfolio.xml: out and in again, and everything that is refused on the way in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "portfolio-fixture.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"

#include <string.h>

#define N_RANDOM 200
#define SHA "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define HEAD                                                                                       \
  "<head service=\"North Vale\" round=\"1\"><scheme id=\"small\" edition=\"2026\" sha256=\"" SHA   \
  "\"/></head>\n"

static AssayPortfolio *
parse (const char *text, GError **error)
{
  return assay_portfolio_parse_xml (text, strlen (text), "portfolio.xml", error);
}

static AssayPortfolio *
parse_body (const char *body, GError **error)
{
  g_autofree char *text =
      g_strdup_printf ("<portfolio format=\"1\">\n" HEAD "%s\n</portfolio>", body);

  return parse (text, error);
}

static char *
format (const AssayPortfolio *portfolio)
{
  return assay_portfolio_format_xml (portfolio, ASSAY_PORTFOLIO_FORM_OWN);
}

/* --- Round trips --- */

static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2026);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (AssayPortfolio) portfolio = portfolio_new_random (rand);
      g_autofree char *text = format (portfolio);
      g_autoptr (GError) error = NULL;
      g_autoptr (AssayPortfolio) again = parse (text, &error);
      g_autofree char *text_again = NULL;

      g_assert_no_error (error);
      text_again = format (again);
      g_assert_cmpstr (text_again, ==, text);
    }
}

/* Every field of every type, so that one that is forgotten in writing shows. */
static void
test_all_fields (void)
{
  static const char text[] =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<portfolio format=\"1\">\n"
      "  <head service=\"North &quot;Vale&quot;\" planned=\"2027-01-12\" round=\"2\">\n"
      "    <scheme id=\"small\" edition=\"2026\" sha256=\"" SHA "\"/>\n"
      "  </head>\n"
      "  <answer question=\"sites\">Two\nof them</answer>\n"
      "  <response criterion=\"1.2\" level=\"largely\" flagged=\"yes\">\n"
      "    <reason>R</reason>\n"
      "    <text>T &lt; U</text>\n"
      "    <note>N</note>\n"
      "    <citation evidence=\"E004\" pages=\"1-2\">\n"
      "      <place>P</place>\n"
      "      <why>W</why>\n"
      "    </citation>\n"
      "  </response>\n"
      "  <evidence number=\"E004\" basis=\"file\" kind=\"record\" from=\"2026-01-01\" "
      "to=\"2026-02-01\" until=\"2026-03-01\" privacy=\"redacted\" pages=\"3\" withdrawn=\"yes\">\n"
      "    <title>T</title>\n"
      "    <source size=\"12\" type=\"application/pdf\" sha256=\"" SHA "\">a.pdf</source>\n"
      "    <note>N</note>\n"
      "  </evidence>\n"
      "  <action number=\"A001\" criterion=\"1.2\" due=\"2026-12-01\" state=\"done\">\n"
      "    <what>W</what>\n"
      "    <owner>O</owner>\n"
      "  </action>\n"
      "  <figure measure=\"referrals\" from=\"2026-01-01\" to=\"2026-03-31\" value=\"12\">\n"
      "    <source>S</source>\n"
      "    <note>N</note>\n"
      "  </figure>\n"
      "</portfolio>\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayPortfolio) portfolio = parse (text, &error);
  g_autofree char *again = NULL;
  const AssayEvidence *item;

  g_assert_no_error (error);
  again = format (portfolio);
  g_assert_cmpstr (again, ==, text);
  item = assay_portfolio_lookup_evidence (portfolio, 4);
  g_assert_true (item->withdrawn);
  g_assert_cmpuint (item->until, ==, assay_date_new (2026, 3, 1));
  g_assert_cmpuint (portfolio->head->round, ==, 2);
}

static void
test_any_order (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayPortfolio) one =
      parse_body ("<response criterion=\"2.1\"><text>b</text></response>"
                  "<response criterion=\"1.1\"><text>a</text></response>",
                  &error);
  g_autoptr (AssayPortfolio) other =
      parse_body ("<response criterion=\"1.1\"><text>a</text></response>"
                  "<response criterion=\"1.3\"/>"
                  "<response criterion=\"2.1\"><text>b</text></response>",
                  &error);
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  g_assert_no_error (error);
  left = format (one);
  right = format (other);
  g_assert_cmpstr (left, ==, right);
}

static void
test_unknown_is_kept (void)
{
  static const char *const kept[] = { "<award a=\"1\">ā<b/></award>", "<inside/>", "<cited/>",
                                      "<of-answer/>" };
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayPortfolio) portfolio = parse (
      "<portfolio format=\"1\"><award a=\"1\"><![CDATA[ā]]><!-- no --><b/></award>"
      "<head service=\"N\" round=\"1\"><inside/><scheme id=\"s\" edition=\"1\" sha256=\"" SHA "\"/>"
      "</head><answer question=\"q\">yes<of-answer/></answer>"
      "<evidence number=\"E001\" basis=\"observation\"><title>T</title></evidence>"
      "<response criterion=\"1.1\"><citation evidence=\"E001\"><cited/></citation></response>"
      "</portfolio>",
      &error);
  g_autoptr (AssayPortfolio) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *text_again = NULL;

  g_assert_no_error (error);
  text = format (portfolio);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    g_assert_nonnull (strstr (text, kept[i]));
  g_assert_true (strstr (text, "<inside/>") < strstr (text, "</head>"));
  g_assert_true (strstr (text, "<award") > strstr (text, "</response>"));
  g_assert_cmpstr (assay_portfolio_lookup_answer (portfolio, "q")->value, ==, "yes");

  again = parse (text, &error);
  g_assert_no_error (error);
  text_again = format (again);
  g_assert_cmpstr (text_again, ==, text);
}

/* --- What leaves the service --- */

static void
test_submission (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayPortfolio) portfolio =
      parse_body ("<response criterion=\"1.1\" level=\"partly\" flagged=\"yes\">"
                  "<note>between us</note><secret/></response>"
                  "<response criterion=\"1.2\" flagged=\"yes\"><note>only us</note></response>",
                  &error);
  g_autofree char *text = assay_portfolio_format_xml (portfolio, ASSAY_PORTFOLIO_FORM_SUBMISSION);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "level=\"partly\""));
  g_assert_null (strstr (text, "us"));
  g_assert_null (strstr (text, "flagged"));
  g_assert_null (strstr (text, "secret"));
  g_assert_null (strstr (text, "1.2"));
}

static void
test_fingerprint (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayPortfolio) one =
      parse_body ("<response criterion=\"1.1\" level=\"partly\"/>", &error);
  g_autoptr (AssayPortfolio) noted =
      parse_body ("<response criterion=\"1.1\" level=\"partly\"><note>n</note></response>", &error);
  g_autoptr (AssayPortfolio) other =
      parse_body ("<response criterion=\"1.1\" level=\"fully\"/>", &error);
  g_autofree char *a = assay_portfolio_compute_fingerprint (one);
  g_autofree char *b = assay_portfolio_compute_fingerprint (noted);
  g_autofree char *c = assay_portfolio_compute_fingerprint (other);

  g_assert_no_error (error);
  g_assert_cmpstr (a, ==, b);
  g_assert_cmpstr (a, !=, c);
}

/* --- Refusals --- */

/* In a body whose first line is line 3 of the file. */
static const struct
{
  const char *body;
  const char *says;
} bad_bodies[] = {
  { "<evidence number=\"E1\" basis=\"observation\"><title>T</title></evidence>", "“E1”" },
  { "<evidence number=\"E000\" basis=\"observation\"><title>T</title></evidence>", "“E000”" },
  { "<evidence number=\"E100000\" basis=\"observation\"><title>T</title></evidence>", "E100000" },
  { "<evidence number=\"E001\"><title>T</title></evidence>", "“basis”" },
  { "<evidence number=\"E001\" basis=\"rumour\"><title>T</title></evidence>", "“rumour”" },
  { "<evidence number=\"E001\" basis=\"observation\"/>", "<title>" },
  { "<evidence number=\"E001\" basis=\"file\"><title>T</title></evidence>", "<source>" },
  { "<evidence number=\"E001\" basis=\"observation\"><title>T</title><source size=\"1\" "
    "type=\"a/b\" "
    "sha256=\"" SHA "\">n</source></evidence>",
    "only a file" },
  { "<evidence number=\"E001\" basis=\"file\"><title>T</title><source size=\"1\" type=\"a/b\" "
    "sha256=\"abc\">n</source></evidence>",
    "SHA-256" },
  { "<evidence number=\"E001\" basis=\"file\"><title>T</title><source size=\"-1\" type=\"a/b\" "
    "sha256=\"" SHA "\">n</source></evidence>",
    "size “-1”" },
  { "<evidence number=\"E001\" basis=\"observation\" "
    "from=\"2026-02-30\"><title>T</title></evidence>",
    "“2026-02-30” is not a date" },
  { "<evidence number=\"E001\" basis=\"observation\" from=\"2026-02-02\" to=\"2026-02-01\">"
    "<title>T</title></evidence>",
    "ends before it begins" },
  { "<evidence number=\"E001\" basis=\"observation\" colour=\"red\"><title>T</title></evidence>",
    "“colour”" },
  { "<evidence number=\"E001\" basis=\"observation\"><title>T</title><title>U</title></evidence>",
    "twice" },
  { "<evidence number=\"E001\" basis=\"observation\"><title>T<b/></title></evidence>",
    "not elements" },
  { "<evidence number=\"E001\" basis=\"observation\">stray<title>T</title></evidence>",
    "text stands" },
  { "<response criterion=\"1 1\"/>", "“1 1” is not an id" },
  { "<response level=\"fully\"/>", "“criterion”" },
  { "<response criterion=\"1.1\" flagged=\"maybe\"/>", "“maybe”" },
  { "<response criterion=\"1.1\"><citation evidence=\"E009\"/></response>",
    "E009 is cited, but there is no such evidence" },
  { "<response criterion=\"1.1\"><citation evidence=\"E009\" pages=\"7-3\"/></response>",
    "backwards" },
  { "<answer question=\"q\"> </answer>", "empty" },
  { "<action number=\"A001\" criterion=\"1.1\" due=\"soon\" state=\"open\"><what>W</what>"
    "<owner>O</owner></action>",
    "“soon” is not a date" },
  { "<action number=\"A001\" criterion=\"1.1\" due=\"2026-01-01\" state=\"asleep\"/>", "“asleep”" },
  { "<action number=\"A001\" criterion=\"1.1\" due=\"2026-01-01\" state=\"open\"/>", "<what>" },
  { "<figure measure=\"m\" from=\"2026-01-01\" to=\"2026-02-01\" value=\"many\"/>", "“many”" },
  { "<figure measure=\"m\" from=\"2026-01-01\" to=\"2026-02-01\" value=\"007\"/>", "“007”" },
  { "<figure measure=\"m\" from=\"2026-01-01\" to=\"2026-02-01\" value=\"7\" part=\"a\"/>",
    "counts" },
  { "<figure measure=\"m\" from=\"2026-01-01\" to=\"2026-02-01\" value=\"7\" part=\"3\" "
    "base=\"2\"/>",
    "counts" },
  { "<figure measure=\"m\" from=\"2026-01-01\" value=\"7\"/>", "“to”" },
  { HEAD, "second time, the first is in line 2" },
};

static void
test_bad_bodies (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_bodies); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad_bodies[i].body);
      g_assert_null (parse_body (bad_bodies[i].body, &error));
      assert_error_says (error, ASSAY_ERROR_INVALID, "portfolio.xml, line 3");
      assert_error_says (error, ASSAY_ERROR_INVALID, bad_bodies[i].says);
    }
}

static void
test_duplicate (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (
      parse_body ("<response criterion=\"1.1\"/>\n\n<response criterion=\"1.1\"/>", &error));
  assert_error_says (error, ASSAY_ERROR_INVALID, "line 5");
  assert_error_says (error, ASSAY_ERROR_INVALID, "first is in line 3");
}

static void
test_another_kind (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (parse ("<html><body/></html>", &error));
  assert_error_says (error, ASSAY_ERROR_INVALID, "is not a portfolio: its first element is <html>");
}

static void
test_newer (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (parse ("<portfolio format=\"2\"><anything/></portfolio>", &error));
  assert_error_says (error, ASSAY_ERROR_NEWER, "newer Assay");
}

static void
test_no_format (void)
{
  static const char *const texts[] = { "<portfolio/>", "<portfolio format=\"0\"/>",
                                       "<portfolio format=\"x\"/>" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (texts[i], &error));
      assert_error_says (error, ASSAY_ERROR_INVALID, "format");
    }
}

static void
test_no_head (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (parse ("<portfolio format=\"1\"/>", &error));
  assert_error_says (error, ASSAY_ERROR_INVALID, "<head>");
}

static void
test_hostile (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GError) doctype = NULL;
  g_autoptr (GError) nested = NULL;
  g_autoptr (GError) large = NULL;
  g_autofree char *huge = g_strnfill (ASSAY_LIMIT_PORTFOLIO_BYTES + 1, ' ');

  g_assert_null (
      parse ("<!DOCTYPE portfolio [<!ENTITY a \"b\">]><portfolio format=\"1\"/>", &doctype));
  assert_error_says (doctype, ASSAY_ERROR_INVALID, "DOCTYPE");

  for (guint i = 0; i < ASSAY_LIMIT_XML_DEPTH; i++)
    g_string_append (deep, "<x>");
  g_assert_null (parse_body (deep->str, &nested));
  assert_error_says (nested, ASSAY_ERROR_INVALID, "nested");

  g_assert_null (parse (huge, &large));
  assert_error_says (large, ASSAY_ERROR_TOO_LARGE, "portfolio.xml");
}

static void
test_long_texts (void)
{
  g_autofree char *line = g_strnfill (ASSAY_LIMIT_LINE_CHARS + 1, 'x');
  g_autofree char *text = g_strnfill (ASSAY_LIMIT_TEXT_CHARS + 1, 'x');
  g_autofree char *title = g_strdup_printf (
      "<evidence number=\"E001\" basis=\"observation\"><title>%s</title></evidence>", line);
  g_autofree char *response =
      g_strdup_printf ("<response criterion=\"1.1\"><text>%s</text></response>", text);
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;

  g_assert_null (parse_body (title, &first));
  assert_error_says (first, ASSAY_ERROR_INVALID, "line 3: title is longer");
  g_assert_null (parse_body (response, &second));
  assert_error_says (second, ASSAY_ERROR_INVALID, "line 3: text is longer");
}

/* Whatever a portfolio is cut off or changed to, reading it ends with a portfolio or an error. */
static void
test_mutations (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (AssayPortfolio) portfolio = portfolio_new_random (rand);
  g_autofree char *text = format (portfolio);
  gsize length = strlen (text);

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *copy = g_strdup (text);
      gsize place = (gsize) g_rand_int_range (rand, 0, (gint32) length);
      gsize keep = i % 3 == 0 ? place : length;
      g_autoptr (GError) error = NULL;
      g_autoptr (AssayPortfolio) read = NULL;

      copy[place] = (char) g_rand_int_range (rand, 1, 256);
      read = assay_portfolio_parse_xml (copy, keep, "portfolio.xml", &error);
      g_assert_true ((read == NULL) == (error != NULL));
      if (read != NULL)
        {
          g_autofree char *once = format (read);
          g_autoptr (AssayPortfolio) again = parse (once, &error);
          g_autofree char *twice = NULL;

          g_assert_no_error (error);
          twice = format (again);
          g_assert_cmpstr (twice, ==, once);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/portfolio-xml/round-trip", test_round_trip);
  g_test_add_func ("/portfolio-xml/all-fields", test_all_fields);
  g_test_add_func ("/portfolio-xml/any-order", test_any_order);
  g_test_add_func ("/portfolio-xml/unknown-is-kept", test_unknown_is_kept);
  g_test_add_func ("/portfolio-xml/submission", test_submission);
  g_test_add_func ("/portfolio-xml/fingerprint", test_fingerprint);
  g_test_add_func ("/portfolio-xml/bad-bodies", test_bad_bodies);
  g_test_add_func ("/portfolio-xml/duplicate", test_duplicate);
  g_test_add_func ("/portfolio-xml/another-kind", test_another_kind);
  g_test_add_func ("/portfolio-xml/newer", test_newer);
  g_test_add_func ("/portfolio-xml/no-format", test_no_format);
  g_test_add_func ("/portfolio-xml/no-head", test_no_head);
  g_test_add_func ("/portfolio-xml/hostile", test_hostile);
  g_test_add_func ("/portfolio-xml/long-texts", test_long_texts);
  g_test_add_func ("/portfolio-xml/mutations", test_mutations);

  return g_test_run ();
}
