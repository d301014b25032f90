/* Opens the evidence items of a pack for their pages; what cannot be opened is told, not fatal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/assay-progress.h"
#include "pack/assay-pack-seen.h"
#include "pack/convert/assay-converter.h"
#include "pack/sections/assay-pack-facts.h"

G_BEGIN_DECLS

/* Checks each item's content in the portfolio folder @folder against its digest and opens it, with
 * @converter where it must be turned into pages first. Fills in the pages of @facts' items or why
 * they are not shown; items that have been given up already are not touched. @progress is told the
 * number of each item before it is opened, and again and again while it is turned into pages.
 * Content that @seen knows is not read again, and PDFs of it are not opened yet. FALSE only when
 * cancelled.
 */
gboolean assay_pack_items_open (AssayPackFacts *facts,
                                const char *folder,
                                AssayConverter *converter,
                                AssayPackSeen *seen,
                                AssayProgress progress,
                                GCancellable *cancellable,
                                GError **error);

/* Opens what was left closed, before anything is drawn. What is another file by now or cannot be
 * opened after all is given up, and @out_given_up says so: everything has to be planned anew then.
 * FALSE only when cancelled. */
gboolean assay_pack_items_open_known (AssayPackFacts *facts,
                                      AssayPackSeen *seen,
                                      AssayProgress progress,
                                      GCancellable *cancellable,
                                      gboolean *out_given_up,
                                      GError **error);

/* Takes the pages of an item out again, because of @problem. */
void assay_pack_items_give_up (AssayPackFacts *facts, AssayPackItem *item, const GError *problem);

G_END_DECLS
