/* Everything there is to find before submitting.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/submit/assay-preflight.h"

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
assay_preflight_list (AssayPortfolioFolder *folder,
                      const AssayReadiness *readiness,
                      AssayDate today,
                      gboolean hash_contents,
                      AssayProgress progress,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GPtrArray) content = NULL;
  g_autoptr (GPtrArray) here = NULL;
  GPtrArray *findings =
      assay_portfolio_folder_check (folder, hash_contents, progress, cancellable, error);

  if (findings == NULL)
    return NULL;
  content = assay_check_portfolio (readiness, today);
  move_findings (findings, content);
  here = assay_pack_check (readiness);
  move_findings (findings, here);
  assay_findings_sort (findings);

  return findings;
}
