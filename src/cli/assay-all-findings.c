/* Everything there is to find.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-all-findings.h"

#include "core/readiness/assay-check.h"
#include "pack/assay-pack-check.h"

/* Empties @source into @target. */
static void
move_findings (GPtrArray *target, GPtrArray *source)
{
  while (source->len > 0)
    g_ptr_array_add (target, g_ptr_array_steal_index (source, 0));
}

GPtrArray *
assay_all_findings_list (AssayCli *cli,
                         AssayPortfolioFolder *folder,
                         const AssayReadiness *readiness,
                         gboolean hash_contents,
                         GError **error)
{
  AssayDate today = assay_context_get_today (assay_cli_get_context (cli));
  g_autoptr (GPtrArray) content = NULL;
  g_autoptr (GPtrArray) here = NULL;
  GPtrArray *findings =
      assay_portfolio_folder_check (folder, hash_contents, assay_cli_begin_work (cli),
                                    assay_cli_get_cancellable (cli), error);

  assay_cli_end_work (cli);
  if (findings == NULL)
    return NULL;
  content = assay_check_portfolio (readiness, today);
  move_findings (findings, content);
  here = assay_pack_check (readiness);
  move_findings (findings, here);
  assay_findings_sort (findings);

  return findings;
}
