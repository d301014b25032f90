/* Begins a register, in a file or a database.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/register/assay-register-begin.h"

#include "core/register/assay-register-store.h"

typedef struct
{
  AssayContext *context;
  char *address;
  char *title;
} Beginning;

static void
beginning_free (gpointer data)
{
  Beginning *self = data;

  assay_context_unref (self->context);
  g_free (self->address);
  g_free (self->title);
  g_free (self);
}

static gpointer
begin (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  const Beginning *self = data;
  g_autoptr (AssayRegisterStore) store =
      assay_register_store_create (self->address, self->title, self->context, cancellable, error);

  return store != NULL ? g_strdup (self->address) : NULL;
}

AssayWork *
assay_register_begin (gpointer owner,
                      AssayContext *context,
                      const char *address,
                      const char *title,
                      AssayWorkDoneFunc begun_cb)
{
  Beginning *beginning = g_new0 (Beginning, 1);

  beginning->context = assay_context_ref (context);
  beginning->address = g_strdup (address);
  beginning->title = g_strdup (title);

  return assay_work_start (owner, begin, beginning, beginning_free, g_free, NULL, begun_cb);
}
