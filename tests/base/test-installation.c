/* Where a program looks for what belongs to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"

#include "base/assay-installation.h"

#define INSTALLED "/usr/share/assay-of-a-test/standards"
#define BUILT "../../standards"

static const char *const program_folders[] = { "/usr/bin", "/usr/libexec/assay", NULL };

/* @own and @expected are below the fixture's folder. */
static void
assert_resolves (AssayFixture *fixture, const char *own, const char *expected)
{
  g_autofree char *folder = assay_fixture_path (fixture, own);
  g_autofree char *wanted = assay_fixture_path (fixture, expected);
  g_autofree char *path = assay_installation_resolve (folder, program_folders, INSTALLED, BUILT);

  g_assert_cmpstr (path, ==, wanted);
}

static void
assert_as_configured (AssayFixture *fixture, const char *own)
{
  g_autofree char *folder = assay_fixture_path (fixture, own);
  g_autofree char *path = assay_installation_resolve (folder, program_folders, INSTALLED, BUILT);

  g_assert_cmpstr (path, ==, INSTALLED);
}

static void
make_file (AssayFixture *fixture, const char *name)
{
  g_free (assay_fixture_write (fixture, name, ""));
}

static void
test_moved (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();

  assert_as_configured (fixture, "moved/usr/bin");
  make_file (fixture, "moved" INSTALLED "/scheme.xsd");
  assert_resolves (fixture, "moved/usr/bin", "moved" INSTALLED);
  assert_resolves (fixture, "moved/usr/libexec/assay", "moved" INSTALLED);
}

static void
test_built (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();

  assert_as_configured (fixture, "build/src/cli");
  make_file (fixture, "build/standards/scheme.xsd");
  assert_resolves (fixture, "build/src/cli", "build/standards");
}

/* However what is beside an installed program may look: it is no build folder. */
static void
test_installed_never_looks_where_things_are_built (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();

  make_file (fixture, "moved/standards/scheme.xsd");
  assert_as_configured (fixture, "moved/usr/bin");
}

static void
test_elsewhere (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *unknown = assay_installation_resolve (NULL, program_folders, INSTALLED, BUILT);

  assert_as_configured (fixture, "on/a/stick");
  g_assert_cmpstr (unknown, ==, INSTALLED);
}

/* This program stands in the build folder. */
static void
test_own (void)
{
  g_autofree char *path = assay_installation_dup_path (INSTALLED, "../../standards/scheme.xsd");

  g_assert_true (g_str_has_suffix (path, "/standards/scheme.xsd"));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/installation/moved", test_moved);
  g_test_add_func ("/installation/built", test_built);
  g_test_add_func ("/installation/installed-never-looks-where-things-are-built",
                   test_installed_never_looks_where_things_are_built);
  g_test_add_func ("/installation/elsewhere", test_elsewhere);
  g_test_add_func ("/installation/own", test_own);

  return g_test_run ();
}
