/* Nothing of a review goes without words: every tag, verb, judgement, question and refusal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "base/assay-error.h"
#include "core/review/assay-review-permission.h"
#include "core/review/assay-review-record.h"
#include "core/review/assay-review-state.h"
#include "present/assay-review-wording.h"
#include "present/assay-wording.h"
#include "sketch.h"

#include <string.h>

#define ASSESSOR "assessor"
#define PANEL "panel"

/* Words are there, and no gap of a template or a format is left in them. */
static void
assert_words (const char *text)
{
  g_assert_nonnull (text);
  g_assert_cmpstr (text, !=, "");
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_null (strpbrk (text, "{}%"));
  g_assert_null (strstr (text, "(null)"));
  g_assert_null (strstr (text, "  "));
}

static void
assert_sentence (const char *text)
{
  g_test_message ("%s", text);
  assert_words (text);
  g_assert_true (g_str_has_suffix (text, ".") || g_str_has_suffix (text, "?"));
  g_assert_false (g_str_has_suffix (text, ".."));
}

/* Each has words, and no two the same. */
static void
assert_distinct (GHashTable *seen, const char *text)
{
  assert_words (text);
  g_assert_true (g_hash_table_add (seen, g_strdup (text)));
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
test_words (void)
{
  g_autoptr (GHashTable) judgements = new_set ();
  g_autoptr (GHashTable) signs = new_set ();
  g_autoptr (GHashTable) outcomes = new_set ();
  g_autoptr (GHashTable) others = new_set ();

  for (guint i = 0; i < ASSAY_N_JUDGEMENTS; i++)
    {
      assert_distinct (judgements, assay_review_word_judgement (i));
      assert_distinct (signs, assay_review_word_judgement_sign (i));
      g_assert_cmpint (g_utf8_strlen (assay_review_word_judgement_sign (i), -1), ==, 1);
    }
  for (guint i = 0; i <= ASSAY_OUTCOME_REOPEN; i++)
    assert_distinct (outcomes, assay_review_word_outcome (i));
  for (guint i = 0; i < ASSAY_N_QUALITIES; i++)
    assert_distinct (others, assay_review_word_quality (i));
  for (guint i = 0; i <= ASSAY_SAID_NO; i++)
    assert_words (assay_review_word_said (i));
  for (guint i = 0; i <= ASSAY_INTEREST_BARRED; i++)
    assert_words (assay_review_word_interest (i));
  for (guint i = 0; i <= ASSAY_REQUEST_DROPPED; i++)
    assert_distinct (others, assay_review_word_request_state (i));
  for (guint i = 0; i <= ASSAY_VISIT_REMOTE; i++)
    assert_words (assay_review_word_visit_kind (i));
}

/* --- Findings --- */

static void
test_findings (void)
{
  g_autoptr (GHashTable) seen = new_set ();

  for (guint tag = ASSAY_FINDING_LAST_OF_BAG + 1; tag <= ASSAY_FINDING_LAST_OF_REVIEW; tag++)
    {
      g_autoptr (AssayFinding) finding = assay_finding_new (tag, "V001", "2026-12-03", NULL);
      g_autoptr (AssayFinding) bare = assay_finding_new (tag, NULL, NULL, NULL);
      g_autofree char *sentence = assay_review_word_finding (finding);
      g_autofree char *step = assay_review_word_finding_step (finding);
      g_autofree char *bare_sentence = assay_review_word_finding (bare);
      g_autofree char *bare_step = assay_review_word_finding_step (bare);
      /* Where findings of every sort are listed together, these have the same words. */
      g_autofree char *listed = assay_wording_finding (NULL, finding);
      g_autofree char *listed_step = assay_wording_finding_step (NULL, finding);

      assert_sentence (sentence);
      assert_sentence (step);
      assert_sentence (bare_sentence);
      assert_sentence (bare_step);
      assert_distinct (seen, sentence);
      g_assert_cmpstr (listed, ==, sentence);
      g_assert_cmpstr (listed_step, ==, step);
      g_assert_true (g_str_has_prefix (assay_finding_tag_get_id (tag), "review-"));
    }
}

/* --- History --- */

static void
test_verbs (void)
{
  static const char *const details[] = { NULL,   "",      "met",        "not-met", "award",
                                         "E002", "newer", "2026-12-01", "%s%n{x}" };

  for (guint verb = 0; verb <= ASSAY_REVIEW_VERB_OUTSIDE; verb++)
    for (guint i = 0; i < G_N_ELEMENTS (details); i++)
      {
        g_autoptr (AssayEdit) edit =
            assay_document_edit_new (&assay_review_model, verb, "2.1", details[i]);
        g_autoptr (AssayEdit) bare =
            assay_document_edit_new (&assay_review_model, verb, NULL, details[i]);
        g_autofree char *line = assay_review_word_edit (edit);
        g_autofree char *without = assay_review_word_edit (bare);

        g_assert_cmpstr (line, !=, "");
        g_assert_null (strstr (line, "(null)"));
        g_assert_null (strstr (without, "(null)"));
        g_assert_false (g_str_has_suffix (line, "."));
        g_assert_cmpstr (assay_review_verb_get_id (verb), !=, "");
      }
}

static void
test_entries (void)
{
  g_autoptr (GHashTable) seen = new_set ();

  for (guint type = 0; type <= ASSAY_ENTRY_REDO; type++)
    {
      AssayEdit *edit =
          assay_document_edit_new (&assay_review_model, ASSAY_REVIEW_VERB_DETERMINE, "2.1", "met");
      AssayEntry *entry = assay_entry_new (1, ASSAY_FIXTURE_NOW, ASSESSOR, type, 0, edit);
      g_autofree char *line = assay_review_word_entry (entry);

      assert_distinct (seen, line);
      g_assert_nonnull (strstr (line, "Determined 2.1 as “Met”"));
      assay_entry_free (entry);
      assay_edit_unref (edit);
    }
}

/* --- Questions --- */

static void
test_prompts (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) portfolio = sketch_ready_portfolio ();
  AssayReviewGround ground = { .scheme = scheme, .portfolio = portfolio };
  g_autoptr (GHashTable) seen = new_set ();

  for (guint code = 0; code <= ASSAY_PROMPT_LAST; code++)
    {
      AssayReason reason = { .code = ASSAY_REASON_TOO_OLD, .evidence = 2, .months = 12 };
      AssayPrompt prompt = { .code = code,
                             .criterion = scheme->criteria->pdata[0],
                             .evidence = 2,
                             .reason = code == ASSAY_PROMPT_DOES_NOT_COUNT ? &reason : NULL,
                             .quality = ASSAY_QUALITY_CURRENT };
      g_autofree char *question = assay_review_word_prompt (&ground, &prompt);

      assert_sentence (question);
      assert_distinct (seen, question);
      g_assert_cmpstr (assay_prompt_get_id (code), !=, "");
    }
}

/* --- Refusals --- */

static AssayReview *
new_review (AssayInterest interest, AssayOutcome recommended, AssayOutcome decided)
{
  AssayReview *review = assay_review_new (assay_review_head_new ());
  AssayDeclaration *declaration = assay_declaration_new ();
  AssayRecommendation *recommendation = assay_recommendation_new ();
  AssayDecision *decision = assay_decision_new ();

  declaration->interest = interest;
  declaration->roles = g_strdup ("Lead assessor");
  declaration->author = g_strdup (ASSESSOR);
  recommendation->outcome = recommended;
  recommendation->author = g_strdup (ASSESSOR);
  recommendation->digest = g_strnfill (64, 'a');
  decision->number = 1;
  decision->outcome = decided;
  decision->author = g_strdup (PANEL);
  if (interest != ASSAY_INTEREST_NOT_SAID)
    g_ptr_array_add (review->declarations, assay_declaration_ref (declaration));
  if (recommended != ASSAY_OUTCOME_NONE)
    g_ptr_array_add (review->recommendations, assay_recommendation_ref (recommendation));
  if (decided != ASSAY_OUTCOME_NONE)
    g_ptr_array_add (review->decisions, assay_decision_ref (decision));
  assay_declaration_unref (declaration);
  assay_recommendation_unref (recommendation);
  assay_decision_unref (decision);

  return review;
}

static void
test_refusals (void)
{
  static const struct
  {
    AssayInterest interest;
    AssayOutcome recommended, decided;
    AssayReviewVerb verb;
    const char *author;
    AssayRefusal refusal;
  } cases[] = {
    { 0, 0, 0, ASSAY_REVIEW_VERB_DETERMINE, ASSESSOR, ASSAY_REFUSAL_NOT_DECLARED },
    { ASSAY_INTEREST_BARRED, 0, 0, ASSAY_REVIEW_VERB_DETERMINE, ASSESSOR, ASSAY_REFUSAL_BARRED },
    { ASSAY_INTEREST_NONE, ASSAY_OUTCOME_AWARD, ASSAY_OUTCOME_AWARD, ASSAY_REVIEW_VERB_DETERMINE,
      ASSESSOR, ASSAY_REFUSAL_DECIDED },
    { ASSAY_INTEREST_NONE, 0, 0, ASSAY_REVIEW_VERB_DECIDE, PANEL, ASSAY_REFUSAL_NOT_RECOMMENDED },
    { ASSAY_INTEREST_NONE, ASSAY_OUTCOME_AWARD, 0, ASSAY_REVIEW_VERB_DECIDE, PANEL,
      ASSAY_REFUSAL_CHANGED_SINCE },
    { ASSAY_INTEREST_NONE, ASSAY_OUTCOME_AWARD, 0, ASSAY_REVIEW_VERB_DECIDE, ASSESSOR,
      ASSAY_REFUSAL_SAME_PERSON },
    { ASSAY_INTEREST_NONE, 0, 0, ASSAY_REVIEW_VERB_AWARD, PANEL, ASSAY_REFUSAL_NO_DECISION },
    { ASSAY_INTEREST_NONE, ASSAY_OUTCOME_AWARD, ASSAY_OUTCOME_NO_AWARD, ASSAY_REVIEW_VERB_AWARD,
      PANEL, ASSAY_REFUSAL_NOT_GRANTED },
  };
  g_autoptr (GHashTable) seen = new_set ();

  /* Every refusal but none at all. */
  g_assert_cmpuint (G_N_ELEMENTS (cases), ==, ASSAY_REFUSAL_LAST);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AssayReview) review =
          new_review (cases[i].interest, cases[i].recommended, cases[i].decided);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (assay_review_compute_refusal (review, cases[i].verb, cases[i].author), ==,
                       cases[i].refusal);
      g_assert_false (
          assay_review_check_permission (review, cases[i].verb, cases[i].author, &error));
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
      assert_distinct (seen, error->message);
      g_assert_cmpstr (assay_refusal_get_id (cases[i].refusal), !=, "");
    }
}

/* --- Figures --- */

static void
test_agreement (void)
{
  g_autoptr (GArray) comparisons = g_array_new (FALSE, TRUE, sizeof (AssayComparison));
  AssayAgreement agreement = { .comparisons = comparisons };
  g_autoptr (GHashTable) seen = new_set ();
  g_autofree char *nothing = NULL, *one_sided = NULL, *both = NULL;

  assay_agreement_compute (&agreement);
  nothing = assay_review_word_agreement (&agreement);
  agreement.table[1][1] = 4;
  g_array_set_size (comparisons, 4);
  assay_agreement_compute (&agreement);
  one_sided = assay_review_word_agreement (&agreement);
  agreement.table[2][1] = 2;
  agreement.table[2][2] = 2;
  g_array_set_size (comparisons, 8);
  assay_agreement_compute (&agreement);
  both = assay_review_word_agreement (&agreement);
  g_assert_nonnull (strstr (both, "6 of 8"));
  g_assert_nonnull (strstr (both, "0.50"));
  g_assert_nonnull (strstr (one_sided, "not defined"));
  g_assert_true (g_hash_table_add (seen, g_strdup (nothing)));
  g_assert_true (g_hash_table_add (seen, g_strdup (one_sided)));
  g_assert_true (g_hash_table_add (seen, g_strdup (both)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/review-wording-tables/words", test_words);
  g_test_add_func ("/review-wording-tables/findings", test_findings);
  g_test_add_func ("/review-wording-tables/verbs", test_verbs);
  g_test_add_func ("/review-wording-tables/entries", test_entries);
  g_test_add_func ("/review-wording-tables/prompts", test_prompts);
  g_test_add_func ("/review-wording-tables/refusals", test_refusals);
  g_test_add_func ("/review-wording-tables/agreement", test_agreement);

  return g_test_run ();
}
