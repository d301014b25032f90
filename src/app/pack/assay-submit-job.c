/* Writing a submission away from the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/pack/assay-submit-job.h"

#include "app/widgets/assay-passphrase.h"
#include "present/assay-pack-state.h"

/* --- What comes of it --- */

void
assay_submit_outcome_free (AssaySubmitOutcome *self)
{
  if (self == NULL)
    return;
  if (!self->is_remembered)
    {
      g_autoptr (AssayDisk) disk = assay_disk_new ();

      assay_disk_remove (disk, self->path, NULL);
    }
  assay_submit_report_free (self->report);
  g_free (self->path);
  g_free (self);
}

static void
outcome_free (gpointer data)
{
  assay_submit_outcome_free (data);
}

gboolean
assay_submit_outcome_remember (AssaySubmitOutcome *self, AssayDocument *document, GError **error)
{
  AssayEdit *edit =
      assay_edit_submit (assay_document_get_portfolio (document), self->report->submission, error);

  self->is_remembered = assay_document_apply (document, edit, error);

  return self->is_remembered;
}

/* --- The work --- */

typedef struct
{
  AssayContext *context;
  char *folder;
  AssayReadiness *readiness;
  GPtrArray *findings;
  char *path;
  char *passphrase;
  AssaySigningKey *key;
  AssayProgress progress;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  assay_context_unref (job->context);
  g_free (job->folder);
  assay_readiness_unref (job->readiness);
  g_ptr_array_unref (job->findings);
  g_free (job->path);
  assay_passphrase_free (job->passphrase);
  g_clear_pointer (&job->key, assay_signing_key_free);
  g_free (job);
}

/* On the working thread: says how far it is in words. */
static void
written_so_far_cb (guint64 done, guint64 total, const char *what, gpointer data)
{
  const Job *job = data;
  g_autofree char *words = assay_pack_state_word_progress (done, total, what);

  assay_progress_tell (job->progress, done, total, words);
}

static gpointer
write_submission (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  const AssaySubmitOrder order = { .readiness = job->readiness,
                                   .folder = job->folder,
                                   .path = job->path,
                                   .findings = job->findings,
                                   .passphrase = job->passphrase,
                                   .key = job->key };
  AssaySubmitReport *report = NULL;
  AssaySubmitOutcome *outcome;

  job->progress = progress;
  if (!assay_submit_write (job->context, &order, (AssayProgress){ written_so_far_cb, job },
                           cancellable, &report, error))
    return NULL;
  outcome = g_new0 (AssaySubmitOutcome, 1);
  outcome->report = report;
  outcome->path = g_strdup (job->path);

  return outcome;
}

AssayWork *
assay_submit_job_start (gpointer owner,
                        AssayDocument *document,
                        AssayReadiness *readiness,
                        GPtrArray *findings,
                        const char *path,
                        char *passphrase,
                        AssaySigningKey *key,
                        AssayWorkProgressFunc advanced_cb,
                        AssayWorkDoneFunc done_cb)
{
  AssayContext *context = assay_document_get_context (document);
  g_autoptr (AssayDisk) disk = assay_disk_new ();
  Job *job = g_new0 (Job, 1);

  job->context = assay_context_new_with (assay_context_get_now (context),
                                         assay_context_get_author (context), disk);
  job->folder = g_strdup (assay_document_get_path (document));
  job->readiness = assay_readiness_ref (readiness);
  job->findings = g_ptr_array_ref (findings);
  job->path = g_strdup (path);
  job->passphrase = passphrase;
  job->key = key;

  return assay_work_start (owner, write_submission, job, job_free, outcome_free, advanced_cb,
                           done_cb);
}
