/* Merging folders: the common past, contents, and disks that fail.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "portfolio-fixture.h"

#include "base/assay-error.h"
#include "core/document/assay-folder-path.h"
#include "core/portfolio/assay-merge-folder.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* One portfolio and a copy of it. The fixture's path goes from one to the other. */
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
  portfolio_write (folder, "1.1", "As it was.");
  portfolio_add_file (self->fixture, folder, "Old evidence.");
  assay_portfolio_archive_save (folder, zip, ASSAY_PROGRESS_NONE, NULL, &error);
  g_assert_no_error (error);
  portfolio_close (folder);
  assay_portfolio_archive_open (self->fixture->base->context, zip, self->there,
                                self->fixture->schema_path, ASSAY_PROGRESS_NONE, NULL, &error);
  g_assert_no_error (error);
}

static void
bench_clear (Bench *self)
{
  portfolio_fixture_free (self->fixture);
  g_free (self->here);
  g_free (self->there);
}

/* Two files and a text there; another file here. */
static void
work_on_both (Bench *self)
{
  AssayPortfolioFolder *folder;

  go (self, self->there);
  folder = portfolio_fixture_open (self->fixture, ASSAY_OPEN_WRITE);
  portfolio_add_file (self->fixture, folder, "Their first.");
  portfolio_add_file (self->fixture, folder, "Their second.");
  portfolio_write (folder, "1.2", "Theirs.");
  portfolio_close (folder);
  go (self, self->here);
  folder = portfolio_fixture_open (self->fixture, ASSAY_OPEN_WRITE);
  portfolio_add_file (self->fixture, folder, "Ours.");
  portfolio_close (folder);
}

static AssayOtherCopy *
open_other (Bench *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  AssayOtherCopy *other =
      assay_other_copy_open (self->fixture->base->context, path, self->fixture->schema_path,
                             ASSAY_PROGRESS_NONE, NULL, &error);

  g_assert_no_error (error);

  return other;
}

static AssayMerge *
compare (AssayPortfolioFolder *folder, AssayOtherCopy *other, guint64 *out_shared)
{
  g_autoptr (GError) error = NULL;
  AssayMerge *merge = assay_portfolio_folder_merge (folder, other, NULL, out_shared, NULL, &error);

  g_assert_no_error (error);

  return merge;
}

static void
list_below (GString *names, const char *path)
{
  g_auto (GStrv) children = assay_path_list_names (path);

  for (guint i = 0; children[i] != NULL; i++)
    {
      g_autofree char *child = g_build_filename (path, children[i], NULL);

      g_string_append_printf (names, "%s\n", child);
      list_below (names, child);
    }
}

/* Every file and folder of evidence. */
static char *
list_evidence (const char *path)
{
  g_autofree char *store = g_build_filename (path, ASSAY_EVIDENCE_FOLDER, NULL);
  GString *names = g_string_new (NULL);

  list_below (names, store);

  return g_string_free (names, FALSE);
}

static void
test_shared_past (void)
{
  Bench bench;
  g_autoptr (AssayOtherCopy) other = NULL;
  g_autoptr (AssayMerge) merge = NULL;
  g_autofree char *before = NULL;
  g_autofree char *base = NULL;
  AssayPortfolioFolder *folder;
  guint64 n_shared = 0;

  bench_init (&bench);
  folder = portfolio_fixture_open (bench.fixture, ASSAY_OPEN_READ);
  before = portfolio_text (folder);
  portfolio_close (folder);
  work_on_both (&bench);
  folder = portfolio_fixture_open (bench.fixture, ASSAY_OPEN_READ);
  other = open_other (&bench, bench.there);
  merge = compare (folder, other, &n_shared);
  base = assay_portfolio_format_xml (merge->sides[ASSAY_SIDE_BASE], ASSAY_PORTFOLIO_FORM_OWN);
  g_assert_cmpuint (n_shared, ==, 3);
  g_assert_cmpstr (base, ==, before);
  g_assert_true (merge->has_base);
  portfolio_close (folder);
  bench_clear (&bench);
}

/* A lost line ends what is known: the base is the moment before it. */
static void
test_a_gap_in_the_past (void)
{
  Bench bench;
  g_autoptr (AssayOtherCopy) other = NULL;
  g_autoptr (AssayMerge) merge = NULL;
  AssayPortfolioFolder *folder;
  guint64 n_shared = 0;

  bench_init (&bench);
  work_on_both (&bench);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *path =
          g_build_filename (i == 0 ? bench.here : bench.there, "journal/000001.log", NULL);
      g_autofree char *text = assay_fixture_read (path);
      char *line = strstr (text, "As it was.");

      g_assert_nonnull (line);
      line[0] = 'a';
      g_assert_true (g_file_set_contents (path, text, -1, NULL));
    }
  folder = portfolio_fixture_open (bench.fixture, ASSAY_OPEN_READ);
  other = open_other (&bench, bench.there);
  merge = compare (folder, other, &n_shared);
  g_assert_cmpuint (n_shared, ==, 1);
  g_assert_cmpuint (merge->conflicts->len, ==, 0);
  g_assert_cmpuint (merge->merged->evidence->len, ==, 4);
  portfolio_close (folder);
  bench_clear (&bench);
}

static void
test_files_come_along (void)
{
  Bench bench;
  g_autoptr (AssayOtherCopy) other = NULL;
  g_autoptr (AssayMerge) merge = NULL;
  g_autoptr (GError) error = NULL;
  AssayPortfolioFolder *folder;

  bench_init (&bench);
  work_on_both (&bench);
  folder = portfolio_fixture_open (bench.fixture, ASSAY_OPEN_WRITE);
  other = open_other (&bench, bench.there);
  merge = compare (folder, other, NULL);
  g_assert_true (
      assay_portfolio_folder_take_merge (folder, other, merge, ASSAY_PROGRESS_NONE, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (portfolio_has_finding (folder, ASSAY_FINDING_EVIDENCE_MISSING, NULL));
  g_assert_cmpuint (assay_portfolio_folder_get_portfolio (folder)->evidence->len, ==, 4);

  /* What was compared is not what is there any more. */
  g_assert_false (
      assay_portfolio_folder_take_merge (folder, other, merge, ASSAY_PROGRESS_NONE, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
  portfolio_close (folder);
  bench_clear (&bench);
}

static void
test_stopped (void)
{
  Bench bench;
  g_autoptr (AssayOtherCopy) other = NULL;
  g_autoptr (AssayMerge) merge = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  AssayPortfolioFolder *folder;

  bench_init (&bench);
  work_on_both (&bench);
  before = list_evidence (bench.here);
  folder = portfolio_fixture_open (bench.fixture, ASSAY_OPEN_WRITE);
  other = open_other (&bench, bench.there);
  merge = compare (folder, other, NULL);
  g_cancellable_cancel (cancellable);
  g_assert_false (assay_portfolio_folder_take_merge (folder, other, merge, ASSAY_PROGRESS_NONE,
                                                     cancellable, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
  after = list_evidence (bench.here);
  g_assert_cmpstr (after, ==, before);
  portfolio_close (folder);
  bench_clear (&bench);
}

/* A file that comes to be an item of ours while it is brought along stays, whatever becomes of the
 * merge. */
static void
test_what_became_ours_stays (void)
{
  Bench bench;
  g_autoptr (AssayOtherCopy) other = NULL;
  g_autoptr (AssayMerge) merge = NULL;
  g_autoptr (AssayMergeContents) contents = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  AssayPortfolioFolder *folder;

  bench_init (&bench);
  work_on_both (&bench);
  folder = portfolio_fixture_open (bench.fixture, ASSAY_OPEN_WRITE);
  other = open_other (&bench, bench.there);
  merge = compare (folder, other, NULL);
  before = list_evidence (bench.here);
  contents = assay_merge_contents_new (bench.fixture->base->context, bench.here);
  g_assert_true (
      assay_merge_contents_store (contents, other, merge, ASSAY_PROGRESS_NONE, NULL, &error));
  g_assert_no_error (error);
  portfolio_add_file (bench.fixture, folder, "Their first.");
  g_assert_false (assay_portfolio_folder_apply_merge (folder, merge, contents, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
  g_assert_false (portfolio_has_finding (folder, ASSAY_FINDING_EVIDENCE_MISSING, NULL));
  g_assert_false (portfolio_has_finding (folder, ASSAY_FINDING_EVIDENCE_UNCLAIMED, NULL));
  after = list_evidence (bench.here);
  g_assert_cmpstr (after, !=, before);
  portfolio_close (folder);
  bench_clear (&bench);
}

/* --- What a sync program leaves --- */

/* The copy's portfolio.xml, in our folder under another name. */
static char *
leave_second_version (Bench *bench)
{
  g_autofree char *theirs = g_build_filename (bench->there, ASSAY_PORTFOLIO_FILE, NULL);
  g_autofree char *text = assay_fixture_read (theirs);
  char *path = g_build_filename (bench->here, "portfolio (conflicted copy).xml", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return path;
}

/* The files of both have come together in one folder; of history there is only ours. */
static void
test_second_version (void)
{
  Bench bench;
  g_autoptr (AssayOtherCopy) other = NULL;
  g_autoptr (AssayMerge) merge = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *second = NULL;
  AssayPortfolioFolder *folder;

  bench_init (&bench);
  go (&bench, bench.there);
  folder = portfolio_fixture_open (bench.fixture, ASSAY_OPEN_WRITE);
  portfolio_write (folder, "1.2", "Theirs.");
  portfolio_close (folder);
  go (&bench, bench.here);
  second = leave_second_version (&bench);
  folder = portfolio_fixture_open (bench.fixture, ASSAY_OPEN_WRITE);
  portfolio_write (folder, "1.1", "As it is now.");
  other = open_other (&bench, second);
  merge = compare (folder, other, NULL);
  g_assert_false (merge->has_base);
  g_assert_cmpuint (merge->conflicts->len, ==, 1);
  g_assert_true (
      assay_portfolio_folder_take_merge (folder, other, merge, ASSAY_PROGRESS_NONE, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (
      assay_portfolio_lookup_response (assay_portfolio_folder_get_portfolio (folder), "1.2")->text,
      ==, "Theirs.");
  g_assert_cmpstr (
      assay_portfolio_lookup_response (assay_portfolio_folder_get_portfolio (folder), "1.1")->text,
      ==, "As it is now.");
  g_assert_true (g_file_test (second, G_FILE_TEST_EXISTS));
  portfolio_close (folder);
  bench_clear (&bench);
}

static void
test_second_version_damaged (void)
{
  static const char *const texts[] = { "", "<nonsense", "<!DOCTYPE a><portfolio/>", "<scheme/>" };
  Bench bench;
  g_autofree char *second = NULL;

  bench_init (&bench);
  second = leave_second_version (&bench);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (second, texts[i], -1, NULL));
      g_assert_null (assay_other_copy_open (bench.fixture->base->context, second,
                                            bench.fixture->schema_path, ASSAY_PROGRESS_NONE, NULL,
                                            &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == ASSAY_ERROR);
      g_assert_true (g_str_has_prefix (error->message, second));
    }
  bench_clear (&bench);
}

/* --- Disks that fail --- */

static gboolean
take (Bench *bench, guint nth, AssayDiskFault fault)
{
  g_autoptr (AssayPortfolioFolder) folder =
      portfolio_fixture_open (bench->fixture, ASSAY_OPEN_WRITE);
  g_autoptr (AssayOtherCopy) other = open_other (bench, bench->there);
  g_autoptr (AssayMerge) merge = compare (folder, other, NULL);
  g_autoptr (GError) error = NULL;
  gboolean taken;

  assay_disk_set_fault (bench->fixture->base->disk, nth, fault, nth % 2 == 0 ? EIO : ENOSPC);
  taken =
      assay_portfolio_folder_take_merge (folder, other, merge, ASSAY_PROGRESS_NONE, NULL, &error);
  g_assert_true (taken == (error == NULL));

  return taken;
}

/* One failing operation: not taken means that nothing of it is there. Everything failing from
 * there on, as in a crash: the old state or the new, and every item has its file. */
static void
try_fault (AssayDiskFault fault, guint nth, gboolean *out_met)
{
  Bench bench;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *evidence_before = NULL;
  g_autofree char *evidence_after = NULL;
  AssayPortfolioFolder *folder;
  gboolean taken;

  bench_init (&bench);
  work_on_both (&bench);
  folder = portfolio_fixture_open (bench.fixture, ASSAY_OPEN_READ);
  before = portfolio_text (folder);
  portfolio_close (folder);
  evidence_before = list_evidence (bench.here);
  taken = take (&bench, nth, fault);
  *out_met = assay_disk_get_count (bench.fixture->base->disk) >= nth;
  assay_disk_set_fault (bench.fixture->base->disk, 0, ASSAY_DISK_FAULT_NONE, 0);

  folder = portfolio_fixture_open (bench.fixture, ASSAY_OPEN_READ);
  after = portfolio_text (folder);
  evidence_after = list_evidence (bench.here);
  g_assert_false (portfolio_has_finding (folder, ASSAY_FINDING_EVIDENCE_MISSING, NULL));
  g_assert_true (taken != g_str_equal (after, before)
                 || (fault == ASSAY_DISK_FAULT_CRASH && !taken));
  if (!taken && fault != ASSAY_DISK_FAULT_CRASH)
    g_assert_cmpstr (evidence_after, ==, evidence_before);
  g_assert_true (!taken || !g_str_equal (evidence_after, evidence_before));
  portfolio_close (folder);
  bench_clear (&bench);
}

static void
test_every_fault (void)
{
  const AssayDiskFault faults[] = { ASSAY_DISK_FAULT_FAIL, ASSAY_DISK_FAULT_SHORTEN,
                                    ASSAY_DISK_FAULT_CRASH };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      gboolean met = TRUE;
      guint nth = 0;

      while (met)
        try_fault (faults[i], ++nth, &met);
      g_assert_cmpuint (nth, >, 12);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge-folder/shared-past", test_shared_past);
  g_test_add_func ("/merge-folder/a-gap-in-the-past", test_a_gap_in_the_past);
  g_test_add_func ("/merge-folder/files-come-along", test_files_come_along);
  g_test_add_func ("/merge-folder/stopped", test_stopped);
  g_test_add_func ("/merge-folder/what-became-ours-stays", test_what_became_ours_stays);
  g_test_add_func ("/merge-folder/second-version", test_second_version);
  g_test_add_func ("/merge-folder/second-version-damaged", test_second_version_damaged);
  g_test_add_func ("/merge-folder/every-fault", test_every_fault);

  return g_test_run ();
}
