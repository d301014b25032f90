/* The integrity list: what proves that an evidence file is the one this pack was made from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/sections/assay-section-parts.h"
#include "pack/sections/assay-sections.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define GROUP 8u
#define GROUPS_PER_LINE 4u

static AssayPhrase *
new_digest (const char *digest)
{
  g_autofree char *text = assay_part_group_digits (digest, GROUP, G_MAXUINT, GROUPS_PER_LINE);

  return assay_phrase_new_text (ASSAY_TEXT_DIGEST, text);
}

static void
add_row (AssayBlock *table, const AssayPackItem *item)
{
  const AssayEvidence *evidence = item->evidence;
  AssayPhrase *number = assay_phrase_new (ASSAY_TEXT_TABLE);
  g_autofree char *size = assay_wording_size (evidence->size);

  assay_phrase_add_link (number, item->number, item->number);
  assay_table_add_row (table, NULL);
  assay_table_add_phrase (table, number);
  assay_table_add_text (table, evidence->source_name);
  assay_table_add_text (table, size);
  assay_table_add_phrase (table, new_digest (evidence->sha256));
}

static AssayBlock *
new_table (const AssayPackFacts *facts)
{
  const AssayColumn columns[] = {
    { _ ("No."), 30, 0, PANGO_ALIGN_LEFT },
    { _ ("File"), 0, 1, PANGO_ALIGN_LEFT },
    { _ ("Size"), 52, 0, PANGO_ALIGN_RIGHT },
    { _ ("SHA-256"), 168, 0, PANGO_ALIGN_LEFT },
  };
  AssayBlock *table = assay_table_new (columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < facts->items->len; i++)
    {
      const AssayPackItem *item = facts->items->pdata[i];

      if (item->evidence->sha256 != NULL)
        add_row (table, item);
    }

  return table;
}

static void
add_fingerprint (AssayContent *content, const AssayPackFacts *facts)
{
  AssayBlock *table = assay_part_new_fact_table (120);

  assay_part_add_fact_phrase (table, _ ("Fingerprint of the data"),
                              new_digest (facts->fingerprint));
  assay_part_add_fact_phrase (table, _ ("Scheme file"), new_digest (facts->scheme->sha256));
  assay_content_add (content, table);
}

void
assay_section_add_integrity (AssayContent *content, const AssayPackFacts *facts)
{
  AssayBlock *files = new_table (facts);

  assay_part_begin_section (content, _ ("Integrity list"), ASSAY_ANCHOR_INTEGRITY);
  assay_content_add_paragraph (
      content, ASSAY_TEXT_BODY,
      _ ("These numbers are SHA-256 digests. Anybody can work them out again from a file with "
         "ordinary tools; if one differs in a single digit, the file is not the one that this pack "
         "was made from. The fingerprint covers everything the service says, and, through their "
         "digests, the evidence files and the scheme."));
  add_fingerprint (content, facts);
  assay_content_add_heading (content, ASSAY_HEADING_PART, _ ("Evidence files"), NULL);
  if (assay_table_is_empty (files))
    {
      assay_block_free (files);
      assay_content_add_note (content, _ ("There are no evidence files."));
    }
  else
    assay_content_add (content, files);
  assay_content_end_section (content);
}
