/* The evidence of a pack as a part of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/assay-pack-evidence.h"

#include "core/portfolio/assay-evidence-store.h"
#include "pack/layout/assay-print.h"
#include "pack/sections/assay-evidence-sheet.h"

struct _AssayPackEvidence
{
  char *folder;
  guint first_page;
  guint bookmark;
  GPtrArray *items_on;    /* per page the item whose own page it is, or NULL; borrowed */
  GArray *placements;     /* AssayPdfPlacement */
  GArray *outlined;       /* AssayPdfItem */
  AssayPdfOrigin *origin; /* the file of the item in hand */
};

/* --- What is where ---------------------------------------------------------------------------- */

static void
place_page (AssayPackEvidence *self, const AssayPackPages *pages, AssayPackItem *item, guint page)
{
  AssaySheet sheet = assay_sheet_of_item (item, page);
  g_autofree char *anchor = assay_anchor_page (item, page);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (pages->plan->anchors, anchor));
  guint here = assay_pack_pages_get_place (pages, number) - self->first_page;
  AssayPdfPlacement placement = {
    .page = here,
    .source = item->pdf,
    .source_page = page - 1,
    .x = sheet.box_x,
    .y = sheet.height - sheet.box_y - sheet.box_height,
    .width = sheet.box_width,
    .height = sheet.box_height,
    .number = number,
  };

  self->items_on->pdata[here] = item;
  if (item->pdf != NULL)
    g_array_append_val (self->placements, placement);
}

/* The item's bookmark, from @first on: each item has one, in the same order. */
static guint
find_bookmark (const AssayContent *content, guint first, const char *anchor)
{
  for (guint i = first; i < assay_content_get_n_bookmarks (content); i++)
    if (g_str_equal (assay_content_get_bookmark (content, i)->anchor, anchor))
      return i;
  g_assert_not_reached ();
}

/* The items whose own bookmarks are kept. */
static void
list_outlined (AssayPackEvidence *self, const AssayPackFacts *facts, const AssayContent *content)
{
  guint first = assay_content_get_stretch (content)->first_bookmark, bookmark = first;

  for (guint i = 0; i < facts->items->len; i++)
    {
      const AssayPackItem *item = facts->items->pdata[i];
      AssayPdfItem entry = { .source = item->pdf };

      if (item->pdf == NULL)
        continue;
      bookmark = find_bookmark (content, bookmark, item->number);
      entry.bookmark = bookmark - first;
      g_array_append_val (self->outlined, entry);
    }
}

AssayPackEvidence *
assay_pack_evidence_new (const AssayPackFacts *facts,
                         const AssayPackPages *pages,
                         const char *folder)
{
  const AssayStretch *stretch = assay_content_get_stretch (pages->content);
  AssayPackEvidence *self;
  guint end;

  if (stretch == NULL)
    return NULL;
  self = g_new0 (AssayPackEvidence, 1);
  self->folder = g_strdup (folder);
  assay_print_find_stretch (pages->content, pages->plan, &self->first_page, &end);
  self->bookmark = stretch->first_bookmark - 1;
  self->items_on = g_ptr_array_new ();
  g_ptr_array_set_size (self->items_on, (int) (end - self->first_page));
  self->placements = g_array_new (FALSE, FALSE, sizeof (AssayPdfPlacement));
  self->outlined = g_array_new (FALSE, FALSE, sizeof (AssayPdfItem));
  for (guint i = 0; i < facts->items->len; i++)
    {
      AssayPackItem *item = facts->items->pdata[i];

      for (guint page = 1; page <= item->n_pages; page++)
        place_page (self, pages, item, page);
    }
  list_outlined (self, facts, pages->content);

  return self;
}

void
assay_pack_evidence_free (AssayPackEvidence *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->origin, assay_pdf_origin_free);
  g_ptr_array_unref (self->items_on);
  g_array_unref (self->placements);
  g_array_unref (self->outlined);
  g_free (self->folder);
  g_free (self);
}

guint
assay_pack_evidence_get_first_page (const AssayPackEvidence *self)
{
  return self->first_page;
}

guint
assay_pack_evidence_get_n_pages (const AssayPackEvidence *self)
{
  return self->items_on->len;
}

guint
assay_pack_evidence_get_n_placed (const AssayPackEvidence *self)
{
  return self->placements->len;
}

guint
assay_pack_evidence_get_bookmark (const AssayPackEvidence *self)
{
  return self->bookmark;
}

const char *
assay_pack_evidence_get_item (const AssayPackEvidence *self, guint page)
{
  const AssayPackItem *item = self->items_on->pdata[page];

  return item != NULL ? item->number : NULL;
}

/* --- Joining ---------------------------------------------------------------------------------- */

/* Pages of one item follow each other, so one file at a time is enough. */
static AssayPdfOrigin *
get_origin (guint page, gpointer data)
{
  AssayPackEvidence *self = data;
  const AssayPackItem *item = self->items_on->pdata[page];
  g_autofree char *path = NULL;

  if (item == NULL)
    return NULL;
  if (self->origin != NULL
      && g_str_equal (assay_pdf_origin_get_name (self->origin), item->evidence->sha256))
    return self->origin;
  g_clear_pointer (&self->origin, assay_pdf_origin_free);
  path = assay_evidence_store_dup_path (self->folder, item->evidence->sha256);
  self->origin = assay_pdf_origin_new (path, item->evidence->sha256);

  return self->origin;
}

AssayPdfPart *
assay_pack_evidence_join (AssayPackEvidence *self,
                          AssayPdfWriter *writer,
                          const char *drawn,
                          const char *language,
                          AssayPdfStructure *structure,
                          AssayPdfBlanks *blanks,
                          GHashTable *faults,
                          AssayProgress progress,
                          GCancellable *cancellable,
                          GError **error)
{
  const AssayPdfJoinInfo info = { .language = language,
                                  .items = (const AssayPdfItem *) (void *) self->outlined->data,
                                  .n_items = self->outlined->len,
                                  .structure = structure,
                                  .blanks = blanks,
                                  .faults = faults };

  return assay_pdf_join_evidence (writer, drawn,
                                  (const AssayPdfPlacement *) (void *) self->placements->data,
                                  self->placements->len, &info, get_origin, self, progress,
                                  cancellable, error);
}
