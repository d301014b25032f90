/* Lines of the Pack page: the findings, and what was written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/widgets/assay-keyed-list.h"
#include "pack/assay-pack-bind.h"

G_BEGIN_DECLS

/* How a list shows AssayPackRow. */
const AssayKeyedRows *assay_pack_lines_get_rows (void);

/* How many pages there are, what became of documents, and where the same is for a browser
 * (@html_path, or NULL). */
char *assay_pack_lines_dup_summary (const AssayPackReport *report, const char *html_path);

G_END_DECLS
