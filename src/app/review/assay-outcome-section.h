/* Recommendation, decision and award.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_OUTCOME_SECTION (assay_outcome_section_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayOutcomeSection, assay_outcome_section, ASSAY, OUTCOME_SECTION, AssaySection)

G_END_DECLS
