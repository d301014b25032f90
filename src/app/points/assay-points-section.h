/* What assessors returned: looking at a return, taking it in, and answering its points.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_POINTS_SECTION (assay_points_section_get_type ())
G_DECLARE_FINAL_TYPE (AssayPointsSection, assay_points_section, ASSAY, POINTS_SECTION, AssaySection)

/* Shows what the return at @path brings. */
void assay_points_section_look_at (AssayPointsSection *self, const char *path);

/* Whether a return is being read. */
gboolean assay_points_section_is_busy (AssayPointsSection *self);

G_END_DECLS
