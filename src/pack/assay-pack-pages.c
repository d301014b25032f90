/* The pages of a pack before they are drawn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/assay-pack-pages.h"

#include "pack/numbering/assay-numbering.h"
#include "pack/sections/assay-sections.h"

/* --- Parts ------------------------------------------------------------------------------------ */

static guint
get_section (const AssayPlan *plan, const char *anchor)
{
  guint page = GPOINTER_TO_UINT (g_hash_table_lookup (plan->anchors, anchor));

  return g_array_index (plan->pages, AssayPage, page - 1).section;
}

static void
add_items (AssayNumbering *numbering, const AssayPackFacts *facts, const AssayPlan *plan)
{
  for (guint i = 0; i < facts->items->len; i++)
    {
      const AssayPackItem *item = facts->items->pdata[i];
      const AssayNumberedPart part = { .section = get_section (plan, item->number),
                                       .name = item->number,
                                       .is_item = TRUE,
                                       .sha256 = item->evidence->sha256,
                                       .n_item_pages = item->n_pages };

      assay_numbering_add_part (numbering, &part);
    }
}

/* From bookmark @first on: each section has one of the outermost. Where the evidence begins is an
 * item's and no section of its own. */
static void
add_sections (AssayNumbering *numbering,
              const AssayPackFacts *facts,
              const AssayContent *content,
              const AssayPlan *plan,
              guint first)
{
  for (guint i = first; i < assay_content_get_n_bookmarks (content); i++)
    {
      const AssayBookmark *bookmark = assay_content_get_bookmark (content, i);
      AssayNumberedPart part = { .name = bookmark->anchor, .title = bookmark->title };

      if (bookmark->depth > 0
          || (facts->items->len > 0
              && g_str_equal (bookmark->anchor, assay_pack_facts_get_evidence_anchor (facts))))
        continue;
      part.section = get_section (plan, bookmark->anchor);
      assay_numbering_add_part (numbering, &part);
    }
}

/* --- Numbers ---------------------------------------------------------------------------------- */

/* What only a pack after another has. */
static gboolean
add_concordance (AssayPackPages *self,
                 AssayNumbering *numbering,
                 const AssayPackFacts *facts,
                 AssayTypography *typography,
                 GCancellable *cancellable,
                 GError **error)
{
  guint n_bookmarks = assay_content_get_n_bookmarks (self->content);

  assay_section_add_concordance (self->content, facts, numbering, self->plan);
  if (!assay_plan_extend (self->plan, self->content, typography, cancellable, error))
    return FALSE;
  add_sections (numbering, facts, self->content, self->plan, n_bookmarks);
  assay_numbering_take (numbering, self->plan);

  assay_section_add_left (self->content, facts, numbering);
  if (!assay_plan_extend (self->plan, self->content, typography, cancellable, error))
    return FALSE;
  assay_numbering_take_left (numbering, self->plan);

  return TRUE;
}

static guint *
new_order (const GArray *numbers)
{
  guint *order = g_new (guint, numbers->len);

  for (guint i = 0; i < numbers->len; i++)
    order[g_array_index (numbers, guint, i) - 1] = i;

  return order;
}

static AssayPageMap *
new_map (const AssayPackFacts *facts, const AssayPlan *plan, const AssayNumbering *numbering)
{
  AssayPageMap *map = assay_numbering_dup_map (numbering);

  map->service = g_strdup (facts->portfolio->head->service);
  map->origin = g_strdup (facts->origin);
  map->scheme = g_strdup (facts->portfolio->head->scheme_id);
  map->fingerprint = g_strdup (facts->fingerprint);
  map->round = facts->portfolio->head->round;
  map->on = facts->readiness->on;
  for (guint i = 0; i < facts->readiness->n_criteria; i++)
    {
      g_autofree char *anchor = assay_anchor_criterion (facts->readiness->criteria[i].criterion);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (plan->anchors, anchor));

      if (number > 0)
        g_array_append_val (assay_page_map_add (map, ASSAY_PAGE_PLACE, anchor)->pages, number);
    }

  return map;
}

static gboolean
number_all (AssayPackPages *self,
            const AssayPackFacts *facts,
            AssayTypography *typography,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (AssayNumbering) numbering = assay_numbering_new (facts->after);

  add_sections (numbering, facts, self->content, self->plan, 0);
  add_items (numbering, facts, self->plan);
  assay_numbering_take (numbering, self->plan);
  if (facts->after != NULL)
    {
      if (!add_concordance (self, numbering, facts, typography, cancellable, error))
        return FALSE;
      self->order = new_order (assay_numbering_get_numbers (numbering));
    }
  assay_plan_number (self->plan, assay_numbering_get_numbers (numbering));
  self->map = new_map (facts, self->plan, numbering);

  return TRUE;
}

AssayPackPages *
assay_pack_pages_new (const AssayPackFacts *facts,
                      AssayTypography *typography,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (AssayPackPages) self = g_new0 (AssayPackPages, 1);

  self->content = assay_sections_build (facts);
  self->plan = assay_plan_new (self->content, typography, &assay_frame_a4, cancellable, error);
  if (self->plan == NULL || !number_all (self, facts, typography, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
assay_pack_pages_forget_plan (AssayPackPages *self)
{
  g_clear_pointer (&self->plan, assay_plan_free);
  g_clear_pointer (&self->content, assay_content_free);
}

void
assay_pack_pages_free (AssayPackPages *self)
{
  if (self == NULL)
    return;
  assay_pack_pages_forget_plan (self);
  assay_page_map_free (self->map);
  g_free (self->order);
  g_free (self);
}

guint
assay_pack_pages_get_place (const AssayPackPages *self, guint number)
{
  return self->order != NULL ? self->order[number - 1] : number - 1;
}
