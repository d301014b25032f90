/* What a return brings, before it is taken in: why it cannot be, and how far to believe it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "sketch.h"

#include "present/assay-return-state.h"

#include <string.h>

#define FINGERPRINT "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

static AssayReturn *
new_return (SketchCase *self)
{
  AssayReturn *given = assay_return_new ("k7f2m4xq");
  AssaySubmission *submission = assay_submission_new (1);
  AssayPoint *point;

  submission->on = sketch_today ();
  submission->fingerprint = g_strdup (FINGERPRINT);
  submission->sha256 = g_strdup (FINGERPRINT);
  g_ptr_array_add (self->portfolio->submissions, submission);
  given->fingerprint = g_strdup (FINGERPRINT);
  given->scheme_id = g_strdup (self->scheme->id);
  given->scheme_edition = g_strdup (self->scheme->edition);
  given->round = 1;
  given->service = g_strdup ("North Vale");
  given->day = sketch_today ();
  point = assay_return_add_point (given, ASSAY_POINT_REQUEST);
  point->criterion = g_strdup ("1.1");
  point->text = g_strdup ("Send the plan.");

  return given;
}

static AssayReturnState *
look (SketchCase *self, const AssayReturn *given, AssaySignerStanding standing)
{
  return assay_return_state_new (self->scheme, self->portfolio, given, standing, "return.xml");
}

static void
test_can_be_taken_in (SketchCase *self, gconstpointer data)
{
  g_autoptr (AssayReturn) given = new_return (self);
  g_autoptr (AssayReturnState) state = look (self, given, ASSAY_SIGNER_UNSIGNED);

  g_assert_null (state->refusal);
  g_assert_true (state->is_doubtful);
  g_assert_cmpstr (state->heading, ==, "A return of 22 November 2026 on round 1");
  g_assert_nonnull (strstr (state->lead, "North Vale"));
  g_assert_true (g_str_has_prefix (state->signature, "It is not signed."));
  g_assert_cmpuint (state->points->rows->len, ==, 1);
}

static void
test_of_another_submission (SketchCase *self, gconstpointer data)
{
  g_autoptr (AssayReturn) given = new_return (self);
  g_autoptr (AssayReturnState) state = NULL;

  given->fingerprint[0] = 'b';
  state = look (self, given, ASSAY_SIGNER_UNSIGNED);
  g_assert_nonnull (state->refusal);
  g_assert_true (g_str_has_suffix (state->refusal, "."));
}

/* What the portfolio does not know is told by its file. */
static void
test_about_what_is_not_there (SketchCase *self, gconstpointer data)
{
  g_autoptr (AssayReturn) given = new_return (self);
  AssayPoint *point = given->points->pdata[0];
  g_autoptr (AssayReturnState) state = NULL;

  g_free (point->criterion);
  point->criterion = g_strdup ("9.9");
  state = look (self, given, ASSAY_SIGNER_UNSIGNED);
  g_assert_nonnull (state->refusal);
  g_assert_nonnull (strstr (state->refusal, "“return.xml”"));
}

/* Only a key that was seen before needs no second look; what was altered is never taken in. */
static void
test_every_standing (SketchCase *self, gconstpointer data)
{
  g_autoptr (AssayReturn) given = new_return (self);

  for (guint i = 0; i < ASSAY_N_SIGNER_STANDINGS; i++)
    {
      AssaySignerStanding standing = (AssaySignerStanding) i;
      g_autoptr (AssayReturnState) state = look (self, given, standing);

      g_assert_cmpint (state->is_doubtful, ==,
                       standing != ASSAY_SIGNER_KNOWN && standing != ASSAY_SIGNER_CONFIRMED);
      g_assert_cmpint (state->refusal != NULL, ==, standing == ASSAY_SIGNER_BROKEN);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function)                                                                       \
  g_test_add ("/return-state/" name, SketchCase, NULL, sketch_case_set_up, function,               \
              sketch_case_tear_down)
  TEST ("can-be-taken-in", test_can_be_taken_in);
  TEST ("of-another-submission", test_of_another_submission);
  TEST ("about-what-is-not-there", test_about_what_is_not_there);
  TEST ("every-standing", test_every_standing);
#undef TEST

  return g_test_run ();
}
