/* Giving the pages of a pack their numbers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/numbering/assay-numbering.h"

#include <string.h>

/* What is known of a part while its pages are counted off. */
typedef struct
{
  AssayNumberedPart part;
  gboolean has_moved;
  const AssayPageEntry *room[2]; /* the earlier pages: of text, of sheets; or NULL */
  AssayPageEntry *now[2];        /* in our map */
} Progress;

struct _AssayNumbering
{
  const AssayPageMap *after;
  AssayPageMap *map;       /* ours; of what is shown */
  GArray *numbers;         /* guint */
  GHashTable *by_section;  /* section -> Progress */
  GHashTable *by_name;     /* part's name -> Progress */
  const Progress **owners; /* per earlier page from 1: who has it now, or NULL */
  GArray *left;            /* AssayLeftPage, once asked for */
  guint n_next;
};

static gboolean
is_same_item (const AssayNumberedPart *part,
              const AssayPageEntry *cover,
              const AssayPageEntry *pages)
{
  guint n_pages = pages != NULL ? pages->pages->len : 0;

  /* Pages that cannot be shown now may be shown again: their place is kept. The same file may have
   * other pages when another program turned it into pages. */
  return g_strcmp0 (part->sha256, cover->sha256) == 0
         && (n_pages == 0 || part->n_item_pages == 0 || part->n_item_pages == n_pages);
}

static void
find_room (AssayNumbering *self, Progress *progress)
{
  const AssayNumberedPart *part = &progress->part;
  const AssayPageEntry *text =
      assay_page_map_lookup (self->after, part->is_item ? ASSAY_PAGE_COVER : ASSAY_PAGE_SECTION,
                             part->name);
  const AssayPageEntry *sheets =
      part->is_item ? assay_page_map_lookup (self->after, ASSAY_PAGE_ITEM, part->name) : NULL;

  /* A section that comes back comes back to its pages. */
  if (text == NULL && !part->is_item)
    text = assay_page_map_lookup (self->after, ASSAY_PAGE_LEFT, part->name);
  if (text == NULL)
    return;
  progress->has_moved = part->is_item && !is_same_item (part, text, sheets);
  if (progress->has_moved)
    return;
  progress->room[FALSE] = text;
  progress->room[TRUE] = sheets;
}

void
assay_numbering_add_part (AssayNumbering *self, const AssayNumberedPart *part)
{
  Progress *progress = g_new0 (Progress, 1);

  progress->part = *part;
  if (self->after != NULL)
    find_room (self, progress);
  progress->now[FALSE] =
      assay_page_map_add (self->map, part->is_item ? ASSAY_PAGE_COVER : ASSAY_PAGE_SECTION,
                          part->name);
  progress->now[FALSE]->title = g_strdup (part->title);
  if (part->is_item)
    {
      progress->now[TRUE] = assay_page_map_add (self->map, ASSAY_PAGE_ITEM, part->name);
      progress->now[FALSE]->sha256 = g_strdup (part->sha256);
    }
  g_hash_table_insert (self->by_section, GUINT_TO_POINTER (part->section), progress);
  g_hash_table_insert (self->by_name, (gpointer) part->name, progress);
}

AssayNumbering *
assay_numbering_new (const AssayPageMap *after)
{
  AssayNumbering *self = g_new0 (AssayNumbering, 1);

  self->after = after;
  self->map = assay_page_map_new ();
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  self->by_section = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->n_next = after != NULL ? after->n_pages + 1 : 1;
  self->owners = g_new0 (const Progress *, self->n_next);

  return self;
}

void
assay_numbering_free (AssayNumbering *self)
{
  if (self == NULL)
    return;
  assay_page_map_free (self->map);
  g_array_unref (self->numbers);
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_section);
  g_clear_pointer (&self->left, g_array_unref);
  g_free (self->owners);
  g_free (self);
}

/* The next page of the part's room, or one at the end. */
static guint
choose_number (AssayNumbering *self, const Progress *progress, gboolean is_sheet)
{
  const AssayPageEntry *room = progress->room[is_sheet];
  guint n_taken = progress->now[is_sheet]->pages->len, number;

  if (room == NULL || n_taken >= room->pages->len)
    return self->n_next++;
  number = g_array_index (room->pages, guint, n_taken);
  self->owners[number] = progress;

  return number;
}

void
assay_numbering_take (AssayNumbering *self, const AssayPlan *plan)
{
  for (guint i = self->numbers->len; i < plan->pages->len; i++)
    {
      const AssayPage *page = &g_array_index (plan->pages, AssayPage, i);
      const Progress *progress =
          g_hash_table_lookup (self->by_section, GUINT_TO_POINTER (page->section));
      gboolean is_sheet = page->is_sheet;
      guint number;

      g_assert (progress != NULL && progress->now[is_sheet] != NULL);
      number = choose_number (self, progress, is_sheet);
      g_array_append_val (self->numbers, number);
      g_array_append_val (progress->now[is_sheet]->pages, number);
    }
}

const GArray *
assay_numbering_list_left (AssayNumbering *self)
{
  guint n = self->after != NULL ? self->after->n_pages : 0;
  g_autofree const AssayPageEntry **earlier = g_new0 (const AssayPageEntry *, n + 1);

  if (self->left != NULL)
    return self->left;
  self->left = g_array_new (FALSE, FALSE, sizeof (AssayLeftPage));
  for (guint i = 0; n > 0 && i < self->after->entries->len; i++)
    {
      const AssayPageEntry *entry = self->after->entries->pdata[i];

      for (guint j = 0; entry->kind != ASSAY_PAGE_PLACE && j < entry->pages->len; j++)
        earlier[g_array_index (entry->pages, guint, j)] = entry;
    }
  for (guint number = 1; number <= n; number++)
    if (self->owners[number] == NULL)
      {
        AssayLeftPage page = { number, earlier[number] };

        g_array_append_val (self->left, page);
      }

  return self->left;
}

void
assay_numbering_take_left (AssayNumbering *self, const AssayPlan *plan)
{
  const GArray *left = assay_numbering_list_left (self);

  g_assert (plan->pages->len == self->numbers->len + left->len);
  for (guint i = 0; i < left->len; i++)
    g_array_append_val (self->numbers, g_array_index (left, AssayLeftPage, i).number);
}

const GArray *
assay_numbering_get_numbers (const AssayNumbering *self)
{
  return self->numbers;
}

guint
assay_numbering_lookup (const AssayNumbering *self, const AssayPlan *plan, const char *anchor)
{
  guint page = GPOINTER_TO_UINT (g_hash_table_lookup (plan->anchors, anchor));

  return page > 0 && page <= self->numbers->len ? g_array_index (self->numbers, guint, page - 1)
                                                : 0;
}

gboolean
assay_numbering_has_moved (const AssayNumbering *self, const char *item)
{
  const Progress *progress = g_hash_table_lookup (self->by_name, item);

  return progress != NULL && progress->has_moved;
}

const GArray *
assay_numbering_list_pages (const AssayNumbering *self, AssayPageKind kind, const char *name)
{
  const AssayPageEntry *entry = assay_page_map_lookup (self->map, kind, name);

  return entry != NULL && entry->pages->len > 0 ? entry->pages : NULL;
}

/* A page that is blank only because its part needs fewer pages now stays the part's: it may need it
 * again. */
static void
add_left (const AssayNumbering *self, AssayPageMap *map, const AssayLeftPage *page)
{
  const AssayPageEntry *owner = page->owner;
  const Progress *progress =
      owner != NULL ? g_hash_table_lookup (self->by_name, owner->name) : NULL;
  AssayPageEntry *entry;

  if (owner == NULL)
    return;
  if (progress != NULL && !progress->has_moved && owner->kind != ASSAY_PAGE_LEFT)
    entry = assay_page_map_add (map, owner->kind, owner->name);
  else
    entry = assay_page_map_add (map, ASSAY_PAGE_LEFT, owner->name);
  if (entry->title == NULL)
    entry->title = g_strdup (owner->title);
  g_array_append_val (entry->pages, page->number);
}

AssayPageMap *
assay_numbering_dup_map (const AssayNumbering *self)
{
  AssayPageMap *map = assay_page_map_copy (self->map);

  map->n_pages = self->numbers->len;
  for (guint i = 0; self->left != NULL && i < self->left->len; i++)
    add_left (self, map, &g_array_index (self->left, AssayLeftPage, i));
  assay_page_map_sort (map);

  return map;
}
