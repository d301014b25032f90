/* Finding a kind, or one value of a register, by what people type.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "present/assay-register-wording.h"

G_BEGIN_DECLS

/* "contract", "contracts"; UNKNOWN_NAME with all there are. */
gboolean assay_register_find_kind (const char *word, AssayHeldKind *out_kind, GError **error);

/* A value by its number or its name; a contract by its reference, too; and what has no name of its
 * own by what owns it, where that owns one only. Upper and lower case do not matter. UNKNOWN_NAME
 * with the nearest, or with the numbers where several are called so. */
gconstpointer assay_register_find_value (const AssayRegisterGround *ground,
                                         AssayHeldKind kind,
                                         const char *word,
                                         GError **error);

G_END_DECLS
