/* What the page on the service shows, and what people write on it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "present/assay-profile-state.h"
#include "sketch.h"

#include <string.h>

static const AssayProfileQuestion *
find_question (const AssayProfileState *state, const char *id)
{
  for (guint i = 0; i < state->questions->len; i++)
    {
      const AssayProfileQuestion *question = state->questions->pdata[i];

      if (g_str_equal (question->id, id))
        return question;
    }
  g_assert_not_reached ();
}

static void
test_questions (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) portfolio = sketch_portfolio ();
  g_autoptr (AssayReadiness) readiness = NULL;
  g_autoptr (AssayProfileState) state = NULL;
  const AssayProfileQuestion *complex_cases, *offers;

  sketch_answer (portfolio, "offers", "direct");
  readiness = assay_readiness_compute (scheme, portfolio, sketch_planned_day ());
  state = assay_profile_state_new (readiness, sketch_today ());
  complex_cases = find_question (state, "complex-cases");
  offers = find_question (state, "offers");

  g_assert_cmpstr (state->planned, ==, "12 January 2027");
  g_assert_cmpstr (state->planned_hint, ==, "That is in 51 days. Evidence is judged for that day.");
  g_assert_cmpstr (state->progress, ==,
                   "1 of 5 questions are answered. You can change them at any time.");
  g_assert_cmpstr (complex_cases->effect, ==,
                   "2.1 applies only with “Yes”. “Yes” adds to what assessors look for in 2.2.");
  /* Nothing is chosen for anybody. */
  for (guint i = 0; i < complex_cases->options->len; i++)
    g_assert_false (((AssayProfileOption *) complex_cases->options->pdata[i])->is_chosen);
  g_assert_true (((AssayProfileOption *) offers->options->pdata[0])->is_chosen);
  g_assert_false (((AssayProfileOption *) offers->options->pdata[1])->is_chosen);
  g_assert_null (offers->effect);
  g_assert_cmpstr (find_question (state, "sites")->text, ==, "");
}

static void
test_choose (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  const AssayQuestion *offers = assay_scheme_lookup_question (scheme, "offers");
  const AssayQuestion *size = assay_scheme_lookup_question (scheme, "size");
  AssayAnswer direct = { .value = (char *) "direct" };
  g_autofree char *both = assay_profile_choose (offers, &direct, "indirect", TRUE);
  g_autofree char *none = assay_profile_choose (offers, &direct, "direct", FALSE);
  g_autofree char *first = assay_profile_choose (offers, NULL, "indirect", TRUE);
  g_autofree char *other = assay_profile_choose (size, &direct, "large", TRUE);

  g_assert_cmpstr (both, ==, "direct indirect");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (first, ==, "indirect");
  g_assert_cmpstr (other, ==, "large");
}

static void
test_change (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) before = sketch_portfolio ();
  g_autoptr (AssayPortfolio) after = sketch_portfolio ();
  g_autofree char *stopped = NULL;
  g_autofree char *started = NULL;
  g_autofree char *same = NULL;

  sketch_answer (after, "complex-cases", "no");
  stopped = assay_profile_word_change (scheme, before, after);
  started = assay_profile_word_change (scheme, after, before);
  same = assay_profile_word_change (scheme, after, after);

  g_assert_cmpstr (stopped, ==, "2.1 no longer applies.");
  g_assert_cmpstr (started, ==, "2.1 applies now.");
  g_assert_null (same);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/profile-state/questions", test_questions);
  g_test_add_func ("/profile-state/choose", test_choose);
  g_test_add_func ("/profile-state/change", test_change);

  return g_test_run ();
}
