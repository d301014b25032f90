/* The foot of every page: whose document this is, and the page's number.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/layout/assay-flow.h"

G_BEGIN_DECLS

/* Draws @caption between @left and @right with the rule at @y. @title (nullable) stands before the
 * number. It is no part of the structure: a reader who listens is not told on every page. Where
 * @says_number, the number is: as "Page 112". */
void assay_foot_draw (AssayCanvas *canvas,
                      const char *caption,
                      const char *title,
                      gboolean says_number,
                      guint number,
                      double left,
                      double right,
                      double y);

/* An AssayFootFunc for pages of text; @data is the caption. Sheets of evidence draw their own. */
void assay_foot_draw_page (
    AssayCanvas *canvas, const AssayPage *page, guint number, const char *title, gpointer data);

G_END_DECLS
