/* The health check: every criterion one after the other, then what it shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

/* Subjects: a criterion's id, or "results". Without one it goes on at the first criterion that has
 * no rating. */
#define ASSAY_TYPE_HEALTH_SECTION (assay_health_section_get_type ())
G_DECLARE_FINAL_TYPE (AssayHealthSection, assay_health_section, ASSAY, HEALTH_SECTION, AssaySection)

G_END_DECLS
