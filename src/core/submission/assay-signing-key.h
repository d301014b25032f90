/* The key with which this user signs: Ed25519, made on first use, and the name that goes with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One file, signing-key.pem: PKCS#8 with the name as a line before it (RFC 7468 lets text stand
 * there), so that key and name cannot be parted. It is not locked with a passphrase: a signature is
 * tamper evidence, and who can read the user's files can write them anyway. A file that others can
 * read is refused rather than mended, because nothing can tell who has read it; one that is damaged
 * is named and never written over.
 */

#pragma once

#include "base/assay-disk.h"
#include "core/submission/assay-key-digits.h"

G_BEGIN_DECLS

#define ASSAY_SIGNATURE_BYTES 64u

typedef struct _AssaySigningKey AssaySigningKey;

/* Where this user's key and known keys are: $XDG_DATA_HOME/assay. */
char *assay_key_folder_dup (void);
gboolean assay_key_folder_make (const char *folder, AssayDisk *disk, GError **error);

/* A name to sign with: one line of at most ASSAY_LIMIT_LINE_CHARS, single blanks, nothing that
 * cannot be seen. INVALID or TOO_LARGE. */
char *assay_signer_name_clean (const char *name, GError **error);
gboolean assay_signer_name_is_clean (const char *name);

/* NOT_FOUND when there is no key yet; REFUSED when others can read it or it is not the user's own;
 * DAMAGED; ACCESS; IO. All name the file. */
AssaySigningKey *assay_signing_key_load (const char *folder, GError **error);

/* Makes a key for @name, organisation and role as the user gives them. The folder is made when it
 * is not there. EXISTS when there is a key, readable or not; those of assay_signer_name_clean();
 * the errors of the disk. */
AssaySigningKey *
assay_signing_key_make (const char *folder, const char *name, AssayDisk *disk, GError **error);

/* The same key under another name. */
AssaySigningKey *assay_signing_key_rename (
    AssaySigningKey *self, const char *folder, const char *name, AssayDisk *disk, GError **error);

/* What a command that signs calls: the key, made for @name when there is none yet. With @name NULL
 * then REFUSED, with what to do. Where there is a key and @name is another name than it has:
 * REFUSED. */
AssaySigningKey *
assay_signing_key_take (const char *folder, const char *name, AssayDisk *disk, GError **error);

void assay_signing_key_free (AssaySigningKey *self);

const char *assay_signing_key_get_name (const AssaySigningKey *self);

/* ASSAY_PUBLIC_KEY_BYTES. */
const guint8 *assay_signing_key_get_public (const AssaySigningKey *self);

/* Fills ASSAY_SIGNATURE_BYTES at @out_signature. Callers want assay_signature_make(), which says
 * what the signature is for. */
gboolean assay_signing_key_sign (
    AssaySigningKey *self, const void *data, gsize length, guint8 *out_signature, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssaySigningKey, assay_signing_key_free)

G_END_DECLS
