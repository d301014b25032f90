/* Asking for figures and answering: what goes out comes in, what differs is said, and a stranger's
 * file is refused with its line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-measures-answer.h"
#include "register-fixture.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"

#include <string.h>

typedef struct
{
  RegisterFixture *register_fixture;
  AssayScheme *scheme; /* as the service has it; the tests may change it */
  AssayMeasuresRequest *request;
  AssayPortfolio *portfolio;
} Case;

static AssayMeasuresAsking
ask (void)
{
  return (AssayMeasuresAsking){ .id = "k7f2m4xq00",
                                .asker = "Area commissioner",
                                .service = "North Vale",
                                .day = assay_date_new (2027, 1, 5),
                                .by = assay_date_new (2027, 1, 31),
                                .from = assay_date_new (2026, 1, 1),
                                .until = assay_date_new (2026, 12, 31) };
}

static AssayFigure *
add_figure (Case *self, const char *measure, int quarter, const char *value)
{
  AssayFigure *figure = assay_figure_new ();

  figure->measure = g_strdup (measure);
  figure->from = assay_date_new (2026, 3 * quarter + 1, 1);
  figure->to = assay_date_add_months (figure->from, 3) - 1;
  figure->value = g_strdup (value);
  figure->source = g_strdup ("Case log");
  figure->note = g_strdup ("About the case in Mill Street");
  g_ptr_array_add (self->portfolio->figures, figure);

  return figure;
}

static void
set_up (Case *self, gconstpointer data)
{
  static const char *const measures[] = { "reoffending", "referrals", "engagement", NULL };
  AssayHead *head = assay_head_new ();
  AssayMeasuresAsking asking = ask ();
  AssayFigure *share;
  g_autoptr (GError) error = NULL;

  self->register_fixture = register_fixture_new ();
  self->scheme = assay_fixture_load_rss ();
  head->service = g_strdup ("North  Vale");
  self->portfolio = assay_portfolio_new (head);
  share = add_figure (self, "engagement", 0, "75");
  share->part = g_strdup ("45");
  share->base = g_strdup ("60");
  add_figure (self, "referrals", 0, "12");
  add_figure (self, "referrals", 1, "0");
  add_figure (self, "satisfaction-harmed", 1, "90");
  self->request = assay_measures_request_new (self->scheme, measures, &asking, &error);
  g_assert_no_error (error);
}

static void
tear_down (Case *self, gconstpointer data)
{
  register_fixture_free (self->register_fixture);
  assay_measures_request_free (self->request);
  assay_portfolio_unref (self->portfolio);
  assay_scheme_unref (self->scheme);
}

static AssayMeasuresAnswer *
answer_on (Case *self, AssayDate day)
{
  g_autoptr (GError) error = NULL;
  AssayMeasuresAnswer *answer =
      assay_measures_answer_new (self->request, self->scheme, self->portfolio, day, &error);

  g_assert_no_error (error);

  return answer;
}

static AssayMeasuresAnswer *
answer (Case *self)
{
  return answer_on (self, assay_date_new (2027, 1, 20));
}

/* "referrals: 12 0; reoffending: not kept; …", with a ! for each difference. */
static char *
tell (const AssayMeasuresAnswer *given)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < given->measures->len; i++)
    {
      const AssayAnsweredMeasure *one = given->measures->pdata[i];

      g_string_append_printf (text, "%s:", one->measure->id);
      for (guint j = 0; j < one->figures->len; j++)
        g_string_append_printf (text, " %s", ((const AssayFigure *) one->figures->pdata[j])->value);
      g_string_append (text, one->is_kept ? "" : " not kept");
      for (guint bit = 0; bit < 4; bit++)
        g_string_append (text, one->differs & (1u << bit) ? "!" : "");
      g_string_append (text, "; ");
    }

  return g_string_free (text, FALSE);
}

static void
assert_answer (Case *self, const char *expected)
{
  g_autoptr (AssayMeasuresAnswer) given = answer (self);
  g_autofree char *text = assay_measures_answer_format (given);
  g_autofree char *told = tell (given);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayMeasuresAnswer) again =
      assay_measures_answer_parse (text, strlen (text), "answer.xml", &error);
  g_autofree char *text_again = NULL;
  g_autofree char *told_again = NULL;

  g_assert_no_error (error);
  text_again = assay_measures_answer_format (again);
  told_again = tell (again);
  g_assert_cmpstr (told, ==, expected);
  g_assert_cmpstr (told_again, ==, expected);
  g_assert_cmpstr (text_again, ==, text);
  g_assert_null (strstr (text, "Mill Street"));
}

static void
assert_findings (const AssayMeasuresAnswer *given, const AssayScheme *known, const char *expected)
{
  g_autoptr (GPtrArray) findings = assay_measures_answer_check (given, known);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const AssayFinding *finding = findings->pdata[i];

      g_string_append_printf (text, "%s %s; ", assay_finding_tag_get_id (finding->tag),
                              finding->subject != NULL ? finding->subject : "-");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static AssayMeasure *
find_measure (Case *self, const char *id)
{
  return (AssayMeasure *) assay_scheme_lookup_measure (self->scheme, id);
}

static void
replace (char **text, const char *with)
{
  g_free (*text);
  *text = g_strdup (with);
}

/* --- Requests --------------------------------------------------------------------------------- */

static void
test_request (Case *self, gconstpointer data)
{
  g_autofree char *text = assay_measures_request_format (self->request);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayMeasuresRequest) again =
      assay_measures_request_parse (text, strlen (text), "request.xml", &error);
  g_autofree char *text_again = NULL;

  g_assert_no_error (error);
  text_again = assay_measures_request_format (again);
  g_assert_cmpstr (text_again, ==, text);
  g_assert_cmpuint (again->measures->len, ==, 3);
  g_assert_cmpstr (((AssayMeasure *) again->measures->pdata[0])->id, ==, "referrals");
  g_assert_cmpstr (again->head.service, ==, "North Vale");
  g_assert_cmpuint (again->head.by, ==, assay_date_new (2027, 1, 31));
}

static void
refuse_asking (Case *self, const char *measure, const AssayMeasuresAsking *asking, int code)
{
  const char *measures[] = { measure, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (
      assay_measures_request_new (self->scheme, measure != NULL ? measures : NULL, asking, &error));
  g_assert_error (error, ASSAY_ERROR, code);
}

/* A count of meetings says little alone: what has to stand with it is asked for with it. */
static void
test_asking_beside (Case *self, gconstpointer data)
{
  static const char *const measures[] = { "direct-interventions", NULL };
  AssayMeasuresAsking asking = ask ();
  g_autoptr (AssayMeasuresRequest) request =
      assay_measures_request_new (self->scheme, measures, &asking, NULL);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < request->measures->len; i++)
    g_string_append_printf (ids, "%s ", ((AssayMeasure *) request->measures->pdata[i])->id);
  g_assert_cmpstr (ids->str, ==,
                   "direct-interventions indirect-interventions engagement satisfaction-harmed ");
}

static void
test_asking (Case *self, gconstpointer data)
{
  AssayMeasuresAsking asking = ask ();
  g_autoptr (AssayMeasuresRequest) all = NULL;
  g_autoptr (AssayMeasuresRequest) other = NULL;

  refuse_asking (self, "referral", &asking, ASSAY_ERROR_UNKNOWN_NAME);
  asking.from = asking.until + 1;
  refuse_asking (self, NULL, &asking, ASSAY_ERROR_INVALID);
  asking = ask ();
  asking.by = asking.day - 1;
  refuse_asking (self, NULL, &asking, ASSAY_ERROR_INVALID);
  asking = ask ();
  asking.asker = " ";
  refuse_asking (self, NULL, &asking, ASSAY_ERROR_INVALID);
  asking = ask ();
  asking.id = NULL;
  all = assay_measures_request_new (self->scheme, NULL, &asking, NULL);
  other = assay_measures_request_new (self->scheme, NULL, &asking, NULL);
  g_assert_cmpuint (all->measures->len, ==, self->scheme->measures->len);
  g_assert_cmpstr (all->head.request, !=, other->head.request);
}

/* --- Answers ---------------------------------------------------------------------------------- */

static void
test_answer (Case *self, gconstpointer data)
{
  g_autoptr (AssayMeasuresAnswer) given = answer (self);

  assert_answer (self, "referrals: 12 0; engagement: 75; reoffending: not kept; ");
  assert_findings (given, NULL, "measure-not-kept reoffending; ");
  g_assert_cmpstr (given->head.service, ==, "North Vale");
}

/* Only what lies within the time asked about. */
static void
test_period (Case *self, gconstpointer data)
{
  self->request->head.from = assay_date_new (2026, 1, 2);
  assert_answer (self, "referrals: 0; engagement: not kept; reoffending: not kept; ");
  self->request->head.until = assay_date_new (2026, 6, 29);
  assert_answer (self, "referrals: not kept; engagement: not kept; reoffending: not kept; ");
}

static void
test_differs (Case *self, gconstpointer data)
{
  g_autoptr (AssayScheme) known = assay_fixture_load_rss ();

  replace (&find_measure (self, "referrals")->definition, "Letters that came in.");
  find_measure (self, "engagement")->unit = ASSAY_UNIT_SCORE;
  g_ptr_array_set_size (self->portfolio->figures, 0);
  add_figure (self, "engagement", 0, "4.5");
  add_figure (self, "referrals", 0, "12");
  assert_answer (self, "referrals: 12!; engagement: 4.5!; reoffending: not kept; ");
  {
    g_autoptr (AssayMeasuresAnswer) given = answer (self);

    /* One that keeps quiet about it is found out where the scheme is known. */
    assert_findings (given, NULL,
                     "measure-differs engagement; measure-differs referrals; "
                     "measure-not-kept reoffending; measure-no-counts engagement; ");
    for (guint i = 0; i < given->measures->len; i++)
      ((AssayAnsweredMeasure *) given->measures->pdata[i])->differs = 0;
    assert_findings (given, known,
                     "measure-differs engagement; measure-differs referrals; "
                     "measure-not-kept reoffending; measure-no-counts engagement; ");
  }
}

/* White space is no difference. */
static void
test_white_space (Case *self, gconstpointer data)
{
  AssayMeasure *measure = find_measure (self, "referrals");
  g_auto (GStrv) words = g_strsplit (measure->definition, " ", -1);
  g_autofree char *spread = g_strjoinv ("\n   ", words);

  replace (&measure->definition, spread);
  assert_answer (self, "referrals: 12 0; engagement: 75; reoffending: not kept; ");
}

static void
test_edition (Case *self, gconstpointer data)
{
  g_autoptr (AssayMeasuresAnswer) given = NULL;

  replace (&self->request->head.scheme_edition, "1999");
  assert_answer (self, "referrals: 12 0!; engagement: 75!; reoffending: not kept!; ");
  given = answer (self);
  g_assert_cmpstr (given->head.scheme_edition, ==, self->scheme->edition);
  assert_findings (given, NULL, "measures-edition 2026; measure-not-kept reoffending; ");
}

static void
test_refused (Case *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  replace (&self->portfolio->head->service, " ");
  g_assert_null (assay_measures_answer_new (self->request, self->scheme, self->portfolio,
                                            assay_date_new (2027, 1, 20), &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
  g_clear_error (&error);
  replace (&self->request->head.scheme_id, "ro");
  g_assert_null (assay_measures_answer_new (self->request, self->scheme, self->portfolio,
                                            assay_date_new (2027, 1, 20), &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
}

/* What a service would not write and somebody else might. */
static void
test_check (Case *self, gconstpointer data)
{
  g_autoptr (AssayMeasuresAnswer) given = answer_on (self, assay_date_new (2026, 3, 31));
  AssayAnsweredMeasure *referrals = given->measures->pdata[0];
  AssayAnsweredMeasure *engagement = given->measures->pdata[1];
  AssayFigure *figure = engagement->figures->pdata[0];

  g_clear_pointer (&figure->part, g_free);
  g_clear_pointer (&figure->base, g_free);
  figure->from = assay_date_new (2025, 12, 31);
  figure->to = assay_date_new (2026, 3, 30);
  figure = referrals->figures->pdata[0];
  g_clear_pointer (&figure->source, g_free);
  assert_findings (given, NULL,
                   "measure-not-kept reoffending; measure-outside engagement; "
                   "measure-not-over referrals; measure-not-over referrals; "
                   "measure-no-source referrals; measure-no-counts engagement; ");
  given->head.day = given->head.by + 1;
  figure->source = g_strdup ("Case log");
  assert_findings (given, NULL,
                   "measure-not-kept reoffending; measure-outside engagement; "
                   "measures-late -; measure-no-counts engagement; ");
}

/* --- Keeping ---------------------------------------------------------------------------------- */

static guint
take (Case *self, const AssayMeasuresAnswer *given)
{
  AssayRegisterStore *store = self->register_fixture->store;
  g_autoptr (AssayRegister) held = register_load (store);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (assay_register_value_free);
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (AssayRegisterEdit));
  g_autoptr (GError) error = NULL;

  assay_measures_answer_take (given, held, 1, values, edits);
  assay_register_store_apply (store, edits, NULL, NULL, &error);
  g_assert_no_error (error);

  return edits->len;
}

static void
test_take (Case *self, gconstpointer data)
{
  g_autoptr (AssayMeasuresAnswer) given = answer (self);
  g_autoptr (AssayMeasuresAnswer) later = NULL;
  g_autoptr (AssayRegister) held = NULL;
  const AssayHeldMeasure *measure;
  const GPtrArray *measures;

  register_add (self->register_fixture->store, "service name=North_Vale");
  g_assert_cmpuint (take (self, given), ==, 3);
  given->head.day++;
  g_assert_cmpuint (take (self, given), ==, 0);
  replace (&((AssayFigure *) self->portfolio->figures->pdata[1])->value, "13");
  later = answer (self);
  g_assert_cmpuint (take (self, later), ==, 1);

  held = register_load (self->register_fixture->store);
  measures = assay_register_get_values (held, ASSAY_HELD_MEASURE);
  g_assert_cmpuint (measures->len, ==, 3);
  measure = measures->pdata[0];
  g_assert_cmpstr (measure->figure, ==, "13");
  g_assert_cmpstr (measure->definition, ==, find_measure (self, "referrals")->definition);
  g_assert_cmpstr (measure->counting_rule, ==, find_measure (self, "referrals")->counting_rule);
  g_assert_cmpstr (measure->source, ==, "Case log");
  g_assert_cmpstr (((const AssayHeldMeasure *) measures->pdata[2])->base, ==, "60");
}

static void
test_files (Case *self, gconstpointer data)
{
  AssayFixture *files = self->register_fixture->files;
  g_autofree char *request = assay_fixture_path (files, "request.xml");
  g_autofree char *path = assay_fixture_path (files, "answer.xml");
  AssayDisk *disk = assay_context_get_disk (files->context);
  g_autoptr (AssayMeasuresAnswer) given = answer (self);
  g_autoptr (AssayMeasuresRequest) request_again = NULL;
  g_autoptr (AssayMeasuresAnswer) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (assay_measures_request_save (self->request, disk, request, &error));
  g_assert_true (assay_measures_answer_save (given, disk, path, &error));
  request_again = assay_measures_request_load (request, &error);
  again = assay_measures_answer_load (path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (request_again);
  g_assert_nonnull (again);
  g_assert_true (assay_measures_answer_is_at (path));
  g_assert_false (assay_measures_answer_is_at (request));
  g_assert_true (assay_measures_request_is_at (request));
  g_assert_false (assay_measures_request_is_at (path));
}

/* --- Strangers -------------------------------------------------------------------------------- */

#define HEAD                                                                                       \
  "<measures-answer format=\"1\" request=\"r1\" day=\"2027-01-20\" by=\"2027-01-31\" "             \
  "asker=\"A\" service=\"V\" from=\"2026-01-01\" until=\"2026-12-31\">\n"                          \
  "<scheme id=\"rss\" edition=\"2026\" asked=\"2026\"/>\n"
#define MEASURE(more)                                                                              \
  "<measure id=\"referrals\" unit=\"count\"" more ">\n<title>T</title>"                            \
  "<definition>D</definition><counting-rule>C</counting-rule>\n"
#define FIGURE(month, value)                                                                       \
  "<figure from=\"2026-" month "-01\" until=\"2026-" month "-28\" value=\"" value "\"/>\n"
#define END "</measure></measures-answer>"

/* The line that is to blame, or the file where it is something else, and a word of the message;
 * NULL: nothing is wrong. */
static const struct
{
  const char *name;
  const char *text;
  const char *line;
  const char *word;
} strangers[] = {
  { "whole", HEAD MEASURE ("") FIGURE ("01", "3") FIGURE ("02", "0") END, NULL, NULL },
  { "none-kept", HEAD MEASURE (" kept=\"no\"") END, NULL, NULL },
  { "other-root", "<portfolio format=\"1\"/>", "answer.xml", "portfolio" },
  { "request", "<measures-request format=\"1\"/>", "answer.xml", "measures-request" },
  { "no-format", "<measures-answer/>", "line 1", "format" },
  { "newer", "<measures-answer format=\"2\"/>", "answer.xml", "newer" },
  { "doctype", "<!DOCTYPE a [<!ENTITY e \"x\">]>" HEAD MEASURE ("") FIGURE ("01", "3") END,
    "line 1", "DOCTYPE" },
  { "cut-off", HEAD MEASURE (""), "line", "" },
  { "unknown-attribute", HEAD MEASURE (" secret=\"x\"") FIGURE ("01", "3") END, "line 3",
    "secret" },
  { "unknown-element", HEAD MEASURE ("") "<note>x</note>" END, "line 5", "note" },
  { "text-between", HEAD MEASURE ("") "words" FIGURE ("01", "3") END, "line", "text stands" },
  { "no-measure", HEAD "</measures-answer>", "line 1", "measure" },
  { "no-scheme",
    "<measures-answer format=\"1\" request=\"r1\" day=\"2027-01-20\" "
    "by=\"2027-01-31\" asker=\"A\" service=\"V\" from=\"2026-01-01\" "
    "until=\"2026-12-31\"/>",
    "line 1", "scheme" },
  { "neither", HEAD MEASURE ("") END, "line 3", "none are kept" },
  { "both", HEAD MEASURE (" kept=\"no\"") FIGURE ("01", "3") END, "line 3", "none are kept" },
  { "figure-twice", HEAD MEASURE ("") FIGURE ("01", "3") FIGURE ("01", "4") END, "line 6",
    "each once" },
  { "no-number", HEAD MEASURE ("") FIGURE ("01", "3e2") END, "line 5", "3e2" },
  { "half", HEAD MEASURE ("") FIGURE ("01", "3.5") END, "line 5", "whole number" },
  { "below-0", HEAD MEASURE ("") FIGURE ("01", "-3") END, "line 5", "whole number" },
  { "no-such-day", HEAD MEASURE ("") FIGURE ("13", "3") END, "line 5", "2026-13-01" },
  { "other-difference", HEAD MEASURE (" differs=\"nothing\"") FIGURE ("01", "3") END, "line 3",
    "nothing" },
  { "measure-twice",
    HEAD MEASURE ("") FIGURE ("01", "3") "</measure>\n" MEASURE ("") FIGURE ("01", "3") END,
    "line 7", "once too often" },
  { "empty-definition",
    HEAD "<measure id=\"referrals\" unit=\"count\"><title>T</title>\n<definition/>"
         "<counting-rule>C</counting-rule>" END,
    "line 4", "definition" },
};

static void
test_stranger (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayMeasuresAnswer) given =
      assay_measures_answer_parse (strangers[i].text, strlen (strangers[i].text), "answer.xml",
                                   &error);

  if (strangers[i].line == NULL)
    {
      g_assert_no_error (error);
      g_assert_nonnull (given);
      return;
    }
  g_assert_null (given);
  g_assert_nonnull (error);
  g_assert_true (error->domain == ASSAY_ERROR);
  g_assert_nonnull (strstr (error->message, "answer.xml"));
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, strangers[i].line));
  g_assert_nonnull (strstr (error->message, strangers[i].word));
}

static void
test_too_large (void)
{
  g_autofree char *text = g_strnfill (ASSAY_LIMIT_MEASURES_BYTES + 1, ' ');
  g_autoptr (GError) error = NULL;

  g_assert_null (assay_measures_answer_parse (text, strlen (text), "answer.xml", &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (assay_measures_request_parse (text, strlen (text), "request.xml", &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE);
}

/* Bytes changed and ends cut off: an error or an answer that can be written again, never a crash.
 */
static void
test_damaged (Case *self, gconstpointer data)
{
  g_autoptr (AssayMeasuresAnswer) given = answer (self);
  g_autofree char *texts[] = { assay_measures_answer_format (given),
                               assay_measures_request_format (self->request) };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20270120);

  for (guint round = 0; round < 3000; round++)
    {
      const char *whole = texts[round % 2];
      gsize length = strlen (whole);
      g_autofree char *text = g_strdup (whole);
      g_autoptr (AssayMeasuresAnswer) read = NULL;
      g_autoptr (AssayMeasuresRequest) asked = NULL;
      g_autofree char *again = NULL;

      for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--)
        text[g_rand_int_range (rand, 0, (gint32) length)] = (char) g_rand_int_range (rand, 0, 256);
      if (g_rand_int_range (rand, 0, 4) == 0)
        length = (gsize) g_rand_int_range (rand, 0, (gint32) length);
      if (round % 2 == 0)
        read = assay_measures_answer_parse (text, length, "answer.xml", NULL);
      else
        asked = assay_measures_request_parse (text, length, "request.xml", NULL);
      again = read != NULL    ? assay_measures_answer_format (read)
              : asked != NULL ? assay_measures_request_format (asked)
                              : NULL;
      g_assert_true (again == NULL || g_utf8_validate (again, -1, NULL));
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (g_steal_pointer (&texts[i]));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Case *self, gconstpointer data);
  } tests[] = {
    { "/measures/request", test_request },
    { "/measures/asking", test_asking },
    { "/measures/asking-beside", test_asking_beside },
    { "/measures/answer", test_answer },
    { "/measures/period", test_period },
    { "/measures/differs", test_differs },
    { "/measures/white-space", test_white_space },
    { "/measures/edition", test_edition },
    { "/measures/refused", test_refused },
    { "/measures/check", test_check },
    { "/measures/take", test_take },
    { "/measures/files", test_files },
    { "/measures/damaged", test_damaged },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Case, NULL, set_up, tests[i].test, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (strangers); i++)
    {
      g_autofree char *name = g_strconcat ("/measures/stranger/", strangers[i].name, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_stranger);
    }
  g_test_add_func ("/measures/too-large", test_too_large);

  return g_test_run ();
}
