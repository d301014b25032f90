/* How ready the service is: the verdict in words, a picture of it, and what is missing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/assay-chart.h"
#include "pack/html/assay-html-chart.h"
#include "pack/sections/assay-section-parts.h"
#include "pack/sections/assay-sections.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define OVERVIEW_HEIGHT 16.0

static char *
describe_rule (const AssayPackFacts *facts)
{
  const AssayScheme *scheme = facts->scheme;
  g_autofree char *date = assay_date_format_long (facts->readiness->on);

  switch (scheme->scoring)
    {
    case ASSAY_SCORING_ALL:
      return g_strdup_printf (
          _ ("Worked out for %s. %s hold when everything in them that applies is "
             "rated “%s” or higher and supported by current evidence of the "
             "right kind."),
          date, scheme->word_standards, scheme->threshold->title);
    case ASSAY_SCORING_WEIGHTED:
      return g_strdup_printf (
          _ ("Worked out for %s. %s hold when at least %u %% of what applies in "
             "them, by weight, is rated “%s” or higher and supported by current "
             "evidence of the right kind."),
          date, scheme->word_standards, scheme->scoring_threshold, scheme->threshold->title);
    case ASSAY_SCORING_FLAT:
      return g_strdup_printf (
          _ ("Worked out for %s. The service is ready when at least %u %% of all "
             "that applies is rated “%s” or higher and supported by current "
             "evidence of the right kind."),
          date, scheme->scoring_threshold, scheme->threshold->title);
    }
  g_assert_not_reached ();
}

static void
draw_overview (cairo_t *cr, double width, double height, gpointer data)
{
  assay_chart_draw_bar (cr, width, height, data, &assay_chart_palette_paper);
}

static void
write_overview (AssayMarkup *markup, gconstpointer data)
{
  assay_html_add_bar (markup, data, FALSE);
}

static char *
describe_state (const AssayPackFacts *facts, AssayState state)
{
  switch (state)
    {
    case ASSAY_STATE_READY:
      return g_strdup (_ ("Rated high enough, and current evidence supports it."));
    case ASSAY_STATE_CLAIMED:
      return g_strdup (_ ("Rated high enough, but no cited evidence counts yet."));
    case ASSAY_STATE_GAP:
      return g_strdup_printf (_ ("Rated under “%s”."), facts->scheme->threshold->title);
    case ASSAY_STATE_NOT_ASSESSED:
      return g_strdup (_ ("Not rated yet."));
    case ASSAY_STATE_NOT_APPLICABLE:
      return g_strdup (_ ("Does not apply to this service; the reason is given."));
    }
  g_assert_not_reached ();
}

/* The legend of every bar in the pack, with the counts of the whole. */
static void
add_legend (AssayContent *content, const AssayPackFacts *facts)
{
  const AssayColumn columns[] = {
    { "", 34, 0, PANGO_ALIGN_LEFT },
    { _ ("State"), 86, 0, PANGO_ALIGN_LEFT },
    { facts->scheme->word_criteria, 56, 0, PANGO_ALIGN_RIGHT },
    { _ ("What it means"), 0, 1, PANGO_ALIGN_LEFT },
  };
  AssayBlock *table = assay_table_new (columns, G_N_ELEMENTS (columns));

  for (int state = ASSAY_STATE_READY; state >= 0; state--)
    {
      g_autofree char *count = g_strdup_printf ("%u", facts->readiness->counts[state]);
      g_autofree char *meaning = describe_state (facts, state);

      assay_table_add_row (table, NULL);
      assay_table_add_swatch (table, (AssayState) state);
      assay_table_add_chip (table, assay_part_new_state_chip (state));
      assay_table_add_text (table, count);
      assay_table_add_text (table, meaning);
    }
  assay_content_add (content, table);
}

/* The title, and below it where the standard is weakest. */
static AssayPhrase *
new_standard_title (const AssayStandardReadiness *standard)
{
  g_autofree char *anchor = assay_anchor_standard (standard->standard);
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_TABLE);

  assay_phrase_add_link (phrase, anchor, standard->standard->title);
  if (standard->weakest != NULL && standard->weakest->state != ASSAY_STATE_READY)
    {
      const AssayCriterion *criterion = standard->weakest->criterion;
      g_autofree char *target = assay_anchor_criterion (criterion);

      assay_phrase_add (phrase, ASSAY_SPAN_QUIET, "\n");
      assay_phrase_add (phrase, ASSAY_SPAN_QUIET, _ ("weakest: "));
      assay_phrase_add_link (phrase, target, criterion->id);
      assay_phrase_add (phrase, ASSAY_SPAN_QUIET, " ");
      assay_phrase_add (phrase, ASSAY_SPAN_QUIET, criterion->title);
    }

  return phrase;
}

static void
add_standard_table (AssayContent *content, const AssayPackFacts *facts)
{
  g_autofree char *ready = g_strdup_printf (_ ("%s ready"), facts->scheme->word_criteria);
  const AssayColumn columns[] = {
    { "", 16, 0, PANGO_ALIGN_LEFT },
    { facts->scheme->word_standard, 0, 1, PANGO_ALIGN_LEFT },
    { ready, 104, 0, PANGO_ALIGN_LEFT },
    { "", 38, 0, PANGO_ALIGN_LEFT },
    { _ ("State"), 54, 0, PANGO_ALIGN_LEFT },
    { _ ("Page"), ASSAY_PART_PAGE_POINTS, 0, PANGO_ALIGN_RIGHT },
  };
  AssayBlock *table = assay_table_new (columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < facts->readiness->n_standards; i++)
    {
      const AssayStandardReadiness *standard = &facts->readiness->standards[i];
      g_autofree char *anchor = assay_anchor_standard (standard->standard);
      g_autofree char *count = g_strdup_printf (_ ("%u of %u"), standard->counts[ASSAY_STATE_READY],
                                                standard->n_applicable);

      assay_table_add_row (table, NULL);
      assay_table_add_strong (table, standard->standard->id);
      assay_table_add_phrase (table, new_standard_title (standard));
      assay_table_add_bar (table, standard->counts);
      assay_table_add_text (table, count);
      assay_table_add_chip (table, assay_part_new_holds_chip (standard->holds));
      assay_table_add_phrase (table, assay_part_new_page (anchor));
    }
  assay_content_add (content, table);
}

static AssayPhrase *
new_plan (const AssayPackFacts *facts, const AssayCriterion *criterion)
{
  const GPtrArray *actions = assay_pack_facts_lookup_actions (facts, criterion->id);
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_TABLE);

  for (guint i = 0; actions != NULL && i < actions->len; i++)
    {
      const AssayAction *action = actions->pdata[i];
      g_autofree char *due = assay_date_format_short (action->due);
      g_autofree char *text = NULL;

      if (action->state != ASSAY_ACTION_OPEN)
        continue;
      text = g_strdup_printf (_ ("%s (%s, by %s)"), action->what, action->owner, due);
      if (!assay_phrase_is_empty (phrase))
        assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, "\n");
      assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, text);
    }
  if (assay_phrase_is_empty (phrase))
    assay_phrase_add (phrase, ASSAY_SPAN_QUIET, ASSAY_PART_NOTHING);

  return phrase;
}

static void
add_missing (AssayContent *content, const AssayPackFacts *facts)
{
  const AssayColumn columns[] = {
    { facts->scheme->word_criterion, 46, 0, PANGO_ALIGN_LEFT },
    { _ ("State"), 76, 0, PANGO_ALIGN_LEFT },
    { _ ("Why it is not ready"), 0, 1.15, PANGO_ALIGN_LEFT },
    { _ ("Planned"), 0, 1, PANGO_ALIGN_LEFT },
  };
  AssayBlock *table = assay_table_new (columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < facts->readiness->n_criteria; i++)
    {
      const AssayCriterionReadiness *criterion = &facts->readiness->criteria[i];
      g_autofree char *why = NULL;

      if (criterion->state == ASSAY_STATE_READY || criterion->state == ASSAY_STATE_NOT_APPLICABLE)
        continue;
      why = assay_wording_why (facts->readiness, criterion);
      assay_table_add_row (table, NULL);
      assay_table_add_phrase (table, assay_part_new_criterion_link (criterion->criterion));
      assay_table_add_chip (table, assay_part_new_state_chip (criterion->state));
      assay_table_add_text (table, why);
      assay_table_add_phrase (table, new_plan (facts, criterion->criterion));
    }
  if (assay_table_is_empty (table))
    {
      assay_block_free (table);
      return;
    }
  assay_content_add_heading (content, ASSAY_HEADING_PART, _ ("What is missing"), NULL);
  assay_content_add (content, table);
}

void
assay_section_add_readiness (AssayContent *content, const AssayPackFacts *facts)
{
  g_autofree char *verdict = assay_wording_verdict (facts->readiness);
  g_autofree char *rule = describe_rule (facts);
  g_autofree char *shown = assay_chart_describe (facts->readiness->counts);
  AssayBlock *overview = assay_drawing_new (OVERVIEW_HEIGHT, shown, draw_overview,
                                            (gpointer) facts->readiness->counts, NULL);

  assay_part_begin_section (content, _ ("How ready the service is"), ASSAY_ANCHOR_READINESS);
  assay_content_add_paragraph (content, ASSAY_TEXT_LEAD, verdict);
  assay_content_add_note (content, rule);
  assay_content_add (content, assay_space_new (8));
  assay_drawing_set_write (overview, write_overview);
  assay_content_add (content, overview);
  assay_content_add (content, assay_space_new (4));
  add_legend (content, facts);
  assay_content_add_heading (content, ASSAY_HEADING_PART, facts->scheme->word_standards, NULL);
  add_standard_table (content, facts);
  add_missing (content, facts);
  assay_content_end_section (content);
}
