/* Everything there is to find.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-all-findings.h"

#include "pack/submit/assay-preflight.h"

GPtrArray *
assay_all_findings_list (AssayCli *cli,
                         AssayPortfolioFolder *folder,
                         const AssayReadiness *readiness,
                         gboolean hash_contents,
                         GError **error)
{
  AssayDate today = assay_context_get_today (assay_cli_get_context (cli));
  GPtrArray *findings =
      assay_preflight_list (folder, readiness, today, hash_contents, assay_cli_begin_work (cli),
                            assay_cli_get_cancellable (cli), error);

  assay_cli_end_work (cli);

  return findings;
}
