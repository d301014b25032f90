/* What the health check found in one standard: what to improve, and strengths.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "planned" as for a gap (assay-health-gap.h), passed on.
 */

#pragma once

#include "present/assay-health-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_HEALTH_STANDARD (assay_health_standard_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayHealthStandardWidget, assay_health_standard, ASSAY, HEALTH_STANDARD, GtkBox)

GtkWidget *assay_health_standard_new (void);

void assay_health_standard_set_state (AssayHealthStandardWidget *self,
                                      const AssayHealthStandard *state,
                                      gboolean read_only);

G_END_DECLS
