/* What is known of the contents of evidence files, and what is read again for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "portfolio-fixture.h"

#include "base/assay-error.h"
#include "core/portfolio/assay-content-looks.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

typedef struct
{
  PortfolioFixture *fixture;
  AssayPortfolioFolder *folder;
  char *one; /* the paths of two contents, and their digests */
  char *other;
  const char *one_sha256;
  const char *other_sha256;
} Case;

static char *
find_content (Case *self, guint number, const char **out_sha256)
{
  AssayPortfolio *portfolio = assay_portfolio_folder_get_portfolio (self->folder);

  *out_sha256 = assay_portfolio_lookup_evidence (portfolio, number)->sha256;

  return assay_portfolio_folder_dup_content_path (self->folder, *out_sha256);
}

/* Long ago, so that the time tells of the next change. */
static void
age (const char *path)
{
  const struct utimbuf then = { 1000000000, 1000000000 };

  g_assert_cmpint (g_utime (path, (struct utimbuf *) &then), ==, 0);
}

static void
set_up (Case *self, gconstpointer data)
{
  guint one, other;

  self->fixture = portfolio_fixture_new ();
  self->folder = portfolio_fixture_create (self->fixture);
  one = portfolio_add_file (self->fixture, self->folder, "A form.");
  other = portfolio_add_file (self->fixture, self->folder, "Another form.");
  portfolio_add_observation (self->folder, "A meeting");
  self->one = find_content (self, one, &self->one_sha256);
  self->other = find_content (self, other, &self->other_sha256);
  age (self->one);
  age (self->other);
}

static void
tear_down (Case *self, gconstpointer data)
{
  g_free (self->one);
  g_free (self->other);
  portfolio_close (self->folder);
  portfolio_fixture_free (self->fixture);
}

static AssayContentLooks *
take (Case *self, const AssayContentLooks *before)
{
  g_autoptr (GError) error = NULL;
  AssayContentLooks *looks =
      assay_content_looks_take (self->fixture->path,
                                assay_portfolio_folder_get_portfolio (self->folder), before,
                                ASSAY_PROGRESS_NONE, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (looks);

  return looks;
}

static void
write_file (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  /* In place, as a careless program would. */
  g_chmod (path, 0600);
  g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

static void
test_reads_once (Case *self, gconstpointer data)
{
  AssayPortfolio *portfolio = assay_portfolio_folder_get_portfolio (self->folder);
  g_autoptr (AssayContentLooks) first = NULL;
  g_autoptr (AssayContentLooks) second = NULL;

  g_assert_false (assay_content_looks_cover (NULL, portfolio));
  g_assert_cmpint (assay_content_looks_lookup (NULL, self->one_sha256), ==, ASSAY_CONTENT_UNKNOWN);
  first = take (self, NULL);
  g_assert_cmpuint (assay_content_looks_get_n_read (first), ==, 2);
  g_assert_cmpint (assay_content_looks_lookup (first, self->one_sha256), ==, ASSAY_CONTENT_GOOD);
  g_assert_true (assay_content_looks_cover (first, portfolio));
  second = take (self, first);
  g_assert_cmpuint (assay_content_looks_get_n_read (second), ==, 0);
  g_assert_true (assay_content_looks_equal (first, second));
}

static void
test_finds_altered (Case *self, gconstpointer data)
{
  g_autoptr (AssayContentLooks) first = take (self, NULL);
  g_autoptr (AssayContentLooks) second = NULL;
  g_autoptr (AssayContentLooks) third = NULL;

  write_file (self->one, "A farm.");
  second = take (self, first);
  g_assert_cmpuint (assay_content_looks_get_n_read (second), ==, 1);
  g_assert_cmpint (assay_content_looks_lookup (second, self->one_sha256), ==,
                   ASSAY_CONTENT_ALTERED);
  g_assert_cmpint (assay_content_looks_lookup (second, self->other_sha256), ==, ASSAY_CONTENT_GOOD);
  g_assert_false (assay_content_looks_equal (first, second));

  write_file (self->one, "A form.");
  third = take (self, second);
  g_assert_cmpint (assay_content_looks_lookup (third, self->one_sha256), ==, ASSAY_CONTENT_GOOD);
}

/* Also where somebody has put the file's time back. */
static void
test_time_put_back (Case *self, gconstpointer data)
{
  g_autoptr (AssayContentLooks) first = take (self, NULL);
  g_autoptr (AssayContentLooks) second = NULL;

  write_file (self->one, "A farm.");
  age (self->one);
  second = take (self, first);
  g_assert_cmpint (assay_content_looks_lookup (second, self->one_sha256), ==,
                   ASSAY_CONTENT_ALTERED);
}

/* What was written a moment ago may be written again within the same tick of the clock. */
static void
test_fresh_is_read_again (Case *self, gconstpointer data)
{
  g_autoptr (AssayContentLooks) first = NULL;
  g_autoptr (AssayContentLooks) second = NULL;

  write_file (self->one, "A form.");
  first = take (self, NULL);
  second = take (self, first);
  g_assert_cmpuint (assay_content_looks_get_n_read (second), ==, 1);
}

static void
test_size_and_absence (Case *self, gconstpointer data)
{
  g_autoptr (AssayContentLooks) looks = NULL;

  write_file (self->one, "Longer than the form was.");
  g_assert_cmpint (g_remove (self->other), ==, 0);
  looks = take (self, NULL);
  g_assert_cmpuint (assay_content_looks_get_n_read (looks), ==, 0);
  g_assert_cmpint (assay_content_looks_lookup (looks, self->one_sha256), ==, ASSAY_CONTENT_ALTERED);
  g_assert_cmpint (assay_content_looks_lookup (looks, self->other_sha256), ==,
                   ASSAY_CONTENT_MISSING);
}

static void
test_cancelled (Case *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (assay_content_looks_take (self->fixture->path,
                                           assay_portfolio_folder_get_portfolio (self->folder),
                                           NULL, ASSAY_PROGRESS_NONE, cancellable, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
}

static void
advanced_cb (guint64 done, guint64 total, const char *what, gpointer data)
{
  guint64 *last = data;

  g_assert_cmpuint (total, ==, strlen ("A form.") + strlen ("Another form."));
  g_assert_cmpuint (done, >=, *last);
  g_assert_nonnull (what);
  *last = done;
}

static void
test_progress (Case *self, gconstpointer data)
{
  guint64 last = 0;
  g_autoptr (AssayContentLooks) looks =
      assay_content_looks_take (self->fixture->path,
                                assay_portfolio_folder_get_portfolio (self->folder), NULL,
                                (AssayProgress){ advanced_cb, &last }, NULL, NULL);

  g_assert_nonnull (looks);
  g_assert_cmpuint (last, ==, strlen ("A form.") + strlen ("Another form."));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/content-looks/" name, Case, NULL, set_up, func, tear_down)

  ADD ("reads-once", test_reads_once);
  ADD ("finds-altered", test_finds_altered);
  ADD ("time-put-back", test_time_put_back);
  ADD ("fresh-is-read-again", test_fresh_is_read_again);
  ADD ("size-and-absence", test_size_and_absence);
  ADD ("cancelled", test_cancelled);
  ADD ("progress", test_progress);

  return g_test_run ();
}
