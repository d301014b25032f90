/* One conflict: what it was, what both made of it, and the choice between them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signal "chosen" (int choice, const char *text): the person wants this. Nothing is chosen before.
 */

#pragma once

#include "present/assay-merge-choices.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_MERGE_CARD (assay_merge_card_get_type ())
G_DECLARE_FINAL_TYPE (AssayMergeCard, assay_merge_card, ASSAY, MERGE_CARD, GtkListBoxRow)

GtkWidget *assay_merge_card_new (void);

/* Keeps the focus, and what is being typed. */
void assay_merge_card_set_item (AssayMergeCard *self, const AssayMergeItem *item);

/* The id of the conflict. */
const char *assay_merge_card_get_id (AssayMergeCard *self);

/* Hands over what is half typed. */
void assay_merge_card_settle (AssayMergeCard *self);

G_END_DECLS
