/* A contract: what it asks for, how it stands and why, and everything that is known of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_CONTRACT_SECTION (assay_contract_section_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayContractSection, assay_contract_section, ASSAY, CONTRACT_SECTION, AssaySection)

G_END_DECLS
