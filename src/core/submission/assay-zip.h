/* The directory of a ZIP and what stands before each of its members, read by the letter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libarchive unpacks well, but where a member's own header and the directory disagree it quietly
 * takes one of the two, and another program the other. So Assay reads both itself, says where they
 * differ, and gives libarchive only single members whose sizes are settled. The layout is that of
 * PKWARE's APPNOTE 6.3.3, sections 4.3 to 4.5. Private to this folder.
 */

#pragma once

#include "core/portfolio/assay-zip-cipher.h"
#include "core/submission/assay-bag-private.h"

G_BEGIN_DECLS

#define ASSAY_ZIP_STORED 0u
#define ASSAY_ZIP_DEFLATED 8u

/* One row of the directory. @name and @extra point into it. */
typedef struct
{
  const guint8 *name;
  const guint8 *extra;
  guint16 name_length;
  guint16 extra_length;
  guint16 needed;
  guint16 flags;
  guint16 method;
  guint16 time;
  guint16 date;
  guint32 crc;
  guint32 attributes;
  guint64 packed;
  guint64 size;
  guint64 offset;
  guint64 data_offset; /* where the member's bytes begin; 0 until its header was read */
  guint64 end;         /* behind the bytes and what follows them */
} AssayZipEntry;

/* An open ZIP: the file, its size, the directory's bytes. @passphrase is NULL when there is none;
 * @has_opened is whether it has opened anything yet, @is_refused whether it failed before that. */
typedef struct
{
  char *path;
  char *passphrase;
  gboolean has_opened;
  gboolean is_refused;
  int fd;
  guint64 size;
  guint8 *directory;
  guint64 directory_offset;
  guint64 directory_size;
  guint64 directory_count;
  guint64 end_offset; /* of the records that end it */
  GArray *entries;    /* AssayZipEntry */
  GArray *closed;     /* gboolean, the same order: not to be read */
  guint8 *block;
} AssayZip;

/* Reads exactly @length bytes at @offset; FALSE when they are not there. */
gboolean assay_zip_read_at (const AssayZip *self, guint64 offset, void *bytes, gsize length);

/* Finds and reads the directory: as many entries as can be read. Findings for what is wrong. */
void assay_zip_read_directory (AssayZip *self, GPtrArray *findings);

/* Reads the header before each member, compares, and looks for bytes shared or left over. */
gboolean assay_zip_check_headers (AssayZip *self,
                                  GPtrArray *findings,
                                  GCancellable *cancellable,
                                  GError **error);

/* The extra field with this id, or NULL. */
const guint8 *
assay_zip_find_extra (const guint8 *extra, gsize length, guint16 id, gsize *out_length);

/* What a finding calls it. */
char *assay_zip_dup_name (const AssayZipEntry *entry);

static inline guint16
assay_zip_get16 (const guint8 *bytes)
{
  return (guint16) (bytes[0] | bytes[1] << 8);
}

static inline guint32
assay_zip_get32 (const guint8 *bytes)
{
  return (guint32) assay_zip_get16 (bytes) | (guint32) assay_zip_get16 (bytes + 2) << 16;
}

static inline guint64
assay_zip_get64 (const guint8 *bytes)
{
  return (guint64) assay_zip_get32 (bytes) | (guint64) assay_zip_get32 (bytes + 4) << 32;
}

G_END_DECLS
