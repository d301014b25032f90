/* What a later round is about.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/review/assay-round.h"

#include <string.h>

static void
determination_free (gpointer data)
{
  AssayRoundDetermination *row = data;

  assay_point_unref (row->point);
  g_free (row);
}

static void
answer_free (gpointer data)
{
  AssayRoundAnswer *row = data;

  assay_point_unref (row->point);
  assay_point_unref (row->now);
  g_free (row);
}

void
assay_round_free (AssayRound *self)
{
  if (self == NULL)
    return;
  assay_portfolio_changes_free (self->changes);
  g_ptr_array_unref (self->determinations);
  g_ptr_array_unref (self->answers);
  g_free (self);
}

/* --- Answers --- */

static gboolean
is_same_word (const char *a, const char *b)
{
  return g_strcmp0 (a, b) == 0;
}

/* Everything but the answer, which is the service's. */
static gboolean
is_as_returned (const AssayPoint *point, const AssayPoint *now)
{
  return point->kind == now->kind && point->round == now->round && point->from == now->from
         && point->due == now->due && is_same_word (point->criterion, now->criterion)
         && is_same_word (point->outcome, now->outcome) && is_same_word (point->items, now->items)
         && is_same_word (point->text, now->text) && is_same_word (point->lacking, now->lacking);
}

static void
add_answer (AssayRound *self, const AssayPortfolio *after, AssayPoint *point)
{
  AssayPoint *now = (AssayPoint *) assay_portfolio_lookup_point (after, point->id);
  gboolean is_answered = now != NULL && assay_point_is_answered (now);
  gboolean is_altered = now == NULL || !is_as_returned (point, now);
  AssayRoundAnswer *row;

  self->n_points++;
  self->n_missing += now == NULL;
  self->n_altered += is_altered;
  if (!assay_point_asks (point) && !is_answered && !is_altered)
    return;
  row = g_new0 (AssayRoundAnswer, 1);
  row->point = assay_point_ref (point);
  row->now = now != NULL ? assay_point_ref (now) : NULL;
  row->is_answered = is_answered;
  row->is_altered = is_altered;
  self->n_unanswered += assay_point_asks (point) && !is_answered;
  g_ptr_array_add (self->answers, row);
}

/* --- Determinations --- */

/* The latest determination of the criterion among the earlier points, or NULL. */
static AssayPoint *
find_latest (const GPtrArray *earlier, const char *criterion)
{
  AssayPoint *latest = NULL;

  for (guint i = 0; i < earlier->len; i++)
    {
      AssayPoint *point = earlier->pdata[i];

      if (point->kind == ASSAY_POINT_DETERMINATION && g_strcmp0 (point->criterion, criterion) == 0
          && (latest == NULL || point->round >= latest->round))
        latest = point;
    }

  return latest;
}

static gboolean
looked_at_changed (const AssayPortfolioChanges *changes, const char *items)
{
  for (guint i = 0; i < changes->items->len; i++)
    {
      const AssayChangedItem *item = &g_array_index (changes->items, AssayChangedItem, i);

      if (item->change != ASSAY_ITEM_ADDED && assay_items_has (items, item->number))
        return TRUE;
    }

  return FALSE;
}

guint
assay_round_compute_changed (const AssayPortfolioChanges *changes,
                             const char *criterion,
                             const char *items)
{
  guint changed = assay_portfolio_changes_get_criterion (changes, criterion);

  return looked_at_changed (changes, items) ? changed | ASSAY_CHANGED_EVIDENCE : changed;
}

static void
add_determination (AssayRound *self, AssayPoint *point)
{
  AssayRoundDetermination *row = g_new0 (AssayRoundDetermination, 1);

  row->point = assay_point_ref (point);
  row->changed = assay_round_compute_changed (self->changes, point->criterion, point->items);
  row->must_confirm = row->changed != 0;
  self->n_to_confirm += row->must_confirm;
  g_ptr_array_add (self->determinations, row);
}

AssayRound *
assay_round_new (const AssayScheme *scheme,
                 const AssayPortfolio *before,
                 const AssayPortfolio *after,
                 const GPtrArray *earlier)
{
  AssayRound *self = g_new0 (AssayRound, 1);

  self->changes = assay_portfolio_changes_new (scheme, before, after);
  self->determinations = g_ptr_array_new_with_free_func (determination_free);
  self->answers = g_ptr_array_new_with_free_func (answer_free);
  for (guint i = 0; i < scheme->criteria->len; i++)
    {
      const AssayCriterion *criterion = scheme->criteria->pdata[i];
      AssayPoint *point = find_latest (earlier, criterion->id);

      if (point != NULL)
        add_determination (self, point);
    }
  for (guint i = 0; i < earlier->len; i++)
    add_answer (self, after, earlier->pdata[i]);

  return self;
}

const AssayRoundDetermination *
assay_round_lookup_determination (const AssayRound *self, const char *criterion)
{
  for (guint i = 0; i < self->determinations->len; i++)
    {
      const AssayRoundDetermination *row = self->determinations->pdata[i];

      if (g_str_equal (row->point->criterion, criterion))
        return row;
    }

  return NULL;
}
