/* Keys, digits, signatures, and whose key is whose.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"

#include "base/assay-error.h"
#include "core/submission/assay-known-keys.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NAME "North Vale Restorative Service, manager"
#define TEXT "0123  bag-info.txt\n"

static AssaySigningKey *
make_key (AssayFixture *fixture, const char *place, const char *name)
{
  g_autofree char *folder = assay_fixture_path (fixture, place);
  g_autoptr (GError) error = NULL;
  AssaySigningKey *key = assay_signing_key_make (folder, name, fixture->disk, &error);

  g_assert_no_error (error);

  return key;
}

static AssaySignature *
sign (AssaySigningKey *key, AssaySignatureUse use, const char *text)
{
  g_autoptr (GError) error = NULL;
  AssaySignature *signature = assay_signature_make (key, use, text, strlen (text), &error);

  g_assert_no_error (error);

  return signature;
}

/* --- Digits --- */

/* The number was computed by another program: SHA-256 as an integer, modulo 10^40. */
static void
test_digits (void)
{
  guint8 key[ASSAY_PUBLIC_KEY_BYTES];
  g_autofree char *digits = NULL;

  for (guint i = 0; i < sizeof key; i++)
    key[i] = (guint8) i;
  digits = assay_key_digits_compute (key);
  g_assert_cmpstr (digits, ==, "79895 77163 29441 73203 52847 08350 29652 97373");
}

static void
test_digits_typed (void)
{
  static const char *const same[] = {
    "12345 67890 12345 67890 12345 67890 12345 67890",
    "1234567890123456789012345678901234567890",
    "  12345-67890 12345.67890\n12345\t67890\xc2\xa0"
    "1 2 3 4 5 67890 ",
  };
  static const char *const other[] = {
    "",
    "12345",
    "12345 67890 12345 67890 12345 67890 12345 6789",
    "12345 67890 12345 67890 12345 67890 12345 678901",
    "12345 67890 12345 67890 12345 67890 12345 6789O",
    "１２３４５ 67890 12345 67890 12345 67890 12345 67890",
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *digits = assay_key_digits_parse (same[i]);

      g_assert_cmpstr (digits, ==, same[0]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (other); i++)
    g_assert_null (assay_key_digits_parse (other[i]));
}

/* --- The key --- */

static void
test_key (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *folder = assay_fixture_path (fixture, "deep/er/assay");
  g_autofree char *path = g_build_filename (folder, "signing-key.pem", NULL);
  g_autoptr (AssaySigningKey) key = make_key (fixture, "deep/er/assay", "  North   Vale ");
  g_autoptr (GError) error = NULL;
  g_autoptr (AssaySigningKey) again = assay_signing_key_load (folder, &error);
  g_autoptr (AssaySigningKey) renamed = NULL;
  g_autofree char *text = assay_fixture_read (path);
  GStatBuf info;

  g_assert_no_error (error);
  g_assert_cmpstr (assay_signing_key_get_name (again), ==, "North Vale");
  g_assert_cmpmem (assay_signing_key_get_public (key), ASSAY_PUBLIC_KEY_BYTES,
                   assay_signing_key_get_public (again), ASSAY_PUBLIC_KEY_BYTES);
  g_assert_nonnull (strstr (text, "-----BEGIN PRIVATE KEY-----"));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0600);

  g_assert_null (assay_signing_key_make (folder, "Another", fixture->disk, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_EXISTS);
  g_clear_error (&error);

  renamed = assay_signing_key_rename (again, folder, "South Vale", fixture->disk, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (assay_signing_key_get_name (renamed), ==, "South Vale");
  g_assert_cmpmem (assay_signing_key_get_public (key), ASSAY_PUBLIC_KEY_BYTES,
                   assay_signing_key_get_public (renamed), ASSAY_PUBLIC_KEY_BYTES);
}

static void
test_two_keys_differ (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autoptr (AssaySigningKey) one = make_key (fixture, "one", NAME);
  g_autoptr (AssaySigningKey) other = make_key (fixture, "other", NAME);

  g_assert_cmpint (memcmp (assay_signing_key_get_public (one), assay_signing_key_get_public (other),
                           ASSAY_PUBLIC_KEY_BYTES),
                   !=, 0);
}

static void
assert_refused (const char *folder, AssayError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "signing-key.pem", NULL);

  g_assert_null (assay_signing_key_load (folder, &error));
  g_assert_error (error, ASSAY_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, path));
}

static void
test_key_others_can_read (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *folder = assay_fixture_path (fixture, "keys");
  g_autofree char *path = g_build_filename (folder, "signing-key.pem", NULL);
  g_autofree char *away = g_build_filename (folder, "away", NULL);
  g_autoptr (AssaySigningKey) key = make_key (fixture, "keys", NAME);

  for (int mode = 1; mode <= 040; mode <<= 1)
    {
      g_chmod (path, 0600 | mode);
      assert_refused (folder, ASSAY_ERROR_REFUSED);
    }
  g_chmod (path, 0600);
  g_assert_cmpint (g_rename (path, away), ==, 0);
  assert_refused (folder, ASSAY_ERROR_NOT_FOUND);
  g_assert_cmpint (symlink (away, path), ==, 0);
  assert_refused (folder, ASSAY_ERROR_ACCESS);
}

/* Cut anywhere: never taken for a key, and never written over. */
static void
test_key_damaged (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *folder = assay_fixture_path (fixture, "keys");
  g_autofree char *path = g_build_filename (folder, "signing-key.pem", NULL);
  g_autoptr (AssaySigningKey) key = make_key (fixture, "keys", NAME);
  g_autofree char *text = assay_fixture_read (path);
  gsize whole = strlen (text);

  for (gsize length = 0; length < whole; length++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AssaySigningKey) cut = NULL;
      g_autofree char *kept = NULL;

      g_assert_cmpint (g_unlink (path), ==, 0);
      g_assert_true (g_file_set_contents_full (path, text, (gssize) length,
                                               G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      cut = assay_signing_key_load (folder, &error);
      g_assert_null (cut);
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
      g_clear_error (&error);
      g_assert_null (assay_signing_key_take (folder, NAME, fixture->disk, &error));
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
      kept = assay_fixture_read (path);
      g_assert_cmpuint (strlen (kept), ==, length);
    }
}

static void
test_key_taken (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *folder = assay_fixture_path (fixture, "keys");
  g_autoptr (GError) error = NULL;
  g_autoptr (AssaySigningKey) made = NULL;
  g_autoptr (AssaySigningKey) taken = NULL;

  g_assert_null (assay_signing_key_take (folder, NULL, fixture->disk, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
  g_clear_error (&error);
  made = assay_signing_key_take (folder, NAME, fixture->disk, &error);
  g_assert_no_error (error);
  taken = assay_signing_key_take (folder, NULL, fixture->disk, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (assay_signing_key_get_public (made), ASSAY_PUBLIC_KEY_BYTES,
                   assay_signing_key_get_public (taken), ASSAY_PUBLIC_KEY_BYTES);
  g_assert_null (assay_signing_key_take (folder, "Another", fixture->disk, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
}

static void
test_names (void)
{
  static const char *const bad[] = { "",
                                     " ",
                                     "two\nlines",
                                     "bell\a",
                                     "turned \xe2\x80\xae"
                                     "round",
                                     "zero\xe2\x80\x8bwidth",
                                     "\xff" };
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *folder = assay_fixture_path (fixture, "keys");
  g_autofree char *longest = g_strnfill (301, 'x');

  for (guint i = 0; i <= G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      const char *name = i < G_N_ELEMENTS (bad) ? bad[i] : longest;

      g_assert_null (assay_signing_key_make (folder, name, fixture->disk, &error));
      g_assert_true (error->domain == ASSAY_ERROR);
      g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
    }
}

/* Whatever operation fails, there is a whole key afterwards or none. */
static void
test_key_torture (void)
{
  for (int fault = ASSAY_DISK_FAULT_FAIL; fault <= ASSAY_DISK_FAULT_CRASH; fault++)
    for (guint nth = 1;; nth++)
      {
        g_autoptr (AssayFixture) fixture = assay_fixture_new ();
        g_autofree char *folder = assay_fixture_path (fixture, "keys");
        g_autoptr (GError) error = NULL;
        g_autoptr (AssaySigningKey) key = NULL;
        g_autoptr (AssaySigningKey) again = NULL;
        gboolean was_met;

        assay_disk_set_fault (fixture->disk, nth, (AssayDiskFault) fault, ENOSPC);
        key = assay_signing_key_make (folder, NAME, fixture->disk, NULL);
        was_met = assay_disk_get_count (fixture->disk) >= nth;
        assay_disk_set_fault (fixture->disk, 0, ASSAY_DISK_FAULT_NONE, 0);
        again = assay_signing_key_load (folder, &error);
        if (again == NULL)
          {
            g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND);
            g_assert_null (key);
          }
        if (!was_met)
          {
            g_assert_nonnull (key);
            break;
          }
      }
}

/* --- Signatures --- */

static void
test_signature (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autoptr (AssaySigningKey) key = make_key (fixture, "keys", NAME);
  g_autoptr (AssaySignature) signature = sign (key, ASSAY_SIGNATURE_OF_BAG, TEXT);
  g_autoptr (AssaySignature) empty = sign (key, ASSAY_SIGNATURE_OF_BAG, "");
  g_autofree char *text = assay_signature_format (signature);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssaySignature) read =
      assay_signature_parse (text, strlen (text), ASSAY_SIGNATURE_FILE, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  again = assay_signature_format (read);
  g_assert_cmpstr (text, ==, again);
  g_assert_cmpstr (read->name, ==, NAME);
  g_assert_true (assay_signature_check (read, ASSAY_SIGNATURE_OF_BAG, TEXT, strlen (TEXT)));
  g_assert_true (assay_signature_check (empty, ASSAY_SIGNATURE_OF_BAG, "", 0));

  /* For another use, over other bytes, under another name, or by another key it is none. */
  g_assert_false (assay_signature_check (read, ASSAY_SIGNATURE_OF_RETURN, TEXT, strlen (TEXT)));
  g_assert_false (assay_signature_check (read, ASSAY_SIGNATURE_OF_BAG, TEXT, strlen (TEXT) - 1));
  g_assert_false (assay_signature_check (read, ASSAY_SIGNATURE_OF_BAG, TEXT, 0));
  g_free (read->name);
  read->name = g_strdup ("South Vale");
  g_assert_false (assay_signature_check (read, ASSAY_SIGNATURE_OF_BAG, TEXT, strlen (TEXT)));
}

/* Every bit of the file flipped: it cannot be read, or is no signature of these bytes. */
static void
test_signature_flipped (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autoptr (AssaySigningKey) key = make_key (fixture, "keys", NAME);
  g_autoptr (AssaySignature) signature = sign (key, ASSAY_SIGNATURE_OF_RETURN, TEXT);
  g_autofree char *text = assay_signature_format (signature);
  gsize length = strlen (text);
  guint n_read = 0;

  for (gsize at = 0; at < length; at++)
    for (guint bit = 0; bit < 8; bit++)
      {
        g_autoptr (AssaySignature) read = NULL;
        g_autoptr (GError) error = NULL;

        text[at] = (char) (text[at] ^ 1 << bit);
        read = assay_signature_parse (text, length, ASSAY_SIGNATURE_FILE, &error);
        text[at] = (char) (text[at] ^ 1 << bit);
        n_read += read != NULL;
        if (read != NULL)
          g_assert_false (
              assay_signature_check (read, ASSAY_SIGNATURE_OF_RETURN, TEXT, strlen (TEXT)));
        else
          g_assert_true (error->domain == ASSAY_ERROR);
      }
  g_assert_cmpuint (n_read, >, 100);
}

static void
test_signature_hostile (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    AssayError code;
  } changes[] = {
    { "<?xml", " <?xml", ASSAY_ERROR_INVALID },
    { "<signature", "<!DOCTYPE signature><signature", ASSAY_ERROR_INVALID },
    { "<signature", "<seal", ASSAY_ERROR_INVALID },
    { "format=\"1\"", "format=\"2\"", ASSAY_ERROR_NEWER },
    { "format=\"1\"", "format=\"01\"", ASSAY_ERROR_INVALID },
    { "format=\"1\"", "", ASSAY_ERROR_INVALID },
    { "Ed25519", "Ed448", ASSAY_ERROR_NEWER },
    { "<by>", "<by> ", ASSAY_ERROR_INVALID },
    { "<by>", "<by>\xe2\x80\xae", ASSAY_ERROR_INVALID },
    { "<key>", "<key>00", ASSAY_ERROR_INVALID },
    { "<key>", "<more/><key>", ASSAY_ERROR_INVALID },
    { "<value>", "<value>G", ASSAY_ERROR_INVALID },
    { "</signature>", "</signature><!-- -->", ASSAY_ERROR_INVALID },
  };
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autoptr (AssaySigningKey) key = make_key (fixture, "keys", NAME);
  g_autoptr (AssaySignature) signature = sign (key, ASSAY_SIGNATURE_OF_BAG, TEXT);
  g_autofree char *text = assay_signature_format (signature);
  g_autofree char *large = g_strnfill (1 << 20, ' ');

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_auto (GStrv) parts = g_strsplit (text, changes[i].from, 2);
      g_autofree char *changed = g_strjoinv (changes[i].to, parts);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s → %s", changes[i].from, changes[i].to);
      g_assert_cmpstr (changed, !=, text);
      g_assert_null (assay_signature_parse (changed, strlen (changed), "x.xml", &error));
      g_assert_true (error->domain == ASSAY_ERROR);
      if (strstr (changes[i].to, "seal") == NULL)
        g_assert_cmpint (error->code, ==, (int) changes[i].code);
      g_assert_nonnull (strstr (error->message, "x.xml"));
    }
  g_assert_null (assay_signature_parse (large, 1 << 20, "x.xml", NULL));
  g_assert_null (assay_signature_parse ("", 0, "x.xml", NULL));
}

/* --- Known keys --- */

static void
test_standing (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autoptr (AssaySigningKey) key = make_key (fixture, "one", "North Vale");
  g_autoptr (AssaySigningKey) other = make_key (fixture, "other", "NORTH  vale");
  g_autoptr (AssaySignature) signature = sign (key, ASSAY_SIGNATURE_OF_BAG, TEXT);
  g_autoptr (AssaySignature) another = sign (other, ASSAY_SIGNATURE_OF_BAG, TEXT);
  g_autofree char *digits = assay_signature_dup_digits (signature);
  g_autofree char *other_digits = assay_signature_dup_digits (another);
  g_autoptr (AssayKnownKeys) keys = assay_known_keys_new ();
  AssayDate today = assay_date_new (2026, 11, 22);

  g_assert_cmpint (assay_known_keys_judge (keys, NULL, TRUE), ==, ASSAY_SIGNER_UNSIGNED);
  g_assert_cmpint (assay_known_keys_judge (keys, signature, FALSE), ==, ASSAY_SIGNER_BROKEN);
  g_assert_cmpint (assay_known_keys_judge (keys, signature, TRUE), ==, ASSAY_SIGNER_NEW);
  g_assert_cmpint (assay_known_keys_judge (NULL, signature, TRUE), ==, ASSAY_SIGNER_NEW);

  g_assert_true (assay_known_keys_remember (keys, "North Vale", digits, today));
  g_assert_cmpint (assay_known_keys_judge (keys, signature, TRUE), ==, ASSAY_SIGNER_KNOWN);
  g_assert_cmpint (assay_known_keys_judge (keys, another, TRUE), ==, ASSAY_SIGNER_CHANGED);

  /* A key that came later never takes the place of the first by itself. */
  g_assert_false (assay_known_keys_remember (keys, "north vale", other_digits, today));
  g_assert_cmpint (assay_known_keys_judge (keys, another, TRUE), ==, ASSAY_SIGNER_CHANGED);

  assay_known_keys_confirm (keys, "North Vale", digits, today + 5);
  g_assert_cmpint (assay_known_keys_judge (keys, signature, TRUE), ==, ASSAY_SIGNER_CONFIRMED);
  g_assert_cmpuint (assay_known_keys_lookup (keys, "NORTH VALE")->first_seen, ==, today);
  g_assert_cmpint (assay_known_keys_judge (keys, signature, FALSE), ==, ASSAY_SIGNER_BROKEN);

  assay_known_keys_confirm (keys, "North Vale", other_digits, today + 5);
  g_assert_cmpint (assay_known_keys_judge (keys, another, TRUE), ==, ASSAY_SIGNER_CONFIRMED);
  g_assert_cmpint (assay_known_keys_judge (keys, signature, TRUE), ==, ASSAY_SIGNER_CHANGED);
  g_assert_cmpuint (assay_known_keys_list (keys)->len, ==, 1);
  g_assert_cmpuint (assay_known_keys_lookup (keys, "North Vale")->first_seen, ==, today + 5);

  g_assert_true (assay_known_keys_forget (keys, "north VALE"));
  g_assert_false (assay_known_keys_forget (keys, "north VALE"));
  g_assert_cmpint (assay_known_keys_judge (keys, signature, TRUE), ==, ASSAY_SIGNER_NEW);
}

static void
test_standing_ids (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < ASSAY_N_SIGNER_STANDINGS; i++)
    g_assert_true (g_hash_table_add (seen, (gpointer) assay_signer_standing_get_id (i)));
}

static AssayKnownKeys *
load_keys (const char *folder)
{
  g_autoptr (GError) error = NULL;
  AssayKnownKeys *keys = assay_known_keys_load (folder, &error);

  g_assert_no_error (error);

  return keys;
}

static void
test_known_keys_file (void)
{
  static const char digits[] = "12345 67890 12345 67890 12345 67890 12345 67890";
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *folder = assay_fixture_path (fixture, "assay");
  g_autofree char *path = g_build_filename (folder, "known-keys.xml", NULL);
  g_autoptr (AssayKnownKeys) keys = load_keys (folder);
  g_autoptr (AssayKnownKeys) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL, *second = NULL;

  g_assert_cmpuint (assay_known_keys_list (keys)->len, ==, 0);
  assay_known_keys_confirm (keys, "Zeta <&> \"quoted\"", digits, assay_date_new (2026, 11, 22));
  assay_known_keys_remember (keys, "Älpha", digits, assay_date_new (2026, 1, 2));
  g_assert_true (assay_known_keys_save (keys, folder, fixture->disk, &error));
  g_assert_no_error (error);
  again = load_keys (folder);
  g_assert_cmpuint (assay_known_keys_list (again)->len, ==, 2);
  g_assert_true (assay_known_keys_lookup (again, "Zeta <&> \"quoted\"")->is_confirmed);
  g_assert_false (assay_known_keys_lookup (again, "ÄLPHA")->is_confirmed);
  text = assay_fixture_read (path);
  g_assert_true (assay_known_keys_save (again, folder, fixture->disk, &error));
  second = assay_fixture_read (path);
  g_assert_cmpstr (text, ==, second);
}

/* The assessor's key is there when it is seen again; the user's own never becomes somebody else's.
 */
static void
test_signer_remembered (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *folder = assay_fixture_path (fixture, "assay");
  g_autofree char *other = assay_fixture_path (fixture, "other");
  g_autofree char *path = g_build_filename (folder, "known-keys.xml", NULL);
  const AssayDate today = assay_date_new (2026, 11, 22);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssaySigningKey) own = assay_signing_key_take (folder, NAME, fixture->disk, NULL);
  g_autoptr (AssaySigningKey) theirs =
      assay_signing_key_take (other, "Lead assessor", fixture->disk, NULL);
  g_autoptr (AssaySignature) by_us = sign (own, ASSAY_SIGNATURE_OF_RETURN, "text");
  g_autoptr (AssaySignature) by_them = sign (theirs, ASSAY_SIGNATURE_OF_RETURN, "text");
  g_autoptr (AssayKnownKeys) keys = NULL;

  g_assert_true (assay_known_keys_remember_signer (folder, NULL, fixture->disk, today, &error)
                 && assay_known_keys_remember_signer (folder, by_us, fixture->disk, today, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (assay_known_keys_remember_signer (folder, by_them, fixture->disk, today, &error));
  g_assert_no_error (error);
  keys = load_keys (folder);
  g_assert_cmpuint (assay_known_keys_list (keys)->len, ==, 1);
  g_assert_cmpint (assay_known_keys_judge (keys, by_them, TRUE), ==, ASSAY_SIGNER_KNOWN);
}

/* A damaged list is never taken for an empty one: a changed key would pass for a new one. */
static void
test_known_keys_damaged (void)
{
  static const struct
  {
    const char *text;
    AssayError code;
  } bad[] = {
    { "", ASSAY_ERROR_DAMAGED },
    { "<known-keys/>", ASSAY_ERROR_DAMAGED },
    { "<other format=\"1\"/>", ASSAY_ERROR_DAMAGED },
    { "<known-keys format=\"1\"><key/></known-keys>", ASSAY_ERROR_DAMAGED },
    { "<known-keys format=\"1\"><lock/></known-keys>", ASSAY_ERROR_DAMAGED },
    { "<known-keys format=\"1\"><key name=\"a\" digits=\"1\" first-seen=\"2026-01-01\" "
      "confirmed=\"no\"/></known-keys>",
      ASSAY_ERROR_DAMAGED },
    { "<known-keys format=\"2\"/>", ASSAY_ERROR_NEWER },
  };
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *folder = assay_fixture_path (fixture, "assay");

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = assay_fixture_write (fixture, "assay/known-keys.xml", bad[i].text);

      g_assert_null (assay_known_keys_load (folder, &error));
      g_assert_error (error, ASSAY_ERROR, (int) bad[i].code);
      g_assert_nonnull (strstr (error->message, path));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signature/digits", test_digits);
  g_test_add_func ("/signature/digits-typed", test_digits_typed);
  g_test_add_func ("/signature/key", test_key);
  g_test_add_func ("/signature/two-keys-differ", test_two_keys_differ);
  g_test_add_func ("/signature/key-others-can-read", test_key_others_can_read);
  g_test_add_func ("/signature/key-damaged", test_key_damaged);
  g_test_add_func ("/signature/key-taken", test_key_taken);
  g_test_add_func ("/signature/names", test_names);
  g_test_add_func ("/signature/key-torture", test_key_torture);
  g_test_add_func ("/signature/make-and-check", test_signature);
  g_test_add_func ("/signature/flipped", test_signature_flipped);
  g_test_add_func ("/signature/hostile", test_signature_hostile);
  g_test_add_func ("/signature/standing", test_standing);
  g_test_add_func ("/signature/standing-ids", test_standing_ids);
  g_test_add_func ("/signature/known-keys", test_known_keys_file);
  g_test_add_func ("/signature/signer-remembered", test_signer_remembered);
  g_test_add_func ("/signature/known-keys-damaged", test_known_keys_damaged);

  return g_test_run ();
}
