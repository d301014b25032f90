/* A register as it was: what it holds now, with the trail played backwards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/register/assay-register-store.h"

G_BEGIN_DECLS

/* The kind with this id; FALSE for one that this Assay does not know. */
gboolean assay_held_find_kind (const char *id, AssayHeldKind *out_kind);

/* What assay_register_value_format() wrote, as a value without id; what cannot be read of it stays
 * as in a new value. Never NULL. */
gpointer assay_register_value_read (AssayHeldKind kind, const char *text);

/* What a register held before @lines (AssayTrailLine, the oldest first), which end with the last
 * there is. Pure. Values have their ids and no versions, so it is for reading only. Lines of kinds
 * that are not known are passed over. */
AssayRegister *assay_register_rewind (const AssayRegister *now, const GPtrArray *lines);

/* The register as it was at the end of @day (UTC). */
AssayRegister *assay_register_store_load_past (AssayRegisterStore *self,
                                               const AssayRegister *now,
                                               AssayDate day,
                                               GError **error);

G_END_DECLS
