/* A register's store as several threads may hold it, and what was read from it at one moment.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/register/assay-register-keeper.h"

#include "base/assay-error.h"
#include "core/register/assay-register-past.h"

struct _AssayRegisterKeeper
{
  gatomicrefcount refs;
  GMutex lock;
  AssayRegisterStore *store; /* NULL once closed */
  AssayRegisterSchemes *schemes;
};

AssayRegisterKeeper *
assay_register_keeper_new (AssayRegisterStore *store, AssayRegisterSchemes *schemes)
{
  AssayRegisterKeeper *self = g_new0 (AssayRegisterKeeper, 1);

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->lock);
  self->store = store;
  self->schemes = schemes;

  return self;
}

AssayRegisterKeeper *
assay_register_keeper_ref (AssayRegisterKeeper *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

void
assay_register_keeper_unref (AssayRegisterKeeper *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->store, assay_register_store_close);
  g_clear_pointer (&self->schemes, assay_register_schemes_free);
  g_mutex_clear (&self->lock);
  g_free (self);
}

AssayRegisterStore *
assay_register_keeper_enter (AssayRegisterKeeper *self)
{
  g_mutex_lock (&self->lock);

  return self->store;
}

void
assay_register_keeper_leave (AssayRegisterKeeper *self)
{
  g_mutex_unlock (&self->lock);
}

void
assay_register_keeper_close (AssayRegisterKeeper *self)
{
  assay_register_keeper_enter (self);
  g_clear_pointer (&self->store, assay_register_store_close);
  assay_register_keeper_leave (self);
}

static void
set_closed (GError **error)
{
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED, "the register was closed");
}

AssayRegister *
assay_register_keeper_load_past (AssayRegisterKeeper *self,
                                 const AssayRegister *now,
                                 AssayDate day,
                                 GCancellable *cancellable,
                                 GError **error)
{
  AssayRegisterStore *store = assay_register_keeper_enter (self);
  AssayRegister *past = NULL;

  if (store != NULL)
    past = assay_register_store_load_past (store, now, day, cancellable, error);
  else
    set_closed (error);
  assay_register_keeper_leave (self);

  return past;
}

/* --- A moment --- */

static AssayRegister *
load (AssayRegisterKeeper *keeper, GCancellable *cancellable, GError **error)
{
  AssayRegisterStore *store = assay_register_keeper_enter (keeper);
  AssayRegister *held = NULL;

  if (store == NULL)
    set_closed (error);
  else
    held = assay_register_store_load (store, cancellable, error);
  assay_register_keeper_leave (keeper);

  return held;
}

AssayRegisterMoment *
assay_register_moment_new (AssayRegisterKeeper *keeper,
                           const AssayRegisterMoment *now,
                           AssayDate on,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (AssayRegister) held =
      now != NULL ? assay_register_ref (now->held) : load (keeper, cancellable, error);
  AssayRegisterMoment *self;

  if (held == NULL)
    return NULL;
  self = g_new0 (AssayRegisterMoment, 1);
  g_atomic_ref_count_init (&self->refs);
  self->keeper = assay_register_keeper_ref (keeper);
  self->on = on;
  self->contracts = assay_register_contracts_state_new (held, keeper->schemes, on);
  self->held = g_steal_pointer (&held);

  return self;
}

gboolean
assay_register_moment_look (const AssayRegisterMoment *self,
                            gboolean *out_is_past,
                            GCancellable *cancellable,
                            GError **error)
{
  AssayRegisterStore *store = assay_register_keeper_enter (self->keeper);
  gint64 stamp = -1;
  gboolean is_asked = FALSE;

  if (store == NULL)
    set_closed (error);
  else
    is_asked = assay_register_store_get_stamp (store, &stamp, cancellable, error);
  assay_register_keeper_leave (self->keeper);
  *out_is_past = is_asked && stamp != assay_register_get_stamp (self->held);

  return is_asked;
}

AssayRegisterMoment *
assay_register_moment_ref (AssayRegisterMoment *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

void
assay_register_moment_unref (AssayRegisterMoment *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  assay_register_contracts_state_free (self->contracts);
  assay_register_unref (self->held);
  assay_register_keeper_unref (self->keeper);
  g_free (self);
}
