/* Locked members of a ZIP.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/submission/assay-zip-lock.h"

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <nettle/aes.h>
#include <nettle/memxor.h>
#include <string.h>

#define ROUNDS 1000u
#define VERIFIER_BYTES 2u
#define MOST_KEY_BYTES 32u
#define MAC_BYTES 20u
#define STREAM_BYTES (64u * 1024)

struct _AssayZipOpener
{
  guint8 strength;
  union
  {
    struct aes128_ctx aes128;
    struct aes192_ctx aes192;
    struct aes256_ctx aes256;
  } cipher;
  gnutls_hmac_hd_t mac;
  guint64 counter;
  gsize used; /* of the stream */
  guint8 stream[STREAM_BYTES];
};

gboolean
assay_zip_lock_parse (const AssayZipEntry *entry, AssayZipLock *out_lock)
{
  gsize length = 0;
  const guint8 *extra =
      assay_zip_find_extra (entry->extra, entry->extra_length, ASSAY_ZIP_EXTRA_LOCK, &length);
  guint16 version;

  if (entry->method != ASSAY_ZIP_LOCKED || extra == NULL || length != 7)
    return FALSE;
  version = assay_zip_get16 (extra);
  out_lock->has_checksum = version == 1;
  out_lock->strength = extra[4];
  out_lock->method = assay_zip_get16 (extra + 5);

  return (version == 1 || version == 2) && memcmp (extra + 2, "AE", 2) == 0
         && out_lock->strength >= 1 && out_lock->strength <= 3;
}

/* 16, 24 or 32. */
static guint
get_key_bytes (guint8 strength)
{
  return 8u + 8u * strength;
}

static guint
get_salt_bytes (guint8 strength)
{
  return get_key_bytes (strength) / 2;
}

guint
assay_zip_lock_get_head (const AssayZipLock *self)
{
  return get_salt_bytes (self->strength) + VERIFIER_BYTES;
}

guint
assay_zip_lock_get_overhead (const AssayZipLock *self)
{
  return assay_zip_lock_get_head (self) + ASSAY_ZIP_LOCK_CODE_BYTES;
}

static void
set_cipher_key (AssayZipOpener *self, const guint8 *key)
{
  if (self->strength == 1)
    aes128_set_encrypt_key (&self->cipher.aes128, key);
  else if (self->strength == 2)
    aes192_set_encrypt_key (&self->cipher.aes192, key);
  else
    aes256_set_encrypt_key (&self->cipher.aes256, key);
}

static void
encrypt_stream (AssayZipOpener *self)
{
  if (self->strength == 1)
    aes128_encrypt (&self->cipher.aes128, STREAM_BYTES, self->stream, self->stream);
  else if (self->strength == 2)
    aes192_encrypt (&self->cipher.aes192, STREAM_BYTES, self->stream, self->stream);
  else
    aes256_encrypt (&self->cipher.aes256, STREAM_BYTES, self->stream, self->stream);
}

/* The next bytes to put over the locked ones: counters, encrypted. */
static void
fill_stream (AssayZipOpener *self)
{
  memset (self->stream, 0, STREAM_BYTES);
  for (gsize at = 0; at < STREAM_BYTES; at += AES_BLOCK_SIZE)
    {
      guint64 counter = GUINT64_TO_LE (++self->counter);

      memcpy (self->stream + at, &counter, sizeof counter);
    }
  encrypt_stream (self);
  self->used = 0;
}

AssayZipOpener *
assay_zip_opener_new (const AssayZipLock *lock, const char *passphrase, const guint8 *head)
{
  guint key_bytes = get_key_bytes (lock->strength), salt_bytes = get_salt_bytes (lock->strength);
  gnutls_datum_t secret = { (unsigned char *) passphrase, (unsigned int) strlen (passphrase) };
  gnutls_datum_t salt = { (unsigned char *) head, salt_bytes };
  guint8 keys[2 * MOST_KEY_BYTES + VERIFIER_BYTES];
  AssayZipOpener *self;

  if (gnutls_pbkdf2 (GNUTLS_MAC_SHA1, &secret, &salt, ROUNDS, keys, 2 * key_bytes + VERIFIER_BYTES)
          < 0
      || memcmp (keys + 2 * key_bytes, head + salt_bytes, VERIFIER_BYTES) != 0)
    return NULL;
  self = g_new0 (AssayZipOpener, 1);
  self->strength = lock->strength;
  self->used = STREAM_BYTES;
  set_cipher_key (self, keys);
  if (gnutls_hmac_init (&self->mac, GNUTLS_MAC_SHA1, keys + key_bytes, key_bytes) < 0)
    g_clear_pointer (&self, g_free);
  gnutls_memset (keys, 0, sizeof keys);

  return self;
}

void
assay_zip_opener_free (AssayZipOpener *self)
{
  if (self == NULL)
    return;
  gnutls_hmac_deinit (self->mac, NULL);
  gnutls_memset (self, 0, sizeof *self);
  g_free (self);
}

void
assay_zip_opener_update (AssayZipOpener *self, guint8 *bytes, gsize length)
{
  gnutls_hmac (self->mac, bytes, length);
  while (length > 0)
    {
      gsize part;

      if (self->used == STREAM_BYTES)
        fill_stream (self);
      part = MIN (length, STREAM_BYTES - self->used);
      memxor (bytes, self->stream + self->used, part);
      self->used += part;
      bytes += part;
      length -= part;
    }
}

gboolean
assay_zip_opener_finish (AssayZipOpener *self, const guint8 *code)
{
  guint8 computed[MAC_BYTES];

  gnutls_hmac_output (self->mac, computed);

  return gnutls_memcmp (computed, code, ASSAY_ZIP_LOCK_CODE_BYTES) == 0;
}
