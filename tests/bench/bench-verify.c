/* Verifying a submission of 2 GB, beside sha256sum -c on the same bag unpacked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints a table and always succeeds; on two quiet cores 0.21 as a ZIP and 0.22 as a folder. Run:
 * meson test -C build --benchmark -v verify
 */

#include "assay-fixture.h"

#include "base/assay-digest.h"
#include "core/submission/assay-verify.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <string.h>

#define N_FILES 40u
#define FILE_BYTES (50u * 1024 * 1024)
#define REPEATS 3u
#define DECLARATION "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

static void
add (struct archive *archive, const char *name, const void *data, gsize length)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_size (entry, (la_int64_t) length);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, data, length), ==, (la_ssize_t) length);
  archive_entry_free (entry);
}

static void
add_both (AssayFixture *fixture,
          struct archive *archive,
          const char *name,
          const void *data,
          gsize length)
{
  g_autofree char *place = g_build_filename ("bag", name, NULL);
  g_autofree char *path = assay_fixture_write (fixture, place, "");
  g_autoptr (GError) error = NULL;

  add (archive, name, data, length);
  g_file_set_contents (path, data, (gssize) length, &error);
  g_assert_no_error (error);
}

/* The bag as bag.zip and, unpacked, as the folder bag. */
static void
make_bag (AssayFixture *fixture, const char *zip)
{
  g_autofree guint32 *data = g_malloc (FILE_BYTES);
  g_autoptr (GString) manifest = g_string_new (NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  struct archive *archive = archive_write_new ();

  for (guint i = 0; i < FILE_BYTES / 4; i++)
    data[i] = g_rand_int (random);
  archive_write_set_format_zip (archive);
  archive_write_set_format_option (archive, "zip", "compression", "store");
  g_assert_cmpint (archive_write_open_filename (archive, zip), ==, ARCHIVE_OK);
  add_both (fixture, archive, "bagit.txt", DECLARATION, strlen (DECLARATION));
  for (guint i = 0; i < N_FILES; i++)
    {
      g_autofree char *name = g_strdup_printf ("data/evidence/E%03u.bin", i + 1);
      g_autofree char *digest = NULL;

      data[0] = i;
      digest = assay_digest_of_bytes (data, FILE_BYTES);
      g_string_append_printf (manifest, "%s  %s\n", digest, name);
      add_both (fixture, archive, name, data, FILE_BYTES);
    }
  add_both (fixture, archive, "manifest-sha256.txt", manifest->str, manifest->len);
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
}

static void
verify_once (const char *path, const AssayVerifyRequest *request)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayVerification) verification =
      assay_verify (path, request, ASSAY_PROGRESS_NONE, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (verification->findings->len, ==, 0);
}

static void
check_plainly (const char *folder)
{
  const char *argv[] = { "sha256sum", "-c", "--quiet", "manifest-sha256.txt", NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (folder, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1e6;
}

int
main (int argc, char **argv)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *schema = assay_fixture_schema_path ();
  AssayVerifyRequest request = { .schema_path = schema };
  g_autofree char *zip = assay_fixture_path (fixture, "bag.zip");
  g_autofree char *folder = assay_fixture_path (fixture, "bag");
  double packed = G_MAXDOUBLE, unpacked = G_MAXDOUBLE, plain = G_MAXDOUBLE;

  setlocale (LC_ALL, "");
  make_bag (fixture, zip);
  for (guint run = 0; run < REPEATS; run++)
    {
      gint64 start = g_get_monotonic_time ();

      verify_once (zip, &request);
      packed = MIN (packed, since (start));
      start = g_get_monotonic_time ();
      verify_once (folder, &request);
      unpacked = MIN (unpacked, since (start));
      start = g_get_monotonic_time ();
      check_plainly (folder);
      plain = MIN (plain, since (start));
    }
  g_print ("verify a 2 GB submission   %6.2f s   sha256sum -c, unpacked %6.2f s   %5.2f x   hold ≤ "
           "0.50 x\n",
           packed, plain, packed / plain);
  g_print ("verify it as a folder      %6.2f s   sha256sum -c, unpacked %6.2f s   %5.2f x   hold ≤ "
           "0.50 x\n",
           unpacked, plain, unpacked / plain);

  return 0;
}
