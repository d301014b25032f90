/* The start page: what one can do, and the portfolios that were open before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/assay-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_START_PAGE (assay_start_page_get_type ())
G_DECLARE_FINAL_TYPE (AssayStartPage, assay_start_page, ASSAY, START_PAGE, AdwBin)

/* @schema_path is for reading the portfolios' schemes; NULL when there is none to be found. */
void assay_start_page_set_up (AssayStartPage *self,
                              AssayContext *context,
                              const char *schema_path,
                              GMenuModel *menu);

/* Reads the list anew and looks at each portfolio, each in its own time. */
void assay_start_page_refresh (AssayStartPage *self);

/* Puts the focus on the first choice. */
void assay_start_page_begin (AssayStartPage *self);

G_END_DECLS
