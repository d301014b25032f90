/* Everything there is to find before submitting: in the folder, in what it says, on this computer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/portfolio/assay-portfolio-folder.h"
#include "core/readiness/assay-readiness.h"

G_BEGIN_DECLS

/* AssayFinding, sorted. With @hash_contents every evidence file is read; @progress counts their
 * bytes. NULL only when cancelled. */
GPtrArray *assay_preflight_list (AssayPortfolioFolder *folder,
                                 const AssayReadiness *readiness,
                                 AssayDate today,
                                 gboolean hash_contents,
                                 AssayProgress progress,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
