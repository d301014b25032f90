/* Unpacking: exactly what was verified, or nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "bag-maker.h"

#include "base/assay-error.h"
#include "core/submission/assay-unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>

#define PASSPHRASE "five plain words"
#define N_FILES 8u /* of the small submission, sealed */

/* The ZIP lies in "in", and what comes of it goes to "out/staging". */
typedef struct
{
  AssayFixture *fixture;
  char *zip;
  char *out;
  char *staging;
  char *schema;
} Place;

static Place *
place_new (void)
{
  Place *self = g_new0 (Place, 1);

  self->fixture = assay_fixture_new ();
  self->zip = assay_fixture_write (self->fixture, "in/bag.zip", "");
  self->out = assay_fixture_path (self->fixture, "out");
  self->staging = g_build_filename (self->out, "staging", NULL);
  self->schema = assay_fixture_schema_path ();
  g_assert_cmpint (g_mkdir (self->out, 0700), ==, 0);

  return self;
}

static void
place_free (Place *self)
{
  assay_fixture_free (self->fixture);
  g_free (self->zip);
  g_free (self->out);
  g_free (self->staging);
  g_free (self->schema);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Place, place_free)

static void
put_zip (Place *self, const void *bytes, gsize length)
{
  g_unlink (self->zip);
  g_assert_true (g_file_set_contents_full (self->zip, bytes, (gssize) length,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* The bag of @maker, sealed. */
static void
put_sealed (Place *self, BagMaker *maker)
{
  g_autoptr (GByteArray) zip = NULL;

  bag_maker_seal (maker);
  zip = bag_maker_zip (maker);
  put_zip (self, zip->data, zip->len);
}

static AssayVerification *
unpack (Place *self, const char *passphrase, GCancellable *cancellable, GError **error)
{
  AssayVerifyRequest request = { .schema_path = self->schema, .passphrase = passphrase };

  return assay_submission_unpack (self->zip, &request, self->staging, self->fixture->disk,
                                  ASSAY_PROGRESS_NONE, cancellable, error);
}

/* Names under @folder, with their modes checked. */
static void
list_tree (const char *folder, const char *prefix, GPtrArray *names)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *whole = g_strconcat (prefix, name, NULL);
      g_autofree char *inside = g_strconcat (whole, "/", NULL);
      GStatBuf info;

      g_assert_cmpint (g_lstat (path, &info), ==, 0);
      g_assert_cmpint (info.st_mode, ==, S_ISDIR (info.st_mode) ? S_IFDIR | 0700 : S_IFREG | 0400);
      if (S_ISDIR (info.st_mode))
        list_tree (path, inside, names);
      else
        g_ptr_array_add (names, g_steal_pointer (&whole));
    }
}

static guint
count_in (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
assert_nothing (const Place *self)
{
  g_assert_cmpuint (count_in (self->out), ==, 0);
  /* "in" and "out", nothing beside them. */
  g_assert_cmpuint (count_in (self->fixture->folder), ==, 2);
}

static BagMaker *
make_submission (void)
{
  BagMaker *maker = bag_maker_new ();

  bag_maker_add_submission (maker);

  return maker;
}

/* Everything of it as it was put in, and nothing else. */
static void
assert_whole (const Place *self, const BagMaker *maker)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  list_tree (self->staging, "", names);
  g_assert_cmpuint (names->len, ==, bag_maker_get_n (maker));
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (self->staging, names->pdata[i], NULL);
      g_autofree char *text = assay_fixture_read (path);

      g_assert_cmpstr (text, ==, bag_maker_get_text (maker, names->pdata[i]));
    }
}

static void
test_sound (gconstpointer data)
{
  guint strength = GPOINTER_TO_UINT (data);
  g_autoptr (Place) place = place_new ();
  g_autoptr (BagMaker) maker = make_submission ();
  g_autoptr (GByteArray) zip = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayVerification) verification = NULL;

  bag_maker_seal (maker);
  if (strength > 0)
    bag_maker_lock (maker, PASSPHRASE, strength, strength == 2);
  zip = bag_maker_zip (maker);
  put_zip (place, zip->data, zip->len);
  verification = unpack (place, PASSPHRASE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (verification->findings->len, ==, 0);
  g_assert_true (assay_verification_is_sound (verification));
  g_assert_cmpuint (bag_maker_get_n (maker), ==, N_FILES);
  assert_whole (place, maker);

  /* What is there is never written into. */
  g_assert_null (unpack (place, PASSPHRASE, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_EXISTS);
  assert_whole (place, maker);
}

static void
test_signed (void)
{
  g_autoptr (Place) place = place_new ();
  g_autofree char *keys = g_build_filename (place->fixture->folder, "in", "keys", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssaySigningKey) key =
      assay_signing_key_make (keys, "North Vale", place->fixture->disk, &error);
  g_autoptr (BagMaker) maker = make_submission ();
  g_autoptr (GByteArray) zip = NULL;
  g_autoptr (AssayVerification) verification = NULL;

  g_assert_no_error (error);
  bag_maker_seal (maker);
  bag_maker_sign (maker, key);
  zip = bag_maker_zip (maker);
  put_zip (place, zip->data, zip->len);
  verification = unpack (place, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (verification->standing, ==, ASSAY_SIGNER_NEW);
  g_assert_cmpstr (verification->signature->name, ==, "North Vale");
  assert_whole (place, maker);
}

/* A bag that is no submission, a passphrase that is another or missing. */
static void
test_not_sound (void)
{
  static const char *const passphrases[] = { NULL, "", "Five plain words" };
  g_autoptr (Place) place = place_new ();
  g_autoptr (BagMaker) bag = bag_maker_new ();
  g_autoptr (BagMaker) maker = make_submission ();
  g_autoptr (GByteArray) locked = NULL;
  g_autoptr (AssayVerification) verified = NULL;

  bag_maker_add (bag, "data/a.txt", "hello\n");
  put_sealed (place, bag);
  verified = unpack (place, NULL, NULL, NULL);
  g_assert_cmpuint (verified->findings->len, ==, 0);
  g_assert_false (assay_verification_is_sound (verified));
  assert_nothing (place);

  bag_maker_seal (maker);
  bag_maker_lock (maker, PASSPHRASE, 3, TRUE);
  locked = bag_maker_zip (maker);
  put_zip (place, locked->data, locked->len);
  for (guint i = 0; i < G_N_ELEMENTS (passphrases); i++)
    {
      g_autoptr (AssayVerification) verification = unpack (place, passphrases[i], NULL, NULL);
      const AssayFinding *finding = verification->findings->pdata[0];

      g_assert_cmpstr (assay_finding_tag_get_id (finding->tag), ==,
                       passphrases[i] == NULL ? "zip-encrypted" : "zip-passphrase");
      g_assert_cmpuint (verification->findings->len, ==, 1);
      g_assert_null (finding->subject);
      g_assert_cmpstr (finding->detail, ==, "8");
      assert_nothing (place);
    }
}

/* One bit flipped anywhere: all of it as it was, or nothing. */
static void
check_flips (Place *place, BagMaker *maker, guint step)
{
  g_autoptr (GByteArray) zip = bag_maker_zip (maker);
  guint n_sound = 0;

  for (guint at = 0; at < zip->len; at += step)
    {
      g_autoptr (AssayVerification) verification = NULL;
      g_autoptr (GError) error = NULL;

      zip->data[at] ^= (guint8) (1u << (at / step % 8));
      put_zip (place, zip->data, zip->len);
      zip->data[at] ^= (guint8) (1u << (at / step % 8));
      verification = unpack (place, PASSPHRASE, NULL, &error);
      if (verification != NULL && assay_verification_is_sound (verification))
        {
          assert_whole (place, maker);
          assay_fixture_remove (place->staging);
          n_sound++;
        }
      assert_nothing (place);
    }
  g_assert_cmpuint (n_sound, <, zip->len / step / 4);
}

static void
test_flipped (gconstpointer data)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (BagMaker) maker = make_submission ();

  bag_maker_seal (maker);
  if (GPOINTER_TO_INT (data))
    bag_maker_lock (maker, PASSPHRASE, 3, TRUE);
  check_flips (place, maker, GPOINTER_TO_INT (data) ? 29 : 5);
}

static void
test_cut (void)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (BagMaker) maker = make_submission ();
  g_autoptr (GByteArray) zip = NULL;

  bag_maker_seal (maker);
  zip = bag_maker_zip (maker);
  for (guint length = 0; length < zip->len; length += 11)
    {
      g_autoptr (AssayVerification) verification = NULL;

      put_zip (place, zip->data, length);
      verification = unpack (place, NULL, NULL, NULL);
      g_assert_false (verification != NULL && assay_verification_is_sound (verification));
      assert_nothing (place);
    }
}

/* --- Hostile --- */

/* The tag that must be among the findings; nothing is written. */
static void
assert_hostile (Place *place, BagMaker *maker, const char *tag)
{
  g_autoptr (GByteArray) zip = bag_maker_zip (maker);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayVerification) verification = NULL;
  gboolean was_found = FALSE;

  put_zip (place, zip->data, zip->len);
  verification = unpack (place, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < verification->findings->len; i++)
    {
      const AssayFinding *finding = verification->findings->pdata[i];

      was_found = was_found || g_str_equal (assay_finding_tag_get_id (finding->tag), tag);
    }
  g_test_message ("%s", tag);
  g_assert_true (was_found);
  assert_nothing (place);
}

static void
test_hostile_names (void)
{
  static const struct
  {
    const char *name;
    guint mode;
    const char *tag;
  } members[] = {
    { "../evil", 0, "name-escapes" },
    { "../../in/evil", 0, "name-escapes" },
    { "/tmp/assay-evil", 0, "name-escapes" },
    { "data/../../evil", 0, "name-escapes" },
    { "data/evidence/../../../evil", 0, "name-escapes" },
    { "C:/evil", 0, "name-escapes" },
    { "..\\evil", 0, "name-escapes" },
    { "~/evil", 0, "name-escapes" },
    { "data//evil", 0, "name-escapes" },
    { "data/portfolio.xml", 0, "name-twice" },
    { "data/pack.pdf/inside", 0, "name-twice" },
    { "data", 0, "name-twice" },
    { "data/link", S_IFLNK | 0777, "not-a-file" },
    { "data/fifo", S_IFIFO | 0666, "not-a-file" },
    { "data/disk", S_IFBLK | 0666, "not-a-file" },
    { "data/tty", S_IFCHR | 0666, "not-a-file" },
    { "data/n\xff", 0, "name-encoding" },
    { "data/CON", 0, "name-device" },
    { "data/a:b", 0, "name-unsafe" },
    { "data/PACK.pdf", 0, "name-clash" },
    { "data/evidence/E002-more.txt", 0, "item-extra" },
    { "fetch.txt", 0, "manifest-line" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    for (guint first = 0; first < 2; first++)
      {
        g_autoptr (Place) place = place_new ();
        g_autoptr (BagMaker) maker = first ? bag_maker_new () : make_submission ();

        bag_maker_add (maker, members[i].name, "/etc/passwd");
        if (members[i].mode != 0)
          bag_maker_set_mode (maker, members[i].mode);
        if (first)
          bag_maker_add_submission (maker);
        bag_maker_seal (maker);
        assert_hostile (place, maker, members[i].tag);
      }
}

static void
test_hostile_count (void)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (BagMaker) maker = make_submission ();

  bag_maker_seal (maker);
  for (guint i = 0; i < 250001; i++)
    bag_maker_add (maker, "x", "");
  assert_hostile (place, maker, "zip-too-many");
}

static void
add_zeros (struct archive *archive, const char *name, gsize length)
{
  g_autofree guint8 *zeros = g_malloc0 (length);
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_size (entry, (la_int64_t) length);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, zeros, length), ==, (la_ssize_t) length);
  archive_entry_free (entry);
}

static void
test_hostile_growth (void)
{
  g_autoptr (Place) place = place_new ();
  struct archive *archive = archive_write_new ();
  g_autoptr (AssayVerification) verification = NULL;
  const AssayFinding *finding;

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, place->zip), ==, ARCHIVE_OK);
  add_zeros (archive, "data/pack.pdf", 100 * 1024 * 1024);
  add_zeros (archive, "data/portfolio.xml", 10);
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  verification = unpack (place, NULL, NULL, NULL);
  finding = verification->findings->pdata[0];
  g_assert_cmpstr (assay_finding_tag_get_id (finding->tag), ==, "zip-bomb");
  assert_nothing (place);
}

/* --- Stopping and failing --- */

typedef struct
{
  GCancellable *cancellable;
  guint left;
} Stop;

static void
count_down_cb (guint64 done, guint64 total, const char *what, gpointer data)
{
  Stop *self = data;

  g_assert_cmpuint (done, <=, total);
  if (self->left-- == 1)
    g_cancellable_cancel (self->cancellable);
}

static void
test_cancelled (void)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (BagMaker) maker = make_submission ();
  AssayVerifyRequest request = { .schema_path = place->schema };

  put_sealed (place, maker);
  for (guint nth = 1; nth < N_FILES; nth++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      Stop stop = { cancellable, nth };
      AssayProgress progress = { count_down_cb, &stop };

      g_assert_null (assay_submission_unpack (place->zip, &request, place->staging,
                                              place->fixture->disk, progress, cancellable, &error));
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
      assert_nothing (place);
    }
}

/* Whatever write fails: an error, and nothing is left. After a crash there is no whole submission
 * in the staging, unless all of it is. */
static void
test_torture (gconstpointer data)
{
  AssayDiskFault fault = (AssayDiskFault) GPOINTER_TO_INT (data);

  for (guint nth = 1;; nth++)
    {
      g_autoptr (Place) place = place_new ();
      g_autoptr (BagMaker) maker = make_submission ();
      g_autoptr (GError) error = NULL;
      g_autoptr (AssayVerification) verification = NULL;

      put_sealed (place, maker);
      assay_disk_set_fault (place->fixture->disk, nth, fault, ENOSPC);
      verification = unpack (place, NULL, NULL, &error);
      if (verification != NULL)
        {
          assert_whole (place, maker);
          g_assert_cmpuint (assay_disk_get_count (place->fixture->disk), <, nth);
          g_assert_cmpuint (nth, >, 3 * N_FILES);
          return;
        }
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_NO_SPACE);
      if (fault != ASSAY_DISK_FAULT_CRASH)
        assert_nothing (place);
    }
}

static void
test_no_parent (void)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (BagMaker) maker = make_submission ();
  g_autoptr (GError) error = NULL;

  put_sealed (place, maker);
  g_rmdir (place->out);
  g_assert_null (unpack (place, NULL, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "");
  g_test_add_data_func ("/unpack/sound/plain", GUINT_TO_POINTER (0), test_sound);
  g_test_add_data_func ("/unpack/sound/aes-128", GUINT_TO_POINTER (1), test_sound);
  g_test_add_data_func ("/unpack/sound/aes-192", GUINT_TO_POINTER (2), test_sound);
  g_test_add_data_func ("/unpack/sound/aes-256", GUINT_TO_POINTER (3), test_sound);
  g_test_add_func ("/unpack/signed", test_signed);
  g_test_add_func ("/unpack/not-sound", test_not_sound);
  g_test_add_data_func ("/unpack/flipped/plain", GINT_TO_POINTER (FALSE), test_flipped);
  g_test_add_data_func ("/unpack/flipped/locked", GINT_TO_POINTER (TRUE), test_flipped);
  g_test_add_func ("/unpack/cut", test_cut);
  g_test_add_func ("/unpack/hostile/names", test_hostile_names);
  g_test_add_func ("/unpack/hostile/count", test_hostile_count);
  g_test_add_func ("/unpack/hostile/growth", test_hostile_growth);
  g_test_add_func ("/unpack/cancelled", test_cancelled);
  g_test_add_data_func ("/unpack/torture/fail", GINT_TO_POINTER (ASSAY_DISK_FAULT_FAIL),
                        test_torture);
  g_test_add_data_func ("/unpack/torture/shorten", GINT_TO_POINTER (ASSAY_DISK_FAULT_SHORTEN),
                        test_torture);
  g_test_add_data_func ("/unpack/torture/crash", GINT_TO_POINTER (ASSAY_DISK_FAULT_CRASH),
                        test_torture);
  g_test_add_func ("/unpack/no-parent", test_no_parent);

  return g_test_run ();
}
