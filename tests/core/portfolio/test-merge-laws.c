/* Merging: what must be true whatever two people did.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Random walks through the makers of edits, with undoing on the way, from a past that is a random
 * walk too. Nothing here knows how merging works; it looks only at what went in and what came out.
 */

#include "merge-walk.h"
#include "portfolio-fixture.h"

#include "core/portfolio/assay-merge.h"

#include <string.h>

#define N_SEEDS 150
#define N_PAST 25
#define N_STEPS 18

/* --- Merging --- */

static AssayMerge *
merge (AssayPortfolio *base, const MergeCopy *ours, const MergeCopy *theirs, AssayChoice choice)
{
  g_autoptr (GPtrArray) resolutions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) assay_resolution_free);
  AssayMergeSides sides = { base, ours->portfolio, theirs->portfolio, ours->next_evidence,
                            ours->next_action };
  g_autoptr (GError) error = NULL;
  AssayMerge *merged;

  g_ptr_array_add (resolutions, assay_resolution_new (NULL, choice, NULL));
  merged = assay_merge_compute (&sides, resolutions, &error);
  g_assert_no_error (error);

  return merged;
}

static char *
format (const AssayPortfolio *portfolio)
{
  return assay_portfolio_format_xml (portfolio, ASSAY_PORTFOLIO_FORM_OWN);
}

static void
assert_same (const AssayPortfolio *a, const AssayPortfolio *b)
{
  g_autofree char *left = format (a);
  g_autofree char *right = format (b);

  g_assert_cmpstr (left, ==, right);
}

static void
assert_readable (const AssayPortfolio *portfolio)
{
  g_autofree char *text = format (portfolio);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayPortfolio) again =
      assay_portfolio_parse_xml (text, strlen (text), "merged", &error);

  g_assert_no_error (error);
  assert_same (again, portfolio);
}

/* No side of a walk ever cites what was withdrawn, so no merge may. */
static void
assert_cites_what_is_used (const AssayPortfolio *portfolio)
{
  for (guint i = 0; i < portfolio->responses->len; i++)
    {
      const AssayResponse *response = portfolio->responses->pdata[i];

      for (guint j = 0; j < response->citations->len; j++)
        {
          const AssayCitation *citation = response->citations->pdata[j];
          const AssayEvidence *item =
              assay_portfolio_lookup_evidence (portfolio, citation->evidence);

          g_assert_nonnull (item);
          g_assert_false (item->withdrawn);
        }
    }
}

/* --- Content without numbers --- */

static char *
dup_item_key (const AssayPortfolio *portfolio, guint number)
{
  g_autoptr (AssayXmlWriter) writer = assay_xml_writer_new (FALSE);
  g_autoptr (AssayEvidence) item =
      assay_evidence_copy (assay_portfolio_lookup_evidence (portfolio, number));

  item->number = 0;
  assay_portfolio_write_value (writer, ASSAY_VALUE_EVIDENCE, item, ASSAY_PORTFOLIO_FORM_OWN);

  return assay_xml_writer_finish (writer);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void
list_response (GPtrArray *lines, const AssayPortfolio *portfolio, const AssayResponse *response)
{
  g_autoptr (AssayXmlWriter) writer = assay_xml_writer_new (FALSE);
  g_autoptr (AssayResponse) bare = assay_response_copy (response);

  for (guint i = 0; i < response->citations->len; i++)
    {
      const AssayCitation *citation = response->citations->pdata[i];
      g_autofree char *item = dup_item_key (portfolio, citation->evidence);

      g_ptr_array_add (lines, g_strdup_printf ("%s cites %s|%s|%s|%s", response->criterion, item,
                                               citation->pages, citation->place, citation->why));
    }
  g_ptr_array_set_size (bare->citations, 0);
  assay_portfolio_write_value (writer, ASSAY_VALUE_RESPONSE, bare, ASSAY_PORTFOLIO_FORM_OWN);
  g_ptr_array_add (lines, assay_xml_writer_finish (writer));
}

/* Everything said, in no particular order and without numbers. */
static char *
dup_content (const AssayPortfolio *portfolio)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AssayPortfolio) rest = assay_portfolio_new (assay_head_ref (portfolio->head));

  for (guint i = 0; i < portfolio->answers->len; i++)
    g_ptr_array_add (rest->answers, assay_answer_ref (portfolio->answers->pdata[i]));
  for (guint i = 0; i < portfolio->figures->len; i++)
    g_ptr_array_add (rest->figures, assay_figure_ref (portfolio->figures->pdata[i]));
  for (guint i = 0; i < portfolio->submissions->len; i++)
    g_ptr_array_add (rest->submissions, assay_submission_ref (portfolio->submissions->pdata[i]));
  for (guint i = 0; i < portfolio->responses->len; i++)
    list_response (lines, portfolio, portfolio->responses->pdata[i]);
  for (guint i = 0; i < portfolio->evidence->len; i++)
    g_ptr_array_add (
        lines, dup_item_key (portfolio, ((AssayEvidence *) portfolio->evidence->pdata[i])->number));
  for (guint i = 0; i < portfolio->actions->len; i++)
    {
      g_autoptr (AssayXmlWriter) writer = assay_xml_writer_new (FALSE);
      g_autoptr (AssayAction) action = assay_action_copy (portfolio->actions->pdata[i]);

      action->number = 0;
      assay_portfolio_write_value (writer, ASSAY_VALUE_ACTION, action, ASSAY_PORTFOLIO_FORM_OWN);
      g_ptr_array_add (lines, assay_xml_writer_finish (writer));
    }
  g_ptr_array_sort (lines, compare_texts);
  g_ptr_array_add (lines, format (rest));
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
assert_same_content (const AssayPortfolio *a, const AssayPortfolio *b)
{
  g_autofree char *left = dup_content (a);
  g_autofree char *right = dup_content (b);

  g_assert_cmpstr (left, ==, right);
}

/* --- Laws --- */

typedef struct
{
  MergeCopy *past;
  MergeCopy *ours;
  MergeCopy *theirs;
} Three;

static void
three_clear (Three *self)
{
  merge_copy_free (self->past);
  merge_copy_free (self->ours);
  merge_copy_free (self->theirs);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Three, three_clear)

static Three
three_new (AssayScheme *scheme, guint32 seed)
{
  Three three = { .past = merge_copy_new (scheme, seed) };

  merge_copy_walk (three.past, N_PAST);
  three.ours = merge_copy_copy (three.past, "Ours", 1000 + seed);
  three.theirs = merge_copy_copy (three.past, "Theirs", 2000 + seed);
  merge_copy_walk (three.ours, N_STEPS);
  merge_copy_walk (three.theirs, N_STEPS);

  return three;
}

static void
test_with_itself (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();

  for (guint32 seed = 0; seed < N_SEEDS; seed++)
    {
      g_auto (Three) three = three_new (scheme, seed);
      g_autoptr (AssayMerge) same =
          merge (three.past->portfolio, three.ours, three.ours, ASSAY_CHOICE_OPEN);
      g_autoptr (AssayMerge) blind = merge (NULL, three.ours, three.ours, ASSAY_CHOICE_OPEN);

      g_assert_cmpuint (same->conflicts->len, ==, 0);
      g_assert_true (assay_edit_is_empty (same->edit));
      assert_same (same->merged, three.ours->portfolio);
      g_assert_cmpuint (blind->conflicts->len, ==, 0);
      g_assert_true (assay_edit_is_empty (blind->edit));
    }
}

static void
test_with_an_unchanged_side (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();

  for (guint32 seed = 0; seed < N_SEEDS; seed++)
    {
      g_auto (Three) three = three_new (scheme, seed);
      AssayPortfolio *base = three.past->portfolio;
      g_autoptr (AssayMerge) stay = merge (base, three.ours, three.past, ASSAY_CHOICE_OPEN);
      g_autoptr (AssayMerge) follow = merge (base, three.past, three.theirs, ASSAY_CHOICE_OPEN);

      g_assert_cmpuint (stay->conflicts->len, ==, 0);
      assert_same (stay->merged, three.ours->portfolio);
      g_assert_cmpuint (follow->conflicts->len, ==, 0);
      assert_same (follow->merged, three.theirs->portfolio);
    }
}

/* Everything a portfolio can hold, and nothing in common: a field that merging does not know would
 * stay behind. */
static void
test_every_field_comes_along (void)
{
  for (guint32 seed = 0; seed < N_SEEDS; seed++)
    {
      GRand *rand = g_rand_new_with_seed (seed);
      g_autoptr (AssayPortfolio) base = portfolio_new_random (rand);
      g_autoptr (AssayPortfolio) theirs = portfolio_new_random (rand);
      AssayMergeSides sides = { base, base, theirs, 1, 1 };
      AssayMergeSides reverse = { base, theirs, base, 1, 1 };
      g_autoptr (AssayMerge) follow = assay_merge_compute (&sides, NULL, NULL);
      g_autoptr (AssayMerge) stay = assay_merge_compute (&reverse, NULL, NULL);

      g_assert_cmpuint (follow->conflicts->len, ==, 0);
      assert_same (follow->merged, follow->sides[ASSAY_SIDE_THEIRS]);
      assert_same_content (follow->merged, theirs);
      g_assert_cmpuint (stay->conflicts->len, ==, 0);
      assert_same (stay->merged, theirs);
      g_rand_free (rand);
    }
}

static void
test_turned_round (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();

  for (guint32 seed = 0; seed < N_SEEDS; seed++)
    {
      g_auto (Three) three = three_new (scheme, seed);
      AssayPortfolio *base = three.past->portfolio;
      g_autoptr (AssayMerge) here = merge (base, three.ours, three.theirs, ASSAY_CHOICE_THEIRS);
      g_autoptr (AssayMerge) there = merge (base, three.theirs, three.ours, ASSAY_CHOICE_OURS);

      g_assert_cmpuint (here->conflicts->len, ==, there->conflicts->len);
      assert_same_content (here->merged, there->merged);
    }
}

static void
test_fits_the_gate (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  const AssayChoice choices[] = { ASSAY_CHOICE_OPEN, ASSAY_CHOICE_OURS, ASSAY_CHOICE_THEIRS };
  guint n_conflicts = 0;

  for (guint32 seed = 0; seed < N_SEEDS; seed++)
    for (guint i = 0; i < G_N_ELEMENTS (choices) * 2; i++)
      {
        g_auto (Three) three = three_new (scheme, seed);
        AssayPortfolio *base = i % 2 == 0 ? three.past->portfolio : NULL;
        g_autoptr (AssayMerge) merged = merge (base, three.ours, three.theirs, choices[i / 2]);
        g_autoptr (AssayPortfolio) after =
            assay_portfolio_apply (three.ours->portfolio, merged->edit);
        g_autoptr (AssayEdit) back = assay_edit_reverse (merged->edit);
        g_autoptr (AssayPortfolio) undone = assay_portfolio_apply (after, back);

        assert_same (after, merged->merged);
        assert_same (undone, three.ours->portfolio);
        assert_readable (merged->merged);
        assert_cites_what_is_used (merged->merged);
        g_assert_cmpuint (merged->n_open, ==, i / 2 == 0 ? merged->conflicts->len : 0);
        n_conflicts += merged->conflicts->len;
      }
  /* Walks that never disagree would prove nothing. */
  g_assert_cmpuint (n_conflicts, >, N_SEEDS);
}

static void
test_once_more (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();

  for (guint32 seed = 0; seed < N_SEEDS; seed++)
    {
      g_auto (Three) three = three_new (scheme, seed);
      AssayPortfolio *base = three.past->portfolio;
      g_autoptr (AssayMerge) first = merge (base, three.ours, three.theirs, ASSAY_CHOICE_THEIRS);
      g_autoptr (MergeCopy) after = merge_copy_copy (three.ours, "Ours", 0);
      g_autoptr (AssayMerge) second = NULL;

      merge_copy_put (after, first->edit);
      after->next_evidence = after->next_action = 1000;
      second = merge (base, after, three.theirs, ASSAY_CHOICE_THEIRS);
      assert_same_content (second->merged, first->merged);
    }
}

/* --- Nothing lost --- */

static gboolean
in_conflict (const AssayMerge *merged, AssaySide side, gconstpointer value)
{
  for (guint i = 0; i < merged->conflicts->len; i++)
    if (((const AssayMergeConflict *) merged->conflicts->pdata[i])->values[side] == value)
      return TRUE;

  return FALSE;
}

/* The texts of a response, NULL where there is none. */
static const char *
get_text (const AssayPortfolio *portfolio, const char *criterion, gboolean note)
{
  const AssayResponse *response = assay_portfolio_lookup_response (portfolio, criterion);

  return response == NULL ? NULL : note ? response->note : response->text;
}

static void
assert_text_kept (const AssayMerge *merged, AssaySide side, const char *criterion, gboolean note)
{
  const AssayPortfolio *from = merged->sides[side];
  const char *text = get_text (from, criterion, note);
  const char *base = get_text (merged->sides[ASSAY_SIDE_BASE], criterion, note);
  const char *result = get_text (merged->merged, criterion, note);
  gboolean found = FALSE;

  if (g_strcmp0 (text, result) == 0 || g_strcmp0 (text, base) == 0)
    return;
  for (guint i = 0; !found && i < merged->conflicts->len; i++)
    {
      const AssayMergeConflict *conflict = merged->conflicts->pdata[i];
      const AssayResponse *response = conflict->values[side];

      found = conflict->field == (note ? ASSAY_MERGE_NOTE : ASSAY_MERGE_TEXT)
              && g_str_equal (conflict->subject, criterion)
              && g_strcmp0 (response != NULL ? note ? response->note : response->text : NULL, text)
                     == 0;
    }
  g_assert_true (found);
}

static gboolean
has_citation (const AssayPortfolio *portfolio, const char *criterion, const AssayCitation *wanted)
{
  const AssayResponse *response = assay_portfolio_lookup_response (portfolio, criterion);

  for (guint i = 0; response != NULL && i < response->citations->len; i++)
    {
      const AssayCitation *citation = response->citations->pdata[i];

      if (citation->evidence == wanted->evidence && g_strcmp0 (citation->pages, wanted->pages) == 0
          && g_strcmp0 (citation->place, wanted->place) == 0
          && g_strcmp0 (citation->why, wanted->why) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
citation_in_conflict (const AssayMerge *merged, AssaySide side, const AssayCitation *citation)
{
  for (guint i = 0; i < merged->conflicts->len; i++)
    {
      const AssayMergeConflict *conflict = merged->conflicts->pdata[i];
      const AssayEvidence *item =
          conflict->field == ASSAY_MERGE_USE ? conflict->values[side] : NULL;

      if (conflict->citations[side] == citation
          || (item != NULL && item->number == citation->evidence))
        return TRUE;
    }

  return FALSE;
}

static void
assert_citations_kept (const AssayMerge *merged, AssaySide side)
{
  const AssayPortfolio *from = merged->sides[side];

  for (guint i = 0; i < from->responses->len; i++)
    {
      const AssayResponse *response = from->responses->pdata[i];

      for (guint j = 0; j < response->citations->len; j++)
        {
          const AssayCitation *citation = response->citations->pdata[j];

          g_assert_true (
              has_citation (merged->merged, response->criterion, citation)
              || has_citation (merged->sides[ASSAY_SIDE_BASE], response->criterion, citation)
              || citation_in_conflict (merged, side, citation));
        }
    }
}

/* An item is there, or was taken away on the other side while this one left it as it was, or is in
 * a conflict; and so is its file. */
static void
assert_items_kept (const AssayMerge *merged, AssaySide side)
{
  const AssayPortfolio *from = merged->sides[side];

  for (guint i = 0; i < from->evidence->len; i++)
    {
      const AssayEvidence *item = from->evidence->pdata[i];
      const AssayEvidence *base =
          assay_portfolio_lookup_evidence (merged->sides[ASSAY_SIDE_BASE], item->number);
      const AssayEvidence *result = assay_portfolio_lookup_evidence (merged->merged, item->number);

      if (in_conflict (merged, side, item))
        continue;
      g_assert_true (result != NULL || base != NULL);
      g_assert_true (result == NULL || g_strcmp0 (item->sha256, result->sha256) == 0
                     || (base != NULL && g_strcmp0 (item->sha256, base->sha256) == 0));
      g_assert_true (result == NULL || g_strcmp0 (item->title, result->title) == 0
                     || (base != NULL && g_strcmp0 (item->title, base->title) == 0));
    }
}

static void
assert_rest_kept (const AssayMerge *merged, AssaySide side)
{
  const AssayPortfolio *from = merged->sides[side];

  for (guint i = 0; i < from->actions->len; i++)
    {
      const AssayAction *action = from->actions->pdata[i];
      const AssayAction *base =
          assay_portfolio_lookup_action (merged->sides[ASSAY_SIDE_BASE], action->number);
      const AssayAction *result = assay_portfolio_lookup_action (merged->merged, action->number);

      g_assert_true (in_conflict (merged, side, action)
                     || (result != NULL && g_strcmp0 (action->what, result->what) == 0)
                     || (base != NULL && g_strcmp0 (action->what, base->what) == 0));
    }
  for (guint i = 0; i < from->figures->len; i++)
    {
      const AssayFigure *figure = from->figures->pdata[i];
      const AssayFigure *base =
          assay_portfolio_lookup_figure (merged->sides[ASSAY_SIDE_BASE], figure->measure,
                                         figure->from, figure->to);
      const AssayFigure *result =
          assay_portfolio_lookup_figure (merged->merged, figure->measure, figure->from, figure->to);

      g_assert_true (in_conflict (merged, side, figure)
                     || (result != NULL && g_strcmp0 (figure->value, result->value) == 0)
                     || (base != NULL && g_strcmp0 (figure->value, base->value) == 0));
    }
}

static void
test_nothing_is_lost (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();

  for (guint32 seed = 0; seed < N_SEEDS * 2; seed++)
    {
      g_auto (Three) three = three_new (scheme, seed);
      AssayPortfolio *base = seed % 3 > 0 ? three.past->portfolio : NULL;
      g_autoptr (AssayMerge) merged =
          merge (base, three.ours, three.theirs,
                 seed % 2 == 0 ? ASSAY_CHOICE_OPEN : ASSAY_CHOICE_THEIRS);

      for (AssaySide side = ASSAY_SIDE_OURS; side <= ASSAY_SIDE_THEIRS; side++)
        {
          for (guint i = 0; i < MERGE_N_CRITERIA; i++)
            {
              assert_text_kept (merged, side, merge_criteria[i], FALSE);
              assert_text_kept (merged, side, merge_criteria[i], TRUE);
            }
          assert_citations_kept (merged, side);
          assert_items_kept (merged, side);
          assert_rest_kept (merged, side);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge-laws/with-itself", test_with_itself);
  g_test_add_func ("/merge-laws/with-an-unchanged-side", test_with_an_unchanged_side);
  g_test_add_func ("/merge-laws/every-field-comes-along", test_every_field_comes_along);
  g_test_add_func ("/merge-laws/turned-round", test_turned_round);
  g_test_add_func ("/merge-laws/fits-the-gate", test_fits_the_gate);
  g_test_add_func ("/merge-laws/once-more", test_once_more);
  g_test_add_func ("/merge-laws/nothing-is-lost", test_nothing_is_lost);

  return g_test_run ();
}
