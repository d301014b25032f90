/* What the points of a return give reason to say before the next submission.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Part of assay_check_portfolio(). Private to this folder.
 */

#pragma once

#include "core/portfolio/assay-finding.h"
#include "core/readiness/assay-readiness.h"

G_BEGIN_DECLS

/* Adds AssayFinding to @findings. */
void assay_check_points (const AssayReadiness *readiness, GPtrArray *findings);

G_END_DECLS
