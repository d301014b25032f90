/* Documents that people have, and programs that stand in for LibreOffice.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document-maker.h"

#include "base/assay-digest.h"
#include "pdf-maker.h"

#include <glib/gstdio.h>
#include <string.h>

DocumentPlace *
document_place_new (void)
{
  DocumentPlace *self = g_new0 (DocumentPlace, 1);

  self->fixture = assay_fixture_new ();
  self->cache = assay_fixture_path (self->fixture, "cache");
  self->path = g_strdup (g_getenv ("PATH"));

  return self;
}

void
document_place_free (DocumentPlace *self)
{
  g_setenv ("PATH", self->path, TRUE);
  assay_fixture_free (self->fixture);
  g_free (self->cache);
  g_free (self->path);
  g_free (self);
}

AssayConverter *
document_place_new_converter (DocumentPlace *self)
{
  return assay_converter_new (self->fixture->disk, self->cache);
}

void
document_place_pretend (DocumentPlace *self, const char *script)
{
  g_autofree char *text = g_strdup_printf ("#!/bin/sh\nplace='%s'\npages=${ASSAY_PAGES#file://}\n"
                                           "echo started >> \"$place/starts\"\n%s\n",
                                           self->fixture->folder, script);
  g_autofree char *program = assay_fixture_write (self->fixture, "bin/soffice", text);
  g_autofree char *folder = g_path_get_dirname (program);
  g_autofree char *path = g_strconcat (folder, ":", self->path, NULL);

  g_assert_cmpint (g_chmod (program, 0700), ==, 0);
  g_setenv ("PATH", path, TRUE);
}

void
document_place_take_away (DocumentPlace *self)
{
  g_setenv ("PATH", self->fixture->folder, TRUE);
}

guint
document_place_count_starts (DocumentPlace *self)
{
  g_autofree char *path = assay_fixture_path (self->fixture, "starts");
  g_autofree char *text = NULL;
  guint n = 0;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;
  for (const char *at = text; *at != '\0'; at++)
    n += *at == '\n';

  return n;
}

static guint
count (DocumentPlace *self, gboolean pages)
{
  g_autoptr (GDir) dir = g_dir_open (self->cache, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += !g_str_equal (name, "CACHEDIR.TAG") && g_str_has_suffix (name, ".pdf") == pages;

  return n;
}

guint
document_place_count_kept (DocumentPlace *self)
{
  return count (self, TRUE);
}

guint
document_place_count_leftovers (DocumentPlace *self)
{
  return count (self, FALSE);
}

char *
document_write (DocumentPlace *self, const char *name, const void *data, gsize length)
{
  char *path = assay_fixture_path (self->fixture, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, (gssize) length, &error);
  g_assert_no_error (error);

  return path;
}

char *
document_make (DocumentPlace *self, const char *name)
{
  char *path = assay_fixture_path (self->fixture, name);
  g_autofree char *script =
      g_build_filename (g_getenv ("ASSAY_TEST_PACK"), "make-documents.py", NULL);

  g_free (pdf_run ("/usr/bin/python3", script, path, NULL));

  return path;
}

char *
document_convert (AssayConverter *converter, const char *path, const char *type)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sha256 = assay_digest_of_file (path, ASSAY_PROGRESS_NONE, NULL, NULL);
  char *pages =
      assay_converter_make_pages (converter, path, type, sha256, ASSAY_PROGRESS_NONE, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (pages);

  return pages;
}

GError *
document_fail (AssayConverter *converter, const char *path, const char *type)
{
  GError *error = NULL;
  g_autofree char *sha256 = assay_digest_of_file (path, ASSAY_PROGRESS_NONE, NULL, NULL);
  g_autofree char *pages =
      assay_converter_make_pages (converter, path, type, sha256, ASSAY_PROGRESS_NONE, NULL, &error);

  g_assert_null (pages);
  g_assert_nonnull (error);

  return error;
}
