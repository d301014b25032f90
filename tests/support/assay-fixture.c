/* What most tests need.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"

#include <glib/gstdio.h>

AssayFixture *
assay_fixture_new (void)
{
  AssayFixture *self = g_new0 (AssayFixture, 1);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("assay-XXXXXX", &error);
  g_assert_no_error (error);
  self->disk = assay_disk_new ();
  self->context = assay_context_new_with (ASSAY_FIXTURE_NOW, "Service manager", self->disk);

  return self;
}

void
assay_fixture_free (AssayFixture *self)
{
  assay_fixture_remove (self->folder);
  assay_context_unref (self->context);
  assay_disk_unref (self->disk);
  g_free (self->folder);
  g_free (self);
}

char *
assay_fixture_path (AssayFixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

char *
assay_fixture_write (AssayFixture *self, const char *name, const char *text)
{
  char *path = assay_fixture_path (self, name);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  return path;
}

char *
assay_fixture_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

void
assay_fixture_remove (const char *path)
{
  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK) && g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_autoptr (GDir) dir = NULL;
      const char *name;

      g_chmod (path, 0700);
      dir = g_dir_open (path, 0, NULL);
      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          assay_fixture_remove (child);
        }
    }
  g_remove (path);
}

char *
assay_fixture_schema_path (void)
{
  return g_build_filename (g_getenv ("ASSAY_STANDARDS_DIR"), "scheme.xsd", NULL);
}

static AssayScheme *
load (const char *path)
{
  g_autofree char *schema = assay_fixture_schema_path ();
  g_autoptr (GError) error = NULL;
  AssayScheme *scheme = assay_scheme_load (path, schema, NULL, &error);

  g_assert_no_error (error);

  return scheme;
}

AssayScheme *
assay_fixture_load_small_scheme (void)
{
  g_autofree char *data = g_build_filename (g_getenv ("ASSAY_TEST_DATA"), "small-scheme.xml", NULL);

  return load (data);
}

AssayScheme *
assay_fixture_load_rss (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ASSAY_STANDARDS_DIR"), "rss.xml", NULL);

  return load (path);
}
