/* Suppression: what is not shown, so that nobody can tell what is small.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers that everything hidden could be instead are kept from one time to the next: what has come
 * since seldom upsets them.
 */

#include "core/register/assay-suppression-private.h"

/* --- Floors and secrets -----------------------------------------------------------------------
 */

/* What everybody knows a hidden total to be at least, because its hidden parts are not 0. */
static gint64
find_floor (const AssaySuppression *self, guint place)
{
  const AssayCell *cell = ASSAY_CELL (self, place);
  gint64 floor = MAX (cell->least, 1);

  for (guint i = 0; i < cell->equations->len; i++)
    {
      const AssayTermOfSum *in = ASSAY_TERM (cell->equations, i);
      const GArray *terms = ASSAY_EQUATION (self, in->place);
      gint64 least = cell->value;

      if (in->sign > 0)
        continue;
      for (guint j = 0; j < terms->len; j++)
        {
          const AssayTermOfSum *term = ASSAY_TERM (terms, j);
          const AssayCell *part = ASSAY_CELL (self, term->place);

          if (term->sign > 0)
            least -= part->value - (part->least > 0 ? find_floor (self, term->place) : part->least);
        }
      floor = MAX (floor, least);
    }

  return floor;
}

/* What cells could differ by. Those that have come since are as they are. NULL: nothing is known.
 */
typedef struct
{
  gint64 *change;
  guint n_cells;
} World;

/* One small cell, and the worlds that prove that nobody can tell: in the one it is the threshold,
 * in the other as small as can be. */
typedef struct
{
  guint cell;
  gint64 targets[2];
  World worlds[2];
} Secret;

#define SECRET(self, i) (&g_array_index ((self)->secrets, Secret, i))

static void
clear_secret (gpointer value)
{
  Secret *self = value;

  g_free (self->worlds[0].change);
  g_free (self->worlds[1].change);
}

GArray *
assay_suppression_secrets_new (void)
{
  GArray *secrets = g_array_new (FALSE, TRUE, sizeof (Secret));

  g_array_set_clear_func (secrets, clear_secret);

  return secrets;
}

/* The small cells that are new; the figures that they are of are hidden. */
static void
hide_small (AssaySuppression *self)
{
  for (guint i = self->n_seen_cells; i < self->cells->len; i++)
    {
      AssayCell *cell = ASSAY_CELL (self, i);
      Secret secret = { .cell = i };

      if (!assay_cell_is_small (self, cell))
        continue;
      if (cell->figure != ASSAY_NO_FIGURE)
        ASSAY_HIDING (self, cell->figure)->showing = ASSAY_HIDDEN_SMALL;
      g_array_append_val (self->secrets, secret);
    }
}

/* Which way hiding goes: to what a cell is part of alone, or to what that is made of too; and where
 * papers that somebody may have read leave nothing else, even to counts of 0. */
typedef struct
{
  int towards; /* the sign that the cell has in its equations; 0 for both */
  gboolean is_zero_too;
} Way;

/* Hides what a cell is part of and made of, all the way: with those free, it can be anything. */
static void
hide_family (AssaySuppression *self, guint place, const Way *way, gboolean *is_seen)
{
  const AssayCell *cell = ASSAY_CELL (self, place);

  if (is_seen[place] || (cell->value == 0 && !way->is_zero_too))
    return;
  is_seen[place] = TRUE;
  if (!assay_cell_is_hidden (self, cell)
      && (way->is_zero_too ? cell->figure >= self->n_decided : assay_cell_can_hide (self, cell)))
    ASSAY_HIDING (self, cell->figure)->showing = ASSAY_HIDDEN_PROTECTING;
  for (guint i = 0; i < cell->equations->len; i++)
    {
      const AssayTermOfSum *in = ASSAY_TERM (cell->equations, i);
      const GArray *terms = ASSAY_EQUATION (self, in->place);

      for (guint j = 0; j < terms->len; j++)
        if (ASSAY_TERM (terms, j)->sign != in->sign
            && (way->towards == 0 || in->sign == way->towards))
          hide_family (self, ASSAY_TERM (terms, j)->place, way, is_seen);
    }
}

static gint64
get_change (const World *self, guint cell)
{
  return cell < self->n_cells ? self->change[cell] : 0;
}

/* Whether numbers that were found before agree with the sums that have come since. */
static gboolean
still_proves (const AssaySuppression *self, const World *world)
{
  for (guint i = self->n_proven; i < self->equations->len; i++)
    {
      const GArray *terms = ASSAY_EQUATION (self, i);
      gint64 sum = 0;

      for (guint j = 0; j < terms->len; j++)
        sum += ASSAY_TERM (terms, j)->sign * get_change (world, ASSAY_TERM (terms, j)->place);
      if (sum != 0)
        return FALSE;
    }

  return world->change != NULL;
}

static World
find_world (AssaySuppression *self, const Secret *secret, guint which, gboolean may_hide)
{
  gint64 *change =
      assay_suppression_find_world (self, secret->cell, secret->targets[which], may_hide);

  return (World){ change, change != NULL ? self->cells->len : 0 };
}

static void
protect (AssaySuppression *self, Secret *secret, guint which)
{
  static const Way ways[] = { { 1, FALSE }, { 0, FALSE }, { 0, TRUE } };
  World *world = &secret->worlds[which];

  if (still_proves (self, world))
    return;
  g_free (world->change);
  *world = find_world (self, secret, which, TRUE);
  for (guint i = 0; world->change == NULL && i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree gboolean *is_seen = g_new0 (gboolean, self->cells->len);

      hide_family (self, secret->cell, &ways[i], is_seen);
      *world = find_world (self, secret, which, FALSE);
    }
}

static gboolean
moves (const AssayHiding *figure, const World *world)
{
  for (guint i = 0; i < figure->n_cells; i++)
    if (get_change (world, figure->cells[i]) != 0)
      return TRUE;

  return FALSE;
}

static void
clear_world (gpointer world)
{
  g_free (((World *) world)->change);
}

/* Shows a figure again where every secret can do without it. */
static void
try_showing (AssaySuppression *self, AssayHiding *figure)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  g_autoptr (GArray) worlds = g_array_new (FALSE, FALSE, sizeof (World));

  g_array_set_clear_func (worlds, clear_world);
  figure->showing = ASSAY_SHOWN;
  for (guint i = 0; i < 2 * self->secrets->len; i++)
    {
      Secret *secret = SECRET (self, i / 2);
      World world = secret->worlds[i % 2];

      if (world.change != NULL && !moves (figure, &world))
        continue;
      world = find_world (self, secret, i % 2, FALSE);
      if (world.change == NULL)
        {
          figure->showing = ASSAY_HIDDEN_PROTECTING;
          return;
        }
      g_ptr_array_add (places, &secret->worlds[i % 2]);
      g_array_append_val (worlds, world);
    }
  for (guint i = 0; i < places->len; i++)
    {
      World *place = places->pdata[i], *world = &g_array_index (worlds, World, i), old = *place;

      *place = *world;
      *world = old;
    }
}

/* What it is most useful to show comes first: totals, then large figures. */
static int
compare_use (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const AssaySuppression *self = user_data;
  guint one = *(const guint *) a, other = *(const guint *) b;
  const AssayHiding *of_one = ASSAY_HIDING (self, one), *of_other = ASSAY_HIDING (self, other);
  gint64 value_of_one = ASSAY_CELL (self, of_one->cells[of_one->n_cells - 1])->value;
  gint64 value_of_other = ASSAY_CELL (self, of_other->cells[of_other->n_cells - 1])->value;

  if (of_one->rank != of_other->rank)
    return of_one->rank > of_other->rank ? -1 : 1;
  if (value_of_one != value_of_other)
    return value_of_one > value_of_other ? -1 : 1;

  return one < other ? -1 : one > other;
}

static void
show_what_can_be (AssaySuppression *self)
{
  g_autoptr (GArray) hidden = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = self->n_decided; i < self->figures->len; i++)
    if (ASSAY_HIDING (self, i)->showing == ASSAY_HIDDEN_PROTECTING)
      g_array_append_val (hidden, i);
  g_array_sort_with_data (hidden, compare_use, self);
  for (guint i = 0; i < hidden->len; i++)
    try_showing (self, ASSAY_HIDING (self, g_array_index (hidden, guint, i)));
}

/* Terms in the order in which they are hidden: what is no total first, then the smaller. */
static int
compare_terms (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const AssaySuppression *self = user_data;
  guint one = ((const AssayTermOfSum *) a)->place, other = ((const AssayTermOfSum *) b)->place;
  const AssayCell *of_one = ASSAY_CELL (self, one), *of_other = ASSAY_CELL (self, other);
  guint rank_of_one =
      of_one->figure != ASSAY_NO_FIGURE ? ASSAY_HIDING (self, of_one->figure)->rank : 0;
  guint rank_of_other =
      of_other->figure != ASSAY_NO_FIGURE ? ASSAY_HIDING (self, of_other->figure)->rank : 0;

  if (rank_of_one != rank_of_other)
    return rank_of_one < rank_of_other ? -1 : 1;
  if (of_one->value != of_other->value)
    return of_one->value < of_other->value ? -1 : 1;

  return one < other ? -1 : one > other;
}

/* Derived figures may have derived sources, which were there before them. */
static void
decide_derived (AssaySuppression *self)
{
  for (guint i = self->n_decided; i < self->figures->len; i++)
    {
      AssayHiding *figure = ASSAY_HIDING (self, i);
      gboolean is_shown = figure->sources != NULL;

      for (guint j = 0; is_shown && j < figure->sources->len; j++)
        is_shown = assay_suppression_is_shown (self, g_array_index (figure->sources, guint, j));
      if (is_shown)
        figure->showing = ASSAY_SHOWN;
    }
}

void
assay_suppression_run (AssaySuppression *self)
{
  hide_small (self);
  for (guint i = self->n_proven; i < self->equations->len; i++)
    g_array_sort_with_data (ASSAY_EQUATION (self, i), compare_terms, self);
  for (guint i = 0; i < self->secrets->len; i++)
    {
      Secret *secret = SECRET (self, i);

      secret->targets[0] = self->below;
      secret->targets[1] =
          MIN (find_floor (self, secret->cell), ASSAY_CELL (self, secret->cell)->value);
      protect (self, secret, 0);
      protect (self, secret, 1);
    }
  show_what_can_be (self);
  decide_derived (self);
  self->n_decided = self->figures->len;
  self->n_seen_cells = self->cells->len;
  self->n_proven = self->equations->len;
}
