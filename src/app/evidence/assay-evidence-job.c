/* Reading and storing files that are to become evidence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/evidence/assay-evidence-job.h"

#include "base/assay-error.h"

#include <glib/gstdio.h>

struct _AssayEvidenceJob
{
  AssayPortfolioFolder *folder;
  AssayPortfolio *portfolio;
  GPtrArray *paths;
  AssayIntakeManner manner;
  GHashTable *damaged;
};

/* How far the whole is: every file is read twice, to look at it and to store it. */
typedef struct
{
  AssayProgress progress;
  guint64 before; /* bytes of what is done */
  guint64 total;
  const char *name;
} Advance;

void
assay_evidence_taken_free (AssayEvidenceTaken *self)
{
  g_clear_pointer (&self->intake, assay_intake_free);
  g_free (self->path);
  g_clear_error (&self->error);
  g_free (self);
}

AssayEvidenceJob *
assay_evidence_job_new (AssayPortfolioFolder *folder,
                        GPtrArray *paths,
                        AssayIntakeManner manner,
                        GHashTable *damaged)
{
  AssayEvidenceJob *self = g_new0 (AssayEvidenceJob, 1);
  GHashTableIter iter;
  gpointer sha256 = NULL;

  self->damaged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, damaged);
  while (g_hash_table_iter_next (&iter, &sha256, NULL))
    g_hash_table_add (self->damaged, g_strdup (sha256));

  self->manner = manner;
  self->folder = g_object_ref (folder);
  self->portfolio = assay_portfolio_ref (assay_portfolio_folder_get_portfolio (folder));
  self->paths = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < paths->len; i++)
    g_ptr_array_add (self->paths, g_strdup (g_ptr_array_index (paths, i)));

  return self;
}

void
assay_evidence_job_free (gpointer data)
{
  AssayEvidenceJob *self = data;

  g_object_unref (self->folder);
  assay_portfolio_unref (self->portfolio);
  g_ptr_array_unref (self->paths);
  g_hash_table_unref (self->damaged);
  g_free (self);
}

static guint64
get_size (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && info.st_size > 0 ? (guint64) info.st_size : 0;
}

static void
advanced_cb (guint64 done, guint64 total, const char *what, gpointer data)
{
  const Advance *advance = data;

  assay_progress_tell (advance->progress, advance->before + done, advance->total, advance->name);
}

/* Stores what no item holds yet, and what an item holds but has lost. */
static gboolean
store (AssayEvidenceJob *self,
       AssayEvidenceTaken *taken,
       AssayProgress progress,
       GCancellable *cancellable)
{
  const char *sha256 = taken->intake->sha256;

  if (g_hash_table_contains (self->damaged, sha256))
    {
      taken->is_restored =
          assay_portfolio_folder_set_content_aside (self->folder, sha256, &taken->error)
          && assay_intake_store (taken->intake, self->folder, progress, cancellable, &taken->error);
      return taken->is_restored;
    }

  return assay_portfolio_lookup_content (self->portfolio, sha256) != NULL
         || assay_intake_store (taken->intake, self->folder, progress, cancellable, &taken->error);
}

static AssayEvidenceTaken *
take (AssayEvidenceJob *self, const char *path, Advance *advance, GCancellable *cancellable)
{
  AssayEvidenceTaken *taken = g_new0 (AssayEvidenceTaken, 1);
  AssayProgress progress = { advanced_cb, advance };
  guint64 size = get_size (path);

  taken->path = g_strdup (path);
  taken->intake = assay_intake_look (path, self->manner, progress, cancellable, &taken->error);
  advance->before += size;
  if (taken->intake != NULL && !store (self, taken, progress, cancellable))
    g_clear_pointer (&taken->intake, assay_intake_free);
  advance->before += size;

  return taken;
}

gpointer
assay_evidence_job_run (gpointer data,
                        AssayProgress progress,
                        GCancellable *cancellable,
                        GError **error)
{
  AssayEvidenceJob *self = data;
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_evidence_taken_free);
  Advance advance = { progress, 0, 0, NULL };

  for (guint i = 0; i < self->paths->len; i++)
    advance.total += 2 * get_size (g_ptr_array_index (self->paths, i));
  for (guint i = 0; i < self->paths->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const char *path = g_ptr_array_index (self->paths, i);
      g_autofree char *base = g_path_get_basename (path);
      g_autofree char *name = g_filename_display_name (base);

      advance.name = name;
      g_ptr_array_add (all, take (self, path, &advance, cancellable));
    }

  return all;
}
