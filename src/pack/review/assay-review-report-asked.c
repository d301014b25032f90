/* What the service is asked for: requests and corrective actions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/review/assay-review-report-sections.h"
#include "pack/sections/assay-section-parts.h"
#include "present/assay-review-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define NUMBER_POINTS 36
#define CRITERION_POINTS 56
#define DATE_POINTS 72
#define STATE_POINTS 82

static void
add_date (AssayBlock *table, AssayDate date)
{
  g_autofree char *text = assay_date_format_short (date);

  assay_table_add_text (table, text != NULL ? text : ASSAY_PART_NOTHING);
}

static void
begin_row (AssayBlock *table,
           const AssayReviewFacts *facts,
           char letter,
           guint number,
           const char *criterion)
{
  g_autofree char *name = assay_review_part_format_number (letter, number);

  assay_table_add_row (table, NULL);
  assay_table_add_strong (table, name);
  assay_table_add_phrase (table, assay_review_part_new_criterion (facts, criterion));
}

static AssayPaperChip *
new_request_chip (AssayRequestState state)
{
  const char *word = assay_review_word_request_state (state);

  switch (state)
    {
    case ASSAY_REQUEST_OPEN:
      return assay_paper_chip_new ("○", word, assay_colour_accent);
    case ASSAY_REQUEST_ANSWERED:
      return assay_paper_chip_new ("✓", word, assay_chart_palette_paper.states[ASSAY_STATE_READY]);
    case ASSAY_REQUEST_DROPPED:
      return assay_paper_chip_new ("–", word, assay_colour_quiet);
    }
  g_assert_not_reached ();
}

static void
add_requests (AssayContent *content, const AssayReviewFacts *facts)
{
  const AssayColumn columns[] = {
    { "", NUMBER_POINTS, 0, PANGO_ALIGN_LEFT },
    { facts->scheme->word_criterion, CRITERION_POINTS, 0, PANGO_ALIGN_LEFT },
    { _ ("What is asked for"), 0, 1, PANGO_ALIGN_LEFT },
    { _ ("Due"), DATE_POINTS, 0, PANGO_ALIGN_LEFT },
    { _ ("State"), STATE_POINTS, 0, PANGO_ALIGN_LEFT },
  };
  const GPtrArray *requests = facts->review->requests;
  AssayBlock *table;

  assay_content_add_heading (content, ASSAY_HEADING_PART, _ ("Requests"), NULL);
  if (requests->len == 0)
    {
      assay_content_add_note (content, _ ("Nothing more was asked for."));
      return;
    }
  table = assay_table_new (columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < requests->len; i++)
    {
      const AssayRequest *request = requests->pdata[i];

      begin_row (table, facts, 'R', request->number, request->criterion);
      assay_table_add_text (table, request->what);
      add_date (table, request->due);
      assay_table_add_chip (table, new_request_chip (request->state));
    }
  assay_content_add (content, table);
}

static void
add_done (AssayBlock *table, const AssayCorrection *correction, AssayDate today)
{
  g_autofree char *day = assay_date_format_short (correction->done);

  if (day != NULL)
    assay_table_add_text (table, day);
  else if (correction->due < today)
    assay_table_add_chip (table,
                          assay_paper_chip_new ("!", _ ("Overdue"),
                                                assay_chart_palette_paper.states[ASSAY_STATE_GAP]));
  else
    assay_table_add_text (table, _ ("not yet"));
}

static void
add_corrections (AssayContent *content, const AssayReviewFacts *facts)
{
  const AssayColumn columns[] = {
    { "", NUMBER_POINTS, 0, PANGO_ALIGN_LEFT },
    { facts->scheme->word_criterion, CRITERION_POINTS, 0, PANGO_ALIGN_LEFT },
    { _ ("What must be done"), 0, 1, PANGO_ALIGN_LEFT },
    { _ ("Due"), DATE_POINTS, 0, PANGO_ALIGN_LEFT },
    { _ ("Done"), STATE_POINTS, 0, PANGO_ALIGN_LEFT },
  };
  const GPtrArray *corrections = facts->review->corrections;
  AssayBlock *table;

  assay_content_add_heading (content, ASSAY_HEADING_PART, _ ("Corrective actions"), NULL);
  if (corrections->len == 0)
    {
      assay_content_add_note (content, _ ("No corrective action was required."));
      return;
    }
  table = assay_table_new (columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < corrections->len; i++)
    {
      const AssayCorrection *correction = corrections->pdata[i];

      begin_row (table, facts, 'C', correction->number, correction->criterion);
      assay_table_add_text (table, correction->what);
      add_date (table, correction->due);
      add_done (table, correction, facts->today);
    }
  assay_content_add (content, table);
}

void
assay_review_report_add_asked (AssayContent *content, const AssayReviewFacts *facts)
{
  assay_part_begin_section (content, _ ("Asked of the service"), ASSAY_REVIEW_ANCHOR_ASKED);
  add_corrections (content, facts);
  add_requests (content, facts);
  assay_content_end_section (content);
}
