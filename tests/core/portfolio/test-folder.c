/* The folder: making, opening, the gate, saving, undo and redo across closing, the history.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "portfolio-fixture.h"

#include "base/assay-error.h"
#include "core/document/assay-journal.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

static const char *
get_level (AssayPortfolioFolder *folder, const char *criterion)
{
  const AssayResponse *response =
      assay_portfolio_lookup_response (assay_portfolio_folder_get_portfolio (folder), criterion);

  return response != NULL ? response->level : NULL;
}

static char *
read_child (PortfolioFixture *fixture, const char *name)
{
  g_autofree char *path = portfolio_fixture_child (fixture, name);

  return assay_fixture_read (path);
}

/* --- Making --- */

static AssayPortfolioFolder *
try_create (PortfolioFixture *fixture, const char *path, const char *service, GError **error)
{
  g_autoptr (AssayHead) head = assay_head_new ();

  head->service = g_strdup (service);

  return assay_portfolio_folder_create (fixture->base->context, path, fixture->scheme, head, error);
}

static void
test_create (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  AssayPortfolioFolder *folder = portfolio_fixture_create (fixture);
  g_autofree char *lock = portfolio_fixture_child (fixture, ASSAY_LOCK_FILE);
  g_autofree char *scheme = NULL;
  g_autofree char *text = NULL;
  const AssayHead *head = assay_portfolio_folder_get_portfolio (folder)->head;

  g_assert_cmpstr (head->scheme_sha256, ==, fixture->scheme->sha256);
  g_assert_cmpuint (head->round, ==, 1);
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  portfolio_close (folder);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));

  scheme = read_child (fixture, ASSAY_SCHEME_FILE);
  g_assert_cmpmem (scheme, strlen (scheme), g_bytes_get_data (fixture->scheme->bytes, NULL),
                   g_bytes_get_size (fixture->scheme->bytes));
  text = read_child (fixture, ASSAY_PORTFOLIO_FILE);
  g_assert_nonnull (strstr (text, "planned=\"2027-01-12\""));
}

static void
test_create_in_empty_folder (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();

  g_mkdir (fixture->path, 0700);
  portfolio_close (portfolio_fixture_create (fixture));
  portfolio_close (portfolio_fixture_open (fixture, ASSAY_OPEN_WRITE));
}

static void
test_create_refused (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  g_autofree char *file = assay_fixture_write (fixture->base, "full/letter.txt", "Dear all");
  g_autofree char *full = g_path_get_dirname (file);
  g_autofree char *orphan = assay_fixture_path (fixture->base, "no/where");
  g_autoptr (GError) error = NULL;

  g_assert_null (try_create (fixture, full, "N", &error));
  assert_error_says (error, ASSAY_ERROR_EXISTS, "not empty");
  g_clear_error (&error);
  g_assert_null (try_create (fixture, file, "N", &error));
  assert_error_says (error, ASSAY_ERROR_EXISTS, "letter.txt");
  g_clear_error (&error);
  g_assert_null (try_create (fixture, orphan, "N", &error));
  assert_error_says (error, ASSAY_ERROR_NOT_FOUND, "no");
  g_clear_error (&error);
  g_assert_null (try_create (fixture, fixture->path, " ", &error));
  assert_error_says (error, ASSAY_ERROR_INVALID, "name");
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
}

/* What an interrupted making left is no portfolio; making it anew clears it, unless somebody is
 * still at it. */
static void
test_create_over_unfinished (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  g_autofree char *marker = portfolio_fixture_child (fixture, "unfinished.part");
  g_autofree char *rest = portfolio_fixture_child (fixture, "journal/000001.log");
  g_autoptr (AssayPortfolioFolder) folder = NULL;
  g_autoptr (GError) error = NULL;
  int fd;

  portfolio_close (portfolio_fixture_create (fixture));
  g_file_set_contents (marker, "", -1, NULL);
  portfolio_fixture_assert_open_fails (fixture, ASSAY_ERROR_DAMAGED, "make it once more");

  fd = g_open (marker, O_RDWR, 0);
  g_assert_cmpint (flock (fd, LOCK_EX | LOCK_NB), ==, 0);
  g_assert_null (try_create (fixture, fixture->path, "N", &error));
  assert_error_says (error, ASSAY_ERROR_LOCKED, "right now");
  g_assert_true (g_file_test (rest, G_FILE_TEST_EXISTS));
  close (fd);
  g_clear_error (&error);

  folder = try_create (fixture, fixture->path, "South Vale", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (assay_portfolio_folder_get_portfolio (folder)->head->service, ==, "South Vale");
  g_assert_false (g_file_test (marker, G_FILE_TEST_EXISTS));
}

static void
test_open_nothing (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  g_autofree char *lock = portfolio_fixture_child (fixture, ASSAY_LOCK_FILE);

  portfolio_fixture_assert_open_fails (fixture, ASSAY_ERROR_NOT_FOUND, "is not there");
  g_mkdir (fixture->path, 0700);
  portfolio_fixture_assert_open_fails (fixture, ASSAY_ERROR_NOT_FOUND, "not a portfolio");
  /* Asking leaves nothing behind in a folder that is somebody's. */
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
}

static void
test_read_only_place (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();

  portfolio_close (portfolio_fixture_create (fixture));
  /* What the system says for a folder one may not write to; a test may run as root. */
  assay_disk_set_fault (fixture->base->disk, 1, ASSAY_DISK_FAULT_CRASH, EACCES);
  portfolio_fixture_assert_open_fails (fixture, ASSAY_ERROR_ACCESS, "in-use.xml");
  g_object_unref (portfolio_fixture_open (fixture, ASSAY_OPEN_READ));
  g_assert_cmpuint (assay_disk_get_count (fixture->base->disk), ==, 1);
}

/* --- The gate --- */

static void
count_cb (AssayPortfolioFolder *folder, guint *count)
{
  (*count)++;
}

static void
test_gate (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  AssayPortfolioFolder *folder = portfolio_fixture_create (fixture);
  guint count = 0;
  g_autoptr (GPtrArray) history = NULL;

  g_signal_connect (folder, "changed", G_CALLBACK (count_cb), &count);
  portfolio_rate (folder, "1.1", "fully");
  g_assert_cmpstr (get_level (folder, "1.1"), ==, "fully");
  g_assert_cmpuint (count, ==, 1);

  /* Nothing changes, nothing is written, nobody is told. */
  portfolio_rate (folder, "1.1", "fully");
  g_assert_cmpuint (count, ==, 1);
  history = assay_portfolio_folder_list_history (folder, NULL);
  g_assert_cmpuint (history->len, ==, 2);
  portfolio_close (folder);
}

static void
test_gate_closed (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  g_autoptr (AssayPortfolioFolder) written = portfolio_fixture_create (fixture);
  g_autoptr (AssayPortfolioFolder) read = NULL;
  g_autoptr (AssayEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  edit = assay_edit_rate (assay_portfolio_folder_get_portfolio (written), fixture->scheme, "1.1",
                          "fully", NULL, &error);
  assay_portfolio_folder_close (written, &error);
  g_assert_no_error (error);
  g_assert_false (assay_portfolio_folder_apply (written, edit, &error));
  assert_error_says (error, ASSAY_ERROR_REFUSED, "not open for writing");
  g_clear_error (&error);

  read = portfolio_fixture_open (fixture, ASSAY_OPEN_READ);
  g_assert_false (assay_portfolio_folder_apply (read, edit, &error));
  assert_error_says (error, ASSAY_ERROR_REFUSED, "not open for writing");
  g_clear_error (&error);
  g_assert_false (assay_portfolio_folder_undo (read, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
}

/* Applies and saves survive dropping the object without closing it, and not saving at all. */
static void
test_unsaved_is_replayed (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  AssayPortfolioFolder *folder = portfolio_fixture_create (fixture);
  g_autofree char *text = NULL;
  g_autofree char *now = NULL;

  portfolio_rate (folder, "1.1", "fully");
  portfolio_write (folder, "1.1", "How\nwe meet it.");
  text = portfolio_text (folder);
  /* As if the program had died: every further operation of this disk fails. */
  assay_disk_set_fault (fixture->base->disk, 1, ASSAY_DISK_FAULT_CRASH, EIO);
  g_object_unref (folder);
  assay_disk_set_fault (fixture->base->disk, 0, ASSAY_DISK_FAULT_NONE, 0);

  folder = portfolio_fixture_open (fixture, ASSAY_OPEN_READ);
  now = portfolio_text (folder);
  g_assert_cmpstr (now, ==, text);
  g_object_unref (folder);
  folder = portfolio_fixture_open (fixture, ASSAY_OPEN_WRITE);
  g_assert_false (portfolio_has_finding (folder, ASSAY_FINDING_CHANGED_OUTSIDE, NULL));
  portfolio_close (folder);
  g_free (g_steal_pointer (&now));
  now = read_child (fixture, ASSAY_PORTFOLIO_FILE);
  g_assert_cmpstr (now, ==, text);
}

static void
test_save_is_lazy (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  AssayPortfolioFolder *folder = portfolio_fixture_create (fixture);
  g_autoptr (GError) error = NULL;
  guint count;

  count = assay_disk_get_count (fixture->base->disk);
  g_assert_true (assay_portfolio_folder_save (folder, &error));
  g_assert_cmpuint (assay_disk_get_count (fixture->base->disk), ==, count);
  portfolio_rate (folder, "1.1", "fully");
  /* One write, one sync: what an edit costs. */
  g_assert_cmpuint (assay_disk_get_count (fixture->base->disk), ==, count + 2);
  g_assert_true (assay_portfolio_folder_save (folder, &error));
  g_assert_cmpuint (assay_disk_get_count (fixture->base->disk), >, count + 2);
  portfolio_close (folder);
}

static void
test_stale_edits (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  AssayPortfolioFolder *folder = portfolio_fixture_create (fixture);
  g_autoptr (AssayPortfolio) start =
      assay_portfolio_ref (assay_portfolio_folder_get_portfolio (folder));
  g_autoptr (AssayEvidence) fields = portfolio_new_item ("One");
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayEdit) add = assay_edit_add_evidence (start, fixture->scheme, fields, 1, &error);
  g_autoptr (AssayEdit) cite = NULL;
  g_autoptr (AssayEdit) amend = NULL;

  g_assert_true (assay_portfolio_folder_apply (folder, add, &error));
  cite = assay_edit_cite (assay_portfolio_folder_get_portfolio (folder), fixture->scheme, "1.1", 1,
                          NULL, "Here", "Shows it.", &error);
  fields->number = 1;
  g_free (fields->title);
  fields->title = g_strdup ("Two");
  amend = assay_edit_amend_evidence (assay_portfolio_folder_get_portfolio (folder), fixture->scheme,
                                     fields, &error);
  g_assert_true (assay_portfolio_folder_undo (folder, NULL, &error));
  g_assert_no_error (error);

  g_assert_false (assay_portfolio_folder_apply (folder, add, &error));
  assert_error_says (error, ASSAY_ERROR_REFUSED, "E001 was given before");
  g_clear_error (&error);
  g_assert_false (assay_portfolio_folder_apply (folder, amend, &error));
  assert_error_says (error, ASSAY_ERROR_REFUSED, "E001 was given before");
  g_clear_error (&error);
  g_assert_false (assay_portfolio_folder_apply (folder, cite, &error));
  assert_error_says (error, ASSAY_ERROR_REFUSED, "1.1 would cite E001");
  portfolio_close (folder);
}

static void
test_numbers_are_never_given_again (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  AssayPortfolioFolder *folder = portfolio_fixture_create (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (portfolio_add_observation (folder, "One"), ==, 1);
  g_assert_true (assay_portfolio_folder_undo (folder, NULL, &error));
  g_assert_cmpuint (portfolio_add_observation (folder, "Two"), ==, 2);
  g_assert_true (assay_portfolio_folder_undo (folder, NULL, &error));
  portfolio_close (folder);

  folder = portfolio_fixture_open (fixture, ASSAY_OPEN_WRITE);
  g_assert_cmpuint (assay_portfolio_folder_get_portfolio (folder)->evidence->len, ==, 0);
  g_assert_cmpuint (portfolio_add_observation (folder, "Three"), ==, 3);
  g_assert_true (assay_portfolio_folder_undo (folder, NULL, &error));
  /* Redoing is not giving anew: it is the same item. */
  g_assert_true (assay_portfolio_folder_redo (folder, NULL, &error));
  g_assert_nonnull (
      assay_portfolio_lookup_evidence (assay_portfolio_folder_get_portfolio (folder), 3));
  g_assert_cmpuint (assay_portfolio_folder_get_next_evidence_number (folder), ==, 4);
  g_assert_cmpuint (assay_portfolio_folder_get_next_action_number (folder), ==, 1);
  portfolio_close (folder);
}

/* --- Undo and redo --- */

static void
undo (AssayPortfolioFolder *folder, const char *subject)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayEdit) edit = NULL;
  g_autofree char *peeked =
      g_strdup (assay_edit_get_subject (assay_portfolio_folder_peek_undo (folder)));

  assay_portfolio_folder_undo (folder, &edit, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (assay_edit_get_subject (edit), ==, subject);
  g_assert_cmpstr (peeked, ==, subject);
}

static void
redo (AssayPortfolioFolder *folder, const char *subject)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayEdit) edit = NULL;
  g_autofree char *peeked =
      g_strdup (assay_edit_get_subject (assay_portfolio_folder_peek_redo (folder)));

  assay_portfolio_folder_redo (folder, &edit, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (assay_edit_get_subject (edit), ==, subject);
  g_assert_cmpstr (peeked, ==, subject);
}

static AssayPortfolioFolder *
reopen (PortfolioFixture *fixture, AssayPortfolioFolder *folder)
{
  portfolio_close (folder);

  return portfolio_fixture_open (fixture, ASSAY_OPEN_WRITE);
}

static void
test_undo_and_redo (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  AssayPortfolioFolder *folder = portfolio_fixture_create (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *start = portfolio_text (folder);
  g_autofree char *end = NULL;
  g_autofree char *now = NULL;

  portfolio_rate (folder, "1.1", "fully");
  portfolio_rate (folder, "1.2", "partly");
  portfolio_rate (folder, "2.2", "largely");
  end = portfolio_text (folder);
  undo (folder, "2.2");
  folder = reopen (fixture, folder);
  undo (folder, "1.2");
  redo (folder, "1.2");
  folder = reopen (fixture, folder);
  redo (folder, "2.2");
  now = portfolio_text (folder);
  g_assert_cmpstr (now, ==, end);
  g_assert_null (assay_portfolio_folder_peek_redo (folder));

  undo (folder, "2.2");
  undo (folder, "1.2");
  folder = reopen (fixture, folder);
  undo (folder, "1.1");
  g_free (now);
  now = portfolio_text (folder);
  g_assert_cmpstr (now, ==, start);
  /* The making cannot be undone. */
  g_assert_null (assay_portfolio_folder_peek_undo (folder));
  g_assert_false (assay_portfolio_folder_undo (folder, NULL, &error));
  assert_error_says (error, ASSAY_ERROR_REFUSED, "nothing to undo");
  g_clear_error (&error);

  /* A new edit ends redoing. */
  redo (folder, "1.1");
  portfolio_rate (folder, "2.1", "fully");
  g_assert_false (assay_portfolio_folder_redo (folder, NULL, &error));
  assert_error_says (error, ASSAY_ERROR_REFUSED, "nothing to redo");
  portfolio_close (folder);
}

/* A random walk of edits, undos, redos and reopenings against plain stacks of states. */
static void
test_undo_model (void)
{
  static const char *const levels[] = { "not-yet", "partly", "largely", "fully" };
  static const char *const criteria[] = { "1.1", "1.2", "2.2" };
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  AssayPortfolioFolder *folder = portfolio_fixture_create (fixture);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  guint at = 0;

  g_ptr_array_add (states, portfolio_text (folder));
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *now = NULL;
      gint32 dice = g_rand_int_range (rand, 0, 10);

      if (dice < 4)
        {
          g_autofree char *before = portfolio_text (folder);
          g_autofree char *after = NULL;

          portfolio_rate (folder, criteria[g_rand_int_range (rand, 0, 3)],
                          levels[g_rand_int_range (rand, 0, 4)]);
          after = portfolio_text (folder);
          if (strcmp (before, after) != 0)
            {
              g_ptr_array_set_size (states, (int) ++at);
              g_ptr_array_add (states, g_steal_pointer (&after));
            }
        }
      else if (dice < 7)
        at -= assay_portfolio_folder_undo (folder, NULL, NULL) ? 1 : 0;
      else if (dice < 9)
        at += assay_portfolio_folder_redo (folder, NULL, NULL) ? 1 : 0;
      else
        folder = reopen (fixture, folder);
      now = portfolio_text (folder);
      g_assert_cmpuint (at, <, states->len);
      g_assert_cmpstr (now, ==, states->pdata[at]);
      g_assert_true ((assay_portfolio_folder_peek_undo (folder) == NULL) == (at == 0));
      g_assert_true ((assay_portfolio_folder_peek_redo (folder) == NULL)
                     == (at + 1 == states->len));
    }
  portfolio_close (folder);
}

static void
test_history (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  AssayPortfolioFolder *folder = portfolio_fixture_create (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = NULL;
  const AssayEntry *entry;

  portfolio_rate (folder, "1.1", "fully");
  undo (folder, "1.1");
  redo (folder, "1.1");
  folder = reopen (fixture, folder);
  history = assay_portfolio_folder_list_history (folder, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 4);
  for (guint i = 0; i < history->len; i++)
    {
      entry = history->pdata[i];
      g_assert_cmpuint (entry->sequence, ==, i + 1);
      g_assert_cmpstr (entry->author, ==, "Service manager");
      g_assert_cmpint (entry->time, ==, ASSAY_FIXTURE_NOW);
    }
  entry = history->pdata[0];
  g_assert_cmpint (assay_edit_get_verb (entry->edit), ==, ASSAY_VERB_CREATE);
  entry = history->pdata[2];
  g_assert_cmpint (entry->type, ==, ASSAY_ENTRY_UNDO);
  g_assert_cmpuint (entry->of, ==, 2);
  entry = history->pdata[3];
  g_assert_cmpint (entry->type, ==, ASSAY_ENTRY_REDO);
  g_assert_cmpuint (entry->of, ==, 2);
  portfolio_close (folder);
}

static void
assert_latest (AssayPortfolioFolder *folder, guint n_entries, guint64 first, guint64 last)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) latest = assay_portfolio_folder_list_latest (folder, n_entries, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (latest->len, ==, last - first + 1);
  for (guint i = 0; i < latest->len; i++)
    g_assert_cmpuint (((const AssayEntry *) latest->pdata[i])->sequence, ==, first + i);
}

/* The end of the history does not need its beginning, not even where that cannot be read. */
static void
test_latest (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  AssayPortfolioFolder *folder = portfolio_fixture_create (fixture);
  g_autofree char *first = portfolio_fixture_child (fixture, "journal/000001.log");
  g_autoptr (GPtrArray) history = NULL;

  assert_latest (folder, 5, 1, 1);
  for (guint i = 0; i < ASSAY_JOURNAL_FILE_LINES; i++)
    portfolio_rate (folder, "1.1", i % 2 == 0 ? "fully" : "partly");
  assert_latest (folder, 5, ASSAY_JOURNAL_FILE_LINES - 3, ASSAY_JOURNAL_FILE_LINES + 1);

  /* The second file holds fewer than five entries, so one more is read. */
  folder = reopen (fixture, folder);
  assert_latest (folder, 5, ASSAY_JOURNAL_FILE_LINES - 3, ASSAY_JOURNAL_FILE_LINES + 1);
  assert_latest (folder, ASSAY_JOURNAL_FILE_LINES * 2, 1, ASSAY_JOURNAL_FILE_LINES + 1);

  folder = reopen (fixture, folder);
  g_assert_true (g_file_set_contents (first, "what is this\n", -1, NULL));
  assert_latest (folder, 1, ASSAY_JOURNAL_FILE_LINES + 1, ASSAY_JOURNAL_FILE_LINES + 1);
  history = assay_portfolio_folder_list_history (folder, NULL);
  g_assert_cmpuint (history->len, <, 5);
  portfolio_close (folder);
}

/* More lines than fit one journal file: everything reaches across. */
static void
test_many_edits (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  AssayPortfolioFolder *folder = portfolio_fixture_create (fixture);
  g_autofree char *second = portfolio_fixture_child (fixture, "journal/000002.log");
  g_autofree char *third = portfolio_fixture_child (fixture, "journal/000003.log");
  g_autofree char *start = portfolio_text (folder);
  g_autofree char *now = NULL;
  g_autoptr (GPtrArray) history = NULL;

  for (guint i = 0; i < 1500; i++)
    portfolio_rate (folder, "1.1", i % 2 == 0 ? "fully" : "partly");
  g_assert_true (g_file_test (second, G_FILE_TEST_EXISTS));
  folder = reopen (fixture, folder);
  for (guint i = 0; i < 1500; i++)
    undo (folder, "1.1");
  g_assert_true (g_file_test (third, G_FILE_TEST_EXISTS));
  g_assert_null (assay_portfolio_folder_peek_undo (folder));
  now = portfolio_text (folder);
  g_assert_cmpstr (now, ==, start);
  folder = reopen (fixture, folder);
  redo (folder, "1.1");
  g_assert_cmpstr (get_level (folder, "1.1"), ==, "fully");
  history = assay_portfolio_folder_list_history (folder, NULL);
  g_assert_cmpuint (history->len, ==, 3002);
  portfolio_close (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/folder/create", test_create);
  g_test_add_func ("/folder/create-in-empty-folder", test_create_in_empty_folder);
  g_test_add_func ("/folder/create-refused", test_create_refused);
  g_test_add_func ("/folder/create-over-unfinished", test_create_over_unfinished);
  g_test_add_func ("/folder/open-nothing", test_open_nothing);
  g_test_add_func ("/folder/read-only-place", test_read_only_place);
  g_test_add_func ("/folder/gate", test_gate);
  g_test_add_func ("/folder/gate-closed", test_gate_closed);
  g_test_add_func ("/folder/unsaved-is-replayed", test_unsaved_is_replayed);
  g_test_add_func ("/folder/save-is-lazy", test_save_is_lazy);
  g_test_add_func ("/folder/stale-edits", test_stale_edits);
  g_test_add_func ("/folder/numbers-are-never-given-again", test_numbers_are_never_given_again);
  g_test_add_func ("/folder/undo-and-redo", test_undo_and_redo);
  g_test_add_func ("/folder/undo-model", test_undo_model);
  g_test_add_func ("/folder/history", test_history);
  g_test_add_func ("/folder/latest", test_latest);
  g_test_add_func ("/folder/many-edits", test_many_edits);

  return g_test_run ();
}
