/* What is due, month by month.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_CALENDAR_SECTION (assay_calendar_section_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayCalendarSection, assay_calendar_section, ASSAY, CALENDAR_SECTION, AssaySection)

G_END_DECLS
