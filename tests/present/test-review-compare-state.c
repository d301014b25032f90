/* What comparing two reviews shows, and what it keeps to itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "review-desk.h"

#include "present/assay-review-compare-state.h"

#include <locale.h>
#include <string.h>

#define SECOND "second"

typedef struct
{
  ReviewDesk *own;
  ReviewDesk *other;
} Case;

static void
set_up (Case *self, gconstpointer data)
{
  self->own = review_desk_new ();
  self->other = review_desk_new ();
  review_desk_begin (self->own);
  review_desk_begin (self->other);
  review_desk_reopen (self->other, SECOND);
}

static void
tear_down (Case *self, gconstpointer data)
{
  review_desk_free (self->own);
  review_desk_free (self->other);
}

static AssayReviewCompareState *
make_state (Case *self)
{
  AssayReviewGround ground = assay_review_folder_get_ground (self->own->folder);

  return assay_review_compare_state_new (&ground, review_desk_get_review (self->other));
}

static void
finish (ReviewDesk *desk, AssayJudgement judgement)
{
  review_desk_declare (desk);
  review_desk_determine_all (desk, judgement);
}

/* Whatever the one has done and the other has not, nothing of the other is told. */
static void
test_blind (Case *self, gconstpointer data)
{
  for (int stage = 0; stage < 4; stage++)
    {
      g_autoptr (AssayReviewCompareState) state = NULL;

      if (stage == 1)
        review_desk_declare (self->own);
      else if (stage == 2)
        finish (self->other, ASSAY_JUDGEMENT_NOT_MET);
      else if (stage == 3)
        review_desk_determine (self->own, "1.1", ASSAY_JUDGEMENT_MET);
      state = make_state (self);
      g_assert_nonnull (state->locked);
      g_assert_null (state->problem);
      g_assert_null (state->who);
      g_assert_null (state->share);
      g_assert_null (state->kappa);
      g_assert_null (state->left);
      g_assert_null (state->caution);
      g_assert_cmpuint (state->rows->len, ==, 0);
    }
}

static void
test_other_is_not_finished (Case *self, gconstpointer data)
{
  g_autoptr (AssayReviewCompareState) state = NULL;

  finish (self->own, ASSAY_JUDGEMENT_MET);
  review_desk_declare (self->other);
  review_desk_determine (self->other, "1.1", ASSAY_JUDGEMENT_NOT_MET);
  state = make_state (self);
  g_assert_null (state->locked);
  g_assert_true (g_str_has_prefix (state->problem, "The other review is not finished;"));
  g_assert_true (g_str_has_suffix (state->problem, "."));
  g_assert_null (state->who);
  g_assert_cmpuint (state->rows->len, ==, 0);
}

static void
test_none_chosen (Case *self, gconstpointer data)
{
  AssayReviewGround ground;
  g_autoptr (AssayReviewCompareState) state = NULL;

  finish (self->own, ASSAY_JUDGEMENT_MET);
  ground = assay_review_folder_get_ground (self->own->folder);
  state = assay_review_compare_state_new (&ground, NULL);
  g_assert_null (state->locked);
  g_assert_null (state->problem);
  g_assert_null (state->share);
}

/* Each side as it is, in the scheme's order; nothing on which both agree. */
static void
test_differences (Case *self, gconstpointer data)
{
  g_autoptr (AssayReviewCompareState) state = NULL;
  const AssayReviewCompareRow *row;

  finish (self->own, ASSAY_JUDGEMENT_MET);
  finish (self->other, ASSAY_JUDGEMENT_MET);
  review_desk_determine (self->other, "2.1", ASSAY_JUDGEMENT_CONDITIONS);
  review_desk_determine (self->other, "1.2", ASSAY_JUDGEMENT_NOT_MET);
  state = make_state (self);
  g_assert_cmpstr (state->share, ==, "Both reviews agree on 3 of 5 (60.0 %).");
  g_assert_true (g_str_has_prefix (state->kappa, "Cohen’s kappa is 0.00. That is slight"));
  g_assert_null (strstr (state->kappa, "kappa is low even where"));
  g_assert_cmpstr (state->left, ==, "2 of 2 differences are to be settled.");
  g_assert_cmpuint (state->rows->len, ==, 2);
  row = state->rows->pdata[0];
  g_assert_cmpstr (row->criterion, ==, "1.2");
  g_assert_cmpint (row->own.judgement, ==, ASSAY_JUDGEMENT_MET);
  g_assert_cmpstr (row->own.text, ==, "Seen on paper and at the visit.\nLooked at: E001 (p 2-3)");
  g_assert_cmpint (row->other.judgement, ==, ASSAY_JUDGEMENT_NOT_MET);
  g_assert_cmpstr (
      row->other.text, ==,
      "Seen on paper and at the visit.\nWhat is lacking: A date.\nLooked at: E001 (p 2-3)");
  g_assert_nonnull (strstr (row->description, row->other.text));
  g_assert_false (row->is_settled);
  row = state->rows->pdata[1];
  g_assert_cmpstr (row->criterion, ==, "2.1");
}

static void
test_settled (Case *self, gconstpointer data)
{
  AssayReviewGround ground;
  g_autoptr (AssayReviewCompareState) state = NULL;
  const AssayReviewCompareRow *row;
  GError *error = NULL;

  finish (self->own, ASSAY_JUDGEMENT_MET);
  finish (self->other, ASSAY_JUDGEMENT_MET);
  review_desk_determine (self->other, "2.1", ASSAY_JUDGEMENT_NOT_MET);
  ground = assay_review_folder_get_ground (self->own->folder);
  review_desk_apply (self->own,
                     assay_review_settle (&ground, review_desk_get_review (self->other), "2.1",
                                          ASSAY_JUDGEMENT_FURTHER_WORK, "In draft.", &error),
                     &error);
  state = make_state (self);
  row = state->rows->pdata[0];
  g_assert_true (row->is_settled);
  g_assert_cmpstr (row->settled, ==,
                   "Settled as “Further work” by assessor on 22 November 2026. In draft.");
  g_assert_cmpint (row->own.judgement, ==, ASSAY_JUDGEMENT_MET);
  g_assert_cmpstr (state->left, ==, "Every difference is settled.");
  g_assert_nonnull (strstr (state->kappa, "kappa is low even where two people agree"));
  g_assert_null (state->caution);
  g_assert_null (state->settle_locked);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/review-compare/blind", Case, NULL, set_up, test_blind, tear_down);
  g_test_add ("/review-compare/other-is-not-finished", Case, NULL, set_up,
              test_other_is_not_finished, tear_down);
  g_test_add ("/review-compare/none-chosen", Case, NULL, set_up, test_none_chosen, tear_down);
  g_test_add ("/review-compare/differences", Case, NULL, set_up, test_differences, tear_down);
  g_test_add ("/review-compare/settled", Case, NULL, set_up, test_settled, tear_down);

  return g_test_run ();
}
