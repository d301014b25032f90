/* Whatever fails, and whenever: afterwards the folder holds exactly the old state or the new.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every piece of work is done again and again; the first operation on the disk fails, then the
 * second, and so on until none is left to fail, in each of the three ways. Then the folder is
 * opened with a disk that works.
 */

#include "portfolio-fixture.h"

#include "base/assay-error.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  PortfolioFixture *fixture;
  AssayPortfolioFolder *folder;
  char *zip;
  char *file;
} Bench;

/* Does the work; whether it was said to be done. */
typedef gboolean (*Work) (Bench *bench);

static const AssayDiskFault faults[] = { ASSAY_DISK_FAULT_FAIL, ASSAY_DISK_FAULT_SHORTEN,
                                         ASSAY_DISK_FAULT_CRASH };

static void
bench_init (Bench *bench)
{
  bench->fixture = portfolio_fixture_new ();
  bench->zip = assay_fixture_path (bench->fixture->base, "copy.zip");
  bench->file = assay_fixture_write (bench->fixture->base, "form.txt", "A form.");
  bench->folder = portfolio_fixture_create (bench->fixture);
  portfolio_rate (bench->folder, "1.1", "partly");
  portfolio_add_file (bench->fixture, bench->folder, "Old evidence.");
  portfolio_write (bench->folder, "1.2", "As it was.");
}

static void
bench_clear (Bench *bench)
{
  g_clear_object (&bench->folder);
  g_free (bench->zip);
  g_free (bench->file);
  portfolio_fixture_free (bench->fixture);
}

static void
break_disk (Bench *bench, guint nth, AssayDiskFault fault)
{
  assay_disk_set_fault (bench->fixture->base->disk, nth, fault, nth % 2 == 0 ? EIO : ENOSPC);
}

static void
mend_disk (Bench *bench)
{
  assay_disk_set_fault (bench->fixture->base->disk, 0, ASSAY_DISK_FAULT_NONE, 0);
}

/* --- The pieces of work --- */

static AssayEdit *
make_edit (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  AssayEdit *edit = assay_edit_write_text (assay_portfolio_folder_get_portfolio (bench->folder),
                                           bench->fixture->scheme, "1.2", "As it is.", &error);

  g_assert_no_error (error);

  return edit;
}

static gboolean
work_apply (Bench *bench)
{
  g_autoptr (AssayEdit) edit = make_edit (bench);
  g_autoptr (AssayPortfolio) before =
      assay_portfolio_ref (assay_portfolio_folder_get_portfolio (bench->folder));
  g_autoptr (GError) error = NULL;
  gboolean done = assay_portfolio_folder_apply (bench->folder, edit, &error);

  g_assert_true (done == (error == NULL));
  g_assert_true ((assay_portfolio_folder_get_portfolio (bench->folder) == before) != done);

  return done;
}

static gboolean
work_apply_and_save (Bench *bench)
{
  gboolean applied = work_apply (bench);

  assay_portfolio_folder_save (bench->folder, NULL);

  return applied;
}

static gboolean
work_undo (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  gboolean done = assay_portfolio_folder_undo (bench->folder, NULL, &error);

  g_assert_true (done == (error == NULL));

  return done;
}

static gboolean
work_apply_and_close (Bench *bench)
{
  gboolean applied = work_apply (bench);

  assay_portfolio_folder_close (bench->folder, NULL);

  return applied;
}

/* --- Old or new --- */

/* The state that the folder's own edits lead to when nothing fails. */
static char *
do_undisturbed (Work work, char **out_old)
{
  Bench bench = { NULL };
  char *text;

  bench_init (&bench);
  *out_old = portfolio_text (bench.folder);
  g_assert_true (work (&bench));
  text = portfolio_text (bench.folder);
  bench_clear (&bench);

  return text;
}

/* TRUE while the fault still hits something. */
static gboolean
disturb (Work work, guint nth, AssayDiskFault fault, const char *old, const char *new)
{
  Bench bench = { NULL };
  g_autofree char *found = NULL;
  g_autoptr (AssayPortfolioFolder) again = NULL;
  gboolean done, hit;

  bench_init (&bench);
  break_disk (&bench, nth, fault);
  done = work (&bench);
  hit = assay_disk_get_count (bench.fixture->base->disk) >= nth;
  /* A dead program closes nothing; one that lives does, with whatever still works. */
  g_clear_object (&bench.folder);
  mend_disk (&bench);

  again = portfolio_fixture_open (bench.fixture, ASSAY_OPEN_WRITE);
  found = portfolio_text (again);
  if (done)
    g_assert_cmpstr (found, ==, new);
  else if (fault != ASSAY_DISK_FAULT_CRASH || strcmp (found, new) != 0)
    g_assert_cmpstr (found, ==, old);
  g_assert_false (portfolio_has_finding (again, ASSAY_FINDING_CHANGED_OUTSIDE, NULL));
  g_assert_false (portfolio_has_finding (again, ASSAY_FINDING_JOURNAL_DAMAGED, NULL));
  g_assert_false (portfolio_has_finding (again, ASSAY_FINDING_EVIDENCE_MISSING, NULL));

  /* And it goes on from there. */
  portfolio_rate (again, "2.2", "fully");
  g_assert_true (assay_portfolio_folder_undo (again, NULL, NULL));
  g_free (found);
  found = portfolio_text (again);
  g_assert_true (strcmp (found, old) == 0 || strcmp (found, new) == 0);
  portfolio_close (g_steal_pointer (&again));
  bench_clear (&bench);

  return hit;
}

static void
test_work (gconstpointer data)
{
  Work work = *(const Work *) data;
  g_autofree char *old = NULL;
  g_autofree char *new = do_undisturbed (work, &old);

  g_assert_cmpstr (old, !=, new);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      guint nth = 1;

      while (disturb (work, nth, faults[i], old, new))
        nth++;
      g_assert_cmpuint (nth, >, 2);
    }
}

/* --- Making --- */

static gboolean
disturb_create (guint nth, AssayDiskFault fault)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  g_autoptr (AssayHead) head = assay_head_new ();
  g_autoptr (AssayPortfolioFolder) folder = NULL;
  gboolean done, hit;

  head->service = g_strdup ("North Vale");
  assay_disk_set_fault (fixture->base->disk, nth, fault, ENOSPC);
  folder = assay_portfolio_folder_create (fixture->base->context, fixture->path, fixture->scheme,
                                          head, NULL);
  done = folder != NULL;
  hit = assay_disk_get_count (fixture->base->disk) >= nth;
  g_clear_object (&folder);
  assay_disk_set_fault (fixture->base->disk, 0, ASSAY_DISK_FAULT_NONE, 0);

  /* A failure leaves nothing; after a crash there is a portfolio, or making it anew works. */
  if (!done && fault != ASSAY_DISK_FAULT_CRASH)
    g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  folder = assay_portfolio_folder_open (fixture->base->context, fixture->path, fixture->schema_path,
                                        ASSAY_OPEN_WRITE, NULL, NULL);
  g_assert_true (folder != NULL || !done);
  if (folder == NULL)
    folder = portfolio_fixture_create (fixture);
  portfolio_rate (folder, "1.1", "fully");
  portfolio_close (g_steal_pointer (&folder));

  return hit;
}

static void
test_create (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      guint nth = 1;

      while (disturb_create (nth, faults[i]))
        nth++;
      g_assert_cmpuint (nth, >, 15);
    }
}

/* --- Evidence --- */

static gboolean
disturb_store (guint nth, AssayDiskFault fault)
{
  Bench bench = { NULL };
  g_autofree char *sha256 = NULL;
  g_autofree char *path = NULL;
  guint64 size = 0;
  gboolean done, hit;

  bench_init (&bench);
  break_disk (&bench, nth, fault);
  done = assay_portfolio_folder_store_file (bench.folder, bench.file, ASSAY_PROGRESS_NONE, NULL,
                                            &sha256, &size, NULL);
  hit = assay_disk_get_count (bench.fixture->base->disk) >= nth;
  g_assert_true (done == (sha256 != NULL));
  mend_disk (&bench);

  if (!done && fault != ASSAY_DISK_FAULT_CRASH)
    g_assert_false (portfolio_has_finding (bench.folder, ASSAY_FINDING_LEFTOVER, NULL));
  g_clear_pointer (&sha256, g_free);
  g_assert_true (assay_portfolio_folder_store_file (bench.folder, bench.file, ASSAY_PROGRESS_NONE,
                                                    NULL, &sha256, &size, NULL));
  path = assay_portfolio_folder_dup_content_path (bench.folder, sha256);
  g_assert_cmpuint (size, ==, strlen ("A form."));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (portfolio_has_finding (bench.folder, ASSAY_FINDING_EVIDENCE_ALTERED, NULL));
  bench_clear (&bench);

  return hit;
}

static void
test_store (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      guint nth = 1;

      while (disturb_store (nth, faults[i]))
        nth++;
      g_assert_cmpuint (nth, >, 5);
    }
}

/* --- The copy in one file --- */

static gboolean
disturb_archive_save (guint nth, AssayDiskFault fault)
{
  Bench bench = { NULL };
  g_autofree char *part = NULL;
  gboolean done, hit;

  bench_init (&bench);
  g_file_set_contents (bench.zip, "older", -1, NULL);
  break_disk (&bench, nth, fault);
  done = assay_portfolio_archive_save (bench.folder, bench.zip, ASSAY_PROGRESS_NONE, NULL, NULL);
  hit = assay_disk_get_count (bench.fixture->base->disk) >= nth;
  mend_disk (&bench);
  part = g_strdup_printf ("%s.part", bench.zip);
  if (fault != ASSAY_DISK_FAULT_CRASH)
    g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  {
    g_autofree char *content = assay_fixture_read (bench.zip);
    g_autofree char *target = assay_fixture_path (bench.fixture->base, "unpacked");
    gboolean is_old = strcmp (content, "older") == 0;
    gboolean opens =
        assay_portfolio_archive_open (bench.fixture->base->context, bench.zip, target,
                                      bench.fixture->schema_path, ASSAY_PROGRESS_NONE, NULL, NULL);

    g_assert_true (opens != is_old);
    g_assert_true (opens || !done);
  }
  bench_clear (&bench);

  return hit;
}

static gboolean
disturb_archive_open (guint nth, AssayDiskFault fault)
{
  Bench bench = { NULL };
  g_autofree char *target = NULL;
  g_autoptr (AssayPortfolioFolder) folder = NULL;
  AssayContext *context;
  g_autoptr (GError) error = NULL;
  gboolean done, hit;

  bench_init (&bench);
  context = bench.fixture->base->context;
  target = assay_fixture_path (bench.fixture->base, "unpacked");
  g_assert_true (
      assay_portfolio_archive_save (bench.folder, bench.zip, ASSAY_PROGRESS_NONE, NULL, &error));
  break_disk (&bench, nth, fault);
  done = assay_portfolio_archive_open (context, bench.zip, target, bench.fixture->schema_path,
                                       ASSAY_PROGRESS_NONE, NULL, NULL);
  hit = assay_disk_get_count (bench.fixture->base->disk) >= nth;
  mend_disk (&bench);
  if (!done && fault != ASSAY_DISK_FAULT_CRASH)
    g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
  if (!done)
    {
      folder = assay_portfolio_folder_open (context, target, bench.fixture->schema_path,
                                            ASSAY_OPEN_READ, NULL, NULL);
      if (folder == NULL)
        assay_portfolio_archive_open (context, bench.zip, target, bench.fixture->schema_path,
                                      ASSAY_PROGRESS_NONE, NULL, &error);
      g_assert_no_error (error);
      g_clear_object (&folder);
    }
  folder = assay_portfolio_folder_open (context, target, bench.fixture->schema_path,
                                        ASSAY_OPEN_READ, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (portfolio_has_finding (folder, ASSAY_FINDING_EVIDENCE_MISSING, NULL));
  bench_clear (&bench);

  return hit;
}

static void
test_archive (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      guint nth = 1;

      while (disturb_archive_save (nth, faults[i]))
        nth++;
      g_assert_cmpuint (nth, >, 5);
      nth = 1;
      while (disturb_archive_open (nth, faults[i]))
        nth++;
      g_assert_cmpuint (nth, >, 15);
    }
}

/* --- Opening, with something to put right --- */

static gboolean
disturb_open (guint nth, AssayDiskFault fault)
{
  Bench bench = { NULL };
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *found = NULL;
  g_autoptr (AssayPortfolioFolder) folder = NULL;
  gboolean hit;

  bench_init (&bench);
  portfolio_close (g_steal_pointer (&bench.folder));
  path = portfolio_fixture_child (bench.fixture, ASSAY_PORTFOLIO_FILE);
  text = assay_fixture_read (path);
  changed = g_strdup (text);
  memcpy (strstr (changed, "As it was."), "As it IS..", strlen ("As it was."));
  g_file_set_contents (path, changed, -1, NULL);

  break_disk (&bench, nth, fault);
  folder = assay_portfolio_folder_open (bench.fixture->base->context, bench.fixture->path,
                                        bench.fixture->schema_path, ASSAY_OPEN_WRITE, NULL, NULL);
  hit = assay_disk_get_count (bench.fixture->base->disk) >= nth;
  g_clear_object (&folder);
  mend_disk (&bench);
  /* A crash in the very moment of taking the lock leaves one that names nobody. */
  folder = assay_portfolio_folder_open (bench.fixture->base->context, bench.fixture->path,
                                        bench.fixture->schema_path, ASSAY_OPEN_WRITE, NULL, NULL);
  if (folder == NULL)
    {
      g_assert_true (fault == ASSAY_DISK_FAULT_CRASH && nth <= 3);
      g_assert_true (
          assay_portfolio_folder_unlock (bench.fixture->base->context, bench.fixture->path, NULL));
      folder = portfolio_fixture_open (bench.fixture, ASSAY_OPEN_WRITE);
    }
  found = portfolio_text (folder);
  g_assert_cmpstr (found, ==, changed);
  portfolio_close (g_steal_pointer (&folder));
  bench_clear (&bench);

  return hit;
}

static void
test_open (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      guint nth = 1;

      while (disturb_open (nth, faults[i]))
        nth++;
      g_assert_cmpuint (nth, >, 8);
    }
}

/* --- A disk that stays broken --- */

/* When a failed line cannot be taken back either, nothing more is promised until the folder was
 * opened again. */
static void
test_refuses_when_broken (void)
{
  Bench bench = { NULL };
  g_autoptr (AssayEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *old = NULL;
  g_autofree char *found = NULL;

  bench_init (&bench);
  old = portfolio_text (bench.folder);
  edit = make_edit (&bench);
  break_disk (&bench, 1, ASSAY_DISK_FAULT_CRASH);
  g_assert_false (assay_portfolio_folder_apply (bench.folder, edit, NULL));
  mend_disk (&bench);
  g_assert_false (assay_portfolio_folder_apply (bench.folder, edit, &error));
  assert_error_says (error, ASSAY_ERROR_IO, "open it again");
  g_object_unref (bench.folder);
  bench.folder = portfolio_fixture_open (bench.fixture, ASSAY_OPEN_WRITE);
  found = portfolio_text (bench.folder);
  g_assert_cmpstr (found, ==, old);
  g_assert_true (assay_portfolio_folder_apply (bench.folder, edit, NULL));
  bench_clear (&bench);
}

static void
test_full_disk_says_so (void)
{
  Bench bench = { NULL };
  g_autoptr (AssayEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  bench_init (&bench);
  edit = make_edit (&bench);
  assay_disk_set_fault (bench.fixture->base->disk, 1, ASSAY_DISK_FAULT_SHORTEN, ENOSPC);
  g_assert_false (assay_portfolio_folder_apply (bench.folder, edit, &error));
  assert_error_says (error, ASSAY_ERROR_NO_SPACE, "000001.log");
  /* The half line is gone, so the next one is whole. */
  g_assert_true (assay_portfolio_folder_apply (bench.folder, edit, NULL));
  g_assert_false (portfolio_has_finding (bench.folder, ASSAY_FINDING_JOURNAL_DAMAGED, NULL));
  bench_clear (&bench);
}

int
main (int argc, char **argv)
{
  static const Work works[] = { work_apply, work_apply_and_save, work_undo, work_apply_and_close };
  static const char *const names[] = { "apply", "apply-and-save", "undo", "apply-and-close" };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    {
      g_autofree char *path = g_strdup_printf ("/torture/%s", names[i]);

      g_test_add_data_func (path, &works[i], test_work);
    }
  g_test_add_func ("/torture/create", test_create);
  g_test_add_func ("/torture/store", test_store);
  g_test_add_func ("/torture/archive", test_archive);
  g_test_add_func ("/torture/open", test_open);
  g_test_add_func ("/torture/refuses-when-broken", test_refuses_when_broken);
  g_test_add_func ("/torture/full-disk-says-so", test_full_disk_says_so);

  return g_test_run ();
}
