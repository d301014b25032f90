/* One thing to be done with a register's store.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/register/assay-register-job.h"

#include "base/assay-error.h"

AssayRegisterJob *
assay_register_job_new (AssayJobKind kind, AssayRegisterKeeper *keeper, AssayDate on)
{
  AssayRegisterJob *self = g_new0 (AssayRegisterJob, 1);

  g_atomic_ref_count_init (&self->refs);
  g_weak_ref_init (&self->owner, NULL);
  self->kind = kind;
  self->keeper = assay_register_keeper_ref (keeper);
  self->on = on;

  return self;
}

AssayRegisterJob *
assay_register_job_ref (AssayRegisterJob *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

void
assay_register_job_unref (AssayRegisterJob *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->moment, assay_register_moment_unref);
  g_clear_pointer (&self->edits, assay_register_edits_free);
  g_clear_pointer (&self->collisions, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->changes, assay_register_changes_state_free);
  g_clear_pointer (&self->now, assay_register_moment_unref);
  g_clear_error (&self->error);
  g_weak_ref_clear (&self->owner);
  assay_register_keeper_unref (self->keeper);
  g_free (self->what);
  g_free (self->since);
  g_free (self);
}

void
assay_register_job_set_owner (AssayRegisterJob *self, gpointer owner)
{
  g_weak_ref_set (&self->owner, owner);
  self->has_owner = owner != NULL;
}

static void
set_closed (AssayRegisterJob *self)
{
  g_set_error_literal (&self->error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED, "the register was closed");
}

/* Claimed while nobody else has the store: whoever waits for it to close the document finds a job
 * either done or still to be done. */
static void
apply (AssayRegisterJob *self)
{
  AssayRegisterStore *store = assay_register_keeper_enter (self->keeper);
  gboolean is_first = !self->is_claimed;

  self->is_claimed = TRUE;
  if (is_first && store == NULL)
    set_closed (self);
  else if (is_first)
    self->is_applied =
        assay_register_store_apply (store, self->edits, NULL, &self->collisions, &self->error);
  assay_register_keeper_leave (self->keeper);
}

static void
read_trail (AssayRegisterJob *self, GCancellable *cancellable)
{
  AssayRegisterStore *store = assay_register_keeper_enter (self->keeper);

  if (store == NULL)
    set_closed (self);
  else
    self->lines = assay_register_store_list_trail (store, self->since, cancellable, &self->error);
  assay_register_keeper_leave (self->keeper);
}

static void
compare_with_past (AssayRegisterJob *self, GCancellable *cancellable)
{
  g_autoptr (AssayRegister) before = NULL;

  if (self->error != NULL)
    return;
  before = assay_register_keeper_load_past (self->keeper, self->now->held, self->since_day,
                                            cancellable, &self->error);
  if (before != NULL)
    self->changes =
        assay_register_changes_state_new (self->now->contracts, before, self->since_day);
}

/* What became of an edit is told first; that the register could not be read after it, only where
 * nothing else went wrong. */
static void
read_register (AssayRegisterJob *self, const AssayRegisterMoment *now, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  self->moment = assay_register_moment_new (self->keeper, now, self->on, cancellable, &error);
  if (error != NULL && self->error == NULL)
    self->error = g_steal_pointer (&error);
}

/* Nobody asked, so nobody is bothered: where the register cannot be reached, what is shown stays,
 * and the next look tells more. */
static void
look (AssayRegisterJob *self, GCancellable *cancellable)
{
  gboolean is_past = FALSE;

  self->is_away = !assay_register_moment_look (self->now, &is_past, cancellable, NULL);
  /* A day may have passed meanwhile. */
  if (self->is_away || (!is_past && self->now->on == self->on))
    return;
  self->moment = assay_register_moment_new (self->keeper, is_past ? NULL : self->now, self->on,
                                            cancellable, NULL);
  self->is_away = self->moment == NULL;
}

void
assay_register_job_run (AssayRegisterJob *self, GCancellable *cancellable)
{
  switch (self->kind)
    {
    case ASSAY_JOB_LOOK:
      look (self, cancellable);
      break;
    case ASSAY_JOB_JUDGE:
      read_register (self, self->now, cancellable);
      break;
    case ASSAY_JOB_EDIT:
      apply (self);
      /* Also where it was refused: theirs is what is shown then. */
      if (self->is_applied || self->collisions != NULL)
        read_register (self, NULL, cancellable);
      break;
    case ASSAY_JOB_TRAIL:
      read_trail (self, cancellable);
      break;
    case ASSAY_JOB_CHANGES:
      read_trail (self, cancellable);
      compare_with_past (self, cancellable);
      break;
    }
}
