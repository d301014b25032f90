/* The laws of readiness, on random schemes and portfolios.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/readiness/assay-check.h"
#include "random-scheme.h"
#include "sketch.h"

#include <string.h>

#define ROUNDS 400

typedef struct
{
  GRand *rand;
  RandomScheme *drawn;
  AssayScheme *scheme;
  AssayPortfolio *portfolio;
  AssayReadiness *before;
} Draw;

static Draw
draw_new (gboolean all_may_not_apply)
{
  static const double spoiled[] = { 0, 0.02, 0.1, 0.3, 0.6 };
  Draw self = { .rand = g_rand_new_with_seed ((guint32) g_test_rand_int ()) };

  self.drawn = random_scheme_new (self.rand, all_may_not_apply);
  self.scheme = random_scheme_load (self.drawn, -1);
  self.portfolio =
      random_portfolio_new (self.rand, self.drawn, spoiled[g_rand_int_range (self.rand, 0, 5)]);
  self.before = assay_readiness_compute (self.scheme, self.portfolio, sketch_planned_day ());

  return self;
}

static void
draw_free (Draw *self)
{
  assay_readiness_unref (self->before);
  assay_portfolio_unref (self->portfolio);
  assay_scheme_unref (self->scheme);
  random_scheme_free (self->drawn);
  g_rand_free (self->rand);
}

static AssayReadiness *
compute_again (const Draw *self)
{
  return assay_readiness_compute (self->scheme, self->portfolio, sketch_planned_day ());
}

static void
assert_not_lower (const AssayReadiness *after, const AssayReadiness *before)
{
  for (guint i = 0; i < before->n_criteria; i++)
    g_assert_cmpint (after->criteria[i].state, >=, before->criteria[i].state);
  for (guint i = 0; i < before->n_standards; i++)
    {
      g_assert_cmpint (after->standards[i].holds, >=, before->standards[i].holds);
      g_assert_cmpint (after->standards[i].percent, >=, before->standards[i].percent);
    }
  g_assert_cmpint (after->percent, >=, before->percent);
  g_assert_cmpuint (after->n_holding, >=, before->n_holding);
  g_assert_cmpint (after->verdict, >=, before->verdict);
}

static void
assert_same (const AssayReadiness *a, const AssayReadiness *b)
{
  for (guint i = 0; i < a->n_criteria; i++)
    {
      g_assert_cmpint (a->criteria[i].state, ==, b->criteria[i].state);
      g_assert_cmpuint (a->criteria[i].n_counting, ==, b->criteria[i].n_counting);
      g_assert_cmpuint (a->criteria[i].n_reasons, ==, b->criteria[i].n_reasons);
    }
  for (guint i = 0; i < a->n_standards; i++)
    {
      g_assert_cmpint (a->standards[i].holds, ==, b->standards[i].holds);
      g_assert_cmpint (a->standards[i].percent, ==, b->standards[i].percent);
    }
  g_assert_cmpint (a->percent, ==, b->percent);
  g_assert_cmpint (a->verdict, ==, b->verdict);
}

/* Where a response stands on the scale: -1 unrated, -2 outside the scale. */
static int
get_rank (const AssayScheme *scheme, const AssayResponse *response)
{
  const AssayLevel *level;

  if (response->level == NULL)
    return -1;
  level = assay_scheme_lookup_level (scheme, response->level);

  return level->rank >= 0 ? level->rank : -2;
}

static void
test_better_rating (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      Draw draw = draw_new (FALSE);

      for (guint i = 0; i < draw.portfolio->responses->len; i++)
        {
          AssayResponse *response = draw.portfolio->responses->pdata[i];
          int rank = get_rank (draw.scheme, response);
          g_autofree char *level = g_strdup (response->level);

          for (int better = rank + 1; rank != -2 && better < 4; better++)
            {
              g_autoptr (AssayReadiness) after = NULL;

              sketch_set (&response->level, random_level_get_id ((guint) better));
              after = compute_again (&draw);
              assert_not_lower (after, draw.before);
            }
          sketch_set (&response->level, level);
        }
      draw_free (&draw);
    }
}

static void
shuffle (GRand *rand, GPtrArray *array)
{
  for (guint i = array->len; i > 1; i--)
    {
      guint j = (guint) g_rand_int_range (rand, 0, (gint32) i);
      gpointer swap = array->pdata[i - 1];

      array->pdata[i - 1] = array->pdata[j];
      array->pdata[j] = swap;
    }
}

/* The same portfolio, its items numbered and its citations ordered another way, answered in another
 * order. */
static AssayPortfolio *
copy_in_other_order (GRand *rand, const AssayPortfolio *portfolio)
{
  AssayPortfolio *copy = sketch_portfolio ();
  g_autoptr (GPtrArray) numbers = g_ptr_array_new ();
  g_autoptr (GPtrArray) responses = g_ptr_array_new ();

  for (guint i = 0; i < portfolio->answers->len; i++)
    g_ptr_array_add (copy->answers, assay_answer_ref (portfolio->answers->pdata[i]));
  for (guint i = 0; i <= portfolio->evidence->len; i++)
    g_ptr_array_add (numbers, GUINT_TO_POINTER (100 + i));
  shuffle (rand, numbers);
  for (guint number = 100; number <= 100 + portfolio->evidence->len; number++)
    for (guint i = 0; i < portfolio->evidence->len; i++)
      if (GPOINTER_TO_UINT (numbers->pdata[i]) == number)
        {
          AssayEvidence *item = assay_evidence_copy (portfolio->evidence->pdata[i]);

          item->number = number;
          g_ptr_array_add (copy->evidence, item);
        }

  for (guint i = 0; i < portfolio->responses->len; i++)
    g_ptr_array_add (responses, portfolio->responses->pdata[i]);
  shuffle (rand, responses);
  for (guint i = 0; i < responses->len; i++)
    {
      const AssayResponse *original = responses->pdata[i];
      AssayResponse *response = sketch_response (copy, original->criterion, original->level);

      sketch_set (&response->reason, original->reason);
      for (guint j = 0; j < original->citations->len; j++)
        {
          AssayCitation *citation = assay_citation_copy (original->citations->pdata[j]);

          citation->evidence = GPOINTER_TO_UINT (numbers->pdata[citation->evidence - 1]);
          g_ptr_array_add (response->citations, citation);
        }
      shuffle (rand, response->citations);
    }

  return copy;
}

static void
test_order (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      Draw draw = draw_new (FALSE);
      g_autoptr (AssayPortfolio) other = copy_in_other_order (draw.rand, draw.portfolio);
      g_autoptr (AssayReadiness) after =
          assay_readiness_compute (draw.scheme, other, sketch_planned_day ());

      assert_same (after, draw.before);
      draw_free (&draw);
    }
}

/* Compares readiness with one criterion not applicable to that of a scheme which never had it. */
static void
assert_neutral (const AssayReadiness *with, const AssayReadiness *without, const char *criterion)
{
  for (guint i = 0; i < without->n_criteria; i++)
    {
      const AssayCriterion *other =
          assay_scheme_lookup_criterion (with->scheme, without->criteria[i].criterion->id);

      g_assert_cmpint (with->criteria[other->index].state, ==, without->criteria[i].state);
    }
  g_assert_cmpint (
      with->criteria[assay_scheme_lookup_criterion (with->scheme, criterion)->index].state, ==,
      ASSAY_STATE_NOT_APPLICABLE);
  g_assert_cmpuint (with->n_standards, ==, without->n_standards);
  for (guint i = 0; i < with->n_standards; i++)
    {
      g_assert_cmpint (with->standards[i].holds, ==, without->standards[i].holds);
      g_assert_cmpint (with->standards[i].percent, ==, without->standards[i].percent);
      g_assert_cmpuint (with->standards[i].n_applicable, ==, without->standards[i].n_applicable);
      g_assert_cmpuint (with->standards[i].n_assessed, ==, without->standards[i].n_assessed);
    }
  g_assert_cmpint (with->percent, ==, without->percent);
  g_assert_cmpint (with->verdict, ==, without->verdict);
  g_assert_cmpuint (with->n_applicable, ==, without->n_applicable);
}

static gboolean
stands_alone (const RandomScheme *scheme, const RandomCriterion *criterion)
{
  for (guint i = 0; i < scheme->criteria->len; i++)
    {
      const RandomCriterion *other = &g_array_index (scheme->criteria, RandomCriterion, i);

      if (other != criterion && other->standard == criterion->standard)
        return FALSE;
    }

  return TRUE;
}

static void
test_not_applicable_is_neutral (void)
{
  guint n_compared = 0;

  for (guint round = 0; round < ROUNDS; round++)
    {
      Draw draw = draw_new (FALSE);
      int place = g_rand_int_range (draw.rand, 0, (gint32) draw.drawn->criteria->len);
      const RandomCriterion *criterion =
          &g_array_index (draw.drawn->criteria, RandomCriterion, place);
      g_autofree char *id = random_criterion_dup_id (criterion);

      if (criterion->not_applicable_allowed && !stands_alone (draw.drawn, criterion))
        {
          g_autoptr (AssayScheme) smaller = random_scheme_load (draw.drawn, place);
          g_autoptr (AssayReadiness) with = NULL;
          g_autoptr (AssayReadiness) without = NULL;

          sketch_set (&sketch_response (draw.portfolio, id, "not-applicable")->reason, "None.");
          with = compute_again (&draw);
          without = assay_readiness_compute (smaller, draw.portfolio, sketch_planned_day ());
          assert_neutral (with, without, id);
          n_compared++;
        }
      draw_free (&draw);
    }
  g_assert_cmpuint (n_compared, >, ROUNDS / 10);
}

static void
test_adding_never_hurts (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      Draw draw = draw_new (FALSE);

      for (guint i = 0; i < 6; i++)
        {
          g_autoptr (AssayReadiness) after = NULL;

          if (g_rand_boolean (draw.rand))
            random_portfolio_add_item (draw.rand, draw.portfolio, 0.4);
          /* A number that was cited in vain before may now be an item; that is adding, too. */
          random_portfolio_add_citation (draw.rand, draw.portfolio, 0.4);
          after = compute_again (&draw);
          assert_not_lower (after, draw.before);
        }
      draw_free (&draw);
    }
}

static void
assert_nothing (const AssayReadiness *readiness)
{
  g_assert_cmpint (readiness->verdict, ==, ASSAY_VERDICT_NOT_ASSESSED);
  g_assert_cmpint (readiness->percent, ==, -1);
  g_assert_cmpuint (readiness->n_holding, ==, 0);
  for (guint i = 0; i < readiness->n_standards; i++)
    {
      g_assert_cmpint (readiness->standards[i].percent, ==, -1);
      g_assert_false (readiness->standards[i].holds);
    }
}

static void
test_nothing_is_nothing (void)
{
  for (guint round = 0; round < ROUNDS / 4; round++)
    {
      Draw draw = draw_new (TRUE);
      g_autoptr (AssayReadiness) unanswered = NULL;
      g_autoptr (AssayReadiness) not_applicable = NULL;

      for (guint i = 0; i < draw.portfolio->responses->len; i++)
        {
          AssayResponse *response = draw.portfolio->responses->pdata[i];

          sketch_set (&response->level, NULL);
        }
      unanswered = compute_again (&draw);
      assert_nothing (unanswered);

      for (guint i = 0; i < draw.drawn->criteria->len; i++)
        {
          g_autofree char *id =
              random_criterion_dup_id (&g_array_index (draw.drawn->criteria, RandomCriterion, i));

          sketch_set (&sketch_response (draw.portfolio, id, "not-applicable")->reason, "None.");
        }
      not_applicable = compute_again (&draw);
      assert_nothing (not_applicable);
      g_assert_cmpuint (not_applicable->n_applicable, ==, 0);
      draw_free (&draw);
    }
}

/* What the verdict says must be what the parts say; and the draws reach both verdicts. */
static void
test_verdict_agrees_with_parts (void)
{
  guint n_ready = 0, n_not_ready = 0;

  for (guint round = 0; round < ROUNDS; round++)
    {
      Draw draw = draw_new (FALSE);
      const AssayReadiness *readiness = draw.before;
      guint n_holding = 0;

      for (guint i = 0; i < readiness->n_standards; i++)
        {
          const AssayStandardReadiness *standard = &readiness->standards[i];
          guint n_ready_here = standard->counts[ASSAY_STATE_READY];

          n_holding += standard->holds ? 1 : 0;
          g_assert_true (!standard->holds || standard->n_applicable > 0);
          g_assert_true ((standard->percent == 100)
                         == (standard->n_assessed > 0 && n_ready_here == standard->n_applicable));
          if (draw.scheme->scoring == ASSAY_SCORING_ALL)
            g_assert_true (standard->holds
                           == (n_ready_here > 0 && n_ready_here == standard->n_applicable));
        }
      g_assert_cmpuint (n_holding, ==, readiness->n_holding);
      if (readiness->verdict == ASSAY_VERDICT_READY)
        {
          n_ready++;
          if (draw.scheme->scoring != ASSAY_SCORING_FLAT)
            g_assert_cmpuint (n_holding, ==, readiness->n_standards);
        }
      else
        n_not_ready++;
      draw_free (&draw);
    }
  g_assert_cmpuint (n_ready, >, ROUNDS / 20);
  g_assert_cmpuint (n_not_ready, >, ROUNDS / 20);
}

/* Every state says why, and ready says what counts before what does not. */
static void
test_reasons (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      Draw draw = draw_new (FALSE);

      for (guint i = 0; i < draw.before->n_criteria; i++)
        {
          const AssayCriterionReadiness *criterion = &draw.before->criteria[i];
          guint n_covered = 0;

          g_assert_cmpuint (criterion->n_reasons, >, 0);
          for (guint j = 0; j < criterion->n_reasons; j++)
            g_assert_true ((criterion->reasons[j].code == ASSAY_REASON_COUNTS)
                           == (j < criterion->n_counting));
          g_assert_true ((criterion->state == ASSAY_STATE_READY) == (criterion->n_counting > 0));
          if (criterion->state < ASSAY_STATE_CLAIMED)
            continue;
          for (guint j = 0; j < criterion->response->citations->len; j++)
            for (guint k = 0; k < criterion->n_reasons; k++)
              if (criterion->reasons[k].citation == j
                  && criterion->reasons[k].code >= ASSAY_REASON_COUNTS)
                {
                  n_covered++;
                  break;
                }
          g_assert_cmpuint (n_covered, ==, criterion->response->citations->len);
        }
      draw_free (&draw);
    }
}

/* The check says what stands in the way exactly where something does: the verdict needs no finding
 * of its own. */
static void
test_check_agrees_with_verdict (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      Draw draw = draw_new (FALSE);
      g_autoptr (GPtrArray) findings = assay_check_portfolio (draw.before, sketch_planned_day ());
      guint n_in_the_way = 0;

      for (guint i = 0; i < findings->len; i++)
        {
          const AssayFinding *finding = findings->pdata[i];

          if (finding->tag == ASSAY_FINDING_GAP || finding->tag == ASSAY_FINDING_CLAIMED
              || finding->tag == ASSAY_FINDING_NOTHING_APPLIES
              || finding->tag == ASSAY_FINDING_NOT_ASSESSED)
            n_in_the_way++;
        }
      if (draw.before->verdict != ASSAY_VERDICT_READY)
        g_assert_cmpuint (n_in_the_way, >, 0);
      else if (draw.scheme->scoring == ASSAY_SCORING_ALL)
        g_assert_cmpuint (n_in_the_way, ==, 0);
      draw_free (&draw);
    }
}

/* The slow way: every day in between. */
static AssayDate
find_fall_day_by_day (const Draw *draw, AssayDate from, AssayDate to)
{
  g_autoptr (AssayReadiness) first = assay_readiness_compute (draw->scheme, draw->portfolio, from);

  for (AssayDate day = from + 1; day <= to; day++)
    {
      g_autoptr (AssayReadiness) readiness =
          assay_readiness_compute (draw->scheme, draw->portfolio, day);

      if (readiness->verdict < first->verdict)
        return day;
      for (guint i = 0; i < readiness->n_criteria; i++)
        if (readiness->criteria[i].state < first->criteria[i].state)
          return day;
    }

  return ASSAY_DATE_NONE;
}

static AssayDate
find_fall (AssayScheme *scheme, AssayPortfolio *portfolio, AssayDate from, AssayDate to)
{
  g_autoptr (AssayReadiness) readiness = assay_readiness_compute (scheme, portfolio, from);

  return assay_readiness_find_fall (readiness, to);
}

static void
test_fall (void)
{
  guint n_falls = 0;

  for (guint round = 0; round < ROUNDS / 4; round++)
    {
      Draw draw = draw_new (FALSE);
      AssayDate from = sketch_planned_day () + (guint) g_rand_int_range (draw.rand, 0, 400) - 200;
      AssayDate to = from + (guint) g_rand_int_range (draw.rand, 1, 800);
      AssayDate fall = find_fall_day_by_day (&draw, from, to);

      g_assert_cmpuint (find_fall (draw.scheme, draw.portfolio, from, to), ==, fall);
      n_falls += fall != ASSAY_DATE_NONE ? 1 : 0;
      draw_free (&draw);
    }
  g_assert_cmpuint (n_falls, >, ROUNDS / 40);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/readiness-laws/better-rating", test_better_rating);
  g_test_add_func ("/readiness-laws/order", test_order);
  g_test_add_func ("/readiness-laws/not-applicable-is-neutral", test_not_applicable_is_neutral);
  g_test_add_func ("/readiness-laws/adding-never-hurts", test_adding_never_hurts);
  g_test_add_func ("/readiness-laws/nothing-is-nothing", test_nothing_is_nothing);
  g_test_add_func ("/readiness-laws/verdict-agrees-with-parts", test_verdict_agrees_with_parts);
  g_test_add_func ("/readiness-laws/reasons", test_reasons);
  g_test_add_func ("/readiness-laws/check-agrees-with-verdict", test_check_agrees_with_verdict);
  g_test_add_func ("/readiness-laws/fall", test_fall);

  return g_test_run ();
}
