/* The one place where the application starts threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A GTask carries the work; what it tells on the way is left in one slot under a lock and fetched
 * by a timeout on the main thread, so that quick work cannot flood the main loop.
 */

#include "app/assay-work.h"

#define TELL_EVERY_MS 50

struct _AssayWork
{
  gatomicrefcount refs;
  GWeakRef owner;
  GCancellable *cancellable;
  AssayWorkFunc func;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
  AssayWorkProgressFunc advanced_cb;
  AssayWorkDoneFunc done_cb;
  guint timeout;
  GMutex lock;
  gboolean has_news;
  double fraction;
  char *what;
};

static AssayWork *
work_ref (AssayWork *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

static void
work_unref (gpointer data)
{
  AssayWork *self = data;

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  if (self->free_data != NULL)
    self->free_data (self->data);
  g_weak_ref_clear (&self->owner);
  g_object_unref (self->cancellable);
  g_mutex_clear (&self->lock);
  g_free (self->what);
  g_free (self);
}

static void
work_advanced_cb (guint64 done, guint64 total, const char *what, gpointer data)
{
  AssayWork *self = data;

  g_mutex_lock (&self->lock);
  self->fraction = total > 0 ? MIN ((double) done / (double) total, 1.0) : -1.0;
  g_free (self->what);
  self->what = g_strdup (what);
  self->has_news = TRUE;
  g_mutex_unlock (&self->lock);
}

static gboolean
tell_cb (gpointer data)
{
  AssayWork *self = data;
  g_autoptr (GObject) owner = g_weak_ref_get (&self->owner);
  g_autofree char *what = NULL;
  double fraction = -1;
  gboolean has_news;

  if (owner == NULL)
    {
      /* Nobody is left to hear the end: let the work stop. */
      g_cancellable_cancel (self->cancellable);
      self->timeout = 0;
      return G_SOURCE_REMOVE;
    }

  g_mutex_lock (&self->lock);
  has_news = self->has_news;
  self->has_news = FALSE;
  fraction = self->fraction;
  what = g_strdup (self->what);
  g_mutex_unlock (&self->lock);
  if (has_news && self->advanced_cb != NULL && self->done_cb != NULL)
    self->advanced_cb (owner, fraction, what);

  return G_SOURCE_CONTINUE;
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AssayWork *self = data;
  AssayProgress progress = { work_advanced_cb, self };
  GError *error = NULL;
  gpointer result = self->func (self->data, progress, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, self->free_result);
}

static void
work_ended_cb (GObject *source, GAsyncResult *task, gpointer data)
{
  AssayWork *self = data;
  g_autoptr (GObject) owner = g_weak_ref_get (&self->owner);
  g_autoptr (GError) error = NULL;
  gpointer result = g_task_propagate_pointer (G_TASK (task), &error);

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (owner != NULL && self->done_cb != NULL)
    self->done_cb (owner, result, error);
  else if (result != NULL && self->free_result != NULL)
    self->free_result (result);
  work_unref (self);
}

AssayWork *
assay_work_start (gpointer owner,
                  AssayWorkFunc func,
                  gpointer data,
                  GDestroyNotify free_data,
                  GDestroyNotify free_result,
                  AssayWorkProgressFunc advanced_cb,
                  AssayWorkDoneFunc done_cb)
{
  AssayWork *self = g_new0 (AssayWork, 1);
  g_autoptr (GTask) task = NULL;

  g_assert (G_IS_OBJECT (owner) && done_cb != NULL);

  g_atomic_ref_count_init (&self->refs);
  g_weak_ref_init (&self->owner, owner);
  g_mutex_init (&self->lock);
  self->cancellable = g_cancellable_new ();
  self->func = func;
  self->data = data;
  self->free_data = free_data;
  self->free_result = free_result;
  self->advanced_cb = advanced_cb;
  self->done_cb = done_cb;
  self->timeout = g_timeout_add (TELL_EVERY_MS, tell_cb, self);

  task = g_task_new (NULL, self->cancellable, work_ended_cb, self);
  g_task_set_task_data (task, work_ref (self), work_unref);
  /* The result tells whether it was stopped in time: what is done is done. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, run_in_thread);

  return self;
}

void
assay_work_cancel (AssayWork *self)
{
  g_cancellable_cancel (self->cancellable);
}

void
assay_work_forget (AssayWork *self)
{
  self->done_cb = NULL;
  g_cancellable_cancel (self->cancellable);
}
