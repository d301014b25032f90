/* The evidence: a table of all items, and beside it the details of one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Actions: evidence.add-files, evidence.add-plain, evidence.paste; and of the item shown
 * evidence.preview, evidence.open, evidence.replace, evidence.withdraw, evidence.close-details.
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_EVIDENCE_SECTION (assay_evidence_section_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayEvidenceSection, assay_evidence_section, ASSAY, EVIDENCE_SECTION, AssaySection)

G_END_DECLS
