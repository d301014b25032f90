/* What this computer cannot do for a pack, told before it is written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Beside the check of the portfolio (core/readiness/assay-check.h), which is the same on every
 * computer.
 */

#pragma once

#include "core/portfolio/assay-finding.h"
#include "core/readiness/assay-readiness.h"

G_BEGIN_DECLS

/* Office documents in use where there is no LibreOffice to make pages of them. Opens no file. */
GPtrArray *assay_pack_check (const AssayReadiness *readiness);

G_END_DECLS
