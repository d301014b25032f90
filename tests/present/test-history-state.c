/* What the history's page shows: days, undone entries, and the portfolio as it was.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "base/assay-error.h"
#include "core/portfolio/assay-replay.h"
#include "present/assay-history-state.h"

typedef struct
{
  AssayFixture *fixture;
  AssayScheme *scheme;
  AssayPortfolioFolder *folder;
} Case;

static void
rate (Case *self, const char *criterion, const char *level)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayEdit) edit = assay_edit_rate (assay_portfolio_folder_get_portfolio (self->folder),
                                                self->scheme, criterion, level, NULL, &error);

  g_assert_no_error (error);
  assay_portfolio_folder_apply (self->folder, edit, &error);
  g_assert_no_error (error);
}

/* 1 created, 2 rated 1.1 partly, 3 rated it fully, 4 undid that, 5 wrote its text. */
static void
set_up (Case *self, gconstpointer data)
{
  g_autoptr (AssayHead) head = assay_head_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr (AssayEdit) text = NULL;

  self->fixture = assay_fixture_new ();
  self->scheme = assay_fixture_load_small_scheme ();
  path = assay_fixture_path (self->fixture, "vale");
  head->service = g_strdup ("Vale");
  self->folder =
      assay_portfolio_folder_create (self->fixture->context, path, self->scheme, head, &error);
  g_assert_no_error (error);
  rate (self, "1.1", "partly");
  rate (self, "1.1", "fully");
  g_assert_true (assay_portfolio_folder_undo (self->folder, NULL, NULL));
  text = assay_edit_write_text (assay_portfolio_folder_get_portfolio (self->folder), self->scheme,
                                "1.1", "We do this.", &error);
  g_assert_true (assay_portfolio_folder_apply (self->folder, text, &error));
}

static void
tear_down (Case *self, gconstpointer data)
{
  assay_portfolio_folder_close (self->folder, NULL);
  g_object_unref (self->folder);
  assay_scheme_unref (self->scheme);
  assay_fixture_free (self->fixture);
}

static AssayHistoryState *
new_state (Case *self)
{
  return assay_history_state_new (self->scheme,
                                  assay_portfolio_folder_list_history (self->folder, NULL));
}

static void
test_rows (Case *self, gconstpointer data)
{
  g_autoptr (AssayHistoryState) state = new_state (self);
  g_autoptr (AssayHistoryRow) newest = assay_history_state_word_row (state, 0);
  g_autoptr (AssayHistoryRow) undo = assay_history_state_word_row (state, 1);
  g_autoptr (AssayHistoryRow) undone = assay_history_state_word_row (state, 2);
  g_autoptr (AssayHistoryRow) first = assay_history_state_word_row (state, 4);

  g_assert_cmpuint (assay_history_state_count (state), ==, 5);
  g_assert_cmpstr (newest->day, ==, "22 November 2026");
  g_assert_cmpstr (newest->what, ==, "Wrote how 1.1 is met");
  g_assert_cmpstr (newest->who, ==, "12:00, Service manager");
  /* One heading a day. */
  g_assert_null (undo->day);
  g_assert_cmpstr (undo->what, ==, "Undid: Rated 1.1 “Fully”");
  g_assert_false (undo->is_undone);
  g_assert_true (undone->is_undone);
  g_assert_cmpstr (undone->description, ==,
                   "Rated 1.1 “Fully”, undone since, 22 November 2026, 12:00, Service manager");
  g_assert_cmpstr (first->what, ==, "Created the portfolio");
}

/* Undone, redone: not undone. */
static void
test_redone (Case *self, gconstpointer data)
{
  g_autoptr (AssayHistoryState) state = NULL;

  g_assert_true (assay_portfolio_folder_undo (self->folder, NULL, NULL));
  g_assert_true (assay_portfolio_folder_redo (self->folder, NULL, NULL));
  state = new_state (self);
  g_assert_false (assay_history_state_is_undone (state, 2));
  g_assert_true (assay_history_state_is_undone (state, 4));
}

static void
assert_level_after (Case *self, const GPtrArray *entries, guint64 sequence, const char *level)
{
  g_autoptr (GError) error = NULL;
  gboolean is_whole = FALSE;
  g_autoptr (AssayPortfolio) then = assay_replay (entries, sequence, &is_whole, NULL, &error);
  const AssayResponse *response;

  g_assert_no_error (error);
  g_assert_true (is_whole);
  response = assay_portfolio_lookup_response (then, "1.1");
  g_assert_cmpstr (response != NULL ? response->level : NULL, ==, level);
}

static void
test_replay (Case *self, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = assay_portfolio_folder_list_history (self->folder, NULL);
  g_autoptr (AssayPortfolio) last = assay_replay (entries, 5, NULL, NULL, NULL);
  g_autofree char *played = assay_portfolio_format_xml (last, ASSAY_PORTFOLIO_FORM_OWN);
  g_autofree char *now =
      assay_portfolio_format_xml (assay_portfolio_folder_get_portfolio (self->folder),
                                  ASSAY_PORTFOLIO_FORM_OWN);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  assert_level_after (self, entries, 0, NULL);
  assert_level_after (self, entries, 1, NULL);
  assert_level_after (self, entries, 2, "partly");
  assert_level_after (self, entries, 3, "fully");
  assert_level_after (self, entries, 4, "partly");
  /* Played to its end, the history is what is there. */
  g_assert_cmpstr (played, ==, now);
  g_cancellable_cancel (cancellable);
  g_assert_null (assay_replay (entries, 5, NULL, cancellable, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
}

static void
test_moment (Case *self, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = assay_portfolio_folder_list_history (self->folder, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayHistoryMoment) moment =
      assay_history_moment_new (self->scheme, entries, entries->pdata[2], NULL, &error);
  const AssayHistoryChange *change;

  g_assert_no_error (error);
  g_assert_cmpstr (moment->what, ==, "Rated 1.1 “Fully”");
  g_assert_cmpstr (moment->when, ==, "22 November 2026 at 12:00, by Service manager");
  g_assert_cmpstr (moment->verdict, ==, "Not ready: none of the two standards holds yet.");
  g_assert_null (moment->caution);
  g_assert_cmpuint (moment->standards->len, ==, 2);
  g_assert_cmpuint (moment->changes->len, ==, 1);
  change = moment->changes->pdata[0];
  g_assert_cmpstr (change->label, ==, "1.1, rating");
  g_assert_cmpstr (change->before, ==, "Partly");
  g_assert_cmpstr (change->after, ==, "Fully");
}

/* Where an entry is missing, it says that this may not be all. */
static void
test_missing_entry (Case *self, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = assay_portfolio_folder_list_history (self->folder, NULL);
  g_autoptr (AssayHistoryMoment) moment = NULL;

  g_ptr_array_remove_index (entries, 1);
  moment = assay_history_moment_new (self->scheme, entries, entries->pdata[3], NULL, NULL);
  g_assert_nonnull (moment->caution);
  g_assert_cmpuint (moment->changes->len, ==, 1);
  g_assert_cmpstr (((const AssayHistoryChange *) moment->changes->pdata[0])->after, ==,
                   "We do this.");
}

#define ADD(path, function) g_test_add (path, Case, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/history-state/rows", test_rows);
  ADD ("/history-state/redone", test_redone);
  ADD ("/history-state/replay", test_replay);
  ADD ("/history-state/moment", test_moment);
  ADD ("/history-state/missing-entry", test_missing_entry);

  return g_test_run ();
}
