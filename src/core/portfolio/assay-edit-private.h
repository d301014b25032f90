/* Edits from the inside: building them, and what the gate asks of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder.
 */

#pragma once

#include "core/portfolio/assay-edit.h"
#include "core/portfolio/assay-value.h"

G_BEGIN_DECLS

/* One value before and after; one of them may be NULL. */
typedef struct
{
  AssayValueType type;
  gpointer before;
  gpointer after;
} AssayChange;

AssayEdit *assay_edit_new (AssayVerb verb, const char *subject, const char *detail);

/* Shares @before, takes @after. */
void assay_edit_add (AssayEdit *self, AssayValueType type, gconstpointer before, gpointer after);

/* AssayChange. */
const GArray *assay_edit_get_changes (const AssayEdit *self);

/* The same edit with the values before taken from @portfolio: an edit that was made for an earlier
 * moment would otherwise be undone to that moment. */
AssayEdit *assay_edit_rebase (AssayEdit *self, const AssayPortfolio *portfolio);

/* Checks that what the edit left in @after, the portfolio it gave, cites no evidence that is not
 * there. REFUSED otherwise. */
gboolean
assay_edit_check_links (const AssayEdit *self, const AssayPortfolio *after, GError **error);

/* Raises the two numbers to the highest this edit gives to evidence and actions. */
void
assay_edit_note_numbers (const AssayEdit *self, guint *highest_evidence, guint *highest_action);

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

/* What people typed: @text cleaned, at most as long as its field may be, NULL where blank; FALSE
 * with an error that names @what. */
gboolean assay_edit_take_line (const char *text, const char *what, char **out_line, GError **error);
gboolean
assay_edit_take_block (const char *text, const char *what, char **out_block, GError **error);

/* The same, but something must be said. */
gboolean assay_edit_need_line (const char *text, const char *what, char **out_line, GError **error);
gboolean
assay_edit_need_block (const char *text, const char *what, char **out_block, GError **error);

/* INVALID for dates that portfolio.xml cannot hold, and for a period that runs backwards. */
gboolean assay_edit_check_date (AssayDate date, gboolean needed, const char *what, GError **error);
gboolean assay_edit_check_period (AssayDate from, AssayDate to, gboolean needed, GError **error);

G_END_DECLS
