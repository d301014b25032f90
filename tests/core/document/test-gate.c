/* The gate, with a document that is as small as one can be: whatever is cut off, torn, lost or done
 * by others, nothing that was said to be safe is gone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "toy-model.h"

#include "base/assay-error.h"
#include "core/document/assay-gate.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

typedef struct
{
  AssayFixture *fixture;
  AssayDisk *disk;
  AssayContext *context;
  char *path;
  AssayGate *gate;
} Desk;

static void
use_disk (Desk *desk)
{
  g_clear_pointer (&desk->context, assay_context_unref);
  g_clear_pointer (&desk->disk, assay_disk_unref);
  desk->disk = assay_disk_new ();
  desk->context = assay_context_new_with (ASSAY_FIXTURE_NOW, "somebody", desk->disk);
}

static void
set_up (Desk *desk, gconstpointer data)
{
  desk->fixture = assay_fixture_new ();
  desk->path = assay_fixture_path (desk->fixture, "toy");
  use_disk (desk);
}

static void
let_go (Desk *desk)
{
  if (desk->gate != NULL)
    assay_gate_give_up (desk->gate);
  g_clear_pointer (&desk->gate, assay_gate_free);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  let_go (desk);
  assay_context_unref (desk->context);
  assay_disk_unref (desk->disk);
  assay_fixture_free (desk->fixture);
  g_free (desk->path);
}

static gboolean
try_begin (Desk *desk, GError **error)
{
  g_assert_cmpint (g_mkdir (desk->path, 0700), ==, 0);
  desk->gate = assay_gate_new (desk->context, &toy_model, desk->path, ASSAY_OPEN_WRITE);

  return assay_gate_begin (desk->gate, toy_new ("Title"), NULL, error)
         && assay_gate_take_lock (desk->gate, error);
}

static gboolean
try_open (Desk *desk, AssayOpenMode mode, GError **error)
{
  g_autoptr (AssayGateState) state = NULL;

  desk->gate = assay_gate_new (desk->context, &toy_model, desk->path, mode);

  return (mode == ASSAY_OPEN_READ || assay_gate_take_lock (desk->gate, error))
         && assay_gate_load (desk->gate, &state, error)
         && (mode == ASSAY_OPEN_READ || assay_gate_settle (desk->gate, state, error));
}

static void
begin (Desk *desk)
{
  GError *error = NULL;

  try_begin (desk, &error);
  g_assert_no_error (error);
}

static void
open_again (Desk *desk)
{
  GError *error = NULL;

  let_go (desk);
  try_open (desk, ASSAY_OPEN_WRITE, &error);
  g_assert_no_error (error);
}

static gboolean
try_put (Desk *desk, guint verb, guint number, const char *text, GError **error)
{
  g_autoptr (AssayEdit) edit = toy_edit (desk->gate->document, verb, number, text);
  gboolean is_changed = FALSE;

  return assay_gate_apply (desk->gate, edit, &is_changed, error);
}

static void
put (Desk *desk, guint number, const char *text)
{
  GError *error = NULL;

  try_put (desk, TOY_VERB_PUT, number, text, &error);
  g_assert_no_error (error);
}

static void
assert_refused (Desk *desk, guint number, const char *text, AssayError code)
{
  g_autofree char *before = toy_model.format (desk->gate->document);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  guint64 sequence = assay_journal_get_next_sequence (desk->gate->journal);

  g_assert_false (try_put (desk, TOY_VERB_PUT, number, text, &error));
  g_assert_error (error, ASSAY_ERROR, (int) code);
  after = toy_model.format (desk->gate->document);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (assay_journal_get_next_sequence (desk->gate->journal), ==, sequence);
}

static char *
say (Desk *desk)
{
  return toy_model.format (desk->gate->document);
}

static void
assert_says (Desk *desk, const char *expected)
{
  g_autofree char *found = say (desk);

  g_assert_cmpstr (found, ==, expected);
}

static char *
dup_child (Desk *desk, const char *name)
{
  return g_build_filename (desk->path, name, NULL);
}

/* --- Applying --- */

static void
test_replayed (Desk *desk, gconstpointer data)
{
  g_autofree char *before = NULL;

  begin (desk);
  put (desk, 1, "one");
  put (desk, 2, "after 1");
  put (desk, 0, "Another title");
  put (desk, 1, "uno");
  put (desk, 3, "three");
  put (desk, 3, NULL);
  before = say (desk);
  /* Nothing was saved but the beginning. */
  open_again (desk);
  assert_says (desk, before);
  g_assert_true (desk->gate->is_behind);
  g_assert_cmpuint (desk->gate->highest[TOY_NOTE], ==, 3);
  g_assert_true (assay_gate_save (desk->gate, NULL));
  open_again (desk);
  assert_says (desk, before);
  g_assert_false (desk->gate->is_behind);
  /* A number that was given is not given again, saved or not. */
  g_assert_cmpuint (desk->gate->highest[TOY_NOTE], ==, 3);
  assert_refused (desk, 3, "three", ASSAY_ERROR_REFUSED);
}

static void
test_refused (Desk *desk, gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (TOY_MOST_BYTES, 'x');
  g_autoptr (GError) error = NULL;
  guint64 sequence;

  begin (desk);
  put (desk, 1, "one");
  put (desk, 2, "after 1");
  assert_refused (desk, 1, NULL, ASSAY_ERROR_REFUSED);
  assert_refused (desk, 3, "after 9", ASSAY_ERROR_REFUSED);
  assert_refused (desk, 3, long_text, ASSAY_ERROR_TOO_LARGE);
  sequence = assay_journal_get_next_sequence (desk->gate->journal);
  put (desk, 1, "one"); /* what changes nothing leaves no trace */
  g_assert_cmpuint (assay_journal_get_next_sequence (desk->gate->journal), ==, sequence);
  let_go (desk);
  g_assert_true (try_open (desk, ASSAY_OPEN_READ, &error));
  assert_refused (desk, 3, "three", ASSAY_ERROR_REFUSED);
}

/* --- Undoing --- */

static void
test_undo (Desk *desk, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  guint at = 0;

  begin (desk);
  g_ptr_array_add (states, say (desk));
  for (guint step = 0; step < 80; step++)
    {
      gboolean is_back = g_rand_int_range (random, 0, 3) == 0;
      gboolean is_forth = !is_back && g_rand_int_range (random, 0, 3) == 0;

      if (g_rand_int_range (random, 0, 10) == 0)
        open_again (desk);
      if (is_back)
        {
          g_assert_true (assay_gate_undo (desk->gate, NULL, NULL) == (at > 0));
          at -= at > 0;
        }
      else if (is_forth)
        {
          g_assert_true (assay_gate_redo (desk->gate, NULL, NULL) == (at + 1 < states->len));
          at += at + 1 < states->len;
        }
      else
        {
          g_autofree char *text = g_strdup_printf ("step %u", step);

          put (desk, g_rand_boolean (random) ? 0 : desk->gate->highest[TOY_NOTE] + 1, text);
          g_ptr_array_set_size (states, (int) ++at);
          g_ptr_array_add (states, say (desk));
        }
      assert_says (desk, states->pdata[at]);
      g_assert_true ((assay_gate_peek_undo (desk->gate) != NULL) == (at > 0));
      g_assert_true ((assay_gate_peek_redo (desk->gate) != NULL) == (at + 1 < states->len));
    }
}

static void
test_undo_rules (Desk *desk, gconstpointer data)
{
  g_autofree char *sealed = NULL;
  GError *error = NULL;

  begin (desk);
  put (desk, 0, "First");
  g_assert_true (try_put (desk, TOY_VERB_LOOK, 1, "seen", &error));
  /* The look stays; what was done before it goes. */
  g_assert_true (assay_gate_undo (desk->gate, NULL, NULL));
  g_assert_nonnull (strstr (sealed = say (desk), "seen"));
  g_assert_null (strstr (sealed, "First"));
  g_assert_true (try_put (desk, TOY_VERB_SEAL, 2, "sealed", &error));
  g_assert_false (assay_gate_undo (desk->gate, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (assay_gate_redo (desk->gate, NULL, NULL));
}

/* --- Cut off --- */

/* Does some of everything; how many steps were said to be done. @states gets what it was after
 * each. */
static guint
work (Desk *desk, GPtrArray *states)
{
  guint n = 0;

  if (!try_begin (desk, NULL))
    return 0;
  for (guint step = 1; step <= 7; step++)
    {
      g_autofree char *text = g_strdup_printf ("step %u", step);
      gboolean done = step == 4   ? assay_gate_undo (desk->gate, NULL, NULL)
                      : step == 6 ? assay_gate_save (desk->gate, NULL)
                                  : try_put (desk, TOY_VERB_PUT, step, text, NULL);

      if (!done)
        break;
      n = step;
      if (states != NULL)
        g_ptr_array_add (states, say (desk));
    }

  return n;
}

/* Whether what is there now is @expected, or, where the step that failed may have come through all
 * the same, what it makes. */
static void
assert_state (Desk *desk, const GPtrArray *states, guint n)
{
  g_autofree char *found = say (desk);

  if (!g_str_equal (found, states->pdata[n])
      && !(n + 1 < states->len && g_str_equal (found, states->pdata[n + 1])))
    g_error ("after %u steps: %s", n, found);
}

/* Whatever write is cut off, at whatever step: opened again, it is as it was said to be. */
static void
test_cut_off (Desk *desk, gconstpointer data)
{
  AssayDiskFault fault = (AssayDiskFault) GPOINTER_TO_INT (data);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  guint n_operations;

  g_ptr_array_add (states, NULL);
  g_assert_cmpuint (work (desk, states), ==, 7);
  states->pdata[0] = g_strdup ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<toy>\n"
                               "  <title text=\"Title\"/>\n</toy>\n");
  n_operations = assay_disk_get_count (desk->disk);
  for (guint nth = 1; nth <= n_operations; nth++)
    {
      g_autoptr (GError) error = NULL;
      guint n;

      let_go (desk);
      assay_fixture_remove (desk->path);
      use_disk (desk);
      assay_disk_set_fault (desk->disk, nth, fault, ENOSPC);
      n = work (desk, NULL);
      let_go (desk);
      use_disk (desk);
      /* Where not even the beginning was said to be done, it need not be there. */
      if (!try_open (desk, ASSAY_OPEN_WRITE, &error) && n == 0)
        continue;
      g_assert_no_error (error);
      assert_state (desk, states, n);
      put (desk, 0, "And on");
    }
}

/* The last line of the journal, cut at every place: the edit was never said to be safe. */
static void
test_torn (Desk *desk, gconstpointer data)
{
  g_autofree char *path = dup_child (desk, "journal/000001.log");
  g_autofree char *before = NULL, *after = NULL, *text = NULL;
  gsize length, last;

  begin (desk);
  put (desk, 1, "one");
  before = say (desk);
  put (desk, 2, "two");
  after = say (desk);
  let_go (desk);
  text = assay_fixture_read (path);
  length = strlen (text);
  for (last = length - 1; text[last - 1] != '\n';)
    last--;
  for (gsize cut = last; cut <= length; cut++)
    {
      g_assert_true (g_file_set_contents (path, text, (gssize) cut, NULL));
      open_again (desk);
      assert_says (desk, cut == length ? after : before);
      g_assert_true (assay_journal_is_whole (desk->gate->journal));
      put (desk, 3, "three");
      open_again (desk);
      g_assert_cmpuint (desk->gate->n_skipped, ==, 0);
      g_assert_true (assay_journal_is_whole (desk->gate->journal));
    }
}

/* A line that was changed counts for nothing, and what hangs on it is left out. */
static void
test_damaged_line (Desk *desk, gconstpointer data)
{
  g_autofree char *path = dup_child (desk, "journal/000001.log");
  g_autofree char *text = NULL;
  g_autofree char *said = NULL;

  begin (desk);
  put (desk, 1, "one");
  put (desk, 2, "after 1");
  put (desk, 3, "three");
  let_go (desk);
  text = assay_fixture_read (path);
  *strstr (text, "\"one\"") = ' ';
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  open_again (desk);
  said = say (desk);
  g_assert_null (strstr (said, "one"));
  g_assert_null (strstr (said, "after"));
  g_assert_nonnull (strstr (said, "three"));
  g_assert_cmpuint (desk->gate->n_skipped, ==, 1);
  g_assert_false (assay_journal_is_whole (desk->gate->journal));
}

/* --- The file --- */

static void
test_rebuilt (Desk *desk, gconstpointer data)
{
  static const char *const contents[] = { NULL, "", "<toy>", "nonsense" };
  g_autofree char *path = dup_child (desk, TOY_FILE);
  g_autofree char *journal = dup_child (desk, "journal/000001.log");
  g_autofree char *said = NULL, *text = NULL;
  g_autoptr (GError) error = NULL;

  begin (desk);
  put (desk, 1, "one");
  said = say (desk);
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      let_go (desk);
      if (contents[i] == NULL)
        g_assert_cmpint (g_unlink (path), ==, 0);
      else
        g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
      open_again (desk);
      assert_says (desk, said);
      g_assert_true (desk->gate->was_rebuilt);
    }
  /* Neither the file nor a journal that is whole: nothing is guessed. */
  let_go (desk);
  g_assert_cmpint (g_unlink (path), ==, 0);
  text = assay_fixture_read (journal);
  text[30] ^= 1;
  g_assert_true (g_file_set_contents (journal, text, -1, NULL));
  g_assert_false (try_open (desk, ASSAY_OPEN_WRITE, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
}

static void
test_changed_outside (Desk *desk, gconstpointer data)
{
  g_autofree char *path = dup_child (desk, TOY_FILE);
  g_autofree char *said = NULL;

  begin (desk);
  put (desk, 1, "one");
  g_assert_true (assay_gate_save (desk->gate, NULL));
  put (desk, 2, "two"); /* in the journal only */
  let_go (desk);
  g_assert_true (g_file_set_contents (
      path, "<toy><title text=\"By hand\"/><note number=\"1\" text=\"one\"/></toy>", -1, NULL));
  open_again (desk);
  g_assert_true (desk->gate->was_changed_outside);
  said = say (desk);
  g_assert_nonnull (strstr (said, "By hand"));
  g_assert_nonnull (strstr (said, "two"));
  open_again (desk);
  g_assert_false (desk->gate->was_changed_outside);
  assert_says (desk, said);
}

/* While it is open: put aside where it can be read, and else left alone until somebody looks. */
static void
test_changed_while_open (Desk *desk, gconstpointer data)
{
  g_autofree char *path = dup_child (desk, TOY_FILE);
  g_autofree char *aside = dup_child (desk, "toy-changed-outside.xml");
  g_autofree char *large = g_strnfill (TOY_MOST_BYTES + 1, 'x');
  g_autofree char *kept = NULL, *there = NULL, *said = NULL;
  g_autoptr (GError) error = NULL;

  begin (desk);
  put (desk, 1, "one");
  g_assert_true (g_file_set_contents (path, "somebody's", -1, NULL));
  g_assert_true (assay_gate_save (desk->gate, NULL));
  kept = assay_fixture_read (aside);
  g_assert_cmpstr (kept, ==, "somebody's");
  put (desk, 2, "two");
  said = say (desk);
  g_assert_true (g_file_set_contents (path, large, -1, NULL));
  g_assert_false (assay_gate_save (desk->gate, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE);
  there = assay_fixture_read (path);
  g_assert_cmpstr (there, ==, large);
  g_assert_cmpint (g_unlink (path), ==, 0);
  open_again (desk);
  assert_says (desk, said);
}

/* --- Two at once --- */

static void
test_lock (Desk *desk, gconstpointer data)
{
  Desk other = { desk->fixture, desk->disk, desk->context, desk->path, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  begin (desk);
  put (desk, 1, "one");
  said = say (desk);
  g_assert_false (try_open (&other, ASSAY_OPEN_WRITE, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, "somebody"));
  let_go (&other);
  g_clear_error (&error);
  /* Looking is allowed, sees what is safe, and takes nothing from whoever writes. */
  g_assert_true (try_open (&other, ASSAY_OPEN_READ, &error));
  assert_says (&other, said);
  let_go (&other);
  put (desk, 2, "two");
  g_assert_true (assay_gate_close (desk->gate, &error));
  g_assert_true (try_open (&other, ASSAY_OPEN_WRITE, &error));
  let_go (&other);
}

static void
add (const char *name, void (*test) (Desk *, gconstpointer), gconstpointer data)
{
  g_autofree char *path = g_strconcat ("/gate/", name, NULL);

  g_test_add (path, Desk, data, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  add ("replayed", test_replayed, NULL);
  add ("refused", test_refused, NULL);
  add ("undo/1", test_undo, GUINT_TO_POINTER (1));
  add ("undo/2", test_undo, GUINT_TO_POINTER (2));
  add ("undo/3", test_undo, GUINT_TO_POINTER (3));
  add ("undo-rules", test_undo_rules, NULL);
  add ("cut-off/fail", test_cut_off, GINT_TO_POINTER (ASSAY_DISK_FAULT_FAIL));
  add ("cut-off/shorten", test_cut_off, GINT_TO_POINTER (ASSAY_DISK_FAULT_SHORTEN));
  add ("cut-off/crash", test_cut_off, GINT_TO_POINTER (ASSAY_DISK_FAULT_CRASH));
  add ("torn", test_torn, NULL);
  add ("damaged-line", test_damaged_line, NULL);
  add ("rebuilt", test_rebuilt, NULL);
  add ("changed-outside", test_changed_outside, NULL);
  add ("changed-while-open", test_changed_while_open, NULL);
  add ("lock", test_lock, NULL);

  return g_test_run ();
}
