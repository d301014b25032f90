/* The overview: how ready the service is, and what stands between it and submission.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_OVERVIEW_SECTION (assay_overview_section_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayOverviewSection, assay_overview_section, ASSAY, OVERVIEW_SECTION, AssaySection)

G_END_DECLS
