/* A list from which somebody says which service is meant.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is chosen for anybody: the first line says that nothing is chosen yet. What is typed into
 * the open list filters it, because a register may have thousands of services.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void assay_service_choice_set_up (GtkDropDown *self);

/* Takes @choices (AssayArrivalChoice). @service is the one that is chosen; 0: none. */
void assay_service_choice_set (GtkDropDown *self, GPtrArray *choices, gint64 service);

/* 0 while none is chosen. */
gint64 assay_service_choice_get (GtkDropDown *self);

G_END_DECLS
