/* What changed in a register since a moment, contract by contract, with the lines of the trail that
 * did it. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/register/assay-register-past.h"

G_BEGIN_DECLS

/* One contract that changed. @then and @now are how it stood and stands; then is NULL where there
 * was none, now where it was removed. @lines: AssayTrailLine of the contract, its clauses,
 * milestones, extensions and notes, and of the service's awards, conditions and what was received;
 * borrowed from the trail, the oldest first. */
typedef struct
{
  gint64 contract;
  const char *title; /* as it is, or was */
  AssayContractStanding *then;
  AssayContractStanding *now;
  GPtrArray *lines;
} AssayContractChange;

/* Borrows from @before, @now and @trail. */
typedef struct
{
  AssayRegister *before;
  AssayRegister *now;
  GPtrArray *trail;
  GPtrArray
      *contracts;    /* AssayContractChange: worse now first, then better, then other, by title */
  GPtrArray *others; /* AssayTrailLine that are of no contract: areas, services … */
} AssayRegisterChanges;

/* What changed since @moment, standing then on @then_on and now on @now_on. A contract of which
 * nothing was changed is among them where time alone made it stand otherwise. @lead_times may be
 * NULL. */
AssayRegisterChanges *assay_register_list_changes (AssayRegister *now,
                                                   GPtrArray *trail,
                                                   const char *moment,
                                                   const GArray *lead_times,
                                                   AssayDate then_on,
                                                   AssayDate now_on,
                                                   GError **error);
void assay_register_changes_free (AssayRegisterChanges *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRegisterChanges, assay_register_changes_free)

G_END_DECLS
