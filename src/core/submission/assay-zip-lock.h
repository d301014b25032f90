/* Members of a stranger's ZIP that are locked with a passphrase.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the extra field says is read here; the arithmetic is core/portfolio/assay-zip-cipher.h.
 * Private to this folder.
 */

#pragma once

#include "core/submission/assay-zip.h"

G_BEGIN_DECLS

#define ASSAY_ZIP_LOCK_MOST_HEAD (ASSAY_ZIP_MOST_SALT_BYTES + ASSAY_ZIP_VERIFIER_BYTES)

/* The length of a key and of its salt follow from @strength, 1 to 3. */
typedef struct
{
  guint8 strength;
  gboolean has_checksum; /* AE-1; in AE-2 the CRC is 0 and means nothing */
  guint16 method;        /* how the bytes are packed before they are locked */
} AssayZipLock;

/* What the member's extra field says of it; FALSE when it is none of ours. */
gboolean assay_zip_lock_parse (const AssayZipEntry *entry, AssayZipLock *out_lock);

/* The bytes before and behind the locked ones. */
guint assay_zip_lock_get_head (const AssayZipLock *self);
guint assay_zip_lock_get_overhead (const AssayZipLock *self);

/* @head is salt and verifier, assay_zip_lock_get_head() bytes. NULL when the passphrase is another:
 * all but one wrong in 65,536 are found here, the rest by assay_zip_lock_is_whole(). */
AssayZipCipher *
assay_zip_lock_open (const AssayZipLock *self, const char *passphrase, const guint8 *head);

/* Whether the bytes that went through @cipher were those that were locked, with this passphrase.
 * What came out counts for nothing until it is TRUE. */
gboolean assay_zip_lock_is_whole (AssayZipCipher *cipher, const guint8 *code);

G_END_DECLS
