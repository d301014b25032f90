/* One entry of a review: opens to be read and changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/review/assay-review-fields.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_REVIEW_ITEM_ROW (assay_review_item_row_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayReviewItemRow, assay_review_item_row, ASSAY, REVIEW_ITEM_ROW, AdwExpanderRow)

GtkWidget *assay_review_item_row_new (gpointer owner, AssayReviewFieldFunc func);

void assay_review_item_row_set (AssayReviewItemRow *self,
                                const AssayReviewItem *item,
                                gboolean read_only);

/* Hands over what is half typed. */
void assay_review_item_row_settle (AssayReviewItemRow *self);

/* Fills @list with @items (AssayReviewItem); rows that stay are the same widgets. */
void assay_review_item_row_fill (GtkListBox *list,
                                 const GPtrArray *items,
                                 gpointer owner,
                                 AssayReviewFieldFunc func,
                                 gboolean read_only);

void assay_review_item_row_settle_all (GtkListBox *list);

G_END_DECLS
