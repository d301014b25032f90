/* evidence/: contents in, once, whole, and nowhere else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "portfolio-fixture.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "core/document/assay-folder-path.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LARGE_BYTES (3 * 1024 * 1024 + 17)

typedef struct
{
  PortfolioFixture *fixture;
  AssayPortfolioFolder *folder;
} Store;

static void
set_up (Store *store, gconstpointer data)
{
  store->fixture = portfolio_fixture_new ();
  store->folder = portfolio_fixture_create (store->fixture);
}

static void
tear_down (Store *store, gconstpointer data)
{
  portfolio_close (store->folder);
  portfolio_fixture_free (store->fixture);
}

static char *
add (Store *store, const char *path, GError **error)
{
  char *sha256 = NULL;
  guint64 size = 0;

  assay_portfolio_folder_store_file (store->folder, path, ASSAY_PROGRESS_NONE, NULL, &sha256, &size,
                                     error);

  return sha256;
}

static void
assert_no_leftover (Store *store)
{
  g_assert_false (portfolio_has_finding (store->folder, ASSAY_FINDING_LEFTOVER, NULL));
}

static char *
write_large (Store *store)
{
  g_autofree char *path = assay_fixture_path (store->fixture->base, "large.bin");
  g_autofree char *bytes = g_malloc (LARGE_BYTES);

  for (gsize i = 0; i < LARGE_BYTES; i++)
    bytes[i] = (char) (i * 7 + i / 1000);
  g_assert_true (g_file_set_contents (path, bytes, LARGE_BYTES, NULL));

  return g_steal_pointer (&path);
}

static void
remember_cb (guint64 done, guint64 total, const char *what, gpointer data)
{
  guint64 *last = data;

  g_assert_cmpuint (done, >, *last);
  g_assert_cmpuint (total, ==, LARGE_BYTES);
  *last = done;
}

static void
test_add (Store *store, gconstpointer data)
{
  g_autofree char *path = write_large (store);
  g_autofree char *wanted = assay_digest_of_file (path, ASSAY_PROGRESS_NONE, NULL, NULL);
  g_autofree char *sha256 = NULL;
  g_autofree char *content = NULL;
  g_autofree char *found = NULL;
  guint64 size = 0, told = 0;
  g_autoptr (GError) error = NULL;

  g_assert_true (assay_portfolio_folder_store_file (
      store->folder, path, (AssayProgress){ remember_cb, &told }, NULL, &sha256, &size, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (sha256, ==, wanted);
  g_assert_cmpuint (size, ==, LARGE_BYTES);
  g_assert_cmpuint (told, ==, LARGE_BYTES);
  content = assay_portfolio_folder_dup_content_path (store->folder, sha256);
  found = assay_digest_of_file (content, ASSAY_PROGRESS_NONE, NULL, NULL);
  g_assert_cmpstr (found, ==, wanted);
  assert_no_leftover (store);
}

static void
test_empty_file (Store *store, gconstpointer data)
{
  g_autofree char *path = assay_fixture_write (store->fixture->base, "empty", "");
  g_autoptr (GError) error = NULL;
  g_autofree char *sha256 = add (store, path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (sha256);
}

static void
test_twice (Store *store, gconstpointer data)
{
  g_autofree char *path = assay_fixture_write (store->fixture->base, "a.txt", "The same.");
  g_autofree char *first = add (store, path, NULL);
  g_autofree char *content = assay_portfolio_folder_dup_content_path (store->folder, first);
  g_autofree char *second = NULL;
  GStatBuf before, after;

  g_assert_cmpint (g_stat (content, &before), ==, 0);
  second = add (store, path, NULL);
  g_assert_cmpint (g_stat (content, &after), ==, 0);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpuint (before.st_ino, ==, after.st_ino);
  assert_no_leftover (store);
}

static void
test_altered_is_not_overwritten (Store *store, gconstpointer data)
{
  g_autofree char *path = assay_fixture_write (store->fixture->base, "a.txt", "The same.");
  g_autofree char *sha256 = add (store, path, NULL);
  g_autofree char *content = assay_portfolio_folder_dup_content_path (store->folder, sha256);
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  g_file_set_contents (content, "Another.", -1, NULL);
  g_assert_null (add (store, path, &error));
  assert_error_says (error, ASSAY_ERROR_DAMAGED, "changed by something else");
  found = assay_fixture_read (content);
  g_assert_cmpstr (found, ==, "Another.");
  assert_no_leftover (store);
}

static void
test_not_a_file (Store *store, gconstpointer data)
{
  g_autofree char *pipe_path = assay_fixture_path (store->fixture->base, "pipe");
  g_autofree char *nowhere = assay_fixture_path (store->fixture->base, "nowhere");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_assert_null (add (store, pipe_path, &error));
  assert_error_says (error, ASSAY_ERROR_INVALID, "pipe is not a file");
  g_clear_error (&error);
  g_assert_null (add (store, store->fixture->base->folder, &error));
  assert_error_says (error, ASSAY_ERROR_INVALID, "not a file");
  g_clear_error (&error);
  g_assert_null (add (store, nowhere, &error));
  assert_error_says (error, ASSAY_ERROR_NOT_FOUND, "nowhere");
  assert_no_leftover (store);
}

static void
test_too_large (Store *store, gconstpointer data)
{
  g_autofree char *path = assay_fixture_write (store->fixture->base, "huge.bin", "");
  g_autoptr (GError) error = NULL;

  /* A hole takes no room on the disk. */
  g_assert_cmpint (truncate (path, (off_t) ASSAY_LIMIT_EVIDENCE_BYTES + 1), ==, 0);
  g_assert_null (add (store, path, &error));
  assert_error_says (error, ASSAY_ERROR_TOO_LARGE, "huge.bin");
  assert_no_leftover (store);
}

static void
cancel_cb (guint64 done, guint64 total, const char *what, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancel (Store *store, gconstpointer data)
{
  g_autofree char *path = write_large (store);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  char *sha256 = NULL;

  g_assert_false (assay_portfolio_folder_store_file (store->folder, path,
                                                     (AssayProgress){ cancel_cb, cancellable },
                                                     cancellable, &sha256, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
  g_assert_null (sha256);
  assert_no_leftover (store);
  g_assert_false (portfolio_has_finding (store->folder, ASSAY_FINDING_EVIDENCE_UNCLAIMED, NULL));
}

/* A portfolio from a stranger may hold a link where a folder should be. */
static void
test_links (Store *store, gconstpointer data)
{
  g_autofree char *path = assay_fixture_write (store->fixture->base, "a.txt", "A letter.");
  g_autofree char *sha256 = assay_digest_of_bytes ("A letter.", strlen ("A letter."));
  g_autofree char *content = assay_portfolio_folder_dup_content_path (store->folder, sha256);
  g_autofree char *shelf = g_path_get_dirname (content);
  g_autofree char *outside = assay_fixture_path (store->fixture->base, "outside");
  g_auto (GStrv) names = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (outside, 0700), ==, 0);
  g_assert_cmpint (symlink (outside, shelf), ==, 0);
  g_assert_null (add (store, path, &error));
  assert_error_says (error, ASSAY_ERROR_REFUSED, "links");
  g_clear_error (&error);
  names = assay_path_list_names (outside);
  g_assert_null (names[0]);

  g_assert_cmpint (g_remove (shelf), ==, 0);
  g_assert_cmpint (g_mkdir (shelf, 0700), ==, 0);
  g_assert_cmpint (symlink ("/etc/hostname", content), ==, 0);
  g_assert_null (add (store, path, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
  assert_no_leftover (store);
}

static void
test_reading_only (Store *store, gconstpointer data)
{
  g_autofree char *path = assay_fixture_write (store->fixture->base, "a.txt", "A letter.");
  AssayPortfolioFolder *reader = portfolio_fixture_open (store->fixture, ASSAY_OPEN_READ);
  g_autoptr (GError) error = NULL;
  char *sha256 = NULL;

  g_assert_false (assay_portfolio_folder_store_file (reader, path, ASSAY_PROGRESS_NONE, NULL,
                                                     &sha256, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
  g_object_unref (reader);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Store *store, gconstpointer data);
  } tests[] = {
    { "/evidence-store/add", test_add },
    { "/evidence-store/empty-file", test_empty_file },
    { "/evidence-store/twice", test_twice },
    { "/evidence-store/altered-is-not-overwritten", test_altered_is_not_overwritten },
    { "/evidence-store/not-a-file", test_not_a_file },
    { "/evidence-store/too-large", test_too_large },
    { "/evidence-store/cancel", test_cancel },
    { "/evidence-store/links", test_links },
    { "/evidence-store/reading-only", test_reading_only },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Store, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
