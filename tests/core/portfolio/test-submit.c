/* Remembering what was submitted: rounds, undoing, merging.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "portfolio-fixture.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "core/portfolio/assay-merge.h"

#include <string.h>

static AssaySubmission *
new_submission (guint round, const char *what)
{
  AssaySubmission *submission = assay_submission_new (round);

  submission->on = assay_date_new (2026, 11, 22);
  submission->fingerprint = assay_digest_of_bytes (what, strlen (what));
  submission->sha256 = assay_digest_of_bytes ("seal", 4);

  return submission;
}

static AssayEdit *
new_edit (const AssayPortfolio *portfolio, guint round, const char *what, GError **error)
{
  g_autoptr (AssaySubmission) fields = new_submission (round, what);

  return assay_edit_submit (portfolio, fields, error);
}

static void
submit (AssayPortfolioFolder *folder, const char *what)
{
  AssayPortfolio *portfolio = assay_portfolio_folder_get_portfolio (folder);
  g_autoptr (GError) error = NULL;
  AssayEdit *edit = new_edit (portfolio, assay_portfolio_get_next_round (portfolio), what, &error);

  g_assert_no_error (error);
  portfolio_apply (folder, edit);
}

static void
test_rounds (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  AssayPortfolioFolder *folder = portfolio_fixture_create (fixture);
  g_autoptr (AssayPortfolioFolder) again = NULL;
  g_autofree char *text = NULL;
  AssayPortfolio *portfolio;

  submit (folder, "one");
  submit (folder, "two");
  portfolio_close (folder);
  again = portfolio_fixture_open (fixture, ASSAY_OPEN_READ);
  portfolio = assay_portfolio_folder_get_portfolio (again);
  g_assert_cmpuint (portfolio->submissions->len, ==, 2);
  g_assert_cmpuint (portfolio->head->round, ==, 3);
  g_assert_cmpuint (assay_portfolio_get_last_submission (portfolio)->round, ==, 2);
  g_assert_cmpuint (assay_portfolio_get_next_round (portfolio), ==, 3);
  g_assert_cmpuint (assay_portfolio_lookup_submission (portfolio, 1)->on, ==,
                    assay_date_new (2026, 11, 22));
  g_assert_null (assay_portfolio_lookup_submission (portfolio, 3));
  text = assay_portfolio_format_xml (portfolio, ASSAY_PORTFOLIO_FORM_SUBMISSION);
  g_assert_null (strstr (text, "<submission"));
}

static void
test_wrong_round (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  g_autoptr (AssayPortfolioFolder) folder = portfolio_fixture_create (fixture);
  AssayPortfolio *portfolio = assay_portfolio_folder_get_portfolio (folder);
  g_autoptr (GError) early = NULL;
  g_autoptr (GError) last = NULL;
  g_autoptr (AssayPortfolio) old = NULL;
  AssayHead *head = assay_head_copy (portfolio->head);

  g_assert_null (new_edit (portfolio, 2, "x", &early));
  assert_error_says (early, ASSAY_ERROR_REFUSED, "round 1");
  head->round = ASSAY_LIMIT_ROUND;
  old = assay_portfolio_new (head);
  g_assert_null (new_edit (old, ASSAY_LIMIT_ROUND, "x", &last));
  g_assert_error (last, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE);
}

/* What is done afterwards can be undone, down to the submission and no further. */
static void
test_undo (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  g_autoptr (AssayPortfolioFolder) folder = portfolio_fixture_create (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  portfolio_rate (folder, "1.1", "fully");
  submit (folder, "one");
  before = portfolio_text (folder);
  g_assert_null (assay_portfolio_folder_peek_undo (folder));
  portfolio_rate (folder, "1.1", "partly");
  g_assert_nonnull (assay_portfolio_folder_peek_undo (folder));
  g_assert_true (assay_portfolio_folder_undo (folder, NULL, &error));
  g_assert_false (assay_portfolio_folder_undo (folder, NULL, &error));
  assert_error_says (error, ASSAY_ERROR_REFUSED, "submitted");
  after = portfolio_text (folder);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (assay_portfolio_folder_redo (folder, NULL, NULL));
}

static AssayPortfolio *
dup_submitted (AssayPortfolio *portfolio, const char *what)
{
  g_autoptr (AssayEdit) edit =
      new_edit (portfolio, assay_portfolio_get_next_round (portfolio), what, NULL);

  return assay_portfolio_apply (portfolio, edit);
}

/* Merges two copies of @base and gives how many conflicts are open. */
static guint
merge (AssayPortfolio *base,
       AssayPortfolio *ours,
       AssayPortfolio *theirs,
       AssayChoice choice,
       AssayPortfolio **out_merged)
{
  const AssayMergeSides sides = { base, ours, theirs, 1, 1 };
  g_autoptr (GPtrArray) resolutions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) assay_resolution_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayMerge) merged = NULL;

  if (choice != ASSAY_CHOICE_OPEN)
    g_ptr_array_add (resolutions, assay_resolution_new ("round-1/submission", choice, NULL));
  merged = assay_merge_compute (&sides, resolutions, &error);
  g_assert_no_error (error);
  *out_merged = assay_portfolio_ref (merged->merged);

  return merged->n_open;
}

static void
test_merge (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  g_autoptr (AssayPortfolioFolder) folder = portfolio_fixture_create (fixture);
  AssayPortfolio *base = assay_portfolio_folder_get_portfolio (folder);
  g_autoptr (AssayPortfolio) one = dup_submitted (base, "one");
  g_autoptr (AssayPortfolio) other = dup_submitted (base, "other");
  g_autoptr (AssaySubmission) submission = new_submission (1, "other");
  g_autoptr (AssayPortfolio) taken = NULL;
  g_autoptr (AssayPortfolio) open = NULL;
  g_autoptr (AssayPortfolio) theirs = NULL;

  /* Submitted there only. */
  g_assert_cmpuint (merge (base, base, one, ASSAY_CHOICE_OPEN, &taken), ==, 0);
  g_assert_cmpuint (taken->submissions->len, ==, 1);
  g_assert_cmpuint (taken->head->round, ==, 2);
  /* The same round on both sides: two truths, shown and not mixed. */
  g_assert_cmpuint (merge (base, one, other, ASSAY_CHOICE_OPEN, &open), ==, 1);
  g_assert_cmpstr (assay_portfolio_lookup_submission (open, 1)->fingerprint, !=,
                   submission->fingerprint);
  g_assert_cmpuint (merge (base, one, other, ASSAY_CHOICE_THEIRS, &theirs), ==, 0);
  g_assert_cmpstr (assay_portfolio_lookup_submission (theirs, 1)->fingerprint, ==,
                   submission->fingerprint);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/submit/rounds", test_rounds);
  g_test_add_func ("/submit/wrong-round", test_wrong_round);
  g_test_add_func ("/submit/undo", test_undo);
  g_test_add_func ("/submit/merge", test_merge);

  return g_test_run ();
}
