/* All actions of the portfolio, whatever they are for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_ACTIONS_SECTION (assay_actions_section_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayActionsSection, assay_actions_section, ASSAY, ACTIONS_SECTION, AssaySection)

G_END_DECLS
