/* The lock on a member of a ZIP, the WinZip way: the arithmetic of it, for writing and for reading.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * WinZip's AE-1 and AE-2 (version 1.04 of their description): the key comes of the passphrase and a
 * salt by PBKDF2 with HMAC-SHA1, 1,000 rounds; AES counts in CTR mode from 1, the lowest byte
 * first; the first ten bytes of an HMAC-SHA1 over the locked bytes follow them. Not by libarchive,
 * which takes three times as long to write them, and to read them would have to be given a
 * stranger's headers. Nettle, because GnuTLS, which stands on it, offers no plain AES.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the member's header says: the method, the extra field and its length. */
#define ASSAY_ZIP_LOCKED 99u
#define ASSAY_ZIP_EXTRA_LOCK 0x9901u
#define ASSAY_ZIP_EXTRA_LOCK_BYTES 7u

/* Before the locked bytes: salt and verifier. Behind them: the code. */
#define ASSAY_ZIP_VERIFIER_BYTES 2u
#define ASSAY_ZIP_CODE_BYTES 10u
#define ASSAY_ZIP_MOST_SALT_BYTES 16u

#define ASSAY_ZIP_AES256 3u

typedef struct _AssayZipCipher AssayZipCipher;

/* @strength is 1 to 3, for AES of 128, 192 and 256 bits. */
guint assay_zip_cipher_get_salt_bytes (guint8 strength);

/* @salt has that many bytes and must never be used twice with one passphrase. @out_verifier are
 * ASSAY_ZIP_VERIFIER_BYTES, by which all but one wrong passphrase in 65,536 are known at once.
 * NULL when the system forbids these algorithms. */
AssayZipCipher *assay_zip_cipher_new (guint8 strength,
                                      const char *passphrase,
                                      const guint8 *salt,
                                      guint8 *out_verifier);

/* What is left of the key is overwritten. */
void assay_zip_cipher_free (AssayZipCipher *self);

/* The next bytes, where they are. */
void assay_zip_cipher_lock (AssayZipCipher *self, guint8 *bytes, gsize length);
void assay_zip_cipher_unlock (AssayZipCipher *self, guint8 *bytes, gsize length);

/* The code over all that went through; once, at the end. */
void assay_zip_cipher_finish (AssayZipCipher *self, guint8 *out_code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayZipCipher, assay_zip_cipher_free)

G_END_DECLS
