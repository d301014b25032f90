/* Opening a register and reading it, before there is a document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/register/assay-register-keeper.h"

G_BEGIN_DECLS

/* What takes time to find out before there is a document; made on any thread. */
typedef struct
{
  AssayContext *context;
  AssayRegisterKeeper *keeper;
  AssayRegisterMoment *moment;
  char *address;
  char *title;
  gboolean read_only;
} AssayRegisterReading;

/* Errors as for the store. What may be looked at but not changed is opened to be read. */
AssayRegisterReading *assay_register_reading_new (AssayContext *context,
                                                  const char *path,
                                                  gboolean is_to_write,
                                                  GCancellable *cancellable,
                                                  GError **error);
/* Closes the register unless a document has it. */
void assay_register_reading_free (AssayRegisterReading *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRegisterReading, assay_register_reading_free)

G_END_DECLS
