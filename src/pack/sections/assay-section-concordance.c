/* The concordance: what has another page number than in an earlier pack.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/portfolio/assay-pages.h"
#include "pack/sections/assay-section-parts.h"
#include "pack/sections/assay-sections.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* What all rows are made from. */
typedef struct
{
  AssayBlock *table;
  const AssayContent *content;
  const AssayPackFacts *facts;
  const AssayNumbering *numbering;
  const AssayPlan *plan;
} Concordance;

/* --- Numbers ---------------------------------------------------------------------------------- */

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;

  return one < other ? -1 : one > other;
}

static void
append_pages (GArray *pages, const GArray *more)
{
  if (more != NULL)
    g_array_append_vals (pages, more->data, more->len);
}

/* All pages of the earlier pack that were the item's or the section's, in whatever way. */
static GArray *
list_earlier (const Concordance *self, const char *number)
{
  static const AssayPageKind kinds[] = { ASSAY_PAGE_SECTION, ASSAY_PAGE_COVER, ASSAY_PAGE_ITEM,
                                         ASSAY_PAGE_LEFT, ASSAY_PAGE_PLACE };
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const AssayPageEntry *entry = assay_page_map_lookup (self->facts->after, kinds[i], number);

      append_pages (pages, entry != NULL ? entry->pages : NULL);
    }
  g_array_sort (pages, compare_numbers);

  return pages;
}

static GArray *
list_now (const Concordance *self, const char *number)
{
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (guint));

  append_pages (pages, assay_numbering_list_pages (self->numbering, ASSAY_PAGE_COVER, number));
  append_pages (pages, assay_numbering_list_pages (self->numbering, ASSAY_PAGE_ITEM, number));
  g_array_sort (pages, compare_numbers);

  return pages;
}

static gboolean
is_at_end (const Concordance *self, const GArray *pages)
{
  return pages->len > 0
         && g_array_index (pages, guint, pages->len - 1) > self->facts->after->n_pages;
}

/* --- Cells ------------------------------------------------------------------------------------ */

/* Where a run of pages begins: with the thing itself, with an item's first page, or where something
 * goes on. */
static char *
find_anchor (const Concordance *self, const char *name, guint first)
{
  g_autofree char *own_page = g_strdup_printf ("%s.p1", name);

  if (assay_numbering_lookup (self->numbering, self->plan, name) == first)
    return g_strdup (name);
  if (assay_numbering_lookup (self->numbering, self->plan, own_page) == first)
    return g_steal_pointer (&own_page);

  return assay_plan_dup_page_anchor (first);
}

/* Each run of neighbours in a line of its own, leading to its first page. */
static AssayPhrase *
new_pages_now (const Concordance *self, const char *name, const GArray *pages)
{
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_TABLE);

  for (guint i = 0; i < pages->len;)
    {
      guint first = g_array_index (pages, guint, i), n = 1;
      g_autofree char *anchor = find_anchor (self, name, first);
      g_autofree char *text = NULL;

      while (i + n < pages->len && g_array_index (pages, guint, i + n) == first + n)
        n++;
      text =
          n > 1 ? g_strdup_printf ("%u–%u", first, first + n - 1) : g_strdup_printf ("%u", first);
      if (i > 0)
        assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, "\n");
      assay_phrase_add_link (phrase, anchor, text);
      i += n;
    }

  return phrase;
}

static void
add_row (
    Concordance *self, AssayPhrase *what, const GArray *earlier, AssayPhrase *now, const char *why)
{
  g_autofree char *pages =
      earlier->len > 0 ? assay_page_list_format (earlier) : g_strdup (ASSAY_PART_NOTHING);

  assay_table_add_row (self->table, NULL);
  assay_table_add_phrase (self->table, what);
  assay_table_add_text (self->table, pages);
  assay_table_add_phrase (self->table, now);
  assay_table_add_text (self->table, why);
}

/* --- Rows ------------------------------------------------------------------------------------- */

static void
add_section (Concordance *self, const AssayBookmark *bookmark)
{
  const GArray *now =
      assay_numbering_list_pages (self->numbering, ASSAY_PAGE_SECTION, bookmark->anchor);
  const AssayPageEntry *earlier =
      assay_page_map_lookup (self->facts->after, ASSAY_PAGE_SECTION, bookmark->anchor);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (guint));
  AssayPhrase *what;

  if (now == NULL || !is_at_end (self, now))
    return;
  what = assay_phrase_new (ASSAY_TEXT_TABLE);
  assay_phrase_add_link (what, bookmark->anchor, bookmark->title);
  add_row (self, what, earlier != NULL ? earlier->pages : none,
           new_pages_now (self, bookmark->anchor, now),
           earlier != NULL ? _ ("It has grown and goes on at the end.") : _ ("New in this pack."));
}

static void
add_sections (Concordance *self)
{
  for (guint i = 0; i < assay_content_get_n_bookmarks (self->content); i++)
    {
      const AssayBookmark *bookmark = assay_content_get_bookmark (self->content, i);

      if (bookmark->depth == 0)
        add_section (self, bookmark);
    }
}

static void
add_criterion (Concordance *self, const AssayCriterion *criterion)
{
  g_autofree char *anchor = assay_anchor_criterion (criterion);
  const AssayPageEntry *earlier =
      assay_page_map_lookup (self->facts->after, ASSAY_PAGE_PLACE, anchor);
  guint now = assay_numbering_lookup (self->numbering, self->plan, anchor);
  AssayPhrase *page;

  if (earlier == NULL || now == 0 || g_array_index (earlier->pages, guint, 0) == now)
    return;
  page = assay_part_new_page (anchor);
  add_row (self, assay_part_new_criterion_title_link (criterion), earlier->pages, page,
           _ ("What is said before it is longer or shorter."));
}

static const char *
explain_item (const Concordance *self, const AssayPackItem *item, const GArray *earlier)
{
  const AssayPageEntry *cover =
      assay_page_map_lookup (self->facts->after, ASSAY_PAGE_COVER, item->number);

  if (earlier->len == 0)
    return _ ("New in this pack.");
  if (cover == NULL || g_strcmp0 (cover->sha256, item->evidence->sha256) != 0)
    return _ ("Its file was replaced.");
  if (assay_numbering_has_moved (self->numbering, item->number))
    return _ ("The same file has other pages now.");

  return _ ("It has grown and goes on at the end.");
}

static void
add_item (Concordance *self, const AssayPackItem *item)
{
  g_autoptr (GArray) earlier = list_earlier (self, item->number);
  g_autoptr (GArray) now = list_now (self, item->number);
  gboolean was_left =
      assay_page_map_lookup (self->facts->after, ASSAY_PAGE_LEFT, item->number) != NULL;
  g_autofree char *title = g_strdup_printf ("%s %s", item->number, item->evidence->title);
  AssayPhrase *what;

  if (!is_at_end (self, now) && !was_left)
    return;
  what = assay_phrase_new (ASSAY_TEXT_TABLE);
  assay_phrase_add_link (what, item->number, title);
  add_row (self, what, earlier, new_pages_now (self, item->number, now),
           was_left && !is_at_end (self, now) ? _ ("Its file was replaced, in a pack before.")
                                              : explain_item (self, item, earlier));
}

/* What was left over from before the earlier pack, or from it, and is named no longer by anything
 * here: a section the scheme does not ask for any more, an item that was taken back. */
static gboolean
is_gone (const Concordance *self, const AssayPageEntry *entry)
{
  if (entry->kind == ASSAY_PAGE_PLACE)
    return assay_numbering_lookup (self->numbering, self->plan, entry->name) == 0;

  return assay_pack_facts_lookup_named (self->facts, entry->name) == NULL
         && assay_numbering_list_pages (self->numbering, ASSAY_PAGE_SECTION, entry->name) == NULL;
}

static void
add_gone_entry (Concordance *self, const AssayPageEntry *entry)
{
  g_autoptr (GArray) earlier = list_earlier (self, entry->name);
  g_autofree char *name = assay_part_dup_former_name (self->facts, entry);
  const char *anchor = assay_pack_facts_get_evidence_anchor (self->facts);

  /* The section that says there is no evidence: there is some. */
  if (g_str_equal (entry->name, ASSAY_ANCHOR_EVIDENCE) && !g_str_equal (anchor, entry->name))
    add_row (self, assay_phrase_new_text (ASSAY_TEXT_TABLE, name), earlier,
             assay_part_new_page (anchor), _ ("New in this pack."));
  else
    add_row (self, assay_phrase_new_text (ASSAY_TEXT_TABLE, name), earlier,
             assay_phrase_new_text (ASSAY_TEXT_TABLE, ASSAY_PART_NOTHING),
             _ ("It is no longer in the pack."));
}

/* Each name once, however many sorts of pages it had. */
static void
add_gone (Concordance *self)
{
  const GPtrArray *entries = self->facts->after->entries;
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < entries->len; i++)
    {
      const AssayPageEntry *entry = entries->pdata[i];

      if (is_gone (self, entry) && g_hash_table_add (told, entry->name))
        add_gone_entry (self, entry);
    }
}

/* Of a withdrawn item only the number. */
static void
add_withdrawn (Concordance *self, const AssayEvidence *evidence)
{
  g_autofree char *number = assay_evidence_format_number (evidence->number);
  g_autoptr (GArray) earlier = list_earlier (self, number);

  if (!evidence->withdrawn || earlier->len == 0)
    return;
  add_row (self, assay_phrase_new_text (ASSAY_TEXT_TABLE, number), earlier,
           assay_phrase_new_text (ASSAY_TEXT_TABLE, ASSAY_PART_NOTHING), _ ("It was withdrawn."));
}

static void
add_rows (Concordance *self)
{
  const AssayPackFacts *facts = self->facts;

  add_sections (self);
  for (guint i = 0; i < facts->readiness->n_criteria; i++)
    add_criterion (self, facts->readiness->criteria[i].criterion);
  for (guint i = 0; i < facts->items->len; i++)
    add_item (self, facts->items->pdata[i]);
  for (guint i = 0; i < facts->portfolio->evidence->len; i++)
    add_withdrawn (self, facts->portfolio->evidence->pdata[i]);
  add_gone (self);
}

void
assay_section_add_concordance (AssayContent *content,
                               const AssayPackFacts *facts,
                               const AssayNumbering *numbering,
                               const AssayPlan *plan)
{
  const AssayColumn columns[] = {
    { _ ("What"), 0, 1, PANGO_ALIGN_LEFT },
    { _ ("Earlier pages"), 84, 0, PANGO_ALIGN_RIGHT },
    { _ ("Pages now"), 72, 0, PANGO_ALIGN_RIGHT },
    { _ ("Why"), 150, 0, PANGO_ALIGN_LEFT },
  };
  g_autofree char *word = g_utf8_strdown (facts->scheme->word_criterion, -1);
  Concordance self = { assay_table_new (columns, G_N_ELEMENTS (columns)), content, facts, numbering,
                       plan };
  g_autofree char *some =
      g_strdup_printf (_ ("Every section, every %s and every page of evidence begins on the page "
                          "where it was in the earlier pack (%s, %u pages), but for what this "
                          "table lists."),
                       word, facts->earlier, facts->after->n_pages);
  g_autofree char *all =
      g_strdup_printf (_ ("Every section, every %s and every page of evidence begins on the page "
                          "where it was in the earlier pack (%s, %u pages)."),
                       word, facts->earlier, facts->after->n_pages);

  add_rows (&self);
  assay_part_begin_section (content, _ ("Page numbers in the earlier pack"),
                            ASSAY_ANCHOR_CONCORDANCE);
  assay_content_add_paragraph (content, ASSAY_TEXT_LEAD,
                               assay_table_is_empty (self.table) ? all : some);
  if (assay_table_is_empty (self.table))
    assay_block_free (self.table);
  else
    assay_content_add (content, self.table);
  assay_content_end_section (content);
}
