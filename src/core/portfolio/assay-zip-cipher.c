/* The lock on a member of a ZIP.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/portfolio/assay-zip-cipher.h"

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <nettle/aes.h>
#include <nettle/memxor.h>
#include <string.h>

#define ROUNDS 1000u
#define MOST_KEY_BYTES 32u
#define MAC_BYTES 20u
#define STREAM_BYTES (64u * 1024)

struct _AssayZipCipher
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

/* 16, 24 or 32. */
static guint
get_key_bytes (guint8 strength)
{
  return 8u + 8u * strength;
}

guint
assay_zip_cipher_get_salt_bytes (guint8 strength)
{
  return get_key_bytes (strength) / 2;
}

static void
set_key (AssayZipCipher *self, const guint8 *key)
{
  if (self->strength == 1)
    aes128_set_encrypt_key (&self->cipher.aes128, key);
  else if (self->strength == 2)
    aes192_set_encrypt_key (&self->cipher.aes192, key);
  else
    aes256_set_encrypt_key (&self->cipher.aes256, key);
}

static void
encrypt_stream (AssayZipCipher *self)
{
  if (self->strength == 1)
    aes128_encrypt (&self->cipher.aes128, STREAM_BYTES, self->stream, self->stream);
  else if (self->strength == 2)
    aes192_encrypt (&self->cipher.aes192, STREAM_BYTES, self->stream, self->stream);
  else
    aes256_encrypt (&self->cipher.aes256, STREAM_BYTES, self->stream, self->stream);
}

/* The next bytes to put over those of the member: counters, encrypted. */
static void
fill_stream (AssayZipCipher *self)
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

static void
put_stream_over (AssayZipCipher *self, guint8 *bytes, gsize length)
{
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

AssayZipCipher *
assay_zip_cipher_new (guint8 strength,
                      const char *passphrase,
                      const guint8 *salt,
                      guint8 *out_verifier)
{
  guint key_bytes = get_key_bytes (strength);
  gnutls_datum_t secret = { (unsigned char *) passphrase, (unsigned int) strlen (passphrase) };
  gnutls_datum_t salted = { (unsigned char *) salt, assay_zip_cipher_get_salt_bytes (strength) };
  guint8 keys[2 * MOST_KEY_BYTES + ASSAY_ZIP_VERIFIER_BYTES];
  AssayZipCipher *self;

  g_assert (strength >= 1 && strength <= 3);

  if (gnutls_pbkdf2 (GNUTLS_MAC_SHA1, &secret, &salted, ROUNDS, keys,
                     2 * key_bytes + ASSAY_ZIP_VERIFIER_BYTES)
      < 0)
    return NULL;
  memcpy (out_verifier, keys + 2 * key_bytes, ASSAY_ZIP_VERIFIER_BYTES);
  self = g_new0 (AssayZipCipher, 1);
  self->strength = strength;
  self->used = STREAM_BYTES;
  set_key (self, keys);
  if (gnutls_hmac_init (&self->mac, GNUTLS_MAC_SHA1, keys + key_bytes, key_bytes) < 0)
    g_clear_pointer (&self, assay_zip_cipher_free);
  gnutls_memset (keys, 0, sizeof keys);

  return self;
}

void
assay_zip_cipher_free (AssayZipCipher *self)
{
  if (self == NULL)
    return;
  if (self->mac != NULL)
    gnutls_hmac_deinit (self->mac, NULL);
  gnutls_memset (self, 0, sizeof *self);
  g_free (self);
}

void
assay_zip_cipher_lock (AssayZipCipher *self, guint8 *bytes, gsize length)
{
  put_stream_over (self, bytes, length);
  gnutls_hmac (self->mac, bytes, length);
}

void
assay_zip_cipher_unlock (AssayZipCipher *self, guint8 *bytes, gsize length)
{
  gnutls_hmac (self->mac, bytes, length);
  put_stream_over (self, bytes, length);
}

void
assay_zip_cipher_finish (AssayZipCipher *self, guint8 *out_code)
{
  guint8 computed[MAC_BYTES];

  gnutls_hmac_output (self->mac, computed);
  memcpy (out_code, computed, ASSAY_ZIP_CODE_BYTES);
}
