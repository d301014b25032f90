/* Fields of a register's values as people type them: FIELD=VALUE.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/assay-arguments.h"
#include "present/assay-register-wording.h"

G_BEGIN_DECLS

/* What is typed for a field: "from" for from_day, "of-each-partner" for is_of_each_partner. */
char *assay_register_field_dup_word (const AssayHeldField *field);

/* "service, area, title …": all of a kind. */
char *assay_register_fields_list (AssayHeldKind kind);

/* Sets a field from what was typed: days as 2026-11-22, flags as yes or no, references by name or
 * number; "" for none. INVALID or UNKNOWN_NAME, naming the field and what is allowed. */
gboolean assay_register_field_set (const AssayRegisterGround *ground,
                                   const AssayHeldField *field,
                                   gpointer value,
                                   const char *text,
                                   GError **error);

/* The same by the field's name. */
gboolean assay_register_fields_set (const AssayRegisterGround *ground,
                                    gpointer value,
                                    const char *name,
                                    const char *text,
                                    GError **error);

/* All FIELD=VALUE from the argument @from on. */
gboolean assay_register_fields_read (const AssayRegisterGround *ground,
                                     gpointer value,
                                     const AssayArguments *arguments,
                                     guint from,
                                     GError **error);

G_END_DECLS
