/* ZIPs as Assay writes them, read by libarchive, which had no part in it: plain and locked, and
 * with sizes and places beyond what a ZIP could once hold.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "core/portfolio/assay-zip-layout.h"
#include "core/portfolio/assay-zip-writer.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define PASSPHRASE "a road of small stones, größer"
#define MOST_BYTES (3u * 1024 * 1024 + 5)
#define BLOCK (1024u * 1024)

/* At and around the blocks of AES, of its key stream, and of the writer. */
static const gsize sizes[] = {
  0, 1, 15, 16, 17, 65535, 65536, 65537, 99999, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, MOST_BYTES,
};

typedef struct
{
  AssayFixture *base;
  guint8 *data;
  char *source;
  char *zip;
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  desk->base = assay_fixture_new ();
  desk->source = assay_fixture_path (desk->base, "source");
  desk->zip = assay_fixture_path (desk->base, "out.zip");
  desk->data = g_malloc (MOST_BYTES);
  for (gsize i = 0; i < MOST_BYTES; i++)
    desk->data[i] = (guint8) g_rand_int (random);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  assay_fixture_free (desk->base);
  g_free (desk->data);
  g_free (desk->source);
  g_free (desk->zip);
}

/* Each size twice: from memory and from a file. */
static void
write_sizes (Desk *desk, const char *passphrase)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayZipWriter) writer = assay_zip_writer_new (desk->base->disk, desk->zip, passphrase,
                                                            ASSAY_PROGRESS_NONE, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *name = g_strdup_printf ("memory/%u", i);
      g_autofree char *other = g_strdup_printf ("file/%u", i);
      g_autofree char *sha256 = NULL;
      g_autofree char *wanted = assay_digest_of_bytes (desk->data, sizes[i]);
      guint64 size = 0;

      g_assert_true (
          g_file_set_contents (desk->source, (const char *) desk->data, (gssize) sizes[i], NULL));
      assay_zip_writer_add_bytes (writer, name, desk->data, sizes[i], &error);
      g_assert_no_error (error);
      assay_zip_writer_add_file (writer, desk->source, other, &sha256, &size, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (size, ==, sizes[i]);
      /* Of what was read, not of what was locked. */
      g_assert_cmpstr (sha256, ==, wanted);
    }
  assay_zip_writer_publish (writer, &error);
  g_assert_no_error (error);
}

static struct archive *
open_zip (const char *path, const char *passphrase, gboolean is_streamed)
{
  struct archive *archive = archive_read_new ();

  if (is_streamed)
    archive_read_support_format_zip_streamable (archive);
  else
    archive_read_support_format_zip_seekable (archive);
  if (passphrase != NULL)
    archive_read_add_passphrase (archive, passphrase);
  g_assert_cmpint (archive_read_open_filename (archive, path, 65536), ==, ARCHIVE_OK);

  return archive;
}

/* libarchive compares the checksum, or the code of a lock, on the way. */
static void
assert_member (Desk *desk, struct archive *archive, const char *kind, guint i)
{
  g_autofree char *name = g_strdup_printf ("%s/%u", kind, i);
  g_autofree guint8 *found = g_malloc (MOST_BYTES + 1);
  struct archive_entry *entry;

  g_assert_cmpint (archive_read_next_header (archive, &entry), ==, ARCHIVE_OK);
  g_assert_cmpstr (archive_entry_pathname (entry), ==, name);
  g_assert_cmpint (archive_entry_size (entry), ==, (gint64) sizes[i]);
  g_assert_cmpint (archive_read_data (archive, found, MOST_BYTES + 1), ==, (gssize) sizes[i]);
  g_assert_cmpmem (found, sizes[i], desk->data, sizes[i]);
}

/* From the directory at the end, and from front to back as it may come through a pipe. */
static void
assert_read (Desk *desk, const char *passphrase)
{
  for (guint is_streamed = 0; is_streamed < 2; is_streamed++)
    {
      struct archive *archive = open_zip (desk->zip, passphrase, is_streamed);
      struct archive_entry *entry;

      for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
        {
          assert_member (desk, archive, "memory", i);
          assert_member (desk, archive, "file", i);
        }
      g_assert_cmpint (archive_read_next_header (archive, &entry), ==, ARCHIVE_EOF);
      archive_read_free (archive);
    }
}

static void
test_plain (Desk *desk, gconstpointer data)
{
  write_sizes (desk, NULL);
  assert_read (desk, NULL);
}

static void
test_locked (Desk *desk, gconstpointer data)
{
  struct archive *archive;
  struct archive_entry *entry;
  guint8 byte;

  write_sizes (desk, PASSPHRASE);
  assert_read (desk, PASSPHRASE);
  archive = open_zip (desk->zip, "another passphrase", FALSE);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (archive_read_next_header (archive, &entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_read_data (archive, &byte, 1), <, 0);
  archive_read_free (archive);
}

/* Two members of the same bytes have nothing in common once they are locked, nor does a member
 * written again; no checksum tells that they are the same. */
static void
test_no_two_locks_alike (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const gsize length = 64;

  for (guint run = 0; run < 3; run++)
    {
      g_autoptr (AssayZipWriter) writer =
          assay_zip_writer_new (desk->base->disk, desk->zip, PASSPHRASE, ASSAY_PROGRESS_NONE, NULL,
                                &error);
      g_autofree char *text = NULL;
      gsize text_length = 0;

      for (guint i = 0; i < 2; i++)
        g_assert_true (assay_zip_writer_add_bytes (writer, "m", desk->data, length, &error));
      g_assert_true (assay_zip_writer_publish (writer, &error));
      g_assert_true (g_file_get_contents (desk->zip, &text, &text_length, NULL));
      for (guint i = 0; i < 2; i++)
        {
          /* A header of 30 bytes, a name of one, an extra field of 11, salt, verifier, code. */
          gsize member = i * (30 + 1 + 11 + 16 + 2 + length + 10);
          char *locked = g_base64_encode ((const guchar *) text + member + 60, length);

          g_assert_cmpmem (text + member + 14, 4, "\0\0\0", 4);
          g_assert_true (g_hash_table_add (seen, locked));
        }
    }
}

/* The same file, whichever way it got there: nothing of it depends on the machine. */
static void
test_same_bytes (Desk *desk, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_length = 0, second_length = 0;

  write_sizes (desk, NULL);
  g_assert_true (g_file_get_contents (desk->zip, &first, &first_length, NULL));
  write_sizes (desk, NULL);
  g_assert_true (g_file_get_contents (desk->zip, &second, &second_length, NULL));
  g_assert_cmpmem (first, first_length, second, second_length);
}

/* --- Beyond 4 GiB --- */

static void
write_at (int fd, guint64 offset, const GByteArray *bytes)
{
  g_assert_cmpint (pwrite (fd, bytes->data, bytes->len, (off_t) offset), ==, (gssize) bytes->len);
}

/* A ZIP of members of these sizes, with nothing but a hole where the contents would be. */
static void
write_hollow (const char *path, const guint64 *large, guint n, gboolean is_locked)
{
  g_autoptr (GByteArray) directory = g_byte_array_new ();
  int fd = g_open (path, O_CREAT | O_TRUNC | O_WRONLY, 0600);
  guint64 at = 0;

  g_assert_cmpint (fd, >=, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      const AssayZipMember member = { name, at, large[i], 0x12345678, is_locked, !is_locked };

      assay_zip_layout_append_header (bytes, &member);
      write_at (fd, at, bytes);
      at += bytes->len + large[i] + (is_locked ? 28 : 0);
      g_byte_array_set_size (bytes, 0);
      assay_zip_layout_append_trailer (bytes, &member);
      write_at (fd, at, bytes);
      at += bytes->len;
      assay_zip_layout_append_row (directory, &member);
    }
  assay_zip_layout_append_end (directory, n, at, directory->len);
  write_at (fd, at, directory);
  g_assert_cmpint (close (fd), ==, 0);
}

static void
test_beyond (Desk *desk, gconstpointer data)
{
  static const guint64 large[] = { 3,
                                   G_MAXUINT32 - 29,
                                   G_MAXUINT32 - 28,
                                   G_MAXUINT32 - 1,
                                   G_MAXUINT32,
                                   G_MAXUINT32 + G_GUINT64_CONSTANT (1),
                                   G_GUINT64_CONSTANT (5) << 30,
                                   7 };
  gboolean is_locked = data != NULL;
  struct archive *archive;
  struct archive_entry *entry;

  write_hollow (desk->zip, large, G_N_ELEMENTS (large), is_locked);
  archive = open_zip (desk->zip, is_locked ? PASSPHRASE : NULL, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (large); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      g_assert_cmpint (archive_read_next_header (archive, &entry), ==, ARCHIVE_OK);
      g_assert_cmpstr (archive_entry_pathname (entry), ==, name);
      g_assert_cmpint (archive_entry_size (entry), ==, (gint64) large[i]);
    }
  g_assert_cmpint (archive_read_next_header (archive, &entry), ==, ARCHIVE_EOF);
  archive_read_free (archive);
}

/* At the number of members where the end record no longer holds it. */
static void
test_count (void)
{
  static const struct
  {
    guint64 n;
    guint end_bytes;
  } rows[] = { { 0, 22 }, { 65534, 22 }, { 65535, 98 }, { 65536, 98 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      assay_zip_layout_append_end (bytes, rows[i].n, 100, 46);
      g_assert_cmpuint (bytes->len, ==, rows[i].end_bytes);
      g_assert_cmpmem (bytes->data + bytes->len - 22, 4, "PK\5\6", 4);
    }
}

/* --- What fails --- */

/* What cannot be read leaves nothing behind. */
static void
test_unreadable (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *part = g_strconcat (desk->zip, ".part", NULL);
  g_autofree char *sha256 = NULL;
  guint64 size = 0;
  AssayZipWriter *writer =
      assay_zip_writer_new (desk->base->disk, desk->zip, data, ASSAY_PROGRESS_NONE, NULL, &error);

  g_assert_false (
      assay_zip_writer_add_file (writer, "/nowhere/at/all", "a", &sha256, &size, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND);
  g_assert_true (g_file_test (part, G_FILE_TEST_EXISTS));
  assay_zip_writer_free (writer);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (desk->zip, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/zip-writer/plain", Desk, NULL, set_up, test_plain, tear_down);
  g_test_add ("/zip-writer/locked", Desk, NULL, set_up, test_locked, tear_down);
  g_test_add ("/zip-writer/no-two-locks-alike", Desk, NULL, set_up, test_no_two_locks_alike,
              tear_down);
  g_test_add ("/zip-writer/same-bytes", Desk, NULL, set_up, test_same_bytes, tear_down);
  g_test_add ("/zip-writer/beyond/plain", Desk, NULL, set_up, test_beyond, tear_down);
  g_test_add ("/zip-writer/beyond/locked", Desk, "locked", set_up, test_beyond, tear_down);
  g_test_add_func ("/zip-writer/count", test_count);
  g_test_add ("/zip-writer/unreadable/plain", Desk, NULL, set_up, test_unreadable, tear_down);
  g_test_add ("/zip-writer/unreadable/locked", Desk, PASSPHRASE, set_up, test_unreadable,
              tear_down);

  return g_test_run ();
}
