/* What a health-check report says, one function for each part of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Strengths, areas to improve and what stands in the way are what the window says (present), so
 * that a board is told what the service has seen. Private notes are not read.
 */

#pragma once

#include "pack/layout/assay-content.h"
#include "pack/sections/assay-pack-facts.h"
#include "present/assay-actions-state.h"
#include "present/assay-health-state.h"
#include "present/assay-overview-state.h"

G_BEGIN_DECLS

/* Borrowed. @actions are the open ones. */
typedef struct
{
  const AssayPackFacts *facts;
  const AssayHealthState *health;
  const AssayOverviewState *overview;
  const AssayActionsState *actions;
} AssayReportFacts;

/* Whose it is and what it is not; the verdict, the rings, and what to do next. */
void assay_report_add_summary (AssayContent *content, const AssayReportFacts *facts);

/* Standard by standard, then the actions that belong to none. */
void assay_report_add_standards (AssayContent *content, const AssayReportFacts *facts);

G_END_DECLS
