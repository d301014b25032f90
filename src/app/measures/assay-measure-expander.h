/* One measure: opens to its definition, its figures, and a form for one more.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "present/assay-measures-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_MEASURE_EXPANDER (assay_measure_expander_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayMeasureExpander, assay_measure_expander, ASSAY, MEASURE_EXPANDER, AdwExpanderRow)

GtkWidget *assay_measure_expander_new (void);

/* Shows the measure and its figures; what is half typed stays. */
void assay_measure_expander_set_state (AssayMeasureExpander *self,
                                       const AssayMeasuresItem *state,
                                       gboolean read_only);

/* Keeps a new figure that is half typed as a draft. */
void assay_measure_expander_settle (AssayMeasureExpander *self);

G_END_DECLS
