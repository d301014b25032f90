/* A portfolio of the largest size we hold our numbers for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "assay-fixture.h"
#include "core/portfolio/assay-portfolio-folder.h"

G_BEGIN_DECLS

#define LARGE_N_CRITERIA 1200
#define LARGE_N_EVIDENCE 5000

/* The path of a scheme of 1,200 criteria; free it. */
char *large_scheme_write (AssayFixture *fixture);

/* A folder at @path where each criterion is rated and has a text of 2,000 characters, with 5,000
 * observations, each cited once. */
AssayPortfolioFolder *
large_portfolio_new (AssayFixture *fixture, const char *path, AssayScheme *scheme);

G_END_DECLS
