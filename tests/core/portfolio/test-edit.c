/* Edits as values: applying, turning round, joining, comparing, and their XML.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "portfolio-fixture.h"

#include "base/assay-error.h"
#include "core/portfolio/assay-edit-private.h"

#include <string.h>

#define N_RANDOM 100

static char *
format (const AssayPortfolio *portfolio)
{
  return assay_portfolio_format_xml (portfolio, ASSAY_PORTFOLIO_FORM_OWN);
}

static void
assert_same (const AssayPortfolio *a, const AssayPortfolio *b)
{
  g_autofree char *left = format (a);
  g_autofree char *right = format (b);

  g_assert_cmpstr (left, ==, right);
}

static char *
format_edit (const AssayEdit *edit)
{
  g_autoptr (AssayXmlWriter) writer = assay_xml_writer_new (FALSE);

  assay_xml_writer_open (writer, "entry");
  assay_edit_write_xml (edit, writer);
  assay_xml_writer_close (writer);

  return assay_xml_writer_finish (writer);
}

static AssayEdit *
parse_edit (const char *text, GError **error)
{
  g_autoptr (xmlDoc) document = assay_xml_parse (text, strlen (text), "000001.log", error);

  g_assert_nonnull (document);

  return assay_edit_read_xml (xmlDocGetRootElement (document), "000001.log", error);
}

/* An edit from anything to anything: what a difference gives is the widest edit there is. */
static void
test_difference_applies (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (AssayPortfolio) a = portfolio_new_random (rand);
      g_autoptr (AssayPortfolio) b = portfolio_new_random (rand);
      g_autofree char *a_before = format (a);
      g_autoptr (AssayEdit) edit = assay_edit_compute_difference (ASSAY_VERB_OUTSIDE, a, b);
      g_autoptr (AssayPortfolio) there = assay_portfolio_apply (a, edit);
      g_autoptr (AssayPortfolio) twice = assay_portfolio_apply (there, edit);
      g_autoptr (AssayEdit) back = assay_edit_reverse (edit);
      g_autoptr (AssayPortfolio) home = assay_portfolio_apply (there, back);
      g_autofree char *a_after = format (a);

      assert_same (there, b);
      assert_same (twice, b);
      assert_same (home, a);
      g_assert_cmpstr (a_after, ==, a_before);
    }
}

static void
test_xml_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (AssayPortfolio) a = portfolio_new_random (rand);
      g_autoptr (AssayPortfolio) b = portfolio_new_random (rand);
      g_autoptr (AssayEdit) edit = assay_edit_compute_difference (ASSAY_VERB_OUTSIDE, a, b);
      g_autofree char *text = format_edit (edit);
      g_autoptr (GError) error = NULL;
      g_autoptr (AssayEdit) again = parse_edit (text, &error);
      g_autoptr (AssayPortfolio) there = NULL;
      g_autofree char *text_again = NULL;

      g_assert_no_error (error);
      g_assert_null (strchr (text, '\n'));
      text_again = format_edit (again);
      g_assert_cmpstr (text_again, ==, text);
      there = assay_portfolio_apply (a, again);
      assert_same (there, b);
    }
}

static void
test_shares_untouched (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (13);
  g_autoptr (AssayPortfolio) portfolio = portfolio_new_random (rand);
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayEdit) edit = assay_edit_write_text (portfolio, scheme, "2.2", "New.", &error);
  g_autoptr (AssayPortfolio) after = assay_portfolio_apply (portfolio, edit);

  g_assert_no_error (error);
  g_assert_true (after->evidence == portfolio->evidence);
  g_assert_true (after->figures == portfolio->figures);
  g_assert_true (after->head == portfolio->head);
  g_assert_true (after->responses != portfolio->responses);
  g_assert_cmpuint (after->responses->len, ==, portfolio->responses->len + 1);
}

static void
test_empty_difference (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (14);
  g_autoptr (AssayPortfolio) portfolio = portfolio_new_random (rand);
  g_autoptr (AssayEdit) edit =
      assay_edit_compute_difference (ASSAY_VERB_OUTSIDE, portfolio, portfolio);
  g_autoptr (AssayEdit) whole = assay_edit_compute_difference (ASSAY_VERB_OUTSIDE, NULL, portfolio);
  g_autoptr (AssayPortfolio) empty = assay_portfolio_new (assay_head_copy (portfolio->head));
  g_autoptr (AssayPortfolio) there = assay_portfolio_apply (empty, whole);

  g_assert_true (assay_edit_is_empty (edit));
  g_assert_false (assay_edit_is_empty (whole));
  assert_same (there, portfolio);
}

/* Joining a walk gives one step that leads to the same place, and back. */
static void
test_join (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (15);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (GPtrArray) edits =
          g_ptr_array_new_with_free_func ((GDestroyNotify) assay_edit_unref);
      g_autoptr (AssayPortfolio) start = portfolio_new_random (rand);
      g_autoptr (AssayPortfolio) now = assay_portfolio_ref (start);
      g_autoptr (AssayEdit) joined = NULL;
      g_autoptr (AssayEdit) back = NULL;
      g_autoptr (AssayPortfolio) there = NULL;
      g_autoptr (AssayPortfolio) home = NULL;

      for (guint j = 0; j < 4; j++)
        {
          g_autoptr (AssayPortfolio) next = portfolio_new_random (rand);

          g_ptr_array_add (edits, assay_edit_compute_difference (ASSAY_VERB_OUTSIDE, now, next));
          assay_portfolio_unref (now);
          now = g_steal_pointer (&next);
        }
      joined = assay_edit_join (edits);
      there = assay_portfolio_apply (start, joined);
      assert_same (there, now);
      back = assay_edit_reverse (joined);
      home = assay_portfolio_apply (there, back);
      assert_same (home, start);
    }
}

/* What was added and removed in one step is no change. */
static void
test_join_there_and_back (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (16);
  g_autoptr (AssayPortfolio) a = portfolio_new_random (rand);
  g_autoptr (AssayPortfolio) b = portfolio_new_random (rand);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_edit_unref);
  g_autoptr (AssayEdit) joined = NULL;

  g_ptr_array_add (edits, assay_edit_compute_difference (ASSAY_VERB_OUTSIDE, a, b));
  g_ptr_array_add (edits, assay_edit_reverse (edits->pdata[0]));
  joined = assay_edit_join (edits);
  g_assert_true (assay_edit_is_empty (joined));
}

static void
test_rebase (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) start = assay_portfolio_new (assay_head_new ());
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayEdit) first = assay_edit_write_text (start, scheme, "1.1", "First.", &error);
  g_autoptr (AssayEdit) stale = assay_edit_write_text (start, scheme, "1.1", "Second.", &error);
  g_autoptr (AssayPortfolio) now = assay_portfolio_apply (start, first);
  g_autoptr (AssayEdit) rebased = assay_edit_rebase (stale, now);
  g_autoptr (AssayEdit) back = assay_edit_reverse (rebased);
  g_autoptr (AssayPortfolio) after = assay_portfolio_apply (now, rebased);
  g_autoptr (AssayPortfolio) undone = assay_portfolio_apply (after, back);

  g_assert_no_error (error);
  g_assert_cmpstr (assay_portfolio_lookup_response (after, "1.1")->text, ==, "Second.");
  g_assert_cmpstr (assay_portfolio_lookup_response (undone, "1.1")->text, ==, "First.");
}

static void
test_verbs (void)
{
  for (guint i = 0; i <= ASSAY_VERB_ANSWER_POINT; i++)
    {
      AssayVerb verb = ASSAY_VERB_CREATE;

      g_assert_true (assay_verb_parse (assay_verb_get_id ((AssayVerb) i), &verb));
      g_assert_cmpuint (verb, ==, i);
    }
  g_assert_false (assay_verb_parse ("dance", &(AssayVerb){ 0 }));
}

static void
test_bad_xml (void)
{
  static const struct
  {
    const char *text;
    AssayError code;
  } bad[] = {
    { "<entry/>", ASSAY_ERROR_NEWER },
    { "<entry verb=\"dance\"/>", ASSAY_ERROR_NEWER },
    { "<entry verb=\"rate\"><change type=\"award\"/></entry>", ASSAY_ERROR_NEWER },
    { "<entry verb=\"rate\"><other/></entry>", ASSAY_ERROR_NEWER },
    { "<entry verb=\"rate\"><change type=\"response\"/></entry>", ASSAY_ERROR_INVALID },
    { "<entry verb=\"rate\"><change type=\"response\"><after><answer question=\"q\">a</answer>"
      "</after></change></entry>",
      ASSAY_ERROR_INVALID },
    { "<entry verb=\"rate\"><change type=\"answer\"><before><answer question=\"q\">a</answer>"
      "</before><after><answer question=\"r\">a</answer></after></change></entry>",
      ASSAY_ERROR_INVALID },
    { "<entry verb=\"rate\"><change type=\"response\"><after><response/></after></change></entry>",
      ASSAY_ERROR_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse_edit (bad[i].text, &error));
      g_assert_error (error, ASSAY_ERROR, (int) bad[i].code);
    }
}

static void
test_decimals (void)
{
  static const struct
  {
    const char *text;
    const char *canonical;
  } decimals[] = {
    { "0", "0" },          { "12", "12" },      { "007", "7" },  { "12.50", "12.50" },
    { "12,5", "12.5" },    { "-3", "-3" },      { "", NULL },    { "-", NULL },
    { ".5", NULL },        { "5.", NULL },      { "1e5", NULL }, { "1 000", NULL },
    { "1.2.3", NULL },     { "0x10", NULL },    { "inf", NULL }, { "1234567890123", NULL },
    { "0.1234567", NULL }, { "00.10", "0.10" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (decimals); i++)
    {
      g_autofree char *canonical = assay_value_canonicalize_decimal (decimals[i].text);

      g_assert_cmpstr (canonical, ==, decimals[i].canonical);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit/difference-applies", test_difference_applies);
  g_test_add_func ("/edit/xml-round-trip", test_xml_round_trip);
  g_test_add_func ("/edit/shares-untouched", test_shares_untouched);
  g_test_add_func ("/edit/empty-difference", test_empty_difference);
  g_test_add_func ("/edit/join", test_join);
  g_test_add_func ("/edit/join-there-and-back", test_join_there_and_back);
  g_test_add_func ("/edit/rebase", test_rebase);
  g_test_add_func ("/edit/verbs", test_verbs);
  g_test_add_func ("/edit/bad-xml", test_bad_xml);
  g_test_add_func ("/edit/decimals", test_decimals);

  return g_test_run ();
}
