/* Opens a copy of an evidence file in another program, so that the evidence itself stays as it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @content is where the bytes are, @name the file's own name. What goes wrong is reported at
 * @widget. The copy is for reading only and goes when the person logs out. */
void assay_preview_copy_open (GtkWidget *widget, const char *content, const char *name);

/* A name that is safe to write, for one that came from outside; keeps its ending. */
char *assay_preview_copy_dup_name (const char *name);

G_END_DECLS
