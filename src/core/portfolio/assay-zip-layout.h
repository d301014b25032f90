/* What stands in a ZIP around the contents of its members, byte for byte.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The layout of PKWARE's APPNOTE 6.3.3, sections 4.3 to 4.5, as far as Assay writes it: members are
 * stored, and of 1 January 1980, the earliest that a ZIP can hold. Numbers that are too large for
 * their places stand in the larger ones of ZIP64, and only those. Pure: bytes are appended, nothing
 * is read or written.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @name is ASCII, owned by whoever made it. @offset is where its header begins, @size that of its
 * content. The checksum of a member @has_trailer is known, and @crc set, only when its content has
 * been written; a locked one has none, because it would tell something of the content. */
typedef struct
{
  const char *name;
  guint64 offset;
  guint64 size;
  guint32 crc;
  gboolean is_locked; /* AE-2, AES of 256 bits */
  gboolean has_trailer;
} AssayZipMember;

/* Before the content, which for a locked member begins with salt and verifier. */
void assay_zip_layout_append_header (GByteArray *bytes, const AssayZipMember *member);

/* Behind the content, which for a locked member ends with the code. */
void assay_zip_layout_append_trailer (GByteArray *bytes, const AssayZipMember *member);

/* Its row in the directory. */
void assay_zip_layout_append_row (GByteArray *bytes, const AssayZipMember *member);

/* Behind the directory of @n_members rows and @length bytes that begins at @offset. */
void
assay_zip_layout_append_end (GByteArray *bytes, guint64 n_members, guint64 offset, guint64 length);

G_END_DECLS
