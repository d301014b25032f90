/* Pages that held something in an earlier pack and are blank now, so that all others keep their
 * numbers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each says for itself why it is blank: it is where a quoted number leads. Of what was withdrawn it
 * tells the number and no more: privacy may have been the reason.
 */

#include "pack/sections/assay-section-parts.h"
#include "pack/sections/assay-sections.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
add_item_reason (AssayPhrase *phrase, const AssayPackFacts *facts, const AssayPackItem *item)
{
  g_autofree char *text =
      g_strdup_printf (_ ("In the earlier pack (%s) this page belonged to "), facts->earlier);

  assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, text);
  assay_phrase_add_link (phrase, item->number, item->number);
  assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, _ (", which now begins on page "));
  assay_phrase_add_page (phrase, item->number);
  assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, ".");
}

/* Of what belonged to no item that we know. */
static char *
dup_section_reason (const AssayPackFacts *facts,
                    const AssayNumbering *numbering,
                    const AssayPageEntry *owner)
{
  g_autofree char *name = NULL;

  if (owner == NULL
      || assay_numbering_list_pages (numbering, ASSAY_PAGE_SECTION, owner->name) != NULL)
    return g_strdup_printf (
        _ ("In the earlier pack (%s) this page belonged to a section that needs "
           "fewer pages now."),
        facts->earlier);
  name = assay_part_dup_former_name (facts, owner);

  return g_strdup_printf (_ ("In the earlier pack (%s) this page belonged to “%s”, which is no "
                             "longer in the pack."),
                          facts->earlier, name);
}

static void
add_reason (AssayPhrase *phrase,
            const AssayPackFacts *facts,
            const AssayNumbering *numbering,
            const AssayPageEntry *owner)
{
  const AssayEvidence *evidence =
      owner != NULL ? assay_pack_facts_lookup_named (facts, owner->name) : NULL;
  const AssayPackItem *item =
      evidence != NULL ? assay_pack_facts_lookup_item (facts, evidence->number) : NULL;
  g_autofree char *text = NULL;

  if (item != NULL)
    {
      add_item_reason (phrase, facts, item);
      return;
    }
  if (evidence != NULL)
    text = g_strdup_printf (_ ("In the earlier pack (%s) this page belonged to %s. That item was "
                               "withdrawn and is no longer part of the case."),
                            facts->earlier, owner->name);
  else
    text = dup_section_reason (facts, numbering, owner);
  assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, text);
}

static void
add_page (AssayContent *content,
          const AssayPackFacts *facts,
          const AssayNumbering *numbering,
          const AssayLeftPage *page)
{
  AssayPhrase *reason = assay_phrase_new (ASSAY_TEXT_BODY);

  assay_content_begin_section (content, _ ("Left blank"));
  assay_content_add (content, assay_page_break_new ());
  assay_content_add_paragraph (content, ASSAY_TEXT_LEAD, _ ("This page is left blank."));
  add_reason (reason, facts, numbering, page->owner);
  assay_phrase_add (reason, ASSAY_SPAN_PLAIN,
                    _ (" It is kept so that all other page numbers stay true."));
  assay_content_add (content, assay_paragraph_new (reason, 0));
  assay_content_end_section (content);
}

void
assay_section_add_left (AssayContent *content,
                        const AssayPackFacts *facts,
                        AssayNumbering *numbering)
{
  const GArray *left = assay_numbering_list_left (numbering);

  for (guint i = 0; i < left->len; i++)
    add_page (content, facts, numbering, &g_array_index (left, AssayLeftPage, i));
}
