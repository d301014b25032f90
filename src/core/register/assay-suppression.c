/* Suppression: figures, the sums that hold them together, and which of them are not shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-suppression-private.h"

/* --- Figures ----------------------------------------------------------------------------------
 */

static void
clear_cell (gpointer value)
{
  g_array_unref (((AssayCell *) value)->equations);
}

static void
clear_figure (gpointer value)
{
  g_clear_pointer (&((AssayHiding *) value)->sources, g_array_unref);
}

AssaySuppression *
assay_suppression_new (guint below)
{
  AssaySuppression *self = g_new0 (AssaySuppression, 1);

  g_assert (below >= 2);

  self->below = below;
  self->figures = g_array_new (FALSE, TRUE, sizeof (AssayHiding));
  g_array_set_clear_func (self->figures, clear_figure);
  self->cells = g_array_new (FALSE, TRUE, sizeof (AssayCell));
  g_array_set_clear_func (self->cells, clear_cell);
  self->equations = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  return self;
}

void
assay_suppression_free (AssaySuppression *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->equations);
  g_array_unref (self->cells);
  g_array_unref (self->figures);
  g_free (self);
}

guint
assay_suppression_add_cell (AssaySuppression *self, guint figure, gint64 value, gint64 least)
{
  AssayCell cell = { value, least, figure, g_array_new (FALSE, FALSE, sizeof (AssayTermOfSum)) };

  g_array_append_val (self->cells, cell);

  return self->cells->len - 1;
}

static void
add_term (AssaySuppression *self, guint equation, guint cell, int sign)
{
  AssayTermOfSum of_equation = { cell, sign }, of_cell = { equation, sign };

  g_array_append_val (ASSAY_EQUATION (self, equation), of_equation);
  g_array_append_val (ASSAY_CELL (self, cell)->equations, of_cell);
}

void
assay_suppression_add_equation (AssaySuppression *self,
                                guint total,
                                const guint *parts,
                                guint n_parts)
{
  guint equation = self->equations->len;

  g_ptr_array_add (self->equations, g_array_new (FALSE, FALSE, sizeof (AssayTermOfSum)));
  add_term (self, equation, total, -1);
  for (guint i = 0; i < n_parts; i++)
    add_term (self, equation, parts[i], 1);
}

static guint
add_figure (AssaySuppression *self, AssayShowing showing)
{
  AssayHiding figure = { .showing = showing };

  g_array_append_val (self->figures, figure);

  return self->figures->len - 1;
}

static void
add_cell_of (AssaySuppression *self, guint figure, guint64 value, gint64 least)
{
  AssayHiding *hiding = ASSAY_HIDING (self, figure);

  hiding->cells[hiding->n_cells++] =
      assay_suppression_add_cell (self, figure, (gint64) value, MIN (least, (gint64) value));
}

guint
assay_suppression_add_count (AssaySuppression *self, guint64 count)
{
  guint figure = add_figure (self, ASSAY_SHOWN);

  add_cell_of (self, figure, count, 1);

  return figure;
}

guint
assay_suppression_add_share (AssaySuppression *self, guint64 part, guint64 base)
{
  guint figure = add_figure (self, ASSAY_SHOWN);
  const guint *cells;

  g_assert (base > 0 && part <= base);

  add_cell_of (self, figure, part, 0);
  add_cell_of (self, figure, base - part, 0);
  add_cell_of (self, figure, base, 1);
  cells = ASSAY_HIDING (self, figure)->cells;
  assay_suppression_add_equation (self, cells[2], cells, 2);

  return figure;
}

guint
assay_suppression_add_unjudged (AssaySuppression *self)
{
  return add_figure (self, ASSAY_HIDDEN_UNJUDGED);
}

guint
assay_suppression_add_derived (AssaySuppression *self, const guint *sources, guint n_sources)
{
  guint figure = add_figure (self, ASSAY_HIDDEN_DERIVED);
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_vals (copy, sources, n_sources);
  ASSAY_HIDING (self, figure)->sources = copy;

  return figure;
}

void
assay_suppression_add_sum (AssaySuppression *self, guint total, const guint *parts, guint n_parts)
{
  AssayHiding *sum = ASSAY_HIDING (self, total);
  g_autofree guint *cells = g_new (guint, n_parts + 1);

  for (guint i = 0; i < sum->n_cells; i++)
    {
      for (guint j = 0; j < n_parts; j++)
        {
          g_assert (ASSAY_HIDING (self, parts[j])->n_cells == sum->n_cells);
          cells[j] = ASSAY_HIDING (self, parts[j])->cells[i];
        }
      assay_suppression_add_equation (self, sum->cells[i], cells, n_parts);
    }
  for (guint j = 0; j < n_parts; j++)
    sum->rank = MAX (sum->rank, ASSAY_HIDING (self, parts[j])->rank + 1);
}

void
assay_suppression_add_same (AssaySuppression *self, guint one, guint other)
{
  const AssayHiding *of_one = ASSAY_HIDING (self, one), *of_other = ASSAY_HIDING (self, other);

  g_assert (of_one->n_cells == of_other->n_cells);

  for (guint i = 0; i < of_one->n_cells; i++)
    assay_suppression_add_equation (self, of_one->cells[i], &of_other->cells[i], 1);
}

/* --- What is asked of a cell ------------------------------------------------------------------
 */

gboolean
assay_cell_is_small (const AssaySuppression *self, const AssayCell *cell)
{
  return cell->value > 0 && cell->value < self->below;
}

gboolean
assay_cell_is_hidden (const AssaySuppression *self, const AssayCell *cell)
{
  return cell->figure == ASSAY_NO_FIGURE
         || ASSAY_HIDING (self, cell->figure)->showing != ASSAY_SHOWN;
}

gboolean
assay_cell_can_hide (const AssaySuppression *self, const AssayCell *cell)
{
  const AssayHiding *figure = ASSAY_HIDING (self, cell->figure);

  return ASSAY_CELL (self, figure->cells[figure->n_cells - 1])->value > 0;
}

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

/* --- Deciding ---------------------------------------------------------------------------------
 */

/* One small cell, and the worlds that prove that nobody can tell: in the one it is the threshold,
 * in the other as small as can be. NULL: nothing proves it. */
typedef struct
{
  guint cell;
  gint64 targets[2];
  gint64 *worlds[2];
} Secret;

static void
clear_secret (gpointer value)
{
  Secret *self = value;

  g_free (self->worlds[0]);
  g_free (self->worlds[1]);
}

/* The small cells; the figures that they are of are hidden. */
static GArray *
hide_small (AssaySuppression *self)
{
  GArray *secrets = g_array_new (FALSE, TRUE, sizeof (Secret));

  g_array_set_clear_func (secrets, clear_secret);
  for (guint i = 0; i < self->cells->len; i++)
    {
      AssayCell *cell = ASSAY_CELL (self, i);
      Secret secret = { .cell = i };

      if (!assay_cell_is_small (self, cell))
        continue;
      if (cell->figure != ASSAY_NO_FIGURE)
        ASSAY_HIDING (self, cell->figure)->showing = ASSAY_HIDDEN_SMALL;
      g_array_append_val (secrets, secret);
    }

  return secrets;
}

/* Hides what a cell is part of and made of, all the way: with those free, it can be anything. */
static void
hide_family (AssaySuppression *self, guint place, int towards, gboolean *is_seen)
{
  const AssayCell *cell = ASSAY_CELL (self, place);

  if (is_seen[place] || cell->value == 0)
    return;
  is_seen[place] = TRUE;
  if (!assay_cell_is_hidden (self, cell))
    ASSAY_HIDING (self, cell->figure)->showing = ASSAY_HIDDEN_PROTECTING;
  for (guint i = 0; i < cell->equations->len; i++)
    {
      const AssayTermOfSum *in = ASSAY_TERM (cell->equations, i);
      const GArray *terms = ASSAY_EQUATION (self, in->place);

      for (guint j = 0; j < terms->len; j++)
        if (ASSAY_TERM (terms, j)->sign != in->sign && (towards == 0 || in->sign == towards))
          hide_family (self, ASSAY_TERM (terms, j)->place, towards, is_seen);
    }
}

static void
protect (AssaySuppression *self, Secret *secret, guint which)
{
  static const int ways[] = { 1, 0 };
  gint64 **world = &secret->worlds[which];

  *world = assay_suppression_find_world (self, secret->cell, secret->targets[which], TRUE);
  for (guint i = 0; *world == NULL && i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree gboolean *is_seen = g_new0 (gboolean, self->cells->len);

      hide_family (self, secret->cell, ways[i], is_seen);
      *world = assay_suppression_find_world (self, secret->cell, secret->targets[which], FALSE);
    }
}

static gboolean
moves (const AssayHiding *figure, const gint64 *world)
{
  for (guint i = 0; i < figure->n_cells; i++)
    if (world[figure->cells[i]] != 0)
      return TRUE;

  return FALSE;
}

/* Shows a figure again where every secret can do without it. */
static void
try_showing (AssaySuppression *self, GArray *secrets, AssayHiding *figure)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  g_autoptr (GPtrArray) worlds = g_ptr_array_new_with_free_func (g_free);

  figure->showing = ASSAY_SHOWN;
  for (guint i = 0; i < 2 * secrets->len; i++)
    {
      Secret *secret = &g_array_index (secrets, Secret, i / 2);
      gint64 *world = secret->worlds[i % 2];

      if (world != NULL && !moves (figure, world))
        continue;
      world = assay_suppression_find_world (self, secret->cell, secret->targets[i % 2], FALSE);
      if (world == NULL)
        {
          figure->showing = ASSAY_HIDDEN_PROTECTING;
          return;
        }
      g_ptr_array_add (places, &secret->worlds[i % 2]);
      g_ptr_array_add (worlds, world);
    }
  for (guint i = 0; i < places->len; i++)
    {
      gint64 **place = places->pdata[i];
      gint64 *world = worlds->pdata[i];

      worlds->pdata[i] = *place;
      *place = world;
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
show_what_can_be (AssaySuppression *self, GArray *secrets)
{
  g_autoptr (GArray) hidden = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->figures->len; i++)
    if (ASSAY_HIDING (self, i)->showing == ASSAY_HIDDEN_PROTECTING)
      g_array_append_val (hidden, i);
  g_array_sort_with_data (hidden, compare_use, self);
  for (guint i = 0; i < hidden->len; i++)
    try_showing (self, secrets, ASSAY_HIDING (self, g_array_index (hidden, guint, i)));
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
  for (guint i = 0; i < self->figures->len; i++)
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
  g_autoptr (GArray) secrets = hide_small (self);

  for (guint i = 0; i < self->equations->len; i++)
    g_array_sort_with_data (ASSAY_EQUATION (self, i), compare_terms, self);
  for (guint i = 0; i < secrets->len; i++)
    {
      Secret *secret = &g_array_index (secrets, Secret, i);

      secret->targets[0] = self->below;
      secret->targets[1] =
          MIN (find_floor (self, secret->cell), ASSAY_CELL (self, secret->cell)->value);
      protect (self, secret, 0);
      protect (self, secret, 1);
    }
  show_what_can_be (self, secrets);
  decide_derived (self);
}

AssayShowing
assay_suppression_get_showing (const AssaySuppression *self, guint figure)
{
  return ASSAY_HIDING (self, figure)->showing;
}

gboolean
assay_suppression_is_shown (const AssaySuppression *self, guint figure)
{
  return assay_suppression_get_showing (self, figure) == ASSAY_SHOWN;
}
