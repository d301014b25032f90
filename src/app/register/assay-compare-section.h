/* Services side by side, where they are alike.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_COMPARE_SECTION (assay_compare_section_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayCompareSection, assay_compare_section, ASSAY, COMPARE_SECTION, AssaySection)

G_END_DECLS
