/* The rows of the evidence table: what they say, which are shown, in which order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "sketch.h"

#include "present/assay-evidence-words.h"

/* Rows of @portfolio, which is taken, for the planned day; @absent may be NULL. */
static GPtrArray *
make_rows (AssayPortfolio *portfolio, GArray *absent, GHashTable *altered)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) owned = portfolio;
  g_autoptr (AssayReadiness) readiness =
      assay_readiness_compute_as_found (scheme, owned, absent, sketch_planned_day ());

  return assay_evidence_state_new (readiness, sketch_today (), altered);
}

static void
cite (AssayPortfolio *portfolio, const char *criterion, guint number)
{
  sketch_response (portfolio, criterion, "fully");
  sketch_citation (portfolio, criterion, number);
}

static AssayEvidenceRow *
make_row (AssayPortfolio *portfolio)
{
  g_autoptr (GPtrArray) rows = make_rows (portfolio, NULL, NULL);

  g_assert_cmpuint (rows->len, ==, 1);

  return assay_evidence_row_ref (rows->pdata[0]);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayEvidenceRow, assay_evidence_row_unref)

static void
test_says_everything (void)
{
  AssayPortfolio *portfolio = sketch_portfolio ();
  AssayEvidence *item = sketch_evidence (portfolio, 7);
  g_autoptr (AssayEvidenceRow) row = NULL;

  sketch_set (&item->title, "Risk form");
  cite (portfolio, "1.1", 7);
  cite (portfolio, "1.1", 7);
  cite (portfolio, "2.1", 7);
  row = make_row (portfolio);
  g_assert_cmpstr (row->label, ==, "E007");
  g_assert_cmpstr (row->title, ==, "Risk form");
  g_assert_cmpstr (row->used_by, ==, "1.1, 2.1");
  g_assert_cmpuint (row->n_users, ==, 2);
  g_assert_cmpstr (row->privacy_text, ==, "No personal data");
  g_assert_cmpint (row->condition, ==, ASSAY_EVIDENCE_IN_DATE);
  g_assert_nonnull (g_strrstr (row->description, "E007 Risk form"));
  g_assert_nonnull (g_strrstr (row->description, "used by 1.1, 2.1"));
  g_assert_nonnull (g_strrstr (row->description, "In date"));
}

static void
assert_condition (AssayPortfolio *portfolio, AssayEvidenceCondition condition, const char *words)
{
  g_autoptr (AssayEvidenceRow) row = make_row (portfolio);

  g_assert_cmpint (row->condition, ==, condition);
  g_assert_cmpstr (row->condition_text, ==, words);
}

static void
test_dates (void)
{
  AssayPortfolio *portfolio = sketch_portfolio ();

  sketch_evidence (portfolio, 1)->until = assay_date_new (2026, 11, 21);
  assert_condition (portfolio, ASSAY_EVIDENCE_OUT_OF_DATE, "Out of date since 21 Nov 2026");

  portfolio = sketch_portfolio ();
  sketch_evidence (portfolio, 1)->until = assay_date_new (2026, 12, 3);
  assert_condition (portfolio, ASSAY_EVIDENCE_RUNS_OUT, "Out of date 3 Dec 2026");

  portfolio = sketch_portfolio ();
  sketch_evidence (portfolio, 1)->until = sketch_planned_day ();
  assert_condition (portfolio, ASSAY_EVIDENCE_IN_DATE, "In date");

  portfolio = sketch_portfolio ();
  sketch_evidence (portfolio, 1)->from = assay_date_new (2027, 3, 1);
  assert_condition (portfolio, ASSAY_EVIDENCE_NOT_BEGUN, "Begins 1 Mar 2027");

  portfolio = sketch_portfolio ();
  AssayEvidence *item = sketch_evidence (portfolio, 1);
  item->from = item->to = item->until = ASSAY_DATE_NONE;
  assert_condition (portfolio, ASSAY_EVIDENCE_UNDATED, "No dates");

  portfolio = sketch_portfolio ();
  sketch_evidence (portfolio, 1)->privacy = ASSAY_PRIVACY_NONE_STATED;
  assert_condition (portfolio, ASSAY_EVIDENCE_UNSTATED, "Privacy not stated");
}

static void
test_withdrawn_and_gone (void)
{
  AssayPortfolio *portfolio = sketch_portfolio ();
  g_autoptr (GArray) absent = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) altered = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) rows = NULL;
  guint numbers[] = { 2, 3 };

  sketch_evidence (portfolio, 1)->withdrawn = TRUE;
  sketch_evidence (portfolio, 2);
  sketch_set (&sketch_evidence (portfolio, 3)->sha256, "of E003");
  g_array_append_vals (absent, numbers, 2);
  g_hash_table_add (altered, (gpointer) "of E003");
  rows = make_rows (portfolio, absent, altered);
  g_assert_cmpint (((AssayEvidenceRow *) rows->pdata[0])->condition, ==, ASSAY_EVIDENCE_WITHDRAWN);
  g_assert_cmpint (((AssayEvidenceRow *) rows->pdata[1])->condition, ==, ASSAY_EVIDENCE_MISSING);
  g_assert_cmpint (((AssayEvidenceRow *) rows->pdata[2])->condition, ==, ASSAY_EVIDENCE_ALTERED);
}

static guint
count (GPtrArray *rows, AssayEvidenceFilter filter, const char *search)
{
  g_auto (GStrv) words = assay_evidence_split_search (search);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += assay_evidence_row_matches (rows->pdata[i], filter, (const char *const *) words);

  return n;
}

static void
test_filters (void)
{
  AssayPortfolio *portfolio = sketch_portfolio ();
  g_autoptr (GArray) absent = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) rows = NULL;
  guint gone = 4;

  sketch_evidence (portfolio, 1)->withdrawn = TRUE;
  sketch_evidence (portfolio, 2)->until = assay_date_new (2026, 12, 3);
  sketch_evidence (portfolio, 3)->privacy = ASSAY_PRIVACY_NONE_STATED;
  sketch_evidence (portfolio, 4);
  cite (portfolio, "1.1", 3);
  g_array_append_val (absent, gone);
  rows = make_rows (portfolio, absent, NULL);
  g_assert_cmpuint (count (rows, ASSAY_EVIDENCE_SHOW_ALL, ""), ==, 4);
  g_assert_cmpuint (count (rows, ASSAY_EVIDENCE_SHOW_UNUSED, ""), ==, 2);
  g_assert_cmpuint (count (rows, ASSAY_EVIDENCE_SHOW_OUT_OF_DATE, ""), ==, 1);
  g_assert_cmpuint (count (rows, ASSAY_EVIDENCE_SHOW_NO_PRIVACY, ""), ==, 1);
  g_assert_cmpuint (count (rows, ASSAY_EVIDENCE_SHOW_NO_FILE, ""), ==, 1);
  g_assert_cmpuint (count (rows, ASSAY_EVIDENCE_SHOW_WITHDRAWN, ""), ==, 1);
  for (guint i = 0; i < ASSAY_EVIDENCE_N_FILTERS; i++)
    g_assert_cmpstr (assay_evidence_word_filter ((AssayEvidenceFilter) i), !=, "");
}

static void
test_search (void)
{
  AssayPortfolio *portfolio = sketch_portfolio ();
  g_autoptr (GPtrArray) rows = NULL;

  sketch_set (&sketch_evidence (portfolio, 1)->title, "Élan minutes");
  sketch_set (&sketch_evidence (portfolio, 2)->note, "seen by the BOARD");
  cite (portfolio, "1.2", 2);
  rows = make_rows (portfolio, NULL, NULL);
  g_assert_cmpuint (count (rows, ASSAY_EVIDENCE_SHOW_ALL, "  éLAN "), ==, 1);
  g_assert_cmpuint (count (rows, ASSAY_EVIDENCE_SHOW_ALL, "minutes élan"), ==, 1);
  g_assert_cmpuint (count (rows, ASSAY_EVIDENCE_SHOW_ALL, "board"), ==, 1);
  g_assert_cmpuint (count (rows, ASSAY_EVIDENCE_SHOW_ALL, "e002 1.2"), ==, 1);
  g_assert_cmpuint (count (rows, ASSAY_EVIDENCE_SHOW_ALL, "minutes board"), ==, 0);
  g_assert_cmpuint (count (rows, ASSAY_EVIDENCE_SHOW_UNUSED, "board"), ==, 0);
}

/* Equal rows go by number, so that the order never jumps; and turning two rows round turns the
 * sign. */
static void
test_order (void)
{
  AssayPortfolio *portfolio = sketch_portfolio ();
  g_autoptr (GPtrArray) rows = NULL;

  sketch_set (&sketch_evidence (portfolio, 1)->title, "b");
  sketch_set (&sketch_evidence (portfolio, 2)->title, "A");
  sketch_set (&sketch_evidence (portfolio, 3)->title, "b");
  cite (portfolio, "1.1", 3);
  rows = make_rows (portfolio, NULL, NULL);
  g_assert_cmpint (assay_evidence_row_compare (rows->pdata[1], rows->pdata[0],
                                               ASSAY_EVIDENCE_COLUMN_TITLE),
                   <, 0);
  g_assert_cmpint (assay_evidence_row_compare (rows->pdata[0], rows->pdata[2],
                                               ASSAY_EVIDENCE_COLUMN_TITLE),
                   <, 0);
  g_assert_cmpint (assay_evidence_row_compare (rows->pdata[2], rows->pdata[0],
                                               ASSAY_EVIDENCE_COLUMN_USED_BY),
                   >, 0);
  for (guint column = 0; column < ASSAY_EVIDENCE_N_COLUMNS; column++)
    for (guint i = 0; i < 9; i++)
      {
        int there = assay_evidence_row_compare (rows->pdata[i / 3], rows->pdata[i % 3],
                                                (AssayEvidenceColumn) column);
        int back = assay_evidence_row_compare (rows->pdata[i % 3], rows->pdata[i / 3],
                                               (AssayEvidenceColumn) column);

        g_assert_true ((there > 0) == (back < 0));
        g_assert_true ((there == 0) == (i / 3 == i % 3));
      }
}

static void
test_words (void)
{
  AssayPortfolio *portfolio = sketch_portfolio ();
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *all = assay_evidence_word_count (14, 14);
  g_autofree char *some = assay_evidence_word_count (3, 14);
  g_autofree char *same = assay_evidence_word_same ("policy.pdf", 3);
  g_autofree char *restored = assay_evidence_word_restored (3);
  g_autofree char *stopped = assay_evidence_word_stopped (2, 5);
  g_autofree char *none = assay_evidence_word_stopped (0, 5);
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  guint given[] = { 8, 2, 9 };

  sketch_set (&sketch_evidence (portfolio, 9)->title, "Policy");
  g_array_append_vals (numbers, given, 3);
  one = assay_evidence_word_added (portfolio, numbers, 1);
  two = assay_evidence_word_added (portfolio, numbers, 2);
  g_assert_cmpstr (all, ==, "14 items");
  g_assert_cmpstr (some, ==, "3 of 14 items");
  g_assert_cmpstr (same, ==, "policy.pdf is E003 already");
  g_assert_cmpstr (restored, ==, "E003 has its file again");
  g_assert_cmpstr (stopped, ==, "Stopped: added 2 of 5 files");
  g_assert_cmpstr (none, ==, "Stopped: nothing was added");
  g_assert_cmpstr (one, ==, "Added E009 “Policy”");
  g_assert_cmpstr (two, ==, "Added 2 items: E008 to E009");
  assay_portfolio_unref (portfolio);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evidence-state/says-everything", test_says_everything);
  g_test_add_func ("/evidence-state/dates", test_dates);
  g_test_add_func ("/evidence-state/withdrawn-and-gone", test_withdrawn_and_gone);
  g_test_add_func ("/evidence-state/filters", test_filters);
  g_test_add_func ("/evidence-state/search", test_search);
  g_test_add_func ("/evidence-state/order", test_order);
  g_test_add_func ("/evidence-state/words", test_words);

  return g_test_run ();
}
