/* The first pages of a register's board report: the verdict, and what needs attention.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-settings.h"
#include "pack/layout/assay-notice.h"
#include "pack/layout/assay-table.h"
#include "pack/register/assay-register-report-sections.h"
#include "pack/register/assay-standing-chart.h"
#include "pack/sections/assay-section-parts.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define LABEL_POINTS 130.0
#define DAY_POINTS 62
#define CHIP_POINTS 66

/* --- The verdict --- */

static void
add_title (AssayContent *content, const AssayRegisterReportOrder *order)
{
  AssayPhrase *kind = assay_phrase_new (ASSAY_TEXT_COVER_LINE);
  g_autofree char *day = assay_date_format_long (order->contracts->ground.on);
  g_autofree char *recorded = g_strdup_printf (_ ("As recorded in this register on %s"), day);

  assay_phrase_add (kind, ASSAY_SPAN_ACCENT, _ ("Board report on quality clauses"));
  assay_content_add (content, assay_paragraph_new (kind, 0));
  assay_content_add (content,
                     assay_heading_new (ASSAY_HEADING_COVER,
                                        assay_phrase_new_text (ASSAY_TEXT_TITLE, order->title),
                                        NULL, ASSAY_REGISTER_ANCHOR_SUMMARY));
  assay_content_add_paragraph (content, ASSAY_TEXT_COVER_LINE, recorded);
  assay_content_add_note (
      content, _ ("The commissioner’s own report. It says what is recorded in one register and "
                  "where that is known from. It is not an official document of any awarding body, "
                  "and no award is confirmed by it."));
}

static void
add_facts (AssayContent *content, const AssayRegisterReportOrder *order)
{
  const AssayRegister *held = order->contracts->ground.held;
  AssayBlock *table = assay_part_new_fact_table (LABEL_POINTS);
  g_autofree char *contracts = g_strdup_printf ("%u", order->contracts->n_rows);
  g_autofree char *services =
      g_strdup_printf ("%u", assay_register_get_values (held, ASSAY_HELD_SERVICE)->len);
  AssayDate board =
      order->changes != NULL ? order->changes->since : assay_register_get_last_board (held);
  g_autofree char *day = assay_date_format_long (board);

  assay_part_add_fact (table, _ ("Contracts"), contracts);
  assay_part_add_fact (table, _ ("Services and partnerships"), services);
  if (day != NULL)
    assay_part_add_fact (table, order->changes != NULL ? _ ("Compared with") : _ ("Last board"),
                         day);
  assay_content_add (content, table);
}

static void
add_unknown (AssayContent *content, guint n)
{
  g_autofree char *title = NULL;

  if (n == 0)
    return;
  title = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Of %u contract it is unknown whether its clause is kept",
                   "Of %u contracts it is unknown whether their clause is kept", n),
      n);
  assay_content_add (content,
                     assay_notice_new (title, _ ("Unknown is not the same as kept. What is missing "
                                                 "stands beside each under “What needs "
                                                 "attention”.")));
}

void
assay_register_report_add_summary (AssayContent *content, const AssayRegisterReportOrder *order)
{
  const AssayRegisterContractsState *contracts = order->contracts;

  assay_content_begin_section (content, _ ("Summary"));
  assay_content_add_bookmark (content, 0, _ ("Summary"), ASSAY_REGISTER_ANCHOR_SUMMARY);
  add_title (content, order);
  add_facts (content, order);
  assay_content_add_heading (content, ASSAY_HEADING_PART, _ ("Are the quality clauses kept?"),
                             NULL);
  assay_content_add_paragraph (content, ASSAY_TEXT_LEAD, contracts->verdict);
  assay_content_add (content, assay_standing_chart_new (contracts->counts));
  assay_content_add_note (
      content,
      _ ("Late: the mark or a milestone is overdue. Lapsed: the mark was held and is not any "
         "more. Unknown: what is recorded is not enough to say. At risk: nothing is broken "
         "yet, but time is short. Dark bars need somebody."));
  add_unknown (content, contracts->counts[ASSAY_STANDING_UNKNOWN]);
  if (order->changes != NULL)
    {
      assay_content_add_heading (content, ASSAY_HEADING_PART, _ ("Since the last report"), NULL);
      assay_content_add_paragraph (content, ASSAY_TEXT_BODY, order->changes->summary);
    }
  assay_register_report_add_contents (content, order);
  assay_content_end_section (content);
}

/* --- What needs attention --- */

static gboolean
needs_attention (const AssayRegisterRow *row)
{
  return row->state <= ASSAY_STANDING_AT_RISK;
}

static void
add_row (AssayBlock *table, const AssayRegisterContractsState *contracts, guint place)
{
  const AssayRegisterRow *row = &contracts->rows[place];
  g_autoptr (AssayRegisterRowWords) words =
      assay_register_contracts_state_word_row (contracts, place);
  g_autofree char *next = assay_date_format_short (row->next);
  AssayPhrase *why = assay_phrase_new_text (ASSAY_TEXT_TABLE, words->why);

  if (words->step != NULL)
    {
      assay_phrase_add (why, ASSAY_SPAN_PLAIN, "\n");
      assay_phrase_add (why, ASSAY_SPAN_STRONG, words->step);
    }
  assay_table_add_row (table, NULL);
  assay_table_add_phrase (table,
                          assay_register_report_new_link (row->contract, row->title, row->service));
  assay_table_add_chip (table, assay_register_report_new_chip (row->state));
  assay_table_add_phrase (table, why);
  assay_table_add_text (table, next != NULL ? next : ASSAY_PART_NOTHING);
}

void
assay_register_report_add_attention (AssayContent *content, const AssayRegisterReportOrder *order)
{
  const AssayRegisterContractsState *contracts = order->contracts;
  const AssayColumn columns[] = {
    { _ ("Contract and service"), 0, 0.75, PANGO_ALIGN_LEFT },
    { _ ("Standing"), CHIP_POINTS, 0, PANGO_ALIGN_LEFT },
    { _ ("Why, and the next step"), 0, 1, PANGO_ALIGN_LEFT },
    { _ ("Next date"), DAY_POINTS, 0, PANGO_ALIGN_LEFT },
  };
  AssayBlock *table = assay_table_new (columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < contracts->n_rows; i++)
    if (needs_attention (&contracts->rows[i]))
      add_row (table, contracts, i);
  assay_part_begin_section (content, _ ("What needs attention"), ASSAY_REGISTER_ANCHOR_ATTENTION);
  if (assay_table_is_empty (table))
    {
      assay_content_add_paragraph (content, ASSAY_TEXT_LEAD,
                                   _ ("No contract is late, lapsed, unknown or at risk."));
      assay_block_free (table);
    }
  else
    {
      assay_content_add_paragraph (
          content, ASSAY_TEXT_LEAD,
          _ ("What is lapsed, late, unknown or at risk, the most urgent first."));
      assay_content_add (content, table);
    }
  assay_content_end_section (content);
}
