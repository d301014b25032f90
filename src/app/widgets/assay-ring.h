/* A ring that fills with what is ready; its numbers are its accessible description.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/readiness/assay-readiness.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_RING (assay_ring_get_type ())
G_DECLARE_FINAL_TYPE (AssayRing, assay_ring, ASSAY, RING, GtkWidget)

GtkWidget *assay_ring_new (int size);
void assay_ring_set_size (AssayRing *self, int size);
void assay_ring_set_counts (AssayRing *self, const guint counts[ASSAY_N_STATES]);

G_END_DECLS
