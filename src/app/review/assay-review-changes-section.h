/* What changed since the round before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_REVIEW_CHANGES_SECTION (assay_review_changes_section_get_type ())
G_DECLARE_FINAL_TYPE (AssayReviewChangesSection,
                      assay_review_changes_section,
                      ASSAY,
                      REVIEW_CHANGES_SECTION,
                      AssaySection)

G_END_DECLS
