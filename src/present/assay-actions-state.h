/* What the page of all actions shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/portfolio/assay-portfolio.h"
#include "core/scheme/assay-scheme.h"

G_BEGIN_DECLS

/* @action is the portfolio's own value, which the state holds. */
typedef struct
{
  AssayAction *action;
  char *number;    /* "A001"; names the row */
  char *subtitle;  /* "Coordinator, due on 18 December 2026" */
  char *criterion; /* "2.6 Complaints and incidents" */
  char *place;     /* "criterion:2.6"; NULL where this edition has no such criterion */
  char *due;       /* "2026-12-18" */
  gboolean is_overdue;
  const char *word; /* "Overdue", "Open", "Done", "Dropped" */
} AssayActionsRow;

typedef struct
{
  GPtrArray *rows; /* AssayActionsRow */
  guint n_open;
  guint n_overdue;
  guint n_all;
  char *summary; /* "2 overdue, 5 open, 9 in all" */
} AssayActionsState;

/* Overdue first, then by due date; what is done or dropped comes last, and only with @all. */
AssayActionsState *assay_actions_state_new (const AssayScheme *scheme,
                                            const AssayPortfolio *portfolio,
                                            AssayDate today,
                                            gboolean all);
void assay_actions_state_free (AssayActionsState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayActionsState, assay_actions_state_free)

G_END_DECLS
