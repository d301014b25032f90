/* A health-check report, standard by standard.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/report/assay-report-sections.h"

#include "base/assay-text.h"
#include "pack/sections/assay-section-parts.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define CRITERION_POINTS 150.0
#define RATING_POINTS 76.0
#define STATE_POINTS 70.0
#define PLACE_PREFIX "criterion:"

static const AssayCriterionReadiness *
find_criterion (const AssayPackFacts *facts, const char *id)
{
  return assay_pack_facts_get_criterion (facts, assay_scheme_lookup_criterion (facts->scheme, id));
}

static const AssayHealthStandard *
find_standard (const AssayHealthState *health, const AssayStandard *standard)
{
  for (guint i = 0; i < health->standards->len; i++)
    {
      const AssayHealthStandard *candidate = health->standards->pdata[i];

      if (candidate->standard == standard)
        return candidate;
    }

  return NULL;
}

/* --- Strengths --- */

/* What is claimed needs its reason; what is ready needs none. */
static AssayPhrase *
new_strength (const AssayPackFacts *facts, const AssayOverviewRow *row)
{
  const AssayCriterionReadiness *criterion =
      find_criterion (facts, row->place + strlen (PLACE_PREFIX));
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_BODY);
  g_autofree char *rating = g_strconcat (" · ", row->chip, NULL);

  assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, row->title);
  assay_phrase_add (phrase, ASSAY_SPAN_QUIET, rating);
  if (criterion->state == ASSAY_STATE_CLAIMED)
    {
      g_autofree char *why = assay_wording_why (facts->readiness, criterion);
      g_autofree char *claimed = g_strdup_printf (_ ("\nNot shown yet. %s"), why);

      assay_phrase_add (phrase, ASSAY_SPAN_QUIET, claimed);
    }

  return phrase;
}

/* A list: it takes half the room of a table, and a board is to read a few pages. */
static void
add_strengths (AssayContent *content,
               const AssayPackFacts *facts,
               const AssayHealthStandard *standard)
{
  AssayBlock *list;

  if (standard->strengths->len == 0)
    return;
  list = assay_list_new ();
  for (guint i = 0; i < standard->strengths->len; i++)
    assay_list_add (list, new_strength (facts, standard->strengths->pdata[i]));
  assay_content_add_heading (content, ASSAY_HEADING_LABEL, _ ("Strengths"), NULL);
  assay_content_add (content, list);
}

/* --- Areas to improve --- */

static AssayPhrase *
new_reason (const AssayPackFacts *facts,
            const AssayHealthGap *gap,
            const AssayCriterionReadiness *criterion)
{
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_TABLE);
  g_autofree char *why = assay_wording_why (facts->readiness, criterion);
  g_autofree char *step =
      gap->planned != NULL
          ? g_strdup_printf (_ ("Planned: %s"), gap->planned)
          : assay_wording_reason_step (facts->readiness, criterion, &criterion->reasons[0]);

  assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, why);
  if (!assay_text_is_blank (step))
    {
      assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, "\n");
      assay_phrase_add (phrase, ASSAY_SPAN_QUIET, step);
    }

  return phrase;
}

static void
add_areas (AssayContent *content, const AssayPackFacts *facts, const AssayHealthStandard *standard)
{
  const AssayColumn columns[] = {
    { facts->scheme->word_criterion, CRITERION_POINTS, 0, PANGO_ALIGN_LEFT },
    { _ ("Rating"), RATING_POINTS, 0, PANGO_ALIGN_LEFT },
    { _ ("Why, and what would help"), 0, 1, PANGO_ALIGN_LEFT },
  };
  AssayBlock *table;

  if (standard->gaps->len == 0)
    return;
  table = assay_table_new (columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < standard->gaps->len; i++)
    {
      const AssayHealthGap *gap = standard->gaps->pdata[i];
      const AssayCriterionReadiness *criterion = find_criterion (facts, gap->criterion);

      assay_table_add_row (table, NULL);
      assay_table_add_strong (table, gap->row.title);
      assay_table_add_text (table, gap->row.chip);
      assay_table_add_phrase (table, new_reason (facts, gap, criterion));
    }
  assay_content_add_heading (content, ASSAY_HEADING_LABEL, _ ("Areas to improve"), NULL);
  assay_content_add (content, table);
}

/* The criteria in one state, named in a sentence: no more is known of them. */
static void
add_named (AssayContent *content,
           const AssayPackFacts *facts,
           const AssayStandard *standard,
           AssayState state,
           const char *format)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < standard->criteria->len; i++)
    {
      const AssayCriterion *criterion = standard->criteria->pdata[i];

      if (assay_pack_facts_get_criterion (facts, criterion)->state == state)
        g_string_append_printf (list, "%s%s %s", list->len > 0 ? _ ("; ") : "", criterion->id,
                                criterion->title);
    }
  if (list->len == 0)
    return;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = g_strdup_printf (format, list->str);
#pragma GCC diagnostic pop
  assay_content_add_note (content, text);
}

/* --- Planned actions --- */

static AssayBlock *
new_action_table (const AssayPackFacts *facts)
{
  const AssayColumn columns[] = {
    { _ ("Due"), 62, 0, PANGO_ALIGN_LEFT },
    { facts->scheme->word_criterion, 46, 0, PANGO_ALIGN_LEFT },
    { _ ("What will be done"), 0, 1, PANGO_ALIGN_LEFT },
    { _ ("Owner"), 82, 0, PANGO_ALIGN_LEFT },
    { _ ("State"), STATE_POINTS, 0, PANGO_ALIGN_LEFT },
  };

  return assay_table_new (columns, G_N_ELEMENTS (columns));
}

static void
add_action (AssayBlock *table, const AssayCriterion *criterion, const AssayActionsRow *row)
{
  g_autofree char *due = assay_date_format_short (row->action->due);

  assay_table_add_row (table, NULL);
  assay_table_add_text (table, due != NULL ? due : ASSAY_PART_NOTHING);
  assay_table_add_text (table, criterion != NULL ? criterion->id : ASSAY_PART_NOTHING);
  assay_table_add_text (table, row->action->what);
  assay_table_add_text (table, row->action->owner);
  if (row->is_overdue)
    assay_table_add_chip (table,
                          assay_paper_chip_new ("!", row->word,
                                                assay_chart_palette_paper.states[ASSAY_STATE_GAP]));
  else
    assay_table_add_chip (table, assay_part_new_action_chip (row->action->state));
}

/* Those of @standard; NULL: those of no standard of this edition. FALSE where there are none. */
static gboolean
add_actions (AssayContent *content, const AssayReportFacts *report, const AssayStandard *standard)
{
  AssayBlock *table = new_action_table (report->facts);

  for (guint i = 0; i < report->actions->rows->len; i++)
    {
      const AssayActionsRow *row = report->actions->rows->pdata[i];
      const AssayCriterion *criterion =
          row->action->criterion != NULL
              ? assay_scheme_lookup_criterion (report->facts->scheme, row->action->criterion)
              : NULL;

      if ((criterion != NULL ? criterion->standard : NULL) == standard)
        add_action (table, criterion, row);
    }
  if (assay_table_is_empty (table))
    {
      assay_block_free (table);
      return FALSE;
    }
  assay_content_add_heading (content, standard != NULL ? ASSAY_HEADING_LABEL : ASSAY_HEADING_PART,
                             standard != NULL ? _ ("Planned") : _ ("Other planned actions"), NULL);
  assay_content_add (content, table);

  return TRUE;
}

/* --- The whole --- */

static void
add_heading (AssayContent *content, const AssayStandardReadiness *standard)
{
  g_autofree char *anchor = assay_anchor_standard (standard->standard);
  g_autofree char *number = g_strdup_printf ("%s  ", standard->standard->id);
  g_autofree char *title =
      g_strdup_printf ("%s %s", standard->standard->id, standard->standard->title);
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_HEADING);

  assay_phrase_add (phrase, ASSAY_SPAN_ACCENT, number);
  assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, standard->standard->title);
  assay_content_add_bookmark (content, 0, title, anchor);
  assay_content_add (content,
                     assay_heading_new (ASSAY_HEADING_CRITERION, phrase,
                                        assay_part_new_holds_chip (standard->holds), anchor));
}

static void
add_standard (AssayContent *content,
              const AssayReportFacts *report,
              const AssayStandardReadiness *standard)
{
  const AssayHealthStandard *health = find_standard (report->health, standard->standard);
  gboolean planned;

  add_heading (content, standard);
  assay_content_add_paragraph (content, ASSAY_TEXT_BODY,
                               health != NULL ? health->summary : _ ("Nothing is rated here yet."));
  if (health != NULL)
    {
      add_strengths (content, report->facts, health);
      add_areas (content, report->facts, health);
    }
  add_named (content, report->facts, standard->standard, ASSAY_STATE_NOT_ASSESSED,
             _ ("Not rated yet: %s."));
  add_named (content, report->facts, standard->standard, ASSAY_STATE_NOT_APPLICABLE,
             _ ("Does not apply to this service: %s."));
  planned = add_actions (content, report, standard->standard);
  if (!planned && health != NULL && health->gaps->len > 0)
    assay_content_add_note (content, _ ("Nothing is planned here yet."));
}

void
assay_report_add_standards (AssayContent *content, const AssayReportFacts *report)
{
  const AssayReadiness *readiness = report->facts->readiness;

  assay_content_begin_section (content, readiness->scheme->word_standards);
  for (guint i = 0; i < readiness->n_standards; i++)
    add_standard (content, report, &readiness->standards[i]);
  add_actions (content, report, NULL);
  assay_content_end_section (content);
}
