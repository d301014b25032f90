/* Making a document's folder: all of it or nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"

#include "base/assay-error.h"
#include "core/document/assay-folder-start.h"

#include <errno.h>
#include <glib/gstdio.h>

static const char *const layout[] = { "toy.xml", "journal", NULL };

typedef struct
{
  AssayFixture *fixture;
  char *path;
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  desk->fixture = assay_fixture_new ();
  desk->path = assay_fixture_path (desk->fixture, "toy");
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  assay_fixture_free (desk->fixture);
  g_free (desk->path);
}

static AssayFolderStart *
start (Desk *desk, GError **error)
{
  return assay_folder_start_new (desk->fixture->context, desk->path, layout, error);
}

static void
fill (Desk *desk)
{
  g_free (assay_fixture_write (desk->fixture, "toy/toy.xml", "half"));
  g_free (assay_fixture_write (desk->fixture, "toy/toy.xml.part", "half"));
  g_free (assay_fixture_write (desk->fixture, "toy/journal/000001.log", "half"));
}

static guint
count (Desk *desk)
{
  g_autoptr (GDir) dir = g_dir_open (desk->path, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
test_finished (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayFolderStart) making = start (desk, &error);

  g_assert_no_error (error);
  g_assert_true (assay_folder_is_unfinished (desk->path));
  fill (desk);
  g_assert_true (assay_folder_start_finish (making, &error));
  g_assert_false (assay_folder_is_unfinished (desk->path));
  g_clear_pointer (&making, assay_folder_start_free);
  g_assert_cmpuint (count (desk), ==, 3);
  g_assert_null (start (desk, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_EXISTS);
}

/* A folder that was made goes again; one that was there stays, empty. */
static void
test_given_up (Desk *desk, gconstpointer data)
{
  AssayFolderStart *making = start (desk, NULL);

  fill (desk);
  assay_folder_start_free (making);
  g_assert_false (g_file_test (desk->path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_mkdir (desk->path, 0700), ==, 0);
  making = start (desk, NULL);
  fill (desk);
  assay_folder_start_free (making);
  g_assert_true (g_file_test (desk->path, G_FILE_TEST_IS_DIR));
  g_assert_cmpuint (count (desk), ==, 0);
}

/* What an interrupted making left is cleared by the next one, and nothing else is. */
static void
test_taken_up (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayFolderStart) making = NULL;

  g_assert_cmpint (g_mkdir (desk->path, 0700), ==, 0);
  g_free (assay_fixture_write (desk->fixture, "toy/unfinished.part", ""));
  fill (desk);
  g_free (assay_fixture_write (desk->fixture, "toy/somebody's.txt", "not ours"));
  making = start (desk, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (desk), ==, 2);
}

static void
test_refused (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = assay_fixture_write (desk->fixture, "file", "x");
  g_autofree char *inside = g_build_filename (file, "toy", NULL);

  g_assert_null (assay_folder_start_new (desk->fixture->context, file, layout, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_null (assay_folder_start_new (desk->fixture->context, inside, layout, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_free (assay_fixture_write (desk->fixture, "toy/somebody's.txt", "not ours"));
  g_assert_null (start (desk, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_EXISTS);
  g_assert_cmpuint (count (desk), ==, 1);
}

/* Two at once: the second is told, and takes nothing away from the first. */
static void
test_two_at_once (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayFolderStart) making = start (desk, &error);

  g_assert_no_error (error);
  fill (desk);
  g_assert_null (start (desk, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_LOCKED);
  g_assert_cmpuint (count (desk), ==, 4);
}

/* Whatever fails on the way, the next attempt begins as if there had been none. */
static void
test_cut_off (Desk *desk, gconstpointer data)
{
  AssayDiskFault fault = (AssayDiskFault) GPOINTER_TO_INT (data);

  for (guint nth = 1;; nth++)
    {
      g_autoptr (AssayDisk) disk = assay_disk_new ();
      g_autoptr (AssayContext) context = assay_context_new_with (ASSAY_FIXTURE_NOW, "a", disk);
      AssayFolderStart *making;
      gboolean done;

      assay_fixture_remove (desk->path);
      assay_disk_set_fault (disk, nth, fault, EIO);
      making = assay_folder_start_new (context, desk->path, layout, NULL);
      if (making != NULL)
        fill (desk);
      done = making != NULL && assay_folder_start_finish (making, NULL);
      assay_folder_start_free (making);
      if (done)
        {
          g_assert_cmpuint (nth, >, 3);
          return;
        }
      if (fault != ASSAY_DISK_FAULT_CRASH)
        g_assert_cmpuint (count (desk), ==, 0);
      making = start (desk, NULL);
      /* Past the last removal it is a document already, which only a crash can leave. */
      g_assert_true (making != NULL
                     || (fault == ASSAY_DISK_FAULT_CRASH && !assay_folder_is_unfinished (desk->path)
                         && count (desk) == 3));
      assay_folder_start_free (making);
    }
}

static void
add (const char *name, void (*test) (Desk *, gconstpointer), gconstpointer data)
{
  g_autofree char *path = g_strconcat ("/folder-start/", name, NULL);

  g_test_add (path, Desk, data, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("finished", test_finished, NULL);
  add ("given-up", test_given_up, NULL);
  add ("taken-up", test_taken_up, NULL);
  add ("refused", test_refused, NULL);
  add ("two-at-once", test_two_at_once, NULL);
  add ("cut-off/fail", test_cut_off, GINT_TO_POINTER (ASSAY_DISK_FAULT_FAIL));
  add ("cut-off/crash", test_cut_off, GINT_TO_POINTER (ASSAY_DISK_FAULT_CRASH));

  return g_test_run ();
}
