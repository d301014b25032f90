/* What follows from a review: agreement against tables worked out by hand, samples anybody can draw
 * again, questions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "review-desk.h"

#include "base/assay-digest.h"
#include "core/review/assay-review-agreement.h"
#include "core/review/assay-review-prompts.h"
#include "core/review/assay-review-sample.h"

#include <locale.h>
#include <math.h>
#include <string.h>

/* --- Agreement --- */

/* Two judges, 20 and 15 agreed of 50, 5 and 10 not: po 0.7, pe 0.5, kappa 0.4. */
static void
test_kappa (void)
{
  AssayAgreement agreement = { 0 };

  agreement.table[1][1] = 20;
  agreement.table[1][4] = 5;
  agreement.table[4][1] = 10;
  agreement.table[4][4] = 15;
  assay_agreement_compute (&agreement);
  g_assert_cmpuint (agreement.n_agreed, ==, 35);
  g_assert_cmpfloat (fabs (agreement.percent - 70.0), <, 1e-9);
  g_assert_true (agreement.has_kappa);
  g_assert_cmpfloat (fabs (agreement.kappa - 0.4), <, 1e-9);
}

/* Three judgements: rows 10 2 0 / 1 8 3 / 0 1 5 of 30. po = 23/30; pe = (12*11 + 12*11 + 6*8) / 900
 * = 312/900; kappa = (690 - 312) / (900 - 312) = 378/588 = 9/14. */
static void
test_kappa_of_three (void)
{
  static const guint table[3][3] = { { 10, 2, 0 }, { 1, 8, 3 }, { 0, 1, 5 } };
  AssayAgreement agreement = { 0 };

  for (guint i = 0; i < 3; i++)
    for (guint j = 0; j < 3; j++)
      agreement.table[i + 1][j + 1] = table[i][j];
  assay_agreement_compute (&agreement);
  g_assert_cmpfloat (fabs (agreement.kappa - 9.0 / 14.0), <, 1e-12);
}

/* Never better than chance: 0 and 10 / 10 and 0 is -1. */
static void
test_kappa_of_opposites (void)
{
  AssayAgreement agreement = { 0 };

  agreement.table[1][2] = 10;
  agreement.table[2][1] = 10;
  assay_agreement_compute (&agreement);
  g_assert_cmpfloat (agreement.percent, ==, 0.0);
  g_assert_cmpfloat (fabs (agreement.kappa + 1.0), <, 1e-12);
}

static void
test_kappa_undefined (void)
{
  AssayAgreement all = { 0 };
  AssayAgreement none = { 0 };

  all.table[1][1] = 33;
  assay_agreement_compute (&all);
  g_assert_cmpfloat (all.percent, ==, 100.0);
  g_assert_false (all.has_kappa);
  assay_agreement_compute (&none);
  g_assert_false (none.has_percent);
  g_assert_false (none.has_kappa);
}

/* --- Samples --- */

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
holds (const GArray *drawn, guint number)
{
  for (guint i = 0; i < drawn->len; i++)
    if (g_array_index (drawn, guint, i) == number)
      return TRUE;

  return FALSE;
}

/* The rule as the header states it, followed with other tools. */
static void
test_sample_rule (void)
{
  g_autoptr (GArray) drawn = assay_sample_draw ("7f3a", 40, 5);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 1; i <= 40; i++)
    {
      g_autofree char *text = g_strdup_printf ("7f3a %u", i);
      g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

      g_ptr_array_add (keys, g_strdup_printf ("%s %u", digest, i));
    }
  g_ptr_array_sort (keys, compare_texts);
  g_assert_cmpuint (drawn->len, ==, 5);
  for (guint i = 0; i < 5; i++)
    g_assert_true (
        holds (drawn, (guint) g_ascii_strtoull (strchr (keys->pdata[i], ' ') + 1, NULL, 10)));
  for (guint i = 1; i < drawn->len; i++)
    g_assert_cmpuint (g_array_index (drawn, guint, i - 1), <, g_array_index (drawn, guint, i));
}

static void
test_sample_grows (void)
{
  for (guint size = 1; size < 30; size++)
    {
      g_autoptr (GArray) smaller = assay_sample_draw ("seed", 30, size);
      g_autoptr (GArray) larger = assay_sample_draw ("seed", 30, size + 1);

      for (guint i = 0; i < smaller->len; i++)
        g_assert_true (holds (larger, g_array_index (smaller, guint, i)));
    }
}

/* Over 4,000 seeds each of 20 cases is drawn about 1,000 times in samples of five: the sum of
 * squared deviations, weighed, stays under what chance goes over once in ten thousand times (19
 * degrees of freedom). The seeds are fixed, so this always comes out the same. */
static void
test_sample_uniform (void)
{
  guint counts[21] = { 0 };
  double sum = 0;

  for (guint seed = 0; seed < 4000; seed++)
    {
      g_autofree char *text = g_strdup_printf ("%u", seed);
      g_autoptr (GArray) drawn = assay_sample_draw (text, 20, 5);

      for (guint i = 0; i < drawn->len; i++)
        counts[g_array_index (drawn, guint, i)]++;
    }
  for (guint i = 1; i <= 20; i++)
    sum += (counts[i] - 1000.0) * (counts[i] - 1000.0) / 1000.0;
  g_assert_cmpfloat (sum, <, 50.8);
}

/* --- Questions --- */

static void
test_prompts (void)
{
  g_autoptr (ReviewDesk) desk = review_desk_new ();
  g_autoptr (AssayReadiness) readiness = NULL;
  g_autoptr (GPtrArray) prompts = NULL;
  g_autoptr (GPtrArray) fewer = NULL;
  g_autoptr (AssayEnquiry) taken = assay_enquiry_new ();
  AssayReviewGround ground;
  const AssayPrompt *first;
  GError *error = NULL;

  review_desk_begin (desk);
  ground = assay_review_folder_get_ground (desk->folder);
  readiness = assay_readiness_compute (ground.scheme, ground.portfolio, ground.today);
  prompts = assay_review_list_prompts (&ground, readiness);
  g_assert_cmpuint (prompts->len, >, 1);
  first = prompts->pdata[0];
  /* Safeguarding comes first. */
  g_assert_true (assay_criterion_has_tag (first->criterion, ASSAY_TAG_VICTIM_SAFEGUARDING));
  taken->source = g_strdup (first->source);
  taken->text = g_strdup ("How would we see it?");
  review_desk_apply (desk, assay_review_add_enquiry (&ground, taken, &error), &error);
  ground = assay_review_folder_get_ground (desk->folder);
  fewer = assay_review_list_prompts (&ground, readiness);
  g_assert_cmpuint (fewer->len, ==, prompts->len - 1);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/review-rules/kappa", test_kappa);
  g_test_add_func ("/review-rules/kappa-of-three", test_kappa_of_three);
  g_test_add_func ("/review-rules/kappa-of-opposites", test_kappa_of_opposites);
  g_test_add_func ("/review-rules/kappa-undefined", test_kappa_undefined);
  g_test_add_func ("/review-rules/sample-rule", test_sample_rule);
  g_test_add_func ("/review-rules/sample-grows", test_sample_grows);
  g_test_add_func ("/review-rules/sample-uniform", test_sample_uniform);
  g_test_add_func ("/review-rules/prompts", test_prompts);

  return g_test_run ();
}
