/* Services side by side in a register's board report: only what is alike, and nothing small.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-settings.h"
#include "pack/layout/assay-table.h"
#include "pack/register/assay-register-report-sections.h"
#include "pack/sections/assay-section-parts.h"
#include "present/assay-register-compared.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define FIGURE_POINTS 78
#define NONE "–"

static void
add_period (AssayBlock *table,
            const AssayRegisterGround *ground,
            const AssayComparedTable *compared,
            guint period)
{
  g_autofree char *words =
      assay_compared_word_period (&g_array_index (compared->periods, AssayComparedPeriod, period));
  g_autofree char *total = assay_compared_word_total (compared, period, FALSE);

  for (guint service = 0; service < compared->services->len; service++)
    {
      g_autofree char *figure = assay_compared_word_figure (compared, service, period, FALSE);
      const char *source = assay_compared_get_source (compared, service, period);

      assay_table_add_row (table, NULL);
      assay_table_add_text (table, words);
      assay_table_add_text (table,
                            assay_compared_get_service (ground, compared->services, service));
      assay_table_add_text (table, figure);
      assay_table_add_text (table, source != NULL ? source : NONE);
    }
  assay_table_add_row (table, NULL);
  assay_table_add_text (table, words);
  assay_table_add_strong (table, _ ("All of these"));
  assay_table_add_strong (table, total);
  assay_table_add_text (table, "");
}

static void
add_compared (AssayContent *content,
              const AssayRegisterGround *ground,
              const AssayComparison *comparison,
              const AssayComparedTable *compared)
{
  const AssayColumn columns[] = {
    { _ ("Period"), 0, 1, PANGO_ALIGN_LEFT },
    { _ ("Service"), 0, 1, PANGO_ALIGN_LEFT },
    { _ ("Figure"), FIGURE_POINTS, 0, PANGO_ALIGN_RIGHT },
    { _ ("Known from"), 0, 1, PANGO_ALIGN_LEFT },
  };
  AssayBlock *table = assay_table_new (columns, G_N_ELEMENTS (columns));
  g_autofree char *beside = assay_compared_word_beside (ground, comparison, compared);
  g_autofree char *meaning =
      g_strdup_printf (_ ("%s, edition %s. Definition: %s Counting rule: %s"),
                       assay_register_schemes_get_title (ground->schemes, compared->like->scheme),
                       compared->like->edition, compared->like->definition,
                       compared->like->counting_rule);

  assay_content_add_heading (content, ASSAY_HEADING_PART, compared->like->title, NULL);
  assay_content_add_note (content, meaning);
  if (beside != NULL)
    assay_content_add_paragraph (content, ASSAY_TEXT_BODY, beside);
  for (guint period = 0; period < compared->periods->len; period++)
    add_period (table, ground, compared, period);
  assay_content_add (content, table);
}

static void
add_apart (AssayContent *content, const AssayRegisterGround *ground, const GArray *apart)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < apart->len; i++)
    g_ptr_array_add (texts, assay_apart_word (ground, &g_array_index (apart, AssayApart, i)));
  assay_register_report_add_apart (content, texts);
}

void
assay_register_report_add_measures (AssayContent *content, const AssayRegisterReportOrder *order)
{
  const AssayRegisterGround *ground = &order->contracts->ground;
  const GPtrArray *known =
      ground->schemes != NULL ? assay_register_schemes_list (ground->schemes) : NULL;
  guint below = assay_register_get_suppress_below (ground->held);
  g_autoptr (AssayComparison) comparison = assay_comparison_new (ground->held, NULL, known);
  g_autofree char *kept_back = NULL;

  if (comparison->tables->len == 0)
    return;
  assay_comparison_suppress (comparison, below);
  kept_back = g_strdup_printf (
      _ ("Counts from 1 to %u are kept back, and whatever would give one away. Figures stand "
         "together only where scheme, edition, definition, counting rule, unit and period are the "
         "same. No measure alone is a score."),
      below - 1);
  assay_part_begin_section (content, _ ("What services measure"), ASSAY_REGISTER_ANCHOR_MEASURES);
  assay_content_add_paragraph (content, ASSAY_TEXT_BODY, kept_back);
  for (guint i = 0; i < comparison->tables->len; i++)
    add_compared (content, ground, comparison, comparison->tables->pdata[i]);
  add_apart (content, ground, comparison->apart);
  assay_content_end_section (content);
}
