/* SHA-256: known answers, files of several blocks, stopping half-way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "base/assay-digest.h"
#include "base/assay-error.h"

#include <string.h>

#define EMPTY "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

/* From FIPS 180-4's examples. */
static const struct
{
  const char *text;
  const char *sha256;
} known[] = {
  { "", EMPTY },
  { "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
  { "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
};

static void
test_known (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autoptr (AssayDigest) digest = assay_digest_new ();
      g_autofree char *whole = assay_digest_of_bytes (known[i].text, strlen (known[i].text));
      g_autofree char *in_pieces = NULL;

      for (const char *p = known[i].text; *p != '\0'; p++)
        assay_digest_update (digest, p, 1);
      in_pieces = assay_digest_finish (digest);
      g_assert_cmpstr (whole, ==, known[i].sha256);
      g_assert_cmpstr (in_pieces, ==, known[i].sha256);
    }
}

static void
test_starts_anew (void)
{
  g_autoptr (AssayDigest) digest = assay_digest_new ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  assay_digest_update (digest, "other", 5);
  first = assay_digest_finish (digest);
  assay_digest_update (digest, "abc", 3);
  second = assay_digest_finish (digest);
  g_assert_cmpstr (second, ==, known[1].sha256);
  g_assert_cmpstr (first, !=, second);
}

static void
count_bytes (guint64 done, guint64 total, const char *what, gpointer data)
{
  guint64 *most = data;

  g_assert_cmpuint (done, >=, *most);
  *most = done;
}

/* Several blocks and a bit, compared with GLib's own SHA-256. */
static void
test_file (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *path = assay_fixture_path (fixture, "large.bin");
  gsize length = 5 * 1024 * 1024 + 17;
  g_autofree char *content = g_malloc (length);
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;
  guint64 done = 0;
  AssayProgress progress = { count_bytes, &done };

  for (gsize i = 0; i < length; i++)
    content[i] = (char) (i * 31 + i / 4096);
  g_file_set_contents (path, content, (gssize) length, &error);
  g_assert_no_error (error);
  expected = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, length);

  found = assay_digest_of_file (path, progress, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpuint (done, ==, length);
}

static void
test_empty_file (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *path = assay_fixture_write (fixture, "empty", "");
  g_autoptr (GError) error = NULL;
  g_autofree char *found = assay_digest_of_file (path, ASSAY_PROGRESS_NONE, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, EMPTY);
}

static void
test_no_file (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *path = assay_fixture_path (fixture, "none.pdf");
  g_autoptr (GError) error = NULL;

  g_assert_null (assay_digest_of_file (path, ASSAY_PROGRESS_NONE, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "none.pdf"));
  g_clear_error (&error);
  g_assert_null (assay_digest_of_file (fixture->folder, ASSAY_PROGRESS_NONE, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
}

static void
test_cancelled (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *path = assay_fixture_write (fixture, "a", "abc");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (assay_digest_of_file (path, ASSAY_PROGRESS_NONE, cancellable, &error));
  g_assert_cmpint (assay_error_get_exit_status (error), ==,
                   assay_error_lookup_row (ASSAY_ERROR_CANCELLED)->exit_status);
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
}

static void
test_is_hex (void)
{
  g_autofree char *upper = g_ascii_strup (EMPTY, -1);
  g_autofree char *longer = g_strconcat (EMPTY, "0", NULL);

  g_assert_true (assay_digest_is_hex (EMPTY));
  g_assert_false (assay_digest_is_hex (upper));
  g_assert_false (assay_digest_is_hex (longer));
  g_assert_false (assay_digest_is_hex (EMPTY + 1));
  g_assert_false (assay_digest_is_hex (""));
  g_assert_false (assay_digest_is_hex (NULL));
  g_assert_false (
      assay_digest_is_hex ("../../../../../../../../../../../../../../../../../../../../passwd"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/digest/known", test_known);
  g_test_add_func ("/digest/starts-anew", test_starts_anew);
  g_test_add_func ("/digest/file", test_file);
  g_test_add_func ("/digest/empty-file", test_empty_file);
  g_test_add_func ("/digest/no-file", test_no_file);
  g_test_add_func ("/digest/cancelled", test_cancelled);
  g_test_add_func ("/digest/is-hex", test_is_hex);

  return g_test_run ();
}
