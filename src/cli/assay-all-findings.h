/* Everything there is to find, in the folder and in the content.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/assay-cli.h"

G_BEGIN_DECLS

/* AssayFinding, sorted. With @hash_contents, every evidence file is read. NULL only when cancelled
 * or when the folder cannot be read. */
GPtrArray *assay_all_findings_list (AssayCli *cli,
                                    AssayPortfolioFolder *folder,
                                    const AssayReadiness *readiness,
                                    gboolean hash_contents,
                                    GError **error);

G_END_DECLS
