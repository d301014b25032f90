/* Page ranges as people write them: "3", "3-4", "1, 5–7".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Both ends count, from 1: the item's own pages, as a reader of the file counts them. */
typedef struct
{
  guint first;
  guint last;
} AssayPageRange;

/* An array of AssayPageRange in the order written, or ASSAY_ERROR_INVALID with what to write
 * instead (also for backward ranges, zero, and numbers over ASSAY_LIMIT_PAGE_NUMBER). Hyphen, en
 * dash, commas and spaces are understood. */
GArray *assay_pages_parse (const char *text, GError **error);

/* The one way Assay writes them down: "1, 5-7". */
char *assay_pages_format (const GArray *ranges);

/* The same for readers, with an en dash: "1, 5–7". */
char *assay_pages_format_for_reading (const GArray *ranges);

gboolean assay_pages_contain (const GArray *ranges, guint page);

/* The highest page named; 0 for none. */
guint assay_pages_get_last (const GArray *ranges);

G_END_DECLS
