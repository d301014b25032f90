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

G_END_DECLS
