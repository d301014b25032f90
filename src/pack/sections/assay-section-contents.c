/* The contents, and how to read a pack that was opened somewhere in the middle.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/sections/assay-section-parts.h"
#include "pack/sections/assay-sections.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
add_standards (AssayBlock *table, const AssayPackFacts *facts)
{
  for (guint i = 0; i < facts->scheme->standards->len; i++)
    {
      const AssayStandard *standard = facts->scheme->standards->pdata[i];
      g_autofree char *anchor = assay_anchor_standard (standard);

      assay_part_add_entry (table, standard->id, standard->title, anchor);
    }
}

static AssayPhrase *
new_late_note (const AssayPackFacts *facts)
{
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_BODY);
  g_autofree char *text =
      g_strdup_printf (_ ("Page numbers quoted from the earlier pack (%s) stay true: what is new, "
                          "was replaced or has grown stands at the end. Page "),
                       facts->earlier);

  assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, text);
  assay_phrase_add_page (phrase, ASSAY_ANCHOR_CONCORDANCE);
  assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, _ (" lists what is somewhere else now."));

  return phrase;
}

static void
add_reading_notes (AssayContent *content, const AssayPackFacts *facts)
{
  static const char *const notes[] = {
    N_ ("The number at the foot of a page is its number in the whole file, from the cover on."),
    N_ ("Everything underlined leads somewhere: a page number to that page, an evidence number to "
        "the item, the number of a criterion to what the service says to it."),
    N_ ("Every evidence item has a number that never changes and a cover sheet that says who cites "
        "it. Its own pages follow, each marked at the left edge with the item, its own page and "
        "who cites that page."),
    N_ ("Ready, claimed and gap are worked out from the ratings and the evidence for the date on "
        "the cover; nobody typed them in."),
  };
  AssayBlock *list = assay_list_new ();

  assay_content_add_heading (content, ASSAY_HEADING_PART, _ ("How to read this pack"), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    assay_list_add (list, assay_phrase_new_text (ASSAY_TEXT_BODY, _ (notes[i])));
  if (facts->after != NULL)
    assay_list_add (list, new_late_note (facts));
  if (facts->unknown != NULL)
    assay_list_add (list, assay_phrase_new_text (
                              ASSAY_TEXT_BODY,
                              _ ("A box with figures in it stands for a character for which there "
                                 "was no font when this pack was written; the figures are its "
                                 "number in Unicode.")));
  assay_content_add (content, list);
}

void
assay_section_add_contents (AssayContent *content, const AssayPackFacts *facts)
{
  AssayBlock *table = assay_part_new_contents ();

  assay_part_add_entry (table, "", _ ("The service"), ASSAY_ANCHOR_SERVICE);
  assay_part_add_entry (table, "", _ ("How ready the service is"), ASSAY_ANCHOR_READINESS);
  if (assay_section_has_safeguarding (facts))
    assay_part_add_entry (
        table, "", assay_scheme_lookup_tag (facts->scheme, ASSAY_TAG_VICTIM_SAFEGUARDING)->title,
        ASSAY_ANCHOR_SAFEGUARDING);
  add_standards (table, facts);
  assay_part_add_entry (table, "", _ ("Improvement actions"), ASSAY_ANCHOR_ACTIONS);
  assay_part_add_entry (table, "", _ ("Measures"), ASSAY_ANCHOR_MEASURES);
  assay_part_add_entry (table, "", _ ("Declaration"), ASSAY_ANCHOR_DECLARATION);
  assay_part_add_entry (table, "", _ ("Evidence index"), ASSAY_ANCHOR_INDEX);
  assay_part_add_entry (table, "", _ ("Where each item is used"), ASSAY_ANCHOR_REVERSE_INDEX);
  assay_part_add_entry (table, "", _ ("Evidence"), assay_pack_facts_get_evidence_anchor (facts));
  assay_part_add_entry (table, "", _ ("Integrity list"), ASSAY_ANCHOR_INTEGRITY);
  if (facts->after != NULL)
    assay_part_add_entry (table, "", _ ("Page numbers in the earlier pack"),
                          ASSAY_ANCHOR_CONCORDANCE);

  assay_part_begin_section (content, _ ("Contents"), ASSAY_ANCHOR_CONTENTS);
  assay_content_add (content, table);
  add_reading_notes (content, facts);
  assay_content_end_section (content);
}
