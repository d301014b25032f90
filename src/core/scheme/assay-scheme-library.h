/* The schemes at hand: those Assay brings and those a person dropped in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looked for in this order: ASSAY_STANDARDS_DIR from the environment, the user's data folder
 * (assay/standards), and the installed folder or, for a program run from its build folder, the one
 * there. The first folder that has an id wins.
 */

#pragma once

#include "core/scheme/assay-scheme.h"

G_BEGIN_DECLS

typedef struct _AssaySchemeLibrary AssaySchemeLibrary;

/* @folders NULL means the usual ones. */
AssaySchemeLibrary *assay_scheme_library_new (const char *const *folders);
void assay_scheme_library_free (AssaySchemeLibrary *self);

/* The folder's scheme.xsd, or an error when no folder has one. */
const char *assay_scheme_library_get_schema_path (AssaySchemeLibrary *self, GError **error);

/* The path of another schema that stands beside it, "return.xsd". */
char *
assay_scheme_library_dup_schema_path (AssaySchemeLibrary *self, const char *name, GError **error);

/* Every scheme, sorted by title, each file read. Files that are no valid scheme are left out and,
 * where
 * @out_problems is not NULL, told as one message each (char*). */
GPtrArray *
assay_scheme_library_list (AssaySchemeLibrary *self, GPtrArray *out_problems, GError **error);

/* The scheme with this id, or ASSAY_ERROR_UNKNOWN_NAME with the nearest match. */
AssayScheme *assay_scheme_library_find (AssaySchemeLibrary *self, const char *id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssaySchemeLibrary, assay_scheme_library_free)

G_END_DECLS
