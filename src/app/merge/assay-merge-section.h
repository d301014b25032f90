/* Taking in another copy of the portfolio: what comes in by itself, and where one has to choose.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_MERGE_SECTION (assay_merge_section_get_type ())
G_DECLARE_FINAL_TYPE (AssayMergeSection, assay_merge_section, ASSAY, MERGE_SECTION, AssaySection)

/* What choosing a copy does: a folder, one file, or a second version in the portfolio's folder. */
void assay_merge_section_compare_with (AssayMergeSection *self, const char *path);

/* Whether something is being read or put together. */
gboolean assay_merge_section_is_busy (AssayMergeSection *self);

G_END_DECLS
