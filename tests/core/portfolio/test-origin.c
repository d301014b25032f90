/* What tells one portfolio from another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "portfolio-fixture.h"

#include "base/assay-digest.h"
#include "core/portfolio/assay-portfolio-origin.h"

#include <glib/gstdio.h>
#include <unistd.h>

static AssayPortfolioFolder *
create (PortfolioFixture *fixture, const char *path, const char *service)
{
  g_autoptr (AssayHead) head = assay_head_new ();
  g_autoptr (GError) error = NULL;
  AssayPortfolioFolder *folder;

  head->service = g_strdup (service);
  folder =
      assay_portfolio_folder_create (fixture->base->context, path, fixture->scheme, head, &error);
  g_assert_no_error (error);

  return folder;
}

static void
rename_service (AssayPortfolioFolder *folder, const char *service)
{
  g_autoptr (GError) error = NULL;
  AssayEdit *edit = assay_edit_set_head (assay_portfolio_folder_get_portfolio (folder), service,
                                         FALSE, ASSAY_DATE_NONE, &error);

  g_assert_no_error (error);
  portfolio_apply (folder, edit);
}

/* The same however long the portfolio is worked on, renamed and saved. */
static void
test_stays (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  AssayPortfolioFolder *folder = create (fixture, fixture->path, "North Vale");
  g_autofree char *first = assay_portfolio_compute_origin (fixture->path);
  g_autofree char *last = NULL;

  g_assert_true (assay_digest_is_hex (first));
  portfolio_rate (folder, "1.1", "partly");
  rename_service (folder, "South Vale");
  portfolio_close (folder);
  last = assay_portfolio_compute_origin (fixture->path);
  g_assert_cmpstr (last, ==, first);
}

/* Made in the same second, by the same person, under the same scheme. */
static void
test_differs (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  g_autofree char *other = assay_fixture_path (fixture->base, "other");
  g_autofree char *first = NULL, *second = NULL;

  portfolio_close (create (fixture, fixture->path, "North Vale"));
  portfolio_close (create (fixture, other, "South Vale"));
  first = assay_portfolio_compute_origin (fixture->path);
  second = assay_portfolio_compute_origin (other);
  g_assert_nonnull (first);
  g_assert_nonnull (second);
  g_assert_cmpstr (first, !=, second);
}

static void
assert_unknown (const char *path)
{
  g_autofree char *origin = assay_portfolio_compute_origin (path);

  g_assert_null (origin);
}

/* A beginning that is not there, or not as it was written, says nothing. */
static void
test_unknown (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  g_autofree char *line = portfolio_fixture_child (fixture, "journal/000001.log");
  g_autofree char *elsewhere = assay_fixture_path (fixture->base, "elsewhere.log");
  g_autofree char *whole = NULL, *torn = NULL;

  assert_unknown (fixture->path);
  portfolio_close (create (fixture, fixture->path, "North Vale"));
  whole = assay_fixture_read (line);
  torn = g_strndup (whole, 40);
  g_assert_true (g_file_set_contents (line, torn, -1, NULL));
  assert_unknown (fixture->path);
  torn[3] = torn[3] == '0' ? '1' : '0';
  whole[3] = torn[3];
  g_assert_true (g_file_set_contents (line, whole, -1, NULL));
  assert_unknown (fixture->path);

  g_assert_cmpint (g_rename (line, elsewhere), ==, 0);
  g_assert_cmpint (symlink (elsewhere, line), ==, 0);
  assert_unknown (fixture->path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/origin/stays", test_stays);
  g_test_add_func ("/origin/differs", test_differs);
  g_test_add_func ("/origin/unknown", test_unknown);

  return g_test_run ();
}
