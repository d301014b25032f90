/* A standard at a glance: its ring, how many criteria are ready, whether it holds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "present/assay-overview-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A button that goes to the standard's first criterion that is not ready. */
#define ASSAY_TYPE_OVERVIEW_CARD (assay_overview_card_get_type ())
G_DECLARE_FINAL_TYPE (AssayOverviewCardWidget, assay_overview_card, ASSAY, OVERVIEW_CARD, GtkButton)

GtkWidget *assay_overview_card_new (void);

/* Copies what it needs of @state. */
void assay_overview_card_set_state (AssayOverviewCardWidget *self, const AssayOverviewCard *state);

G_END_DECLS
