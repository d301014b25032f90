/* Edits from the inside: building them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder.
 */

#pragma once

#include "core/document/assay-typed-text.h"
#include "core/portfolio/assay-edit.h"
#include "core/portfolio/assay-value.h"

G_BEGIN_DECLS

AssayEdit *assay_edit_new (AssayVerb verb, const char *subject, const char *detail);

/* The item, which must be there and in use. */
const AssayEvidence *
assay_edit_find_citable (const AssayPortfolio *portfolio, guint number, GError **error);

/* Adds to @edit what takes an item out of the answer to @point, if it is there. */
void assay_edit_drop_answer_item (AssayEdit *edit, const AssayPoint *point, guint number);

/* An edit of one response: @change a copy with assay_edit_copy_response(), and hand it over. An
 * empty one becomes none. */
AssayResponse *assay_edit_copy_response (const AssayPortfolio *portfolio, const char *criterion);
AssayEdit *assay_edit_take_response (const AssayPortfolio *portfolio,
                                     AssayVerb verb,
                                     const char *detail,
                                     AssayResponse *response);

G_END_DECLS
