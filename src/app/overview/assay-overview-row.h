/* A line of a list that leads somewhere: a chip, a title and a reason.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "present/assay-overview-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_OVERVIEW_ROW (assay_overview_row_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayOverviewRowWidget, assay_overview_row, ASSAY, OVERVIEW_ROW, GtkListBoxRow)

GtkWidget *assay_overview_row_new (void);

/* Copies what it needs of @state. */
void assay_overview_row_set_state (AssayOverviewRowWidget *self, const AssayOverviewRow *state);

/* Shows @rows (AssayOverviewRow) in @list, where each leads to its place. Rows are put anew only
 * where their number changes, so that focus stays where it is. Connect once: "row-activated" to
 * assay_overview_row_activated_cb(). */
void assay_overview_row_fill (GtkListBox *list, const GPtrArray *rows);

void assay_overview_row_activated_cb (GtkWidget *section, GtkListBoxRow *row);

G_END_DECLS
