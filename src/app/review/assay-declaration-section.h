/* The assessor's declaration: role, and interest in the service. Before it nothing is judged.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_DECLARATION_SECTION (assay_declaration_section_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayDeclarationSection, assay_declaration_section, ASSAY, DECLARATION_SECTION, AssaySection)

G_END_DECLS
