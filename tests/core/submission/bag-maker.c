/* Bags for tests.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bag-maker.h"

#include "base/assay-digest.h"
#include "core/portfolio/assay-portfolio-xml.h"
#include "core/submission/assay-signature.h"
#include "sketch.h"

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <nettle/aes.h>
#include <string.h>
#include <sys/stat.h>

#define EVIDENCE "data/evidence/E001-record.txt"
#define EVIDENCE_TEXT "A record of what was agreed.\n"
#define CODE_BYTES 10u
#define MAC_BYTES 20u
#define LOCKED 99u
#define FLAG_LOCKED 1u

typedef struct
{
  char *name;
  char *text;
  guint mode;
  guint offset;
  GByteArray *packed; /* while a ZIP is made */
} File;

struct _BagMaker
{
  GPtrArray *files;
  char *passphrase; /* NULL when nothing is locked */
  guint strength;
  gboolean is_ae2;
};

static void
file_free (gpointer data)
{
  File *self = data;

  g_free (self->name);
  g_free (self->text);
  g_clear_pointer (&self->packed, g_byte_array_unref);
  g_free (self);
}

BagMaker *
bag_maker_new (void)
{
  BagMaker *self = g_new0 (BagMaker, 1);

  self->files = g_ptr_array_new_with_free_func (file_free);

  return self;
}

void
bag_maker_free (BagMaker *self)
{
  g_ptr_array_unref (self->files);
  g_free (self->passphrase);
  g_free (self);
}

void
bag_maker_add (BagMaker *self, const char *name, const char *text)
{
  File *file = g_new0 (File, 1);

  file->name = g_strdup (name);
  file->text = g_strdup (text);
  file->mode = S_IFREG | 0644;
  g_ptr_array_add (self->files, file);
}

static void
add_manifest (BagMaker *self, const char *name, gboolean is_tag)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->files->len; i++)
    {
      const File *file = self->files->pdata[i];
      g_autofree char *digest = assay_digest_of_bytes (file->text, strlen (file->text));

      if (g_str_has_prefix (file->name, "data/") != is_tag)
        g_string_append_printf (text, "%s  %s\n", digest, file->name);
    }
  bag_maker_add (self, name, text->str);
}

void
bag_maker_seal (BagMaker *self)
{
  bag_maker_add (self, "bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
  add_manifest (self, "manifest-sha256.txt", FALSE);
  add_manifest (self, "tagmanifest-sha256.txt", TRUE);
}

void
bag_maker_add_submission (BagMaker *self)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) portfolio = sketch_portfolio ();
  AssayEvidence *item = sketch_evidence (portfolio, 1);
  g_autofree char *scheme_path =
      g_build_filename (g_getenv ("ASSAY_TEST_DATA"), "small-scheme.xml", NULL);
  g_autofree char *scheme_text = assay_fixture_read (scheme_path);
  g_autofree char *text = NULL, *fingerprint = NULL, *info = NULL;
  gsize n_bytes;

  sketch_set ((char **) &portfolio->head->scheme_sha256, scheme->sha256);
  item->sha256 = assay_digest_of_bytes (EVIDENCE_TEXT, strlen (EVIDENCE_TEXT));
  item->size = strlen (EVIDENCE_TEXT);
  text = assay_portfolio_format_xml (portfolio, ASSAY_PORTFOLIO_FORM_SUBMISSION);
  fingerprint = assay_portfolio_compute_fingerprint (portfolio);
  bag_maker_add (self, "data/portfolio.xml", text);
  bag_maker_add (self, "data/scheme.xml", scheme_text);
  bag_maker_add (self, "data/pack.pdf", "%PDF-1.4\n");
  bag_maker_add (self, EVIDENCE, EVIDENCE_TEXT);
  n_bytes = strlen (text) + strlen (scheme_text) + strlen ("%PDF-1.4\n") + strlen (EVIDENCE_TEXT);
  info = g_strdup_printf ("Payload-Oxum: %zu.4\nAssay-Fingerprint: %s\n", n_bytes, fingerprint);
  bag_maker_add (self, "bag-info.txt", info);
}

void
bag_maker_set_mode (BagMaker *self, guint mode)
{
  ((File *) self->files->pdata[self->files->len - 1])->mode = mode;
}

void
bag_maker_sign (BagMaker *self, AssaySigningKey *key)
{
  const File *sealed = self->files->pdata[self->files->len - 1];
  g_autoptr (GError) error = NULL;
  g_autoptr (AssaySignature) signature =
      assay_signature_make (key, ASSAY_SIGNATURE_OF_BAG, sealed->text, strlen (sealed->text),
                            &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (sealed->name, ==, ASSAY_SIGNATURE_SIGNED_FILE);
  text = assay_signature_format (signature);
  bag_maker_add (self, ASSAY_SIGNATURE_FILE, text);
}

void
bag_maker_lock (BagMaker *self, const char *passphrase, guint strength, gboolean is_ae2)
{
  g_free (self->passphrase);
  self->passphrase = g_strdup (passphrase);
  self->strength = strength;
  self->is_ae2 = is_ae2;
}

static guint32
compute_crc (const char *text)
{
  guint32 crc = 0xffffffffu;

  for (; *text != '\0'; text++)
    {
      crc ^= (guchar) *text;
      for (guint i = 0; i < 8; i++)
        crc = crc >> 1 ^ (0xedb88320u & (0u - (crc & 1)));
    }

  return ~crc;
}

static void
put (GByteArray *zip, guint64 number, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint8 byte = (guint8) (number >> (8 * i));

      g_byte_array_append (zip, &byte, 1);
    }
}

static void
put_text (GByteArray *zip, const char *text)
{
  g_byte_array_append (zip, (const guint8 *) text, (guint) strlen (text));
}

guint
bag_maker_get_n (const BagMaker *self)
{
  return self->files->len;
}

const char *
bag_maker_get_text (const BagMaker *self, const char *name)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      const File *file = self->files->pdata[i];

      if (g_str_equal (file->name, name))
        return file->text;
    }

  g_assert_not_reached ();
}

/* --- Locking --- */

/* One block of what is put over the text; @counter begins at 1. */
static void
make_block (const guint8 *key, guint key_bytes, guint64 counter, guint8 *block)
{
  guint8 plain[AES_BLOCK_SIZE] = { 0 };
  struct aes128_ctx small;
  struct aes192_ctx middle;
  struct aes256_ctx large;

  for (guint i = 0; i < 8; i++)
    plain[i] = (guint8) (counter >> (8 * i));
  if (key_bytes == AES128_KEY_SIZE)
    {
      aes128_set_encrypt_key (&small, key);
      aes128_encrypt (&small, sizeof plain, block, plain);
    }
  else if (key_bytes == AES192_KEY_SIZE)
    {
      aes192_set_encrypt_key (&middle, key);
      aes192_encrypt (&middle, sizeof plain, block, plain);
    }
  else
    {
      aes256_set_encrypt_key (&large, key);
      aes256_encrypt (&large, sizeof plain, block, plain);
    }
}

/* Salt, verifier, locked bytes, code. The salt is of the name, so that one bag has one form. */
static GByteArray *
lock (const BagMaker *self, const File *file)
{
  GByteArray *packed = g_byte_array_new ();
  guint key_bytes = 8 + 8 * self->strength;
  g_autofree char *salt = assay_digest_of_bytes (file->name, strlen (file->name));
  gnutls_datum_t secret = { (guchar *) self->passphrase, (guint) strlen (self->passphrase) };
  gnutls_datum_t salt_datum = { (guchar *) salt, key_bytes / 2 };
  guint8 keys[66], block[AES_BLOCK_SIZE], code[MAC_BYTES];
  gsize length = strlen (file->text);

  gnutls_pbkdf2 (GNUTLS_MAC_SHA1, &secret, &salt_datum, 1000, keys, 2 * key_bytes + 2);
  g_byte_array_append (packed, (const guint8 *) salt, key_bytes / 2);
  g_byte_array_append (packed, keys + 2 * key_bytes, 2);
  for (gsize i = 0; i < length; i++)
    {
      guint8 byte;

      if (i % AES_BLOCK_SIZE == 0)
        make_block (keys, key_bytes, i / AES_BLOCK_SIZE + 1, block);
      byte = (guint8) (file->text[i] ^ block[i % AES_BLOCK_SIZE]);
      g_byte_array_append (packed, &byte, 1);
    }
  gnutls_hmac_fast (GNUTLS_MAC_SHA1, keys + key_bytes, key_bytes, packed->data + key_bytes / 2 + 2,
                    length, code);
  g_byte_array_append (packed, code, CODE_BYTES);

  return packed;
}

static void
pack (const BagMaker *self, File *file)
{
  g_clear_pointer (&file->packed, g_byte_array_unref);
  if (self->passphrase != NULL)
    {
      file->packed = lock (self, file);
      return;
    }
  file->packed = g_byte_array_new ();
  put_text (file->packed, file->text);
}

static void
put_extra (const BagMaker *self, GByteArray *zip)
{
  if (self->passphrase == NULL)
    return;
  put (zip, 0x9901, 2);
  put (zip, 7, 2);
  put (zip, self->is_ae2 ? 2 : 1, 2);
  put_text (zip, "AE");
  put (zip, self->strength, 1);
  put (zip, 0, 2);
}

/* --- The ZIP --- */

/* What header and row have in common: version needed to length of the extra field. */
static void
put_common (const BagMaker *self, GByteArray *zip, const File *file)
{
  gboolean is_locked = self->passphrase != NULL;

  put (zip, is_locked ? 51 : 20, 2);
  put (zip, is_locked ? 0x0800 | FLAG_LOCKED : 0x0800, 2);
  put (zip, is_locked ? LOCKED : 0, 2);
  put (zip, 0, 2);
  put (zip, 0x0021, 2);
  put (zip, is_locked && self->is_ae2 ? 0 : compute_crc (file->text), 4);
  put (zip, file->packed->len, 4);
  put (zip, strlen (file->text), 4);
  put (zip, strlen (file->name), 2);
  put (zip, is_locked ? 11 : 0, 2);
}

GByteArray *
bag_maker_zip (BagMaker *self)
{
  GByteArray *zip = g_byte_array_new ();
  guint directory, end;

  for (guint i = 0; i < self->files->len; i++)
    {
      File *file = self->files->pdata[i];

      pack (self, file);
      file->offset = zip->len;
      put (zip, 0x04034b50, 4);
      put_common (self, zip, file);
      put_text (zip, file->name);
      put_extra (self, zip);
      g_byte_array_append (zip, file->packed->data, file->packed->len);
    }
  directory = zip->len;
  for (guint i = 0; i < self->files->len; i++)
    {
      const File *file = self->files->pdata[i];

      put (zip, 0x02014b50, 4);
      put (zip, 0x0314, 2);
      put_common (self, zip, file);
      put (zip, 0, 6);
      put (zip, (guint64) file->mode << 16, 4);
      put (zip, file->offset, 4);
      put_text (zip, file->name);
      put_extra (self, zip);
    }
  end = zip->len;
  put (zip, 0x06054b50, 4);
  put (zip, 0, 4);
  put (zip, self->files->len, 2);
  put (zip, self->files->len, 2);
  put (zip, end - directory, 4);
  put (zip, directory, 4);
  put (zip, 0, 2);

  return zip;
}
