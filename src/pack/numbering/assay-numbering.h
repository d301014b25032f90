/* Giving the pages of a pack their numbers, so that those of an earlier pack stay true.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rule is one for all: what an earlier pack showed keeps its pages as long as it is the same.
 * What a section has more than it had goes on at the end, and so does every item that is new; pages
 * that are not needed any more stay, and stay blank. An item whose file was replaced is a new item:
 * a number quoted from the old file would be wrong in the new one, so the new one goes to the end
 * and the old pages only say so. That leaves the numbers of all that has not changed alone, which
 * moving everything down by a page, with a table to convert by, would not; and there is no "34A",
 * because a reader's PDF viewer has no such page.
 *
 * Pages keep the order in which they are read and drawn (assay-flow.h); only their numbers differ.
 */

#pragma once

#include "pack/layout/assay-flow.h"
#include "pack/numbering/assay-page-map.h"

G_BEGIN_DECLS

/* A section of the content that has pages of its own, by its place in the content's sections; only
 * a section proper has a title. An item's are its cover sheet and, as sheets, its own pages;
 * @n_item_pages is how many those are. */
typedef struct
{
  guint section;
  const char *name; /* the anchor; an item's number */
  const char *title;
  gboolean is_item;
  const char *sha256;
  guint n_item_pages;
} AssayNumberedPart;

/* A page of the earlier pack that holds nothing now. @owner is what it belonged to; NULL for a page
 * that nothing belonged to. */
typedef struct
{
  guint number;
  const AssayPageEntry *owner;
} AssayLeftPage;

typedef struct _AssayNumbering AssayNumbering;

/* @after is the earlier pack's, or NULL: then pages are numbered as they come. Borrowed. */
AssayNumbering *assay_numbering_new (const AssayPageMap *after);
void assay_numbering_free (AssayNumbering *self);

/* Copies @part, but for its strings, which are borrowed. */
void assay_numbering_add_part (AssayNumbering *self, const AssayNumberedPart *part);

/* Numbers the pages that @plan has got since; all of them belong to parts. */
void assay_numbering_take (AssayNumbering *self, const AssayPlan *plan);

/* The pages of the earlier pack that are left, as AssayLeftPage by number; borrowed. They must be
 * the very next pages of the plan. */
const GArray *assay_numbering_list_left (AssayNumbering *self);
void assay_numbering_take_left (AssayNumbering *self, const AssayPlan *plan);

/* Per page of the plan, guint: for assay_plan_number(); borrowed. */
const GArray *assay_numbering_get_numbers (const AssayNumbering *self);

/* The number of a place in the plan, which has not been numbered yet; 0 where there is none. */
guint
assay_numbering_lookup (const AssayNumbering *self, const AssayPlan *plan, const char *anchor);

/* Whether the item is no longer where it was: its file is another one, or has other pages. */
gboolean assay_numbering_has_moved (const AssayNumbering *self, const char *item);

/* The numbers of a section's pages, or of an item's cover sheet or own pages: guint, ascending.
 * NULL where there are none. Borrowed. */
const GArray *
assay_numbering_list_pages (const AssayNumbering *self, AssayPageKind kind, const char *name);

/* The map of this pack, for the one after it; its head is for the caller to fill in. */
AssayPageMap *assay_numbering_dup_map (const AssayNumbering *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayNumbering, assay_numbering_free)

G_END_DECLS
