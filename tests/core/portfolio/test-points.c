/* Points: received in one edit, answered one by one, and what is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "portfolio-fixture.h"

#include "base/assay-error.h"
#include "core/portfolio/assay-merge.h"

#include <string.h>

#define RETURN "k7f2m4xq"

typedef struct
{
  PortfolioFixture *fixture;
  AssayPortfolioFolder *folder;
  AssayHead *head; /* as it was submitted */
  GPtrArray *points;
  char *fingerprint;
  AssayReceipt receipt;
  GError *error;
} Desk;

static AssayPoint *
add_point (Desk *desk, AssayPointKind kind, const char *criterion, const char *text)
{
  g_autofree char *id = assay_point_format_id (desk->receipt.id, desk->points->len + 1);
  AssayPoint *point = assay_point_new (id);

  point->kind = kind;
  point->round = 1;
  point->criterion = g_strdup (criterion);
  point->text = g_strdup (text);
  g_ptr_array_add (desk->points, point);

  return point;
}

static void
submit (Desk *desk)
{
  g_autoptr (AssaySubmission) submission = assay_submission_new (1);

  submission->on = assay_date_new (2026, 11, 22);
  submission->fingerprint = g_strdup (desk->fingerprint);
  submission->sha256 = g_strnfill (64, 'a');
  portfolio_apply (desk->folder,
                   assay_edit_submit (assay_portfolio_folder_get_portfolio (desk->folder),
                                      submission, &desk->error));
}

static void
set_up (Desk *desk, gconstpointer data)
{
  AssayPoint *point;

  desk->fixture = portfolio_fixture_new ();
  desk->folder = portfolio_fixture_create (desk->fixture);
  portfolio_rate (desk->folder, "1.1", "fully");
  portfolio_add_observation (desk->folder, "Visit");
  portfolio_add_observation (desk->folder, "Panel");
  desk->head = assay_head_ref (assay_portfolio_folder_get_portfolio (desk->folder)->head);
  desk->points = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_point_unref);
  desk->fingerprint =
      assay_portfolio_compute_fingerprint (assay_portfolio_folder_get_portfolio (desk->folder));
  submit (desk);
  desk->receipt =
      (AssayReceipt){ RETURN, desk->fingerprint, desk->head->scheme_id, desk->head->scheme_edition,
                      1,      desk->points };
  point = add_point (desk, ASSAY_POINT_DETERMINATION, "1.1", "The plan is two years old.");
  point->outcome = g_strdup (ASSAY_JUDGED_NOT_MET);
  point->lacking = g_strdup ("A plan of this year.");
  point->items = g_strdup ("E001");
  add_point (desk, ASSAY_POINT_REQUEST, "2.1", "Send ten case files.");
  add_point (desk, ASSAY_POINT_COMMENT, NULL, "A warm welcome.");
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  portfolio_close (desk->folder);
  assay_head_unref (desk->head);
  g_ptr_array_unref (desk->points);
  g_free (desk->fingerprint);
  portfolio_fixture_free (desk->fixture);
  g_clear_error (&desk->error);
}

static AssayPortfolio *
get (Desk *desk)
{
  return assay_portfolio_folder_get_portfolio (desk->folder);
}

static AssayEdit *
receive (Desk *desk)
{
  return assay_edit_receive_return (get (desk), desk->fixture->scheme, &desk->receipt,
                                    &desk->error);
}

static void
take (Desk *desk, AssayEdit *edit)
{
  g_assert_no_error (desk->error);
  portfolio_apply (desk->folder, edit);
}

static void
refuse (Desk *desk, AssayEdit *edit, AssayError code, const char *words)
{
  g_assert_null (edit);
  assert_error_says (desk->error, (int) code, words);
  g_clear_error (&desk->error);
}

static AssayEdit *
answer (Desk *desk, const char *id, const char *text, const char *items)
{
  g_autoptr (GArray) numbers = assay_items_parse (items, NULL);

  return assay_edit_answer_point (get (desk), id, text, numbers, &desk->error);
}

/* --- Receiving --- */

static void
test_receive (Desk *desk, gconstpointer data)
{
  g_autofree char *before = portfolio_text (desk->folder);
  g_autofree char *received = NULL;
  g_autofree char *reopened = NULL;
  g_autofree char *undone = NULL;
  const AssayPoint *point;

  take (desk, receive (desk));
  received = portfolio_text (desk->folder);
  g_assert_cmpuint (get (desk)->points->len, ==, 3);
  g_assert_cmpuint (get (desk)->head->round, ==, 2);
  point = assay_portfolio_lookup_point (get (desk), RETURN ".001");
  g_assert_cmpstr (point->lacking, ==, "A plan of this year.");
  g_assert_true (assay_portfolio_has_return (get (desk), RETURN));

  /* It is in the journal and in the document alike. */
  portfolio_close (desk->folder);
  desk->folder = portfolio_fixture_open (desk->fixture, ASSAY_OPEN_WRITE);
  reopened = portfolio_text (desk->folder);
  g_assert_cmpstr (reopened, ==, received);

  /* One edit, one undo. */
  g_assert_true (assay_portfolio_folder_undo (desk->folder, NULL, &desk->error));
  undone = portfolio_text (desk->folder);
  g_assert_cmpstr (undone, ==, before);
  take (desk, receive (desk));
}

static void
test_receive_refused (Desk *desk, gconstpointer data)
{
  AssayReceipt receipt = desk->receipt;
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr (AssayPortfolio) unsent = assay_portfolio_new (assay_head_ref (desk->head));

  refuse (desk, assay_edit_receive_return (unsent, desk->fixture->scheme, &receipt, &desk->error),
          ASSAY_ERROR_REFUSED, "Nothing has been submitted");
  desk->receipt.fingerprint = "0000";
  refuse (desk, receive (desk), ASSAY_ERROR_REFUSED, "another submission");
  desk->receipt = receipt;
  desk->receipt.round = 2;
  refuse (desk, receive (desk), ASSAY_ERROR_REFUSED, "another submission");
  desk->receipt = receipt;
  desk->receipt.scheme_id = "other";
  refuse (desk, receive (desk), ASSAY_ERROR_REFUSED, "scheme other");
  desk->receipt = receipt;
  desk->receipt.scheme_edition = "1999";
  refuse (desk, receive (desk), ASSAY_ERROR_REFUSED, "1999");
  desk->receipt = receipt;
  desk->receipt.points = nothing;
  refuse (desk, receive (desk), ASSAY_ERROR_INVALID, "says nothing");
  desk->receipt = receipt;

  take (desk, receive (desk));
  refuse (desk, receive (desk), ASSAY_ERROR_REFUSED, "received already");
}

static void
test_receive_wrong_points (Desk *desk, gconstpointer data)
{
  AssayPoint *point = desk->points->pdata[1];

  g_free (point->criterion);
  point->criterion = g_strdup ("9.9");
  refuse (desk, receive (desk), ASSAY_ERROR_UNKNOWN_NAME, "9.9");
  g_free (point->criterion);
  point->criterion = NULL;
  point->answer = g_strdup ("They have said so already.");
  refuse (desk, receive (desk), ASSAY_ERROR_INVALID, "k7f2m4xq.002");
  g_clear_pointer (&point->answer, g_free);
  point->round = 2;
  refuse (desk, receive (desk), ASSAY_ERROR_INVALID, "k7f2m4xq.002");
  point->round = 1;
  point->id[0] = 'x';
  refuse (desk, receive (desk), ASSAY_ERROR_INVALID, "x7f2m4xq.002");
  g_free (point->id);
  point->id = g_strdup (RETURN ".001");
  refuse (desk, receive (desk), ASSAY_ERROR_INVALID, "twice");
  g_assert_cmpuint (get (desk)->points->len, ==, 0);
}

/* --- Answering --- */

static void
test_answer (Desk *desk, gconstpointer data)
{
  const AssayPoint *point;

  take (desk, receive (desk));
  take (desk, answer (desk, "2", "  Ten are on their way.\n", "E001 E002"));
  point = assay_portfolio_lookup_point (get (desk), RETURN ".002");
  g_assert_cmpstr (point->answer, ==, "  Ten are on their way.");
  g_assert_cmpstr (point->answer_items, ==, "E001 E002");
  g_assert_cmpstr (point->text, ==, "Send ten case files.");

  /* Withdrawing takes the item out of the answer, in the same edit. */
  take (desk, assay_edit_withdraw_evidence (get (desk), 1, TRUE, &desk->error));
  point = assay_portfolio_lookup_point (get (desk), RETURN ".002");
  g_assert_cmpstr (point->answer_items, ==, "E002");
  refuse (desk, answer (desk, "2", NULL, "E001"), ASSAY_ERROR_REFUSED, "withdrawn");
  refuse (desk, answer (desk, "2", NULL, "E009"), ASSAY_ERROR_UNKNOWN_NAME, "E009");
  refuse (desk, answer (desk, "7", "Yes.", NULL), ASSAY_ERROR_UNKNOWN_NAME, "assay points");
  refuse (desk, answer (desk, RETURN ".02", "Yes.", NULL), ASSAY_ERROR_UNKNOWN_NAME, RETURN ".002");

  take (desk, answer (desk, RETURN ".002", " \n", NULL));
  point = assay_portfolio_lookup_point (get (desk), RETURN ".002");
  g_assert_false (assay_point_is_answered (point));
}

static void
test_find_ambiguous (Desk *desk, gconstpointer data)
{
  AssayPoint *point;

  take (desk, receive (desk));
  g_ptr_array_set_size (desk->points, 0);
  desk->receipt.id = "second";
  point = add_point (desk, ASSAY_POINT_COMMENT, NULL, "Later.");
  take (desk, receive (desk));
  g_assert_nonnull (assay_portfolio_lookup_point (get (desk), point->id));
  refuse (desk, answer (desk, "1", "Yes.", NULL), ASSAY_ERROR_UNKNOWN_NAME, "More than one");
  take (desk, answer (desk, "second.001", "Yes.", NULL));
}

/* Whatever comes first, the same stands there in the end. */
static void
test_order_of_answers (Desk *desk, gconstpointer data)
{
  static const char *const orders[][3] = { { "1", "2", "3" },
                                           { "3", "1", "2" },
                                           { "2", "3", "1" } };
  g_autoptr (AssayPortfolio) received = NULL;
  g_autofree char *first = NULL;

  take (desk, receive (desk));
  received = assay_portfolio_ref (get (desk));
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (AssayPortfolio) now = assay_portfolio_ref (received);
      g_autofree char *text = NULL;

      for (guint j = 0; j < 3; j++)
        {
          g_autofree char *said = g_strconcat ("Answer to ", orders[i][j], NULL);
          g_autoptr (AssayEdit) edit =
              assay_edit_answer_point (now, orders[i][j], said, NULL, &desk->error);
          AssayPortfolio *after;

          g_assert_no_error (desk->error);
          after = assay_portfolio_apply (now, edit);
          assay_portfolio_unref (now);
          now = after;
        }
      text = assay_portfolio_format_xml (now, ASSAY_PORTFOLIO_FORM_OWN);
      if (first == NULL)
        first = g_steal_pointer (&text);
      else
        g_assert_cmpstr (text, ==, first);
    }
}

/* Round two is read for its answers: they leave, private notes do not. */
static void
test_submission_form (Desk *desk, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autoptr (AssayPortfolio) again = NULL;

  take (desk, receive (desk));
  take (desk, answer (desk, "2", "On their way.", "E002"));
  take (desk, assay_edit_write_note (get (desk), desk->fixture->scheme, "2.1", "Do not tell.",
                                     &desk->error));
  text = assay_portfolio_format_xml (get (desk), ASSAY_PORTFOLIO_FORM_SUBMISSION);
  g_assert_nonnull (strstr (text, "On their way."));
  g_assert_nonnull (strstr (text, "evidence=\"E002\""));
  g_assert_null (strstr (text, "Do not tell."));
  again = assay_portfolio_parse_xml (text, strlen (text), "portfolio.xml", &desk->error);
  g_assert_no_error (desk->error);
  g_assert_cmpstr (assay_portfolio_lookup_point (again, RETURN ".002")->answer, ==,
                   "On their way.");
}

/* The gate, and reading, want every item that an answer names. */
static void
test_links (Desk *desk, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *broken = NULL;

  take (desk, receive (desk));
  portfolio_add_observation (desk->folder, "Third");
  take (desk, answer (desk, "2", NULL, "E003"));
  text = portfolio_text (desk->folder);
  parts = g_strsplit (text, "<answer evidence=\"E003\"", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  broken = g_strjoinv ("<answer evidence=\"E004\"", parts);
  g_assert_null (
      assay_portfolio_parse_xml (broken, strlen (broken), "portfolio.xml", &desk->error));
  assert_error_says (desk->error, ASSAY_ERROR_INVALID, "E004");
  g_clear_error (&desk->error);

  /* An edit that would take the item away from under the answer. */
  {
    g_autoptr (AssayPortfolio) without =
        assay_portfolio_parse_xml (text, strlen (text), "portfolio.xml", NULL);
    g_autoptr (AssayEdit) edit = NULL;

    g_ptr_array_set_size (without->evidence, 2);
    edit = assay_edit_compute_difference (ASSAY_VERB_OUTSIDE, get (desk), without);
    g_assert_false (assay_portfolio_folder_apply (desk->folder, edit, &desk->error));
    assert_error_says (desk->error, ASSAY_ERROR_REFUSED, "E003");
  }
}

static void
test_items (void)
{
  static const char *const wrong[] = { "E7",   "E001 ",     " E001", "E002 E001",   "E001 E001",
                                       "A001", "E001,E002", "E000",  "E99999999999" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_null (assay_items_parse (wrong[i], &error));
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
      g_clear_error (&error);
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GArray) none = assay_items_parse (i == 0 ? NULL : "", &error);

      g_assert_cmpuint (none->len, ==, 0);
      g_assert_null (assay_items_format (none));
    }
  g_assert_true (assay_items_has ("E004 E1000", 1000));
  g_assert_false (assay_items_has ("E004 E1000", 100));
}

/* --- Two copies --- */

static AssayMerge *
merge (AssayPortfolio *base, AssayPortfolio *ours, AssayPortfolio *theirs)
{
  AssayMergeSides sides = { base, ours, theirs, 0, 0 };
  g_autoptr (GError) error = NULL;
  AssayMerge *merged = assay_merge_compute (&sides, NULL, &error);

  g_assert_no_error (error);

  return merged;
}

static AssayPortfolio *
after_answer (AssayPortfolio *portfolio, const char *id, const char *text, const char *items)
{
  g_autoptr (GArray) numbers = assay_items_parse (items, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayEdit) edit = assay_edit_answer_point (portfolio, id, text, numbers, &error);

  g_assert_no_error (error);

  return assay_portfolio_apply (portfolio, edit);
}

static void
test_merge (Desk *desk, gconstpointer data)
{
  g_autoptr (AssayPortfolio) base = NULL;
  g_autoptr (AssayPortfolio) ours = NULL;
  g_autoptr (AssayPortfolio) theirs = NULL;
  g_autoptr (AssayMerge) merged = NULL;
  g_autoptr (AssayMerge) clash = NULL;
  const AssayPoint *point;
  const AssayMergeConflict *conflict;

  take (desk, receive (desk));
  take (desk, answer (desk, "2", NULL, "E001"));
  base = assay_portfolio_ref (get (desk));
  ours = after_answer (base, "2", "Ours.", "E001 E002");
  theirs = after_answer (base, "2", NULL, NULL);

  /* What one side put in is in, what the other took out is out, and a text of one side stays. */
  merged = merge (base, ours, theirs);
  g_assert_cmpuint (merged->conflicts->len, ==, 0);
  point = assay_portfolio_lookup_point (merged->merged, RETURN ".002");
  g_assert_cmpstr (point->answer, ==, "Ours.");
  g_assert_cmpstr (point->answer_items, ==, "E002");

  assay_portfolio_unref (theirs);
  theirs = after_answer (base, "2", "Theirs.", "E001");
  clash = merge (base, ours, theirs);
  g_assert_cmpuint (clash->conflicts->len, ==, 1);
  conflict = clash->conflicts->pdata[0];
  g_assert_cmpstr (conflict->id, ==, RETURN ".002/answer");
}

/* Both copies received the same return: the points are the same points. */
static void
test_merge_received_twice (Desk *desk, gconstpointer data)
{
  g_autoptr (AssayPortfolio) base = assay_portfolio_ref (get (desk));
  g_autoptr (AssayEdit) edit = receive (desk);
  g_autoptr (AssayPortfolio) ours = assay_portfolio_apply (base, edit);
  g_autoptr (AssayPortfolio) received = assay_portfolio_apply (base, edit);
  g_autoptr (AssayPortfolio) theirs = after_answer (received, "1", "It is new.", NULL);
  g_autoptr (AssayMerge) merged = merge (base, ours, theirs);

  g_assert_cmpuint (merged->conflicts->len, ==, 0);
  g_assert_cmpuint (merged->merged->points->len, ==, 3);
  g_assert_cmpstr (assay_portfolio_lookup_point (merged->merged, RETURN ".001")->answer, ==,
                   "It is new.");
}

/* An item that was withdrawn here and newly answers a point there is one conflict, and the answer
 * goes with the side that is chosen. */
static void
test_merge_use (Desk *desk, gconstpointer data)
{
  g_autoptr (AssayPortfolio) base = NULL;
  g_autoptr (AssayPortfolio) ours = NULL;
  g_autoptr (AssayPortfolio) theirs = NULL;
  g_autoptr (AssayEdit) edit = NULL;
  g_autoptr (AssayMerge) merged = NULL;
  const AssayMergeConflict *conflict;

  take (desk, receive (desk));
  base = assay_portfolio_ref (get (desk));
  edit = assay_edit_withdraw_evidence (base, 2, TRUE, &desk->error);
  ours = assay_portfolio_apply (base, edit);
  theirs = after_answer (base, "2", "See the panel.", "E002");
  merged = merge (base, ours, theirs);
  g_assert_cmpuint (merged->conflicts->len, ==, 1);
  conflict = merged->conflicts->pdata[0];
  g_assert_cmpstr (conflict->id, ==, "E002/use");
  g_assert_null (assay_portfolio_lookup_point (merged->merged, RETURN ".002")->answer_items);
}

/* What they added has another number here, and their answer follows it. */
static void
test_merge_renumbers (Desk *desk, gconstpointer data)
{
  g_autoptr (AssayPortfolio) base = NULL;
  g_autoptr (AssayPortfolio) ours = NULL;
  g_autoptr (AssayPortfolio) added = NULL;
  g_autoptr (AssayPortfolio) theirs = NULL;
  g_autoptr (AssayEvidence) our_item = portfolio_new_item ("Ours");
  g_autoptr (AssayEvidence) their_item = portfolio_new_item ("Theirs");
  g_autoptr (AssayEdit) our_edit = NULL;
  g_autoptr (AssayEdit) their_edit = NULL;
  g_autoptr (AssayMerge) merged = NULL;

  take (desk, receive (desk));
  base = assay_portfolio_ref (get (desk));
  our_edit = assay_edit_add_evidence (base, desk->fixture->scheme, our_item, 0, &desk->error);
  their_edit = assay_edit_add_evidence (base, desk->fixture->scheme, their_item, 0, &desk->error);
  ours = assay_portfolio_apply (base, our_edit);
  added = assay_portfolio_apply (base, their_edit);
  theirs = after_answer (added, "2", NULL, "E003");
  merged = merge (base, ours, theirs);
  g_assert_cmpuint (merged->conflicts->len, ==, 0);
  g_assert_cmpstr (assay_portfolio_lookup_point (merged->merged, RETURN ".002")->answer_items, ==,
                   "E004");
}

static void
add (const char *path, void (*test) (Desk *, gconstpointer))
{
  g_test_add (path, Desk, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/points/receive", test_receive);
  add ("/points/receive-refused", test_receive_refused);
  add ("/points/receive-wrong-points", test_receive_wrong_points);
  add ("/points/answer", test_answer);
  add ("/points/find-ambiguous", test_find_ambiguous);
  add ("/points/order-of-answers", test_order_of_answers);
  add ("/points/submission-form", test_submission_form);
  add ("/points/links", test_links);
  g_test_add_func ("/points/items", test_items);
  add ("/points/merge", test_merge);
  add ("/points/merge-received-twice", test_merge_received_twice);
  add ("/points/merge-use", test_merge_use);
  add ("/points/merge-renumbers", test_merge_renumbers);

  return g_test_run ();
}
