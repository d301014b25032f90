/* A criterion on which two assessors differ: both sides, and what they settle on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signal "settle" (const char *judgement, const char *text), returning a string that the card
 * frees: settle it so. NULL when it is settled, otherwise why it is not; @judgement is an id, or
 * NULL where nothing is chosen. Nothing is ever pre-selected.
 */

#pragma once

#include "present/assay-review-compare-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_REVIEW_COMPARE_CARD (assay_review_compare_card_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayReviewCompareCard, assay_review_compare_card, ASSAY, REVIEW_COMPARE_CARD, GtkListBoxRow)

GtkWidget *assay_review_compare_card_new (void);

/* Keeps what is half chosen or half written. */
void assay_review_compare_card_set_row (AssayReviewCompareCard *self,
                                        const AssayReviewCompareRow *row,
                                        gboolean can_settle);

/* Opens what is settled with, and brings the focus to it. */
void assay_review_compare_card_begin (AssayReviewCompareCard *self);

G_END_DECLS
