/* Files that people give to a section to become evidence: dropped on it, pasted, or chosen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only files on this computer (or what is mounted as if it were) have a path; where there is none
 * among those given, the person is told, and nothing more happens.
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

/* @paths (char*) is at least one. @owner is the widget that asked for files. */
typedef void (*AssayGivenFilesFunc) (gpointer owner, GPtrArray *paths);

/* From now on files may be dropped anywhere on @section while it is editable; it shows that while
 * they are above it. */
void assay_given_files_take_drops (AssaySection *section, AssayGivenFilesFunc given_cb);

/* FALSE, and nothing happens, where no files were copied. */
gboolean assay_given_files_paste (GtkWidget *owner, AssayGivenFilesFunc given_cb);

/* Asks with a dialog; several files, or only one. */
void assay_given_files_choose (GtkWidget *owner,
                               const char *title,
                               const char *accept,
                               gboolean several,
                               AssayGivenFilesFunc given_cb);

G_END_DECLS
