/* Comparing with another copy and bringing its files, away from the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Our own folder is read a second time for it, so that the window's may go on changing: the past
 * that two copies share is not changed by what is done now.
 */

#include "app/merge/assay-merge-job.h"

struct _AssayMergeReading
{
  gatomicrefcount refs;
  AssayOtherCopy *other;
  AssayAncestor *past;
};

AssayMergeReading *
assay_merge_reading_ref (AssayMergeReading *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

void
assay_merge_reading_unref (AssayMergeReading *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->past, assay_ancestor_free);
  g_clear_pointer (&self->other, assay_other_copy_free);
  g_free (self);
}

static void
reading_free (gpointer data)
{
  assay_merge_reading_unref (data);
}

/* A context whose disk is this thread's own. */
static AssayContext *
new_context (AssayDocument *document)
{
  AssayContext *context = assay_document_get_context (document);
  g_autoptr (AssayDisk) disk = assay_disk_new ();

  return assay_context_new_with (assay_context_get_now (context),
                                 assay_context_get_author (context), disk);
}

/* --- Reading --- */

typedef struct
{
  AssayContext *context;
  char *folder;
  char *schema_path;
  char *path;
} ReadJob;

static void
read_job_free (gpointer data)
{
  ReadJob *job = data;

  assay_context_unref (job->context);
  g_free (job->folder);
  g_free (job->schema_path);
  g_free (job->path);
  g_free (job);
}

static gpointer
read_other (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  const ReadJob *job = data;
  g_autoptr (AssayMergeReading) self = g_new0 (AssayMergeReading, 1);
  g_autoptr (AssayPortfolioFolder) ours = NULL;

  g_atomic_ref_count_init (&self->refs);
  self->other = assay_other_copy_open (job->context, job->path, job->schema_path, progress,
                                       cancellable, error);
  if (self->other == NULL)
    return NULL;
  ours = assay_portfolio_folder_open (job->context, job->folder, job->schema_path, ASSAY_OPEN_READ,
                                      cancellable, error);
  if (ours == NULL)
    return NULL;
  self->past = assay_other_copy_find_past (self->other, ours, cancellable, error);

  return self->past != NULL ? g_steal_pointer (&self) : NULL;
}

AssayWork *
assay_merge_job_read (gpointer owner,
                      AssayDocument *document,
                      const char *schema_path,
                      const char *path,
                      AssayWorkProgressFunc advanced_cb,
                      AssayWorkDoneFunc done_cb)
{
  ReadJob *job = g_new0 (ReadJob, 1);

  job->context = new_context (document);
  job->folder = g_strdup (assay_document_get_path (document));
  job->schema_path = g_strdup (schema_path);
  job->path = g_strdup (path);

  return assay_work_start (owner, read_other, job, read_job_free, reading_free, advanced_cb,
                           done_cb);
}

/* --- Comparing --- */

typedef struct
{
  AssayScheme *scheme;
  AssayMergeReading *reading;
  AssayMergeSides sides;
  AssayMergeChoices *choices;
} CompareJob;

static void
compare_job_free (gpointer data)
{
  CompareJob *job = data;

  assay_scheme_unref (job->scheme);
  assay_merge_reading_unref (job->reading);
  assay_portfolio_unref (job->sides.ours);
  assay_merge_choices_free (job->choices);
  g_free (job);
}

static gpointer
compare (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  const CompareJob *job = data;

  return assay_merge_page_new (job->scheme, &job->sides, job->choices, error);
}

static void
page_free (gpointer data)
{
  assay_merge_page_free (data);
}

AssayWork *
assay_merge_job_compare (gpointer owner,
                         AssayDocument *document,
                         AssayMergeReading *reading,
                         const AssayMergeChoices *choices,
                         AssayWorkDoneFunc done_cb)
{
  AssayPortfolioFolder *folder = assay_document_get_folder (document);
  CompareJob *job = g_new0 (CompareJob, 1);

  job->scheme = assay_scheme_ref (assay_document_get_scheme (document));
  job->reading = assay_merge_reading_ref (reading);
  job->sides.base = reading->past->portfolio;
  job->sides.ours = assay_portfolio_ref (assay_document_get_portfolio (document));
  job->sides.theirs =
      assay_portfolio_folder_get_portfolio (assay_other_copy_get_folder (reading->other));
  job->sides.next_evidence = assay_portfolio_folder_get_next_evidence_number (folder);
  job->sides.next_action = assay_portfolio_folder_get_next_action_number (folder);
  job->choices = assay_merge_choices_copy (choices);

  return assay_work_start (owner, compare, job, compare_job_free, page_free, NULL, done_cb);
}

/* --- Storing --- */

struct _AssayMergeStoring
{
  AssayMergeReading *reading;
  AssayMerge *merge;
  AssayMergeContents *contents;
};

AssayMergeStoring *
assay_merge_storing_new (AssayDocument *document,
                         AssayMergeReading *reading,
                         const AssayMergePage *page)
{
  AssayMergeStoring *self = g_new0 (AssayMergeStoring, 1);
  g_autoptr (AssayContext) context = new_context (document);

  self->reading = assay_merge_reading_ref (reading);
  self->merge = assay_merge_ref (page->merge);
  self->contents = assay_merge_contents_new (context, assay_document_get_path (document));

  return self;
}

AssayMergeContents *
assay_merge_storing_get_contents (AssayMergeStoring *self)
{
  return self->contents;
}

void
assay_merge_storing_free (gpointer data)
{
  AssayMergeStoring *self = data;

  assay_merge_reading_unref (self->reading);
  assay_merge_unref (self->merge);
  assay_merge_contents_unref (self->contents);
  g_free (self);
}

gpointer
assay_merge_storing_run (gpointer data,
                         AssayProgress progress,
                         GCancellable *cancellable,
                         GError **error)
{
  const AssayMergeStoring *self = data;

  assay_merge_contents_store (self->contents, self->reading->other, self->merge, progress,
                              cancellable, error);

  return NULL;
}
