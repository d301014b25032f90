/* What is wrong with a field, said at the field.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Says @message, as errors give it, in @label (shown then), and marks @field for eyes and for
 * screen readers; NULL takes both away. Fields of one form may share a label: clear all, then show
 * one. */
void assay_problem_show (GtkWidget *field, GtkLabel *label, const char *message);

G_END_DECLS
