/* The overview of a review.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_REVIEW_OVERVIEW_SECTION (assay_review_overview_section_get_type ())
G_DECLARE_FINAL_TYPE (AssayReviewOverviewSection,
                      assay_review_overview_section,
                      ASSAY,
                      REVIEW_OVERVIEW_SECTION,
                      AssaySection)

G_END_DECLS
