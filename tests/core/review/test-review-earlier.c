/* What a review keeps of its rounds, and what a later one is held against.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "review-desk.h"

#include "base/assay-error.h"
#include "core/review/assay-review-completeness.h"
#include "core/review/assay-review-earlier.h"
#include "core/review/assay-review-state.h"
#include "core/review/assay-review-xml.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  ReviewDesk *desk; /* the first round */
  char *schema;     /* return.xsd */
  char *file;
  char *path; /* of the second round */
  AssayReviewFolder *second;
  GError *error;
} Case;

static void
set_up (Case *self, gconstpointer data)
{
  g_autofree char *standards = NULL;

  self->desk = review_desk_new ();
  standards = g_path_get_dirname (self->desk->schema);
  self->schema = g_build_filename (standards, "return.xsd", NULL);
  self->file = assay_fixture_path (self->desk->fixture, "return.xml");
  self->path = assay_fixture_path (self->desk->fixture, "second");
  review_desk_begin (self->desk);
  review_desk_declare (self->desk);
}

static void
tear_down (Case *self, gconstpointer data)
{
  g_clear_object (&self->second);
  review_desk_free (self->desk);
  g_clear_error (&self->error);
  g_free (self->schema);
  g_free (self->file);
  g_free (self->path);
}

/* Writes what the first review says now; its text. */
static char *
write_return (Case *self)
{
  g_autoptr (AssayReturn) given =
      assay_review_folder_make_return (self->desk->folder, self->schema,
                                       assay_date_new (2026, 12, 1), &self->error);

  g_assert_no_error (self->error);
  assay_review_folder_write_return (self->desk->folder, given, self->file, &self->error);
  g_assert_no_error (self->error);

  return assay_return_format (given);
}

static GStrv
list (const char *folder, const char *inside)
{
  g_autofree char *path = g_build_filename (folder, inside, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_add (names, NULL);

  return (GStrv) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

static guint
count (const char *folder, const char *inside)
{
  g_auto (GStrv) names = list (folder, inside);

  return g_strv_length (names);
}

/* Begins round two with @content for E001. */
static void
begin_second (Case *self, const char *content)
{
  ReviewDesk *desk = self->desk;
  g_autofree char *archive = review_desk_write_other_archive (desk, "second.zip", 2, content);
  const AssayVerifyRequest request = { .schema_path = desk->schema };
  g_autoptr (AssayVerification) verification = NULL;

  self->second =
      assay_review_folder_create (desk->context, self->path, archive, &request, desk->folder,
                                  ASSAY_PROGRESS_NONE, NULL, &verification, &self->error);
  g_assert_no_error (self->error);
}

static AssayRound *
load_round (Case *self)
{
  g_autoptr (AssayPortfolio) before = NULL;

  return assay_review_folder_load_round (self->second, self->schema, &before, &self->error);
}

static void
assert_refused (Case *self, AssayError code, const char *words)
{
  g_autoptr (AssayRound) round = load_round (self);

  g_assert_null (round);
  g_assert_error (self->error, ASSAY_ERROR, (int) code);
  if (strstr (self->error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", self->error->message, words);
  g_clear_error (&self->error);
}

/* --- Keeping --- */

static void
test_kept (Case *self, gconstpointer data)
{
  g_autofree char *first = NULL, *again = NULL, *other = NULL, *written = NULL, *path = NULL,
                  *kept = NULL;
  g_auto (GStrv) names = NULL;

  review_desk_determine (self->desk, "1.1", ASSAY_JUDGEMENT_NOT_MET);
  first = write_return (self);
  again = write_return (self);
  g_assert_cmpstr (again, ==, first);
  g_assert_cmpuint (count (self->desk->path, "returned"), ==, 1);
  names = list (self->desk->path, "returned");
  g_assert_true (g_str_has_prefix (names[0], "0001-"));
  path = g_build_filename (self->desk->path, "returned", names[0], NULL);
  kept = assay_fixture_read (path);
  g_assert_cmpstr (kept, ==, first);
  review_desk_determine (self->desk, "1.2", ASSAY_JUDGEMENT_MET);
  other = write_return (self);
  g_assert_cmpstr (other, !=, first);
  g_assert_cmpuint (count (self->desk->path, "returned"), ==, 2);
  written = assay_fixture_read (self->file);
  g_assert_cmpstr (written, ==, other);
}

/* Whatever fails: the file that was there, or the whole new one; and what was given is kept. */
static void
test_interrupted (Case *self, gconstpointer data)
{
  AssayDisk *disk = self->desk->fixture->disk;
  g_autoptr (AssayReturn) given = NULL;
  g_autofree char *text = NULL;

  review_desk_determine (self->desk, "1.1", ASSAY_JUDGEMENT_MET);
  given = assay_review_folder_make_return (self->desk->folder, self->schema,
                                           assay_date_new (2026, 12, 1), &self->error);
  text = assay_return_format (given);
  for (guint nth = 1;; nth++)
    {
      g_autofree char *found = NULL;
      gboolean done;

      g_assert_true (g_file_set_contents (self->file, "old", -1, NULL));
      assay_disk_set_fault (disk, nth, ASSAY_DISK_FAULT_SHORTEN, ENOSPC);
      done = assay_review_folder_write_return (self->desk->folder, given, self->file, NULL);
      found = assay_fixture_read (self->file);
      assay_disk_set_fault (disk, 0, ASSAY_DISK_FAULT_NONE, 0);
      if (done)
        {
          g_assert_cmpstr (found, ==, text);
          g_assert_cmpuint (count (self->desk->path, "returned"), ==, 1);
          g_assert_cmpuint (nth, >, 5);
          return;
        }
      g_assert_true (g_str_equal (found, "old") || g_str_equal (found, text));
    }
}

/* A review that is only looked at is not written into. */
static void
test_read_only (Case *self, gconstpointer data)
{
  ReviewDesk *desk = self->desk;
  g_autoptr (AssayReturn) given = NULL;

  review_desk_determine (desk, "1.1", ASSAY_JUDGEMENT_MET);
  g_assert_true (assay_review_folder_close (desk->folder, NULL));
  g_clear_object (&desk->folder);
  desk->folder = assay_review_folder_open (desk->context, desk->path, desk->schema, ASSAY_OPEN_READ,
                                           NULL, &self->error);
  g_assert_no_error (self->error);
  given = assay_review_folder_make_return (desk->folder, self->schema, assay_date_new (2026, 12, 1),
                                           &self->error);
  g_assert_no_error (self->error);
  g_assert_false (assay_review_folder_write_return (desk->folder, given, self->file, &self->error));
  g_assert_error (self->error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
  g_assert_cmpuint (count (desk->path, "returned"), ==, 0);
  g_assert_false (g_file_test (self->file, G_FILE_TEST_EXISTS));
}

/* --- The next round --- */

static void
test_round (Case *self, gconstpointer data)
{
  g_autofree char *text = NULL, *path = NULL, *kept = NULL;
  g_auto (GStrv) names = NULL;
  g_autoptr (AssayRound) round = NULL;

  review_desk_determine (self->desk, "1.1", ASSAY_JUDGEMENT_NOT_MET);
  review_desk_determine (self->desk, "1.2", ASSAY_JUDGEMENT_MET);
  text = write_return (self);
  begin_second (self, "The procedure, as it was mended.\n");
  names = list (self->path, "earlier/returned");
  g_assert_cmpuint (g_strv_length (names), ==, 1);
  path = g_build_filename (self->path, "earlier/returned", names[0], NULL);
  kept = assay_fixture_read (path);
  g_assert_cmpstr (kept, ==, text);
  round = load_round (self);
  g_assert_no_error (self->error);
  g_assert_cmpuint (round->determinations->len, ==, 2);
  /* Both looked at E001, which is another now. */
  g_assert_cmpuint (round->n_to_confirm, ==, 2);
}

/* What a judgement was made on has changed: it goes back to the service only once it was made
 * again. */
static void
test_to_confirm (Case *self, gconstpointer data)
{
  g_autoptr (AssayReturn) given = NULL;
  g_autoptr (AssayEdit) declared = NULL;
  g_autoptr (AssayEdit) determined = NULL;
  AssayReviewGround ground;

  review_desk_determine (self->desk, "1.1", ASSAY_JUDGEMENT_MET);
  g_free (write_return (self));
  begin_second (self, "The procedure, as it was mended.\n");
  g_assert_null (assay_review_folder_make_return (self->second, self->schema,
                                                  assay_date_new (2027, 3, 1), &self->error));
  g_assert_error (self->error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
  g_assert_nonnull (strstr (self->error->message, "1.1"));
  g_clear_error (&self->error);
  ground = assay_review_folder_get_ground (self->second);
  declared = assay_review_declare (&ground, "Lead assessor", ASSAY_INTEREST_NONE, NULL, NULL);
  g_assert_true (assay_review_folder_apply (self->second, declared, NULL));
  ground = assay_review_folder_get_ground (self->second);
  determined = assay_review_determine (&ground, "1.1", ASSAY_JUDGEMENT_MET, "Still so.", NULL, NULL,
                                       &self->error);
  g_assert_no_error (self->error);
  g_assert_true (assay_review_folder_apply (self->second, determined, &self->error));
  given = assay_review_folder_make_return (self->second, self->schema, assay_date_new (2027, 3, 1),
                                           &self->error);
  g_assert_no_error (self->error);
  g_assert_cmpuint (given->round, ==, 2);
}

/* Not written, or nothing to write: what was judged is known all the same. */
static void
test_not_written (Case *self, gconstpointer data)
{
  gboolean says_something = data != NULL;
  g_autoptr (AssayRound) round = NULL;

  if (says_something)
    review_desk_determine (self->desk, "1.1", ASSAY_JUDGEMENT_FURTHER_WORK);
  begin_second (self, "The procedure, in force.\n");
  round = load_round (self);
  g_assert_no_error (self->error);
  g_assert_cmpuint (round->determinations->len, ==, says_something ? 1 : 0);
  g_assert_cmpuint (round->n_to_confirm, ==, 0);
}

/* Of two returns on one round the last one counts. */
static void
test_second_thoughts (Case *self, gconstpointer data)
{
  g_autoptr (AssayRound) round = NULL;
  const AssayRoundDetermination *determination;

  review_desk_determine (self->desk, "1.1", ASSAY_JUDGEMENT_NOT_MET);
  g_free (write_return (self));
  review_desk_determine (self->desk, "1.1", ASSAY_JUDGEMENT_MET);
  g_free (write_return (self));
  begin_second (self, "The procedure, in force.\n");
  g_assert_cmpuint (count (self->path, "earlier/returned"), ==, 2);
  round = load_round (self);
  determination = assay_round_lookup_determination (round, "1.1");
  g_assert_cmpstr (determination->point->outcome, ==, ASSAY_JUDGED_MET);
}

/* Another assessor's review of the same submission, where 1.1 is not met. */
static AssayReviewFolder *
review_otherwise (Case *self)
{
  ReviewDesk other = { .fixture = self->desk->fixture,
                       .context = assay_context_new_with (ASSAY_FIXTURE_NOW, "another assessor",
                                                          self->desk->fixture->disk),
                       .schema = self->desk->schema,
                       .archive = self->desk->archive,
                       .path = assay_fixture_path (self->desk->fixture, "other") };

  review_desk_begin (&other);
  review_desk_declare (&other);
  review_desk_determine_all (&other, ASSAY_JUDGEMENT_MET);
  review_desk_determine (&other, "1.1", ASSAY_JUDGEMENT_NOT_MET);
  assay_context_unref (other.context);
  g_free (other.path);

  return other.folder;
}

/* Where two assessors settled on another judgement than the own one, its reason comes along, and
 * not that of the judgement it took the place of. */
static void
test_settled (Case *self, gconstpointer data)
{
  g_autoptr (AssayReviewFolder) other = review_otherwise (self);
  const AssayDetermination *carried;
  AssayReviewGround ground;
  AssayEdit *edit;

  review_desk_determine_all (self->desk, ASSAY_JUDGEMENT_MET);
  ground = assay_review_folder_get_ground (self->desk->folder);
  edit = assay_review_settle (&ground, assay_review_folder_get_review (other), "1.1",
                              ASSAY_JUDGEMENT_NOT_MET, "Together: the plan is old.", &self->error);
  review_desk_apply (self->desk, edit, &self->error);
  begin_second (self, "The procedure, in force.\n");
  carried =
      assay_review_lookup_determination (assay_review_folder_get_review (self->second), "1.1");
  g_assert_cmpint (carried->judgement, ==, ASSAY_JUDGEMENT_NOT_MET);
  g_assert_cmpstr (carried->reason, ==, "Together: the plan is old.");
  carried =
      assay_review_lookup_determination (assay_review_folder_get_review (self->second), "1.2");
  g_assert_cmpstr (carried->reason, ==, "Seen on paper and at the visit.");
}

static gboolean
is_without_grounds (ReviewDesk *desk, const char *criterion)
{
  AssayReviewGround ground = assay_review_folder_get_ground (desk->folder);
  g_autoptr (GPtrArray) findings = assay_review_check_complete (&ground);

  for (guint i = 0; i < findings->len; i++)
    {
      const AssayFinding *finding = findings->pdata[i];

      if (finding->tag == (AssayFindingTag) ASSAY_FINDING_REVIEW_NO_GROUNDS
          && g_str_equal (finding->subject, criterion))
        return TRUE;
    }

  return FALSE;
}

/* What was settled has to be able to say for itself what a return asks for, and is there still when
 * that is written; saying something else ends it. */
static void
test_settled_needs_grounds (Case *self, gconstpointer data)
{
  g_autoptr (AssayReviewFolder) other = review_otherwise (self);
  AssayReviewGround ground;
  AssayEdit *edit;

  review_desk_determine_all (self->desk, ASSAY_JUDGEMENT_MET);
  g_assert_false (is_without_grounds (self->desk, "1.1"));
  ground = assay_review_folder_get_ground (self->desk->folder);
  edit = assay_review_settle (&ground, assay_review_folder_get_review (other), "1.1",
                              ASSAY_JUDGEMENT_NOT_MET, "Together: the plan is old.", &self->error);
  review_desk_apply (self->desk, edit, &self->error);
  g_assert_true (is_without_grounds (self->desk, "1.1"));
  ground = assay_review_folder_get_ground (self->desk->folder);
  edit = assay_review_determine (&ground, "1.1", ASSAY_JUDGEMENT_MET, NULL, "A new plan.", NULL,
                                 &self->error);
  review_desk_apply (self->desk, edit, &self->error);
  g_assert_false (is_without_grounds (self->desk, "1.1"));
  g_assert_cmpint (assay_review_get_judgement (review_desk_get_review (self->desk), "1.1"), ==,
                   ASSAY_JUDGEMENT_NOT_MET);
  g_free (write_return (self));
  review_desk_determine (self->desk, "1.1", ASSAY_JUDGEMENT_FURTHER_WORK);
  g_assert_null (assay_review_lookup_settlement (review_desk_get_review (self->desk), "1.1"));
}

/* Writing down why is not yet looking again: what waits to be confirmed still waits. */
static void
test_grounds_confirm_nothing (Case *self, gconstpointer data)
{
  const AssayDetermination *carried;
  AssayReviewGround ground;
  AssayEdit *edit;

  review_desk_determine_all (self->desk, ASSAY_JUDGEMENT_MET);
  begin_second (self, "Another procedure.\n");
  ground = assay_review_folder_get_ground (self->second);
  edit = assay_review_declare (&ground, "Lead assessor", ASSAY_INTEREST_NONE, NULL, &self->error);
  g_assert_true (assay_review_folder_apply (self->second, edit, &self->error));
  assay_edit_unref (edit);
  ground = assay_review_folder_get_ground (self->second);
  edit = assay_review_write_grounds (&ground, "1.1", "Newly written.", NULL, NULL, &self->error);
  g_assert_no_error (self->error);
  g_assert_true (assay_review_folder_apply (self->second, edit, &self->error));
  assay_edit_unref (edit);
  ground = assay_review_folder_get_ground (self->second);
  carried = assay_review_lookup_determination (ground.review, "1.1");
  g_assert_cmpstr (carried->reason, ==, "Newly written.");
  g_assert_cmpuint (carried->carried, ==, 1);
  g_assert_cmpint (assay_review_compute_carrying (carried, ground.scheme, ground.portfolio), ==,
                   ASSAY_CARRYING_CHANGED);
  g_assert_null (assay_review_write_grounds (&ground, "1.1", "", NULL, NULL, &self->error));
  g_assert_error (self->error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
}

/* A finished review in which nobody says who made it, as no Assay writes one. */
static AssayReview *
take_declaration_out (const AssayReview *review)
{
  g_autofree char *text = assay_review_format_xml (review, ASSAY_REVIEW_FORM_OWN);
  char *begin = strstr (text, "  <declaration");
  char *end = strstr (begin, "  <determination");
  AssayReview *taken;

  memmove (begin, end, strlen (end) + 1);
  taken = assay_review_parse_xml (text, strlen (text), "review.xml", NULL);
  g_assert_nonnull (taken);

  return taken;
}

static void
test_other_is_undeclared (Case *self, gconstpointer data)
{
  g_autoptr (AssayReviewFolder) other = review_otherwise (self);
  g_autoptr (AssayReview) undeclared =
      take_declaration_out (assay_review_folder_get_review (other));
  AssayReviewGround ground;

  review_desk_determine_all (self->desk, ASSAY_JUDGEMENT_MET);
  ground = assay_review_folder_get_ground (self->desk->folder);
  g_assert_null (assay_review_settle (&ground, undeclared, "1.1", ASSAY_JUDGEMENT_NOT_MET,
                                      "Together.", &self->error));
  g_assert_error (self->error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
}

/* --- What is kept, damaged --- */

static void
test_no_earlier (Case *self, gconstpointer data)
{
  self->second = g_object_ref (self->desk->folder);
  assert_refused (self, ASSAY_ERROR_REFUSED, "without an earlier one");
}

static void
test_damaged (Case *self, gconstpointer data)
{
  g_autofree char *portfolio = g_build_filename (self->path, "earlier/portfolio.xml", NULL);
  g_autofree char *stray = g_build_filename (self->path, "earlier/returned/0009-x.xml", NULL);
  g_autofree char *text = NULL;
  g_autoptr (AssayRound) round = NULL;

  review_desk_determine (self->desk, "1.1", ASSAY_JUDGEMENT_MET);
  begin_second (self, "The procedure, in force.\n");
  text = assay_fixture_read (portfolio);
  g_assert_true (g_file_set_contents (portfolio, "<portfolio>", -1, NULL));
  assert_refused (self, ASSAY_ERROR_INVALID, "portfolio.xml");
  g_assert_cmpint (g_unlink (portfolio), ==, 0);
  assert_refused (self, ASSAY_ERROR_NOT_FOUND, "portfolio.xml");
  g_assert_cmpint (symlink (self->desk->archive, portfolio), ==, 0);
  assert_refused (self, ASSAY_ERROR_REFUSED, "portfolio.xml");
  g_assert_cmpint (g_unlink (portfolio), ==, 0);
  g_assert_true (g_file_set_contents (portfolio, text, -1, NULL));
  g_assert_true (g_file_set_contents (stray, "<return/>", -1, NULL));
  assert_refused (self, ASSAY_ERROR_INVALID, "0009-x.xml");
  g_assert_cmpint (g_unlink (stray), ==, 0);
  round = load_round (self);
  g_assert_no_error (self->error);
}

/* Another portfolio, whole in itself, is not what was submitted then. */
static void
test_exchanged (Case *self, gconstpointer data)
{
  g_autofree char *portfolio = g_build_filename (self->path, "earlier/portfolio.xml", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *other = NULL;

  review_desk_determine (self->desk, "1.1", ASSAY_JUDGEMENT_MET);
  begin_second (self, "The procedure, in force.\n");
  text = assay_fixture_read (portfolio);
  parts = g_strsplit (text, "largely", -1);
  other = g_strjoinv ("partly", parts);
  g_assert_true (g_file_set_contents (portfolio, other, -1, NULL));
  assert_refused (self, ASSAY_ERROR_DAMAGED, "round 1");
}

static void
add (const char *name, void (*test) (Case *, gconstpointer), gconstpointer data)
{
  g_autofree char *path = g_strconcat ("/review-earlier/", name, NULL);

  g_test_add (path, Case, data, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  add ("kept", test_kept, NULL);
  add ("interrupted", test_interrupted, NULL);
  add ("read-only", test_read_only, NULL);
  add ("round", test_round, NULL);
  add ("to-confirm", test_to_confirm, NULL);
  add ("not-written", test_not_written, "something");
  add ("nothing-to-write", test_not_written, NULL);
  add ("second-thoughts", test_second_thoughts, NULL);
  add ("settled", test_settled, NULL);
  add ("settled-needs-grounds", test_settled_needs_grounds, NULL);
  add ("other-is-undeclared", test_other_is_undeclared, NULL);
  add ("grounds-confirm-nothing", test_grounds_confirm_nothing, NULL);
  add ("no-earlier", test_no_earlier, NULL);
  add ("damaged", test_damaged, NULL);
  add ("exchanged", test_exchanged, NULL);

  return g_test_run ();
}
