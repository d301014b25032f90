/* Writing the evidence of a submission, 2 GB, beside cp and sha256sum of the same files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pack is left out: binding it is a work of its own (bench-pack.c). Prints a table and always
 * succeeds; on two quiet cores 0.29 as it is, 0.51 locked. Run: meson test -C build --benchmark -v
 * submit
 */

#include "assay-fixture.h"

#include "base/assay-digest.h"
#include "core/submission/assay-submission-write.h"

#include <locale.h>
#include <string.h>

#define N_FILES 40u
#define FILE_BYTES (50u * 1024 * 1024)
#define REPEATS 3u

static void
add_item (AssayFixture *fixture, AssayPortfolio *portfolio, const guint32 *data, guint number)
{
  AssayEvidence *item = assay_evidence_new (number);
  g_autofree char *place = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  item->title = g_strdup ("Item");
  item->source_name = g_strdup ("item.bin");
  item->type = g_strdup ("application/octet-stream");
  item->privacy = ASSAY_PRIVACY_NO_PERSONAL_DATA;
  item->size = FILE_BYTES;
  item->sha256 = assay_digest_of_bytes (data, FILE_BYTES);
  place = g_strdup_printf ("vale/evidence/%.2s/%s", item->sha256, item->sha256);
  path = assay_fixture_write (fixture, place, "");
  g_file_set_contents (path, (const char *) data, FILE_BYTES, &error);
  g_assert_no_error (error);
  g_ptr_array_add (portfolio->evidence, item);
}

static AssayPortfolio *
make_portfolio (AssayFixture *fixture, const AssayScheme *scheme)
{
  g_autofree guint32 *data = g_malloc (FILE_BYTES);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  AssayHead *head = assay_head_new ();
  AssayPortfolio *portfolio = assay_portfolio_new (head);

  head->service = g_strdup ("Vale");
  head->scheme_id = g_strdup (scheme->id);
  head->scheme_edition = g_strdup (scheme->edition);
  head->scheme_sha256 = g_strdup (scheme->sha256);
  head->round = 1;
  for (guint i = 0; i < FILE_BYTES / 4; i++)
    data[i] = g_rand_int (random);
  for (guint i = 0; i < N_FILES; i++)
    {
      data[0] = i;
      add_item (fixture, portfolio, data, i + 1);
    }

  return portfolio;
}

static void
submit_once (AssayFixture *fixture,
             const AssayPortfolio *portfolio,
             const AssayScheme *scheme,
             const char *passphrase)
{
  g_autofree char *folder = assay_fixture_path (fixture, "vale");
  g_autofree char *zip = assay_fixture_path (fixture, "out.zip");
  g_autofree char *pack = assay_fixture_write (fixture, "pack.pdf", "%PDF-1.7");
  const AssaySubmissionContent content = { .portfolio = portfolio,
                                           .scheme = scheme,
                                           .folder = folder,
                                           .on = assay_date_new (2026, 11, 22),
                                           .passphrase = passphrase };
  g_autoptr (GError) error = NULL;
  g_autoptr (AssaySubmissionWriter) writer =
      assay_submission_writer_new (fixture->disk, &content, zip, ASSAY_PROGRESS_NONE, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (assay_submission_writer_seal (writer, pack, &error)
                 && assay_submission_writer_publish (writer, &error));
}

/* Reading, hashing and writing once, and lasting. */
static void
copy_plainly (AssayFixture *fixture)
{
  const char *argv[] = { "sh", "-c",
                         "rm -rf copy && cp -r vale/evidence copy && sync -f copy"
                         " && find copy -type f -exec sha256sum {} + > /dev/null",
                         NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (fixture->folder, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1e6;
}

int
main (int argc, char **argv)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) portfolio = make_portfolio (fixture, scheme);
  double open = G_MAXDOUBLE, locked = G_MAXDOUBLE, plain = G_MAXDOUBLE;

  setlocale (LC_ALL, "");
  for (guint run = 0; run < REPEATS; run++)
    {
      gint64 start = g_get_monotonic_time ();

      submit_once (fixture, portfolio, scheme, NULL);
      open = MIN (open, since (start));
      start = g_get_monotonic_time ();
      submit_once (fixture, portfolio, scheme, "a road of small stones");
      locked = MIN (locked, since (start));
      start = g_get_monotonic_time ();
      copy_plainly (fixture);
      plain = MIN (plain, since (start));
    }
  g_print (
      "submit 2 GB of evidence    %6.2f s   cp, sync, sha256sum     %6.2f s   %5.2f x   hold ≤ "
      "1.00 x\n",
      open, plain, open / plain);
  g_print (
      "the same, locked           %6.2f s   cp, sync, sha256sum     %6.2f s   %5.2f x   hold ≤ "
      "1.00 x\n",
      locked, plain, locked / plain);

  return 0;
}
