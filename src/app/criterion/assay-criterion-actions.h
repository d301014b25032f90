/* What the service has planned for one criterion, and a form for more.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lives in an AssaySection, whose document it edits.
 */

#pragma once

#include "app/document/assay-folder-document.h"
#include "present/assay-criterion-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_CRITERION_ACTIONS (assay_criterion_actions_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayCriterionActions, assay_criterion_actions, ASSAY, CRITERION_ACTIONS, AdwBin)

void assay_criterion_actions_set (AssayCriterionActions *self,
                                  AssayDocument *document,
                                  const AssayCriterionState *state);

/* Keeps what is half written as a draft. */
void assay_criterion_actions_flush (AssayCriterionActions *self);

G_END_DECLS
