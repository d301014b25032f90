/* From XML to a scheme, with every problem named by line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/scheme/assay-scheme.h"
#include "core/xml/assay-xml.h"

G_BEGIN_DECLS

/* Reads, validates and checks. On failure returns NULL and sets an error that names the file, the
 * first problem's line and how many more there are: NOT_FOUND, ACCESS, TOO_LARGE, NEWER or INVALID.
 * When
 * @problems is not NULL, every problem is added to it. @schema_path is scheme.xsd. */
AssayScheme *
assay_scheme_load (const char *path, const char *schema_path, GPtrArray *problems, GError **error);

/* The same from bytes; @name is what messages call them. */
AssayScheme *assay_scheme_load_bytes (
    GBytes *bytes, const char *name, const char *schema_path, GPtrArray *problems, GError **error);

G_END_DECLS
