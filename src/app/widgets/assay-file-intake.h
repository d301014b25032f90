/* Files that people drop on a section, paste into it, or choose for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * While files are over it, a section that takes them has the class "takes-files", which draws a
 * frame; one whose document is for reading only takes none.
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

/* @owner is the widget that asked; @paths (char*) is borrowed; what is not a local file has been
 * left out. */
typedef void (*AssayFilesArrived) (gpointer owner, GPtrArray *paths);

/* Takes what is dropped anywhere on the section. */
void assay_file_intake_take_drops (AssaySection *section, AssayFilesArrived arrived);

/* Takes the files that the clipboard has; FALSE when it has none, or none can be taken. */
gboolean assay_file_intake_paste (AssaySection *section, AssayFilesArrived arrived);

/* Asks for files; @arrived is called when there are some, unless @owner is gone by then. */
void assay_file_intake_choose (GtkWidget *owner, const char *title, AssayFilesArrived arrived);

G_END_DECLS
