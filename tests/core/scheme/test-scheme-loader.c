/* Schemes that are wrong: each mistake is made in a good scheme, and the message must name its
 * line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"

#include "base/assay-error.h"

static char *
read_small (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ASSAY_TEST_DATA"), "small-scheme.xml", NULL);

  return assay_fixture_read (path);
}

static AssayScheme *
load_text (const char *text, GPtrArray *problems, GError **error)
{
  g_autofree char *schema = assay_fixture_schema_path ();
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return assay_scheme_load_bytes (bytes, "mine.xml", schema, problems, error);
}

/* A mistake: what to find in the small scheme and what to put there; the error that must follow,
 * and words its message must hold. */
typedef struct
{
  const char *name;
  const char *find;
  const char *put;
  int code;
  const char *says;
  const char *at; /* where the line is told when that is not the change itself */
} Mistake;

static const Mistake mistakes[] = {
  { "duplicate-criterion", "criterion id=\"1.2\"", "criterion id=\"1.1\"", ASSAY_ERROR_INVALID,
    "1.1" },
  { "duplicate-level", "level id=\"partly\"", "level id=\"not-yet\"", ASSAY_ERROR_INVALID,
    "not-yet" },
  { "threshold-unknown", "threshold=\"largely\"", "threshold=\"gold\"", ASSAY_ERROR_INVALID,
    "gold" },
  { "threshold-lowest", "threshold=\"largely\"", "threshold=\"not-yet\"", ASSAY_ERROR_INVALID,
    "every rating would be enough" },
  { "threshold-outside", "threshold=\"largely\"", "threshold=\"not-applicable\"",
    ASSAY_ERROR_INVALID, "not applicable" },
  { "threshold-for-all", "model=\"all\"", "model=\"all\" threshold=\"80\"", ASSAY_ERROR_INVALID,
    "takes no threshold" },
  { "threshold-missing", "model=\"all\"", "model=\"weighted\"", ASSAY_ERROR_INVALID,
    "needs a threshold" },
  { "threshold-impossible", "model=\"all\"", "model=\"flat\" threshold=\"101\"",
    ASSAY_ERROR_INVALID, "101" },
  { "kind-unknown", "kind=\"data\"", "kind=\"dada\"", ASSAY_ERROR_INVALID, "dada" },
  { "kind-within-itself", "id=\"policy\"", "id=\"policy\" within=\"policy\"", ASSAY_ERROR_INVALID,
    "within" },
  { "question-unknown", "applies-when question=\"complex-cases\"", "applies-when question=\"nope\"",
    ASSAY_ERROR_INVALID, "nope" },
  { "condition-impossible", "applies-when question=\"complex-cases\" is=\"yes\"",
    "applies-when question=\"complex-cases\" is=\"maybe\"", ASSAY_ERROR_INVALID,
    "could never apply" },
  { "condition-on-text", "applies-when question=\"complex-cases\" is=\"yes\"",
    "applies-when question=\"sites\" is=\"yes\"", ASSAY_ERROR_INVALID, "no options" },
  { "look-for-half-condition", "look-for question=\"complex-cases\" is=\"yes\"",
    "look-for question=\"complex-cases\"", ASSAY_ERROR_INVALID, "both" },
  { "tag-unknown", "tags=\"victim-safeguarding\"", "tags=\"victim-safegarding\"",
    ASSAY_ERROR_INVALID, "victim-safegarding" },
  { "guidance-missing", "<guidance><p>Agree it.</p></guidance>", "", ASSAY_ERROR_INVALID,
    "1.3 has no guidance", "criterion id=\"1.3\"" },
  { "evidence-missing", "<evidence kind=\"policy\">Agreement.</evidence>", "", ASSAY_ERROR_INVALID,
    "1.3 names no kind", "criterion id=\"1.3\"" },
  { "own-question", "question id=\"sites\"", "question id=\"service\"", ASSAY_ERROR_INVALID,
    "Assay’s own" },
  { "one-option", "<option id=\"large\">Large</option>", "", ASSAY_ERROR_INVALID, "two options" },
  { "option-twice", "<option id=\"large\">Large</option>", "<option id=\"small\">Large</option>",
    ASSAY_ERROR_INVALID, "twice" },
  { "part-of-itself", "measure id=\"referrals\"", "measure part-of=\"referrals\" id=\"referrals\"",
    ASSAY_ERROR_INVALID, "cannot be part of" },
  { "part-of-nothing", "measure id=\"referrals\"", "measure part-of=\"meetings\" id=\"referrals\"",
    ASSAY_ERROR_INVALID, "cannot be part of" },
  { "beside-itself", "measure id=\"referrals\"", "measure beside=\"referrals\" id=\"referrals\"",
    ASSAY_ERROR_INVALID, "cannot stand beside" },
  { "beside-nothing", "measure id=\"referrals\"", "measure beside=\"meetings\" id=\"referrals\"",
    ASSAY_ERROR_INVALID, "meetings" },
  { "months-outside", "review-months=\"12 24\"", "review-months=\"12 48\"", ASSAY_ERROR_INVALID,
    "48" },
  { "weight-zero", "weight=\"2\"", "weight=\"0\"", ASSAY_ERROR_INVALID, "weight" },
  { "look-back-nonsense", "look-back=\"12\"", "look-back=\"soon\"", ASSAY_ERROR_INVALID, "soon" },
  { "element-unknown", "<statement>There is a plan.</statement>", "<statment>Plan.</statment>",
    ASSAY_ERROR_INVALID, "statment" },
  { "statement-empty", "<statement>There is a plan.</statement>", "<statement> </statement>",
    ASSAY_ERROR_INVALID, "statement" },
  { "newer", "format=\"1\"", "format=\"2\"", ASSAY_ERROR_NEWER, "newer Assay" },
  { "not-a-format", "format=\"1\"", "format=\"one\"", ASSAY_ERROR_INVALID, "format" },
};

static guint
count_line (const char *text, const char *position)
{
  guint line = 1;

  for (; text < position; text++)
    line += *text == '\n';

  return line;
}

static void
test_mistake (gconstpointer data)
{
  const Mistake *mistake = data;
  g_autofree char *good = read_small ();
  const char *position = strstr (good, mistake->find);
  g_autoptr (GString) bad = NULL;
  g_autofree char *place = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayScheme) scheme = NULL;

  g_assert_nonnull (position);
  bad = g_string_new_len (good, position - good);
  g_string_append (bad, mistake->put);
  g_string_append (bad, position + strlen (mistake->find));

  scheme = load_text (bad->str, NULL, &error);
  g_assert_null (scheme);
  g_assert_error (error, ASSAY_ERROR, mistake->code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, mistake->says));
  g_assert_true (g_str_has_prefix (error->message, "mine.xml"));
  if (mistake->code != ASSAY_ERROR_INVALID)
    return;
  place = g_strdup_printf (
      ", line %u:", count_line (good, mistake->at != NULL ? strstr (good, mistake->at) : position));
  g_assert_nonnull (strstr (error->message, place));
}

static void
test_all_problems_are_told (void)
{
  g_autofree char *good = read_small ();
  g_auto (GStrv) pieces = g_strsplit (good, "kind=\"policy\"", -1);
  g_autofree char *bad = g_strjoinv ("kind=\"polcy\"", pieces);
  g_autoptr (GPtrArray) problems = assay_xml_problems_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (load_text (bad, problems, &error));
  g_assert_cmpuint (problems->len, ==, g_strv_length (pieces) - 1);
  g_assert_nonnull (strstr (error->message, "more problem"));
}

static void
test_foreign (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (load_text ("<html><body/></html>", NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "not a scheme"));
  g_clear_error (&error);
  g_assert_null (load_text ("<!DOCTYPE scheme><scheme/>", NULL, &error));
  g_assert_nonnull (strstr (error->message, "DOCTYPE"));
}

/* Ten standards of a hundred criteria each, cut from the small scheme's cloth. */
static char *
make_large (void)
{
  g_autofree char *small = read_small ();
  GString *large = g_string_new_len (small, strstr (small, "<standard id=") - small);

  for (guint i = 1; i <= 10; i++)
    {
      g_string_append_printf (large, "<standard id=\"%u\"><title>Standard %u</title>", i, i);
      for (guint j = 1; j <= 100; j++)
        g_string_append_printf (large,
                                "<criterion id=\"%u.%u\" look-back=\"24\"><title>C</title>"
                                "<statement>S.</statement><guidance><p>G.</p></guidance>"
                                "<evidence kind=\"record\">E.</evidence></criterion>\n",
                                i, j);
      g_string_append (large, "</standard>");
    }
  g_string_append (large, "</scheme>");

  return g_string_free (large, FALSE);
}

static void
test_large (void)
{
  g_autofree char *text = make_large ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayScheme) scheme = load_text (text, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (scheme->criteria->len, ==, 1000);
  g_assert_cmpstr (assay_scheme_lookup_criterion (scheme, "10.100")->standard->id, ==, "10");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/scheme-loader/mistake/%s", mistakes[i].name);

      g_test_add_data_func (path, &mistakes[i], test_mistake);
    }
  g_test_add_func ("/scheme-loader/all-problems-are-told", test_all_problems_are_told);
  g_test_add_func ("/scheme-loader/foreign", test_foreign);
  g_test_add_func ("/scheme-loader/large", test_large);

  return g_test_run ();
}
