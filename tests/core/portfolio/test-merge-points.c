/* Two people of a service answer the same return: whatever each says, nothing of it is dropped, the
 * same words join, and different ones are a conflict that shows both.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Random answers on two copies, with and without a common past. Nothing here knows how merging
 * works.
 */

#include "merge-walk.h"
#include "portfolio-fixture.h"

#include "core/portfolio/assay-merge.h"

#include <string.h>

#define N_SEEDS 120u
#define N_POINTS 8u
#define N_ITEMS 4u
#define RETURN "k7f2m4xq"

typedef struct
{
  AssayScheme *scheme;
  GRand *random;
  AssayPortfolio *past; /* nothing answered yet */
} Table;

static guint
pick (Table *self, guint n)
{
  return (guint) g_rand_int_range (self->random, 0, (gint32) n);
}

/* Takes @edit; gives the portfolio after it in the place of *@portfolio. */
static void
put (AssayPortfolio **portfolio, AssayEdit *edit)
{
  g_autoptr (AssayEdit) owned = edit;
  AssayPortfolio *after;

  g_assert_nonnull (edit);
  after = assay_portfolio_apply (*portfolio, edit);
  assay_portfolio_unref (*portfolio);
  *portfolio = after;
}

static AssayEdit *
receive (Table *self, AssayPortfolio *portfolio, const char *fingerprint)
{
  g_autoptr (GPtrArray) points =
      g_ptr_array_new_with_free_func ((GDestroyNotify) assay_point_unref);
  const AssayReceipt receipt = { RETURN, fingerprint, self->scheme->id, self->scheme->edition,
                                 1,      points };

  for (guint i = 1; i <= N_POINTS; i++)
    {
      g_autofree char *id = assay_point_format_id (RETURN, i);
      AssayPoint *point = assay_point_new (id);

      point->kind = i % 2 == 0 ? ASSAY_POINT_REQUEST : ASSAY_POINT_COMMENT;
      point->round = 1;
      point->criterion = g_strdup (merge_criteria[i % MERGE_N_CRITERIA]);
      point->text = g_strdup_printf ("Point %u", i);
      g_ptr_array_add (points, point);
    }

  return assay_edit_receive_return (portfolio, self->scheme, &receipt, NULL);
}

static AssayPortfolio *
make_past (Table *self)
{
  g_autoptr (MergeCopy) copy = merge_copy_new (self->scheme, 1);
  AssayPortfolio *portfolio = assay_portfolio_ref (copy->portfolio);
  g_autofree char *fingerprint = NULL;
  g_autoptr (AssaySubmission) submission = assay_submission_new (1);

  for (guint i = 1; i <= N_ITEMS; i++)
    {
      g_autoptr (AssayEvidence) fields = assay_evidence_new (0);

      fields->title = g_strdup_printf ("Item %u", i);
      fields->basis = ASSAY_BASIS_OBSERVATION;
      put (&portfolio, assay_edit_add_evidence (portfolio, self->scheme, fields, i, NULL));
    }
  fingerprint = assay_portfolio_compute_fingerprint (portfolio);
  submission->on = assay_date_new (2026, 11, 22);
  submission->fingerprint = g_strdup (fingerprint);
  submission->sha256 = g_strnfill (64, 'a');
  put (&portfolio, assay_edit_submit (portfolio, submission, NULL));
  put (&portfolio, receive (self, portfolio, fingerprint));

  return portfolio;
}

static void
set_up (Table *self, gconstpointer data)
{
  self->scheme = assay_fixture_load_small_scheme ();
  self->random = g_rand_new_with_seed (7);
  self->past = make_past (self);
}

static void
tear_down (Table *self, gconstpointer data)
{
  assay_scheme_unref (self->scheme);
  assay_portfolio_unref (self->past);
  g_rand_free (self->random);
}

/* Answers some points, some of them again; the texts are few, so that two people often say the
 * same. */
static AssayPortfolio *
answer (Table *self, AssayPortfolio *from)
{
  static const char *const texts[] = { "Done.", "Not yet.", "See the plan.", NULL };
  AssayPortfolio *portfolio = assay_portfolio_ref (from);

  for (guint i = 1; i <= N_POINTS; i++)
    {
      g_autofree char *id = assay_point_format_id (RETURN, i);
      const char *text = texts[pick (self, G_N_ELEMENTS (texts))];
      g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (guint));

      if (pick (self, 3) == 0)
        continue;
      for (guint number = 1; number <= N_ITEMS; number++)
        if (pick (self, 3) == 0)
          g_array_append_val (items, number);
      put (&portfolio, assay_edit_answer_point (portfolio, id, text, items, NULL));
    }

  return portfolio;
}

static AssayMerge *
merge (AssayPortfolio *base, AssayPortfolio *ours, AssayPortfolio *theirs, AssayChoice choice)
{
  g_autoptr (GPtrArray) resolutions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) assay_resolution_free);
  const AssayMergeSides sides = { base, ours, theirs, N_ITEMS + 1, 1 };
  g_autoptr (GError) error = NULL;
  AssayMerge *merged;

  g_ptr_array_add (resolutions, assay_resolution_new (NULL, choice, NULL));
  merged = assay_merge_compute (&sides, resolutions, &error);
  g_assert_no_error (error);

  return merged;
}

static const AssayMergeConflict *
find_conflict (const AssayMerge *merge, const char *id)
{
  for (guint i = 0; i < merge->conflicts->len; i++)
    {
      const AssayMergeConflict *conflict = merge->conflicts->pdata[i];

      if (g_str_equal (conflict->subject, id))
        return conflict;
    }

  return NULL;
}

/* --- What must be true --- */

/* One text against two, with the one before them: what the rules of three sides say. */
static void
assert_text (const AssayMerge *merge,
             const char *id,
             const char *base,
             const char *ours,
             const char *theirs,
             AssayChoice choice)
{
  const AssayMergeConflict *conflict = find_conflict (merge, id);
  const char *found = assay_portfolio_lookup_point (merge->merged, id)->answer;
  gboolean clashes =
      g_strcmp0 (ours, theirs) != 0 && g_strcmp0 (ours, base) != 0 && g_strcmp0 (theirs, base) != 0;

  g_assert_true (clashes == (conflict != NULL));
  if (!clashes)
    {
      g_assert_cmpstr (found, ==, g_strcmp0 (ours, base) != 0 ? ours : theirs);
      return;
    }
  g_assert_cmpint (conflict->field, ==, ASSAY_MERGE_ANSWER);
  g_assert_cmpstr (((const AssayPoint *) conflict->values[ASSAY_SIDE_OURS])->answer, ==, ours);
  g_assert_cmpstr (((const AssayPoint *) conflict->values[ASSAY_SIDE_THEIRS])->answer, ==, theirs);
  g_assert_cmpstr (found, ==, choice == ASSAY_CHOICE_THEIRS ? theirs : ours);
}

/* What one of the two put in is in, what one of the two took out is out. */
static void
assert_items (
    const AssayMerge *merge, const char *id, const char *base, const char *ours, const char *theirs)
{
  const char *found = assay_portfolio_lookup_point (merge->merged, id)->answer_items;

  for (guint number = 1; number <= N_ITEMS; number++)
    {
      gboolean was = assay_items_has (base, number);
      gboolean is_ours = assay_items_has (ours, number);
      gboolean is_theirs = assay_items_has (theirs, number);

      g_assert_true (assay_items_has (found, number)
                     == (was ? is_ours && is_theirs : is_ours || is_theirs));
    }
}

/* What was received stays as it was received, whatever is answered. */
static void
assert_question (const AssayPoint *found, const AssayPoint *sent)
{
  g_assert_cmpstr (found->text, ==, sent->text);
  g_assert_cmpstr (found->criterion, ==, sent->criterion);
  g_assert_cmpint (found->kind, ==, sent->kind);
}

static void
assert_merged (AssayPortfolio *base,
               AssayPortfolio *ours,
               AssayPortfolio *theirs,
               AssayChoice choice)
{
  g_autoptr (AssayMerge) merged = merge (base, ours, theirs, choice);

  g_assert_cmpuint (merged->merged->points->len, ==, N_POINTS);
  for (guint i = 0; i < N_POINTS; i++)
    {
      const AssayPoint *left = ours->points->pdata[i], *right = theirs->points->pdata[i];
      const AssayPoint *old = base != NULL ? base->points->pdata[i] : NULL;

      assert_question (merged->merged->points->pdata[i], left);
      assert_text (merged, left->id, old != NULL ? old->answer : NULL, left->answer, right->answer,
                   choice);
      assert_items (merged, left->id, old != NULL ? old->answer_items : NULL, left->answer_items,
                    right->answer_items);
    }
}

static void
test_answers (Table *self, gconstpointer data)
{
  static const AssayChoice choices[] = { ASSAY_CHOICE_OPEN, ASSAY_CHOICE_OURS,
                                         ASSAY_CHOICE_THEIRS };

  for (guint seed = 0; seed < N_SEEDS; seed++)
    {
      g_autoptr (AssayPortfolio) base = answer (self, self->past);
      g_autoptr (AssayPortfolio) ours = answer (self, base);
      g_autoptr (AssayPortfolio) theirs = answer (self, base);

      for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
        assert_merged (base, ours, theirs, choices[i]);
    }
}

/* Whoever merges gets the same, but for which of two texts stands meanwhile. */
static void
test_either_way (Table *self, gconstpointer data)
{
  for (guint seed = 0; seed < N_SEEDS; seed++)
    {
      g_autoptr (AssayPortfolio) base = answer (self, self->past);
      g_autoptr (AssayPortfolio) ours = answer (self, base);
      g_autoptr (AssayPortfolio) theirs = answer (self, base);
      g_autoptr (AssayMerge) one = merge (base, ours, theirs, ASSAY_CHOICE_OURS);
      g_autoptr (AssayMerge) other = merge (base, theirs, ours, ASSAY_CHOICE_THEIRS);
      g_autofree char *left = assay_portfolio_format_xml (one->merged, ASSAY_PORTFOLIO_FORM_OWN);
      g_autofree char *right = assay_portfolio_format_xml (other->merged, ASSAY_PORTFOLIO_FORM_OWN);

      g_assert_cmpuint (one->conflicts->len, ==, other->conflicts->len);
      g_assert_cmpstr (left, ==, right);
    }
}

/* Without a past that both know: the points are the same points still, and no answer is lost. */
static void
test_no_past (Table *self, gconstpointer data)
{
  for (guint seed = 0; seed < N_SEEDS; seed++)
    {
      g_autoptr (AssayPortfolio) ours = answer (self, self->past);
      g_autoptr (AssayPortfolio) theirs = answer (self, self->past);
      g_autoptr (AssayMerge) merged = merge (NULL, ours, theirs, ASSAY_CHOICE_OPEN);

      g_assert_cmpuint (merged->merged->points->len, ==, N_POINTS);
      for (guint i = 0; i < N_POINTS; i++)
        {
          const AssayPoint *left = ours->points->pdata[i], *right = theirs->points->pdata[i];
          const AssayPoint *found = merged->merged->points->pdata[i];
          gboolean clashes = g_strcmp0 (left->answer, right->answer) != 0;

          assert_question (found, left);
          if (clashes)
            g_assert_true (find_conflict (merged, left->id) != NULL
                           || (left->answer == NULL ? found->answer != NULL
                                                    : g_strcmp0 (found->answer, left->answer) == 0
                                                          && right->answer == NULL));
          else
            g_assert_cmpstr (found->answer, ==, left->answer);
          for (guint number = 1; number <= N_ITEMS; number++)
            if (assay_items_has (left->answer_items, number)
                || assay_items_has (right->answer_items, number))
              g_assert_true (assay_items_has (found->answer_items, number));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/merge-points/answers", Table, NULL, set_up, test_answers, tear_down);
  g_test_add ("/merge-points/either-way", Table, NULL, set_up, test_either_way, tear_down);
  g_test_add ("/merge-points/no-past", Table, NULL, set_up, test_no_past, tear_down);

  return g_test_run ();
}
