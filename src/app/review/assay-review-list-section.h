/* A list of a review: visits, questions, requests, corrective actions or samples.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which of them is said by the construct property "list" (present/assay-review-list.h).
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_REVIEW_LIST_SECTION (assay_review_list_section_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayReviewListSection, assay_review_list_section, ASSAY, REVIEW_LIST_SECTION, AssaySection)

G_END_DECLS
