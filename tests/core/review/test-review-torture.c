/* Whatever fails while a review is worked on, and whenever: it holds what was called saved, and at
 * most the one thing that was being saved.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A run of steps is done again and again: the first operation on the disk fails, then the second,
 * and so on until none is left to fail, in each of the three ways. What the run should have come to
 * after each step is known from a run in which nothing failed, in another folder.
 */

#include "review-desk.h"

#include "base/assay-error.h"

#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_KILLS 25
#define COMMENTED "1.1"

/* --- Steps --- */

/* Whether it was said to be done. */
typedef gboolean (*Step) (ReviewDesk *desk);

static gboolean
apply (ReviewDesk *desk, AssayEdit *edit)
{
  g_autoptr (AssayEdit) owned = edit;
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_assert_nonnull (edit);
  done = assay_review_folder_apply (desk->folder, edit, &error);
  g_assert_true (done == (error == NULL));

  return done;
}

static gboolean
step_declare (ReviewDesk *desk)
{
  AssayReviewGround ground = assay_review_folder_get_ground (desk->folder);

  return apply (desk,
                assay_review_declare (&ground, "Lead assessor", ASSAY_INTEREST_NONE, NULL, NULL));
}

static gboolean
step_comment (ReviewDesk *desk)
{
  AssayReviewGround ground = assay_review_folder_get_ground (desk->folder);

  return apply (desk, assay_review_write_comment (&ground, COMMENTED, "Well kept.", NULL));
}

static gboolean
step_determine (ReviewDesk *desk)
{
  AssayReviewGround ground = assay_review_folder_get_ground (desk->folder);

  return apply (desk, assay_review_determine (&ground, "1.2", ASSAY_JUDGEMENT_MET, "Seen.", NULL,
                                              NULL, NULL));
}

static gboolean
step_request (ReviewDesk *desk)
{
  AssayReviewGround ground = assay_review_folder_get_ground (desk->folder);
  g_autoptr (AssayRequest) fields = assay_request_new ();

  fields->criterion = g_strdup ("1.2");
  fields->what = g_strdup ("The form of June.");

  return apply (desk, assay_review_add_request (&ground, fields, NULL));
}

static gboolean
step_undo (ReviewDesk *desk)
{
  return assay_review_folder_undo (desk->folder, NULL, NULL);
}

static gboolean
step_redo (ReviewDesk *desk)
{
  return assay_review_folder_redo (desk->folder, NULL, NULL);
}

static gboolean
step_save (ReviewDesk *desk)
{
  return assay_review_folder_save (desk->folder, NULL);
}

static gboolean
step_open_sensitive (ReviewDesk *desk)
{
  g_autofree char *path = assay_review_folder_open_evidence (desk->folder, 2, "To see it.",
                                                             ASSAY_PROGRESS_NONE, NULL, NULL);

  return path != NULL;
}

static gboolean
step_close (ReviewDesk *desk)
{
  return assay_review_folder_close (desk->folder, NULL);
}

static const Step steps[] = {
  step_declare, step_comment, step_determine, step_undo, step_redo,           step_save,
  step_request, step_undo,    step_undo,      step_redo, step_open_sensitive, step_close,
};

#define N_STEPS G_N_ELEMENTS (steps)

/* --- Runs --- */

/* What the review is before each step and after the last, when nothing fails. */
static GPtrArray *
run_undisturbed (void)
{
  g_autoptr (ReviewDesk) desk = review_desk_new ();
  GPtrArray *states = g_ptr_array_new_with_free_func (g_free);

  review_desk_begin (desk);
  g_ptr_array_add (states, review_desk_format (desk));
  for (guint i = 0; i < N_STEPS; i++)
    {
      g_assert_true (steps[i](desk));
      g_ptr_array_add (states, review_desk_format (desk));
    }

  return states;
}

/* How many steps were said to be done, one after the other. */
static guint
run_until_refused (ReviewDesk *desk, const GPtrArray *states)
{
  guint n = 0;

  while (n < N_STEPS && steps[n](desk))
    {
      g_autofree char *text = review_desk_format (desk);

      n++;
      g_assert_cmpstr (text, ==, states->pdata[n]);
    }
  if (n < N_STEPS)
    {
      g_autofree char *text = review_desk_format (desk);

      /* What was refused is not shown as if it had been done. */
      g_assert_cmpstr (text, ==, states->pdata[n]);
    }

  return n;
}

/* And it goes on from there: undone, it is what it was. */
static void
assert_goes_on (ReviewDesk *desk, const char *found)
{
  AssayReviewGround ground = assay_review_folder_get_ground (desk->folder);
  g_autofree char *again = NULL;

  g_assert_true (apply (desk, assay_review_write_note (&ground, "2.1", "Later.", NULL)));
  g_assert_true (assay_review_folder_undo (desk->folder, NULL, NULL));
  again = review_desk_format (desk);
  g_assert_cmpstr (again, ==, found);
}

static void
assert_no_findings (ReviewDesk *desk)
{
  g_autoptr (GPtrArray) findings =
      assay_review_folder_check (desk->folder, TRUE, ASSAY_PROGRESS_NONE, NULL, NULL);

  g_assert_nonnull (findings);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* TRUE while the fault still hits something. */
static gboolean
disturb (guint nth, AssayDiskFault fault, const GPtrArray *states)
{
  g_autoptr (ReviewDesk) desk = review_desk_new ();
  g_autofree char *found = NULL;
  gboolean is_hit;
  guint n;

  review_desk_begin (desk);
  assay_disk_set_fault (desk->fixture->disk, nth, fault, nth % 2 == 0 ? EIO : ENOSPC);
  n = run_until_refused (desk, states);
  is_hit = assay_disk_get_count (desk->fixture->disk) >= nth;
  /* A dead program closes nothing; one that lives does, with whatever still works. */
  g_clear_object (&desk->folder);
  assay_disk_set_fault (desk->fixture->disk, 0, ASSAY_DISK_FAULT_NONE, 0);
  review_desk_reopen (desk, REVIEW_DESK_ASSESSOR);
  found = review_desk_format (desk);
  if (fault != ASSAY_DISK_FAULT_CRASH || n == N_STEPS || strcmp (found, states->pdata[n + 1]) != 0)
    g_assert_cmpstr (found, ==, states->pdata[n]);
  assert_goes_on (desk, found);
  assert_no_findings (desk);

  return is_hit;
}

static void
test_run (gconstpointer data)
{
  AssayDiskFault fault = GPOINTER_TO_UINT (data);
  g_autoptr (GPtrArray) states = run_undisturbed ();
  guint nth = 1;

  while (disturb (nth, fault, states))
    nth++;
  /* Every edit wrote and synced a line, at least. */
  g_assert_cmpuint (nth, >, 2 * (N_STEPS - 2));
}

/* --- kill -9 --- */

/* Never returns. */
static void
write_for_ever (ReviewDesk *desk, guint32 start, int report)
{
  review_desk_reopen (desk, REVIEW_DESK_ASSESSOR);
  for (guint32 i = start + 1;; i++)
    {
      AssayReviewGround ground = assay_review_folder_get_ground (desk->folder);
      g_autofree char *text = g_strdup_printf ("Edit %u", i);

      if (!apply (desk, assay_review_write_comment (&ground, COMMENTED, text, NULL))
          || (i % 4 == 0 && !(step_undo (desk) && step_redo (desk)))
          || write (report, &i, sizeof i) != (gssize) sizeof i)
        _exit (1);
      if (i % 3 == 0)
        step_save (desk);
    }
}

/* Reads reports until @wanted have come, kills the child, and reads what is left. */
static guint32
kill_after (GPid child, int report, guint wanted)
{
  guint32 last = 0, number = 0;
  guint n = 0;
  int status = 0;

  while (read (report, &number, sizeof number) == (gssize) sizeof number)
    {
      last = number;
      if (++n == wanted)
        kill (child, SIGKILL);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));

  return last;
}

static guint32
get_number (ReviewDesk *desk)
{
  const AssayDetermination *determination =
      assay_review_lookup_determination (review_desk_get_review (desk), COMMENTED);
  guint64 number = 0;

  g_assert_nonnull (determination);
  g_assert_true (g_str_has_prefix (determination->comment, "Edit "));
  g_assert_true (
      g_ascii_string_to_unsigned (determination->comment + 5, 10, 1, G_MAXUINT32, &number, NULL));

  return (guint32) number;
}

static guint32
kill_once (ReviewDesk *desk, guint32 at, guint wanted)
{
  int report[2];
  guint32 told;
  GPid child;

  g_assert_cmpint (pipe (report), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    write_for_ever (desk, at, report[1]);
  close (report[1]);
  told = kill_after (child, report[0], wanted);
  close (report[0]);

  return told;
}

static void
test_kill (void)
{
  g_autoptr (ReviewDesk) desk = review_desk_new ();
  guint32 at = 0;

  review_desk_begin (desk);
  review_desk_declare (desk);
  for (guint round = 0; round < N_KILLS; round++)
    {
      guint32 told;

      g_assert_true (assay_review_folder_close (desk->folder, NULL));
      g_clear_object (&desk->folder);
      told = kill_once (desk, at, 1 + round % 7);
      review_desk_reopen (desk, REVIEW_DESK_ASSESSOR);
      at = get_number (desk);
      /* The last one may be safe without anybody having been told. */
      g_assert_true (at == told || at == told + 1);
      assert_no_findings (desk);
    }
  g_assert_cmpuint (at, >=, N_KILLS);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/review-torture/fail", GUINT_TO_POINTER (ASSAY_DISK_FAULT_FAIL), test_run);
  g_test_add_data_func ("/review-torture/shorten", GUINT_TO_POINTER (ASSAY_DISK_FAULT_SHORTEN),
                        test_run);
  g_test_add_data_func ("/review-torture/crash", GUINT_TO_POINTER (ASSAY_DISK_FAULT_CRASH),
                        test_run);
  g_test_add_func ("/review-torture/kill", test_kill);

  return g_test_run ();
}
