/* A register's store as several threads may hold it, and what was read from it at one moment.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A store is used by one thread at a time: the keeper sees to that. What takes time, reading
 * everything and working out how every contract stands, is meant for assay_work_start(). Any
 * thread.
 */

#pragma once

#include "base/assay-context.h"
#include "present/assay-register-contracts-state.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AssayRegisterKeeper AssayRegisterKeeper;

/* Takes @store and @schemes. */
AssayRegisterKeeper *assay_register_keeper_new (AssayRegisterStore *store,
                                                AssayRegisterSchemes *schemes);
AssayRegisterKeeper *assay_register_keeper_ref (AssayRegisterKeeper *self);
void assay_register_keeper_unref (AssayRegisterKeeper *self);

/* Waits until nobody else uses the store, and keeps others out until assay_register_keeper_leave().
 * NULL once it was closed; leave then too. */
AssayRegisterStore *assay_register_keeper_enter (AssayRegisterKeeper *self);
void assay_register_keeper_leave (AssayRegisterKeeper *self);

/* Closes the store once nobody uses it. */
void assay_register_keeper_close (AssayRegisterKeeper *self);

/* What it held at the end of @day. CANCELLED once the store was closed. */
AssayRegister *assay_register_keeper_load_past (AssayRegisterKeeper *self,
                                                const AssayRegister *now,
                                                AssayDate day,
                                                GCancellable *cancellable,
                                                GError **error);

/* Everything the register held at one moment, and how it stands on one day. Immutable. */
typedef struct
{
  gatomicrefcount refs;
  AssayRegisterKeeper *keeper;
  AssayRegister *held;
  AssayDate on;
  AssayRegisterContractsState *contracts;
} AssayRegisterMoment;

/* Reads the register anew, or takes what @now holds where it is not NULL. CANCELLED once the store
 * was closed. */
AssayRegisterMoment *assay_register_moment_new (AssayRegisterKeeper *keeper,
                                                const AssayRegisterMoment *now,
                                                AssayDate on,
                                                GCancellable *cancellable,
                                                GError **error);
/* Whether somebody has edited the register since, as far as its stamp tells. FALSE with an error
 * where the register cannot be asked. */
gboolean assay_register_moment_look (const AssayRegisterMoment *self,
                                     gboolean *out_is_past,
                                     GCancellable *cancellable,
                                     GError **error);
AssayRegisterMoment *assay_register_moment_ref (AssayRegisterMoment *self);
void assay_register_moment_unref (AssayRegisterMoment *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRegisterKeeper, assay_register_keeper_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRegisterMoment, assay_register_moment_unref)

G_END_DECLS
