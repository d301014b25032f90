/* The portfolio as a value: numbers, ids, lookups, copies.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "core/portfolio/assay-portfolio.h"

static AssayPortfolio *
make_portfolio (void)
{
  AssayHead *head = assay_head_new ();
  AssayPortfolio *portfolio;

  head->service = g_strdup ("North Vale");
  portfolio = assay_portfolio_new (head);
  for (guint i = 1; i <= 40; i += 3)
    {
      AssayEvidence *item = assay_evidence_new (i);
      AssayAction *action = assay_action_new (2 * i);
      g_autofree char *id = g_strdup_printf ("%02u", i);
      AssayAnswer *answer = assay_answer_new ();

      item->sha256 = g_strdup_printf ("digest-%u", i / 6);
      item->withdrawn = i < 10;
      answer->question = g_strdup_printf ("question-%02u", i);
      g_ptr_array_add (portfolio->evidence, item);
      g_ptr_array_add (portfolio->actions, action);
      g_ptr_array_add (portfolio->responses, assay_response_new (id));
      g_ptr_array_add (portfolio->answers, answer);
    }

  return portfolio;
}

static void
test_lookup (void)
{
  g_autoptr (AssayPortfolio) portfolio = make_portfolio ();

  for (guint i = 0; i <= 45; i++)
    {
      gboolean there = i % 3 == 1 && i <= 40;
      g_autofree char *criterion = g_strdup_printf ("%02u", i);
      g_autofree char *question = g_strdup_printf ("question-%02u", i);
      const AssayEvidence *item = assay_portfolio_lookup_evidence (portfolio, i);

      g_assert_true ((item != NULL) == there);
      g_assert_true (item == NULL || item->number == i);
      g_assert_true ((assay_portfolio_lookup_action (portfolio, 2 * i) != NULL) == there);
      g_assert_true ((assay_portfolio_lookup_response (portfolio, criterion) != NULL) == there);
      g_assert_true ((assay_portfolio_lookup_answer (portfolio, question) != NULL) == there);
    }
}

static void
test_lookup_figure (void)
{
  g_autoptr (AssayPortfolio) portfolio = assay_portfolio_new (assay_head_new ());
  static const char *const measures[] = { "referrals", "satisfaction" };

  for (guint m = 0; m < 2; m++)
    for (guint from = 10; from < 13; from++)
      for (guint to = 20; to < 23; to++)
        {
          AssayFigure *figure = assay_figure_new ();

          figure->measure = g_strdup (measures[m]);
          figure->from = from;
          figure->to = to;
          g_ptr_array_add (portfolio->figures, figure);
        }
  for (guint i = 0; i < portfolio->figures->len; i++)
    {
      const AssayFigure *figure = portfolio->figures->pdata[i];

      g_assert_true (
          assay_portfolio_lookup_figure (portfolio, figure->measure, figure->from, figure->to)
          == figure);
    }
  g_assert_null (assay_portfolio_lookup_figure (portfolio, "referrals", 10, 23));
  g_assert_null (assay_portfolio_lookup_figure (portfolio, "outcomes", 10, 20));
}

static void
test_lookup_content (void)
{
  g_autoptr (AssayPortfolio) portfolio = make_portfolio ();

  /* 1 and 4 are withdrawn, so their content counts as not there; 7 is too, but 10 holds the same.
   */
  g_assert_null (assay_portfolio_lookup_content (portfolio, "digest-0"));
  g_assert_null (assay_portfolio_lookup_content (portfolio, "digest-99"));
  g_assert_cmpuint (assay_portfolio_lookup_content (portfolio, "digest-1")->number, ==, 10);
}

static void
test_find_evidence (void)
{
  g_autoptr (AssayPortfolio) portfolio = make_portfolio ();
  static const char *const spellings[] = { "E007", "e7", "7", " E07 ", "007" };
  static const struct
  {
    const char *text;
    const char *message;
  } misses[] = {
    { "E042", "There is no evidence “E042”; the nearest number is E040" },
    { "e2", "There is no evidence “e2”; the nearest number is E001" },
    { "99999", "the nearest number is E040" },
    { "E0", "“E0” is no evidence number; write it like E007" },
    { "seven", "“seven” is no evidence number" },
    { "E", "” is no evidence number" },
    { "", "” is no evidence number" },
    { "E-7", "” is no evidence number" },
    { "E7x", "” is no evidence number" },
    { "A007", "” is no evidence number" },
    { "99999999999999999999999", "” is no evidence number" },
    { "\xff", "” is no evidence number" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autoptr (GError) error = NULL;
      const AssayEvidence *item = assay_portfolio_find_evidence (portfolio, spellings[i], &error);

      g_assert_no_error (error);
      g_assert_cmpuint (item->number, ==, 7);
    }
  for (guint i = 0; i < G_N_ELEMENTS (misses); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (assay_portfolio_find_evidence (portfolio, misses[i].text, &error));
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME);
      g_assert_nonnull (strstr (error->message, misses[i].message));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_find_action (void)
{
  g_autoptr (AssayPortfolio) portfolio = make_portfolio ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (assay_portfolio_find_action (portfolio, "a14", &error)->number, ==, 14);
  g_assert_no_error (error);
  g_assert_null (assay_portfolio_find_action (portfolio, "A015", &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME);
  g_assert_nonnull (strstr (error->message, "the nearest number is A014"));
}

static void
test_find_in_nothing (void)
{
  g_autoptr (AssayPortfolio) portfolio = assay_portfolio_new (assay_head_new ());
  g_autoptr (GError) error = NULL;

  g_assert_null (assay_portfolio_find_evidence (portfolio, "E001", &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME);
  g_assert_nonnull (strstr (error->message, "none has been added yet"));
  g_assert_nonnull (strstr (error->message, "assay add"));
  g_clear_error (&error);
  g_assert_null (assay_portfolio_find_action (portfolio, "A001", &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME);
  g_assert_nonnull (strstr (error->message, "none has been added yet"));
}

static void
test_numbers (void)
{
  g_autofree char *small = assay_evidence_format_number (7);
  g_autofree char *large = assay_evidence_format_number (12345);
  g_autofree char *action = assay_action_format_number (12);

  g_assert_cmpstr (small, ==, "E007");
  g_assert_cmpstr (large, ==, "E12345");
  g_assert_cmpstr (action, ==, "A012");
}

static void
test_privacy_ids (void)
{
  AssayPrivacy privacy = ASSAY_PRIVACY_NONE_STATED;
  g_autoptr (GError) error = NULL;

  for (guint i = ASSAY_PRIVACY_NO_PERSONAL_DATA; i <= ASSAY_PRIVACY_CONSENT; i++)
    {
      g_assert_true (assay_privacy_parse (assay_privacy_get_id (i), &privacy, &error));
      g_assert_cmpuint (privacy, ==, i);
    }
  g_assert_cmpstr (assay_privacy_get_id (ASSAY_PRIVACY_NO_PERSONAL_DATA), ==, "none");

  /* Not stating anything is no statement. */
  g_assert_false (
      assay_privacy_parse (assay_privacy_get_id (ASSAY_PRIVACY_NONE_STATED), &privacy, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME);
  g_clear_error (&error);
  g_assert_false (assay_privacy_parse ("redcated", &privacy, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME);
  g_assert_nonnull (strstr (error->message, "did you mean “redacted”?"));
  g_assert_cmpuint (privacy, ==, ASSAY_PRIVACY_CONSENT);
}

static void
test_other_ids (void)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= ASSAY_BASIS_DISCUSSION; i++)
    {
      AssayBasis basis = ASSAY_BASIS_FILE;

      g_assert_true (assay_basis_parse (assay_basis_get_id (i), &basis, &error));
      g_assert_cmpuint (basis, ==, i);
    }
  for (guint i = 0; i <= ASSAY_ACTION_DROPPED; i++)
    {
      AssayActionState state = ASSAY_ACTION_OPEN;

      g_assert_true (assay_action_state_parse (assay_action_state_get_id (i), &state, &error));
      g_assert_cmpuint (state, ==, i);
    }
  g_assert_false (assay_basis_parse ("zebra-crossing", &(AssayBasis){ 0 }, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME);
  g_assert_nonnull (strstr (error->message, "file, observation, discussion"));
}

static void
test_options (void)
{
  g_autoptr (AssayAnswer) answer = assay_answer_new ();

  g_assert_false (assay_answer_has_option (NULL, "yes"));
  g_assert_false (assay_answer_has_option (answer, "yes"));
  answer->value = g_strdup ("direct indirect");
  g_assert_true (assay_answer_has_option (answer, "direct"));
  g_assert_true (assay_answer_has_option (answer, "indirect"));
  g_assert_false (assay_answer_has_option (answer, "in"));
  g_assert_false (assay_answer_has_option (answer, "direct indirect"));
  g_assert_false (assay_answer_has_option (answer, ""));
}

/* A copy is deep: changing it leaves the original as it was. */
static void
test_copy_is_deep (void)
{
  g_autoptr (AssayResponse) response = assay_response_new ("2.5");
  AssayCitation *citation = assay_citation_new (7);
  g_autoptr (AssayResponse) copy = NULL;

  citation->why = g_strdup ("Shows who decides.");
  response->level = g_strdup ("largely");
  response->extra = g_strsplit ("<a/> <b/>", " ", -1);
  g_ptr_array_add (response->citations, citation);

  copy = assay_response_copy (response);
  g_assert_cmpstr (copy->criterion, ==, "2.5");
  g_assert_cmpstr (copy->extra[1], ==, "<b/>");
  g_assert_true (copy->citations->pdata[0] != (gpointer) citation);
  g_assert_cmpstr (((AssayCitation *) copy->citations->pdata[0])->why, ==, citation->why);
  g_free (copy->level);
  copy->level = g_strdup ("partly");
  g_ptr_array_set_size (copy->citations, 0);
  g_assert_cmpstr (response->level, ==, "largely");
  g_assert_cmpuint (response->citations->len, ==, 1);
}

/* A value lives as long as somebody holds it, whatever becomes of the portfolio. */
static void
test_shared (void)
{
  AssayPortfolio *portfolio = make_portfolio ();
  g_autoptr (AssayEvidence) item = assay_evidence_ref (portfolio->evidence->pdata[0]);
  g_autoptr (AssayHead) head = assay_head_ref (portfolio->head);

  assay_portfolio_unref (assay_portfolio_ref (portfolio));
  assay_portfolio_unref (portfolio);
  g_assert_cmpuint (item->number, ==, 1);
  g_assert_cmpstr (head->service, ==, "North Vale");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/portfolio/lookup", test_lookup);
  g_test_add_func ("/portfolio/lookup-figure", test_lookup_figure);
  g_test_add_func ("/portfolio/lookup-content", test_lookup_content);
  g_test_add_func ("/portfolio/find-evidence", test_find_evidence);
  g_test_add_func ("/portfolio/find-action", test_find_action);
  g_test_add_func ("/portfolio/find-in-nothing", test_find_in_nothing);
  g_test_add_func ("/portfolio/numbers", test_numbers);
  g_test_add_func ("/portfolio/privacy-ids", test_privacy_ids);
  g_test_add_func ("/portfolio/other-ids", test_other_ids);
  g_test_add_func ("/portfolio/options", test_options);
  g_test_add_func ("/portfolio/copy-is-deep", test_copy_is_deep);
  g_test_add_func ("/portfolio/shared", test_shared);

  return g_test_run ();
}
