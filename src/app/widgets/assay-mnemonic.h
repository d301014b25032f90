/* The names of buttons that have a mnemonic.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Every button below @root whose label has a mnemonic is called by the label without it. Call it
 * when the labels are what they will be. */
void assay_mnemonic_name_buttons (GtkWidget *root);

G_END_DECLS
