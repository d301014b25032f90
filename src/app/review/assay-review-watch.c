/* A quick look at a review's folder whenever one is opened.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From a reading of its own, so that the window's may go on changing. Every item's contents are
 * compared when it is opened, and by "assay review check"; that may be gigabytes.
 */

#include "app/review/assay-review-watch.h"

#include "app/assay-work.h"
#include "app/review/assay-findings-dialog.h"

typedef struct
{
  AssayContext *context;
  char *path;
  char *schema_path;
} Job;

typedef struct
{
  char *path;
  GPtrArray *findings;
} Seen;

static void
job_free (gpointer data)
{
  Job *job = data;

  assay_context_unref (job->context);
  g_free (job->path);
  g_free (job->schema_path);
  g_free (job);
}

static void
seen_free (gpointer data)
{
  Seen *seen = data;

  g_ptr_array_unref (seen->findings);
  g_free (seen->path);
  g_free (seen);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Seen, seen_free)

static gpointer
look (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  g_autoptr (AssayReviewFolder) folder =
      assay_review_folder_open (job->context, job->path, job->schema_path, ASSAY_OPEN_READ,
                                cancellable, error);
  GPtrArray *findings =
      folder != NULL ? assay_review_folder_check (folder, FALSE, progress, cancellable, error)
                     : NULL;
  Seen *seen;

  if (findings == NULL)
    return NULL;
  seen = g_new0 (Seen, 1);
  seen->path = g_strdup (job->path);
  seen->findings = findings;

  return seen;
}

/* What keeps it from looking, opening has told already. */
static void
seen_cb (gpointer owner, gpointer result, const GError *error)
{
  AssayDocument *document = assay_window_get_document (owner);
  g_autoptr (Seen) seen = result;

  if (seen != NULL && seen->findings->len > 0 && document != NULL
      && g_str_equal (assay_document_get_path (document), seen->path))
    assay_findings_dialog_show_of_review (owner, seen->findings);
}

void
assay_review_watch_begin (AssayWindow *window)
{
  AssayDocument *document = assay_window_get_document (window);
  const char *schema =
      assay_scheme_library_get_schema_path (assay_window_get_library (window), NULL);
  AssayContext *context = assay_window_get_context (window);
  g_autoptr (AssayDisk) disk = NULL;
  Job *job;

  if (document == NULL || assay_document_get_review_folder (document) == NULL || schema == NULL)
    return;
  disk = assay_disk_new ();
  job = g_new0 (Job, 1);
  job->context = assay_context_new_with (assay_context_get_now (context),
                                         assay_context_get_author (context), disk);
  job->path = g_strdup (assay_document_get_path (document));
  job->schema_path = g_strdup (schema);
  assay_work_start (window, look, job, job_free, seen_free, NULL, seen_cb);
}
