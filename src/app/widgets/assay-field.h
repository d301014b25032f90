/* A row to type one value in, which is taken over on Enter or when one goes elsewhere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The field knows the value that stands and the text that is typed: a refresh never overwrites what
 * somebody is in the middle of. Signal "committed": the text is another one than the value; the
 * listener applies it and sets the new value, or shows what is wrong.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_FIELD (assay_field_get_type ())
G_DECLARE_FINAL_TYPE (AssayField, assay_field, ASSAY, FIELD, AdwEntryRow)

/* The value that stands; NULL is nothing. Text that was typed and not taken over stays. */
void assay_field_set_value (AssayField *self, const char *value);

/* The same, and what was typed goes. */
void assay_field_reset (AssayField *self, const char *value);

/* As if one had gone elsewhere. */
void assay_field_settle (AssayField *self);

const char *assay_field_get_text (AssayField *self);

/* Says in @label (shown then) what is wrong with the text, and marks the field; NULL for nothing.
 */
void assay_field_set_problem (AssayField *self, GtkLabel *label, const char *message);

G_END_DECLS
