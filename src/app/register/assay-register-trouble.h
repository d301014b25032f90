/* Saying that a register would not take something.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A dialog over @widget's window: what somebody wanted kept was not, so it must not pass by. The
 * error says itself what to do, whether the register is a file or a database. Cancelled work is not
 * told. */
void assay_register_trouble_show (GtkWidget *widget, const GError *error);

G_END_DECLS
