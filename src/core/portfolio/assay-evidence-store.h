/* evidence/: the contents of files by their SHA-256, written once and never changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Content goes through once: read, hashed and written to a *.part file in the same pass, synced,
 * and only then renamed to its digest. So a name in evidence/ always means whole content. Only
 * the portfolio's own folder writes here; others may ask where content is.
 */

#pragma once

#include "base/assay-disk.h"
#include "base/assay-progress.h"

G_BEGIN_DECLS

/* Fills @block with up to @length bytes; 0 at the end, -1 with an error. */
typedef gssize (*AssayReadFunc) (gpointer data, void *block, gsize length, GError **error);

/* Where content comes from. @name is what errors and progress call it; @total may be 0. */
typedef struct
{
  AssayReadFunc read;
  gpointer data;
  const char *name;
  guint64 total;
} AssayContentSource;

/* "evidence/9f/9f3a…" below @folder, the portfolio's folder. @sha256 is a digest in hexadecimal. */
char *assay_evidence_store_dup_path (const char *folder, const char *sha256);

/* Whether evidence/ and the folder for @sha256 in it are plain folders, or not there. */
gboolean assay_evidence_store_check_path (const char *folder, const char *sha256, GError **error);

/* Stores what @source gives. With @expected, DAMAGED unless that is its digest. @out_sha256 may be
 * NULL, @out_size too. On failure nothing is left. */
gboolean assay_evidence_store_take (AssayDisk *disk,
                                    const char *folder,
                                    const AssayContentSource *source,
                                    const char *expected,
                                    AssayProgress progress,
                                    GCancellable *cancellable,
                                    char **out_sha256,
                                    guint64 *out_size,
                                    GError **error);

/* Stores a file's content. INVALID for anything but a plain file. */
gboolean assay_evidence_store_add_file (AssayDisk *disk,
                                        const char *folder,
                                        const char *path,
                                        AssayProgress progress,
                                        GCancellable *cancellable,
                                        char **out_sha256,
                                        guint64 *out_size,
                                        GError **error);

/* Stores what @other, another portfolio's folder, holds under @sha256, and only that: a plain file,
 * reached without any link, of @size bytes. @name is what messages call it. DAMAGED for anything
 * else; on failure nothing is left. */
gboolean assay_evidence_store_take_from (AssayDisk *disk,
                                         const char *folder,
                                         const char *other,
                                         const char *sha256,
                                         guint64 size,
                                         const char *name,
                                         AssayProgress progress,
                                         GCancellable *cancellable,
                                         GError **error);

G_END_DECLS
