/* Submissions written: clean to whoever verifies them, the same every time, and without anything
 * that must not leave.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "core/portfolio/assay-evidence-store.h"
#include "core/portfolio/assay-portfolio-xml.h"
#include "core/submission/assay-bag-writer.h"
#include "core/submission/assay-submission-name.h"
#include "core/submission/assay-submission-write.h"
#include "core/submission/assay-verify.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define PASSPHRASE "a road of small stones"

typedef struct
{
  AssayFixture *base;
  AssayScheme *scheme;
  AssayPortfolio *portfolio;
  char *store; /* the portfolio's folder */
  char *pack;
  char *zip;
  char *schema;
} Desk;

static void
add_item (Desk *desk, guint number, const char *title, const char *content)
{
  AssayEvidence *item = assay_evidence_new (number);
  g_autofree char *source = g_strdup_printf ("%s.PDF", title);
  g_autofree char *sha256 = assay_digest_of_bytes (content, strlen (content));
  g_autofree char *place = g_strdup_printf ("vale/evidence/%.2s/%s", sha256, sha256);
  g_autofree char *path = assay_fixture_write (desk->base, place, content);

  item->title = g_strdup (title);
  item->privacy = ASSAY_PRIVACY_REDACTED;
  item->source_name = g_steal_pointer (&source);
  item->type = g_strdup ("application/pdf");
  item->size = strlen (content);
  item->sha256 = g_steal_pointer (&sha256);
  g_ptr_array_add (desk->portfolio->evidence, item);
}

static AssayEvidence *
get_item (Desk *desk, guint index)
{
  return desk->portfolio->evidence->pdata[index];
}

static AssayResponse *
add_response (Desk *desk, const char *criterion, guint evidence)
{
  AssayResponse *response = assay_response_new (criterion);

  response->note = g_strdup ("ask the board first");
  response->flagged = TRUE;
  if (evidence > 0)
    g_ptr_array_add (response->citations, assay_citation_new (evidence));
  g_ptr_array_add (desk->portfolio->responses, response);

  return response;
}

static Desk *
desk_new (void)
{
  Desk *desk = g_new0 (Desk, 1);
  AssayHead *head = assay_head_new ();

  desk->base = assay_fixture_new ();
  desk->scheme = assay_fixture_load_small_scheme ();
  head->service = g_strdup ("Vale & Dale: Wiederherstellung für Ärzte");
  head->scheme_id = g_strdup (desk->scheme->id);
  head->scheme_edition = g_strdup (desk->scheme->edition);
  head->scheme_sha256 = g_strdup (desk->scheme->sha256);
  head->round = 1;
  desk->portfolio = assay_portfolio_new (head);
  desk->store = assay_fixture_path (desk->base, "vale");
  desk->pack = assay_fixture_write (desk->base, "pack.pdf", "%PDF-1.7 the pack");
  desk->zip = assay_fixture_path (desk->base, "out.zip");
  desk->schema = assay_fixture_schema_path ();
  add_item (desk, 1, "Risk Assessment.pdf", "one");
  add_item (desk, 7, "Interview", "seven");
  add_item (desk, 1234, "Übersicht", "");
  add_response (desk, "1.1", 1)->text = g_strdup ("We ask.");
  add_response (desk, "1.2", 0);

  return desk;
}

static void
desk_free (Desk *desk)
{
  assay_portfolio_unref (desk->portfolio);
  g_clear_pointer (&desk->scheme, assay_scheme_unref);
  assay_fixture_free (desk->base);
  g_free (desk->store);
  g_free (desk->pack);
  g_free (desk->zip);
  g_free (desk->schema);
  g_free (desk);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Desk, desk_free)

static gboolean
submit (Desk *desk, const char *passphrase, GError **error)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new ();
  const AssaySubmissionContent content = { .portfolio = desk->portfolio,
                                           .scheme = desk->scheme,
                                           .folder = desk->store,
                                           .on = assay_date_new (2026, 11, 22),
                                           .warnings = warnings,
                                           .passphrase = passphrase };
  g_autoptr (AssaySubmissionWriter) writer = NULL;

  g_ptr_array_add (warnings, (gpointer) "E007 is undated.");
  writer = assay_submission_writer_new (desk->base->disk, &content, desk->zip, ASSAY_PROGRESS_NONE,
                                        NULL, error);

  return writer != NULL && assay_submission_writer_seal (writer, desk->pack, error)
         && assay_submission_writer_publish (writer, error);
}

static GBytes *
submit_well (Desk *desk, const char *passphrase)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  gsize length = 0;

  submit (desk, passphrase, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (desk->zip, &data, &length, NULL));

  return g_bytes_new_take (g_steal_pointer (&data), length);
}

static gboolean
holds (GBytes *bytes, const char *text)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  return memmem (data, length, text, strlen (text)) != NULL;
}

static void
assert_no_file (Desk *desk)
{
  g_autofree char *part = g_strconcat (desk->zip, ".part", NULL);

  g_assert_false (g_file_test (desk->zip, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
}

static void
assert_clean (Desk *desk)
{
  const AssayVerifyRequest request = { .schema_path = desk->schema };
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayVerification) verification =
      assay_verify (desk->zip, &request, ASSAY_PROGRESS_NONE, NULL, &error);
  g_autofree char *fingerprint = assay_portfolio_compute_fingerprint (desk->portfolio);

  g_assert_no_error (error);
  for (guint i = 0; i < verification->findings->len; i++)
    {
      const AssayFinding *finding = verification->findings->pdata[i];

      g_test_message ("%s %s", assay_finding_tag_get_id (finding->tag), finding->subject);
    }
  g_assert_cmpuint (verification->findings->len, ==, 0);
  g_assert_true (verification->is_submission);
  g_assert_cmpstr (verification->fingerprint, ==, fingerprint);
}

static void
test_clean (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GBytes) bytes = submit_well (desk, NULL);
  static const char *const names[] = {
    "vale-dale-wiederherstellung-fur-arzte-round-1/bagit.txt",
    "-round-1/data/evidence/E001-risk-assessment.pdf",
    "-round-1/data/evidence/E007-interview.pdf",
    "-round-1/data/evidence/E1234-ubersicht.pdf",
    "-round-1/tagmanifest-sha256.txt",
    "Assay-Round: 1\n",
    "Assay-Warning: E007 is undated.\n",
    "Bagging-Date: 2026-11-22\n",
  };

  assert_clean (desk);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (!holds (bytes, names[i]))
      g_error ("“%s” is not in the submission", names[i]);
}

static void
test_same_bytes (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (Desk) other = desk_new ();
  g_autoptr (GBytes) first = submit_well (desk, NULL);
  g_autoptr (GBytes) again = submit_well (desk, NULL);
  g_autoptr (GBytes) elsewhere = submit_well (other, NULL);

  g_assert_true (g_bytes_equal (first, again));
  g_assert_true (g_bytes_equal (first, elsewhere));
}

/* A ZIP writes local time: whoever submits again elsewhere must not get another file. */
static void
test_time_zones (void)
{
  static const char *const zones[] = { "UTC", "Pacific/Auckland", "America/Los_Angeles",
                                       "Asia/Kolkata" };
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GBytes) first = submit_well (desk, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autoptr (GBytes) again = NULL;

      g_setenv ("TZ", zones[i], TRUE);
      tzset ();
      again = submit_well (desk, NULL);
      g_assert_true (g_bytes_equal (first, again));
    }
  g_setenv ("TZ", "UTC", TRUE);
  tzset ();
}

static void
test_what_stays (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GBytes) bytes = NULL;

  get_item (desk, 1)->withdrawn = TRUE;
  get_item (desk, 1)->privacy = ASSAY_PRIVACY_NONE_STATED;
  get_item (desk, 1)->note = g_strdup ("names a harmed person");
  add_response (desk, "1.3", 7)->level = g_strdup ("fully");
  bytes = submit_well (desk, NULL);
  assert_clean (desk);
  g_assert_false (holds (bytes, "ask the board"));
  g_assert_false (holds (bytes, "flagged"));
  g_assert_false (holds (bytes, "nterview"));
  g_assert_false (holds (bytes, "E007-"));
  g_assert_false (holds (bytes, "seven"));
  g_assert_false (holds (bytes, "names a harmed person"));
}

static void
test_privacy (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GError) error = NULL;

  get_item (desk, 1)->privacy = ASSAY_PRIVACY_NONE_STATED;
  g_assert_false (submit (desk, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "E007"));
  assert_no_file (desk);
}

/* Altered, longer, shorter, gone: named, and no file is left. */
static void
test_altered (void)
{
  static const char *const contents[] = { "sevEn", "seven and more", "sev", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (Desk) desk = desk_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *path =
          assay_evidence_store_dup_path (desk->store, get_item (desk, 1)->sha256);

      if (contents[i] == NULL)
        g_assert_cmpint (g_remove (path), ==, 0);
      else
        g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
      g_assert_false (submit (desk, NULL, &error));
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
      g_assert_nonnull (strstr (error->message, "E007 “Interview”"));
      assert_no_file (desk);
    }
}

/* Whatever operation fails or is the last one: the old file or the whole new one. */
static void
test_interrupted (void)
{
  static const AssayDiskFault faults[] = { ASSAY_DISK_FAULT_FAIL, ASSAY_DISK_FAULT_SHORTEN,
                                           ASSAY_DISK_FAULT_CRASH };
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GBytes) whole = NULL;
  guint n_operations;

  assay_disk_set_fault (desk->base->disk, 0, ASSAY_DISK_FAULT_NONE, 0);
  whole = submit_well (desk, NULL);
  n_operations = assay_disk_get_count (desk->base->disk);
  g_assert_cmpuint (n_operations, >, 3);
  for (guint fault = 0; fault < G_N_ELEMENTS (faults); fault++)
    for (guint nth = 1; nth <= n_operations; nth++)
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *data = NULL;
        gsize length = 0;

        g_assert_true (g_file_set_contents (desk->zip, "old", -1, NULL));
        assay_disk_set_fault (desk->base->disk, nth, faults[fault], ENOSPC);
        g_assert_false (submit (desk, NULL, &error));
        g_assert_nonnull (error);
        g_assert_true (g_file_get_contents (desk->zip, &data, &length, NULL));
        if (!g_str_equal (data, "old"))
          {
            g_assert_cmpuint (length, ==, g_bytes_get_size (whole));
            assert_clean (desk);
          }
        /* What a crash left is in nobody's way. */
        assay_disk_set_fault (desk->base->disk, 0, ASSAY_DISK_FAULT_NONE, 0);
        g_bytes_unref (submit_well (desk, NULL));
      }
}

static void
test_cancelled (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const AssaySubmissionContent content = { .portfolio = desk->portfolio,
                                           .scheme = desk->scheme,
                                           .folder = desk->store,
                                           .on = assay_date_new (2026, 11, 22) };
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (assay_submission_writer_new (desk->base->disk, &content, desk->zip,
                                              ASSAY_PROGRESS_NONE, cancellable, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
  assert_no_file (desk);
}

/* Names can be read without the passphrase, contents cannot. */
static void
test_locked (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GBytes) bytes = submit_well (desk, PASSPHRASE);

  g_assert_true (holds (bytes, "submission-round-1/data/evidence/E007.pdf"));
  g_assert_false (holds (bytes, "E007-"));
  g_assert_false (holds (bytes, "vale"));
  g_assert_false (holds (bytes, "BagIt"));
  g_assert_false (holds (bytes, "Interview"));
  g_assert_false (holds (bytes, "seven"));
  g_assert_false (holds (bytes, PASSPHRASE));
}

static void
test_names (void)
{
  static const struct
  {
    const char *title;
    const char *source;
    const char *name;
  } rows[] = {
    { "Risk form", "a.pdf", "E007-risk-form.pdf" },
    { "  ..//\\:*? ", "a.pdf", "E007.pdf" },
    { "協力者の声", "voice.DOCX", "E007.docx" },
    { "con", "con", "E007-con" },
    { "Café “Ünder”", "x.tar.gz", "E007-cafe-under.gz" },
    { "odd ending", "x.a/b", "E007-odd-ending" },
    { "no name", ".pdf", "E007-no-name.pdf" },
    { "dots at the end...", "x.", "E007-dots-at-the-end" },
    { "long ending", "x.abcdefghijklmnop", "E007-long-ending" },
    { "The minutes of the meeting in which the plan for the next year was agreed", "m.odt",
      "E007-the-minutes-of-the-meeting-in-which-the-plan-for-the-next.odt" },
    { "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggg", "m.odt",
      "E007-aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffff.odt" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AssayEvidence) item = assay_evidence_new (7);
      g_autofree char *name = NULL;
      g_autofree char *wanted = g_strconcat ("data/evidence/", rows[i].name, NULL);

      item->title = g_strdup (rows[i].title);
      item->source_name = g_strdup (rows[i].source);
      name = assay_submission_dup_item_name (item, FALSE);
      g_assert_cmpstr (name, ==, wanted);
    }
}

/* More members than an old ZIP can count. */
static void
test_many (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *path = assay_fixture_path (fixture, "many.zip");
  g_autofree char *schema = assay_fixture_schema_path ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayBagWriter) bag =
      assay_bag_writer_new (fixture->disk, path, "many", NULL, ASSAY_PROGRESS_NONE, NULL, &error);
  g_autoptr (AssayVerification) verification = NULL;
  AssayVerifyRequest request = { 0 };

  g_assert_no_error (error);
  for (guint i = 0; i < 65600; i++)
    {
      g_autofree char *name = g_strdup_printf ("data/%u", i);

      assay_bag_writer_add_bytes (bag, name, "x", 1, &error);
      g_assert_no_error (error);
    }
  g_assert_true (assay_bag_writer_seal (bag, &error) && assay_bag_writer_publish (bag, &error));
  request.schema_path = schema;
  verification = assay_verify (path, &request, ASSAY_PROGRESS_NONE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (verification->findings->len, ==, 0);
  g_assert_cmpuint (verification->n_files, ==, 65600);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/submission-write/clean", test_clean);
  g_test_add_func ("/submission-write/same-bytes", test_same_bytes);
  g_test_add_func ("/submission-write/time-zones", test_time_zones);
  g_test_add_func ("/submission-write/what-stays", test_what_stays);
  g_test_add_func ("/submission-write/privacy", test_privacy);
  g_test_add_func ("/submission-write/altered", test_altered);
  g_test_add_func ("/submission-write/interrupted", test_interrupted);
  g_test_add_func ("/submission-write/cancelled", test_cancelled);
  g_test_add_func ("/submission-write/locked", test_locked);
  g_test_add_func ("/submission-write/names", test_names);
  g_test_add_func ("/submission-write/many", test_many);

  return g_test_run ();
}
