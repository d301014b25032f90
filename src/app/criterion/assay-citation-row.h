/* One citation, or the draft of one: expanded, its pages, place and reason can be changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A draft is not part of the portfolio yet, and says so: a citation without a reason would be none.
 *
 * Signals "apply" and "remove": the person wants the fields saved, or the citation (the draft)
 * gone.
 */

#pragma once

#include "core/portfolio/assay-edit.h"
#include "present/assay-criterion-state.h"
#include "present/assay-drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The kind of its drafts. */
#define ASSAY_CITATION_DRAFT "citation"

#define ASSAY_TYPE_CITATION_ROW (assay_citation_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayCitationRow, assay_citation_row, ASSAY, CITATION_ROW, AdwExpanderRow)

AssayCitationRow *assay_citation_row_new (void);

/* A draft of a citation of the item, opened for its fields. */
AssayCitationRow *assay_citation_row_new_draft (const AssayPortfolio *portfolio, guint evidence);

/* As it was when assay_citation_row_dup_unsaved() was asked. */
AssayCitationRow *assay_citation_row_new_kept (const AssayPortfolio *portfolio,
                                               const AssayDraft *kept);

/* What is not saved, to keep for later; NULL where there is nothing. */
AssayDraft *assay_citation_row_dup_unsaved (AssayCitationRow *self, const char *criterion);

/* Shows a citation that is saved. Half-typed fields stay as they are typed, unless they are what
 * was just saved (assay_citation_row_begin_saving()). */
void assay_citation_row_set (AssayCitationRow *self,
                             const AssayCriterionCitation *citation,
                             gboolean read_only);
void assay_citation_row_begin_saving (AssayCitationRow *self, gboolean is_saving);

gboolean assay_citation_row_is_draft (AssayCitationRow *self);
guint assay_citation_row_get_evidence (AssayCitationRow *self);

/* Whether it is a draft or has half-typed fields. */
gboolean assay_citation_row_is_unsaved (AssayCitationRow *self);

/* Whether the row shows this very citation: same item, pages and place. */
gboolean assay_citation_row_is_of (AssayCitationRow *self, const AssayCriterionCitation *citation);

const char *assay_citation_row_get_pages (AssayCitationRow *self);
const char *assay_citation_row_get_place (AssayCitationRow *self);
const char *assay_citation_row_get_why (AssayCitationRow *self);

/* What saves the row. @index: where a saved one stands among the response's citations. */
AssayEdit *assay_citation_row_make_edit (AssayCitationRow *self,
                                         const AssayPortfolio *portfolio,
                                         const AssayScheme *scheme,
                                         const char *criterion,
                                         guint index,
                                         GError **error);

/* Says beside the fields what is wrong, and goes to the field. NULL: nothing. */
void assay_citation_row_show_error (AssayCitationRow *self, const char *message);

/* Goes to the first field that is asked for. */
void assay_citation_row_start_typing (AssayCitationRow *self);

G_END_DECLS
