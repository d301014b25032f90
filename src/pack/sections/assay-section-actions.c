/* Improvement actions: all of them, the next one due first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/sections/assay-section-parts.h"
#include "pack/sections/assay-sections.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static AssayPhrase *
new_criterion (const AssayPackFacts *facts, const AssayAction *action)
{
  const AssayCriterion *criterion =
      action->criterion != NULL ? assay_scheme_lookup_criterion (facts->scheme, action->criterion)
                                : NULL;

  if (criterion == NULL)
    return assay_phrase_new_text (ASSAY_TEXT_TABLE, action->criterion);

  return assay_part_new_criterion_link (criterion);
}

static void
add_row (AssayBlock *table, const AssayPackFacts *facts, const AssayAction *action)
{
  g_autofree char *number = assay_action_format_number (action->number);
  g_autofree char *due = assay_date_format_short (action->due);

  assay_table_add_row (table, NULL);
  assay_table_add_text (table, due != NULL ? due : ASSAY_PART_NOTHING);
  assay_table_add_phrase (table, new_criterion (facts, action));
  assay_table_add_text (table, action->what);
  assay_table_add_text (table, action->owner);
  assay_table_add_chip (table, assay_part_new_action_chip (action->state));
  assay_table_add_strong (table, number);
}

void
assay_section_add_actions (AssayContent *content, const AssayPackFacts *facts)
{
  const AssayColumn columns[] = {
    { _ ("Due"), 62, 0, PANGO_ALIGN_LEFT },
    { facts->scheme->word_criterion, 46, 0, PANGO_ALIGN_LEFT },
    { _ ("What will be done"), 0, 1, PANGO_ALIGN_LEFT },
    { _ ("Owner"), 82, 0, PANGO_ALIGN_LEFT },
    { _ ("State"), 60, 0, PANGO_ALIGN_LEFT },
    { _ ("No."), 28, 0, PANGO_ALIGN_RIGHT },
  };
  AssayBlock *table;

  assay_part_begin_section (content, _ ("Improvement actions"), ASSAY_ANCHOR_ACTIONS);
  if (facts->actions_by_due->len == 0)
    assay_content_add_paragraph (content, ASSAY_TEXT_LEAD,
                                 _ ("The service has not recorded any improvement actions."));
  else
    {
      assay_content_add_paragraph (
          content, ASSAY_TEXT_LEAD,
          _ ("What the service has set itself to improve, in the order in which it is due."));
      table = assay_table_new (columns, G_N_ELEMENTS (columns));
      for (guint i = 0; i < facts->actions_by_due->len; i++)
        add_row (table, facts, facts->actions_by_due->pdata[i]);
      assay_content_add (content, table);
    }
  assay_content_end_section (content);
}
