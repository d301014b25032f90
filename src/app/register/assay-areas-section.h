/* What stands behind all contracts: areas, what is decided for the register, services on their own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_AREAS_SECTION (assay_areas_section_get_type ())
G_DECLARE_FINAL_TYPE (AssayAreasSection, assay_areas_section, ASSAY, AREAS_SECTION, AssaySection)

G_END_DECLS
