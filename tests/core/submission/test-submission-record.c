/* What was submitted stays: two copies that both did, merged, and disks that fail.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "portfolio-fixture.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "core/portfolio/assay-merge-folder.h"
#include "core/portfolio/assay-submission-record.h"

#include <errno.h>
#include <string.h>

typedef struct
{
  PortfolioFixture *fixture;
  char *here;
  char *there;
} Bench;

static void
go (Bench *self, const char *path)
{
  g_free (self->fixture->path);
  self->fixture->path = g_strdup (path);
}

/* Remembers a submission of round 1 with @text as what was sent, and keeps that. */
static void
submit (Bench *self, const char *path, const char *text)
{
  g_autoptr (AssaySubmission) submission = assay_submission_new (1);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AssayPortfolioFolder *folder;
  AssayEdit *edit;

  go (self, path);
  folder = portfolio_fixture_open (self->fixture, ASSAY_OPEN_WRITE);
  submission->on = assay_date_new (2026, 11, 22);
  submission->fingerprint = assay_digest_of_bytes (text, strlen (text));
  submission->sha256 = assay_digest_of_bytes ("seal", 4);
  assay_submission_record_write (self->fixture->base->disk, path, 1, bytes, text, &error);
  g_assert_no_error (error);
  edit = assay_edit_submit (assay_portfolio_folder_get_portfolio (folder), submission, &error);
  g_assert_no_error (error);
  portfolio_apply (folder, edit);
  portfolio_close (folder);
}

static void
bench_init (Bench *self)
{
  g_autofree char *zip = NULL;
  g_autoptr (GError) error = NULL;
  AssayPortfolioFolder *folder;

  self->fixture = portfolio_fixture_new ();
  self->here = g_strdup (self->fixture->path);
  self->there = assay_fixture_path (self->fixture->base, "Copy");
  zip = assay_fixture_path (self->fixture->base, "copy.zip");
  folder = portfolio_fixture_create (self->fixture);
  assay_portfolio_archive_save (folder, zip, ASSAY_PROGRESS_NONE, NULL, &error);
  portfolio_close (folder);
  assay_portfolio_archive_open (self->fixture->base->context, zip, self->there,
                                self->fixture->schema_path, ASSAY_PROGRESS_NONE, NULL, &error);
  g_assert_no_error (error);
  submit (self, self->there, "What they sent.");
  submit (self, self->here, "What we sent.");
}

static void
bench_clear (Bench *self)
{
  portfolio_fixture_free (self->fixture);
  g_free (self->here);
  g_free (self->there);
}

/* Takes theirs as what was submitted; whether it was said to be done. */
static gboolean
take_theirs (Bench *self, guint nth, AssayDiskFault fault)
{
  g_autoptr (GPtrArray) resolutions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) assay_resolution_free);
  g_autoptr (AssayPortfolioFolder) folder =
      portfolio_fixture_open (self->fixture, ASSAY_OPEN_WRITE);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayOtherCopy) other =
      assay_other_copy_open (self->fixture->base->context, self->there, self->fixture->schema_path,
                             ASSAY_PROGRESS_NONE, NULL, &error);
  g_autoptr (AssayMerge) merge = NULL;

  g_assert_no_error (error);
  g_ptr_array_add (resolutions,
                   assay_resolution_new ("round-1/submission", ASSAY_CHOICE_THEIRS, NULL));
  merge = assay_portfolio_folder_merge (folder, other, resolutions, NULL, NULL, &error);
  g_assert_no_error (error);
  assay_disk_set_fault (self->fixture->base->disk, nth, fault, ENOSPC);

  return assay_portfolio_folder_take_merge (folder, other, merge, ASSAY_PROGRESS_NONE, NULL, NULL);
}

/* What is kept of what the portfolio says was submitted, with its pages. */
static char *
dup_kept (Bench *self, AssayPortfolioFolder *folder)
{
  const AssaySubmission *submission =
      assay_portfolio_get_last_submission (assay_portfolio_folder_get_portfolio (folder));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = assay_submission_record_load_bytes (self->here, submission, &error);
  g_autofree char *pages = NULL;
  char *text;

  g_assert_no_error (error);
  pages = assay_submission_record_load_pages (self->here, submission, &error);
  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpstr (pages, ==, text);

  return text;
}

/* Ours stays beside theirs, so that taking the merge back finds it. */
static void
test_undone (void)
{
  Bench bench;
  g_autoptr (AssayPortfolioFolder) folder = NULL;
  g_autofree char *taken = NULL, *undone = NULL;

  bench_init (&bench);
  g_assert_true (take_theirs (&bench, 0, ASSAY_DISK_FAULT_NONE));
  folder = portfolio_fixture_open (bench.fixture, ASSAY_OPEN_WRITE);
  taken = dup_kept (&bench, folder);
  g_assert_cmpstr (taken, ==, "What they sent.");
  if (assay_portfolio_folder_undo (folder, NULL, NULL))
    {
      undone = dup_kept (&bench, folder);
      g_assert_cmpstr (undone, ==, "What we sent.");
    }
  g_assert_false (portfolio_has_finding (folder, ASSAY_FINDING_SUBMISSION_LOST, NULL));
  bench_clear (&bench);
}

/* Whatever fails: what the portfolio says was submitted is what is kept. */
static gboolean
disturb (guint nth, AssayDiskFault fault)
{
  Bench bench;
  g_autoptr (AssayPortfolioFolder) folder = NULL;
  g_autofree char *kept = NULL;
  gboolean is_taken, is_hit;

  bench_init (&bench);
  is_taken = take_theirs (&bench, nth, fault);
  is_hit = assay_disk_get_count (bench.fixture->base->disk) >= nth;
  assay_disk_set_fault (bench.fixture->base->disk, 0, ASSAY_DISK_FAULT_NONE, 0);
  folder = portfolio_fixture_open (bench.fixture, ASSAY_OPEN_WRITE);
  kept = dup_kept (&bench, folder);
  if (is_taken)
    g_assert_cmpstr (kept, ==, "What they sent.");
  else if (fault != ASSAY_DISK_FAULT_CRASH)
    g_assert_cmpstr (kept, ==, "What we sent.");
  g_assert_false (portfolio_has_finding (folder, ASSAY_FINDING_SUBMISSION_LOST, NULL));
  g_clear_object (&folder);
  bench_clear (&bench);

  return is_hit;
}

static void
test_every_fault (void)
{
  for (int fault = ASSAY_DISK_FAULT_FAIL; fault <= ASSAY_DISK_FAULT_CRASH; fault++)
    {
      guint nth = 1;

      while (disturb (nth, fault))
        nth++;
      g_assert_cmpuint (nth, >, 8);
    }
}

/* Another copy that holds a wrong record brings none. */
static void
test_wrong_record (void)
{
  Bench bench;
  g_autofree char *path = NULL;
  g_autoptr (AssayPortfolioFolder) folder = NULL;
  g_autoptr (GError) error = NULL;
  const AssaySubmission *submission;

  bench_init (&bench);
  path = g_build_filename (bench.there, "submissions/1/portfolio.xml", NULL);
  g_assert_true (g_file_set_contents (path, "Something else.", -1, NULL));
  g_assert_true (take_theirs (&bench, 0, ASSAY_DISK_FAULT_NONE));
  folder = portfolio_fixture_open (bench.fixture, ASSAY_OPEN_READ);
  submission = assay_portfolio_get_last_submission (assay_portfolio_folder_get_portfolio (folder));
  g_assert_null (assay_submission_record_load_bytes (bench.here, submission, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
  g_assert_true (portfolio_has_finding (folder, ASSAY_FINDING_SUBMISSION_LOST, NULL));
  g_clear_object (&folder);
  bench_clear (&bench);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/submission-record/undone", test_undone);
  g_test_add_func ("/submission-record/every-fault", test_every_fault);
  g_test_add_func ("/submission-record/wrong-record", test_wrong_record);

  return g_test_run ();
}
