/* Taking in what services and assessors send.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_RECEIVED_SECTION (assay_received_section_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayReceivedSection, assay_received_section, ASSAY, RECEIVED_SECTION, AssaySection)

G_END_DECLS
