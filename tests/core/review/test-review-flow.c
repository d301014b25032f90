/* A review from its beginning to an award: who may do what when.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "review-desk.h"

#include "base/assay-error.h"
#include "core/review/assay-review-completeness.h"
#include "core/review/assay-review-permission.h"
#include "core/review/assay-review-state.h"

#include <locale.h>
#include <string.h>

static AssayDate
day (int month, int date)
{
  return assay_date_new (2026, month, date);
}

/* What making or applying is refused with. */
static void
assert_refused (AssayEdit *edit, GError **error, AssayError code)
{
  g_assert_null (edit);
  g_assert_error (*error, ASSAY_ERROR, (int) code);
  g_clear_error (error);
}

static void
test_declare_first (void)
{
  g_autoptr (ReviewDesk) desk = review_desk_new ();
  AssayReviewGround ground;
  GError *error = NULL;

  review_desk_begin (desk);
  ground = assay_review_folder_get_ground (desk->folder);
  assert_refused (assay_review_determine (&ground, "1.1", ASSAY_JUDGEMENT_MET, "Seen.", NULL, NULL,
                                          &error),
                  &error, ASSAY_ERROR_REFUSED);
  assert_refused (assay_review_declare (&ground, "Lead assessor", ASSAY_INTEREST_NOT_SAID, NULL,
                                        &error),
                  &error, ASSAY_ERROR_INVALID);
  assert_refused (assay_review_declare (&ground, "Lead assessor", ASSAY_INTEREST_MANAGED, " ",
                                        &error),
                  &error, ASSAY_ERROR_INVALID);
  review_desk_declare (desk);
  review_desk_determine (desk, "1.1", ASSAY_JUDGEMENT_MET);
  g_assert_cmpint (assay_review_get_judgement (review_desk_get_review (desk), "1.1"), ==,
                   ASSAY_JUDGEMENT_MET);
}

static void
test_barred (void)
{
  g_autoptr (ReviewDesk) desk = review_desk_new ();
  AssayReviewGround ground;
  GError *error = NULL;

  review_desk_begin (desk);
  ground = assay_review_folder_get_ground (desk->folder);
  review_desk_apply (desk,
                     assay_review_declare (&ground, "Assessor", ASSAY_INTEREST_BARRED,
                                           "I worked there.", &error),
                     &error);
  ground = assay_review_folder_get_ground (desk->folder);
  assert_refused (assay_review_determine (&ground, "1.1", ASSAY_JUDGEMENT_MET, "Seen.", NULL, NULL,
                                          &error),
                  &error, ASSAY_ERROR_REFUSED);
}

/* Falling short must say of what, and where it was looked. */
static void
test_grounds (void)
{
  g_autoptr (ReviewDesk) desk = review_desk_new ();
  AssayReviewGround ground;

  review_desk_begin (desk);
  review_desk_declare (desk);
  ground = assay_review_folder_get_ground (desk->folder);
  for (int judgement = ASSAY_JUDGEMENT_MET; judgement < ASSAY_N_JUDGEMENTS; judgement++)
    {
      gboolean is_met = judgement == ASSAY_JUDGEMENT_MET;
      GError *error = NULL;
      AssayEdit *edit =
          assay_review_determine (&ground, "1.1", judgement, "Looked.", NULL, NULL, &error);

      g_assert_true ((edit != NULL) == is_met);
      g_clear_pointer (&edit, assay_edit_unref);
      g_clear_error (&error);
      edit = assay_review_determine (&ground, "1.1", judgement, NULL, "A date.", NULL, &error);
      g_assert_null (edit);
      g_clear_error (&error);
      edit = assay_review_determine (&ground, "1.1", judgement, "Looked.", "A date.", NULL, &error);
      g_assert_true ((edit != NULL) == (is_met || judgement == ASSAY_JUDGEMENT_CONDITIONS));
      g_clear_pointer (&edit, assay_edit_unref);
      g_clear_error (&error);
    }
}

/* Items and pages looked at are the submission's. */
static void
test_looks (void)
{
  g_autoptr (ReviewDesk) desk = review_desk_new ();
  g_autoptr (GPtrArray) looked = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_look_unref);
  AssayLook *look = assay_look_new ();
  AssayReviewGround ground;
  GError *error = NULL;

  review_desk_begin (desk);
  review_desk_declare (desk);
  ground = assay_review_folder_get_ground (desk->folder);
  g_ptr_array_add (looked, look);
  look->evidence = 7;
  assert_refused (assay_review_determine (&ground, "1.1", ASSAY_JUDGEMENT_MET, "Seen.", NULL,
                                          looked, &error),
                  &error, ASSAY_ERROR_UNKNOWN_NAME);
  look->evidence = 1;
  look->pages = g_strdup ("6");
  assert_refused (assay_review_determine (&ground, "1.1", ASSAY_JUDGEMENT_MET, "Seen.", NULL,
                                          looked, &error),
                  &error, ASSAY_ERROR_INVALID);
}

static void
decide (ReviewDesk *desk, const char *role, AssayOutcome outcome, AssayError code)
{
  AssayReviewGround ground = assay_review_folder_get_ground (desk->folder);
  GError *error = NULL;
  AssayEdit *edit = assay_review_decide (&ground, role, outcome, "On the recommendation.", &error);

  if (code == 0)
    review_desk_apply (desk, edit, &error);
  else
    assert_refused (edit, &error, code);
}

static void
recommend (ReviewDesk *desk, AssayOutcome outcome, gboolean works)
{
  AssayReviewGround ground = assay_review_folder_get_ground (desk->folder);
  GError *error = NULL;
  AssayEdit *edit = assay_review_recommend (&ground, outcome, "Everything is met.", &error);

  if (works)
    review_desk_apply (desk, edit, &error);
  else
    assert_refused (edit, &error, ASSAY_ERROR_REFUSED);
}

static void
prepare_recommended (ReviewDesk *desk)
{
  review_desk_begin (desk);
  recommend (desk, ASSAY_OUTCOME_AWARD, FALSE);
  review_desk_declare (desk);
  review_desk_determine_all (desk, ASSAY_JUDGEMENT_MET);
  review_desk_visit (desk, day (11, 2), "The case files, as the procedure says.");
  recommend (desk, ASSAY_OUTCOME_AWARD, FALSE);
  review_desk_visit (desk, day (11, 9), "A meeting being prepared.");
  recommend (desk, ASSAY_OUTCOME_AWARD, TRUE);
}

static void
test_whole_way (void)
{
  g_autoptr (ReviewDesk) desk = review_desk_new ();
  AssayReviewGround ground;
  GError *error = NULL;
  const AssayAward *award;

  prepare_recommended (desk);
  decide (desk, "Award panel", ASSAY_OUTCOME_AWARD, ASSAY_ERROR_REFUSED); /* the same person */
  review_desk_reopen (desk, REVIEW_DESK_PANEL);
  decide (desk, " lead  ASSESSOR ", ASSAY_OUTCOME_AWARD, ASSAY_ERROR_REFUSED); /* the same role */
  decide (desk, "Award panel", ASSAY_OUTCOME_AWARD, 0);
  ground = assay_review_folder_get_ground (desk->folder);
  review_desk_apply (desk, assay_review_award (&ground, day (12, 1), ASSAY_DATE_NONE, NULL, &error),
                     &error);
  award = assay_review_get_award (review_desk_get_review (desk));
  g_assert_cmpuint (award->until, ==, assay_date_new (2029, 11, 30));
  g_assert_cmpstr (assay_review_get_decision (review_desk_get_review (desk))->fingerprint, ==,
                   review_desk_get_review (desk)->head->fingerprint);
}

/* Nothing after the decision, not even an undo, until whoever decides gives it back. */
static void
test_after_decision (void)
{
  g_autoptr (ReviewDesk) desk = review_desk_new ();
  AssayReviewGround ground;
  GError *error = NULL;

  prepare_recommended (desk);
  review_desk_reopen (desk, REVIEW_DESK_PANEL);
  decide (desk, "Award panel", ASSAY_OUTCOME_NO_AWARD, 0);
  g_assert_false (assay_review_folder_undo (desk->folder, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
  g_clear_error (&error);
  ground = assay_review_folder_get_ground (desk->folder);
  assert_refused (assay_review_award (&ground, day (12, 1), ASSAY_DATE_NONE, NULL, &error), &error,
                  ASSAY_ERROR_REFUSED);
  review_desk_reopen (desk, REVIEW_DESK_ASSESSOR);
  ground = assay_review_folder_get_ground (desk->folder);
  assert_refused (assay_review_write_comment (&ground, "1.1", "One more thing.", &error), &error,
                  ASSAY_ERROR_REFUSED);
  review_desk_reopen (desk, REVIEW_DESK_PANEL);
  decide (desk, "Award panel", ASSAY_OUTCOME_REOPEN, 0);
  ground = assay_review_folder_get_ground (desk->folder);
  assert_refused (assay_review_write_comment (&ground, "1.1", "One more thing.", &error), &error,
                  ASSAY_ERROR_REFUSED); /* whoever decided does not assess */
  review_desk_reopen (desk, REVIEW_DESK_ASSESSOR);
  review_desk_determine (desk, "1.1", ASSAY_JUDGEMENT_NOT_MET);
  review_desk_reopen (desk, REVIEW_DESK_PANEL);
  decide (desk, "Award panel", ASSAY_OUTCOME_AWARD, ASSAY_ERROR_REFUSED); /* changed since */
}

/* Private notes and questions do not make a recommendation stale; judgements do. */
static void
test_digest (void)
{
  g_autoptr (ReviewDesk) desk = review_desk_new ();
  AssayReviewGround ground;
  GError *error = NULL;

  prepare_recommended (desk);
  ground = assay_review_folder_get_ground (desk->folder);
  review_desk_apply (desk, assay_review_write_note (&ground, "1.1", "For me alone.", &error),
                     &error);
  g_assert_true (assay_review_is_recommended (review_desk_get_review (desk)));
  ground = assay_review_folder_get_ground (desk->folder);
  review_desk_apply (desk, assay_review_write_comment (&ground, "1.1", "Well kept.", &error),
                     &error);
  g_assert_false (assay_review_is_recommended (review_desk_get_review (desk)));
}

/* "review-award-short 1.2 not-met, …": what is against an outcome. */
static void
assert_against (GPtrArray *taken, const char *expected)
{
  g_autoptr (GPtrArray) findings = taken;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const AssayFinding *finding = findings->pdata[i];
      const char *id = assay_finding_tag_get_id (finding->tag);

      if (!g_str_has_prefix (id, "review-award-"))
        continue;
      g_assert_cmpint (assay_finding_tag_get_severity (finding->tag), ==, ASSAY_SEVERITY_WARNING);
      g_string_append_printf (text, "%s%s %s%s%s", text->len > 0 ? ", " : "",
                              id + strlen ("review-award-"), finding->subject,
                              finding->detail != NULL ? " " : "",
                              finding->detail != NULL ? finding->detail : "");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static GPtrArray *
check_now (ReviewDesk *desk)
{
  AssayReviewGround ground = assay_review_folder_get_ground (desk->folder);

  return assay_review_check_complete (&ground);
}

static GPtrArray *
check_outcome (ReviewDesk *desk, AssayOutcome outcome)
{
  AssayReviewGround ground = assay_review_folder_get_ground (desk->folder);

  return assay_review_check_outcome (ground.review, ground.scheme, outcome);
}

static void
require_correction (ReviewDesk *desk, const char *criterion)
{
  AssayReviewGround ground = assay_review_folder_get_ground (desk->folder);
  g_autoptr (AssayCorrection) correction = assay_correction_new ();
  GError *error = NULL;

  correction->criterion = g_strdup (criterion);
  correction->what = g_strdup ("Say who decides.");
  correction->due = day (12, 24);
  review_desk_apply (desk, assay_review_add_correction (&ground, correction, &error), &error);
}

/* An award beside a judgement that falls short is people's to decide, and never goes unsaid. */
static void
test_award_beside_not_met (void)
{
  static const char both[] = "short 1.2 not-met, short 2.1 further-work, bare 1.3";
  g_autoptr (ReviewDesk) desk = review_desk_new ();

  prepare_recommended (desk);
  assert_against (check_now (desk), "");
  review_desk_determine (desk, "1.2", ASSAY_JUDGEMENT_NOT_MET);
  review_desk_determine (desk, "2.1", ASSAY_JUDGEMENT_FURTHER_WORK);
  review_desk_determine (desk, "1.3", ASSAY_JUDGEMENT_CONDITIONS);
  require_correction (desk, "1.3");
  assert_against (check_outcome (desk, ASSAY_OUTCOME_AWARD), both);
  assert_against (check_outcome (desk, ASSAY_OUTCOME_CONDITIONS),
                  "short 1.2 not-met, short 2.1 further-work");
  assert_against (check_outcome (desk, ASSAY_OUTCOME_FURTHER_WORK), "");
  assert_against (check_outcome (desk, ASSAY_OUTCOME_NO_AWARD), "");
  assert_against (check_outcome (desk, ASSAY_OUTCOME_NONE), "");
  recommend (desk, ASSAY_OUTCOME_NO_AWARD, TRUE);
  assert_against (check_now (desk), "");
  recommend (desk, ASSAY_OUTCOME_CONDITIONS, TRUE);
  assert_against (check_now (desk), "short 1.2 not-met, short 2.1 further-work");
  review_desk_reopen (desk, REVIEW_DESK_PANEL);
  decide (desk, "Award panel", ASSAY_OUTCOME_AWARD, 0);
  assert_against (check_now (desk), both);
  decide (desk, "Award panel", ASSAY_OUTCOME_NO_AWARD, 0);
  assert_against (check_now (desk), "");
  decide (desk, "Award panel", ASSAY_OUTCOME_REOPEN, 0);
  assert_against (check_now (desk), "short 1.2 not-met, short 2.1 further-work");
}

/* Said to be done on a day to come, it would count as done now. */
static void
test_correction_done_ahead (void)
{
  g_autoptr (ReviewDesk) desk = review_desk_new ();
  g_autoptr (AssayCorrection) done = NULL;
  AssayReviewGround ground;
  GError *error = NULL;

  review_desk_begin (desk);
  review_desk_declare (desk);
  require_correction (desk, "1.3");
  ground = assay_review_folder_get_ground (desk->folder);
  done = assay_correction_copy (assay_review_lookup_correction (ground.review, 1));
  done->done = ground.today + 1;
  assert_refused (assay_review_amend_correction (&ground, done, &error), &error,
                  ASSAY_ERROR_INVALID);
  done->done = ground.today;
  review_desk_apply (desk, assay_review_amend_correction (&ground, done, &error), &error);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/review-flow/declare-first", test_declare_first);
  g_test_add_func ("/review-flow/barred", test_barred);
  g_test_add_func ("/review-flow/grounds", test_grounds);
  g_test_add_func ("/review-flow/looks", test_looks);
  g_test_add_func ("/review-flow/whole-way", test_whole_way);
  g_test_add_func ("/review-flow/after-decision", test_after_decision);
  g_test_add_func ("/review-flow/digest", test_digest);
  g_test_add_func ("/review-flow/award-beside-not-met", test_award_beside_not_met);
  g_test_add_func ("/review-flow/correction-done-ahead", test_correction_done_ahead);

  return g_test_run ();
}
