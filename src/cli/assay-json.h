/* JSON for programs that read what a command prints.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Members that have no value are null, never left out, so that a reader need not guess.
 */

#pragma once

#include "base/assay-date.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* NULL is null. */
void assay_json_add_string (JsonBuilder *builder, const char *name, const char *value);

/* As "2027-01-12"; ASSAY_DATE_NONE is null. */
void assay_json_add_date (JsonBuilder *builder, const char *name, AssayDate value);
void assay_json_add_number (JsonBuilder *builder, const char *name, gint64 value);
void assay_json_add_boolean (JsonBuilder *builder, const char *name, gboolean value);

/* An array of strings; @values NULL is an empty one. */
void assay_json_add_strings (JsonBuilder *builder, const char *name, const char *const *values);

void assay_json_begin_array (JsonBuilder *builder, const char *name);
void assay_json_begin_object (JsonBuilder *builder, const char *name);

/* Prints what was built, which must be whole, to standard output. */
void assay_json_print (JsonBuilder *builder);

G_END_DECLS
