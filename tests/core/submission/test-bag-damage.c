/* Every bit of a small bag flipped, every length cut: always a finding or an error, never silence
 * and never a crash.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A few bits of a ZIP mean nothing to whoever reads it; they are listed here with what they are, so
 * that the list cannot grow unseen.
 */

#include "assay-fixture.h"
#include "bag-maker.h"

#include "base/assay-error.h"
#include "core/submission/assay-bag-writer.h"
#include "core/submission/assay-verify.h"

#include <glib/gstdio.h>
#include <string.h>

#define ROW_MAGIC "PK\1\2"
#define ROW_BYTES 46
#define PASSPHRASE "five plain words"

/* Bits of a row in the directory that nobody reads: by byte of the row, which of its bits. */
static const struct
{
  guint byte;
  guint bits;
  const char *what;
} meaningless[] = {
  { 4, 0xff, "version of the program that made it" },
  { 5, 0xff, "system it was made on" },
  { 36, 0xff, "whether it seems to be text" },
  { 37, 0xff, "reserved" },
  { 38, 0xff, "attributes of DOS" },
  { 39, 0xff, "attributes of DOS" },
  { 40, 0xff, "permissions" },
  { 41, 0x8f, "permissions; the topmost bit makes a plain file one of no stated kind" },
};

static gboolean
is_meaningless (const GByteArray *zip, guint at, guint bit)
{
  for (guint i = 0; i < G_N_ELEMENTS (meaningless); i++)
    {
      guint byte = meaningless[i].byte;

      if (at >= byte && at - byte + ROW_BYTES <= zip->len
          && memcmp (zip->data + at - byte, ROW_MAGIC, 4) == 0
          && (meaningless[i].bits & 1u << bit) != 0)
        return TRUE;
    }

  return FALSE;
}

/* What bag is damaged, and how: every bit, or one of each byte where looking takes longer. */
typedef struct
{
  gboolean is_signed;
  guint strength; /* of the lock; 0 for none */
  gboolean is_ae2;
  guint bits;          /* of each byte */
  gboolean is_written; /* by Assay, as a submission is */
} Kind;

static const Kind plain = { FALSE, 0, FALSE, 8, FALSE };
static const Kind signed_kind = { TRUE, 0, FALSE, 8, FALSE };
static const Kind locked_ae1 = { FALSE, 1, FALSE, 1, FALSE };
static const Kind locked_ae2 = { TRUE, 3, TRUE, 1, FALSE };
static const Kind written = { TRUE, 0, FALSE, 2, TRUE };
static const Kind written_locked = { TRUE, 3, TRUE, 1, TRUE };

static AssaySigningKey *
take_key (AssayFixture *fixture)
{
  g_autofree char *folder = assay_fixture_path (fixture, "keys");
  g_autoptr (GError) error = NULL;
  AssaySigningKey *key = assay_signing_key_take (folder, "North Vale", fixture->disk, &error);

  g_assert_no_error (error);

  return key;
}

static void
add_signature (AssayFixture *fixture, AssayBagWriter *bag)
{
  GBytes *seal = assay_bag_writer_get_seal (bag);
  g_autoptr (AssaySigningKey) key = take_key (fixture);
  g_autoptr (AssaySignature) signature =
      assay_signature_make (key, ASSAY_SIGNATURE_OF_BAG, g_bytes_get_data (seal, NULL),
                            g_bytes_get_size (seal), NULL);
  g_autofree char *text = assay_signature_format (signature);

  g_assert_true (
      assay_bag_writer_add_beside_seal (bag, ASSAY_SIGNATURE_FILE, text, strlen (text), NULL));
}

/* With members whose checksum is known before, and one whose is known only behind it. */
static GByteArray *
write_zip (AssayFixture *fixture, const Kind *kind)
{
  g_autofree char *path = assay_fixture_path (fixture, "written.zip");
  g_autofree char *file = assay_fixture_write (fixture, "file", "from a file\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayBagWriter) bag =
      assay_bag_writer_new (fixture->disk, path, "vale", kind->strength > 0 ? PASSPHRASE : NULL,
                            ASSAY_PROGRESS_NONE, NULL, &error);
  char *data = NULL;
  gsize length = 0;

  g_assert_no_error (error);
  g_assert_true (assay_bag_writer_add_bytes (bag, "data/a.txt", "hello\n", 6, &error)
                 && assay_bag_writer_add_file (bag, file, "data/b.txt", &error));
  assay_bag_writer_add_info (bag, "Assay-Round", "1");
  g_assert_true (assay_bag_writer_seal (bag, &error));
  add_signature (fixture, bag);
  g_assert_true (assay_bag_writer_publish (bag, &error)
                 && g_file_get_contents (path, &data, &length, &error));

  return g_byte_array_new_take ((guint8 *) data, length);
}

static GByteArray *
make_zip (AssayFixture *fixture, const Kind *kind)
{
  g_autoptr (BagMaker) maker = bag_maker_new ();

  if (kind->is_written)
    return write_zip (fixture, kind);
  bag_maker_add (maker, "data/a.txt", "hello\n");
  bag_maker_add (maker, "data/b.txt", "");
  bag_maker_add (maker, "bag-info.txt", "Payload-Oxum: 6.2\n");
  bag_maker_seal (maker);
  if (kind->is_signed)
    {
      g_autoptr (AssaySigningKey) key = take_key (fixture);

      bag_maker_sign (maker, key);
    }
  if (kind->strength > 0)
    bag_maker_lock (maker, PASSPHRASE, kind->strength, kind->is_ae2);

  return bag_maker_zip (maker);
}

/* The key of the signature is the user's own, so that a good one is no finding. */
static AssayKnownKeys *
make_known_keys (AssayFixture *fixture)
{
  g_autofree char *folder = assay_fixture_path (fixture, "keys");
  AssayKnownKeys *keys = assay_known_keys_new ();

  assay_known_keys_add_own (keys, folder, assay_date_new (2026, 11, 22));

  return keys;
}

/* Whether verifying these bytes says nothing at all. */
static gboolean
is_silent (AssayFixture *fixture, const guint8 *bytes, gsize length)
{
  g_autofree char *path = assay_fixture_path (fixture, "bag.zip");
  g_autofree char *schema = assay_fixture_schema_path ();
  g_autoptr (AssayKnownKeys) keys = make_known_keys (fixture);
  AssayVerifyRequest request = { schema, PASSPHRASE, keys };
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayVerification) verification = NULL;

  g_assert_true (g_file_set_contents_full (path, (const char *) bytes, (gssize) length,
                                           G_FILE_SET_CONTENTS_NONE, 0600, &error));
  verification = assay_verify (path, &request, ASSAY_PROGRESS_NONE, NULL, &error);
  if (verification == NULL)
    {
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
      return FALSE;
    }

  return verification->findings->len == 0;
}

static void
test_flipped (gconstpointer data)
{
  const Kind *kind = data;
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autoptr (GByteArray) zip = make_zip (fixture, kind);
  guint n_silent = 0, n_meaningless = 0;

  g_assert_true (is_silent (fixture, zip->data, zip->len));
  for (guint at = 0; at < zip->len; at++)
    for (guint i = 0; i < kind->bits; i++)
      {
        guint bit = (at + i) % 8;
        gboolean means_nothing = is_meaningless (zip, at, bit), silent;

        zip->data[at] ^= (guint8) (1u << bit);
        silent = is_silent (fixture, zip->data, zip->len);
        zip->data[at] ^= (guint8) (1u << bit);
        n_meaningless += means_nothing;
        n_silent += silent;
        if (silent && !means_nothing)
          g_test_message ("silent: byte %u, bit %u", at, bit);
        g_assert_true (!silent || means_nothing);
      }
  /* All that is listed really is silent: no more is excused than needs to be. */
  g_assert_cmpuint (n_silent, ==, n_meaningless);
}

static void
test_cut (gconstpointer data)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autoptr (GByteArray) zip = make_zip (fixture, data);

  for (guint length = 0; length < zip->len; length++)
    g_assert_false (is_silent (fixture, zip->data, length));
}

/* Two bytes changed at once, anywhere: for crashes more than for silence. */
static void
test_random (gconstpointer data)
{
  const Kind *kind = data;
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autoptr (GByteArray) zip = make_zip (fixture, kind);
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);

  for (guint run = 0; run < 400 * kind->bits; run++)
    {
      g_autofree guint8 *bytes = g_memdup2 (zip->data, zip->len);
      guint n = (guint) g_rand_int_range (random, 2, 6);

      for (guint i = 0; i < n; i++)
        bytes[g_rand_int_range (random, 0, (gint32) zip->len)] =
            (guint8) g_rand_int_range (random, 0, 256);
      is_silent (fixture, bytes, zip->len);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/bag-damage/flipped/plain", &plain, test_flipped);
  g_test_add_data_func ("/bag-damage/flipped/signed", &signed_kind, test_flipped);
  g_test_add_data_func ("/bag-damage/flipped/locked-ae1", &locked_ae1, test_flipped);
  g_test_add_data_func ("/bag-damage/flipped/locked-ae2-signed", &locked_ae2, test_flipped);
  g_test_add_data_func ("/bag-damage/flipped/written", &written, test_flipped);
  g_test_add_data_func ("/bag-damage/flipped/written-locked", &written_locked, test_flipped);
  g_test_add_data_func ("/bag-damage/cut/plain", &plain, test_cut);
  g_test_add_data_func ("/bag-damage/cut/locked", &locked_ae2, test_cut);
  g_test_add_data_func ("/bag-damage/cut/written", &written, test_cut);
  g_test_add_data_func ("/bag-damage/random/plain", &plain, test_random);
  g_test_add_data_func ("/bag-damage/random/locked", &locked_ae1, test_random);

  return g_test_run ();
}
