/* Making a document's folder: all of it or nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As long as unfinished.part is in a folder, the folder is no document: somebody is making it, or
 * was interrupted. It is put there while the folder is empty and taken away last, so whatever
 * stands beside it may be cleared by the next attempt.
 */

#pragma once

#include "base/assay-context.h"

G_BEGIN_DECLS

typedef struct _AssayFolderStart AssayFolderStart;

/* The folder must not be there (its parent must), or be empty, or unfinished. EXISTS otherwise.
 * @layout (static, NULL at the end) names what making puts there: what is taken away again. */
AssayFolderStart *assay_folder_start_new (AssayContext *context,
                                          const char *path,
                                          const char *const *layout,
                                          GError **error);

/* The folder is a document from now on. On FALSE, abandon it. */
gboolean assay_folder_start_finish (AssayFolderStart *self, GError **error);

/* Takes everything away again, unless finished. Frees @self. */
void assay_folder_start_free (AssayFolderStart *self);

/* Whether somebody began to make a document here and did not finish. */
gboolean assay_folder_is_unfinished (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayFolderStart, assay_folder_start_free)

G_END_DECLS
