/* A portfolio as one ZIP: out and in again, and ZIPs made to do harm.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "portfolio-fixture.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <time.h>

typedef struct
{
  PortfolioFixture *fixture;
  AssayPortfolioFolder *folder;
  char *zip;
  char *target;
  GError *error;
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  desk->fixture = portfolio_fixture_new ();
  desk->folder = portfolio_fixture_create (desk->fixture);
  desk->zip = assay_fixture_path (desk->fixture->base, "copy.zip");
  desk->target = assay_fixture_path (desk->fixture->base, "unpacked");
  portfolio_rate (desk->folder, "1.1", "partly");
  portfolio_add_file (desk->fixture, desk->folder, "A form.");
  portfolio_add_file (desk->fixture, desk->folder, "Another form.");
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_clear_object (&desk->folder);
  portfolio_fixture_free (desk->fixture);
  g_free (desk->zip);
  g_free (desk->target);
  g_clear_error (&desk->error);
}

static gboolean
save (Desk *desk, const char *zip)
{
  return assay_portfolio_archive_save (desk->folder, zip, ASSAY_PROGRESS_NONE, NULL, &desk->error);
}

static gboolean
unpack (Desk *desk)
{
  return assay_portfolio_archive_open (desk->fixture->base->context, desk->zip, desk->target,
                                       desk->fixture->schema_path, ASSAY_PROGRESS_NONE, NULL,
                                       &desk->error);
}

static AssayPortfolioFolder *
open_target (Desk *desk, AssayOpenMode mode)
{
  AssayPortfolioFolder *folder =
      assay_portfolio_folder_open (desk->fixture->base->context, desk->target,
                                   desk->fixture->schema_path, mode, NULL, &desk->error);

  g_assert_no_error (desk->error);

  return folder;
}

static void
assert_refused (Desk *desk, AssayError code, const char *words)
{
  g_assert_false (unpack (desk));
  assert_error_says (desk->error, (int) code, words);
  g_clear_error (&desk->error);
  g_assert_false (g_file_test (desk->target, G_FILE_TEST_EXISTS));
}

/* --- There and back --- */

static void
test_there_and_back (Desk *desk, gconstpointer data)
{
  g_autofree char *text = portfolio_text (desk->folder);
  g_autofree char *found = NULL;
  g_autofree char *again = assay_fixture_path (desk->fixture->base, "again.zip");
  AssayPortfolioFolder *copy;
  g_autoptr (GPtrArray) findings = NULL;

  g_assert_true (save (desk, desk->zip));
  g_assert_true (unpack (desk));
  g_assert_no_error (desk->error);
  copy = open_target (desk, ASSAY_OPEN_WRITE);
  found = portfolio_text (copy);
  g_assert_cmpstr (found, ==, text);
  findings = assay_portfolio_folder_check (copy, TRUE, ASSAY_PROGRESS_NONE, NULL, NULL);
  g_assert_cmpuint (findings->len, ==, 0);
  /* The history came along, and goes on. */
  g_assert_true (assay_portfolio_folder_undo (copy, NULL, NULL));
  g_assert_cmpuint (assay_portfolio_folder_get_next_evidence_number (copy), ==, 3);
  portfolio_close (copy);
}

static void
assert_same_bytes (const char *a, const char *b)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;
  gsize left_length = 0, right_length = 0;

  g_assert_true (g_file_get_contents (a, &left, &left_length, NULL));
  g_assert_true (g_file_get_contents (b, &right, &right_length, NULL));
  g_assert_cmpmem (left, left_length, right, right_length);
}

/* Also in another time zone, later, and open for reading. */
static void
test_same_bytes (Desk *desk, gconstpointer data)
{
  g_autofree char *again = assay_fixture_path (desk->fixture->base, "again.zip");

  assay_portfolio_folder_save (desk->folder, NULL);
  g_assert_true (save (desk, desk->zip));
  g_setenv ("TZ", "Pacific/Auckland", TRUE);
  tzset ();
  g_assert_true (save (desk, again));
  assert_same_bytes (desk->zip, again);
  portfolio_close (g_steal_pointer (&desk->folder));
  g_setenv ("TZ", "UTC", TRUE);
  tzset ();
  desk->folder = portfolio_fixture_open (desk->fixture, ASSAY_OPEN_READ);
  g_assert_true (save (desk, again));
  assert_same_bytes (desk->zip, again);
}

/* Nothing about reading or writing may hang on the locale: all names are plain. */
static void
test_plain_locale (Desk *desk, gconstpointer data)
{
  g_assert_nonnull (setlocale (LC_ALL, "C"));
  g_assert_true (save (desk, desk->zip));
  g_assert_true (unpack (desk));
  g_assert_nonnull (setlocale (LC_ALL, ""));
}

/* The portfolio is behind its journal, and somebody else goes on writing. */
static void
test_unsaved_moment (Desk *desk, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *found = NULL;
  AssayPortfolioFolder *writer = g_steal_pointer (&desk->folder);
  AssayPortfolioFolder *copy;

  portfolio_write (writer, "1.2", "Not saved.");
  desk->folder = portfolio_fixture_open (desk->fixture, ASSAY_OPEN_READ);
  text = portfolio_text (desk->folder);
  portfolio_write (writer, "1.2", "Later.");
  assay_portfolio_folder_save (writer, NULL);
  portfolio_write (writer, "1.2", "Later still.");
  g_assert_true (save (desk, desk->zip));
  portfolio_close (writer);

  g_assert_true (unpack (desk));
  copy = open_target (desk, ASSAY_OPEN_WRITE);
  found = portfolio_text (copy);
  g_assert_cmpstr (found, ==, text);
  g_assert_nonnull (strstr (found, "Not saved."));
  g_assert_false (portfolio_has_finding (copy, ASSAY_FINDING_CHANGED_OUTSIDE, NULL));
  g_assert_false (portfolio_has_finding (copy, ASSAY_FINDING_JOURNAL_DAMAGED, NULL));
  portfolio_close (copy);
}

/* Undoing in the copy brings back an item whose file had no item any more when it was made. */
static void
test_undone_content_comes_along (Desk *desk, gconstpointer data)
{
  AssayPortfolioFolder *copy;

  g_assert_true (assay_portfolio_folder_undo (desk->folder, NULL, NULL));
  g_assert_true (save (desk, desk->zip));
  g_assert_true (unpack (desk));
  copy = open_target (desk, ASSAY_OPEN_WRITE);
  g_assert_true (assay_portfolio_folder_redo (copy, NULL, NULL));
  g_assert_false (portfolio_has_finding (copy, ASSAY_FINDING_EVIDENCE_MISSING, NULL));
  portfolio_close (copy);
}

/* --- Saving that must fail --- */

static char *
dup_content_path (Desk *desk)
{
  g_autofree char *sha256 = assay_digest_of_bytes ("A form.", strlen ("A form."));

  return assay_portfolio_folder_dup_content_path (desk->folder, sha256);
}

static void
assert_not_saved (Desk *desk, AssayError code, const char *words)
{
  g_autofree char *part = g_strdup_printf ("%s.part", desk->zip);
  g_autofree char *older = NULL;

  g_file_set_contents (desk->zip, "older", -1, NULL);
  g_assert_false (save (desk, desk->zip));
  assert_error_says (desk->error, (int) code, words);
  g_clear_error (&desk->error);
  older = assay_fixture_read (desk->zip);
  g_assert_cmpstr (older, ==, "older");
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
}

static void
test_evidence_altered (Desk *desk, gconstpointer data)
{
  g_autofree char *path = dup_content_path (desk);

  g_file_set_contents (path, "A farm.", -1, NULL);
  assert_not_saved (desk, ASSAY_ERROR_DAMAGED, "E001 “Risk form.txt” is not the file");
  g_file_set_contents (path, "A form. And more.", -1, NULL);
  assert_not_saved (desk, ASSAY_ERROR_DAMAGED, "E001");
  g_file_set_contents (path, "A", -1, NULL);
  assert_not_saved (desk, ASSAY_ERROR_DAMAGED, "E001");
  g_remove (path);
  assert_not_saved (desk, ASSAY_ERROR_DAMAGED, "E001 “Risk form.txt” is missing");
}

static void
test_save_cancelled (Desk *desk, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_false (assay_portfolio_archive_save (desk->folder, desk->zip, ASSAY_PROGRESS_NONE,
                                                cancellable, &desk->error));
  g_assert_error (desk->error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
  g_assert_false (g_file_test (desk->zip, G_FILE_TEST_EXISTS));
}

/* --- ZIPs from strangers --- */

typedef struct archive Archive;

typedef struct
{
  const char *name;
  const char *content;
  gsize length;
  int type; /* 0: a plain file */
} Entry;

static void
add_entry (Archive *archive, const Entry *entry)
{
  struct archive_entry *header = archive_entry_new ();

  archive_entry_set_pathname (header, entry->name);
  archive_entry_set_filetype (header, entry->type != 0 ? (unsigned) entry->type : AE_IFREG);
  archive_entry_set_perm (header, 0644);
  if (entry->type == AE_IFLNK)
    archive_entry_set_symlink (header, entry->content);
  archive_entry_set_size (header, entry->type == 0 ? (la_int64_t) entry->length : 0);
  g_assert_cmpint (archive_write_header (archive, header), ==, ARCHIVE_OK);
  if (entry->type == 0 && entry->length > 0)
    g_assert_cmpint (archive_write_data (archive, entry->content, entry->length), ==,
                     (la_ssize_t) entry->length);
  archive_entry_free (header);
}

static Archive *
begin_zip (Desk *desk)
{
  Archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, desk->zip), ==, ARCHIVE_OK);

  return archive;
}

static void
end_zip (Archive *archive)
{
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
}

/* The names and contents of a good copy, with @change made to them, and @more behind them. */
static void
make_zip (Desk *desk, const char *leave_out, const Entry *more, guint n_more)
{
  g_autofree char *good = assay_fixture_path (desk->fixture->base, "good.zip");
  Archive *from = archive_read_new ();
  Archive *to;
  struct archive_entry *header = NULL;

  g_assert_true (save (desk, good));
  archive_read_support_format_zip (from);
  g_assert_cmpint (archive_read_open_filename (from, good, 4096), ==, ARCHIVE_OK);
  to = begin_zip (desk);
  while (archive_read_next_header (from, &header) == ARCHIVE_OK)
    {
      g_autofree char *content = g_malloc (1024 * 1024);
      la_ssize_t length = archive_read_data (from, content, 1024 * 1024);
      Entry entry = { archive_entry_pathname (header), content, (gsize) length, 0 };

      if (leave_out == NULL || strcmp (entry.name, leave_out) != 0)
        add_entry (to, &entry);
    }
  for (guint i = 0; i < n_more; i++)
    add_entry (to, &more[i]);
  end_zip (to);
  archive_read_free (from);
}

static void
test_good_but_repacked (Desk *desk, gconstpointer data)
{
  static const Entry folders[] = { { "evidence/", NULL, 0, AE_IFDIR },
                                   { "journal/", NULL, 0, AE_IFDIR },
                                   { "evidence/0a/", NULL, 0, AE_IFDIR },
                                   { "in-use.xml", "<in-use host=\"h\"/>", 18, 0 } };
  g_autofree char *lock = g_build_filename (desk->target, ASSAY_LOCK_FILE, NULL);

  make_zip (desk, NULL, folders, G_N_ELEMENTS (folders));
  g_assert_true (unpack (desk));
  g_assert_no_error (desk->error);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
}

static void
test_hostile_names (Desk *desk, gconstpointer data)
{
  static const Entry entries[] = {
    { "/etc/assay-was-here", "x", 1, 0 },
    { "../assay-was-here", "x", 1, 0 },
    { "evidence/../../assay-was-here", "x", 1, 0 },
    { "evidence/aa/../aa/x", "x", 1, 0 },
    { "./portfolio.xml", "x", 1, 0 },
    { "Portfolio.xml", "x", 1, 0 },
    { "PORTFOLIO.XML", "x", 1, 0 },
    { "Evidence/aa/x", "x", 1, 0 },
    { "evidence\\aa\\x", "x", 1, 0 },
    { "C:\\assay-was-here", "x", 1, 0 },
    { "evidence/letter.pdf", "x", 1, 0 },
    { "evidence/aa/ab", "x", 1, 0 },
    { "evidence/aa/bb00000000000000000000000000000000000000000000000000000000000000", "x", 1, 0 },
    { "journal/1.log", "x", 1, 0 },
    { "journal/000000.log", "x", 1, 0 },
    { "journal/000001.log/x", "x", 1, 0 },
    { "unfinished.part", "x", 1, 0 },
    { "portfolio.xml.part", "x", 1, 0 },
    { "notes/", NULL, 0, AE_IFDIR },
    { "evidence/zz/", NULL, 0, AE_IFDIR },
    { "a-name-that-is-longer-than-anybody-would-ever-want-to-read-in-a-message-so-it-is-cut-off-"
      "somewhere",
      "x", 1, 0 },
  };
  g_autofree char *outside = assay_fixture_path (desk->fixture->base, "assay-was-here");

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_test_message ("%s", entries[i].name);
      make_zip (desk, NULL, &entries[i], 1);
      assert_refused (desk, ASSAY_ERROR_INVALID, "does not belong");
      g_assert_false (g_file_test (outside, G_FILE_TEST_EXISTS));
    }
}

static void
test_links (Desk *desk, gconstpointer data)
{
  static const Entry links[] = { { "evidence/aa", "/etc", 0, AE_IFLNK },
                                 { "portfolio.xml", "/etc/passwd", 0, AE_IFLNK },
                                 { "journal/000009.log", "/etc/passwd", 0, AE_IFLNK } };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      make_zip (desk, "portfolio.xml", &links[i], 1);
      assert_refused (desk, ASSAY_ERROR_INVALID, "does not belong");
    }
}

static void
test_duplicate (Desk *desk, gconstpointer data)
{
  static const Entry again = { "scheme.xml", "<scheme/>", 9, 0 };

  make_zip (desk, NULL, &again, 1);
  assert_refused (desk, ASSAY_ERROR_INVALID, "“scheme.xml” is in it twice");
}

static void
test_incomplete (Desk *desk, gconstpointer data)
{
  g_autofree char *sha256 = assay_digest_of_bytes ("A form.", strlen ("A form."));
  g_autofree char *content = g_strdup_printf ("evidence/%.2s/%s", sha256, sha256);

  make_zip (desk, "portfolio.xml", NULL, 0);
  assert_refused (desk, ASSAY_ERROR_INVALID, "there is no portfolio.xml in it");
  make_zip (desk, "scheme.xml", NULL, 0);
  assert_refused (desk, ASSAY_ERROR_INVALID, "there is no scheme.xml in it");
  make_zip (desk, content, NULL, 0);
  assert_refused (desk, ASSAY_ERROR_DAMAGED, "the file of E001 “Risk form” is missing");
}

static void
test_wrong_content (Desk *desk, gconstpointer data)
{
  g_autofree char *sha256 = assay_digest_of_bytes ("A form.", strlen ("A form."));
  g_autofree char *name = g_strdup_printf ("evidence/%.2s/%s", sha256, sha256);
  Entry wrong = { name, "A farm.", strlen ("A farm."), 0 };
  Entry broken = { "portfolio.xml", "<portfolio format=\"1\">\n<b/", 26, 0 };
  Entry foreign = { "portfolio.xml", "<html/>", 7, 0 };
  Entry newer = { "portfolio.xml", "<portfolio format=\"7\"/>", 23, 0 };
  Entry other = { "scheme.xml", "<scheme/>", 9, 0 };

  make_zip (desk, name, &wrong, 1);
  assert_refused (desk, ASSAY_ERROR_DAMAGED, "is not what it was");
  /* The journal could make up for it; but then the ZIP is not what was sent. */
  make_zip (desk, "portfolio.xml", &broken, 1);
  assert_refused (desk, ASSAY_ERROR_DAMAGED, "portfolio.xml in it cannot be read");
  make_zip (desk, "portfolio.xml", &foreign, 1);
  assert_refused (desk, ASSAY_ERROR_DAMAGED, "portfolio.xml in it cannot be read");
  make_zip (desk, "portfolio.xml", &newer, 1);
  assert_refused (desk, ASSAY_ERROR_NEWER, "copy.zip: portfolio.xml was written by a newer Assay");
  make_zip (desk, "scheme.xml", &other, 1);
  assert_refused (desk, ASSAY_ERROR_DAMAGED, "copy.zip: scheme.xml");
}

static void
test_password (Desk *desk, gconstpointer data)
{
  Entry entry = { "portfolio.xml", "<portfolio/>", 12, 0 };
  Archive *zip = archive_write_new ();

  archive_write_set_format_zip (zip);
  g_assert_cmpint (archive_write_set_options (zip, "zip:encryption=aes256"), ==, ARCHIVE_OK);
  archive_write_set_passphrase (zip, "secret");
  g_assert_cmpint (archive_write_open_filename (zip, desk->zip), ==, ARCHIVE_OK);
  add_entry (zip, &entry);
  end_zip (zip);
  assert_refused (desk, ASSAY_ERROR_ENCRYPTED, "password");
}

/* 300 MB of nothing in 300 kB. */
static void
test_bomb (Desk *desk, gconstpointer data)
{
  gsize length = 300u * 1024 * 1024;
  g_autofree char *zeros = g_malloc0 (length);
  g_autofree char *sha256 = assay_digest_of_bytes (zeros, length);
  g_autofree char *name = g_strdup_printf ("evidence/%.2s/%s", sha256, sha256);
  Entry bomb = { name, zeros, length, 0 };
  Entry large = { "portfolio.xml", zeros, 65u * 1024 * 1024, 0 };
  Archive *zip = begin_zip (desk);
  GStatBuf info;

  add_entry (zip, &bomb);
  end_zip (zip);
  g_assert_cmpint (g_stat (desk->zip, &info), ==, 0);
  g_assert_cmpint (info.st_size, <, 1024 * 1024);
  assert_refused (desk, ASSAY_ERROR_TOO_LARGE, "far more than it is");

  zip = begin_zip (desk);
  add_entry (zip, &large);
  end_zip (zip);
  assert_refused (desk, ASSAY_ERROR_TOO_LARGE, "portfolio.xml in it is larger");
}

static void
test_not_a_zip (Desk *desk, gconstpointer data)
{
  g_autofree char *zip = NULL;
  g_autofree char *half = NULL;
  gsize length = 0;

  assert_refused (desk, ASSAY_ERROR_NOT_FOUND, "copy.zip is not there");
  g_file_set_contents (desk->zip, "", -1, NULL);
  assert_refused (desk, ASSAY_ERROR_INVALID, "not a ZIP");
  g_file_set_contents (desk->zip, "%PDF-1.7 and so on, for long enough to be something", -1, NULL);
  assert_refused (desk, ASSAY_ERROR_INVALID, "not a ZIP");
  g_assert_true (save (desk, desk->zip));
  g_assert_true (g_file_get_contents (desk->zip, &zip, &length, NULL));
  g_file_set_contents (desk->zip, zip, (gssize) length / 2, NULL);
  assert_refused (desk, ASSAY_ERROR_INVALID, "not all of it is there");
}

/* Every place of a good copy, changed: refused, or the very same portfolio. */
static void
test_flipped_bytes (Desk *desk, gconstpointer data)
{
  g_autofree char *text = portfolio_text (desk->folder);
  g_autofree char *zip = NULL;
  gsize length = 0;
  guint n_refused = 0;

  g_assert_true (save (desk, desk->zip));
  g_assert_true (g_file_get_contents (desk->zip, &zip, &length, NULL));
  for (gsize i = 0; i < length; i += 31)
    {
      char byte = zip[i];

      zip[i] ^= 0x41;
      g_file_set_contents (desk->zip, zip, (gssize) length, NULL);
      zip[i] = byte;
      if (unpack (desk))
        {
          AssayPortfolioFolder *copy = open_target (desk, ASSAY_OPEN_READ);
          g_autofree char *found = portfolio_text (copy);

          g_assert_cmpstr (found, ==, text);
          g_object_unref (copy);
          assay_fixture_remove (desk->target);
          continue;
        }
      n_refused++;
      g_assert_nonnull (desk->error);
      g_clear_error (&desk->error);
      g_assert_false (g_file_test (desk->target, G_FILE_TEST_EXISTS));
    }
  g_assert_cmpuint (n_refused, >, length / 31 / 2);
}

static void
test_target_taken (Desk *desk, gconstpointer data)
{
  g_autofree char *letter = assay_fixture_write (desk->fixture->base, "unpacked/letter", "Dear");
  g_autofree char *after = NULL;

  g_assert_true (save (desk, desk->zip));
  g_assert_false (unpack (desk));
  assert_error_says (desk->error, ASSAY_ERROR_EXISTS, "not empty");
  after = assay_fixture_read (letter);
  g_assert_cmpstr (after, ==, "Dear");
}

static void
test_unpack_cancelled (Desk *desk, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_true (save (desk, desk->zip));
  g_cancellable_cancel (cancellable);
  g_assert_false (assay_portfolio_archive_open (desk->fixture->base->context, desk->zip,
                                                desk->target, desk->fixture->schema_path,
                                                ASSAY_PROGRESS_NONE, cancellable, &desk->error));
  g_assert_error (desk->error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
  g_assert_false (g_file_test (desk->target, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Desk *desk, gconstpointer data);
  } tests[] = {
    { "/archive/there-and-back", test_there_and_back },
    { "/archive/same-bytes", test_same_bytes },
    { "/archive/plain-locale", test_plain_locale },
    { "/archive/unsaved-moment", test_unsaved_moment },
    { "/archive/undone-content-comes-along", test_undone_content_comes_along },
    { "/archive/evidence-altered", test_evidence_altered },
    { "/archive/save-cancelled", test_save_cancelled },
    { "/archive/good-but-repacked", test_good_but_repacked },
    { "/archive/hostile-names", test_hostile_names },
    { "/archive/links", test_links },
    { "/archive/duplicate", test_duplicate },
    { "/archive/incomplete", test_incomplete },
    { "/archive/wrong-content", test_wrong_content },
    { "/archive/password", test_password },
    { "/archive/bomb", test_bomb },
    { "/archive/not-a-zip", test_not_a_zip },
    { "/archive/flipped-bytes", test_flipped_bytes },
    { "/archive/target-taken", test_target_taken },
    { "/archive/unpack-cancelled", test_unpack_cancelled },
  };

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Desk, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
