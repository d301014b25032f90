/* A value that is kept in a portfolio's cache for the next pack, with bytes behind it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/convert/assay-page-cache.h"

G_BEGIN_DECLS

/* The value known as @key, of @type, and where in the file at @out_path (nullable) the bytes begin.
 * NULL where there is none, or one that is damaged, of somebody else or of another program version.
 */
GVariant *assay_pack_kept_load (
    AssayPageCache *cache, const char *key, const char *type, char **out_path, guint64 *out_start);

/* Appends bytes to @fd; FALSE when that failed. */
typedef gboolean (*AssayKeptFunc) (int fd, gpointer data);

/* Keeps @value, and what @append (nullable) appends to it. What fails is as if there were no cache.
 */
void assay_pack_kept_save (
    AssayPageCache *cache, const char *key, GVariant *value, AssayKeptFunc append, gpointer data);

G_END_DECLS
