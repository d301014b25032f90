/* Opens the evidence items of a pack for their pages; what cannot be opened is told, not fatal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/assay-progress.h"
#include "pack/sections/assay-pack-facts.h"

G_BEGIN_DECLS

/* Checks each item's content in the portfolio folder @folder against its digest and opens it. Fills
 * in the pages of @facts' items or why they are not shown; items that have been given up already
 * are not touched. @progress is told the number of each item before it is opened. FALSE only when
 * cancelled. */
gboolean assay_pack_items_open (AssayPackFacts *facts,
                                const char *folder,
                                AssayProgress progress,
                                GCancellable *cancellable,
                                GError **error);

/* Takes the pages of an item out again, because of @problem. */
void assay_pack_items_give_up (AssayPackFacts *facts, AssayPackItem *item, const GError *problem);

G_END_DECLS
