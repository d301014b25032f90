/* What this computer cannot do for a pack.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/assay-pack-check.h"

#include "core/portfolio/assay-evidence-form.h"
#include "pack/convert/assay-office.h"

GPtrArray *
assay_pack_check (const AssayReadiness *readiness)
{
  const GPtrArray *items = readiness->portfolio->evidence;
  g_autoptr (AssayOffice) office = assay_office_find ();
  GPtrArray *findings = assay_findings_new ();

  for (guint i = 0; office == NULL && i < items->len; i++)
    {
      const AssayEvidence *item = items->pdata[i];
      g_autofree char *number = assay_evidence_format_number (item->number);

      if (!item->withdrawn && assay_evidence_get_form (item) == ASSAY_FORM_OFFICE)
        g_ptr_array_add (findings, assay_finding_new (ASSAY_FINDING_NEEDS_OFFICE, number,
                                                      item->source_name, NULL));
    }

  return findings;
}
