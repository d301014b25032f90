/* What the main menu does with portfolios: new, open, save a copy.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/window/assay-window.h"

G_BEGIN_DECLS

/* Gives the class the actions win.new-portfolio, win.open, win.open-copy, win.open-uri (s) and
 * win.save-copy. */
void assay_window_files_install (GtkWidgetClass *widget_class);

G_END_DECLS
