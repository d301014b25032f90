/* Submitting as a whole while the disk fails: what is remembered is there, and what is there is
 * whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writing and remembering are done again and again; the first operation on the disk fails, then the
 * second, and so on until none is left to fail, in each of the three ways.
 */

#include "pack-sample.h"

#include "core/portfolio/assay-submission-record.h"
#include "core/submission/assay-verify.h"
#include "pack/submit/assay-submit.h"

#include <errno.h>
#include <locale.h>
#include <string.h>

#define OLD "An older file."

typedef struct
{
  PackSample *sample;
  char *path; /* of the portfolio */
  char *zip;
} Bench;

static void
bench_init (Bench *self)
{
  PackSample *sample = pack_sample_new (assay_fixture_load_small_scheme ());
  g_autoptr (GError) error = NULL;
  char *file = assay_fixture_write (sample->fixture, "note.txt", "What was agreed.\n");

  self->sample = sample;
  self->path = g_strdup (assay_portfolio_folder_get_path (sample->folder));
  self->zip = assay_fixture_write (sample->fixture, "round.zip", OLD);
  pack_sample_add (sample, "Note", file, "text/plain", 1);
  g_assert_true (assay_portfolio_folder_save (sample->folder, &error));
}

static void
bench_clear (Bench *self)
{
  g_free (self->path);
  g_free (self->zip);
  pack_sample_free (self->sample);
}

/* Whether it was said to be done. */
static gboolean
submit (Bench *self)
{
  PackSample *sample = self->sample;
  g_autoptr (AssayReadiness) readiness =
      assay_submit_compute_readiness (sample->folder, sample->on);
  g_autoptr (GPtrArray) findings = assay_findings_new ();
  g_autoptr (AssaySubmitReport) report = NULL;
  const AssaySubmitOrder order = {
    .readiness = readiness, .folder = self->path, .path = self->zip, .findings = findings
  };
  g_autoptr (GError) error = NULL;
  gboolean done = assay_submit_write (sample->fixture->context, &order, ASSAY_PROGRESS_NONE, NULL,
                                      &report, &error)
                  && assay_submit_remember (sample->fixture->context, sample->folder, report,
                                            self->zip, &error);

  g_assert_true (done == (error == NULL));

  return done;
}

static void
reopen (Bench *self)
{
  PackSample *sample = self->sample;
  g_autofree char *schema = assay_fixture_schema_path ();
  g_autoptr (GError) error = NULL;

  g_clear_object (&sample->folder);
  assay_disk_set_fault (sample->fixture->disk, 0, ASSAY_DISK_FAULT_NONE, 0);
  sample->folder = assay_portfolio_folder_open (sample->fixture->context, self->path, schema,
                                                ASSAY_OPEN_WRITE, NULL, &error);
  g_assert_no_error (error);
}

/* The ZIP is nothing, the old one, or a whole submission; gives the fingerprint of that. */
static char *
dup_sent (Bench *self)
{
  g_autofree char *schema = assay_fixture_schema_path ();
  const AssayVerifyRequest request = { .schema_path = schema };
  g_autofree char *bytes = NULL;
  g_autoptr (AssayVerification) verification = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  if (!g_file_get_contents (self->zip, &bytes, &length, NULL)
      || (length == strlen (OLD) && memcmp (bytes, OLD, length) == 0))
    return NULL;
  verification = assay_verify (self->zip, &request, ASSAY_PROGRESS_NONE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (assay_verification_is_sound (verification));

  return g_strdup (verification->fingerprint);
}

static void
assert_remembered (Bench *self)
{
  const AssaySubmission *submission = assay_portfolio_get_last_submission (
      assay_portfolio_folder_get_portfolio (self->sample->folder));
  g_autofree char *sent = dup_sent (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *pages = NULL;
  g_autoptr (GBytes) record = NULL;

  g_assert_cmpuint (submission->round, ==, 1);
  g_assert_cmpstr (submission->fingerprint, ==, sent);
  record = assay_submission_record_load_bytes (self->path, submission, &error);
  g_assert_no_error (error);
  pages = assay_submission_record_load_pages (self->path, submission, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (pages), >, 0);
}

/* TRUE while the fault still hits something. */
static gboolean
disturb (guint nth, AssayDiskFault fault)
{
  Bench bench;
  AssayDisk *disk;
  gboolean is_done, is_hit;
  AssayPortfolio *portfolio;

  bench_init (&bench);
  disk = bench.sample->fixture->disk;
  assay_disk_set_fault (disk, nth, fault, ENOSPC);
  is_done = submit (&bench);
  is_hit = assay_disk_get_count (disk) >= nth;
  reopen (&bench);
  portfolio = assay_portfolio_folder_get_portfolio (bench.sample->folder);
  if (is_done || portfolio->submissions->len > 0)
    assert_remembered (&bench);
  else
    {
      g_autofree char *sent = dup_sent (&bench);

      /* What the portfolio does not know and what is there all the same is no other than what
       * submitting again makes. */
      g_assert_true (submit (&bench));
      assert_remembered (&bench);
      if (sent != NULL)
        {
          g_autofree char *again = dup_sent (&bench);

          g_assert_cmpstr (sent, ==, again);
        }
    }
  bench_clear (&bench);

  return is_hit;
}

static void
test_fault (gconstpointer data)
{
  AssayDiskFault fault = GPOINTER_TO_UINT (data);
  guint nth = 1;

  while (disturb (nth, fault))
    nth++;
  g_assert_cmpuint (nth, >, 20);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/submit-faults/fail", GUINT_TO_POINTER (ASSAY_DISK_FAULT_FAIL),
                        test_fault);
  g_test_add_data_func ("/submit-faults/shorten", GUINT_TO_POINTER (ASSAY_DISK_FAULT_SHORTEN),
                        test_fault);
  g_test_add_data_func ("/submit-faults/crash", GUINT_TO_POINTER (ASSAY_DISK_FAULT_CRASH),
                        test_fault);

  return g_test_run ();
}
