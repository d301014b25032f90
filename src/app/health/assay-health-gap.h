/* A gap that the health check found, and a small form to plan an action for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "planned" (criterion, what, owner, due), returning a string: the person wants this action. The
 * handler returns NULL where it was taken, and then the form closes; otherwise what is wrong, which
 * is said at the field, or "" where it has been told.
 */

#pragma once

#include "present/assay-health-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_HEALTH_GAP (assay_health_gap_get_type ())
G_DECLARE_FINAL_TYPE (AssayHealthGapWidget, assay_health_gap, ASSAY, HEALTH_GAP, GtkListBoxRow)

GtkWidget *assay_health_gap_new (void);

/* Keeps an open form and what is typed in it, unless the gap is another one. */
void assay_health_gap_set_state (AssayHealthGapWidget *self,
                                 const AssayHealthGap *state,
                                 gboolean read_only);

G_END_DECLS
