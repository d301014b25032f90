/* Joins that cannot be: cancelled, out of space, from files that are not what they seem.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "join-job.h"
#include "pdf-book.h"

#include <string.h>
#include <unistd.h>

#define N_NOISY 3
#define A4 "/MediaBox [0 0 595 842]"

typedef struct
{
  guint64 last;
  guint64 total;
  guint calls;
} Told;

static const AssayPdfJoinInfo plain_info = { "en-GB", "%s · p %u", NULL, 0 };

static void
progress_told_cb (guint64 done, guint64 total, const char *what, gpointer data)
{
  Told *told = data;

  g_assert_cmpuint (done, >=, told->last);
  g_assert_cmpuint (done, <=, total);
  told->last = done;
  told->total = total;
  told->calls++;
}

static void
test_progress (void)
{
  g_autoptr (JoinJob) job = join_job_new ();
  g_autofree char *path = pdf_write_pages (job->fixture->folder, "a.pdf", 20);
  AssayPdfSource *source = join_job_open (job, path);
  Told told = { 0 };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 20; i++)
    join_job_place (job, source, i, i);
  job->progress = (AssayProgress){ progress_told_cb, &told };
  join_job_run (job, 20, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (told.total, ==, 20);
  g_assert_cmpuint (told.last, ==, 20);
  g_assert_cmpuint (told.calls, >=, 20);
}

static void
cancel_cb (guint64 done, guint64 total, const char *what, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancel (void)
{
  g_autoptr (JoinJob) job = join_job_new ();
  g_autofree char *path = pdf_write_pages (job->fixture->folder, "a.pdf", 3);
  AssayPdfSource *source = join_job_open (job, path);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    join_job_place (job, source, i, i);
  job->progress = (AssayProgress){ cancel_cb, job->cancellable };
  g_assert_false (join_job_run (job, 3, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
  g_assert_false (g_file_test (job->output, G_FILE_TEST_EXISTS));
}

/* Two pages; the second's content is packed in a way nobody can read. */
static char *
write_unreadable (JoinJob *job, const char *name)
{
  g_autoptr (PdfMaker) maker = pdf_maker_new ();

  pdf_maker_add (maker, "<< /Type /Catalog /Pages 2 0 R >>");
  pdf_maker_add (maker, "<< /Type /Pages /Count 2 /Kids [3 0 R 4 0 R] " A4 " >>");
  pdf_maker_add (maker, "<< /Type /Page /Parent 2 0 R >>");
  pdf_maker_add (maker, "<< /Type /Page /Parent 2 0 R /Contents [5 0 R 5 0 R] >>");
  pdf_maker_add_stream (maker, "/Filter /NobodyKnowsDecode", "abc");

  return pdf_maker_write (maker, job->fixture->folder, name);
}

/* The error says where. */
static void
test_unreadable_content (void)
{
  g_autoptr (JoinJob) job = join_job_new ();
  g_autofree char *path = write_unreadable (job, "E007.pdf");
  g_autoptr (GError) error = NULL;

  join_job_place (job, join_job_open (job, path), 1, 0);
  g_assert_false (join_job_run (job, 1, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "E007.pdf is damaged: page 2"));
}

/* A few kilobytes that would inflate to more than there is memory for. */
static void
test_bomb (void)
{
  g_autoptr (JoinJob) job = join_job_new ();
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autoptr (GString) contents = g_string_new (NULL);
  g_autofree char *zeros = g_malloc0 (16 * 1024 * 1024);
  g_autofree char *plain = NULL;
  g_autofree char *packed = assay_fixture_path (job->fixture, "packed.pdf");
  g_autoptr (GError) error = NULL;

  memset (zeros, ' ', 16 * 1024 * 1024 - 1);
  for (int i = 0; i < 40; i++)
    g_string_append (contents, "4 0 R ");
  pdf_maker_add (maker, "<< /Type /Catalog /Pages 2 0 R >>");
  pdf_maker_add (maker, "<< /Type /Pages /Count 1 /Kids [3 0 R] " A4 " >>");
  pdf_maker_add (maker, "<< /Type /Page /Parent 2 0 R /Contents [%s] >>", contents->str);
  pdf_maker_add_stream (maker, "", zeros);
  plain = pdf_maker_write (maker, job->fixture->folder, "a.pdf");
  g_free (pdf_run ("qpdf", "--stream-data=compress", plain, packed, NULL));
  join_job_place (job, join_job_open (job, packed), 0, 0);
  g_assert_false (join_job_run (job, 1, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
}

/* One page with content of a hundred kilobytes. */
static char *
write_long_page (JoinJob *job, const char *name)
{
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autoptr (GString) data = g_string_new (NULL);

  while (data->len < 100000)
    g_string_append (data, "0 0 m ");
  pdf_maker_add (maker, "<< /Type /Catalog /Pages 2 0 R >>");
  pdf_maker_add (maker, "<< /Type /Pages /Count 1 /Kids [3 0 R] " A4 " >>");
  pdf_maker_add (maker, "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>");
  pdf_maker_add_stream (maker, "", data->str);

  return pdf_maker_write (maker, job->fixture->folder, name);
}

/* The file is cut short between opening and writing. */
static void
test_shrunk_source (void)
{
  g_autoptr (JoinJob) job = join_job_new ();
  g_autofree char *path = write_long_page (job, "E009.pdf");
  g_autoptr (GError) error = NULL;

  join_job_place (job, join_job_open (job, path), 0, 0);
  g_assert_cmpint (truncate (path, 20000), ==, 0);
  g_assert_false (join_job_run (job, 1, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
  g_assert_true (g_str_has_prefix (error->message, "E009.pdf"));
}

static void
assert_faulty (JoinJob *job, AssayPdfSource *source, const char *words)
{
  const GError *problem = g_hash_table_lookup (job->faults, source);

  g_assert_error (problem, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
  g_assert_nonnull (strstr (problem->message, words));
}

/* One join finds every source whose pages cannot be placed, and leaves the others in peace. */
static void
test_all_unreadable (void)
{
  g_autoptr (JoinJob) job = join_job_new ();
  g_autofree char *good = pdf_write_pages (job->fixture->folder, "good.pdf", 2);
  g_autofree char *first = write_unreadable (job, "E001.pdf");
  g_autofree char *second = write_unreadable (job, "E002.pdf");
  AssayPdfSource *sources[3];
  g_autoptr (GError) error = NULL;

  job->faults = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_error_free);
  sources[0] = join_job_open (job, first);
  sources[1] = join_job_open (job, good);
  sources[2] = join_job_open (job, second);
  for (guint i = 0; i < 6; i++)
    join_job_place (job, sources[i / 2], i % 2, i);
  g_assert_false (join_job_run (job, 6, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
  g_assert_cmpuint (g_hash_table_size (job->faults), ==, 2);
  assert_faulty (job, sources[0], "E001.pdf is damaged: page 2");
  assert_faulty (job, sources[2], "E002.pdf is damaged: page 2");
}

/* And the same for those that were cut short, of which only writing knows. */
static void
test_all_shrunk (void)
{
  g_autoptr (JoinJob) job = join_job_new ();
  AssayPdfSource *sources[3];
  g_autoptr (GError) error = NULL;

  job->faults = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_error_free);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("E00%u.pdf", i);
      g_autofree char *path = write_long_page (job, name);

      sources[i] = join_job_open (job, path);
      join_job_place (job, sources[i], 0, i);
      g_assert_cmpint (i != 1 ? truncate (path, 20000) : 0, ==, 0);
    }
  g_assert_false (join_job_run (job, 3, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
  g_assert_cmpuint (g_hash_table_size (job->faults), ==, 2);
  assert_faulty (job, sources[0], "E000.pdf is damaged");
  assert_faulty (job, sources[2], "E002.pdf is damaged");
}

static void
test_bad_output (void)
{
  g_autoptr (JoinJob) job = join_job_new ();
  g_autoptr (GError) error = NULL;

  g_free (job->output);
  job->output = assay_fixture_path (job->fixture, "no-such-folder/output.pdf");
  g_assert_false (join_job_run (job, 1, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_free (job->output);
  job->output = g_strdup ("/dev/full");
  g_assert_false (join_job_run (job, 40, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_NO_SPACE);
}

static void
test_bad_drawn (void)
{
  g_autoptr (JoinJob) job = join_job_new ();
  g_autofree char *drawn = assay_fixture_write (job->fixture, "drawn.pdf", "words");
  g_autoptr (GError) error = NULL;

  g_assert_false (
      assay_pdf_join (drawn, NULL, 0, &plain_info, job->output, ASSAY_PROGRESS_NONE, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
}

/* As cairo 1.16 does where a coloured letter comes twice on a page. */
static void
test_key_twice (void)
{
  g_autoptr (JoinJob) job = join_job_new ();
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autofree char *drawn = NULL;
  g_autoptr (GError) error = NULL;

  pdf_maker_add (maker, "<< /Type /Catalog /Pages 2 0 R >>");
  pdf_maker_add (maker, "<< /Type /Pages /Count 1 /Kids [3 0 R] " A4 " >>");
  pdf_maker_add (maker, "<< /Type /Page /Parent 2 0 R /Resources 4 0 R >>");
  pdf_maker_add (maker, "<< /Font 5 0 R >>");
  pdf_maker_add (maker, "<< /A 6 0 R /A 6 0 R >>");
  pdf_maker_add (maker, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  drawn = pdf_maker_write (maker, job->fixture->folder, "drawn.pdf");
  assay_pdf_join (drawn, NULL, 0, &plain_info, job->output, ASSAY_PROGRESS_NONE, NULL, &error);
  g_assert_no_error (error);
  pdf_assert_sound (job->output);
}

/* Joins the file with its bookmarks; it may turn out to be damaged. */
static gboolean
join_noisy (JoinJob *job, const char *drawn, const char *path)
{
  g_autoptr (AssayPdfSource) source = assay_pdf_source_open (path, NULL, NULL);
  AssayPdfPlacement placements[N_NOISY];
  const AssayPdfItem item = { source, 0 };
  const AssayPdfJoinInfo info = { "en-GB", "%s · p %u", &item, 1 };
  g_autoptr (GError) error = NULL;
  guint n;

  if (source == NULL)
    return FALSE;
  n = MIN (assay_pdf_source_get_n_pages (source), N_NOISY);
  for (guint i = 0; i < n; i++)
    placements[i] = (AssayPdfPlacement){ i, source, i, 0, 0, 595, 842 };
  if (assay_pdf_join (drawn, placements, n, &info, job->output, ASSAY_PROGRESS_NONE, NULL, &error))
    return TRUE;
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);

  return FALSE;
}

/* Files with bytes changed at random either are refused or give a sound pack. */
static void
test_noise (void)
{
  g_autoptr (JoinJob) job = join_job_new ();
  g_autofree char *whole = pdf_write_book (job->fixture->folder, "whole.pdf", N_NOISY, 90);
  g_autofree char *path = assay_fixture_path (job->fixture, "noisy.pdf");
  g_autofree char *drawn = pdf_draw_pages (job->fixture->folder, "drawn.pdf", N_NOISY);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  guint joined = 0;

  g_file_get_contents (whole, &data, &length, &error);
  g_assert_no_error (error);
  for (int round = 0; round < 150; round++)
    {
      g_autofree char *noisy = g_memdup2 (data, length);

      for (int i = 0; i < 6; i++)
        noisy[g_test_rand_int_range (0, (gint32) length)] = (char) g_test_rand_int ();
      g_file_set_contents (path, noisy, (gssize) length, &error);
      g_assert_no_error (error);
      if (!join_noisy (job, drawn, path))
        continue;
      joined++;
      if (round % 10 == 0)
        pdf_assert_sound (job->output);
    }
  g_assert_cmpuint (joined, >, 10);
  pdf_assert_sound (job->output);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf-join-faults/progress", test_progress);
  g_test_add_func ("/pdf-join-faults/cancel", test_cancel);
  g_test_add_func ("/pdf-join-faults/unreadable-content", test_unreadable_content);
  g_test_add_func ("/pdf-join-faults/bomb", test_bomb);
  g_test_add_func ("/pdf-join-faults/shrunk-source", test_shrunk_source);
  g_test_add_func ("/pdf-join-faults/all-unreadable", test_all_unreadable);
  g_test_add_func ("/pdf-join-faults/all-shrunk", test_all_shrunk);
  g_test_add_func ("/pdf-join-faults/bad-output", test_bad_output);
  g_test_add_func ("/pdf-join-faults/bad-drawn", test_bad_drawn);
  g_test_add_func ("/pdf-join-faults/key-twice", test_key_twice);
  g_test_add_func ("/pdf-join-faults/noise", test_noise);

  return g_test_run ();
}
