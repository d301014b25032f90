/* Has check-html.py judge an HTML file against the PDF it leads to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether all is right; what is not is a message of the test. */
gboolean html_judge (const char *html, const char *pdf);

/* The same without comparing words, where some run from right to left. */
gboolean html_judge_turned (const char *html, const char *pdf);

G_END_DECLS
