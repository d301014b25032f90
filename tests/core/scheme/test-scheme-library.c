/* Finding schemes in folders.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"

#include "base/assay-error.h"
#include "core/scheme/assay-scheme-library.h"

static AssaySchemeLibrary *
open_library (AssayFixture *fixture)
{
  const char *folders[] = { fixture->folder, g_getenv ("ASSAY_STANDARDS_DIR"), NULL };

  return assay_scheme_library_new (folders);
}

static void
test_list (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autoptr (AssaySchemeLibrary) library = open_library (fixture);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) schemes = NULL;
  g_autofree char *broken = assay_fixture_write (fixture, "broken.xml", "<scheme>");
  g_autofree char *other = assay_fixture_write (fixture, "notes.txt", "not looked at");
  g_autoptr (GError) error = NULL;

  schemes = assay_scheme_library_list (library, problems, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (schemes->len, ==, 2);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), "broken.xml"));
}

static void
test_first_folder_wins (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autoptr (AssaySchemeLibrary) library = open_library (fixture);
  g_autofree char *source =
      g_build_filename (g_getenv ("ASSAY_TEST_DATA"), "small-scheme.xml", NULL);
  g_autofree char *text = assay_fixture_read (source);
  g_auto (GStrv) pieces = g_strsplit (text, "id=\"small\" edition=\"2026\"", 2);
  g_autofree char *mine = g_strjoinv ("id=\"rss\" edition=\"mine\"", pieces);
  g_autofree char *path = assay_fixture_write (fixture, "mine.xml", mine);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayScheme) scheme = assay_scheme_library_find (library, "rss", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (scheme->edition, ==, "mine");
}

static void
test_unknown (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autoptr (AssaySchemeLibrary) library = open_library (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_null (assay_scheme_library_find (library, "rsss", &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME);
  g_assert_nonnull (strstr (error->message, "“rss”"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scheme-library/list", test_list);
  g_test_add_func ("/scheme-library/first-folder-wins", test_first_folder_wins);
  g_test_add_func ("/scheme-library/unknown", test_unknown);

  return g_test_run ();
}
