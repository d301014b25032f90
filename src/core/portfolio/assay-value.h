/* The parts of a portfolio seen alike: one set of operations for all types of value.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Edits, the journal, parsing and comparing do the same with answers, responses, evidence, actions,
 * figures and points; here is the one place that knows how the types differ. Private to this
 * folder.
 */

#pragma once

#include "core/portfolio/assay-portfolio-xml.h"

G_BEGIN_DECLS

#define ASSAY_N_VALUE_TYPES (ASSAY_VALUE_POINT + 1)

/* "head", "evidence" …: the element's name. */
const char *assay_value_type_get_element (AssayValueType type);
gboolean assay_value_type_parse (const char *element, AssayValueType *out_type);

gpointer assay_value_ref (AssayValueType type, gconstpointer value);
void assay_value_unref (AssayValueType type, gpointer value);

/* How values of the type let go. */
GDestroyNotify assay_value_get_unref (guint type);

/* Order of two values of one type by what names them; 0 when both are the same thing. */
int assay_value_compare (AssayValueType type, gconstpointer a, gconstpointer b);

/* Whether two values hold the same; either may be NULL. */
gboolean assay_value_is_equal (AssayValueType type, gconstpointer a, gconstpointer b);

/* What the value is called: "2.5", "E007", "A001", a question, "referrals 2026-01-01 2026-03-31",
 * "round-1"; "head" for the head. */
char *assay_value_dup_label (AssayValueType type, gconstpointer value);

/* A decimal number as Assay keeps it: a point, no zeros in front; NULL for anything else. A comma
 * is taken for the point. */
char *assay_value_canonicalize_decimal (const char *text);

/* Markup of elements that this Assay does not know. */
char **assay_value_get_extra (AssayValueType type, gconstpointer value);

/* The sorted array of a portfolio that holds values of @type; not for the head. */
GPtrArray **assay_portfolio_get_slot (AssayPortfolio *self, AssayValueType type);

/* The place of the value with the name of @like, or where it belongs. */
gboolean assay_value_find_place (const GPtrArray *values,
                                 AssayValueType type,
                                 gconstpointer like,
                                 guint *out_place);

/* The portfolio's own value with the name of @like, or NULL. */
gconstpointer
assay_portfolio_lookup_like (const AssayPortfolio *self, AssayValueType type, gconstpointer like);

/* Whether a response says nothing at all, which is the same as there being none. */
gboolean assay_response_is_empty (const AssayResponse *self);

/* An empty array that lets go of its values. */
GPtrArray *assay_value_new_array (AssayValueType type);

G_END_DECLS
