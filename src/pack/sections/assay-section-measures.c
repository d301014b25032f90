/* Measures: every figure with what it means, how it was counted and where it comes from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A figure without its definition and counting rule cannot be compared with any other, so they are
 * never parted.
 */

#include "base/assay-text.h"
#include "pack/sections/assay-section-parts.h"
#include "pack/sections/assay-sections.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define RULE_GAP 4.0

static void
add_row (AssayBlock *table, const AssayMeasure *measure, const AssayFigure *figure)
{
  g_autofree char *from = assay_date_format_short (figure->from);
  g_autofree char *to = assay_date_format_short (figure->to);
  g_autofree char *period =
      g_strdup_printf (_ ("%s – %s"), from != NULL ? from : "…", to != NULL ? to : "…");
  g_autofree char *value =
      g_strdup_printf ("%s%s", figure->value, measure->unit == ASSAY_UNIT_PERCENT ? " %" : "");
  g_autofree char *counts = assay_wording_figure_counts (figure);
  AssayPhrase *source = assay_phrase_new_text (ASSAY_TEXT_TABLE, figure->source);
  AssayPhrase *amount = assay_phrase_new (ASSAY_TEXT_TABLE);

  assay_phrase_add (amount, ASSAY_SPAN_STRONG, value);
  if (counts != NULL)
    {
      assay_phrase_add (amount, ASSAY_SPAN_PLAIN, "\n");
      assay_phrase_add (amount, ASSAY_SPAN_QUIET, counts);
    }
  if (!assay_text_is_blank (figure->note))
    {
      if (!assay_phrase_is_empty (source))
        assay_phrase_add (source, ASSAY_SPAN_PLAIN, "\n");
      assay_phrase_add (source, ASSAY_SPAN_QUIET, figure->note);
    }
  if (assay_phrase_is_empty (source))
    assay_phrase_add (source, ASSAY_SPAN_QUIET, _ ("source not stated"));
  assay_table_add_row (table, NULL);
  assay_table_add_text (table, period);
  assay_table_add_phrase (table, amount);
  assay_table_add_phrase (table, source);
}

static AssayBlock *
new_table (const AssayPackFacts *facts, const AssayMeasure *measure)
{
  const AssayColumn columns[] = {
    { _ ("Period"), 150, 0, PANGO_ALIGN_LEFT },
    { assay_wording_unit (measure->unit), 64, 0, PANGO_ALIGN_RIGHT },
    { _ ("Source"), 0, 1, PANGO_ALIGN_LEFT },
  };
  AssayBlock *table = assay_table_new (columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < facts->portfolio->figures->len; i++)
    {
      const AssayFigure *figure = facts->portfolio->figures->pdata[i];

      if (g_str_equal (figure->measure, measure->id))
        add_row (table, measure, figure);
    }

  return table;
}

static void
add_definition (AssayContent *content, const AssayMeasure *measure)
{
  AssayPhrase *rule = assay_phrase_new (ASSAY_TEXT_NOTE);

  assay_content_add_paragraph (content, ASSAY_TEXT_BODY, measure->definition);
  assay_phrase_add (rule, ASSAY_SPAN_QUIET, _ ("How it is counted: "));
  assay_phrase_add (rule, ASSAY_SPAN_QUIET, measure->counting_rule);
  assay_content_add (content, assay_paragraph_new (rule, RULE_GAP));
}

static void
add_measure (AssayContent *content, const AssayMeasure *measure, AssayBlock *table)
{
  assay_content_add_heading (content, ASSAY_HEADING_PART, measure->title, NULL);
  add_definition (content, measure);
  assay_content_add (content, table);
}

/* Measures without a figure, named in one sentence. */
static void
add_unrecorded (AssayContent *content, GPtrArray *titles)
{
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;

  if (titles->len == 0)
    return;
  g_ptr_array_add (titles, NULL);
  list = g_strjoinv (_ ("; "), (char **) titles->pdata);
  text = g_strdup_printf (_ ("No figures are recorded for: %s."), list);
  assay_content_add (content, assay_space_new (12));
  assay_content_add_note (content, text);
}

void
assay_section_add_measures (AssayContent *content, const AssayPackFacts *facts)
{
  g_autoptr (GPtrArray) unrecorded = g_ptr_array_new ();

  assay_part_begin_section (content, _ ("Measures"), ASSAY_ANCHOR_MEASURES);
  assay_content_add_paragraph (content, ASSAY_TEXT_LEAD,
                               facts->portfolio->figures->len > 0
                                   ? _ (
                                       "Figures say little without what they count, so each stands "
                                       "with its definition and counting rule.")
                                   : _ ("The service has not recorded any figures."));
  for (guint i = 0; i < facts->scheme->measures->len; i++)
    {
      const AssayMeasure *measure = facts->scheme->measures->pdata[i];
      AssayBlock *table = new_table (facts, measure);

      if (!assay_table_is_empty (table))
        add_measure (content, measure, table);
      else
        {
          assay_block_free (table);
          g_ptr_array_add (unrecorded, measure->title);
        }
    }
  add_unrecorded (content, unrecorded);
  assay_content_end_section (content);
}
