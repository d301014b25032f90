/* What the sections of a pack are told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/sections/assay-pack-facts.h"

#include "core/portfolio/assay-pages.h"
#include "core/portfolio/assay-portfolio-xml.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
clear_citing (gpointer data)
{
  g_clear_pointer (&((AssayCiting *) data)->ranges, g_array_unref);
}

static AssayPackItem *
item_new (const AssayEvidence *evidence)
{
  AssayPackItem *item = g_new0 (AssayPackItem, 1);

  item->evidence = evidence;
  item->number = assay_evidence_format_number (evidence->number);
  item->citings = g_array_new (FALSE, FALSE, sizeof (AssayCiting));
  g_array_set_clear_func (item->citings, clear_citing);

  return item;
}

static void
item_free (gpointer data)
{
  AssayPackItem *item = data;

  g_free (item->number);
  g_free (item->not_shown);
  g_array_unref (item->citings);
  assay_pdf_source_free (item->pdf);
  assay_picture_free (item->picture);
  g_free (item);
}

static void
gather_items (AssayPackFacts *self)
{
  for (guint i = 0; i < self->portfolio->evidence->len; i++)
    {
      const AssayEvidence *evidence = self->portfolio->evidence->pdata[i];
      AssayPackItem *item;

      if (evidence->withdrawn)
        continue;
      item = item_new (evidence);
      g_ptr_array_add (self->items, item);
      g_hash_table_insert (self->by_number, GUINT_TO_POINTER (evidence->number), item);
    }
}

static void
gather_citings (AssayPackFacts *self)
{
  for (guint i = 0; i < self->readiness->n_criteria; i++)
    {
      const AssayCriterionReadiness *criterion = &self->readiness->criteria[i];
      const GPtrArray *citations;

      if (criterion->response == NULL)
        continue;
      citations = criterion->response->citations;
      for (guint j = 0; j < citations->len; j++)
        {
          AssayCiting citing = { criterion->criterion, citations->pdata[j], NULL };
          AssayPackItem *item = assay_pack_facts_lookup_item (self, citing.citation->evidence);

          if (item == NULL)
            continue;
          if (citing.citation->pages != NULL)
            citing.ranges = assay_pages_parse (citing.citation->pages, NULL);
          g_array_append_val (item->citings, citing);
        }
    }
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const AssayAction *first = *(AssayAction *const *) a, *second = *(AssayAction *const *) b;

  if (first->due != second->due)
    return first->due < second->due ? -1 : 1;

  return first->number < second->number ? -1 : first->number > second->number;
}

static void
gather_actions (AssayPackFacts *self)
{
  for (guint i = 0; i < self->portfolio->actions->len; i++)
    g_ptr_array_add (self->actions_by_due, self->portfolio->actions->pdata[i]);
  g_ptr_array_sort (self->actions_by_due, compare_due);
  for (guint i = 0; i < self->actions_by_due->len; i++)
    {
      const AssayAction *action = self->actions_by_due->pdata[i];
      GPtrArray *list;

      if (action->criterion == NULL)
        continue;
      list = g_hash_table_lookup (self->actions, action->criterion);
      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (self->actions, action->criterion, list);
        }
      g_ptr_array_add (list, (gpointer) action);
    }
}

static char *
describe_earlier (const AssayPageMap *after)
{
  g_autofree char *day = assay_date_format_long (after->on);

  /* Translators: a round and its day, in the middle of a sentence. */
  return g_strdup_printf (_ ("round %u, %s"), after->round, day);
}

AssayPackFacts *
assay_pack_facts_new (const AssayReadiness *readiness, const AssayPageMap *after)
{
  AssayPackFacts *self = g_new0 (AssayPackFacts, 1);

  self->readiness = readiness;
  self->scheme = readiness->scheme;
  self->portfolio = readiness->portfolio;
  self->fingerprint = assay_portfolio_compute_fingerprint (self->portfolio);
  self->round = g_strdup_printf (_ ("Submission, round %u"), self->portfolio->head->round);
  self->caption = g_strdup_printf ("%s · %s", self->portfolio->head->service, self->round);
  self->after = after;
  self->earlier = after != NULL ? describe_earlier (after) : NULL;
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->by_number = g_hash_table_new (NULL, NULL);
  self->actions_by_due = g_ptr_array_new ();
  self->actions =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  gather_items (self);
  gather_citings (self);
  gather_actions (self);

  return self;
}

void
assay_pack_facts_free (AssayPackFacts *self)
{
  if (self == NULL)
    return;
  g_free (self->fingerprint);
  g_free (self->round);
  g_free (self->caption);
  g_free (self->origin);
  g_free (self->unknown);
  g_free (self->earlier);
  g_ptr_array_unref (self->items);
  g_hash_table_unref (self->by_number);
  g_ptr_array_unref (self->actions_by_due);
  g_hash_table_unref (self->actions);
  g_free (self);
}

AssayPackItem *
assay_pack_facts_lookup_item (const AssayPackFacts *self, guint number)
{
  return g_hash_table_lookup (self->by_number, GUINT_TO_POINTER (number));
}

const AssayEvidence *
assay_pack_facts_lookup_named (const AssayPackFacts *self, const char *name)
{
  guint64 number;

  if (*name != 'E' || !g_ascii_string_to_unsigned (name + 1, 10, 1, G_MAXINT, &number, NULL))
    return NULL;

  return assay_portfolio_lookup_evidence (self->portfolio, (guint) number);
}

const GPtrArray *
assay_pack_facts_lookup_actions (const AssayPackFacts *self, const char *criterion)
{
  return g_hash_table_lookup (self->actions, criterion);
}

const AssayCriterionReadiness *
assay_pack_facts_get_criterion (const AssayPackFacts *self, const AssayCriterion *criterion)
{
  return &self->readiness->criteria[criterion->index];
}

const char *
assay_pack_facts_get_evidence_anchor (const AssayPackFacts *self)
{
  if (self->items->len == 0)
    return ASSAY_ANCHOR_EVIDENCE;

  return ((const AssayPackItem *) self->items->pdata[0])->number;
}

char *
assay_anchor_standard (const AssayStandard *standard)
{
  return g_strconcat (ASSAY_ANCHOR_STANDARD_PREFIX, standard->id, NULL);
}

char *
assay_anchor_criterion (const AssayCriterion *criterion)
{
  return g_strconcat (ASSAY_ANCHOR_CRITERION_PREFIX, criterion->id, NULL);
}

char *
assay_anchor_page (const AssayPackItem *item, guint page)
{
  return g_strdup_printf ("%s.p%u", item->number, page);
}

char *
assay_anchor_item_end (const AssayPackItem *item)
{
  return item->n_pages > 0 ? assay_anchor_page (item, item->n_pages) : g_strdup (item->number);
}
