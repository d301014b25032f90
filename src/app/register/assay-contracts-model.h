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
 * letter typed.
 */

#pragma once

#include "app/register/assay-register-keeper.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_CONTRACT_ITEM (assay_contract_item_get_type ())
G_DECLARE_FINAL_TYPE (AssayContractItem, assay_contract_item, ASSAY, CONTRACT_ITEM, GObject)

/* Signal: "changed": it is about another contract now, or says something else of it. */
const AssayRegisterRow *assay_contract_item_get_row (AssayContractItem *self);

/* Made when first asked for. Borrowed. */
const AssayRegisterRowWords *assay_contract_item_get_words (AssayContractItem *self);

#define ASSAY_TYPE_CONTRACTS_MODEL (assay_contracts_model_get_type ())
G_DECLARE_FINAL_TYPE (AssayContractsModel, assay_contracts_model, ASSAY, CONTRACTS_MODEL, GObject)

AssayContractsModel *assay_contracts_model_new (void);

/* What there is, and what of it; @filter's text is copied. Items that stay are changed
 * first; then one items-changed tells how many more or fewer there are. */
void assay_contracts_model_set (AssayContractsModel *self,
                                AssayRegisterMoment *moment,
                                const AssayRegisterFilter *filter);

/* GTK_INVALID_LIST_POSITION where it is not let through. */
guint assay_contracts_model_find (AssayContractsModel *self, gint64 contract);

G_END_DECLS
