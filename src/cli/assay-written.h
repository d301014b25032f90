/* What a command says of a report that it has written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/assay-json.h"

G_BEGIN_DECLS

/* "file", "html" and "pages" of the object that is open; @html_path is nullable. */
void assay_written_add_json (JsonBuilder *builder,
                             const char *path,
                             const char *html_path,
                             guint n_pages);

/* The same in lines. */
void assay_written_print (const char *path, const char *html_path, guint n_pages);

G_END_DECLS
