/* Unpacking what an old ZIP cannot hold: more than 4 GiB, and more than 65,535 members.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The large file is a hole in the ZIP, so that only what is unpacked takes room on the disk.
 */

#include "assay-fixture.h"
#include "bag-maker.h"

#include "base/assay-digest-pipe.h"
#include "core/portfolio/assay-zip-layout.h"
#include "core/submission/assay-unpack.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#define BLOCK_BYTES (1024u * 1024)
#define HUGE_BYTES ((G_GUINT64_CONSTANT (4) << 30) + 16)
#define HUGE_NAME "notes/huge.bin"
#define N_FOLDERS 66000u
#define ATTRIBUTES_PLACE 38u /* in a row of the directory */

static const char *const names[] = {
  "data/portfolio.xml", "data/scheme.xml", "data/pack.pdf",       "data/evidence/E001-record.txt",
  "bag-info.txt",       "bagit.txt",       "manifest-sha256.txt", "tagmanifest-sha256.txt",
};

/* A ZIP while it is written, and where the submission goes. */
typedef struct
{
  AssayFixture *fixture;
  BagMaker *maker;
  char *zip;
  char *out;
  char *staging;
  int fd;
  guint64 at;
  GByteArray *directory;
  guint n_members;
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  desk->fixture = assay_fixture_new ();
  desk->maker = bag_maker_new ();
  desk->zip = assay_fixture_write (desk->fixture, "in/bag.zip", "");
  desk->out = assay_fixture_path (desk->fixture, "out");
  desk->staging = g_build_filename (desk->out, "staging", NULL);
  desk->directory = g_byte_array_new ();
  desk->fd = g_open (desk->zip, O_WRONLY | O_TRUNC, 0600);
  g_assert_cmpint (desk->fd, >=, 0);
  g_assert_cmpint (g_mkdir (desk->out, 0700), ==, 0);
  bag_maker_add_submission (desk->maker);
  bag_maker_seal (desk->maker);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  assay_fixture_free (desk->fixture);
  bag_maker_free (desk->maker);
  g_byte_array_unref (desk->directory);
  g_free (desk->zip);
  g_free (desk->out);
  g_free (desk->staging);
}

static void
put (Desk *desk, const void *bytes, gsize length)
{
  g_assert_cmpint (pwrite (desk->fd, bytes, length, (off_t) desk->at), ==, (gssize) length);
  desk->at += length;
}

static void
put_header (Desk *desk, const char *name, guint64 size, guint32 crc)
{
  const AssayZipMember member = { name, desk->at, size, crc, FALSE, FALSE };
  g_autoptr (GByteArray) header = g_byte_array_new ();
  guint row = desk->directory->len;

  assay_zip_layout_append_header (header, &member);
  assay_zip_layout_append_row (desk->directory, &member);
  /* Assay writes no folders; they must not say that they are files. */
  if (g_str_has_suffix (name, "/"))
    memset (desk->directory->data + row + ATTRIBUTES_PLACE, 0, 4);
  put (desk, header->data, header->len);
  desk->n_members++;
}

static void
put_text (Desk *desk, const char *name, const char *text)
{
  put_header (desk, name, strlen (text),
              (guint32) crc32_z (0, (const guint8 *) text, strlen (text)));
  put (desk, text, strlen (text));
}

static void
end_zip (Desk *desk)
{
  assay_zip_layout_append_end (desk->directory, desk->n_members, desk->at, desk->directory->len);
  put (desk, desk->directory->data, desk->directory->len);
  g_assert_cmpint (close (desk->fd), ==, 0);
}

static AssayVerification *
unpack (Desk *desk)
{
  g_autofree char *schema = assay_fixture_schema_path ();
  const AssayVerifyRequest request = { .schema_path = schema };
  g_autoptr (GError) error = NULL;
  AssayVerification *verification =
      assay_submission_unpack (desk->zip, &request, desk->staging, desk->fixture->disk,
                               ASSAY_PROGRESS_NONE, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < verification->findings->len && i < 9; i++)
    {
      const AssayFinding *finding = verification->findings->pdata[i];

      g_test_message ("%s %s", assay_finding_tag_get_id (finding->tag), finding->subject);
    }

  return verification;
}

/* How many files and folders lie under @folder. */
static guint
count_under (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      n += 1 + (g_file_test (path, G_FILE_TEST_IS_DIR) ? count_under (path) : 0);
    }

  return n;
}

/* The texts as they were put in, and @n files and folders in all. */
static void
assert_unpacked (Desk *desk, guint n_texts, guint n)
{
  for (guint i = 0; i < n_texts; i++)
    {
      g_autofree char *path = g_build_filename (desk->staging, names[i], NULL);
      g_autofree char *text = assay_fixture_read (path);

      g_assert_cmpstr (text, ==, bag_maker_get_text (desk->maker, names[i]));
    }
  g_assert_cmpuint (count_under (desk->staging), ==, n);
  /* Nothing beside the staging, nor beside "in" and "out". */
  g_assert_cmpuint (count_under (desk->out), ==, n + 1);
  g_assert_cmpuint (count_under (desk->fixture->folder), ==, n + 4);
}

/* --- Over 4 GiB --- */

static guint32
hash_zeros (guint64 length, char **out_sha256)
{
  g_autofree guint8 *zeros = g_malloc0 (BLOCK_BYTES);
  g_autoptr (AssayDigestPipe) pipe = assay_digest_pipe_new ();
  gulong crc = 0;

  assay_digest_pipe_begin (pipe, ASSAY_DIGEST_BIT (ASSAY_DIGEST_SHA256));
  while (length > 0)
    {
      gsize part = (gsize) MIN (length, BLOCK_BYTES);

      assay_digest_pipe_push (pipe, zeros, part);
      crc = crc32_z (crc, zeros, part);
      length -= part;
    }
  *out_sha256 = assay_digest_pipe_finish (pipe, ASSAY_DIGEST_SHA256);

  return (guint32) crc;
}

/* The large file stands first, so that everything else lies behind 4 GiB. */
static void
test_size (Desk *desk, gconstpointer data)
{
  g_autoptr (AssayVerification) verification = NULL;
  g_autofree char *sha256 = NULL;
  g_autofree char *tags = NULL;
  g_autofree char *path = g_build_filename (desk->staging, HUGE_NAME, NULL);
  guint32 crc = hash_zeros (HUGE_BYTES, &sha256);
  struct stat info;

  put_header (desk, HUGE_NAME, HUGE_BYTES, crc);
  desk->at += HUGE_BYTES;
  for (guint i = 0; i + 1 < G_N_ELEMENTS (names); i++)
    put_text (desk, names[i], bag_maker_get_text (desk->maker, names[i]));
  tags = g_strdup_printf ("%s%s  " HUGE_NAME "\n",
                          bag_maker_get_text (desk->maker, "tagmanifest-sha256.txt"), sha256);
  put_text (desk, "tagmanifest-sha256.txt", tags);
  end_zip (desk);
  verification = unpack (desk);
  g_assert_cmpuint (verification->findings->len, ==, 0);
  g_assert_true (assay_verification_is_sound (verification));
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpuint ((guint64) info.st_size, ==, HUGE_BYTES);
  assert_unpacked (desk, G_N_ELEMENTS (names) - 1, G_N_ELEMENTS (names) + 1 + 3);
}

/* --- Over 65,535 members --- */

/* Most of them are empty folders, because each file that is kept is synced, which takes a test too
 * long; they are not made. */
static void
test_count (Desk *desk, gconstpointer data)
{
  g_autoptr (AssayVerification) verification = NULL;

  for (guint i = 0; i < N_FOLDERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("data/none/%u/", i);

      put_text (desk, name, "");
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    put_text (desk, names[i], bag_maker_get_text (desk->maker, names[i]));
  end_zip (desk);
  verification = unpack (desk);
  g_assert_cmpuint (assay_findings_count (verification->findings, ASSAY_SEVERITY_BLOCKING), ==, 0);
  g_assert_true (assay_verification_is_sound (verification));
  assert_unpacked (desk, G_N_ELEMENTS (names), G_N_ELEMENTS (names) + 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/unpack-large/size", Desk, NULL, set_up, test_size, tear_down);
  g_test_add ("/unpack-large/count", Desk, NULL, set_up, test_count, tear_down);

  return g_test_run ();
}
