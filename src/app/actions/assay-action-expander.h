/* One action: opens to be changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "present/assay-actions-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_ACTION_EXPANDER (assay_action_expander_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayActionExpander, assay_action_expander, ASSAY, ACTION_EXPANDER, AdwExpanderRow)

GtkWidget *assay_action_expander_new (void);

/* Shows the action; what is half typed stays. */
void assay_action_expander_set_state (AssayActionExpander *self,
                                      const AssayActionsRow *state,
                                      gboolean read_only);

/* Applies what is half typed. */
void assay_action_expander_settle (AssayActionExpander *self);

G_END_DECLS
