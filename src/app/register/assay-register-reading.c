/* Opening a register and reading it, before there is a document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/register/assay-register-reading.h"

#include "base/assay-error.h"
#include "core/register/assay-register-store.h"
#include "core/scheme/assay-scheme-library.h"

/* A register that names a scheme which is not at hand is shown all the same. None where nobody
 * waits for it any more: reading them takes longer than opening a register. */
static AssayRegisterSchemes *
load_schemes (GCancellable *cancellable)
{
  g_autoptr (AssaySchemeLibrary) library = assay_scheme_library_new (NULL);
  g_autoptr (GPtrArray) schemes = g_cancellable_is_cancelled (cancellable)
                                      ? g_ptr_array_new ()
                                      : assay_scheme_library_list (library, NULL, NULL);

  return assay_register_schemes_new (schemes);
}

/* Whoever may look but not change does not have to be asked whether they want to look. */
static AssayRegisterStore *
open_store (AssayContext *context,
            const char *address,
            gboolean is_to_write,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GError) local = NULL;
  AssayRegisterStore *store =
      assay_register_store_open (address, is_to_write, context, cancellable, &local);

  if (store == NULL && is_to_write && g_error_matches (local, ASSAY_ERROR, ASSAY_ERROR_ACCESS))
    store = assay_register_store_open (address, FALSE, context, cancellable, NULL);
  if (store == NULL)
    g_propagate_error (error, g_steal_pointer (&local));

  return store;
}

AssayRegisterReading *
assay_register_reading_new (AssayContext *context,
                            const char *path,
                            gboolean is_to_write,
                            GCancellable *cancellable,
                            GError **error)
{
  AssayRegisterStore *store = open_store (context, path, is_to_write, cancellable, error);
  g_autoptr (AssayRegisterKeeper) keeper = NULL;
  AssayRegisterMoment *moment;
  AssayRegisterReading *self;

  if (store == NULL)
    return NULL;
  keeper = assay_register_keeper_new (store, load_schemes (cancellable));
  moment = assay_register_moment_new (keeper, NULL, assay_context_get_today (context), cancellable,
                                      error);
  if (moment == NULL)
    return NULL;
  self = g_new0 (AssayRegisterReading, 1);
  self->context = assay_context_ref (context);
  self->keeper = g_steal_pointer (&keeper);
  self->moment = moment;
  self->address = g_strdup (path);
  self->title = g_strdup (assay_register_store_get_title (store));
  self->read_only = assay_register_store_is_read_only (store);

  return self;
}

void
assay_register_reading_free (AssayRegisterReading *self)
{
  assay_context_unref (self->context);
  assay_register_moment_unref (self->moment);
  assay_register_keeper_unref (self->keeper);
  g_free (self->address);
  g_free (self->title);
  g_free (self);
}
