/* Keeps looking whether the evidence files of an open portfolio are what they were.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Contents lie in folders by the first two digits of their digest, and each of these is watched
 * once an item has its file in it. A look is not begun anew while one is under way: it would start
 * with the same files again and, where something writes all the time, never end.
 */

#include "app/document/assay-content-watch.h"

#include "app/assay-work.h"
#include "core/portfolio/assay-portfolio-folder.h"

/* Programs write in several steps, and people add several files. */
#define LOOK_AFTER_MS 300
#define SHELF_DIGITS 2

struct _AssayContentWatch
{
  GObject parent_instance;
  char *path;
  AssayPortfolio *portfolio;
  AssayContentLooks *looks;
  AssayWork *work;
  gboolean is_behind; /* something has changed since the work began */
  guint look_timeout;
  GHashTable *monitors; /* shelf -> GFileMonitor, or NULL where the system cannot tell */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayContentWatch, assay_content_watch, G_TYPE_OBJECT)

/* --- Watching --- */

static void
watch_shelf (AssayContentWatch *self, const char *shelf)
{
  g_autofree char *path = g_build_filename (self->path, ASSAY_EVIDENCE_FOLDER, shelf, NULL);
  g_autoptr (GFile) file = NULL;
  GFileMonitor *monitor;

  if (g_hash_table_contains (self->monitors, shelf))
    return;
  file = g_file_new_for_path (path);
  monitor = g_file_monitor_directory (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (monitor == NULL)
    return;
  g_signal_connect_object (monitor, "changed", G_CALLBACK (assay_content_watch_look), self,
                           G_CONNECT_SWAPPED);
  g_hash_table_insert (self->monitors, g_strdup (shelf), monitor);
}

static void
watch_all (AssayContentWatch *self)
{
  watch_shelf (self, "");
  for (guint i = 0; i < self->portfolio->evidence->len; i++)
    {
      const AssayEvidence *item = self->portfolio->evidence->pdata[i];
      g_autofree char *shelf = g_strndup (item->sha256, SHELF_DIGITS);

      if (shelf != NULL)
        watch_shelf (self, shelf);
    }
}

/* --- Looking --- */

typedef struct
{
  char *path;
  AssayPortfolio *portfolio;
  AssayContentLooks *before; /* or NULL */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  assay_portfolio_unref (job->portfolio);
  g_clear_pointer (&job->before, assay_content_looks_unref);
  g_free (job);
}

static gpointer
run (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  return assay_content_looks_take (job->path, job->portfolio, job->before, ASSAY_PROGRESS_NONE,
                                   cancellable, error);
}

static void
looked_cb (gpointer owner, gpointer result, const GError *error)
{
  g_autoptr (AssayContentWatch) self = g_object_ref (owner);
  g_autoptr (AssayContentLooks) looks = result;
  gboolean is_new = !assay_content_looks_equal (looks, self->looks);

  self->work = NULL;
  if (looks == NULL)
    return;
  g_clear_pointer (&self->looks, assay_content_looks_unref);
  self->looks = g_steal_pointer (&looks);
  if (self->is_behind)
    assay_content_watch_look (self);
  if (is_new)
    g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
look_cb (gpointer data)
{
  AssayContentWatch *self = data;
  Job *job;

  self->look_timeout = 0;
  self->is_behind = FALSE;
  /* First, so that no change falls between; and not at the opening, which it would hold up. */
  watch_all (self);
  job = g_new0 (Job, 1);
  job->path = g_strdup (self->path);
  job->portfolio = assay_portfolio_ref (self->portfolio);
  job->before = self->looks != NULL ? assay_content_looks_ref (self->looks) : NULL;
  self->work = assay_work_start (self, run, job, job_free,
                                 (GDestroyNotify) assay_content_looks_unref, NULL, looked_cb);

  return G_SOURCE_REMOVE;
}

void
assay_content_watch_look (AssayContentWatch *self)
{
  if (self->work != NULL)
    self->is_behind = TRUE;
  else if (self->look_timeout == 0 && self->portfolio != NULL)
    self->look_timeout = g_timeout_add (LOOK_AFTER_MS, look_cb, self);
}

const AssayContentLooks *
assay_content_watch_get_looks (AssayContentWatch *self)
{
  return self->looks;
}

void
assay_content_watch_set_portfolio (AssayContentWatch *self, AssayPortfolio *portfolio)
{
  assay_portfolio_ref (portfolio);
  g_clear_pointer (&self->portfolio, assay_portfolio_unref);
  self->portfolio = portfolio;
  if (!assay_content_looks_cover (self->looks, portfolio))
    assay_content_watch_look (self);
}

/* --- Coming and going --- */

AssayContentWatch *
assay_content_watch_new (const char *path)
{
  AssayContentWatch *self = g_object_new (ASSAY_TYPE_CONTENT_WATCH, NULL);

  self->path = g_strdup (path);

  return self;
}

static void
assay_content_watch_dispose (GObject *object)
{
  AssayContentWatch *self = ASSAY_CONTENT_WATCH (object);

  g_clear_handle_id (&self->look_timeout, g_source_remove);
  g_clear_pointer (&self->work, assay_work_forget);
  g_hash_table_remove_all (self->monitors);

  G_OBJECT_CLASS (assay_content_watch_parent_class)->dispose (object);
}

static void
assay_content_watch_finalize (GObject *object)
{
  AssayContentWatch *self = ASSAY_CONTENT_WATCH (object);

  g_hash_table_unref (self->monitors);
  g_clear_pointer (&self->portfolio, assay_portfolio_unref);
  g_clear_pointer (&self->looks, assay_content_looks_unref);
  g_free (self->path);

  G_OBJECT_CLASS (assay_content_watch_parent_class)->finalize (object);
}

static void
assay_content_watch_class_init (AssayContentWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_content_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_content_watch_finalize;
  signals[CHANGED] = g_signal_new ("changed", ASSAY_TYPE_CONTENT_WATCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
assay_content_watch_init (AssayContentWatch *self)
{
  self->monitors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}
