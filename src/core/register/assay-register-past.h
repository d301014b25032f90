/* A register as it was: what it holds now, with the trail played backwards. Pure but for loading.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/register/assay-register-store.h"

G_BEGIN_DECLS

/* The kind with this id; FALSE for one that this Assay does not know. */
gboolean assay_held_find_kind (const char *id, AssayHeldKind *out_kind);

/* What assay_register_value_format() wrote, as a value without id, to be shown; what cannot be read
 * of it stays as in a new value. Never NULL. */
gpointer assay_register_value_read (AssayHeldKind kind, const char *text);

/* The same, to be reckoned with: NULL and DAMAGED where @text is not all of it. */
gpointer
assay_register_value_parse (AssayHeldKind kind, gint64 id, const char *text, GError **error);

/* The register as it was just before @moment ("2026-11-22T14:02:09Z"; a day alone is its
 * beginning). @trail: AssayTrailLine up to the last there is, the oldest first; lines before that
 * moment do not matter. Values have no versions, so it is for reading only. DAMAGED where the trail
 * does not fit the register, NEWER for kinds that are not known: a past that is made up is worse
 * than none. */
AssayRegister *assay_register_rewind (const AssayRegister *now,
                                      const GPtrArray *trail,
                                      const char *moment,
                                      GError **error);

/* Something that the trail and the register tell otherwise. */
typedef struct
{
  AssayHeldKind kind;
  gint64 id;
} AssayRegisterUntold;

/* What @now holds otherwise than the last line of @trail about it says, or although no line says
 * it, or does not hold although the last line says so (AssayRegisterUntold, by kind and id). Every
 * change through the gate is told, so this one was none: a file that was damaged where nothing else
 * shows it, or one that another program wrote to. @trail: all of it, the oldest first. */
GArray *assay_register_list_untold (const AssayRegister *now, const GPtrArray *trail);

/* The register as it was at the end of @day (UTC). @now is as it was loaded from @self, however
 * long ago and whatever others did since. */
AssayRegister *assay_register_store_load_past (AssayRegisterStore *self,
                                               const AssayRegister *now,
                                               AssayDate day,
                                               GCancellable *cancellable,
                                               GError **error);

G_END_DECLS
