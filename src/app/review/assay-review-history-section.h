/* Everything that was done in a review.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_REVIEW_HISTORY_SECTION (assay_review_history_section_get_type ())
G_DECLARE_FINAL_TYPE (AssayReviewHistorySection,
                      assay_review_history_section,
                      ASSAY,
                      REVIEW_HISTORY_SECTION,
                      AssaySection)

G_END_DECLS
