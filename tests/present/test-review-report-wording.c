/* Where a review stands, told only by what it holds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/review/assay-review-state.h"
#include "present/assay-review-report-wording.h"

#include <string.h>

static AssayReview *
new_review (void)
{
  AssayReviewHead *head = assay_review_head_new ();

  head->service = g_strdup ("Vale");
  head->scheme_id = g_strdup ("small");
  head->scheme_edition = g_strdup ("1");
  head->scheme_sha256 = g_strnfill (64, '1');
  head->round = 1;
  head->fingerprint = g_strnfill (64, '2');
  head->name = g_strdup ("vale.zip");
  head->seal = g_strnfill (64, '3');

  return assay_review_new (head);
}

static void
recommend (AssayReview *review)
{
  AssayRecommendation *recommendation = assay_recommendation_new ();

  recommendation->outcome = ASSAY_OUTCOME_AWARD;
  recommendation->digest = assay_review_compute_digest (review);
  g_ptr_array_set_size (review->recommendations, 0);
  g_ptr_array_add (review->recommendations, recommendation);
}

static void
decide (AssayReview *review, AssayOutcome outcome)
{
  AssayDecision *decision = assay_decision_new ();

  decision->number = review->decisions->len + 1;
  decision->outcome = outcome;
  decision->fingerprint = g_strdup (review->head->fingerprint);
  decision->digest = assay_review_compute_digest (review);
  g_ptr_array_add (review->decisions, decision);
}

static void
award (AssayReview *review)
{
  AssayAward *value = assay_award_new ();

  value->decision = review->decisions->len;
  g_ptr_array_set_size (review->awards, 0);
  g_ptr_array_add (review->awards, value);
}

/* Something that a decision rests on. */
static void
change (AssayReview *review)
{
  AssayRequest *request = assay_request_new ();

  request->number = review->requests->len + 1;
  request->what = g_strdup ("More.");
  g_ptr_array_add (review->requests, request);
}

static void
assert_stands (const AssayReview *review, AssayReviewStanding standing, const char *said)
{
  g_autofree char *text = assay_review_word_standing (review);

  g_assert_cmpint (assay_review_compute_standing (review), ==, standing);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, said));
  g_assert_true (g_str_has_suffix (text, "."));
}

static void
test_standing (void)
{
  g_autoptr (AssayReview) review = new_review ();

  assert_stands (review, ASSAY_REVIEW_STANDING_DRAFT, "nothing is recommended yet");
  recommend (review);
  assert_stands (review, ASSAY_REVIEW_STANDING_RECOMMENDED,
                 "recommends: Award. Nothing is decided");
  change (review);
  assert_stands (review, ASSAY_REVIEW_STANDING_CHANGED, "changed after it was recommended on");
  recommend (review);
  decide (review, ASSAY_OUTCOME_REOPEN);
  assert_stands (review, ASSAY_REVIEW_STANDING_REOPENED, "given back");
  change (review);
  assert_stands (review, ASSAY_REVIEW_STANDING_CHANGED, "Draft");
  recommend (review);
  assert_stands (review, ASSAY_REVIEW_STANDING_RECOMMENDED, "Nothing is decided");
  decide (review, ASSAY_OUTCOME_NO_AWARD);
  assert_stands (review, ASSAY_REVIEW_STANDING_DECIDED, "The decision: No award.");
  change (review);
  assert_stands (review, ASSAY_REVIEW_STANDING_BROKEN, "does not hold");
}

static void
assert_award (const AssayReview *review, AssayAwardStanding standing)
{
  const char *word = assay_review_word_award_standing (standing);

  g_assert_cmpint (assay_review_compute_award_standing (review), ==, standing);
  g_assert_true ((word == NULL) == (standing == ASSAY_AWARD_HOLDS));
}

static void
test_award (void)
{
  g_autoptr (AssayReview) review = new_review ();

  assert_award (review, ASSAY_AWARD_NONE);
  recommend (review);
  decide (review, ASSAY_OUTCOME_CONDITIONS);
  assert_award (review, ASSAY_AWARD_NONE);
  award (review);
  assert_award (review, ASSAY_AWARD_HOLDS);
  change (review);
  assert_award (review, ASSAY_AWARD_CHANGED_SINCE);
  decide (review, ASSAY_OUTCOME_NO_AWARD);
  assert_award (review, ASSAY_AWARD_NOT_DECIDED);
  award (review);
  assert_award (review, ASSAY_AWARD_NOT_GRANTED);
  decide (review, ASSAY_OUTCOME_AWARD);
  award (review);
  assert_award (review, ASSAY_AWARD_HOLDS);
}

static void
test_kappa (void)
{
  static const struct
  {
    double kappa;
    const char *said;
  } rows[] = {
    { -0.3, "less agreement than by chance" },
    { 0, "slight" },
    { 0.2, "slight" },
    { 0.21, "fair" },
    { 0.41, "moderate" },
    { 0.8, "substantial" },
    { 0.81, "almost perfect" },
    { 1, "almost perfect" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = assay_review_word_kappa (rows[i].kappa);

      g_assert_nonnull (strstr (text, rows[i].said));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/review-report-wording/standing", test_standing);
  g_test_add_func ("/review-report-wording/award", test_award);
  g_test_add_func ("/review-report-wording/kappa", test_kappa);

  return g_test_run ();
}
