/* Writing a ZIP that must last: a copy of a portfolio, or a submission.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Contents are read, hashed and written in one pass, and what turns out not to be what it should be
 * stops the whole. The ZIP grows in "PATH.part" beside its place and takes it only when it is
 * whole. Members are of 1 January 1980, the earliest a ZIP can hold: it writes local time, and the
 * same contents must give the same bytes in every time zone. Everything is stored: evidence is
 * squeezed already, and anybody can look into what is not.
 */

#pragma once

#include "base/assay-disk.h"
#include "base/assay-progress.h"

G_BEGIN_DECLS

typedef struct _AssayZipWriter AssayZipWriter;

/* @passphrase (or NULL) locks every member with WinZip's AES-256; names stay readable. It is
 * forgotten when the writer is freed. @progress counts bytes. EXISTS when @path is a folder. */
AssayZipWriter *assay_zip_writer_new (AssayDisk *disk,
                                      const char *path,
                                      const char *passphrase,
                                      AssayProgress progress,
                                      GCancellable *cancellable,
                                      GError **error);

/* What was not published is removed. */
void assay_zip_writer_free (AssayZipWriter *self);

/* How many bytes of contents there will be, for the progress. */
void assay_zip_writer_set_total (AssayZipWriter *self, guint64 total);

/* @name is ASCII. */
gboolean assay_zip_writer_add_bytes (
    AssayZipWriter *self, const char *name, const void *data, gsize length, GError **error);

/* What the evidence store of the portfolio folder @folder has under @sha256; DAMAGED when that is
 * not there or something else. @title is what messages call it. */
gboolean assay_zip_writer_add_content (AssayZipWriter *self,
                                       const char *folder,
                                       const char *sha256,
                                       guint64 size,
                                       const char *title,
                                       const char *name,
                                       GError **error);

/* A file of our own, as it is. */
gboolean assay_zip_writer_add_file (AssayZipWriter *self,
                                    const char *path,
                                    const char *name,
                                    char **out_sha256,
                                    guint64 *out_size,
                                    GError **error);

/* Ends it and puts it in its place. */
gboolean assay_zip_writer_publish (AssayZipWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayZipWriter, assay_zip_writer_free)

G_END_DECLS
