/* What was changed in a register since a day: since the last board.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_CHANGES_SECTION (assay_changes_section_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayChangesSection, assay_changes_section, ASSAY, CHANGES_SECTION, AssaySection)

G_END_DECLS
