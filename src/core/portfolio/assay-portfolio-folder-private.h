/* The folder from the inside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder of the source.
 */

#pragma once

#include "core/document/assay-gate.h"
#include "core/portfolio/assay-portfolio-folder.h"

G_BEGIN_DECLS

struct _AssayPortfolioFolder
{
  GObject parent_instance;

  AssayGate *gate;
  AssayScheme *scheme;
};

/* What the making of a portfolio puts into its folder; NULL at the end. */
extern const char *const assay_portfolio_layout[];

/* A new object without a portfolio in it. */
AssayPortfolioFolder *
assay_portfolio_folder_new (AssayContext *context, const char *path, AssayOpenMode mode);

char *assay_portfolio_folder_dup_child (AssayPortfolioFolder *self, const char *name);

/* Opens for reading whatever stands at @path, finished or not. */
AssayPortfolioFolder *assay_portfolio_folder_open_unfinished (AssayContext *context,
                                                              const char *path,
                                                              const char *schema_path,
                                                              GError **error);

G_END_DECLS
