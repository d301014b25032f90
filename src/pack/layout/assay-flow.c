/* The flow.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pieces that are kept with the next form a chain; a chain goes on one page whole. Only a chain
 * higher than a page is broken, where the page ends.
 */

#include "pack/layout/assay-flow.h"

#include "base/assay-error.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define MAX_PAGES 99999u
#define EPSILON 0.01

const AssayFrame assay_frame_a4 = {
  .page_width = 595.28,
  .page_height = 841.89,
  .left = 56,
  .top = 58,
  .width = 595.28 - 2 * 56,
  .bottom = 841.89 - 72,
};

typedef struct
{
  AssayPlan *plan;
  double y;
  double gap; /* asked for below the last piece */
  gboolean page_is_open;
} Flow;

static AssayPiece *
piece_at (const Flow *flow, guint index)
{
  return &g_array_index (flow->plan->pieces, AssayPiece, index);
}

static gboolean
is_at_top (const Flow *flow)
{
  return flow->y < flow->plan->frame->top + EPSILON;
}

static void
open_page (Flow *flow, double width, double height, guint section, gboolean is_sheet)
{
  AssayPage page = { .width = width, .height = height, .section = section, .is_sheet = is_sheet };

  page.number = flow->plan->pages->len + 1;
  g_array_append_val (flow->plan->pages, page);
  flow->y = flow->plan->frame->top;
  flow->gap = 0;
  flow->page_is_open = !is_sheet;
}

static void
open_text_page (Flow *flow, guint section)
{
  open_page (flow, flow->plan->frame->page_width, flow->plan->frame->page_height, section, FALSE);
}

static double
space_above (const Flow *flow, const AssayPiece *piece)
{
  return is_at_top (flow) ? piece->repeated : MAX (flow->gap, piece->before);
}

static void
remember_anchor (Flow *flow, const AssayPiece *piece)
{
  if (piece->anchor == NULL)
    return;
  g_assert (!g_hash_table_contains (flow->plan->anchors, piece->anchor));
  g_hash_table_insert (flow->plan->anchors, (gpointer) piece->anchor,
                       GUINT_TO_POINTER (piece->page + 1));
}

static void
put_piece (Flow *flow, AssayPiece *piece)
{
  const AssayFrame *frame = flow->plan->frame;

  piece->on_top = is_at_top (flow);
  flow->y += space_above (flow, piece);
  if (piece->at_foot)
    flow->y = MAX (flow->y, frame->bottom - piece->height);
  piece->page = flow->plan->pages->len - 1;
  piece->y = flow->y;
  flow->y += piece->height;
  flow->gap = piece->after;
  remember_anchor (flow, piece);
}

static void
put_sheet (Flow *flow, AssayPiece *piece, guint section)
{
  open_page (flow, piece->page_width, piece->page_height, section, TRUE);
  piece->page = flow->plan->pages->len - 1;
  piece->y = 0;
  remember_anchor (flow, piece);
}

static guint
count_chain (const Flow *flow, guint first)
{
  guint n = 1;

  while (first + n < flow->plan->pieces->len && piece_at (flow, first + n - 1)->keep_with_next)
    {
      const AssayPiece *next = piece_at (flow, first + n);

      if (next->starts_page || next->page_width > 0)
        break;
      n++;
    }

  return n;
}

/* How far down the chain reaches, from @flow->y. */
static double
measure_chain (const Flow *flow, guint first, guint n)
{
  const AssayPiece *piece = piece_at (flow, first);
  double height = space_above (flow, piece) + piece->height;

  for (guint i = 1; i < n; i++)
    {
      const AssayPiece *next = piece_at (flow, first + i);

      height += MAX (piece->after, next->before) + next->height;
      piece = next;
    }

  return height;
}

static void
put_chain (Flow *flow, guint first, guint n, guint section)
{
  double bottom = flow->plan->frame->bottom + EPSILON;
  double reach = measure_chain (flow, first, n);
  const AssayPiece *head = piece_at (flow, first);

  reach = MAX (reach, head->need);
  if (!flow->page_is_open || (!is_at_top (flow) && (head->starts_page || flow->y + reach > bottom)))
    open_text_page (flow, section);

  for (guint i = 0; i < n; i++)
    {
      AssayPiece *piece = piece_at (flow, first + i);

      if (!is_at_top (flow) && flow->y + space_above (flow, piece) + piece->height > bottom)
        open_text_page (flow, section);
      put_piece (flow, piece);
    }
}

static gboolean
measure_all (AssayPlan *plan,
             const AssayContent *content,
             AssayTypography *typography,
             GCancellable *cancellable,
             GError **error)
{
  guint n_blocks = assay_content_get_n_blocks (content);

  for (guint i = plan->n_blocks; i < n_blocks; i++)
    {
      AssayBlock *block = assay_content_get_block (content, i);
      guint first = plan->pieces->len;

      if (g_cancellable_is_cancelled (cancellable))
        {
          g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED, _ ("Stopped"));
          return FALSE;
        }
      if (block->klass->measure != NULL)
        block->klass->measure (block, typography, plan->frame->width, plan->pieces);
      for (; block->is_kept && first < plan->pieces->len; first++)
        g_array_index (plan->pieces, AssayPiece, first).keep_with_next = TRUE;
      g_array_append_val (plan->first_piece, plan->pieces->len);
    }
  plan->n_blocks = n_blocks;

  return TRUE;
}

static void
place_all (AssayPlan *plan, const AssayContent *content, guint block)
{
  Flow flow = { plan, 0, 0, FALSE };
  guint i = g_array_index (plan->first_piece, guint, block);

  while (i < plan->pieces->len)
    {
      guint n = 1, section;

      while (g_array_index (plan->first_piece, guint, block + 1) <= i)
        block++;
      section = assay_content_get_block (content, block)->section;
      if (piece_at (&flow, i)->page_width > 0)
        put_sheet (&flow, piece_at (&flow, i), section);
      else
        {
          n = count_chain (&flow, i);
          put_chain (&flow, i, n, section);
        }
      i += n;
    }
}

gboolean
assay_plan_extend (AssayPlan *self,
                   const AssayContent *content,
                   AssayTypography *typography,
                   GCancellable *cancellable,
                   GError **error)
{
  guint first = self->n_blocks;

  if (!measure_all (self, content, typography, cancellable, error))
    return FALSE;
  place_all (self, content, first);
  if (self->pages->len > MAX_PAGES)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
                   _ ("The pack would have %u pages; at most %u can be numbered"), self->pages->len,
                   MAX_PAGES);
      return FALSE;
    }

  return TRUE;
}

AssayPlan *
assay_plan_new (const AssayContent *content,
                AssayTypography *typography,
                const AssayFrame *frame,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (AssayPlan) self = g_new0 (AssayPlan, 1);
  const guint none = 0;

  self->frame = frame;
  self->pages = g_array_new (FALSE, FALSE, sizeof (AssayPage));
  self->pieces = g_array_new (FALSE, TRUE, sizeof (AssayPiece));
  self->first_piece = g_array_new (FALSE, FALSE, sizeof (guint));
  self->anchors = g_hash_table_new (g_str_hash, g_str_equal);
  self->names = g_ptr_array_new_with_free_func (g_free);
  g_array_append_val (self->first_piece, none);

  return assay_plan_extend (self, content, typography, cancellable, error) ? g_steal_pointer (&self)
                                                                           : NULL;
}

/* An item's own pages follow its cover sheet wherever they are: that needs no words. */
static gboolean
goes_on (const AssayPage *page, const AssayPage *next)
{
  return page->section == next->section && !page->is_sheet && !next->is_sheet
         && next->number != page->number + 1;
}

char *
assay_plan_dup_page_anchor (guint number)
{
  return g_strdup_printf ("page-%u", number);
}

static void
connect (AssayPlan *self, AssayPage *page, AssayPage *next)
{
  char *name = assay_plan_dup_page_anchor (next->number);

  page->goes_on = next->number;
  next->comes_from = page->number;
  g_ptr_array_add (self->names, name);
  g_hash_table_insert (self->anchors, name, GUINT_TO_POINTER (next->number));
}

void
assay_plan_number (AssayPlan *self, const GArray *numbers)
{
  AssayPage *pages = (AssayPage *) (void *) self->pages->data;
  GHashTableIter iter;
  gpointer value;

  g_assert (numbers->len == self->pages->len);
  for (guint i = 0; i < numbers->len; i++)
    pages[i].number = g_array_index (numbers, guint, i);
  g_hash_table_iter_init (&iter, self->anchors);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_hash_table_iter_replace (&iter,
                               GUINT_TO_POINTER (pages[GPOINTER_TO_UINT (value) - 1].number));
  for (guint i = 0; i + 1 < numbers->len; i++)
    if (goes_on (&pages[i], &pages[i + 1]))
      connect (self, &pages[i], &pages[i + 1]);
}

void
assay_plan_free (AssayPlan *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->pages);
  g_array_unref (self->pieces);
  g_array_unref (self->first_piece);
  g_hash_table_unref (self->anchors);
  g_ptr_array_unref (self->names);
  g_free (self);
}
