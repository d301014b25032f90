/* The window that lists the keys.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows it over @window, and makes it for that: it is gone when it is closed. */
void assay_shortcuts_show (GtkWindow *window);

G_END_DECLS
