/* The measures: the figures of the service, period by period.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_MEASURES_SECTION (assay_measures_section_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayMeasuresSection, assay_measures_section, ASSAY, MEASURES_SECTION, AssaySection)

G_END_DECLS
