/* Suppression: other numbers that everything hidden could be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One step changes a cell by one and settles every sum that this upsets, by changing other hidden
 * cells by one: in a table, it goes round a ring of cells. Steps follow one another until the
 * target is reached, each from where the last one ended, and may take back what an earlier one did.
 * For tables of rows and columns this finds all there is; for more entangled sums it may miss
 * something, and then more is hidden than need be. A linear program would miss nothing but would
 * reckon in floating point, and promise halves of people.
 */

#include "core/register/assay-suppression-private.h"

#include <string.h>

/* Three figures protect one, in a ring through a row and a column. More are rarely needed. */
#define RING 3u
#define MAX_NEW 6u
#define MAX_TRIES 20000u

typedef struct
{
  AssaySuppression *self;
  gint64 *change;     /* by cell, all steps together */
  gboolean *is_moved; /* by cell, in this step */
  int *upset;         /* by equation */
  guint *failed;      /* by equation and sign: how much could be hidden in vain, plus one */
  GArray *pending;    /* guint, equations */
  GArray *newly;      /* guint, figures hidden in this step */
  guint may_hide;
  gboolean may_hide_totals;
  guint tries;
  gint64 spare; /* what a newly hidden cell must be able to give */
} Walk;

static void
move_cell (Walk *walk, guint place, int by)
{
  const AssayCell *cell = ASSAY_CELL (walk->self, place);

  walk->is_moved[place] = !walk->is_moved[place];
  walk->change[place] += by;
  for (guint i = 0; i < cell->equations->len; i++)
    {
      const AssayTermOfSum *term = ASSAY_TERM (cell->equations, i);

      walk->upset[term->place] += term->sign * by;
      g_array_append_val (walk->pending, term->place);
    }
}

static gboolean settle (Walk *walk);

static gboolean
try_cell (Walk *walk, guint place, int by, gboolean is_new)
{
  const AssayCell *cell = ASSAY_CELL (walk->self, place);
  guint n_pending = walk->pending->len;

  if (walk->is_moved[place] || assay_cell_is_hidden (walk->self, cell) == is_new)
    return FALSE;
  if (is_new
      && (!assay_cell_can_hide (walk->self, cell)
          || (!walk->may_hide_totals && ASSAY_HIDING (walk->self, cell->figure)->rank > 0)))
    return FALSE;
  if (by < 0
      && cell->value + walk->change[place] - (is_new ? MAX (walk->spare, 1) : 1) < cell->least)
    return FALSE;

  if (is_new)
    {
      ASSAY_HIDING (walk->self, cell->figure)->showing = ASSAY_HIDDEN_PROTECTING;
      g_array_append_val (walk->newly, cell->figure);
      walk->may_hide--;
    }
  move_cell (walk, place, by);
  if (settle (walk))
    return TRUE;
  move_cell (walk, place, -by);
  g_array_set_size (walk->pending, n_pending);
  if (is_new)
    {
      ASSAY_HIDING (walk->self, cell->figure)->showing = ASSAY_SHOWN;
      g_array_set_size (walk->newly, walk->newly->len - 1);
      walk->may_hide++;
    }

  return FALSE;
}

/* The sum that was upset last and still is. */
static gboolean
find_upset (const Walk *walk, guint *out_equation)
{
  for (guint i = walk->pending->len; i > 0; i--)
    {
      *out_equation = g_array_index (walk->pending, guint, i - 1);
      if (walk->upset[*out_equation] != 0)
        return TRUE;
    }

  return FALSE;
}

/* Changes hidden cells until no sum is upset. Cells that are hidden already come first. */
static gboolean
settle (Walk *walk)
{
  guint equation, sign;
  const GArray *terms;

  if (!find_upset (walk, &equation))
    return TRUE;
  sign = 2 * equation + (walk->upset[equation] > 0);
  if (walk->tries == 0 || walk->failed[sign] > walk->may_hide)
    return FALSE;
  walk->tries--;
  terms = ASSAY_EQUATION (walk->self, equation);
  for (guint is_new = 0; is_new <= (walk->may_hide > 0 ? 1 : 0); is_new++)
    for (guint i = 0; i < terms->len; i++)
      {
        const AssayTermOfSum *term = ASSAY_TERM (terms, i);
        int by = walk->upset[equation] > 0 ? -term->sign : term->sign;

        if (try_cell (walk, term->place, by, is_new))
          return TRUE;
      }
  walk->failed[sign] = walk->may_hide + 1;

  return FALSE;
}

static gboolean
try_step (Walk *walk, guint cell, int by, guint may_hide, gint64 spare)
{
  memset (walk->is_moved, 0, walk->self->cells->len * sizeof *walk->is_moved);
  memset (walk->failed, 0, 2 * walk->self->equations->len * sizeof *walk->failed);
  g_array_set_size (walk->pending, 0);
  g_array_set_size (walk->newly, 0);
  walk->may_hide = may_hide;
  walk->tries = MAX_TRIES;
  walk->spare = spare;

  return try_cell (walk, cell, by, FALSE);
}

/* Hides as little as can be; better cells that serve the steps to come as well. */
static gboolean
hide_and_step (Walk *walk, guint cell, int by, gint64 to_go, guint most)
{
  for (guint n = 1; n <= most; n++)
    if (try_step (walk, cell, by, n, to_go) || (to_go > 1 && try_step (walk, cell, by, n, 1)))
      return TRUE;

  return FALSE;
}

/* A hidden total that is plainly not small points at what it protects, so totals come last. */
static gboolean
take_step (Walk *walk, guint cell, int by, gint64 to_go, gboolean may_hide)
{
  if (try_step (walk, cell, by, 0, 0))
    return TRUE;
  if (!may_hide)
    return FALSE;
  walk->may_hide_totals = FALSE;
  if (hide_and_step (walk, cell, by, to_go, RING))
    return TRUE;
  walk->may_hide_totals = TRUE;

  return hide_and_step (walk, cell, by, to_go, MAX_NEW);
}

gint64 *
assay_suppression_find_world (AssaySuppression *self, guint cell, gint64 target, gboolean may_hide)
{
  guint n_cells = self->cells->len, n_equations = self->equations->len;
  Walk walk = { .self = self,
                .change = g_new0 (gint64, n_cells),
                .is_moved = g_new0 (gboolean, n_cells),
                .upset = g_new0 (int, n_equations + 1),
                .failed = g_new0 (guint, 2 * n_equations + 1),
                .pending = g_array_new (FALSE, FALSE, sizeof (guint)),
                .newly = g_array_new (FALSE, FALSE, sizeof (guint)) };
  gint64 to_go = target - ASSAY_CELL (self, cell)->value;
  int by = to_go > 0 ? 1 : -1;
  gboolean is_there = TRUE;

  for (to_go = ABS (to_go); is_there && to_go > 0; to_go--)
    is_there = take_step (&walk, cell, by, to_go, may_hide);
  g_array_unref (walk.pending);
  g_array_unref (walk.newly);
  g_free (walk.is_moved);
  g_free (walk.upset);
  g_free (walk.failed);
  if (is_there)
    return walk.change;
  g_free (walk.change);

  return NULL;
}
