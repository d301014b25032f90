/* What a window shows while a portfolio is being opened.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Empty at first, because most portfolios are there before anybody could read a word; what takes
 * longer is told.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_OPENING_PAGE (assay_opening_page_get_type ())
G_DECLARE_FINAL_TYPE (AssayOpeningPage, assay_opening_page, ASSAY, OPENING_PAGE, AdwBin)

/* @path is what is being opened; NULL when it no longer is. */
void assay_opening_page_set_path (AssayOpeningPage *self, const char *path);

G_END_DECLS
