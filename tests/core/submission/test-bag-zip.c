/* Bags in ZIPs as libarchive writes them, which is how many programs do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "core/submission/assay-verify.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <string.h>

#define PASSPHRASE "five plain words"

static void
add (struct archive *archive, const char *name, const char *text)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) strlen (text));
  archive_entry_set_mtime (entry, ASSAY_FIXTURE_NOW, 0);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, text, strlen (text)), ==, strlen (text));
  archive_entry_free (entry);
}

static char *
write_bag (AssayFixture *fixture, const char *compression, const char *encryption)
{
  char *path = assay_fixture_path (fixture, "bag.zip");
  g_autofree char *text = g_strnfill (300000, 'a');
  g_autofree char *digest = assay_digest_of_bytes (text, strlen (text));
  g_autofree char *manifest = g_strdup_printf ("%s  data/Größe.txt\n", digest);
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  archive_write_set_options (archive, "zip:hdrcharset=UTF-8");
  archive_write_set_format_option (archive, "zip", "compression", compression);
  if (encryption != NULL)
    {
      g_assert_cmpint (archive_write_set_format_option (archive, "zip", "encryption", encryption),
                       ==, ARCHIVE_OK);
      g_assert_cmpint (archive_write_set_passphrase (archive, PASSPHRASE), ==, ARCHIVE_OK);
    }
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  add (archive, "data/Größe.txt", text);
  add (archive, "bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
  add (archive, "manifest-sha256.txt", manifest);
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);

  return path;
}

static void
test_clean (gconstpointer compression)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *schema = assay_fixture_schema_path ();
  AssayVerifyRequest request = { .schema_path = schema };
  g_autofree char *path = write_bag (fixture, compression, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayVerification) verification =
      assay_verify (path, &request, ASSAY_PROGRESS_NONE, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < verification->findings->len; i++)
    {
      const AssayFinding *finding = verification->findings->pdata[i];

      g_test_message ("%s: %s %s", assay_finding_tag_get_id (finding->tag), finding->subject,
                      finding->detail);
    }
  g_assert_cmpuint (verification->findings->len, ==, 0);
  g_assert_cmpuint (verification->n_files, ==, 1);
  g_assert_cmpuint (verification->n_bytes, ==, 300000);
  g_assert_false (verification->is_submission);
  g_assert_cmpstr (verification->version, ==, "1.0");
}

/* libarchive locks short members as AE-2 and longer ones as AE-1. */
static void
test_locked (gconstpointer data)
{
  static const char *const compressions[] = { "store", "deflate" };

  for (guint i = 0; i < G_N_ELEMENTS (compressions); i++)
    {
      g_autoptr (AssayFixture) fixture = assay_fixture_new ();
      g_autofree char *schema = assay_fixture_schema_path ();
      g_autofree char *path = write_bag (fixture, compressions[i], data);
      AssayVerifyRequest request = { .schema_path = schema, .passphrase = PASSPHRASE };
      g_autoptr (GError) error = NULL;
      g_autoptr (AssayVerification) verification =
          assay_verify (path, &request, ASSAY_PROGRESS_NONE, NULL, &error);
      g_autoptr (AssayVerification) refused = NULL;
      const AssayFinding *finding;

      g_assert_no_error (error);
      g_assert_cmpuint (verification->findings->len, ==, 0);
      g_assert_cmpuint (verification->n_bytes, ==, 300000);
      request.passphrase = "four plain words";
      refused = assay_verify (path, &request, ASSAY_PROGRESS_NONE, NULL, &error);
      g_assert_cmpuint (refused->findings->len, ==, 1);
      finding = refused->findings->pdata[0];
      g_assert_cmpuint (finding->tag, ==, ASSAY_FINDING_ZIP_PASSPHRASE);
    }
}

/* The old way of ZIP, which protects nothing, is refused whatever the passphrase. */
static void
test_locked_the_old_way (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *schema = assay_fixture_schema_path ();
  g_autofree char *path = write_bag (fixture, "store", "zipcrypt");
  AssayVerifyRequest request = { .schema_path = schema, .passphrase = PASSPHRASE };
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayVerification) verification =
      assay_verify (path, &request, ASSAY_PROGRESS_NONE, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (verification->findings->len, ==, 3);
  for (guint i = 0; i < verification->findings->len; i++)
    {
      const AssayFinding *finding = verification->findings->pdata[i];

      g_assert_cmpuint (finding->tag, ==, ASSAY_FINDING_ZIP_LOCK_UNKNOWN);
    }
}

static void
stop_cb (guint64 done, guint64 total, const char *what, gpointer data)
{
  g_cancellable_cancel (data);
}

/* Stopping on the way, and before the beginning. */
static void
test_cancelled (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *schema = assay_fixture_schema_path ();
  AssayVerifyRequest request = { .schema_path = schema };
  g_autofree char *path = write_bag (fixture, "store", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  AssayProgress progress = { stop_cb, cancellable };

  for (guint run = 0; run < 2; run++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AssayVerification) verification =
          assay_verify (path, &request, progress, cancellable, &error);

      g_assert_null (verification);
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "");
  g_test_add_data_func ("/bag-zip/stored", "store", test_clean);
  g_test_add_data_func ("/bag-zip/deflated", "deflate", test_clean);
  g_test_add_data_func ("/bag-zip/locked/aes-128", "aes128", test_locked);
  g_test_add_data_func ("/bag-zip/locked/aes-256", "aes256", test_locked);
  g_test_add_func ("/bag-zip/locked/the-old-way", test_locked_the_old_way);
  g_test_add_func ("/bag-zip/cancelled", test_cancelled);

  return g_test_run ();
}
