/* Locked members of a stranger's ZIP.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/submission/assay-zip-lock.h"

#include <gnutls/gnutls.h>
#include <string.h>

gboolean
assay_zip_lock_parse (const AssayZipEntry *entry, AssayZipLock *out_lock)
{
  gsize length = 0;
  const guint8 *extra =
      assay_zip_find_extra (entry->extra, entry->extra_length, ASSAY_ZIP_EXTRA_LOCK, &length);
  guint16 version;

  if (entry->method != ASSAY_ZIP_LOCKED || extra == NULL || length != ASSAY_ZIP_EXTRA_LOCK_BYTES)
    return FALSE;
  version = assay_zip_get16 (extra);
  out_lock->has_checksum = version == 1;
  out_lock->strength = extra[4];
  out_lock->method = assay_zip_get16 (extra + 5);

  return (version == 1 || version == 2) && memcmp (extra + 2, "AE", 2) == 0
         && out_lock->strength >= 1 && out_lock->strength <= 3;
}

guint
assay_zip_lock_get_head (const AssayZipLock *self)
{
  return assay_zip_cipher_get_salt_bytes (self->strength) + ASSAY_ZIP_VERIFIER_BYTES;
}

guint
assay_zip_lock_get_overhead (const AssayZipLock *self)
{
  return assay_zip_lock_get_head (self) + ASSAY_ZIP_CODE_BYTES;
}

AssayZipCipher *
assay_zip_lock_open (const AssayZipLock *self, const char *passphrase, const guint8 *head)
{
  guint8 verifier[ASSAY_ZIP_VERIFIER_BYTES];
  g_autoptr (AssayZipCipher) cipher =
      assay_zip_cipher_new (self->strength, passphrase, head, verifier);

  if (cipher == NULL
      || memcmp (verifier, head + assay_zip_cipher_get_salt_bytes (self->strength), sizeof verifier)
             != 0)
    return NULL;

  return g_steal_pointer (&cipher);
}

gboolean
assay_zip_lock_is_whole (AssayZipCipher *cipher, const guint8 *code)
{
  guint8 computed[ASSAY_ZIP_CODE_BYTES];

  assay_zip_cipher_finish (cipher, computed);

  return gnutls_memcmp (computed, code, sizeof computed) == 0;
}
