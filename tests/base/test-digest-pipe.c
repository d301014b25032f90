/* Several digests at once: known answers, and the same as one at a time at every size that matters.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-digest-pipe.h"

#include "base/assay-digest.h"

#include <string.h>

#define ALL ((1u << ASSAY_N_DIGEST_KINDS) - 1)
#define BLOCK (512 * 1024)

/* Of "abc", from the examples of FIPS 180-4 and RFC 1321. */
static const char *const known[] = {
  [ASSAY_DIGEST_MD5] = "900150983cd24fb0d6963f7d28e17f72",
  [ASSAY_DIGEST_SHA1] = "a9993e364706816aba3e25717850c26c9cd0d89d",
  [ASSAY_DIGEST_SHA224] = "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7",
  [ASSAY_DIGEST_SHA256] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  [ASSAY_DIGEST_SHA384] = "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
                          "8086072ba1e7cc2358baeca134c825a7",
  [ASSAY_DIGEST_SHA512] = "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                          "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
};

static void
test_known (void)
{
  g_autoptr (AssayDigestPipe) pipe = assay_digest_pipe_new ();

  assay_digest_pipe_begin (pipe, ALL);
  assay_digest_pipe_push (pipe, "a", 1);
  assay_digest_pipe_push (pipe, "bc", 2);
  for (guint kind = 0; kind < ASSAY_N_DIGEST_KINDS; kind++)
    {
      g_autofree char *digest = assay_digest_pipe_finish (pipe, kind);
      g_autofree char *again = assay_digest_pipe_finish (pipe, kind);

      g_assert_cmpstr (digest, ==, known[kind]);
      g_assert_cmpstr (again, ==, digest);
      g_assert_cmpuint (strlen (digest), ==, assay_digest_kind_get_hex_length (kind));
    }
}

static void
test_kinds (void)
{
  AssayDigestKind found;

  for (guint kind = 0; kind < ASSAY_N_DIGEST_KINDS; kind++)
    {
      g_assert_true (assay_digest_kind_parse (assay_digest_kind_get_id (kind), &found));
      g_assert_cmpuint (found, ==, kind);
    }
  g_assert_false (assay_digest_kind_parse ("SHA256", &found));
  g_assert_false (assay_digest_kind_parse ("sha3", &found));
}

/* One stream after the other through one pipe, in pieces of odd sizes. */
static void
test_sizes (void)
{
  static const gsize sizes[] = { 0,         1,         BLOCK - 1,     BLOCK,
                                 BLOCK + 1, 6 * BLOCK, 7 * BLOCK + 3, 20 * BLOCK + 11 };
  g_autoptr (AssayDigestPipe) pipe = assay_digest_pipe_new ();
  g_autofree guint8 *bytes = g_malloc (21 * BLOCK);

  for (gsize i = 0; i < 21 * BLOCK; i++)
    bytes[i] = (guint8) (i * 31 + i / 977);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *alone = assay_digest_of_bytes (bytes, sizes[i]);
      g_autofree char *piped = NULL;
      gsize step = 1 + i * 100003;

      assay_digest_pipe_begin (pipe, ASSAY_DIGEST_BIT (ASSAY_DIGEST_SHA256));
      for (gsize at = 0; at < sizes[i]; at += step)
        assay_digest_pipe_push (pipe, bytes + at, MIN (step, sizes[i] - at));
      piped = assay_digest_pipe_finish (pipe, ASSAY_DIGEST_SHA256);
      g_assert_cmpstr (piped, ==, alone);
    }
}

/* A stream that nobody finished leaves nothing behind, and a pipe may go in the middle of one. */
static void
test_dropped (void)
{
  g_autoptr (AssayDigestPipe) pipe = assay_digest_pipe_new ();
  g_autofree guint8 *bytes = g_malloc0 (3 * BLOCK);
  g_autofree char *digest = NULL;

  assay_digest_pipe_begin (pipe, ALL);
  assay_digest_pipe_push (pipe, bytes, 3 * BLOCK);
  assay_digest_pipe_begin (pipe, ASSAY_DIGEST_BIT (ASSAY_DIGEST_SHA256));
  assay_digest_pipe_push (pipe, "abc", 3);
  digest = assay_digest_pipe_finish (pipe, ASSAY_DIGEST_SHA256);
  g_assert_cmpstr (digest, ==, known[ASSAY_DIGEST_SHA256]);
  assay_digest_pipe_begin (pipe, ALL);
  assay_digest_pipe_push (pipe, bytes, 3 * BLOCK);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/digest-pipe/known", test_known);
  g_test_add_func ("/digest-pipe/kinds", test_kinds);
  g_test_add_func ("/digest-pipe/sizes", test_sizes);
  g_test_add_func ("/digest-pipe/dropped", test_dropped);

  return g_test_run ();
}
