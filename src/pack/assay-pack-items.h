/* Opens the evidence items of a pack for their pages; what cannot be opened is told, not fatal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/portfolio/assay-portfolio-folder.h"
#include "pack/sections/assay-pack-facts.h"

G_BEGIN_DECLS

/* Checks each item's content against its digest and opens it. Fills in the pages of @facts' items
 * or why they are not shown. FALSE only when cancelled. */
gboolean assay_pack_items_open (AssayPackFacts *facts,
                                AssayPortfolioFolder *folder,
                                GCancellable *cancellable,
                                GError **error);

/* Takes the pages of an item out again, because of @problem, met while they were placed. */
void assay_pack_items_give_up (AssayPackFacts *facts, AssayPackItem *item, const GError *problem);

G_END_DECLS
