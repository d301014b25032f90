/* Changes, and contract by contract, in a register's board report.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/layout/assay-table.h"
#include "pack/register/assay-register-report-sections.h"
#include "pack/register/assay-time-strip.h"
#include "pack/sections/assay-section-parts.h"
#include "present/assay-register-contract-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define CHANGE_POINTS 110
#define AFTER_LINE 3.0

/* --- Changes --- */

void
assay_register_report_add_changes (AssayContent *content, const AssayRegisterReportOrder *order)
{
  const AssayRegisterChangesState *changes = order->changes;
  const AssayColumn columns[] = {
    { _ ("Change"), CHANGE_POINTS, 0, PANGO_ALIGN_LEFT },
    { _ ("Contract and service"), 0, 0.75, PANGO_ALIGN_LEFT },
    { _ ("How it stood, how it stands, and why"), 0, 1, PANGO_ALIGN_LEFT },
  };
  g_autofree char *day = NULL;
  g_autofree char *title = NULL;
  AssayBlock *table;

  if (changes == NULL)
    return;
  day = assay_date_format_long (changes->since);
  title = g_strdup_printf (_ ("Changes since %s"), day);
  assay_part_begin_section (content, title, ASSAY_REGISTER_ANCHOR_CHANGES);
  assay_content_add_paragraph (content, ASSAY_TEXT_LEAD, changes->summary);
  table = assay_table_new (columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < changes->rows->len; i++)
    {
      const AssayRegisterChanged *row = changes->rows->pdata[i];

      assay_table_add_row (table, NULL);
      assay_table_add_text (table, assay_change_kind_word (row->change));
      assay_table_add_phrase (table, assay_register_report_new_link (row->contract, row->title,
                                                                     row->service));
      assay_table_add_text (table, row->text);
    }
  if (assay_table_is_empty (table))
    assay_block_free (table);
  else
    assay_content_add (content, table);
  assay_content_add_note (content, _ ("How a contract stood is worked out for the earlier day from "
                                      "what was recorded by its end."));
  assay_content_end_section (content);
}

/* --- Contracts --- */

/* All lines of a contract stand with its time line. */
static void
add_line (AssayContent *content, AssaySpanStyle style, const char *label, const char *text)
{
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_BODY);
  AssayBlock *block = assay_paragraph_new (phrase, AFTER_LINE);

  if (label != NULL)
    {
      assay_phrase_add (phrase, ASSAY_SPAN_QUIET, label);
      assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, " ");
    }
  assay_phrase_add (phrase, style, text);
  assay_block_keep_with_next (block);
  assay_content_add (content, block);
}

/* Of what the contract asks, and of the awards, the sentences and where they are known from. */
static void
add_clauses (AssayContent *content, const AssayRegisterContractState *state)
{
  for (guint i = 0; i < state->clauses->len; i++)
    {
      const AssayRegisterClauseState *clause = state->clauses->pdata[i];

      add_line (content, ASSAY_SPAN_PLAIN, NULL, clause->sentence);
    }
}

static void
add_reasons (AssayContent *content, const AssayRegisterContractState *state)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *next = NULL;

  for (guint i = 0; i < state->reasons->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (char *) state->reasons->pdata[i]);
  add_line (content, ASSAY_SPAN_PLAIN, _ ("Why:"), text->str);
  if (state->step == NULL && state->state == ASSAY_STANDING_NOT_REQUIRED)
    return;
  next = state->step != NULL ? g_strdup_printf (_ ("%s Next date: %s."), state->step, state->next)
                             : g_strdup_printf (_ ("Next date: %s."), state->next);
  add_line (content, ASSAY_SPAN_PLAIN, _ ("Next:"), next);
}

static void
add_contract (AssayContent *content,
              const AssayRegisterGround *ground,
              const AssayRegisterRow *row,
              guint depth)
{
  g_autoptr (AssayRegisterContractState) state =
      assay_register_contract_state_new (ground, row->contract);
  g_autofree char *anchor = assay_register_report_anchor (row->contract);
  const AssayHeldContract *contract = row->standing->contract;
  g_autofree char *term = assay_register_word_term (ground, contract);

  assay_content_add (content, assay_group_open_new ("Sect"));
  assay_content_add_bookmark (content, depth, row->title, anchor);
  assay_content_add (content,
                     assay_heading_new (ASSAY_HEADING_CRITERION,
                                        assay_phrase_new_text (ASSAY_TEXT_HEADING, row->title),
                                        assay_register_report_new_chip (row->state), anchor));
  add_line (content, ASSAY_SPAN_QUIET, NULL, state->subtitle);
  add_line (content, ASSAY_SPAN_PLAIN, _ ("Term:"), term);
  add_clauses (content, state);
  add_reasons (content, state);
  assay_content_add (content, assay_time_strip_new (g_steal_pointer (&state->time_line)));
  assay_content_add (content, assay_group_close_new ());
}

static void
add_area (AssayContent *content, const AssayRegisterRow *row)
{
  const char *title = assay_register_report_get_area (row);
  g_autofree char *anchor = assay_register_report_area_anchor (row->area_id);

  assay_content_add_bookmark (content, 1, title, anchor);
  assay_content_add_heading (content, ASSAY_HEADING_PART, title, anchor);
}

void
assay_register_report_add_contracts (AssayContent *content, const AssayRegisterReportOrder *order)
{
  const AssayRegisterContractsState *contracts = order->contracts;
  const AssayRegisterFilter by_area = { .sort = ASSAY_REGISTER_SORT_AREA };
  g_autoptr (GArray) places = assay_register_contracts_state_list (contracts, &by_area);
  gboolean has_areas = assay_register_get_values (contracts->ground.held, ASSAY_HELD_AREA)->len > 0;
  const char *area = NULL;

  assay_part_begin_section (content, _ ("Contract by contract"), ASSAY_REGISTER_ANCHOR_CONTRACTS);
  if (contracts->n_rows == 0)
    assay_content_add_paragraph (content, ASSAY_TEXT_LEAD,
                                 _ ("No contract is recorded in this register."));
  else
    {
      assay_content_add_paragraph (
          content, ASSAY_TEXT_BODY,
          _ ("By area; in each, what needs attention first. The time lines "
             "show:"));
      assay_content_add (content, assay_time_strip_legend_new ());
    }
  for (guint i = 0; i < places->len; i++)
    {
      const AssayRegisterRow *row = &contracts->rows[g_array_index (places, guint, i)];

      if (has_areas && (area == NULL || !g_str_equal (area, row->area)))
        add_area (content, row);
      area = row->area;
      add_contract (content, &contracts->ground, row, has_areas ? 2 : 1);
    }
  assay_content_end_section (content);
}
