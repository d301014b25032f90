/* What is asked of a service at one criterion, in parts that open: guidance, what assessors look
 * for, typical evidence, examples.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which parts are open is remembered: for every criterion, in every window, and the next time.
 */

#pragma once

#include "present/assay-criterion-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_CRITERION_GUIDE (assay_criterion_guide_get_type ())
G_DECLARE_FINAL_TYPE (AssayCriterionGuide, assay_criterion_guide, ASSAY, CRITERION_GUIDE, AdwBin)

void assay_criterion_guide_set (AssayCriterionGuide *self, const AssayCriterionState *state);

G_END_DECLS
