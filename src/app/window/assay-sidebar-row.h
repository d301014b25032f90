/* One row of the sidebar.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "present/assay-sidebar-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_SIDEBAR_ROW (assay_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (AssaySidebarRowWidget, assay_sidebar_row, ASSAY, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget *assay_sidebar_row_new (void);

/* Copies what it needs of @state. */
void assay_sidebar_row_set_state (AssaySidebarRowWidget *self, const AssaySidebarRow *state);

/* What it shows now: type, place and number only. */
const AssaySidebarRow *assay_sidebar_row_get_state (AssaySidebarRowWidget *self);

/* Whether a person at @place is at this row. Standards never are: their criteria are. */
gboolean assay_sidebar_row_is_at (AssaySidebarRowWidget *self, const char *place);

/* Up and Down go past headings, which cannot have the focus, in one step: a list box by itself
 * stops at them, without showing where. */
void assay_sidebar_row_step_over_headings (GtkListBox *sidebar);

G_END_DECLS
