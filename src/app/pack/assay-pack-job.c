/* Writing a pack, and reading the evidence files, away from the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What crosses is what there is at the moment of asking, whatever is edited meanwhile.
 */

#include "app/pack/assay-pack-job.h"

#include "pack/submit/assay-earlier-pages.h"
#include "present/assay-pack-state.h"

/* --- Reading the evidence files --- */

typedef struct
{
  char *folder;
  AssayPortfolio *portfolio;
} CheckJob;

static void
check_job_free (gpointer data)
{
  CheckJob *job = data;

  g_free (job->folder);
  assay_portfolio_unref (job->portfolio);
  g_free (job);
}

static gpointer
check_contents (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  CheckJob *job = data;

  return assay_portfolio_folder_check_contents (job->folder, job->portfolio, progress, cancellable,
                                                error);
}

AssayWork *
assay_pack_check_start (gpointer owner,
                        AssayDocument *document,
                        AssayWorkProgressFunc advanced_cb,
                        AssayWorkDoneFunc done_cb)
{
  CheckJob *job = g_new0 (CheckJob, 1);

  job->folder = g_strdup (assay_document_get_path (document));
  job->portfolio = assay_portfolio_ref (assay_document_get_portfolio (document));

  return assay_work_start (owner, check_contents, job, check_job_free,
                           (GDestroyNotify) g_ptr_array_unref, advanced_cb, done_cb);
}

/* --- Writing --- */

typedef struct
{
  AssayContext *context;
  AssayPortfolioFolder *folder;
  AssayReadiness *readiness;
  char *path;
  char *html_path;
  char *earlier;
  AssayProgress progress;
} WriteJob;

static void
write_job_free (gpointer data)
{
  WriteJob *job = data;

  assay_context_unref (job->context);
  g_object_unref (job->folder);
  assay_readiness_unref (job->readiness);
  g_free (job->path);
  g_free (job->html_path);
  g_free (job->earlier);
  g_free (job);
}

/* On the working thread: says how far it is in words. */
static void
page_written_cb (guint64 done, guint64 total, const char *what, gpointer data)
{
  const WriteJob *job = data;
  g_autofree char *words = assay_pack_state_word_progress (done, total, what);

  assay_progress_tell (job->progress, done, total, words);
}

static gpointer
write_pack (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  WriteJob *job = data;
  g_autoptr (AssayPageMap) after =
      job->earlier != NULL
          ? assay_pack_bind_read_map (job->earlier, cancellable, error)
          : assay_earlier_pages_load (assay_portfolio_folder_get_path (job->folder),
                                      job->readiness->portfolio, NULL);
  const AssayPackOrder order = { .readiness = job->readiness,
                                 .folder = assay_portfolio_folder_get_path (job->folder),
                                 .path = job->path,
                                 .html_path = job->html_path,
                                 .after = after };
  AssayPackReport *report = NULL;

  job->progress = progress;
  if (job->earlier != NULL && after == NULL)
    return NULL;
  if (!assay_pack_bind (job->context, &order, (AssayProgress){ page_written_cb, job }, cancellable,
                        &report, error))
    return NULL;

  return report;
}

AssayWork *
assay_pack_job_start (gpointer owner,
                      AssayDocument *document,
                      const char *path,
                      const char *html,
                      const char *earlier,
                      AssayWorkProgressFunc advanced_cb,
                      AssayWorkDoneFunc done_cb)
{
  AssayContext *context = assay_document_get_context (document);
  g_autoptr (AssayDisk) disk = assay_disk_new ();
  WriteJob *job = g_new0 (WriteJob, 1);

  job->context = assay_context_new_with (assay_context_get_now (context),
                                         assay_context_get_author (context), disk);
  job->folder = g_object_ref (assay_document_get_folder (document));
  job->readiness = assay_readiness_ref (assay_document_get_readiness (document));
  job->path = g_strdup (path);
  job->html_path = g_strdup (html);
  job->earlier = g_strdup (earlier);

  return assay_work_start (owner, write_pack, job, write_job_free,
                           (GDestroyNotify) assay_pack_report_free, advanced_cb, done_cb);
}
