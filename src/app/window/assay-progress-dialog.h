/* Work that one waits for: what is being done, how far it is, and a way to stop it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-work.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_PROGRESS_DIALOG (assay_progress_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AssayProgressDialog, assay_progress_dialog, ASSAY, PROGRESS_DIALOG, GObject)

/* Runs @func, and shows a dialog over @parent if that is longer than a quarter of a second; @parent
 * takes neither keys nor clicks until then. Closing the dialog stops the work. @done_cb gets what
 * is returned here (GTK's way: nobody's to free, and gone after @done_cb) as its owner, when the
 * dialog is no more. */
AssayProgressDialog *assay_progress_dialog_run (GtkWindow *parent,
                                                const char *heading,
                                                AssayWorkFunc func,
                                                gpointer data,
                                                GDestroyNotify free_data,
                                                AssayWorkDoneFunc done_cb);

/* NULL when it has gone. */
GtkWindow *assay_progress_dialog_get_parent (AssayProgressDialog *self);

/* The dialog while it is shown, or NULL. */
AdwMessageDialog *assay_progress_dialog_get_shown (AssayProgressDialog *self);

/* The end of work that wrote a file, for @done_cb to call: over the window that @owner stood over,
 * the error, or @sentence ("Saved a copy as %s", translated) with the file's name in place of %s.
 * Takes @path, which is NULL with an error. */
void assay_progress_dialog_tell_written (gpointer owner,
                                         char *path,
                                         const GError *error,
                                         const char *sentence);

G_END_DECLS
