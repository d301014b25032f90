/* A review on disk: begun whole or not at all, what was saved is there, what was sent is not
 * touched.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "review-desk.h"

#include "base/assay-error.h"
#include "core/review/assay-review-xml.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>

static AssayReviewFolder *
create (ReviewDesk *desk, GError **error)
{
  AssayVerifyRequest request = { .schema_path = desk->schema };
  g_autoptr (AssayVerification) verification = NULL;

  return assay_review_folder_create (desk->context, desk->path, desk->archive, &request, NULL,
                                     ASSAY_PROGRESS_NONE, NULL, &verification, error);
}

static void
test_round_trip (void)
{
  g_autoptr (ReviewDesk) desk = review_desk_new ();
  g_autofree char *before = NULL, *after = NULL, *again = NULL;
  g_autoptr (AssayReview) parsed = NULL;
  g_autoptr (GError) error = NULL;

  review_desk_begin (desk);
  review_desk_declare (desk);
  review_desk_determine (desk, "1.1", ASSAY_JUDGEMENT_FURTHER_WORK);
  review_desk_visit (desk, assay_date_new (2026, 12, 1), NULL);
  before = review_desk_format (desk);
  review_desk_reopen (desk, REVIEW_DESK_ASSESSOR);
  after = review_desk_format (desk);
  g_assert_cmpstr (before, ==, after);
  parsed = assay_review_parse_xml (after, strlen (after), "review.xml", &error);
  g_assert_no_error (error);
  again = assay_review_format_xml (parsed, ASSAY_REVIEW_FORM_OWN);
  g_assert_cmpstr (again, ==, after);
}

/* Elements of a newer Assay stay where they are, through an edit and its undoing. */
static void
test_unknown (void)
{
  static const char text[] =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<review format=\"1\">\n"
      "  <head service=\"Vale\" round=\"1\" fingerprint=\"%s\" seal=\"%s\" scheme=\"small\""
      " edition=\"2026\" scheme-sha256=\"%s\">\n    <name>a.zip</name>\n    <colour>blue</colour>\n"
      "  </head>\n  <determination criterion=\"1.1\">\n    <note>Mine.</note>\n    <later/>\n"
      "  </determination>\n  <verdict of=\"two\"/>\n</review>\n";
  g_autofree char *digest = g_strnfill (64, 'a');
  g_autofree char *written = g_strdup_printf (text, digest, digest, digest);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayReview) review =
      assay_review_parse_xml (written, strlen (written), "review.xml", &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  again = assay_review_format_xml (review, ASSAY_REVIEW_FORM_OWN);
  g_assert_cmpstr (again, ==, written);
}

static void
test_undo (void)
{
  g_autoptr (ReviewDesk) desk = review_desk_new ();
  g_autofree char *before = NULL, *after = NULL, *undone = NULL, *redone = NULL;
  g_autoptr (AssayEdit) edit = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;

  review_desk_begin (desk);
  review_desk_declare (desk);
  before = review_desk_format (desk);
  review_desk_determine (desk, "1.1", ASSAY_JUDGEMENT_NOT_MET);
  after = review_desk_format (desk);
  review_desk_reopen (desk, REVIEW_DESK_ASSESSOR);
  g_assert_true (assay_review_folder_undo (desk->folder, &edit, &error));
  g_assert_cmpint (assay_review_edit_get_verb (edit), ==, ASSAY_REVIEW_VERB_DETERMINE);
  undone = review_desk_format (desk);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (assay_review_folder_redo (desk->folder, NULL, &error));
  redone = review_desk_format (desk);
  g_assert_cmpstr (redone, ==, after);
  history = assay_review_folder_list_history (desk->folder, &error);
  g_assert_cmpuint (history->len, ==, 5);
  g_assert_cmpstr (((const AssayEntry *) history->pdata[1])->author, ==, REVIEW_DESK_ASSESSOR);
}

/* --- Evidence --- */

static void
test_open_evidence (void)
{
  g_autoptr (ReviewDesk) desk = review_desk_new ();
  g_autofree char *path = NULL;
  g_autofree char *sensitive = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  review_desk_begin (desk);
  path =
      assay_review_folder_open_evidence (desk->folder, 1, NULL, ASSAY_PROGRESS_NONE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0222, ==, 0);
  sensitive =
      assay_review_folder_open_evidence (desk->folder, 2, NULL, ASSAY_PROGRESS_NONE, NULL, &error);
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
  g_assert_null (sensitive);
  g_assert_cmpuint (review_desk_get_review (desk)->openings->len, ==, 0);
  g_clear_error (&error);
  sensitive = assay_review_folder_open_evidence (desk->folder, 2, "To see whether 1.2 is met.",
                                                 ASSAY_PROGRESS_NONE, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (sensitive);
}

/* What was seen cannot be unseen: undoing goes round it. */
static void
test_opening_stays (void)
{
  g_autoptr (ReviewDesk) desk = review_desk_new ();
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  const AssayOpening *opening;

  review_desk_begin (desk);
  review_desk_declare (desk);
  path = assay_review_folder_open_evidence (desk->folder, 2, "To see it.", ASSAY_PROGRESS_NONE,
                                            NULL, &error);
  g_assert_true (assay_review_folder_undo (desk->folder, NULL, &error));
  g_assert_null (assay_review_get_declaration (review_desk_get_review (desk)));
  g_assert_false (assay_review_folder_undo (desk->folder, NULL, &error));
  g_clear_error (&error);
  review_desk_reopen (desk, REVIEW_DESK_ASSESSOR);
  g_assert_cmpuint (review_desk_get_review (desk)->openings->len, ==, 1);
  opening = review_desk_get_review (desk)->openings->pdata[0];
  g_assert_cmpuint (opening->evidence, ==, 2);
  g_assert_cmpstr (opening->author, ==, REVIEW_DESK_ASSESSOR);
  g_assert_cmpint (opening->time, ==, ASSAY_FIXTURE_NOW);
}

static void
test_altered_evidence (void)
{
  g_autoptr (ReviewDesk) desk = review_desk_new ();
  g_autofree char *path = NULL;
  g_autofree char *opened = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  review_desk_begin (desk);
  path = assay_review_folder_dup_evidence_path (desk->folder, 2);
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  g_assert_true (g_file_set_contents (path, "What somebody else !\n", -1, NULL));
  opened = assay_review_folder_open_evidence (desk->folder, 2, "To see it.", ASSAY_PROGRESS_NONE,
                                              NULL, &error);
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
  g_assert_null (opened);
  g_clear_error (&error);
  /* Nobody saw anything, so nothing says so. */
  g_assert_cmpuint (review_desk_get_review (desk)->openings->len, ==, 0);
  findings = assay_review_folder_check (desk->folder, TRUE, ASSAY_PROGRESS_NONE, NULL, &error);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpint (((const AssayFinding *) findings->pdata[0])->tag, ==,
                   ASSAY_FINDING_REVIEW_PART_ALTERED);
  g_assert_cmpstr (((const AssayFinding *) findings->pdata[0])->subject, ==,
                   "data/evidence/E002-record.pdf");
}

static void
test_altered_submission (void)
{
  g_autoptr (ReviewDesk) desk = review_desk_new ();
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (AssayReviewFolder) opened = NULL;
  g_autoptr (GError) error = NULL;
  char *at;

  review_desk_begin (desk);
  g_clear_object (&desk->folder);
  path = g_build_filename (desk->path, "submission/data/portfolio.xml", NULL);
  text = assay_fixture_read (path);
  at = strstr (text, "largely");
  g_assert_nonnull (at);
  memcpy (at, "fullyxx", 7);
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  opened = assay_review_folder_open (desk->context, desk->path, desk->schema, ASSAY_OPEN_READ, NULL,
                                     &error);
  g_assert_null (opened);
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
}

/* --- Nothing by halves --- */

static void
test_refused_submission (void)
{
  g_autoptr (ReviewDesk) desk = review_desk_new ();
  g_autofree char *bytes = NULL;
  g_autoptr (AssayReviewFolder) folder = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (desk->archive, &bytes, &length, NULL));
  for (gsize i = 0; i + 9 < length; i++)
    if (memcmp (bytes + i, "procedure", 9) == 0)
      bytes[i] = 'P';
  g_assert_true (g_file_set_contents (desk->archive, bytes, (gssize) length, NULL));
  folder = create (desk, &error);
  g_assert_null (folder);
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
  g_assert_false (g_file_test (desk->path, G_FILE_TEST_EXISTS));
}

/* Whatever fails while a review is begun, there is none, or it is whole. */
static void
test_torture_beginning (void)
{
  for (int fault = ASSAY_DISK_FAULT_FAIL; fault <= ASSAY_DISK_FAULT_CRASH; fault++)
    for (guint nth = 1;; nth++)
      {
        g_autoptr (ReviewDesk) desk = review_desk_new ();
        g_autoptr (GError) error = NULL;
        g_autoptr (AssayReviewFolder) folder = NULL;
        gboolean is_done;

        assay_disk_set_fault (desk->fixture->disk, nth, fault, ENOSPC);
        folder = create (desk, &error);
        is_done = folder != NULL;
        if (!is_done && fault != ASSAY_DISK_FAULT_CRASH)
          g_assert_false (g_file_test (desk->path, G_FILE_TEST_EXISTS));
        g_clear_object (&folder);
        assay_disk_set_fault (desk->fixture->disk, 0, ASSAY_DISK_FAULT_NONE, 0);
        if (!is_done)
          {
            g_clear_error (&error);
            folder = create (desk, &error);
            /* A crash after the last step leaves a whole review that nobody was told of. */
            if (folder == NULL)
              review_desk_reopen (desk, REVIEW_DESK_ASSESSOR);
          }
        if (is_done)
          break;
      }
}

static void
test_locked (void)
{
  g_autoptr (ReviewDesk) desk = review_desk_new ();
  g_autoptr (AssayReviewFolder) other = NULL;
  g_autoptr (GError) error = NULL;

  review_desk_begin (desk);
  other = assay_review_folder_open (desk->context, desk->path, desk->schema, ASSAY_OPEN_WRITE, NULL,
                                    &error);
  g_assert_null (other);
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_LOCKED);
}

/* Round two: what was judged is there, to be confirmed. */
static void
test_carry (void)
{
  g_autoptr (ReviewDesk) desk = review_desk_new ();
  g_autofree char *archive = review_desk_write_archive (desk, "second.zip", 2);
  g_autofree char *path = assay_fixture_path (desk->fixture, "second");
  AssayVerifyRequest request = { .schema_path = desk->schema };
  g_autoptr (AssayVerification) verification = NULL;
  g_autoptr (AssayReviewFolder) second = NULL;
  g_autoptr (GError) error = NULL;
  const AssayDetermination *carried;

  review_desk_begin (desk);
  review_desk_declare (desk);
  review_desk_determine (desk, "1.1", ASSAY_JUDGEMENT_FURTHER_WORK);
  second = assay_review_folder_create (desk->context, path, archive, &request, desk->folder,
                                       ASSAY_PROGRESS_NONE, NULL, &verification, &error);
  g_assert_no_error (error);
  carried = assay_review_lookup_determination (assay_review_folder_get_review (second), "1.1");
  g_assert_cmpint (carried->judgement, ==, ASSAY_JUDGEMENT_FURTHER_WORK);
  g_assert_cmpuint (carried->carried, ==, 1);
  g_assert_null (assay_review_get_declaration (assay_review_folder_get_review (second)));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/review-folder/round-trip", test_round_trip);
  g_test_add_func ("/review-folder/unknown", test_unknown);
  g_test_add_func ("/review-folder/undo", test_undo);
  g_test_add_func ("/review-folder/open-evidence", test_open_evidence);
  g_test_add_func ("/review-folder/opening-stays", test_opening_stays);
  g_test_add_func ("/review-folder/altered-evidence", test_altered_evidence);
  g_test_add_func ("/review-folder/altered-submission", test_altered_submission);
  g_test_add_func ("/review-folder/refused-submission", test_refused_submission);
  g_test_add_func ("/review-folder/locked", test_locked);
  g_test_add_func ("/review-folder/carry", test_carry);
  g_test_add_func ("/review-folder/torture-beginning", test_torture_beginning);

  return g_test_run ();
}
