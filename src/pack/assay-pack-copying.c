/* Evidence that was kept, copied into the pack while other things are done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/assay-pack-copying.h"

struct _AssayPackCopying
{
  AssayPackVolume *volume;
  AssayPdfWriter *writer;
  AssayPackSeen *seen;
  guint64 n_total;
  GCancellable *cancellable; /* the caller's, or NULL */
  gulong handler;
  GCancellable *stop; /* also when it is given up */
  GThread *thread;    /* NULL when it has ended */
  AssayPdfPart *part;
  GError *problem;

  GMutex lock;
  GCond changed;
  guint64 n_done; /* these two with the lock only */
  gboolean has_ended;
};

static void
note_progress (guint64 done, guint64 total, const char *what, gpointer data)
{
  AssayPackCopying *self = data;

  g_mutex_lock (&self->lock);
  self->n_done = done;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
}

static gpointer
copy (gpointer data)
{
  AssayPackCopying *self = data;

  self->part = assay_pack_volume_write (self->volume, self->writer, self->seen,
                                        (AssayProgress){ note_progress, self }, self->n_total,
                                        self->stop, &self->problem);
  g_mutex_lock (&self->lock);
  self->has_ended = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);

  return NULL;
}

static void
cancelled_cb (GCancellable *cancellable, GCancellable *stop)
{
  g_cancellable_cancel (stop);
}

AssayPackCopying *
assay_pack_copying_start (AssayPackVolume *volume,
                          AssayPdfWriter *writer,
                          AssayPackSeen *seen,
                          guint64 n_total,
                          GCancellable *cancellable)
{
  AssayPackCopying *self = g_new0 (AssayPackCopying, 1);

  self->volume = volume;
  self->writer = writer;
  self->seen = seen;
  self->n_total = n_total;
  self->stop = g_cancellable_new ();
  if (cancellable != NULL)
    {
      self->cancellable = g_object_ref (cancellable);
      self->handler =
          g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), self->stop, NULL);
    }
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->thread = g_thread_new ("copy", copy, self);

  return self;
}

/* Until it has ended. The lock is not held while @progress is told. */
static void
watch (AssayPackCopying *self, AssayProgress progress)
{
  guint64 n_told = 0;

  g_mutex_lock (&self->lock);
  while (!self->has_ended)
    {
      guint64 n_done = self->n_done;

      if (n_done == n_told)
        {
          g_cond_wait (&self->changed, &self->lock);
          continue;
        }
      n_told = n_done;
      g_mutex_unlock (&self->lock);
      assay_progress_tell (progress, n_done, self->n_total, NULL);
      g_mutex_lock (&self->lock);
    }
  g_mutex_unlock (&self->lock);
}

static void
end (AssayPackCopying *self)
{
  g_clear_pointer (&self->thread, g_thread_join);
  g_cancellable_disconnect (self->cancellable, self->handler);
  self->handler = 0;
}

AssayPdfPart *
assay_pack_copying_finish (AssayPackCopying *self, AssayProgress progress, GError **error)
{
  watch (self, progress);
  end (self);
  assay_progress_tell (progress, self->n_total, self->n_total, NULL);
  if (self->problem != NULL)
    g_propagate_error (error, g_steal_pointer (&self->problem));

  return g_steal_pointer (&self->part);
}

void
assay_pack_copying_free (AssayPackCopying *self)
{
  if (self == NULL)
    return;
  g_cancellable_cancel (self->stop);
  end (self);
  g_clear_pointer (&self->part, assay_pdf_part_free);
  g_clear_error (&self->problem);
  g_object_unref (self->stop);
  g_clear_object (&self->cancellable);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}
