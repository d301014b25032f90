/* Reading a return away from the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/points/assay-return-job.h"

typedef struct
{
  char *path;
  char *schema_path;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_free (job->schema_path);
  g_free (job);
}

void
assay_return_reading_free (AssayReturnReading *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->given, assay_return_unref);
  g_free (self);
}

static void
reading_free (gpointer data)
{
  assay_return_reading_free (data);
}

static gpointer
read_return (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  g_autofree char *folder = assay_key_folder_dup ();
  g_autoptr (AssayReturnReading) self = g_new0 (AssayReturnReading, 1);
  g_autoptr (AssayKnownKeys) keys = NULL;

  self->given = assay_return_load (job->path, job->schema_path, NULL, error);
  keys = self->given != NULL ? assay_known_keys_load (folder, error) : NULL;
  if (keys == NULL)
    return NULL;
  self->standing = assay_known_keys_judge (keys, self->given->signature, self->given->is_intact);

  return g_steal_pointer (&self);
}

AssayWork *
assay_return_job_start (gpointer owner,
                        const char *path,
                        const char *schema_path,
                        AssayWorkDoneFunc done_cb)
{
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->schema_path = g_strdup (schema_path);

  return assay_work_start (owner, read_return, job, job_free, reading_free, NULL, done_cb);
}
