/* Telling people what went wrong, in the place the error table says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows the error with its next step: inline and toast errors as a toast of @widget's window,
 * dialog errors as a dialog over it. A field that can show an inline error itself does so and does
 * not call this. Cancelled work is not told. */
void assay_report_error (GtkWidget *widget, const GError *error);

/* A passing message; with @action_name (and its target, which may be NULL) it has a button @label.
 */
void assay_report_toast (GtkWidget *widget,
                         const char *text,
                         const char *label,
                         const char *action_name,
                         const char *target);

/* Where messages over @widget are shown, for one that is more than a text; NULL where there is no
 * such place. */
AdwToastOverlay *assay_report_find_overlay (GtkWidget *widget);

G_END_DECLS
