/* The page of one criterion: what is asked, how far it is in place, how, and what shows it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_CRITERION_SECTION (assay_criterion_section_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayCriterionSection, assay_criterion_section, ASSAY, CRITERION_SECTION, AssaySection)

G_END_DECLS
