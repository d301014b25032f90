/* Files that people drop on a section, paste into it, or choose for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an assessor returned is no evidence: the window of a portfolio shows what it brings instead.
 *
 * Only files on this computer (or what is mounted as if it were) have a path; where there is none
 * among those given, the person is told, and nothing more happens.
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

/* @paths (char*) is at least one. @owner is the widget that asked for files. */
typedef void (*AssayFilesArrived) (gpointer owner, GPtrArray *paths);

/* From now on files may be dropped anywhere on @section while it is editable; it shows that while
 * they are above it, by the class "takes-files". */
void assay_file_intake_take_drops (AssaySection *section, AssayFilesArrived arrived);

/* FALSE, and nothing happens, where no files were copied or none can be taken. */
gboolean assay_file_intake_paste (AssaySection *section, AssayFilesArrived arrived);

/* Asks with a dialog; several files, or only one. */
void assay_file_intake_choose (GtkWidget *owner,
                               const char *title,
                               const char *accept,
                               gboolean several,
                               AssayFilesArrived arrived);

/* The same for one folder. */
void assay_file_intake_choose_folder (GtkWidget *owner,
                                      const char *title,
                                      const char *accept,
                                      AssayFilesArrived arrived);

G_END_DECLS
