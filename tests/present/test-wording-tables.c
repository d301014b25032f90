/* Nothing goes without words: every state, reason, finding, error and verb has its sentence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "base/assay-error.h"
#include "core/portfolio/assay-edit-private.h"
#include "core/readiness/assay-check.h"
#include "present/assay-wording.h"
#include "sketch.h"

#include <string.h>

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
  g_assert_true (g_str_has_suffix (text, "."));
  g_assert_false (g_str_has_suffix (text, ".."));
  g_assert_true (g_unichar_isupper (g_utf8_get_char (text))
                 || g_unichar_isdigit (g_utf8_get_char (text)) || g_str_has_prefix (text, "“"));
}

static void
test_words (void)
{
  g_autoptr (GHashTable) signs = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < ASSAY_N_STATES; i++)
    {
      assert_words (assay_wording_state (i));
      g_assert_cmpint (g_utf8_strlen (assay_wording_state_sign (i), -1), ==, 1);
      g_assert_true (g_hash_table_add (signs, (gpointer) assay_wording_state_sign (i)));
    }
  for (guint i = 0; i <= ASSAY_PRIVACY_CONSENT; i++)
    assert_words (assay_wording_privacy (i));
  for (guint i = 0; i <= ASSAY_BASIS_DISCUSSION; i++)
    assert_words (assay_wording_basis (i));
  for (guint i = 0; i <= ASSAY_ACTION_DROPPED; i++)
    assert_words (assay_wording_action_state (i));
  for (guint i = 0; i <= ASSAY_POINT_KIND_LAST; i++)
    assert_words (assay_wording_point_kind (i));
  assert_words (assay_wording_point_outcome (ASSAY_JUDGED_FURTHER_WORK));
  g_assert_cmpstr (assay_wording_point_outcome ("newer"), ==, "newer");
  for (guint i = 0; i <= ASSAY_SEVERITY_ADVICE; i++)
    assert_words (assay_wording_severity (i));
  for (guint i = 0; i <= ASSAY_ORIGIN_LICENSED_TEXT; i++)
    assert_words (assay_wording_origin (i));
  for (guint i = 0; i <= ASSAY_UNIT_DAYS; i++)
    assert_words (assay_wording_unit (i));
}

/* A reason of this code with every field that any code needs. */
static AssayReason
make_reason (AssayReasonCode code)
{
  AssayReason reason = {
    .code = code,
    .evidence = 2,
    .text = "We have none.",
    .date = assay_date_new (2026, 12, 3),
    .months = 12,
    .id = "partly",
  };

  if (code == ASSAY_REASON_PROFILE_EXCLUDES)
    reason.id = "complex-cases";
  if (code == ASSAY_REASON_WRONG_KIND)
    reason.id = "policy";

  return reason;
}

static void
test_reasons (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) portfolio = sketch_ready_portfolio ();
  g_autoptr (AssayReadiness) readiness =
      assay_readiness_compute (scheme, portfolio, sketch_planned_day ());
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i <= ASSAY_REASON_LAST; i++)
    {
      AssayReason reason = make_reason (i);
      char *sentence = assay_wording_reason (readiness, &reason);
      g_autofree char *step =
          assay_wording_reason_step (readiness, &readiness->criteria[1], &reason);

      assert_sentence (sentence);
      assert_sentence (step);
      g_assert_true (g_hash_table_add (seen, sentence));
    }
}

/* A portfolio in which something of everything is wrong. */
static AssayPortfolio *
spoil_portfolio (void)
{
  AssayPortfolio *portfolio = sketch_ready_portfolio ();
  AssayEvidence *policy = (AssayEvidence *) assay_portfolio_lookup_evidence (portfolio, 1);
  AssayEvidence *short_lived = (AssayEvidence *) assay_portfolio_lookup_evidence (portfolio, 3);

  policy->privacy = ASSAY_PRIVACY_NONE_STATED;
  sketch_response (portfolio, "1.2", "partly");
  sketch_citation (portfolio, "1.3", 4);
  sketch_response (portfolio, "2.2", NULL);
  short_lived->until = sketch_planned_day ();
  sketch_action (portfolio, 1, "1.2");

  return portfolio;
}

/* What a finding of each tag is about in that portfolio: 1.1 is claimed, 1.2 a gap, 1.3 and 2.1
 * ready, 2.2 not assessed. */
static AssayFinding *
make_finding (AssayFindingTag tag)
{
  switch (tag)
    {
    case ASSAY_FINDING_NOT_ASSESSED:
      return assay_finding_new (tag, "2.2", "no-rating", NULL);
    case ASSAY_FINDING_GAP:
    case ASSAY_FINDING_GAP_WITHOUT_ACTION:
      return assay_finding_new (tag, "1.2", "partly", NULL);
    case ASSAY_FINDING_CLAIMED:
    case ASSAY_FINDING_NO_TEXT:
    case ASSAY_FINDING_FLAGGED:
    case ASSAY_FINDING_ANSWER_NOT_ASKED:
      return assay_finding_new (tag, "1.1", NULL, NULL);
    case ASSAY_FINDING_NOTHING_APPLIES:
      return assay_finding_new (tag, "2", NULL, NULL);
    case ASSAY_FINDING_READINESS_FALLS:
      return assay_finding_new (tag, "1.3", "2027-03-01", "2027-01-13");
    case ASSAY_FINDING_PROFILE_UNANSWERED:
    case ASSAY_FINDING_PROFILE_INCOMPLETE:
      return assay_finding_new (tag, "complex-cases", NULL, NULL);
    case ASSAY_FINDING_CITATION_NO_PLACE:
      return assay_finding_new (tag, "1.3", "E004", NULL);
    case ASSAY_FINDING_CITATION_NOT_COUNTED:
      return assay_finding_new (tag, "1.3", "E004", "wrong-kind");
    case ASSAY_FINDING_NO_PRIVACY:
    case ASSAY_FINDING_NO_KIND:
    case ASSAY_FINDING_UNDATED:
    case ASSAY_FINDING_UNUSED:
    case ASSAY_FINDING_NOT_PAGES:
    case ASSAY_FINDING_UNREADABLE:
    case ASSAY_FINDING_NEEDS_OFFICE:
    case ASSAY_FINDING_EVIDENCE_MISSING:
    case ASSAY_FINDING_EVIDENCE_ALTERED:
      return assay_finding_new (tag, "E002", "record-2.pdf", NULL);
    case ASSAY_FINDING_OUT_OF_DATE:
      return assay_finding_new (tag, "E002", "2026-12-03", NULL);
    case ASSAY_FINDING_ACTION_OVERDUE:
      return assay_finding_new (tag, "A001", "2026-12-03", NULL);
    case ASSAY_FINDING_REQUEST_UNANSWERED:
    case ASSAY_FINDING_CORRECTIVE_UNANSWERED:
      return assay_finding_new (tag, "1.1", "k7f2m4xq.001", NULL);
    case ASSAY_FINDING_CORRECTIVE_DUE:
      return assay_finding_new (tag, NULL, "k7f2m4xq.001", "2026-12-03");
    case ASSAY_FINDING_DETERMINATION_UNANSWERED:
      return assay_finding_new (tag, "1.1", "k7f2m4xq.001", ASSAY_JUDGED_NOT_MET);
    case ASSAY_FINDING_ANSWER_ITEM_WITHDRAWN:
      return assay_finding_new (tag, "1.1", "k7f2m4xq.001", "E002");
    case ASSAY_FINDING_NO_PLANNED_DATE:
      return assay_finding_new (tag, NULL, NULL, NULL);
    case ASSAY_FINDING_PLANNED_DATE_PAST:
      return assay_finding_new (tag, NULL, "2026-12-03", NULL);
    case ASSAY_FINDING_EVIDENCE_UNCLAIMED:
    case ASSAY_FINDING_CONFLICTED_COPY:
    case ASSAY_FINDING_CHANGED_OUTSIDE:
    case ASSAY_FINDING_REBUILT:
    case ASSAY_FINDING_JOURNAL_DAMAGED:
    case ASSAY_FINDING_LEFTOVER:
    case ASSAY_FINDING_IN_USE:
    case ASSAY_FINDING_UNKNOWN_CONTENT:
    case ASSAY_FINDING_SUBMISSION_LOST:
      return assay_finding_new (tag, NULL, "some file", NULL);
    }
  g_assert_not_reached ();
}

static void
assert_finding_worded (const AssayReadiness *readiness, const AssayFinding *finding)
{
  g_autofree char *sentence = assay_wording_finding (readiness, finding);
  g_autofree char *step = assay_wording_finding_step (readiness, finding);

  assert_sentence (sentence);
  assert_sentence (step);
}

static void
test_findings (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) portfolio = spoil_portfolio ();
  g_autoptr (AssayReadiness) readiness =
      assay_readiness_compute (scheme, portfolio, sketch_planned_day ());

  for (guint tag = 0; tag <= ASSAY_FINDING_LAST; tag++)
    {
      g_autoptr (AssayFinding) finding = make_finding (tag);

      assert_finding_worded (readiness, finding);
    }
}

/* What is found in a bag needs no portfolio, and its names may be a stranger's or unknown. */
static void
test_bag_findings (void)
{
  static const char *const differences[] = { "checksum", "comment",     "count",  "directory",
                                             "flags",    "lock",        "method", "name",
                                             "parts",    "packed-size", "place",  "size",
                                             "time",     "trailer",     "type",   "version" };

  for (guint tag = ASSAY_FINDING_LAST + 1; tag <= ASSAY_FINDING_LAST_OF_BAG; tag++)
    for (guint i = 0; i < G_N_ELEMENTS (differences); i++)
      {
        g_autoptr (AssayFinding) finding =
            assay_finding_new (tag, "data/a.txt", differences[i], "12");
        g_autoptr (AssayFinding) bare = assay_finding_new (tag, NULL, differences[i], NULL);

        assert_finding_worded (NULL, finding);
        assert_finding_worded (NULL, bare);
      }
}

static void
test_measures_findings (void)
{
  for (guint tag = ASSAY_FINDING_LAST_OF_REVIEW + 1; tag <= ASSAY_FINDING_LAST_OF_MEASURES; tag++)
    {
      g_autoptr (AssayFinding) finding =
          assay_finding_new (tag, "referrals", "2026-01-01", "2026-03-31");
      g_autoptr (AssayFinding) bare = assay_finding_new (tag, NULL, NULL, NULL);

      assert_finding_worded (NULL, finding);
      assert_finding_worded (NULL, bare);
      g_assert_true (g_str_has_prefix (assay_finding_tag_get_id (tag), "measure"));
    }
}

static void
test_signers (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < ASSAY_N_SIGNER_STANDINGS; i++)
    {
      char *sentence = assay_wording_signer (i, "North Vale");
      g_autofree char *bare = assay_wording_signer (i, NULL);

      assert_sentence (sentence);
      assert_sentence (bare);
      g_assert_true (g_hash_table_add (seen, sentence));
    }
}

/* A finding about the folder may know nothing but its tag. */
static void
test_bare_folder_findings (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) portfolio = sketch_portfolio ();
  g_autoptr (AssayReadiness) readiness =
      assay_readiness_compute (scheme, portfolio, sketch_planned_day ());

  for (guint tag = 0; tag <= ASSAY_FINDING_SUBMISSION_LOST; tag++)
    {
      g_autoptr (AssayFinding) bare = assay_finding_new (tag, NULL, NULL, NULL);
      g_autoptr (AssayFinding) unknown_item = assay_finding_new (tag, "E099", "a", "b");

      assert_finding_worded (readiness, bare);
      assert_finding_worded (readiness, unknown_item);
    }
}

/* Whatever the check finds, the wording can say. */
static void
test_whole_check (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) spoiled = spoil_portfolio ();
  g_autoptr (AssayPortfolio) empty = sketch_portfolio ();
  AssayPortfolio *portfolios[] = { spoiled, empty };

  for (guint i = 0; i < G_N_ELEMENTS (portfolios); i++)
    {
      g_autoptr (AssayReadiness) readiness =
          assay_readiness_compute (scheme, portfolios[i], sketch_today ());
      g_autoptr (GPtrArray) findings = assay_check_portfolio (readiness, sketch_today ());

      g_assert_cmpuint (findings->len, >, 3);
      for (guint j = 0; j < findings->len; j++)
        assert_finding_worded (readiness, findings->pdata[j]);
    }
}

static void
test_errors (void)
{
  for (guint code = 0; code <= ASSAY_ERROR_LAST; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (ASSAY_ERROR, (int) code, "Something");
      const char *step = assay_wording_error_step (error);
      gboolean says_itself = code == ASSAY_ERROR_USAGE || code == ASSAY_ERROR_UNKNOWN_NAME
                             || code == ASSAY_ERROR_INVALID || code == ASSAY_ERROR_TOO_LARGE
                             || code == ASSAY_ERROR_REFUSED || code == ASSAY_ERROR_DAMAGED
                             || code == ASSAY_ERROR_ENCRYPTED || code == ASSAY_ERROR_NEWER;

      if (says_itself)
        g_assert_null (step);
      else
        assert_sentence (step);
    }
}

static void
test_foreign_error (void)
{
  g_autoptr (GError) error =
      g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "No space left on device");

  g_assert_cmpstr (assay_wording_error_step (error), ==, "Free some space and try again.");
}

static void
test_verbs (void)
{
  static const char *const details[] = { NULL,      "",     "yes",  "no",
                                         "largely", "E007", "done", "2026-04-01/2026-06-30",
                                         "x/y" };
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();

  for (guint verb = 0; verb <= ASSAY_VERB_ANSWER_POINT; verb++)
    for (guint i = 0; i < G_N_ELEMENTS (details); i++)
      {
        g_autoptr (AssayEdit) edit = assay_edit_new (verb, "2.1", details[i]);
        g_autoptr (AssayEdit) bare = assay_edit_new (verb, NULL, details[i]);
        g_autofree char *line = assay_wording_edit (scheme, edit);
        g_autofree char *without = assay_wording_edit (scheme, bare);

        g_assert_cmpstr (line, !=, "");
        g_assert_null (strpbrk (line, "{}%"));
        g_assert_null (strstr (line, "(null)"));
        g_assert_null (strstr (without, "(null)"));
        g_assert_false (g_str_has_suffix (line, "."));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wording-tables/words", test_words);
  g_test_add_func ("/wording-tables/reasons", test_reasons);
  g_test_add_func ("/wording-tables/findings", test_findings);
  g_test_add_func ("/wording-tables/bag-findings", test_bag_findings);
  g_test_add_func ("/wording-tables/measures-findings", test_measures_findings);
  g_test_add_func ("/wording-tables/signers", test_signers);
  g_test_add_func ("/wording-tables/bare-folder-findings", test_bare_folder_findings);
  g_test_add_func ("/wording-tables/whole-check", test_whole_check);
  g_test_add_func ("/wording-tables/errors", test_errors);
  g_test_add_func ("/wording-tables/foreign-error", test_foreign_error);
  g_test_add_func ("/wording-tables/verbs", test_verbs);

  return g_test_run ();
}
