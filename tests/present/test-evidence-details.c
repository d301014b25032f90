/* What the evidence section shows of one item, and the edits that people's changes become.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "sketch.h"

#include "base/assay-error.h"
#include "present/assay-evidence-details.h"

#include <string.h>

static void
cite (AssayPortfolio *portfolio, const char *criterion, guint number)
{
  sketch_response (portfolio, criterion, "fully");
  sketch_citation (portfolio, criterion, number);
}

static AssayReadiness *
make_readiness (AssayPortfolio *portfolio)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) owned = portfolio;

  return assay_readiness_compute (scheme, owned, sketch_planned_day ());
}

static void
test_shows (void)
{
  AssayPortfolio *portfolio = sketch_portfolio ();
  AssayEvidence *item = sketch_evidence (portfolio, 7);
  g_autoptr (AssayReadiness) readiness = NULL;
  g_autoptr (AssayEvidenceDetailsState) state = NULL;

  sketch_set (&item->title, "Risk form");
  item->from = assay_date_new (2026, 7, 1);
  cite (portfolio, "1.1", 7);
  readiness = make_readiness (portfolio);
  state = assay_evidence_details_state_new (readiness, 7, NULL);
  g_assert_cmpstr (state->heading, ==, "E007 Risk form");
  g_assert_nonnull (g_strrstr (state->source, "5 pages"));
  g_assert_cmpstr (state->from, ==, "2026-07-01");
  g_assert_cmpstr (state->note, ==, "");
  g_assert_cmpuint (state->criteria->len, ==, 1);
  g_assert_cmpstr (state->criteria->pdata[0], ==, "1.1");
  g_assert_true (g_str_has_prefix (state->titles->pdata[0], "1.1 "));
  g_assert_true (state->can_open);
  g_assert_null (state->problem);
  g_assert_null (assay_evidence_details_state_new (readiness, 8, NULL));
}

/* What was added all the same. Its owner may know the password, so it can be opened elsewhere. */
static void
test_unreadable (void)
{
  AssayPortfolio *portfolio = sketch_portfolio ();
  AssayEvidence *item = sketch_evidence (portfolio, 7);
  g_autoptr (AssayReadiness) readiness = NULL;
  g_autoptr (AssayEvidenceDetailsState) state = NULL;

  item->pages = 0;
  readiness = make_readiness (portfolio);
  state = assay_evidence_details_state_new (readiness, 7, NULL);
  g_assert_true (g_str_has_suffix (state->source, "no page of it can be read"));
  g_assert_true (state->can_open);
}

/* It says which of the two it is, and neither can be opened. */
static void
test_file_trouble (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) portfolio = sketch_portfolio ();
  AssayEvidence *item = sketch_evidence (portfolio, 7);
  g_autoptr (GArray) absent = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) altered = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (AssayReadiness) readiness = NULL;
  g_autoptr (AssayEvidenceDetailsState) missing = NULL;
  g_autoptr (AssayEvidenceDetailsState) other = NULL;

  g_array_append_vals (absent, &(guint){ 7 }, 1);
  sketch_set (&item->sha256, "of E007");
  g_hash_table_add (altered, item->sha256);
  readiness = assay_readiness_compute_as_found (scheme, portfolio, absent, sketch_planned_day ());
  missing = assay_evidence_details_state_new (readiness, 7, NULL);
  g_assert_nonnull (g_strrstr (missing->problem, "missing"));
  g_assert_false (missing->can_open);
  other = assay_evidence_details_state_new (readiness, 7, altered);
  g_assert_nonnull (g_strrstr (other->problem, "altered"));
  g_assert_false (other->can_open);
}

static const AssayEvidence *
apply (AssayReadiness *readiness, AssayEdit *edit, AssayPortfolio **out_portfolio)
{
  g_assert_nonnull (edit);
  g_assert_cmpuint (assay_edit_count_changes (edit), ==, 1);
  *out_portfolio = assay_portfolio_apply (readiness->portfolio, edit);
  assay_edit_unref (edit);

  return assay_portfolio_lookup_evidence (*out_portfolio, 7);
}

/* E007, with a digest that an edit accepts. */
static void
add_item (AssayPortfolio *portfolio)
{
  AssayEvidence *item = sketch_evidence (portfolio, 7);

  g_free (item->sha256);
  item->sha256 = g_strnfill (64, 'a');
}

static void
test_writes (void)
{
  AssayPortfolio *portfolio = sketch_portfolio ();
  g_autoptr (AssayReadiness) readiness = NULL;
  g_autoptr (AssayPortfolio) after = NULL;
  g_autoptr (AssayPortfolio) after_kind = NULL;
  g_autoptr (AssayPortfolio) after_privacy = NULL;
  const AssayEvidence *item;

  add_item (portfolio);
  readiness = make_readiness (portfolio);
  item = apply (readiness,
                assay_evidence_details_write (readiness, 7, ASSAY_EVIDENCE_FIELD_UNTIL,
                                              "1 March 2027", NULL),
                &after);
  g_assert_cmpuint (item->until, ==, assay_date_new (2027, 3, 1));
  item = apply (readiness, assay_evidence_details_choose_kind (readiness, 7, 0, NULL), &after_kind);
  g_assert_null (item->kind);
  item = apply (readiness,
                assay_evidence_details_state_privacy (readiness, 7, ASSAY_PRIVACY_CONSENT, NULL),
                &after_privacy);
  g_assert_cmpint (item->privacy, ==, ASSAY_PRIVACY_CONSENT);
}

static void
test_refuses (void)
{
  AssayPortfolio *portfolio = sketch_portfolio ();
  g_autoptr (AssayReadiness) readiness = NULL;
  g_autoptr (GError) no_title = NULL;
  g_autoptr (GError) no_date = NULL;
  g_autoptr (GError) no_item = NULL;

  add_item (portfolio);
  readiness = make_readiness (portfolio);
  g_assert_null (
      assay_evidence_details_write (readiness, 7, ASSAY_EVIDENCE_FIELD_TITLE, "  ", &no_title));
  g_assert_error (no_title, ASSAY_ERROR, ASSAY_ERROR_INVALID);
  g_assert_null (
      assay_evidence_details_write (readiness, 7, ASSAY_EVIDENCE_FIELD_TO, "soon", &no_date));
  g_assert_error (no_date, ASSAY_ERROR, ASSAY_ERROR_INVALID);
  g_assert_null (assay_evidence_details_choose_kind (readiness, 8, 0, &no_item));
  g_assert_error (no_item, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME);
}

/* Names come from outside and become names on disk. */
static void
test_copy_names (void)
{
  const char *const names[][2] = {
    { "Risk form.pdf", "Risk form.pdf" },
    { "../../.bashrc", "_.._.bashrc" },
    { "..", "E007" },
    { ".desktop", "desktop" },
    { "-rf.pdf", "rf.pdf" },
    { "a\nb.pdf", "a_b.pdf" },
    { "a\\b.pdf", "a_b.pdf" },
    { "bad \xff.pdf", "bad \xef\xbf\xbd.pdf" },
    { "", "E007" },
  };
  g_autofree char *letters = g_strnfill (400, 'x');
  g_autoptr (AssayEvidence) wordy = assay_evidence_new (7);
  g_autofree char *cut = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (AssayEvidence) item = assay_evidence_new (7);
      g_autofree char *name = NULL;

      item->source_name = g_strdup (names[i][0]);
      name = assay_evidence_make_copy_name (item);
      g_assert_cmpstr (name, ==, names[i][1]);
    }
  wordy->source_name = g_strconcat (letters, ".pdf", NULL);
  cut = assay_evidence_make_copy_name (wordy);
  g_assert_cmpuint (strlen (cut), <=, 120);
  g_assert_true (g_str_has_suffix (cut, ".pdf"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evidence-details/shows", test_shows);
  g_test_add_func ("/evidence-details/unreadable", test_unreadable);
  g_test_add_func ("/evidence-details/file-trouble", test_file_trouble);
  g_test_add_func ("/evidence-details/writes", test_writes);
  g_test_add_func ("/evidence-details/refuses", test_refuses);
  g_test_add_func ("/evidence-details/copy-names", test_copy_names);

  return g_test_run ();
}
