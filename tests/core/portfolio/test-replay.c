/* Playing a history again gives, for every moment, the very portfolio that stood there then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Random walks through the gate, with undoing, redoing and closing on the way, are compared at
 * every step. What stood there is kept as text at the time, so nothing here trusts what is tested.
 */

#include "portfolio-fixture.h"

#include "base/assay-error.h"
#include "core/portfolio/assay-replay.h"

#include <string.h>

#define N_WALKS 12
#define N_STEPS 40

/* @texts: the portfolio as text after each entry of the journal; the first is that of entry 1. */
typedef struct
{
  PortfolioFixture *fixture;
  AssayPortfolioFolder *folder;
  GRand *rand;
  GPtrArray *texts;
} Walk;

static const char *const criteria[] = { "1.1", "1.2", "1.3", "2.1", "2.2" };
static const char *const levels[] = { "not-yet", "partly", "largely", "fully" };

static guint
pick (Walk *walk, guint n)
{
  return (guint) g_rand_int_range (walk->rand, 0, (gint32) n);
}

static AssayPortfolio *
get_portfolio (Walk *walk)
{
  return assay_portfolio_folder_get_portfolio (walk->folder);
}

/* --- Steps. Each changes the portfolio by one entry, or by none where there is nothing to do. */

static void
step_rate (Walk *walk)
{
  portfolio_rate (walk->folder, criteria[pick (walk, 5)], levels[pick (walk, 4)]);
}

static void
step_write (Walk *walk)
{
  g_autofree char *text = g_strdup_printf ("Ȝes, “%u” <&> 語 😀\n]]>", pick (walk, 1000));

  portfolio_write (walk->folder, criteria[pick (walk, 5)], text);
}

static void
step_observe (Walk *walk)
{
  portfolio_add_observation (walk->folder, "An observation");
}

static void
step_add_file (Walk *walk)
{
  g_autofree char *content = g_strdup_printf ("Form %u", pick (walk, 3));

  portfolio_add_file (walk->fixture, walk->folder, content);
}

static const AssayEvidence *
pick_item (Walk *walk)
{
  const GPtrArray *items = get_portfolio (walk)->evidence;

  return items->len > 0 ? items->pdata[pick (walk, items->len)] : NULL;
}

static void
step_cite (Walk *walk)
{
  const AssayEvidence *item = pick_item (walk);
  g_autofree char *place = g_strdup_printf ("Heading %u", pick (walk, 3));
  g_autoptr (GError) error = NULL;
  AssayEdit *edit;

  if (item == NULL || item->withdrawn)
    return;
  edit = assay_edit_cite (get_portfolio (walk), walk->fixture->scheme, criteria[pick (walk, 5)],
                          item->number, NULL, place, "It shows it", &error);
  g_assert_no_error (error);
  portfolio_apply (walk->folder, edit);
}

/* Takes the item's citations with it. */
static void
step_withdraw (Walk *walk)
{
  const AssayEvidence *item = pick_item (walk);
  g_autoptr (GError) error = NULL;
  AssayEdit *edit;

  if (item == NULL)
    return;
  edit =
      assay_edit_withdraw_evidence (get_portfolio (walk), item->number, !item->withdrawn, &error);
  g_assert_no_error (error);
  portfolio_apply (walk->folder, edit);
}

static void
step_set_head (Walk *walk)
{
  g_autofree char *service = g_strdup_printf ("Service %u", pick (walk, 3));
  g_autoptr (GError) error = NULL;
  AssayEdit *edit = assay_edit_set_head (get_portfolio (walk), service, TRUE,
                                         assay_date_new (2027, 1, 1) + pick (walk, 3), &error);

  g_assert_no_error (error);
  portfolio_apply (walk->folder, edit);
}

static void
step_add_action (Walk *walk)
{
  g_autoptr (AssayAction) fields = assay_action_new (0);
  g_autoptr (GError) error = NULL;
  AssayEdit *edit;

  fields->criterion = g_strdup (criteria[pick (walk, 5)]);
  fields->what = g_strdup ("Ask people");
  fields->owner = g_strdup ("Service manager");
  fields->due = assay_date_new (2027, 2, 28);
  edit =
      assay_edit_add_action (get_portfolio (walk), walk->fixture->scheme, fields,
                             assay_portfolio_folder_get_next_action_number (walk->folder), &error);
  g_assert_no_error (error);
  portfolio_apply (walk->folder, edit);
}

static void
step_undo (Walk *walk)
{
  if (assay_portfolio_folder_peek_undo (walk->folder) != NULL)
    g_assert_true (assay_portfolio_folder_undo (walk->folder, NULL, NULL));
}

static void
step_redo (Walk *walk)
{
  if (assay_portfolio_folder_peek_redo (walk->folder) != NULL)
    g_assert_true (assay_portfolio_folder_redo (walk->folder, NULL, NULL));
}

static void
step_reopen (Walk *walk)
{
  portfolio_close (walk->folder);
  walk->folder = portfolio_fixture_open (walk->fixture, ASSAY_OPEN_WRITE);
}

/* --- Walking --- */

static GPtrArray *
list_history (Walk *walk)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = assay_portfolio_folder_list_history (walk->folder, &error);

  g_assert_no_error (error);

  return entries;
}

static void
keep_text (Walk *walk)
{
  g_autoptr (GPtrArray) entries = list_history (walk);

  /* One step is one entry at most, or a moment would be missing from @texts. */
  g_assert_cmpuint (entries->len, <=, walk->texts->len + 1);
  if (entries->len > walk->texts->len)
    g_ptr_array_add (walk->texts, portfolio_text (walk->folder));
}

static Walk *
walk_new (guint32 seed)
{
  static void (*const steps[]) (
      Walk *) = { step_rate, step_rate,     step_write,    step_observe,    step_add_file,
                  step_cite, step_withdraw, step_set_head, step_add_action, step_undo,
                  step_undo, step_redo,     step_reopen };
  Walk *walk = g_new0 (Walk, 1);

  walk->fixture = portfolio_fixture_new ();
  walk->folder = portfolio_fixture_create (walk->fixture);
  walk->rand = g_rand_new_with_seed (seed);
  walk->texts = g_ptr_array_new_with_free_func (g_free);
  keep_text (walk);
  for (guint i = 0; i < N_STEPS; i++)
    {
      steps[pick (walk, G_N_ELEMENTS (steps))](walk);
      keep_text (walk);
    }

  return walk;
}

static void
walk_free (Walk *walk)
{
  portfolio_close (walk->folder);
  g_ptr_array_unref (walk->texts);
  g_rand_free (walk->rand);
  portfolio_fixture_free (walk->fixture);
  g_free (walk);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Walk, walk_free)

/* The portfolio after @sequence as text, and whether it is said to be whole. */
static char *
replay (const GPtrArray *entries, guint64 sequence, gboolean *out_is_whole)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayPortfolio) then = assay_replay (entries, sequence, out_is_whole, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (then);

  return assay_portfolio_format_xml (then, ASSAY_PORTFOLIO_FORM_OWN);
}

/* --- What must hold --- */

static void
assert_every_moment (Walk *walk)
{
  g_autoptr (GPtrArray) entries = list_history (walk);

  g_assert_cmpuint (entries->len, ==, walk->texts->len);
  for (guint i = 0; i < entries->len; i++)
    {
      gboolean is_whole = FALSE;
      g_autofree char *then = replay (entries, i + 1, &is_whole);

      g_assert_cmpstr (then, ==, walk->texts->pdata[i]);
      g_assert_true (is_whole);
    }
}

static void
test_every_moment (void)
{
  guint n_undone = 0;

  for (guint32 seed = 1; seed <= N_WALKS; seed++)
    {
      g_autoptr (Walk) walk = walk_new (seed);
      g_autoptr (GPtrArray) entries = list_history (walk);

      for (guint i = 0; i < entries->len; i++)
        n_undone += ((const AssayEntry *) entries->pdata[i])->type != ASSAY_ENTRY_EDIT;
      assert_every_moment (walk);
      /* Not only of what is remembered. */
      step_reopen (walk);
      assert_every_moment (walk);
    }
  /* Walks without turning back would prove little. */
  g_assert_cmpuint (n_undone, >, N_WALKS);
}

/* A journal that ends early is the history as it was at that time. */
static void
test_every_prefix (void)
{
  g_autoptr (Walk) walk = walk_new (77);
  g_autoptr (GPtrArray) entries = list_history (walk);

  while (entries->len > 0)
    {
      guint n = entries->len;
      gboolean is_whole = FALSE;
      g_autofree char *then = replay (entries, n, &is_whole);
      g_autofree char *beyond = NULL;

      g_assert_cmpstr (then, ==, walk->texts->pdata[n - 1]);
      g_assert_true (is_whole);
      /* What was asked for is not all there, and it says so. */
      beyond = replay (entries, n + 1, &is_whole);
      g_assert_cmpstr (beyond, ==, then);
      g_assert_false (is_whole);
      g_ptr_array_remove_index (entries, n - 1);
    }
}

static void
test_before_the_first (void)
{
  g_autoptr (Walk) walk = walk_new (5);
  g_autoptr (GPtrArray) entries = list_history (walk);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (AssayPortfolio) empty = assay_portfolio_new (assay_head_new ());
  g_autofree char *nothing = assay_portfolio_format_xml (empty, ASSAY_PORTFOLIO_FORM_OWN);
  gboolean is_whole = FALSE;
  g_autofree char *before = replay (entries, 0, &is_whole);
  g_autofree char *of_none = NULL;

  g_assert_cmpstr (before, ==, nothing);
  g_assert_true (is_whole);
  of_none = replay (none, 0, &is_whole);
  g_assert_cmpstr (of_none, ==, nothing);
  g_assert_true (is_whole);
}

/* An entry that is missing is noticed from there on, and never before. */
static void
test_gaps (void)
{
  g_autoptr (Walk) walk = walk_new (9);
  g_autoptr (GPtrArray) entries = list_history (walk);
  guint n = entries->len;

  for (guint missing = 0; missing < n; missing++)
    {
      g_autoptr (GPtrArray) rest = g_ptr_array_new ();

      for (guint i = 0; i < n; i++)
        if (i != missing)
          g_ptr_array_add (rest, entries->pdata[i]);
      for (guint i = 0; i <= n; i++)
        {
          gboolean is_whole = FALSE;
          g_autofree char *then = replay (rest, i, &is_whole);

          g_assert_cmpint (is_whole, ==, i <= missing);
          if (i > 0 && i <= missing)
            g_assert_cmpstr (then, ==, walk->texts->pdata[i - 1]);
        }
    }
}

/* Two entries in each other's place are not a whole history. */
static void
test_swapped (void)
{
  g_autoptr (Walk) walk = walk_new (13);
  g_autoptr (GPtrArray) entries = list_history (walk);
  gpointer third = entries->pdata[2];
  gboolean is_whole = TRUE;
  g_autofree char *then = NULL;

  entries->pdata[2] = entries->pdata[3];
  entries->pdata[3] = third;
  then = replay (entries, entries->len, &is_whole);
  g_assert_false (is_whole);
}

/* Values are shared with the history and with what is open; nothing of them may change. */
static void
test_touches_nothing (void)
{
  g_autoptr (Walk) walk = walk_new (21);
  g_autoptr (GPtrArray) entries = list_history (walk);
  g_autofree char *now = portfolio_text (walk->folder);
  g_autofree char *first = replay (entries, entries->len, NULL);
  g_autofree char *halfway = replay (entries, entries->len / 2, NULL);
  g_autofree char *again = replay (entries, entries->len, NULL);
  g_autofree char *after = portfolio_text (walk->folder);

  g_assert_cmpstr (first, ==, now);
  g_assert_cmpstr (again, ==, now);
  g_assert_cmpstr (after, ==, now);
  g_assert_cmpstr (halfway, ==, walk->texts->pdata[entries->len / 2 - 1]);
}

static void
test_cancelled (void)
{
  g_autoptr (Walk) walk = walk_new (34);
  g_autoptr (GPtrArray) entries = list_history (walk);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gboolean is_whole = FALSE;

  g_cancellable_cancel (cancellable);
  g_assert_null (assay_replay (entries, entries->len, &is_whole, cancellable, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/replay/every-moment", test_every_moment);
  g_test_add_func ("/replay/every-prefix", test_every_prefix);
  g_test_add_func ("/replay/before-the-first", test_before_the_first);
  g_test_add_func ("/replay/gaps", test_gaps);
  g_test_add_func ("/replay/swapped", test_swapped);
  g_test_add_func ("/replay/touches-nothing", test_touches_nothing);
  g_test_add_func ("/replay/cancelled", test_cancelled);

  return g_test_run ();
}
