/* The evidence of a submission, to look at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_REVIEW_EVIDENCE_SECTION (assay_review_evidence_section_get_type ())
G_DECLARE_FINAL_TYPE (AssayReviewEvidenceSection,
                      assay_review_evidence_section,
                      ASSAY,
                      REVIEW_EVIDENCE_SECTION,
                      AssaySection)

G_END_DECLS
