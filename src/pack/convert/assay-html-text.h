/* The words of an HTML page or e-mail body.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a reader would see of @html (UTF-8), one line for each block, with "•" before list items,
 * pictures as their descriptions, and where links lead in brackets. Nothing is fetched and no
 * script is run. NULL when there is nothing readable in it. */
char *assay_html_text (const char *html);

G_END_DECLS
