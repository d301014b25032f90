/* Whether a window can be as narrow as it should.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A telephone, held upright. */
#define APP_NARROW 360

/* Gives the window this width and waits until it has it. */
void app_set_width (GtkWindow *window, int width);

/* FALSE, and on the error stream which widgets take the room, when @widget cannot be as narrow as
 * @width. */
gboolean app_fits_width (GtkWidget *widget, int width, const char *place);

G_END_DECLS
