/* Opening a review of 5,000 items, beside listing its files and reading its documents.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The plain tools parse nothing and compare nothing. Prints a table and always succeeds. Run: meson
 * test -C build --benchmark -v review
 */

#include "large-review.h"

#include "core/review/assay-review-folder.h"

#include <locale.h>

#define REPEATS 9u

static void
open_once (AssayFixture *fixture, const char *path, const char *schema)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayReviewFolder) folder =
      assay_review_folder_open (fixture->context, path, schema, ASSAY_OPEN_WRITE, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (assay_review_folder_get_portfolio (folder)->evidence->len, ==,
                    LARGE_REVIEW_ITEMS);
}

static void
read_plainly (const char *path)
{
  const char *argv[] = { "sh", "-c",
                         "ls -l submission/data/evidence > /dev/null && cat review.xml journal/* "
                         "submission/data/portfolio.xml submission/data/scheme.xml > /dev/null",
                         NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (path, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1e3;
}

int
main (int argc, char **argv)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *path = NULL;
  g_autofree char *schema = assay_fixture_schema_path ();
  double ours = G_MAXDOUBLE, plain = G_MAXDOUBLE;

  setlocale (LC_ALL, "");
  path = large_review_make (fixture);
  for (guint run = 0; run < REPEATS; run++)
    {
      gint64 start = g_get_monotonic_time ();

      open_once (fixture, path, schema);
      ours = MIN (ours, since (start));
      start = g_get_monotonic_time ();
      read_plainly (path);
      plain = MIN (plain, since (start));
    }
  g_print ("open a review, 5,000 items %8.1f ms   ls -l, cat of the same     %8.1f ms   %5.2f x   "
           "hold < 1000 ms\n",
           ours, plain, ours / plain);

  return 0;
}
