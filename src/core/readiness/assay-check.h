/* Everything a portfolio's content gives reason to say before it is submitted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/portfolio/assay-finding.h"
#include "core/readiness/assay-readiness.h"

G_BEGIN_DECLS

/* Pure: no file is looked at (assay_portfolio_folder_check() does that). @today may differ from the
 * readiness's date. AssayFinding, sorted. */
GPtrArray *assay_check_portfolio (const AssayReadiness *readiness, AssayDate today);

G_END_DECLS
