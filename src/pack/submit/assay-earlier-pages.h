/* The page numbers that the assessor has: those of the pack that was submitted last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/portfolio/assay-portfolio.h"
#include "pack/numbering/assay-page-map.h"

G_BEGIN_DECLS

/* The map for AssayPackOrder.after of whatever pack is written next. NULL without an error where
 * nothing was submitted yet; NULL with NOT_FOUND or DAMAGED where something was and its map is not
 * there any more, or is another's. @folder is the portfolio's. */
AssayPageMap *
assay_earlier_pages_load (const char *folder, const AssayPortfolio *portfolio, GError **error);

G_END_DECLS
