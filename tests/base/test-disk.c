/* The one seam for writes: what each fault leaves behind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "base/assay-disk.h"
#include "base/assay-error.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define OLD "the old content"
#define NEW "the new content, which is longer"

typedef struct
{
  AssayFixture *fixture;
  AssayDisk *disk;
  char *path;
  char *temporary;
} Case;

static void
set_up (Case *self, gconstpointer data)
{
  self->fixture = assay_fixture_new ();
  self->disk = self->fixture->disk;
  self->path = assay_fixture_write (self->fixture, "portfolio.xml", OLD);
  self->temporary = assay_fixture_path (self->fixture, "portfolio.xml.part");
}

static void
tear_down (Case *self, gconstpointer data)
{
  g_free (self->path);
  g_free (self->temporary);
  assay_fixture_free (self->fixture);
}

static gboolean
replace (Case *self, GError **error)
{
  return assay_disk_replace (self->disk, self->path, NEW, strlen (NEW), error);
}

static void
assert_content (const char *path, const char *expected)
{
  g_autofree char *text = assay_fixture_read (path);

  g_assert_cmpstr (text, ==, expected);
}

/* How many operations one replacement takes when all goes well. */
static guint
count_replace (Case *self)
{
  assay_disk_set_fault (self->disk, 0, ASSAY_DISK_FAULT_NONE, 0);
  g_assert_true (replace (self, NULL));
  g_assert_true (g_file_set_contents (self->path, OLD, -1, NULL));

  return assay_disk_get_count (self->disk);
}

static void
test_replace (Case *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  g_assert_true (replace (self, &error));
  g_assert_no_error (error);
  assert_content (self->path, NEW);
  g_assert_false (g_file_test (self->temporary, G_FILE_TEST_EXISTS));

  /* Nobody else on the computer may read what is in it. */
  g_assert_cmpint (g_stat (self->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0077, ==, 0);
}

/* Open, write, sync, rename, sync the folder: in that order, so the n-th can be met. */
static void
test_replace_syncs (Case *self, gconstpointer data)
{
  g_assert_cmpuint (count_replace (self), ==, 5);
}

/* Whatever happens to whichever operation, the old content is there or the new, whole. */
static void
test_replace_under_fault (Case *self, gconstpointer data)
{
  static const AssayDiskFault faults[] = { ASSAY_DISK_FAULT_FAIL, ASSAY_DISK_FAULT_SHORTEN,
                                           ASSAY_DISK_FAULT_CRASH };
  guint n = count_replace (self);

  for (guint f = 0; f < G_N_ELEMENTS (faults); f++)
    for (guint nth = 1; nth <= n; nth++)
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *text = NULL;

        g_assert_true (g_file_set_contents (self->path, OLD, -1, NULL));
        assay_disk_set_fault (self->disk, nth, faults[f], ENOSPC);
        g_assert_false (replace (self, &error));
        g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_NO_SPACE);
        g_assert_nonnull (strstr (error->message, self->fixture->folder));
        text = assay_fixture_read (self->path);
        /* Only after the rename, in the folder's sync, is it the new one. */
        g_assert_cmpstr (text, ==, nth == n ? NEW : OLD);

        /* What is left in the way is no obstacle to the next one. */
        assay_disk_set_fault (self->disk, 0, ASSAY_DISK_FAULT_NONE, 0);
        g_assert_true (replace (self, NULL));
        assert_content (self->path, NEW);
        g_assert_false (g_file_test (self->temporary, G_FILE_TEST_EXISTS));
      }
}

/* A failure cleans up behind itself; a crash cannot. */
static void
test_what_is_left (Case *self, gconstpointer data)
{
  assay_disk_set_fault (self->disk, 2, ASSAY_DISK_FAULT_SHORTEN, ENOSPC);
  g_assert_false (replace (self, NULL));
  g_assert_false (g_file_test (self->temporary, G_FILE_TEST_EXISTS));

  assay_disk_set_fault (self->disk, 2, ASSAY_DISK_FAULT_CRASH, ENOSPC);
  g_assert_false (replace (self, NULL));
  g_assert_true (g_file_test (self->temporary, G_FILE_TEST_EXISTS));
  assert_content (self->path, OLD);
}

/* After a crash nothing works any more, until the next start. */
static void
test_crash_stays (Case *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assay_disk_set_fault (self->disk, 1, ASSAY_DISK_FAULT_CRASH, EIO);
  g_assert_false (replace (self, NULL));
  g_assert_false (replace (self, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_IO);
  assay_disk_set_fault (self->disk, 0, ASSAY_DISK_FAULT_NONE, 0);
  g_assert_true (replace (self, NULL));
}

static void
test_shorten (Case *self, gconstpointer data)
{
  g_autofree char *path = assay_fixture_path (self->fixture, "log");
  g_autoptr (AssayDiskFile) file = assay_disk_open_append (self->disk, path, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (file);
  g_assert_true (assay_disk_file_write (file, "first\n", 6, NULL));
  assay_disk_set_fault (self->disk, 1, ASSAY_DISK_FAULT_SHORTEN, ENOSPC);
  g_assert_false (assay_disk_file_write (file, "second\n", 7, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_NO_SPACE);
  assert_content (path, "first\nsec");
  g_assert_cmpuint (assay_disk_file_get_length (file), ==, 9);

  g_assert_true (assay_disk_file_truncate (file, 6, NULL));
  g_assert_true (assay_disk_file_write (file, "third\n", 6, NULL));
  g_assert_true (assay_disk_file_sync (file, NULL));
  assert_content (path, "first\nthird\n");
  g_assert_cmpuint (assay_disk_file_get_length (file), ==, 12);
}

static void
test_append (Case *self, gconstpointer data)
{
  g_autoptr (AssayDiskFile) file = assay_disk_open_append (self->disk, self->path, NULL);

  g_assert_cmpuint (assay_disk_file_get_length (file), ==, strlen (OLD));
  g_assert_true (assay_disk_file_write (file, "!", 1, NULL));
  assert_content (self->path, OLD "!");
}

static void
test_create_never_overwrites (Case *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (assay_disk_create (self->disk, self->path, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_EXISTS);
  g_assert_nonnull (strstr (error->message, "portfolio.xml"));
  assert_content (self->path, OLD);
}

static void
test_publish (Case *self, gconstpointer data)
{
  g_autofree char *part = assay_fixture_write (self->fixture, "pack.pdf.part", NEW);
  g_autoptr (GError) error = NULL;

  g_assert_true (assay_disk_publish (self->disk, part, self->path, &error));
  g_assert_no_error (error);
  assert_content (self->path, NEW);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
}

/* A publication that fails leaves the older file and takes the temporary one away. */
static void
test_publish_under_fault (Case *self, gconstpointer data)
{
  for (guint nth = 1; nth <= 4; nth++)
    {
      g_autofree char *part = assay_fixture_write (self->fixture, "pack.pdf.part", NEW);
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (self->path, OLD, -1, NULL));
      assay_disk_set_fault (self->disk, nth, ASSAY_DISK_FAULT_FAIL, EIO);
      g_assert_false (assay_disk_publish (self->disk, part, self->path, &error));
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_IO);
      assert_content (self->path, nth == 4 ? NEW : OLD);
      g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
    }
}

static void
assert_mode (const char *path, int expected)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, expected);
}

static void
publish_document (Case *self, const char *path)
{
  g_autofree char *part = assay_fixture_path (self->fixture, "document.part");
  g_autoptr (AssayDiskFile) file = assay_disk_create (self->disk, part, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (file);
  assert_mode (part, 0600);
  g_assert_true (assay_disk_publish_document (self->disk, part, path, &error));
  g_assert_no_error (error);
}

/* A document is read by whom the umask lets, unless it takes the place of one that says otherwise.
 */
static void
test_document_mode (Case *self, gconstpointer data)
{
  static const struct
  {
    mode_t mask;
    int mode;
  } rows[] = { { 0022, 0644 }, { 0002, 0664 }, { 0027, 0640 }, { 0077, 0600 } };
  mode_t own = umask (0);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = assay_fixture_path (self->fixture, "pack.pdf");

      umask (rows[i].mask);
      publish_document (self, path);
      assert_mode (path, rows[i].mode);
      g_assert_cmpint (g_chmod (path, 0640), ==, 0);
      publish_document (self, path);
      assert_mode (path, 0640);
      g_assert_cmpint (g_remove (path), ==, 0);
    }
  umask (own);
}

static void
test_folders (Case *self, gconstpointer data)
{
  g_autofree char *folder = assay_fixture_path (self->fixture, "evidence");
  g_autofree char *deep = assay_fixture_path (self->fixture, "no/such/folder");
  g_autoptr (GError) error = NULL;

  g_assert_true (assay_disk_make_folder (self->disk, folder, &error));
  g_assert_true (assay_disk_make_folder (self->disk, folder, &error));
  g_assert_no_error (error);
  g_assert_true (assay_disk_sync_folder (self->disk, folder, &error));
  g_assert_no_error (error);

  g_assert_false (assay_disk_make_folder (self->disk, deep, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (assay_disk_make_folder (self->disk, self->path, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (assay_disk_sync_folder (self->disk, deep, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (assay_disk_remove (self->disk, folder, &error));
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_assert_false (assay_disk_remove (self->disk, folder, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND);
}

static void
test_replace_without_folder (Case *self, gconstpointer data)
{
  g_autofree char *path = assay_fixture_path (self->fixture, "gone/portfolio.xml");
  g_autoptr (GError) error = NULL;

  g_assert_false (assay_disk_replace (self->disk, path, NEW, strlen (NEW), &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND);
}

static void
add (const char *path, void (*test) (Case *, gconstpointer))
{
  g_test_add (path, Case, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/disk/replace", test_replace);
  add ("/disk/replace-syncs", test_replace_syncs);
  add ("/disk/replace-under-fault", test_replace_under_fault);
  add ("/disk/what-is-left", test_what_is_left);
  add ("/disk/crash-stays", test_crash_stays);
  add ("/disk/shorten", test_shorten);
  add ("/disk/append", test_append);
  add ("/disk/create-never-overwrites", test_create_never_overwrites);
  add ("/disk/publish", test_publish);
  add ("/disk/publish-under-fault", test_publish_under_fault);
  add ("/disk/document-mode", test_document_mode);
  add ("/disk/folders", test_folders);
  add ("/disk/replace-without-folder", test_replace_without_folder);

  return g_test_run ();
}
