/* Where in the pack of a submission the pages are that somebody cites.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/assay-cli.h"
#include "core/review/assay-review-folder.h"
#include "pack/numbering/assay-page-map.h"

G_BEGIN_DECLS

/* The map that the submission's pack carries; NULL, and said, where it cannot be read. */
AssayPageMap *assay_bundle_pages_load (AssayCli *cli, AssayReviewFolder *folder);

/* The numbers in the pack (guint, ascending) of the item's own @pages as a citation names them;
 * NULL names all of it. Empty where the item has no pages in the pack. @map may be NULL. */
GArray *assay_bundle_pages_list (const AssayPageMap *map, guint evidence, const char *pages);

G_END_DECLS
