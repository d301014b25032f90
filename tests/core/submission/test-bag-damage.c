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
#include "core/submission/assay-verify.h"

#include <glib/gstdio.h>
#include <string.h>

#define ROW_MAGIC "PK\1\2"
#define ROW_BYTES 46

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

static GByteArray *
make_zip (void)
{
  g_autoptr (BagMaker) maker = bag_maker_new ();

  bag_maker_add (maker, "data/a.txt", "hello\n");
  bag_maker_add (maker, "data/b.txt", "");
  bag_maker_add (maker, "bag-info.txt", "Payload-Oxum: 6.2\n");
  bag_maker_seal (maker);

  return bag_maker_zip (maker);
}

/* Whether verifying these bytes says nothing at all. */
static gboolean
is_silent (AssayFixture *fixture, const guint8 *bytes, gsize length)
{
  g_autofree char *path = assay_fixture_path (fixture, "bag.zip");
  g_autofree char *schema = assay_fixture_schema_path ();
  AssayVerifyRequest request = { .schema_path = schema };
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
test_flipped (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autoptr (GByteArray) zip = make_zip ();
  guint n_silent = 0, n_meaningless = 0;

  g_assert_true (is_silent (fixture, zip->data, zip->len));
  for (guint at = 0; at < zip->len; at++)
    for (guint bit = 0; bit < 8; bit++)
      {
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
test_cut (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autoptr (GByteArray) zip = make_zip ();

  for (guint length = 0; length < zip->len; length++)
    g_assert_false (is_silent (fixture, zip->data, length));
}

/* Two bytes changed at once, anywhere: for crashes more than for silence. */
static void
test_random (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autoptr (GByteArray) zip = make_zip ();
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);

  for (guint run = 0; run < 3000; run++)
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
  g_test_add_func ("/bag-damage/flipped", test_flipped);
  g_test_add_func ("/bag-damage/cut", test_cut);
  g_test_add_func ("/bag-damage/random", test_random);

  return g_test_run ();
}
