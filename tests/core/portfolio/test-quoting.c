/* Messages that quote what somebody wrote: shortened, and never in the middle of a character.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text is tried at every offset of a long character, so a cut at bytes cannot happen to fall right.
 */

#include "portfolio-fixture.h"

#include "base/assay-date.h"
#include "base/assay-error.h"
#include "core/portfolio/assay-pages.h"

#include <string.h>

#define N_LONG 120
#define LONGEST_QUOTE_CHARS 60

typedef struct
{
  PortfolioFixture *fixture;
  AssayPortfolioFolder *folder;
  const AssayPortfolio *portfolio;
} Case;

static void
set_up (Case *self, gconstpointer data)
{
  self->fixture = portfolio_fixture_new ();
  self->folder = portfolio_fixture_create (self->fixture);
  self->portfolio = assay_portfolio_folder_get_portfolio (self->folder);
}

static void
tear_down (Case *self, gconstpointer data)
{
  portfolio_close (self->folder);
  portfolio_fixture_free (self->fixture);
}

/* @offset letters of one byte, then many of four. */
static char *
long_text (guint offset)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < offset; i++)
    g_string_append_c (text, 'x');
  for (guint i = 0; i < N_LONG; i++)
    g_string_append (text, "𐐷");

  return g_string_free (text, FALSE);
}

/* What stands between the quotation marks round @text's beginning. */
static char *
dup_quotation (const char *message)
{
  const char *start = strstr (message, "“");
  const char *end = start != NULL ? strstr (start, "”") : NULL;

  if (end == NULL)
    g_error ("“%s” quotes nothing", message);
  start += strlen ("“");

  return g_strndup (start, (gsize) (end - start));
}

typedef void (*Refused) (Case *self, const char *text, GError **error);

static void
assert_quotes_well (Case *self, Refused refused)
{
  for (guint offset = 0; offset < 4; offset++)
    {
      g_autofree char *text = long_text (offset);
      g_autofree char *quotation = NULL;
      g_autoptr (GError) error = NULL;

      refused (self, text, &error);
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      quotation = dup_quotation (error->message);
      g_assert_cmpint (g_utf8_strlen (quotation, -1), ==, LONGEST_QUOTE_CHARS);
      g_assert_true (g_str_has_suffix (quotation, "…"));
      g_assert_cmpint (strncmp (quotation, text, strlen (quotation) - strlen ("…")), ==, 0);
    }
}

/* --- Who quotes --- */

static void
refuse_date (Case *self, const char *text, GError **error)
{
  AssayDate date;

  assay_date_parse (text, &date, error);
}

static void
refuse_pages (Case *self, const char *text, GError **error)
{
  g_assert_null (assay_pages_parse (text, error));
}

static void
refuse_evidence (Case *self, const char *text, GError **error)
{
  g_assert_null (assay_portfolio_find_evidence (self->portfolio, text, error));
}

static void
refuse_action (Case *self, const char *text, GError **error)
{
  g_assert_null (assay_portfolio_find_action (self->portfolio, text, error));
}

static void
refuse_privacy (Case *self, const char *text, GError **error)
{
  AssayPrivacy privacy;

  g_assert_false (assay_privacy_parse (text, &privacy, error));
}

static void
refuse_criterion (Case *self, const char *text, GError **error)
{
  g_assert_null (assay_edit_flag (self->portfolio, self->fixture->scheme, text, TRUE, error));
}

static void
refuse_answer (Case *self, const char *text, GError **error)
{
  g_assert_null (
      assay_edit_set_answer (self->portfolio, self->fixture->scheme, "size", text, error));
}

static void
refuse_figure_value (Case *self, const char *text, GError **error)
{
  g_autoptr (AssayFigure) fields = assay_figure_new ();

  fields->measure = g_strdup ("referrals");
  fields->from = assay_date_new (2026, 1, 1);
  fields->to = assay_date_new (2026, 3, 31);
  fields->value = g_strdup (text);
  g_assert_null (assay_edit_set_figure (self->portfolio, self->fixture->scheme, fields, error));
}

static void
refuse_figure (Case *self, const char *text, GError **error)
{
  g_assert_null (assay_edit_remove_figure (self->portfolio, text, assay_date_new (2026, 1, 1),
                                           assay_date_new (2026, 3, 31), error));
}

/* --- Reading portfolio.xml --- */

static void
refuse_body (const char *format, const char *text, GError **error)
{
  g_autofree char *digest = g_strnfill (64, 'a');
  g_autoptr (GString) body = g_string_new (format);
  g_autofree char *xml = NULL;

  g_string_replace (body, "TEXT", text, 0);
  xml = g_strdup_printf (
      "<portfolio format=\"1\"><head service=\"N\" round=\"1\"><scheme id=\"small\" "
      "edition=\"2026\" sha256=\"%s\"/></head>%s</portfolio>",
      digest, body->str);
  g_assert_null (assay_portfolio_parse_xml (xml, strlen (xml), "portfolio.xml", error));
}

static void
refuse_attribute (Case *self, const char *text, GError **error)
{
  refuse_body ("<answer TEXT=\"a\" question=\"sites\">x</answer>", text, error);
}

static void
refuse_id (Case *self, const char *text, GError **error)
{
  refuse_body ("<answer question=\"TEXT\">x</answer>", text, error);
}

static void
refuse_number (Case *self, const char *text, GError **error)
{
  refuse_body (
      "<evidence number=\"E001\" basis=\"file\" pages=\"TEXT\"><title>T</title></evidence>", text,
      error);
}

static void
refuse_item (Case *self, const char *text, GError **error)
{
  refuse_body ("<evidence number=\"TEXT\" basis=\"file\"><title>T</title></evidence>", text, error);
}

static void
refuse_word (Case *self, const char *text, GError **error)
{
  refuse_body ("<evidence number=\"E001\" basis=\"TEXT\"><title>T</title></evidence>", text, error);
}

static void
refuse_digest (Case *self, const char *text, GError **error)
{
  refuse_body ("<evidence number=\"E001\" basis=\"file\"><title>T</title>"
               "<source size=\"1\" type=\"text/plain\" sha256=\"TEXT\">a.txt</source></evidence>",
               text, error);
}

static void
refuse_decimal (Case *self, const char *text, GError **error)
{
  refuse_body (
      "<figure measure=\"referrals\" from=\"2026-01-01\" to=\"2026-03-31\" value=\"TEXT\"/>", text,
      error);
}

static void
test_quoting (Case *self, gconstpointer data)
{
  assert_quotes_well (self, *(const Refused *) data);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    Refused refused;
  } tests[] = {
    { "/quoting/date", refuse_date },         { "/quoting/pages", refuse_pages },
    { "/quoting/evidence", refuse_evidence }, { "/quoting/action", refuse_action },
    { "/quoting/privacy", refuse_privacy },   { "/quoting/criterion", refuse_criterion },
    { "/quoting/answer", refuse_answer },     { "/quoting/figure-value", refuse_figure_value },
    { "/quoting/figure", refuse_figure },     { "/quoting/xml-attribute", refuse_attribute },
    { "/quoting/xml-id", refuse_id },         { "/quoting/xml-number", refuse_number },
    { "/quoting/xml-item", refuse_item },     { "/quoting/xml-word", refuse_word },
    { "/quoting/xml-digest", refuse_digest }, { "/quoting/xml-decimal", refuse_decimal },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Case, &tests[i].refused, set_up, test_quoting, tear_down);

  return g_test_run ();
}
