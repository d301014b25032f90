/* A review of a submission of the largest size we hold our numbers for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "large-review.h"

#include "base/assay-digest.h"
#include "core/review/assay-review-folder.h"
#include "core/submission/assay-submission-write.h"

#include <string.h>

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
  for (guint i = 1; i <= LARGE_REVIEW_ITEMS; i++)
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

char *
large_review_make (AssayFixture *fixture)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) portfolio = make_portfolio (fixture, scheme);
  g_autofree char *zip = submit (fixture, portfolio, scheme);
  g_autofree char *schema = assay_fixture_schema_path ();
  char *path = assay_fixture_path (fixture, "review");

  begin (fixture, path, zip, schema);

  return path;
}
