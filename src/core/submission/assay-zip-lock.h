/* Members of a ZIP that are locked with a passphrase, the WinZip way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The format is WinZip's AE-1 and AE-2 (version 1.04 of its description): the key comes of the
 * passphrase and a salt by PBKDF2 with HMAC-SHA1, 1,000 rounds; AES counts in CTR mode from 1, the
 * lowest byte first; the first ten bytes of an HMAC-SHA1 over the locked bytes follow them. Not by
 * libarchive, which would have to be given the stranger's headers to do it. Nettle, because GnuTLS,
 * which stands on it, offers no plain AES. Private to this folder.
 */

#pragma once

#include "core/submission/assay-zip.h"

G_BEGIN_DECLS

#define ASSAY_ZIP_LOCKED 99u
#define ASSAY_ZIP_LOCK_MOST_HEAD 18u
#define ASSAY_ZIP_LOCK_CODE_BYTES 10u

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

typedef struct _AssayZipOpener AssayZipOpener;

/* @head is salt and verifier, assay_zip_lock_get_head() bytes. NULL when the passphrase is another:
 * all but one wrong in 65,536 are found here, the rest by finish(). */
AssayZipOpener *
assay_zip_opener_new (const AssayZipLock *lock, const char *passphrase, const guint8 *head);
void assay_zip_opener_free (AssayZipOpener *self);

/* Unlocks the next bytes where they are. They count for nothing until finish() was TRUE. */
void assay_zip_opener_update (AssayZipOpener *self, guint8 *bytes, gsize length);

/* Whether the bytes were those that were locked, with this passphrase. */
gboolean assay_zip_opener_finish (AssayZipOpener *self, const guint8 *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayZipOpener, assay_zip_opener_free)

G_END_DECLS
