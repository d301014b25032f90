/* What may be entered into a register today, beside what it may hold at all. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A register that was kept is always read; these rules are for what is about to be kept. Each
 * stands against a slip of the keyboard that would be believed for years: a confirmation of next
 * century never grows old, and a scheme that is misspelled is never held.
 */

#pragma once

#include "core/register/assay-register-value.h"

G_BEGIN_DECLS

/* Letters, digits, ".", "_" and "-", at most 64 of them. */
gboolean assay_register_is_scheme_id (const char *id);

/* TRUE where @day is of something that has happened, and lies ahead of @today, but for the day on
 * which it is tomorrow elsewhere. Either may be NONE: FALSE. */
gboolean assay_register_lies_ahead (AssayHeldKind kind,
                                    const AssayHeldField *field,
                                    AssayDate day,
                                    AssayDate today);

/* INVALID, naming the field, where what has happened would lie ahead of @today (but for the day on
 * which it is tomorrow elsewhere), a scheme is named by no id, or a partnership would be its own
 * partner. For values that assay_register_value_check() lets through. */
gboolean assay_register_value_check_entry (gconstpointer value, AssayDate today, GError **error);

G_END_DECLS
