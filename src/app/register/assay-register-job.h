/* One thing to be done with a register's store: an edit, a look at what others did, its trail.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Made on the main thread, run on any, and asked for its outcome on the main one. An edit is made
 * by whoever comes first, so that closing a document can make what no thread has begun.
 */

#pragma once

#include "app/register/assay-register-document.h"
#include "app/register/assay-register-steps.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_JOB_LOOK,  /* whether others did something, and reading the register if so */
  ASSAY_JOB_JUDGE, /* how what is held stands on another day */
  ASSAY_JOB_EDIT,
  ASSAY_JOB_TRAIL,
  ASSAY_JOB_CHANGES, /* since a day: the trail, and what stands otherwise now */
} AssayJobKind;

typedef struct
{
  gatomicrefcount refs;
  gboolean is_claimed; /* of EDIT; under the keeper's lock */
  AssayJobKind kind;
  AssayRegisterKeeper *keeper;
  AssayDate on;
  GArray *edits; /* of EDIT */
  char *what;
  AssayStepWay way;
  char *since;              /* of TRAIL and CHANGES: a moment; NULL: from the beginning */
  AssayDate since_day;      /* of CHANGES */
  AssayRegisterMoment *now; /* of CHANGES, JUDGE and LOOK: what is shown */
  GWeakRef owner;
  gboolean has_owner;
  AssayRegisterAppliedFunc applied_cb;
  AssayRegisterTrailFunc read_cb;
  AssayRegisterChangesFunc changes_cb;

  /* The outcome. */
  gboolean is_applied;
  gboolean is_away;            /* of LOOK: the register could not be asked; that is no error */
  AssayRegisterMoment *moment; /* NULL where it could not be read */
  GPtrArray *collisions;
  GPtrArray *lines;
  AssayRegisterChangesState *changes;
  GError *error;
} AssayRegisterJob;

AssayRegisterJob *
assay_register_job_new (AssayJobKind kind, AssayRegisterKeeper *keeper, AssayDate on);
AssayRegisterJob *assay_register_job_ref (AssayRegisterJob *self);
void assay_register_job_unref (AssayRegisterJob *self);

/* @owner is a GObject, or NULL. */
void assay_register_job_set_owner (AssayRegisterJob *self, gpointer owner);

/* Runs it; an edit only once, however often this is called. */
void assay_register_job_run (AssayRegisterJob *self, GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRegisterJob, assay_register_job_unref)

G_END_DECLS
