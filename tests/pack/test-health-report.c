/* The health-check report, looked at from outside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "core/portfolio/assay-portfolio-xml.h"
#include "html-judge.h"
#include "pack-sample.h"
#include "pack/report/assay-health-report.h"
#include "pdf-book.h"

#include <string.h>

#define SECRET "Between us: the board must not see this."

static void
write_report (PackSample *sample, AssayDate today)
{
  g_autoptr (AssayReadiness) readiness =
      assay_readiness_compute (sample->scheme,
                               assay_portfolio_folder_get_portfolio (sample->folder), sample->on);
  const AssayHealthReportOrder order = { readiness, today, sample->output, sample->html };
  g_autoptr (GError) error = NULL;
  guint n_pages;

  g_assert_true (
      assay_health_report_write (sample->fixture->context, &order, NULL, &n_pages, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_pages, >, 0);
}

static PackSample *
new_sample (void)
{
  PackSample *sample = pack_sample_new (assay_fixture_load_rss ());

  sample->html = assay_fixture_path (sample->fixture, "report.html");

  return sample;
}

static char *
read_text (PackSample *sample)
{
  g_autofree char *text = pdf_run ("pdftotext", sample->output, "-", NULL);
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);

  return g_strjoinv (" ", words);
}

static void
test_says (void)
{
  g_autoptr (PackSample) sample = new_sample ();
  static const char *const said[] = { "Health-check report",
                                      "Strengths",
                                      "Areas to improve",
                                      "Planned",
                                      "What to do next",
                                      "1 action is overdue",
                                      "! Overdue",
                                      "Case lead",
                                      "Write down who reviews the form",
                                      "Rated “Partly”" };
  g_autofree char *text = NULL;

  pack_sample_fill (sample);
  write_report (sample, assay_date_new (2026, 12, 2));
  pdf_assert_sound (sample->output);
  g_assert_true (html_judge (sample->html, sample->output));
  text = read_text (sample);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    if (strstr (text, said[i]) == NULL)
      g_error ("“%s” is not in:\n%s", said[i], text);
}

static void
test_not_overdue_before (void)
{
  g_autoptr (PackSample) sample = new_sample ();
  g_autofree char *text = NULL;

  pack_sample_fill (sample);
  write_report (sample, assay_date_new (2026, 12, 1));
  text = read_text (sample);
  g_assert_null (strstr (text, "verdue"));
}

/* Words on every page; and nothing that a submission has. */
static void
test_is_no_submission (void)
{
  g_autoptr (PackSample) sample = new_sample ();
  g_autofree char *text = NULL, *html = NULL, *fingerprint = NULL, *start = NULL;
  g_auto (GStrv) pages = NULL;
  guint n_pages = 0;

  pack_sample_fill (sample);
  write_report (sample, sample->on);
  text = pdf_run ("pdftotext", sample->output, "-", NULL);
  html = assay_fixture_read (sample->html);
  pages = g_strsplit (text, "\f", -1);
  for (guint i = 0; pages[i] != NULL && pages[i][0] != '\0'; i++, n_pages++)
    g_assert_nonnull (strstr (pages[i], "Health-check report, not a submission"));
  g_assert_cmpuint (n_pages, >, 2);
  g_assert_cmpuint (n_pages, <, 8);
  g_assert_null (strstr (text, "Submission pack"));
  fingerprint =
      assay_portfolio_compute_fingerprint (assay_portfolio_folder_get_portfolio (sample->folder));
  start = g_strndup (fingerprint, 4);
  g_assert_null (strstr (text, start));
  g_assert_null (strstr (html, "ingerprint"));
}

static void
test_private_notes_stay_private (void)
{
  g_autoptr (PackSample) sample = new_sample ();
  const AssayCriterion *criterion = sample->scheme->criteria->pdata[2];
  g_autofree char *text = NULL, *html = NULL, *xml = NULL;
  g_autoptr (GError) error = NULL;

  pack_sample_fill (sample);
  pack_sample_apply (sample,
                     assay_edit_write_note (assay_portfolio_folder_get_portfolio (sample->folder),
                                            sample->scheme, criterion->id, SECRET, &error),
                     error);
  xml = assay_portfolio_format_xml (assay_portfolio_folder_get_portfolio (sample->folder),
                                    ASSAY_PORTFOLIO_FORM_OWN);
  g_assert_nonnull (strstr (xml, "Between us"));
  write_report (sample, sample->on);
  text = read_text (sample);
  html = assay_fixture_read (sample->html);
  g_assert_null (strstr (text, "Between"));
  g_assert_null (strstr (html, "Between"));
}

static void
test_nothing_rated (void)
{
  g_autoptr (PackSample) sample = new_sample ();
  g_autofree char *text = NULL;

  write_report (sample, sample->on);
  g_assert_true (html_judge (sample->html, sample->output));
  text = read_text (sample);
  g_assert_nonnull (strstr (text, "Nothing is rated here yet."));
  g_assert_nonnull (strstr (text, "Do the health check"));
}

static void
test_same_bytes (void)
{
  g_autoptr (PackSample) sample = new_sample ();
  g_autofree char *first = NULL, *second = NULL;
  gsize n_first, n_second;

  pack_sample_fill (sample);
  write_report (sample, sample->on);
  g_assert_true (g_file_get_contents (sample->output, &first, &n_first, NULL));
  write_report (sample, sample->on);
  g_assert_true (g_file_get_contents (sample->output, &second, &n_second, NULL));
  g_assert_cmpmem (first, n_first, second, n_second);
}

static void
test_disk_faults (void)
{
  g_autoptr (PackSample) sample = new_sample ();
  AssayDisk *disk = sample->fixture->disk;
  g_autoptr (AssayReadiness) readiness =
      assay_readiness_compute (sample->scheme,
                               assay_portfolio_folder_get_portfolio (sample->folder), sample->on);
  const AssayHealthReportOrder order = { readiness, sample->on, sample->output, NULL };
  guint n_operations;

  assay_disk_set_fault (disk, 0, ASSAY_DISK_FAULT_NONE, 0);
  g_assert_true (assay_health_report_write (sample->fixture->context, &order, NULL, NULL, NULL));
  n_operations = assay_disk_get_count (disk);
  g_assert_cmpuint (n_operations, >, 4);
  for (guint i = 1; i <= n_operations; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *kept = NULL;

      g_assert_true (g_file_set_contents (sample->output, "old", -1, NULL));
      assay_disk_set_fault (disk, i, ASSAY_DISK_FAULT_FAIL, ENOSPC);
      if (assay_health_report_write (sample->fixture->context, &order, NULL, NULL, &error))
        continue; /* it was one of those that only clean up */
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_NO_SPACE);
      kept = assay_fixture_read (sample->output);
      g_assert_true (g_str_equal (kept, "old") || g_str_has_prefix (kept, "%PDF"));
    }
}

static void
test_cancelled (void)
{
  g_autoptr (PackSample) sample = new_sample ();
  g_autoptr (AssayReadiness) readiness =
      assay_readiness_compute (sample->scheme,
                               assay_portfolio_folder_get_portfolio (sample->folder), sample->on);
  const AssayHealthReportOrder order = { readiness, sample->on, sample->output, sample->html };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (
      assay_health_report_write (sample->fixture->context, &order, cancellable, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
  g_assert_false (g_file_test (sample->output, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (sample->html, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/health-report/says", test_says);
  g_test_add_func ("/health-report/not-overdue-before", test_not_overdue_before);
  g_test_add_func ("/health-report/is-no-submission", test_is_no_submission);
  g_test_add_func ("/health-report/private-notes-stay-private", test_private_notes_stay_private);
  g_test_add_func ("/health-report/nothing-rated", test_nothing_rated);
  g_test_add_func ("/health-report/same-bytes", test_same_bytes);
  g_test_add_func ("/health-report/disk-faults", test_disk_faults);
  g_test_add_func ("/health-report/cancelled", test_cancelled);

  return g_test_run ();
}
