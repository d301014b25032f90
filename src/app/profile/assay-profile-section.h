/* The service: its name, its planned date, and the scheme's questions about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_PROFILE_SECTION (assay_profile_section_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayProfileSection, assay_profile_section, ASSAY, PROFILE_SECTION, AssaySection)

G_END_DECLS
