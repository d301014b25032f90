/* The history: who changed what, when, and what stood there then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_HISTORY_SECTION (assay_history_section_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayHistorySection, assay_history_section, ASSAY, HISTORY_SECTION, AssaySection)

G_END_DECLS
