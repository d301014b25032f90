/* Comparing with the review of a colleague, and settling where the two differ.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_REVIEW_COMPARE_SECTION (assay_review_compare_section_get_type ())
G_DECLARE_FINAL_TYPE (AssayReviewCompareSection,
                      assay_review_compare_section,
                      ASSAY,
                      REVIEW_COMPARE_SECTION,
                      AssaySection)

/* What choosing the folder at @path does: reads it, on a thread, and compares. */
void assay_review_compare_section_compare_with (AssayReviewCompareSection *self, const char *path);

G_END_DECLS
