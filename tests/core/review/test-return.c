/* A return file: written and read again, and everything that must be refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"

#include "base/assay-error.h"
#include "core/review/assay-return.h"

#include <string.h>

#define N_RANDOM 200
#define FINGERPRINT "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

static char *
dup_schema_path (void)
{
  return g_build_filename (g_getenv ("ASSAY_STANDARDS_DIR"), "return.xsd", NULL);
}

static AssayReturn *
parse (const char *text, GPtrArray *problems, GError **error)
{
  g_autofree char *schema = dup_schema_path ();

  return assay_return_parse (text, strlen (text), "return.xml", schema, problems, error);
}

static AssayReturn *
new_return (void)
{
  AssayReturn *self = assay_return_new ("k7f2m4xq");

  self->fingerprint = g_strdup (FINGERPRINT);
  self->scheme_id = g_strdup ("small");
  self->scheme_edition = g_strdup ("2026");
  self->round = 1;
  self->service = g_strdup ("North Vale");
  self->day = assay_date_new (2027, 3, 1);

  return self;
}

static AssayReturn *
new_full (void)
{
  AssayReturn *self = new_return ();
  AssayPoint *point = assay_return_add_point (self, ASSAY_POINT_DETERMINATION);

  point->criterion = g_strdup ("1.1");
  point->outcome = g_strdup (ASSAY_JUDGED_NOT_MET);
  point->items = g_strdup ("E001");
  point->text = g_strdup ("The plan is <old> & tired.\n\nVery.");
  point->lacking = g_strdup ("A plan of this year.");
  point = assay_return_add_point (self, ASSAY_POINT_REQUEST);
  point->criterion = g_strdup ("2.1");
  point->text = g_strdup ("Send ten case files.");
  point->due = assay_date_new (2027, 4, 1);
  point = assay_return_add_point (self, ASSAY_POINT_CORRECTIVE);
  point->text = g_strdup ("Lock the cabinet.");
  point->due = assay_date_new (2027, 5, 1);
  point = assay_return_add_point (self, ASSAY_POINT_COMMENT);
  point->text = g_strdup ("A warm welcome.");
  point = assay_return_add_point (self, ASSAY_POINT_RECOMMENDATION);
  point->outcome = g_strdup ("award-with-conditions");
  point = assay_return_add_point (self, ASSAY_POINT_DECISION);
  point->outcome = g_strdup ("award-with-conditions");
  point->from = assay_date_new (2027, 3, 9);
  point = assay_return_add_point (self, ASSAY_POINT_AWARD);
  point->from = assay_date_new (2027, 4, 1);
  point->due = assay_date_new (2030, 3, 31);
  point->text = g_strdup ("The plan is renewed by May.");

  return self;
}

/* --- Round trips --- */

static void
assert_round_trip (const AssayReturn *self)
{
  g_autofree char *text = assay_return_format (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayReturn) again = parse (text, NULL, &error);
  g_autofree char *text_again = NULL;

  g_assert_no_error (error);
  text_again = assay_return_format (again);
  g_assert_cmpstr (text_again, ==, text);
  g_assert_cmpuint (again->points->len, ==, self->points->len);
}

static void
test_round_trip (void)
{
  g_autoptr (AssayReturn) self = new_full ();
  g_autofree char *text = assay_return_format (self);
  g_autoptr (AssayReturn) again = parse (text, NULL, NULL);
  const AssayPoint *point = again->points->pdata[0];

  assert_round_trip (self);
  g_assert_cmpstr (point->id, ==, "k7f2m4xq.001");
  g_assert_cmpstr (point->text, ==, "The plan is <old> & tired.\n\nVery.");
  g_assert_cmpuint (point->round, ==, 1);
  g_assert_cmpuint (g_array_index (again->lines, guint, 0), ==, 5);
  point = again->points->pdata[6];
  g_assert_cmpint (point->kind, ==, ASSAY_POINT_AWARD);
  g_assert_cmpuint (point->due, ==, assay_date_new (2030, 3, 31));
}

static char *
random_text (GRand *rand)
{
  static const char *const pieces[] = { "words", "<tag>", "&amp;", "\"q\"",     "ā ȝ 語",
                                        "😀",     "]]>",   "a  b",  "line\nend", "tab\tstop" };
  GString *text = g_string_new ("x");
  gint32 n = g_rand_int_range (rand, 1, 9);

  for (gint32 i = 0; i < n; i++)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);

  return g_string_free (g_string_append_c (text, '.'), FALSE);
}

static void
add_random_point (AssayReturn *self, GRand *rand)
{
  static const char *const judged[] = { ASSAY_JUDGED_MET, ASSAY_JUDGED_CONDITIONS,
                                        ASSAY_JUDGED_FURTHER_WORK, ASSAY_JUDGED_NOT_MET };
  AssayPointKind kind = (AssayPointKind) g_rand_int_range (rand, 0, ASSAY_POINT_COMMENT + 1);
  AssayPoint *point = assay_return_add_point (self, kind);

  point->text = random_text (rand);
  if (kind == ASSAY_POINT_DETERMINATION)
    {
      /* Each criterion once. */
      point->criterion = g_strdup_printf ("1.%u", self->points->len);
      point->outcome = g_strdup (judged[g_rand_int_range (rand, 0, 4)]);
      point->items = g_strdup (g_rand_boolean (rand) ? "E001" : "E002 E1000");
      point->lacking = random_text (rand);
    }
  else if (g_rand_boolean (rand))
    point->criterion = g_strdup ("2.1");
  if (kind == ASSAY_POINT_CORRECTIVE || (kind == ASSAY_POINT_REQUEST && g_rand_boolean (rand)))
    point->due = assay_date_new (2027, 1, 1) + (guint) g_rand_int_range (rand, 0, 900);
}

static void
test_random_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (41);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (AssayReturn) self = new_return ();
      gint32 n = g_rand_int_range (rand, 1, 30);

      for (gint32 j = 0; j < n; j++)
        add_random_point (self, rand);
      assert_round_trip (self);
    }
}

/* However the points stand in the file, they are the same. */
static void
test_order (void)
{
  g_autoptr (AssayReturn) self = new_full ();
  g_autofree char *text = assay_return_format (self);
  g_auto (GStrv) parts = g_strsplit (text, "  <comment", 2);
  g_auto (GStrv) tail = g_strsplit (parts[1], "</comment>\n", 2);
  g_auto (GStrv) head = g_strsplit (parts[0], "  <determination", 2);
  g_autofree char *moved = g_strdup_printf ("%s  <comment%s</comment>\n  <determination%s%s",
                                            head[0], tail[0], head[1], tail[1]);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayReturn) again = parse (moved, NULL, &error);
  g_autofree char *text_again = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (moved, !=, text);
  text_again = assay_return_format (again);
  g_assert_cmpstr (text_again, ==, text);
}

static void
test_new_names (void)
{
  g_autoptr (AssayReturn) one = assay_return_new (NULL);
  g_autoptr (AssayReturn) other = assay_return_new (NULL);

  g_assert_cmpstr (one->id, !=, other->id);
  g_assert_cmpuint (strlen (one->id), >=, 8);
}

/* --- Refused --- */

/* @from is replaced by @to in a good return; the error must be of @code and have @words. */
typedef struct
{
  const char *from;
  const char *to;
  AssayError code;
  const char *words;
} Spoil;

static void
test_refused (void)
{
  static const Spoil spoils[] = {
    { "<return xmlns=\"urn:assay:return\"", "<return xmlns=\"urn:other\"", ASSAY_ERROR_INVALID,
      "not a return" },
    { " xmlns=\"urn:assay:return\"", "", ASSAY_ERROR_INVALID, "not a return" },
    { "format=\"1\"", "format=\"2\"", ASSAY_ERROR_NEWER, "newer Assay" },
    { "format=\"1\" id", "id", ASSAY_ERROR_INVALID, "format" },
    { "<return", "<!DOCTYPE return [<!ENTITY a \"b\">]><return", ASSAY_ERROR_INVALID, "DOCTYPE" },
    { "k7f2m4xq", "../../etc", ASSAY_ERROR_INVALID, "line 2" },
    { "2027-03-01", "2027-02-30", ASSAY_ERROR_INVALID, "2027-02-30" },
    { "round=\"1\"", "round=\"0\"", ASSAY_ERROR_INVALID, "line 3" },
    { "round=\"1\"", "round=\"100000\"", ASSAY_ERROR_INVALID, "line 3" },
    { "round=\"1\"", "round=\"-1\"", ASSAY_ERROR_INVALID, "line 3" },
    { "aaaaaaaa", "AAAAAAAA", ASSAY_ERROR_INVALID, "fingerprint" },
    { "edition=\"2026\"", "edition=\"\"", ASSAY_ERROR_INVALID, "line 4" },
    { "outcome=\"not-met\"", "outcome=\"superb\"", ASSAY_ERROR_INVALID, "superb" },
    { " items=\"E001\"", "", ASSAY_ERROR_INVALID, "1.1 is determined" },
    { "<lacking>A plan of this year.</lacking>", "", ASSAY_ERROR_INVALID, "line 5" },
    { "<lacking>A plan", "<lacking> </lacking><lacking>A plan", ASSAY_ERROR_INVALID, "lacking" },
    { ">A plan of this year.<", "> <", ASSAY_ERROR_INVALID, "lacking" },
    { "items=\"E001\"", "items=\"E002 E001\"", ASSAY_ERROR_INVALID, "E002 E001" },
    { "items=\"E001\"", "items=\"A001\"", ASSAY_ERROR_INVALID, "A001" },
    { "number=\"2\"", "number=\"1\"", ASSAY_ERROR_INVALID, "second time" },
    { "number=\"2\"", "number=\"70000\"", ASSAY_ERROR_INVALID, "70000" },
    { "<request number=\"2\" criterion=\"2.1\"",
      "<determination number=\"9\" criterion=\"1.1\" outcome=\"met\"/><request number=\"2\"",
      ASSAY_ERROR_INVALID, "second time" },
    { "due=\"2027-05-01\"", "", ASSAY_ERROR_INVALID, "due" },
    { "due=\"2030-03-31\"", "due=\"2027-03-31\"", ASSAY_ERROR_INVALID, "ends before it begins" },
    { "<comment number=\"4\">", "<note number=\"4\">", ASSAY_ERROR_INVALID, "well-formed" },
    { "<text>A warm welcome.</text>", "<text>A warm welcome.</text><note>Hm.</note>",
      ASSAY_ERROR_INVALID, "note" },
    { "<text>A warm welcome.</text>", "<text secret=\"Hm.\">A warm welcome.</text>",
      ASSAY_ERROR_INVALID, "secret" },
    { "</return>", "<answer>Yes.</answer></return>", ASSAY_ERROR_INVALID, "answer" },
    { "</return>", "", ASSAY_ERROR_INVALID, "well-formed" },
  };
  g_autoptr (AssayReturn) good = new_full ();
  g_autofree char *text = assay_return_format (good);

  for (guint i = 0; i < G_N_ELEMENTS (spoils); i++)
    {
      g_auto (GStrv) parts = g_strsplit (text, spoils[i].from, 2);
      g_autofree char *spoiled = g_strjoinv (spoils[i].to, parts);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", spoils[i].to);
      g_assert_cmpuint (g_strv_length (parts), ==, 2);
      g_assert_null (parse (spoiled, NULL, &error));
      g_assert_error (error, ASSAY_ERROR, (int) spoils[i].code);
      g_assert_true (g_str_has_prefix (error->message, "return.xml"));
      if (strstr (error->message, spoils[i].words) == NULL)
        g_error ("“%s” does not say “%s”", error->message, spoils[i].words);
      g_assert_null (strstr (error->message, "urn:assay:return}"));
    }
}

/* All of what is wrong is told, each with its line. */
static void
test_all_problems (void)
{
  g_autoptr (AssayReturn) good = new_full ();
  g_autofree char *text = assay_return_format (good);
  g_autoptr (GRegex) days = g_regex_new ("due=\"[0-9-]*\"", 0, 0, NULL);
  g_autofree char *spoiled = g_regex_replace (days, text, -1, 0, "due=\"2027-13-01\"", 0, NULL);
  g_autoptr (GPtrArray) problems = assay_xml_problems_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (parse (spoiled, problems, &error));
  g_assert_cmpuint (problems->len, ==, 3);
  for (guint i = 0; i < problems->len; i++)
    g_assert_cmpuint (((const AssayXmlProblem *) problems->pdata[i])->line, >, 4);
}

static void
test_too_large (void)
{
  g_autoptr (AssayReturn) good = new_full ();
  AssayPoint *point = good->points->pdata[3];
  g_autofree char *text = NULL;
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *huge = g_strnfill (3 * 1024 * 1024, ' ');

  g_free (point->text);
  point->text = g_strnfill (100001, 'x');
  text = assay_return_format (good);
  g_assert_null (parse (text, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_null (parse (huge, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE);
  g_clear_error (&error);

  for (guint i = 0; i < 100; i++)
    g_string_append (deep, "<return xmlns=\"urn:assay:return\">");
  g_assert_null (parse (deep->str, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
}

/* Cut anywhere, or with a byte changed anywhere, it is another return or none; never a crash. */
static void
test_damaged (void)
{
  g_autoptr (AssayReturn) good = new_full ();
  g_autofree char *text = assay_return_format (good);
  gsize length = strlen (text);

  for (gsize i = 0; i < length - 1; i += 7)
    {
      g_autofree char *cut = g_strndup (text, i);
      g_autofree char *flipped = g_strdup (text);
      g_autoptr (GError) error = NULL;
      g_autoptr (AssayReturn) changed = NULL;

      g_assert_null (parse (cut, NULL, &error));
      g_clear_error (&error);
      flipped[i] ^= 0x15;
      changed = parse (flipped, NULL, &error);
      g_assert_true ((changed == NULL) == (error != NULL));
      if (changed != NULL)
        assert_round_trip (changed);
    }
}

/* --- Against a portfolio --- */

static void
test_check (void)
{
  g_autoptr (AssayReturn) given = new_full ();
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) portfolio = assay_portfolio_new (assay_head_new ());
  g_autoptr (GPtrArray) problems = assay_xml_problems_new ();
  AssayPoint *point = given->points->pdata[1];
  const AssayXmlProblem *problem;

  g_ptr_array_add (portfolio->evidence, assay_evidence_new (1));
  g_assert_true (assay_return_check (given, scheme, portfolio, problems));
  g_ptr_array_set_size (portfolio->evidence, 0);
  g_free (point->criterion);
  point->criterion = g_strdup ("9.9");
  g_assert_false (assay_return_check (given, scheme, portfolio, problems));
  g_assert_cmpuint (problems->len, ==, 2);
  problem = problems->pdata[0];
  g_assert_nonnull (strstr (problem->message, "E001"));
  problem = problems->pdata[1];
  g_assert_nonnull (strstr (problem->message, "9.9"));
}

/* --- Signed --- */

static void
test_signed (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *folder = assay_fixture_path (fixture, "keys");
  g_autoptr (GError) error = NULL;
  g_autoptr (AssaySigningKey) key =
      assay_signing_key_make (folder, "Assessing body, lead assessor",
                              assay_context_get_disk (fixture->context), &error);
  g_autoptr (AssayReturn) given = new_full ();
  g_autoptr (AssayReturn) again = NULL;
  g_autoptr (AssayReturn) changed = NULL;
  g_autoptr (AssayReturn) spaced = NULL;
  g_autofree char *text = NULL;
  g_autofree char *other = NULL;
  g_autofree char *loose = NULL;
  g_auto (GStrv) parts = NULL;
  g_auto (GStrv) ends = NULL;

  g_assert_no_error (error);
  g_assert_true (assay_return_sign (given, key, &error));
  text = assay_return_format (given);
  assert_round_trip (given);
  again = parse (text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (again->is_intact);
  g_assert_cmpstr (again->signature->name, ==, "Assessing body, lead assessor");

  /* Another word, and then only another space. */
  parts = g_strsplit (text, "warm", 2);
  other = g_strjoinv ("cold", parts);
  changed = parse (other, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (changed->signature);
  g_assert_false (changed->is_intact);
  ends = g_strsplit (text, "</return>", 2);
  loose = g_strjoinv (" </return>", ends);
  spaced = parse (loose, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (spaced->is_intact);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/return/round-trip", test_round_trip);
  g_test_add_func ("/return/random-round-trip", test_random_round_trip);
  g_test_add_func ("/return/order", test_order);
  g_test_add_func ("/return/new-names", test_new_names);
  g_test_add_func ("/return/refused", test_refused);
  g_test_add_func ("/return/all-problems", test_all_problems);
  g_test_add_func ("/return/too-large", test_too_large);
  g_test_add_func ("/return/damaged", test_damaged);
  g_test_add_func ("/return/check", test_check);
  g_test_add_func ("/return/signed", test_signed);

  return g_test_run ();
}
