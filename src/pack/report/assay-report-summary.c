/* The first page of a health-check report.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/report/assay-report-sections.h"

#include "pack/report/assay-rings.h"
#include "pack/sections/assay-section-parts.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define LABEL_POINTS 110.0
#define AFTER_CHART 6.0
/* A board reads no more; the standards have the rest. */
#define MOST_STEPS 6u

static void
add_title (AssayContent *content, const AssayPackFacts *facts)
{
  AssayPhrase *kind = assay_phrase_new (ASSAY_TEXT_COVER_LINE);
  g_autofree char *against = g_strdup_printf (_ ("against the %s, edition %s"),
                                              facts->scheme->title, facts->scheme->edition);

  assay_phrase_add (kind, ASSAY_SPAN_ACCENT, _ ("Health-check report"));
  assay_content_add (content, assay_paragraph_new (kind, 0));
  assay_content_add (content,
                     assay_heading_new (ASSAY_HEADING_COVER,
                                        assay_phrase_new_text (ASSAY_TEXT_TITLE,
                                                               facts->portfolio->head->service),
                                        NULL, ASSAY_ANCHOR_COVER));
  assay_content_add_paragraph (content, ASSAY_TEXT_COVER_LINE, against);
  assay_content_add_note (
      content, _ ("For the service’s own use, and its board’s. Not a submission: it holds no "
                  "evidence, claims no award, and is no form of any awarding body."));
}

static void
add_facts (AssayContent *content, const AssayReportFacts *report)
{
  const AssayPackFacts *facts = report->facts;
  AssayBlock *table = assay_part_new_fact_table (LABEL_POINTS);
  g_autofree char *on = assay_date_format_long (facts->readiness->on);
  g_autofree char *planned = assay_date_format_long (facts->portfolio->head->planned);

  assay_part_add_fact (table, _ ("Speaks for"), on);
  assay_part_add_fact (table, _ ("Planned submission"),
                       planned != NULL ? planned : _ ("no date yet"));
  assay_part_add_fact (table, _ ("Rated so far"), report->health->progress);
  assay_part_add_fact (table, _ ("Improvement actions"), report->actions->summary);
  assay_content_add (content, table);
}

static AssayPhrase *
new_ring_title (const AssayStandard *standard)
{
  g_autofree char *anchor = assay_anchor_standard (standard);
  g_autofree char *title = g_strdup_printf ("%s %s", standard->id, standard->title);
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_TABLE);

  assay_phrase_add_link (phrase, anchor, title);

  return phrase;
}

static void
add_rings (AssayContent *content, const AssayReadiness *readiness)
{
  AssayBlock *rings = assay_rings_new ();

  for (guint i = 0; i < readiness->n_standards; i++)
    {
      const AssayStandardReadiness *standard = &readiness->standards[i];
      g_autofree char *amount =
          g_strdup_printf (_ ("%u of %u"), standard->counts[ASSAY_STATE_READY],
                           standard->n_applicable);

      assay_rings_add (rings, standard->counts, amount, new_ring_title (standard->standard));
    }
  assay_content_add (content, rings);
}

/* The legend, as a sentence: a few pages need no table for it. */
static void
add_legend (AssayContent *content, const AssayScheme *scheme)
{
  g_autofree char *text = g_strdup_printf (
      _ ("The thick part of each ring is what is ready: rated “%s” or higher, and supported by "
         "current evidence. The thin part is claimed, a gap or not rated yet."),
      scheme->threshold->title);

  assay_content_add_note (content, text);
}

/* --- What to do next --- */

static AssayPhrase *
new_step (const char *title, const char *text)
{
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_BODY);

  assay_phrase_add (phrase, ASSAY_SPAN_STRONG, title);
  if (text != NULL)
    {
      assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, "\n");
      assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, text);
    }

  return phrase;
}

static void
add_overdue (AssayBlock *list, const AssayActionsState *actions)
{
  g_autofree char *title = NULL;
  g_autoptr (GString) which = g_string_new (NULL);

  if (actions->n_overdue == 0)
    return;
  title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u action is overdue",
                                        "%u actions are overdue", actions->n_overdue),
                           actions->n_overdue);
  for (guint i = 0; i < actions->rows->len && i < MOST_STEPS; i++)
    {
      const AssayActionsRow *row = actions->rows->pdata[i];

      if (row->is_overdue)
        g_string_append_printf (which, "%s%s: %s, %s", which->len > 0 ? "\n" : "", row->number,
                                row->action->what, row->subtitle);
    }
  assay_list_add (list, new_step (title, which->str));
}

static void
add_next (AssayContent *content, const AssayReportFacts *report)
{
  const AssayOverviewState *overview = report->overview;
  const GPtrArray *rows = overview->is_fresh ? overview->first_steps : overview->in_the_way;
  AssayBlock *list;

  assay_content_add_heading (content, ASSAY_HEADING_PART, _ ("What to do next"), NULL);
  if (rows->len == 0 && report->actions->n_overdue == 0)
    {
      assay_content_add_paragraph (content, ASSAY_TEXT_BODY,
                                   _ ("Nothing stands in the way of a submission."));
      return;
    }
  list = assay_list_new ();
  add_overdue (list, report->actions);
  for (guint i = 0; i < rows->len && i < MOST_STEPS; i++)
    {
      const AssayOverviewRow *row = rows->pdata[i];

      assay_list_add (list, new_step (row->title, row->text));
    }
  assay_content_add (content, list);
  if (rows->len > MOST_STEPS)
    assay_content_add_note (content, _ ("These come first; what else is to be done stands below."));
}

void
assay_report_add_summary (AssayContent *content, const AssayReportFacts *report)
{
  const AssayReadiness *readiness = report->facts->readiness;
  g_autofree char *verdict = assay_wording_verdict (readiness);

  assay_content_begin_section (content, _ ("Summary"));
  assay_content_add_bookmark (content, 0, _ ("Summary"), ASSAY_ANCHOR_COVER);
  add_title (content, report->facts);
  add_facts (content, report);
  assay_content_add_heading (content, ASSAY_HEADING_PART, _ ("Where the service stands"),
                             ASSAY_ANCHOR_READINESS);
  assay_content_add_paragraph (content, ASSAY_TEXT_LEAD, verdict);
  assay_content_add_paragraph (content, ASSAY_TEXT_BODY, report->overview->line);
  assay_content_add (content, assay_space_new (AFTER_CHART));
  add_rings (content, readiness);
  add_legend (content, readiness->scheme);
  add_next (content, report);
  assay_content_end_section (content);
}
