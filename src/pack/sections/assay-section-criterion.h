/* One criterion: its rating, how it is met, and the evidence, each citation with its page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/layout/assay-content.h"
#include "pack/sections/assay-pack-facts.h"

G_BEGIN_DECLS

void assay_section_add_criterion (AssayContent *content,
                                  const AssayPackFacts *facts,
                                  const AssayCriterionReadiness *criterion);

G_END_DECLS
