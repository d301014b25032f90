/* Asking for a file or a folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dialog is gone before the answer is told: GTK 4.8 falls over a hidden window when a screen
 * reader asks for one that has just closed (GetChildAtIndex of the application answers with the
 * last window there is, and one that is hidden has no path on the accessibility bus). No window of
 * ours may therefore stay hidden.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @paths (char*) is at least one, each on this computer. */
typedef void (*AssayPathsChosen) (gpointer owner, GPtrArray *paths, gpointer data);

/* Shows @dialog, which it takes; @chosen is called once or, when nothing was chosen or @owner has
 * gone, not at all. Where nothing chosen is on this computer, the person is told. @data is freed
 * with @free_data (may be NULL) in any case. */
void assay_path_dialog_ask (GtkFileChooserNative *dialog,
                            GtkWidget *owner,
                            AssayPathsChosen chosen,
                            gpointer data,
                            GDestroyNotify free_data);

G_END_DECLS
