/* Every contract with its standing, what needs attention first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_CONTRACTS_SECTION (assay_contracts_section_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayContractsSection, assay_contracts_section, ASSAY, CONTRACTS_SECTION, AssaySection)

G_END_DECLS
