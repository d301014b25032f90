/* An award file: made out of a review, written and read again, and everything that must be refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"

#include "base/assay-error.h"
#include "core/review/assay-award-file.h"
#include "core/review/assay-review-state.h"

#include <string.h>

#define FINGERPRINT "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define SECRET "not for a commissioner"
#define N_DAMAGED 2000

static AssayAwardFile *
parse (const char *text, gsize length, GError **error)
{
  g_autofree char *schema = g_build_filename (g_getenv ("ASSAY_STANDARDS_DIR"), "award.xsd", NULL);

  return assay_award_file_parse (text, length, "award.xml", schema, error);
}

static void
add_condition (AssayAward *award, const char *what, AssayDate due)
{
  AssayAwardCondition *condition = assay_award_condition_new ();

  condition->what = g_strdup (what);
  condition->due = due;
  g_ptr_array_add (award->conditions, condition);
}

/* A review in which an award with conditions was decided, on what it is. */
static AssayReview *
new_review (void)
{
  AssayReviewHead *head = assay_review_head_new ();
  AssayDetermination *determination = assay_determination_new ();
  AssayDecision *decision = assay_decision_new ();
  AssayAward *award = assay_award_new ();
  AssayReview *review;

  head->service = g_strdup ("North Vale & Partners");
  head->scheme_id = g_strdup ("small");
  head->scheme_edition = g_strdup ("2026");
  head->scheme_sha256 = g_strdup (FINGERPRINT);
  head->fingerprint = g_strdup (FINGERPRINT);
  head->round = 2;
  review = assay_review_new (head);
  determination->criterion = g_strdup ("1.1");
  determination->judgement = ASSAY_JUDGEMENT_MET;
  determination->reason = g_strdup (SECRET);
  determination->note = g_strdup (SECRET);
  g_ptr_array_add (review->determinations, determination);
  decision->number = 1;
  decision->outcome = ASSAY_OUTCOME_CONDITIONS;
  decision->role = g_strdup ("Award panel");
  decision->reasons = g_strdup (SECRET);
  decision->author = g_strdup (SECRET);
  decision->day = assay_date_new (2027, 3, 10);
  decision->fingerprint = g_strdup (FINGERPRINT);
  decision->digest = assay_review_compute_digest (review);
  g_ptr_array_add (review->decisions, decision);
  award->decision = 1;
  award->from = assay_date_new (2027, 3, 10);
  award->until = assay_date_new (2030, 3, 9);
  add_condition (award, "Train all staff\nin <safeguarding>", assay_date_new (2027, 9, 30));
  add_condition (award, "Write it down", ASSAY_DATE_NONE);
  g_ptr_array_add (review->awards, award);

  return review;
}

static AssayAwardFile *
new_file (void)
{
  g_autoptr (AssayReview) review = new_review ();
  AssayAwardFile *self = assay_award_file_new_from_review (review);

  g_assert_nonnull (self);

  return self;
}

static void
test_round_trip (void)
{
  g_autoptr (AssayAwardFile) self = new_file ();
  g_autofree char *text = assay_award_file_format (self);
  g_autofree char *again_text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayAwardFile) again = parse (text, strlen (text), &error);
  const AssayAwardCondition *condition;

  g_assert_no_error (error);
  again_text = assay_award_file_format (again);
  g_assert_cmpstr (again_text, ==, text);
  g_assert_cmpstr (again->service, ==, "North Vale & Partners");
  g_assert_cmpuint (again->round, ==, 2);
  g_assert_cmpstr (again->fingerprint, ==, FINGERPRINT);
  g_assert_cmpstr (again->role, ==, "Award panel");
  g_assert_cmpuint (again->decided, ==, assay_date_new (2027, 3, 10));
  g_assert_cmpuint (again->until, ==, assay_date_new (2030, 3, 9));
  g_assert_cmpuint (again->conditions->len, ==, 2);
  condition = again->conditions->pdata[0];
  g_assert_cmpstr (condition->what, ==, "Train all staff\nin <safeguarding>");
  g_assert_cmpuint (condition->due, ==, assay_date_new (2027, 9, 30));
  g_assert_null (again->signature);
  g_assert_null (strstr (text, SECRET));
}

/* Only an award that holds can be told of. */
static void
test_none (void)
{
  g_autoptr (AssayReview) changed = new_review ();
  g_autoptr (AssayReview) other = new_review ();
  g_autoptr (AssayReview) refused = new_review ();
  g_autoptr (AssayReview) none = new_review ();

  ((AssayDetermination *) changed->determinations->pdata[0])->judgement = ASSAY_JUDGEMENT_NOT_MET;
  g_assert_null (assay_award_file_new_from_review (changed));
  ((AssayAward *) other->awards->pdata[0])->decision = 2;
  g_assert_null (assay_award_file_new_from_review (other));
  ((AssayDecision *) refused->decisions->pdata[0])->outcome = ASSAY_OUTCOME_NO_AWARD;
  g_assert_null (assay_award_file_new_from_review (refused));
  g_ptr_array_set_size (none->awards, 0);
  g_assert_null (assay_award_file_new_from_review (none));
}

/* --- Signed --- */

static char *
replace (const char *text, const char *old, const char *new_text)
{
  g_auto (GStrv) parts = g_strsplit (text, old, 2);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);

  return g_strjoinv (new_text, parts);
}

static char *
sign (AssayAwardFile *self)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *folder = assay_fixture_path (fixture, "keys");
  g_autoptr (GError) error = NULL;
  g_autoptr (AssaySigningKey) key =
      assay_signing_key_make (folder, "Awarding body", assay_context_get_disk (fixture->context),
                              &error);

  g_assert_no_error (error);
  g_assert_true (assay_award_file_sign (self, key, &error));

  return assay_award_file_format (self);
}

static void
test_signed (void)
{
  g_autoptr (AssayAwardFile) self = new_file ();
  g_autofree char *text = sign (self);
  g_autofree char *longer = replace (text, "2030-03-09", "2039-03-09");
  g_autofree char *spaced = replace (text, "</award>", " </award>");
  g_autofree char *renamed = replace (text, "Awarding body", "Awarding Body");
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayAwardFile) again = parse (text, strlen (text), &error);
  const char *const altered[] = { longer, spaced, renamed };

  g_assert_no_error (error);
  g_assert_true (again->is_intact);
  g_assert_cmpstr (again->signature->name, ==, "Awarding body");
  for (guint i = 0; i < G_N_ELEMENTS (altered); i++)
    {
      g_autoptr (AssayAwardFile) other = parse (altered[i], strlen (altered[i]), &error);

      g_assert_no_error (error);
      g_assert_nonnull (other->signature);
      g_assert_false (other->is_intact);
    }
}

/* Whatever happens to a signed file, it is refused, or it says that it is not what was signed, or
 * it says the same. */
static void
test_damaged (void)
{
  g_autoptr (AssayAwardFile) self = new_file ();
  g_autofree char *text = sign (self);
  g_autofree char *unsigned_text = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  gsize length = strlen (text);

  for (guint i = 0; i < N_DAMAGED; i++)
    {
      g_autofree char *damaged = g_strdup (text);
      g_autoptr (AssayAwardFile) other = NULL;
      gsize at = (gsize) g_rand_int_range (random, 0, (gint32) length);
      gsize kept = i % 4 == 0 ? at : length;

      damaged[at] = (char) (damaged[at] ^ (1 << g_rand_int_range (random, 0, 7)));
      other = parse (damaged, kept, NULL);
      if (other != NULL && other->is_intact)
        g_assert_cmpstr (damaged, ==, text);
    }
}

/* --- Refused --- */

typedef struct
{
  const char *old;
  const char *new_text;
  AssayError code;
  const char *says;
} Refused;

static const Refused refused[] = {
  { "urn:assay:award", "urn:assay:return", ASSAY_ERROR_INVALID, "not an award file" },
  { "format=\"1\"", "format=\"2\"", ASSAY_ERROR_NEWER, "newer" },
  { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
    "<?xml version=\"1.0\"?><!DOCTYPE award [<!ENTITY a \"b\">]>", ASSAY_ERROR_INVALID, NULL },
  { "2030-03-09", "2026-03-09", ASSAY_ERROR_INVALID, "ends before it begins" },
  { "2030-03-09", "2030-02-30", ASSAY_ERROR_INVALID, "2030-02-30" },
  { "2030-03-09", "later", ASSAY_ERROR_INVALID, "later" },
  { "2027-09-30", "2027-09-31", ASSAY_ERROR_INVALID, "2027-09-31" },
  { FINGERPRINT, "abc", ASSAY_ERROR_INVALID, "fingerprint" },
  { "round=\"2\"", "round=\"0\"", ASSAY_ERROR_INVALID, "round" },
  { "role=\"Award panel\"", "role=\"\"", ASSAY_ERROR_INVALID, "role" },
  { "<scheme id=\"small\"", "<scheme id=\"sm all\"", ASSAY_ERROR_INVALID, "sm all" },
  { "</award>", "<note>x</note></award>", ASSAY_ERROR_INVALID, "note" },
  { "</award>", "", ASSAY_ERROR_INVALID, NULL },
  { "Write it down", "", ASSAY_ERROR_INVALID, "condition" },
};

static void
test_refused (void)
{
  g_autoptr (AssayAwardFile) self = new_file ();
  g_autofree char *text = assay_award_file_format (self);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *wrong = replace (text, refused[i].old, refused[i].new_text);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", refused[i].new_text);
      g_assert_null (parse (wrong, strlen (wrong), &error));
      g_assert_error (error, ASSAY_ERROR, (int) refused[i].code);
      g_assert_true (g_str_has_prefix (error->message, "award.xml"));
      if (refused[i].says != NULL)
        g_assert_nonnull (strstr (error->message, refused[i].says));
    }
}

static void
test_too_large (void)
{
  g_autoptr (GString) text = g_string_new ("<award>");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1024 * 1024; i++)
    g_string_append_c (text, ' ');
  g_assert_null (parse (text->str, text->len, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE);
}

static void
test_at (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autoptr (AssayAwardFile) self = new_file ();
  g_autofree char *text = assay_award_file_format (self);
  g_autofree char *award = assay_fixture_write (fixture, "award.xml", text);
  g_autofree char *other = assay_fixture_write (fixture, "other.xml", "<return/>");

  g_assert_true (assay_award_file_is_at (award));
  g_assert_false (assay_award_file_is_at (other));
  g_assert_false (assay_award_file_is_at (fixture->folder));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/award-file/round-trip", test_round_trip);
  g_test_add_func ("/award-file/none", test_none);
  g_test_add_func ("/award-file/signed", test_signed);
  g_test_add_func ("/award-file/damaged", test_damaged);
  g_test_add_func ("/award-file/refused", test_refused);
  g_test_add_func ("/award-file/too-large", test_too_large);
  g_test_add_func ("/award-file/at", test_at);

  return g_test_run ();
}
