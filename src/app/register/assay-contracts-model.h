/* The contracts that a filter lets through, as a list for GTK.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is filtered and sorted is numbers; an item is made when a row of the screen asks for it. So
 * ten thousand contracts cost what fits on the screen.
 *
 * An item stands for a position, not for a contract: when another filter puts another contract
 * there, the item says so, and the row of the screen fills in other words. GTK would make two
 * hundred rows anew for other items, with all their cells, which takes half a second at every
 * letter typed. And of the two hundred only those on the screen fill in their words at once; the
 * others follow when there is nothing else to do.
 */

#pragma once

#include "app/register/assay-register-keeper.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_CONTRACT_ITEM (assay_contract_item_get_type ())
G_DECLARE_FINAL_TYPE (AssayContractItem, assay_contract_item, ASSAY, CONTRACT_ITEM, GObject)

/* Signal: "changed": it is about another contract now, or says something else of it. */
const AssayRegisterRow *assay_contract_item_get_row (AssayContractItem *self);

/* FALSE: nobody sees it yet, and "changed" follows in a moment: its words need not be made now. */
gboolean assay_contract_item_is_told (AssayContractItem *self);

/* Made when first asked for. Borrowed. */
const AssayRegisterRowWords *assay_contract_item_get_words (AssayContractItem *self);

#define ASSAY_TYPE_CONTRACTS_MODEL (assay_contracts_model_get_type ())
G_DECLARE_FINAL_TYPE (AssayContractsModel, assay_contracts_model, ASSAY, CONTRACTS_MODEL, GObject)

AssayContractsModel *assay_contracts_model_new (void);

/* What there is, and what of it; @filter's text is copied. Items that stay are changed
 * first; then items-changed tells how many more or fewer there are. */
void assay_contracts_model_set (AssayContractsModel *self,
                                AssayRegisterMoment *moment,
                                const AssayRegisterFilter *filter);

/* Which positions are on the screen, as far as that is known: those change first. */
void assay_contracts_model_set_seen (AssayContractsModel *self, guint first, guint n);

/* How many the filter lets through; the list itself grows to as many in a moment. */
guint assay_contracts_model_count (AssayContractsModel *self);

/* GTK_INVALID_LIST_POSITION where it is not let through. */
guint assay_contracts_model_find (AssayContractsModel *self, gint64 contract);

G_END_DECLS
