/* One criterion as an assessor sees it: what is asked and said, and the determination beside it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_DETERMINATION_SECTION (assay_determination_section_get_type ())
G_DECLARE_FINAL_TYPE (AssayDeterminationSection,
                      assay_determination_section,
                      ASSAY,
                      DETERMINATION_SECTION,
                      AssaySection)

G_END_DECLS
