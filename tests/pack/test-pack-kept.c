/* What is kept of a pack for the next: quicker, and never different.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "pack-sample.h"
#include "pack/assay-pack-bind.h"
#include "pdf-maker.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#define VOLUME "evidence-volume.pdf"
#define SEEN "evidence-seen.pdf"

/* --- Looking ---------------------------------------------------------------------------------- */

static char *
dup_kept_path (PackSample *sample, const char *name)
{
  return g_build_filename (assay_portfolio_folder_get_path (sample->folder), "cache", name, NULL);
}

/* Which file it is: another one when it was made anew; 0 for none. */
static guint64
look_at (PackSample *sample, const char *name)
{
  g_autofree char *path = dup_kept_path (sample, name);
  GStatBuf info;

  return g_stat (path, &info) == 0 ? info.st_ino : 0;
}

static void
forget (PackSample *sample, const char *name)
{
  g_autofree char *path = dup_kept_path (sample, name);

  g_assert_true (g_remove (path) == 0 || !g_file_test (path, G_FILE_TEST_EXISTS));
}

static GBytes *
write_pack (PackSample *sample)
{
  char *data;
  gsize length;

  pack_sample_write (sample);
  g_assert_true (g_file_get_contents (sample->output, &data, &length, NULL));

  return g_bytes_new_take (data, length);
}

/* Writes it with what is kept, and without; both must be the same. Whether the evidence was kept is
 * as expected. */
static void
assert_same_without (PackSample *sample, gboolean is_kept)
{
  guint64 before = look_at (sample, VOLUME), after;
  g_autoptr (GBytes) with = write_pack (sample), without = NULL;

  after = look_at (sample, VOLUME);
  g_assert_true (after != 0);
  g_assert_cmpint (before == after, ==, is_kept);
  forget (sample, VOLUME);
  forget (sample, SEEN);
  without = write_pack (sample);
  g_assert_true (g_bytes_equal (with, without));
}

static PackSample *
new_sample (void)
{
  PackSample *sample = pack_sample_new (assay_fixture_load_rss ());

  pack_sample_fill (sample);
  pack_sample_write (sample);

  return sample;
}

static AssayPortfolio *
get_portfolio (PackSample *sample)
{
  return assay_portfolio_folder_get_portfolio (sample->folder);
}

/* As if a minute had passed: files that were just made are old enough to be known by their times.
 */
static void
let_time_pass (PackSample *sample)
{
  AssayFixture *fixture = sample->fixture;

  assay_context_unref (fixture->context);
  fixture->context = assay_context_new_with ((gint64) time (NULL) + 60, "Tester", fixture->disk);
}

static char *
dup_content_path (PackSample *sample, guint number)
{
  return assay_portfolio_folder_dup_content_path (
      sample->folder, assay_portfolio_lookup_evidence (get_portfolio (sample), number)->sha256);
}

/* --- Changes ---------------------------------------------------------------------------------- */

static void
rate (PackSample *sample, const char *rating)
{
  const AssayCriterion *criterion = sample->scheme->criteria->pdata[0];
  g_autoptr (GError) error = NULL;

  pack_sample_apply (sample,
                     assay_edit_rate (get_portfolio (sample), sample->scheme, criterion->id, rating,
                                      NULL, &error),
                     error);
}

static void
write_text (PackSample *sample, const char *text)
{
  const AssayCriterion *criterion = sample->scheme->criteria->pdata[0];
  g_autoptr (GError) error = NULL;

  pack_sample_apply (sample,
                     assay_edit_write_text (get_portfolio (sample), sample->scheme, criterion->id,
                                            text, &error),
                     error);
}

static void
cite_by (PackSample *sample, guint index, guint item)
{
  const AssayCriterion *criterion = sample->scheme->criteria->pdata[index];
  g_autoptr (GError) error = NULL;

  pack_sample_apply (sample,
                     assay_edit_cite (get_portfolio (sample), sample->scheme, criterion->id, item,
                                      "2", NULL, "It says so as well.", &error),
                     error);
}

static void
cite (PackSample *sample, guint item)
{
  cite_by (sample, 2, item);
}

static void
withdraw (PackSample *sample, guint item)
{
  g_autoptr (GError) error = NULL;

  pack_sample_apply (sample,
                     assay_edit_withdraw_evidence (get_portfolio (sample), item, TRUE, &error),
                     error);
}

static void
test_changed_answers (void)
{
  g_autoptr (PackSample) sample = new_sample ();

  rate (sample, "partly");
  write_text (sample, "Some words.");
  pack_sample_write (sample);
  assert_same_without (sample, TRUE);
  rate (sample, "largely");
  assert_same_without (sample, TRUE);
  write_text (sample, "Other words.");
  assert_same_without (sample, TRUE);
  pdf_assert_sound (sample->output);
  g_assert_true (pack_sample_follow_links (sample->output, NULL));
}

/* An answer of so many lines. */
static void
write_lines (PackSample *sample, guint n_lines)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_lines; i++)
    g_string_append_printf (text, "Sentence %u of a long answer about what is done.\n", i);
  write_text (sample, text->str);
}

static guint
find_page (PackSample *sample, AssayPageKind kind, const char *name)
{
  const AssayPageEntry *entry = assay_page_map_lookup (sample->report->map, kind, name);

  g_assert_nonnull (entry);

  return g_array_index (entry->pages, guint, 0);
}

/* The pages of all criteria together: another number when one of them moves. */
static guint
add_criteria_up (PackSample *sample)
{
  guint sum = 0;

  for (guint i = 0; i < sample->scheme->criteria->len; i++)
    {
      const AssayCriterion *criterion = sample->scheme->criteria->pdata[i];
      g_autofree char *name = g_strdup_printf ("criterion-%s", criterion->id);

      sum += find_page (sample, ASSAY_PAGE_PLACE, name);
    }

  return sum;
}

/* A cited criterion lands on another page, and the evidence stays where it is. */
static void
test_moved_criterion (void)
{
  g_autoptr (PackSample) sample = new_sample ();
  guint evidence, evidence_before, criteria, criteria_before, n_lines = 1;

  for (guint i = 1; i < sample->scheme->criteria->len; i++)
    cite_by (sample, i, 1);
  write_lines (sample, n_lines);
  pack_sample_write (sample);
  evidence = find_page (sample, ASSAY_PAGE_COVER, "E001");
  criteria = add_criteria_up (sample);
  do
    {
      g_assert_cmpuint (n_lines, <, 150);
      criteria_before = criteria;
      evidence_before = evidence;
      write_lines (sample, n_lines += 5);
      pack_sample_write (sample);
      evidence = find_page (sample, ASSAY_PAGE_COVER, "E001");
      criteria = add_criteria_up (sample);
    }
  while (evidence != evidence_before || criteria == criteria_before);
  assert_same_without (sample, TRUE);
  g_assert_true (pack_sample_follow_links (sample->output, NULL));
}

/* All evidence gets other page numbers, first a page or two further on and then many. */
static void
test_moved_evidence (void)
{
  static const guint n_lines[] = { 60, 400, 2 };
  g_autoptr (PackSample) sample = new_sample ();
  guint before = find_page (sample, ASSAY_PAGE_COVER, "E001");

  for (guint i = 0; i < G_N_ELEMENTS (n_lines); i++)
    {
      guint now;

      write_lines (sample, n_lines[i]);
      assert_same_without (sample, TRUE);
      now = find_page (sample, ASSAY_PAGE_COVER, "E001");
      g_assert_cmpuint (now, !=, before);
      before = now;
      pdf_assert_sound (sample->output);
      g_assert_true (pack_sample_follow_links (sample->output, NULL));
    }
  g_assert_true (pack_sample_run_script ("check-tags.py", sample->output, NULL));
}

static void
test_changed_evidence (void)
{
  g_autoptr (PackSample) sample = new_sample ();

  cite (sample, 1);
  assert_same_without (sample, FALSE);
  pack_sample_add (sample, "One more", pdf_write_pages (sample->fixture->folder, "more.pdf", 3),
                   "application/pdf", 3);
  assert_same_without (sample, FALSE);
  withdraw (sample, 1);
  assert_same_without (sample, FALSE);
  g_assert_true (pack_sample_follow_links (sample->output, NULL));
}

static gboolean
contains (PackSample *sample, const char *name, const char *words)
{
  g_autofree char *path = dup_kept_path (sample, name);
  g_autofree char *data = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));

  return memmem (data, length, words, strlen (words)) != NULL;
}

/* An item whose page is long enough to be copied from its file. */
static guint
add_long (PackSample *sample)
{
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autoptr (GString) content = g_string_new (NULL);

  while (content->len < 10000)
    g_string_append_printf (content, "%zu 0 m ", content->len);
  pdf_maker_add (maker, "<< /Type /Catalog /Pages 2 0 R >>");
  pdf_maker_add (maker, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>");
  pdf_maker_add (maker, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>");
  pdf_maker_add_stream (maker, "", content->str);

  return pack_sample_add (sample, "Long",
                          pdf_maker_write (maker, sample->fixture->folder, "long.pdf"),
                          "application/pdf", 1);
}

/* What was withdrawn is gone from what is kept with the next pack. */
static void
test_withdrawn_is_gone (void)
{
  g_autoptr (PackSample) sample = new_sample ();
  guint number = add_long (sample);
  g_autofree char *sha256 =
      g_strdup (assay_portfolio_lookup_evidence (get_portfolio (sample), number)->sha256);

  let_time_pass (sample);
  pack_sample_write (sample);
  g_assert_true (contains (sample, VOLUME, sha256));
  g_assert_true (contains (sample, SEEN, sha256));
  assert_same_without (sample, TRUE);
  withdraw (sample, number);
  pack_sample_write (sample);
  g_assert_false (contains (sample, VOLUME, sha256));
  g_assert_false (contains (sample, SEEN, sha256));
}

/* --- After an earlier pack -------------------------------------------------------------------- */

static void
test_late (void)
{
  g_autoptr (PackSample) sample = new_sample ();
  g_autofree char *earlier = assay_fixture_path (sample->fixture, "earlier.pdf");
  g_autoptr (GError) error = NULL;

  g_free (pdf_run ("cp", sample->output, earlier, NULL));
  sample->after = assay_pack_bind_read_map (earlier, NULL, &error);
  g_assert_no_error (error);
  pack_sample_add (sample, "Late", pdf_write_pages (sample->fixture->folder, "late.pdf", 2),
                   "application/pdf", 2);
  write_text (sample, "Some words.");
  assert_same_without (sample, FALSE);
  write_text (sample, "Other words.");
  assert_same_without (sample, TRUE);
  pdf_assert_sound (sample->output);
  g_assert_true (pack_sample_follow_links (sample->output, earlier));
}

/* --- Files ------------------------------------------------------------------------------------ */

/* Changes one byte of the item's content, and lets its time of writing be what it was. */
static void
tamper (PackSample *sample, guint item)
{
  g_autofree char *path = dup_content_path (sample, item);
  g_autofree char *data = NULL;
  struct stat info;
  gsize length;
  int fd;

  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_assert_cmpint (stat (path, &info), ==, 0);
  fd = g_open (path, O_WRONLY, 0);
  data[length / 2] ^= 1;
  g_assert_cmpint (pwrite (fd, data, length, 0), ==, (gssize) length);
  g_assert_cmpint (futimens (fd, (const struct timespec[]){ info.st_atim, info.st_mtim }), ==, 0);
  g_assert_true (g_close (fd, NULL));
}

/* A file that was changed is found, however well its times and size were kept. */
static void
test_changed_file (void)
{
  g_autoptr (PackSample) sample = new_sample ();

  let_time_pass (sample);
  pack_sample_write (sample);
  g_assert_true (
      contains (sample, SEEN, assay_portfolio_lookup_evidence (get_portfolio (sample), 1)->sha256));
  tamper (sample, 1);
  pack_sample_write (sample);
  g_assert_cmpuint (sample->report->not_shown->len, ==, 3);
  g_assert_nonnull (strstr (sample->report->not_shown->pdata[0], "is not the one that was added"));
}

/* What is too young is not known by its times. */
static void
test_young_file (void)
{
  g_autoptr (PackSample) sample = new_sample ();

  assay_context_unref (sample->fixture->context);
  sample->fixture->context =
      assay_context_new_with ((gint64) time (NULL) - 60, "Tester", sample->fixture->disk);
  forget (sample, SEEN);
  pack_sample_write (sample);
  g_assert_false (
      contains (sample, SEEN, assay_portfolio_lookup_evidence (get_portfolio (sample), 1)->sha256));
}

/* --- Damage ----------------------------------------------------------------------------------- */

static void
damage (PackSample *sample, const char *name, guint where)
{
  g_autofree char *path = dup_kept_path (sample, name);
  g_autofree char *data = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  data[length * where / 10] ^= 4;
  g_assert_true (g_file_set_contents (path, data, (gssize) length, NULL));
}

static void
shorten (PackSample *sample, const char *name, guint where)
{
  g_autofree char *path = dup_kept_path (sample, name);
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (truncate (path, info.st_size * where / 10), ==, 0);
}

static void
test_damage (void)
{
  g_autoptr (PackSample) sample = new_sample ();
  g_autoptr (GBytes) right = NULL;

  let_time_pass (sample);
  right = write_pack (sample);
  for (guint where = 0; where < 10; where++)
    {
      g_autoptr (GBytes) damaged = NULL, shortened = NULL;

      damage (sample, VOLUME, where);
      damage (sample, SEEN, where);
      damaged = write_pack (sample);
      g_assert_true (g_bytes_equal (right, damaged));
      shorten (sample, VOLUME, where);
      shorten (sample, SEEN, where);
      shortened = write_pack (sample);
      g_assert_true (g_bytes_equal (right, shortened));
    }
}

/* An item that ended the binder is left out of what is kept too. */
static void
test_given_up (void)
{
  g_autoptr (PackSample) sample = new_sample ();
  g_autoptr (GHashTable) given_up =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_error_free);
  g_autoptr (GBytes) whole = NULL, less = NULL;
  guint n_not_shown;

  let_time_pass (sample);
  write_text (sample, "Some words.");
  whole = write_pack (sample);
  n_not_shown = sample->report->not_shown->len;
  g_hash_table_insert (given_up, (gpointer) "E001",
                       g_error_new_literal (ASSAY_ERROR, ASSAY_ERROR_DAMAGED, ""));
  sample->given_up = given_up;
  less = write_pack (sample);
  g_assert_false (g_bytes_equal (whole, less));
  g_assert_cmpuint (sample->report->not_shown->len, ==, n_not_shown + 1);
  write_text (sample, "Other words.");
  assert_same_without (sample, TRUE);
  sample->given_up = NULL;
  assert_same_without (sample, FALSE);
}

/* --- Interruptions ---------------------------------------------------------------------------- */

typedef struct
{
  GCancellable *cancellable;
  guint n_left; /* steps until it is cancelled */
} Patience;

static void
lose_patience (guint64 done, guint64 total, const char *what, gpointer data)
{
  Patience *patience = data;

  if (patience->n_left-- == 0)
    g_cancellable_cancel (patience->cancellable);
}

/* At steps all over, also while what was kept is copied: the old pack stays, and so does that. */
static void
test_cancelled (void)
{
  g_autoptr (PackSample) sample = new_sample ();
  g_autoptr (GBytes) right = NULL, after = NULL;
  guint64 kept;
  gboolean done = FALSE;

  let_time_pass (sample);
  right = write_pack (sample);
  kept = look_at (sample, VOLUME);
  for (guint n = 0; !done; n += 1 + n / 4)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *left = g_strconcat (sample->output, ".joined.part", NULL);
      Patience patience = { cancellable, n };

      done = pack_sample_try (sample, (AssayProgress){ lose_patience, &patience }, cancellable,
                              &error);
      if (!done)
        g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
      g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
      g_assert_cmpuint (look_at (sample, VOLUME), ==, kept);
    }
  after = write_pack (sample);
  g_assert_true (g_bytes_equal (right, after));
}

/* What was kept of another portfolio says nothing about this one. */
static void
test_of_another (void)
{
  g_autoptr (PackSample) sample = new_sample (), other = new_sample ();
  g_autofree char *from = dup_kept_path (other, VOLUME);
  g_autofree char *to = dup_kept_path (sample, VOLUME);
  g_autoptr (GBytes) right = write_pack (sample), now = NULL;

  cite (other, 1);
  pack_sample_write (other);
  g_free (pdf_run ("cp", from, to, NULL));
  now = write_pack (sample);
  g_assert_true (g_bytes_equal (right, now));
}

/* Whatever operation on the disk fails, the pack is whole or not there. */
static void
test_disk_faults (void)
{
  g_autoptr (PackSample) sample = new_sample ();
  g_autoptr (GBytes) right = write_pack (sample);
  guint n_operations;

  assay_disk_set_fault (sample->fixture->disk, 0, ASSAY_DISK_FAULT_NONE, 0);
  forget (sample, VOLUME);
  pack_sample_write (sample);
  n_operations = assay_disk_get_count (sample->fixture->disk);
  for (guint i = 1; i <= n_operations; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) after = NULL;

      forget (sample, VOLUME);
      assay_disk_set_fault (sample->fixture->disk, i, ASSAY_DISK_FAULT_CRASH, ENOSPC);
      if (!pack_sample_try (sample, ASSAY_PROGRESS_NONE, NULL, &error))
        g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_NO_SPACE);
      assay_disk_set_fault (sample->fixture->disk, 0, ASSAY_DISK_FAULT_NONE, 0);
      after = write_pack (sample);
      g_assert_true (g_bytes_equal (right, after));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pack-kept/changed-answers", test_changed_answers);
  g_test_add_func ("/pack-kept/moved-criterion", test_moved_criterion);
  g_test_add_func ("/pack-kept/moved-evidence", test_moved_evidence);
  g_test_add_func ("/pack-kept/changed-evidence", test_changed_evidence);
  g_test_add_func ("/pack-kept/withdrawn-is-gone", test_withdrawn_is_gone);
  g_test_add_func ("/pack-kept/late", test_late);
  g_test_add_func ("/pack-kept/changed-file", test_changed_file);
  g_test_add_func ("/pack-kept/young-file", test_young_file);
  g_test_add_func ("/pack-kept/damage", test_damage);
  g_test_add_func ("/pack-kept/given-up", test_given_up);
  g_test_add_func ("/pack-kept/cancelled", test_cancelled);
  g_test_add_func ("/pack-kept/of-another", test_of_another);
  g_test_add_func ("/pack-kept/disk-faults", test_disk_faults);

  return g_test_run ();
}
