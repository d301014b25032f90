/* Opening a review of 5,000 items, beside listing its files and reading its documents.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The plain tools parse nothing and compare nothing. Prints a table and always succeeds. Run: meson
 * test -C build --benchmark -v review
 */

#include "assay-fixture.h"

#include "base/assay-digest.h"
#include "core/review/assay-review-folder.h"
#include "core/submission/assay-submission-write.h"

#include <locale.h>
#include <string.h>

#define N_ITEMS 5000u
#define REPEATS 9u

static void
add_item (AssayFixture *fixture, AssayPortfolio *portfolio, guint number)
{
  AssayEvidence *item = assay_evidence_new (number);
  g_autofree char *text = g_strdup_printf ("What was agreed in case %u.\n", number);
  g_autofree char *place = NULL;
  g_autofree char *path = NULL;

  item->title = g_strdup_printf ("Agreement %u", number);
  item->source_name = g_strdup ("agreement.txt");
  item->type = g_strdup ("text/plain");
  item->kind = g_strdup ("record");
  item->privacy = ASSAY_PRIVACY_REDACTED;
  item->size = strlen (text);
  item->sha256 = assay_digest_of_bytes (text, strlen (text));
  place = g_strdup_printf ("vale/evidence/%.2s/%s", item->sha256, item->sha256);
  path = assay_fixture_write (fixture, place, text);
  g_ptr_array_add (portfolio->evidence, item);
}

static AssayPortfolio *
make_portfolio (AssayFixture *fixture, const AssayScheme *scheme)
{
  AssayHead *head = assay_head_new ();
  AssayPortfolio *portfolio = assay_portfolio_new (head);

  head->service = g_strdup ("Vale");
  head->scheme_id = g_strdup (scheme->id);
  head->scheme_edition = g_strdup (scheme->edition);
  head->scheme_sha256 = g_strdup (scheme->sha256);
  head->round = 1;
  for (guint i = 1; i <= N_ITEMS; i++)
    add_item (fixture, portfolio, i);

  return portfolio;
}

static char *
submit (AssayFixture *fixture, const AssayPortfolio *portfolio, const AssayScheme *scheme)
{
  g_autofree char *folder = assay_fixture_path (fixture, "vale");
  g_autofree char *pack = assay_fixture_write (fixture, "pack.pdf", "%PDF-1.7\n");
  char *zip = assay_fixture_path (fixture, "round.zip");
  const AssaySubmissionContent content = {
    .portfolio = portfolio, .scheme = scheme, .folder = folder, .on = assay_date_new (2026, 11, 22)
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (AssaySubmissionWriter) writer =
      assay_submission_writer_new (fixture->disk, &content, zip, ASSAY_PROGRESS_NONE, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (assay_submission_writer_seal (writer, pack, &error)
                 && assay_submission_writer_publish (writer, &error));

  return zip;
}

static void
begin (AssayFixture *fixture, const char *path, const char *zip, const char *schema)
{
  const AssayVerifyRequest request = { .schema_path = schema };
  g_autoptr (AssayVerification) verification = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayReviewFolder) folder =
      assay_review_folder_create (fixture->context, path, zip, &request, NULL, ASSAY_PROGRESS_NONE,
                                  NULL, &verification, &error);

  g_assert_no_error (error);
}

static void
open_once (AssayFixture *fixture, const char *path, const char *schema)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayReviewFolder) folder =
      assay_review_folder_open (fixture->context, path, schema, ASSAY_OPEN_WRITE, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (assay_review_folder_get_portfolio (folder)->evidence->len, ==, N_ITEMS);
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
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) portfolio = make_portfolio (fixture, scheme);
  g_autofree char *zip = submit (fixture, portfolio, scheme);
  g_autofree char *path = assay_fixture_path (fixture, "review");
  g_autofree char *schema = assay_fixture_schema_path ();
  double ours = G_MAXDOUBLE, plain = G_MAXDOUBLE;

  setlocale (LC_ALL, "");
  begin (fixture, path, zip, schema);
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
