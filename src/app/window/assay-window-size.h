/* How large the window was when it was last closed. Without settings it is as its template says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void assay_window_size_restore (GtkWindow *self);
void assay_window_size_keep (GtkWindow *self);

G_END_DECLS
